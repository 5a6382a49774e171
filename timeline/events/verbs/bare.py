"""Verbs without helpers: past forms, participles, forms in -ing, and the present."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.tokens import DATE, Token
from timeline.events.values import evolve
from timeline.events.verbs.group import Form, VerbGroup
from timeline.events.verbs.helped import is_base, plain_noun
from timeline.events.verbs.lemmas import KNOWN, PREFIXES, lemma_of, lemma_of_present
from timeline.events.verbs.seeming import (
    SUFFERED,
    elliptic,
    ends_phrase,
    in_ly,
    measured,
    no_verb_here,
    owned,
    pointing,
    results,
)
from timeline.events.vocabulary import ADJECTIVES_IN_ED, ADJECTIVES_IN_ING, MIXED_VERBS, PURE_VERBS

_NOUNS_TOO: Final = frozenset(
    "report claim estimate comment promise fear hope forecast state note call plan order".split()
)
_NO_VERBS_HERE: Final = lex.DETERMINERS | lex.PREPOSITIONS
_OBJECT_OPENS: Final = lex.DETERMINERS | lex.PREPOSITIONS | lex.ADVERBS
_CLEARLY_OPENS: Final = lex.DETERMINERS | lex.PREPOSITIONS | {DATE}
_QUANTIFIERS: Final = frozenset(
    "many some several few most more all both others dozens hundreds thousands two three four five six seven eight "
    "nine ten".split()
)
_SUBJECTS: Final = frozenset("i you he she it we they who someone everyone nobody anyone".split())
_PLURAL_SUBJECTS: Final = frozenset("i you we they people police men women children troops others many some".split())
_HELPERS: Final = (lex.BE | lex.HAVE | lex.FUTURE_MODALS | lex.WOULD | lex.OTHER_MODALS | {"did", "does"}) - {
    "'s",
    "be",
}
_NO_SUBJECTS: Final = _NO_VERBS_HERE - {"that"} | lex.SUBORDINATORS - {"that", "who", "which"} | {"'s", "'", "to"}
# Verbs that take an infinitive: 'plans to sell' is told, 'raids to seize arms' are not.
_WITH_TO: Final = lex.PLANNING - {"due", "set"} | frozenset(
    "try need begin start continue fail refuse threaten tend appear seem like".split()
)
_USUAL: Final = lex.NEWSWORTHY | lex.REPORTING | lex.SPEECH_ACTS | lex.STATIVE
_RELATIVES: Final = frozenset(("who", "which", "that"))
_JOINS: Final = frozenset(("and", "or", "but", "then"))
# Verbs that take somebody and then a bare verb: 'helped them leave', 'saw troops enter', 'let prices rise'.
_WITH_BARE_INFINITIVE: Final = frozenset("let make help see watch hear have feel".split())
# Verbs whose participle tells what somebody becomes: 'Elected president in 1952, he ...'.
_NAMING: Final = frozenset("elect name appoint crown make call proclaim declare vote".split())
_LEADING: Final = lex.FUTURE_MODALS | lex.WOULD | lex.OTHER_MODALS
LIKELY: Final = frozenset(("likely", "probably", "certainly"))
"""Adverbs behind which any lower-case word may be a verb."""
_HEAD: Final = 2
"""How far from its start a headline may have its verb: 'Police fire on a march'."""
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
        (low in lex.NOT_VERBS and not (low == "alleged" and _follows(tokens, at) == "that"))
        or (low in lex.NOUNS_IN_ING and not results(tokens, at))
        or not token.text.isascii()
        or (token.capital and (at or token.text.isupper()))
    ):
        return None
    if len(low) < 3 or no_verb_here(tokens, at) or elliptic(tokens, at) or _undone(low):
        return None
    if low.endswith("ing") and len(low) > 4 and token.text.isalpha():
        return _ing(tokens, at, before)
    past, participle = lex.LEMMA_OF_PAST.get(low), lex.LEMMA_OF_PARTICIPLE.get(low)
    regular = low.endswith("ed") and len(low) > 3 and (low.isalpha() or low[:3] in PREFIXES)
    if not (past or participle or regular):
        return _present(tokens, at, before)
    if _prenominal(tokens, at, before):
        return None
    if low == "ground" and _follows(tokens, at) not in _CLEARLY_OPENS | {"down", "out"}:
        return None  # 'which has made little ground'
    if low in lex.AMBIGUOUS_PAST and not (_clear_subject(tokens, at) or _after_relative(tokens, at, before)):
        return None
    if past == low and before is not None and owned(tokens, before, at):
        return None
    if not past and not regular:
        return VerbGroup(at, at, at, participle or low, "past", "participle", passive=True)
    return _past(tokens, at, before, regular=regular)


def _undone(low: str) -> bool:
    """Whether a form says that something was not done: 'were caught unprepared'."""
    return low.startswith("un") and low.endswith("ed") and lemma_of(low) not in KNOWN


@lru_cache(maxsize=16384)
def may_be_form(low: str) -> bool:
    """Whether a word can be a verb form at all; most words of a text cannot."""
    if low in lex.LEMMA_OF_PAST or low in lex.LEMMA_OF_PARTICIPLE or low in KNOWN:
        return True
    return low.endswith(("ed", "ing")) or bool(lemma_of_present(low))


def _past(tokens: tuple[Token, ...], at: int, before: VerbGroup | None, *, regular: bool) -> VerbGroup | None:
    """A past form, or a participle where 'by' follows or nothing that could be its subject stands before it."""
    previous = tokens[at - 1].low if at else ""
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    lemma = lemma_of(tokens[at].low)
    counted = (previous[:1].isdigit() and not _numbered(tokens, at - 1)) or previous in _QUANTIFIERS
    if counted and not ends_phrase(tokens, at + 1):
        return None
    counted = counted and not _shares(tokens, at, before)
    if (previous == "'s" and not _of_firm(tokens, at)) or (
        previous in lex.DETERMINERS and not counted and not _that(tokens, at, before) and not pointing(tokens, at)
    ):
        return None
    if previous in lex.PREPOSITIONS and follows != "by" and not _stranded(tokens, at, before):
        return None
    if follows == "by" and previous not in lex.PRONOUNS and not measured(tokens, at + 2):
        return VerbGroup(at, at, at, lemma, "past", "participle", passive=True)
    if previous == "not" and _without_object(tokens, at):
        return VerbGroup(at, at, at, lemma, "past", "participle", passive=True, negated=True)
    led = at - 1 if at > 1 and in_ly(previous) else at
    opens = not at or (tokens[led - 1].low == "," and before is None)
    # 'The hall, built of stone in 1890, burned': a form that may be either, where no object stands behind it.
    described = at > 0 or any(token.low == "," for token in tokens)
    reduced = opens and described and tokens[at].low in lex.LEMMA_OF_PARTICIPLE and _without_object(tokens, at)
    form: Form = "participle" if (opens and regular) or reduced else "finite"
    negated = previous in {"never", "hardly", "scarcely"}
    passive = form == "participle" or (counted and lemma in SUFFERED)
    return VerbGroup(at, at, at, lemma, "past", form, passive=passive, negated=negated)


def _stranded(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether the preposition before the form at `at` ends a relative clause: 'the bank she worked for closed'."""
    if before is None or before.last != at - 2 or before.first < 2 or tokens[before.first - 1].low not in _DOERS:
        return False
    noun = tokens[before.first - 2]
    return ends_phrase(tokens, at + 1) and (noun.low in _RELATIVES or plain_noun(noun))


