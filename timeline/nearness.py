"""Which August, which Friday: partial values completed, and shifts counted, from one day. Pure calendar arithmetic."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable
from typing import Final

from timeline.calendar import Point, Unit
from timeline.expressions import Shift
from timeline.feasts import feasts
from timeline.timex3 import SEASONS, exists, named, year_named

PAST: Final = math.inf
FUTURE: Final = 0.0
NEAREST: Final = 1.0
SAME: Final = -1.0
"""How a candidate is looked for: the last one up to the day, the first from it on, the nearest, the one of its year.

Any number between says how many times nearer one ahead must be than one behind to be meant.
"""

_PARTIAL: Final = re.compile(
    r"XXXX-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|XX-(?P<monthday>\d\d)|W(?:XX)-(?P<weekday>[1-7]|WE)|"
    r"(?P<season>SP|SU|FA|WI)"
    r"|Q(?P<quarter>[1-4X])|H(?P<half>[12])|(?P<any>XX-XX))(?P<time>T.*)?"
)
_FEAST: Final = re.compile(r"(?P<year>XXXX|\d{4})-~(?P<code>.+?)(?P<time>T(?:\d\d.*|[A-Z]{2}))?")
_WEEK_OF: Final = re.compile(r"(XXXX-.+)W((?:-WE)?)")
"""The week, or weekend, that holds a day."""


@functools.lru_cache(maxsize=4096)
def completed(partial: str, day: Point, looking: float) -> str:
    """The complete value of a partial one as seen from a day; the partial one itself where nothing fits.

    A holiday (`XXXX-~E+0`, with a code of `feasts`) that may fall on several days gives them all, as `timex3` reads
    it: `2026-03-19..2026-03-21`.
    """
    if found := _WEEK_OF.fullmatch(partial):
        value = completed(found[1], day, looking)
        is_day = value[:4].isdigit() and len(value) == len("2026-03-20")
        return named(Point(*map(int, value.split("-"))), "week") + found[2] if is_day else partial
    if partial.endswith("-FY"):
        return completed(partial.removesuffix("-FY"), day, looking) + "-FY"
    if found := _FEAST.fullmatch(partial):
        return _of_feast(found, day, looking) or partial
    if found := _PARTIAL.fullmatch(partial):
        value = _complete(found, day, looking)
        return value + (found["time"] or "") if value else partial
    if found := re.fullmatch(r"XX(\d\d?)(.*)", partial):
        if partial == "XX00":
            return _turn(day)
        value = _century(found[1], day, looking) + found[2]
        return dated(value) if "~" in value else value
    return partial


def _complete(found: re.Match[str], day: Point, looking: float) -> str:
    if found["any"]:
        return named(day, "day")
    if found["weekday"]:
        return _weekday(found["weekday"], day, looking)
    if found["quarter"] == "X":
        return named(day.plus(-1, "quarter"), "quarter")
    if found["monthday"]:
        return _day_of_month(int(found["monthday"]), day, looking)
    if found["month"]:
        month, date = int(found["month"]), int(found["day"] or 0)
        unit: Unit = "day" if date else "month"
        return _of_year(
            lambda year: Point(year, month, date or 1) if exists(year, month, date or 1) else None, unit, day, looking
        )
    if found["half"]:
        return _of_year(lambda year: Point(year, 6 * int(found["half"]) - 5), "half", day, looking)
    if found["season"]:
        first = SEASONS[found["season"]]
        if looking == SAME and first == 12 and day.month < 3:  # the winter of January began in the year before
            day = day.plus(-1, "year")
        return _of_year(lambda year: Point(year, first), "season", day, looking)
    first = 3 * int(found["quarter"]) - 2
    return _of_year(lambda year: Point(year, first), "quarter", day, looking)


def _of_year(make: Callable[[int], Point | None], unit: Unit, day: Point, looking: float) -> str:
    """The one that fits among those of the years around (leap days: up to eight years off)."""
    here = day.floor(unit)
    if looking == SAME:
        own = make(day.year)
        return named(own, unit) if own else ""
    points = [point for year in range(day.year - 8, day.year + 9) if (point := make(year))]
    return named(_pick(points, here, looking), unit)


def _of_feast(found: re.Match[str], day: Point, looking: float) -> str:
    """Empty where it is not known, or falls into that year twice. The years around are enough, and a look-up costs."""
    if looking == SAME:
        kept = feasts(found["code"], day.year)
        value = str(kept[0]) if len(kept) == 1 else ""
    else:
        years = [feasts(found["code"], day.year + on) for on in (-1, 0, 1)]
        kept = tuple(one for year in years for one in year)
        if here := [one for one in kept if one.days > 1 and 0 <= day.days - one.first.days < one.days]:
            return str(here[0])  # it is being kept
        known = all(years) or found["code"].startswith("M")  # some years have no Tuesday the 31st
        first = _pick([one.first for one in kept], day.floor("day"), looking) if known and kept else None
        value = next((str(one) for one in kept if one.first == first), "")
    return value + (found["time"] or "") if len(value) == len("2026-03-20") else value


def of_year(partial: str, year: int) -> str:
    """A partial value in a year that is known."""
    value = year_named(year) + partial[4:]
    return dated(value) if "~" in value else value


def of_weekday(value: str, partial: str, weekday: int, day: Point) -> str:
    """A completed day and month with a weekday beside it: where that is not its own, the one before or ahead of `day`
    that has it. Writers err with weekdays too, so where neither has it the words around the date decide.
    """
    if not weekday or _weekday_of(value) == weekday:
        return value
    others = (completed(partial, day, looking) for looking in (PAST, FUTURE))
    return next((other for other in others if _weekday_of(other) == weekday), value)


def _weekday_of(value: str) -> int:
    """That of a day, with or without a time; 0 of anything else."""
    found = _DAY.match(value)
    return Point(*map(int, found.groups())).told_weekday if found else 0


_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?![\d.])")


def dated(value: str) -> str:
    """The value of a holiday whose year is told (`2026-~E+0`); the year with its day unknown where it is not known."""
    found = _FEAST.fullmatch(value)
    return (_of_feast(found, Point(int(found["year"])), SAME) if found else "") or f"{value[:4]}-XX-XX"


def _pick(points: list[Point], here: Point, looking: float) -> Point:
    before = [point for point in points if point <= here]
    ahead = [point for point in points if point >= here]
    if not before or not ahead:
        return (before or points)[-1] if not ahead else ahead[0]
    back, on = here.days - before[-1].days, ahead[0].days - here.days
    if looking == PAST or back == 0:
        return before[-1]
    return ahead[0] if on * looking <= back else before[-1]


def _weekday(weekday: str, day: Point, looking: float) -> str:
    if weekday == "WE":
        monday = day.floor("week")
        week = monday if looking <= NEAREST or day.weekday >= 6 else monday.plus(-1, "week")
        return named(week, "week") + "-WE"
    number = int(weekday)
    back, on = (day.told_weekday - number) % 7, (number - day.told_weekday) % 7
    ahead = back and looking != PAST and on * max(looking, 0) <= back
    return named(day.plus(on, "day") if ahead else day.plus(-back, "day"), "day")


def _day_of_month(number: int, day: Point, looking: float) -> str:
    months = [day.floor("month").plus(n, "month") for n in range(-2, 3)]
    points = [Point(m.year, m.month, number) for m in months if exists(m.year, m.month, number)]
    if looking == SAME:
        return f"{named(day, 'month')}-{number:02d}" if exists(day.year, day.month, number) else ""
    return named(_pick(points, day.floor("day"), looking), "day")


def _turn(day: Point) -> str:
    """The turn of the century that is nearest."""
    return year_named((day.year + 50) // 100 * 100)


def _century(digits: str, day: Point, looking: float) -> str:
    """Two digits of a year, the latest such not far ahead, and behind a date that was told the nearest; or one of a
    decade, the latest that has begun.
    """
    century = day.year // 100 * 100
    size = 10 if len(digits) == 1 else 1
    year = century + int(digits) * size
    far = 50 if looking == SAME else 5
    if year > day.year + (0 if len(digits) == 1 else far):
        year -= 100
    elif looking == SAME and size == 1 and year < day.year - far:
        year += 100
    return year_named(year)[:-1] if size == 10 else year_named(year)


def shifted(shift: Shift, day: Point) -> str:
    """The value that a shift gives when it is counted from a day."""
    n = shift.n or 0
    if shift.pick in ("", "XXXX", "XXXX-FY"):
        return named(day.plus(n, shift.unit), shift.grain) + shift.pick[4:]
    if shift.pick == "XXXX-QX":
        return named(day.plus(n, shift.unit).plus(-1 if shift.base == "dct" else 0, "quarter"), "quarter")
    if shift.pick.endswith("-XX-XX"):  # 'on this day in 1948'
        return of_year(f"XXXX-{day.month:02d}-{day.day:02d}", int(shift.pick[:4]))
    if shift.grain == "year":  # 'August of last year'
        return completed(shift.pick, day.plus(n, "year"), SAME)
    if found := re.fullmatch(r"XXXX-WXX-([1-7]|WE)", shift.pick):
        return _picked_weekday(found[1], shift, day)
    return _picked_in_year(shift, day)


def _picked_weekday(weekday: str, shift: Shift, day: Point) -> str:
    n = shift.n or 0
    if weekday == "WE":
        return named(day.plus(n, "week"), "week") + "-WE"
    number = int(weekday)
    if shift.unit in ("month", "year"):
        near = day.plus(-((day.told_weekday - number) % 7), "day")
        return named(near.plus(n, shift.unit), "day")
    if shift.unit == "day" and n % 7 == 0 and n:  # 'a week on Tuesday': so long after the next one
        ahead = -((day.told_weekday - number) % 7) if n < 0 else (number - day.told_weekday) % 7 or 7
        return named(day.plus(ahead + n, "day"), "day")
    if shift.unit == "day" and n == 0:  # 'this Friday' is that of the week
        return named(day.plus(number - day.told_weekday, "day"), "day")
    if shift.unit == "day":
        step = (day.told_weekday - number) % 7 or 7
        return named(day.plus(-step, "day") if n < 0 else day.plus((number - day.told_weekday) % 7 or 7, "day"), "day")
    return named(day.plus(n, "week").plus(number - day.told_weekday, "day"), "day")


def _picked_in_year(shift: Shift, day: Point) -> str:
    """'last August' is the last one that was over, 'next spring' the next to begin, 'this March' that of this year.

    Counted in months, it is the one of the year that is reached: 'August of last year'.
    """
    n, here = shift.n or 0, day.floor(shift.grain)
    if shift.unit == "month":
        return completed(shift.pick, day.plus(n, "month"), SAME)
    if (n, shift.base, shift.pick) == (0, "dct", "XXXX-WI") and 3 <= day.month <= 5:
        return completed(shift.pick, day, PAST)  # 'this winter' said in spring: the last
    if n == 0:
        return completed(shift.pick, day, SAME)
    edge = here.plus(-1, "day").plus(n + 1, "year") if n < 0 else here.plus(1, shift.grain).plus(n - 1, "year")
    return completed(shift.pick, edge, PAST if n < 0 else FUTURE)
