"""A time axis: days to points, with breaks where long stretches are empty, and ticks that never collide."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

import attrs

from timeline import Point

BREAK: Final = 34.0
"""Points that a break in the axis takes."""

_EMPTY: Final = 0.5  # a stretch is cut out when it takes more of the axis than this and holds nothing
_MOST_BREAKS: Final = 3
_NARROWEST: Final = 64.0
_FEWEST: Final = 6.0  # days on either side of what lasted no longer
_LONGEST_WEEKS: Final = 62.0  # days up to which an axis may count in weeks
_CHARACTER: Final = 3.9  # points that a character of a tick's label takes at most
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

StepUnit = Literal["minute", "hour", "day", "week", "month", "year"]
_STEPS: Final[tuple[tuple[int, StepUnit, float], ...]] = (
    (5, "minute", 1 / 288), (15, "minute", 1 / 96), (30, "minute", 1 / 48),
    (1, "hour", 1 / 24), (3, "hour", 1 / 8), (6, "hour", 1 / 4), (12, "hour", 1 / 2),
    (1, "day", 1), (2, "day", 2), (1, "week", 7), (2, "week", 14),
    (1, "month", 30.4), (3, "month", 91.3), (6, "month", 182.6),
    *((n * 10**power, "year", 365.24 * n * 10**power) for power in range(10) for n in (1, 2, 5)),
)  # fmt: skip
"""Count, unit and length in days of the steps that ticks may take, from short to long."""

_STRETCHES: Final = ((730.5, 365.25, "years"), (61, 30.44, "months"), (15, 7, "weeks"), (2, 1, "days"))


@attrs.frozen
class Segment:
    """Days `[start, end]` drawn from `x` over `width` points."""

    start: float
    end: float
    x: float
    width: float

    def at(self, day: float) -> float:
        """Where a day is drawn; days outside are drawn at the nearer end."""
        share = (min(max(day, self.start), self.end) - self.start) / (self.end - self.start)
        return self.x + share * self.width


@attrs.frozen
class Tick:
    """A mark on the axis with its label; `above` is the larger unit where it changes, else empty."""

    x: float
    label: str
    above: str


@attrs.frozen
class Gap:
    """A break: days `start` to `end` are left out, and its middle is drawn at `x`."""

    start: float
    end: float
    x: float

    @property
    def words(self) -> str:
        """How long it is: '127 years'."""
        size = self.end - self.start
        _, length, unit = next((one for one in _STRETCHES if size >= one[0]), (0, 1 / 24, "hours"))
        return f"{size / length:,.0f} {unit}"


@attrs.frozen
class Scale:
    """The whole axis, cut into segments with a break between each two."""

    segments: tuple[Segment, ...]
    hours: bool = False

    def at(self, day: float) -> float:
        """Where a day is drawn; one that falls into a break is drawn at its middle."""
        for segment in self.segments:
            if day < segment.start:
                return segment.x - (BREAK / 2 if segment is not self.segments[0] else 0)
            if day <= segment.end:
                return segment.at(day)
        return self.segments[-1].x + self.segments[-1].width

    @property
    def start(self) -> float:
        """The first day."""
        return self.segments[0].start

    @property
    def end(self) -> float:
        """The last day."""
        return self.segments[-1].end

    def ticks(self) -> Iterator[Tick]:
        """The ticks of all segments, each segment with the finest step that its labels leave room for."""
        for segment in self.segments:
            yield from _ticks(segment, self.hours)

    def gaps(self) -> Iterator[Gap]:
        """The breaks from left to right."""
        for before, after in itertools.pairwise(self.segments):
            yield Gap(before.end, after.start, after.x - BREAK / 2)


def days(point: Point) -> float:
    """A point as days, hours and minutes as a fraction."""
    return point.days + (point.hour * 60 + point.minute) / 1440


def scale(extents: Iterable[tuple[float, float]], width: float, hours: bool = False) -> Scale:
    """An axis over the extents `(first day, last day)`; with `hours` it may be finer than a day."""
    groups = _groups(sorted(extents))
    spans = [_padded(group, hours) for group in groups]
    widths = _widths(groups, spans, width - BREAK * (len(groups) - 1))
    segments, x = [], 0.0
    for (start, end), size in zip(spans, widths, strict=True):
        segments.append(Segment(start, end, x, size))
        x += size + BREAK
    return Scale(tuple(segments), hours)


def _groups(extents: Sequence[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """The extents parted at the longest empty stretches, as long as those take most of what is left."""
    gaps, reach = [], extents[0][1]
    for at, (start, end) in enumerate(extents):
        if start > reach:
            gaps.append((start - reach, at))
        reach = max(reach, end)
    left, cuts = reach - extents[0][0], []
    for size, at in sorted(gaps, reverse=True)[:_MOST_BREAKS]:
        if len(extents) > 2 and size > max(_EMPTY * left, 3.0):
            cuts.append(at)
            left -= size
    edges = [0, *sorted(cuts), len(extents)]
    return [list(extents[a:b]) for a, b in itertools.pairwise(edges)]


def _padded(group: Sequence[tuple[float, float]], hours: bool) -> tuple[float, float]:
    """With room on either side; a day alone is not drawn as wide as the page, unless there are times of it."""
    start, end = group[0][0], max(end for _, end in group)
    size = end - start
    timed = hours and any(day % 1 for extent in group for day in extent)
    pad = max(size * 0.04, 0.04 if timed else max(1.0, _FEWEST - size))
    return start - pad, end + pad


def _widths(groups: Sequence[Sequence[object]], spans: Sequence[tuple[float, float]], width: float) -> list[float]:
    """Room for each segment, by how many events and somewhat by how many days it holds."""
    events, length = sum(map(len, groups)), sum(end - start for start, end in spans)
    free = width - _NARROWEST * len(groups)
    return [
        _NARROWEST + free * (0.7 * len(group) / events + 0.3 * (end - start) / length)
        for group, (start, end) in zip(groups, spans, strict=True)
    ]


def _ticks(segment: Segment, hours: bool) -> Iterable[Tick]:
    length = segment.end - segment.start
    per_day = segment.width / length
    unfit = (*(() if hours else ("hour", "minute")), *(("week",) if length > _LONGEST_WEEKS else ()))
    fitting = [one for one in _STEPS if one[1] not in unfit and one[2] * per_day >= _room(one[1], segment)]
    count, unit, _ = fitting[0] if fitting else _STEPS[-1]
    return _labelled(segment, unit, list(_points(segment, count, unit))) or [_only(segment)]


def _room(unit: StepUnit, segment: Segment) -> float:
    """Points from one tick to the next that labels need."""
    if unit == "year":
        ends = (Point.from_days(int(day // 1)) for day in (segment.start, segment.end))
        return 22 + _CHARACTER * max(len(_year(point)) for point in ends)
    return 28.0 if unit == "month" else 38.0


def _points(segment: Segment, count: int, unit: StepUnit) -> Iterator[Point]:
    point = _first(_point(segment.start), count, unit)
    for _ in range(200):
        tick = _round(point) if unit == "year" and count > 1 else point
        if days(tick) > segment.end:
            return
        if days(tick) >= segment.start:
            yield tick
        point = point.plus(count, unit)


def _point(day: float) -> Point:
    """The minute in which that much of a day count has passed."""
    return Point.from_days(int(day // 1), int(day % 1 * 1440))


def _round(point: Point) -> Point:
    """The year whose number is round as people write it: 500 BCE is astronomical year -499, and no year is 0."""
    return Point(point.year + 1) if point.year <= 0 else point


def _first(start: Point, count: int, unit: StepUnit) -> Point:
    """A point before the segment on which the steps fall evenly: midnight, Monday, January, a round year."""
    if unit == "year":
        return Point(start.year // count * count)
    if unit == "month":
        return Point(start.year)
    if unit == "minute":
        return start.floor("hour")
    return start.floor("week") if unit == "week" else start.floor("month" if unit == "day" else "day")


def _labelled(segment: Segment, unit: StepUnit, points: Sequence[Point]) -> list[Tick]:
    ticks: list[Tick] = []
    before = ""
    for point in points:
        label, above = _words(point, unit)
        ticks.append(Tick(segment.at(days(point)), label, above if above != before else ""))
        before = above
    return ticks


def _words(point: Point, unit: StepUnit) -> tuple[str, str]:
    year = _year(point)
    day = f"{point.day} {_MONTHS[point.month - 1]}"
    if unit == "year":
        return year, ""
    if unit == "month":
        return _MONTHS[point.month - 1], year
    if unit in ("hour", "minute"):
        return f"{point.hour:02d}:{point.minute:02d}", f"{day} {year}"
    return day, year


def _year(point: Point) -> str:
    number, era = (point.year, " CE" if point.year < 100 else "") if point.year > 0 else (1 - point.year, " BCE")
    return f"{number:,}{era}" if number >= 10_000 else f"{number}{era}"


def _only(segment: Segment) -> Tick:
    """For a segment so short or so narrow that no even step falls into it: a day, month or year in its middle."""
    length = segment.end - segment.start
    unit: StepUnit = "day" if length < 60 else "month" if length < 700 else "year"
    middle = _point((segment.start + segment.end) / 2).floor(unit)
    label, above = _words(middle, unit)
    return Tick(segment.at(days(middle)), label, above)
