"""brief(): what a briefing says, part by part, in plain words. Layout and escaping are left to each exporter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from timeline.corrections import marks, tally, told
from timeline.edtf import parse
from timeline.errors import EdtfError
from timeline.model import (
    Basis,
    Conflict,
    Dct,
    DctSource,
    Event,
    Figure,
    Provenance,
    Source,
    Statement,
    Sureness,
    Timeline,
)
from timeline.quantities import Key, key
from timeline.wording import date_words, figure_words, likelihood_words


@attrs.frozen
class Line:
    """A sentence of the summary and the ids of the events that it cites, all of which have a row."""

    text: str
    events: tuple[str, ...]


@attrs.frozen
class Row:
    """An event in words. `kind` and `status` are the model's own; `sources` are numbers of `SourceRow`.

    `who` says so and `odds` are theirs; both are empty when the article itself tells it, or tells it as plain fact.
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


@attrs.frozen
class FigureRow:
    """One report of a quantity; `date` is the as-of date if there is one; None in `low`, `best`, `high` is unsaid."""

    unit: str
    date: str
    text: str
    who: str
    low: float | None
    best: float | None
    high: float | None
    id: str


@attrs.frozen
class Series:
    """One quantity, reported at least twice, in the order of the timeline."""

    unit: str
    rows: tuple[FigureRow, ...]


@attrs.frozen
class SourceRow:
    """A numbered source. `dated` is its own time in words, `how` tells how that is known; `quotes` carry its events.

    `language` is the ISO 639 code of what it is written in.
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


@attrs.frozen
class ConflictRow:
    """Reports that disagree on one `field` of an event; `values` and `sources` go together, and source 0 is unknown."""

    id: str
    label: str
    field: str
    values: tuple[str, ...]
    sources: tuple[int, ...]


@attrs.frozen
class Scale:
    """A probability yardstick: its terms and their ranges, as its owner words them, gaps left as gaps.

    `spans` are the same ranges in percent, from and to, one for each row.
    """

    name: str
    rows: tuple[tuple[str, str], ...]
    spans: tuple[tuple[float, float], ...] = ()


@attrs.frozen
class Briefing:
    """Everything a briefing says, in its order; strings are plain text, not escaped. A part without content is empty.

    `rows` are all events in order. `judgements` (assessments, carried from their speakers) and `outlook` (plans and
    forecasts) repeat some of them. `changes` are those that a person made, each with what the program had found.
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


# "Explaining uncertainty in UK intelligence assessment" (GOV.UK, 24 March 2025): the ranges do not touch, on purpose.
_PHIA: Final = Scale(
    "PHIA probability yardstick (United Kingdom)",
    (
        ("remote chance", "more than 0% to about 5%"),
        ("highly unlikely", "about 10% to about 20%"),
        ("unlikely", "about 25% to about 35%"),
        ("realistic possibility", "about 40% to less than 50%"),
        ("likely or probable", "about 55% to about 75%"),
        ("highly likely", "about 80% to about 90%"),
        ("almost certain", "about 95% to less than 100%"),
    ),
    ((0, 5), (10, 20), (25, 35), (40, 50), (55, 75), (80, 90), (95, 100)),
)
# Intelligence Community Directive 203, analytic standards.
_ICD_203: Final = Scale(
    "ICD 203 (United States)",
    (
        ("almost no chance, remote", "1% to 5%"),
        ("very unlikely, highly improbable", "5% to 20%"),
        ("unlikely, improbable", "20% to 45%"),
        ("roughly even chance, roughly even odds", "45% to 55%"),
        ("likely, probable", "55% to 80%"),
        ("very likely, highly probable", "80% to 95%"),
        ("almost certain, nearly certain", "95% to 99%"),
    ),
    ((1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)),
)
_SCALES: Final = {"PHIA": _PHIA, "ICD 203": _ICD_203}

