"""Verbs in the present without helpers: 'holds a salient', 'they carry on'."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.tokens import DATE, Token, next_to
from timeline.events.values import evolve
from timeline.events.verbs.beside import (
    JOINS,
    OBJECT_OPENS,
    after_relative,
    before_adverb,
    shares,
    that,
)
from timeline.events.verbs.group import VerbGroup
from timeline.events.verbs.helped import is_base, plain_noun
from timeline.events.verbs.lemmas import KNOWN, lemma_of_present
from timeline.events.vocabulary import MIXED_VERBS, PURE_VERBS

_NOUNS_TOO: Final = frozenset(
    "report claim estimate comment promise fear hope forecast state note call plan order".split()
)
_PLURAL_SUBJECTS: Final = frozenset(
    "i you we they people police men women children troops others many some both".split()
)
_HELPERS: Final = lex.HELPERS - {"'s", "be", "do"}
_FINITE_HELPERS: Final = _HELPERS - {"having"}
_NO_SUBJECTS: Final = lex.NOUN_OPENERS - {"that"} | lex.SUBORDINATORS - {"that", "who", "which"} | {"'s", "'", "to"}
# Verbs that take an infinitive: 'plans to sell' is told, 'raids to seize arms' are not.
_WITH_TO: Final = lex.PLANNING - {"due", "set"} | frozenset(
    "try need begin start continue fail refuse threaten tend appear seem like".split()
)
_USUAL: Final = lex.NEWSWORTHY | lex.REPORTING | lex.SPEECH_ACTS | lex.STATIVE
# Verbs that take somebody and then a bare verb: 'helped them leave', 'saw troops enter', 'let prices rise'.
_WITH_BARE_INFINITIVE: Final = frozenset("let make help see watch hear have feel".split())
LIKELY: Final = frozenset(("likely", "probably", "certainly"))
"""Adverbs behind which any lower-case word may be a verb."""
_HEAD: Final = 2
"""How far from its start a headline may have its verb: 'Police fire on a march'."""


def present(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> VerbGroup | None:
    """Present forms of known verbs where a subject stands before them.

    A verb that is no noun needs no more; one that is a noun too needs an object or a clause behind ('holds a salient').
    Behind 'likely' and its kind any lower-case word is the verb ('forces likely retain a foothold').
    """
    low = tokens[at].low
    if before is not None and before.copula and before.last == at - 1:
        return None  # 'there have been signs'
    lemma = lemma_of_present(low)
    if not lemma and low not in KNOWN:
        return _likely(tokens, at)
    if before is not None and not lemma and _carries_on(tokens, at, before):
        helpers = (before.first, before.head)
        return evolve(before, first=at, last=at, head=at, lemma=low, passive=False, helpers=helpers)
    pure = lemma in PURE_VERBS and lemma not in _NOUNS_TOO
    apposed = bool(lemma) and (pure or lemma in _WITH_TO) and _after_apposition(tokens, at, before)
    planned = lemma in _WITH_TO and next_to(tokens, at) == "to"
    if (pure and after_relative(tokens, at, before)) or (apposed and (pure or planned)):
        return VerbGroup(at, at, at, lemma, "present")
    if not at or not tokens[at - 1].is_word or tokens[at].text.isupper():
        return None
    found = _singular(tokens, at, lemma, before) if lemma and low not in PURE_VERBS else _plural(tokens, at, before)
    return VerbGroup(at, at, at, lemma or low, "present") if found else _likely(tokens, at)


def _after_apposition(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether a comma before the form closes what describes the subject: 'Holt, a clerk living in Oslo, tells the'."""
    bare = before is None or before.form in ("ing", "participle") or before.first == before.last
    if at < _LEAST or tokens[at - 1].text != "," or not bare:
        return False
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    opens = follows is not None and (follows.low in lex.DETERMINERS or follows.low in _OPENING or follows.capital)
    inner = [token.text for token in tokens[: at - 1]]
    if not opens or inner.count(",") != 1:
        return False
    opened = inner.index(",") + 1
    if before is not None and before.first == opened and tokens[0].low == "the":
        return lemma_of_present(tokens[at].low) in lex.REPORTING  # 'The report, published in May, says'
    described = tokens[opened]
    return described.low in lex.DETERMINERS or (described.capital and tokens[0].low in lex.DETERMINERS)


