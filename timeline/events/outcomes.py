"""Outcomes: what a deed did to people and things, told behind it ('a bomb went off, killing six and wounding thirty').

Deed and outcome are one event: the clause of the deed has the words of both, and so the dead and the damage.
"""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.numbers import may_count
from timeline.events.tokens import DATE, Token
from timeline.events.verbs import VerbGroup


def without_outcomes(tokens: tuple[Token, ...], groups: tuple[VerbGroup, ...]) -> tuple[VerbGroup, ...]:
    """Drop the verbs of outcomes, so that the clause before has their words; one with a date stays on its own."""
    kept: list[VerbGroup] = []
    last = -1
    for number, group in enumerate(groups):
        end = groups[number + 1].first if number + 1 < len(groups) else len(tokens)
        befell = bool(kept) and _comes_of(tokens, kept[-1], group, last) and not _dated(tokens, group.last + 1, end)
        if befell or _left(tokens, group, last):
            last = group.last
        else:
            kept.append(group)
            last = -1
    return tuple(kept)


def harms(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the words `[first, last)` behind a verb tell such an outcome."""
    return any(tokens[at - 1].low == "," and tokens[at].low in OUTCOMES for at in range(first + 1, last))


def _comes_of(tokens: tuple[Token, ...], before: VerbGroup, group: VerbGroup, last: int) -> bool:
    """Whether a form in -ing tells what came of the verb before it; `last` ends an outcome told since, or is -1."""
    if group.form != "ing" or group.first != group.last or tokens[group.head].low not in OUTCOMES:
        return False
    if before.form != "finite" or before.lemma in lex.REPORTING or group.last + 1 >= len(tokens):
        return False
    lead, behind = tokens[group.first - 1].low, group.last + 1
    bounded = [token.low for token in tokens[behind : behind + 2]] in (["at", "least"], ["at", "most"])
    following = tokens[behind + 2 * bounded] if behind + 2 < len(tokens) else tokens[behind]
    joined = lead == "," or (lead == "and" and (last >= 0 or harms(tokens, before.last + 1, group.first)))
    befalls = _befalls(tokens[group.head].low, following)
    between = {token.low for token in tokens[max(before.last, last) + 1 : group.first]}
    return joined and befalls and between.isdisjoint(_OPENING)


def _left(tokens: tuple[Token, ...], group: VerbGroup, last: int) -> bool:
    """Whether a form tells how people or things were left: 'leaving thousands stranded'."""
    bare = group.first == group.last and group.tense == "past" and group.form in ("finite", "participle")
    between = tokens[last + 1 : group.first]
    return (
        last >= 0
        and tokens[last].low == "leaving"
        and bare
        and 0 < len(between) <= _FEW
        and all(one.is_word for one in between)
    )


_FEW: Final = 4


def _befalls(low: str, following: Token) -> bool:
    """Whether somebody or something stands behind a form: 'leaving 4,000 without power', not 'leaving his wife'."""
    if low == "bringing":
        return following.low == "down"
    if low == "leaving":
        return may_count(following.low) or following.low in lex.QUANTITIES
    return following.is_word and following.low not in _NO_OBJECT


def _dated(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    return any(token.low == DATE for token in tokens[first:end])


OUTCOMES: Final = frozenset(
    "killing injuring wounding hurting maiming destroying damaging wrecking demolishing burning crushing burying "
    "drowning trapping stranding displacing flooding cutting knocking bringing spilling leaving causing costing "
    "disrupting blocking".split()
)
"""What only befalls somebody by another deed; what follows of it ('sparking protests') is another event."""
_NO_OBJECT: Final = lex.PREPOSITIONS - frozenset("over about out down off up".split()) | lex.CONJUNCTIONS
_OPENING: Final = lex.SUBORDINATORS | {";", ":"}
