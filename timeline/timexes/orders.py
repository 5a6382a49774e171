"""Dates in numbers that read two ways, read as the rest of their article shows; what the ends of a range share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

import attrs

from timeline import timex3
from timeline.expressions import Timex
from timeline.model import Span
from timeline.packed import alike, replaced

_NUMBERS: Final = r"(?<![\d./-])(\d{1,2})([./-]) ?(\d{1,2})(?:\2|\b)"
_MONTH_DAY: Final = r"(?:\d{4}|XX\d\d|XXXX)-(\d\d)-(\d\d)"
_WEEKDAY: Final = r"XXXX-WXX-([1-7])"
_GAP: Final = r"\.?,? ?(?:\w{2,3} )?"
_MOST: Final = 7
"""Characters between a weekday and its date: as many as that has at most."""
_CLOCK: Final = r"(?P<day>[^T|]*)T(?P<time>\d\d(?::\d\d)*)(?P<zone>(?:Z|[+-]\d\d:\d\d)?)"
_ONE_DAY: Final = "XXXX-XX-XX"

Order = Literal["day", "month"]


def ordered(prose: str, timexes: Sequence[Timex]) -> Sequence[Timex]:
    """Dates in numbers read in the one order that the article shows; those without a year are dropped where it shows
    none.

    The order is shown by a date that can be read one way only, by a weekday, and by the same date spelled out in words.
    """
    unclear = [at for at, timex in enumerate(alike(timexes)) if _unclear(timex)]
    if not unclear:
        return timexes
    clear: dict[str, set[str]] = {}
    for timex in alike(timexes):
        if not _unclear(timex):
            clear.setdefault(timex.value[:10], set()).add(timex.rule)
    orders = {order for timex in timexes if (order := _order(timex, prose) or _told(timex, clear))}
    number = {frozenset(("day",)): 0, frozenset(("month",)): 1}.get(frozenset(orders))
    return replaced(timexes, {at: _read(timexes[at], number) for at in unclear})


def lent(timexes: Sequence[Timex]) -> Sequence[Timex]:
    """The day and the zone of a time go also to the one that it forms a range with: 'from 3 to 4 p.m. on Friday'."""
    lending = [at for at, timex in enumerate(alike(timexes)) if at and _lends(timex)]
    return replaced(timexes, {at - 1: _completed(timexes[at - 1], timexes[at]) for at in lending})


def _lends(timex: Timex) -> bool:
    return timex.bond in ("to", "and") and timex.type == "TIME"


def _completed(one: Timex, two: Timex) -> Timex:
    first, last = re.fullmatch(_CLOCK, one.value), re.fullmatch(_CLOCK, two.value)
    if not first or not last:
        return one
    bare = first["day"] == _ONE_DAY and not one.shift
    day, shift = (last["day"], two.shift) if bare else (first["day"], one.shift)
    return attrs.evolve(one, value=f"{day}T{first['time']}{first['zone'] or last['zone']}", shift=shift)


def _unclear(timex: Timex) -> bool:
    """Whether day and month could stand either way round; a time of either half of the day is not meant."""
    one, mark, two = timex.value.partition("|")
    return bool(mark) and one[:10] != two[:10]


def _read(timex: Timex, number: int | None) -> Timex | None:
    if not _unclear(timex):
        return timex
    if number is not None:
        return attrs.evolve(timex, value=timex.value.split("|")[number])
    return None if timex.value.startswith("XXXX") else timex


def _order(timex: Timex, prose: str) -> Order | None:
    """Which number comes first in a date that is clear. Dots put the day first and show nothing."""
    found, value = re.search(_NUMBERS, timex.span.of(prose)), re.match(_MONTH_DAY, timex.value)
    if not found or not value or _unclear(timex) or (found[2] == "." and int(found[3]) <= 12):
        return None
    one, two, month, day = int(found[1]), int(found[3]), int(value[1]), int(value[2])
    return (
        None if one == two else "day" if (one, two) == (day, month) else "month" if (two, one) == (day, month) else None
    )


def _told(unclear: Timex, clear: Mapping[str, set[str]]) -> Order | None:
    """The order by which a date in numbers is one that the article also tells in words. `clear` are the dates that can
    be read one way only, each with the rules that found it.
    """
    if not _unclear(unclear):
        return None
    rules = (clear.get(value[:10], set()) for value in unclear.value.split("|"))
    first, second = (bool(found - {unclear.rule}) for found in rules)
    return None if first == second else "day" if first else "month"


def named(timexes: Iterable[Timex], words: Callable[[int, int], str]) -> Iterator[Timex]:
    """Weekdays joined with the dates in numbers behind them that fall on them. `words` gives the characters that stand
    from one place to another.
    """
    last: Timex | None = None
    for timex in timexes:
        joined = _joined(last, timex, words) if last is not None else None
        if last is not None and joined is None:
            yield last
        last = joined or timex
    if last is not None:
        yield last


def _joined(weekday: Timex, date: Timex, words: Callable[[int, int], str]) -> Timex | None:
    day = re.fullmatch(_WEEKDAY, weekday.value) if weekday.value.startswith("XXXX-WXX-") else None
    if day is None or not re.match(r"\d{4}-\d\d-\d\d", date.value):
        return None
    start = date.span.start
    if start - weekday.span.end > _MOST or not words(start, start + 1).isdigit():
        return None
    if not re.fullmatch(_GAP, words(weekday.span.end, start)):
        return None
    values = [value for value in date.value.split("|") if _falls_on(value[:10], int(day[1]))]
    if not values:
        return None
    span = Span(weekday.span.start, date.span.end)
    return attrs.evolve(date, span=span, value="|".join(values), signal=weekday.signal, bond=weekday.bond)


def _falls_on(value: str, weekday: int) -> bool:
    found = timex3.period(value)
    return found is not None and found[0].start is not None and found[0].start.weekday == weekday
