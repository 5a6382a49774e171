"""The page: a briefing's parts as sections of Markdown, each left out when it has nothing to say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from timeline import Briefing, Timeline, brief
from timeline_markdown.escaping import address, link, literal, slug

if TYPE_CHECKING:
    from timeline import ConflictRow, Line, Row, Scale, Series, SourceRow

_EDTF: Final = re.compile(r"[0-9XYTZ:.,/~?%+\[\]{}-]+")

Links = Mapping[str, str]
"""For each event's id, the Markdown that points at it."""


def page(timeline: Timeline, toc: bool = False, quotes: bool = True) -> bytes:
    """Write the page, in UTF-8. `toc` begins it with a list of the sections; `quotes` keeps the quotations."""
    briefing = brief(timeline)
    made = _sections(briefing, _targets(briefing.title), quotes)
    parts = [f"# {literal(briefing.title)}", _opening(briefing)]
    if toc:
        targets = _targets(briefing.title)
        parts.append("\n".join(f"- {link(name, targets(name))}" for name, _ in made))
    parts += [part for name, body in made for part in (f"## {name}", body)]
    if not briefing.rows and not briefing.undated:
        parts.append("No event was found.")
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _targets(title: str) -> Callable[[str], str]:
    """How to link to a section; one that has the title's name gets a number on GitHub, since the title comes first."""
    taken = slug(title)

    def target(section: str) -> str:
        return f"#{slug(section)}-1" if slug(section) == taken else f"#{slug(section)}"

    return target


def _opening(briefing: Briefing) -> str:
    how = f" ({literal(briefing.as_of_how)})" if briefing.as_of_how else ""
    dated = f"**As of {literal(briefing.as_of)}**{how}. " if briefing.as_of else ""
    return f"{dated}{literal(briefing.counts)}."


def _sections(briefing: Briefing, target: Callable[[str], str], quotes: bool) -> tuple[tuple[str, str], ...]:
    """The sections with something in them, by name, in a briefing's order."""
    links = _links(briefing, target)
    at = target("Sources")
    sections = (
        ("Bottom line", _lines(briefing.bottom_line, links)),
        ("Key developments", _lines(briefing.developments, links)),
        ("Key judgements", _items(_judgement(row, links) for row in briefing.judgements)),
        ("Events", _events(briefing.rows, at)),
        ("Figures over time", _figures(briefing.series, links)),
        ("Conflicts", _items(_conflict(one, links, at) for one in briefing.conflicts)),
        ("Outlook", _items(_judgement(row, links) for row in briefing.outlook)),
        ("Undated", _items(_undated(row, at) for row in briefing.undated)),
        ("Changed by a person", _lines(briefing.changes, links)),
        ("Probability yardstick", "\n\n".join(map(_scale, briefing.scales))),
        ("Sources", "\n".join(_source(one, quotes) for one in briefing.sources)),
        ("How the dates were resolved", _method(briefing)),
        ("What was not understood", _items(map(literal, briefing.findings))),
    )
    return tuple((name, body) for name, body in sections if body)


def _links(briefing: Briefing, target: Callable[[str], str]) -> Links:
    undated = {row.id: link("undated", target("Undated")) for row in briefing.undated}
    return undated | {row.id: link(str(number), target("Events")) for number, row in enumerate(briefing.rows, 1)}