_LEAST: Final = 4
_OPENING: Final = lex.NAMELESS | {"that", "to"}


def _carries_on(tokens: tuple[Token, ...], at: int, before: VerbGroup) -> bool:
    """Whether a base form behind 'and' shares the 'will' or 'to' of the verb before it, and has an object of its own:
    'will close the mill in June and move its staff in July'.
    """
    if tokens[at - 1].low not in JOINS or at - 1 == before.last + 1 or not is_base(tokens[at]):
        return False
    opened = tokens[before.first].low in lex.MODALS or before.form == "infinitive" or _planned(before)
    if not opened or before.copula or before.perfect or before.progressive:
        return False
    if any(token.low in lex.SUBORDINATORS for token in tokens[before.last + 1 : at]):
        return False
    follows = next_to(tokens, at)
    dated = tokens[at - 2].low == DATE and tokens[at].low in _USUAL
    pure = tokens[at].low in PURE_VERBS and follows != ""
    return follows in lex.DETERMINERS or follows in lex.NAMELESS or dated or pure


def _planned(group: VerbGroup) -> bool:
    """Whether a verb in the future is told by another: 'plans to sell', 'is to sell'."""
    return group.tense == "future" and group.first < group.head


def _likely(tokens: tuple[Token, ...], at: int) -> VerbGroup | None:
    """A bare verb behind an adverb of odds."""
    low = tokens[at].low
    previous = tokens[at - 1].low if at else ""
    follows = next_to(tokens, at)
    odds = previous in LIKELY and is_base(tokens[at]) and low not in lex.STOP_WORDS
    return VerbGroup(at, at, at, low, "present") if odds and follows in OBJECT_OPENS else None


def _singular(tokens: tuple[Token, ...], at: int, lemma: str, before: VerbGroup | None) -> bool:
    """Whether a word in -s is a verb in the third person."""
    previous = tokens[before_adverb(tokens, at)].low
    all_goes = previous == "all" and lemma == "go"  # 'if all goes well'
    if next_to(tokens, at) in _SURE_BEFORE.get(tokens[at].low, ()):
        return True
    counted = previous in lex.COUNTS or previous[0].isdigit()  # 'passed two measures'
    if counted or (previous in _NO_SUBJECTS and not all_goes) or next_to(tokens, at) in _FINITE_HELPERS:
        return False
    if previous == "that":
        return that(tokens, at, before) or _says(before)
    if all_goes or previous in {"he", "she", "it", "who", "which"}:
        return True
    if lemma in PURE_VERBS and lemma not in _NOUNS_TOO:
        return True
    dated = previous in JOINS and at > 1 and tokens[at - 2].low == DATE and next_to(tokens, at) in lex.ARTICLES
    if dated and before is not None and before.form == "finite":
        return True  # 'was bought in 2003 and houses the archive'
    if previous in JOINS or (before is not None and before.last >= before_adverb(tokens, at)):
        return False
    if _counted(tokens, at):
        return False
    if previous.endswith("ed") and previous not in lex.NOT_VERBS and previous not in ("accused", "deceased"):
        return False  # 'costly dismounted assaults on the town'
    return _with_object(tokens, at, lemma, before)


_SURE_BEFORE: Final = {
    "remains": frozenset("closed shut open blocked suspended flooded missing unknown unclear".split()),
    "stands": frozenset("accused convicted charged".split()),
}
"""Words in -s that are verbs before these, whatever stands before: 'Route 9 remains closed'."""


