"""The parts of a briefing in their order, each left out where it would be empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from timeline import Briefing, When
from timeline_pdf.axis import Shown, axis
from timeline_pdf.fonts import Fonts
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
from timeline_pdf.slices import Anchor, Looks, Slice, Stroke, Words, boxed, gap, marked, paragraph, row
from timeline_pdf.tables import Desk, events, figures, sources, tags
from timeline_pdf.text import LONGEST, clean, link

_QUOTES: Final = 40
_JUDGEMENTS: Final = 12
_OUTLOOK: Final = 40
_INDENT: Final = 13.0
_EMPTY: Final = "No events were found in the sources."


def slices(briefing: Briefing, fonts: Fonts, width: float, as_of: When | None = None) -> tuple[Slice, ...]:
    """The whole briefing, `width` points wide."""
    desk = Desk(fonts, width, _numbers(briefing), _cited(briefing))
    parts = (
        *_opening(briefing, desk),
        *_bottom_line(briefing, desk),
        *_developments(briefing, desk),
        *_drawing(briefing, desk, as_of),
        *_judgements(briefing, desk),
        *_events(briefing, desk),
        *_figures(briefing, desk),
        *_conflicts(briefing, desk),
        *_outlook(briefing, desk),
        *_undated(briefing, desk),
        *_changes(briefing, desk),
        *_scales(briefing, desk),
        *_sources(briefing, desk),
        *_notes(briefing, desk),
    )
    return (*parts, *_missing(desk))


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


def _heading(title: str, key: str, desk: Desk) -> tuple[Slice, ...]:
    set_title = lines([Span(title, HEADING)], desk.fonts, desk.width)
    head = marked(paragraph(set_title, HEADING.leading, glued=True), Anchor(key, title))
    return (gap(20), *head, gap(5, glued=True))


def _text(text: str, desk: Desk, style: Style = BODY, x: float = 0.0, glued: bool = False) -> tuple[Slice, ...]:
    return paragraph(lines([Span(text, style)], desk.fonts, desk.width - x), style.leading, x, glued)


def _opening(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    title = lines([Span(clean(briefing.title, 240) or "Timeline", TITLE)], desk.fonts, desk.width)
    head = paragraph(title, TITLE.leading, glued=True)
    yield from marked(head, Anchor("top", clean(briefing.title, 120) or "Timeline"))
    yield gap(5, glued=True)
    how = f" ({briefing.as_of_how})" if briefing.as_of_how else ""
    known = f"As of {briefing.as_of}{how}" if briefing.as_of else "The sources\u2019 own time is not known"
    yield from _text(f"{known}  \u00b7  {briefing.counts}", desk, QUIETLY, glued=True)
    yield Slice(9, (Stroke(0, 6, desk.width, 6, ACCENT, 1.2),))
    yield gap(8)


def _cites(ids: Iterable[str], desk: Desk) -> Iterator[Span]:
    """' [1, 3]', each number a link to its event."""
    numbers = [desk.numbers[one] for one in ids if one in desk.numbers]
    for nth, number in enumerate(numbers):
        yield Span(", " if nth else "  [", CITE)
        yield Span(number, CITE, f"#event-{number}")
    if numbers:
        yield Span("]", CITE)


def _bottom_line(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.bottom_line:
        return
    inner = [
        Slice(
            13,
            (Words(14, 9.5, one_line("BOTTOM LINE", attrs.evolve(TAG, size=7.4, colour=ACCENT), desk.fonts)),),
            glued=True,
        )
    ]
    style = attrs.evolve(BODY, size=10.5, leading=15)
    for n, one in enumerate(briefing.bottom_line):
        set_lines = lines([Span(one.text, style), *_cites(one.events, desk)], desk.fonts, desk.width - 28)
        if set_lines:
            inner += [*marked(paragraph(set_lines, style.leading, 14), Anchor(f"bottom-{n}")), gap(3)]
    yield from boxed(inner[:-1], desk.width, TINT, ACCENT)


def _developments(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.developments:
        return
    yield from _heading("Key developments", "developments", desk)
    for n, one in enumerate(briefing.developments, len(briefing.bottom_line)):
        anchor = Anchor(f"development-{n}")
        yield from marked(_item([Span(one.text, BODY), *_cites(one.events, desk)], desk), anchor)


def _item(spans: Sequence[Span], desk: Desk, style: Style = BODY, bullet: str = "\u2022") -> tuple[Slice, ...]:
    """A list item: a bullet and lines that hang beside it."""
    set_lines = lines(spans, desk.fonts, desk.width - _INDENT) or ((),)
    item = paragraph(set_lines, style.leading, _INDENT)
    dot = Words(2, style.leading * 0.74, one_line(bullet, attrs.evolve(style, colour=ACCENT), desk.fonts))
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
    yield from _heading("Timeline", "timeline", desk)
    yield drawing
    yield from legend(drawn, desk.fonts, desk.width)
    yield from _more(len(briefing.rows) - len(drawn), desk)


def _judgements(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    """What the sources judge, each with its own speaker and term; none of it is ours."""
    if not briefing.judgements:
        return
    yield from _heading("Key judgements", "judgements", desk)
    chosen = _foremost(briefing.judgements, _JUDGEMENTS)
    for one in chosen:
        yield from _item(_told(one, desk), desk)
    yield from _more(len(briefing.judgements) - len(chosen), desk)


def _foremost(rows: Sequence[Any], most: int) -> list[Any]:
    """The most salient, in the order in which they stand."""
    best = sorted(range(len(rows)), key=lambda n: (-rows[n].event.salience, n))[:most]
    return [rows[n] for n in sorted(best)]


def _more(count: int, desk: Desk) -> tuple[Slice, ...]:
    return _text(f"\u2026 and {count:,} more in the table of events.", desk, QUIETLY) if count > 0 else ()


def _told(one: Any, desk: Desk) -> list[Span]:
    """An event as an item: its label, who says so and how surely, its date."""
    says = [part for part in (one.who, one.odds, f"as of {one.as_of}" if one.as_of else "") if part]
    quiet = attrs.evolve(QUIETLY, leading=BODY.leading)
    spans = [Span(one.label, BODY)]
    if says:
        spans.append(Span("  \u2014 " + "; ".join(says), quiet))
    return [*spans, *_cites([one.id], desk)]


def _events(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if briefing.rows:
        yield from _heading("Events", "events", desk)
        yield from events(briefing.rows, desk)
    elif not briefing.undated:
        yield gap(10)
        yield from _text(_EMPTY, desk)


def _figures(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.series:
        return
    yield from _heading("Figures over time", "figures", desk)
    for n, series in enumerate(briefing.series):
        if n:
            yield gap(12)
        yield from _text(series.unit[:1].upper() + series.unit[1:], desk, SUBHEADING, glued=True)
        yield from figures(series, desk)


def _conflicts(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.conflicts:
        return
    yield from _heading("Where the sources disagree", "conflicts", desk)
    looks = Looks(CELL.leading, 2.6, RULE, desk.width)
    width = desk.width * 0.44
    for one in briefing.conflicts:
        left = lines([Span(one.label, CELL), *_cites([one.id], desk)], desk.fonts, width)
        field = attrs.evolve(TAG, colour=ALERT)
        right = [*lines([Span(one.field.upper(), field)], desk.fonts, desk.width - width - 12)]
        for value, number in zip(one.values, one.sources, strict=False):
            said = [Span(f"{value}  ", CELL), Span("source ", CELL_QUIET), *sources([number])]
            right += lines(said, desk.fonts, desk.width - width - 12)
        yield from row([(0.0, left), (width + 12, right)], looks)


def _outlook(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.outlook:
        return
    yield from _heading("Outlook", "outlook", desk)
    chosen = _foremost(briefing.outlook, _OUTLOOK)
    for one in chosen:
        date = [Span(f"{one.date}: ", STRONG)] if one.date else []
        yield from _item([*date, *_told(one, desk)[:1], *tags(one), *_told(one, desk)[1:]], desk)
    yield from _more(len(briefing.outlook) - len(chosen), desk)


def _undated(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.undated:
        return
    yield from _heading("Without a date", "undated", desk)
    yield from events(briefing.undated, desk, dated=False)


def _changes(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    """What a person decided, with what the program had found."""
    if not briefing.changes:
        return
    yield from _heading("Changed by a person", "changes", desk)
    for one in briefing.changes:
        yield from _item([Span(one.text, BODY), *_cites(one.events, desk)], desk)


def _scales(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    """The yardstick, so that a reader knows what a speaker's term means; gaps stay gaps."""
    if not briefing.scales:
        return
    yield from _heading("What the terms of likelihood mean", "likelihood", desk)
    looks = Looks(CELL.leading, 1.8, RULE, desk.width * 0.72)
    for n, scale in enumerate(briefing.scales):
        if n:
            yield gap(10)
        yield from _text(scale.name, desk, SUBHEADING, glued=True)
        for term, meaning in scale.rows:
            cells = [
                (0.0, desk.set(term, CELL, desk.width * 0.38)),
                (desk.width * 0.4, desk.set(meaning, CELL, desk.width * 0.3)),
            ]
            yield from row(cells, looks)


