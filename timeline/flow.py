"""Which years a story's dates have that name none: the ones that make its path through time the shortest.

A story mostly goes on, sometimes steps back, and names years in passing that it does not go to. So all of its dates are
weighed together: going back costs more than going on, and passing over a named date costs something too. The cheapest
path (Viterbi) gives the years; what follows counts as much as what went before. Time is counted in months.
"""

from __future__ import annotations

import math
import operator
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

import attrs

from timeline.expressions import Timex
from timeline.heads import heads
from timeline.model import Article, Span
from timeline.packed import alike
from timeline.timex3 import SEASONS, number_of

_VALUE: Final = re.compile(
    r"(?P<year>XXXX|BC\d{4}|\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|(?P<season>SP|SU|FA|WI)))?(?:T.*)?"
)
_FEAST: Final = re.compile(r"XXXX-~(?:E(?P<on>[+-]\d+)|(?P<month>\d\d?)-\d-.*)")
_EASTER: Final = (2.7, 3.8)
"""Months from the begin of a year to the earliest and to the latest Easter."""
_ON: Final = 0.5
_ON_MOST: Final = 4.0
"""What a month ahead costs, and a jump ahead to a year that is named at most;"""
_BACK: Final = 1.6
_BACK_MOST: Final = 20.0
"""a month back, and any other jump at most;"""
_PASSED: Final = 9.0
_PASSED_YEAR: Final = 5.0
_PASSED_ASIDE: Final = 3.5
_PASSED_BOUND: Final = 2.0
"""passing over a date that names its month, a bare year that opens its sentence, one inside it, and what only bounds
something ('since 1954');"""
_LEFT: Final = 6.0
"""leaving a bare year that was just named for a month of another;"""
_COUNTED_OVER: Final = 18.0
"""and counting from a date ('two years later') over each nearer one that is named.

These are round numbers from the middle of a plateau: half or double of each changes little.
"""
_BOUNDING: Final = ("since", "until", "through", "before", "as_of")
_OPENING: Final = re.compile(r"(?:^|[.!?:;\n]['\")\s]*)(?:\w+,? ){0,2}\Z")
_LEAD: Final = 40
"""Characters before a date in which its sentence begins when the date opens it."""
_COST: Final = operator.itemgetter(0)
_PATHS: Final = 6
"""How many ways are kept at each date."""

Years = tuple[int, int | None, "Years"] | None
_NO_YEARS: Years = None


@attrs.frozen
class _Stop:
    """A date on the way. `year` is its year, or how many years it lies behind the one before ('the next year').

    `low` and `high` are its months in its year, half-open; `passed` is what it costs to pass it over. A count of days,
    weeks or months leads nowhere, but is one from the date before it. `aside`: it may lie behind what is told.
    """

    number: int
    kind: Literal["named", "partial", "counted", "near", "days"]
    year: int
    low: float
    high: float
    passed: float
    aside: bool = False


class _Path(NamedTuple):
    """A way so far: its cost, the months where it stands, the years that it gave, the last one first, and how many
    dates it has passed over since it came there.
    """

    cost: float
    low: float
    high: float
    years: Years
    over: int = 0


def _none(_: Timex) -> bool:
    return False


def years(prose: str, timexes: Sequence[Timex], beside: Callable[[Timex], bool] = _none) -> dict[int, int | None]:
    """The years, astronomical, of a story's dates that name none, by the numbers of their timexes; those that are told
    `beside` the story are left out.

    None for a date that is named in passing, which the story does not go to.
    """
    told = ((number, timex) for number, timex in enumerate(timexes) if not beside(timex))
    stops = [stop for number, timex in told if (stop := _stop(prose, number, timex)) is not None]
    paths: list[_Path] = []
    for stop, near in zip(stops, _near(stops), strict=True):
        paths = _kept(_onward(paths, stop, near)) or paths
    return _read(paths[0].years) if paths else {}


