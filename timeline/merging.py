"""merge(): the events of all articles in one order; tellings of one event joined, sources and disagreements kept."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from timeline.calendar import Period, Point
from timeline.coreference import corefer
from timeline.model import Article, Conflict, Event, Figure, Finding, Relation, Source, Timeline, When
from timeline.quantities import Key, agree, compared, key
from timeline.tellings import Telling

_WORD: Final = re.compile(r"[^\W_]{3,}")
_COMMON: Final = frozenset(
    "the and for with from that this which was were has have had been are his her its their they said says into over "
    "after before more than about also who will would not but all one two".split()
)
_LEANS: Final = re.compile(r"(?i)(?:it|he|she|they|this|that|these|those|we|i|you|which|who)\b")
"""A label that opens so leans on the sentence before it."""
_SAME: Final = 0.6
"""Share of common words (Jaccard) from which two reports with agreeing dates tell one event."""
_SAME_DESPITE_DATES: Final = 0.8
"""The same for reports whose dates disagree: they are joined, and the disagreement is shown."""
_FREQUENT: Final = 200
"""A word that finds more events than this is no evidence, and finds no pairs: it keeps the search linear."""
_APART: Final = 62
"""Days that two dates of one event may lie apart."""


@attrs.frozen
class Report:
    """What one article brings to a timeline: its placed events, its findings, and what the clause of each event tells.

    `tellings` goes with `events`, one for one; where it is empty, events are joined by their words alone.
    """

    article: Article
    events: tuple[Event, ...]
    findings: tuple[Finding, ...] = ()
    tellings: tuple[Telling | None, ...] = ()


def merge(reports: Iterable[Report], title: str = "") -> Timeline:
    """One timeline of all reports; titled `title`, else as the latest that has a title, which knows most."""
    sources: list[Source] = []
    events: list[Event] = []
    findings: list[Finding] = []
    tellings: list[Telling | None] = []
    for report in reports:
        sources.append(_source(report.article))
        events += report.events
        findings += report.findings
        tellings += report.tellings or (None,) * len(report.events)
    joined = _join(_distinct(events), tellings)
    named = title or _title(sources) or "Timeline"
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
        article.id, article.title, article.source, article.publisher, article.language, article.genre or "news",
        article.dct, article.sha256, len(article.text),
    )  # fmt: skip


def _title(sources: Sequence[Source]) -> str:
    """That of the latest source that has one, the first of equals; of the first where none is dated."""
    titled = [source for source in sources if source.title]
    dated = [(_lateness(source.dct.when), source.title) for source in titled if source.dct.when is not None]
    latest = max(dated, key=lambda one: one[0], default=None)
    return latest[1] if latest else titled[0].title if titled else ""


def _as_of(sources: Sequence[Source]) -> When | None:
    """The latest DCT among the sources."""
    return max((source.dct.when for source in sources if source.dct.when is not None), key=_lateness, default=None)


def _lateness(when: When) -> tuple[Point, str]:
    return when.latest or Point(9999), when.edtf


def _distinct(events: list[Event]) -> list[Event]:
    """Give events that would share an id (the same words told twice) ids of their own."""
    seen: dict[str, int] = {}
    found = []
    for event in events:
        count = seen[event.id] = seen.get(event.id, 0) + 1
        found.append(event if count == 1 else attrs.evolve(event, id=f"{event.id}-{count}"))
    return found


def _join(events: list[Event], tellings: Sequence[Telling | None]) -> list[Event]:
    """Join the tellings of one event. The first told keeps its place and its id."""
    into = _alike(events, tellings)
    into.update((number, first) for number, first in corefer(events, tellings).items() if number not in into)
    groups: dict[int, list[int]] = {}
    for number in range(len(events)):
        first = number
        while first in into:
            first = into[first]
        groups.setdefault(first, []).append(number)
    made = [_united([(events[n], tellings[n]) for n in group]) for group in groups.values()]
    return _renamed(made, {events[n].id: events[first].id for first, group in groups.items() for n in group})


def _alike(events: list[Event], tellings: Sequence[Telling | None]) -> dict[int, int]:
    """For each event told in mostly the same words as one before it, the number of that one."""
    words = _by_rarity([_words(event, telling) for event, telling in zip(events, tellings, strict=True)])
    index: dict[str, list[int]] = defaultdict(list)
    into: dict[int, int] = {}
    for number, event in enumerate(events):
        telling = words[number][: _telling(len(words[number]))]
        others = sorted({other for word in telling if len(index[word]) <= _FREQUENT for other in index[word]})
        found = (
            other
            for other in others
            if _one_event(events[other], event, words[other], words[number])
            and _may_be_one(events[other], event, tellings[other], tellings[number])
        )
        first = next(found, None)
        if first is not None:
            into[number] = first
            continue
        for word in telling:
            index[word].append(number)
    return into


def _may_be_one(one: Event, other: Event, telling: Telling | None, again: Telling | None) -> bool:
    """Whether likeness of words may decide: within an article only of clauses whose deeds are not known.

    Two deeds are never one: 'halted' and 'resumed', however much else agrees; nor are two clauses of one sentence.
    """
    if telling is None or again is None:
        return True
    apart = one.provenance[0].article != other.provenance[0].article
    if not apart and (telling.heads or telling.sentence == again.sentence):
        return False
    return telling.again == again.again and (telling.heads == again.heads or bool(telling.heads & again.heads))


def _by_rarity(words: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The words of each event, the rarest of all events first."""
    count = Counter(word for found in words for word in found)
    return [tuple(sorted(found, key=lambda word: (count[word], word))) for found in words]


