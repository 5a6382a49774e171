"""Rules for dates that lie a number of units away: 'three weeks ago', 'two days later', 'a year ago Tuesday'."""

from __future__ import annotations

import re
from typing import Final, Literal

from timeline.calendar import Unit
from timeline.expressions import Mod, Shift
from timeline.later import later
from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import making as m
from timeline.timexes.english import words as w

Base = Literal["dct", "reference"]


def _ago(found: Found) -> Made:
    unit, times = m.calendar_unit(found["unit"])
    way = found["way"]
    past = bool(_BACK.search(way))
    base: Base = "dct" if way.split()[0] in _OWN else "reference"
    if way in ("before", "after") and re.match(r" [A-Za-z(]", found.after()):
        return None  # 'several weeks after the spill'
    seconds = m.unit(found["unit"]) == "second"  # of which no clock here tells
    if found["vague"] or seconds or not (found["num"] or found["half"]):
        pick = "PAST_REF" if past else "FUTURE_REF"
        return Meaning("DATE", pick, None, Shift(base, unit, None, unit, pick, side="before" if past else "after"))
    if unit == "millennium":
        return None
    if way.endswith((" that", " this")) and not _POINTS.match(found.after()):
        return None
    if way.endswith("time") and _ONE_OF.search(found.prose, max(0, found.span().start - _CLAUSE), found.span().start):
        return None
    plus = 0.5 if found["plus"] else 0.0
    count = (m.fraction(found["half"]) or (m.number(found["num"]) or 1.0) + plus) * times
    if m.unit(found["unit"]) == "weekend":
        n = round(-count if past else count) // times
        return Meaning("DATE", "", None, Shift(base, "week", n, "day", "XXXX-WXX-WE"))
    phrasal = found["approx"] == "over" and found.before().lower() in _TAKING  # 'steam took over two years later'
    mod = None if phrasal else _sided(found["approx"], past=past)
    if count == 1.0 and unit == "year" and past and found["approx"] != "exactly":
        return Meaning("DATE", "", mod, Shift(base, "year", -1, "year", "XXXX"))
    unit, count = _whole(unit, count)
    grain: Unit = "day" if found["approx"] == "exactly" else unit
    shift = Shift(base, unit, round(-count if past else count), grain)
    meaning = Meaning("TIME" if unit in ("hour", "minute") else "DATE", "", mod, shift)
    first, last = found.tokens()
    return (((first + 1, last), meaning),) if phrasal else meaning


def _sided(approx: str, *, past: bool) -> Mod | None:
    """'more than a year ago' is a year ago or before, 'less than a year ago' then or after."""
    mod = m.approx(approx)
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return "ON_OR_BEFORE" if past else "ON_OR_AFTER"
    if mod == "EQUAL_OR_LESS" or (mod == "LESS_THAN" and "than" in approx):
        return "ON_OR_AFTER" if past else "ON_OR_BEFORE"
    return mod


_ONE_OF: Final = later(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th|once|twice|times)\b[^.;!?]{0,60} in \Z"
)
"""What happens so often 'in a year's time' does so within it."""
_POINTS: Final = later(
    r"$|[^\w -]| (?:the|an?|and|but|or|his|her|its|their|our|my|he|she|it|they|we|I|you|there|when|in|on|at|to|by)\b"
)
"""What may follow 'after that' where it points to what was told; 'after that attack' names what it counts from."""
_BACK: Final = later(r"ago|back|earlier|before|previously|prior")
_TAKING: Final = frozenset(
    "take takes took taken taking hand hands handed handing turned crossed rolled signed brought carried blew".split()
)
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
    n = -round(count * times)
    if found["wday"]:
        pick = f"XXXX-WXX-{m.weekday(found['wday'])}"
        return Meaning(
            "DATE",
            "",
            None,
            Shift("dct", "day", 7 * n, "day", pick) if unit == "week" else Shift("dct", unit, n, "day", pick),
        )
    return Meaning("DATE", "", None, Shift("dct", unit, n, _GRAINS[found["now"].split()[-1]]))


_GRAINS: Final[dict[str, Unit]] = {"today": "day", "week": "week", "month": "month"}


def _ago_on_day(found: Found) -> Made:
    """'ten years ago on 3 May': that day of the year so long ago."""
    count = m.number(found["num"])
    pick = values.day("XXXX", m.month(found["month"]), m.ordinal(found["day"] or found["ord"]))
    if count is None or pick is None:
        return None
    return Meaning("DATE", "", None, Shift("dct", "month", -12 * round(count), "day", pick))


def _week_on(found: Found) -> Made:
    """'a week on Tuesday', 'two weeks from Tuesday', 'Tuesday week': so long after the Tuesday that comes."""
    count = m.number(found["num"]) if found["num"] else 1.0
    unit, times = m.calendar_unit(found["unit"])
    if count is None or unit != "week" or (found["on"] == "on" and not found["num"].startswith(("a", "two"))):
        return None
    if found["num"] and m.is_counted(found.before()):
        return None  # 'twice a week on Tuesday'
    pick = f"XXXX-WXX-{m.weekday(found['wday'])}"
    return Meaning("DATE", "", None, Shift("dct", "day", 7 * round(count * times), "day", pick))


