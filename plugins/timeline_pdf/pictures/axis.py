"""The timeline drawn: a date axis, and each event at its place with its label beside it, in lanes that never collide.

A day known exactly is a point; a date known less well is a band as wide as its bounds; something that lasted has a dark
line under the part that is sure; an open end has an arrow.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeVar

import attrs

from timeline import When, date_words
from timeline_pdf.lettering.fonts import Fonts
from timeline_pdf.lettering.setting import line_width, one_line
from timeline_pdf.look import ACCENT, ALERT, GRID, QUIET, SMALL, TICK, WHITE
from timeline_pdf.pictures.lanes import Block, Shown, blocks, label_line, label_x
from timeline_pdf.pictures.scale import Scale, days, scale
from timeline_pdf.pictures.shapes import INSET, Box, band, glyph, sure
from timeline_pdf.pictures.ticks import larger_words, tick_words, within
from timeline_pdf.slices import Area, Fill, Mark, Shape, Slice, Stroke, Words

MOST: Final = 40
"""Events drawn at most; the table has the rest."""

_WHOLE: Final = 22  # events up to which one picture shows all
_PANEL: Final = 15  # events in each of several, so that a page's end leaves little room empty
_SHIFT: Final = 3  # events by which a panel may be longer or shorter, to end where time makes a leap
_HEAD: Final = 30.0  # room for the axis over the lanes
_CONTINUED: Final = 9.0  # and over it for words that there is more above
_ROOMY: Final = 14  # lanes up to which they are high
_LANE: Final = 15.0
_TIGHT: Final = 13.4

_Item = TypeVar("_Item")


@attrs.frozen
class Drawing:
    """A picture, what it shows, the axis under it, and the as-of date if that is drawn."""

    slice: Slice
    blocks: tuple[Block, ...]
    scale: Scale
    as_of: When | None = None

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The events that it shows, in order."""
        return tuple(one for block in self.blocks for one in block.shown)


