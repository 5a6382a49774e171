"""Marks as the operators of a page's content stream, each inside the part of the document that it belongs to.

Operators are those of ISO 32000-1, annex A. What belongs to no part is an artifact. Coordinates come in points from the
page's left top corner, downwards, and leave from its left bottom corner, upwards.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Final

from timeline_pdf.file.structure import ARTIFACT, Structure
from timeline_pdf.lettering.encoding import Encoder
from timeline_pdf.lettering.setting import Line, Piece
from timeline_pdf.look import Paper
from timeline_pdf.slices import Anchor, Area, Dot, Fill, Mark, Shape, Slice, Stroke, Words

_CIRCLE: Final = 0.5523  # how far a Bézier curve's handles reach for a quarter of a circle


class Links:
    """All that may be clicked, in the order of the structure's annotations, in flat arrays since there are many.

    `boxes` has four numbers for each: left, bottom, right, top.
    """

    def __init__(self) -> None:
        self.pages = array("i")
        self.boxes = array("d")
        self.targets: list[str] = []


class Ink:
    """Draws marks on one page after the other. `places` tells where each anchor was drawn: page and height.

    `colour` gives the #rrggbb of a role.
    """

    def __init__(self, paper: Paper, encoder: Encoder, structure: Structure, colour: Callable[[str], str]) -> None:
        self.places: dict[str, tuple[int, float]] = {}
        self.titles: list[Anchor] = []
        self.links = Links()
        self._paper = paper
        self._height = paper.height
        self._encoder = encoder
        self._structure = structure
        self._hex = colour
        self._colours: dict[str, str] = {}
        self._page = -1
        self._out: list[str] = []
        self._begin()

    def begin_page(self) -> None:
        """What is drawn from now on stands on a new page."""
        self._page += 1
        self._structure.begin_page()
        self._begin()

    def _begin(self) -> None:
        self._out = []
        self._part: int | None = None
        self._font = ("", 0.0)
        self._fill = self._stroke = self._dash = ""
        self._thick = 0.0

    def taken(self) -> str:
        """The operators since the page began, or since they were last taken."""
        self._leave()
        code = "\n".join(self._out)
        self._begin()
        return code

    def draw(self, piece: Slice, x: float, y: float) -> None:
        """A slice with its left top corner at x, y."""
        if piece.part != ARTIFACT:
            up, right = self._height - y, self._paper.width - self._paper.side
            box = f"{x:.0f} {up - piece.height:.0f} {right:.0f} {up:.0f}"
            self._structure.extend(piece.part, f"/A<</O/Layout/BBox[{box}]>>")
        for mark in piece.marks:
            if type(mark) is Words:
                part = piece.part if mark.part == ARTIFACT else mark.part
                self.words(x + mark.x, y + mark.y, mark.line, part)
            else:
                self._draw(mark, piece.part, x, y)

    def _draw(self, mark: Mark, part: int, x: float, y: float) -> None:
        if isinstance(mark, Anchor):
            self._anchor(mark, y)
        elif isinstance(mark, Area):
            self._link(mark.link, (x + mark.x, y + mark.y, mark.width, mark.height), self._structure.add("Link", part))
        else:
            self._enter(part)
            if isinstance(mark, Stroke):
                self._line(mark, x, y)
            elif isinstance(mark, Fill):
                self._rectangle(mark, x, y)
            elif isinstance(mark, Shape):
                self._polygon(mark, x, y)
            elif isinstance(mark, Dot):
                self._circle(mark, x, y)

    def words(self, x: float, y: float, line: Line, part: int = ARTIFACT, furniture: str = "") -> None:
        """A line of text with its baseline at y. `furniture` is what kind of artifact it is: Header or Footer."""
        if furniture:
            self._leave()
            self._out.append(f"/Artifact <</Type/Pagination/Subtype/{furniture}>> BDC")
            self._part = ARTIFACT
        for target, pieces in groupby(line, key=_target):
            run = list(pieces)
            if not target or part == ARTIFACT:
                self._text(run, x, y, part)
                continue
            link = self._structure.add("Link", part)
            whole = self._structure.role(part) == "Figure"  # a picture is one piece of content, links or not
            self._text(run, x, y, part if whole else link)
            width = run[-1].x + run[-1].width - run[0].x
            size = run[0].size
            self._link(target, (x + run[0].x, y - size, width, size * 1.3), link)

    def _text(self, pieces: list[Piece], x: float, y: float, part: int) -> None:
        plain = part == ARTIFACT or self._structure.role(part) == "Figure"  # told by nobody, or by its alternative
        for same, run in groupby(pieces, key=lambda piece: plain or piece.said is None):
            if same:
                self._enter(part)
                self._shown(run, x, y)
                continue
            for piece in run:
                if piece.said:
                    self._leave()
                    self._say(part, piece.said)
                self._shown((piece,), x, y)
            self._leave()

    def _shown(self, pieces: Iterable[Piece], x: float, y: float) -> None:
        out, up = self._out, self._height - y
        out.append("BT")
        for piece in pieces:
            self._paint(piece.colour)
            out.append(f"1 0 0 1 {x + piece.x:.2f} {up:.2f} Tm")
            for font, shown in self._encoder.encode(piece.font, piece.text):
                if (font, piece.size) != self._font:
                    self._font = (font, piece.size)
                    out.append(f"{font} {piece.size:g} Tf")
                out.append(f"({shown}) Tj")
        out.append("ET")

    def _enter(self, part: int) -> None:
        """Begin the part's marked content, unless it is open already."""
        if part == self._part:
            return
        self._leave()
        self._part = part
        if part == ARTIFACT:
            self._out.append("/Artifact BMC")
        else:
            self._out.append(f"/{self._structure.role(part)} <</MCID {self._structure.content(part)}>> BDC")

    def _say(self, part: int, said: str) -> None:
        """Begin content that is drawn in another way than it is read, such as right-to-left text."""
        actual = f"/ActualText{text_string(said)}"
        self._part = self._structure.add("Span", part, actual)
        self._out.append(f"/Span <</MCID {self._structure.content(self._part)}{actual}>> BDC")

    def _leave(self) -> None:
        if self._part is not None:
            self._out.append("EMC")
            self._part = None

    def _line(self, mark: Stroke, x: float, y: float) -> None:
        self._pen(mark.colour, mark.thick, mark.dash)
        up = self._height - y
        ends = f"{x + mark.x1:.2f} {up - mark.y1:.2f} m {x + mark.x2:.2f} {up - mark.y2:.2f} l S"
        self._out.append(ends)

    def _rectangle(self, mark: Fill, x: float, y: float) -> None:
        self._paint(mark.colour)
        low = self._height - y - mark.y - mark.height
        self._out.append(f"{x + mark.x:.2f} {low:.2f} {mark.width:.2f} {mark.height:.2f} re f")

    def _polygon(self, mark: Shape, x: float, y: float) -> None:
        self._outline(mark.fill, mark.stroke, mark.thick)
        up = self._height - y
        points = [f"{x + px:.2f} {up - py:.2f}" for px, py in mark.points]
        path = " l ".join(points[1:])
        self._out.append(f"{points[0]} m {path} l h {_painted(mark.fill, mark.stroke)}")

    def _circle(self, mark: Dot, x: float, y: float) -> None:
        self._outline(mark.fill, mark.stroke, 1.0)
        cx, cy, r = x + mark.x, self._height - y - mark.y, mark.radius
        k = r * _CIRCLE
        quarters = (
            (r, k, k, r, 0, r), (-k, r, -r, k, -r, 0), (-r, -k, -k, -r, 0, -r), (k, -r, r, -k, r, 0),
        )  # fmt: skip
        curves = [
            " ".join(f"{cx + a:.2f} {cy + b:.2f}" for a, b in zip(q[::2], q[1::2], strict=True)) for q in quarters
        ]
        path = " c ".join(curves)
        self._out.append(f"{cx + r:.2f} {cy:.2f} m {path} c h {_painted(mark.fill, mark.stroke)}")

    def _outline(self, fill: str, stroke: str, thick: float) -> None:
        if fill:
            self._paint(fill)
        if stroke:
            self._pen(stroke, thick, ())

    def _paint(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self._out.append(f"{self._rgb(colour)} rg")

    def _pen(self, colour: str, thick: float, dash: tuple[float, ...]) -> None:
        if colour != self._stroke:
            self._stroke = colour
            self._out.append(f"{self._rgb(colour)} RG")
        if thick != self._thick:
            self._thick = thick
            self._out.append(f"{thick:g} w")
        pattern = f"[{' '.join(f'{one:g}' for one in dash)}] 0 d"
        if pattern != (self._dash or "[] 0 d"):
            self._out.append(pattern)
        self._dash = pattern

    def _rgb(self, colour: str) -> str:
        known = self._colours.get(colour)
        if known is None:
            text = self._hex(colour)
            parts = [int(text[n : n + 2], 16) / 255 for n in (1, 3, 5)]
            known = self._colours[colour] = " ".join(f"{part:.3g}" for part in parts)
        return known

    def _link(self, target: str, box: tuple[float, float, float, float], part: int) -> None:
        x, y, width, height = box
        low = self._height - y - height
        self._structure.annotate(part)
        self.links.pages.append(self._page)
        self.links.boxes.extend((x, low, x + width, low + height))
        self.links.targets.append(target)

    def _anchor(self, mark: Anchor, y: float) -> None:
        self.places[mark.key] = (self._page, self._height - y + 6)
        if mark.title:
            self.titles.append(mark)


def _target(piece: Piece) -> str:
    return piece.link


def _painted(fill: str, stroke: str) -> str:
    return "B" if fill and stroke else "f" if fill else "S"


def text_string(text: str) -> str:
    """Text as PDF has it (7.9.2.2): UTF-16 with a byte order mark, in hexadecimal digits."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"
