"""Figures over time: what one quantity was reported to be, as words and as bars on one scale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from timeline_pdf.desk import Desk
from timeline_pdf.fonts import Fonts
from timeline_pdf.look import ACCENT, CELL, CELL_LINK, CELL_STRONG, RULE, TICK, TINT
from timeline_pdf.setting import line_width, one_line
from timeline_pdf.slices import Cell, Column, Dot, Fill, Looks, Mark, Shape, Slice, Stroke, Words, marked, row
from timeline_pdf.tables import table_head


def figures(series: Any, desk: Desk) -> Iterator[Slice]:
    """One quantity as it was reported: words, a bar from low to high on one scale, and the speaker."""
    places = (Column(0, 96, "Date"), Column(105, 112, "Reported"), Column(228, desk.width - 339, ""),
              Column(desk.width - 100, 100, "Who says so"))  # fmt: skip
    known = [value for one in series.rows for value in (one.low, one.best, one.high) if value is not None]
    low, high = min(0.0, *known, 0.0), max(*known, 0.0, 0.0)
    chart = _Chart(low, high if high > low else low + 1, places[2].x, places[2].width)
    table = desk.within("Table")
    first, again = (marked(head, *chart.ends(desk.fonts)) for head in table_head(places, table))
    body = table.within("TBody")
    looks = Looks(CELL.leading, 2.6, RULE, desk.width)
    yield from first
    for one in series.rows:
        number = desk.numbers.get(one.id, "")
        line = body.add("TR")
        told = (
            desk.set(one.date, CELL_STRONG, places[0].width),
            desk.set(one.text, CELL_LINK, places[1].width, f"#event-{number}"),
            (),
            desk.set(one.who, CELL, places[3].width),
        )
        cells = [Cell(at.x, lines, desk.structure.add("TD", line)) for at, lines in zip(places, told, strict=True)]
        yield from marked(row(cells, looks, again), *chart.bar(one))


@attrs.frozen
class _Chart:
    """Values from `low` to `high` over `width` points from `x`."""

    low: float
    high: float
    x: float
    width: float

    def at(self, value: float) -> float:
        """Where a value is drawn."""
        return self.x + (value - self.low) / (self.high - self.low) * self.width

    def ends(self, fonts: Fonts) -> Iterator[Mark]:
        """The scale's ends in words."""
        last = one_line(number(self.high), TICK, fonts)
        yield Words(self.x, 9.4, one_line(number(self.low), TICK, fonts))
        yield Words(self.x + self.width - line_width(last), 9.4, last)

    def bar(self, one: Any) -> Iterator[Mark]:
        """Low to high, a dot at the best; an arrow where a side is open."""
        middle = 2.6 + CELL.leading / 2
        yield Stroke(self.x, middle, self.x + self.width, middle, RULE, 0.4)
        low, best, high = one.low, one.best, one.high
        if low is not None and high is not None and low != high:
            yield Fill(self.at(low), middle - 3, max(1.0, self.at(high) - self.at(low)), 6, ACCENT)
        elif best is None and (low is None) != (high is None):
            yield from self._open(self.at(high if low is None else low), middle, 1 if high is None else -1)
        if best is not None or (low is not None and low == high):
            where = best if best is not None else low
            yield Dot(self.at(where), middle, 3, TINT if low != high and low is not None else ACCENT, ACCENT)

    def _open(self, x: float, middle: float, way: int) -> Iterator[Mark]:
        tip = x + way * 15
        yield Stroke(x, middle - 4, x, middle + 4, ACCENT, 1.4)
        yield Stroke(x, middle, tip - way * 4, middle, ACCENT, 1.6)
        yield Shape(((tip, middle), (tip - way * 5, middle - 3), (tip - way * 5, middle + 3)), ACCENT)


def number(value: float) -> str:
    """A value as it stands at a scale's end: 12,000 or 0.5."""
    return f"{value:,.0f}" if value == int(value) and abs(value) < 1e15 else f"{value:,.4g}"