def choose(items: Sequence[_Item], salience: Callable[[_Item], Any], most: int = MOST) -> list[_Item]:
    """The most salient, in their order; of those that are as salient as the last, some from the whole of the story."""
    if len(items) <= most:
        return list(items)
    weights = [salience(one) for one in items]
    least = sorted(weights, reverse=True)[most - 1]
    above = [n for n, weight in enumerate(weights) if weight > least]
    even = [n for n, weight in enumerate(weights) if weight == least]
    free = most - len(above)
    above += [even[(2 * n + 1) * len(even) // (2 * free)] for n in range(free)]
    return [items[n] for n in sorted(above)]


def drawable(when: When | None) -> bool:
    """Whether any bound is known."""
    return when is not None and (when.earliest is not None or when.latest is not None)


def panels(events: Sequence[Shown], fonts: Fonts, width: float, as_of: When | None = None) -> tuple[Drawing, ...]:
    """The drawing, `width` points wide: one picture, or several one after the other where there is much to show.

    None when no event has a date to draw.
    """
    chosen = choose([one for one in events if drawable(one.when)], lambda one: one.salience)
    parts = [(part, _axis(part, width)) for part in _parted(chosen)]
    day = days(as_of.latest) if as_of and as_of.latest else None
    holding = [n for n, (_, axis) in enumerate(parts) if day is not None and axis.start <= day <= axis.end]
    dated = holding or [0 if day is not None and parts and day < parts[0][1].start else len(parts) - 1]
    return tuple(
        _panel(part, _Frame(axis, fonts, width, len(part), n > 0), as_of if n in dated else None)
        for n, (part, axis) in enumerate(parts)
    )


def _parted(events: Sequence[Shown]) -> list[Sequence[Shown]]:
    """The events for each panel; nearly as many in each, parted where the time from one to the next is longest."""
    count = 1 if len(events) <= _WHOLE else math.ceil(len(events) / _PANEL)
    starts = [_extent(one.when)[0] for one in events]
    cuts = []
    for nth in range(1, count):
        even = len(events) * nth // count
        near = sorted(range(even - _SHIFT, even + _SHIFT + 1), key=lambda n: abs(n - even))
        cuts.append(max(near, key=lambda n: starts[n] - starts[n - 1]))
    return [events[a:b] for a, b in itertools.pairwise([0, *cuts, len(events)]) if b > a]


def _axis(events: Sequence[Shown], width: float) -> Scale:
    hours = any(one.when.unit in ("hour", "minute") for one in events)
    return scale([_extent(one.when) for one in events], width, hours)


def _extent(when: When) -> tuple[float, float]:
    """First and last day that is known; one known side stands for both."""
    ends = [days(point) for point in (when.earliest, when.latest) if point is not None]
    return ends[0], ends[-1]


@attrs.frozen
class _Frame:
    """What is drawn in: the axis, and `lanes` lanes under it; `continued` where it is not the first."""

    scale: Scale
    fonts: Fonts
    width: float
    lanes: int
    continued: bool

    @property
    def lane(self) -> float:
        """The height of a lane."""
        return _LANE if self.lanes <= _ROOMY else _TIGHT

    @property
    def head(self) -> float:
        """Where the first lane begins."""
        return _HEAD + _CONTINUED if self.continued else _HEAD

    @property
    def foot(self) -> float:
        """Where the last lane ends."""
        return self.head + self.lanes * self.lane


def _panel(events: Sequence[Shown], frame: _Frame, as_of: When | None) -> Drawing:
    placed = tuple(blocks(events, frame.scale, frame.fonts, frame.width))
    marks = [*_grid(frame)]
    height = frame.foot + 3
    if as_of is not None and as_of.latest is not None:
        marks += _as_of(as_of, frame, height)
        height += 10
    for block in placed:
        marks += _block(block, frame)
    return Drawing(Slice(height, tuple(marks), glued=True), placed, frame.scale, as_of)


def _grid(frame: _Frame) -> Iterator[Mark]:
    """The axis with its ticks, and its breaks through all lanes."""
    line = frame.head - 6
    for tick in frame.scale.ticks():
        yield Stroke(tick.x, line, tick.x, frame.foot, GRID, 0.6)
        yield Stroke(tick.x, line - 3, tick.x, line, QUIET, 0.8)
    for segment in frame.scale.segments:
        yield Stroke(segment.x, line, segment.x + segment.width, line, QUIET, 0.8)
    for gap in frame.scale.gaps():
        for x in (gap.x - 3, gap.x + 3):
            yield Stroke(x - 2.5, line + 4.5, x + 2.5, line - 4.5, QUIET, 0.9)
            yield Stroke(x, line + 7, x, frame.foot, QUIET, 0.5, (0.6, 2.4))
    yield from tick_words(frame.scale, line - 5.5, frame.fonts, (0, frame.width))
    yield from larger_words(frame.scale, line - 14, frame.fonts, (0, frame.width))
    if frame.continued:
        words = one_line("continued, on a scale of its own", TICK, frame.fonts)
        yield Words(frame.width - line_width(words), 6, words)


def _as_of(when: When, frame: _Frame, y: float) -> Iterator[Mark]:
    """A dashed line where the sources stop knowing, or an arrow to where that lies outside."""
    day = days(when.latest) if when.latest else 0.0
    line = one_line(f"as of {date_words(when)}", attrs.evolve(TICK, colour=ALERT), frame.fonts)
    size = line_width(line)
    if frame.scale.start <= day <= frame.scale.end:
        x = frame.scale.at(day)
        yield Stroke(x, frame.head - 6, x, y - 1, ALERT, 0.7, (2.5, 2))
        yield Words(within(x - size / 2, size, (0, frame.width)), y + 6.5, line)
        return
    way = 1 if day > frame.scale.end else -1
    tip = frame.width if way > 0 else 0.0
    yield Words(within(frame.width - size - 9 if way > 0 else 9, size, (0, frame.width)), y + 6.5, line)
    yield Shape(((tip, y + 4), (tip - way * 5, y + 1.4), (tip - way * 5, y + 6.6)), ALERT)


def _block(block: Block, frame: _Frame) -> Iterator[Mark]:
    top = frame.head + block.lane * frame.lane
    yield from _mark(block, frame, top)
    for n, (shown, label) in enumerate(zip(block.shown, block.labels, strict=True)):
        line = label_line(shown, label, frame.fonts)
        middle = top + (n + 0.5) * frame.lane
        x = label_x(block, line)
        if block.side != "inside" or None in (block.when.earliest, block.when.latest):
            yield Fill(x - 1.5, middle - 4.5, line_width(line) + 3, 9, WHITE)  # keep lines from running through it
        yield Words(x, middle + SMALL.size * 0.36, line)
        yield Area(block.left, middle - 4.5, block.right - block.left, 9, shown.link)


def _mark(block: Block, frame: _Frame, top: float) -> Iterator[Mark]:
    when = block.when
    bottom = top + len(block.shown) * frame.lane
    if block.exact:
        middle = (top + bottom) / 2
        if block.right - block.left > 8:
            yield Stroke(block.left, middle, block.right, middle, ACCENT, 1)
        yield glyph(block.standing, (block.left + block.right) / 2, middle)
        return
    sides = (when.earliest is None, when.latest is None)
    box = Box(block.left, top + INSET, block.right, bottom - INSET, *sides)
    yield from band(block.standing, box, len(block.shown))
    if when.begin.end is not None and when.end is not None and when.end.start is not None:
        left = max(block.left, frame.scale.at(days(when.begin.end) - 1))
        right = min(block.right, frame.scale.at(days(when.end.start) + 1))
        if right - left > 1:
            yield sure(left, right, bottom - INSET)
