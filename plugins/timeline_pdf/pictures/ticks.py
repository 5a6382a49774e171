"""The words at the ticks of an axis of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from timeline_pdf.lettering.fonts import Fonts
from timeline_pdf.lettering.setting import line_width, one_line
from timeline_pdf.look import TICK
from timeline_pdf.pictures.scale import Scale
from timeline_pdf.slices import Words

_APART: Final = 4.0


def tick_words(measured: Scale, y: float, fonts: Fonts, frame: tuple[float, float]) -> Iterator[Words]:
    """Labels centred at their ticks, all inside the frame `(left, right)`; the axis begins at its left."""
    yield from _row([(tick.x, tick.label) for tick in measured.ticks()], y, fonts, frame)


def larger_words(measured: Scale, y: float, fonts: Fonts, frame: tuple[float, float]) -> Iterator[Words]:
    """The larger units where they change, and the lengths of the breaks."""
    larger = [(tick.x, tick.above) for tick in measured.ticks() if tick.above]
    yield from _row(sorted([*larger, *((gap.x, gap.words) for gap in measured.gaps())]), y, fonts, frame)


def within(x: float, size: float, frame: tuple[float, float]) -> float:
    """The left edge of what is `size` wide, moved so that it lies in the frame."""
    return max(frame[0], min(x, frame[1] - size))


def _row(words: Sequence[tuple[float, str]], y: float, fonts: Fonts, frame: tuple[float, float]) -> Iterator[Words]:
    """One that would touch the one before is left out."""
    reach = frame[0] - _APART
    for x, text in words:
        line = one_line(text, TICK, fonts)
        left = within(frame[0] + x - line_width(line) / 2, line_width(line), frame)
        if left >= reach + _APART:
            yield Words(left, y, line)
            reach = left + line_width(line)
