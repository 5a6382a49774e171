"""TIMEX3 values out of units and numbers. Everything here is pure and small, and knows no language."""

from __future__ import annotations

from typing import Final, get_args

from timeline import timex3
from timeline.calendar import Point, Unit, days_in_month
from timeline.expressions import Mod, Shift
from timeline.timexes.engine import Meaning

LETTERS: Final = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "night": "{}D", "week": "{}W", "fortnight": "{}W",
    "weekend": "{}D", "month": "{}M", "quarter": "{}Q", "year": "{}Y", "decade": "{}Y", "century": "{}Y",
    "millennium": "{}Y", "season": "{}M",
}  # fmt: skip
"""How a duration of so many units is written after its P."""

_TIMES: Final = {
    "fortnight": 2,
    "weekend": 2,
    "decade": 10,
    "century": 100,
    "millennium": 1000,
    "season": 3,
}


def day(year: str, month: int, day: int) -> str | None:
    """The value of a day; None where the calendar has no such day. The year may be unknown (XXXX)."""
    if not 1 <= month <= 12:
        return None
    leap = 2000 if not year.isdigit() else int(year)
    return f"{year}-{month:02d}-{day:02d}" if 1 <= day <= days_in_month(leap, month) else None


def year(digits: str, *, bc: bool, short: bool) -> str:
    """The value of a year in digits: 0070, BC0480; XX95 for two of them where they are `short` for a year's last."""
    if bc:
        return f"BC{int(digits):04d}"
    return f"XX{digits}" if len(digits) == 2 and short else f"{int(digits):04d}"


def week(day: str) -> str:
    """The week that holds a day: 2024-W18 for 2024-05-05, and XXXX-05-05W where the year is not known yet."""
    if not day[:4].isdigit():
        return f"{day}W"
    return timex3.named(Point(*map(int, day.split("-"))), "week")


def clock(hour: int, minute: str = "00", second: str = "", zone: str = "") -> str | None:
    """The value of a time of day: T14:30, T14:30:05+02:00, and T14 without a minute. None where no clock shows it."""
    if not 0 <= hour < 24 or int(minute or 0) > 59 or int(second or 0) > 60:
        return None
    return f"T{hour:02d}" + "".join(f":{part}" for part in (minute, second) if part) + zone


def calendar_unit(name: str) -> tuple[Unit, int]:
    """The calendar's unit for a named one, and how many of it one is: a fortnight is two weeks, a night a day."""
    if name == "fortnight":
        return "week", 2
    if name == "second":
        return "minute", 1
    for known in get_args(Unit):
        if known == name:
            return known, 1
    return "day", 1


def shown(value: float) -> str:
    """A number without a needless fraction: 3, 2.5."""
    return str(int(value)) if value == int(value) else f"{value:g}"


def duration(count: float | None, name: str) -> str:
    """The TIMEX3 value of so many units: P3D, PT2H, PXW where the count is unsaid, P20Y for two decades."""
    letter = LETTERS[name]
    if count is None:
        return "P" + {"decade": "XDE", "century": "XCE"}.get(name, letter.format("X"))
    whole = count * _TIMES.get(name, 1)
    if name == "hour" and whole != int(whole):
        return f"PT{int(whole)}H{round((whole - int(whole)) * 60)}M"
    return "P" + letter.format(shown(whole))


def added(one: str, two: str) -> str:
    """Two durations as one, the coarser first: P1Y and P6M are P1Y6M, PT1H and PT10M are PT1H10M."""
    rest = two.removeprefix("P")
    return one + (rest.removeprefix("T") if "T" in one else rest)


def shifted(base: str, name: Unit, n: int | None, mod: Mod | None = None) -> Meaning:
    """A DATE counted from the article's own time ('dct') or from the text's running time ('reference')."""
    return Meaning("DATE", "", mod, Shift("dct" if base == "dct" else "reference", name, n, name))
