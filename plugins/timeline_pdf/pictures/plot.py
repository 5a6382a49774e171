"""Reports of one quantity drawn over time: when each holds against what it says.

The form of a mark tells who says it. A filled one is the figure itself, a hollow one a bound of it; an arrow leads to
where there is no other bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from timeline_pdf.lettering.fonts import Fonts
from timeline_pdf.lettering.setting import Line, cut, line_width, measure, one_line
from timeline_pdf.look import ACCENT, ALERT, GRID, QUIET, SMALL, SOFT, TICK, WHITE
from timeline_pdf.pictures.reports import Report
from timeline_pdf.pictures.scale import Scale, scale
from timeline_pdf.pictures.ticks import larger_words, tick_words
from timeline_pdf.pictures.values import Values, values
from timeline_pdf.slices import Dot, Fill, Mark, Shape, Slice, Stroke, Words

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_TOP: Final = 12.0
_HEIGHT: Final = 112.0
_FOOT: Final = 25.0
_RIGHT: Final = 4.0
_HALF: Final = 3.0  # half the width of a mark
_ARROW: Final = 15.0
_SPEAKERS: Final = 5  # forms of marks; the speakers beyond share the last
_VALUE: Final = 104.0  # points that the words of a value take at most, and those of a speaker
_WHO: Final = 96.0
_OTHERS: Final = "others"
_LABELS: Final = 16  # reports up to which each has a label
_DASH: Final = (1.6, 1.6)
_TOLD: Final = 6  # pairs that differ of which the drawing tells


@attrs.frozen
class _Frame:
    """What reports are drawn in: `left` to `right`, and the scales. `forms` has each speaker's form."""

    left: float
    right: float
    time: Scale
    values: Values
    fonts: Fonts
    forms: dict[str, int]
    left_out: int = 0

    def x(self, one: Report) -> tuple[float, float, float]:
        """Where its date begins, its middle and its end."""
        start, end = self.left + self.time.at(one.start), self.left + self.time.at(one.end)
        return start, (start + end) / 2, end

    def y(self, value: float) -> float:
        """Where a value lies."""
        return _TOP + _HEIGHT * (1 - self.values.at(value))


def plot(
    found: Sequence[Report], pairs: Sequence[tuple[Report, Report]], series: Any, sheet: tuple[Fonts, float]
) -> tuple[Slice, ...]:
    """The chart of the reports found of the series, with its legend beneath where one is needed.

    `pairs` are those that disagree; `sheet` has the fonts and the width in points.
    """
    frame = _frame(found, *sheet)
    frame = attrs.evolve(frame, left_out=len(series.rows) - len(found))
    pairs = pairs[:_TOLD]
    marks: list[Mark] = [*_ground(frame)]
    taken: list[Rectangle] = []
    for one, other in pairs:
        marks.append(_difference(one, other, frame))
    for one in found:
        drawn, boxes = _report(one, frame)
        marks += drawn
        taken += boxes
    foremost = {one.row for pair in pairs for one in pair}
    ordered = sorted(_told(found, foremost), key=lambda one: one.row not in foremost)
    labels = _labels(ordered, series.unit, taken, frame, named=True)
    named = len(frame.forms) < 2 or len(labels) == len(found)
    labels = labels if named else _labels(ordered, series.unit, taken, frame, named=False)
    marks += [Fill(one.x - 1, one.y - 6, line_width(one.line) + 2, 8, WHITE) for one in labels]
    marks += labels
    entries = list(_entries(found, frame, named, bool(pairs)))
    rows = _legend(entries, frame.fonts, (frame.left, frame.right))
    return (Slice(_TOP + _HEIGHT + _FOOT, tuple(marks), glued=True), *rows)


def _frame(found: Sequence[Report], fonts: Fonts, width: float) -> _Frame:
    known = [value for one in found for value in one.known]
    rising = max((one.known[-1] for one in found if one.rises), default=None)
    falling = min((one.known[0] for one in found if one.falls), default=None)
    made = values(known, rising, falling)
    left = max(measure(words, TICK, fonts) for _, words in made.ticks()) + 8
    hours = max(one.end for one in found) - min(one.start for one in found) < 2
    time = scale([(one.start, one.end) for one in found], width - left - _RIGHT, hours)
    return _Frame(left, width - _RIGHT, time, made, fonts, _forms(found))


def _forms(found: Sequence[Report]) -> dict[str, int]:
    """A form for each speaker, the most frequent first."""
    counts: dict[str, int] = {}
    for one in found:
        counts[one.who] = counts.get(one.who, 0) + 1
    order = sorted(counts, key=lambda who: -counts[who])
    return {who: min(n, _SPEAKERS) for n, who in enumerate(order)}


