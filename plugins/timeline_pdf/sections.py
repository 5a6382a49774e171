"""The parts of a briefing in their order, each left out where it would be empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import attrs

from timeline import Briefing, When
from timeline_pdf.backmatter import missing, notes, scales, sources
from timeline_pdf.desk import Desk, cites, item, more, section, subheading, text
from timeline_pdf.file.ink import text_string
from timeline_pdf.lettering.setting import Span, lines, one_line
from timeline_pdf.lettering.text import clean
from timeline_pdf.look import (
    ACCENT,
    ALERT,
    BODY,
    CELL,
    CELL_QUIET,
    QUIETLY,
    RULE,
    STRONG,
    TAG,
    TINT,
    TITLE,
)
from timeline_pdf.pictures.alt import told
from timeline_pdf.pictures.axis import choose, drawable, panels
from timeline_pdf.pictures.chart import DRAWN, by_reports, figures
from timeline_pdf.pictures.lanes import Shown
from timeline_pdf.pictures.legend import legend
from timeline_pdf.pictures.shapes import Standing
from timeline_pdf.slices import (
    Anchor,
    Cell,
    Looks,
    Slice,
    Stroke,
    Words,
    accompanied,
    boxed,
    gap,
    marked,
    paragraph,
    row,
)
from timeline_pdf.tables import ROW, events, numbered, tags

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_JUDGEMENTS: Final = 12
_OUTLOOK: Final = 40
_EMPTY: Final = "No events were found in the sources."


def slices(briefing: Briefing, desk: Desk, as_of: When | None = None) -> Iterator[Slice]:
    """The whole briefing, slice by slice as it is asked for."""
    desk = attrs.evolve(
        desk,
        numbers=_numbers(briefing),
        back=_cited(briefing),
        quoted=_quoted(briefing),
        languages=_languages(briefing),
    )
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
    yield from scales(briefing, desk)
    yield from sources(briefing, desk)
    yield from notes(briefing, desk)
    yield from missing(desk)


def _numbers(briefing: Briefing) -> dict[str, str]:
    """Every event's number, as printed: 1, 2, 3 for those in order, U1, U2 for the undated."""
    numbers = {one.id: str(n) for n, one in enumerate(briefing.rows, 1)}
    return numbers | {one.id: f"U{n}" for n, one in enumerate(briefing.undated, 1)}


def _cited(briefing: Briefing) -> dict[str, str]:
    """For each event, the link back to where it is told before the table."""
    places: dict[str, list[tuple[str, ...]]] = {
        "bottom": [one.events for one in briefing.bottom_line],
        "judgement": [(one.id,) for one in _foremost(briefing.judgements, _JUDGEMENTS)],
        "development": [one.events for one in briefing.developments],
    }
    back: dict[str, str] = {}
    for part, cited in places.items():
        for n, ids in enumerate(cited):
            for one in ids:
                back.setdefault(one, f"#{part}-{n}")
    return back


def _languages(briefing: Briefing) -> dict[int, str]:
    """The language of each source that is not in English, as an entry of a part's dictionary."""
    told = {one.number: one.language for one in briefing.sources if _LANGUAGE.fullmatch(one.language)}
    return {number: f"/Lang({language})" for number, language in told.items() if language.partition("-")[0] != "en"}


def _quoted(briefing: Briefing) -> dict[tuple[int, str], tuple[str, ...]]:
    """For each source's number and each of its quotes, the events that rest on it."""
    numbers = {one.id: one.number for one in briefing.sources}
    found: dict[tuple[int, str], dict[str, None]] = {}
    for one in (*briefing.rows, *briefing.undated):
        for place in one.event.provenance:
            found.setdefault((numbers.get(place.article, 0), place.quote.exact), {})[one.id] = None
    return {key: tuple(events) for key, events in found.items()}


