"""Make the pictures of docs/formats.md anew, from sample articles: `./run python -m tests.shots_formats`.

The browser draws with the libraries of the plugins' folders (`npm ci` in each, once), LibreOffice with its fonts, so
that another machine's pictures differ by some pixels. `soffice` and `pdftoppm` must be on the path.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

import attrs
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium, serving
from tests.shots import COLOURS, IMAGES, ROOT
from timeline.cli import main

PLUGINS: Final = ROOT / "plugins"

TIMELINEJS: Final = """<link rel="stylesheet" href="library/css/timeline.css">
<div id="picture" style="height: 500px"></div><script src="library/js/timeline.js"></script>
<script>new TL.Timeline("picture", "file.json", {font: null, start_at_slide: 4, timenav_height: 200,
  script_path: location.origin + "/library/js/"});</script>"""

VIS: Final = """<link rel="stylesheet" href="library/styles/vis-timeline-graph2d.min.css"><style>
  body { font: 14px sans-serif }
  div.vis-item .vis-item-overflow { overflow: visible; }
  div.vis-item.timeline-coarse, div.vis-item.timeline-between { border-style: dashed; background: #eef1fb; }
  div.vis-item.timeline-open { border-style: dotted; }
</style><div id="picture"></div><script src="library/standalone/umd/vis-timeline-graph2d.min.js"></script>
<script>fetch("file.json").then((file) => file.json()).then(({items, groups, options}) =>
  new vis.Timeline(document.getElementById("picture"), items, groups,
    {...options, showCurrentTime: false}));</script>"""

MERMAID: Final = """<div id="picture" style="padding: 0"></div><script src="library/mermaid.min.js"></script>
<script>fetch("file.json").then((file) => file.text()).then(async (source) => {
  mermaid.initialize({startOnLoad: false});
  document.getElementById("picture").innerHTML = (await mermaid.render("drawn", source)).svg;
});</script>"""


@attrs.frozen
class Drawing:
    """What a browser draws: format, size of the picture, article, folder of the library, page, what shows the end."""

    format: str
    size: tuple[int, int]
    seed: str
    library: str
    page: str
    done: str
    options: tuple[str, ...] = ()


DRAWINGS: Final = (
    Drawing("timelinejs", (1000, 500), "biography", "@knight-lab/timelinejs/dist", TIMELINEJS, ".tl-timemarker"),
    Drawing("vis", (1100, 640), "biography", "vis-timeline", VIS, ".vis-item"),
    Drawing("mermaid", (1100, 620), "company", "mermaid/dist", MERMAID, "svg .eventWrapper", ("top=6",)),
)

SHEETS: Final = (("docx", "kursk", (0, 0, 1, 1)), ("xlsx", "accident", (0, 0, 1, 0.62)))
"""What LibreOffice draws: the format, the article, and the part of the page that is shown."""


def write(file: Path, name: str, seed: str, *options: str) -> None:
    """Write the sample article as a file of the format, as the command line does."""
    article = ROOT / "seeds" / seed / "article.md"
    done = main(
        ["build", str(article), "-f", name, "-o", str(file), *(word for one in options for word in ("-O", one))]
    )
    assert done == 0, file


def draw(drawing: Drawing, browser: Browser) -> None:
    """Let the library that the format is for draw the file."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as address:
        modules = PLUGINS / f"timeline-{drawing.format}" / "node_modules"
        Path(folder, "library").symlink_to(modules / drawing.library)
        write(Path(folder, "file.json"), drawing.format, drawing.seed, *drawing.options)
        head = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>-</title>'
        Path(folder, "index.html").write_text(f"{head}<style>body {{ margin: 0 }}</style>{drawing.page}", "utf-8")
        width, height = drawing.size
        # The libraries bring styles and scripts of their own, which the strict policy of the server forbids.
        context = browser.new_context(
            bypass_csp=True, reduced_motion="reduce", viewport={"width": width, "height": height}
        )
        page = context.new_page()
        page.goto(f"{address}/index.html")
        page.wait_for_selector(drawing.done, state="attached")
        _rest(page)
        page.locator("#picture").screenshot(path=IMAGES / f"format-{drawing.format}.png")
        context.close()
    shrink(IMAGES / f"format-{drawing.format}.png")


def _rest(page: Page) -> None:
    """Wait until what the library moves has come to rest."""
    page.wait_for_timeout(2500)
    page.evaluate("document.fonts.ready")


def print_page(name: str, seed: str, part: tuple[float, float, float, float]) -> None:
    """Let LibreOffice lay out the file, and keep its first page, or for a workbook that of its second sheet."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"file.{name}")
        write(file, name, seed)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, file], check=True, capture_output=True)
        number = "2" if name == "xlsx" else "1"
        command = ["pdftoppm", "-png", "-r", "90", "-f", number, "-l", number, "-singlefile", f"{folder}/file.pdf"]
        subprocess.run([*command, f"{folder}/page"], check=True)
        shutil.copyfile(f"{folder}/page.png", IMAGES / f"format-{name}.png")
    shrink(IMAGES / f"format-{name}.png", part)


def shrink(path: Path, part: tuple[float, float, float, float] = (0, 0, 1, 1)) -> None:
    """Cut the part out and keep as many colours as drawings and text need."""
    with Image.open(path) as picture:
        left, top, right, bottom = part
        box = round(left * picture.width), round(top * picture.height), round(right * picture.width)
        cut = picture.convert("RGB").crop((*box, round(bottom * picture.height)))
    cut.quantize(COLOURS).save(path, optimize=True)
    print(f"{path}: {path.stat().st_size / 1000:.0f} KB")  # noqa: T201 - it is a command


def make() -> None:
    """Draw every picture."""
    with sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.getuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium(), args=flags)
        for drawing in DRAWINGS:
            draw(drawing, browser)
        browser.close()
    for name, seed, part in SHEETS:
        print_page(name, seed, part)


if __name__ == "__main__":
    make()
