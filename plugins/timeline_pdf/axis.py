"""The timeline drawn: a date axis, and each event at its place with its label beside it, in lanes that never collide.

A day known exactly is a dot; a date known less well is a bar as wide as its bounds; something that lasted has a dark
line under the part that is sure; an open end fades into an arrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from timeline import When
from timeline_pdf.fonts import Fonts
from timeline_pdf.look import ACCENT, ALERT, GRID, QUIET, SMALL, SOFT, TICK, TINT, WHITE
from timeline_pdf.scale import BREAK, Scale, days, scale
from timeline_pdf.setting import cut, line_width, measure, one_line
from timeline_pdf.slices import Area, Dot, Fill, Mark, Shape, Slice, Stroke, Words

MOST: Final = 30
"""Events drawn at most; the table has the rest."""

_LANE: Final = 15.0
_HEAD: Final = 29.0  # room for the axis over the lanes
_LANES: Final = 27
_LABEL: Final = 250.0  # points that a label takes at most
_FADE: Final = 30.0
_BAR: Final = 9.4
_FADES: Final = ("#d5dee7", "#dfe6ed", "#e9eef3", "#f3f6f9")


@attrs.frozen
class Shown:
    """An event to draw. `salience` decides who is drawn where there are too many; `link` leads to its row."""

    label: str
    when: When
    link: str
    salience: float = 0.0
    ahead: bool = False
    said: bool = False


@attrs.frozen
class _Place:
    """Where an event is drawn: its mark from `left` to `right`, its label at `label_x`, all of it `taken`."""

    shown: Shown
    left: float
    right: float
    label: str
    label_x: float
    taken: tuple[float, float]
    lane: int = 0


def axis(
    events: Sequence[Shown], fonts: Fonts, width: float, as_of: When | None = None
) -> tuple[Slice | None, tuple[Shown, ...]]:
    """The drawing, `width` points wide, and the events it shows; None when no event has a date to draw."""
    dated = [one for one in events if _extent(one.when) is not None]
    most = min(MOST, len(dated))
    while most > 0:
        chosen = _choose(dated, most)
        hours = any(one.when.unit in ("hour", "minute") for one in chosen)
        measured = scale([extent for one in chosen if (extent := _extent(one.when))], width, hours)
        places = _lanes([_place(one, measured, fonts, width) for one in chosen])
        lanes = max(place.lane for place in places) + 1
        if lanes <= _LANES:
            return _slice(places, lanes, measured, fonts, (width, as_of)), tuple(chosen)
        most -= 3
    return None, ()


def _extent(when: When) -> tuple[float, float] | None:
    """First and last day that is known; one known side stands for both."""
    ends = [days(point) for point in (when.earliest, when.latest) if point is not None]
    return (ends[0], ends[-1]) if ends else None


def _choose(events: Sequence[Shown], most: int) -> list[Shown]:
    best = sorted(range(len(events)), key=lambda n: (-events[n].salience, n))[:most]
    return [events[n] for n in sorted(best)]


def _place(shown: Shown, measured: Scale, fonts: Fonts, width: float) -> _Place:
    """The mark's place, and the label's: right of it, else left, else over the bar, else cut where most room is."""
    left, right = _span(shown.when, measured, width)
    label = cut(shown.label, SMALL, fonts, _LABEL)
    size = measure(label, SMALL, fonts)
    if right + 5 + size <= width:
        return _Place(shown, left, right, label, right + 5, (left, right + 5 + size))
    if left - 5 - size >= 0:
        return _Place(shown, left, right, label, left - 5 - size, (left - 5 - size, right))
    rooms = {"right": width - right - 5, "left": left - 5, "over": right - left - 8}
    where = max(("over", "right", "left"), key=lambda side: min(rooms[side], size))
    label = cut(shown.label, SMALL, fonts, min(_LABEL, rooms[where]))
    size = measure(label, SMALL, fonts)
    x = {"right": right + 5, "left": left - 5 - size, "over": left + 4}[where]
    return _Place(shown, left, right, label, x, (min(left, x), max(right, x + size)))


def _span(when: When, measured: Scale, width: float) -> tuple[float, float]:
    """From where to where the mark reaches; a dot has its radius, an open end its fading."""
    earliest, latest = when.earliest, when.latest
    known = measured.at(days(earliest or latest)) if earliest or latest else 0.0  # type: ignore[arg-type] # one is there
    left = measured.at(days(earliest)) if earliest else max(0.0, known - _FADE)
    right = measured.at(days(latest)) if latest else min(width, known + _FADE)
    least = 6.4 if shown_as_point(when) else 4.0
    if shown_as_point(when) or right - left < least:
        middle = min(max((left + right) / 2, least / 2), width - least / 2)
        left, right = middle - least / 2, middle + least / 2
    return left, right


def shown_as_point(when: When) -> bool:
    """Whether the time is known to the day or better, so that a dot says no more than is known."""
    if when.end is not None or when.earliest is None or when.latest is None:
        return False
    return days(when.latest) - days(when.earliest) <= 1


def _lanes(places: Sequence[_Place]) -> list[_Place]:
    """Each into the first lane where nothing is in its way."""
    lanes: list[list[tuple[float, float]]] = []
    done = []
    for place in places:
        low, high = place.taken[0] - 7, place.taken[1] + 7
        free = next((n for n, lane in enumerate(lanes) if all(b <= low or a >= high for a, b in lane)), len(lanes))
        if free == len(lanes):
            lanes.append([])
        lanes[free].append(place.taken)
        done.append(attrs.evolve(place, lane=free))
    return done


def _slice(
    places: Sequence[_Place], lanes: int, measured: Scale, fonts: Fonts, frame: tuple[float, When | None]
) -> Slice:
    width, as_of = frame
    foot = _HEAD + lanes * _LANE
    marks: list[Mark] = [*_grid(measured, fonts, foot)]
    dated = list(_as_of(as_of, measured, fonts, (width, foot)))
    marks += dated
    for place in places:
        top = _HEAD + place.lane * _LANE + (_LANE - _BAR) / 2
        label = one_line(place.label, SMALL, fonts, place.shown.link)
        if not place.left < place.label_x < place.right:  # beside its mark: keep the grid from running through it
            marks.append(Fill(place.label_x - 1.5, top, line_width(label) + 3, _BAR, WHITE))
        marks += [*_mark(place, measured, top), Words(place.label_x, top + 7.2, label)]
    return Slice(foot + (11 if dated else 3), tuple(marks), glued=True)


def _grid(measured: Scale, fonts: Fonts, foot: float) -> Iterator[Mark]:
    line = _HEAD - 5
    for segment in measured.segments:
        yield Stroke(segment.x, line, segment.x + segment.width, line, QUIET, 0.8)
    for segment in measured.segments[1:]:
        for x in (segment.x - BREAK / 2 - 2.5, segment.x - BREAK / 2 + 2.5):
            yield Stroke(x - 2.5, line + 5, x + 2.5, line - 5, QUIET, 0.9)
    for tick in measured.ticks():
        yield Stroke(tick.x, line, tick.x, foot, GRID, 0.6)
        yield Stroke(tick.x, line - 3, tick.x, line, QUIET, 0.8)
        yield _centred(tick.label, tick.x, line - 5.5, fonts)
        if tick.above:
            yield _centred(tick.above, tick.x, line - 14, fonts)


def _centred(text: str, x: float, y: float, fonts: Fonts) -> Words:
    line = one_line(text, TICK, fonts)
    return Words(max(0.0, x - line_width(line) / 2), y, line)


def _as_of(when: When | None, measured: Scale, fonts: Fonts, frame: tuple[float, float]) -> Iterator[Mark]:
    """A dashed line where the sources stop knowing."""
    width, foot = frame
    if when is None or when.latest is None or not measured.holds(days(when.latest)):
        return
    x = measured.at(days(when.latest))
    line = one_line("as of", attrs.evolve(TICK, colour=ALERT), fonts)
    yield Stroke(x, _HEAD - 5, x, foot + 2, ALERT, 0.7, (2.5, 2))
    yield Words(min(x - line_width(line) / 2, width - line_width(line)), foot + 9, line)


def _mark(place: _Place, measured: Scale, top: float) -> Iterator[Mark]:
    when, shown = place.shown.when, place.shown
    if shown_as_point(when):
        yield from _point(shown, (place.left + place.right) / 2, top + _BAR / 2)
    else:
        yield from _bar(place, top)
        if when.end is not None:
            yield from _sure(when, measured, top, (place.left, place.right))
    yield Area(place.left, top, place.right - place.left, _BAR, shown.link)


def _point(shown: Shown, x: float, y: float) -> Iterator[Mark]:
    """A dot; a diamond for what somebody says or judges; hollow for what lies ahead."""
    fill = WHITE if shown.ahead else ACCENT
    if shown.said:
        yield Shape(((x - 3.4, y), (x, y - 3.4), (x + 3.4, y), (x, y + 3.4)), fill, ACCENT, 0.9)
    else:
        yield Dot(x, y, 2.8, fill, ACCENT)


def _bar(place: _Place, top: float) -> Iterator[Mark]:
    when, shown = place.shown.when, place.shown
    if when.earliest is not None and when.latest is not None:
        low, high, bottom = place.left, place.right, top + _BAR
        box = ((low, top), (high, top), (high, bottom), (low, bottom))
        yield Shape(box, WHITE if shown.ahead else TINT, SOFT if when.end is None or shown.ahead else "", 0.7)
        return
    yield from _open(place, top, rightwards=when.earliest is not None)


def _open(place: _Place, top: float, rightwards: bool) -> Iterator[Mark]:
    """Fading from the known side, with an arrow where nobody knows."""
    step = (place.right - place.left - 4) / len(_FADES)
    known = place.left if rightwards else place.right
    way = 1 if rightwards else -1
    for n, tint in enumerate(_FADES):
        edge = known + way * n * step
        yield Fill(min(edge, edge + way * step), top, step, _BAR, tint)
    yield Stroke(known, top, known, top + _BAR, ACCENT, 1.1)
    tip, middle = known + way * (step * len(_FADES) + 4), top + _BAR / 2
    yield Shape(((tip, middle), (tip - way * 4.5, middle - 2.6), (tip - way * 4.5, middle + 2.6)), ACCENT)


def _sure(when: When, measured: Scale, top: float, frame: tuple[float, float]) -> Iterator[Mark]:
    """A dark line under the part of the bar during which it certainly lasted."""
    if when.begin.end is None or when.end is None or when.end.start is None:
        return
    left = max(frame[0], measured.at(days(when.begin.end) - 1))
    right = min(frame[1], measured.at(days(when.end.start) + 1))
    if right - left > 1:
        yield Stroke(left, top + _BAR, right, top + _BAR, ACCENT, 1.8)
