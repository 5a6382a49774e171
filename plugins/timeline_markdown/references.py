"""How an event points at what it rests on: by links to the list of sources, or by footnotes with the quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import attrs

from timeline import Briefing, Row, SourceRow
from timeline_markdown.escaping import link, literal


class References(Protocol):
    """What stands where an event names its sources, and at the end of the page."""

    def cell(self, row: Row) -> str:
        """The sources of an event, in a table."""

    def behind(self, row: Row) -> str:
        """The same behind a sentence, with a space before it where one is due; empty where there is none."""

    def notes(self) -> str:
        """What the page ends with."""


@attrs.frozen
class Links:
    """Numbers of sources, each a link to the section that lists them, at `target`."""

    target: str

    def cell(self, row: Row) -> str:
        """'1, 3', linked."""
        return ", ".join(link(str(number), self.target) for number in row.sources)

    def behind(self, row: Row) -> str:
        """' (source 1, 3)', linked."""
        return f" ({link('source', self.target)} {self.cell(row)})" if row.sources else ""

    def notes(self) -> str:
        """Nothing: the list of sources is a section."""
        return ""


@attrs.frozen
class Footnotes:
    """A footnote for each event: its sources by number and title, with their quotes where those are wanted.

    A footnote has the number that its event has in the table; those of undated events are u1, u2 and so on.
    """

    labels: dict[str, str]
    lines: tuple[str, ...]

    def cell(self, row: Row) -> str:
        """'[^3]' for event 3; empty where it has no source."""
        return f"[^{self.labels[row.id]}]" if row.id in self.labels else ""

    def behind(self, row: Row) -> str:
        """The same: a footnote stands right behind its sentence."""
        return self.cell(row)

    def notes(self) -> str:
        """The definitions, each on a line of its own."""
        return "\n".join(self.lines)


def footnotes(briefing: Briefing, quotes: bool) -> Footnotes:
    """The footnotes of all events that have a source."""
    sources = {one.number: one for one in briefing.sources}
    numbered = [(str(n), row) for n, row in enumerate(briefing.rows, 1)]
    numbered += [(f"u{n}", row) for n, row in enumerate(briefing.undated, 1)]
    noted = [(label, row) for label, row in numbered if row.sources]
    lines = (f"[^{label}]: {'; '.join(_told(row, sources, quotes))}." for label, row in noted)
    return Footnotes({row.id: label for label, row in noted}, tuple(lines))


def _told(row: Row, sources: dict[int, SourceRow], quotes: bool) -> Iterator[str]:
    """'Source 1, The title: “the words”', for each source of the event."""
    for number in row.sources:
        source = sources[number]
        words = _quotes(row, source.id) if quotes else []
        told = f": {' … '.join(f'“{literal(one)}”' for one in words)}" if words else ""
        yield f"Source {number}, {literal(source.title)}{told}"


def _quotes(row: Row, article: str) -> Sequence[str]:
    """The words of one source that the event rests on, each once."""
    places = (place for place in row.event.provenance if place.article == article and place.quote.exact)
    return list(dict.fromkeys(place.quote.exact for place in places))
