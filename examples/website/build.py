"""Build the example website into a folder: `python build.py [FOLDER]`, `site` beside this file if none is named.

Three steps, as a newsroom's own build would take them: `timeline` makes the saved JSON of each article, the component's
script is written beside it, and the pages are copied, the included timelines filled in.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parents[1] / "seeds"
TIMELINES = {"harrowmere": "company/article.md", "kursk": "kursk/article.md"}
INCLUDED = re.compile(r"<!-- timeline: (\w+) -->")


def run(module: str, *arguments: str | Path) -> None:
    """Run a program that is a module of this Python, where the articles are: a timeline names its files as they are
    given. End this program where it fails.
    """
    done = subprocess.run([sys.executable, "-m", module, *map(str, arguments)], cwd=SEEDS, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)


def write_timelines(site: Path) -> None:
    """Write the saved JSON of each article, which pages ask for by `src`."""
    for name, article in TIMELINES.items():
        run("timeline", "build", article, "-o", site / f"{name}.json", "-O", "json.compact=yes")


def included(name: str, site: Path) -> str:
    """The element with its whole list inside, to stand in a page: it is read without script, too."""
    made = site / f"{name}.html"
    run("timeline", "export", site / f"{name}.json", "-o", made, "-O", "part=fragment", "-O", f"id={name}")
    fragment = made.read_text("utf-8")
    made.unlink()
    return fragment


def write_pages(site: Path) -> None:
    """Copy the pages with their styles and scripts; what `<!-- timeline: NAME -->` names stands in its place."""
    for page in sorted((HERE / "pages").iterdir()):
        if page.suffix == ".html":
            text = INCLUDED.sub(lambda found: included(found[1], site), page.read_text("utf-8"))
            (site / page.name).write_text(text, "utf-8")
        else:
            shutil.copy(page, site / page.name)


def write_react(site: Path) -> None:
    """Write the React page, where `npm ci` has been run in its folder."""
    npm = shutil.which("npm")
    if npm is None or not (HERE / "react" / "node_modules").is_dir():
        print("react.html is left out: run `npm ci` in react/ to have it, too")
        return
    build = [npm, "run", "--silent", "build", "--", "--log-level=warning", f"--outfile={site / 'react.js'}"]
    subprocess.run(build, cwd=HERE / "react", check=True)
    shutil.copy(HERE / "react" / "index.html", site / "react.html")


def main() -> None:
    """Do it all."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else HERE / "site").resolve()
    site.mkdir(parents=True, exist_ok=True)
    write_timelines(site)
    run("timeline_html", site)
    write_pages(site)
    write_react(site)
    print(f"{site}: to look at it, python -m http.server -d {site}")


if __name__ == "__main__":
    main()