_HOW: Final[dict[DctSource, str]] = {
    "given": "given with the article",
    "metadata": "from the article's metadata",
    "dateline": "from its dateline",
    "file name": "from its file name",
    "inferred": "inferred from its text",
    "unknown": "not known",
}
_SURE: Final[dict[Sureness, str]] = {"certain": "", "likely": ", likely", "weak": ", weakly", "none": ""}
_BASIS: Final[dict[Basis, str]] = {
    "explicit": "named in the text",
    "relative": "counted from another date",
    "context": "bounded by what is told around them",
    "given": "given by a person",
    "none": "without a basis in the text",
}
_ANCHORS: Final = {"dct": "the article's own time", "mention": "a date told elsewhere in the text"}
_FIELDS: Final = {"when": "date", "figure": "figure", "kind": "kind", "attribution": "who says so"}


def brief(timeline: Timeline) -> Briefing:
    """Put a timeline into the words and the order of a briefing; terms and speakers are the sources' own."""
    numbers = {source.id: number for number, source in enumerate(timeline.sources, 1)}
    edited = marks(timeline)
    rows = tuple(_row(event, numbers, edited.get(event.id, "")) for event in timeline.events)
    everything = (*timeline.events, *timeline.undated)
    known = frozenset(row.id for row in rows)
    return Briefing(
        title=timeline.title or "Timeline",
        as_of=date_words(timeline.as_of) if timeline.as_of else "",
        as_of_how=_as_of_how(timeline),
        generator=timeline.generator,
        counts=_counts(timeline),
        bottom_line=_lines(timeline.summary.bottom_line, known),
        developments=_lines(timeline.summary.developments, known),
        judgements=tuple(row for row in rows if row.kind == "assessment"),
        rows=rows,
        series=_series(timeline.events),
        conflicts=tuple(_conflict(event, one, numbers) for event in everything for one in event.conflicts),
        outlook=tuple(row for row in rows if row.kind in ("plan", "forecast")),
        undated=tuple(_row(event, numbers, edited.get(event.id, "")) for event in timeline.undated),
        scales=_scales(everything),
        sources=_sources(timeline, everything),
        method=tuple(_method(timeline)),
        findings=tuple(_at(one.article, numbers) + one.message for one in timeline.findings),
        changes=tuple(Line(text, events) for text, events in told(timeline)),
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
        who=_who(event),
        odds=likelihood_words(event.likelihood) if event.likelihood else "",
        figures=tuple(figure_words(figure) for figure in event.figures),
        sources=tuple(found),
        text=event.text,
        why=_why(event),
        as_of=date_words(event.as_of) if event.as_of else "",
        reported=date_words(event.reported) if event.reported else "",
        event=event,
        edited=edited,
    )


def _who(event: Event) -> str:
    said = event.attribution
    if said is None:
        return ""
    return f"{said.speaker} (via {', '.join(said.via)})" if said.via else said.speaker


def _why(event: Event) -> str:
    """How the date came about, each reason once; for the undated, why there is none."""
    if event.when is None and event.undated:
        return event.undated
    return " ".join(dict.fromkeys(place.why for place in event.provenance if place.why))


def _lines(statements: Iterable[Statement], known: frozenset[str]) -> tuple[Line, ...]:
    return tuple(Line(one.text, tuple(event for event in one.events if event in known)) for one in statements)


