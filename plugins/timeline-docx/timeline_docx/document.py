"""The briefing: its parts in their order, each left out where it has nothing to say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from timeline import Briefing, ConflictRow, FigureRow, Line, Row, Scale, SourceRow, Timeline, brief, one_line
from timeline_docx.elements import (
    ASIDE,
    STRONG,
    Cells,
    Element,
    Paragraph,
    address,
    bookmark,
    is_rightward,
    link,
    paragraph,
    run,
    table,
    told,
    web,
    words,
)
from timeline_docx.template import Frame, filled

_FEW: Final = 6
"""So many reports of a quantity are cited where they disagree; the table has all."""


@attrs.frozen
class _Desk:
    """A briefing and what its parts need: places to link to, addresses of sources, the width between the margins."""

    briefing: Briefing
    width: int
    quotes: bool
    places: Mapping[str, tuple[str, str]]
    marks: Mapping[str, int]
    quoted: Mapping[tuple[str, str], tuple[str, ...]]
    addresses: Mapping[int, str]
    languages: Mapping[int, str]

    def widths(self, *parts: int) -> tuple[int, ...]:
        """Of columns, given in hundredths of the width."""
        return tuple(self.width * part // 100 for part in parts)

    def mark(self, place: str) -> list[Element]:
        """A bookmark at a place."""
        return bookmark(place, self.marks[place])

    def language(self, row: Row) -> str:
        """That of the source which tells an event first."""
        return self.languages.get(row.sources[0], "") if row.sources else ""


def document(timeline: Timeline, page: str, marking: str, quotes: bool) -> bytes:
    """Write the file, for paper of that size; `marking` stands on every page."""
    briefing = brief(timeline)
    places = _places(briefing)
    names = [*(name for _, name in places.values()), *(f"source_{one.number}" for one in briefing.sources)]
    frame = Frame(briefing.title, page, marking, briefing.generator)
    desk = _Desk(
        briefing,
        frame.width,
        quotes,
        places,
        {name: number for number, name in enumerate(names, 1)},
        _quoted(briefing),
        {one.number: found for one in briefing.sources if (found := address(one.source))},
        {one.number: one.language for one in briefing.sources},
    )
    links = {f"web{number}": target for number, target in desk.addresses.items()}
    return filled(_body(desk), links, frame)


def _places(briefing: Briefing) -> dict[str, tuple[str, str]]:
    """Each event's number as printed, and the name of its place: 1, 2, 3 of those in order, U1, U2 of the undated."""
    found = {row.id: (str(number), f"event_{number}") for number, row in enumerate(briefing.rows, 1)}
    return found | {row.id: (f"U{number}", f"undated_{number}") for number, row in enumerate(briefing.undated, 1)}


