"""Verb groups of an English sentence, found by closed lists and endings: no tagger, no model."""

from __future__ import annotations

import re
from typing import Final, Literal

import attrs

from timeline.events import lexicon as lex
from timeline.events.tokens import DATE, Token
from timeline.model import Tense

Form = Literal["finite", "infinitive", "ing", "participle"]

_NOUNS_AND_VERBS: Final = frozenset(
    "attack battle siege crash fire flood strike protest riot vote launch purchase release surrender retreat "
    "capture fall embargo raid land return spill leak murder trial sentence appeal visit advance rescue".split()
)
_NOUNS_TOO: Final = frozenset(
    "report claim estimate comment promise fear hope forecast state note call plan order".split()
)
_PROSPECTIVE: Final = frozenset("expected due set scheduled likely planned going about slated poised bound".split())
_CATENATIVE: Final = frozenset(
    "begin start continue force manage try attempt fail agree refuse decide plan want hope intend seek order help "
    "allow have go come use vow pledge promise threaten cease prepare".split()
)

_JOINING: Final = _CATENATIVE | lex.PLANNING | {"expect"}
_NO_VERBS_HERE: Final = lex.DETERMINERS | lex.PREPOSITIONS
_NOUNS_ONLY: Final = lex.EVENT_NOUNS - _NOUNS_AND_VERBS
_OBJECT_OPENS: Final = lex.DETERMINERS | lex.PREPOSITIONS | lex.ADVERBS


@attrs.frozen
class VerbGroup:
    """A verb with its helpers: tokens `[first, last]`, the `head` token, and what they say of time and mood."""

    first: int
    last: int
    head: int
    lemma: str
    tense: Tense
    form: Form = "finite"
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    modal: str = ""
    negated: bool = False
    copula: bool = False
    helpers: tuple[int, int] | None = None


@attrs.define
class _Reading:
    """What the helpers have said so far; the only mutable thing here, private to `_read`."""

    tense: Tense = "past"
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    modal: str = ""
    negated: bool = False


def verb_groups(tokens: tuple[Token, ...]) -> tuple[VerbGroup, ...]:
    """All verb groups in order; none overlap."""
    found: list[VerbGroup] = []
    at = 0
    while at < len(tokens):
        group = _group(tokens, at, found[-1] if found else None)
        if group is None:
            at += 1
        else:
            found.append(group)
            at = group.last + 1
    return tuple(_paired(tokens, _joined(found)))


