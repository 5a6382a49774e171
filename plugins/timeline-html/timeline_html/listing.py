"""The whole timeline as plain HTML: what a reader without script, a text browser and a search engine get."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from timeline import Briefing, ConflictRow, Line, Row, Scale, Series, SourceRow
from timeline_html.markup import NOTHING, address, foreign, fragment, link, tag, text
from timeline_html.rows import MARKS, first_article, items
from timeline_html.setting import Setting

_LEGEND: Final = {"fact": "happened, or holds", "claim": "said or judged", "plan": "planned or forecast"}
_FEW: Final = 6
"""So many reports of a quantity are linked where they disagree; the table has all."""

Section = tuple[str, str, str]
"""Its key, its heading and its content."""


def listing(briefing: Briefing, setting: Setting) -> str:
    """A heading, what it is of, links to its sections, and those sections that have something to say.

    In two elements: an `article`, and behind it, in the slot `after`, what the component does not tell itself.
    """
    told, after = (
        [one for one in some if one[2]] for some in (_sections(briefing, setting), _after(briefing, setting))
    )
    nothing = "" if briefing.rows or briefing.undated else "\n<p>No event was found.</p>"
    head = f"{_header(briefing, setting)}{nothing}\n{_contents((*told, *after), setting)}"
    article = f'<article class="timeline" lang="en" dir="ltr">\n{head}\n{_body(told, setting)}\n</article>'
    if not after:
        return article
    return f'{article}\n<div class="timeline" slot="after" lang="en" dir="ltr">\n{_body(after, setting)}\n</div>'


def _body(sections: Iterable[Section], setting: Setting) -> str:
    return "\n".join(_section(one, setting) for one in sections)


def _header(briefing: Briefing, setting: Setting) -> str:
    how = f" ({text(briefing.as_of_how)})" if briefing.as_of_how else ""
    unknown = "The sources’ own time is not known. " if briefing.sources else ""
    dated = f"As of <strong>{text(briefing.as_of)}</strong>{how}. " if briefing.as_of else unknown
    title = setting.heading(0, foreign(briefing.title))
    return f'<header>\n{title}\n<p class="notes">{dated}{text(briefing.counts)}.</p>\n</header>'


def _contents(sections: Sequence[Section], setting: Setting) -> str:
    links = "".join(f"<li>{link(name, fragment(setting.part(key)))}</li>" for key, name, _ in sections)
    return f'<nav aria-label="Contents"><ul>{links}</ul></nav>' if len(sections) > 1 else ""


def _section(section: Section, setting: Setting) -> str:
    key, name, body = section
    named = setting.part(key)
    heading = setting.heading(1, name, f' id="{named}"')
    return f'<section aria-labelledby="{named}" class="{key}">\n{heading}\n{body}\n</section>'


def _sections(briefing: Briefing, setting: Setting) -> Iterator[Section]:
    """What the component tells, too, in a briefing's order; some have nothing in them."""
    yield "bottom-line", "Bottom line", _paragraphs(briefing.bottom_line, setting)
    yield "judgements", "Key judgements", _list(_judgement(row, setting) for row in briefing.judgements)
    yield "developments", "Key developments", _lines(briefing.developments, setting)
    yield "events", "Events", _events(briefing.rows, setting)
    yield "figures", "Figures over time", "\n".join(_figures(one, setting) for one in briefing.series)
    yield "conflicts", "Conflicts", _conflicts(briefing, setting)
    yield "outlook", "Outlook", _list(_expected(row, setting) for row in briefing.outlook)
    yield "undated", "Undated", items(briefing.undated, setting)
    yield "sources", "Sources", _sources(briefing.sources, setting)
    yield "findings", "What was not understood, or not certain", _list(map(foreign, briefing.findings))


def _after(briefing: Briefing, setting: Setting) -> Iterator[Section]:
    yield "gaps", "What is not known", _lines(briefing.gaps, setting)
    yield "changes", "Changed by a person", _lines(briefing.changes, setting)
    yield "scales", "Probability yardstick", "\n".join(map(_scale, briefing.scales))
    yield "method", "How this was made", _list(map(foreign, briefing.method))


def _list(texts: Iterable[str]) -> str:
    told = "\n".join(f"<li>{one}</li>" for one in texts)
    return f"<ul>\n{told}\n</ul>" if told else ""


def _line(line: Line, setting: Setting) -> str:
    """The sentence and the events it rests on, by their dates; a date with which it begins is itself the link."""
    first, *others = line.events or ("",)
    row = setting.row(first)
    date = row.date if row else ""
    if not date or line.text[: len(date)].lower() != date.lower():
        return f"{foreign(line.text)}{setting.cited(line.events)}"
    begun = setting.event(first, text(line.text[: len(date)]))
    return f"{begun}{foreign(line.text[len(date) :])}{setting.cited(others)}"


