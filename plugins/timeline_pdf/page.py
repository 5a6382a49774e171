"""Slices onto pages: breaking, repeated heads of tables, running head and foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import attrs

from timeline_pdf.file.ink import Ink
from timeline_pdf.lettering.fonts import Fonts
from timeline_pdf.lettering.setting import Line, cut, measure, one_line
from timeline_pdf.logo import Logo, operators
from timeline_pdf.look import FURNITURE, MARKING, RULE, Paper, Style
from timeline_pdf.slices import Slice, Stroke

Page = tuple[Slice, ...]
_LOGO: Final = 14.0
"""Points that a logo stands above what the page tells."""

_FARTHEST_BACK: Final = 60
"""Slices that a page break moves back at most to keep glued ones together."""


@attrs.frozen
class Furniture:
    """What stands on every page: `title` from the second on, `logo` on the first, `foot` left of the page's number."""

    title: str
    marking: str
    foot: str
    logo: Logo | None = None


def paginate(slices: Iterable[Slice], room: float) -> Iterator[Page]:
    """Break the slices into pages `room` points high. A slice higher than a page stands alone and is not lost.

    No more slices are held than one page needs.
    """
    source = iter(slices)
    held: list[Slice] = []
    while True:
        at = 0
        while at < len(held) and held[at].gap:
            at += 1
        del held[:at]
        end, complete = _filled(held, source, room)
        if not held:
            return
        if not complete:
            end = _page_end(held, end)
        if not all(piece.gap for piece in held[:end]):
            yield (*held[0].header, *held[:end])
        del held[:end]


def _filled(held: list[Slice], source: Iterator[Slice], room: float) -> tuple[int, bool]:
    """Take slices until they fill a page and one more; gives how many fit, and whether all that are left did."""
    at, used = 0, 0.0
    while True:
        if at == len(held):
            held += islice(source, 1)
            if at == len(held):
                return at, True
        if at == 0:
            if held[0].gap:
                del held[0]
                continue
            used = sum(piece.height for piece in held[0].header)
        if used + held[at].height > room + 0.01:
            return at, False
        used += held[at].height
        at += 1


def _page_end(held: list[Slice], end: int) -> int:
    """The first slice of the next page, before which no glued ones are parted where that can be."""
    back = end
    while back > 0 and held[back - 1].glued and end - back < _FARTHEST_BACK:
        back -= 1
    return back if back > 0 and not held[back - 1].glued else max(end, 1)


class Press:
    """Furnishes pages on one kind of paper."""

    def __init__(self, ink: Ink, paper: Paper, fonts: Fonts, furniture: Furniture) -> None:
        self._ink = ink
        self._paper = paper
        self._fonts = fonts
        self._furniture = furniture

    def page(self, page: Page, number: int) -> str:
        """The operators of a page: the marking, the running title (the first has its own), and what the page tells."""
        ink, paper = self._ink, self._paper
        ink.begin_page()
        self._mark(28.0, "Header")
        if number > 1:
            ink.words(paper.side, 44, self._line(self._furniture.title, paper.measure), furniture="Header")
            rule = Stroke(0, 50, paper.measure, 50, RULE, 0.5)
            ink.draw(Slice(0, (rule,)), paper.side, 0)
        y = paper.top
        for piece in page:
            ink.draw(piece, paper.side, y)
            y += piece.height
        code = ink.taken()
        if number == 1 and self._furniture.logo:
            top = paper.height - paper.top + _LOGO
            code = f"{operators(self._furniture.logo, paper.width - paper.side, top)}\n{code}"
        return code

    def foot(self, number: int, count: int) -> str:
        """The operators of a page's foot, once it is known how many there are."""
        ink, paper = self._ink, self._paper
        told = f"Page {number} of {count}"
        foot = paper.height - 36
        size = measure(told, FURNITURE, self._fonts)
        ink.words(paper.side, foot, self._line(self._furniture.foot, paper.measure - size - 20), furniture="Footer")
        right = paper.width - paper.side - size
        ink.words(right, foot, one_line(told, FURNITURE, self._fonts), furniture="Footer")
        self._mark(paper.height - 20, "Footer")
        return ink.taken()

    def _mark(self, y: float, furniture: str) -> None:
        if self._furniture.marking:
            text = cut(self._furniture.marking, MARKING, self._fonts, self._paper.measure)
            x = (self._paper.width - measure(text, MARKING, self._fonts)) / 2
            self._ink.words(x, y, one_line(text, MARKING, self._fonts), furniture=furniture)

    def _line(self, text: str, width: float, style: Style = FURNITURE) -> Line:
        return one_line(cut(text, style, self._fonts, width), style, self._fonts)
