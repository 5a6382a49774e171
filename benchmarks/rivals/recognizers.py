"""Microsoft's Recognizers-Text, in the Python form of PyPI."""

from __future__ import annotations

import json
import re
from pathlib import Path

from benchmarks.data import Row
from benchmarks.rivals.model import SCRIPTS, Ready, Rival, environment, timex
from benchmarks.rivals.spans import Span, halves

VERSION = "1.0.2a2"

# It takes a name from emoji that newer versions of that no longer have.
REQUIREMENTS = (f"recognizers-text-date-time=={VERSION}", "emoji==0.6.0")

RANGE = re.compile(r"\((?P<first>[^,]*),(?P<last>[^,]*),(?P<length>P[^)]*)\)")

READING = {"news": 0, "narrative": 0, "messages": -1}
"""Of a past and a future reading, the one that does better on this kind of text."""

TYPES = {"duration": "DURATION", "set": "SET"}


def _install(folder: Path) -> Ready:
    python = environment(folder, *REQUIREMENTS)
    command = (python, SCRIPTS / "recognizers_lines.py")
    note = "paragraph by paragraph, where it finds most; of two readings the past one, in messages the future one"
    return Ready(VERSION, command, note)


def value(timex3: str, resolved: str, dct: str) -> str:
    """A value of Recognizers-Text as a whole TIMEX3 one: its blanks filled from what it resolves them to."""
    date, mark, time = timex3.partition("T")
    if date.startswith(("XXXX-W", "XXXX-XX")):
        date = resolved[:10] if _dated(resolved) else date
    elif date.startswith("XXXX-"):
        date = resolved[:4] + date[4:] if _dated(resolved) else date
    elif not date and mark:
        date = dct
    elif date in {"SP", "SU", "FA", "WI"}:
        date = f"XXXX-{date}"
    return date + mark + (f"{time}:00" if re.fullmatch(r"\d\d", time) else time)


def _dated(resolved: str) -> bool:
    return bool(re.match(r"\d{4}-", resolved))


def stretch(first: str, length: str) -> tuple[str, str]:
    """Type and value of a stretch that one phrase names: a quarter, a decade, or as long as it is."""
    year, _, day = first.partition("-")
    if length == "P3M" and day in {"01-01", "04-01", "07-01", "10-01"}:
        return "DATE", f"{year}-Q{int(day[:2]) // 3 + 1}"
    if length == "P10Y" and year.endswith("0") and day == "01-01":
        return "DATE", year[:3]
    return "DURATION", length


def _found(line: str, document: Row) -> list[Row]:
    return [row for one in json.loads(line) for row in _rows(one, document)]


def _rows(one: Row, document: Row) -> list[Row]:
    said, span, dct = one["values"][READING[document["kind"]]], (one["start"], one["end"]), document["dct"][:10]
    first, last, single = (said.get(key) or "" for key in ("start", "end", "value"))
    ranged = RANGE.fullmatch(said["timex"])
    if said["type"] in TYPES:
        return [timex(document, span, TYPES[said["type"]], said["timex"])]
    if not ranged:
        return [_row(document, span, value(said["timex"], first or last or single, dct))]
    both = halves(document["text"], span)
    if both:
        ends = (value(ranged["first"], first, dct), value(ranged["last"], last, dct))
        return [_row(document, part, text) for part, text in zip(both, ends, strict=True)]
    return [timex(document, span, *stretch(value(ranged["first"], first, dct), ranged["length"]))]


def _row(document: Row, span: Span, text: str) -> Row:
    return timex(document, span, "TIME" if re.match(r"[\dX-]*T", text) else "DATE", text)


RECOGNIZERS = Rival("recognizers", "Recognizers-Text", _install, _found)
