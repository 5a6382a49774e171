"""The search of dateparser, which Timeline itself asks for dates of other languages."""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks.data import Row
from benchmarks.rivals.model import SCRIPTS, Ready, Rival, timex
from benchmarks.rivals.spans import place


def _install(folder: Path) -> Ready:
    del folder  # it is a dependency of the project
    command = (sys.executable, SCRIPTS / "dateparser_lines.py")
    return Ready(version("dateparser"), command, "it gives days only, whatever the text names")


def _found(line: str, document: Row) -> list[Row]:
    found, at = [], 0
    for piece, day in json.loads(line):
        span = place(document["text"], piece, at)
        if span:
            found.append(timex(document, span, "DATE", day))
            at = span[1]
    return found


DATEPARSER = Rival("dateparser", "dateparser.search", _install, _found)