def _counted(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a noun that is counted ends there: 'two passenger trains that'."""
    if at < 2 or not (tokens[at - 2].low.isdigit() or tokens[at - 2].low in lex.COUNTS):
        return False
    between = tokens[at - 1]
    return plain_noun(between) and not between.capital and not between.low.endswith("s")


def _with_object(tokens: tuple[Token, ...], at: int, lemma: str, before: VerbGroup | None) -> bool:
    """Whether what follows shows a word in -s that may be a noun to be a verb ('plans to sell', 'holds a salient')."""
    follows = next_to(tokens, at)
    if follows == "to" and at + 2 < len(tokens) and is_base(tokens[at + 2]):
        return lemma in _WITH_TO or (lemma == "claim" and tokens[at + 2].low == "have")
    if follows in lex.DETERMINERS or follows in {"that", "there"} or follows in lex.NAMELESS:
        return True
    if lemma in _SCHEDULED and follows == DATE:
        return True  # 'work on the quay starts next month'
    if lemma in _TURNING and follows in _STATES:
        return True  # 'the loan falls due in May'
    if lemma in _CONTENT and tokens[at - 1].low == DATE and before is not None and before.first == before.last:
        # 'Footage published on Monday shows soldiers': not what was published.
        return bool(follows) and tokens[at + 1].is_word and follows not in lex.PREPOSITIONS
    usual = lemma in _USUAL and lemma not in _NOUNS_TOO and lemma not in lex.EVENT_NOUNS
    return usual and (follows in OBJECT_OPENS or follows == "to") and not shares(tokens, at, before)


_SCHEDULED: Final = frozenset("start begin open close end resume return".split())
_TURNING: Final = frozenset("fall go run stand lie come turn".split())
_STATES: Final = frozenset("due ill short silent vacant idle empty bankrupt missing unpaid free".split())
_CONTENT: Final = frozenset("show claim name ban estimate report list document detail picture".split())
"""Verbs that tell what a paper, a film or a law holds, and are nouns as well."""


def _says(group: VerbGroup | None) -> bool:
    return group is not None and group.lemma in lex.REPORTING


def _plural(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether a base form has a plural subject: 'analysts expect the bank to close', 'they carry on'."""
    low = tokens[at].low
    previous = tokens[before_adverb(tokens, at)].low
    follows = next_to(tokens, at)
    if follows in _HELPERS or _bare_infinitive(tokens, at, before):
        return False
    stays = low == "remain" and plain_noun(tokens[at - 1]) and follows.endswith("ed")
    whose = previous in ("which", "that") and at > 1 and low in PURE_VERBS and _many(tokens[at - 2].low.rstrip(","))
    apart = previous == "which" and low in PURE_VERBS and at > 1 and tokens[at - 2].text == ","
    if stays or whose or apart or previous in {"i", "we", "they", "who"}:
        return True
    if not (_many(previous) or _joined_names(tokens, at) or (low in PURE_VERBS and _many_of(tokens, at))) or (
        before is not None and before.last == at - 1 and before.tense == "present"
    ):
        return False
    if (low in lex.REPORTING and low not in _NOUNS_TOO) or (low in _GOVERNING and follows in _GOVERNING[low]):
        return True
    if low in MIXED_VERBS or low in _NOUNS_TOO:
        opens = lex.DETERMINERS if low not in lex.NEWSWORTHY or at > _HEAD else OBJECT_OPENS
        return follows == "that" or (follows in opens and not shares(tokens, at, before))
    return low in PURE_VERBS


_GOVERNING: Final = {
    "look": ("to", "for", "at", "like", "set"),
    "aim": ("to",),
    "hope": ("to", "for"),
    "plan": ("to",),
    "need": ("to",),
}
"""Verbs that are nouns too, by the words that only the verb takes behind a plural: 'rescuers look for survivors'."""


def _joined_names(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the subject before a form are two that have names: 'Marta Holm and Jan Berg discover tin'."""
    names = at
    while names and tokens[names - 1].capital:
        names -= 1
    return 0 < names < at and tokens[names - 1].low in ("and", "&") and names > 1 and tokens[names - 2].capital


def _many_of(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the subject before a form is a plural with 'of': 'members of the council express'."""
    of = next((n for n in range(at - 2, max(0, at - _FAR), -1) if tokens[n].low == "of"), 0)
    inside = tokens[of + 1 + (tokens[of + 1].low in lex.DETERMINERS) : at]
    plain = all(plain_noun(token) and not token.low.endswith("ed") for token in inside)
    return of > 0 and _many(tokens[of - 1].low) and bool(inside) and plain


_FAR: Final = 7


def _many(word: str) -> bool:
    """Whether a word is a plural that can be a subject."""
    if word in _PLURAL_SUBJECTS or word.endswith("men"):
        return True
    return word.endswith("s") and len(word) > 4 and not word.endswith(("ss", "'s", "us"))


def _bare_infinitive(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether it is what somebody is let, helped or seen to do."""
    if before is None or before.lemma not in _WITH_BARE_INFINITIVE:
        return False
    return all(token.is_word and token.low not in JOINS for token in tokens[before.last + 1 : at])
