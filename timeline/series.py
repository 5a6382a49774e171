"""Figures over time: one quantity as it was reported again and again, and whether the reports can all be so."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import Final

import attrs

from timeline.calendar import Period, Point
from timeline.matters import deed, matters, subjects
from timeline.model import Event, Figure, When
from timeline.quantities import Key, bounds, compared, key
from timeline.wording import bounds_words, date_words, figure_words, speaker_words

_Voice = tuple[str, frozenset[str]]
_ANY: Final = Point(0)
_TELLING: Final = frozenset(
    "dead deaths death fatalities lives killed died injured wounded hurt injuries missing bodies casualties".split()
)
"""Units that say themselves what became of the counted."""
_SHARED: Final = 2
"""Words that a toll shares at least with a report of the same deaths."""
_FREQUENT: Final = 20
"""A word of more tolls than these tells of none of them."""
_YEAR: Final = 366


@attrs.frozen
class FigureRow:
    """One report of a quantity; None in `low`, `best`, `high` is unsaid.

    `unit` says what is counted and, where its words do not, what became of it: 'people dead', 'people injured'. `text`
    is the figure as its source words it, `bounds` the same from low to high: '40 or more', '5,000 to 6,000'. `when` is
    the time that it holds for, and `date` the same in words: its as-of date, or that of its event; where that is open
    to a side ('up to Monday'), when it was reported.
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
    when: When | None = None


