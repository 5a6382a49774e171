"""TIMEX3 values (TimeML 1.2.1, ISO 8601) and what they say on the calendar.

A value is a day (2024-08-05), a month (2024-08), a year (2024, BC0480), a week (2024-W32), a weekend (2024-W32-WE), a
season (2024-SU), a quarter (2024-Q3), a half (2024-H1), a decade (198), a century (19 is 1900 to 1999), a time
(2024-08-05T15:30, 2024-08-05T15:30:20+02:00, 2024-08-05TEV), a duration (P3D), a vague reference (PAST_REF), masked
(2024-08-XX), or partial (XXXX-08). What lasted from the one to the other is 1939-09-01/1945-09-02, as in ISO 8601.

While it is worked on, a value may also be a window, from the earliest to the latest (1300..1399), by itself or on a
side of what lasted (1300..1399/1500..1650), a half or a quarter of a decade or a century (198-H2, 19-Q1), or a year or
a part of one as a firm or a state counts it (2024-FY, 2024-Q3-FY). TIMEX3 has no such forms: `stated` gives the value
that is told.
"""

from __future__ import annotations

import functools
import re
from typing import Final

import attrs

from timeline import edtf
from timeline.calendar import Period, Point, Unit, days_in_month
from timeline.errors import EdtfError
from timeline.expressions import Mod
from timeline.model import Basis, When

