"""Calendar points and half-open periods, on the proleptic Gregorian calendar with astronomical years.

Year 0 is 1 BCE and year -43 is 44 BCE, so that points sort; `datetime.date` stops at year 1.
"""

from __future__ import annotations

import functools
import re
from typing import Final, Literal, NamedTuple

import attrs

from timeline.errors import EdtfError

Unit = Literal[
    "millennium", "century", "decade", "year", "half", "quarter", "season", "month", "week", "day", "hour", "minute"
]

UNITS: Final[tuple[Unit, ...]] = (
    "millennium", "century", "decade", "year", "half", "quarter", "season", "month", "week", "day", "hour", "minute",
)  # fmt: skip
"""Units from coarse to fine."""

_MONTHS: Final = {"millennium": 12000, "century": 1200, "decade": 120, "year": 12, "half": 6, "quarter": 3, "month": 1}
_MINUTES: Final = {"week": 10080, "day": 1440, "hour": 60, "minute": 1}
_ISO: Final = re.compile(r"(-?\d{4,16})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?", re.ASCII)


class _Civil(NamedTuple):
    year: int
    month: int
    day: int


def _days(year: int, month: int, day: int) -> int:
    """Days since 0000-03-01 (Howard Hinnant's days_from_civil, shifted): counted from March, leap days come last."""
    year -= month < 3
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * ((month + 9) % 12) + 2) // 5 + day - 1


