"""brief(): what a briefing says, part by part, in plain words. Layout and escaping are left to each exporter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from timeline.corrections import marks, told
from timeline.gaps import gaps
from timeline.method import known, method
from timeline.model import Conflict, Dct, Event, Source, Statement, Timeline
from timeline.outlook import expected
from timeline.series import Series, series
from timeline.wording import counted, date_words, edtf_words, figure_words, likelihood_words, odds_words, speaker_words
from timeline.yardsticks import Scale, scales


@attrs.frozen
class Line:
    """A sentence and the ids of the events that it cites, all of which are in `rows` or `undated` of the briefing."""

    text: str
    events: tuple[str, ...]


@attrs.frozen
class Row:
    """An event in words. `kind` and `status` are the model's own; `sources` are numbers of `SourceRow`.

    `who` says so and `odds` are theirs; both are empty when the article itself tells it, or tells it as plain fact.
    `aside` is what of the odds stands beside the label: without the term where the label has it, to say it once.
    `edited` says what was done to it: 'redated and pinned by a person'.
    """

    id: str
    date: str
    edtf: str
    label: str
    kind: str
    status: str
    who: str
    odds: str
    figures: tuple[str, ...]
    sources: tuple[int, ...]
    text: str
    why: str
    as_of: str
    reported: str
    event: Event
    edited: str = ""
    aside: str = ""
    confidence: str = ""


@attrs.frozen
class SourceRow:
    """A numbered source. `dated` is its own time in words, `how` tells how that is known; `quotes` carry its events.

    `language` is the ISO 639 code of what it is written in. `publisher` is empty where its metadata name none. `id`
    is what the provenance of events calls it.
    """

    number: int
    title: str
    source: str
    dated: str
    how: str
    sha256: str
    characters: int
    quotes: tuple[str, ...]
    language: str = "en"
    publisher: str = ""
    id: str = ""


@attrs.frozen
class ConflictRow:
    """Reports that disagree on one `field` of an event; `values` and `sources` go together, and source 0 is unknown."""

    id: str
    label: str
    field: str
    values: tuple[str, ...]
    sources: tuple[int, ...]


@attrs.frozen
class Briefing:
    """Everything a briefing says; strings are plain text, not escaped. A part without content is empty.

    Exporters keep this order: bottom line, key judgements, the timeline where it is drawn, key developments, events,
    figures over time, conflicts and gaps (one part, of `conflicts` and `gaps`), outlook, undated, changes by a person,
    yardsticks, sources, method.

    `as_of_how` tells how the as-of date is known. `rows` are all events in order. `judgements` (assessments, carried
    from their speakers) and `outlook` (plans and forecasts that the as-of date has not passed) repeat some of them.
    `gaps` are what is not known and a reader should ask about: stretches in which nothing is told (at most three),
    sources that do not tell their own time, and, counted, events without a date, with wide bounds, and with figures or
    assessments of one source alone; a sentence cites its events where they are few. `changes` are those that a person
    made, each with what the program had found. `findings` are what was not understood.
    """

    title: str
    as_of: str
    as_of_how: str
    generator: str
    counts: str
    bottom_line: tuple[Line, ...]
    developments: tuple[Line, ...]
    judgements: tuple[Row, ...]
    rows: tuple[Row, ...]
    series: tuple[Series, ...]
    conflicts: tuple[ConflictRow, ...]
    outlook: tuple[Row, ...]
    undated: tuple[Row, ...]
    scales: tuple[Scale, ...]
    sources: tuple[SourceRow, ...]
    method: tuple[str, ...]
    findings: tuple[str, ...]
    changes: tuple[Line, ...] = ()
    gaps: tuple[Line, ...] = ()


_FIELDS: Final = {"when": "date", "figure": "figure", "kind": "kind", "attribution": "who says so"}


def brief(timeline: Timeline) -> Briefing:
    """Put a timeline into the words and the order of a briefing; terms and speakers are the sources' own."""
    numbers = {source.id: number for number, source in enumerate(timeline.sources, 1)}
    edited = marks(timeline)
    rows = tuple(_row(event, numbers, edited.get(event.id, "")) for event in timeline.events)
    everything = (*timeline.events, *timeline.undated)
    shown = frozenset(event.id for event in everything)
    return Briefing(
        title=timeline.title or "Timeline",
        as_of=date_words(timeline.as_of) if timeline.as_of else "",
        as_of_how=_as_of_how(timeline),
        generator=timeline.generator,
        counts=_counts(timeline),
        bottom_line=_lines(timeline.summary.bottom_line, shown),
        developments=_lines(timeline.summary.developments, shown),
        judgements=tuple(row for row in rows if row.kind == "assessment"),
        rows=rows,
        series=series(timeline.events),
        conflicts=tuple(_conflict(event, one, numbers) for event in everything for one in event.conflicts),
        outlook=tuple(row for row in rows if expected(row.event, timeline.as_of)),
        undated=tuple(_row(event, numbers, edited.get(event.id, "")) for event in timeline.undated),
        scales=scales(everything),
        sources=_sources(timeline, everything),
        method=tuple(method(timeline)),
        findings=tuple(_at(one.article, numbers) + one.message for one in timeline.findings),
        changes=tuple(Line(text, events) for text, events in told(timeline)),
        gaps=tuple(Line(text, events) for text, events in gaps(timeline)),
    )


