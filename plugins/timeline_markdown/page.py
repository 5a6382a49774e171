"""The page: a briefing's parts as sections of Markdown, each left out when it has nothing to say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import attrs

from timeline import Briefing, Timeline, brief
from timeline_markdown.escaping import address, link, literal, slug
from timeline_markdown.frontmatter import front_matter
from timeline_markdown.references import Links, References, footnotes
from timeline_markdown.tables import table

if TYPE_CHECKING:
    from timeline import ConflictRow, Line, Row, Scale, Series, SourceRow

_EDTF: Final = re.compile(r"[0-9XYTZ:.,/~?%+\[\]{}-]+")

_FEW: Final = 6
"""So many reports of a quantity are linked where they disagree; the table has all."""

Cited = Mapping[str, str]
"""For each event's id, the Markdown that points at it."""

Target = Callable[[str], str]
"""From a section's name to what leads there."""


@attrs.frozen
class Choices:
    """What a user chose: a list of sections first, quotes, footnotes in place of links, front matter."""

    toc: bool = False
    quotes: bool = True
    footnotes: bool = False
    frontmatter: bool = False


def page(timeline: Timeline, choices: Choices) -> bytes:
    """Write the page, in UTF-8."""
    briefing = brief(timeline)
    target = _targets(briefing.title)
    references = footnotes(briefing, choices.quotes) if choices.footnotes else Links(target("Sources"))
    made = _sections(briefing, target, references, quotes=choices.quotes and not choices.footnotes)
    parts = [front_matter(timeline, briefing)] if choices.frontmatter else []
    parts += [f"# {literal(briefing.title)}", _opening(briefing)]
    if choices.toc and made:
        parts.append("\n".join(f"- {link(name, target(name))}" for name, _ in made))
    parts += [part for name, body in made for part in (f"## {name}", body)]
    if not briefing.rows and not briefing.undated:
        parts.append("No event was found.")
    if notes := references.notes():
        parts.append(notes)
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _targets(title: str) -> Target:
    """How to link to a section; one that has the title's name gets a number on GitHub, since the title comes first."""
    taken = slug(title)

    def target(section: str) -> str:
        return f"#{slug(section)}-1" if slug(section) == taken else f"#{slug(section)}"

    return target


def _opening(briefing: Briefing) -> str:
    how = f" ({literal(briefing.as_of_how)})" if briefing.as_of_how else ""
    unknown = "The sources’ own time is not known. " if briefing.sources else ""
    dated = f"**As of {literal(briefing.as_of)}**{how}. " if briefing.as_of else unknown
    return f"{dated}{literal(briefing.counts)}."


def _sections(briefing: Briefing, target: Target, references: References, quotes: bool) -> tuple[tuple[str, str], ...]:
    """The sections with something in them, by name, in a briefing's order."""
    cited = _cited(briefing, target)
    sections = (
        ("Bottom line", _lines(briefing.bottom_line, cited)),
        ("Key judgements", _items(_judgement(row, cited) for row in briefing.judgements)),
        ("Key developments", _lines(briefing.developments, cited)),
        ("Events", _events(briefing.rows, references)),
        ("Figures over time", _figures(briefing.series, cited)),
        ("Conflicts and gaps", _conflicts(briefing, cited, target("Sources"))),
        ("Outlook", _items(_expected(row, cited) for row in briefing.outlook)),
        ("Undated", _items(_undated(row, references) for row in briefing.undated)),
        ("Changed by a person", _lines(briefing.changes, cited)),
        ("Probability yardstick", "\n\n".join(map(_scale, briefing.scales))),
        ("Sources", "\n".join(_source(one, quotes) for one in briefing.sources)),
        ("How this was made", "\n\n".join(_method(briefing))),
    )
    return tuple((name, body) for name, body in sections if body)


def _cited(briefing: Briefing, target: Target) -> Cited:
    undated = {row.id: link("undated", target("Undated")) for row in briefing.undated}
    return undated | {row.id: link(str(number), target("Events")) for number, row in enumerate(briefing.rows, 1)}


