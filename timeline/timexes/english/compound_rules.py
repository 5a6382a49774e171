"""Rules for dates that are parts of others: 'August of that year', 'later in the month', '3, 9 and 16 May'."""

from __future__ import annotations

import re
from typing import Final, Literal

import attrs

from timeline.calendar import Unit
from timeline.expressions import Shift
from timeline.later import later
from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import making as m
from timeline.timexes.english import words as w

"""Words that count from the article's own time; the others count from what was told."""


def _of_year(found: Found) -> Made:
    """A month, day, season or quarter of a year that is counted."""
    pick, grain = _picked(found)
    if not pick:
        return None
    return Meaning("DATE", "", m.part(found["part"]), m.in_year(found["which"], pick, grain))


def _picked(found: Found) -> tuple[str, Unit]:
    if month := found["month"]:
        day = m.ordinal(found["day"] or found["ord"])
        if not day:
            return f"XXXX-{m.month(month):02d}", "month"
        return values.day("XXXX", m.month(month), day) or "", "day"
    if season := found["season"]:
        return f"XXXX-{w.SEASONS[season]}", "season"
    if half := found["half"]:
        return f"XXXX-H{1 if half == 'first' else 2}", "half"
    n = 4 if found["end"] else m.ordinal(found["ord"])
    return (f"XXXX-Q{n}", "quarter") if 1 <= n <= 4 else ("", "quarter")


def _same_a_year_off(found: Found) -> Made:
    """'the same month a year earlier', 'the same quarter last year': the unit of the text, a year before it."""
    unit, _ = m.calendar_unit(found["unit"])
    return Meaning("DATE", "", None, Shift("reference", "year", -1, unit))


def _day_of_month(found: Found) -> Made:
    """'the 21st of last month'."""
    day, which = m.ordinal(found["ord"]), found["which"]
    base: Literal["dct", "reference"] = "dct" if which in m.OWN else "reference"
    if not 1 <= day <= 31:
        return None
    return Meaning("DATE", "", None, Shift(base, "month", m.step(which), "day", f"XXXX-XX-{day:02d}"))


def _week_of(found: Found) -> Made:
    """'the week of 5 May': the whole week that holds it."""
    value = values.day(
        m.year(found["year"]) or "XXXX", m.month(found["month"]), m.ordinal(found["day"] or found["ord"])
    )
    return Meaning("DATE", values.week(value)) if value else None


def _turn(found: Found) -> Made:
    """'the turn of the 20th century': about the year in which it began."""
    century = f"{100 * (m.ordinal(found['ord']) - 1):04d}" if found["ord"] else "XX00"
    return Meaning("DATE", "2000" if found["millennium"] else century, "APPROX")


def _half_of_year(found: Found) -> Made:
    if found["which"] == "the" and re.match(r" (?:[A-Z]|ago|before|after)", found.after()):
        return None
    half = 2 if found["half"] in ("second", "last", "latter") else 1
    return Meaning("DATE", "", None, m.in_year(found["which"], f"XXXX-H{half}", "half"))


def _edge_of_unit(found: Found) -> Made:
    """the end of the year, the start of next month, later in the week."""
    if m.unit(found["unit"]) in ("weekend", "season", "night"):
        return None
    unit, times = m.calendar_unit(found["unit"])
    which = found["which"] or "the"
    base: Literal["dct", "reference"] = "dct" if which in m.OWN else "reference"
    side = m.side(found["edge"])
    shift = Shift(base, unit, m.step(which) * times, unit, side=side)
    return Meaning("DATE", "", None if side else m.part(found["edge"]), shift)


def _mid_unit(found: Found) -> Made:
    """'in mid-century', but 'mid-century chairs'."""
    if found.before().lower() not in _MID_LEADS or re.match(r"-| \d", found.after()):
        return None
    unit, _ = m.calendar_unit(found["unit"])
    return Meaning("DATE", "", "MID", Shift("dct", unit, 0, unit))


_MID_LEADS: Final = frozenset("in by until till since from around about at before after".split())


def _the_unit(found: Found) -> Made:
    """'profits for the year', 'the week's best day': the one that the article is of."""
    before, after = found.before().lower(), found.after()
    if re.match(r" (?:before|after|following)\b", after):
        return None
    ends = re.match(r" (?:ended|ending)\b", after) or _UP_TO.match(after + found.after(2))
    if ends and found["unit"] != "month":
        return Meaning("DURATION", values.duration(1, found["unit"]))
    owned = re.match(r"'", after)
    unit, _ = m.calendar_unit(found["unit"])
    meaning = values.shifted("dct", unit, 0)
    if found["fiscal"]:
        meaning = Meaning("DATE", "", None, Shift("dct", "year", -1 if found["past"] else 0, "year", "XXXX-FY"))
    if found["past"]:
        return meaning
    if not owned and (before not in _OF_UNIT or _UNIT_GOES_ON.match(after + found.after(2))):
        return attrs.evolve(meaning, genres=("colloquial",)) if unit == "week" else None
    return meaning


_UP_TO: Final = later(
    r" to (?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec|\d)"
)
_OF_UNIT: Final = frozenset("of for in during throughout through over".split())
_UNIT_GOES_ON: Final = later(
    r"(?: (?:of \w|that|when|before|after|to|since|following|in|ahead|and|or|with|who|was|is|were|\d|[A-Z])|-|/)"
)


def _some_day(found: Found) -> Made:
    return Meaning("DATE", "FUTURE_REF") if found.before().lower() in _MODALS else None


_MODALS: Final = frozenset("will would could may might can to 'll should must".split())


