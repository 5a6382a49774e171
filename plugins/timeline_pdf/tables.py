"""The table of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from timeline_pdf.desk import Desk
from timeline_pdf.file.structure import ARTIFACT
from timeline_pdf.lettering.setting import Line, Span, lines, measure, one_line
from timeline_pdf.lettering.text import clean
from timeline_pdf.look import (
    ALERT_TAG,
    CELL,
    CELL_LINK,
    CELL_QUIET,
    CELL_STRONG,
    HEAD,
    QUIET,
    RULE,
    TAG,
)
from timeline_pdf.slices import Anchor, Cell, Column, Looks, Slice, Stroke, Words, accompanied, marked, row

ROW: Final = "/A<</O/Table/Scope/Row>>"
"""What a cell that heads its row says of itself."""

_SCOPE: Final = "/A<</O/Table/Scope/Column>>"
_NUMBER: Final = attrs.evolve(CELL, colour=QUIET)
_GUTTER: Final = 9.0
_PLAIN: Final = ("occurrence", "state")
_BOUNDS: Final = {
    "No.": (12.0, 30.0), "Date": (40.0, 112.0), "Who says so": (56.0, 104.0), "Figures": (48.0, 88.0),
    "Source": (24.0, 44.0),
}  # fmt: skip
"""The least and the greatest width of each column but the widest, in points."""

_YIELDING: Final = {"Date": 88.0, "Who says so": 56.0, "Figures": 48.0}
"""Columns that give way to that of events, and the width that they keep."""

_EVENT: Final = 0.42
"""The share of the table's width that the column of events has at least, if it needs it."""

_SAMPLE: Final = 100
"""Rows that are measured to find the widths of columns: so many from the top, and of those below as many."""


def table_head(columns: Sequence[Column], desk: Desk) -> tuple[tuple[Slice, ...], tuple[Slice, ...]]:
    """The words over the columns of the table that is the desk's part; and the same as it is repeated on later pages.

    The repeated one says nothing new, and is none of the document's content.
    """
    head = desk.within("THead").within("TR")
    cells = [(column, head.add("TH", _SCOPE)) for column in columns]
    first = [Words(one.x, 9.4, one_line(one.title, HEAD, desk.fonts), part) for one, part in cells]
    again = [attrs.evolve(one, part=ARTIFACT) for one in first]
    rule = Stroke(0, 14.4, desk.width, 14.4, QUIET, 0.8)
    return (Slice(14.5, (*first, rule), glued=True),), (Slice(14.5, (*again, rule), glued=True),)


