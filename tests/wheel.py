"""Prove the wheels: build them, install them where no source is, and run the tests there.

    ./run python tests/wheel.py

In a temporary folder, removed at the end:

1. the main wheel and one for each plugin folder are built from a copy of what the project holds;
2. a clean environment gets the wheels and what they declare, at the versions of requirements.lock, and an article is
   built to every format: so nothing that only the developers have is needed at run time;
3. the rest of requirements.lock joins them, and the tests run from a copy that has no source of Timeline in it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
_NOT_COPIED: Final = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist", "node_modules")
_SMOKE: Final = "The bridge opened on 5 May 2021. In June 2021 it was closed again, the mayor said.\n"


def call(*command: str | Path, cwd: Path) -> None:
    """Run a command there; end this program with its exit code if it fails."""
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    environment |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0"}
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=environment, check=False)
    if done.returncode:
        sys.stderr.write(f"wheel: this failed: {' '.join(str(part) for part in command)}\n")
        raise SystemExit(done.returncode)


def projects(tree: Path) -> list[Path]:
    """The folders that hold a distribution: the main one, then the plugins."""
    return [tree, *sorted(path.parent for path in tree.glob("plugins/*/pyproject.toml"))]


def build_wheels(tree: Path, into: Path) -> list[Path]:
    """Build a wheel of every distribution of the tree."""
    for project in projects(tree):
        call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", into, project, cwd=tree)
    return sorted(into.glob("*.whl"))


def constraints(lock: Path, into: Path) -> Path:
    """The lock's versions without its hashes, since wheels just built are in no lock."""
    pins = [line.removesuffix("\\").strip() for line in lock.read_text("utf-8").splitlines() if "==" in line]
    into.write_text("\n".join(pins) + "\n", "utf-8")
    return into


def without_source(tree: Path, into: Path) -> Path:
    """Copy the tree with its tests and what they read, but with nothing that a wheel holds."""
    shutil.copytree(tree, into)
    shutil.rmtree(into / "timeline")
    for plugin in (into / "plugins").iterdir():
        for path in plugin.iterdir() if (plugin / "tests").is_dir() else [plugin]:
            if path.is_dir() and path.name != "tests":
                shutil.rmtree(path)
            elif path.suffix == ".py":
                path.unlink()
    return into


def smoke(program: Path, folder: Path) -> None:
    """Build an article to every format that the wheels bring."""
    (folder / "article.md").write_text(_SMOKE, "utf-8")
    listed = subprocess.run([program, "plugins", "-o", "json"], cwd=folder, stdout=subprocess.PIPE, check=True).stdout
    suffixes = [one["extension"] for plugin in json.loads(listed) for one in plugin["exporters"]]
    call(program, "build", "article.md", *(part for one in suffixes for part in ("-o", f"a{one}")), cwd=folder)
    call(program.with_name("python"), "-m", "timeline_html", folder, cwd=folder)
    call(program, "plugins", cwd=folder)


def main() -> None:
    """Do the three steps; arguments go to pytest."""
    with tempfile.TemporaryDirectory(prefix="timeline-wheel-") as name:
        work = Path(name)
        tree = Path(shutil.copytree(ROOT, work / "source", ignore=_NOT_COPIED))
        wheels = build_wheels(tree, work / "wheels")
        venv.create(work / "venv", with_pip=True, symlinks=os.name != "nt")
        programs = work / "venv" / ("Scripts" if os.name == "nt" else "bin")
        pip = (programs / "python", "-m", "pip", "--no-input", "-qq", "install")
        pins = constraints(tree / "requirements.lock", work / "constraints.txt")
        call(*pip, "--constraint", pins, *wheels, cwd=work)
        smoke(programs / "timeline", work)
        call(*pip, "--require-hashes", "-r", tree / "requirements.lock", cwd=work)
        call(programs / "python", "-m", "pip", "check", cwd=work)
        tests = without_source(tree, work / "tests")
        shutil.rmtree(tree)
        call(programs / "pytest", *sys.argv[1:], cwd=tests)


if __name__ == "__main__":
    main()
