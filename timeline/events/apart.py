"""Subjects apart from their verbs: behind them, across what is set between, named between commas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from timeline.events import lexicon as lex
from timeline.events.hanging import antecedent
from timeline.events.phrases import Range, chunks_of, phrase_of, without_edges
from timeline.events.tokens import Token

if TYPE_CHECKING:
    from timeline.events.clauses import Clause

STEPS: Final = 8
"""Clauses over which a subject is looked for."""


_BUT_OF: Final = lex.PREPOSITIONS - {"of"}


def doing(tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int) -> Range | None:
    """What is done, as the subject of what is said of it: 'repairing the road will take months'."""
    clause, before = clauses[number], clauses[0]
    opens = number == 1 and before.group.form == "ing" and before.first == before.group.first == 0
    adjoins = opens and before.last == clause.first == clause.group.first > 1
    return (0, clause.first) if adjoins and tokens[1].low in lex.DETERMINERS else None


def called(tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int) -> Range | None:
    """Who is called by name between commas behind 'and': 'the ferry sank, and its keeper, Jan Holt, drowned'."""
    clause, before = clauses[number], clauses[number - 1] if number else None
    if before is None or clause.first != clause.group.first or before.role == "relative":
        return None
    end = clause.first - 1
    commas = [at for at in range(before.group.last + 1, end) if tokens[at].text == ","]
    if len(commas) < _PAIR or tokens[commas[-2] + 1].low not in ("and", "but"):
        return None
    noun = phrase_of(tokens, commas[-2] + 2, commas[-1])
    name = (commas[-1] + 1, end)
    named = name[0] < end and all(token.capital for token in tokens[slice(*name)])
    return (name if named else noun) if noun is not None else None


_PAIR: Final = 2


def across(clauses: Sequence[Clause], number: int) -> int:
    """The first of the clauses that may part a verb from its subject; its own where none does."""
    first = number
    while first and number - first < STEPS and _stands_between(clauses, first - 1):
        first -= 1
    return first


def opened(tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int) -> bool:
    """Whether a subject waits for its verb behind what describes it: 'Jan Holt, named to run the bank, announced'."""
    first = across(clauses, number)
    if first == number:
        return False
    start, end = clauses[first - 1].last if first else 0, clauses[first].first
    if start < end and phrase_of(tokens, start, end) is not None:
        return True
    noun = antecedent(tokens, clauses, first, first)
    joint = noun[0] - 1 if noun is not None else 0
    return joint > 0 and tokens[joint].low in lex.COORDINATORS and tokens[joint - 1].text == ","


def behind_apposition(tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int) -> Range | None:
    """The noun before what describes it: 'Holt, a clerk living in Oslo, tells'."""
    clause, before = clauses[number], clauses[0]
    if number != 1 or clause.group.tense != "present" or before.group.form == "finite":
        return None
    chunks = chunks_of(tokens, before.first, before.group.first)
    return phrase_of(tokens, *chunks[0]) if len(chunks) > 1 and tokens[clause.group.first - 1].text == "," else None


def _stands_between(clauses: Sequence[Clause], number: int) -> bool:
    """Whether a clause may part a verb from its subject: 'the man who fled', 'the news that he had fled'."""
    if clauses[number].role in ("relative", "participle", "infinitive"):
        return True
    if (
        number
        and clauses[number].role in ("temporal", "adverbial", "content")
        and clauses[number - 1].role == "relative"
    ):
        return True
    of_noun = not number or clauses[number - 1].group.lemma not in lex.REPORTING
    return clauses[number].role == "content" and clauses[number].lead == "that" and of_noun


def inverted(tokens: tuple[Token, ...], clause: Clause) -> Range | None:
    """'..., said Jan Holt': the noun phrase behind a verb of saying that opens its clause."""
    group = clause.group
    if group.lemma not in lex.REPORTING or group.passive or group.first != clause.first or not clause.first:
        return None
    start = group.last + 1
    if tokens[clause.first - 1].is_word or start >= clause.last:
        return None
    if not (tokens[start].capital or tokens[start].low in lex.DETERMINERS):
        return None
    end = start + 1
    while end < clause.last and tokens[end].is_word and tokens[end].low not in _BUT_OF:
        end += 1
    return without_edges(tokens, start, end)
