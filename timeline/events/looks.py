"""What the judges see of a clause: the facts that `timeline.events.picking` asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from timeline.events.candidates import Candidate
from timeline.events.clauses import Clause
from timeline.events.spoken import cancels, set_for
from timeline.events.statuses import denied
from timeline.events.tokens import Token
from timeline.events.undone import unsaid
from timeline.events.values import light
from timeline.model import Kind, Likelihood

OPEN: Final = frozenset(("may", "might", "could"))
"""Helpers that leave open whether it will be."""


@light
class Look:
    """A clause under judgement, with what the judges ask of it.

    `counts` finds out whether it has a figure, which is dear: ask it last.
    """

    clause: Clause
    tokens: tuple[Token, ...]
    kind: Kind
    dated: bool
    odds: bool
    attributed: bool
    saying: bool
    trailing: bool = False
    depends: bool = False
    said: bool = False
    reported: bool = False
    clock: bool = False
    shared: bool = False
    vague: bool = False
    counts: Callable[[], bool] = bool
    early: bool = False
    after_dated: bool = False
    unsaid: bool = False
    denied: bool = False
    off: bool = False
    beside: bool = False
    sets: bool = False
    brief: bool = False

    @property
    def own(self) -> bool:
        """Whether it has a date of its own that is one ('recently' is none)."""
        return self.dated and not self.vague

    @property
    def figures(self) -> bool:
        """Whether it has a figure."""
        return self.counts()

    def role(self, *roles: str) -> bool:
        """Whether its role is one of these."""
        return self.clause.role in roles


def look(
    one: Candidate, kind: Kind, odds: Likelihood | None, *, counts: Callable[[], bool] = bool, after_dated: bool = False
) -> Look | None:
    """What the judges see of a candidate; None for a noun, which they do not judge. `counts` is that of a Look."""
    if one.parts is None:
        return None
    own, ahead = one.own, one.parts.group.tense == "future" or one.parts.group.modal in OPEN
    return Look(
        one.parts,
        one.parsed.tokens,
        kind,
        dated=own is not None or (bool(one.links) and any(tie.count is not None for tie in one.links)),
        odds=odds is not None,
        attributed=one.attribution is not None,
        saying=one.saying,
        trailing=one.saying and all(number < one.clause for number in one.content),
        depends=ahead and one.parsed.depends,
        said=one.said is not None,
        reported=one.reported >= 0,
        clock=own is not None and own.timex.type == "TIME",
        shared=one.shared is not None,
        vague=own is not None and own.value.endswith("_REF"),
        counts=counts,
        early=one.parsed.number < 3,
        after_dated=after_dated,
        unsaid=unsaid(one),
        denied=denied(one.parsed, one.clause),
        off=cancels(one.parsed, one.parts),
        beside=bool(one.links) and any(tie.when is not None for tie in one.links),
        brief=one.parsed.brief,
        sets=any(set_for(one.parsed, resolved, one.parts) for resolved in one.parsed.resolved),
    )
