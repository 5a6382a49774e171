"""What a `When` says, as TIMEX3: a value and a modifier, or a duration between two points (TimeML 1.2.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal

import attrs

from timeline import Period, Point, When

Mod = Literal["", "APPROX", "ON_OR_BEFORE", "ON_OR_AFTER", "BEFORE", "AFTER", "START", "MID", "END"]
Unit = Literal["minute", "hour", "day", "week", "month", "quarter", "season", "half", "year"]
Third = Literal["month", "quarter", "season", "half", "year", "decade", "century"]

VALUE: Final = re.compile(
    r"(?:BC)?[\dX]{4}(?:-(?:[\dX]{2}(?:-[\dX]{2})?|W[\dX]{2}(?:-(?:[1-7X]|WE))?|SP|SU|FA|WI|Q[1-4X]|H[12X]))?"
    r"(?:T(?:[A-Z]{2}|[\dX]{2}(?::[\dX]{2}(?::[\dX]{2})?)?(?:Z|[+-]\d\d:\d\d)?))?"
    r"|(?:BC)?[\dX]{1,3}|(?:PAST|PRESENT|FUTURE)_REF"
    r"|P(?=[\dXT])(?:(?:X|[\d.]+)(?:DE|CE|[YMWDQ]))*(?:T(?:(?:X|[\d.]+)[HMS])+)?",
    re.ASCII,
)
"""What may stand in the attribute `value`."""

_UNITS: Final[tuple[Unit, ...]] = ("minute", "hour", "day", "week", "month", "quarter", "season", "half", "year")
_STATING: Final[tuple[Unit, ...]] = ("year", "month", "day", "hour", "minute")
_HOLDING: Final = ("minute", "hour", "day", "week", "month", "season", "year", "decade", "century", "millennium")
_SEASONS: Final = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_SOUTHERN: Final = re.compile(r"-(?:29|3[0-2])[?~%]?$")
# Where the second and the last third begin of what 'early', 'mid' and 'late' are said of.
_THIRDS: Final[Mapping[Third, tuple[Literal["day", "month", "year"], int, int]]] = {
    "month": ("day", 10, 20), "quarter": ("month", 1, 2), "season": ("month", 1, 2), "half": ("month", 2, 4),
    "year": ("month", 4, 8), "decade": ("year", 4, 7), "century": ("year", 34, 67),
}  # fmt: skip
_CLOCK: Final = re.compile(r"[^T]+(T\d\d(?::\d\d)?(?::(?!00)\d\d)?)(?::00)?(Z|[+-]\d\d(?::\d\d)?)?[?~%]?", re.ASCII)
_HOURS: Final = re.compile(r"([+-]\d\d)$")
_LAST_YEAR: Final = 9999


@attrs.frozen
class Time:
    """A TIMEX3 without its id. With `points` it is a duration that begins in the first and ends in the second."""

    value: str
    mod: Mod = ""
    points: tuple[Time, Time] | None = None

    @property
    def type(self) -> str:
        """DATE, TIME, DURATION, or SET for what comes again each week."""
        if self.value.startswith("XXXX-W"):
            return "SET"
        if self.value.startswith("P") and not self.value.endswith("REF"):
            return "DURATION"
        return "TIME" if "T" in self.value else "DATE"


def span_of(when: When) -> Time | None:
    """The time in which it happened, or, where it has an end of its own, over which it lasted; None if it is open."""
    if when.end is None:
        return side(when.begin, when.edtf)
    begin, end = side(when.begin, _edtf(when, 0)), side(when.end, _edtf(when, 1))
    if begin is None or end is None or when.begin.start is None or when.end.end is None:
        return None
    return Time(_length(when.begin.start, when.end.end), "", (begin, end))


def begin_of(when: When) -> Time | None:
    """The time in which something that lasted began; None where nothing is known of it."""
    return side(when.begin, _edtf(when, 0))


def end_of(when: When) -> Time | None:
    """The time in which something that lasted ended; None where nothing is known of it."""
    return side(when.end, _edtf(when, 1)) if when.end else None


@lru_cache(maxsize=4096)
def side(period: Period, edtf: str) -> Time | None:
    """The time that a period is: a unit, what is open on a side, or a duration from its first to its last unit."""
    start, end = _writable(period)
    if start is None and end is None:
        return _far(period)
    unit = _stating(start, end)
    if end is None:
        return Time(_value(start, unit), "ON_OR_AFTER") if start else None
    last = _value(end.plus(-1, unit), unit)
    if start is None:
        return Time(last, "ON_OR_BEFORE")
    approx: Mod = "APPROX" if re.search("[~%]", edtf) else ""
    if named := _named(period, edtf):
        return Time(named, approx)
    if start == end:
        return Time(_value(start, unit), approx)
    return Time(_length(start, end), approx, (Time(_value(start, unit)), Time(last)))


def holding(when: When) -> Time | None:
    """The smallest unit that holds all of it, as one value; None where it is open."""
    start, end = _writable(when.bounds)
    if start is None or end is None:
        return None
    for unit in _HOLDING:
        whole = Period.of(start, unit)
        if whole.end is not None and end <= whole.end:
            named = _named(whole, when.edtf)
            return Time(named, "APPROX" if re.search("[~%]", when.edtf) else "") if named else None
    return None


def says(time: Time, when: When) -> bool:
    """Whether an expression of a text says when something happened as finely as the date does, or finer."""
    if when.end is not None:
        return False
    if time.mod in ("START", "MID", "END"):
        return part_of(when.begin, time.value) == time.mod
    day, letter, part = time.value.partition("T")
    return bool(letter) and part.isalpha() and side(when.begin, when.edtf) == Time(day)


def part_of(begin: Period, value: str) -> Mod | None:
    """Of which third of the unit with that value the period is: START of '195' is 1950 to 1953. None if of none."""
    if begin.start is None or begin.end is None:
        return None
    for unit, (smaller, first, second) in _THIRDS.items():
        whole = Period.of(begin.start, unit)
        if whole.start is None or whole.end is None or _named(whole, "") != value:
            continue
        one, two = whole.start.plus(first, smaller), whole.start.plus(second, smaller)
        thirds: Iterator[tuple[Mod, Period]] = zip(
            ("START", "MID", "END"), (Period(whole.start, one), Period(one, two), Period(two, whole.end)), strict=True
        )
        return next((mod for mod, third in thirds if third == begin), None)
    return None


def _edtf(when: When, number: int) -> str:
    sides = when.edtf.split("/")
    return sides[number] if len(sides) == 2 else ""


def _writable(period: Period) -> tuple[Point | None, Point | None]:
    """The bounds, None where they are open or further off than TIMEX3 can write."""
    start, end = period.start, period.end
    return (
        start if start and -_LAST_YEAR < start.year <= _LAST_YEAR else None,
        end if end and Point(1 - _LAST_YEAR) < end <= Point(_LAST_YEAR + 1) else None,
    )


def _far(period: Period) -> Time | None:
    """What lies wholly further off than TIMEX3 can write, on its side; None for what is open."""
    if period.end is not None and period.end <= Point(1 - _LAST_YEAR):
        return Time(f"BC{_LAST_YEAR}", "BEFORE")
    if period.start is not None and period.start.year > _LAST_YEAR:
        return Time(f"{_LAST_YEAR}", "AFTER")
    return None


def _stating(*points: Point | None) -> Unit:
    """The coarsest unit that begins or ends with each of the points."""
    known = [point for point in points if point is not None]
    return next(unit for unit in _STATING if all(point.floor(unit) == point for point in known))


def _named(period: Period, edtf: str) -> str:
    """The value of a period that is one unit of the calendar; empty for others. A clock's time keeps its zone."""
    start = period.start
    if start is None or period.end is None:
        return ""
    for unit in _UNITS:
        if (unit != "season" or not _SOUTHERN.search(edtf)) and Period.of(start, unit) == period:
            told = _CLOCK.fullmatch(edtf) if unit in ("minute", "hour") else None
            return _value(start, "day") + told[1] + _HOURS.sub(r"\1:00", told[2] or "") if told else _value(start, unit)
    return _age(start, period)


