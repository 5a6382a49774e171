"""Figures over time: one quantity as it was reported again and again, and whether the reports can all be so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from timeline.calendar import Period
from timeline.model import Event, Figure
from timeline.quantities import Key, agree, compared, key
from timeline.wording import bounds_words, date_words, figure_words, speaker_words


@attrs.frozen
class FigureRow:
    """One report of a quantity; `date` is the as-of date if there is one; None in `low`, `best`, `high` is unsaid.

    `text` is the figure as its source words it, `bounds` the same from low to high: '40 or more', '5,000 to 6,000'.
    """

    unit: str
    date: str
    text: str
    who: str
    low: float | None
    best: float | None
    high: float | None
    id: str
    bounds: str = ""


@attrs.frozen
class Series:
    """One quantity, reported at least twice, in the order of the timeline.

    `disagree` when two of its rows cannot both be so: speakers or sources differ, the dates that the figures hold for
    overlap, and the figures' bounds do not meet.
    """

    unit: str
    rows: tuple[FigureRow, ...]
    disagree: bool = False


@attrs.frozen
class _Report:
    """A figure of an event, and who stands for it: the speaker and the articles that tell it."""

    figure: Figure
    event: Event
    speaker: str
    articles: frozenset[str]

    @property
    def period(self) -> Period:
        """All of the time that it may hold for."""
        when = self.event.as_of or self.event.when
        return when.bounds if when else Period()


def series(events: Iterable[Event]) -> tuple[Series, ...]:
    """Quantities that are reported more than once; a share of a whole is never put beside the whole."""
    found: dict[Key, list[_Report]] = {}
    for event in events:
        articles = frozenset(place.article for place in event.provenance)
        for figure in event.figures:
            if figure.unit or figure.share_of:
                one = _Report(figure, event, speaker_words(event.attribution), articles)
                found.setdefault(key(figure), []).append(one)
    return tuple(_series(reports) for reports in found.values() if len(reports) > 1)


def _series(reports: Sequence[_Report]) -> Series:
    rows = tuple(map(_row, reports))
    return Series(rows[0].unit, rows, _disagree(reports))


def _row(one: _Report) -> FigureRow:
    figure = one.figure
    unit = f"{figure.unit} (share of {figure.share_of})".strip() if figure.share_of else figure.unit
    date = date_words(one.event.as_of or one.event.when)
    words = figure_words(figure)
    low, best, high = figure.low, figure.best, figure.high
    return FigureRow(unit, date, words, one.speaker, low, best, high, one.event.id, bounds_words(figure))


def _disagree(reports: Iterable[_Report]) -> bool:
    """Whether any two contradict, looking back from each over those alone that can still overlap it."""
    dated = [one for one in reports if compared(one.figure) and one.period != Period()]
    opened = [one for one in dated if one.period.start is None]
    rest = [(one.period.start, n, one) for n, one in enumerate(dated) if one.period.start is not None]
    running: list[_Report] = []
    for one in (*opened, *(one for _, _, one in sorted(rest))):
        start = one.period.start
        running = [other for other in running if other.period.end is None or start is None or start < other.period.end]
        if any(_contradict(one, other) for other in running):
            return True
        running.append(one)
    return False


def _contradict(one: _Report, other: _Report) -> bool:
    apart = one.speaker != other.speaker or one.articles.isdisjoint(other.articles)
    return apart and one.period.meet(other.period) is not None and not agree(one.figure, other.figure)
