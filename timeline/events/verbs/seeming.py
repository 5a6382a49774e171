"""Forms that only seem to be verbs: names, descriptions, nouns at the end of an object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.tokens import DATE, Token, next_to
from timeline.events.verbs.beside import CLEARLY_OPENS
from timeline.events.verbs.group import VerbGroup
from timeline.events.verbs.helped import participle, plain_noun
from timeline.events.verbs.lemmas import KNOWN, lemma_of

# What people suffer, told in headlines without a helper: '31 killed in flood'.
SUFFERED: Final = frozenset("kill injure wound arrest detain displace rescue evacuate bury trap".split())
_BEHIND_SUFFERED: Final = frozenset("to in after from during near".split())


_OF_NEWS: Final = frozenset(
    "early earlier initial first recent unconfirmed false conflicting persistent media press news local".split()
)
"""What stands before reports and claims, and reports nothing itself."""


_HARMED: Final = frozenset("wounded injured hurt sick missing".split())


def _one_more(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a number of harmed follows another one: 'put the losses at 11 dead and 34 wounded'."""
    joined = at > _FOUR and tokens[at - 1].counts and tokens[at - 2].low in ("and", ",")
    return joined and tokens[at - 3].low in _HARMED | {"dead"} and tokens[at - _FOUR].counts


_FOUR: Final = 4


def no_verb_here(tokens: tuple[Token, ...], at: int) -> bool:
    """'The dead and wounded' and 'the number injured' are people, 'a dog called Rex' calls nobody."""
    low = tokens[at].low
    if at and tokens[at - 1].low in ("number", "numbers") and lemma_of(low) in SUFFERED:
        return True
    paired = at > 1 and tokens[at - 1].low in {"and", "or"} and tokens[at - 2].low in {"dead", "sick", "missing"}
    paired = paired or (low in _HARMED and _one_more(tokens, at))
    named = low in {"called", "named", "dubbed", "nicknamed"} and at + 1 < len(tokens)
    modified = at > 1 and in_ly(tokens[at - 1].low) and (low.endswith("ed") or low in lex.LEMMA_OF_PARTICIPLE)
    if modified and tokens[at - 2].low in lex.NOUN_OPENERS and tokens[at - 1].low != "likely":
        return True
    if modified and tokens[at - 2].low == "," and low.endswith("ed") and not ends_phrase(tokens, at + 1):
        return True
    operates = low == "operating" and at + 1 < len(tokens) and tokens[at + 1].low in _OPERATED  # 'operating profit'
    news = low in lex.CLAIMS and at > 0 and tokens[at - 1].low in _OF_NEWS  # 'early reports that the king had died'
    if operates or news or (low in _DONE_TO and _alone(tokens, at)):
        return True  # 'after a budget cut, then'
    described = at > 1 and tokens[at - 1].low == "," and tokens[at - 2].low in lex.ADJECTIVES
    if described and not ends_phrase(tokens, at + 1):
        return True  # 'through large, dismounted attacks'
    if low.startswith("un") and low.endswith("ed") and lemma_of(low) not in KNOWN:
        return True  # 'were caught unprepared'
    if low.endswith("ed") and _second_of_two(tokens, at):
        return True
    if low == "left" and _beside(tokens, at):
        return True
    if low.endswith("ed") and _described_by_two(tokens, at):
        return True
    name = named and (tokens[at + 1].capital or tokens[at + 1].low == DATE) and not _appoints(tokens, at)
    return paired or (name and at > 0 and tokens[at - 1].low not in lex.PRONOUNS)


_OPERATED: Final = frozenset(
    "profit profits loss losses income cost costs margin margins result results earnings cash expenses revenue "
    "system systems theatre theater room".split()
)