def _age(start: Point, period: Period) -> str:
    """A decade, century or millennium; before the common era they count down, and decades have no value."""
    for digits in (3, 2, 1):
        size = 10 ** (4 - digits)
        if period.end != start.plus(size, "year") or Point(start.year) != start:
            continue
        if start.year >= 0 and start.year % size == 0:
            return f"{start.year // size:0{digits}d}"
        if start.year < 0 and size > 10 and (1 - start.year) % size == 0:
            return f"BC{(1 - start.year) // size - 1:0{digits}d}"
    return ""


def _value(point: Point, unit: Unit) -> str:
    """The value of the unit that holds a point."""
    if unit == "week":
        year, week = point.isoweek
        return f"{_year(year)}-W{week:02d}"
    year_, month = _year(point.year), point.month
    day = f"{year_}-{month:02d}-{point.day:02d}"
    shapes: dict[Unit, str] = {
        "year": year_, "half": f"{year_}-H{1 + month // 7}", "season": f"{year_}-{_SEASONS.get(month, '')}",
        "quarter": f"{year_}-Q{(month + 2) // 3}", "month": f"{year_}-{month:02d}", "hour": f"{day}T{point.hour:02d}",
        "minute": f"{day}T{point.hour:02d}:{point.minute:02d}",
    }  # fmt: skip
    return shapes.get(unit, day)


def _year(year: int) -> str:
    """An astronomical year: BC0044 for -43."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def _length(start: Point, end: Point) -> str:
    """How long it is from one point to another, in the coarsest unit that has both."""
    unit = _stating(start, end)
    if unit in ("hour", "minute"):
        return f"PT{(end.days - start.days) * 1440 + (end.hour - start.hour) * 60 + end.minute - start.minute}M"
    if unit == "day":
        return f"P{end.days - start.days}D"
    months = (end.year - start.year) * 12 + end.month - start.month
    return f"P{months}M" if unit == "month" else f"P{months // 12}Y"
