"""Figures over time: what one quantity was reported to be, drawn and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from timeline import Event
from timeline_pdf.desk import Desk, text
from timeline_pdf.file.ink import text_string
from timeline_pdf.lettering.fonts import Fonts
from timeline_pdf.lettering.setting import Span, line_width, lines, one_line
from timeline_pdf.look import ACCENT, ALERT_TAG, CELL, CELL_LINK, CELL_STRONG, GRID, QUIETLY, RULE, TICK, WHITE
from timeline_pdf.pictures.alt import told_figures
from timeline_pdf.pictures.plot import plot
from timeline_pdf.pictures.reports import apart, over_time, reports
from timeline_pdf.pictures.ticks import within
from timeline_pdf.pictures.values import Values, values
from timeline_pdf.slices import (
    Cell,
    Column,
    Dot,
    Fill,
    Looks,
    Mark,
    Shape,
    Slice,
    Stroke,
    Words,
    accompanied,
    gap,
    marked,
    row,
)
from timeline_pdf.tables import table_head

DRAWN: Final = 8
"""Quantities drawn over time at most; of the rest there are tables."""

_GUTTER: Final = 9.0
_NUMBER: Final = 14.0
_DATE: Final = 112.0
_REPORTED: Final = 132.0
_WHO: Final = 104.0


def by_reports(series: Sequence[Any]) -> list[Any]:
    """The quantities with the most reports first."""
    return sorted(series, key=lambda one: -len(one.rows))


def figures(series: Any, events: Mapping[str, Event], desk: Desk, *, drawn: bool = True) -> Iterator[Slice]:
    """One quantity as it was reported: a chart over time if its reports hold for different times, and the table.

    Where they do not, the table has bars. `events` has each event by its id.
    """
    found = reports(series, events)
    timed = over_time(found)
    pairs = apart(found) if series.disagree else []
    if timed and drawn:
        alternative = f"/Alt{text_string(told_figures(series, found, len(pairs)))}"
        figure = desk.add("Figure", alternative)
        picture, *legend = plot(found, pairs, series, (desk.fonts, desk.width))
        yield attrs.evolve(picture, part=figure)
        yield from legend
        yield gap(6)
    differing = {one.row for pair in pairs for one in pair}
    yield from _table(series, desk, differing, bars=not timed)


def _table(series: Any, desk: Desk, differing: set[int], bars: bool) -> Iterator[Slice]:
    places = _columns(desk.width, any(one.who for one in series.rows), bars)
    scale = _bars(series, places[3]) if bars else None
    if scale and scale.told:
        yield from text(scale.told, desk, QUIETLY, glued=True)
    table = desk.within("Table")
    first, again = table_head(places, table)
    if scale:
        first, again = (marked(head, *scale.ticks(desk.fonts)) for head in (first, again))
    body = table.within("TBody")
    looks = Looks(CELL.leading, 2.6, RULE, desk.width)
    yield from first
    count = len(series.rows)
    for n, one in enumerate(series.rows):
        line = body.add("TR")
        told = [lines(_cell(at, one, desk, n in differing), desk.fonts, at.width) for at in places]
        cells = [
            Cell(at.x, set_lines, body.structure.add("TD", line)) for at, set_lines in zip(places, told, strict=True)
        ]
        made = row(cells, looks, again)
        yield from accompanied(marked(made, *scale.bar(one)) if scale else made, n, count)


def _columns(width: float, named: bool, bars: bool) -> tuple[Column, ...]:
    """Of the table; `named` where any report has a speaker, `bars` where a column of bars is drawn."""
    date = _NUMBER + _GUTTER
    reported = date + _DATE + _GUTTER
    right = width - _WHO if bars else width / 2 + _GUTTER
    end = reported + _REPORTED if bars else width / 2
    drawn = Column(end + _GUTTER, (right if named else width + _GUTTER) - 2 * _GUTTER - end, "")
    return (
        Column(0, _NUMBER, "No."),
        Column(date, _DATE, "Date"),
        Column(reported, end - reported, "Reported"),
        *((drawn,) if bars else ()),
        *((Column(right, width - right, "Who says so"),) if named else ()),
    )


def _cell(place: Column, one: Any, desk: Desk, differs: bool) -> list[Span]:
    if place.title == "No.":
        number = desk.numbers.get(one.id, "")
        return [Span(number, CELL_LINK, f"#event-{number}")] if number else []
    if place.title == "Date":
        return [Span(one.date, CELL_STRONG)] if one.date else []
    if place.title == "Reported":
        told = [Span(one.text, CELL)] if one.text else []
        return [*told, Span("  DISAGREES", ALERT_TAG)] if differs else told
    return [Span(one.who, CELL)] if place.title and one.who else []


def _bars(series: Any, place: Column) -> _Bars | None:
    """A scale for all reports; none where none has a value."""
    known = [value for one in series.rows for value in (one.low, one.best, one.high) if value is not None]
    if not known:
        return None
    rising = [one.low for one in series.rows if one.low is not None and one.best is None and one.high is None]
    falling = [one.high for one in series.rows if one.high is not None and one.best is None and one.low is None]
    return _Bars(values(known, max(rising, default=None), min(falling, default=None)), place.x, place.width)


@attrs.frozen
class _Bars:
    """Values over `width` points from `x`."""

    values: Values
    x: float
    width: float

    @property
    def told(self) -> str:
        """How the scale departs from what a reader takes for granted."""
        if self.values.logarithmic:
            return "Bars on a logarithmic scale."
        return "The scale of the bars does not begin at zero." if self.values.broken else ""

    def at(self, value: float) -> float:
        """Where a value is drawn."""
        return self.x + self.values.at(value) * self.width

    def ticks(self, fonts: Fonts) -> Iterator[Mark]:
        """The scale's ends in words."""
        first, *_, last = self.values.ticks()
        frame = (self.x, self.x + self.width)
        for value, words in (first, last):
            line = one_line(words, TICK, fonts)
            size = line_width(line)
            yield Words(within(self.at(value) - size / 2, size, frame), 9.4, line)

    def bar(self, one: Any) -> Iterator[Mark]:
        """Low to high, a disc at the figure itself; an arrow where a side is open."""
        middle = 2.6 + CELL.leading / 2
        yield Stroke(self.x, middle, self.x + self.width, middle, GRID, 0.6)
        low, best, high = one.low, one.best, one.high
        if low is not None and high is not None and low != high:
            yield Fill(self.at(low), middle - 3, max(1.0, self.at(high) - self.at(low)), 6, ACCENT)
            if best is not None:
                yield Dot(self.at(best), middle, 2.6, WHITE, ACCENT)
        elif best is None and (low is None) != (high is None):
            yield from self._open(self.at(high if low is None else low), middle, 1 if high is None else -1)
        elif best is not None or low is not None:
            yield Dot(self.at(best if best is not None else low), middle, 3, ACCENT)

    def _open(self, x: float, middle: float, way: int) -> Iterator[Mark]:
        tip = within(x + way * 15, 0, (self.x, self.x + self.width))
        yield Stroke(x, middle - 4, x, middle + 4, ACCENT, 1.4)
        yield Stroke(x, middle, tip - way * 4, middle, ACCENT, 1.6)
        yield Shape(((tip, middle), (tip - way * 5, middle - 3), (tip - way * 5, middle + 3)), ACCENT)
