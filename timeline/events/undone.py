"""What a clause tells that nobody says was done: kept from being, only thought of, nearly done, wished or left open."""

from __future__ import annotations

import itertools
from typing import Final

from timeline.events.attribution import word_given
from timeline.events.candidates import Candidate
from timeline.events.lexicon import WOULD
from timeline.events.nominals import names_event
from timeline.events.parsed import Parsed
from timeline.events.tokens import Token
from timeline.events.verbs import VerbGroup, lemma_of, supposes


def unsaid(one: Candidate) -> bool:
    """Whether it is what somebody did not say or do: 'he did not say that she had paid', 'instead of resigning'."""
    if one.parts is not None and (
        _about_to(one.parsed, one.clause) or short_of(one.parsed.tokens, one.parts.group.head)
    ):
        return True
    if one.parts is not None and (_invented(one.parsed.tokens) or _supposed(one.parsed, one.clause)):
        return True
    if one.parts is not None and one.parts.group.form == "ing" and _undone(one.parsed, one.clause):
        return True
    told = one.parts is not None and one.parts.role in ("main", "content") and one.parts.group.form == "finite"
    if told and one.clause and (_imagined(one.parsed, one.clause) or _left_open(one.parsed, one.clause)):
        return True
    if one.parts is None or one.parts.role != "content" or one.reported < 0:
        return False
    return one.clause > one.reported and one.parsed.clauses[one.reported].group.negated


def _invented(tokens: tuple[Token, ...]) -> bool:
    """Whether a sentence only bids to imagine what it tells: 'Imagine that a bomb exploded here'."""
    return tokens[0].low in ("imagine", "suppose") and len(tokens) > 1 and not tokens[1].capital


def _supposed(parsed: Parsed, number: int) -> bool:
    """Whether its 'had' stands before the subject, as in a condition: 'the treaty, had it been signed, would have'."""
    first = parsed.clauses[number].group.first
    if parsed.clauses[number].group.modal in WOULD and _were_it_not(parsed.tokens):
        return True
    near = range(max(0, first - _INVERTED), first)
    return any(parsed.tokens[at].low == "had" and supposes(parsed.tokens, at) for at in near)


def _were_it_not(tokens: tuple[Token, ...]) -> bool:
    """Whether a sentence says 'were it not for'."""
    return any(one.low == "were" and two.low == "it" for one, two in itertools.pairwise(tokens))


_INVERTED: Final = 4
"""Words from such a 'had' to the verb, in a short condition set in between commas."""


def hoped(tokens: tuple[Token, ...], group: VerbGroup) -> bool:
    """Whether it is what somebody once had hoped, or was about to do: 'had hoped to open in 2022'."""
    led = [token.low for token in tokens[group.first : group.head]]
    if led[:1] in (["was"], ["were"]) and led[-2:] == ["about", "to"]:
        return True
    return led[:1] in (["had"], ["'d"]) and led[-1:] == ["to"] and not _HOPED.isdisjoint(led)


_HOPED: Final = frozenset(("hoped", "wanted", "wished", "hoping"))


def nearly(parsed: Parsed, number: int) -> bool:
    """Whether a clause tells what only nearly was: 'the plane almost hit a mast'."""
    group, tokens = parsed.clauses[number].group, parsed.tokens
    near = group.head > 0 and tokens[group.head - 1].low in _NEARLY and group.form == "finite"
    return near and not group.negated and group.lemma not in _OF_SIZE


