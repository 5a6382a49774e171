"""Verbs with helpers: forms of 'be', 'have' and 'do', modals, and infinitives with 'to'."""

from __future__ import annotations

from typing import Final

import attrs

from timeline.events import lexicon as lex
from timeline.events.tokens import DATE, Token
from timeline.events.verbs.group import Form, VerbGroup
from timeline.events.verbs.lemmas import KNOWN, PREFIXES, lemma_of
from timeline.events.vocabulary import STATES_IN_ED
from timeline.expressions import Tense

_PROSPECTIVE: Final = frozenset(
    "expected due set scheduled likely planned going about slated poised bound forecast projected predicted unlikely "
    "certain sure supposed".split()
)
_DEGREES: Final = frozenset("very quite most rather fairly more".split())
_NOUNS_AND_VERBS: Final = frozenset(
    "attack battle siege crash fire flood strike protest riot vote launch purchase release surrender retreat "
    "capture fall embargo raid land return spill leak murder trial sentence appeal visit advance rescue "
    "recall leave restart".split()
)
_NOUNS_ONLY: Final = lex.EVENT_NOUNS - _NOUNS_AND_VERBS
_NO_BASES: Final = (
    "ing", "tion", "ment", "ers", "ies", "ness", "ity", "ance", "ship", "ism", "ist", "ists", "ous", "ical", "ional",
    "ian", "ed", "ly", "ful", "able", "ible", "acy", "ency",
)  # fmt: skip
_OBJECT_OPENS: Final = lex.NOUN_OPENERS | lex.PRONOUNS | lex.ADVERBS
_BEFORE_CLITIC: Final = frozenset("it he she that there what who here where how".split())
_OF_HAVING: Final = frozenset(("been", "had", "got", "become", "gone", "come", "taken", "made", "begun", "said"))
# What stands behind a helper only in a question: 'Will the road be closed?'.
_ASKED: Final = lex.DETERMINERS - {"each", "both", "all"} | frozenset("i you he she it we they".split())
_NO_HEADS: Final = _ASKED | lex.PREPOSITIONS
_BEFORE_TO: Final = _PROSPECTIVE | {"widely", "also", "still"}
# 'Went to court', 'back to work', 'rose to power': places and states that are named like verbs.
_PLACES: Final = frozenset("power court war work trial market school sea land jail date press bed light".split())
_TOWARDS: Final = frozenset(
    "go goes went gone going come came return returned returning rose rise risen on back up down access way led "
    "brought taken took sent close closer home".split()
)
_NOT_PARTICIPLES: Final = frozenset("need indeed hundred red united".split())


@attrs.define
class _Reading:
    """What the helpers have said so far; the only mutable thing here, private to `_read`."""

    tense: Tense = "past"
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    modal: str = ""
    negated: bool = False
    form: Form = "finite"


def modal(tokens: tuple[Token, ...], at: int) -> VerbGroup | None:
    """The group that a modal at `at` opens ('will soon leave'), if it is one: 'May' and 'the will' are none."""
    low = tokens[at].low
    if tokens[at].text == "May" or (
        low in ("may", "might", "must", "can", "will") and at and tokens[at - 1].low in _OF_NOUNS
    ):
        return None
    reading = _Reading("future" if low in lex.FUTURE_MODALS or low in lex.WOULD else "present", modal=low)
    reading.negated = low == "cannot"
    head = _skip(tokens, at + 1, reading)
    if tokens[head - 1].low == "last" and head < len(tokens) and tokens[head].low in _BEHIND_LASTING:
        head -= 1  # 'would last until the summer'
    if head + 2 < len(tokens) and tokens[head].low in lex.PREPOSITIONS and tokens[head + 2].low in KNOWN:
        head += 2  # 'would in principle end'
    if head >= len(tokens) or not tokens[head].is_word or tokens[head].low in _NO_HEADS:
        return None
    if low == "'d" and participle(tokens[head]) and tokens[head].low not in KNOWN:
        return _read(tokens, at, head, _Reading(perfect=True, negated=reading.negated))
    return _read(tokens, at, head, reading)


