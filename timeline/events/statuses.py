"""Whether the words of a clause assert what it tells, or say that it did not happen, was denied or only supposed."""

from __future__ import annotations

import itertools
from typing import Final

from timeline.events.candidates import Candidate, at_last
from timeline.events.clauses import Clause
from timeline.events.lexicon import ACCUSING, CLAIMS, COORDINATORS
from timeline.events.parsed import Parsed
from timeline.events.spoken import cancels
from timeline.events.undone import excludes, hoped, nearly, unsaid
from timeline.events.verbs import VerbGroup
from timeline.model import Status

ARRANGED: Final = frozenset(("plan", "schedule", "expect", "intend", "propose"))
"""Verbs of which a participle tells what is to come: 'the vote planned for May'."""


def status_of(one: Candidate) -> Status:
    """Whether its words assert the event, or say that it did not happen, was denied, called off or only supposed."""
    if _called_off(one):
        return "cancelled"
    if one.parts is None:
        return "asserted"
    late = one.own is not None and at_last(one.own, one.parts)
    if (one.parts.group.negated and not late and not _unlikely(one)) or nearly(one.parsed, one.clause):
        return "negated"
    if (one.attribution is not None and one.attribution.verb == "deny") or denied(one.parsed, one.clause):
        return "denied"
    supposed = one.parts.role == "conditional" or (one.parts.group.tense == "future" and one.parsed.depends)
    supposed = supposed or hoped(one.parsed.tokens, one.parts.group)
    return "hypothetical" if supposed or unsaid(one) or _charged(one.parsed, one.clause) else "asserted"


def _unlikely(one: Candidate) -> bool:
    """Whether its 'not' tells how likely it is: 'is not likely to close'."""
    assert one.parts is not None, "only clauses are asked"
    group = one.parts.group
    return any(token.low == "likely" for token in one.parsed.tokens[group.first : group.head])


def denied(parsed: Parsed, number: int) -> bool:
    """Whether a clause tells what the verb before it denies: 'denied that he had paid', 'denies having paid',
    'rejected claims that he had paid', 'ruled out that he had', or what is called false: 'it is not true that he paid'.
    """
    clause = parsed.clauses[number]
    if clause.lead == "that" and _false(parsed, number):
        return True
    if not number:
        return False
    before = parsed.clauses[number - 1]
    if _mistaken(parsed, before.group):
        return number in next((one.content for one in parsed.sayings if one.clause == number - 1), ())
    if before.group.negated or before.group.passive:
        return False
    between = [token.low for token in parsed.tokens[before.group.last + 1 : clause.group.first]]
    if excludes(before.group, between):
        return "that" in between[:2]
    if before.group.lemma not in _DENYING:
        return False
    if clause.group.form == "ing":
        return not between and before.group.lemma in _OF_DEEDS
    said = clause.lead == "that" and "that" in between
    return said and (between[0] == "that" or bool(CLAIMS & set(between[: between.index("that")])))


def _false(parsed: Parsed, number: int) -> bool:
    """Whether what a clause with 'that' tells is called false before it ('it is untrue that') or behind it ('rumours
    that the king had died were false', 'reports that he had fled were denied').
    """
    clauses, tokens = parsed.clauses, parsed.tokens
    clause = clauses[number]
    if number and clauses[number - 1].group.copula:
        group = clauses[number - 1].group
        words = {token.low for token in tokens[group.last + 1 : clause.first]}
        return bool(words & FALSE) if not group.negated else "true" in words
    noun = tokens[clause.first - 1].low if clause.first else ""
    if (noun not in CLAIMS and noun not in _STORIES) or number + 1 >= len(clauses):
        return False
    after = clauses[number + 1]
    words = {token.low for token in tokens[after.group.first : after.last]}
    if after.group.passive and after.group.lemma != "prove":
        return after.group.lemma in _DENYING and not after.group.negated
    told = after.role == "main" or after.group.lemma == "prove"
    return told and bool(words & FALSE) and not after.group.negated


def _mistaken(parsed: Parsed, group: VerbGroup) -> bool:
    """Whether a saying is called wrong: 'wrongly reported that he had died'."""
    around = parsed.tokens[max(0, group.first - 1) : group.last + 2]
    return any(token.low in _WRONGLY for token in around)


