"""Rules for dates that lie a number of units away: 'three weeks ago', 'two days later', 'a year ago Tuesday'."""

from __future__ import annotations

import re
from typing import Final, Literal

from timeline.calendar import Unit
from timeline.model import Shift
from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import making as m

Base = Literal["dct", "reference"]


def _ago(found: Found) -> Made:
    unit, times = m.calendar_unit(found["unit"])
    way = found["way"]
    past = bool(_BACK.search(way))
    base: Base = "dct" if way.split()[0] in _OWN else "reference"
    if found["vague"] or not (found["num"] or found["half"]):
        pick = "PAST_REF" if past else "FUTURE_REF"
        return Meaning("DATE", pick, None, Shift(base, unit, None, unit, pick))
    if unit == "millennium" or (way in ("before", "after") and re.match(r" [A-Za-z(]", found.after())):
        return None
    count = (m.fraction(found["half"]) or m.number(found["num"]) or 1.0) * times
    if count == 1.0 and unit == "year" and past:
        return Meaning("DATE", "", m.mod(found), Shift(base, "year", -1, "year", "XXXX"))
    unit, count = _whole(unit, count)
    return values.shifted(base, unit, round(-count if past else count), m.mod(found))


_BACK: Final = re.compile(r"ago|back|earlier|before|previously|prior")
_OWN: Final = ("ago", "from", "hence", "back", "'")
"""First words that count from the article's own time; the others count from what was told."""


def _whole(unit: Unit, count: float) -> tuple[Unit, float]:
    """A count in whole units: decades and centuries in years, a year and a half in months."""
    years = {"decade": 10, "century": 100}.get(unit, 1)
    if years > 1:
        return "year", count * years
    return ("month", count * 12) if unit == "year" and count != int(count) else (unit, count)


def _ago_on(found: Found) -> Made:
    """'a year ago Tuesday': so long before the Tuesday that is near."""
    unit, times = m.calendar_unit(found["unit"])
    count = m.number(found["num"])
    if count is None or unit not in ("week", "month", "year"):
        return None
    pick = f"XXXX-WXX-{m.weekday(found['wday'])}"
    return Meaning("DATE", "", None, Shift("dct", unit, -round(count * times), "day", pick))


def _year_earlier(found: Found) -> Made:
    """'the year-earlier quarter', 'year-ago profit': a year before what was told."""
    if found["num"]:
        return Meaning("DURATION", values.duration(m.number(found["num"]), "month"))
    if found["quarter"]:
        return Meaning("DATE", "", None, Shift("reference", "year", -1, "quarter", "XXXX-QX"))
    return Meaning("DATE", "", None, Shift("reference", "year", -1, "year", "XXXX"))


def _then(found: Found) -> Made:
    """'by then': the time that was told last."""
    if re.match(r"[-'] ?| [A-Z]", found.after()):
        return None  # 'by then Senator Ross'
    return (("core", Meaning("DATE", "", None, Shift("reference", "day", 0, "day", "REF"))),)


RULES: Final = (
    Rule(
        "ago-on",
        "{num} {unit} ago (on|this|last)? {wday}",
        _ago_on,
        ("a year ago Tuesday", "dct-1 year/day XXXX-WXX-2"),
    ),
    Rule(
        "ago",
        "({approx}|only|just)? ({num}|{vague}|(half: {fraction})) [hyphen]? (more)? {unit} (or so)? "
        "(way: ago|from now|from today|hence|back|later|earlier|afterwards|afterward|thereafter|after|before|previously"
        "|prior|[apos] time)",
        _ago,
        ("nearly two years ago", "dct-2 year LESS_THAN"),
    ),
    Rule(
        "units-ago",
        "(unit: [units]) (way: ago|later|earlier)",
        _ago,
        ("months ago", "PAST_REF dct? month PAST_REF"),
    ),
    Rule(
        "year-ago",
        "(the)? (comparable|same)? (year [hyphen] (ago|earlier)) ({ord}? {quarter}|period|{num} months)?",
        _year_earlier,
        ("in the year-earlier quarter", "reference-1 year/quarter XXXX-QX"),
    ),
    Rule(
        "then",
        "(by|since|until|till|from|before) (core: then)",
        _then,
        ("by then", "reference+0 day REF"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
