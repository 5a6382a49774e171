"""What a relative clause is about where its verb does something to it: 'the bill that they passed'."""

from __future__ import annotations

import attrs

from timeline.events import lexicon as lex
from timeline.events.clauses import Clause
from timeline.events.contact import contact
from timeline.events.labels.governing import noun_before, whole_noun
from timeline.events.labels.writing import spelled
from timeline.events.parsed import Parsed
from timeline.events.tokens import Token
from timeline.events.verbs.lemmas import lemma_of
from timeline.events.vocabulary import DONE_ALONE


def gap(parsed: Parsed, number: int) -> list[str]:
    """What the verb of a relative clause does something to: 'the bill that they passed' tells that they passed it."""
    clause = parsed.clauses[number]
    if clause.subject is None or _leaves_nothing(parsed, number):
        return []
    reduced = clause.subject[0] == clause.first > 1 and parsed.tokens[clause.first].low in lex.SUBJECTS
    if reduced:
        word = parsed.tokens[clause.first - 1]
        if (
            word.is_word
            and word.start not in parsed.timed
            and (not number or parsed.clauses[number - 1].group.last + 1 < clause.first)
        ):
            plain = word.low not in lex.STOP_WORDS and not word.capital and not has_object(parsed, clause)
            return spelled(noun_before(parsed.tokens, clause.first)) if plain and not clause.group.passive else []
        return []
    bare = contact(parsed.tokens, clause.group.first) if clause.group.form == "finite" else 0
    if bare == clause.subject[0] > 0 and not (clause.group.passive or clause.group.copula):
        ahead = parsed.tokens[bare - 1]
        held = ahead.start in parsed.timed or ahead.low in lex.TOLD_BY or has_object(parsed, clause)
        return [] if held else spelled(_small(noun_before(parsed.tokens, bare)))
    if clause.lead not in ("which", "that", "whom") or not clause.first < clause.subject[0]:
        return []
    if clause.group.passive or clause.group.copula or not clause.first or has_object(parsed, clause):
        return []
    before = parsed.clauses[number - 1].group if number else None
    whole = clause.group.lemma in DONE_ALONE or (before is not None and before.lemma == "express")
    said = parsed.tokens[clause.first - 1].low if clause.first else ""
    whole = whole or (said.endswith("ing") and lemma_of(said) in lex.REPORTING)
    if clause.lead == "that" and (whole or parsed.tokens[clause.first - 1].low in lex.TOLD_BY):
        return []  # 'expressed sorrow that he left'
    if before is None and clause.lead == "that" and clause.group.form == "finite":
        return spelled(_small(noun_before(parsed.tokens, clause.first)))
    if clause.role != "relative" and (
        before is None or before.lemma in lex.REPORTING or before.last + 1 >= clause.first
    ):
        return []
    return spelled(whole_noun(parsed.tokens, clause.first))


def _leaves_nothing(parsed: Parsed, number: int) -> bool:
    """Whether what a clause tells is about no noun before it: 'told us he had left', 'it is clear that he left'."""
    clause, before = parsed.clauses[number], parsed.clauses[number - 1].group if number else None
    if clause.role == "content" and clause.lead in lex.SUBJECTS:
        return True
    if before is None or not before.after_it(parsed.tokens) or clause.lead != "that":
        return False
    return all(token.low not in lex.DETERMINERS for token in parsed.tokens[before.last + 1 : clause.first])


def _small(noun: list[Token]) -> list[Token]:
    """With its article in small letters, as inside a line."""
    return [attrs.evolve(one, text=one.low) if one.low in lex.DETERMINERS else one for one in noun[:1]] + noun[1:]


def has_object(parsed: Parsed, clause: Clause) -> bool:
    """Whether a noun phrase of its own follows the verb."""
    at = clause.group.last + 1
    if at >= clause.last:
        return False
    token = parsed.tokens[at]
    if token.start in parsed.timed:
        return False
    plain = token.is_word and token.low not in lex.STOP_WORDS
    return plain or token.low in lex.DETERMINERS or token.low in lex.PRONOUNS
