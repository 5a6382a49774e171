"""Whether the words of a clause assert what it tells, or say that it did not happen, was denied or only supposed."""

from __future__ import annotations

from typing import Final

from timeline.events.attribution import word_given
from timeline.events.candidates import Candidate
from timeline.events.lexicon import ACCUSING
from timeline.events.owning import cancels
from timeline.events.parsed import Parsed
from timeline.model import Status

CLAIMS: Final = frozenset(
    "claim claims allegation allegations accusation accusations criticism suggestion suggestions call calls charge "
    "charges report reports demand demands rumour rumours rumor rumors idea notion".split()
)
"""Nouns for what somebody says that need not be so."""
ARRANGED: Final = frozenset(("plan", "schedule", "expect", "intend", "propose"))
"""Verbs of which a participle tells what is to come: 'the vote planned for May'."""


def status_of(one: Candidate) -> Status:
    """Whether its words assert the event, or say that it did not happen, was denied, called off or only supposed."""
    if _called_off(one):
        return "cancelled"
    if one.parts is None:
        return "asserted"
    if one.parts.group.negated and not _unlikely(one):
        return "negated"
    if (one.attribution is not None and one.attribution.verb == "deny") or _denied(one.parsed, one.clause):
        return "denied"
    supposed = one.parts.role == "conditional" or (one.parts.group.tense == "future" and one.parsed.depends)
    return "hypothetical" if supposed or unsaid(one) or _charged(one.parsed, one.clause) else "asserted"


def _unlikely(one: Candidate) -> bool:
    """Whether its 'not' tells how likely it is: 'is not likely to close'."""
    assert one.parts is not None, "only clauses are asked"
    group = one.parts.group
    return any(token.low == "likely" for token in one.parsed.tokens[group.first : group.head])


def _denied(parsed: Parsed, number: int) -> bool:
    """Whether a clause tells what the verb before it denies: 'denied that he had paid', 'denies having paid',
    'rejected claims that he had paid', or what is called false: 'it is not true that he paid'.
    """
    clause = parsed.clauses[number]
    if clause.lead == "that" and _false(parsed, number):
        return True
    if not number:
        return False
    before = parsed.clauses[number - 1]
    if before.group.negated or before.group.passive or before.group.lemma not in _DENYING:
        return False
    between = [token.low for token in parsed.tokens[before.group.last + 1 : clause.group.first]]
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
        return bool(words & _FALSE) if not group.negated else "true" in words
    noun = tokens[clause.first - 1].low if clause.first else ""
    if noun not in CLAIMS | _STORIES or number + 1 >= len(clauses):
        return False
    after = clauses[number + 1]
    if after.group.passive:
        return after.group.lemma in _DENYING and not after.group.negated
    words = {token.low for token in tokens[after.group.first : after.last]}
    return after.role == "main" and bool(words & _FALSE) and not after.group.negated


_STORIES: Final = frozenset("story stories theory theories belief tale tales news assertion suggestion".split())
_FALSE: Final = frozenset(
    "myth hoax lie invention "
    "false untrue wrong unfounded baseless groundless fabricated mistaken incorrect fiction nonsense".split()
)
_OF_DEEDS: Final = frozenset(("deny",))
_DENYING: Final = _OF_DEEDS | frozenset("reject dismiss refute rebut dispute contest".split())


def unsaid(one: Candidate) -> bool:
    """Whether it is what somebody did not say or do: 'he did not say that she had paid', 'instead of resigning'."""
    if one.parts is not None and _about_to(one.parsed, one.clause):
        return True
    if one.parts is not None and one.parts.group.form == "ing" and _undone(one.parsed, one.clause):
        return True
    told = one.parts is not None and one.parts.role in ("main", "content") and one.parts.group.form == "finite"
    if told and one.clause and _imagined(one.parsed, one.clause):
        return True
    if one.parts is None or one.parts.role != "content" or one.reported < 0:
        return False
    return one.clause > one.reported and one.parsed.clauses[one.reported].group.negated


def _about_to(parsed: Parsed, number: int) -> bool:
    """Whether it is what only threatened to come: 'the storm threatened to flood the port'."""
    group, tokens = parsed.clauses[number].group, parsed.tokens
    threat = group.first < group.head and any(
        tokens[at].low.startswith("threaten") for at in range(group.first, group.head)
    )
    return threat and not word_given(tokens, group)


_IMAGINING: Final = frozenset(("wish", "imagine", "pretend", "doubt"))


_DOUBTS: Final = frozenset(("doubt", "doubts", "unaware"))
_AWARE: Final = frozenset("aware sure certain convinced clear".split())
_TALES: Final = frozenset("legend legends folklore myth tradition lore".split())
_SHORT: Final = 4


def _imagined(parsed: Parsed, number: int) -> bool:
    """Whether the words before a clause make it a wish, a tale or a doubt: 'wished he had left', 'legend has it that',
    'was not aware that'.
    """
    before = parsed.clauses[number - 1]
    between = [token.low for token in parsed.tokens[before.group.last + 1 : parsed.clauses[number].group.first]]
    tale = before.group.lemma == "have" and between[:2] == ["it", "that"]
    subject = parsed.tokens[slice(*before.subject)] if before.subject is not None else ()
    doubts = not _DOUBTS.isdisjoint(between) or (before.group.negated and not _AWARE.isdisjoint(between))
    tale = tale or doubts or (len(subject) < _SHORT and any(token.low in _TALES for token in subject))
    return tale or before.group.lemma in _IMAGINING


def _undone(parsed: Parsed, number: int) -> bool:
    """Whether a form in -ing tells what was only thought of, or kept from being done: 'came close to rejecting it',
    'instead of resigning', 'avoided paying', 'kept them from leaving', 'on suspicion of killing him'.
    """
    tokens, group = parsed.tokens, parsed.clauses[number].group
    led = [token.low for token in tokens[max(0, group.first - 2) : group.first]]
    if tuple(led) in _INSTEAD or led[-1:] == ["without"]:
        return True
    before = parsed.clauses[number - 1].group if number else None
    if before is None:
        return False
    return (before.last == group.first - 1 and before.lemma in _THOUGHT_OF) or (
        led[-1:] == ["from"] and before.lemma in _KEEPING
    )


_INSTEAD: Final = frozenset(
    (("close", "to"), ("instead", "of"), ("rather", "than"), ("suspicion", "of"), ("short", "of"), ("accused", "of"))
)
_THOUGHT_OF: Final = frozenset("consider avoid discuss contemplate suggest propose oppose fear risk delay".split())
_KEEPING: Final = frozenset("prevent stop keep prohibit ban bar discourage deter refrain".split())


def _charged(parsed: Parsed, number: int) -> bool:
    """Whether it is what somebody only stands accused of, nobody says by whom: 'is charged with having killed two'."""
    before = parsed.clauses[number - 1].group if number else None
    if before is None or parsed.clauses[number].group.form != "ing":
        return False
    return before.lemma in ACCUSING - {"convict"} and (before.passive or before.form == "participle")


def _called_off(one: Candidate) -> bool:
    """Whether its sentence says that it will not be: 'the vote planned for May was called off'."""
    clauses = one.parsed.clauses
    off = [clause for clause in clauses if clause is not one.parts and cancels(one.parsed, clause)]
    if one.parts is None:
        return any(clause.span.holds(one.trigger) for clause in off)
    group = one.parts.group
    arranged = group.lemma in ARRANGED and (group.form == "participle" or (group.passive and group.perfect))
    before = clauses[one.clause - 1] if one.clause else None
    return arranged and any(
        clause.subject == one.parts.subject if clause.group.passive else clause is before for clause in off
    )
