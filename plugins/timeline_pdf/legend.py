"""What the marks of the drawn timeline mean, on one line beneath it; only the marks that occur."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from timeline import When
from timeline_pdf.axis import Shown, shown_as_point
from timeline_pdf.fonts import Fonts
from timeline_pdf.look import ACCENT, SOFT, TICK, TINT, WHITE
from timeline_pdf.setting import line_width, one_line
from timeline_pdf.slices import Dot, Fill, Mark, Shape, Slice, Stroke, Words

_Sample = Callable[[float], tuple[Mark, ...]]


def legend(events: Sequence[Shown], fonts: Fonts, width: float) -> tuple[Slice, ...]:
    """A sample of each mark that occurs, with its meaning, in rows at most `width` points wide."""
    rows: list[list[Mark]] = [[]]
    x = 0.0
    for sample, words in _samples(events):
        line = one_line(words, TICK, fonts)
        size = 19 + line_width(line)
        if x + size > width:
            rows.append([])
            x = 0.0
        rows[-1] += [*sample(x), Words(x + 19, 9.4, line)]
        x += size + 14
    return tuple(Slice(15, tuple(row), glued=row is not rows[-1]) for row in rows)


def _samples(events: Sequence[Shown]) -> Iterator[tuple[_Sample, str]]:
    if any(shown_as_point(one.when) and not one.said and not one.ahead for one in events):
        yield _dot, "on one day"
    if any(shown_as_point(one.when) and one.said for one in events):
        yield _diamond, "said or judged"
    if any(_is_window(one.when) for one in events):
        yield _window, "at some time within"
    if any(one.when.end is not None for one in events):
        yield _lasting, "lasted; dark where sure"
    if any(one.when.earliest is None or one.when.latest is None for one in events):
        yield _open, "open end"
    if any(one.ahead for one in events):
        yield _hollow, "planned or forecast"


def _is_window(when: When) -> bool:
    return when.end is None and None not in (when.earliest, when.latest) and not shown_as_point(when)


def _dot(x: float) -> tuple[Mark, ...]:
    return (Dot(x + 12, 7, 2.8, ACCENT, ACCENT),)


def _hollow(x: float) -> tuple[Mark, ...]:
    return (Dot(x + 12, 7, 2.8, WHITE, ACCENT),)


def _diamond(x: float) -> tuple[Mark, ...]:
    return (Shape(((x + 8.6, 7), (x + 12, 3.6), (x + 15.4, 7), (x + 12, 10.4)), ACCENT),)


def _window(x: float) -> tuple[Mark, ...]:
    return (Shape(((x, 3.2), (x + 15, 3.2), (x + 15, 10.8), (x, 10.8)), TINT, SOFT, 0.7),)


def _lasting(x: float) -> tuple[Mark, ...]:
    return (Fill(x, 3.2, 15, 7.6, TINT), Stroke(x + 3, 10.8, x + 12, 10.8, ACCENT, 1.8))


def _open(x: float) -> tuple[Mark, ...]:
    tip = ((x + 15, 7), (x + 11, 4.6), (x + 11, 9.4))
    return (Fill(x, 3.2, 6, 7.6, TINT), Stroke(x, 3.2, x, 10.8, ACCENT, 1.1), Shape(tip, ACCENT))
