"""The JSON-LD exporter: a timeline in the words of schema.org, with dates that are never finer than they are."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

from timeline import (
    Aspect,
    Briefing,
    Event,
    Exporter,
    Lack,
    Line,
    Option,
    OptionValue,
    Period,
    Point,
    Row,
    Source,
    Timeline,
    When,
    brief,
    claim_marks,
    hookimpl,
    unquoted,
)

Node = dict[str, Any]
"""A JSON-LD node object; what is empty in it is left out of the file."""

DATE: Final = "http://purl.org/dc/terms/date"
EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"
"""The property and datatype that carry a date as EDTF, for which schema.org has no word."""

_OPEN: Final = Period()
_CLOCK: Final = re.compile(r"T([0-9]{2}:[0-9]{2})(:[0-9]{2})?(Z|[+-][0-9]{2})?(:[0-9]{2})?$")
_FULL_CLOCK: Final = re.compile(r"-?[0-9-]+T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?")
# How much of 2024-08-05 tells each.
_LENGTHS: Final[Mapping[Literal["day", "month", "year"], int]] = {"day": 10, "month": 7, "year": 4}

_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_ADDRESS: Final = re.compile(r"https?://[^\s/?#]+[^\s<>\"{}|\\^`]*", re.IGNORECASE)
_IN_SCRIPT: Final = re.compile("[<>&\u2028\u2029]")


# Dates.


class Iso(NamedTuple):
    """A date as ISO 8601 and whether it says all that is known; empty where no ISO date can be said honestly."""

    text: str
    exact: bool


def iso(side: Period, edtf: str) -> Iso:
    """The finest ISO 8601 date, of minute, day, month or year, that holds the whole of one side of a date.

    Empty for what is approximate or uncertain, for years outside 1 to 9999, and for what no single year holds.
    """
    start, end = side.start, side.end
    if start is None or end is None or not 1 <= start.year <= 9999 or any(mark in edtf for mark in "~?%"):
        return Iso("", exact=False)
    clock = _CLOCK.search(edtf)
    if clock and end == start.plus(1, "minute"):
        return Iso(f"{_day(start)}T{clock[1]}{clock[2] or ':00'}{_zone(clock)}", exact=True)
    for unit, length in _LENGTHS.items():
        whole = Period.of(start, unit)
        if whole.end is not None and end <= whole.end:
            return Iso(_day(start)[:length], exact=side == whole)
    return Iso("", exact=False)


def _day(point: Point) -> str:
    return f"{point.year:04d}-{point.month:02d}-{point.day:02d}"


def _zone(clock: re.Match[str]) -> str:
    """'Z', '+05:00' or nothing: schema.org wants the minutes of an offset."""
    zone = clock[3] or ""
    return zone if zone in ("", "Z") else zone + (clock[4] or ":00")


def _sides(when: When) -> tuple[tuple[Period, str], ...]:
    """The begin, and the end where there is one, each with its own EDTF text."""
    if when.end is None:
        return ((when.begin, when.edtf),)
    first, _, last = when.edtf.partition("/")
    return ((when.begin, first), (when.end, last))


def _whole(when: When | None) -> Iso:
    """A date of one side alone; an interval has none here."""
    return iso(when.begin, when.edtf) if when is not None and when.end is None else Iso("", exact=False)


def _edtf(when: When) -> Node | str:
    """The EDTF text, marked as such where it is standard: our hours, and times in intervals, are not."""
    standard = "T" not in when.edtf or _FULL_CLOCK.fullmatch(when.edtf)
    return {"@type": EDTF, "@value": when.edtf} if standard else when.edtf


def _coverage(events: Sequence[Event]) -> str:
    """From the first to the last time that is known, as an ISO 8601 interval in years; in months or days within one."""
    points = [point for event in events if event.when for point in _known(event.when)]
    if not points or min(points).year < 1 or max(points).year > 9999:
        return ""
    first, last = _day(min(points)), _day(max(points))
    length = next((length for length in (4, 7) if first[:length] != last[:length]), 10)
    return first if first == last else f"{first[:length]}/{last[:length]}"


def _known(when: When) -> Iterator[Point]:
    for side, _ in _sides(when):
        if side.start is not None:
            yield side.start
        if side.end is not None:
            yield side.end.plus(-1, "minute")


# The file.


def export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    """Write the file: UTF-8, indented, and safe inside of a script element of HTML."""
    timeline = timeline if options["quotes"] else unquoted(timeline)
    teller = _Teller(timeline, brief(timeline))
    text = json.dumps(_cleaned(teller.dataset()), ensure_ascii=False, allow_nan=False, indent=1)
    return _IN_SCRIPT.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode() + b"\n"


class _Teller:
    """Makes the nodes of one timeline; events and sources are linked by their ids."""

    def __init__(self, timeline: Timeline, told: Briefing) -> None:
        self._timeline, self._told = timeline, told
        self._sources = {source.id: _urn(source.sha256 or source.source, source.id) for source in timeline.sources}
        self._hashes = {source.id: source.sha256 or source.source for source in timeline.sources}
        self._labels = {event.id: event.label for event in (*timeline.events, *timeline.undated)}
        self._titles = {one.number: one.title for one in told.sources}
        self._conflicts: dict[str, list[str]] = {}
        for one in told.conflicts:
            values = (f"{value} ({self._title(number)})" for value, number in zip(one.values, one.sources, strict=True))
            self._conflicts.setdefault(one.id, []).append(f"Sources disagree on the {one.field}: {'; '.join(values)}.")

    def dataset(self) -> Node:
        """The whole file."""
        told, rows = self._told, (*self._told.rows, *self._told.undated)
        summary = dict.fromkeys(line.text for line in (*told.bottom_line, *told.developments))
        return {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": told.title,
            "description": f"A timeline of {told.counts}{f', as of {told.as_of}' if told.as_of else ''}.",
            "abstract": "\n".join(summary),
            "temporalCoverage": _coverage(self._timeline.events),
            "correction": [self._correction(line) for line in told.changes],
            "isBasedOn": [self._source(source) for source in self._timeline.sources],
            "mainEntity": {
                "@type": "ItemList",
                "name": told.title,
                "numberOfItems": len(rows),
                "itemListOrder": "https://schema.org/ItemListOrderAscending",
                "itemListElement": [
                    {"@type": "ListItem", "position": number, "item": self._event(row)}
                    for number, row in enumerate(rows, 1)
                ],
            },
        }

    def _correction(self, line: Line) -> str:
        labels = "; ".join(self._labels[event] for event in line.events if event in self._labels)
        return f"{labels}: {line.text}" if labels else line.text

    def _source(self, source: Source) -> Node:
        is_dated = source.dct.how in ("given", "metadata", "dateline")
        address = source.source if _ADDRESS.fullmatch(source.source) else ""
        return {
            "@type": "NewsArticle" if source.genre == "news" else "Article",
            "@id": self._sources[source.id],
            "headline": source.title,
            "url": address,
            "identifier": "" if address else source.source or source.id,
            "datePublished": _whole(source.dct.when).text if is_dated else "",
            "inLanguage": source.language,
            "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else "",
        }

    def _event(self, row: Row) -> Node:
        event, when = row.event, row.event.when
        sides = _sides(when) if when else ()
        first = event.provenance[0].article if event.provenance else ""
        return {
            "@type": "Event",
            "@id": _urn(self._hashes.get(first, first), event.id),
            "identifier": event.id,
            "name": _named(row),
            "description": "\n".join(self._lines(row)),
            "startDate": iso(*sides[0]).text if sides else "",
            "endDate": iso(*sides[1]).text if len(sides) > 1 else "",
            DATE: _edtf(when) if when else "",
            "eventStatus": "https://schema.org/EventCancelled" if event.status == "cancelled" else "",
            "keywords": [event.kind] if event.status == "asserted" else [event.kind, event.status],
            "about": [{"@type": "Thing", "name": name} for name in event.names]
            + [{"@type": "Place", "name": name} for name in event.places],
            "subjectOf": [*self._claim(row), *self._reports(event)],
        }

    def _claim(self, row: Row) -> Iterator[Node]:
        """What somebody said, when, and of which time, where the event is somebody's word."""
        if row.who:
            yield {
                "@type": "Claim",
                "text": f"Denied: {row.text}" if row.status == "denied" else row.text,
                "creditText": row.who,
                "dateCreated": _whole(row.event.reported).text,
                "temporalCoverage": _whole(row.event.as_of).text,
                "appearance": [self._link(article) for article in _articles(row.event)],
            }

    def _reports(self, event: Event) -> Iterator[Node]:
        """The quotes, each as a part of its article; the article itself where none of its words are given."""
        quotes = dict.fromkeys((one.article, one.quote.exact) for one in event.provenance if one.quote.exact)
        for article, exact in quotes:
            yield {"@type": "Quotation", "text": exact, "isPartOf": self._link(article)}
        quoted = {article for article, _ in quotes}
        yield from (self._link(article) for article in _articles(event) if article not in quoted)

    def _link(self, article: str) -> Node:
        return {"@id": self._sources.get(article) or _urn("", article)}

    def _lines(self, row: Row) -> Iterator[str]:
        """In words, a line each, what there is no property for."""
        yield row.text
        yield f"Date: {row.date}."
        for what, value in (
            ("How likely", row.odds),
            ("How well founded", row.confidence),
            ("Said", row.reported),
            ("Holds for", row.as_of),
            ("Figures", "; ".join(row.figures)),
        ):
            if value:
                yield f"{what}: {value}."
        for one in row.event.relations:
            yield f"{one.type.capitalize()}: {self._labels.get(one.event, one.event)}."
        yield from self._conflicts.get(row.id, ())
        if row.why:
            yield f"Why this date: {row.why}" if row.event.when else row.why

    def _title(self, number: int) -> str:
        return self._titles.get(number, "an unknown source")


