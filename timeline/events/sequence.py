"""Clauses of one sentence that are told as one after the other, so that the date of the later is not the earlier's."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from timeline.events.clauses import Clause
from timeline.events.tokens import Token

if TYPE_CHECKING:
    from timeline.events.parsed import Parsed

_LATER: Final = frozenset("finally eventually ultimately subsequently afterwards thereafter later then".split())
_AGAIN: Final = frozenset(("resume", "reopen", "restart", "reconvene", "recommence"))
"""Verbs of what had stopped."""
_TIMES: Final = re.compile(r"twice|thrice|repeatedly|until|till")
"""Words of what took many days, or ended before."""
_LEAD: Final = 3
"""Words before a verb among which one may say that it came later."""


def came_before(parsed: Parsed, one: Clause, other: Clause) -> bool:
    """Whether a clause is told as over when the one behind it happened, or stands apart from it behind a semicolon:
    'was put off twice and finally took place on 4 May', 'searched until dark and resumed on Monday', 'lost its first
    four matches, and the coach left on Monday'.
    """
    if any(token.low in (";", ":") for token in parsed.tokens[one.last : other.first]):
        return True
    return is_over(parsed, one, other)


def is_over(parsed: Parsed, one: Clause, other: Clause) -> bool:
    """Whether the words tell of a clause that it was over when the one behind it happened."""
    if other.group.lemma in _AGAIN or _came_to_be(parsed, one):
        return True
    group = other.group
    before = parsed.tokens[max(one.group.last + 1, group.first - _LEAD) : group.last + 2]
    if any(token.low in _LATER for token in before):
        return True
    told = parsed.tokens[one.group.last + 1 : min(one.last, other.first)]
    several = any(token.low in ("first", "last") and number.counts for token, number in itertools.pairwise(told))
    return several or any(_TIMES.fullmatch(token.low) for token in told)


def _came_to_be(parsed: Parsed, clause: Clause) -> bool:
    """Whether somebody is born or grows up in it, which is over by the time of any deed: 'was born in Sund and
    published her first book in 1999'.
    """
    group = clause.group
    behind = [token.low for token in parsed.tokens[group.last + 1 : group.last + 2]]
    return (group.lemma == "bear" and group.passive) or (group.lemma == "grow" and behind == ["up"])


def goes_on(tokens: tuple[Token, ...], clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether a last clause in the passive tells on, though its verb is one of saying: 'two came; a third is expected',
    'we ordered it and it was promised'. Behind a comma it says what stands before: '..., it was announced'.
    """
    clause = clauses[number]
    if not clause.group.passive or clause.role != "main" or not 0 < number == len(clauses) - 1:
        return False
    first = clause.subject[0] if clause.subject else clause.first
    return first > 0 and tokens[first - 1].low in (";", "and", "but")


def only_decided(tokens: tuple[Token, ...], clause: Clause, at: int) -> bool:
    """Whether a token leads the date from which, or up to which, something will be so that is only decided: 'decided to
    close it from 1 April'.
    """
    settled = any(token.low in _SETTLED for token in tokens[clause.group.first : clause.group.head])
    return settled and tokens[at].low in ("from", "by", "until")


_SETTLED: Final = frozenset("decided agreed voted resolved opted chose threatened".split())
