"""chrono-node, of npm."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.data import Row
from benchmarks.rivals.model import SCRIPTS, Ready, Rival, program, run, timex
from benchmarks.rivals.spans import halves

VERSION = "2.10.3"

SCRIPT = "chrono_lines.mjs"

PARTS = {"night": "NI", "tonight": "NI", "morning": "MO", "afternoon": "AF", "evening": "EV"}
"""How TIMEX3 writes the parts of the day that chrono tells by its marks; the first that fits."""


def _install(folder: Path) -> Ready:
    node = program("node", "Debian and Ubuntu: apt-get install nodejs npm")
    if not (folder / "node_modules" / f"chrono-{VERSION}").exists():
        npm = program("npm", "it comes with Node.js")
        run(npm, "install", "--no-audit", "--no-fund", "--prefix", folder, f"chrono-node@{VERSION}")
        (folder / "node_modules" / f"chrono-{VERSION}").touch()
    # It finds the package from where it lies.
    script = shutil.copy(SCRIPTS / SCRIPT, folder / SCRIPT)
    note = "the parts that chrono is certain of; a range is two expressions where its text names both ends"
    return Ready(VERSION, (node, script), note)


def value(point: Row, marks: Sequence[str] = ()) -> tuple[str, str]:
    """Type and value of a point of chrono, to the finest part that the text names.

    A weekday or time of day is on a day, and the day is part of the value though chrono implies it. What chrono marks
    as `now` or as a part of the day is written as TIMEX3 does.
    """
    certain = set(point["certain"])
    if "now" in marks:
        return "DATE", "PRESENT_REF"
    year, month, day = point["date"]
    whole = f"{year:04d}-{month:02d}-{day:02d}"
    if certain & {"hour", "minute", "second"}:
        hour, minute, _ = point["time"]
        return "TIME", f"{whole}T{hour:02d}:{minute:02d}"
    for part in (part for part in PARTS if part in marks):
        return "TIME", f"{whole}T{PARTS[part]}"
    if certain & {"day", "weekday"}:
        return "DATE", whole
    return "DATE", whole[:7] if "month" in certain else whole[:4]


def _found(line: str, document: Row) -> list[Row]:
    # JavaScript counts UTF-16 units.
    text = document["text"].encode("utf-16-le")
    found = []
    for one in json.loads(line):
        start = len(text[: 2 * one["start"]].decode("utf-16-le"))
        span = (start, start + len(one["text"]))
        both = halves(document["text"], span) if one["to"] else None
        if both:
            found += [timex(document, part, *value(one[end])) for part, end in zip(both, ("from", "to"), strict=True)]
        else:
            found.append(timex(document, span, *value(one["from"], _marks(one))))
    return found


def _marks(one: Row) -> list[str]:
    names = [tag.rpartition("/")[2] for tag in one["tags"]]
    # To chrono a night is an evening; the word says which.
    return ["night", *names] if "evening" in names and "night" in one["text"].lower() else names


CHRONO = Rival("chrono", "chrono-node", _install, _found)
