"""Relative clauses that no word leads: in 'the box the company lowered' two nouns stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.tokens import DATE, Token
from timeline.events.verbs import lemma_of
from timeline.events.vocabulary import PURE_VERBS

_OPENS: Final = frozenset("the a an its his her their our".split())
_TAKES_TWO: Final = frozenset(
    "give tell show send offer lend teach ask remind inform warn assure convince persuade promise award grant make "
    "name call appoint elect declare consider leave bring hand pay deny owe allow cost deem win earn".split()
)
"""Verbs behind which two nouns stand side by side: 'gave the town the land'."""
_TIMES: Final = frozenset("time times day days year years month months week weeks night moment morning evening".split())
_VERBS: Final = lex.REPORTING | lex.EXPECTING | PURE_VERBS
_LONGEST: Final = 5
_HEAD: Final = 2


def contact(tokens: Sequence[Token], verb: int) -> int:
    """The token at which the subject of such a clause starts, whose verb stands at `verb`; 0 where it is none."""
    end = verb
    while end and lex.is_adverb(tokens[end - 1].low):
        end -= 1
    if not end or not _may_end(tokens[end - 1]):
        return 0
    way = next((at for at in range(end - 1, max(1, end - _LONGEST), -1) if tokens[at].low == "way"), 0)
    if way and way + 1 < end and tokens[way - 1].low == "the" and all(map(_plain, tokens[way + 1 : end])):
        return way + 1  # 'the way aid agencies work'
    opens = _behind_claim(tokens, end)
    if opens:
        return opens
    if tokens[end - 1].low in lex.DOERS:
        return _by_pronoun(tokens, end - 1, verb)
    opens = _opening(tokens, end)
    if opens < 2 or opens == end - _LONGEST or opens + 1 >= end:
        return 0
    noun = tokens[opens - 1]
    plain = noun.text.isalpha() and noun.low not in lex.STOP_WORDS and not noun.capital and not lex.is_adverb(noun.low)
    if noun.low in lex.TOLD_BY and opens > _HEAD and plain:
        return opens  # 'expressed fear the country could split'
    if not plain or noun.low in _TIMES or noun.low in _VERBS or noun.low.endswith(("ed", "ing")):
        return 0
    first = _opening(tokens, opens)
    if first == opens or tokens[first].low not in lex.DETERMINERS:
        return 0
    led = tokens[first - 1].low if first else ""
    return 0 if _is_led(tokens, first) or lemma_of(led) in _TAKES_TWO or led in lex.DETERMINERS else opens


def _behind_claim(tokens: Sequence[Token], end: int) -> int:
    """Where the subject starts behind a noun for what somebody says, which sums up what stands before: ', a claim Velm
    denied', ', a charge the ministry rejected'; else 0.
    """
    nouns = (at for at in range(max(2, end - _LONGEST), end - 1) if tokens[at].low in lex.SUMMED)
    noun = next(nouns, 0)
    apposed = noun and tokens[noun - 1].low in ("a", "an") and tokens[noun - 2].low == ","
    subject = tokens[noun + 1 : end]
    named = (
        all(token.is_word for token in subject) and (subject[0].capital or subject[0].low in _OPENS) if apposed else 0
    )
    return noun + 1 if named else 0


def _may_end(token: Token) -> bool:
    """Whether a noun phrase that is a subject may end with a word."""
    return token.is_word and (token.low not in lex.STOP_WORDS or token.low == "that" or token.low in lex.DOERS)


def _by_pronoun(tokens: Sequence[Token], opens: int, verb: int) -> int:
    """The same for a pronoun: 'and the pictures | she brought back were sold'."""
    noun, first = tokens[opens - 1], _opening(tokens, opens)
    plain = opens > 1 and _plain(noun) and not noun.capital and noun.low not in _TIMES | _VERBS
    led = bool(first) and tokens[first - 1].low in _LEADING
    return opens if plain and tokens[first].low in lex.DETERMINERS and not led and _carried(tokens, verb) else 0


def _carried(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb that a noun waits for follows soon: 'and the pictures | she brought back were sold'."""
    behind = [token.low for token in tokens[verb + 1 : verb + 4]]
    helper = next((at for at, low in enumerate(behind) if low in ("was", "were", "had", "has", "have")), None)
    return helper is not None and all(low in _PARTICLES or lex.is_adverb(low) for low in behind[:helper])


_PARTICLES: Final = frozenset("back up out in off away down over there with for from".split())


def noun_before(tokens: Sequence[Token], opens: int) -> tuple[int, int]:
    """The noun phrase that such a clause at `opens` tells of, as a range."""
    return _opening(tokens, opens), opens


def _plain(token: Token) -> bool:
    return token.is_word and token.low not in lex.STOP_WORDS


def _is_led(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words up to a noun phrase only lead to the next one: 'in the north of the land the army won'."""
    while at and tokens[at - 1].is_word:
        at -= 1
    return tokens[at].low in _LEADING


_LEADING: Final = lex.PREPOSITIONS | (lex.SUBORDINATORS - lex.RELATIVES) | {"due", "thanks"}


def _opening(tokens: Sequence[Token], end: int) -> int:
    """Where the noun phrase that ends before `end` has its article, or as far as it may reach back."""
    start = end
    while start and end - start < _LONGEST:
        token = tokens[start - 1]
        if not token.is_word or (
            token.low in lex.STOP_WORDS and token.low not in lex.DETERMINERS and token.low != DATE
        ):
            return start
        start -= 1
        if token.low in _OPENS or (token.low in lex.DETERMINERS and token.low != "that"):
            return start
    return start