_WRONGLY: Final = frozenset("wrongly falsely mistakenly erroneously incorrectly untruthfully".split())
_STORIES: Final = frozenset(
    "story stories theory theories belief tale tales news assertion suggestion fear fears hope hopes warning warnings "
    "prediction predictions forecast forecasts expectation expectations".split()
)
FALSE: Final = frozenset(
    "myth hoax lie invention "
    "false untrue wrong unfounded baseless groundless fabricated mistaken incorrect fiction nonsense".split()
)
_OF_DEEDS: Final = frozenset(("deny",))
_DENYING: Final = _OF_DEEDS | frozenset(
    "reject dismiss refute rebut dispute contest retract withdraw debunk disprove dash".split()
)


def _charged(parsed: Parsed, number: int) -> bool:
    """Whether it is what somebody only stands accused of, nobody says by whom: 'is charged with having killed two'."""
    clause = parsed.clauses[number]
    before = parsed.clauses[number - 1].group if number else None
    if before is None or clause.group.form != "ing":
        return False
    lead = parsed.tokens[clause.first - 1 : clause.group.first]
    if before.form == "ing" and any(token.low in COORDINATORS for token in lead):
        return _charged(parsed, number - 1)
    return before.lemma in ACCUSING and before.lemma != "convict" and (before.passive or before.form == "participle")


def _called_off(one: Candidate) -> bool:
    """Whether its sentence says that it will not be or was not: 'the vote planned for May was called off', 'it was to
    have begun on Monday', 'was to begin but rain fell'.
    """
    clauses = one.parsed.clauses
    off = [clause for clause in clauses if clause is not one.parts and _stops(one.parsed, clause)]
    if one.parts is None:
        return any(clause.span.holds(one.trigger) for clause in off)
    group = one.parts.group
    once = _once_planned(one.parsed, group)
    unmet = once and group.perfect and one.parsed.tokens[group.first].low in ("was", "were")  # 'was to have begun'
    if unmet or (once and _overtaken(one.parsed, one.clause)):
        return True
    arranged = group.lemma in ARRANGED and (group.form == "participle" or (group.passive and group.perfect))
    before = clauses[one.clause - 1] if one.clause else None
    return (arranged or once) and any(
        clause.subject == one.parts.subject if clause.group.passive or clause.group.negated else clause is before
        for clause in off
    )


def _stops(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause tells that what it is about was called off, or did not come about: 'did not take place'."""
    if cancels(parsed, clause):
        return True
    group = clause.group
    if group.passive:
        return group.lemma in _THWARTING or (group.negated and group.lemma == "hold")
    behind = parsed.tokens[group.last + 1].low if group.last + 1 < clause.last else ""
    return group.negated and (group.lemma in _HAPPENING or (group.lemma, behind) in _COMING_ABOUT)


_THWARTING: Final = frozenset("foil thwart avert prevent abort stop".split())
_HAPPENING: Final = frozenset("happen occur materialise materialize".split())
_COMING_ABOUT: Final = frozenset((("take", "place"), ("go", "ahead"), ("come", "about")))


def _once_planned(parsed: Parsed, group: VerbGroup) -> bool:
    """Whether a verb tells what was planned in the past: 'was to open', 'had been due to begin', 'had hoped to'."""
    words = [token.low for token in parsed.tokens[group.first : group.last + 1]]
    planned = group.tense == "future" and group.form == "finite" and words[0] in _PAST
    return planned and _FORESEEN.isdisjoint(words)


_FORESEEN: Final = frozenset("projected predicted forecast tipped".split())
"""What was foreseen by others was nobody's plan: 'was projected to win'."""
_PAST: Final = frozenset(("was", "were", "had", "'d"))


def _overtaken(parsed: Parsed, number: int) -> bool:
    """Whether a plan is set against what came instead: 'was to open on Friday, but she fell ill', '; it never did'."""
    ends = [token.low for token in parsed.tokens[-3:-1]]
    if ends in (["never", "did"], ["did", "not"]):
        return True
    words = [token.low for token in parsed.tokens[parsed.clauses[number].group.last + 1 :]]
    return any(two == "but" and one not in _ALL_BUT for one, two in itertools.pairwise(words))


_ALL_BUT: Final = frozenset("all nothing anything none".split())
