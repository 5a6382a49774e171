"""Which of many tellings tell one event.

Tellings are compared only where they share a deed and a word, or a named date and a word, and only with the latest that
do, so the work grows with the number of tellings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import Final

import attrs

from timeline.agreement import Common, Told, common, contradict, evidence
from timeline.model import Event
from timeline.tellings import Telling

_ENOUGH: Final = 2.0
"""Evidence from which two tellings of one article tell one event; measured on articles that were read for it."""
_ENOUGH_APART: Final = 3.5
"""The same for tellings of two articles, which do not speak of the same things from the outset."""
_NEAR: Final = 40
"""Tellings with one key that a telling is compared with."""
_MEMBERS: Final = 8
"""Tellings of an event that a further one must not contradict."""


def corefer(events: Sequence[Event], tellings: Sequence[Telling | None]) -> dict[int, int]:
    """For each event that tells again what another one tells, the number of that one, which is told first."""
    told = {
        number: Told.of(event, telling)
        for number, (event, telling) in enumerate(zip(events, tellings, strict=True))
        if telling is not None and telling.heads
    }
    groups = _Groups(told, common(list(told.values())))
    for number in told:
        groups.add(number)
    return groups.into


@attrs.define
class _Groups:
    """The tellings seen so far by their keys, and which of them are one; filled from left to right."""

    told: dict[int, Told]
    known: Common
    into: dict[int, int] = attrs.Factory(dict)
    members: dict[int, list[int]] = attrs.Factory(dict)
    index: dict[Hashable, list[int]] = attrs.Factory(lambda: defaultdict(list))

    def add(self, number: int) -> None:
        """Put a telling to the event that it tells again, or by itself."""
        keys = list(dict.fromkeys(_keys(self.told[number])))
        others = sorted({other for key in keys for other in self.index[key][-_NEAR:]})
        first = self._first(number, others)
        if first != number:
            self.into[number] = first
        self.members.setdefault(first, []).append(number)
        for key in keys:
            self.index[key].append(number)

    def _first(self, number: int, others: Sequence[int]) -> int:
        """The event that a telling tells again, by the most evidence and contradicted by none; else itself."""
        one, first, most = self.told[number], number, 0.0
        for near in others:
            other = self.told[near]
            found = evidence(one, other, self.known)
            enough = found >= (_ENOUGH if one.article == other.article else _ENOUGH_APART)
            if enough and found > most and not self._contradicted(one, self.into.get(near, near)):
                first, most = self.into.get(near, near), found
        return first

    def _contradicted(self, one: Told, first: int) -> bool:
        return any(contradict(one, self.told[member]) for member in self.members[first][:_MEMBERS])


def _keys(one: Told) -> Iterator[Hashable]:
    """Of these another telling of the event has at least one: a deed or a named date, with a word."""
    words = sorted(one.words)
    for head in sorted(one.telling.heads):
        for word in words:
            yield head, word
    if one.named:
        for word in words:
            yield one.named, word
