"""Which clauses belong to one before them in a label: what is said or wanted, and what tells which noun is meant."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.candidates import Candidate
from timeline.events.clauses import Clause
from timeline.events.labels.number import plural
from timeline.events.labels.present import present_of
from timeline.events.parsed import Parsed
from timeline.events.tokens import Token

_OPENERS: Final = frozenset("that what how why whether where who".split())
_TELLING: Final = lex.REPORTING | lex.FINDING


def told_to(parsed: Parsed, clause: Clause, last: int) -> list[Token]:
    """The tokens behind a verb to the end of the last clause that belongs to it, from clause `last` on."""
    while last + 1 < len(parsed.clauses) and (_belongs(parsed, last) or _completes(parsed, last)):
        last += 1
    return list(parsed.tokens[clause.group.last + 1 : max(clause.last, parsed.clauses[last].last)])


def _belongs(parsed: Parsed, number: int) -> bool:
    """Whether the next clause completes this one: an infinitive, or what tells which noun is meant."""
    clause, after = parsed.clauses[number], parsed.clauses[number + 1]
    between = parsed.tokens[clause.last : after.first]
    led = after.group.form == "ing" and parsed.tokens[after.group.first - 1].low == "to"  # 'guilty, on Friday, to ...'
    if any(not token.is_word for token in between) and not led:
        return False
    if [token.low for token in between] == ["or"]:
        return True
    if parsed.tokens[clause.last - 1].low in lex.PREPOSITIONS and after.lead in _OPENERS:
        return True
    asked = after.role in ("main", "content") or after.lead in ("what", "how", "why", "whether")
    if clause.group.lemma == "tell" and after.group.form == "finite" and asked:
        return True
    if after.role == "content" and after.lead == "that":
        return clause.group.form != "participle" or clause.group.lemma in lex.REPORTING
    if parsed.tokens[clause.last - 1].low in lex.TOLD_BY and after.group.form == "finite" and not between:
        return True
    if after.role == "infinitive" or (after.role == "content" and clause.group.lemma in _TELLING):
        return True
    behind = parsed.tokens[clause.group.last + 1 : clause.last]
    nothing = all(token.start in parsed.timed or token.low in ("a", "just") for token in behind)
    if behind and behind[-1].low == "only" and after.role in ("conditional", "temporal"):
        return True  # 'will be paid only if it sails'
    if nothing and after.lead in _OPENERS:
        return True
    both = after.group.form == "participle" == clause.group.form or after.group.helpers is not None
    beside_it = both and between and between[-1].low in lex.COORDINATORS  # 'built and sold'
    restricts = after.role in ("relative", "participle") and after.lead not in ("where", "when") and not beside_it
    return restricts or (nothing and after.role in ("adverbial", "temporal") and clause.group.lemma in ("come", "be"))


def _completes(parsed: Parsed, number: int) -> bool:
    """Whether the next clause belongs to this one across a comma: it tells what its object is to do, whatever that is
    called ('asked the mayor, Jan Holt, to resign'), or with what it began ('began in May, when the mayor resigned').
    """
    clause, after = parsed.clauses[number], parsed.clauses[number + 1]
    if clause.group.lemma in ("begin", "start") and after.lead == "when":
        return all(
            token.text == "," or token.start in parsed.timed or token.low in lex.PREPOSITIONS
            for token in parsed.tokens[clause.group.last + 1 : after.first]
        )
    made = clause.group.lemma in lex.CAUSING and after.group.form == "infinitive"
    return made and after.subject is not None and clause.group.last < after.subject[0] <= clause.last


def in_one_tense(one: Candidate, told: list[str]) -> list[str]:
    """'The row begins when the mayor resigns': what both tell in the past is told in the present."""
    parsed, after = one.parsed, one.clause + 1
    inner = parsed.clauses[after] if after < len(parsed.clauses) else None
    if inner is None or inner.lead != "when" or told[:1] != ["when"] or inner.subject is None:
        return told
    past = parsed.tokens[inner.group.head]
    plain = inner.group.first == inner.group.last and inner.group.tense == "past" and not inner.group.passive
    verb = present_of(past.low, plural(list(parsed.tokens[slice(*inner.subject)]), parsed.names)) if plain else ""
    return [verb if word == past.text else word for word in told] if verb and told.count(past.text) == 1 else told
