"""Events told by a noun and a verb that says little: 'talks began', 'held elections', 'there was an explosion'."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.tokens import DATE, Token
from timeline.events.verbs import VerbGroup

# Verbs whose object names what is done: 'made a visit', 'carried out an attack', 'launched an offensive'.
_DOING: Final = frozenset(
    "make hold carry take launch stage mount conduct give pay undergo suffer see begin start open end stop halt resume "
    "wage undertake perform organise organize face join witness experience complete cause trigger spark".split()
)
# Verbs whose subject names what happens: 'talks began', 'a fire broke out', 'the trial took place'.
_HAPPENING: Final = frozenset(
    "begin start open end stop break take happen occur erupt come go continue resume follow hit strike ensue".split()
)
_WITH_PLACE: Final = frozenset(("take",))
_PARTICLES: Final = frozenset("out up off on away over part place".split())
_REACH: Final = 8


def event_noun(tokens: tuple[Token, ...], group: VerbGroup, last: int, subject: tuple[int, int] | None) -> int | None:
    """The token of the noun that tells the event, where the verb says little without it; else None."""
    there = group.copula and group.first > 0 and tokens[group.first - 1].low == "there"
    acts = group.lemma in _DOING and not group.passive
    if there or acts:
        found = object_event(tokens, group.last + 1, last)
        if found is not None:
            return found
    if subject is None:
        return None
    undergoes = group.passive and group.lemma in _DOING
    happens = group.lemma in _HAPPENING and not group.passive and not _hasobject_event(tokens, group, last)
    return _head(tokens, *subject) if undergoes or happens else None


def object_event(tokens: tuple[Token, ...], start: int, last: int) -> int | None:
    """The head of the noun phrase that starts at `start`, where it names an event ('the start of a war': the war)."""
    at = start
    while at < last and tokens[at].low in _PARTICLES:
        at += 1
    end = at
    while end < min(last, at + _REACH) and tokens[end].is_word and tokens[end].low not in _STOPS:
        end += 1
    return _head(tokens, at, end)


_STOPS: Final = lex.PREPOSITIONS - {"of"} | lex.CONJUNCTIONS | {DATE}
_PHASES: Final = frozenset(
    "start beginning end outbreak series wave round number first last day launch resumption".split()
)


def _head(tokens: tuple[Token, ...], start: int, end: int) -> int | None:
    """The last noun before 'of' and its kind; behind 'start of' and 'series of' the next."""
    head = None
    for at in range(start, end):
        low = tokens[at].low
        if low in lex.PREPOSITIONS and at > start:
            if low == "of" and tokens[at - 1].low in _PHASES:
                continue
            break
        if low not in lex.DETERMINERS:
            head = at
    return head if head is not None and _names_event(tokens[head].low) else None


def names_event(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a token is a noun that tells an event; the last word of an institution's name is none ('Court of
    Appeal').
    """
    share = at > 2 and tokens[at - 2].low == "of" and tokens[at - 3].low in _SHARES  # '54 percent of the vote'
    institution = at > 1 and tokens[at].capital and tokens[at - 1].low == "of" and tokens[at - 2].capital
    return _names_event(tokens[at].low) and not (institution or share)


_SHARES: Final = frozenset(("percent", "%", "share", "majority", "half", "third", "most"))


def _names_event(low: str) -> bool:
    """Whether a noun names an event or several of a kind: 'bombing', 'bombings'."""
    return low in lex.EVENT_NOUNS or (low.endswith("s") and low[:-1] in lex.EVENT_NOUNS)


def _hasobject_event(tokens: tuple[Token, ...], group: VerbGroup, last: int) -> bool:
    """Whether a noun phrase follows: 'the strike began a crisis' tells of the crisis, 'talks took place' of talks."""
    at = group.last + 1
    if at >= last or tokens[at].low in _PARTICLES:
        return False
    return tokens[at].low in lex.DETERMINERS or (group.lemma in _WITH_PLACE and tokens[at].low != "place")
