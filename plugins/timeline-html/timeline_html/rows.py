"""An event as an item of the list: when, what, who says so, in which words, and why it has its date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from timeline import Row
from timeline_html.markup import fragment, link, spoken, text
from timeline_html.setting import Setting

MARKS: Final = {
    "occurrence": "fact", "state": "fact", "statement": "claim", "assessment": "claim", "plan": "plan",
    "forecast": "plan",
}  # fmt: skip
"""For each kind, the shape that marks it: filled, hollow, a hollow diamond."""

# What HTML takes for a date, a month, a year or a local date and time; it has no year before 1.
_MACHINE: Final = re.compile(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d(?:T\d\d:\d\d)?)?)?")


def items(rows: Iterable[Row], setting: Setting) -> str:
    """The rows as a list, in their order."""
    told = "\n".join(_item(row, setting) for row in rows)
    return f'<ol class="events" role="list">\n{told}\n</ol>' if told else ""


def _item(row: Row, setting: Setting) -> str:
    anchor = setting.anchor(row)
    named = f' id="{text(anchor)}"' if anchor else ""
    date = link(_date(row), fragment(anchor)) if anchor else _date(row)
    told = "".join(_told(row, setting))
    return f'<li class="{MARKS[row.kind]}"{named}><p class="date">{date}</p><div>{told}</div></li>'


def _date(row: Row) -> str:
    shown = text(row.date)
    return f'<time datetime="{row.edtf}">{shown}</time>' if _MACHINE.fullmatch(row.edtf) else shown


def _told(row: Row, setting: Setting) -> Iterator[str]:
    yield f'<p class="label"><strong>{setting.foreign(row.label, first_article(row))}</strong></p>'
    if notes := "; ".join(_notes(row, setting)):
        yield f'<p class="notes">{notes}</p>'
    if row.figures:
        figures = ", ".join(setting.foreign(one, first_article(row)) for one in row.figures)
        yield f'<p class="notes">Figures: {figures}</p>'
    yield from _sources(row, setting)
    if row.why:
        yield _why(row)


def _notes(row: Row, setting: Setting) -> Iterator[str]:
    """What keeps it from being a plain fact: 'Assessment; Ministry of Defence; likely; as of February 2021'."""
    if row.kind != "occurrence":
        yield f'<b class="kind">{row.kind.capitalize()}</b>'
    if row.status != "asserted":
        yield f'<b class="kind">{row.status}</b>'
    if row.who:
        yield setting.foreign(row.who, first_article(row))
    if row.odds:
        yield setting.foreign(row.odds, first_article(row))
    if row.confidence:
        yield setting.foreign(row.confidence, first_article(row))
    if row.as_of:
        yield f"as of {text(row.as_of)}"
    if row.reported:
        yield f"said {text(row.reported)}"
    if row.edited:
        yield text(row.edited)


def first_article(row: Row) -> str:
    """The id of the source whose words its label are; empty where a person put it in."""
    places = row.event.provenance
    return places[0].article if places else ""


def _sources(row: Row, setting: Setting) -> Iterator[str]:
    """Each quote with where it is from; without quotes the sources alone."""
    places = dict.fromkeys((one.article, one.quote.exact if setting.quotes else "") for one in row.event.provenance)
    for article, words in places:
        if words:
            yield _quote(words, article, setting)
    if alone := [found for article, words in places if not words and (found := setting.origin(article))]:
        yield f'<p class="from">{"; ".join(alone)}</p>'


def _quote(words: str, article: str, setting: Setting) -> str:
    origin = setting.origin(article)
    from_where = f"<figcaption>{origin}</figcaption>" if origin else ""
    said = spoken(setting.language(article))
    return f'<figure dir="auto"><blockquote{said}>{text(words)}</blockquote>{from_where}</figure>'


def _why(row: Row) -> str:
    """How the date came about, folded away; of an undated event it is what a reader asks first, and stands open."""
    if row.event.when is None:
        return f'<p class="notes">{text(row.why)}</p>'
    edtf = f" <code>{text(row.edtf)}</code>" if row.edtf else ""
    return f"<details><summary>Why this date</summary><p><bdi>{text(row.why)}</bdi>{edtf}</p></details>"
