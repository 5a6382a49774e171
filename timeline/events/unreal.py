"""Which clauses tell what may, would or might have been, or what nobody says: judges of `timeline.events.picking`."""

from __future__ import annotations

import itertools
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.looks import OPEN, Look
from timeline.events.statuses import FALSE
from timeline.events.verbs import lemma_of

_SOON: Final = 12
_DEALS: Final = frozenset(
    "deal agreement plan plans proposal accord treaty terms contract scheme settlement pact".split()
)


def possible(c: Look) -> bool:
    """What may, can or should be, without odds; but for what is demanded or could come about at a time ahead."""
    group = c.clause.group
    if _wished(c):
        return True
    if group.modal not in lex.OTHER_MODALS or c.odds:
        return False
    if group.modal == "could" and group.negated and c.own and c.kind == "state":
        return False  # 'customers could not log in on Monday'
    open_ = group.modal in _DEMANDING_OR_OPEN or (group.modal == "should" and group.lemma in _DUE)
    open_ = open_ and not (group.negated or group.perfect or c.clause.quoted)
    return not (c.own and c.kind in {"plan", "forecast"} and (open_ or group.tense == "future"))


_DUE: Final = frozenset("resume reopen open begin start arrive return land end finish take follow be".split())
"""What 'should' says is awaited, and not demanded of anybody: 'loading should resume on Friday'."""


def _wished(c: Look) -> bool:
    """Whether it is only what somebody asked for: 'recommended that the girders be replaced within two years'."""
    if c.clause.group.modal != "should" or c.clause.lead != "that" or not c.clause.first:
        return False
    near = c.tokens[max(0, c.clause.first - _NEAR) : c.clause.first]
    return lemma_of(near[-1].low) in _WISHING or any(token.low in lex.DEMANDS for token in near)


_NEAR: Final = 4
"""Words back from 'that' to what it tells: 'a suggestion by the mayor that'."""
_WISHING: Final = frozenset("recommend propose suggest ask urge request".split())
_DEMANDING_OR_OPEN: Final = OPEN | {"must"}


def hypothetical(c: Look) -> bool:
    """A 'would' that is nobody's forecast: not attributed, not dated, without odds."""
    would = c.clause.group.modal in lex.WOULD
    if would and c.clause.group.perfect and not (c.reported or c.odds):
        return True  # 'without a loan it would have closed in March'
    return would and not (c.attributed or c.dated or c.odds or arranged(c))


def arranged(c: Look) -> bool:
    """What a deal provides for: 'under the deal, Norvik would buy the mine', 'a plan under which it would close'."""
    if c.clause.group.modal not in lex.WOULD or c.clause.group.lemma not in lex.TURNING:
        return False
    before = [token.low for token in c.tokens[max(0, c.clause.group.first - _SOON) : c.clause.group.first]]
    if "under" not in before:
        return False
    behind = before[before.index("under") + 1 :]
    return behind[:1] == ["which"] or not _DEALS.isdisjoint(behind[:4])


def says_nothing(c: Look) -> bool:
    """Somebody would not speak: 'declined to comment', 'refused to say when', or only words it: 'as he put it'."""
    group = c.clause.group
    if c.clause.lead == "as" and group.lemma == "put":
        return [token.low for token in c.tokens[group.last + 1 : group.last + 2]] == ["it"]
    if any(token.low.startswith("refus") for token in c.tokens[group.first : group.head]):
        return group.lemma in _SAYING
    behind = [token.low for token in c.tokens[group.last + 1 : group.last + 3]]
    return group.lemma in {"decline", "refuse"} and behind[:1] == ["to"] and behind[-1] in _SAYING


_SAYING: Final = frozenset(
    "say comment discuss answer confirm elaborate speak talk disclose reveal specify name".split()
)


def chance_of(c: Look) -> bool:
    """What stands behind a chance in words ('the chance of the dam failing is small'), or only says how great one is
    ('put the odds of a strike in May at 60 percent'); with odds it is a forecast.
    """
    group = c.clause.group
    if group.lemma == "put":
        about = (
            c.tokens[slice(*c.clause.subject or (0, 0))] if group.passive else c.tokens[group.last + 1 : group.last + 4]
        )
        return any(token.low in lex.CHANCES for token in about)
    if c.odds or group.form != "ing":
        return False
    before = [token.low for token in c.tokens[max(0, group.first - _SOON) : group.first]]
    return any(word in lex.CHANCES and after == "of" for word, after in itertools.pairwise(before))


def rumoured(c: Look) -> bool:
    """What is only feared, hoped or believed: 'a rumour that the bridge would fall', 'a belief that it stood'. What was
    called false is told as denied.
    """
    first = c.clause.first
    if not first or c.tokens[first].low != "that" or c.tokens[first - 1].low not in _RUMOURS or c.odds:
        return False
    return not any(token.low in FALSE for token in c.tokens[c.clause.last :])


_RUMOURS: Final = frozenset(
    "rumor rumors rumour rumours belief fear fears hope hopes suspicion suspicions legend tradition theory idea".split()
)