def _group(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> VerbGroup | None:
    low = tokens[at].low
    if low == "am" and (not at or tokens[at - 1].low != "i"):
        return None
    if low in lex.FUTURE_MODALS or low in lex.WOULD or low in lex.OTHER_MODALS:
        return _modal(tokens, at)
    if (low in lex.BE and low not in ("be", "been", "'s")) or (low in lex.HAVE and low != "having") or low in lex.DO:
        return _helped(tokens, at)
    if low == "to":
        return _infinitive(tokens, at)
    if low == "having":
        group = _helped(tokens, at)
        return attrs.evolve(group, form="ing") if group else None
    return _bare(tokens, at, before)


def _skip(tokens: tuple[Token, ...], at: int, reading: _Reading) -> int:
    """Pass adverbs and negations between helpers and head."""
    while at < len(tokens):
        low = tokens[at].low
        if low in lex.NEGATIONS and low not in ("no", "neither", "nor"):
            reading.negated = True
        elif not (low in lex.ADVERBS or low == DATE or (low.endswith("ly") and len(low) > 4)):
            break
        at += 1
    return at


def _modal(tokens: tuple[Token, ...], at: int) -> VerbGroup | None:
    low = tokens[at].low
    if tokens[at].text == "May" or (
        low in ("may", "might", "must", "can", "will") and at and tokens[at - 1].low in lex.DETERMINERS
    ):
        return None
    reading = _Reading("future" if low in lex.FUTURE_MODALS or low in lex.WOULD else "present", modal=low)
    reading.negated = low == "cannot"
    head = _skip(tokens, at + 1, reading)
    if head >= len(tokens) or not tokens[head].is_word:
        return None
    return _read(tokens, at, head, reading)


def _helped(tokens: tuple[Token, ...], at: int) -> VerbGroup | None:
    reading = _Reading("past" if tokens[at].low in ("was", "were", "had", "did") else "present")
    return _read(tokens, at, at, reading)


def _read(tokens: tuple[Token, ...], first: int, at: int, reading: _Reading) -> VerbGroup:
    """Walk the helpers from `at` to the head."""
    head = at
    while head < len(tokens):
        low = tokens[head].low
        after = _skip(tokens, head + 1, reading) if low in lex.BE or low in lex.HAVE or low in lex.DO else len(tokens)
        following = tokens[after] if after < len(tokens) else None
        if low in lex.DO and following is not None and _is_base(following):
            head = after
        elif low in lex.HAVE and following is not None and (following.low == "been" or _participle(following)):
            reading.perfect, head = True, after
        elif low in lex.HAVE and following is not None and following.low == "to" and after + 1 < len(tokens):
            head = after + 1
        elif low in lex.BE and following is not None:
            step = _after_be(tokens, after, reading)
            if step is None:
                return _made(tokens, first, head, reading, copula=True)
            head = step
        else:
            break
    return _made(tokens, first, min(head, len(tokens) - 1), reading)


def _after_be(tokens: tuple[Token, ...], at: int, reading: _Reading) -> int | None:
    """The head behind a form of 'be', or None where it is a copula."""
    low = tokens[at].low
    to = at + 1
    if low == "to" and to < len(tokens) and _is_base(tokens[to]):
        reading.tense = "future"
        return to
    if low in _PROSPECTIVE and to + 1 < len(tokens) and tokens[to].low == "to" and _is_base(tokens[to + 1]):
        reading.tense = "future"
        return to + 1
    if low == "being":
        reading.passive = True
        return at + 1 if at + 1 < len(tokens) and _participle(tokens[at + 1]) else None
    if low.endswith("ing") and len(low) > 4 and low not in lex.NOT_VERBS:
        reading.progressive = True
        return at
    if _participle(tokens[at]):
        reading.passive = True
        return at
    return None


def _infinitive(tokens: tuple[Token, ...], at: int) -> VerbGroup | None:
    if at and tokens[at - 1].low == "according":
        return None
    reading = _Reading("")
    head = _skip(tokens, at + 1, reading)
    if head >= len(tokens) or not _is_base(tokens[head]) or tokens[head].low in _NO_VERBS_HERE:
        return None
    low = tokens[head].low
    if tokens[head].capital or low in _NOUNS_ONLY or low.endswith(("ing", "tion", "ment", "ers", "ies")):
        return None
    group = _read(tokens, at, head, reading)
    return attrs.evolve(group, form="infinitive")


def _bare(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> VerbGroup | None:
    token = tokens[at]
    low = token.low
    if low in lex.NOT_VERBS or low in lex.NOUNS_IN_ING or not token.text.isascii() or (token.capital and at):
        return None
    previous = tokens[at - 1].low if at else ""
    if _no_verb_here(tokens, at):
        return None
    if low.endswith("ing") and len(low) > 4 and token.text.isalpha():
        return _ing(tokens, at, previous)
    past, participle = lex.LEMMA_OF_PAST.get(low), lex.LEMMA_OF_PARTICIPLE.get(low)
    regular = low.endswith("ed") and len(low) > 3 and low.isalpha()
    if not (past or participle or regular):
        return _present(tokens, at, previous)
    if low in lex.AMBIGUOUS_PAST and not (_clear_subject(tokens, at) or _after_relative(tokens, at, before)):
        return None
    if not past and not regular:
        return VerbGroup(at, at, at, participle or low, "past", "participle", passive=True)
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if previous in lex.DETERMINERS or previous == "'s" or previous[:1].isdigit():
        return None
    if previous in lex.PREPOSITIONS and follows != "by":
        return None
    lemma = past or lemma_of(low)
    if follows == "by" and previous not in lex.PRONOUNS:
        return VerbGroup(at, at, at, lemma, "past", "participle", passive=True)
    opens = not at or (previous == "," and before is None)
    form: Form = "participle" if opens and regular else "finite"
    negated = previous in {"never", "hardly", "scarcely"}
    return VerbGroup(at, at, at, lemma, "past", form, passive=form == "participle", negated=negated)


def _no_verb_here(tokens: tuple[Token, ...], at: int) -> bool:
    """'The dead and wounded' are people, 'a dog called Rex' calls nobody, 'a badly hit town' is a town."""
    paired = at > 1 and tokens[at - 1].low in {"and", "or"} and tokens[at - 2].low in {"dead", "sick", "missing"}
    named = tokens[at].low in {"called", "named", "dubbed", "nicknamed"} and at + 1 < len(tokens)
    modified = at > 1 and tokens[at].low.endswith("ed") and tokens[at - 1].low.endswith("ly")
    if modified and (tokens[at - 2].low in _NO_VERBS_HERE or tokens[at - 2].low == ","):
        return True
    name = named and (tokens[at + 1].capital or tokens[at + 1].low == DATE)
    return paired or (name and at > 0 and tokens[at - 1].low not in lex.PRONOUNS)


def _ing(tokens: tuple[Token, ...], at: int, previous: str) -> VerbGroup | None:
    if previous in lex.DETERMINERS or previous in ("'s", "of", "in", "for", "on", "with") or (previous.endswith("ed")):
        return None
    return VerbGroup(at, at, at, lemma_of(tokens[at].low), "", "ing")


def _present(tokens: tuple[Token, ...], at: int, previous: str) -> VerbGroup | None:
    """Present forms of known verbs, where a subject stands before and an object or a clause behind ('holds a salient').

    Behind 'likely' and its kind any lower-case word is the verb ('forces likely retain a foothold').
    """
    low = tokens[at].low
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low in lex.REPORTING and _many_say(tokens, at, follows):
        return VerbGroup(at, at, at, low, "present")
    if (
        previous in ("likely", "probably", "certainly")
        and _is_base(tokens[at])
        and low not in lex.STOP_WORDS
        and follows != "to"
    ):
        return VerbGroup(at, at, at, low, "present") if follows in _OBJECT_OPENS else None
    if (
        not low.endswith("s")
        or not at
        or previous in lex.DETERMINERS
        or previous in lex.PREPOSITIONS
        or previous[0].isdigit()
        or not tokens[at - 1].is_word
    ):
        return None
    lemma = next((base for base in (low[:-1], low[:-2], low[:-3] + "y") if base in _KNOWN), "")
    if lemma in lex.EVENT_NOUNS and follows not in lex.DETERMINERS and follows not in {"to", "that"}:
        return None
    saying = lemma in lex.REPORTING and lemma not in _NOUNS_TOO
    opens = saying or follows in _OBJECT_OPENS or follows in {"to", "that"}
    return VerbGroup(at, at, at, lemma, "present") if lemma and opens else None


def _many_say(tokens: tuple[Token, ...], at: int, follows: str) -> bool:
    """Whether a base form of saying has a plural subject and a content: 'analysts expect the bank to close'."""
    before = tokens[at - 1].low if at else ""
    plural = (before.endswith("s") and len(before) > 4 and not before.endswith(("ss", "'s"))) or before in {
        "people",
        "police",
    }
    clause = follows == "that" or (tokens[at].low not in _NOUNS_TOO and follows in lex.DETERMINERS | lex.PRONOUNS)
    return plural and clause and tokens[at - 1].is_word


def _clear_subject(tokens: tuple[Token, ...], at: int) -> bool:
    """A pronoun, a name or a plural noun right before: what follows is its verb."""
    if not at:
        return False
    before = tokens[at - 1]
    if before.low in lex.PRONOUNS:
        return True
    if before.low in lex.DETERMINERS or before.low in lex.PREPOSITIONS or not before.is_word:
        return False
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return before.low not in ("'s", "and", "or") and following != "of"


def _after_relative(tokens: tuple[Token, ...], at: int, before: VerbGroup | None) -> bool:
    """Whether it stands behind the comma that closes a relative clause ('Holt, who won in 2019, lost')."""
    if before is None or tokens[at - 1].low != ",":
        return False
    return any(token.low in lex.RELATIVES for token in tokens[max(0, before.first - 3) : before.first])


def _made(tokens: tuple[Token, ...], first: int, head: int, reading: _Reading, *, copula: bool = False) -> VerbGroup:
    low = tokens[head].low
    return VerbGroup(
        first, head, head, "be" if copula else lemma_of(low), reading.tense, "finite", reading.perfect,
        reading.progressive, reading.passive, reading.modal, reading.negated, copula,
    )  # fmt: skip


def _participle(token: Token) -> bool:
    low = token.low
    if low in lex.LEMMA_OF_PARTICIPLE or low == "been":
        return True
    return (
        low.endswith("ed")
        and len(low) > 3
        and low.isalpha()
        and low not in ("need", "indeed", "hundred", "red", "united")
    )


def _is_base(token: Token) -> bool:
    """Whether the token can be a bare verb: a lower-case word that is no closed-class word."""
    return (
        token.text.isalpha() and not token.capital and token.low not in _NO_VERBS_HERE and token.low not in lex.PRONOUNS
    )


def _joined(groups: list[VerbGroup]) -> list[VerbGroup]:
    """'was forced to quit' and 'began to retreat' are one group, headed by the second verb."""
    found: list[VerbGroup] = []
    for group in groups:
        last = found[-1] if found else None
        if last and group.form == "infinitive" and group.first == last.last + 1 and last.lemma in _JOINING:
            tense: Tense = (
                "future"
                if (last.lemma in lex.PLANNING or last.lemma == "expect") and last.tense != "future"
                else last.tense
            )
            found[-1] = attrs.evolve(last, last=group.last, head=group.head, lemma=group.lemma, tense=tense)
        else:
            found.append(group)
    return found


def _paired(tokens: tuple[Token, ...], groups: list[VerbGroup]) -> list[VerbGroup]:
    """'Have been killed and wounded' is one group; 'was elected in May and defeated in June' two with one helper."""
    found: list[VerbGroup] = []
    for group in groups:
        last = found[-1] if found else None
        bare = group.first == group.last and group.tense == "past" and _participle(tokens[group.head])
        helped = last is not None and last.first < last.head and (last.passive or last.perfect)
        joined = group.first > 0 and tokens[group.first - 1].low in {"and", "or"}
        if last and bare and helped and group.first == last.last + 2 and joined:
            found[-1] = attrs.evolve(last, last=group.last)
        elif last and bare and helped and last.passive and joined and _without_object(tokens, group.last + 1):
            found.append(attrs.evolve(group, passive=True, helpers=(last.first, last.head)))
        else:
            found.append(group)
    return found


def _without_object(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether no noun phrase follows: the sentence ends, or a preposition, a date or a mark comes."""
    return at >= len(tokens) or tokens[at].low in lex.PREPOSITIONS or tokens[at].low == DATE or not tokens[at].is_word


def lemma_of(low: str) -> str:
    """The base form of a verb, by table and by ending; a guess for unknown words ('stopped' gives stop)."""
    if low in lex.LEMMA_OF_PAST:
        return lex.LEMMA_OF_PAST[low]
    if low in lex.LEMMA_OF_PARTICIPLE:
        return lex.LEMMA_OF_PARTICIPLE[low]
    if low.endswith("ied") and len(low) > 4:
        return low[:-1] if low[:-1] in _KNOWN else low[:-3] + "y"
    if low.endswith("ed") and low[:-1] in _KNOWN:
        return low[:-1]
    for ending in ("ed", "ing"):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return _stem(low[: -len(ending)])
    return low


_SILENT_E: Final = tuple(
    "c v z u ng rg dg as is os us rs ns at it ut ot id ud ir ur ar or "
    "in on ag ak ik ok iz yz ys lv bl tl gl pl fl dl ap op ip am im om um".split()
)
_KNOWN: Final = (
    lex.NEWSWORTHY | lex.REPORTING | lex.SPEECH_ACTS | lex.STATIVE | lex.PLANNING | lex.EXPECTING | lex.ASSESSING
    | frozenset(lex.LEMMA_OF_PAST.values())
)  # fmt: skip
_NO_SILENT_E: Final = re.compile("[aeiou]{2}[^aeiou]$")


def _stem(stem: str) -> str:
    for candidate in (stem, stem + "e", stem[:-1]):
        if candidate in _KNOWN:
            return candidate
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    silent = stem.endswith(_SILENT_E) and not _NO_SILENT_E.search(stem) and len(stem) > 2
    return stem + "e" if silent else stem
