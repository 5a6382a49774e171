"""What `detect` hands on to `place`: events as clauses tell them, and what ties them to one another."""

from __future__ import annotations

from typing import Literal

import attrs

from timeline.calendar import Unit
from timeline.expressions import Tense
from timeline.model import Event, Span, When
from timeline.tellings import Telling

LinkType = Literal["before", "after", "during", "overlaps", "same"]


@attrs.frozen
class Count:
    """How far apart two events lie: `low` to `high` units (None: unsaid); 'two days after', 'within 60 days of'."""

    unit: Unit
    low: int = 0
    high: int | None = None
    about: bool = False


@attrs.frozen
class Link:
    """A tie to another event that the words name: 'three days after the protests began', 'before the vote'.

    `type` is how the event that has it lies to the other one. `to` is the span of the words that name the other,
    `words` the whole tie as a reader sees it. `head` and `topic` are stems of its verb or noun, and of all its words;
    `when` is the date that these words carry themselves.
    """

    type: LinkType
    to: Span
    words: str
    head: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    when: When | None = None
    count: Count | None = None


@attrs.frozen
class Mention:
    """An event as one clause tells it, before it is placed: what placing needs to know and readers do not.

    `event.when` is its own date, if it has one. `tense` and `perfect` are those of its verb; `main` tells a main clause
    from a subordinate one. `sentence` and `block` count from 0. `head` and `topic` are stems, as those of a Link.
    `telling` is what another telling of the event must agree with; None where the clause was not taken apart.
    `minor` is what no editor would pick, shown only where everything is asked for: it dates nothing else.
    """

    event: Event
    tense: Tense
    perfect: bool
    main: bool
    sentence: int
    block: int
    head: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()
    telling: Telling | None = None
    minor: bool = False

    @property
    def judges(self) -> bool:
        """Whether somebody holds it for so when it is told; 'an inquiry concluded' tells that one did so before."""
        event = self.event
        done = event.attribution is None and event.likelihood is None and (self.tense == "past" or self.perfect)
        return event.kind == "assessment" and not done