def _days(found: Found) -> Made:
    """'May 3, 9 and 16', 'from 5 to 7 June': each of them a day of the month."""
    spans = [found.tokens(name) for name in _LISTED if found[name]]
    year = m.year(found["year"]) or "XXXX"
    days = [values.day(year, m.month(found["month"]), m.ordinal(found[name])) for name in _LISTED if found[name]]
    if not all(days) or not _JOINED.search(found[""]) or _GOES_ON.match(found.after() + found.after(2)):
        return None
    first, last = found.tokens()
    named = found[""][:1].isdigit() and found.before()[:1].isupper() and found.before().lower() not in _DAY_LEADS
    if len(days) > _PAIR and named:
        spans, days, first = spans[1:], days[1:], spans[1][0]  # 'Station 4, 17-18 October'
    spans[0], spans[-1] = (first, spans[0][1]), (spans[-1][0], last)
    return tuple((span, Meaning("DATE", str(day))) for span, day in zip(spans, days, strict=True))


_PAIR: Final = 2
_DAY_LEADS: Final = frozenset(
    "on from between in for by until since monday tuesday wednesday thursday friday saturday sunday mon tue tues wed "
    "thu thur thurs fri sat sun".split()
)
_JOINED: Final = later(r"[&/—–-]|\b(?:and|or|to|through|until|till)\b")
_GOES_ON: Final = later(r"\s*(?::\d|%)|[-/.]?\d|\s*[ap]\.?m\b", re.IGNORECASE)
_LISTED: Final = tuple(f"d{letter}" for letter in "abcdefghij")


def _listed(day: str) -> str:
    """Up to ten days between marks."""
    marks = "([comma] (and|or)?|and|or|[amp]|[slash]|{dash})"
    more = "".join(f"({marks} ({name}: {day}) " for name in _LISTED[2:])
    return f"({_LISTED[0]}: {day}) {marks} ({_LISTED[1]}: {day}) {more}{')?' * len(_LISTED[2:])}"


RULES: Final = (
    Rule(
        "part-of-that-year",
        "({part}? {month} {day}?|the? ({day}|{ord}) of? {month}|the? {part}? {season}"
        f"|the? ({{ord}}|(end: last|final|closing)) quarter) ([comma]? (of|in)?) {m.YEAR_OF}",
        _of_year,
        ("in August of that year", "reference+0 month XXXX-08"),
    ),
    Rule(
        "same-a-year-off",
        "the? (same|corresponding|comparable) (unit: day|week|month|quarter) [comma]? (of|in)? "
        "(last year|the (previous|preceding|prior) year|the year before|(a|one) year (ago|earlier|before|previously))",
        _same_a_year_off,
        ("in the same month a year earlier", "reference-1 year/month"),
    ),
    Rule(
        "day-of-that-month",
        "the? {ord} (day)? of "
        "(which: that same|that|the same|the following|the next|the previous|this|last|next|the) month",
        _day_of_month,
        ("on the 21st of last month", "dct-1 month/day XXXX-XX-21"),
    ),
    Rule(
        "week-of",
        "the? week (of|beginning|starting|ending|ended) ({month} the? ({day}|{ord})|the? ({day}|{ord}) of? {month}) "
        "([comma]? {year})?",
        _week_of,
        ("in the week of 5 May 2024", "2024-W18"),
    ),
    Rule(
        "turn-of-century",
        "the? turn of (the)? ({ord}? century|(millennium: millennium))",
        _turn,
        ("at the turn of the 20th century", "1900 APPROX"),
    ),
    Rule(
        "half-of-that-year",
        f"the? (half: first|second|last|latter) half of ({m.YEAR_OF}|(which: the) year)",
        _half_of_year,
        ("in the first half of next year", "dct+12 month/half XXXX-H1"),
    ),
    Rule(
        "year-s-part",
        "(which: this|last|next|the previous|the following|that|the) year [apos] [gs] "
        "(({ord}|(end: last|final|closing)) [hyphen]? quarter|(half: first|second|last|latter) [hyphen]? half"
        "|{month} {day}?|{season})",
        _of_year,
        ("in last year's third quarter", "dct-12 month/quarter XXXX-Q3"),
    ),
    Rule(
        "edge-of-unit",
        "(edge: (the)? [edge] of|(early|late|earlier|later) in|(the)? (early|latter|later|first|last|final) part of) "
        "(which: the same|the following|the next|that|this|next|last|the) "
        "(unit: day|week|month|year|quarter|decade|century)",
        _edge_of_unit,
        ("by the end of the year", "dct+0 year END"),
    ),
    Rule(
        "mid-unit",
        "mid [hyphen] (unit: century|decade|year|month)",
        _mid_unit,
        ("By mid-century it was gone", "dct+0 century MID"),
    ),
    Rule(
        "unit-s-edge",
        "the? (unit: week|month|year|quarter|decade|century) [apos] [gs] (edge: end|beginning|start)",
        _edge_of_unit,
        ("at month's end", "dct+0 month END"),
    ),
    Rule(
        "the-unit",
        "the ((past: latest|previous|prior|preceding|most recent)? (fiscal: fiscal|financial) (unit: year)"
        "|(unit: year|week|month))",
        _the_unit,
        ("profits for the year", "dct+0 year"),
    ),
    Rule(
        "some-day",
        "(one|some) day",
        _some_day,
        ("It will one day be sold", "FUTURE_REF"),
    ),
    Rule(
        "month-days",
        f"{{month}} {_listed('{day}')} ([comma]? {{year}})?",
        _days,
        ("May 3, 9 and 16", "XXXX-05-03"),
    ),
    Rule(
        "days-month",
        f"{_listed('the? {day}')} of? {{month}} ([comma]? {{year}})?",
        _days,
        ("from 3 to 5 May 2024", "2024-05-03"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