def _beyond(found: Found) -> Made:
    """'the week before last', 'the month after next'."""
    n = -2 if found["way"] == "before last" else 2
    if found["pod"]:
        return Meaning("TIME", f"T{w.PARTS_OF_DAY[found['pod']]}", None, Shift("dct", "day", n, "day"))
    if found["unit"] == "weekend":
        return Meaning("DATE", "", None, Shift("dct", "week", n, "day", "XXXX-WXX-WE"))
    unit, times = m.calendar_unit(found["unit"])
    return values.shifted("dct", unit, n * times)


def _long_ago(_: Found) -> Made:
    return Meaning("DATE", "PAST_REF")


def _in_units(found: Found) -> Made:
    """'will open in two weeks': the length is marked, and dated; 'for the first time in two weeks' is none such."""
    unit, times = m.calendar_unit(found["unit"])
    count = m.number(found["num"])
    start = found.span().start
    clause = found.prose[max(0, start - _CLAUSE) : start]
    if count is None or unit not in w.LASTING or not _WILL.search(clause) or re.match(r"['-]| and$", found.after()):
        return None
    unit, whole = _whole(unit, count * times)
    shift = Shift("dct", unit, round(whole), unit)
    return (
        ("core", Meaning("DURATION", values.duration(count, m.unit(found["unit"])), m.approx(found["approx"]), shift)),
    )


_CLAUSE: Final = 100
_WILL: Final = later(
    r"\b(?:will|shall|won't|[Ii]s to|are to|due to|expected to|going to|set to|scheduled to|plans? to)\b"
    r"(?![^.;!?]{0,90}\b(?:first|second|third|once|twice|times|\w{2,12}est|worst|only|least|most)\b)[^.;!?]{0,90}\Z"
)
"""A verb of the future in the same clause, and nothing counted over the length: 'the first time in two years'."""


def _year_earlier(found: Found) -> Made:
    """'the year-earlier quarter', 'year-ago profit': a year before what was told."""
    if found["num"]:
        return Meaning("DURATION", values.duration(m.number(found["num"]), "month"))
    if found["quarter"]:
        return Meaning("DATE", "", None, Shift("reference", "year", -1, "quarter", "XXXX-QX"))
    return Meaning("DATE", "", None, Shift("reference", "year", -1, "year", "XXXX"))


def _seasons_ago(found: Found) -> Made:
    """'two summers ago': the one before the last."""
    count = m.number(found["num"])
    if not count:
        return None
    pick = f"XXXX-{w.SEASONS[found['season'].removesuffix('s')]}"
    return Meaning("DATE", "", None, Shift("dct", "year", -round(count), "season", pick))


def _then(found: Found) -> Made:
    """'by then': the time that was told last."""
    if re.match(r"[-'] ?| [A-Z]", found.after()):
        return None  # 'by then Senator Ross'
    return (("core", Meaning("DATE", "", None, Shift("reference", "day", 0, "day", "REF"))),)


RULES: Final = (
    Rule(
        "ago-on",
        "{num} {unit} ago ((on|this|last)? {wday}|(now: today|this week|this month))",
        _ago_on,
        ("a year ago Tuesday", "dct-1 year/day XXXX-WXX-2"),
    ),
    Rule(
        "ago-on-day",
        "{num} (year|years) ago (on|in)? ({month} the? ({day}|{ord})|the? ({day}|{ord}) of? {month})",
        _ago_on_day,
        ("ten years ago on 3 May", "dct-120 month/day XXXX-05-03"),
    ),
    Rule(
        "week-on",
        "{num} {unit} (on: on|from|after) {wday}|{wday} (unit: week|wk|fortnight)",
        _week_on,
        ("a week on Tuesday", "dct+7 day XXXX-WXX-2"),
    ),
    Rule(
        "beyond",
        "the? ((unit: day|week|wk|weekend|month|mth|quarter|year|decade|century)|(pod: night|evening)) "
        "(way: before last|after next)",
        _beyond,
        ("the week before last", "dct-2 week"),
    ),
    Rule(
        "in-units",
        "in (core: {approx}? {num} {unit})",
        _in_units,
        ("It will open in two weeks", "P2W dct+2 week"),
    ),
    Rule(
        "long-ago",
        "(some time|(a|not)? (very)? long (time)?|not (so|that|too)? long) ago"
        "|the other (day|night|week|morning|evening)",
        _long_ago,
        ("a long time ago", "PAST_REF"),
    ),
    Rule(
        "ago",
        "({approx}|only|just)? ({num}|{vague}|(half: {fraction})) [hyphen]? (more)? (plus: and a half)? {unit} "
        "(plus: and a half)? (or so)? "
        "(way: ago|from now|from today|hence|back|later|earlier|afterwards|afterward|thereafter|after that|after this"
        "|before that|before this|after|before|previously|prior|[apos] time)",
        _ago,
        ("nearly two years ago", "dct-2 year LESS_THAN"),
    ),
    Rule(
        "seasons-ago",
        "{num} (season: springs|summers|autumns|winters) ago",
        _seasons_ago,
        ("two summers ago", "dct-2 year/season XXXX-SU"),
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
        "(by|since|until|till|from|before) (core: then|that time)|at (core: that time)",
        _then,
        ("by then", "reference+0 day REF"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