def _sources(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.sources:
        return
    yield from _heading("Sources", "sources", desk)
    for one in briefing.sources:
        yield from marked(_source(one, desk), Anchor(f"source-{one.number}"))


def _source(one: Any, desk: Desk) -> tuple[Slice, ...]:
    x = 22.0
    title = paragraph(
        lines([Span(one.title, STRONG)], desk.fonts, desk.width - x) or ((),), BODY.leading, x, glued=True
    )
    parts = marked(title, Words(0, BODY.leading * 0.74, one_line(str(one.number), STRONG, desk.fonts)))
    dated = f"{one.dated}, {one.how}" if one.dated else "date not known"
    where = [Span(one.source, QUIETLY, link(one.source)), Span("  \u00b7  ", QUIETLY)] if one.source else []
    about = lines([*where, Span(dated, QUIETLY)], desk.fonts, desk.width - x)
    quotes = [piece for quote in one.quotes[:_QUOTES] for piece in _quote(quote, desk, x)]
    left = len(one.quotes) - _QUOTES
    rest = (
        _text(f"\u2026 and {left:,} more passages, which the saved timeline holds.", desk, QUIETLY, x)
        if left > 0
        else ()
    )
    return (*parts, *paragraph(about, QUIETLY.leading, x), gap(2), *quotes, *rest, gap(9))


def _quote(quote: str, desk: Desk, x: float) -> tuple[Slice, ...]:
    """A passage in quotation marks; a line at its left tells it from our words."""
    style = attrs.evolve(QUIETLY, size=8.2, leading=11.2)
    text = f"\u201c{clean(quote, LONGEST)}\u201d"
    pieces = paragraph(lines([Span(text, style)], desk.fonts, desk.width - x - 9), style.leading, x + 9)
    bar = [attrs.evolve(one, marks=(*one.marks, Stroke(x + 1, 1, x + 1, one.height + 1, RULE, 1.2))) for one in pieces]
    return (*bar, gap(3.5))


def _notes(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not (briefing.method or briefing.findings):
        return
    yield from _heading("How this was made", "method", desk)
    style = attrs.evolve(QUIETLY, size=8, leading=11.2)
    for text in briefing.method:
        yield from _item([Span(text, style)], desk, style)
    if briefing.findings:
        yield gap(6)
        yield from _text("What was not understood, or not certain", desk, SUBHEADING, glued=True)
        for text in briefing.findings:
            yield from _item([Span(text, style)], desk, style)


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
