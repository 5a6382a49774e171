"""What every part of the list needs to know of the whole: names, languages, sources, and where events stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from timeline import Briefing, Row, SourceRow
from timeline_html.markup import address, foreign, fragment, link, tag, text

_BLANK: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
_SHOWN: Final = 90
"""Characters of a title that stand beside a quote; the list of sources has all."""


def known_as(event: str) -> str:
    """An event's id as an id of HTML may be: without blanks."""
    return _BLANK.sub("_", event)


@attrs.frozen
class Setting:
    """`name` begins every id; `level` is that of the first heading.

    `places` has each event's row by its id, as `known_as` has it; `sources` are by the id that provenance has, and
    `numbered` by their number.
    """

    name: str
    level: int
    quotes: bool
    places: Mapping[str, Row]
    sources: Mapping[str, SourceRow]
    numbered: Mapping[int, SourceRow]

    def heading(self, depth: int, shown: str, attributes: str = "") -> str:
        """A heading, `depth` below the first."""
        level = min(self.level + depth, 6)
        return f"<h{level}{attributes}>{shown}</h{level}>"

    def anchor(self, row: Row) -> str:
        """The id of an event's row; of two events with one id the first has it."""
        key = known_as(row.id)
        return f"{self.name}.{key}" if self.places.get(key) is row else ""

    def row(self, event: str) -> Row | None:
        """The row of an event."""
        return self.places.get(known_as(event))

    def event(self, event: str, shown: str = "") -> str:
        """A link to an event by its date, or by what is shown instead."""
        row = self.row(event)
        return link(shown or text(row.date), fragment(f"{self.name}.{known_as(event)}")) if row else shown

    def cited(self, events: Iterable[str]) -> str:
        """' (12 February 2021, May 2021)', linked; empty where there is none."""
        found = ", ".join(dict.fromkeys(link for event in events if (link := self.event(event))))
        return f' <span class="cited">({found})</span>' if found else ""

    def part(self, key: str) -> str:
        """The id of a section or a source."""
        return f"{self.name}-{key}"

    def source(self, number: int) -> str:
        """'source 2', linked to the list of sources."""
        return link(f"source {number}", fragment(self.part(f"source-{number}"))) if number in self.numbered else ""

    def origin(self, article: str) -> str:
        """A source by its publisher or title, linked to where it can be read, or to the list."""
        found = self.sources.get(article)
        if found is None:
            return ""
        name = found.title if len(found.title) <= _SHOWN else f"{found.title[:_SHOWN].rstrip()} …"
        target = address(found.source) or fragment(self.part(f"source-{found.number}"))
        return f"<cite>{link(self.foreign(name, article), target)}</cite>"

    def language(self, article: str) -> str:
        """The language of a source, where its tag is one."""
        found = self.sources.get(article)
        return tag(found.language) if found else ""

    def foreign(self, words: str, article: str) -> str:
        """Words of a source inside a line of ours."""
        return foreign(words, self.language(article))


def setting(briefing: Briefing, name: str, level: int, quotes: bool) -> Setting:
    """The setting of a briefing."""
    rows = (*briefing.rows, *briefing.undated)
    return Setting(
        name=name,
        level=level,
        quotes=quotes,
        places={known_as(row.id): row for row in reversed(rows)},
        sources={one.id: one for one in briefing.sources},
        numbered={one.number: one for one in briefing.sources},
    )


def main_language(sources: Sequence[SourceRow]) -> str:
    """The language of most sources, the first of equals; English where none is known."""
    counts = Counter(tag(one.language) or "en" for one in sources)
    return counts.most_common(1)[0][0] if counts else "en"
