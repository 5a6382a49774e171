"""A day and a time of day that stand side by side, as one value: '9 a.m. on Tuesday', '7.30 on Sunday evening'."""

from __future__ import annotations

import re
from typing import Final, Protocol

from timeline.expressions import Shift, TimexType

_DAY: Final = re.compile(r"(?:\w{4,6}-\w\w-\d\d|XXXX-XX-\w\w|XXXX-WXX-\d|XXXX-~.*)(?:\||\Z)")
_PART: Final = re.compile(r"T(MO|AF|EV|NI)\Z")
_HOURS: Final = {"MO": range(12), "AF": range(12, 20), "EV": range(16, 24), "NI": range(17, 24)}
"""The hours that a part of a day can hold. Those of a night behind midnight are of the next day, and none is joined."""


class Said(Protocol):
    """What of the meaning of an expression is looked at."""

    @property
    def type(self) -> TimexType:
        """Its TIMEX3 type."""

    @property
    def value(self) -> str:
        """Its value, or what is known of it."""

    @property
    def shift(self) -> Shift | None:
        """How it counts, where it does."""


def is_time(said: Said) -> bool:
    """Whether it is a time of any day, or a part of any (T07:30, TMO)."""
    return said.shift is None and said.value.startswith("T")


def join(day: Said, time: Said) -> str:
    """The value of a time (T07:30) on a day, with '|' between where several are possible; empty where it is of none.

    A part of the day (TEV, and XXXX-WXX-7TEV) tells the half of the dial: 7.30 is T19:30 in the evening.
    """
    part = _PART.search(day.value)
    of, times = _PART.sub("", day.value), time.value.split("|")
    if not is_time(time) or not _is_day(day, of):
        return ""
    if part:
        times = _of_part(times, part[1])
    return "|".join(f"{one}{at}" for one in of.split("|") for at in times)


def _is_day(said: Said, value: str) -> bool:
    """Whether it is a day, or a part of one; its value without the part is given."""
    if said.type not in ("DATE", "TIME"):
        return False
    if said.shift is not None:
        return said.shift.grain == "day" and "T" not in value
    return bool(_DAY.match(value)) or (not value and said.type == "TIME")


def _of_part(times: list[str], part: str) -> list[str]:
    """Those of times that a part of a day holds, by the half of the dial that it is in."""
    held: dict[str, None] = {}
    for time in times:
        if time[1:3].isdigit():
            hour = int(time[1:3])
            for one in (hour, hour + 12) if hour < 12 else (hour,):
                if one in _HOURS[part]:
                    held[f"T{one:02d}{time[3:]}"] = None
    return list(held)