def _opening(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    title = lines([Span(clean(briefing.title, 240) or "Timeline", TITLE)], desk.fonts, desk.width - desk.aside)
    head = paragraph(title, TITLE.leading, desk.add("H1"), glued=True)
    yield from marked(head, Anchor("top", clean(briefing.title, 120) or "Timeline"))
    yield gap(5, glued=True)
    how = f" ({briefing.as_of_how})" if briefing.as_of_how else ""
    known = f"As of {briefing.as_of}{how}" if briefing.as_of else "The sources\u2019 own time is not known"
    yield from text(f"{known}  \u00b7  {briefing.counts}", desk, QUIETLY, glued=True)
    yield Slice(9, (Stroke(0, 6, desk.width, 6, ACCENT, 1.2),))
    yield gap(8)


def _bottom_line(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.bottom_line:
        return
    desk = desk.within("Sect")
    title = one_line("Bottom line", attrs.evolve(TAG, size=7.4, colour=ACCENT), desk.fonts)
    inner = [Slice(15, (Words(14, 9.5, title, desk.add("H2")),), glued=True)]
    style = attrs.evolve(BODY, size=10.5, leading=15)
    for n, one in enumerate(briefing.bottom_line):
        set_lines = lines([Span(one.text, style), *cites(one.events, desk)], desk.fonts, desk.width - 28)
        if set_lines:
            told = paragraph(set_lines, style.leading, desk.add("P"), 14)
            inner += [*marked(told, Anchor(f"bottom-{n}")), gap(3)]
    yield from boxed(inner[:-1], desk.width, TINT, ACCENT)


def _developments(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.developments:
        return
    desk, head = section("Key developments", "developments", desk)
    yield from head
    items = desk.listed()
    for n, one in enumerate(briefing.developments):
        anchor = Anchor(f"development-{n}")
        told = marked(item([Span(one.text, BODY), *cites(one.events, desk)], items), anchor)
        yield from accompanied(told, n, len(briefing.developments))


def _drawing(briefing: Briefing, desk: Desk, as_of: When | None) -> Iterator[Slice]:
    rows = choose(
        [one for one in briefing.rows if drawable(one.event.when) and (one.status == "asserted" or one.event.pinned)],
        lambda one: (one.event.pinned, one.event.salience),
    )
    drawings = panels([_shown(one, desk) for one in rows], desk.fonts, desk.width, as_of)
    if not drawings:
        return
    desk, head = section("Timeline", "timeline", desk)
    yield from head
    for n, one in enumerate(drawings):
        last = n == len(drawings) - 1
        alternative = f"/Alt{text_string(told(one))}"
        yield attrs.evolve(one.slice, part=desk.add("Figure", alternative), glued=last)
        if not last:
            yield gap(8)
    yield from legend([block for one in drawings for block in one.blocks], desk.fonts, desk.width)
    yield from more(len(briefing.rows) - sum(len(one.shown) for one in drawings), desk)


def _shown(one: Any, desk: Desk) -> Shown:
    number = desk.numbers[one.id]
    label = f"{clean(one.label, 400)}{'' if one.status == 'asserted' else f' ({one.status})'}"
    said = one.kind in ("statement", "assessment") or one.who
    standing: Standing = "plan" if one.kind in ("plan", "forecast") else "claim" if said else "fact"
    return Shown(label, one.event.when, f"#event-{number}", one.event.salience, standing, number, one.date)


def _judgements(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    """What the sources judge, each with its own speaker and term; none of it is ours."""
    if not briefing.judgements:
        return
    desk, head = section("Key judgements", "judgements", desk)
    yield from head
    chosen = _foremost(briefing.judgements, _JUDGEMENTS)
    items = desk.listed()
    for n, one in enumerate(chosen):
        dated = f"as of {one.as_of}" if one.as_of else one.date
        told = marked(item(_told(one, desk, dated), items), Anchor(f"judgement-{n}"))
        yield from accompanied(told, n, len(chosen))
    yield from more(len(briefing.judgements) - len(chosen), desk)


def _foremost(rows: Sequence[Any], most: int) -> list[Any]:
    """The most salient, in the order in which they stand."""
    best = sorted(range(len(rows)), key=lambda n: (-rows[n].event.salience, n))[:most]
    return [rows[n] for n in sorted(best)]


def _told(one: Any, desk: Desk, dated: str) -> list[Span]:
    """An event as an item: its label, who says so and how surely, its date."""
    says = [part for part in (one.who, one.aside, one.confidence, dated) if part]
    quiet = attrs.evolve(QUIETLY, leading=BODY.leading)
    spans = [Span(one.label, BODY)]
    if says:
        spans.append(Span("  \u2014 " + "; ".join(says), quiet))
    return [*spans, *cites([one.id], desk)]


def _events(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if briefing.rows:
        desk, head = section("Events", "events", desk)
        yield from head
        yield from events(briefing.rows, desk)
    elif not briefing.undated:
        yield gap(10)
        yield from text(_EMPTY, desk)


def _figures(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.series:
        return
    desk, head = section("Figures over time", "figures", desk)
    yield from head
    happened = {one.id: one.event for one in briefing.rows}
    for n, series in enumerate(by_reports(briefing.series)):
        if n:
            yield gap(12)
        yield from subheading(series.unit[:1].upper() + series.unit[1:], desk)
        yield from figures(series, happened, desk, drawn=n < DRAWN)


def _conflicts(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    """Where the sources disagree, side by side, and what is not known."""
    if not (briefing.conflicts or briefing.gaps):
        return
    desk, head = section("Conflicts and gaps", "conflicts", desk)
    yield from head
    yield from _disagreements(briefing, desk)
    if briefing.conflicts and briefing.gaps:
        yield gap(8)
    items = desk.listed() if briefing.gaps else desk
    for n, one in enumerate(briefing.gaps):
        told = item([Span(one.text, BODY), *cites(one.events, desk)], items)
        yield from accompanied(told, n, len(briefing.gaps))


def _disagreements(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    looks = Looks(CELL.leading, 2.6, RULE, desk.width)
    width = desk.width * 0.44
    table = desk.within("Table").within("TBody") if briefing.conflicts else desk
    for one in briefing.conflicts:
        line = table.add("TR")
        left = lines([Span(one.label, CELL), *cites([one.id], desk)], desk.fonts, width)
        field = attrs.evolve(TAG, colour=ALERT)
        right = [*lines([Span(one.field.upper(), field)], desk.fonts, desk.width - width - 12)]
        for value, number in zip(one.values, one.sources, strict=False):
            said = [Span(f"{value}  ", CELL), Span("source ", CELL_QUIET), *numbered([number])]
            right += lines(said, desk.fonts, desk.width - width - 12)
        label, told = desk.structure.add("TH", line, ROW), desk.structure.add("TD", line)
        yield from row((Cell(0.0, left, label), Cell(width + 12, right, told)), looks)


def _outlook(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.outlook:
        return
    desk, head = section("Outlook", "outlook", desk)
    yield from head
    chosen = _foremost(briefing.outlook, _OUTLOOK)
    items = desk.listed()
    for n, one in enumerate(chosen):
        date = [Span(f"{one.date[:1].upper()}{one.date[1:]}: ", STRONG)] if one.date else []
        label, *rest = _told(one, desk, f"as of {one.as_of}" if one.as_of else "")
        yield from accompanied(item([*date, label, *tags(one), *rest], items), n, len(chosen))
    yield from more(len(briefing.outlook) - len(chosen), desk)


def _undated(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    if not briefing.undated:
        return
    desk, head = section("Without a date", "undated", desk)
    yield from head
    yield from events(briefing.undated, desk, dated=False)


def _changes(briefing: Briefing, desk: Desk) -> Iterator[Slice]:
    """What a person decided, with what the program had found."""
    if not briefing.changes:
        return
    desk, head = section("Changed by a person", "changes", desk)
    yield from head
    items = desk.listed()
    for one in briefing.changes:
        yield from item([Span(one.text, BODY), *cites(one.events, desk)], items)
