"""Noun phrases among the words before a verb: runs between marks, without times and adverbs at their edges."""

from __future__ import annotations

import itertools
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.tokens import DATE, Token, hyphen, next_to

Range = tuple[int, int]
"""Tokens `[first, last)`."""

_MARKS: Final = frozenset((",", ";", ":", "(", ")", "-LRB-", "-RRB-", "--", "---", "—", "-", '"', "``", "''", "`", "'"))
_PRONOUNS: Final = lex.NAMELESS | {"there"}
_JOINING: Final = lex.SUBORDINATORS - lex.WHO - {"what"}
_JOINS: Final = (lex.SUBORDINATORS - lex.WHO) | lex.COORDINATORS
_QUANTIFYING: Final = frozenset("at over about up around under between near".split())
_OPENERS: Final = lex.ADVERBS | frozenset(
    "meanwhile however moreover separately afterwards nevertheless nonetheless besides overall today yesterday "
    "tomorrow tonight there here".split()
) - {"there"}  # fmt: skip
_OF_TIME: Final = frozenset("in on at by for since until before after during around from of late early".split())
PAPERS: Final = frozenset(("daily", "weekly", "monthly"))
"""How often a paper comes out, which it is called for: these are no adverbs."""


def manner(tokens: tuple[Token, ...], phrase: Range) -> bool:
    """Whether a lone word only tells how it was done: '..., which immediately burned'."""
    word = tokens[phrase[0]]
    lone = phrase[1] - phrase[0] == 1 and not word.capital and word.low.endswith("ly")
    if phrase[1] - phrase[0] == 1 and word.low in ("best", "better", "well") and tokens[phrase[0] - 1].text == ",":
        return True  # 'the Holt, best known for its speed, was sold'
    return lone and lex.is_adverb(word.low) and word.low not in PAPERS


def leads(token: Token) -> bool:
    """Whether a word joins its clause and is no subject."""
    if not token.is_word or token.low in lex.COORDINATORS:
        return True
    return token.low in lex.SUBORDINATORS or token.low in _LEADS_TOO


_LEADS_TOO: Final = frozenset("by from through including whereby wherein whereupon".split())


def chunks_of(tokens: tuple[Token, ...], start: int, end: int) -> list[Range]:
    """The runs between marks that hold a word."""
    marks = [at for at in range(start, end) if not tokens[at].is_word]
    if not marks:
        return [(start, end)] if start < end else []
    parting = [at for at in marks if tokens[at].text in _MARKS and not (hyphen(tokens, at) or many_own(tokens, at))]
    edges = itertools.pairwise((start - 1, *parting, end))
    return [(before + 1, after) for before, after in edges if before + 1 < after]


def many_own(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a mark stands for an 's': "the tenants' union"; not where it could end a quotation."""
    if tokens[at].text != "'" or not 0 < at < len(tokens) - 1 or tokens[at - 1].end != tokens[at].start:
        return False
    noun = tokens[at - 1].low.endswith("s") and tokens[at + 1].is_word and tokens[at + 1].start > tokens[at].end
    return noun and not any(token.text in ("'", "`") for token in tokens[:at])


_LEADING: Final = lex.PREPOSITIONS | lex.LEADING_NOUNS


def listed(tokens: tuple[Token, ...], chunks: list[Range], last: Range) -> Range:
    """'Oil, gas and coal' is one subject: short nouns between commas before the one with 'and'."""
    start, end = last
    serial = len(chunks) > 2 and tokens[chunks[-1][0]].low in ("and", "or") and last[0] == chunks[-1][0] + 1
    if not serial and (last[0] != chunks[-1][0] or not any(token.low in ("and", "or") for token in tokens[start:end])):
        return last
    for chunk in reversed(chunks[:-1]):
        short = chunk[1] - chunk[0] <= 4 and tokens[chunk[1]].low == ","
        led = chunk[0] > 0 and tokens[chunk[0] - 1].low in _LEADING
        if not short or led or tokens[chunk[0]].low in lex.PREPOSITIONS or phrase_of(tokens, *chunk) != chunk:
            break
        start = chunk[0]
    return start, end


def phrase_of(tokens: tuple[Token, ...], start: int, end: int) -> Range | None:
    """The noun phrase of a run of words: without times and adverbs at its edges and a leading 'in the north'."""
    start, end = without_edges(tokens, start, end)
    if start >= end:
        return None
    if tokens[start].low in lex.PREPOSITIONS and not _quantifies(tokens, start):
        at = behind_leading(tokens, start, end)
        return phrase_of(tokens, at, end) if start < at < end else None
    if all(token.low in _JOINS for token in tokens[start:end]):
        return None
    return start, end


def _quantifies(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a preposition tells a number: 'at least three', 'over 20', 'up to 30'."""
    following = next_to(tokens, at)
    return tokens[at].low in _QUANTIFYING and (following[:1].isdigit() or following in ("least", "most", "to", "half"))


def without_edges(tokens: tuple[Token, ...], start: int, end: int) -> Range:
    """Without marks, conjunctions, adverbs and times at its edges."""
    while (
        start < end
        and (_is_edge(tokens[start]) or tokens[start].low in _JOINING)
        and not (start + 1 < end and tokens[start + 1].low == "'s")
    ):
        start += 1
    while end > start:
        token = tokens[end - 1]
        if token.low == DATE:
            end -= 1
            while end > start and (tokens[end - 1].low == DATE or tokens[end - 1].low in _OF_TIME):
                end -= 1
        elif end - start > 1 and tokens[end - 2].low in lex.DETERMINERS and token.is_word:
            break
        elif token.low == "well" and _is_thing(tokens, start, end - 1):
            break  # 'the old well has leaked'
        elif (
            _is_edge(token)
            or token.low in ("not", "never")
            or (token.low.endswith("ly") and lex.is_adverb(token.low) and end - start > 1 and not token.capital)
        ):
            end -= 1
        else:
            break
    return start, end


def _is_thing(tokens: tuple[Token, ...], start: int, at: int) -> bool:
    """Whether 'well' is what oil comes from: 'the old well', "Holt's new well"."""
    return tokens[start].low in lex.DETERMINERS or any(token.low == "'s" for token in tokens[start:at])


def _is_edge(token: Token) -> bool:
    return token.low in _OPENERS or token.low == DATE or not token.is_word or token.low in lex.COORDINATORS


def behind_leading(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """Where the subject starts behind a leading preposition and its noun; `end` where none is seen."""
    for at in range(start + 1, end):
        token, before = tokens[at], tokens[at - 1]
        if before.low in lex.PREPOSITIONS or before.low in lex.COORDINATORS:
            continue
        opens = token.low in lex.DETERMINERS and before.low not in lex.DETERMINERS
        named = token.capital and before.low not in lex.DETERMINERS and not before.capital and before.low != "'s"
        counts = token.text[0].isdigit() and before.low not in lex.DETERMINERS
        many = counts and at + 1 < end and _counted(tokens[at + 1].low)
        if token.low in _PRONOUNS or opens or named or many or (before.low == DATE and token.low != DATE):
            return at
    return end


def _counted(low: str) -> bool:
    return low.endswith("s") or low in {"people", "men", "women", "children", "troops"}
