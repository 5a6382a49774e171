"""What stands in the workbook: a page to read, and a table each of events, figures, reports, disagreements, sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from timeline import Briefing, Event, Line, Period, Point, Row, Timeline, brief, figure_words
from timeline_xlsx.book import FIRST_DATE, Book, Cell, Column, Table

_EVENT: Final = Column("Event", 8)
_LABEL: Final = Column("What happened", 48)
_EVENTS: Final = (
    Column("No.", 6), Column("Date", 22), _LABEL, Column("Kind", 12), Column("Status", 11),
    Column("Who says so", 20), Column("Likelihood", 18), Column("Figures", 22), Column("Disputed", 11),
    Column("Sources", 10),
    # What follows is not printed.
    Column("Earliest", 16), Column("Latest", 16), Column("EDTF", 24), Column("Why this date", 40), Column("Quotes", 60),
    Column("Scale", 10), Column("Low %", 9, "#,##0"), Column("High %", 9, "#,##0"), Column("Holds for", 18),
    Column("Said", 18), Column("Confidence", 20), Column("Names", 24), Column("Places", 20), Column("Order", 24),
    Column("Changed", 20), Column("Id", 18),
)  # fmt: skip
_PRINTED: Final = 10
_FIGURES: Final = (
    _EVENT, Column("Date", 22), _LABEL, Column("Figure", 24), Column("Low", 10, "#,##0"), Column("Best", 10, "#,##0"),
    Column("High", 10, "#,##0"), Column("Unit", 18), Column("State", 14), Column("Who says so", 20),
    Column("Sources", 10), Column("Share of", 20), Column("Counts all so far", 12),
)  # fmt: skip
_REPORTS: Final = (
    _EVENT, Column("Date", 22), _LABEL, Column("Source", 8), Column("Title", 28), Column("Quote", 70),
    Column("Words that date it", 20), Column("Counted from", 22), Column("Why this date", 40),
)  # fmt: skip
_DISAGREEMENTS: Final = (
    _EVENT, _LABEL, Column("About", 14), Column("What is said", 40), Column("Source", 8), Column("Title", 36),
)  # fmt: skip
_SOURCES: Final = (
    Column("No.", 6), Column("Title", 44), Column("Publisher", 22), Column("Address or file", 50, links=True),
    Column("Its date", 20), Column("How that is known", 30), Column("Language", 10), Column("Characters", 12, "#,##0"),
    Column("SHA-256", 68), Column("Id", 18),
)  # fmt: skip
_DISPUTED: Final = {"when": "date", "figure": "figure", "kind": "kind", "attribution": "who says so"}
_DOUBT: Final = frozenset("~?%")
_NOTE: Final = (
    "Earliest and Latest are the first and the last day that an event may touch. They are dates to count with where the"
    " day is surely known and lies in or after March 1900; all others are text. Year 0000 is 1 BCE."
)


@attrs.frozen
class _Desk:
    """A briefing, and the numbers by which its sheets speak of events and sources."""

    briefing: Briefing
    rows: tuple[Row, ...]
    events: Mapping[str, int]
    sources: Mapping[str, int]
    titles: Mapping[int, str]


def workbook(timeline: Timeline, page: str) -> bytes:
    """Write the file, for paper of that size."""
    briefing = brief(timeline)
    rows = (*briefing.rows, *briefing.undated)
    desk = _Desk(
        briefing,
        rows,
        {row.id: number for number, row in enumerate(rows, 1)},
        {one.id: one.number for one in briefing.sources},
        {one.number: one.title for one in briefing.sources},
    )
    book = Book(briefing.title, page)
    book.add_page("Summary", _summary(desk))
    for table in _tables(desk):
        book.add_table(table)
    return book.done()


def _tables(desk: _Desk) -> Iterator[Table]:
    """The tables, each left out where it is empty but for that of the events."""
    yield Table("Events", _EVENTS, tuple(_event(row, desk) for row in desk.rows), _PRINTED, 2)
    others = (
        Table("Figures", _FIGURES, tuple(_figures(desk)), len(_FIGURES) - 2),
        Table("Reports", _REPORTS, tuple(_reports(desk)), len(_REPORTS) - 3),
        Table("Disagreements", _DISAGREEMENTS, tuple(_disagreements(desk)), len(_DISAGREEMENTS)),
        Table("Sources", _SOURCES, tuple(_sources(desk)), len(_SOURCES) - 2),
    )
    yield from (table for table in others if table.rows)


# The page.


def _summary(desk: _Desk) -> Iterator[tuple[str, str, str]]:
    """Lines of the first sheet: how they look, their words, and the numbers of the events that they cite."""
    briefing = desk.briefing
    how = f" ({briefing.as_of_how})" if briefing.as_of_how else ""
    yield "title", briefing.title, ""
    yield "text", f"As of {briefing.as_of}{how}" if briefing.as_of else "The sources’ own time is not known", ""
    yield "text", f"{briefing.counts}.", ""
    parts = (
        ("Bottom line", briefing.bottom_line),
        ("Key developments", briefing.developments),
        ("What is not known", briefing.gaps),
        ("Changed by a person", briefing.changes),
        ("What was not understood, or not certain", _plain(briefing.findings)),
        ("How this was made", _plain((*briefing.method, _NOTE))),
    )
    for heading, lines in parts:
        if lines:
            yield "text", "", ""
            yield "heading", heading, ""
        for line in lines:
            yield "text", line.text, _cited(line.events, desk)


def _plain(texts: Iterable[str]) -> tuple[Line, ...]:
    return tuple(Line(text, ()) for text in texts)


def _cited(events: Iterable[str], desk: _Desk) -> str:
    numbers = [str(desk.events[one]) for one in dict.fromkeys(events) if one in desk.events]
    return f"{'Event' if len(numbers) == 1 else 'Events'} {', '.join(numbers)}" if numbers else ""


# The tables.


def _event(row: Row, desk: _Desk) -> tuple[Cell, ...]:
    event, odds = row.event, row.event.likelihood
    printed = (
        desk.events[row.id],
        row.date,
        row.label,
        row.kind,
        "" if row.status == "asserted" else row.status,
        row.who,
        odds.term if odds else None,
        _lines(row.figures),
        _lines(_DISPUTED[one.field] for one in event.conflicts),
        _numbers(row),
    )
    return (
        *printed, _earliest(event), _latest(event), row.edtf, _why(event),
        _lines(place.quote.exact for place in event.provenance),
        odds.scale if odds else None, odds.low if odds else None, odds.high if odds else None,
        row.as_of, row.reported, row.confidence, _lines(event.names), _lines(event.places),
        _lines(_relations(event, desk)), row.edited, row.id,
    )  # fmt: skip


def _numbers(row: Row) -> str:
    return ", ".join(map(str, row.sources))


def _why(event: Event) -> str:
    if event.when is None and event.undated:
        return event.undated
    return _lines(place.why for place in event.provenance)


def _figures(desk: _Desk) -> Iterator[tuple[Cell, ...]]:
    for row in desk.rows:
        for one in row.event.figures:
            yield (
                desk.events[row.id], row.as_of or row.date, row.label, figure_words(one), one.low, one.best, one.high,
                one.unit, one.state, row.who, _numbers(row), one.share_of, "yes" if one.cumulative else None,
            )  # fmt: skip


def _reports(desk: _Desk) -> Iterator[tuple[Cell, ...]]:
    for row in desk.rows:
        for place in row.event.provenance:
            number = desk.sources.get(place.article)
            title = desk.titles[number] if number else place.article
            anchor = place.anchor.edtf if place.anchor else None
            start = (desk.events[row.id], row.date, row.label, number, title)
            yield (*start, place.quote.exact, place.words, anchor, place.why)


def _disagreements(desk: _Desk) -> Iterator[tuple[Cell, ...]]:
    for one in desk.briefing.conflicts:
        for value, number in zip(one.values, one.sources, strict=False):
            yield desk.events[one.id], one.label, one.field, value, number or None, desk.titles.get(number)


def _sources(desk: _Desk) -> Iterator[tuple[Cell, ...]]:
    for one in desk.briefing.sources:
        yield (
            one.number, one.title, one.publisher, one.source, one.dated, one.how, one.language, one.characters or None,
            one.sha256, one.id,
        )  # fmt: skip


def _relations(event: Event, desk: _Desk) -> Iterator[str]:
    for one in event.relations:
        words = f" ({one.words})" if one.words else ""
        yield f"{one.type} {desk.events.get(one.event, one.event)}{words}"


def _lines(texts: Iterable[str]) -> str:
    """Each text once, one a line."""
    return "\n".join(dict.fromkeys(text for text in texts if text))


# Dates.


def _earliest(event: Event) -> Cell:
    """The first day, or minute, that it may touch."""
    when = event.when
    return None if when is None or when.earliest is None else _counted(when.earliest, when.begin, when.edtf)


def _latest(event: Event) -> Cell:
    """The last day, or minute, that it may touch."""
    when = event.when
    if when is None or when.latest is None:
        return None
    side = when.end or when.begin
    last = when.latest if side.start == side.end else when.latest.plus(-1, "minute" if "T" in when.edtf else "day")
    return _counted(last, side, when.edtf)


def _counted(point: Point, side: Period, edtf: str) -> Cell:
    """A date that Excel counts with where this side of the event is known to the day, and surely; else ISO text."""
    if _DOUBT.isdisjoint(edtf) and _to_the_day(side) and FIRST_DATE.year <= point.year <= 9999:
        day = dt.datetime(point.year, point.month, point.day, point.hour, point.minute)  # noqa: DTZ001 - Excel knows no zones
        if day.date() >= FIRST_DATE:
            return day if "T" in edtf else day.date()
    return str(point)


def _to_the_day(side: Period) -> bool:
    return side.start is not None and side.end is not None and side.end <= side.start.floor("day").plus(1, "day")
