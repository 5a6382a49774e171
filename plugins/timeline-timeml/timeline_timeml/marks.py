"""What is marked in a passage: the words that name events, and the time expressions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import attrs

from timeline import Span, When
from timeline_timeml.passages import Passage, Window
from timeline_timeml.times import VALUE, Time, begin_of, end_of, part_of, span_of


@attrs.frozen
class Mark:
    """An EVENT, whose `time` is None, or a TIMEX3; `number` is its id's. `windows` are the reports that rest on it.

    A `loose` time expression stands within the words of an event, or shares some with another: it is written as an
    empty element behind the passage.
    """

    span: Span
    number: int
    windows: tuple[Window, ...]
    time: Time | None = None
    loose: bool = False


def marks(passage: Passage, events: Iterator[int], times: Iterator[int]) -> tuple[Mark, ...]:
    """The marks in their order, the loose ones last. They take their numbers from `events` and `times`."""
    named = tuple(
        Mark(span, next(events), windows)
        for span, windows in _apart((window.trigger, window) for window in passage.windows)
    )
    told: list[Mark] = []
    starts, end = [mark.span.start for mark in named], 0
    timed = ((window.timex, window) for window in passage.windows if window.timex is not None)
    for span, windows in _same(timed):
        time = next((time for window in windows if (time := said(window)) is not None), None)
        if time is None:
            continue
        before = bisect_left(starts, span.end)
        loose = span.start < end or (before > 0 and named[before - 1].span.end > span.start)
        end = end if loose else span.end
        told.append(Mark(span, next(times), windows, time, loose))
    return tuple(sorted((*named, *told), key=lambda mark: (mark.loose, mark.span)))


def said(window: Window) -> Time | None:
    """What a report's time expression says; None where its value is none that TIMEX3 knows."""
    place, when = window.report.place, window.report.event.when
    if place is None:
        return None
    if "/" in place.value:
        return _interval(place.value, when)
    if not VALUE.fullmatch(place.value):
        return None
    time = Time(place.value)
    return time if when is None else _as_dated(time, when)


def _as_dated(time: Time, when: When) -> Time:
    """The time with what the date of the event adds to its value: a modifier, or where a duration begins and ends."""
    whole = span_of(when)
    if time.type == "DURATION":
        return attrs.evolve(time, points=whole.points) if whole and when.end else time
    for known in (whole, begin_of(when), end_of(when)):
        if known and known.value == time.value:
            return known
    mod = part_of(when.begin, time.value) if when.end is None else None
    return attrs.evolve(time, mod=mod) if mod else time


def _interval(value: str, when: When | None) -> Time | None:
    """TIMEX3 has no intervals: a duration, with times for its ends. How long it is, only the date can tell."""
    ends = value.split("/")
    if len(ends) != 2 or not all(map(VALUE.fullmatch, ends)):
        return None
    whole = span_of(when) if when else None
    if whole and whole.points and [point.value for point in whole.points] == ends:
        return whole
    return Time("PXD", points=(Time(ends[0]), Time(ends[1])))


def _same(found: Iterable[tuple[Span, Window]]) -> Iterator[tuple[Span, tuple[Window, ...]]]:
    """The windows of each span, in the order of the spans."""
    of: dict[Span, list[Window]] = {}
    for span, window in found:
        of.setdefault(span, []).append(window)
    for span in sorted(of):
        yield span, tuple(of[span])


def _apart(found: Iterable[tuple[Span, Window]]) -> Iterator[tuple[Span, tuple[Window, ...]]]:
    """The same, where spans share no letter: one that shares some with the span before it is taken for that."""
    last: tuple[Span, tuple[Window, ...]] | None = None
    for span, windows in _same(found):
        if last is not None and span.start < last[0].end:
            last = last[0], (*last[1], *windows)
        else:
            if last is not None:
                yield last
            last = span, windows
    if last is not None:
        yield last
