"""Reports of one quantity as a chart needs them: when they hold, between which bounds, and who gives them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from timeline import Event
from timeline_pdf.pictures.axis import choose, drawable
from timeline_pdf.pictures.scale import days
from timeline_pdf.pictures.values import HUGE

MOST: Final = 40
"""Reports drawn at most; the table has the rest."""

_ABOUT: Final = 0.1  # by how much of itself a figure without bounds may be off, as where events are compared


@attrs.frozen
class Report:
    """A figure given by `who` in `articles`; None in `low`, `best`, `high` is unsaid.

    It holds at some time in the `period`, of which the days `start` to `end` are drawn: one known side stands for both.
    `date` and `text` are in words; `row` is where it stands in the series.
    """

    row: int
    period: tuple[float, float]
    start: float
    end: float
    low: float | None
    best: float | None
    high: float | None
    who: str
    articles: frozenset[str]
    text: str
    date: str

    @property
    def known(self) -> tuple[float, ...]:
        """The values that it names, from low to high."""
        return tuple(sorted({one for one in (self.low, self.best, self.high) if one is not None}))

    @property
    def rises(self) -> bool:
        """Whether it has a lower bound only: 'more than 5,000'."""
        return self.high is None and self.best is None and self.low is not None

    @property
    def falls(self) -> bool:
        """Whether it has an upper bound only: 'up to 300'."""
        return self.low is None and self.best is None and self.high is not None

    @property
    def bounds(self) -> tuple[float, float]:
        """Between what it may lie."""
        spare = abs(self.best) * _ABOUT if self.best is not None else math.inf
        best = self.best or 0.0
        return best - spare if self.low is None else self.low, best + spare if self.high is None else self.high


def reports(series: Any, events: Mapping[str, Event]) -> list[Report]:
    """The reports that can be drawn, in their order: with a date and a finite value; `events` has each by its id.

    The lowest and the highest are among them, however many there are.
    """
    found = [made for n, one in enumerate(series.rows) if (made := _report(n, one, events[one.id]))]
    if len(found) <= MOST:
        return found
    ends = {min(one.known[0] for one in found), max(one.known[-1] for one in found)}
    kept: dict[float, int] = {}
    for one in found:
        for value in ends.intersection(one.known):
            kept.setdefault(value, one.row)
    return choose(found, lambda one: one.row in kept.values(), MOST)


def _report(row: int, one: Any, event: Event) -> Report | None:
    when = one.when
    known = [value for value in (one.low, one.best, one.high) if value is not None]
    if when is None or not drawable(when) or not known or not all(abs(value) < HUGE for value in known):
        return None
    ends = [days(point) for point in (when.earliest, when.latest) if point is not None]
    period = (ends[0] if when.earliest else -math.inf, ends[-1] if when.latest else math.inf)
    articles = frozenset(place.article for place in event.provenance)
    return Report(row, period, ends[0], ends[-1], one.low, one.best, one.high, one.who, articles, one.text, one.date)


def over_time(found: Sequence[Report]) -> bool:
    """Whether they hold for different times, so that a time axis tells something."""
    return len({(one.start, one.end) for one in found}) > 1


def apart(found: Iterable[Report]) -> list[tuple[Report, Report]]:
    """Reports of two speakers or two articles for overlapping dates whose bounds do not meet."""
    return [
        (one, other)
        for one, other in itertools.combinations(found, 2)
        if (one.who != other.who or one.articles.isdisjoint(other.articles))
        and _overlap(one.period, other.period)
        and not _meet(one, other)
    ]


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return (one[0] < other[1] and other[0] < one[1]) or one == other


def _meet(one: Report, other: Report) -> bool:
    (low, high), (least, most) = one.bounds, other.bounds
    return low <= most and least <= high
