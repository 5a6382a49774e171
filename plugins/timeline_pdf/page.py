"""Slices onto pages, and pages into a PDF: breaking, running head and foot, outline, links, metadata."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, Final

import attrs
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from timeline_pdf.fonts import Fonts
from timeline_pdf.look import FURNITURE, MARKING, RULE, Paper, Style
from timeline_pdf.setting import Line, cut, measure, one_line
from timeline_pdf.slices import Anchor, Area, Dot, Fill, Shape, Slice, Stroke, Words
from timeline_pdf.text import clean

Page = tuple[Slice, ...]
_FARTHEST_BACK: Final = 60
"""Slices that a page break moves back at most to keep glued ones together."""


@attrs.frozen
class Furniture:
    """What stands on every page and in the file's metadata. `created` is a PDF date."""

    title: str
    subject: str
    author: str
    language: str
    marking: str
    foot: str
    created: str


def paginate(slices: Sequence[Slice], room: float) -> tuple[Page, ...]:
    """Break the slices into pages `room` points high. A slice higher than a page stands alone and is not lost."""
    pages: list[Page] = []
    at = 0
    while at < len(slices):
        at = _after_gaps(slices, at)
        end = _page_end(slices, at, room)
        if end > at:
            pages.append((*slices[at].header, *slices[at:end]))
        at = end
    return tuple(pages)


def _after_gaps(slices: Sequence[Slice], at: int) -> int:
    while at < len(slices) and slices[at].gap:
        at += 1
    return at


def _page_end(slices: Sequence[Slice], start: int, room: float) -> int:
    """The first slice of the next page."""
    if start == len(slices):
        return start
    used = sum(piece.height for piece in slices[start].header)
    end = start
    while end < len(slices) and used + slices[end].height <= room + 0.01:
        used += slices[end].height
        end += 1
    if end == len(slices):
        return end
    back = end
    while back > start and slices[back - 1].glued and end - back < _FARTHEST_BACK:
        back -= 1
    return back if back > start and not slices[back - 1].glued else max(end, start + 1)


def draw(pages: Sequence[Page], paper: Paper, fonts: Fonts, furniture: Furniture) -> bytes:
    """The file. The same pages give the same bytes."""
    buffer = BytesIO()
    make: Any = Canvas  # its stubs have the font's name as a number
    canvas = make(
        buffer,
        pagesize=(paper.width, paper.height),
        pageCompression=1,
        invariant=1,
        initialFontName=fonts.main("regular"),
        lang=furniture.language,
    )
    _describe(canvas, furniture)
    pen = _Pen(canvas, paper, _anchors(pages))
    for number, page in enumerate(pages, 1):
        _furnish_head(pen, fonts, furniture, number)
        y = paper.top
        for piece in page:
            pen.draw(piece, paper.side, y)
            y += piece.height
        _furnish_foot(pen, fonts, furniture, f"Page {number} of {len(pages)}")
        pen.end_page()
    canvas.save()
    return buffer.getvalue()


def _describe(canvas: Any, furniture: Furniture) -> None:
    # The file's id is made from what was digested so far, and reportlab begins that with SOURCE_DATE_EPOCH.
    canvas._doc.signature = hashlib.md5(usedforsecurity=False)  # noqa: SLF001 - it has no other door
    canvas.setTitle(furniture.title)
    canvas.setAuthor(furniture.author)
    canvas.setSubject(furniture.subject)
    canvas.setCreator(furniture.author)
    canvas.setDateFormatter(lambda *_: furniture.created)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()


def _anchors(pages: Iterable[Page]) -> frozenset[str]:
    return frozenset(mark.key for page in pages for piece in page for mark in piece.marks if isinstance(mark, Anchor))


def _furnish_head(pen: _Pen, fonts: Fonts, furniture: Furniture, number: int) -> None:
    """The marking and the running title; the first page has its title already."""
    _mark(pen, fonts, furniture, 28.0)
    if number > 1:
        pen.words(pen.paper.side, 44, _furniture(furniture.title, fonts, pen.paper.measure))
        pen.stroke(Stroke(0, 50, pen.paper.measure, 50, RULE, 0.5), pen.paper.side, 0)


def _furnish_foot(pen: _Pen, fonts: Fonts, furniture: Furniture, page: str) -> None:
    """The as-of date, the page number and the marking; drawn last, so that a page reads from top to bottom."""
    paper = pen.paper
    foot = paper.height - 36
    size = measure(page, FURNITURE, fonts)
    pen.words(paper.side, foot, _furniture(furniture.foot, fonts, paper.measure - size - 20))
    pen.words(paper.width - paper.side - size, foot, one_line(page, FURNITURE, fonts))
    _mark(pen, fonts, furniture, paper.height - 20)


def _mark(pen: _Pen, fonts: Fonts, furniture: Furniture, y: float) -> None:
    if furniture.marking:
        text = cut(furniture.marking, MARKING, fonts, pen.paper.measure)
        pen.words((pen.paper.width - measure(text, MARKING, fonts)) / 2, y, one_line(text, MARKING, fonts))


