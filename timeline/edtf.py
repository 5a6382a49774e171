"""EDTF text <-> `When`: the Library of Congress Extended Date/Time Format of 4 February 2019.

Read: levels 0 and 1 whole; of level 2 the groupings of months 25 to 41, unspecified digits anywhere, and one-of sets
with lists, ranges and open ends. All-of sets, exponents, significant digits and qualified parts are refused by name.

Years are astronomical, as in ISO 8601: 0000 is 1 BCE and -0043 is 44 BCE. A season belongs to the year in which it
starts (2024-24, winter, ends in February 2025). Times keep the clock that they were written with: a zone stays in the
text and moves no bound. Seconds are read and dropped.

EDTF has no form for an hour, and puts no times into intervals and sets. There we write and read what ISO 8601 has:
2024-08-05T14 is the hour from two o'clock.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from timeline.calendar import UNITS, Period, Point, Unit, days_in_month
from timeline.errors import EdtfError
from timeline.model import Basis, When

LONGEST: Final = 1000
"""Characters of the longest text that is read."""

_DATE: Final = re.compile(r"(-?)([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?[?~%]?")
_YEAR: Final = re.compile(r"Y(-?[1-9][0-9]{4,14})[?~%]?")
_TIME: Final = re.compile(
    r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2})(?::([0-9]{2})(?::([0-5][0-9]|60))?)?"
    r"(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?[?~%]?"
)
# Number, unit, first month, months; a group may reach into the next year. 37 to 39 are thirds of a year.
_GROUPS: Final[dict[str, tuple[Unit, int, int]]] = {
    "21": ("season", 3, 3), "22": ("season", 6, 3), "23": ("season", 9, 3), "24": ("season", 12, 3),
    "25": ("season", 3, 3), "26": ("season", 6, 3), "27": ("season", 9, 3), "28": ("season", 12, 3),
    "29": ("season", 9, 3), "30": ("season", 12, 3), "31": ("season", 3, 3), "32": ("season", 6, 3),
    "33": ("quarter", 1, 3), "34": ("quarter", 4, 3), "35": ("quarter", 7, 3), "36": ("quarter", 10, 3),
    "37": ("half", 1, 4), "38": ("half", 5, 4), "39": ("half", 9, 4), "40": ("half", 1, 6), "41": ("half", 7, 6),
}  # fmt: skip
_OF_GROUP: Final = {(unit, month): number for number, (unit, month, _) in reversed(_GROUPS.items()) if number != "37"}
# How much of -08-05T14:30:00 tells a unit.
_KEPT: Final[dict[Unit, int]] = {"year": 0, "month": 3, "day": 6, "hour": 9, "minute": 15}
# Of the units that state the two ends of a range: a text says no more than it must.
_STATING: Final[tuple[Unit, ...]] = ("year", "month", "day", "hour", "minute")
_NAMED: Final[tuple[Unit, ...]] = (
    "millennium", "century", "decade", "year", "half", "season", "quarter", "month", "day", "hour", "minute",
)  # fmt: skip
# How many days each may last, at least and at most.
_DAYS: Final[dict[Unit, tuple[int, int]]] = {
    "millennium": (365_000, 366_000), "century": (36_500, 36_600), "decade": (3_650, 3_660), "year": (365, 366),
    "half": (181, 184), "season": (89, 92), "quarter": (89, 92), "month": (28, 31), "day": (1, 1), "hour": (0, 1),
    "minute": (0, 1),
}  # fmt: skip
# What may stand at an end of an interval by every reading of the standard; seasons are disputed there.
_AT_AN_END: Final[tuple[Unit, ...]] = ("minute", "hour", "day", "month", "year", "decade", "century", "millennium")
_OPEN: Final = Period()
_HOW: Final = "Write it as 2024, 2024-08, 2024-08-05, 2024-06/2024-08 or [2024-08..2025-03]."


class _Part(NamedTuple):
    period: Period
    unit: Unit | None


def parse(text: str) -> When:
    """Read EDTF. The `edtf` of the answer is the text itself.

    A date or a set is one moment somewhere in `begin`; an interval has an `end` too, and a side that is open ('..') or
    unknown ('') is a period without bounds. The bounds of a qualified date ('1984~') are those of the date itself: how
    far 'about' reaches would be a guess, so the qualifier stays in the text alone. `unit` is the coarsest that the text
    uses. Raises EdtfError, and nothing else, for what is no EDTF or is not supported.
    """
    if len(text) > LONGEST:
        raise EdtfError(f"a date of {len(text)} characters is too long", text[:40], f"At most {LONGEST} are read.")
    return _parse(text)


@functools.lru_cache(maxsize=4096)
def _parse(text: str) -> When:
    if text.startswith("["):
        return _one_of(text)
    if "/" in text:
        return _interval(text)
    period, unit = _part(text)
    return When(text, period, unit=unit)


def whole(point: Point, unit: Unit, qualifier: str = "") -> When:
    """The unit that holds the point: `whole(Point(2024, 8), "month")` is 2024-08.

    `qualifier` is '?' (uncertain), '~' (approximate), '%' (both) or empty; it leaves the bounds as they are. A week has
    no form of its own and is a set of days; so are the years of a decade or longer before year 0. Raises EdtfError for
    another qualifier, or for a month or finer outside the years -9999 to 9999, which EDTF cannot write.
    """
    if qualifier not in ("", "?", "~", "%"):
        raise EdtfError(f"no qualifier of a date: {qualifier!r}", next="Use '?', '~', '%' or ''.")
    period = Period.of(point, unit)
    text = _named(period, unit)
    return When(text + qualifier if text else _range(period, qualifier), period, unit=unit)


def instant(point: Point, second: str = "00", zone: str = "", qualifier: str = "") -> When:
    """A minute by the clock of a zone: `instant(Point(2024, 8, 5, 14, 30), "05", "+02:00")`.

    The second, the zone ('Z', '-05:00') and the qualifier stay in the text alone: bounds are to the minute, and by that
    clock. Raises EdtfError for what EDTF cannot write.
    """
    text = _named(Period.of(point, "minute"), "minute").removesuffix("00")
    return parse(f"{text}{second}{zone}{qualifier}")


@functools.lru_cache(maxsize=4096)
def window(period: Period, unit: Unit | None = None, basis: Basis = "context") -> When:
    """One moment somewhere in the period: [2024-08..2025-03], [..2025-03] or [2025-03-02..].

    A period that is exactly one unit is written as that (2024-08), and one without bounds as XXXX. `unit` is the
    fineness that the words had; by default it is the one that the text is written in. Raises EdtfError for an empty
    period, or for a date that EDTF cannot write.
    """
    exact = unit_of(period)
    if exact is not None:
        return When(_named(period, exact), period, unit=unit or exact, basis=basis)
    if period == _OPEN:
        return When("XXXX", period, unit=unit, basis=basis)
    return When(_range(period), period, unit=unit or stating(period), basis=basis)


def lasting(begin: Period, end: Period, unit: Unit | None = None, basis: Basis = "explicit") -> When:
    """Something that began in one period and ended in another: 2009-06/2009-08, 2009/.., ../2025-03.

    A period without bounds is an open side. One that EDTF has no date for is written as the smallest unit that covers
    it, or as unknown ('') where none does; `begin` and `end` stay exact. Raises EdtfError when it ends before it
    begins.
    """
    left, right = _end_text(begin), _end_text(end)
    text = f"{left}/{right}" if left or right else "../.."
    _check_interval(text, begin, end)
    return When(text, begin, end, unit or _coarsest(unit_of(begin), unit_of(end)), basis=basis)


@functools.lru_cache(maxsize=4096)
def unit_of(period: Period) -> Unit | None:
    """The unit that the period is exactly one of and that EDTF has a form for (a week has none); None otherwise."""
    if period.start is None or period.end is None or period.start == period.end:
        return None
    start, days = period.start, period.end.days - period.start.days
    fitting = [unit for unit in _NAMED if _DAYS[unit][0] <= days <= _DAYS[unit][1]]
    return next((unit for unit in fitting if period == Period.of(start, unit) and _named(period, unit)), None)


@functools.lru_cache(maxsize=4096)
def stating(period: Period) -> Unit:
    """The coarsest of year, month, day, hour and minute in which both sides of the period can be said exactly."""
    sides = [side for side in (period.start, period.end) if side is not None]
    return next(unit for unit in _STATING if all(side == side.floor(unit) for side in sides))


# Writing.


def _range(period: Period, qualifier: str = "") -> str:
    """The one-of set of all units from the first to the last."""
    if period.start == period.end:
        raise EdtfError(f"a period from {period.start} to the same time is empty")
    unit = stating(period)
    first = _side(period.start, unit) + qualifier if period.start else ""
    last = _side(period.end.plus(-1, unit), unit) + qualifier if period.end else ""
    return f"[{first}..{last}]" if first != last else first


def _side(point: Point, unit: Unit) -> str:
    text = _named(Period.of(point, unit), unit)
    if not text:
        raise EdtfError(f"EDTF has no {unit} in the year {point.year}", next="Give the year alone.")
    return text


def _named(period: Period, unit: Unit) -> str:
    """EDTF for a period that is one unit; empty where there is no such form."""
    start = period.start
    if start is None:
        return ""
    year = start.year
    if abs(year) > 9999:
        return f"Y{year}" if unit == "year" else ""
    if unit in ("millennium", "century", "decade"):
        kept = {"millennium": 1, "century": 2, "decade": 3}[unit]
        return "" if year < 0 else f"{year:04d}"[:kept] + "X" * (4 - kept)
    text = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    number = _OF_GROUP.get((unit, start.month))
    if number:
        return f"{text}-{number}"
    below = f"-{start.month:02d}-{start.day:02d}T{start.hour:02d}:{start.minute:02d}:00"
    return text + below[: _KEPT[unit]] if unit in _KEPT else ""


def _end_text(period: Period) -> str:
    if period == _OPEN:
        return ".."
    if period.start is None or period.end is None:
        return ""
    exact = unit_of(period)
    if exact in _AT_AN_END:  # most are
        return _named(period, exact)
    last = period.end.plus(-1, "minute")
    for unit in _AT_AN_END:
        covering = Period.of(period.start, unit)
        if covering.holds(last):
            text = _named(covering, unit)
            if text:
                return text
    return ""


# Reading.


def _part(text: str) -> _Part:
    """A date, date-time, season or year, with or without a qualifier."""
    found = _DATE.fullmatch(text)
    if found:
        return _season(text, *found.groups()) if found[3] in _GROUPS else _calendar(text, *found.groups())
    found = _TIME.fullmatch(text)
    if found:
        return _clock(*found.groups())
    found = _YEAR.fullmatch(text)
    if found:
        return _Part(Period.of(Point(int(found[1])), "year"), "year")
    raise _refusal(text)


def _clock(year: str, month: str, day: str, hour: str, minute: str | None, _second: str | None) -> _Part:
    unit: Unit = "minute" if minute else "hour"
    _no_minus_zero(year)
    return _Part(Period.of(Point(int(year), int(month), int(day), int(hour), int(minute or 0)), unit), unit)


def _season(text: str, sign: str, digits: str, number: str, day: str | None) -> _Part:
    unit, month, months = _GROUPS[number]
    if day:
        raise EdtfError("a season has no days", text, "Leave the day out.")
    first, last = next(_years(sign, digits)), next(_years(sign, digits, latest=True))
    period = Period(Point(first, month), Point(last, month).plus(months, "month"))
    return _Part(_OPEN if digits == "XXXX" else period, _unknown(digits, "", "") if "X" in digits else unit)


def _calendar(text: str, sign: str, digits: str, month: str | None, day: str | None) -> _Part:
    month, day = month or "", day or ""
    earliest = _extreme(sign, digits, month, day)
    latest = _extreme(sign, digits, month, day, latest=True) if "X" in text else earliest
    if earliest is None or latest is None:
        raise EdtfError("there is no such date", text, "Check the month and the day.")
    if "X" not in text:
        return _Part(earliest, "day" if day else "month" if month else "year")
    period = _OPEN if digits == "XXXX" else Period(earliest.start, latest.end)
    return _Part(period, _unknown(digits, month, day))


def _unknown(digits: str, month: str, day: str) -> Unit | None:
    """The unit up to which a date with unspecified digits is known; None where not even the millennium is."""
    if "X" in digits:
        units: tuple[Unit | None, ...] = (None, "millennium", "century", "decade")
        return units[digits.index("X")]
    return "year" if "X" in month else "month" if "X" in day else "day"


def _extreme(sign: str, digits: str, month: str, day: str, latest: bool = False) -> Period | None:
    """The first, or the last, of the dates that a pattern with X can stand for."""
    step = -1 if latest else 1
    if day and not any(_fits(day, days_in_month(2000, number)) for number in _fits(month, 12)):
        return None
    for year in _years(sign, digits, latest):
        if not month:
            return Period.of(Point(year), "year")
        for number in _fits(month, 12)[::step]:
            if not day:
                return Period.of(Point(year, number), "month")
            for which in _fits(day, days_in_month(year, number))[::step]:
                return Period.of(Point(year, number, which), "day")
    return None


def _years(sign: str, digits: str, latest: bool = False) -> Iterator[int]:
    """The years that four digits or X can stand for, from the earliest, or from the latest."""
    if sign:
        _no_minus_zero(sign + digits)
    choices = "9876543210" if latest != bool(sign) else "0123456789"
    for chosen in itertools.product(*(choices if digit == "X" else digit for digit in digits)):
        year = int("".join(chosen))
        yield -year if sign else year


def _no_minus_zero(year: str) -> None:
    if year == "-0000":
        raise EdtfError("there is no year -0000", next="Write 0000 for 1 BCE.")


def _fits(pattern: str, highest: int) -> tuple[int, ...]:
    """The numbers from 1 to the highest that two digits or X can stand for."""
    if "X" not in pattern:
        return (int(pattern),) if 1 <= int(pattern) <= highest else ()
    numbers = range(1, highest + 1)
    return tuple(n for n in numbers if all(p in ("X", d) for p, d in zip(pattern, f"{n:02d}", strict=True)))


def _interval(text: str) -> When:
    left, _, right = text.partition("/")
    if not left and not right:
        raise EdtfError("an interval needs a date", text, _HOW)
    begin, end = (_Part(_OPEN, None) if side in ("", "..") else _part(side) for side in (left, right))
    _check_interval(text, begin.period, end.period)
    return When(text, begin.period, end.period, _coarsest(begin.unit, end.unit))


def _check_interval(text: str, begin: Period, end: Period) -> None:
    if begin.start is not None and end.end is not None and end.end <= begin.start:
        raise EdtfError("the interval ends before it begins", text, "Put the earlier date first.")


def _one_of(text: str) -> When:
    if not text.endswith("]"):
        raise EdtfError("a set that is opened with '[' needs a ']' at its end", text[:40])
    items = text[1:-1].split(",")
    sides = [_item(item.strip(" "), number == 0, number == len(items) - 1) for number, item in enumerate(items)]
    starts = [begin.period.start for begin, _ in sides]
    ends = [end.period.end for _, end in sides]
    start = None if None in starts else min(point for point in starts if point is not None)
    end = None if None in ends else max(point for point in ends if point is not None)
    return When(text, Period(start, end), unit=_coarsest(*(part.unit for side in sides for part in side)))


def _item(item: str, first: bool, last: bool) -> tuple[_Part, _Part]:
    """One date of a set, or two for a range; an open side only at the set's own end."""
    left, dots, right = item.partition("..")
    if not dots:
        return (_part(item),) * 2
    if (not left and not first) or (not right and not last) or not (left or right):
        raise EdtfError("'..' without a date belongs at one end of a set", item[:40], _HOW)
    begin, end = (_part(side) if side else _Part(_OPEN, None) for side in (left, right))
    _check_interval(item, begin.period, end.period)
    return begin, end


def _coarsest(*units: Unit | None) -> Unit | None:
    return min((unit for unit in units if unit is not None), key=UNITS.index, default=None)


def _refusal(text: str) -> EdtfError:
    """Why a part of a date is not read: it is beyond what we support, or no EDTF."""
    for pattern, what in _UNSUPPORTED:
        if pattern.search(text):
            return EdtfError(f"EDTF {what} are not supported", text[:40], _HOW)
    return EdtfError(f"not an EDTF date: {text[:40]!r}" if text else "an empty text is no date", next=_HOW)


_UNSUPPORTED: Final = (
    (re.compile(r"^\{"), "all-of sets"),
    (re.compile(r"^Y-?[0-9]+E"), "exponents"),
    (re.compile(r"^Y?-?[0-9]+S[0-9]"), "significant digits"),
    (re.compile(r"^Y-?[0-9]{16,}"), "years of more than 15 digits"),
    (re.compile(r"^[?~%]?-?[0-9X]{4}[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?){0,2}$"), "qualified parts of a date"),
)
