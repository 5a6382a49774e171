"""Rules for years of three digits or less that leave their era to what was told: 'in 490 BC ... by the spring of 480'.

A number of three digits is a year only behind a year with an era, and of the same era; nothing else tells it from a
count of men.
"""

from __future__ import annotations

from typing import Final

from timeline.later import later
from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Rule
from timeline.timexes.english import making as m
from timeline.timexes.english import words as w

_FAR: Final = 1500
"""Characters behind a named era after which it no longer counts."""
_ERA: Final = later(r"(?:\d|\b(?:centur(?:ies|y)|dates)) ?(?P<bc>B\.?C)?(?(bc)|(?:C\.?E|A\.?D)\b)|\bA\.?D\.? ?\d")
_MARKS: Final = ("BC", "B.C", "AD", "A.D", "CE")
_TRIES: Final = 4
"""So many words in capitals that only look like an era ('CEO') are passed over."""
_LEADS: Final = frozenset("in by since until from after before between to and through during early late mid".split())
_CLAUSE: Final = later(
    r"[.,;:)]|\s*\Z|\n| (?:the|an?|and|but|or|to|when|where|while|as|he|she|it|they|his|her|their|by|in|on|at|with"
    r"|after|before|under|which|that|was|were|had|is|[A-Z][a-z]+)\b"
)
"""What goes on behind a year; behind a count its noun follows."""


def _era(found: Found) -> str | None:
    """'BC' or '' by the era that was named last; None where none was."""
    prose, end = found.prose, found.span().start
    low = max(0, end - _FAR)
    for _ in range(_TRIES):
        end = max(prose.rfind(mark, low, end) for mark in _MARKS)
        if end < 0:
            return None
        if era := _ERA.search(prose, max(0, end - 10), end + 8):
            return "BC" if era["bc"] else ""
    return None


def _told(found: Found) -> Made:
    named = found["season"] or found["month"]
    if not _CLAUSE.match(found.prose, found.span().end) or not (named or found.before().lower() in _LEADS):
        return None
    era = _era(found)
    if era is None:
        return None
    year = f"{era}{int(found['number']):04d}"
    if found["season"]:
        return m.date(f"{year}-{w.SEASONS[found['season']]}", found)
    if not found["month"]:
        return m.date(year, found)
    month, day = m.month(found["month"]), m.ordinal(found["day"] or found["ord"])
    value = values.day(year, month, day) if day else f"{year}-{month:02d}"
    return m.date(value, found) if value else None


def _decade(found: Found) -> Made:
    era = _era(found)
    return m.date(f"{era}0{found['number'][:2]}", found) if era is not None and found["number"][-1] == "0" else None


RULES: Final = (
    Rule(
        "year-of-told-era",
        "{part}? (the? {season} of?|the? ({day}|{ord}) of? {month} [comma]?"
        "|{month} (the? ({day}|{ord}) [comma])? of?)? (number: [three])",
        _told,
        ("All dates BC: by the summer of 480", "BC0480-SU"),
    ),
    Rule(
        "decade-of-told-era",
        "the {part}? (number: [three]) [gs]",
        _decade,
        ("All dates BC: in the early 430s", "BC043 START"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
