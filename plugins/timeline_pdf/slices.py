"""What a page is made of: slices, each a strip as high as one line, that carry marks.

A slice is never cut, so whatever is made of slices (a paragraph, a table row, a box) breaks across pages by itself.
Marks hold coordinates in points from the slice's left top corner, downwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import attrs

from timeline_pdf.file.structure import ARTIFACT
from timeline_pdf.lettering.setting import Line

_SHORT: Final = 9
"""What has fewer slices is not parted."""


@attrs.frozen
class Words:
    """A line of text: `x` its left edge, `y` its baseline, `part` what it belongs to in the document's structure."""

    x: float
    y: float
    line: Line
    part: int = ARTIFACT


@attrs.frozen
class Fill:
    """A rectangle without outline."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@attrs.frozen
class Shape:
    """A closed polygon; an empty `fill` or `stroke` is not drawn."""

    points: tuple[tuple[float, float], ...]
    fill: str = ""
    stroke: str = ""
    thick: float = 0.7


@attrs.frozen
class Dot:
    """A disc with an optional outline."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str = ""


@attrs.frozen
class Stroke:
    """A straight line, dashed where `dash` gives on and off lengths."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    thick: float = 0.5
    dash: tuple[float, ...] = ()


@attrs.frozen
class Area:
    """A rectangle to click; `link` as in `Span`."""

    x: float
    y: float
    width: float
    height: float
    link: str


@attrs.frozen
class Anchor:
    """A place that `#key` links lead to; with a `title` it stands in the outline too, at `level` 0 or 1."""

    key: str
    title: str = ""
    level: int = 0


Mark = Words | Fill | Shape | Dot | Stroke | Area | Anchor


@attrs.frozen
class Slice:
    """A strip `height` points high. `glued` to the next one: no page break between.

    `header` is repeated where a page starts with this slice. A `gap` is left out at the top of a page. `part` is what
    the marks that are no words belong to: a figure, or nothing.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    glued: bool = False
    header: tuple[Slice, ...] = ()
    gap: bool = False
    part: int = ARTIFACT


def gap(height: float, glued: bool = False) -> Slice:
    """Blank space."""
    return Slice(height, glued=glued, gap=True)


def paragraph(
    set_lines: Sequence[Line], leading: float, part: int, x: float = 0, *, glued: bool = False
) -> tuple[Slice, ...]:
    """Lines one below the other; neither the first nor the last stands alone on a page. `glued`: to what follows."""
    last = len(set_lines) - 1
    y = leading * 0.74
    return tuple(
        Slice(leading, (Words(x, y, line, part),), glued=(n == 0 < last or n == last - 1 or (glued and n == last)))
        for n, line in enumerate(set_lines)
    )


def marked(slices: Sequence[Slice], *marks: Mark) -> tuple[Slice, ...]:
    """The slices with marks beneath the first one's own."""
    first, *rest = slices
    return (attrs.evolve(first, marks=(*marks, *first.marks)), *rest)


def accompanied(slices: Sequence[Slice], n: int, count: int) -> Sequence[Slice]:
    """The `n`th of so many rows or items, of which neither the first nor the last stands alone on a page."""
    if n + 1 == count or n not in (0, count - 2):
        return slices
    return tuple([attrs.evolve(one, glued=True) for one in slices]) if len(slices) < _SHORT else kept(slices)


def kept(slices: Sequence[Slice]) -> tuple[Slice, ...]:
    """The slices, the last one glued to what follows."""
    *rest, last = slices
    return (*rest, attrs.evolve(last, glued=True))


def boxed(inner: Iterable[Slice], width: float, tint: str, bar: str) -> tuple[Slice, ...]:
    """The slices on a tinted ground with a bar at the left, padded; the box breaks where its slices do."""
    padded = (Slice(8, glued=True), *inner, Slice(8))
    padded = (*kept(padded[:-1]), padded[-1])
    return tuple(
        attrs.evolve(
            piece,
            gap=False,
            marks=(Fill(0, 0, width, piece.height + 0.4, tint), Fill(0, 0, 2.6, piece.height + 0.4, bar), *piece.marks),
        )
        for piece in padded
    )


@attrs.frozen
class Column:
    """A table column: its left edge, its width and the words over it."""

    x: float
    width: float
    title: str


@attrs.frozen
class Looks:
    """How rows are set: leading, the space above and below the text, the colour of the line under each row."""

    leading: float
    pad: float
    rule: str
    width: float


class Cell(NamedTuple):
    """A table cell: its left edge, its lines, and its part of the structure."""

    x: float
    lines: Sequence[Line]
    part: int = ARTIFACT


def row(cells: Sequence[Cell], looks: Looks, header: tuple[Slice, ...] = ()) -> tuple[Slice, ...]:
    """A table row; up to eight lines it stays on one page."""
    count = max([len(cell.lines) for cell in cells], default=0) or 1
    last = count - 1
    rule = Stroke(0, 0, looks.width, 0, looks.rule, 0.4)
    made = []
    for n in range(count):
        top = looks.pad if n == 0 else 0.0
        height = top + looks.leading + (looks.pad if n == last else 0.0)
        y = top + looks.leading * 0.76
        marks: list[Mark] = [Words(x, y, lines[n], part) for x, lines, part in cells if n < len(lines)]
        if n == last:
            marks.append(attrs.evolve(rule, y1=height, y2=height))
        glued = n < last and (count <= 8 or n in (0, last - 1))
        made.append(Slice(height, tuple(marks), glued, header))
    return tuple(made)
