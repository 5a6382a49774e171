"""Rules for what is counted within a longer time, and for several parts of one: 'the first Monday in May', 'the last
week of April', 'the second half of the 19th century', 'the 15th to the 17th century', '1960s and 70s'.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from timeline.calendar import days_in_month
from timeline.expressions import Mod, Shift
from timeline.nearness import dated
from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import making as m

_LAST: Final = ("last", "final", "closing")
_FIRST: Final = ("first", "opening")
"""Words that count from the article's own time; the others count from what was told."""


def _nth(word: str) -> int:
    """1 to 5 for 'first' to 'fifth', -1 for 'last'; 0 for none that a month has."""
    if word in _LAST:
        return -1
    n = 1 if word in _FIRST else m.ordinal(word)
    return n if n <= 5 else 0


def _weekday_of_month(found: Found) -> Made:
    """'the first Monday in May 2024'; that of 'next month' is only known to lie in it."""
    nth = _nth(found["which"])
    if not nth:
        return None
    if not found["month"]:
        return _counted(found, None)
    code = f"{m.month(found['month'])}-{m.weekday(found['wday'])}-{nth}"
    year = m.year(found["year"])
    if not year.isdigit():
        return Meaning("DATE", f"XXXX-~{code}")
    day = dated(f"{year}-~{code}")
    return Meaning("DATE", day) if int(day[5:7]) == m.month(found["month"]) else None


def _counted(found: Found, mod: Mod | None) -> Meaning:
    """A month that is counted ('of next month'), or the end of a year that is ('the last week of last year')."""
    base: Literal["dct", "reference"] = "dct" if found["of"] in m.OWN else "reference"
    n = m.step(found["of"])
    if found["long"] == "month":
        return Meaning("DATE", "", mod, Shift(base, "month", n, "month"))
    pick = "XXXX-12" if found["which"] in _LAST else "XXXX-01"
    return Meaning("DATE", "", mod, Shift(base, "month", 12 * n, "month", pick))


def _week_of_month(found: Found) -> Made:
    """'the first week of May': in its first third, as the last is in its last; the others are somewhere in it."""
    which = found["which"]
    ends = which in _LAST or which in _FIRST
    mod: Mod | None = None if found["full"] or not ends else "END" if which in _LAST else "START"
    year = m.year(found["year"]) or "XXXX"
    if found["month"]:
        return Meaning("DATE", f"{year}-{m.month(found['month']):02d}", mod)
    if found["long"] == "year" and not ends:
        return None
    if found["long"]:
        return _counted(found, mod)
    return Meaning("DATE", f"{year}-{'12' if which in _LAST else '01'}", mod) if ends and year != "XXXX" else None


def _day_of_month(found: Found) -> Made:
    """'the last day of May 2024'."""
    month, year = m.month(found["month"]), m.year(found["year"]) or "XXXX"
    if found["which"] in _FIRST:
        return Meaning("DATE", f"{year}-{month:02d}-01")
    if month == 2 and not year.isdigit():
        return Meaning("DATE", f"{year}-02", "END")
    return Meaning("DATE", f"{year}-{month:02d}-{days_in_month(int(year) if year.isdigit() else 2000, month)}")


def _end_day(found: Found) -> Made:
    """'the last day of 1903', 'the first day of that year'; of a month that is told only that it is its end."""
    last = found["which"] in _LAST
    base: Literal["dct", "reference"] = "dct" if found["of"] in m.OWN else "reference"
    if found["year"]:
        return Meaning("DATE", f"{m.year(found['year'])}-{'12-31' if last else '01-01'}")
    if found["long"] == "month":
        return Meaning("DATE", "", "END" if last else "START", Shift(base, "month", 0, "month"))
    return Meaning("DATE", "", None, Shift(base, "month", 0, "day", f"XXXX-{'12-31' if last else '01-01'}"))


def _day_of_every_month(found: Found) -> Made:
    day = m.ordinal(found["ord"])
    return Meaning("SET", f"XXXX-XX-{day:02d}") if 1 <= day <= 31 else None


def _weekday_of_every_month(found: Found) -> Made:
    return Meaning("SET", f"XXXX-WXX-{m.weekday(found['wday'])}") if _nth(found["which"]) else None


def _part_of_century(found: Found) -> Made:
    """'the second half of the 19th century', 'the last quarter of it', 'the first decade of it'."""
    century, which = m.ordinal(found["ord"]) - 1, found["which"]
    size = {"half": 2, "quarter": 4, "third": 3, "decade": 10}[found["piece"]]
    n = size if which in (*_LAST, "latter") else 1 if which in _FIRST else m.ordinal(which)
    if not 0 <= century < 30 or not 1 <= n <= size:
        return None
    value = f"{'BC' if 'b' in found['era'] else ''}{century:02d}"
    if size == 3:
        mods: tuple[Mod, ...] = ("START", "MID", "END")
        return Meaning("DATE", value, mods[n - 1])
    if size == 10:
        return None if found["era"] else Meaning("DATE", f"{value}{n - 1}")
    return Meaning("DATE", f"{value}-{'H' if size == 2 else 'Q'}{n}")


def _mod(text: str) -> Mod | None:
    return m.part(" ".join(re.findall(r"\b(?:early|mid|late)\b", text)))


def _centuries(found: Found) -> Made:
    era = "BC" if "b" in found["era"] else ""
    one, two = (re.sub(r"\b(?:early|mid|late|the|century|centuries)\b", "", found[name]) for name in ("one", "number"))
    first, second = m.ordinal(one), m.ordinal(two)
    if not (1 <= first <= 30 and 1 <= second <= 30):
        return None
    return (
        ("one", Meaning("DATE", f"{era}{first - 1:02d}", _mod(found["one"]))),
        ("two", Meaning("DATE", f"{era}{second - 1:02d}", _mod(found["number"]))),
    )