def _named(row: Row) -> str:
    """'Denied: The dam failed (Water Board)', for the type says that it is an event, whatever becomes of it."""
    mark, speaker = claim_marks(row.event)
    return f"{f'{mark}: ' if mark else ''}{row.label}{f' ({speaker})' if speaker else ''}"


def _articles(event: Event) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.article for one in event.provenance))


def _urn(source: str, name: str) -> str:
    """An id that is the same wherever the same event of the same article, or the same article, stands."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, _text(f'urn:sha256:{source}#{name}'))}"


# Text.


def _cleaned(value: Any) -> Any:
    """The value with its texts cleaned, without what is empty in a node."""
    if isinstance(value, dict):
        return {name: _cleaned(one) for name, one in value.items() if one not in ("", [])}
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    return _text(value) if isinstance(value, str) else value


def _text(text: str) -> str:
    """Without control characters; half a surrogate pair, which has no bytes, is shown as unreadable."""
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


# What it cannot express.


def _is_inexact(event: Event, options: Mapping[str, OptionValue]) -> bool:  # noqa: ARG001 - the contract's arguments
    """Whether a side of its date, unless it is open, is said by no ISO date, or by a coarser one."""
    sides = _sides(event.when) if event.when else ()
    return not all(iso(*side).exact for side in sides if side[0] != _OPEN)


def _has_no_said_date(event: Event, options: Mapping[str, OptionValue]) -> bool:  # noqa: ARG001
    return event.attribution is None or not _whole(event.reported).exact


def _has_no_covered_date(event: Event, options: Mapping[str, OptionValue]) -> bool:  # noqa: ARG001
    return event.attribution is None or not _whole(event.as_of).exact


def _are_left_out(event: Event, options: Mapping[str, OptionValue]) -> bool:  # noqa: ARG001
    return not options["quotes"]


_DATES: Final[tuple[Aspect, ...]] = ("precision", "bounds", "bce", "time")
_WORDS: Final[tuple[Aspect, ...]] = ("likelihood", "confidence", "figures", "conflicts", "relations")
_LACKS: Final[tuple[Lack, ...]] = (
    *(Lack(aspect, "coarser or absent, exact in EDTF and in words alone", applies=_is_inexact) for aspect in _DATES),
    *(Lack(aspect, "in EDTF and in words alone") for aspect in ("open", "doubt")),
    *(Lack(aspect, "in words alone") for aspect in _WORDS),
    Lack("reported", "in words alone", applies=_has_no_said_date),
    Lack("as_of", "in words alone", applies=_has_no_covered_date),
    Lack("quotes", applies=_are_left_out),
    Lack("findings"),
)

EXPORTER: Final = Exporter(
    "jsonld",
    ".jsonld",
    "application/ld+json",
    "Events in the words of schema.org, for web pages and linked data.",
    export,
    (Option("quotes", True, "Quote the sentences that the events rest on."),),
    _LACKS,
)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `jsonld`."""
    return (EXPORTER,)
