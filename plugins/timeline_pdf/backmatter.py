"""What stands behind the events: the yardstick, the sources with their quotes, how it was made, what has no glyph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import attrs

from timeline import Briefing
from timeline_pdf.desk import Desk, cites, item, section, subheading, text
from timeline_pdf.lettering.setting import Span, lines, one_line
from timeline_pdf.lettering.text import LONGEST, clean, link
from timeline_pdf.look import ACCENT, ALERT, BODY, CELL, CELL_STRONG, QUIETLY, RULE, SOFT, STRONG
from timeline_pdf.notices import borrowed, lacking
from timeline_pdf.slices import (
    Anchor,
    Cell,
    Fill,
    Looks,
    Mark,
    Slice,
    Stroke,
    Words,
    accompanied,
    gap,
    kept,
    marked,
    paragraph,
    row,
)
from timeline_pdf.tables import ROW

_QUOTES: Final = 40
_SOURCE: Final = 22.0


def scales(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    """The yardstick, so that a reader knows what a speaker's term means; gaps stay gaps."""
    if not briefing.scales:
        return
    desk, head = section("What the terms of likelihood mean", "likelihood", desk)
    yield from head
    looks = Looks(CELL.leading, 1.8, RULE, desk.width)
    for n, scale in enumerate(briefing.scales):
        if n:
            yield gap(10)
        yield from subheading(scale.name, desk)
        table = desk.within("Table").within("TBody")
        for (term, meaning), span in zip(scale.rows, scale.spans, strict=True):
            line = table.add("TR")
            label, told = desk.structure.add("TH", line, ROW), desk.structure.add("TD", line)
            occurs = term in scale.used
            style = CELL_STRONG if occurs else CELL
            left, right = desk.set(term, style, desk.width * 0.34), desk.set(meaning, style, desk.width * 0.26)
            cells = (Cell(0.0, left, label), Cell(desk.width * 0.36, right, told))
            marks = _range(span, desk.width * 0.64, desk.width * 0.36, ACCENT if occurs else SOFT)
            yield from kept(marked(row(cells, looks), *marks))
        yield gap(3, glued=True)
        yield from text("In bold: the terms that occur here.", desk, QUIETLY)


def _range(span: tuple[float, float], x: float, width: float, colour: str) -> Iterator[Mark]:
    """From one percentage to another on a rule from 0 to 100."""
    middle = 1.8 + CELL.leading / 2
    yield Stroke(x, middle, x + width, middle, RULE, 0.4)
    for tenth in range(0, 11, 5):
        yield Stroke(x + width * tenth / 10, middle - 2, x + width * tenth / 10, middle + 2, RULE, 0.4)
    yield Fill(x + width * span[0] / 100, middle - 2.6, width * (span[1] - span[0]) / 100, 5.2, colour)


def sources(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    """The sources, numbered, each with where it is from, its own date, and the words that events rest on."""
    if not briefing.sources:
        return
    desk, head = section("Sources", "sources", desk)
    yield from head
    items = desk.listed(numbered=True)
    for one in briefing.sources:
        yield from marked(_source(one, items), Anchor(f"source-{one.number}"))


def _source(one: Any, desk: Desk) -> tuple[Slice, ...]:
    x = _SOURCE
    one_item = desk.within("LI")
    number = Words(0, BODY.leading * 0.74, one_line(str(one.number), STRONG, desk.fonts), one_item.add("Lbl"))
    desk = one_item.within("LBody")
    set_title = lines([Span(one.title, STRONG)], desk.fonts, desk.width - x) or ((),)
    title = paragraph(set_title, BODY.leading, desk.add("P", desk.languages.get(one.number, "")), x, glued=True)
    dated = f"{one.dated}, {one.how}" if one.dated else "date not known"
    where = one.source if one.source != one.title else ""
    told = [Span(one.publisher, QUIETLY), Span(where, QUIETLY, link(where)), Span(dated, QUIETLY)]
    parts = [part for span in told if span.text for part in (Span("  \u00b7  ", QUIETLY), span)]
    set_about = lines(parts[1:], desk.fonts, desk.width - x)
    about = paragraph(set_about, QUIETLY.leading, desk.add("P"), x)
    cited = [(quote, desk.quoted.get((one.number, quote), ())) for quote in one.quotes[:_QUOTES]]
    foreign = desk.languages.get(one.number, "")
    quotes = [piece for quote, events in cited for piece in _quote(quote, events, foreign, desk)]
    left = len(one.quotes) - _QUOTES
    more = f"\u2026 and {left:,} more passages, which the saved timeline holds."
    rest = text(more, desk, QUIETLY, x) if left > 0 else ()
    head = (*marked(title, number), *(kept(about) if quotes else about), gap(2, glued=bool(quotes)))
    return (*head, *quotes, *rest, gap(9))


def _quote(quote: str, events: Sequence[str], foreign: str, desk: Desk) -> tuple[Slice, ...]:
    """A passage in quotation marks, with the events that rest on it; a line at its left tells it from our words."""
    x = _SOURCE + 9
    style = attrs.evolve(QUIETLY, size=8.2, leading=11.2)
    words = f"\u201c{clean(quote, LONGEST)}\u201d"
    set_lines = lines([Span(words, style), *cites(events, desk)], desk.fonts, desk.width - x)
    pieces = paragraph(set_lines, style.leading, desk.add("BlockQuote", foreign), x)
    bar = Stroke(_SOURCE + 1, 1, _SOURCE + 1, style.leading + 1, RULE, 1.2)
    return (*(attrs.evolve(one, marks=(*one.marks, bar)) for one in pieces), gap(3.5))


def notes(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    """How the timeline was made, and what was not understood."""
    if not (briefing.method or briefing.findings):
        return
    desk, head = section("How this was made", "method", desk)
    yield from head
    style = attrs.evolve(QUIETLY, size=8, leading=11.2)
    items = desk.listed()
    for n, words in enumerate(briefing.method):
        yield from accompanied(item([Span(words, style)], items, style), n, len(briefing.method))
    if briefing.findings:
        yield gap(6)
        yield from subheading("What was not understood, or not certain", desk)
        items = desk.listed()
        for words in briefing.findings:
            yield from item([Span(words, style)], items, style)


def missing(desk: Desk) -> Iterator[Slice]:
    """Runs last: only now is it known which characters no font had, and which fonts of this machine were used."""
    style = attrs.evolve(QUIETLY, size=8, leading=11.2)
    if desk.fonts.borrowed:
        yield gap(6)
        told = f"Set in part in fonts of the machine on which it was made: {borrowed(desk.fonts)}."
        yield from text(told, desk, style)
    if desk.fonts.missing:
        yield gap(6)
        told = lacking(desk.fonts)
        yield from text(f"{told[0].upper()}{told[1:]}.", desk, attrs.evolve(style, colour=ALERT))