def years_of_heads(article: Article, timexes: Sequence[Timex]) -> dict[int, int | None]:
    """The years of the dates that head the entries of a list or chronicle, which go on from one another."""
    found = heads(article, timexes)
    if len(found) < 2:
        return {}
    titles = [block.span for block in article.blocks if block.kind == "heading"]
    named = (number for number, one in enumerate(alike(timexes)) if one.value[:4].isdigit() and one.type == "DATE")
    found = sorted({*found, *(at for at in named if _in_one(titles, timexes[at].span))})
    told = years(article.prose, tuple(timexes[number] for number in found))
    return {found[at]: year for at, year in told.items() if year is not None}


def _in_one(spans: list[Span], span: Span) -> bool:
    """Whether one of some spans, which stand in the order of the text, holds another."""
    at = bisect_right(spans, span.start, key=lambda one: one.start) - 1
    return at >= 0 and spans[at].holds(span)


def _stop(prose: str, number: int, timex: Timex) -> _Stop | None:
    shift = timex.shift
    if shift is not None:
        size = {"year": 1, "month": 12}.get(shift.unit, 0)
        if shift.base == "reference" and shift.unit in ("day", "week", "month") and shift.n and not shift.pick:
            return _Stop(number, "days", 0, 0.0, 0.0, 0.0)
        if shift.base != "reference" or timex.type != "DATE" or not size or shift.n is None:
            return None
        found = _VALUE.fullmatch(shift.pick or ("XXXX" if size == 1 else ""))
        near = size == 1 and bool(shift.pick) and abs(shift.n) < 2  # 'that winter', 'the next summer'
        kind: Literal["near", "counted"] = "near" if near else "counted"
        return _Stop(number, kind, shift.n // size, *_months(found), 0.0) if found else None
    if feast := _FEAST.fullmatch(timex.value):
        return _Stop(number, "partial", 0, *_feast_months(feast), 0.0)
    found = _VALUE.fullmatch(timex.value) if timex.type in ("DATE", "TIME") else None
    if found is None:
        return None
    low, high = _months(found)
    if half := _half(prose, timex):
        if half == 2:
            return None
        low, high = _OF_TWO
    if found["year"] == "XXXX":
        return _Stop(number, "partial", 0, low, high, 0.0, timex.aside) if high - low < 12 else None
    passed = _PASSED if high - low < 12 else _PASSED_YEAR if _opens(prose, timex.span.start) else _PASSED_ASIDE
    if timex.signal in _BOUNDING:
        passed = _PASSED_BOUND
    return _Stop(number, "named", number_of(found["year"]), low, high, passed)


def _half(prose: str, timex: Timex) -> int:
    """1 or 2 for a year of a pair that lies in two years of the calendar, as a season of play or of teaching does ('the
    2022-23 season'); 0 for any other.
    """
    if timex.rule != "short-year-range":
        return 0
    first = _PAIR.match(prose, timex.span.end - 4) if timex.bond != "to" else None
    second = _PAIR.match(prose, max(0, timex.span.start - 5)) if timex.bond == "to" else None
    pair = first or second
    return (1 if first else 2) if pair is not None and (int(pair[1]) + 1) % 100 == int(pair[2]) else 0


_PAIR: Final = re.compile(r"(\d{4})[-–/](\d\d)\b")
_OF_TWO: Final = (6.0, 18.0)
"""The months of what lies in two years: from July to June."""


def _opens(prose: str, start: int) -> bool:
    """Whether a date opens its sentence, as those do that a story goes to."""
    return bool(_OPENING.search(prose, max(0, start - _LEAD), start))


def _months(found: re.Match[str]) -> tuple[float, float]:
    if found["season"]:
        first = SEASONS[found["season"]] - 1
        return first, first + 3
    if not found["month"]:
        return 0.0, 12.0
    month = int(found["month"]) - 1
    if not found["day"]:
        return month, month + 1
    return month + (int(found["day"]) - 1) / 31, month + int(found["day"]) / 31


def _feast_months(found: re.Match[str]) -> tuple[float, float]:
    """Between what months of a year a day lies that moves."""
    if found["month"]:
        return int(found["month"]) - 1.0, float(found["month"])
    on = int(found["on"]) / 30
    return _EASTER[0] + on, _EASTER[1] + on


def _near(stops: list[_Stop]) -> Iterator[tuple[int, ...]]:
    """For each stop, the years that are named close around it: three before and two behind."""
    named = [stop.year for stop in stops if stop.kind == "named"]
    seen = 0
    for stop in stops:
        seen += stop.kind == "named"
        yield tuple(named[max(0, seen - 3) : seen + 2])


def _onward(paths: list[_Path], stop: _Stop, near: tuple[int, ...]) -> Iterator[_Path]:
    if stop.kind == "days":
        yield from (path._replace(cost=path.cost + _COUNTED_OVER * path.over) for path in paths)
        return
    if stop.kind in ("counted", "near"):
        yield from (_counted(path, stop) for path in paths)
        return
    if stop.kind == "named":
        yield _to(paths, stop, stop.year)
        for path in paths:
            passed = (stop.number, None, path.years)
            yield _Path(path.cost + stop.passed, path.low, path.high, passed, path.over + 1)
        return
    for year in dict.fromkeys(year + step for year in near for step in (0, 1, -1)):
        yield _to(paths, stop, year, given=True)
    if stop.aside:
        yield from (_behind(path, stop) for path in paths)


def _behind(path: _Path, stop: _Stop) -> _Path:
    """A date that is told aside, as over before, while the story stays where it is: 'had warned in a letter of 21
    June'.
    """
    year = int(path.low // 12)
    year -= 12 * year + stop.low > path.low
    cost = path.cost + _PASSED_BOUND + _ON * max(0.0, path.low - (12 * year + stop.high))
    return path._replace(cost=cost, years=(stop.number, year, path.years))


def _counted(path: _Path, stop: _Stop) -> _Path:
    """'the following spring': where it leads from here. What looks back does not lead the story there."""
    year = int(path.low // 12) + (_step(path, stop) if stop.kind == "near" else stop.year)
    given = (stop.number, year, path.years)
    cost = path.cost + _COUNTED_OVER * path.over
    if stop.year < 0:
        return _Path(cost, path.low, path.high, given, path.over)
    return _Path(cost, 12 * year + stop.low, 12 * year + stop.high, given)


def _step(path: _Path, stop: _Stop) -> int:
    """In how many years the month or season comes that is next, was last, or is that of now: spring and 'the next
    summer' are of one year, and so are January and the winter that began in the year before.
    """
    if path.high - path.low >= 12:
        return stop.year
    month = path.low % 12
    if stop.year > 0:
        return 0 if stop.low > month else 1
    if stop.year < 0:
        return 0 if stop.high <= month else -1
    return -1 if stop.high - 12 > month else 0


def _to(paths: list[_Path], stop: _Stop, year: int, *, given: bool = False) -> _Path:
    """The cheapest way to a stop in a year, which is `given` to it where it names none."""
    low, high = 12 * year + stop.low, 12 * year + stop.high
    partial, most = stop.kind == "partial", _ON_MOST if stop.kind == "named" else _BACK_MOST
    least, years = math.inf, _NO_YEARS
    for before, begin, end, told, _ in paths:
        cost = before
        if low > end:
            cost += min(_ON * (low - end), most)
        elif high < begin:
            cost += min(_BACK * (begin - high), _BACK_MOST)
        if partial and end - begin == 12 and cost > before:
            cost += _LEFT
        if cost < least:
            least, years = cost, told
    return _Path(least if paths else 0.0, low, high, (stop.number, year, years) if given else years)


def _kept(paths: Iterable[_Path]) -> list[_Path]:
    """The cheapest ways, one for each place."""
    found: dict[tuple[float, float], _Path] = {}
    for path in sorted(paths, key=_COST):
        found.setdefault((path[1], path[2]), path)
        if len(found) == _PATHS:
            break
    return list(found.values())


def _read(years: Years) -> dict[int, int | None]:
    found: dict[int, int | None] = {}
    while years is not None:
        number, year, years = years
        found[number] = year
    return found
