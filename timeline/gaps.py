"""Gaps: what a timeline does not tell and a reader should ask about, in sentences with the events that they rest on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median_low
from typing import Final

import attrs

from timeline.calendar import Period, Point
from timeline.edtf import stating, unit_of
from timeline.model import Event, Timeline, When
from timeline.wording import counted, date_words

Told = tuple[str, tuple[str, ...]]
"""A sentence and the ids of the events that it cites."""

_SILENCES: Final = 3
_TRIED: Final = 20
"""So many of the longest stretches are looked at."""

_LONGER: Final = 4
"""A silence is so many times as long as any other stretch in as much time before and after it."""

_AROUND: Final = 3
"""So many separate times are told on either side of a silence, in as much time as it lasts: less is background."""

_ALIKE: Final = 1.2
"""Dates are alike in fineness up to so many times the width of most: months have 28 to 31 days."""

_NAMED: Final = 3
"""Sources without a time of their own are named one by one up to this number."""

_CITED: Final = 5
"""Events are named one by one up to this number, and beyond it only counted."""


def gaps(timeline: Timeline) -> Iterator[Told]:
    """Everything worth asking about: silences, sources without a date, events without one, what one source tells."""
    past = [event for event in timeline.events if event.kind not in ("plan", "forecast")]
    yield from _silences(past)
    yield from _unresolved(timeline)
    if timeline.undated:
        yield f"{counted(len(timeline.undated), 'event')} could not be dated at all.", _few(timeline.undated)
    yield from _vague(past)
    yield from _alone(timeline)


def _few(events: Sequence[Event]) -> tuple[str, ...]:
    return tuple(event.id for event in events) if len(events) <= _CITED else ()


# Silences.


@attrs.frozen
class _Stretch:
    """Time that is told without a break, as days from `start` up to `end`, and the events that begin and end it."""

    start: int
    end: int
    first: Event
    last: Event


def _silences(events: Sequence[Event]) -> Iterator[Told]:
    """The stretches in which nothing is told that are long compared with those around them, in order of time.

    A moment that is dated less finely than most ends a silence only where it surely lies in it; one that may lie in it
    is counted.
    """
    bounded = [(event, days) for event in events if (days := _days(event.when))]
    if len(bounded) < 2 * _AROUND:
        return
    usual = median_low(end - start for _, (start, end) in bounded) * _ALIKE
    firm = [(event, days) for event, days in bounded if days[1] - days[0] <= usual or _lasts(event)]
    told = _stretches(firm)
    firm += [(event, days) for event, days in bounded if _apart(told, *days)]
    stretches = _stretches(firm)
    order = sorted(range(len(stretches) - 1), key=lambda n: stretches[n].end - stretches[n + 1].start)[:_TRIED]
    found = [n for n in order if _stands_out(stretches, n)]
    sure = {event.id for event, _ in firm}
    for n in sorted(found[:_SILENCES]):
        yield _silence(stretches[n], stretches[n + 1], [event for event in events if event.id not in sure])


def _days(when: When | None) -> tuple[int, int] | None:
    """The days that a date may touch, half-open; of what lasts without a known end, those in which it may begin."""
    if when is None:
        return None
    period = when.begin if when.latest is None else when.bounds
    if period.start is None or period.end is None:
        return None
    start, end = period.start.days, period.end.days + bool(period.end.hour or period.end.minute)
    return start, max(start + 1, end)


def _lasts(event: Event) -> bool:
    """Whether it fills its time, from one day to another, and is no moment somewhere between them."""
    return event.when is not None and event.when.end is not None


def _stretches(dated: Sequence[tuple[Event, tuple[int, int]]]) -> list[_Stretch]:
    """The time that is told, in order, without overlaps."""
    found: list[_Stretch] = []
    for event, (start, end) in sorted(dated, key=lambda one: one[1]):
        if not found or start >= found[-1].end:
            found.append(_Stretch(start, end, event, event))
        elif end > found[-1].end:
            found[-1] = attrs.evolve(found[-1], end=end, last=event)
    return found


def _apart(stretches: Sequence[_Stretch], start: int, end: int) -> bool:
    """Whether a date lies wholly between two stretches, or before or after them all."""
    n = bisect_right(stretches, start, key=lambda one: one.end)
    return n == len(stretches) or end <= stretches[n].start


def _stands_out(stretches: Sequence[_Stretch], n: int) -> bool:
    """Whether the silence after a stretch is long compared with every other in as much time before and after it."""
    silence = stretches[n + 1].start - stretches[n].end
    first = bisect_left(stretches, stretches[n].end - silence, key=lambda one: one.end)
    last = bisect_right(stretches, stretches[n + 1].start + silence, key=lambda one: one.start)
    before, after = stretches[first : n + 1], stretches[n + 1 : last]
    if min(len(before), len(after)) < _AROUND:
        return False
    rest = max(two.start - one.end for side in (before, after) for one, two in pairwise(side))
    return silence >= _LONGER * max(1, rest)


def _silence(before: _Stretch, after: _Stretch, others: Sequence[Event]) -> Told:
    since, until = _border(before.last.when, end=True), _border(after.first.when, end=False)
    silent = Period(Point.from_days(before.end), Point.from_days(after.start))
    may = sum(1 for one in others if one.when is not None and silent.meet(one.when.bounds))
    told = f", though {counted(may, 'event')} of less certain date may lie there" if may else ""
    return f"Nothing is dated between {since} and {until}{told}.", (before.last.id, after.first.id)


def _border(when: When | None, end: bool) -> str:
    """The last or the first unit of a date, as finely as the date is known: of 'early May' its first or tenth day."""
    if when is None:
        return ""
    period = when.end if end and when.end and when.end != Period() else when.begin
    if period.start is None or period.end is None:
        return date_words(when)
    if unit_of(period) is None:
        unit = stating(period)
        period = Period.of(period.end.plus(-1, unit) if end else period.start, unit)
    words = date_words(When("", period, basis="context"))
    return f"about {words}" if any(mark in when.edtf for mark in "~%") else words


# What is known, but not well.


def _unresolved(timeline: Timeline) -> Iterator[Told]:
    """Sources whose own time is unknown, where dates that count from it stay open; of many the number alone."""
    lost = Counter(one.article for one in timeline.findings if one.code == "unresolved")
    found = [(n, one.id) for n, one in enumerate(timeline.sources, 1) if one.dct.when is None and lost[one.id]]
    if len(found) > _NAMED:
        dates = f"{sum(lost[article] for _, article in found):,} expressions of time"
        yield (
            f"When {len(found):,} of the sources were written is not known; {dates} in them could not be resolved.",
            (),
        )
        return
    for number, article in found:
        dates = counted(lost[article], "expression of time", "expressions of time")
        events = [one for one in timeline.undated if any(place.article == article for place in one.provenance)]
        yield f"When source {number} was written is not known; {dates} in it could not be resolved.", _few(events)


def _vague(events: Sequence[Event]) -> Iterator[Told]:
    """Moments whose bounds leave their place in the order open: to one side, or across half of all other dates."""
    starts = sorted({days[0] for event in events if (days := _days(event.when))})
    found = [event for event in events if not _lasts(event) and _wide(event.when, starts)]
    if found and len(events) > _AROUND:
        place = "its place" if len(found) == 1 else "their place"
        dated = counted(len(found), "event is", "events are")
        yield f"{dated} dated only within wide bounds, so that {place} in the order is not sure.", _few(found)


def _wide(when: When | None, starts: Sequence[int]) -> bool:
    days = _days(when)
    if days is None:
        return True
    inside = bisect_left(starts, days[1]) - bisect_right(starts, days[0])
    return inside >= max(_AROUND, len(starts) / 2)


def _alone(timeline: Timeline) -> Iterator[Told]:
    """Figures and assessments that one source of several reports."""
    if len(timeline.sources) < 2:
        return
    everything = (*timeline.events, *timeline.undated)
    weighty = [event for event in everything if event.figures or event.kind == "assessment"]
    alone = [event for event in weighty if len({place.article for place in event.provenance}) == 1]
    if alone:
        of = f"Of {counted(len(weighty), 'event')}" if len(alone) < len(weighty) else counted(len(weighty), "event")
        these = f", {len(alone):,} " if len(alone) < len(weighty) else " "
        rest = "rests" if len(alone) == 1 else "rest"
        yield f"{of} with a figure or an assessment{these}{rest} on one source alone.", _few(alone)
