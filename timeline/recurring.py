"""Times that come again, and are of no single day: 'from 11 p.m. to 7 a.m. each night', 'Mon-Fri 9:00-17:00'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.expressions import Timex

_BESIDE: Final = 20
"""Characters between a time of day and 'each night'."""
_NEAR: Final = 12
"""Characters between two parts of opening hours;"""
_PARTS: Final = 4
"""and how many parts they have at most."""
_ENDS: Final = re.compile(r"[.!?;\n]")
_WEEKDAY: Final = re.compile(r"XXXX-WXX-[1-7](?:T\d.*)?")


def recurs(prose: str, timexes: Sequence[Timex], number: int) -> bool:
    """Whether an expression is of many days: a time of day beside 'each night', a part of opening hours, the second
    weekday of 'every Monday and Thursday'.
    """
    return _each_day(prose, timexes, number) or _opens(prose, timexes, number) or each_week(timexes, number)


def each_week(timexes: Sequence[Timex], number: int) -> bool:
    """Whether a weekday goes on from others that come again each week."""
    while number and _WEEKDAY.fullmatch(timexes[number].value) and timexes[number].bond in ("and", "to"):
        number -= 1
        if timexes[number].type == "SET":
            return timexes[number].value.startswith("XXXX-WXX-")
    return False


def _each_day(prose: str, timexes: Sequence[Timex], number: int) -> bool:
    """Whether a time of day is that of every day: 'from 11 p.m. to 7 a.m. each night', 'daily at noon'."""
    if not timexes[number].value.startswith("XXXX-XX-XXT") or timexes[number].type == "SET":
        return False
    first = number - 1 if number and timexes[number].bond in ("to", "and") else number
    last = first + 1 if first + 1 < len(timexes) and timexes[first + 1].bond in ("to", "and") else number
    before = (
        first > 0 and _of_days(timexes[first - 1]) and _together(prose, timexes[first - 1], timexes[first], _BESIDE)
    )
    behind = last + 1 < len(timexes) and _of_days(timexes[last + 1])
    return before or (behind and _together(prose, timexes[last], timexes[last + 1], _BESIDE))


def _of_days(timex: Timex) -> bool:
    return timex.type == "SET" and timex.value.startswith(("P1D", "XXXX-WXX"))


def _opens(prose: str, timexes: Sequence[Timex], number: int) -> bool:
    """Whether it is a part of opening hours: a range of weekdays beside a range of times of day, in no past or future.

    'From Friday, 10 a.m., to Sunday, 6 p.m.' has but its two ends, and is one time.
    """
    if not _is_part(timexes[number]):
        return False
    first = last = number
    while first and number - first < _PARTS and _belong(prose, timexes[first - 1], timexes[first]):
        first -= 1
    while last + 1 < len(timexes) and last - first < _PARTS and _belong(prose, timexes[last], timexes[last + 1]):
        last += 1
    parts = timexes[first : last + 1]
    days = [bool(_WEEKDAY.fullmatch(one.value)) for one in parts]
    ranged = any(days[at - 1] and days[at] and parts[at].bond == "to" for at in range(1, len(parts)))
    clocked = sum("T" in one.value for one in parts)
    return len(parts) > 2 and ranged and clocked > 1 and not {one.tense for one in parts} & {"past", "future"}


def _belong(prose: str, one: Timex, two: Timex) -> bool:
    return _is_part(one) and _is_part(two) and _together(prose, one, two, _NEAR)


def _is_part(timex: Timex) -> bool:
    """A weekday or a clock time, or both."""
    return timex.shift is None and timex.value.startswith(("XXXX-XX-XXT", "XXXX-WXX-")) and timex.type != "SET"


def _together(prose: str, one: Timex, two: Timex, most: int) -> bool:
    between = prose[one.span.end : min(two.span.start, one.span.end + most + 1)]
    return len(between) <= most and not _ENDS.search(between)