def _furniture(text: str, fonts: Fonts, width: float, style: Style = FURNITURE) -> Line:
    return one_line(cut(text, style, fonts, width), style, fonts)


class _Pen:
    """Draws marks with y counted downwards from the page's top."""

    def __init__(self, canvas: Any, paper: Paper, anchors: frozenset[str]) -> None:
        self.paper = paper
        self._canvas = canvas
        self._anchors = anchors
        self._colours: dict[str, Color] = {}
        self._level = -1

    def end_page(self) -> None:
        self._canvas.showPage()

    def draw(self, piece: Slice, x: float, y: float) -> None:
        for mark in piece.marks:
            if isinstance(mark, Words):
                self.words(x + mark.x, y + mark.y, mark.line)
            elif isinstance(mark, Fill):
                self._fill(mark, x, y)
            elif isinstance(mark, Stroke):
                self.stroke(mark, x, y)
            elif isinstance(mark, Shape):
                self._shape(mark, x, y)
            elif isinstance(mark, Dot):
                self._dot(mark, x, y)
            elif isinstance(mark, Area):
                self._link(mark.link, (x + mark.x, y + mark.y, mark.width, mark.height))
            else:
                self._anchor(mark, y)

    def words(self, x: float, y: float, line: Line) -> None:
        """A line of text with its baseline at y."""
        text = self._canvas.beginText()
        for piece in line:
            text.setTextOrigin(x + piece.x, self.paper.height - y)
            text.setFont(piece.font, piece.size)
            text.setFillColor(self._colour(piece.colour))
            text.textOut(piece.text)
        self._canvas.drawText(text)
        for piece in line:
            if piece.link:
                self._link(piece.link, (x + piece.x, y - piece.size, piece.width, piece.size * 1.3))

    def stroke(self, mark: Stroke, x: float, y: float) -> None:
        """A straight line."""
        canvas, height = self._canvas, self.paper.height
        canvas.setStrokeColor(self._colour(mark.colour))
        canvas.setLineWidth(mark.thick)
        canvas.setDash(list(mark.dash))
        canvas.line(x + mark.x1, height - y - mark.y1, x + mark.x2, height - y - mark.y2)

    def _fill(self, mark: Fill, x: float, y: float) -> None:
        canvas = self._canvas
        canvas.setFillColor(self._colour(mark.colour))
        low = self.paper.height - y - mark.y - mark.height
        if mark.round:
            canvas.roundRect(x + mark.x, low, mark.width, mark.height, mark.round, stroke=0, fill=1)
        else:
            canvas.rect(x + mark.x, low, mark.width, mark.height, stroke=0, fill=1)

    def _shape(self, mark: Shape, x: float, y: float) -> None:
        path = self._canvas.beginPath()
        (x0, y0), *rest = mark.points
        path.moveTo(x + x0, self.paper.height - y - y0)
        for x1, y1 in rest:
            path.lineTo(x + x1, self.paper.height - y - y1)
        path.close()
        self._outline(mark.fill, mark.stroke, mark.thick)
        self._canvas.drawPath(path, stroke=int(bool(mark.stroke)), fill=int(bool(mark.fill)))

    def _dot(self, mark: Dot, x: float, y: float) -> None:
        self._outline(mark.fill, mark.stroke, 1.0)
        where = (x + mark.x, self.paper.height - y - mark.y, mark.radius)
        self._canvas.circle(*where, stroke=int(bool(mark.stroke)), fill=1)

    def _outline(self, fill: str, stroke: str, thick: float) -> None:
        self._canvas.setDash([])
        self._canvas.setLineWidth(thick)
        if fill:
            self._canvas.setFillColor(self._colour(fill))
        if stroke:
            self._canvas.setStrokeColor(self._colour(stroke))

    def _link(self, link: str, box: tuple[float, float, float, float]) -> None:
        """A link inside the document needs its anchor: one that leads nowhere would lose the whole file."""
        x, y, width, height = box
        rect = (x, self.paper.height - y - height, x + width, self.paper.height - y)
        if not link.startswith("#"):
            self._canvas.linkURL(link, rect, relative=0)
        elif link[1:] in self._anchors:
            self._canvas.linkRect("", link[1:], rect, relative=0, Border="[0 0 0]")

    def _anchor(self, mark: Anchor, y: float) -> None:
        self._canvas.bookmarkHorizontalAbsolute(mark.key, self.paper.height - y + 6)
        if mark.title:
            self._level = min(mark.level, self._level + 1)
            self._canvas.addOutlineEntry(clean(mark.title, 120), mark.key, self._level, closed=self._level == 0)

    def _colour(self, text: str) -> Color:
        known = self._colours.get(text)
        if known is None:
            parts = [int(text[n : n + 2], 16) / 255 for n in (1, 3, 5)]
            known = self._colours[text] = Color(*parts)
        return known