def _quoted(briefing: Briefing) -> dict[tuple[str, str], tuple[str, ...]]:
    """For each source's id and each of its quotes, the events that rest on it."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for row in (*briefing.rows, *briefing.undated):
        for place in row.event.provenance:
            found.setdefault((place.article, place.quote.exact), {})[row.id] = None
    return {key: tuple(events) for key, events in found.items()}


def _body(desk: _Desk) -> Iterator[Element]:
    yield from _opening(desk.briefing)
    for heading, part in _PARTS:
        if inner := list(part(desk)):
            yield told("Heading1", heading)
            yield from inner
    # Behind a table there must be a paragraph.
    yield told("Normal", "" if desk.briefing.rows or desk.briefing.undated else "No event was found.")


def _opening(briefing: Briefing) -> Iterator[Element]:
    how = f" ({briefing.as_of_how})" if briefing.as_of_how else ""
    known = f"As of {briefing.as_of}{how}" if briefing.as_of else "The sources’ own time is not known"
    yield told("Title", briefing.title)
    yield told("Subtitle", f"{known} · {briefing.counts}")


# Citations.


def _cited(events: Iterable[str], desk: _Desk) -> list[Element]:
    """' (3, 7)', each a link to its event."""
    numbers = [[link(*desk.places[one])] for one in dict.fromkeys(events) if one in desk.places]
    return [words(" ("), *_between(numbers), words(")")] if numbers else []


def _sources_of(row: Row) -> list[Element]:
    return _between([[link(str(number), f"source_{number}")] for number in row.sources])


def _between(several: Iterable[Sequence[Element]], sign: str = ", ") -> list[Element]:
    found: list[Element] = []
    for inner in several:
        found += [words(sign), *inner] if found else inner
    return found


def _lines(style: str, lines: Iterable[Line], desk: _Desk) -> Iterator[Element]:
    for line in lines:
        yield told(style, line.text, _cited(line.events, desk))


# The parts.


def _bottom_line(desk: _Desk) -> Iterator[Element]:
    yield from _lines("BottomLine", desk.briefing.bottom_line, desk)


def _judgements(desk: _Desk) -> Iterator[Element]:
    for row in desk.briefing.judgements:
        dated = f"as of {row.as_of}" if row.as_of else row.date
        yield _item(row, _aside(row.who, row.aside, row.confidence, dated, _status(row)), desk)


def _outlook(desk: _Desk) -> Iterator[Element]:
    for row in desk.briefing.outlook:
        lead = [*run(f"{row.date[:1].upper()}{row.date[1:]}:", STRONG), words(" ")]
        yield _item(row, _aside(row.who, row.aside, row.confidence, _status(row)), desk, lead)


def _item(row: Row, aside: Sequence[Element], desk: _Desk, lead: Sequence[Element] = ()) -> Element:
    label = run(row.label, language=desk.language(row))
    return paragraph("ListBullet", [*lead, *label, *aside, *_cited((row.id,), desk)], is_rightward(row.label))


def _aside(*parts: str) -> list[Element]:
    shown = "; ".join(part for part in parts if part)
    return [words(" "), *run(f"({shown})", ASIDE)] if shown else []


def _status(row: Row) -> str:
    return "" if row.status == "asserted" else row.status


def _developments(desk: _Desk) -> Iterator[Element]:
    yield from _lines("ListBullet", desk.briefing.developments, desk)


def _events(desk: _Desk) -> Iterator[Element]:
    yield from _event_table("Events", desk.briefing.rows, desk)


def _undated(desk: _Desk) -> Iterator[Element]:
    yield from _event_table("Undated events", desk.briefing.undated, desk)


def _event_table(name: str, rows: Sequence[Row], desk: _Desk) -> Iterator[Element]:
    if rows:
        heads = ("No.", "Date", "Event", "Source")
        yield table(name, heads, desk.widths(7, 22, 60, 11), (_event(row, desk) for row in rows))


def _event(row: Row, desk: _Desk) -> Cells:
    number, place = desk.places[row.id]
    return (
        [paragraph("TableText", [*desk.mark(place), *run(number)])],
        [told("TableText", row.date)],
        [told("TableText", row.label, language=desk.language(row)), *_notes(row)],
        [paragraph("TableText", _sources_of(row))],
    )


def _notes(row: Row) -> Iterator[Paragraph]:
    """Below the label: what keeps it from being a plain occurrence, who says so, and figures."""
    what = (
        row.kind if row.kind != "occurrence" else "",
        _status(row),
        f"as of {row.as_of}" if row.as_of else "",
        row.edited,
    )
    who = (row.who, row.aside, row.confidence, f"said {row.reported}" if row.reported else "")
    why = (row.why,) if row.event.when is None else ()
    for parts in (what, who, row.figures, why):
        if shown := "; ".join(part for part in parts if part):
            yield told("EventNote", shown)


def _figures(desk: _Desk) -> Iterator[Element]:
    """A table of all reports, and below it the quantities of which reports cannot all be so."""
    series = desk.briefing.series
    rows = [_figure(row, desk) for one in series for row in one.rows]
    if rows:
        heads = ("What", "Date", "Figure", "Low to high", "Who says so", "Event")
        yield table("Figures over time", heads, desk.widths(18, 19, 22, 15, 17, 9), rows)
    for one in series:
        if one.disagree:
            lead = [*run("Not all of these can be so, if they count the same:", STRONG), words(" ")]
            cited = _cited([row.id for row in one.rows[:_FEW]], desk)
            yield paragraph("ListBullet", [*lead, *run(one.unit), *cited])


def _figure(row: FigureRow, desk: _Desk) -> Cells:
    event = [link(*desk.places[row.id])] if row.id in desk.places else []
    texts = (row.unit, row.date, row.text, row.bounds, row.who)
    return (*([told("TableText", text)] for text in texts), [paragraph("TableText", event)])


def _conflicts(desk: _Desk) -> Iterator[Element]:
    for one in desk.briefing.conflicts:
        yield told("ListBullet", one.label, [*_cited((one.id,), desk), *_against(one)])
    yield from _lines("ListBullet", desk.briefing.gaps, desk)


def _against(row: ConflictRow) -> list[Element]:
    """'; date: 12 February (source 1) against 13 February (source 2)'."""
    values = [
        [*run(value), *([words(" ("), link(f"source {number}", f"source_{number}"), words(")")] if number else ())]
        for value, number in zip(row.values, row.sources, strict=False)
    ]
    return [words("; "), *run(row.field, STRONG), words(": "), *_between(values, " against ")]


def _changes(desk: _Desk) -> Iterator[Element]:
    yield from _lines("ListBullet", desk.briefing.changes, desk)


def _scales(desk: _Desk) -> Iterator[Element]:
    for one in desk.briefing.scales:
        yield told("Heading2", one.name)
        yield table(one.name, ("Term", "Range"), desk.widths(60, 40), (_term(one, *row) for row in one.rows))


def _term(scale: Scale, term: str, span: str) -> Cells:
    """A row of a yardstick; terms that occur are in bold type."""
    return [paragraph("TableText", run(term, STRONG if term in scale.used else ""))], [told("TableText", span)]


def _sources(desk: _Desk) -> Iterator[Element]:
    for one in desk.briefing.sources:
        yield _source(one, desk)
        if desk.quotes:
            for quote in one.quotes:
                cited = _cited(desk.quoted.get((one.id, quote), ()), desk)
                shown = run(f"“{one_line(quote)}”", language=one.language)
                yield paragraph("Quote", [*shown, *cited], is_rightward(quote))


def _source(row: SourceRow, desk: _Desk) -> Element:
    """'2. The title, the publisher (5 March 2025, from its dateline)', linked where it is on the web."""
    linked = row.number in desk.addresses
    title = [web(row.title, f"web{row.number}")] if linked else run(row.title, language=row.language)
    file = row.source if row.source != row.title and not linked else ""
    where = "".join(f", {one}" for one in (row.publisher, file) if one)
    dated = "its own time is not known" if row.how == "not known" else f"{row.dated}, {row.how}"
    lead = [*desk.mark(f"source_{row.number}"), words(f"{row.number}. ")]
    return paragraph("Source", [*lead, *title, *run(where), *_aside(dated)])


def _method(desk: _Desk) -> Iterator[Element]:
    """The notes, for each event why it has its date and what else is known of it, and what was not understood."""
    briefing = desk.briefing
    yield from _plain(briefing.method)
    rows = [_note(row, desk) for row in (*briefing.rows, *briefing.undated)]
    if rows:
        yield told("Heading2", "Notes on the events")
        heads = ("No.", "EDTF", "Why this date", "Names, places, order")
        yield table("Notes on the events", heads, desk.widths(7, 22, 38, 33), rows)
    if briefing.findings:
        yield told("Heading2", "What was not understood, or not certain")
        yield from _plain(briefing.findings)


def _plain(texts: Iterable[str]) -> Iterator[Element]:
    return (told("ListBullet", text) for text in texts)


def _note(row: Row, desk: _Desk) -> Cells:
    event = row.event
    order = []
    for one in event.relations:
        number = desk.places.get(one.event, (one.event, ""))[0]
        order.append(f"{one.type} {number}" + (f" ({one.words})" if one.words else ""))
    about = [told("TableText", "; ".join(one)) for one in (event.names, event.places, order) if one]
    return (
        [paragraph("TableText", [link(*desk.places[row.id])])],
        [told("TableText", row.edtf)],
        [told("TableText", row.why)],
        about or [paragraph("TableText", [])],
    )


_PARTS: Final[tuple[tuple[str, Callable[[_Desk], Iterator[Element]]], ...]] = (
    ("Bottom line", _bottom_line),
    ("Key judgements", _judgements),
    ("Key developments", _developments),
    ("Events", _events),
    ("Figures over time", _figures),
    ("Conflicts and gaps", _conflicts),
    ("Outlook", _outlook),
    ("Undated", _undated),
    ("Changed by a person", _changes),
    ("Probability yardstick", _scales),
    ("Sources", _sources),
    ("How this was made", _method),
)