_BEHIND_LASTING: Final = lex.PREPOSITIONS | lex.SUBORDINATORS | lex.DETERMINERS | {DATE}
_OF_NOUNS: Final = lex.DETERMINERS - set("that this these those some any all both each many few several most".split())
"""Words behind which 'will' and 'might' are nouns, as they are not in 'a house that will be sold', 'some may leave'."""


def clitic(tokens: tuple[Token, ...], at: int) -> VerbGroup | None:
    """The group that "'s" at `at` opens where it is short for 'is' or 'has': behind a pronoun, not behind a noun."""
    if not at or tokens[at - 1].low not in _BEFORE_CLITIC or at + 1 >= len(tokens):
        return None
    return helped(tokens, at)


def helped(tokens: tuple[Token, ...], at: int) -> VerbGroup:
    """The group that a form of 'be', 'have' or 'do' at `at` opens."""
    reading = _Reading("past" if tokens[at].low in ("was", "were", "had", "did") else "present")
    return _read(tokens, at, at, reading)


def supposes(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a 'had' opens a condition without 'if': 'Had the pilot seen the mast, he would have turned'."""
    opens = not at or tokens[at - 1].low == "," or any(token.low in _UNREAL for token in tokens[:at])
    first = tokens[at + 1] if at + 1 < len(tokens) else None
    if not opens or first is None or not (first.capital or first.low in lex.DETERMINERS or first.low in lex.PRONOUNS):
        return False
    for token in tokens[at + 2 : at + _SUBJECT]:
        if not token.is_word:
            return False
        if participle(token):
            return True
    return False


_SUBJECT: Final = 8
_UNREAL: Final = frozenset(("would", "could", "might"))


def infinitive(tokens: tuple[Token, ...], at: int) -> VerbGroup | None:
    """The group that 'to' at `at` opens, if a verb follows: 'to civilians' and 'to tighter rules' hold none."""
    if at and tokens[at - 1].low == "according":
        return None
    reading = _Reading("", form="infinitive")
    head = _skip(tokens, at + 1, reading)
    if head >= len(tokens) or not is_base(tokens[head]) or tokens[head].low in lex.SUBORDINATORS:
        return None
    low = tokens[head].low
    if tokens[head].capital or low in _NOUNS_ONLY or not _may_be_infinitive(tokens, head):
        return None
    if low in _PLACES and at and tokens[at - 1].low in _TOWARDS:
        return None
    return _read(tokens, at, head, reading)


def _may_be_infinitive(tokens: tuple[Token, ...], at: int) -> bool:
    """A known verb; or an unknown word that neither looks like a noun or adjective nor stands before a noun."""
    low = tokens[at].low
    if low in KNOWN:
        return True
    if low == "one" or low in lex.COUNTS:
        return False
    plural = low.endswith("s") and not low.endswith("ss")
    if plural or low.endswith(_NO_BASES):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and (following.low in _OBJECT_OPENS or following.capital)


def _skip(tokens: tuple[Token, ...], at: int, reading: _Reading) -> int:
    """Pass adverbs and negations between helpers and head."""
    while at < len(tokens):
        low = tokens[at].low
        if low in lex.NEGATIONS and low not in ("no", "neither", "nor"):
            reading.negated = True
        elif low in _MUCH and at + 1 < len(tokens) and tokens[at + 1].low in ("likely", "probably"):
            pass  # 'will very likely try to leave'
        elif not (low in lex.ADVERBS or low == DATE or (lex.is_adverb(low) and low not in KNOWN)):
            return _past_date(tokens, at) if low in _BESIDE_DATES else at
        at += 1
    return at


_MUCH: Final = frozenset(("very", "quite", "most"))


def _past_date(tokens: tuple[Token, ...], start: int) -> int:
    """Over a date that parts a helper from its verb: 'has today, Thursday, been found', 'was on Monday charged'."""
    at = start
    while at < len(tokens) and (tokens[at].low in _BESIDE_DATES or tokens[at].low in lex.ADVERBS):
        at += 1
    closed = at < len(tokens) and tokens[at - 1].low in (",", DATE) and participle(tokens[at])
    return at if closed and any(token.low == DATE for token in tokens[start - 1 : at]) else start


_BESIDE_DATES: Final = frozenset((",", DATE, "on", "in", "at"))


def _read(tokens: tuple[Token, ...], first: int, at: int, reading: _Reading) -> VerbGroup:
    """Walk the helpers from `at` to the head."""
    head = at
    while head < len(tokens):
        low = tokens[head].low
        after = _skip(tokens, head + 1, reading) if low in lex.BE or low in lex.HAVE or low in lex.DO else len(tokens)
        following = tokens[after] if after < len(tokens) else None
        if low in lex.DO and following is not None and head == first and _is_done(following, reading):
            head = after
        elif following is not None and _has(tokens, head, after):
            reading.perfect, head = True, after
        elif low in lex.HAVE and following is not None and following.low == "to" and _has_to(tokens, after + 1):
            head = after + 1
            reading.negated |= tokens[after - 1].low == "yet"
        elif low in lex.BE and following is not None:
            step = _after_be(tokens, after, reading)
            if step is None:
                return _made(tokens, first, head, reading, copula=True)
            head = step
        else:
            break
    return _made(tokens, first, min(head, len(tokens) - 1), reading)


def _is_done(token: Token, reading: _Reading) -> bool:
    """Whether a word behind 'do' is its verb: 'did not sail', 'do find', but 'do business'."""
    return is_base(token) and (token.low in KNOWN or reading.negated)


def _has(tokens: tuple[Token, ...], helper: int, at: int) -> bool:
    """Whether the helper and the word at `at` make the perfect: 'has armed guards' owns them."""
    low = tokens[at].low
    if tokens[helper].low == "'s":
        return low in _OF_HAVING
    if tokens[helper].low not in lex.HAVE or not participle(tokens[at]):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return not (tokens[at].low == "armed" and following is not None and plain_noun(following))


def _has_to(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether 'have to' is followed by what must be done, and no noun ('the claim it has to the land')."""
    return at < len(tokens) and is_base(tokens[at]) and _may_be_infinitive(tokens, at)


def _after_be(tokens: tuple[Token, ...], at: int, reading: _Reading) -> int | None:
    """The head behind a form of 'be', or None where it is a copula."""
    low = tokens[at].low
    to = at + 1
    if low in _DEGREES and to < len(tokens) and tokens[to].low in _PROSPECTIVE:  # 'is very likely to close'
        return _after_be(tokens, to, reading)
    if low == "to" and to < len(tokens) and is_base(tokens[to]):
        if tokens[at - 1].low == "yet":
            reading.negated = True
        else:
            reading.tense = "future"
        return to
    if low in _BEFORE_TO and to + 1 < len(tokens) and tokens[to].low == "to":
        verb = _skip(tokens, to + 1, reading)
        if low in _PROSPECTIVE and verb < len(tokens) and is_base(tokens[verb]):
            reading.tense = "future"
            return verb
    if low == "being":
        reading.passive = True
        return at + 1 if at + 1 < len(tokens) and participle(tokens[at + 1]) else None
    if low.endswith("ing") and len(low) > 4 and low not in lex.NOT_VERBS:
        reading.progressive = True
        return at
    if participle(tokens[at]) and low not in STATES_IN_ED:
        reading.passive = True
        return at
    return None


def _made(tokens: tuple[Token, ...], first: int, head: int, reading: _Reading, *, copula: bool = False) -> VerbGroup:
    low = tokens[head].low
    return VerbGroup(
        first, head, head, "be" if copula else lemma_of(low), reading.tense, reading.form, reading.perfect,
        reading.progressive, reading.passive, reading.modal, reading.negated, copula,
    )  # fmt: skip


def participle(token: Token) -> bool:
    """Whether the token can be a past participle."""
    low = token.low
    if low in lex.LEMMA_OF_PARTICIPLE or low == "been":
        return True
    plain = low.isalpha() or low[:3] in PREFIXES
    return low.endswith("ed") and len(low) > 3 and plain and low not in _NOT_PARTICIPLES


def is_base(token: Token) -> bool:
    """Whether the token can be a bare verb: a lower-case word that is no closed-class word."""
    return (
        token.text.isalpha()
        and not token.capital
        and token.low not in lex.NOUN_OPENERS
        and token.low not in lex.PRONOUNS
    )


def plain_noun(token: Token) -> bool:
    """Whether the token can be the noun that an adjective stands before: a word of no closed class, no date."""
    return token.text[0].isalpha() and token.low not in lex.STOP_WORDS and not lex.is_adverb(token.low)