_DOERS: Final = frozenset("i he she we they".split())


def _of_firm(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "'s" before the form at `at` ends a name that is a subject: "Holt's cut its rating of the town"."""
    follows = _follows(tokens, at)
    opens = lex.DETERMINERS if tokens[at].low in _UNCHANGED else _CLEARLY_OPENS  # 'Oslo's cut in rates'
    behind = tokens[at - 1].low == "'s" and at > 1 and tokens[at - 2].capital
    return behind and (follows in opens or follows[:1].isdigit())


def _numbered(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the number at `at` belongs to a name: 'Task Force 20 killed'."""
    named = at > 0 and tokens[at - 1].capital and tokens[at - 1].low not in lex.STOP_WORDS
    return named and (at > 1 or not tokens[0].low.endswith("s"))


def _without_object(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a preposition or a date stands behind the form at `at`."""
    follows = _follows(tokens, at)
    return follows == DATE or follows in lex.PREPOSITIONS


def _that(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether 'that' before the form at `at` is the subject of a relative clause ('a firm that suffered')."""
    if tokens[at - 1].low != "that" or at < 2:
        return False
    noun = tokens[at - 2]
    return (plain_noun(noun) or noun.low in ("one", "ones", "those")) and not (
        before is not None and before.last == at - 2
    )


def _prenominal(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether a participle stands before its noun: 'has accused armed bands', 'Injured people', 'stolen goods'."""
    low = tokens[at].low
    if low not in ADJECTIVES_IN_ED and not low.endswith(("ed", "en", "wn", "rn")):
        return False
    if ends_phrase(tokens, at + 1):
        return False
    if not at:
        return lemma_of(low) not in _NAMING
    if low == "retired":
        return True  # nobody retires something without 'the' or 'its': 'retired admiral Jon Holt'
    previous = tokens[at - 1]
    if (before is not None and before.last == at - 1) or previous.low in _DEGREES or previous.low == "-":
        return True
    if low not in lex.LEMMA_OF_PAST and not low.endswith("ed"):
        return previous.low in _NO_VERBS_HERE
    counts = tokens[at + 1].low in _QUANTIFIERS or _after_relative(tokens, at, before)
    adjective = low in ADJECTIVES_IN_ED and not (tokens[at + 1].capital or counts)
    return adjective and (previous.low in _JOINS or not previous.is_word)


def _ing(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> VerbGroup | None:
    """A form in -ing that is a verb: not 'the drilling', not 'under increasing pressure'."""
    low = tokens[at].low
    if before is not None and before.last == at - 1 and before.lemma in _OWNING_UP and not before.passive:
        return VerbGroup(at, at, at, lemma_of(low), "", "ing")
    previous = tokens[at - 1].low if at else ""
    if low in ("starting", "beginning", "ending") and _follows(tokens, at) == DATE and previous not in lex.EVENT_NOUNS:
        return None  # 'will be closed, starting Wednesday'
    if previous in lex.DETERMINERS or previous in ("'s", "of", "in", "for", "on", "with") or previous.endswith("ed"):
        return None
    if previous == "by" and low in lex.EVENT_NOUNS and _follows(tokens, at) not in lex.DETERMINERS:
        return None  # 'was damaged by shelling'
    described = low in ADJECTIVES_IN_ING or previous in ("last", "first", "next")
    if described and not ends_phrase(tokens, at + 1):
        return None
    return VerbGroup(at, at, at, lemma_of(low), "", "ing")


_OWNING_UP: Final = ("deny", "admit")
"""Verbs of which a form in -ing tells what was done, or was not: 'denied taking bribes in 2019'."""


def _present(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> VerbGroup | None:
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
    if pure and _after_relative(tokens, at, before):
        return VerbGroup(at, at, at, lemma, "present")
    if not at or not tokens[at - 1].is_word or tokens[at].text.isupper():
        return None
    found = _singular(tokens, at, lemma, before) if lemma and low not in PURE_VERBS else _plural(tokens, at, before)
    return VerbGroup(at, at, at, lemma or low, "present") if found else _likely(tokens, at)


def _carries_on(tokens: tuple[Token, ...], at: int, before: VerbGroup) -> bool:
    """Whether a base form behind 'and' shares the 'will' or 'to' of the verb before it, and has an object of its own:
    'will close the mill in June and move its staff in July'.
    """
    if tokens[at - 1].low not in _JOINS or at - 1 == before.last + 1 or not is_base(tokens[at]):
        return False
    opened = tokens[before.first].low in _LEADING or before.form == "infinitive" or _planned(before)
    if not opened or before.copula or before.perfect or before.progressive:
        return False
    if any(token.low in lex.SUBORDINATORS for token in tokens[before.last + 1 : at]):
        return False
    follows = _follows(tokens, at)
    dated = tokens[at - 2].low == DATE and tokens[at].low in _USUAL
    pure = tokens[at].low in PURE_VERBS and follows != ""
    return follows in lex.DETERMINERS or follows in _SUBJECTS or dated or pure


def _planned(group: VerbGroup) -> bool:
    """Whether a verb in the future is told by another: 'plans to sell', 'is to sell'."""
    return group.tense == "future" and group.first < group.head


def _likely(tokens: tuple[Token, ...], at: int) -> VerbGroup | None:
    """A bare verb behind an adverb of odds."""
    low = tokens[at].low
    previous = tokens[at - 1].low if at else ""
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    odds = previous in LIKELY and is_base(tokens[at]) and low not in lex.STOP_WORDS
    return VerbGroup(at, at, at, low, "present") if odds and follows in _OBJECT_OPENS else None


def _singular(tokens: tuple[Token, ...], at: int, lemma: str, before: VerbGroup | None) -> bool:
    """Whether a word in -s is a verb in the third person."""
    previous = tokens[_before_adverb(tokens, at)].low
    if previous in _NO_SUBJECTS or previous[0].isdigit() or _follows(tokens, at) in _HELPERS - {"having"}:
        return False
    if previous == "that":
        return _that(tokens, at, before) or _says(before)
    if previous in {"he", "she", "it", "who", "which"}:
        return True
    if lemma in PURE_VERBS and lemma not in _NOUNS_TOO:
        return True
    if previous in _JOINS or (before is not None and before.last >= _before_adverb(tokens, at)):
        return False
    if previous.endswith("ed") and previous not in lex.NOT_VERBS and previous not in ("accused", "deceased"):
        return False  # 'costly dismounted assaults on the town'
    return _with_object(tokens, at, lemma, before)


def _with_object(tokens: tuple[Token, ...], at: int, lemma: str, before: VerbGroup | None) -> bool:
    """Whether what follows shows a word in -s that may be a noun to be a verb ('plans to sell', 'holds a salient')."""
    follows = _follows(tokens, at)
    if follows == "to" and at + 2 < len(tokens) and is_base(tokens[at + 2]):
        return lemma in _WITH_TO
    if follows in lex.DETERMINERS or follows in {"that", "there"} or follows in _SUBJECTS:
        return True
    if lemma in _CONTENT and tokens[at - 1].low == DATE and before is not None and before.first == before.last:
        # 'Footage published on Monday shows soldiers': not what was published.
        return bool(follows) and tokens[at + 1].is_word and follows not in lex.PREPOSITIONS
    usual = lemma in _USUAL and lemma not in _NOUNS_TOO and lemma not in lex.EVENT_NOUNS
    return usual and (follows in _OBJECT_OPENS or follows == "to") and not _shares(tokens, at, before)


_CONTENT: Final = frozenset("show claim name ban estimate report list document detail picture".split())
"""Verbs that tell what a paper, a film or a law holds, and are nouns as well."""


def _follows(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at + 1].low if at + 1 < len(tokens) else ""


def _before_adverb(tokens: tuple[Token, ...], at: int) -> int:
    """The token before, over one adverb ('the bank also says')."""
    before = tokens[at - 1].low
    return at - 2 if at > 1 and lex.is_adverb(before) and before not in lex.PREPOSITIONS else at - 1


def _says(group: VerbGroup | None) -> bool:
    return group is not None and group.lemma in lex.REPORTING


def _shares(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether no conjunction or mark parts the token from the verb before it: then it is likely that verb's object."""
    if before is None:
        return False
    between = tokens[before.last + 1 : at]
    return all(token.is_word and token.low not in _JOINS and token.low not in lex.SUBORDINATORS for token in between)


def _plural(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether a base form has a plural subject: 'analysts expect the bank to close', 'they carry on'."""
    low = tokens[at].low
    previous = tokens[_before_adverb(tokens, at)].low
    follows = _follows(tokens, at)
    if follows in _HELPERS or _bare_infinitive(tokens, at, before):
        return False
    if previous in {"i", "we", "they", "who"}:
        return True
    if not _many(previous) or (before is not None and before.last == at - 1 and before.tense == "present"):
        return False
    if low in lex.REPORTING and low not in _NOUNS_TOO:
        return True
    if low in MIXED_VERBS or low in _NOUNS_TOO:
        opens = lex.DETERMINERS if low not in lex.NEWSWORTHY or at > _HEAD else _OBJECT_OPENS
        return follows == "that" or (follows in opens and not _shares(tokens, at, before))
    return low in PURE_VERBS


def _many(word: str) -> bool:
    """Whether a word is a plural that can be a subject."""
    if word in _PLURAL_SUBJECTS or word.endswith("men"):
        return True
    return word.endswith("s") and len(word) > 4 and not word.endswith(("ss", "'s", "us"))


def _bare_infinitive(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether it is what somebody is let, helped or seen to do."""
    if before is None or before.lemma not in _WITH_BARE_INFINITIVE:
        return False
    return all(token.is_word and token.low not in _JOINS for token in tokens[before.last + 1 : at])


def _clear_subject(tokens: tuple[Token, ...], at: int) -> bool:
    """A pronoun, a name or a noun right before, or 'and' before and an object behind: what follows is its verb."""
    if not at:
        return False
    before = tokens[at - 1]
    if before.low in lex.PRONOUNS or before.low in _RELATIVES or _of_firm(tokens, at):
        return True
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if before.low in _JOINS and tokens[at].low not in _UNCHANGED:
        return following in _OBJECT_OPENS or following in _SUBJECTS
    if before.low == "," and at > 1 and tokens[at].low not in _UNCHANGED:
        # Behind an apposition ('the captain, a former diver, saw smoke'); 'lost in the woods' may be a participle.
        if tokens[at].low in lex.LEMMA_OF_PARTICIPLE:
            return following in lex.DETERMINERS or _without_object(tokens, at)
        return bool(following) and tokens[at + 1].is_word
    if before.low in lex.DETERMINERS or before.low in lex.PREPOSITIONS or not before.is_word:
        return False
    return before.low not in ("'s", "and", "or") and following != "of"


def _after_relative(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether it stands behind the comma that closes a relative clause ('Holt, who won in 2019, lost')."""
    if before is None or tokens[at - 1].low != ",":
        return False
    return any(token.low in lex.RELATIVES for token in tokens[max(0, before.first - 3) : before.first])