@functools.lru_cache(maxsize=4096)
def _civil(days: int) -> _Civil:
    """The inverse of `_days`."""
    era, day = divmod(days, 146097)
    year = (day - day // 1460 + day // 36524 - day // 146096) // 365
    day -= 365 * year + year // 4 - year // 100
    month = (5 * day + 2) // 153
    day -= (153 * month + 2) // 5
    month = month + 3 if month < 10 else month - 9
    return _Civil(era * 400 + year + (month < 3), month, day + 1)


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    return 29 if month == 2 and _leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@functools.total_ordering
class Point:
    """An instant of the calendar, to the minute; what is left out is the first (1 January, 00:00).

    It says where something lies, never how finely that is known: that is `When.unit`.
    Raises EdtfError for a month, day, hour or minute that does not exist.
    """

    # Not an attrs class, on purpose: it is written as one ISO string in saved timelines.
    __slots__ = ("_key",)
    _key: tuple[int, int, int, int, int]

    def __init__(self, year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0) -> None:
        if not (1 <= month <= 12 and 1 <= day <= days_in_month(year, month) and 0 <= hour < 24 and 0 <= minute < 60):
            raise EdtfError(f"no such date: {year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}")
        object.__setattr__(self, "_key", (year, month, day, hour, minute))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Point is frozen; make a new one instead of setting {name!r}")

    @property
    def year(self) -> int:
        """The astronomical year: 0 is 1 BCE."""
        return self._key[0]

    @property
    def month(self) -> int:
        """1 to 12."""
        return self._key[1]

    @property
    def day(self) -> int:
        """1 to 31."""
        return self._key[2]

    @property
    def hour(self) -> int:
        """0 to 23."""
        return self._key[3]

    @property
    def minute(self) -> int:
        """0 to 59."""
        return self._key[4]

    @property
    def days(self) -> int:
        """A day count that rises by one each day; differences are days."""
        return _days(*self._key[:3])

    @property
    def weekday(self) -> int:
        """1 (Monday) to 7 (Sunday), as ISO 8601 counts."""
        return (self.days + 2) % 7 + 1

    @property
    def told_weekday(self) -> int:
        """The same as people of its time counted: up to 4 October 1582 a date is one of the Julian calendar."""
        year = self.year
        off = year // 100 - year // 400 - 2 if self._key[:3] <= (1582, 10, 4) else 0
        return (self.days + off + 2) % 7 + 1

    @property
    def isoweek(self) -> tuple[int, int]:
        """ISO 8601 week: its year and number."""
        thursday = self.plus(4 - self.weekday, "day")
        return thursday.year, (thursday.days - _days(thursday.year, 1, 1)) // 7 + 1

    @staticmethod
    def from_days(days: int, minutes: int = 0) -> Point:
        """The point that many days on the count of `days`, and minutes after its midnight."""
        extra, minutes = divmod(minutes, 1440)
        return Point(*_civil(days + extra), *divmod(minutes, 60))

    @staticmethod
    def from_iso(text: str) -> Point:
        """Read what `str` writes; raises EdtfError for anything else."""
        found = _ISO.fullmatch(text)
        if not found:
            raise EdtfError(f"not an ISO date: {text[:40]!r}", next="Write YYYY-MM-DD or YYYY-MM-DDThh:mm")
        return Point(*(int(part) for part in found.groups() if part is not None))

    def plus(self, n: int, unit: Unit) -> Point:
        """This point n units later, earlier when n < 0.

        A day past the month's end becomes its last (31 January + 1 month). A season counts as three months.
        """
        months = 3 if unit == "season" else _MONTHS.get(unit)
        year, month, day, hour, minute = self._key
        if months is None:
            return Point.from_days(self.days, hour * 60 + minute + n * _MINUTES[unit])
        years, month = divmod(month - 1 + n * months, 12)
        return Point(year + years, month + 1, min(day, days_in_month(year + years, month + 1)), hour, minute)

    def floor(self, unit: Unit) -> Point:
        """The first point of the unit that holds this one.

        Weeks start on Monday; seasons in March, June, September and December.
        """
        year, month, day, hour, minute = self._key
        if unit in ("hour", "minute"):
            return Point(year, month, day, hour, minute if unit == "minute" else 0)
        if unit == "day":
            return Point(year, month, day) if hour or minute else self
        if unit == "week":
            return Point.from_days(self.days - self.weekday + 1)
        if unit == "season":
            return Point(year, month).plus(-(month % 3), "month")
        size = _MONTHS[unit]
        return Point(*_from_months((year * 12 + month - 1) // size * size))

    def __eq__(self, other: object) -> bool:
        return self._key == other._key if isinstance(other, Point) else NotImplemented

    def __lt__(self, other: Point) -> bool:
        return self._key < other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def __reduce__(self) -> tuple[type[Point], tuple[int, ...]]:
        return Point, self._key

    def __str__(self) -> str:
        """ISO 8601: at least four digits of year, a minus before year 0, the time only when it is not midnight."""
        year, month, day, hour, minute = self._key
        sign = "-" if year < 0 else ""
        date = f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"
        return f"{date}T{hour:02d}:{minute:02d}" if hour or minute else date

    def __repr__(self) -> str:
        return f"Point.from_iso({str(self)!r})"


def _from_months(months: int) -> tuple[int, int]:
    year, month = divmod(months, 12)
    return year, month + 1


@attrs.frozen
class Period:
    """Half-open: from `start`, which belongs to it, up to `end`, which does not. An open side is None.

    Raises EdtfError when it ends before it starts.
    """

    start: Point | None = None
    end: Point | None = None

    def __attrs_post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise EdtfError(f"a period cannot end ({self.end}) before it starts ({self.start})")

    @staticmethod
    def of(point: Point, unit: Unit) -> Period:
        """The whole unit that holds the point: `Period.of(Point(2024, 8, 5), "month")` is August 2024."""
        start = point.floor(unit)
        return Period(start, start.plus(1, unit))

    def holds(self, point: Point) -> bool:
        """Whether the point lies inside."""
        return (self.start is None or self.start <= point) and (self.end is None or point < self.end)

    def meet(self, other: Period) -> Period | None:
        """What both share; None when they share nothing."""
        starts = [p for p in (self.start, other.start) if p is not None]
        ends = [p for p in (self.end, other.end) if p is not None]
        start, end = max(starts, default=None), min(ends, default=None)
        if start is not None and end is not None and end <= start:
            return None
        return Period(start, end)