def _items(texts: Iterable[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def _lines(lines: Sequence[Line], cited: Cited) -> str:
    return _items(f"{literal(line.text)}{_behind(line.events, cited)}" for line in lines)


def _behind(events: Sequence[str], cited: Cited) -> str:
    """' (3, 7)', linked; of several undated events one link says it."""
    found = ", ".join(dict.fromkeys(cited[event] for event in events if event in cited))
    return f" ({found})" if found else ""


def _judgement(row: Row, cited: Cited) -> str:
    """'Likely: the label (British Ministry of Defence; PHIA: 55% to 75%; as of March 2025) (3)'."""
    dated = f"as of {row.as_of}" if row.as_of else row.date
    told = _told(row.who, row.aside, row.confidence, dated, _status(row))
    return f"{literal(row.label)}{told}{_behind((row.id,), cited)}"


def _expected(row: Row, cited: Cited) -> str:
    """'**By May 2025:** the label (the ministry; likely) (3)'."""
    date = literal(row.date[:1].upper() + row.date[1:])
    told = _told(row.who, row.aside, row.confidence, _status(row))
    return f"**{date}:** {literal(row.label)}{told}{_behind((row.id,), cited)}"


def _told(*parts: str) -> str:
    told = "; ".join(literal(one) for one in parts if one)
    return f" ({told})" if told else ""


def _status(row: Row) -> str:
    return "" if row.status == "asserted" else row.status


def _events(rows: Sequence[Row], references: References) -> str:
    head = ("#", "Date", "Event", "Who says so", "Figures", "Source")
    cells = [
        (str(n), literal(one.date), _event(one), _who(one), _shown(one.figures), references.cell(one))
        for n, one in enumerate(rows, 1)
    ]
    return table(head, cells)


def _event(row: Row) -> str:
    """The label, and in italics what keeps it from being a plain occurrence, and what a person did to it."""
    marks = [row.kind if row.kind != "occurrence" else "", _status(row), f"as of {row.as_of}" if row.as_of else ""]
    marks.append(row.edited)
    told = ", ".join(literal(mark) for mark in marks if mark)
    return literal(row.label) + (f" *({told})*" if told else "")


def _who(row: Row) -> str:
    parts = (row.who, row.aside, row.confidence, f"said {row.reported}" if row.reported else "")
    return "; ".join(literal(part) for part in parts if part)


def _shown(texts: Sequence[str]) -> str:
    return "; ".join(map(literal, texts))


def _figures(series: Sequence[Series], cited: Cited) -> str:
    """A table of all reports, and below it the quantities of which reports cannot all be so, with a few of them."""
    head = ("What", "Date", "Figure", "Low to high", "Who says so", "Event")
    rows = [
        (literal(row.unit), literal(row.date), literal(row.text), row.bounds, literal(row.who) if row.who else "",
         cited.get(row.id, ""))
        for one in series
        for row in one.rows
    ]  # fmt: skip
    apart = [
        f"**Not all of these can be so, if they count the same:** {literal(one.unit)}"
        f"{_behind([row.id for row in one.rows[:_FEW]], cited)}"
        for one in series
        if one.disagree
    ]
    return "\n\n".join(part for part in (table(head, rows), _items(apart)) if part)


def _conflicts(briefing: Briefing, cited: Cited, sources: str) -> str:
    told = (_conflict(one, cited, sources) for one in briefing.conflicts)
    gaps = (f"{literal(one.text)}{_behind(one.events, cited)}" for one in briefing.gaps)
    return _items((*told, *gaps))


def _conflict(row: ConflictRow, cited: Cited, sources: str) -> str:
    told = [
        literal(value) + (f" ({link(f'source {number}', sources)})" if number else "")
        for value, number in zip(row.values, row.sources, strict=False)
    ]
    return f"{literal(row.label)}{_behind((row.id,), cited)}; {row.field}: {' against '.join(told)}"


def _undated(row: Row, references: References) -> str:
    reason = f": {literal(row.why)}" if row.why else ""
    return f"{_event(row)}{reason}{references.behind(row)}"


def _scale(scale: Scale) -> str:
    """The scale as a table; the terms that occur are in bold type."""
    rows = [
        (f"**{literal(term)}**" if term in scale.used else literal(term), literal(span)) for term, span in scale.rows
    ]
    return table((literal(scale.name), "Range"), rows)


def _source(row: SourceRow, quotes: bool) -> str:
    title = link(literal(row.title), address(row.source))
    file = row.source if row.source != row.title and not address(row.source) else ""
    where = "".join(f", {literal(one)}" for one in (row.publisher, file) if one)
    dated = "its own time is not known" if row.how == "not known" else f"{literal(row.dated)}, {literal(row.how)}"
    start = f"{row.number}. "
    lines = [f"{start}{title}{where} ({dated})"]
    if quotes:
        lines += [f"{' ' * len(start)}- “{literal(quote)}”" for quote in row.quotes]
    return "\n".join(lines)


def _method(briefing: Briefing) -> Iterator[str]:
    """The notes, for each event why it has its date, and what was not understood."""
    if briefing.method:
        yield _items(map(literal, briefing.method))
    rows = [
        (str(number), literal(row.date), _edtf(row.edtf), literal(row.why))
        for number, row in enumerate(briefing.rows, 1)
        if row.why
    ]
    if rows:
        yield "### Why each event has its date"
        yield table(("#", "Date", "EDTF", "Why"), rows)
    if briefing.findings:
        yield "### What was not understood, or not certain"
        yield _items(map(literal, briefing.findings))


def _edtf(text: str) -> str:
    return f"`{text}`" if _EDTF.fullmatch(text) else literal(text)
