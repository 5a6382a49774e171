"""What an article introduces in the perfect came before what it then tells of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

import attrs

from timeline.mentions import Mention
from timeline.model import Event, Relation

_INDEFINITE: Final = re.compile(r"\ban? [a-z]")
_LATER: Final = 200
"""Narrated events among which one that the perfect introduces is looked for: it keeps a long article linear."""


def with_background(mentions: tuple[Mention, ...], events: list[Event]) -> tuple[Event, ...]:
    """Relate what an article says has happened ('has sent a contingent') to what it then tells of it: it came before.

    The perfect with an indefinite noun introduces what the narrative past then speaks of; two shared words show that it
    is the same matter.
    """
    introduced = [number for number, one in enumerate(mentions) if _introduces(one, events[number])]
    narrated = [number for number, one in enumerate(mentions) if _narrates(one, events[number])] if introduced else []
    found = list(events)
    for number in introduced:
        first = bisect_right(narrated, number)
        near = (
            other
            for other in narrated[first : first + _LATER]
            if len(mentions[number].topic & mentions[other].topic) >= 2
        )
        later = next(near, None)
        if later is not None:
            relation = Relation("before", events[later].id, "the perfect introduces what is then told")
            found[number] = attrs.evolve(found[number], relations=(*found[number].relations, relation))
    return tuple(found)


def _introduces(mention: Mention, event: Event) -> bool:
    """Whether it is told in the perfect of something new, and nothing tells when that began."""
    perfect = mention.perfect and mention.tense == "present" and mention.main
    open_ = event.when is not None and event.when.earliest is None
    return perfect and open_ and _INDEFINITE.search(event.text) is not None


def _narrates(mention: Mention, event: Event) -> bool:
    """Whether it is told in the plain past, with a beginning that its words do not name."""
    past = mention.tense == "past" and not mention.perfect and event.kind == "occurrence"
    return past and event.when is not None and event.when.earliest is not None and event.when.basis != "explicit"
