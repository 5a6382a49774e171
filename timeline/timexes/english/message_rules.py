"""Rules for how short messages write times: 'back at 2250', 'at 5+am', 'half 7', '2nite', 'sat nite', '27.03.15'.

Elsewhere such words and numbers are mostly something else, so these count in messages alone.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.expressions import Mod
from timeline.model import Genre
from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import making as m
from timeline.timexes.english import words as w

_MESSAGE: Final[tuple[Genre, ...]] = ("colloquial",)
_AT: Final = ("at", "@", "abt")
_LEADS: Final = (*_AT, "about", "around", "till", "til", "until", "by", "from", "since", "before", "after")
_JOINS: Final = ("to", "-", "till", "until")
_COUNTS: Final = re.compile(r"\s?[%/:+-]?\d| (?!am\b|pm\b|is\b|was\b|plus\b)[a-z]+s\b|%|[./]\d|'s\b", re.IGNORECASE)
"""What goes on behind a number that is no time of day."""
_ENDS: Final = re.compile(
    r"\s*(?:[.,!?)#@:]|\Z|\n)|ish\b| (?:sharp|later|tonight|tonite|tmr|tmrw|tomorrow|today|on|in|at|for|with|then|and"
    r"|but|or|so|latest|onwards)\b"
)


def _military(found: Found) -> Made:
    """A time of day in four digits: behind 'at', behind a part of the day, or as the end of a range of such."""
    before, digits = found.before().lower(), found.raw("clock").strip()
    year = digits[:2] in ("19", "20")
    led = before in (_AT if year else _LEADS) or (before in _JOINS and re.fullmatch(r"[0-2]\d[0-5]\d", found.before(2)))
    beside = before == "," and found.before(2).lower().removesuffix("s") in w.PARTS_OF_DAY
    value = values.clock(int(digits[:2]), digits[2:])
    if not value or not (led or (beside and not year)) or _COUNTS.match(found.prose, found.span().end):
        return None
    return Meaning("TIME", value, genres=_MESSAGE)


def _plus(found: Found) -> Made:
    """'5+am': at five and a bit."""
    hour = int(found["hour"])
    if found["plus"] != "+" or hour > 12:
        return None
    value = values.clock(hour % 12 + (12 if found["ampm"].startswith("p") else 0))
    return Meaning("TIME", value, "APPROX", genres=_MESSAGE) if value else None


def _on_dial(found: Found) -> Made:
    """'at 4', 'at half 7': of either half of the day."""
    hour = int(m.number(found["hour"]) or 0)
    led = found.before().lower() in ("at", "@") or found["half"]
    if not 1 <= hour <= 12 or not led or not _ENDS.match(found.prose, found.span().end):
        return None
    minute, mod = ("30" if found["half"] else "00"), _about(found)
    known = [values.clock(one, minute) for one in (hour % 12, hour % 12 + 12)]
    return Meaning("TIME", "|".join(one for one in known if one), mod, genres=_MESSAGE)


def _about(found: Found) -> Mod | None:
    return "APPROX" if found.prose.startswith("ish", found.span().end) else None


def _in_digits(found: Found) -> Made:
    """'2nite', '2moro'."""
    if found["two"] != "2" or " " in found.raw(""):
        return None
    if found["word"] in ("nite", "night"):
        return attrs.evolve(values.shifted("dct", "day", 0), type="TIME", value="TNI", genres=_MESSAGE)
    return attrs.evolve(values.shifted("dct", "day", 0 if found["word"] == "day" else 1), genres=_MESSAGE)


def _weekday(found: Found) -> Made:
    """'sat nite', 'on fri': a weekday cut short, in small letters."""
    if not found["pod"] and found.before().lower() not in ("on", "till", "til", "until", "by", "every"):
        return None
    pod = f"T{w.PARTS_OF_DAY[found['pod']]}" if found["pod"] else ""
    value = f"XXXX-WXX-{m.weekday(found['wday'])}{pod}"
    return Meaning("TIME" if pod else "DATE", value, genres=_MESSAGE)


def _dotted(found: Found) -> Made:
    """27.03.15: the day first; a version mostly has other numbers."""
    parts = re.fullmatch(r"(\d\d)\.(\d\d)\.(\d\d)", found.raw("date").strip())
    value = values.day(f"XX{parts[3]}", int(parts[2]), int(parts[1])) if parts else None
    if not value or re.match(r"\.?\d", found.after()) or found.before() in (".", "/", "-", "v", "$"):
        return None
    return Meaning("DATE", value, genres=_MESSAGE)


RULES: Final = (
    Rule(
        "message-military",
        "(clock: [four])",
        _military,
        ("back at 2250", "XXXX-XX-XXT22:50"),
    ),
    Rule(
        "message-plus",
        "(hour: [hour]) (plus: [any]) {ampm}",
        _plus,
        ("left at 5+am", "XXXX-XX-XXT05:00 APPROX"),
    ),
    Rule(
        "message-on-dial",
        "(half: half)? (hour: [n12]|[numword])",
        _on_dial,
        ("see you at half 7", "XXXX-XX-XXT07:30|XXXX-XX-XXT19:30"),
    ),
    Rule(
        "message-in-digits",
        "(two: [n12]) (word: nite|night|day|moro|mrw|morrow|moz)",
        _in_digits,
        ("see you 2moro", "dct+1 day"),
    ),
    Rule(
        "message-weekday",
        "(wday: [wdlow]) (pod: [pod])?",
        _weekday,
        ("on sat nite", "XXXX-WXX-6TNI"),
    ),
    Rule(
        "message-dotted",
        "(date: [int] [dot] [int] [dot] [int])",
        _dotted,
        ("at the museum 27.03.15", "XX15-03-27"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
