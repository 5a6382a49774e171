"""What stands beside a form that may be a verb: helpers of the modules that judge it."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.tokens import DATE, Token
from timeline.events.verbs.group import VerbGroup
from timeline.events.verbs.helped import plain_noun

OBJECT_OPENS: Final = lex.NOUN_OPENERS | lex.ADVERBS
CLEARLY_OPENS: Final = lex.NOUN_OPENERS | {DATE}
JOINS: Final = frozenset(("and", "or", "but", "then"))


def that(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether 'that' before the form at `at` is the subject of a relative clause ('a firm that suffered')."""
    if tokens[at - 1].low != "that" or at < 2:
        return False
    noun = tokens[at - 2]
    return (plain_noun(noun) or noun.low in ("one", "ones", "those")) and not (
        before is not None and before.last == at - 2
    )


def before_adverb(tokens: tuple[Token, ...], at: int) -> int:
    """The token before, over one adverb ('the bank also says')."""
    before = tokens[at - 1].low
    adverb = (lex.is_adverb(before) and before not in lex.PREPOSITIONS) or before == DATE  # 'rebels currently hold'
    return at - 2 if at > 1 and adverb and tokens[at - 2].low != DATE else at - 1


def shares(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether no conjunction or mark parts the token from the verb before it: then it is likely that verb's object."""
    if before is None:
        return False
    between = tokens[before.last + 1 : at]
    return all(token.is_word and token.low not in JOINS and token.low not in lex.SUBORDINATORS for token in between)


def after_relative(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether it stands behind the comma that closes a relative clause ('Holt, who won in 2019, lost')."""
    if before is None or tokens[at - 1].low != ",":
        return False
    return any(token.low in lex.RELATIVES for token in tokens[max(0, before.first - 3) : before.first])


def without_object(tokens: tuple[Token, ...], at: int, end: int | None = None) -> bool:
    """Whether no noun phrase stands at `at`: all ends there (at `end`, or with the sentence), or a preposition, a date
    or a mark comes.
    """
    at = next((one for one in range(at, len(tokens)) if tokens[one].low not in _PARTICLES), len(tokens))
    if at >= (len(tokens) if end is None else end) or tokens[at].low == DATE or not tokens[at].is_word:
        return True
    return tokens[at].low in lex.PREPOSITIONS or tokens[at].low in lex.SUBORDINATORS


_PARTICLES: Final = frozenset("away off up down out over back apart".split())
"""'Was built by monks and swept away by ice.'"""
