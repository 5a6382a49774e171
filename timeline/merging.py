"""merge(): the events of many articles in one order; reports of one event joined, sources and disagreements kept."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from timeline.calendar import Period, Point
from timeline.model import Article, Conflict, Event, Figure, Finding, Source, Timeline, When
from timeline.quantities import Key, agree, compared, key

_WORD: Final = re.compile(r"[^\W_]{3,}")
_COMMON: Final = frozenset(
    "the and for with from that this which was were has have had been are his her its their they said says into over "
    "after before more than about also who will would not but all one two".split()
)
_SAME: Final = 0.6
"""Share of common words (Jaccard) from which two reports with agreeing dates tell one event."""
_SAME_DESPITE_DATES: Final = 0.8
"""The same for reports whose dates disagree: they are joined, and the disagreement is shown."""
_FREQUENT: Final = 200
"""A word that finds more events than this is no evidence, and finds no pairs: it keeps the search linear."""
_APART: Final = 62
"""Days that two dates of one event may lie apart."""


def merge(reports: Iterable[tuple[Article, Sequence[Event], Sequence[Finding]]], title: str = "") -> Timeline:
    """One timeline of all reports: (article, its placed events, its findings); titled `title`, else as the first."""
    sources: list[Source] = []
    events: list[Event] = []
    findings: list[Finding] = []
    for article, found, notes in reports:
        sources.append(_source(article))
        events += found
        findings += notes
    joined = _join(_distinct(events))
    named = title or next((source.title for source in sources if source.title), "") or "Timeline"
    dated = order(event for event in joined if event.when is not None)
    undated = tuple(event for event in joined if event.when is None)
    return Timeline(named, dated, undated, sources=tuple(sources), findings=tuple(findings), as_of=_as_of(sources))


def order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Earliest begin first; then narrower bounds; then reading order.

    An event whose begin is open ('up to March 2025') stands right before the first event that it is known to precede,
    else right before what begins with the last unit of its bounds.
    """
    listed = list(events)
    keys = {event.id: _key(event, number) for number, event in enumerate(listed)}
    return tuple(sorted(listed, key=lambda event: _with_relations(event, keys)))


_Key = tuple[Point, int, float, int, int]


def _key(event: Event, number: int) -> _Key:
    when = event.when
    assert when is not None, "only dated events are ordered"
    width = float("inf")
    if when.begin.start is not None and when.begin.end is not None:
        width = when.begin.end.days - when.begin.start.days
    if when.begin.start is not None:
        return when.begin.start, 1, width, number, 0
    if when.latest is None:
        return Point(9999), 1, width, number, 0
    return _last_unit(when.latest), 0, width, number, 0


def _last_unit(end: Point) -> Point:
    """Where the last year, month or day before a boundary begins: the coarsest of them that ends there."""
    if (end.month, end.day, end.hour, end.minute) == (1, 1, 0, 0):
        return end.plus(-1, "year")
    return end.plus(-1, "month") if (end.day, end.hour, end.minute) == (1, 0, 0) else end.plus(-1, "day")


def _with_relations(event: Event, keys: dict[str, _Key]) -> _Key:
    own = keys[event.id]
    if event.when is None or event.when.begin.start is not None:
        return own
    targets = [
        keys[relation.event] for relation in event.relations if relation.type == "before" and relation.event in keys
    ]
    first = min(targets, default=None)
    return (*first[:4], -1) if first is not None and first < own else own


def _source(article: Article) -> Source:
    return Source(
        article.id, article.title, article.source, article.language, article.genre or "news", article.dct,
        article.sha256, len(article.text),
    )  # fmt: skip


def _as_of(sources: Sequence[Source]) -> When | None:
    """The latest DCT among the sources."""
    known = [source.dct.when for source in sources if source.dct.when is not None]
    return max(known, key=lambda when: (when.latest or Point(9999), when.edtf), default=None)


def _distinct(events: list[Event]) -> list[Event]:
    """Give events that would share an id (the same words told twice) ids of their own."""
    seen: dict[str, int] = {}
    found = []
    for event in events:
        count = seen[event.id] = seen.get(event.id, 0) + 1
        found.append(event if count == 1 else attrs.evolve(event, id=f"{event.id}-{count}"))
    return found


def _join(events: list[Event]) -> list[Event]:
    """Join reports of one event. The first told keeps its place, its id and its words."""
    words = _by_rarity([_words(event) for event in events])
    index: dict[str, list[int]] = defaultdict(list)
    into: dict[int, int] = {}
    for number, event in enumerate(events):
        telling = words[number][: _telling(len(words[number]))]
        others = sorted({other for word in telling if len(index[word]) <= _FREQUENT for other in index[word]})
        found = (other for other in others if _one_event(events[other], event, words[other], words[number]))
        first = next(found, None)
        if first is not None:
            into[number] = first
            continue
        for word in telling:
            index[word].append(number)
    groups: dict[int, list[Event]] = {number: [event] for number, event in enumerate(events) if number not in into}
    for number, first in into.items():
        groups[first].append(events[number])
    return _renamed([unite(group) for group in groups.values()], {events[n].id: events[f].id for n, f in into.items()})