def _items(texts: Iterable[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def _lines(lines: Sequence[Line], links: Links) -> str:
    return _items(f"{literal(line.text)}{_cited(line.events, links)}" for line in lines)


def _cited(events: Sequence[str], links: Links) -> str:
    found = ", ".join(links[event] for event in events if event in links)
    return f" ({found})" if found else ""


def _judgement(row: Row, links: Links) -> str:
    """'**Likely:** the label (British Ministry of Defence, as of March 2025) (3)'."""
    head = row.odds or row.date
    aside = [row.who, row.date if row.odds else "", f"as of {row.as_of}" if row.as_of else "", _status(row)]
    told = ", ".join(literal(one) for one in aside if one)
    return f"**{literal(head[:1].upper() + head[1:])}:** {literal(row.label)}{_aside(told)}{_cited((row.id,), links)}"


def _aside(text: str) -> str:
    return f" ({text})" if text else ""


def _status(row: Row) -> str:
    return "" if row.status == "asserted" else row.status


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown cells, without the columns that have nothing in any row."""
    kept = [column for column in range(len(head)) if any(row[column] for row in rows)]
    lines = [
        [head[column] for column in kept],
        ["---"] * len(kept),
        *([row[column] for column in kept] for row in rows),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) if rows else ""


def _events(rows: Sequence[Row], at: str) -> str:
    head = ("#", "Date", "Event", "Who says so", "Figures", "Source")
    return _table(
        head,
        [
            (str(number), literal(row.date), _event(row), _who(row), _shown(row.figures), _numbers(row.sources, at))
            for number, row in enumerate(rows, 1)
        ],
    )


def _event(row: Row) -> str:
    """The label, and in italics what keeps it from being a plain occurrence, and what a person did to it."""
    marks = [row.kind if row.kind != "occurrence" else "", _status(row), f"as of {row.as_of}" if row.as_of else ""]
    marks.append(row.edited)
    told = ", ".join(literal(mark) for mark in marks if mark)
    return literal(row.label) + (f" *({told})*" if told else "")


def _who(row: Row) -> str:
    told = "; ".join(literal(one) for one in (row.odds, f"said {row.reported}" if row.reported else "") if one)
    return "; ".join(part for part in (literal(row.who) if row.who else "", told) if part)


def _shown(texts: Sequence[str]) -> str:
    return "; ".join(map(literal, texts))


def _numbers(sources: Sequence[int], at: str) -> str:
    return ", ".join(link(str(number), at) for number in sources)


def _figures(series: Sequence[Series], links: Links) -> str:
    rows = [
        (
            literal(row.unit),
            literal(row.date),
            literal(row.text),
            literal(row.who) if row.who else "",
            links.get(row.id, ""),
        )
        for one in series
        for row in one.rows
    ]
    return _table(("What", "Date", "Figure", "Who says so", "Event"), rows)


def _conflict(row: ConflictRow, links: Links, at: str) -> str:
    told = [
        literal(value) + (f" ({link(f'source {number}', at)})" if number else "")
        for value, number in zip(row.values, row.sources, strict=False)
    ]
    return f"{literal(row.label)}{_cited((row.id,), links)}; {row.field}: {' against '.join(told)}"


def _undated(row: Row, at: str) -> str:
    sources = f" ({link('source', at)} {_numbers(row.sources, at)})" if row.sources else ""
    reason = f": {literal(row.why)}" if row.why else ""
    return f"{_event(row)}{sources}{reason}"


def _scale(scale: Scale) -> str:
    return _table((literal(scale.name), "Range"), [(literal(term), literal(span)) for term, span in scale.rows])


def _source(row: SourceRow, quotes: bool) -> str:
    title = link(literal(row.title), address(row.source))
    name = f", {literal(row.source)}" if row.source not in ("", row.title) and not address(row.source) else ""
    dated = "its own time is not known" if row.how == "not known" else f"{literal(row.dated)}, {literal(row.how)}"
    start = f"{row.number}. "
    lines = [f"{start}{title}{name} ({dated})"]
    if quotes:
        lines += [f"{' ' * len(start)}- “{literal(quote)}”" for quote in row.quotes]
    return "\n".join(lines)


def _method(briefing: Briefing) -> str:
    """The notes, and for each event why it has its date."""
    rows = [
        (str(number), literal(row.date), _edtf(row.edtf), literal(row.why))
        for number, row in enumerate(briefing.rows, 1)
        if row.why
    ]
    parts = (_items(map(literal, briefing.method)), _table(("#", "Date", "EDTF", "Why"), rows))
    return "\n\n".join(part for part in parts if part)


def _edtf(text: str) -> str:
    return f"`{text}`" if _EDTF.fullmatch(text) else literal(text)