def _lines(lines: Iterable[Line], setting: Setting) -> str:
    return _list(_line(one, setting) for one in lines)


def _paragraphs(lines: Iterable[Line], setting: Setting) -> str:
    return "\n".join(f"<p>{_line(one, setting)}</p>" for one in lines)


def _judgement(row: Row, setting: Setting) -> str:
    """'Likely: the label (British Ministry of Defence; PHIA: 55% to 75%; as of March 2025) (March 2025)'."""
    dated = f"as of {row.as_of}" if row.as_of else ""
    told = _told(row.who, row.aside, row.confidence, dated, "" if row.status == "asserted" else row.status)
    return f"{setting.foreign(row.label, first_article(row))}{told}{setting.cited((row.id,))}"


def _expected(row: Row, setting: Setting) -> str:
    """'By May 2025: the label (the ministry; likely)', the date linked."""
    date = setting.event(row.id, text(row.date[:1].upper() + row.date[1:]))
    told = _told(row.who, row.aside, row.confidence, "" if row.status == "asserted" else row.status)
    return f"{date}: {setting.foreign(row.label, first_article(row))}{told}"


def _told(*parts: str) -> str:
    told = "; ".join(foreign(one) for one in parts if one)
    return f" ({told})" if told else ""


def _events(rows: Sequence[Row], setting: Setting) -> str:
    """The list below a line that tells its marks, as far as they differ."""
    marks = dict.fromkeys(MARKS[row.kind] for row in rows)
    if not marks:
        return ""
    told = "".join(f'<li class="{mark}">{_LEGEND[mark]}</li>' for mark in _LEGEND if mark in marks)
    legend = f'<ul class="legend" aria-label="Marks">{told}</ul>\n' if len(marks) > 1 else ""
    return f"{legend}{items(rows, setting)}"


def _figures(series: Series, setting: Setting) -> str:
    """One quantity as a table, and whether its reports can all be so."""
    rows = [
        (text(row.date), setting.event(row.id, foreign(row.text)), text(row.bounds) if row.bounds else "",
         foreign(row.who) if row.who else "")
        for row in series.rows
    ]  # fmt: skip
    apart = setting.cited(row.id for row in series.rows[:_FEW])
    warned = f"\n<p>Not all of these can be so, if they count the same.{apart}</p>" if series.disagree else ""
    caption = setting.heading(2, foreign(series.unit))
    return f"{caption}\n{_table(('Date', 'Figure', 'Low to high', 'Who says so'), rows)}{warned}"


def _conflicts(briefing: Briefing, setting: Setting) -> str:
    rows = [
        (setting.event(row.id, foreign(row.label)), row.field, _against(row, setting)) for row in briefing.conflicts
    ]
    return _table(("Event", "On what", "What is said"), rows)


def _against(row: ConflictRow, setting: Setting) -> str:
    pairs = zip(row.values, row.sources, strict=False)
    return " against ".join(
        foreign(value) + (f" ({setting.source(number)})" if number else "") for value, number in pairs
    )


def _scale(scale: Scale) -> str:
    """The scale as a table; the terms that occur are in strong type."""
    rows = [
        (f"<strong>{text(term)}</strong>" if term in scale.used else text(term), text(span))
        for term, span in scale.rows
    ]
    return _table((text(scale.name), "Range"), rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table without the columns that have nothing in any row; empty when there is no row."""
    kept = [column for column in range(len(head)) if any(row[column] for row in rows)]
    if not kept:
        return ""
    first = "".join(f'<th scope="col">{head[column]}</th>' for column in kept)
    body = "\n".join(f"<tr>{''.join(f'<td>{row[column] or NOTHING}</td>' for column in kept)}</tr>" for row in rows)
    return f"<table>\n<thead><tr>{first}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _sources(sources: Sequence[SourceRow], setting: Setting) -> str:
    told = "\n".join(_source(one, setting) for one in sources)
    return f"<ol>\n{told}\n</ol>" if told else ""


def _source(row: SourceRow, setting: Setting) -> str:
    language = tag(row.language)
    title = link(foreign(row.title, language), address(row.source))
    file = row.source if row.source != row.title and not address(row.source) else ""
    where = "".join(f", {foreign(one)}" for one in (row.publisher, file) if one)
    dated = "its own time is not known" if row.how == "not known" else f"{text(row.dated)}, {text(row.how)}"
    return f'<li id="{setting.part(f"source-{row.number}")}"><cite>{title}</cite>{where} ({dated})</li>'
