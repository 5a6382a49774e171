"""Holidays that move: Easter and what hangs on it, and the n-th weekday of a month.

A code is `E+1` (so many days after Western Easter Sunday) or `11-4-4` (month, weekday from Monday 1 to Sunday 7, which
one of
the month; -1 is the last; a further `+1` counts days on from there).
"""

from __future__ import annotations

import re
from typing import Final

from timeline.calendar import Point, days_in_month

_CODE: Final = re.compile(r"E(?P<easter>[+-]\d+)|(?P<month>\d+)-(?P<weekday>[1-7])-(?P<nth>-1|[1-5])(?P<on>\+\d+)?")


def easter(year: int) -> Point:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, as Meeus gives it)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return Point(year, month, day + 1)


def feast(code: str, year: int) -> Point:
    """The day on which the holiday of a code falls in a year. Raises ValueError for what is no code."""
    found = _CODE.fullmatch(code)
    if not found:
        raise ValueError(f"not a holiday's code: {code!r}")
    if found["easter"]:
        return easter(year).plus(int(found["easter"]), "day")
    month, weekday, nth = int(found["month"]), int(found["weekday"]), int(found["nth"])
    on = int(found["on"] or 0)
    if nth < 0:
        last = Point(year, month, days_in_month(year, month))
        return last.plus(-((last.weekday - weekday) % 7) + on, "day")
    first = Point(year, month)
    return first.plus((weekday - first.weekday) % 7 + 7 * (nth - 1) + on, "day")