def _second_of_two(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a form describes a noun as the one before 'and' does: 'the man's burned and buried body'."""
    if at < 3 or tokens[at - 1].low != "and" or not participle(tokens[at - 2]) or ends_phrase(tokens, at + 1):
        return False
    return tokens[at - 3].low in _BEFORE_TWO


_BEFORE_TWO: Final = lex.DETERMINERS - {"that"} | {"'s"}


def carried_out(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether nothing stands behind 'carried out' that somebody did: 'an interview carried out at a school'."""
    if at + 2 >= len(tokens) or tokens[at + 1].low != "out" or not at:
        return False
    before, follows = tokens[at - 1], tokens[at + 2]
    led = before.low in lex.PRONOUNS or before.low in lex.RELATIVES or lex.is_adverb(before.low)
    return before.is_word and not led and (follows.low in lex.PREPOSITIONS or follows.low == DATE)


def by_doing(tokens: Sequence[Token], at: int) -> bool:
    """Whether 'by' behind a form leads to how it was done, and to nobody who did it: 'retaliated by closing ports'."""
    if at + 3 >= len(tokens) or not tokens[at + 2].low.endswith("ing") or tokens[at + 2].low in lex.NOUNS_IN_ING:
        return False
    object_ = tokens[at + 3]
    return lemma_of(tokens[at + 2].low) in KNOWN and object_.is_word and object_.low not in lex.PREPOSITIONS


def _beside(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a caption says where somebody stands: 'Jan Holt, far left, and'."""
    before = tokens[at - 1].low if at else ""
    return before in (",", "far", "(") and at + 1 < len(tokens) and not tokens[at + 1].is_word


def _described_by_two(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an adverb and an adjective stand before a form before a noun: 'highly costly dismounted attacks'."""
    if at < 2 or not in_ly(tokens[at - 2].low) or ends_phrase(tokens, at + 1):
        return False
    low = tokens[at - 1].low
    plain = low in lex.ADJECTIVES or (low.endswith("ly") and not lex.is_adverb(low))
    return plain or low.endswith(("al", "ic", "ous", "ive", "able", "ible", "ful", "less"))


def _appoints(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether 'named' behind a name gives somebody an office: 'Norvik named Lena Moor as its head'."""
    if tokens[at].low != "named" or not at or not (tokens[at - 1].capital or tokens[at - 1].low in ("has", "have")):
        return False
    return any(token.low in ("as", "to", "its") for token in tokens[at + 2 : at + _FULL_NAME])


_FULL_NAME: Final = 7


def elliptic(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a participle is put in between marks as a mere description: '- though much reduced -', 'as planned,', or
    compares: 'sooner than originally planned'.
    """
    if not participle(tokens[at]):
        return False
    ends = at + 1 >= len(tokens) or not tokens[at + 1].is_word
    before = at - 1
    while before > 0 and (lex.is_adverb(tokens[before].low) or tokens[before].low in _DEGREES_TOO):
        before -= 1
    if before < 0 or (before and [tokens[before - 1].low, tokens[before].low] == ["more", "than"]):
        return False  # 'more than doubled'
    return tokens[before].low in _CONCEDING if ends else tokens[before].low == "than"


_DEGREES_TOO: Final = frozenset("much badly less more so well very".split())
_CONCEDING: Final = frozenset("though although albeit if as than when while once until unless".split())


_DONE_TO: Final = frozenset("cut hit bid shot cast beat".split())


def _alone(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a form ends a noun phrase that a preposition leads, and nothing follows that it could befall."""
    ends = at + 1 >= len(tokens) or not tokens[at + 1].is_word or tokens[at + 1].low in lex.COORDINATORS
    noun = at > 2 and tokens[at - 2].low in lex.DETERMINERS and tokens[at - 3].low in _LEADING
    return ends and noun


_LEADING: Final = lex.PREPOSITIONS | lex.LEADING_NOUNS | {"despite", "following"}


def owned(tokens: tuple[Token, ...], before: VerbGroup, at: int) -> bool:
    """Whether a word ends the object of the verb before it: 'raised its profit forecast', 'approved a 5 percent cut
    in May'; but 'said a tax cut prices'.
    """
    between = tokens[before.last + 1 : at]
    if len(between) < 2 or len(between) > _SHORT_OBJECT or before.form != "finite" or before.passive:
        return False
    opens = between[0].low in lex.OWNING
    if between[0].low in ("a", "an"):
        opens = (before.lemma not in lex.REPORTING or before.lemma in _MAKING_KNOWN) and ends_phrase(tokens, at + 1)
    return opens and all(token.is_word and token.low not in lex.STOP_WORDS for token in between[1:])


_MAKING_KNOWN: Final = frozenset("announce propose reveal predict forecast disclose report".split())
_SHORT_OBJECT: Final = 4


def suffered_by_nobody(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether no one stands at `at` whom the verb before befell: 'two men injured, taken to hospital'."""
    return at >= len(tokens) or not tokens[at].is_word or tokens[at].low in _BEHIND_SUFFERED


def in_ly(low: str) -> bool:
    """Whether a word is an adverb formed with -ly."""
    return low.endswith("ly") and lex.is_adverb(low)


def ends_phrase(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether what stands at `at` is no noun that the word before it could describe."""
    return at >= len(tokens) or not plain_noun(tokens[at]) or tokens[at].low == DATE


def measured(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a measure stands at `at`, behind 'by', and nobody who did it: 'fell by nearly half', 'by 4 percent'."""
    words = [token.low for token in tokens[at : at + _OF_MEASURE]]
    if words[:1] and words[0] in _ABOUT:
        words = words[1:]
    if words[:1] == ["a"]:
        words = words[1:]
    if not words or words[0] in _SHARES:
        return bool(words)
    counted = (words[0][-1].isdigit() or words[0] in lex.COUNTS) and len(words) > 1 and words[1] in _SCALES
    counted = counted or (words[0][0].isdigit() and "-" in words[0])  # 'voted by 7-4'
    return counted or words[0].endswith("%") or words[0][0] in "$€£"


_ABOUT: Final = frozenset("nearly almost about around roughly over more less some".split())
_SHARES: Final = frozenset("half third quarter fifth tenth factor margin two-thirds three-quarters".split())
_SCALES: Final = frozenset(
    "percent per % points feet metres meters miles kilometres kilometers degrees times to votes goals runs".split()
)
_OF_MEASURE: Final = 4


def results(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a noun in -ing is the verb that tells what came of it: ', killing 12', ', ending a siege'."""
    if not at or tokens[at - 1].low != "," or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    if tokens[at].low in ("landing", "ending") and following.low in ("in", "at", "on", "with"):
        return True
    return following.text[0].isdigit() or following.low in lex.DETERMINERS or following.low in lex.PRONOUNS


def pointing(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether 'this' before the form at `at` is its subject: 'This ended the war', unlike 'this divided town'."""
    opens = at == 1 or not tokens[at - 2].is_word or tokens[at - 2].low in lex.COORDINATORS
    follows = next_to(tokens, at)
    told = tokens[at].low in ("meant", "became") or follows in CLEARLY_OPENS
    return tokens[at - 1].low == "this" and opens and told


def stranded(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether the preposition before the form at `at` ends a relative clause: 'the bank she worked for closed'."""
    if before is None or before.last != at - 2 or before.first < 2 or tokens[before.first - 1].low not in lex.DOERS:
        return False
    noun = tokens[before.first - 2]
    return ends_phrase(tokens, at + 1) and (noun.low in ("who", "which", "that") or plain_noun(noun))
