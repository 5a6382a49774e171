"""The ties between the events of one article: which event the words mean, and the bounds that follow from it.

A small constraint network: a tie to a dated event dates or bounds what hangs on it, bounds spread over the ties of
undated events, and a date that the words name is never touched.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from timeline.calendar import Period, Point
from timeline.edtf import whole, window
from timeline.errors import EdtfError
from timeline.mentions import Count, Link, Mention
from timeline.model import Event, Relation, When

_NEAR: Final = 20
"""Tellings of a matter among which the one meant is looked for, before and behind: it keeps a long article linear."""
_ROUNDS: Final = 3
"""How often bounds spread: chains of undated events that hang on one another are short."""
_A_FEW_DAYS: Final = 3
"""Days over which hours are counted at most: none is counted from a year."""
_FINE: Final = ("day", "hour", "minute")


class Network:
    """The mentions of an article by the stems that name them, and by their clauses."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._clauses: dict[tuple[int, int], int] = {}
        self._heads: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(mentions):
            if one.minor:
                continue
            clause = one.event.provenance[0].clause
            self._clauses[clause.start, clause.end] = number
            for stem in one.head:
                self._heads[stem].append(number)

    def meant(self, link: Link, number: int) -> int | None:
        """The number of the mention that a link of the mention `number` names; None where the article tells it not."""
        told = self._clauses.get((link.to.start, link.to.end))
        if told is not None and told != number and self._mentions[told].event.when is not None:
            return told
        before = self._best(link, self._near(link, number, -1))
        behind = self._best(link, self._near(link, number, 1)) if before is None else None
        found = before if before is not None else behind
        return found if found is not None or told == number else told

    def _best(self, link: Link, near: Iterator[int]) -> int | None:
        """The telling that shares most with the link; the first of equals.

        A verb needs a second word ('the quake struck'); a noun that stands alone is enough ('the attack').
        """
        least = min(2, len(link.topic))
        best, most = None, 0
        for other in near:
            one = self._mentions[other]
            heads = len(link.head & one.head)
            common = max(heads, len(link.topic & (one.topic | one.head)))
            score = common + 2 * bool(heads) if common >= least else 0
            if score > most:
                best, most = other, score
        return best

    def _near(self, link: Link, number: int, step: int) -> Iterator[int]:
        """Tellings of the same matter before (-1) or behind (1), from the nearest on."""
        for stem in sorted(link.head):
            found = self._heads.get(stem, [])
            at = bisect_left(found, number)
            if step < 0:
                yield from reversed(found[max(0, at - _NEAR) : at])
            else:
                yield from (other for other in found[at : at + _NEAR] if other != number)


def counted(count: Count, type_: str, when: When) -> When | None:
    """The date that lies so far after or before another: exact where both are, else bounds.

    None where a side is open, the two only overlap, or it lies in a year that EDTF gives no days.
    """
    try:
        return _counted(count, type_, when)
    except EdtfError:
        return None


def _counted(count: Count, type_: str, when: When) -> When | None:
    sign = {"after": 1, "before": -1}.get(type_)
    first, last = when.earliest, when.latest
    if sign is None or first is None or last is None:
        return None
    if count.unit == "hour" and when.unit in ("hour", "minute") and count.low == count.high:
        # So many hours are told to the hour, not to the minute.
        middle = first.plus(sign * count.low, "hour")
        return window(Period(middle.plus(-30, "minute"), middle.plus(31, "minute")), basis="relative")
    fine = when.unit in _FINE or (last.days - first.days) <= 1
    if fine and count.low == count.high and not (count.unit in ("hour", "minute") and when.unit == "day"):
        unit = count.unit if count.unit in ("month", "year") else when.unit or "day"
        unit = "day" if count.unit in ("day", "week") else unit
        point = first.plus(sign * count.low, count.unit)
        return attrs.evolve(whole(point, unit, "~" if count.about else ""), basis="relative")
    if count.unit in ("hour", "minute") and last.days - first.days > _A_FEW_DAYS:
        return None
    if count.unit in ("hour", "minute") and when.unit not in ("hour", "minute"):
        # So many hours from some time of a day may reach the next one.
        return window(
            Period(first, last.plus(1, "day")) if sign > 0 else Period(first.plus(-1, "day"), last), basis="relative"
        )
    far = count.high * sign if count.high is not None else None
    if sign > 0:
        side = Period(first.plus(count.low, count.unit), last.plus(far, count.unit) if far is not None else None)
    else:
        side = Period(first.plus(far, count.unit) if far is not None else None, last.plus(-count.low, count.unit))
    return window(side, basis="relative")


def bounds(link: Link, when: When) -> Period:
    """What an uncounted tie to a date says: after it has begun, before it is over, within it."""
    if link.type == "after":
        # After what lasted means after its end ('after the war'); after a moment, from that moment on.
        lasted = when.end is not None and when.end.end is not None
        return Period(when.latest if lasted else when.earliest, None)
    if link.type == "before":
        return Period(None, when.begin.end if when.end is not None else when.latest)
    return when.bounds


def relations(ties: Sequence[tuple[Link, int]], events: Sequence[Event]) -> tuple[Relation, ...]:
    """The ties as relations of an event, each to one other, in reading order."""
    found: dict[str, Relation] = {}
    for link, other in ties:
        found.setdefault(events[other].id, Relation(link.type, events[other].id, link.words))
    return tuple(found.values())


def spread(events: list[Event], ties: Sequence[tuple[int, str, int]]) -> list[Event]:
    """Narrow the bounds of undated events by those that they are tied to: (event, relation, other event).

    Only what context dates, or nothing, is narrowed; bounds that would exclude one another stay as they are.
    """
    found = list(events)
    for _ in range(_ROUNDS):
        before = list(found)
        for one, type_, other in ties:
            first, second = (one, other) if type_ == "before" else (other, one)
            if type_ in ("before", "after"):
                found[first] = _narrowed(found[first], Period(None, _latest(found[second])))
                found[second] = _narrowed(found[second], Period(_earliest(found[first]), None))
        if before == found:
            break
    return found


def _latest(event: Event) -> Point | None:
    return event.when.latest if event.when is not None else None


def _earliest(event: Event) -> Point | None:
    return event.when.earliest if event.when is not None else None


def _narrowed(event: Event, to: Period) -> Event:
    when = event.when
    if to == Period(None, None) or (when is not None and when.basis != "context"):
        return event
    common = to if when is None else when.bounds.meet(to)
    if common is None or (when is not None and common == when.bounds):
        return event
    why = "Bounded by the events that it is told to lie before or after."
    first = attrs.evolve(event.provenance[0], why=f"{event.provenance[0].why} {why}".strip())
    return attrs.evolve(event, when=window(common), undated="", provenance=(first, *event.provenance[1:]))
