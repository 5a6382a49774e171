"""The parts of a briefing in their order, each left out where it would be empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from timeline import Briefing, When
from timeline_pdf.axis import Shown, axis
from timeline_pdf.legend import legend
from timeline_pdf.look import (
    ACCENT,
    ALERT,
    BODY,
    CELL,
    CELL_QUIET,
    CITE,
    HEADING,
    QUIETLY,
    RULE,
    STRONG,
    SUBHEADING,
    TAG,
    TINT,
    TITLE,
    Style,
)
from timeline_pdf.setting import Span, lines, one_line
from timeline_pdf.slices import Anchor, Cell, Looks, Slice, Stroke, Words, boxed, gap, marked, paragraph, row
from timeline_pdf.tables import ROW, Desk, events, figures, sources, tags
from timeline_pdf.text import LONGEST, clean, link

_QUOTES: Final = 40
_JUDGEMENTS: Final = 12
_OUTLOOK: Final = 40
_INDENT: Final = 13.0
_EMPTY: Final = "No events were found in the sources."


def slices(briefing: Briefing, desk: Desk, as_of: When | None = None) -> Iterator[Slice]:
    """The whole briefing, slice by slice as it is asked for."""
    desk = attrs.evolve(desk, numbers=_numbers(briefing), back=_cited(briefing))
    yield from _opening(briefing, desk)
    yield from _bottom_line(briefing, desk)
    yield from _judgements(briefing, desk)
    yield from _drawing(briefing, desk, as_of)
    yield from _developments(briefing, desk)
    yield from _events(briefing, desk)
    yield from _figures(briefing, desk)
    yield from _conflicts(briefing, desk)
    yield from _outlook(briefing, desk)
    yield from _undated(briefing, desk)
    yield from _changes(briefing, desk)
    yield from _scales(briefing, desk)
    yield from _sources(briefing, desk)
    yield from _notes(briefing, desk)
    yield from _missing(desk)


def _numbers(briefing: Briefing) -> dict[str, str]:
    """Every event's number, as printed: 1, 2, 3 for those in order, U1, U2 for the undated."""
    numbers = {one.id: str(n) for n, one in enumerate(briefing.rows, 1)}
    return numbers | {one.id: f"U{n}" for n, one in enumerate(briefing.undated, 1)}


def _cited(briefing: Briefing) -> dict[str, str]:
    """For each event, the link to where the summary first tells it."""
    said = [
        *(("bottom", one) for one in briefing.bottom_line),
        *(("development", one) for one in briefing.developments),
    ]
    back: dict[str, str] = {}
    for n, (part, one) in enumerate(said):
        for event in one.events:
            back.setdefault(event, f"#{part}-{n}")
    return back


def _section(title: str, key: str, desk: Desk) -> tuple[Desk, tuple[Slice, ...]]:
    """A new section with its heading; gives the desk for what stands in it."""
    desk = desk.within("Sect")
    set_title = lines([Span(title, HEADING)], desk.fonts, desk.width)
    head = marked(paragraph(set_title, HEADING.leading, desk.add("H2"), glued=True), Anchor(key, title))
    return desk, (gap(20), *head, gap(5, glued=True))


def _text(text: str, desk: Desk, style: Style = BODY, x: float = 0.0, *, glued: bool = False) -> tuple[Slice, ...]:
    set_lines = lines([Span(text, style)], desk.fonts, desk.width - x)
    return paragraph(set_lines, style.leading, desk.add("P"), x, glued=glued)


def _subheading(text: str, desk: Desk) -> tuple[Slice, ...]:
    set_lines = lines([Span(text, SUBHEADING)], desk.fonts, desk.width)
    return paragraph(set_lines, SUBHEADING.leading, desk.add("H3"), glued=True)