def _row(event: Event, numbers: Mapping[str, int], edited: str) -> Row:
    found = dict.fromkeys(numbers[place.article] for place in event.provenance if place.article in numbers)
    return Row(
        id=event.id,
        date=date_words(event.when),
        edtf=event.when.edtf if event.when else "",
        label=event.label,
        kind=event.kind,
        status=event.status,
        who=speaker_words(event.attribution),
        odds=likelihood_words(event.likelihood) if event.likelihood else "",
        figures=tuple(figure_words(figure) for figure in event.figures),
        sources=tuple(found),
        text=event.text,
        why=_why(event),
        as_of=date_words(event.as_of) if event.as_of else "",
        reported=date_words(event.reported) if event.reported else "",
        event=event,
        edited=edited,
        aside=_aside(event),
        confidence=event.confidence,
    )


def _aside(event: Event) -> str:
    """The odds without the term that the label says already: 'PHIA: 80% to 90%' beside 'Highly likely: ...'."""
    said = event.likelihood
    if said is None:
        return ""
    told = re.search(rf"(?<!\w){re.escape(said.term)}(?!\w)", event.label, re.IGNORECASE)
    return odds_words(said) if told else likelihood_words(said)


def _why(event: Event) -> str:
    """How the date came about, each reason once; for the undated, why there is none."""
    if event.when is None and event.undated:
        return event.undated
    return " ".join(dict.fromkeys(place.why for place in event.provenance if place.why))


def _lines(statements: Iterable[Statement], shown: frozenset[str]) -> tuple[Line, ...]:
    return tuple(Line(one.text, tuple(event for event in one.events if event in shown)) for one in statements)


def _counts(timeline: Timeline) -> str:
    """'8 dated and 2 undated events from 3 sources'."""
    tally = ((len(timeline.events), "dated"), (len(timeline.undated), "undated"))
    told = " and ".join(f"{count:,} {how}" for count, how in tally if count)
    events = counted(sum(count for count, _ in tally), "event").partition(" ")[2]
    sources = f" from {counted(len(timeline.sources), 'source')}" if timeline.sources else ""
    return f"{told or 'No'} {events}{sources}"


def _as_of_how(timeline: Timeline) -> str:
    """How the as-of date is known: 'from the article's dateline', or of several 'the latest is source 2, ...'."""
    if timeline.as_of is None:
        return ""
    latest = ((n, one.dct) for n, one in enumerate(timeline.sources, 1) if one.dct.when == timeline.as_of)
    number, dct = next(latest, (0, Dct()))
    if not number:
        return ""
    alike = len({one.dct.when for one in timeline.sources}) == 1
    return known(dct) if alike else f"the latest is source {number}, {known(dct)}"


def _conflict(event: Event, conflict: Conflict, numbers: Mapping[str, int]) -> ConflictRow:
    values = tuple(map(edtf_words, conflict.values)) if conflict.field == "when" else conflict.values
    sources = tuple(numbers.get(article, 0) for article in conflict.articles)
    return ConflictRow(event.id, event.label, _FIELDS[conflict.field], values, sources)


def _sources(timeline: Timeline, events: Iterable[Event]) -> tuple[SourceRow, ...]:
    quotes: dict[str, dict[str, None]] = {}
    for event in events:
        for place in event.provenance:
            if place.quote.exact:
                quotes.setdefault(place.article, {})[place.quote.exact] = None
    return tuple(
        _source(number, source, tuple(quotes.get(source.id, ()))) for number, source in enumerate(timeline.sources, 1)
    )


def _source(number: int, source: Source, quotes: tuple[str, ...]) -> SourceRow:
    return SourceRow(
        number=number,
        title=source.title or source.source or source.id,
        source=source.source,
        dated=date_words(source.dct.when),
        how=known(source.dct),
        sha256=source.sha256,
        characters=source.characters,
        quotes=quotes,
        language=source.language,
        publisher=source.publisher,
        id=source.id,
    )


def _at(article: str, numbers: Mapping[str, int]) -> str:
    return f"Source {numbers[article]}: " if article in numbers else ""