def _ground(frame: _Frame) -> Iterator[Mark]:
    """The two axes with their ticks."""
    bottom = _TOP + _HEIGHT
    for value, words in frame.values.ticks():
        y = frame.y(value)
        line = one_line(words, TICK, frame.fonts)
        strong = value == 0 and frame.values.low < 0
        yield Stroke(frame.left, y, frame.right, y, QUIET if strong else GRID, 0.6)
        yield Words(frame.left - 6 - line_width(line), y + 2.4, line)
    for segment in frame.time.segments:
        x = frame.left + segment.x
        yield Stroke(x, bottom, x + segment.width, bottom, QUIET, 0.8)
    for gap in frame.time.gaps():
        for x in (frame.left + gap.x - 3, frame.left + gap.x + 3):
            yield Stroke(x - 2.5, bottom + 4.5, x + 2.5, bottom - 4.5, QUIET, 0.9)
            yield Stroke(x, _TOP, x, bottom - 7, QUIET, 0.5, (0.6, 2.4))
    for tick in frame.time.ticks():
        yield Stroke(frame.left + tick.x, bottom, frame.left + tick.x, bottom + 3, QUIET, 0.8)
    ends = (frame.left, frame.right)
    yield from tick_words(frame.time, bottom + 11, frame.fonts, ends)
    yield from larger_words(frame.time, bottom + 19.5, frame.fonts, ends)
    yield from _note(frame)
    if frame.values.broken or frame.values.zero:
        y = bottom - (6 if frame.values.zero else 3)
        for rise in (0, 3.2):
            yield Stroke(frame.left - 4, y - rise + 2, frame.left + 4, y - rise - 2, QUIET, 0.9)


def _note(frame: _Frame) -> Iterator[Mark]:
    """How the scale departs from what a reader takes for granted, and how many reports are not drawn."""
    told = ["logarithmic scale"] if frame.values.logarithmic else []
    told += ["the scale does not begin at zero"] if frame.values.broken else []
    told += [f"{frame.left_out:,} more in the table"] if frame.left_out else []
    if told:
        yield Words(0, 5, one_line("  \u00b7  ".join(told), TICK, frame.fonts))


def _report(one: Report, frame: _Frame) -> tuple[list[Mark], list[Rectangle]]:
    """The marks of a report, and the rectangles in which no label may stand."""
    start, x, end = frame.x(one)
    marks: list[Mark] = []
    ys = [frame.y(value) for value in one.known]
    low, high = max(ys), min(ys)
    if low - high > 0.5:
        marks.append(Stroke(x, low, x, high, ACCENT, 1.3))
    if one.rises or one.falls:
        top, bottom = max(high - _ARROW, _TOP - 8), min(low + _ARROW, _TOP + _HEIGHT)
        high, low = (min(top, high - 6), low) if one.rises else (high, max(bottom, low + 6))
        tip, way = (high, 1) if one.rises else (low, -1)
        marks.append(Stroke(x, ys[0], x, tip + way * 3, ACCENT, 1.1))
        marks.append(Shape(((x, tip), (x - 2.4, tip + way * 4.5), (x + 2.4, tip + way * 4.5)), ACCENT))
    boxes = [(x - _HALF - 1, high - _HALF - 1, x + _HALF + 1, low + _HALF + 1)]
    if end - start > 2 * _HALF + 2:
        y = frame.y(one.best if one.best is not None else one.known[0])
        marks += [Stroke(start, y, end, y, SOFT, 0.9)]
        marks += [Stroke(side, y - 2.2, side, y + 2.2, SOFT, 0.9) for side in (start, end)]
        boxes.append((start, y - 1.5, end, y + 1.5))
    form = frame.forms[one.who]
    for value, y in zip(one.known, ys, strict=True):
        if value == one.best or one.best is None:
            marks += mark(form, x, y, hollow=one.best is None and len({one.low, one.high}) > 1)
    return marks, boxes


def mark(form: int, x: float, y: float, *, hollow: bool = False) -> Iterator[Mark]:
    """The mark of a speaker: disc, square, diamond, and triangles up and down; a small disc for all further ones."""
    h = _HALF
    colour = (ACCENT, ALERT)[form % 2] if form < _SPEAKERS else QUIET
    fill = WHITE if hollow else colour
    corners = {
        1: (
            (x - h + 0.4, y - h + 0.4),
            (x + h - 0.4, y - h + 0.4),
            (x + h - 0.4, y + h - 0.4),
            (x - h + 0.4, y + h - 0.4),
        ),
        2: ((x - h - 0.6, y), (x, y - h - 0.6), (x + h + 0.6, y), (x, y + h + 0.6)),
        3: ((x - h - 0.2, y + h - 0.4), (x, y - h - 0.2), (x + h + 0.2, y + h - 0.4)),
        4: ((x - h - 0.2, y - h + 0.4), (x, y + h + 0.2), (x + h + 0.2, y - h + 0.4)),
    }.get(form)
    if corners is None:
        yield Dot(x, y, (h if form == 0 else h - 1.2) - 0.2, fill, colour)
    else:
        yield Shape(corners, fill, colour, 1)


