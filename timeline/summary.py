"""summarise(): the bottom line and the key developments; every sentence cites events, and none adds a fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from timeline.model import Event, Statement, Summary, Timeline, When
from timeline.outlook import expected
from timeline.wording import date_words

_BOTTOM: Final = 3
_LEAD: Final = 2.3
"""What an event gains in a summary by standing in the lead of a report: as much as by a date of its own."""
_COMMON: Final = 2.5
"""What an event gains by a name that all sources tell of."""
_SEVERAL: Final = 3
_RECENT: Final = 366
"""Days before a report that what it tells may lie and still be its news."""
_DEVELOPMENTS: Final = 7
_PRONOUN: Final = re.compile(
    r"(?i)(?:it|he|she|they|this|that|these|those|we|i|you|which|who|its|his|her|their|our|my|your|them|him)\b"
)
"""A label that opens so leans on the sentence before it, and does not stand by itself."""
_LONGEST: Final = 240
_AS_OF: Final = re.compile(r"^As (?:of|at) [^,]{3,30}, ")
_WORD: Final = re.compile(r"\d[\d.,]*|[^\W\d_]{4,}")
_TELLING: Final = 2
"""Words that a label has at least which another one may repeat: one says too little."""
_OPENING: Final = re.compile(r"^(?:that|which|who|and|but|as|while|when|after|before)\s+")


def summarise(timeline: Timeline) -> Timeline:
    """Add a summary: a bottom line of at most three sentences, and at most seven developments, in the order of time.

    Developments leave out what a briefing tells as a judgement or as outlook. What a person pinned comes first, and is
    told even where it takes more developments.
    """
    place = {event.id: number for number, event in enumerate(timeline.events)}
    leads, shared, written = _leads(timeline), _shared(timeline), _written(timeline)

    def rank(event: Event) -> tuple[bool, bool, float, int]:
        names = () if _background(event, written) else (*event.names, *event.places)
        common = max((shared.get(name, 0.0) for name in names), default=0.0)
        weight = event.salience + (_LEAD if event.id in leads else 0) + _COMMON * common
        return not event.pinned, _overtaken(event, timeline.as_of), -weight, place[event.id]

    ranked = sorted(timeline.events, key=rank)
    told = _once((event for event in ranked if event.pinned or _tellable(event)), timeline.as_of)
    others = [event for event in told[_BOTTOM:] if event.pinned or not _apart(event, timeline.as_of)]
    most = max(_DEVELOPMENTS, sum(event.pinned for event in others))
    top = sorted(told[:_BOTTOM], key=lambda event: place[event.id])
    rest = sorted(others[:most], key=lambda event: place[event.id])
    summary = Summary(tuple(map(_statement, top)), tuple(map(_statement, rest)))
    return attrs.evolve(timeline, summary=summary)


def _shared(timeline: Timeline) -> dict[str, float]:
    """The share of the sources that tell an event of a name, where several sources do: what they have in common."""
    if len(timeline.sources) < _SEVERAL:
        return {}
    told: dict[str, set[str]] = {}
    for event in timeline.events:
        for name in (*event.names, *event.places):
            told.setdefault(name, set()).update(one.article for one in event.provenance)
    return {name: len(inside) / len(timeline.sources) for name, inside in told.items() if len(inside) > 1}


def _written(timeline: Timeline) -> dict[str, float]:
    """The day on which each report of news was written, where that is known."""
    news = [source for source in timeline.sources if source.genre == "news"]
    days = {source.id: source.dct.when.earliest for source in news if source.dct.when is not None}
    return {name: day.days for name, day in days.items() if day is not None}


def _background(event: Event, written: Mapping[str, float]) -> bool:
    """Whether news alone tell it, and of long before: when a ship that sank was built."""
    last = event.when.latest if event.when else None
    told = [written.get(one.article) for one in event.provenance]
    return last is not None and all(day is not None and last.days < day - _RECENT for day in told)


def _leads(timeline: Timeline) -> frozenset[str]:
    """The events that the first sentence of a report with events tells: what the report is about."""
    news = {source.id for source in timeline.sources if source.genre == "news"}
    first: dict[str, int] = {}
    told = [(one.article, one.sentence.start, event.id) for event in timeline.events for one in event.provenance]
    for article, start, _ in told:
        first[article] = min(start, first.get(article, start))
    return frozenset(name for article, start, name in told if article in news and start == first[article])


def _apart(event: Event, as_of: When | None) -> bool:
    """Whether it has a place of its own in a briefing: among the judgements, or in the outlook."""
    return event.kind == "assessment" or expected(event, as_of)


def _overtaken(event: Event, as_of: When | None) -> bool:
    """Whether it was planned for a time that is over: what was done comes before it."""
    return event.kind in ("plan", "forecast") and not expected(event, as_of)


def _tellable(event: Event) -> bool:
    return event.status == "asserted" and not _PRONOUN.match(event.label)


def _once(ranked: Iterable[Event], as_of: When | None) -> list[Event]:
    """As many as a summary may need, each once: the fuller of two where one says nothing that the other does not."""
    kept: list[Event] = []
    room = _BOTTOM + _DEVELOPMENTS
    for event in ranked:
        at = next((n for n, other in enumerate(kept) if not event.pinned and _repeats(event, other)), None)
        if at is None:
            kept.append(event)
            room -= event.pinned or not _apart(event, as_of)
        elif not kept[at].pinned and _words(kept[at]) < _words(event):
            kept[at] = event
        if room <= 0 and not event.pinned:
            break
    return kept


def _repeats(one: Event, other: Event) -> bool:
    """Whether one of two labels says nothing that the other does not, of a time that may be the same."""
    left, right = _words(one), _words(other)
    if min(len(left), len(right)) < _TELLING or not (left <= right or right <= left):
        return False
    whens = one.when, other.when
    return whens[0] is None or whens[1] is None or whens[0].bounds.meet(whens[1].bounds) is not None


def _words(event: Event) -> frozenset[str]:
    """The words of its label that tell something, without their endings; all of its numbers."""
    return frozenset(word if word[0].isdigit() else word[:4] for word in _WORD.findall(event.label.lower()))


def _statement(event: Event) -> Statement:
    """The event as a sentence: 'August 2024: ... (British Ministry of Defence, highly likely)'."""
    text = _told(event)
    said = [event.attribution.speaker] if event.attribution else []
    said += [event.likelihood.term] if event.likelihood else []
    said += [event.status] if event.status != "asserted" else []
    aside = ", ".join(one for one in said if one.lower() not in text.lower())
    date = date_words(event.when)
    told = f"{date[:1].upper()}{date[1:]}: {text}{f' ({aside})' if aside else ''}"
    return Statement(told if told.endswith("…") else f"{told}.", (event.id,))


def _told(event: Event) -> str:
    """The label; where that had to be cut short, the source's own words as far as a sentence of a summary may go.

    Unless they are fewer: the clause of 'the firm said' ends before what it said.
    """
    if not event.label.endswith("…"):
        return event.label.rstrip(".")
    text = _OPENING.sub("", _AS_OF.sub("", event.text) if event.as_of else event.text).strip(" ,;:.")
    if len(text) < len(event.label) - 1:
        return event.label
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
    return text[:1].upper() + text[1:]