def columns(titles: Sequence[str], rows: Sequence[Any], desk: Desk) -> tuple[Column, ...]:
    """Columns for the titles from left to right, as wide as they need to be; 'Event' takes what the others leave."""
    sample = (*rows[:_SAMPLE], *rows[_SAMPLE :: len(rows) // _SAMPLE + 1])
    sizes = {title: _wanted(title, sample, desk) for title in titles if title != "Event"}
    needed = min(_EVENT * desk.width, _usual("Event", sample, desk))
    missing = needed - (desk.width - sum(sizes.values()) - _GUTTER * len(sizes))
    spare = {title: max(0.0, size - _YIELDING.get(title, size)) for title, size in sizes.items()}
    cut = min(1.0, max(0.0, missing) / max(sum(spare.values()), 1.0))
    sizes = {title: size - cut * spare[title] for title, size in sizes.items()}
    rest = desk.width - sum(size + _GUTTER for size in sizes.values())
    done, x = [], 0.0
    for title in titles:
        size = sizes.get(title, rest)
        done.append(Column(x, size, title))
        x += size + _GUTTER
    return tuple(done)


def _wanted(title: str, rows: Sequence[Any], desk: Desk) -> float:
    """What is usual, within the column's bounds; a date that can stand on one line does."""
    least, most = _BOUNDS[title]
    fitting = [one for one in _natural(title, rows, desk) if one <= most and title == "Date"]
    return min(most, max(least, measure(title, HEAD, desk.fonts) + 1, _usual(title, rows, desk), *fitting[-1:]))


def _usual(title: str, rows: Sequence[Any], desk: Desk) -> float:
    """The width in which most of a column's cells stand on one line, and nearly all on two."""
    natural = _natural(title, rows, desk)
    return max(natural[len(natural) * 17 // 20], natural[len(natural) * 49 // 50] * 0.56) if natural else 0.0


def _natural(title: str, rows: Sequence[Any], desk: Desk) -> list[float]:
    """The widths of a column's paragraphs, each on one line, from small to large."""
    return sorted(
        sum([measure(clean(span.text, 120), span.style, desk.fonts) for span in spans]) + 1
        for one in rows
        for spans in _paragraphs(title, one, desk)
    )


def events(rows: Sequence[Any], desk: Desk, dated: bool = True) -> Iterator[Slice]:
    """The table of events; a column that would be empty is left out. Undated ones say why instead of when."""
    titles = ["No.", *(["Date"] if dated else []), "Event"]
    titles += [title for title, used in _optional(rows) if used]
    places = columns(titles, rows, desk)
    table = desk.within("Table")
    first, head = table_head(places, table)
    body = table.within("TBody")
    looks = Looks(CELL.leading, 2.6, RULE, desk.width)
    yield from first
    year = ""
    for n, one in enumerate(rows):
        line = body.add("TR")
        foreign = desk.languages.get(one.sources[0], "") if one.sources else ""
        cells = [
            Cell(at.x, _cell(at, one, desk), desk.structure.add("TD", line, foreign if at.title == "Event" else ""))
            for at in places
        ]
        now = _year(one) if dated and len(rows) > 40 else ""
        mark = Anchor(f"event-{desk.numbers[one.id]}", now if now != year else "", 1)
        year = now
        made = marked(row(cells, looks, head), mark)
        yield from accompanied(made, n, len(rows))


def _optional(rows: Sequence[Any]) -> Iterator[tuple[str, bool]]:
    yield "Who says so", any(one.who or one.aside or one.confidence for one in rows)
    yield "Figures", any(one.figures for one in rows)
    yield "Source", any(one.sources for one in rows)


def _year(one: Any) -> str:
    point = one.event.when.earliest if one.event.when else None
    if point is None:
        return ""
    return str(point.year) if point.year > 0 else f"{1 - point.year} BCE"


def _cell(place: Column, one: Any, desk: Desk) -> tuple[Line, ...]:
    paragraphs = _paragraphs(place.title, one, desk)
    return tuple(line for spans in paragraphs for line in lines(spans, desk.fonts, place.width))


def _paragraphs(title: str, one: Any, desk: Desk) -> Iterator[list[Span]]:
    """What stands in a row's cell of a column, paragraph by paragraph."""
    if title == "No.":
        back = desk.back.get(one.id, "")
        yield [Span(desk.numbers[one.id], CELL_LINK if back else _NUMBER, back)]
    elif title == "Date":
        yield [Span(one.date, CELL_STRONG)]
    elif title == "Event":
        yield from _event(one)
    elif title == "Who says so":
        told = ((one.who, CELL), (one.aside, CELL_QUIET), (one.confidence, CELL_QUIET))
        yield from [[Span(text, style)] for text, style in told if text]
    elif title == "Figures":
        yield from [[Span(text, CELL)] for text in one.figures]
    else:
        yield list(numbered(one.sources))


def _event(one: Any) -> Iterator[list[Span]]:
    yield [Span(one.label, CELL), *tags(one)]
    if one.as_of and one.as_of != one.date:
        yield [Span(f"as of {one.as_of}", CELL_QUIET)]
    if one.reported and one.reported not in (one.date, one.as_of):
        yield [Span(f"reported {one.reported}", CELL_QUIET)]
    if one.edited:
        yield [Span(one.edited, CELL_QUIET)]
    if one.why and (not one.date or one.event.when is None):
        yield [Span(one.why, CELL_QUIET)]


def tags(one: Any) -> Iterator[Span]:
    """What kind of event it is, where it is not a plain one, and whether it is denied or cancelled."""
    if one.kind not in _PLAIN:
        yield Span("  " + one.kind.upper(), TAG)
    if one.status != "asserted":
        yield Span("  " + one.status.upper(), ALERT_TAG)


def numbered(numbers: Iterable[int]) -> Iterator[Span]:
    """'1, 3', each a link to its source."""
    for nth, number in enumerate(numbers):
        if nth:
            yield Span(", ", CELL)
        yield Span(str(number), CELL_LINK, f"#source-{number}") if number else Span("?", CELL_QUIET)