def _telling(length: int) -> int:
    """How many of its rarest words an event must be found by: two that share none of them are less alike than _SAME."""
    return length - math.ceil(_SAME * length - 1e-9) + 1 if length else 0


def _renamed(events: list[Event], into: dict[str, str]) -> list[Event]:
    """Point relations at the events that now stand for the joined ones; none points at the event that holds it."""
    return [attrs.evolve(event, relations=_pointing(event, into)) if event.relations else event for event in events]


def _pointing(event: Event, into: dict[str, str]) -> tuple[Relation, ...]:
    found = (attrs.evolve(relation, event=into.get(relation.event, relation.event)) for relation in event.relations)
    return tuple(dict.fromkeys(relation for relation in found if relation.event != event.id))


def _words(event: Event, telling: Telling | None) -> tuple[str, ...]:
    """The words that an event is known by: those of its clause and, where that was not taken apart, of its label."""
    if telling is not None:
        return tuple(sorted(telling.heads | telling.topic | telling.names))
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
    if _recounted(one, other):
        return False
    if one.when.bounds.meet(other.when.bounds) is not None:
        return True
    apart = one.provenance[0].article != other.provenance[0].article
    return apart and alike >= _SAME_DESPITE_DATES and _days_apart(one.when, other.when) <= _APART


def _recounted(one: Event, other: Event) -> bool:
    """Whether both tell a sum so far, up to different days, and not the same: the count went on."""
    whens = [when for when in (one.when, other.when) if when is not None and when.earliest is None]
    if len(whens) < 2 or whens[0].latest == whens[1].latest:
        return False
    pairs = itertools.product(one.figures, other.figures)
    return any(a.cumulative and key(a) == key(b) and not agree(a, b) for a, b in pairs)


def _days_apart(one: When, other: When) -> float:
    if one.earliest is None or other.earliest is None:
        return float("inf")
    return abs(one.earliest.days - other.earliest.days)


def unite(group: Sequence[Event], fullest: int = 0) -> Event:
    """One event of several tellings: the words of the one numbered `fullest`, the date known best, all sources and
    conflicts. Id and place are those of the first.
    """
    first = group[0]
    if len(group) == 1:
        return first
    best = min((event for event in group if event.when is not None), key=_sureness, default=first)
    told = group[fullest]
    judged = max(group, key=lambda event: (bool(event.likelihood or event.confidence), bool(event.attribution)))
    return attrs.evolve(
        first,
        label=told.label,
        text=told.text,
        when=best.when,
        undated=best.undated,
        provenance=tuple(place for event in group for place in event.provenance),
        figures=told.figures or next((event.figures for event in group if event.figures), ()),
        relations=tuple(dict.fromkeys(relation for event in group for relation in event.relations)),
        likelihood=judged.likelihood,
        confidence=judged.confidence,
        attribution=judged.attribution,
        names=tuple(dict.fromkeys(name for event in group for name in event.names)),
        places=tuple(dict.fromkeys(place for event in group for place in event.places)),
        salience=round(max(event.salience for event in group) + 0.5 * (len(group) - 1), 2),
        conflicts=tuple(_conflicts(group)),
    )


def _united(group: list[tuple[Event, Telling | None]]) -> Event:
    """One event of several tellings; nobody need stand for it where another article tells plainly all that is shown."""
    fullest = _fullest(group)
    event = unite([one for one, _ in group], fullest)
    if not event.attribution or event.likelihood or event.confidence or event.kind not in ("occurrence", "state"):
        return event
    shown = group[fullest]
    spoken = {_article(one) for one, _ in group if one.attribution}
    if any(_article(one) not in spoken and _tells_all(shown, (one, telling)) for one, telling in group):
        return attrs.evolve(event, attribution=None)
    return event


def _tells_all(shown: tuple[Event, Telling | None], plain: tuple[Event, Telling | None]) -> bool:
    """Whether the second of two tellings tells, by other names or by its own, all parties, details and figures."""
    (event, one), (other, telling) = shown, plain
    if one is None or telling is None:
        return False
    parties = ((one.doer, telling.doer), (one.undergone, telling.undergone), (one.sole, telling.sole))
    told = all(again.known or not party.known for party, again in parties)
    details = one.topic - {party.noun for party, _ in parties}
    figures = all(any(key(a) == key(b) and agree(a, b) for b in other.figures) for a in event.figures)
    return told and details <= telling.topic and one.around <= telling.names and figures


def _fullest(group: list[tuple[Event, Telling | None]]) -> int:
    """The number of the telling that says most; the first of equals."""
    return max(range(len(group)), key=lambda number: (_worth(*group[number]), -number))


def _worth(event: Event, telling: Telling | None) -> float:
    """How much a telling says by itself: parties by name, figures; not a bare noun, and not a pronoun."""
    worth = 1.0 * bool(event.figures) - 3.0 * bool(_LEANS.match(event.label)) - 1.0 * event.label.endswith("…")
    if telling is None:
        return worth
    parties = (telling.doer, telling.undergone, telling.sole)
    named = 1.0 * any(party.names for party in parties) + 0.5 * any(party.known for party in parties)
    return worth + named - 3.0 * telling.nominal


def _sureness(event: Event) -> tuple[int, float]:
    """What the words name comes before what was inferred from around them, and a narrow time before a wide one."""
    when = event.when
    if when is None or when.earliest is None or when.latest is None:
        return 2, float("inf")
    return int(when.basis not in ("explicit", "relative")), when.latest.days - when.earliest.days


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
                tuple(_said(figure, event) for event, figure in found),
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


def _said(figure: Figure, event: Event) -> str:
    """A figure with who gives it: '12 dead (the police)'."""
    speaker = event.attribution.speaker if event.attribution else ""
    return f"{figure.text} ({speaker})" if speaker else figure.text