def _opening(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    title = lines([Span(clean(briefing.title, 240) or "Timeline", TITLE)], desk.fonts, desk.width)
    head = paragraph(title, TITLE.leading, desk.add("H1"), glued=True)
    yield from marked(head, Anchor("top", clean(briefing.title, 120) or "Timeline"))
    yield gap(5, glued=True)
    how = f" ({briefing.as_of_how})" if briefing.as_of_how else ""
    known = f"As of {briefing.as_of}{how}" if briefing.as_of else "The sources\u2019 own time is not known"
    yield from _text(f"{known}  \u00b7  {briefing.counts}", desk, QUIETLY, glued=True)
    yield Slice(9, (Stroke(0, 6, desk.width, 6, ACCENT, 1.2),))
    yield gap(8)


def _cites(ids: Iterable[str], desk: Desk) -> Iterator[Span]:
    """' [1, 3]', each number a link to its event; the first stays with the word before."""
    numbers = [desk.numbers[one] for one in ids if one in desk.numbers]
    for nth, number in enumerate(numbers):
        yield Span(", " if nth else "\u00a0[", CITE)
        yield Span(number, CITE, f"#event-{number}")
    if numbers:
        yield Span("]", CITE)


def _bottom_line(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.bottom_line:
        return
    desk = desk.within("Sect")
    title = one_line("BOTTOM LINE", attrs.evolve(TAG, size=7.4, colour=ACCENT), desk.fonts)
    inner = [Slice(13, (Words(14, 9.5, title, desk.add("H2")),), glued=True)]
    style = attrs.evolve(BODY, size=10.5, leading=15)
    for n, one in enumerate(briefing.bottom_line):
        set_lines = lines([Span(one.text, style), *_cites(one.events, desk)], desk.fonts, desk.width - 28)
        if set_lines:
            told = paragraph(set_lines, style.leading, desk.add("P"), 14)
            inner += [*marked(told, Anchor(f"bottom-{n}")), gap(3)]
    yield from boxed(inner[:-1], desk.width, TINT, ACCENT)


def _developments(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.developments:
        return
    desk, head = _section("Key developments", "developments", desk)
    yield from head
    items = desk.within("L")
    for n, one in enumerate(briefing.developments, len(briefing.bottom_line)):
        anchor = Anchor(f"development-{n}")
        yield from marked(_item([Span(one.text, BODY), *_cites(one.events, desk)], items), anchor)


def _item(spans: Sequence[Span], desk: Desk, style: Style = BODY) -> tuple[Slice, ...]:
    """An item of the list that is the desk's part: a bullet and lines that hang beside it."""
    set_lines = lines(spans, desk.fonts, desk.width - _INDENT) or ((),)
    one = desk.within("LI")
    bullet = one_line("\u2022", attrs.evolve(style, colour=ACCENT), desk.fonts)
    dot = Words(2, style.leading * 0.74, bullet, one.add("Lbl"))
    item = paragraph(set_lines, style.leading, one.add("LBody"), _INDENT)
    return (*marked(item, dot), gap(2.5))


def _drawing(briefing: Briefing, desk: Desk, as_of: When | None) -> Iterator[Slice]:
    shown = tuple(
        Shown(
            f"{desk.numbers[one.id]}  {clean(one.label, 200)}{'' if one.status == 'asserted' else f' ({one.status})'}",
            one.event.when,
            f"#event-{desk.numbers[one.id]}",
            one.event.salience,
            ahead=one.kind in ("plan", "forecast"),
            said=one.kind in ("statement", "assessment"),
        )
        for one in briefing.rows
        if one.event.when is not None and (one.status == "asserted" or one.event.pinned)
    )
    drawing, drawn = axis(shown, desk.fonts, desk.width, as_of)
    if drawing is None:
        return
    desk, head = _section("Timeline", "timeline", desk)
    yield from head
    yield attrs.evolve(drawing, part=desk.add("Figure", "/Alt(The timeline drawn)"))
    yield from legend(drawn, desk.fonts, desk.width)
    yield from _more(len(briefing.rows) - len(drawn), desk)


def _judgements(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    """What the sources judge, each with its own speaker and term; none of it is ours."""
    if not briefing.judgements:
        return
    desk, head = _section("Key judgements", "judgements", desk)
    yield from head
    chosen = _foremost(briefing.judgements, _JUDGEMENTS)
    items = desk.within("L")
    for one in chosen:
        yield from _item(_told(one, desk), items)
    yield from _more(len(briefing.judgements) - len(chosen), desk)


def _foremost(rows: Sequence[Any], most: int) -> list[Any]:
    """The most salient, in the order in which they stand."""
    best = sorted(range(len(rows)), key=lambda n: (-rows[n].event.salience, n))[:most]
    return [rows[n] for n in sorted(best)]


def _more(count: int, desk: Desk) -> tuple[Slice, ...]:
    return _text(f"\u2026 and {count:,} more in the table of events.", desk, QUIETLY) if count > 0 else ()


def _told(one: Any, desk: Desk) -> list[Span]:
    """An event as an item: its label, who says so and how surely, its date."""
    says = [part for part in (one.who, _odds(one), f"as of {one.as_of}" if one.as_of else "") if part]
    quiet = attrs.evolve(QUIETLY, leading=BODY.leading)
    spans = [Span(one.label, BODY)]
    if says:
        spans.append(Span("  \u2014 " + "; ".join(says), quiet))
    return [*spans, *_cites([one.id], desk)]


def _odds(one: Any) -> str:
    """The term of likelihood with its range; the range alone where the label has the term, since one is enough."""
    term = one.event.likelihood.term if one.event.likelihood else ""
    if not term or term.lower() not in one.label.lower():
        return str(one.odds)
    return str(one.odds)[len(term) :].strip(" ()")


def _events(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if briefing.rows:
        desk, head = _section("Events", "events", desk)
        yield from head
        yield from events(briefing.rows, desk)
    elif not briefing.undated:
        yield gap(10)
        yield from _text(_EMPTY, desk)


def _figures(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.series:
        return
    desk, head = _section("Figures over time", "figures", desk)
    yield from head
    for n, series in enumerate(briefing.series):
        if n:
            yield gap(12)
        yield from _subheading(series.unit[:1].upper() + series.unit[1:], desk)
        yield from figures(series, desk)


def _conflicts(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.conflicts:
        return
    desk, head = _section("Where the sources disagree", "conflicts", desk)
    yield from head
    looks = Looks(CELL.leading, 2.6, RULE, desk.width)
    width = desk.width * 0.44
    table = desk.within("Table").within("TBody")
    for one in briefing.conflicts:
        line = table.add("TR")
        left = lines([Span(one.label, CELL), *_cites([one.id], desk)], desk.fonts, width)
        field = attrs.evolve(TAG, colour=ALERT)
        right = [*lines([Span(one.field.upper(), field)], desk.fonts, desk.width - width - 12)]
        for value, number in zip(one.values, one.sources, strict=False):
            said = [Span(f"{value}  ", CELL), Span("source ", CELL_QUIET), *sources([number])]
            right += lines(said, desk.fonts, desk.width - width - 12)
        label, told = desk.structure.add("TH", line, ROW), desk.structure.add("TD", line)
        yield from row((Cell(0.0, left, label), Cell(width + 12, right, told)), looks)


def _outlook(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.outlook:
        return
    desk, head = _section("Outlook", "outlook", desk)
    yield from head
    chosen = _foremost(briefing.outlook, _OUTLOOK)
    items = desk.within("L")
    for one in chosen:
        date = [Span(f"{one.date}: ", STRONG)] if one.date else []
        yield from _item([*date, *_told(one, desk)[:1], *tags(one), *_told(one, desk)[1:]], items)
    yield from _more(len(briefing.outlook) - len(chosen), desk)


def _undated(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.undated:
        return
    desk, head = _section("Without a date", "undated", desk)
    yield from head
    yield from events(briefing.undated, desk, dated=False)


def _changes(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    """What a person decided, with what the program had found."""
    if not briefing.changes:
        return
    desk, head = _section("Changed by a person", "changes", desk)
    yield from head
    items = desk.within("L")
    for one in briefing.changes:
        yield from _item([Span(one.text, BODY), *_cites(one.events, desk)], items)


def _scales(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    """The yardstick, so that a reader knows what a speaker's term means; gaps stay gaps."""
    if not briefing.scales:
        return
    desk, head = _section("What the terms of likelihood mean", "likelihood", desk)
    yield from head
    looks = Looks(CELL.leading, 1.8, RULE, desk.width * 0.72)
    for n, scale in enumerate(briefing.scales):
        if n:
            yield gap(10)
        yield from _subheading(scale.name, desk)
        table = desk.within("Table").within("TBody")
        for term, meaning in scale.rows:
            line = table.add("TR")
            label, told = desk.structure.add("TH", line, ROW), desk.structure.add("TD", line)
            left, right = desk.set(term, CELL, desk.width * 0.38), desk.set(meaning, CELL, desk.width * 0.3)
            yield from row((Cell(0.0, left, label), Cell(desk.width * 0.4, right, told)), looks)


def _sources(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.sources:
        return
    desk, head = _section("Sources", "sources", desk)
    yield from head
    items = desk.within("L")
    for one in briefing.sources:
        yield from marked(_source(one, items), Anchor(f"source-{one.number}"))


def _source(one: Any, desk: Desk) -> tuple[Slice, ...]:
    x = 22.0
    item = desk.within("LI")
    number = Words(0, BODY.leading * 0.74, one_line(str(one.number), STRONG, desk.fonts), item.add("Lbl"))
    desk = item.within("LBody")
    set_title = lines([Span(one.title, STRONG)], desk.fonts, desk.width - x) or ((),)
    title = paragraph(set_title, BODY.leading, desk.add("P"), x, glued=True)
    dated = f"{one.dated}, {one.how}" if one.dated else "date not known"
    where = [Span(one.source, QUIETLY, link(one.source)), Span("  \u00b7  ", QUIETLY)] if one.source else []
    set_about = lines([*where, Span(dated, QUIETLY)], desk.fonts, desk.width - x)
    about = paragraph(set_about, QUIETLY.leading, desk.add("P"), x)
    quotes = [piece for quote in one.quotes[:_QUOTES] for piece in _quote(quote, desk, x)]
    left = len(one.quotes) - _QUOTES
    told = f"\u2026 and {left:,} more passages, which the saved timeline holds."
    rest = _text(told, desk, QUIETLY, x) if left > 0 else ()
    return (*marked(title, number), *about, gap(2), *quotes, *rest, gap(9))


def _quote(quote: str, desk: Desk, x: float) -> tuple[Slice, ...]:
    """A passage in quotation marks; a line at its left tells it from our words."""
    style = attrs.evolve(QUIETLY, size=8.2, leading=11.2)
    text = f"\u201c{clean(quote, LONGEST)}\u201d"
    set_lines = lines([Span(text, style)], desk.fonts, desk.width - x - 9)
    pieces = paragraph(set_lines, style.leading, desk.add("BlockQuote"), x + 9)
    bar = [attrs.evolve(one, marks=(*one.marks, Stroke(x + 1, 1, x + 1, one.height + 1, RULE, 1.2))) for one in pieces]
    return (*bar, gap(3.5))


def _notes(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not (briefing.method or briefing.findings):
        return
    desk, head = _section("How this was made", "method", desk)
    yield from head
    style = attrs.evolve(QUIETLY, size=8, leading=11.2)
    items = desk.within("L")
    for text in briefing.method:
        yield from _item([Span(text, style)], items, style)
    if briefing.findings:
        yield gap(6)
        yield from _subheading("What was not understood, or not certain", desk)
        items = desk.within("L")
        for text in briefing.findings:
            yield from _item([Span(text, style)], items, style)


def _missing(desk: Desk) -> Iterator[Slice]:
    """Runs last: only now is it known which characters no font had."""
    if not desk.fonts.missing:
        return
    codes = [f"U+{ord(char):04X}" for char in desk.fonts.missing]
    more = f" and {len(codes) - 24:,} more" if len(codes) > 24 else ""
    style = attrs.evolve(QUIETLY, size=8, leading=11.2, colour=ALERT)
    yield gap(6)
    yield from _text(
        f"The fonts lack {len(codes):,} of the characters in the sources, drawn here as \u25af: "
        f"{', '.join(codes[:24])}{more}. The option font=FILE.ttf names a font to use for them.",
        desk,
        style,
    )