REFS: Final = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each season. Winter is named after the year in which it begins, as EDTF does."""

_THIRDS: Final[dict[Unit, tuple[Unit, int, int]]] = {
    "week": ("day", 2, 4), "month": ("day", 10, 20), "season": ("month", 1, 2), "quarter": ("month", 1, 2),
    "half": ("month", 2, 4), "year": ("month", 4, 8), "decade": ("year", 4, 7), "century": ("year", 34, 67),
    "millennium": ("year", 334, 667),
}  # fmt: skip
"""Where the second and the last third of a unit begin, in a smaller unit."""
_FULL: Final = re.compile(
    r"(?P<year>BC\d{4}|\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?:-(?P<weekday>[1-7]|WE))?"
    r"|(?P<season>SP|SU|FA|WI)|Q(?P<quarter>[1-4])|H(?P<half>[12])))?"
    r"(?:T(?:(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?(?P<zone>Z|[+-]\d\d:\d\d)?|[A-Z]{2}|XX))?"
)
_MASKED: Final = re.compile(r"\d{4}-(?:XX(?:-XX)?|\d\d-XX)")
_LONG_UNITS: Final[tuple[Unit, ...]] = ("millennium", "century", "decade")
_LONG: Final = re.compile(r"(?P<era>BC)?(?P<digits>\d{1,3})(?:-(?P<piece>H[12]|Q[1-4]))?")
_FISCAL: Final = re.compile(r"(?P<year>\d{4})(?:-[QH]\d)?-FY")


@functools.lru_cache(maxsize=4096)
def to_when(value: str, mod: Mod | None = None, basis: Basis = "explicit") -> When | None:
    """The time that a complete value names; None for durations, vague references and partial values.

    START, MID and END narrow it to a third: days 1-10, 11-20 and the rest of a month, four months of a year, one month
    of a
    season or quarter, years 0-3, 4-6 and 7-9 of a decade. APPROX stays in the EDTF as '~' and leaves the bounds. A part
    of the day ('2024-08-05TEV') is kept as its day. The zone of a time and its seconds stay in the EDTF, and the bounds
    are by the clock of that zone, to the minute. BEFORE and AFTER open the far side. Values with impossible days give
    None.
    """
    try:
        return _bounded(value, basis) if "/" in value or ".." in value else _whole(value, mod, basis)
    except EdtfError:
        return None


def stated(value: str) -> str:
    """The value that is told: what lasted from its earliest begin to its latest end, and a moment with X for the digits
    that are not sure (2026-03-XX for 2026-03-19..2026-03-21). A holiday that was not found is some day (XXXX-XX-XX).
    Half a century is told as that century, a fiscal year as the year that names it.
    """
    if _LONG.fullmatch(value):
        return value.partition("-")[0]
    if value.endswith("-FY"):
        return value.removesuffix("-FY")
    if "~" in value:
        return f"{value[:4]}-XX-{value[7:9] if value[6] == 'M' else 'XX'}"
    if ".." not in value:
        return value
    sides = [(first, last or first) for first, _, last in (side.partition("..") for side in value.split("/"))]
    return f"{sides[0][0]}/{sides[1][1]}" if len(sides) > 1 else _masked(*sides[0])


def _masked(first: str, last: str) -> str:
    if first == last:
        return first
    if first[:4] == last[:4]:
        same = first[:8] if first[:8] == last[:8] else first[:5]
    else:
        alike = next(n for n in range(4) if first[n] != last[n])
        same = first[:alike] if first[:4].isdigit() else ""
    return same + re.sub(r"\w", "X", first[len(same) :])


def _bounded(value: str, basis: Basis) -> When | None:
    sides = [_window(side) for side in value.split("/")]
    first, last = sides[0], sides[-1]
    if first is None or last is None:
        return None
    if len(sides) == 1:
        return edtf.window(first[0], first[1], basis)
    return edtf.lasting(first[0], last[0], first[1], basis)


def _window(value: str) -> tuple[Period, Unit] | None:
    """From the earliest to the latest of what a value names, or of the two with '..' between, and the first one's
    unit.
    """
    first, _, last = value.partition("..")
    one, two = period(first), period(last or first)
    return (Period(one[0].start, two[0].end), one[1]) if one and two else None


def _whole(value: str, mod: Mod | None, basis: Basis) -> When | None:
    if _MASKED.fullmatch(value):
        return attrs.evolve(edtf.parse(value), basis=basis)
    found = period(value)
    if found is None:
        return None
    whole, unit = found
    if mod in ("START", "MID", "END"):
        return edtf.window(third(whole, unit, mod), unit, basis)
    if mod in ("BEFORE", "ON_OR_BEFORE"):
        return edtf.window(Period(None, whole.start if mod == "BEFORE" else whole.end), unit, basis)
    if mod in ("AFTER", "ON_OR_AFTER"):
        return edtf.window(Period(whole.end if mod == "AFTER" else whole.start, None), unit, basis)
    if value.endswith("-FY"):
        return edtf.window(whole, unit, basis)
    qualifier = "~" if mod == "APPROX" else ""
    if unit == "minute":
        return _instant(value, whole, qualifier, basis)
    if qualifier and unit in ("year", "month", "day", "season") and whole.start is not None:
        return attrs.evolve(edtf.whole(whole.start, unit, qualifier), basis=basis)
    return edtf.window(whole, unit, basis)


def _instant(value: str, minute: Period, qualifier: str, basis: Basis) -> When | None:
    found = _FULL.fullmatch(value)
    if found is None or minute.start is None:
        return None
    when = edtf.instant(minute.start, found["second"] or "00", found["zone"] or "", qualifier)
    return attrs.evolve(when, basis=basis)


@functools.lru_cache(maxsize=4096)
def period(value: str) -> tuple[Period, Unit] | None:
    """The period that a complete value names and its unit. Raises EdtfError for a day that does not exist."""
    if found := _FULL.fullmatch(value):
        return _named(found)
    if found := _LONG.fullmatch(value):
        whole, unit = _years(found)
        return (_piece(whole, found["piece"]) if found["piece"] else whole), unit
    if found := _FISCAL.fullmatch(value):
        return _fiscal(int(found["year"])), "year"
    return None


def _fiscal(year: int) -> Period:
    """All that a fiscal year, or any part of it, may touch: it is named after the year in which it begins or ends."""
    return Period(Point(year - 1), Point(year + 2))


def _named(found: re.Match[str]) -> tuple[Period, Unit]:
    year = number_of(found["year"])
    if found["week"]:
        return _week(year, int(found["week"]), found["weekday"])
    if found["season"]:
        start = Point(year, SEASONS[found["season"]])
        return Period(start, start.plus(3, "month")), "season"
    if found["quarter"]:
        return Period.of(Point(year, 3 * int(found["quarter"]) - 2), "quarter"), "quarter"
    if found["half"]:
        return Period.of(Point(year, 6 * int(found["half"]) - 5), "half"), "half"
    if not found["month"]:
        return Period.of(Point(year), "year"), "year"
    point = Point(year, int(found["month"]), int(found["day"] or 1))
    unit: Unit = "day" if found["day"] else "month"
    if unit == "day" and found["hour"]:
        unit = "minute" if found["minute"] else "hour"
        if found["hour"] == "24":  # the end of the day
            return Period.of(point.plus(1, "day"), unit), unit
        point = Point(year, point.month, point.day, int(found["hour"]), int(found["minute"] or 0))
    return Period.of(point, unit), unit


def _week(year: int, week: int, weekday: str | None) -> tuple[Period, Unit]:
    """ISO 8601: the week that holds 4 January is the first; weeks start on Monday."""
    monday = Point(year, 1, 4).floor("week").plus(week - 1, "week")
    if weekday == "WE":
        return Period(monday.plus(5, "day"), monday.plus(7, "day")), "day"
    if weekday:
        return Period.of(monday.plus(int(weekday) - 1, "day"), "day"), "day"
    return Period.of(monday, "week"), "week"


def _years(found: re.Match[str]) -> tuple[Period, Unit]:
    """Decades, centuries and millennia. Before our era they count down: BC048 is 489 to 480 BCE."""
    unit = _LONG_UNITS[len(found["digits"]) - 1]
    size = 10 ** (4 - len(found["digits"]))
    first = int(found["digits"]) * size
    if found["era"] and unit != "decade":  # the fifth century is 500 to 401 BCE, written BC04
        return Period(Point(1 - first - size), Point(1 - first)), unit
    if found["era"]:
        return Period(Point(1 - (first + size - 1)), Point(2 - max(first, 1))), unit
    return Period.of(Point(first), unit), unit


def _piece(whole: Period, piece: str) -> Period:
    """A half or a quarter of a decade, century or millennium, in whole years."""
    if whole.start is None or whole.end is None:
        return whole
    parts, n = (2 if piece[0] == "H" else 4), int(piece[1])
    years = whole.end.year - whole.start.year
    return Period(whole.start.plus(years * (n - 1) // parts, "year"), whole.start.plus(years * n // parts, "year"))


def third(whole: Period, unit: Unit, mod: Mod) -> Period:
    """The first, middle or last third of a period; where thirds are not whole units, as `to_when` says."""
    if whole.start is None or whole.end is None or unit in ("day", "hour", "minute"):
        return whole
    of, first, second = _THIRDS[unit]
    one, two = whole.start.plus(first, of), whole.start.plus(second, of)
    return {"START": Period(whole.start, one), "MID": Period(one, two)}.get(mod, Period(two, whole.end))


def named(point: Point, unit: Unit) -> str:
    """The value of the unit that holds a point: 2024-08, 2024-W32, 198. Times are given as their day."""
    year = year_named(point.year)
    if unit in ("decade", "century", "millennium"):
        cut = {"decade": 1, "century": 2, "millennium": 3}[unit]
        return year[:-cut]
    if unit == "week":
        iso, week = point.isoweek
        return f"{year_named(iso)}-W{week:02d}"
    if unit == "season":
        start = point.floor("season")
        return f"{year_named(start.year)}-{({3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'})[start.month]}"
    month, day = f"{point.month:02d}", f"{point.day:02d}"
    shapes: dict[str, str] = {
        "year": year, "month": f"{year}-{month}", "quarter": f"{year}-Q{(point.month + 2) // 3}",
        "half": f"{year}-H{1 if point.month < 7 else 2}",
    }  # fmt: skip
    return shapes.get(unit, f"{year}-{month}-{day}")


def year_named(year: int) -> str:
    """An astronomical year as TIMEX3 writes it: 2024, and BC0044 for -43."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def number_of(year: str) -> int:
    """The astronomical year of a value's year."""
    return 1 - int(year[2:]) if year.startswith("BC") else int(year)


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    return 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)


def is_complete(value: str) -> bool:
    """Whether a value names a place on the calendar by itself."""
    return bool(_FULL.fullmatch(value) or _LONG.fullmatch(value))