def _decades(found: Found) -> Made:
    """'the 1960s and 70s', 'the 60s and 70s': the second has the century of the first."""
    first, second = re.sub(r"\D", "", found["one"]), re.sub(r"\D", "", found["two"])
    if first[-1] != "0" or second[-1] != "0" or second <= first[-2:]:
        return None
    century = first[:-2] or "XX"
    return (
        ("one", Meaning("DATE", century + first[-2], _mod(found["one"]))),
        ("two", Meaning("DATE", century + second[0], _mod(found["two"]))),
    )


def _quarters(found: Found) -> Made:
    year = m.year(found["year"]) or "XXXX"
    first, second = m.ordinal(found["ord"]), m.ordinal(found["ord2"])
    if not (1 <= first <= 4 and 1 <= second <= 4):
        return None
    return ("one", Meaning("DATE", f"{year}-Q{first}")), ("two", Meaning("DATE", f"{year}-Q{second}"))


def _quarter_code(found: Found) -> Made:
    """Q3FY24, 3Q24."""
    n = int(found["number"])
    glued = " " not in found[""]
    return Meaning("DATE", f"XX{found['two']}-Q{n}") if glued and 1 <= n <= 4 else None


def _quarter_ended(found: Found) -> Made:
    """'the quarter ended 31 March 2024': the first of that year. The day is found by itself."""
    month = m.month(found["month"])
    value = f"{m.year(found['year']) or 'XXXX'}-Q{month // 3}"
    return (("core", Meaning("DATE", value)),) if month % 3 == 0 else None


def _weekend_of(found: Found) -> Made:
    """'the weekend of 4 May': the one of the week that holds it."""
    value = values.day(
        m.year(found["year"]) or "XXXX", m.month(found["month"]), m.ordinal(found["day"] or found["ord"])
    )
    return Meaning("DATE", f"{values.week(value)}-WE") if value else None


_WHICH: Final = "(which: first|second|third|fourth|fifth|last|final|opening|closing)"
_OF_MONTH: Final = (
    "(of|in) ({month} ([comma]? {year})?|(of: this|last|next|that|the same|the following|the next|the previous|the) "
)
_DAY: Final = "({month} the? ({day}|{ord})|the? ({day}|{ord}) of? {month}) ([comma]? {year})?"

RULES: Final = (
    Rule(
        "weekday-of-month",
        f"the? {_WHICH} {{wday}} {_OF_MONTH} (long: month))",
        _weekday_of_month,
        ("on the first Monday in May 2024", "2024-05-06"),
    ),
    Rule(
        "weekday-of-every-month",
        f"the? {_WHICH} {{wday}} (of|in) (every|each) month",
        _weekday_of_every_month,
        ("on the first Monday of every month", "XXXX-WXX-1"),
    ),
    Rule(
        "week-of-month",
        f"the? {_WHICH} (full: full)? week {_OF_MONTH} (long: month|year)|{{year}})",
        _week_of_month,
        ("in the last week of April 2024", "2024-04 END"),
    ),
    Rule(
        "end-day-of-month",
        "the? (which: first|last|final) day of {month} ([comma]? {year})?",
        _day_of_month,
        ("on the last day of May 2024", "2024-05-31"),
    ),
    Rule(
        "end-day",
        "the (which: first|last|final) day of ((of: this|that|the same|the) (long: month|year)|{year})",
        _end_day,
        ("on the last day of 1903", "1903-12-31"),
    ),
    Rule(
        "day-of-every-month",
        "the? {ord} (day)? (of|in) (every|each) month",
        _day_of_every_month,
        ("on the 5th of every month", "XXXX-XX-05"),
    ),
    Rule(
        "weekend-of",
        f"the? weekend (of|beginning|starting) {_DAY}",
        _weekend_of,
        ("over the weekend of 4 May 2024", "2024-W18-WE"),
    ),
    Rule(
        "part-of-century",
        "the? (which: first|second|third|fourth|last|latter|final|opening|closing) (piece: half|quarter|third|decade) "
        "of (the)? {ord} century {era}?",
        _part_of_century,
        ("in the second half of the 19th century", "18-H2"),
    ),
    Rule(
        "centuries",
        "(one: the? [part]? [hyphen]? {ord} (century)?) (and|or|to|until|through|[dash]) "
        "(two: (number: (the)? [part]? [hyphen]? {ord} (century|centuries)) {era}?)",
        _centuries,
        ("from the 15th to the 17th century", "14"),
    ),
    Rule(
        "decades",
        "(one: the? [part]? [hyphen]? [y4] [apos]? [gs]|the [part]? [hyphen]? [two] [gs]) "
        "(and|or|to|until|through|[dash]) (two: the? [part]? [hyphen]? [two] [apos]? [gs])",
        _decades,
        ("in the 1960s and 70s", "196"),
    ),
    Rule(
        "quarters",
        "(one: the? {ord}) (and|or|to|through|[dash]) (two: the? {ord} quarters ((of)? (fiscal)? {year})?)",
        _quarters,
        ("in the second and third quarters of 2024", "2024-Q2"),
    ),
    Rule(
        "quarter-ended",
        f"(core: the? (fiscal)? quarter) (ended|ending|to) ({_DAY}|{{month}} [comma]? {{year}})",
        _quarter_ended,
        ("in the quarter ended 31 March 2024", "2024-Q1"),
    ),
    Rule(
        "quarter-code",
        "((number: [int]) q|q (number: [int])) (fy)? [apos]? (two: [two])",
        _quarter_code,
        ("in 3Q24", "XX24-Q3"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