def _by_rarity(words: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The words of each event, the rarest of all events first."""
    count = Counter(word for found in words for word in found)
    return [tuple(sorted(found, key=lambda word: (count[word], word))) for found in words]


def _telling(length: int) -> int:
    """How many of its rarest words an event must be found by: two that share none of them are less alike than _SAME."""
    return length - math.ceil(_SAME * length - 1e-9) + 1 if length else 0


def _renamed(events: list[Event], into: dict[str, str]) -> list[Event]:
    """Point relations at the events that now stand for the joined ones."""
    return [
        attrs.evolve(event, relations=tuple(attrs.evolve(r, event=into.get(r.event, r.event)) for r in event.relations))
        if event.relations
        else event
        for event in events
    ]


def _words(event: Event) -> tuple[str, ...]:
    return tuple(sorted({word for word in _WORD.findall(event.label.lower()) if word not in _COMMON}))


def _one_event(one: Event, other: Event, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two reports tell one event: of one kind and status, mostly the same words, dates that agree or nearly."""
    if one.kind != other.kind or one.status != other.status or min(len(left), len(right)) < 3:
        return False
    # Lengths alone say how alike they can be at most; asked first, for most pairs end here.
    if min(len(left), len(right)) < _SAME * max(len(left), len(right)):
        return False
    common = len(set(left).intersection(right))
    alike = common / (len(left) + len(right) - common)
    if alike < _SAME:
        return False
    if one.when is None or other.when is None:
        return alike >= _SAME_DESPITE_DATES
    if one.when.bounds.meet(other.when.bounds) is not None:
        return True
    apart = one.provenance[0].article != other.provenance[0].article
    return apart and alike >= _SAME_DESPITE_DATES and _days_apart(one.when, other.when) <= _APART


def _days_apart(one: When, other: When) -> float:
    if one.earliest is None or other.earliest is None:
        return float("inf")
    return abs(one.earliest.days - other.earliest.days)


def unite(group: Sequence[Event]) -> Event:
    """One event of several reports: the first's words, the narrowest date, all sources, all conflicts."""
    first = group[0]
    if len(group) == 1:
        return first
    dated = [event for event in group if event.when is not None]
    best = min(dated, key=_width, default=first)
    return attrs.evolve(
        first,
        when=best.when,
        undated=best.undated,
        provenance=tuple(place for event in group for place in event.provenance),
        figures=next((event.figures for event in group if event.figures), ()),
        likelihood=next((event.likelihood for event in group if event.likelihood), None),
        attribution=next((event.attribution for event in group if event.attribution), None),
        names=tuple(dict.fromkeys(name for event in group for name in event.names)),
        places=tuple(dict.fromkeys(place for event in group for place in event.places)),
        salience=round(max(event.salience for event in group) + 0.5 * (len(group) - 1), 2),
        conflicts=tuple(_conflicts(group)),
    )


def _width(event: Event) -> float:
    when = event.when
    if when is None or when.earliest is None or when.latest is None:
        return float("inf")
    return when.latest.days - when.earliest.days


def _agree(whens: Sequence[When]) -> bool:
    """Whether each two of these dates can be one: on a line, that is so where all of them have a time in common."""
    common: Period | None = Period(None, None)
    for when in whens:
        common = common.meet(when.bounds) if common is not None else None
    return common is not None


def _conflicts(group: Sequence[Event]) -> Iterable[Conflict]:
    articles = tuple(map(_article, group))
    whens = [event.when for event in group if event.when is not None]
    if not _agree(whens):
        yield Conflict("when", tuple(event.when.edtf if event.when else "" for event in group), articles)
    counted: dict[Key, list[tuple[Event, Figure]]] = defaultdict(list)
    for event in group:
        for figure in filter(compared, event.figures):
            counted[key(figure)].append((event, figure))
    for found in counted.values():
        if _disagree(found):
            yield Conflict(
                "figure",
                tuple(figure.text for _, figure in found),
                tuple(_article(event) for event, _ in found),
            )


def _disagree(found: list[tuple[Event, Figure]]) -> bool:
    """Whether two reports count one thing and none of their figures agree: one of two sums, or the parts of one."""
    told: dict[str, dict[tuple[float | None, float | None, float | None], Figure]] = defaultdict(dict)
    for event, figure in found:
        told[event.id].setdefault((figure.low, figure.best, figure.high), figure)
    distinct = {tuple(figures): tuple(figures.values()) for figures in told.values()}
    return any(
        not any(agree(one, other) for one in left for other in right)
        for left, right in itertools.combinations(distinct.values(), 2)
    )


def _article(event: Event) -> str:
    return event.provenance[0].article if event.provenance else ""
