"""Days that move: Easter and what hangs on it, the n-th weekday of a month, and observances of other calendars.

A code says how such a day is found in a year:

    E+1                    so many days after Western Easter Sunday, up to 1582 of the Julian calendar
    J-2                    so many days before Orthodox Easter Sunday
    11-4-4                 month, weekday from Monday 1 to Sunday 7, which one of the month (-1 is the last)
    D12-25                 a month and day
    M13-5                  the day of every month that falls on a weekday: each Friday the 13th
    N:SG:Vesak Day         a country (ISO 3166-1), and the English name that the library `holidays` has for a day there

Behind each may follow days to count on from there (`+1`, `-7`), the first weekday after it (`>2`) or the last one
before it (`<7`), or so many days more (`>3d`, `<3d`), how many days it lasts (`*8`, or `*12-25` to the day before
Christmas), and by how many days countries and communities differ, or calendars that go by the sight of the moon (`?1`).
"""

from __future__ import annotations

import functools
import re
import sys
import warnings
from typing import Any, Final, NamedTuple

from timeline.calendar import Point, days_in_month

_CODE: Final = re.compile(
    r"(?:(?P<easter>[EJ])|D(?P<date>\d\d-\d\d)|M(?P<day>\d\d)-(?P<falls>[1-7])|(?P<month>\d+)-(?P<weekday>[1-7])-(?P<nth>-1|[1-5])|N:(?P<country>[A-Z]{2}):(?P<name>[^*?<>]+?))"
    r"(?P<on>[+-]\d+)?(?P<near>[<>](?:\d{1,3}d|[1-7]))?(?:\*(?:(?P<until>\d\d-\d\d)|(?P<days>\d+)))?(?:\?(?P<doubt>\d+))?"
)
_ESTIMATED: Final = " (estimated)"


class Feast(NamedTuple):
    """Its first day in a year, how many days it lasts, and by how many days it may be earlier or later."""

    first: Point
    days: int = 1
    doubt: int = 0

    def __str__(self) -> str:
        """As `timex3.to_when` reads it: a day, a window (`2026-03-19..2026-03-21`), or from the one to the other."""
        return "/".join(self._about(on) for on in sorted({0, self.days - 1}))

    def _about(self, on: int) -> str:
        """The day so many days on: a window where it is not sure."""
        return "..".join(str(self.first.plus(on + by, "day")) for by in sorted({-self.doubt, self.doubt}))


def easter(year: int) -> Point:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, as Meeus gives it)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return Point(year, month, day + 1)


def western_easter(year: int) -> Point:
    """Easter Sunday as the West kept it: up to 1582 by the Julian calendar, whose day it then is."""
    return easter(year) if year > _JULIAN else _julian_easter(year)


_JULIAN: Final = 1582


def orthodox_easter(year: int) -> Point:
    """Easter Sunday of the Julian calendar, as a day of the Gregorian one."""
    return _julian_easter(year).plus(year // 100 - year // 400 - 2, "day")


def _julian_easter(year: int) -> Point:
    """Easter Sunday of the Julian calendar (Meeus), as a day of it."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return Point(year, month, day + 1)


def feasts(code: str, year: int) -> tuple[Feast, ...]:
    """The times that the observance of a code begins in a year: mostly one; two where its year is shorter than ours.

    None where the library knows of none in that year. A day that it marks as estimated is in doubt by one more.
    Raises ValueError for what is no code.
    """
    found = _CODE.fullmatch(code)
    if not found:
        raise ValueError(f"not a holiday's code: {code!r}")
    on, days, doubt = int(found["on"] or 0), int(found["days"] or 1), int(found["doubt"] or 0)
    if found["country"]:
        firsts, estimated = _kept(found["country"], found["name"], year)
        doubt += estimated
    elif found["day"]:
        firsts = _falling(int(found["day"]), int(found["falls"]), year)
    else:
        firsts = (_counted(found, year),)
    firsts = tuple(_beside(first.plus(on, "day"), found["near"]) for first in firsts)
    return tuple(Feast(first, _lasting(first, found["until"]) or days, doubt) for first in firsts)


def _beside(day: Point, near: str | None) -> Point:
    """The first such weekday after a day, or the last before it, or so many days beside it; else the day itself."""
    if not near:
        return day
    sign = 1 if near[0] == ">" else -1
    on = int(near[1:-1]) if near.endswith("d") else sign * (int(near[1]) - day.told_weekday) % 7 or 7
    return day.plus(sign * on, "day")


def _lasting(first: Point, until: str | None) -> int:
    """How many days it is to the day before a month and day."""
    return Point(first.year, int(until[:2]), int(until[3:])).days - first.days if until else 0


def _falling(number: int, weekday: int, year: int) -> tuple[Point, ...]:
    days = (Point(year, month, number) for month in range(1, 13) if number <= days_in_month(year, month))
    return tuple(day for day in days if day.told_weekday == weekday)


def _counted(found: re.Match[str], year: int) -> Point:
    if found["date"]:
        return Point(year, int(found["date"][:2]), int(found["date"][3:]))
    if found["easter"]:
        return western_easter(year) if found["easter"] == "E" else orthodox_easter(year)
    month, weekday, nth = int(found["month"]), int(found["weekday"]), int(found["nth"])
    if nth < 0:
        last = Point(year, month, days_in_month(year, month))
        return last.plus(-((last.told_weekday - weekday) % 7), "day")
    first = Point(year, month)
    return first.plus((weekday - first.told_weekday) % 7 + 7 * (nth - 1), "day")


_COUNTRIES: Final = "holidays.countries"


@functools.lru_cache(maxsize=1024)
def _kept(country: str, name: str, year: int) -> tuple[tuple[Point, ...], bool]:
    """The first day of each time that a country keeps a day, and whether it is estimated."""
    days, estimated = _listed(country, name, year)
    firsts = [day for day in days if day.plus(-1, "day") not in days]
    if firsts and (firsts[0].month, firsts[0].day) == (1, 1):  # it may have begun in the year before
        before, _ = _listed(country, name, year - 1)
        firsts = firsts[1:] if firsts[0].plus(-1, "day") in before else firsts
    return tuple(firsts), estimated


@functools.cache
def _days_of(country: str) -> Any:
    """What the library has of a country. To load one it would load all of them, which takes 60 ms and 8 MB: that is
    what their package does as it is run, so for this time it stands there without having been run.
    """
    import importlib.util

    import holidays

    kept: Any = getattr(holidays, country)
    spec = importlib.util.find_spec(_COUNTRIES)
    if _COUNTRIES in sys.modules or spec is None:
        return kept
    sys.modules[_COUNTRIES] = importlib.util.module_from_spec(spec)
    try:
        kept.start_year  # noqa: B018 - asked for, it is loaded
    finally:
        del sys.modules[_COUNTRIES]
    return kept


def _listed(country: str, name: str, year: int) -> tuple[tuple[Point, ...], bool]:
    """All days that the library lists under a name, in order. Loads the library."""
    kept = _days_of(country)
    if not kept.start_year <= year <= kept.end_year:
        return (), False
    with warnings.catch_warnings(action="ignore"):  # it warns of what it does not list, which is seen by the answer
        listed = kept(years=year, language="en_US", observed=False, categories=kept.supported_categories)
    days = {
        Point(day.year, day.month, day.day): names.split("; ")
        for day, names in listed.items()
        if day.year == year and name in names
    }
    found = {day: names for day, names in days.items() if name in names or name + _ESTIMATED in names}
    return tuple(sorted(found)), any(name + _ESTIMATED in names for names in found.values())
