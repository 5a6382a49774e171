"""`python -m timeline_html FOLDER` writes the component into a website's folder."""

from __future__ import annotations

import argparse
import gzip
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from timeline import TimelineError, WriteError
from timeline_html.component import NAME, component, part_name, scripts
from timeline_html.policy import integrity

_HELP: Final = f"""Writes {NAME}, the component <timeline-view>, into FOLDER, and beside it the parts that it loads
when a page needs them ({part_name("figures")}, and one for each language). Says their sizes and the integrity
by which a page can hold a copy from elsewhere to it. With - the component alone goes to standard output.

In the page:  <script type="module" src="{NAME}"></script>
              <timeline-view src="timeline.json"></timeline-view>"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives the exit code: 0, or 1 where it could not be written."""
    parser = argparse.ArgumentParser(
        "python -m timeline_html", description=_HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", metavar="FOLDER", help="a folder that exists, or - for standard output")
    folder = parser.parse_args(arguments).folder
    try:
        if folder == "-":
            sys.stdout.buffer.write(component().encode())
            sys.stdout.buffer.flush()
        else:
            for name, script in scripts().items():
                print(_told(_written(Path(folder), name, script.encode()), script.encode()))  # noqa: T201 - a command speaks
    except TimelineError as error:
        print(f"timeline_html: {error}", file=sys.stderr)  # noqa: T201 - likewise
        return 1
    return 0


def _told(path: Path, data: bytes) -> str:
    packed = len(gzip.compress(data, mtime=0))
    held = f'\nintegrity="{integrity(data)}"' if path.name == NAME else ""
    return f"{path}: {len(data):,} bytes, {packed:,} gzipped{held}"


def _written(folder: Path, name: str, data: bytes) -> Path:
    """Write the file whole or not at all: beside it first, then in its place. Raises WriteError."""
    if not folder.is_dir():
        what = "it is a file, not a folder" if folder.exists() else "there is no such folder"
        raise WriteError(what, str(folder), "Name a folder that exists; the scripts are written into it")
    path = folder / name
    try:
        _replace(path, data)
    except OSError as error:
        told = f"it cannot be written: {error.strerror or error}"
        raise WriteError(told, str(path), "Ask for permission, or name another folder") from error
    return path


def _replace(path: Path, data: bytes) -> None:
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).chmod(0o644)  # as a web server needs it; the temporary file is its owner's alone
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


if __name__ == "__main__":
    sys.exit(main())