def _difference(one: Report, other: Report, frame: _Frame) -> Mark:
    """A dashed line from one to the other, where the bounds of each come nearest."""
    (_, x1, _), (_, x2, _) = frame.x(one), frame.x(other)
    lower, upper = sorted((one, other), key=lambda each: each.bounds)
    y1, y2 = frame.y(lower.known[-1]), frame.y(upper.known[0])
    return Stroke(x1 if lower is one else x2, y1, x2 if lower is one else x1, y2, ALERT, 0.9, _DASH)


def _told(found: Sequence[Report], foremost: Iterable[int]) -> list[Report]:
    """Those that get a label: all, or where that is too much the first, the last, the lowest and the highest."""
    if len(found) <= _LABELS:
        return list(found)
    ends = (found[0], found[-1], min(found, key=lambda one: one.known[0]), max(found, key=lambda one: one.known[-1]))
    kept = {*foremost, *(one.row for one in ends)}
    return [one for one in found if one.row in kept]


def _labels(
    found: Iterable[Report], unit: str, marks: Sequence[Rectangle], frame: _Frame, *, named: bool
) -> list[Words]:
    """Labels beside marks: the figure, and if `named` who gives it; none where all places beside a mark are taken."""
    taken = list(marks)
    labels = []
    for one in found:
        line = _label(one, unit, frame.fonts, named=named)
        places = (box for box in _places(one, line_width(line), frame) if _inside(box, frame))
        box = next((box for box in places if not any(_collide(box, other) for other in taken)), None)
        if box:
            taken.append((box[0] - 5, box[1], box[2] + 5, box[3]))
            labels.append(Words(box[0], box[3] - 1.8, line))
    return labels


def _label(one: Report, unit: str, fonts: Fonts, *, named: bool) -> Line:
    """The figure without its unit, which stands over the chart; and the speaker."""
    figure = cut(one.text.removesuffix(unit).strip() or one.text, SMALL, fonts, _VALUE)
    value = one_line(figure, SMALL, fonts)
    who = one_line(cut(one.who, TICK, fonts, _WHO), TICK, fonts) if named and one.who else ()
    start = line_width(value) + 4
    return (*value, *(piece._replace(x=piece.x + start) for piece in who))


def _places(one: Report, size: float, frame: _Frame) -> Iterator[Rectangle]:
    """Where a label may stand, the best place first."""
    _, x, _ = frame.x(one)
    y = frame.y(one.best if one.best is not None else one.known[0])
    for rise in (0.0, -8.0, 8.0):
        for left in (x + 6, x - 6 - size):
            yield left, y - 4.2 + rise, left + size, y + 4.2 + rise
    for top in (y - 13, y + 5):
        yield x - size / 2, top, x + size / 2, top + 8.4


def _inside(box: Rectangle, frame: _Frame) -> bool:
    across = box[0] >= frame.left + 2 and box[2] <= frame.right
    return across and box[1] >= _TOP - 3 and box[3] <= _TOP + _HEIGHT - 0.5


def _collide(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _entries(found: Sequence[Report], frame: _Frame, named: bool, differ: bool) -> Iterator[tuple[list[Mark], str]]:
    """What the marks mean, where the labels do not say it."""
    if not named:
        told: dict[int, list[str]] = {}
        for who, form in frame.forms.items():
            told.setdefault(form, []).append(who or "no speaker named")
        for form, names in told.items():
            yield list(mark(form, 4, 7)), names[0] if len(names) == 1 else _OTHERS
    if any(one.best is None and len(set(one.known)) == 1 and (one.rises or one.falls) for one in found):
        arrow: list[Mark] = [Stroke(4, 10, 4, 5, ACCENT, 1.1), Shape(((4, 2), (1.6, 6), (6.4, 6)), ACCENT)]
        yield [*arrow, *mark(0, 4, 10, hollow=True)], "no other bound given"
    if differ:
        yield [Stroke(0, 7, 9, 7, ALERT, 0.9, _DASH)], "disagree on overlapping dates"


def _legend(entries: Sequence[tuple[list[Mark], str]], fonts: Fonts, frame: tuple[float, float]) -> tuple[Slice, ...]:
    rows: list[list[Mark]] = []
    x = frame[1]
    for marks, words in entries:
        line = one_line(cut(words, TICK, fonts, 2 * _WHO), TICK, fonts)
        if not rows or x + 13 + line_width(line) > frame[1]:
            rows.append([])
            x = frame[0]
        rows[-1] += [_moved(one, x) for one in marks]
        rows[-1].append(Words(x + 12, 9.4, line))
        x += 12 + line_width(line) + 15
    return tuple(Slice(14, tuple(row), glued=True) for row in rows)


def _moved(one: Mark, x: float) -> Mark:
    if isinstance(one, Dot):
        return attrs.evolve(one, x=one.x + x)
    if isinstance(one, Stroke):
        return attrs.evolve(one, x1=one.x1 + x, x2=one.x2 + x)
    assert isinstance(one, Shape)
    return attrs.evolve(one, points=tuple((px + x, py) for px, py in one.points))
