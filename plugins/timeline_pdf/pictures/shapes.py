"""The shapes of the drawn timeline. A form has one meaning, in colour and in grey print.

What is told as a fact has straight ends and a disc; what somebody says or judges notched ends and a diamond; what lies
ahead a dashed outline and a triangle.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final, Literal

import attrs

from timeline_pdf.look import ACCENT, SOFT, TINT, WHITE
from timeline_pdf.slices import Dot, Fill, Mark, Shape, Stroke

Standing = Literal["fact", "claim", "plan"]
"""What a reader may take an event for."""

GLYPH: Final = 6.8
"""Points that the mark of an exact date is wide and high."""

INSET: Final = 2.0
"""Points between the edge of a lane and a band in it."""

_NOTCH: Final = 3.2  # how deep the ends of a claim are notched
_DASH: Final = (2.4, 1.6)
_CAP: Final = 1.2


@attrs.frozen
class Box:
    """A rectangle; one with an open side is known up to its other side only."""

    left: float
    top: float
    right: float
    bottom: float
    open_left: bool = False
    open_right: bool = False


def glyph(standing: Standing, x: float, y: float) -> Mark:
    """An exact date with its middle at x, y."""
    half = GLYPH / 2
    if standing == "claim":
        return Shape(((x - half, y), (x, y - half), (x + half, y), (x, y + half)), ACCENT)
    if standing == "plan":
        back, side = x - half + 0.8, half - 0.4
        return Shape(((back, y - side), (x + half, y), (back, y + side)), WHITE, ACCENT, 1)
    return Dot(x, y, half - 0.5, ACCENT)


def band(standing: Standing, box: Box, lanes: int = 1) -> Iterator[Mark]:
    """The bounds of a date that is known less well; `lanes` events that share them stand in it one below the other."""
    notch = min(_NOTCH, (box.right - box.left) * 0.4) if standing == "claim" else 0.0
    left = _edge(box.left, notch, box, lanes)
    right = _edge(box.right, -notch, box, lanes)
    if box.open_left or box.open_right:
        yield from _open(standing, box, right if box.open_left else left, lanes)
        return
    outline = (*left, *reversed(right))
    if standing == "plan":
        yield Shape(outline, WHITE)
        yield from _line((*outline, outline[0]), ACCENT, 0.8, _DASH)
        return
    yield Shape(outline, TINT, SOFT, 0.6)
    yield from _line(left, ACCENT, _CAP)
    yield from _line(right, ACCENT, _CAP)


def _edge(x: float, notch: float, box: Box, lanes: int) -> tuple[tuple[float, float], ...]:
    """An end of a band from top to bottom: straight, or with a notch in each lane."""
    if not notch:
        return ((x, box.top), (x, box.bottom))
    step = (box.bottom - box.top) / lanes
    points = [(x, box.top)]
    for n in range(lanes):
        points += [(x + notch, box.top + (n + 0.5) * step), (x, box.top + (n + 1) * step)]
    return tuple(points)


def _open(standing: Standing, box: Box, known: Sequence[tuple[float, float]], lanes: int) -> Iterator[Mark]:
    """From the known end towards the open one, with an arrow in each lane where nobody knows how far."""
    way = -1 if box.open_left else 1
    tip, start = (box.left, box.right) if box.open_left else (box.right, box.left)
    stop = start + (tip - start) * 0.55
    if standing != "plan":
        yield Shape((*known, (stop, box.bottom), (stop, box.top)), TINT)
    yield from _line(known, ACCENT, _CAP, _DASH if standing == "plan" else ())
    step = (box.bottom - box.top + 2 * INSET) / lanes
    for n in range(lanes):
        y = box.top - INSET + (n + 0.5) * step
        yield Stroke(start, y, tip - way * 4, y, ACCENT, 0.9, _DASH if standing == "plan" else ())
        head = ((tip, y), (tip - way * 5, y - 2.6), (tip - way * 5, y + 2.6))
        yield Shape(head, WHITE if standing == "plan" else ACCENT, ACCENT, 0.8)


def sure(left: float, right: float, bottom: float) -> Mark:
    """Under the part of a band during which it certainly lasted."""
    return Fill(left, bottom - 1.1, right - left, 2.2, ACCENT)


def _line(
    points: Sequence[tuple[float, float]], colour: str, thick: float, dash: tuple[float, ...] = ()
) -> Iterator[Mark]:
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        yield Stroke(x1, y1, x2, y2, colour, thick, dash)
