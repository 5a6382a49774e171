"""Verbs without helpers: past forms, participles, forms in -ing, and the present."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.tokens import DATE, Token, next_to
from timeline.events.verbs.beside import (
    CLEARLY_OPENS,
    JOINS,
    OBJECT_OPENS,
    after_relative,
    shares,
    that,
    without_object,
)
from timeline.events.verbs.group import Form, VerbGroup
from timeline.events.verbs.lemmas import KNOWN, PREFIXES, lemma_of, lemma_of_present
from timeline.events.verbs.present import present
from timeline.events.verbs.seeming import (
    SUFFERED,
    by_doing,
    carried_out,
    elliptic,
    ends_phrase,
    in_ly,
    measured,
    no_verb_here,
    owned,
    pointing,
    results,
    stranded,
    suffered_by_nobody,
)
from timeline.events.vocabulary import ADJECTIVES_IN_ED, ADJECTIVES_IN_ING, DONE_ALONE

_QUANTIFIERS: Final = lex.COUNTS | {"more", "most", "all", "others"}
# Verbs whose participle tells what somebody becomes: 'Elected president in 1952, he ...'.
_NAMING: Final = frozenset("elect name appoint crown make call proclaim declare vote".split())
_DEGREES: Final = frozenset("very too rather quite highly newly increasingly".split())
# Forms that are the base of their verb too.
_UNCHANGED: Final = frozenset(
    "cut set run hit put shut let cost hurt spread bid cast split quit beat read burst shed".split()
)


def bare(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> VerbGroup | None:
    """The verb that the token at `at` is by itself, if it is one. `before` is the verb group before it."""
    token = tokens[at]
    low = token.low
    if (
        (low in lex.NOT_VERBS and not _governs(tokens, at))
        or (low in lex.NOUNS_IN_ING and not results(tokens, at) and not _of_deed(tokens, at, before))
        or not token.text.isascii()
        or (token.capital and (at or token.text.isupper()))
    ):
        return None
    if len(low) < 3 or no_verb_here(tokens, at) or elliptic(tokens, at):
        return None
    if low.endswith("ing") and len(low) > 4 and token.text.isalpha():
        return _ing(tokens, at, before)
    past, participle = lex.LEMMA_OF_PAST.get(low), lex.LEMMA_OF_PARTICIPLE.get(low)
    regular = low.endswith("ed") and len(low) > 3 and (low.isalpha() or low[:3] in PREFIXES)
    if not (past or participle or regular):
        return present(tokens, at, before)
    if _prenominal(tokens, at, before):
        return None
    if low in _NOUN_BUT and next_to(tokens, at) not in _NOUN_BUT[low]:
        return None  # 'which has made little ground', 'the knife left a wound'
    put_in = bool(participle) and _put_in(tokens, at)
    if low in lex.AMBIGUOUS_PAST and not (
        put_in or _clear_subject(tokens, at) or after_relative(tokens, at, before) or _joins_past(tokens, at, before)
    ):
        return None
    if past == low and before is not None and owned(tokens, before, at):
        return None
    if put_in or not (past or regular):
        return VerbGroup(at, at, at, participle or low, "past", "participle", passive=True)
    return _past(tokens, at, before, regular=regular)


def _put_in(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a form that may be a noun describes the subject behind a comma: 'an inquiry, set up that summer,'."""
    if at < 2 or tokens[at - 1].low != "," or next_to(tokens, at) not in ("up", "out", "down"):
        return False
    behind = tokens[at + 2 : at + 2 + _NEAR]
    opens = bool(behind) and (behind[0].low in lex.PREPOSITIONS or behind[0].low == DATE)
    return opens and any(token.low == "," for token in behind)


_NOUN_BUT: Final = {
    "ground": ("down", "out", "to"),
    "wound": ("up", "down", "through", "around", "along", "back", "its", "his", "her", "their"),
}
"""Past forms that are nearly always nouns, by the words behind which they are verbs."""


