"""settle(): decisions on one event that cannot all be carried out are set aside, all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from typing import Final

import attrs

from timeline.edits.values import Decision

_TOGETHER: Final = frozenset(("merge", "relabel", "redate", "pin"))
"""What can be decided of one event side by side."""


@attrs.frozen
class Placed:
    """A decision and the ids of the events that it is about: its target, then those merged into it."""

    decision: Decision
    events: tuple[str, ...]

    def role(self, event: str) -> str:
        """What becomes of one of its events: the decision's type, or 'gone' for what is merged into another."""
        return "gone" if event != self.events[0] else self.decision.type

    def same(self, other: Placed) -> bool:
        """Whether both say the same of the same events."""
        return self.events == other.events and self.decision.effect == other.decision.effect


def settle(placed: Sequence[Placed]) -> tuple[tuple[Placed, ...], dict[Placed, Placed]]:
    """The decisions that stand, each once, and each of the others with one that it contradicts."""
    by_event: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        for event in dict.fromkeys(one.events):
            by_event[event].append(one)
    against: dict[Placed, Placed] = {}
    kept: dict[tuple[tuple[str, ...], tuple[str, ...]], Placed] = {}
    for event, group in by_event.items():
        against.update(_clashes(event, group))
    for one in placed:
        if one not in against:
            kept.setdefault((one.events, one.decision.effect), one)
    return tuple(kept.values()), against


def _clashes(event: str, group: Sequence[Placed]) -> dict[Placed, Placed]:
    """Those of a group about one event that cannot stand, each with another; two of a role are enough to know."""
    by_role: dict[str, dict[tuple[object, ...], Placed]] = defaultdict(dict)
    for one in group:
        by_role[one.role(event)].setdefault((one.events, one.decision.effect), one)
    known = [one for ones in by_role.values() for one in islice(ones.values(), 2)]
    found = {}
    for one in group:
        other = next((other for other in known if not one.same(other) and not _agree(event, one, other)), None)
        if other is not None:
            found[one] = other
    return found


def _agree(event: str, one: Placed, other: Placed) -> bool:
    roles = (one.role(event), other.role(event))
    return _TOGETHER.issuperset(roles) and (roles[0] != roles[1] or roles[0] == "merge")