def _number(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _counts(timeline: Timeline) -> str:
    undated = f" and {len(timeline.undated):,} undated" if timeline.undated else ""
    sources = f" from {_number(len(timeline.sources), 'source')}" if timeline.sources else ""
    return f"{_number(len(timeline.events), 'event')} in order{undated}{sources}"


def _how(dct: Dct) -> str:
    return _HOW[dct.how] + _SURE[dct.sure] if dct.when else _HOW["unknown"]


def _as_of_how(timeline: Timeline) -> str:
    """How the source that gives the as-of date knows its own."""
    if timeline.as_of is None:
        return ""
    return next((_how(source.dct) for source in timeline.sources if source.dct.when == timeline.as_of), "")


def _series(events: Iterable[Event]) -> tuple[Series, ...]:
    """Quantities that are reported more than once; a share of a whole is never put beside the whole."""
    found: dict[Key, list[FigureRow]] = {}
    for event in events:
        for figure in event.figures:
            if figure.unit or figure.share_of:
                found.setdefault(key(figure), []).append(_figure(event, figure))
    return tuple(Series(rows[0].unit, tuple(rows)) for rows in found.values() if len(rows) > 1)


def _figure(event: Event, figure: Figure) -> FigureRow:
    unit = f"{figure.unit} (share of {figure.share_of})".strip() if figure.share_of else figure.unit
    date = date_words(event.as_of or event.when)
    return FigureRow(unit, date, figure_words(figure), _who(event), figure.low, figure.best, figure.high, event.id)


def _conflict(event: Event, conflict: Conflict, numbers: Mapping[str, int]) -> ConflictRow:
    values = tuple(map(_edtf_words, conflict.values)) if conflict.field == "when" else conflict.values
    sources = tuple(numbers.get(article, 0) for article in conflict.articles)
    return ConflictRow(event.id, event.label, _FIELDS[conflict.field], values, sources)


def _edtf_words(edtf: str) -> str:
    try:
        return date_words(parse(edtf)) if edtf else "undated"
    except EdtfError:
        return edtf


def _scales(events: Iterable[Event]) -> tuple[Scale, ...]:
    used = {event.likelihood.scale for event in events if event.likelihood}
    return tuple(scale for name, scale in _SCALES.items() if name in used)


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
    title = source.title or source.source or source.id
    dated = date_words(source.dct.when)
    how, size = _how(source.dct), source.characters
    return SourceRow(number, title, source.source, dated, how, source.sha256, size, quotes, source.language)


def _at(article: str, numbers: Mapping[str, int]) -> str:
    return f"Source {numbers[article]}: " if article in numbers else ""


def _method(timeline: Timeline) -> Iterable[str]:
    """How the dates came about, counted, and what they rest on."""
    places = [place for event in timeline.events for place in event.provenance]
    yield from _dates(timeline)
    yield from _anchors(places)
    if rules := _tally(place.rule for place in places if place.rule):
        yield f"Time expressions were read by these rules: {rules}."
    for number, source in enumerate(timeline.sources, 1):
        yield _input(number, source)
    if timeline.generator:
        yield f"Made by {timeline.generator} with rules and word lists; the same input gives the same output."
    if timeline.changes:
        yield f"A person changed what was found: {tally(timeline)}."
    if any(event.kind == "assessment" or event.likelihood for event in (*timeline.events, *timeline.undated)):
        yield "Assessments and terms of likelihood are the sources' own, carried over with their speaker."


def _dates(timeline: Timeline) -> Iterable[str]:
    whens = [event.when for event in timeline.events if event.when]
    counts = Counter(when.basis for when in whens)
    told = [f"{counts[basis]:,} {words}" for basis, words in _BASIS.items() if counts[basis]]
    if timeline.undated:
        told.append(f"{len(timeline.undated):,} not known")
    if told:
        yield f"Dates: {', '.join(told)}."
    if implied := _tally(unit for when in whens for unit in when.implied):
        yield f"Parts of dates that the words leave out and the anchor supplied: {implied}."


def _anchors(places: Iterable[Provenance]) -> Iterable[str]:
    if counted := _tally(_ANCHORS[place.anchor.kind] for place in places if place.anchor):
        yield f"Relative dates were counted from: {counted}."


def _tally(words: Iterable[str]) -> str:
    """'month (3), day (1)': the most frequent first, then by name."""
    counts = sorted(Counter(words).items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{word} ({count:,})" for word, count in counts)


def _input(number: int, source: Source) -> str:
    time = f"own time {date_words(source.dct.when)}, {_how(source.dct)}" if source.dct.when else "own time not known"
    size = f"; {source.characters:,} characters" if source.characters else ""
    digest = f"; SHA-256 {source.sha256}" if source.sha256 else ""
    return f"Source {number}: {time}{size}{digest}."