def _governs(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether what mostly describes a noun is a verb with an object: 'experienced a loss', 'alleged that'."""
    low, follows = tokens[at].low, next_to(tokens, at)
    return low.endswith("ed") and (follows in lex.ARTICLES or (low == "alleged" and follows == "that"))


def may_be_form(low: str) -> bool:
    """Whether a word can be a verb form at all; most words of a text cannot."""
    if low in lex.LEMMA_OF_PAST or low in lex.LEMMA_OF_PARTICIPLE or low in KNOWN:
        return True
    return low.endswith(("ed", "ing")) or bool(lemma_of_present(low))


def _past(tokens: tuple[Token, ...], at: int, before: VerbGroup | None, *, regular: bool) -> VerbGroup | None:
    """A past form, or a participle where 'by' follows or nothing that could be its subject stands before it."""
    previous = tokens[at - 1].low if at else ""
    follows = next_to(tokens, at)
    lemma = lemma_of(tokens[at].low)
    counted = (previous[:1].isdigit() and not _numbered(tokens, at - 1)) or previous in _QUANTIFIERS
    if counted and not ends_phrase(tokens, at + 1):
        return None
    counted = counted and not shares(tokens, at, before)
    if (previous == "'s" and not _of_firm(tokens, at)) or (
        previous in lex.DETERMINERS and not counted and not that(tokens, at, before) and not pointing(tokens, at)
    ):
        return None
    owned_rank = at > 1 and tokens[at - 2].low in ("its", "his", "her", "their", "'s")
    if previous in _RANKS and (_describes(tokens, at) or owned_rank):
        return None  # 'its first cut since May'
    grown = previous == "than" and at > 1 and tokens[at - 2].low == "more"  # 'more than doubled'
    if previous in lex.PREPOSITIONS and follows != "by" and not (grown or stranded(tokens, at, before)):
        return None
    by = follows == "by" and previous not in lex.PRONOUNS and not (measured(tokens, at + 2) or by_doing(tokens, at))
    if by or (lemma == "carry" and carried_out(tokens, at)):
        return VerbGroup(at, at, at, lemma, "past", "participle", passive=True)
    if previous == "not" and without_object(tokens, at + 1):
        return VerbGroup(at, at, at, lemma, "past", "participle", passive=True, negated=True)
    led = at - 1 if at > 1 and (in_ly(previous) or previous == "first") else at
    opens = not at or (tokens[led - 1].low == "," and before is None)
    # 'The hall, built of stone in 1890, burned': a form that may be either, where no object stands behind it.
    described = at > 0 or any(token.low == "," for token in tokens)
    reduced = opens and described and tokens[at].low in lex.LEMMA_OF_PARTICIPLE and without_object(tokens, at + 1)
    form: Form = "participle" if (opens and regular and lemma not in DONE_ALONE) or reduced else "finite"
    negated = previous in {"never", "hardly", "scarcely", "neither", "nor"}
    passive = form == "participle" or (lemma in SUFFERED and (counted or suffered_by_nobody(tokens, at + 1)))
    # 'Opening planned for 2028': no event plans.
    passive = passive or (lemma in _BOOKED and previous in lex.EVENT_NOUNS and follows == "for")
    return VerbGroup(at, at, at, lemma, "past", form, passive=passive, negated=negated)


_BOOKED: Final = frozenset(("plan", "schedule"))


def _describes(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a form behind 'first' describes the noun behind it: "the town's first paved street"."""
    led = at > 1 and tokens[at - 2].low in ("'s", "the", "its")
    return led and at + 1 < len(tokens) and tokens[at + 1].text.isalpha() and next_to(tokens, at) not in lex.STOP_WORDS


_RANKS: Final = frozenset(("first", "second", "last", "only"))


def _of_firm(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "'s" before the form at `at` ends a name that is a subject: "Holt's cut its rating of the town"."""
    follows = next_to(tokens, at)
    opens = lex.DETERMINERS if tokens[at].low in _UNCHANGED else CLEARLY_OPENS  # 'Oslo's cut in rates'
    behind = tokens[at - 1].low == "'s" and at > 1 and tokens[at - 2].capital
    return behind and (follows in opens or follows[:1].isdigit())


def _numbered(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the number at `at` belongs to a name: 'Task Force 20 killed'."""
    named = at > 0 and tokens[at - 1].capital and tokens[at - 1].low not in lex.STOP_WORDS
    return named and (at > 1 or not tokens[0].low.endswith("s"))


def _prenominal(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether a participle stands before its noun: 'has accused armed bands', 'Injured people', 'stolen goods'."""
    low = tokens[at].low
    if low not in ADJECTIVES_IN_ED and not low.endswith(("ed", "en", "wn", "rn")):
        return False
    if ends_phrase(tokens, at + 1):
        return False
    if not at:
        return lemma_of(low) not in _NAMING
    if low == "armed" and at + 1 < len(tokens) and tokens[at + 1].low.endswith(("s", "men")):
        return True  # 'armed gangs'
    if low == "retired":
        return True  # nobody retires something without 'the' or 'its': 'retired admiral Jon Holt'
    previous = tokens[at - 1]
    if (before is not None and before.last == at - 1) or previous.low in _DEGREES or previous.low == "-":
        return True
    if low not in lex.LEMMA_OF_PAST and not low.endswith("ed"):
        return previous.low in lex.NOUN_OPENERS
    if previous.low.endswith(_OF_ADJECTIVES) and not lex.is_adverb(previous.low) and low.endswith("ed"):
        return not tokens[at + 1].capital  # 'convertible preferred stock'
    counts = tokens[at + 1].low in _QUANTIFIERS or after_relative(tokens, at, before)
    counts |= low == "lost" and previous.low in JOINS and tokens[at + 1].text[0].isdigit()  # 'but lost 2-1'
    counts = counts or _behind_name(tokens, at)
    adjective = low in ADJECTIVES_IN_ED and not (tokens[at + 1].capital or counts)
    return adjective and (previous.low in JOINS or not previous.is_word)


def _behind_name(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a name between commas stands before a form: 'the minister, Jan Holt, proposed raising the fee'."""
    first = at - 1
    while first > 0 and tokens[first - 1].capital:
        first -= 1
    return tokens[at - 1].text == "," and 1 < first < at - 1 and tokens[first - 1].text == ","


def _ing(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> VerbGroup | None:
    """A form in -ing that is a verb: not 'the drilling', not 'under increasing pressure'."""
    low = tokens[at].low
    if before is not None and before.last == at - 1 and before.lemma in _OWNING_UP and not before.passive:
        return VerbGroup(at, at, at, lemma_of(low), "", "ing")
    previous = tokens[at - 1].low if at else ""
    if _of_deed(tokens, at, before):
        return VerbGroup(at, at, at, lemma_of(low), "", "ing")
    if low in ("starting", "beginning", "ending") and next_to(tokens, at) == DATE and previous not in lex.EVENT_NOUNS:
        return None  # 'will be closed, starting Wednesday'
    if lemma_of_present(previous) == "ban" or previous in ("ban", "banned", "banning"):
        return None  # 'to ban smoking'
    if previous in lex.DETERMINERS or previous in ("'s", "of", "in", "for", "on", "with") or previous.endswith("ed"):
        return None
    if previous == "by" and low in lex.EVENT_NOUNS and next_to(tokens, at) not in lex.DETERMINERS:
        return None  # 'was damaged by shelling'
    if _gerund(tokens, at, before):
        return None
    described = low in ADJECTIVES_IN_ING or previous in ("last", "first", "next") or "-" in previous
    if described and not ends_phrase(tokens, at + 1):
        return None
    return VerbGroup(at, at, at, lemma_of(low), "", "ing")


def _gerund(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether a form in -ing is a noun behind its adjective ('careless handling of lamps', 'a foreign reporting trip')
    or the second that a preposition leads ('the bill for mending roofs and clearing streets').
    """
    previous = tokens[at - 1].low if at else ""
    if at > 1 and tokens[at - 2].low in _LEADING and previous in _TRADED and ends_phrase(tokens, at + 1):
        return True  # 'was accused of money laundering'
    if previous.endswith(_OF_ADJECTIVES) and next_to(tokens, at) == "of":
        return True
    if at > 1 and tokens[at - 2].low in ("a", "an") and previous in lex.ADJECTIVES and not ends_phrase(tokens, at + 1):
        return True
    if at > 1 and tokens[at - 2].low in lex.DETERMINERS and previous in _OF_KINDS and not ends_phrase(tokens, at + 1):
        return True  # 'a mobile cooling unit'
    if at > 1 and tokens[at - 2].low in lex.DETERMINERS and previous in _LIKE and ends_phrase(tokens, at + 1):
        return True  # 'a similar grounding in 2021'
    if previous not in ("and", "or"):
        return False
    floor = max(before.last if before is not None else 0, at - _NEAR)
    near = next((n for n in range(at - 2, floor, -1) if tokens[n].low.endswith("ing") or not tokens[n].is_word), floor)
    return near > floor and tokens[near].is_word and tokens[near - 1].low in ("for", "of", "from", "about", "against")


_OF_KINDS: Final = frozenset(
    "mobile portable temporary modern electric electronic automatic central main spare foreign annual regional "
    "municipal medical industrial commercial special secret joint standby".split()
)
"""Adjectives that no noun is like, so that a form in -ing behind one describes what follows."""
_LEADING: Final = ("of", "for", "in", "with", "against", "and", "or")
_TRADED: Final = frozenset("money drug drugs people arms human drink bid price match vote job house ballot".split())
"""Nouns before which a form in -ing is one with them: money laundering, drug smuggling, match fixing."""
_OF_ADJECTIVES: Final = ("less", "ful", "ous", "able", "ible")
_LIKE: Final = frozenset("similar second third fourth first last recent new latest final".split())


def _of_deed(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether a form in -ing tells what somebody is accused or found guilty of: 'was convicted in May of stealing'."""
    if before is None:
        return False
    led = at - 1 - in_ly(tokens[at - 1].low)  # 'of secretly dumping'
    if tokens[led].low not in lex.OF_DEEDS or at - before.last > _NEAR or at + 1 >= len(tokens):
        return False
    guilty = any(token.low == "guilty" for token in tokens[before.last + 1 : at])
    opens = tokens[at + 1]
    object_ = (opens.is_word or opens.text[:1].isdigit()) and opens.low not in _NO_OBJECT
    # 'Causing the crash on Monday': the crash was on Monday, whoever caused it.
    return (before.lemma in lex.ACCUSING or guilty) and object_ and tokens[at].low != "causing"


_NEAR: Final = 10
_NO_OBJECT: Final = lex.PREPOSITIONS | lex.COORDINATORS
_OWNING_UP: Final = ("deny", "admit")
"""Verbs of which a form in -ing tells what was done, or was not: 'denied taking bribes in 2019'."""


def _joins_past(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether a form that is its own past is joined to a past form, with an object: 'sold a mill and put up flats'."""
    if before is None or at < 2 or tokens[at - 1].low not in JOINS or before.modal or before.negated:
        return False
    told = before.tense == "past" and before.form == "finite" and (before.first == before.last or before.passive)
    opens = at + 1 + (next_to(tokens, at) in _PARTICLES)
    return (
        told
        and opens < len(tokens)
        and (tokens[opens].low in lex.DETERMINERS or tokens[opens].low in ("it", "them") or opens > at + 1)
    )


_PARTICLES: Final = frozenset("up down out off in back".split())


def _behind_aside(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a form that is its own past has an object, and before it what describes its subject between two commas:
    'a clerk named Holt, 26, set himself on fire', 'the mayor, Jan Holt, cut short a visit'.
    """
    opened = next((n + 1 for n in range(at - 3, max(0, at - _NEAR), -1) if tokens[n].text == ","), 0)
    if not opened or not tokens[opened - 2].is_word:
        return False
    aside = tokens[opened]
    described = aside.capital or aside.text[0].isdigit() or aside.low in lex.DETERMINERS or aside.low in lex.WHO
    led = at + 1 + (next_to(tokens, at) in _PARTICLES | {"short"})
    follows = tokens[led] if led < len(tokens) else None
    opens = follows is not None and (follows.low in lex.DETERMINERS or follows.text[0].isdigit())
    return described and (opens or (follows is not None and follows.low.endswith(("self", "selves"))))


def _clear_subject(tokens: tuple[Token, ...], at: int) -> bool:
    """A pronoun, a name or a noun right before, or 'and' before and an object behind: what follows is its verb."""
    if not at:
        return False
    before = tokens[at - 1]
    if before.low in lex.PRONOUNS or before.low in lex.WHO or _of_firm(tokens, at):
        return True
    following = next_to(tokens, at)
    if before.low in JOINS and tokens[at].low not in _UNCHANGED:
        counts = (following[:1].isdigit() and before.low != "or") or following.endswith(("self", "selves"))
        return counts or following in OBJECT_OPENS or following in lex.NAMELESS or in_ly(following)
    if following == "and" and at + 2 < len(tokens) and tokens[at + 2].low.endswith("ed"):
        return before.is_word or before.low == ","  # 'Holt, 43, beat and robbed a man'
    if before.low == "," and at > 1 and tokens[at].low not in _UNCHANGED:
        # Behind an apposition ('the captain, a former diver, saw smoke'); 'lost in the woods' may be a participle.
        if tokens[at].low in lex.LEMMA_OF_PARTICIPLE:
            return following in lex.DETERMINERS or without_object(tokens, at + 1)
        return bool(following) and tokens[at + 1].is_word
    if before.low == "," and _behind_aside(tokens, at):
        return True
    if before.low in lex.DETERMINERS or before.low in lex.PREPOSITIONS or not before.is_word:
        return False
    named = at > 2 and tokens[at - 2].low in ("a", "an") and tokens[at - 3].low in lex.PREPOSITIONS  # 'of a rate cut'
    return before.low not in ("'s", "and", "or") and following != "of" and not named