@attrs.frozen
class Series:
    """One quantity, reported at least twice, in the order of the timeline.

    Reports are of one quantity where they count the same thing, to which the same was done, and no words tell that they
    are about different matters: homes that a storm damaged are none of those that were built. `disagree` when two of
    its rows cannot both be so: speakers differ (sources, where none is named), the dates that the figures hold for
    overlap, and the figures' bounds do not meet. More by a later day ('up to Monday', 'up to Friday') is none.
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
        return self.when.bounds if self.when else Period()

    @property
    def when(self) -> When | None:
        """The time that it holds for."""
        event = self.event
        if event.as_of or event.when is None or None not in (event.when.earliest, event.when.latest):
            return event.as_of or event.when
        return event.reported or event.when


def series(events: Iterable[Event]) -> tuple[Series, ...]:
    """Quantities that are reported more than once, by several events or several articles: '34%, then 6%' is one report.

    A share of a whole is never put beside the whole.
    """
    found: dict[tuple[Key, str], list[_Report]] = {}
    place: dict[str, int] = {}
    for event in events:
        place[event.id] = len(place)
        articles = frozenset(one.article for one in event.provenance)
        for figure in event.figures:
            if figure.unit or figure.share_of:
                one = _Report(figure, event, speaker_words(event.attribution), articles)
                found.setdefault((key(figure), deed(figure, event)), []).append(one)
    parted = {name: _parted(reports) for name, reports in found.items()}
    for ((thing, state, share, is_sum), done), tolls in parted.items():
        if state and is_sum and (single := parted.get(((thing, state, share, False), done))):
            for toll, ones in _tolled(tolls, single):
                toll[:] = sorted((*toll, *ones), key=lambda one: place[one.event.id])
    return tuple(_series(one) for groups in parted.values() for one in groups if _repeated(one))


def _tolled(tolls: Sequence[list[_Report]], single: list[list[_Report]]) -> list[tuple[list[_Report], list[_Report]]]:
    """Each toll with the reports that it goes on from, which are taken out of `single`: those of deaths that share two
    words with it ('a ferry sank, killing 14', 'the toll of the sinking ferry rose to 33'), or all there are of one
    matter where the toll does not say of what it is.
    """
    about = [frozenset().union(*(subjects(one.figure, one.event) for one in toll)) for toll in tolls]
    index: dict[str, list[int]] = {}
    for number, words in enumerate(about):
        for word in words:
            index.setdefault(word, []).append(number)
    lone = 0 if len(tolls) == len(single) == 1 and not about[0] else None
    taken: dict[int, list[_Report]] = {}
    for group in single:
        left: list[_Report] = []
        for one in group:
            toll = lone if lone is not None else _shared(subjects(one.figure, one.event), index)
            goes_on = toll is not None and _goes_on(one, tolls[toll])
            (taken.setdefault(toll, []) if toll is not None and goes_on else left).append(one)
        group[:] = left
    return [(tolls[number], ones) for number, ones in taken.items()]


def _shared(words: frozenset[str], index: Mapping[str, list[int]]) -> int | None:
    """The toll that shares most words with a report, and no fewer than two."""
    count = Counter(n for word in words if len(index.get(word, ())) <= _FREQUENT for n in index.get(word, ()))
    most = max(count.values(), default=0)
    return min(n for n, times in count.items() if times == most) if most >= _SHARED else None


def _goes_on(one: _Report, toll: Sequence[_Report]) -> bool:
    """Whether a toll may count on from a report: it is none of an earlier day, of years later, or of fewer."""
    begin, least = one.period.start, bounds(one.figure)[0]
    last = max((end.days for report in toll if (end := report.period.end) is not None), default=None)
    most = max(bounds(report.figure)[1] for report in toll)
    return begin is not None and last is not None and 0 < last - begin.days <= _YEAR and least <= most


def _repeated(reports: Sequence[_Report]) -> bool:
    if len(reports) < 2:
        return False
    first, *rest = reports
    return len(first.articles) > 1 or any(one.event is not first.event for one in rest)


def _parted(reports: Sequence[_Report]) -> list[list[_Report]]:
    return [[reports[n] for n in one] for one in matters([(one.figure, one.event) for one in reports])]


def _series(reports: Sequence[_Report]) -> Series:
    rows = tuple(map(_row, reports))
    return Series(rows[0].unit, rows, _disagree(reports))


def _row(one: _Report) -> FigureRow:
    figure = one.figure
    return FigureRow(
        unit=_unit(figure),
        date=date_words(one.when),
        text=figure_words(figure),
        who=one.speaker,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        id=one.event.id,
        bounds=bounds_words(figure),
        when=one.when,
    )


def _unit(figure: Figure) -> str:
    if figure.share_of:
        return f"{figure.unit} (share of {figure.share_of})".strip()
    told = not figure.state or figure.state in figure.unit or not _TELLING.isdisjoint(figure.unit.casefold().split())
    return figure.unit if told else f"{figure.unit} {figure.state}".strip()


def _disagree(reports: Iterable[_Report]) -> bool:
    """Whether any two contradict. Of reports that are only known to hold by some day, a later one may have more."""
    told = [one for one in reports if compared(one.figure) and _tells(one.period)]
    by_day = sorted((one for one in told if one.period.start is None), key=_end)
    dated = sorted((one for one in told if one.period.start is not None), key=lambda one: one.period.start or _ANY)
    groups = (list(group) for _, group in itertools.groupby(by_day, key=_end))
    return _clash(by_day, dated) or any(_clash((), group) for group in groups) or _falls(by_day)


def _end(one: _Report) -> Point:
    return one.period.end or _ANY


def _clash(before: Sequence[_Report], order: Sequence[_Report]) -> bool:
    """Whether any of `order` contradicts one before it, in one pass over those in order of time."""
    everyone = _Running()
    voices: dict[_Voice, _Running] = {}
    for number, one in enumerate((*before, *order)):
        if (
            number >= len(before)
            and everyone.contradict(one)
            and any(running.contradict(one) for voice, running in voices.items() if _differ(voice, one))
        ):
            return True
        everyone.add(one, number)
        voices.setdefault((one.speaker, one.articles), _Running()).add(one, number)
    return False


def _falls(by_day: Sequence[_Report]) -> bool:
    """Whether what one tells up to a day is more than another tells up to a later one."""
    most: dict[_Voice, float] = {}
    top = float("-inf")
    for _, group in itertools.groupby(by_day, key=_end):
        reports = list(group)
        for one in reports:
            high = bounds(one.figure)[1]
            if top > high and any(low > high for voice, low in most.items() if _differ(voice, one)):
                return True
        for one in reports:
            low, voice = bounds(one.figure)[0], (one.speaker, one.articles)
            most[voice], top = max(low, most.get(voice, low)), max(low, top)
    return False


def _differ(voice: _Voice, one: _Report) -> bool:
    """Whether another gives the report: the same speaker in another article gives new figures for the old."""
    speaker, articles = voice
    return speaker != one.speaker or (not speaker and articles.isdisjoint(one.articles))


def _tells(period: Period) -> bool:
    """Whether it is some time at all: neither without bounds nor empty."""
    return period != Period() and (period.start is None or period.start != period.end)


class _Running:
    """Reports that may still hold when the next begins, the lowest and the highest first; past ones go when met."""

    def __init__(self) -> None:
        self._lowest: list[tuple[float, int, Point | None]] = []
        self._highest: list[tuple[float, int, Point | None]] = []

    def add(self, one: _Report, number: int) -> None:
        """Take in a report, which begins no earlier than those before; each has a number of its own."""
        low, high = bounds(one.figure)
        heappush(self._lowest, (high, number, one.period.end))
        heappush(self._highest, (-low, number, one.period.end))

    def contradict(self, one: _Report) -> bool:
        """Whether the bounds of one of them do not meet those of a report that begins no earlier."""
        low, high = bounds(one.figure)
        return self._top(self._lowest, one) < low or -self._top(self._highest, one) > high

    @staticmethod
    def _top(heap: list[tuple[float, int, Point | None]], one: _Report) -> float:
        """The first that overlaps the report; infinite where none does."""
        start = one.period.start
        while heap and start is not None and (end := heap[0][2]) is not None and end <= start:
            heappop(heap)
        return heap[0][0] if heap else float("inf")
