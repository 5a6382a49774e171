"""The label of an event that a noun names: 'Attack on Port Vale', 'Vote on the budget'."""

from __future__ import annotations

from timeline.events import lexicon as lex
from timeline.events.candidates import Candidate
from timeline.events.labels.times import dated, without_times
from timeline.events.tokens import Token


def noun(one: Candidate, inside: tuple[Token, ...]) -> list[Token]:
    """The noun phrase without its date, and the phrases that follow it up to the next verb or mark."""
    parsed = one.parsed
    found = [token for token in inside if not dated(token, parsed.dates)]
    head = next((at for at, token in enumerate(found) if token.span == one.trigger), len(found) - 1)
    found = found[: head + 1]
    while len(found) > 1 and (found[0].low in lex.ARTICLES or not found[0].is_word or found[0].low == "'s"):
        found = found[1:]
    return [*found, *_behind(one)] or list(inside)


def _behind(one: Candidate) -> list[Token]:
    """What follows the noun and its date: 'between the two towns', 'of the fort'."""
    parsed, tokens = one.parsed, one.parsed.tokens
    at = next(number for number, token in enumerate(tokens) if token.end >= one.trigger.end) + 1
    verbs = {at for clause in parsed.clauses for at in range(clause.group.first, clause.group.last + 1)}
    found: list[Token] = []
    if at < len(tokens) and tokens[at].low == "that":
        last = next((n for n in range(at, len(tokens)) if not tokens[n].is_word), len(tokens))
        return list(tokens[at:last])
    if at + 1 < len(tokens) and tokens[at].low == "and" and tokens[at + 1].low in lex.EVENT_NOUNS:
        return list(tokens[at : at + 2])
    while at < len(tokens) and at not in verbs and _goes_on(tokens[at]):
        found.append(tokens[at])
        at += 1
    if at in verbs:
        # What stands right before a verb is its subject and may lie in the last phrase; only 'of' surely belongs.
        found = found if parsed.clauses and _only_of(found) else []
    kept = without_times([token for token in found if token.low != "or"], parsed.dates, whole=True)
    return kept if kept and kept[0].low in lex.PREPOSITIONS else []


def _only_of(tokens: list[Token]) -> bool:
    return bool(tokens) and tokens[0].low in lex.PREPOSITIONS and len(tokens) > 1


def _goes_on(token: Token) -> bool:
    return token.is_word and token.low not in lex.SUBORDINATORS and token.low not in ("but", "so", "then", "and", "to")
