"""What the sections of a briefing are set with, and the pieces that all of them use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from timeline_pdf.file.structure import DOCUMENT, Role, Structure
from timeline_pdf.lettering.fonts import Fonts
from timeline_pdf.lettering.setting import Line, Span, lines, one_line
from timeline_pdf.look import ACCENT, BODY, CITE, HEADING, QUIETLY, SUBHEADING, Style
from timeline_pdf.slices import Anchor, Slice, Words, gap, marked, paragraph

_INDENT: Final = 13.0


@attrs.frozen
class Desk:
    """What a section is set with: `part` is what it adds to in the structure.

    `numbers` gives each event its number, `back` where it is cited, and `quoted` the events that rest on a source's
    words. `languages` has, as entries of a part's dictionary, that of each source that is not in the document's.
    `aside` is what a logo takes of the title's width.
    """

    fonts: Fonts
    width: float
    structure: Structure
    numbers: Mapping[str, str] = attrs.field(factory=dict)
    back: Mapping[str, str] = attrs.field(factory=dict)
    quoted: Mapping[tuple[int, str], tuple[str, ...]] = attrs.field(factory=dict)
    languages: Mapping[int, str] = attrs.field(factory=dict)
    part: int = DOCUMENT
    aside: float = 0.0

    def within(self, role: Role, extra: str = "") -> Desk:
        """The same for what stands in a new part of this role."""
        return attrs.evolve(self, part=self.add(role, extra))

    def listed(self, numbered: bool = False) -> Desk:
        """The same for the items of a new list."""
        return self.within("L", f"/A<</O/List/ListNumbering/{'Decimal' if numbered else 'Disc'}>>")

    def add(self, role: Role, extra: str = "") -> int:
        """A new part."""
        return self.structure.add(role, self.part, extra)

    def set(self, text: str, style: Style, width: float, link: str = "") -> tuple[Line, ...]:
        """The text in lines `width` points wide."""
        return lines([Span(text, style, link)], self.fonts, width) if text else ()


def section(title: str, key: str, desk: Desk) -> tuple[Desk, tuple[Slice, ...]]:
    """A new section with its heading; gives the desk for what stands in it."""
    desk = desk.within("Sect")
    set_title = lines([Span(title, HEADING)], desk.fonts, desk.width)
    head = marked(paragraph(set_title, HEADING.leading, desk.add("H2"), glued=True), Anchor(key, title))
    return desk, (gap(20), *head, gap(5, glued=True))


def text(words: str, desk: Desk, style: Style = BODY, x: float = 0.0, *, glued: bool = False) -> tuple[Slice, ...]:
    """A paragraph of one style, indented by `x`."""
    set_lines = lines([Span(words, style)], desk.fonts, desk.width - x)
    return paragraph(set_lines, style.leading, desk.add("P"), x, glued=glued)


def subheading(title: str, desk: Desk) -> tuple[Slice, ...]:
    """A heading inside a section, which stays with what follows."""
    set_lines = lines([Span(title, SUBHEADING)], desk.fonts, desk.width)
    return paragraph(set_lines, SUBHEADING.leading, desk.add("H3"), glued=True)


def item(spans: Sequence[Span], desk: Desk, style: Style = BODY) -> tuple[Slice, ...]:
    """An item of the list that is the desk's part: a bullet and lines that hang beside it."""
    set_lines = lines(spans, desk.fonts, desk.width - _INDENT) or ((),)
    one = desk.within("LI")
    bullet = one_line("\u2022", attrs.evolve(style, colour=ACCENT), desk.fonts)
    dot = Words(2, style.leading * 0.74, bullet, one.add("Lbl"))
    item = paragraph(set_lines, style.leading, one.add("LBody"), _INDENT)
    return (*marked(item, dot), gap(2.5))


def cites(ids: Iterable[str], desk: Desk) -> Iterator[Span]:
    """' [1, 3]', each number a link to its event; the first stays with the word before."""
    numbers = [desk.numbers[one] for one in ids if one in desk.numbers]
    for nth, number in enumerate(numbers):
        yield Span(", " if nth else "\u00a0[", CITE)
        yield Span(number, CITE, f"#event-{number}")
    if numbers:
        yield Span("]", CITE)


def more(count: int, desk: Desk) -> tuple[Slice, ...]:
    """How many events are only in the table; nothing where none is."""
    return text(f"\u2026 and {count:,} more in the table of events.", desk, QUIETLY) if count > 0 else ()
