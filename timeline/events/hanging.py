"""The noun that a clause hangs on: 'the man, who fled, was caught', 'the bank, founded in 1890, closed'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from timeline.events import lexicon as lex
from timeline.events.phrases import Range, chunks_of, phrase_of, without_edges
from timeline.events.tokens import CLOSES, DATE, OPENS, Token

if TYPE_CHECKING:
    from timeline.events.clauses import Clause

PARTING: Final = lex.CONJUNCTIONS | {DATE, "than", "including"}
_LONGEST: Final = 12


def hangs(tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int) -> bool:
    """Whether a participle stands right behind a noun: 'a man arrested on Monday', 'the bank, founded in 1890,'."""
    clause = clauses[number]
    if clause.group.form not in ("ing", "participle") or not clause.first or not _adverbs(tokens, clause):
        return False
    before = tokens[clause.first - 1]
    adjacent = not number or clauses[number - 1].group.last + 1 < clause.first
    if before.is_word:
        return adjacent and before.low not in lex.STOP_WORDS
    return before.low == "," and (not number or (clause.group.form == "participle" and adjacent))


def _adverbs(tokens: tuple[Token, ...], clause: Clause) -> bool:
    """Whether nothing but adverbs stands in a clause before its verb: ', first proposed in 1974,'."""
    inside = tokens[clause.first : clause.group.first]
    return all((token.low == "first" or lex.is_adverb(token.low)) and token.low not in PARTING for token in inside)


def antecedent(tokens: tuple[Token, ...], clauses: Sequence[Clause], number: int, owner: int) -> Range | None:
    """The noun phrase that ends right before clause `number`, not further back than the verb before it."""
    end = clauses[number].first
    floor = clauses[owner - 1].group.last + 1 if owner else 0
    end = _before_brackets(tokens, floor, end - _is_led(tokens, clauses[number], floor))
    if not owner:
        chunks = chunks_of(tokens, 0, end)
        if not chunks:
            return None
        # 'Under the deal, which took effect in May, it paid': the deal took effect.
        inner = (chunks[-1][0] + 1, chunks[-1][1]) if tokens[chunks[-1][0]].low in lex.PREPOSITIONS else chunks[-1]
        return phrase_of(tokens, *chunks[-1]) or phrase_of(tokens, *inner)
    _, end = without_edges(tokens, floor, end)  # 'the storm on Monday, which': the storm
    start = end
    while start > floor and end - start < _LONGEST:
        token = tokens[start - 1]
        if not token.is_word or token.low in PARTING:
            break
        if token.low in lex.PREPOSITIONS and token.low != "of" and not _place_of(tokens, start, end):
            break
        start -= 1
        if token.low in lex.DETERMINERS and (start == floor or tokens[start - 1].low != "of"):
            break
    start += tokens[start].low == "of"  # 'heard of the crash, which'
    start, end = without_edges(tokens, start, end)
    return (start, end) if start < end else None


def _is_led(tokens: tuple[Token, ...], clause: Clause, floor: int) -> bool:
    """Whether a preposition leads 'which': 'her memoirs, on which she had worked, were published', but not 'the first
    of which'.
    """
    at = clause.first - 1
    led = clause.lead in ("which", "whom") and at > floor and tokens[at].low in lex.PREPOSITIONS
    return led and (tokens[at].low != "of" or not tokens[at - 1].is_word)


def _before_brackets(tokens: tuple[Token, ...], floor: int, end: int) -> int:
    """Where a noun phrase ends before marks and brackets: 'Jan Holt (1845-1910), who'."""
    while end > floor and not tokens[end - 1].is_word:
        end -= 1
        if tokens[end].low == "," and tokens[end - 1].low.isdigit():
            comma = end - 2 - (tokens[end - 2].low == "aged")
            aside = comma > floor and tokens[comma].low == ","
            end = comma if aside else end  # 'Jan Holt, 61, who', 'a man, aged 29, who'
        if tokens[end].text in CLOSES:
            opens = (at for at in range(end - 1, max(floor, end - _LONGEST), -1) if tokens[at].text in OPENS)
            end = next(opens, end)
    return end


def _place_of(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether a preposition and a name only tell where: 'the collision off Holt that killed', 'a man from Oslo who'."""
    named = end < len(tokens) and start < end and all(token.capital for token in tokens[start:end])
    if not named or not start:
        return False
    return tokens[end].low in ("that", "which") or (tokens[end].low == "who" and tokens[start - 1].low in _WHERE)


_WHERE: Final = frozenset(("from", "in", "at", "near"))


def somebody(tokens: tuple[Token, ...], first: int, last: int) -> Range:
    """Without the event that somebody suffered, and what a person has: in 'the arrest of the minister, who was tried'
    she was tried, and in 'the workshop of Jan Holt, who sold it' he sold it.
    """
    for at in range(first + 1, last - 1):
        if tokens[at].low == "of" and (tokens[at - 1].low in lex.EVENT_NOUNS or _of_name(tokens, first, at, last)):
            return at + 1, last
    return first, last


def _of_name(tokens: tuple[Token, ...], first: int, of: int, last: int) -> bool:
    """Whether a thing, as its ending shows, is of one whose full name stands behind: 'the laboratory of Jan Holt'."""
    named = last - of == 3 and all(token.capital and token.text.isalpha() for token in tokens[of + 1 : last])
    return named and of - first == 2 and tokens[of - 1].low.endswith(_OF_THINGS)


_OF_THINGS: Final = (
    "ory", "ery", "cy", "shop", "age", "tion", "sion", "ment", "ness", "ity", "ship", "ance", "ence", "house", "ure",
)  # fmt: skip