def short_of(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the verb at `at` tells that somebody only came near to something: 'came close to war'."""
    if tokens[at].low.startswith("stop"):
        return [token.low for token in tokens[at + 1 : at + 3]] == ["short", "of"]
    if lemma_of(tokens[at].low) not in _COMING and tokens[at].low not in _COMING:
        return False
    if at and names_event(tokens, at - 1):
        return False  # 'the talks came within days of the strike'
    lows = [token.low for token in tokens[at + 1 : at + _WITHIN]]
    near = next((n for n, low in enumerate(lows) if low == "to" and lows[n - 1] == "close"), 0)
    if lows[:1] == ["within"] and "of" in lows:
        near = lows.index("of")
    behind = range(at + near + 2, min(at + near + _WITHIN, len(tokens)))
    return near > 0 and any(names_event(tokens, n) for n in behind)


_NEARLY: Final = frozenset(("almost", "nearly"))
_OF_SIZE: Final = frozenset(
    "double treble triple quadruple quintuple halve destroy wipe empty exhaust eliminate vanish disappear cease "
    "complete finish".split()
)
"""What is nearly so is mostly so: 'nearly doubled', 'almost destroyed'."""
_COMING: Final = frozenset(("come", "go", "get"))
_WITHIN: Final = 6
"""Words from 'came' to the 'of' of 'came within a few hours of', and from there to the noun."""


def _left_open(parsed: Parsed, number: int) -> bool:
    """Whether what a clause tells is only not ruled out: 'police cannot exclude that the fire was set'."""
    before, first = parsed.clauses[number - 1].group, parsed.clauses[number].group.first
    words = [token.low for token in parsed.tokens[before.last + 1 : first]]
    return before.negated and "that" in words[:2] and excludes(before, words)


def excludes(group: VerbGroup, behind: list[str]) -> bool:
    """Whether a verb with the words behind it rules something out."""
    return group.lemma == "exclude" or (group.lemma == "rule" and behind[:1] == ["out"])


def _about_to(parsed: Parsed, number: int) -> bool:
    """Whether it is what only threatened to come: 'the storm threatened to flood the port'."""
    group, tokens = parsed.clauses[number].group, parsed.tokens
    threat = group.first < group.head and any(
        tokens[at].low.startswith("threaten") for at in range(group.first, group.head)
    )
    return threat and not word_given(tokens, group)


_IMAGINING: Final = frozenset(("wish", "imagine", "pretend", "doubt"))


_DOUBTS: Final = frozenset(("doubt", "doubts", "unaware"))
_EVIDENCE: Final = frozenset("evidence proof sign signs indication indications suggestion reason information".split())
_NONE: Final = frozenset(("no", "little", "without"))
_AWARE: Final = frozenset("aware sure certain convinced clear".split())
_TALES: Final = frozenset("legend legends folklore myth tradition lore".split())
_SHORT: Final = 4


def _imagined(parsed: Parsed, number: int) -> bool:
    """Whether the words before a clause make it a wish, a tale or a doubt: 'wished he had left', 'legend has it that',
    'was not aware that', 'there is no evidence that'.
    """
    before = parsed.clauses[number - 1]
    between = [token.low for token in parsed.tokens[before.group.last + 1 : parsed.clauses[number].group.first]]
    tale = before.group.lemma == "have" and between[:2] == ["it", "that"]
    subject = parsed.tokens[slice(*before.subject)] if before.subject is not None else ()
    doubts = not _DOUBTS.isdisjoint(between) or (before.group.negated and not _AWARE.isdisjoint(between))
    shown = any(one in _EVIDENCE and two == "that" for one, two in itertools.pairwise(between))
    doubts = doubts or (shown and (before.group.negated or not _NONE.isdisjoint(between)))
    tale = tale or doubts or (len(subject) < _SHORT and any(token.low in _TALES for token in subject))
    return tale or before.group.lemma in _IMAGINING


def _undone(parsed: Parsed, number: int) -> bool:
    """Whether a form in -ing tells what was only thought of, or kept from being done: 'came close to rejecting it',
    'instead of resigning', 'avoided paying', 'voted against closing it', 'kept them from leaving'.
    """
    tokens, group = parsed.tokens, parsed.clauses[number].group
    led = [token.low for token in tokens[max(0, group.first - 2) : group.first]]
    if tuple(led) in _INSTEAD or led[-1:] in (["without"], ["against"]):
        return True
    before = parsed.clauses[number - 1].group if number else None
    if before is None:
        return False
    return (before.last == group.first - 1 and before.lemma in _THOUGHT_OF) or (
        led[-1:] == ["from"] and before.lemma in _KEEPING
    )


_INSTEAD: Final = frozenset(
    (
        ("close", "to"),
        ("instead", "of"),
        ("rather", "than"),
        ("suspicion", "of"),
        ("short", "of"),
        ("accused", "of"),
        ("far", "from"),
    )
)
_THOUGHT_OF: Final = frozenset("consider avoid discuss contemplate suggest propose oppose fear risk delay".split())
_KEEPING: Final = frozenset("prevent stop keep prohibit ban bar discourage deter refrain".split())
