"""Who stands beside a verb of saying: the noun phrase that is its subject, as the sentence words it.

A phrase holds no date, no verb and no relative clause: it is read outward from the verb up to the first word or mark
that cannot belong to it.
"""

from __future__ import annotations

from typing import Final

import attrs

from timeline.events import lexicon as lex
from timeline.events import people
from timeline.events.clauses import Clause
from timeline.events.phrases import PAPERS
from timeline.events.tokens import QUOTES, Token, hyphen, numbers_in
from timeline.events.values import light
from timeline.model import Span

_PAUSES: Final = frozenset((",", "--", "—", "---", "-lrb-", "(", "-"))
_CLOSING: Final = frozenset((",", "--", "—", "---", "-rrb-", ")", "-"))
_MARKS: Final = QUOTES | _PAUSES | _CLOSING | frozenset((";", ":", "[", "]", "?", "!", "*", "/", "|", "\\"))
_OPENERS: Final = frozenset(
    "that which who whom whose when while where because although though if whether as but so than".split()
)
_RELATIVE: Final = lex.RELATIVES - {"that"}
_LED: Final = frozenset("a an the its his her their our my".split())
_WITHIN: Final = frozenset("of for at from".split())
_TO: Final = frozenset(
    "ambassador adviser advisor aide envoy close loyal allied opposed assistant representative witness "
    "witnesses".split()
)
_ON: Final = frozenset("expert experts committee commission panel adviser rapporteur authority spokesman".split())
_WITH: Final = frozenset(
    "familiar analyst analysts economist strategist researcher spokesman official officials".split()
)
_BY: Final = frozenset("report study survey statement analysis article paper poll review letter".split())
_NOBODY: Final = frozenset(
    "everything anything nothing something everyone anyone nobody someone what how why there here this that these "
    "those much all such one ones others other another each both either neither some many few most more it's "
    "i you we us me they them it its him her himself herself itself themselves which who whom "
    "whose where when not if".split()
)
_PERSONAL: Final = frozenset("he she they it we i you him them us".split())
_NUMBERS: Final = frozenset("thousand hundred million billion dozen percent".split())
_SKIPPED: Final = lex.ADVERBS | frozenset(("later", "separately", "too", "both", "all", "himself", "herself", "itself"))
_LEADING: Final = _SKIPPED | lex.COORDINATORS | lex.LEADING_NOUNS
_TRAILING: Final = _LEADING | lex.PREPOSITIONS | _LED | {"as"}
_HEADLESS: Final = (
    lex.STOP_WORDS
    | _NUMBERS
    | frozenset(
        "told latest next previous recent following new amount equivalent km kilometres kilometers miles metres "
        "meters".split()
    )
)
_ELSEWHERE: Final = (lex.PREPOSITIONS - {"of", "for"}) | {"its", "his", "her", "their"}
_LONGEST: Final = 12


@light
class Phrase:
    """A speaker as one sentence words it, without its article. `pronoun` is 'he', 'she', 'it' or 'they', and
    then there is no text.

    `definite` tells that 'the' led it, `owner` is the 'his' or 'its' that did, `role` is what an apposition beside it
    says ('the mayor').
    """

    text: str
    span: Span
    definite: bool = False
    role: str = ""
    pronoun: str = ""
    owner: str = ""


@light
class Reading:
    """A sentence as phrases are read from it: its tokens, and which of them stand in a verb or a time expression.

    `reduced` are the verbs that can hang on a noun ('released by', 'investigating').
    """

    tokens: tuple[Token, ...]
    verbs: frozenset[int]
    dated: frozenset[int]
    reduced: frozenset[int] = frozenset()

    def stops(self, at: int) -> bool:
        """Whether no noun phrase goes over this token."""
        token = self.tokens[at]
        opens = token.low in _OPENERS and not acronym(token)
        mark = token.low in _MARKS and not hyphen(self.tokens, at)  # 'the 600-page report said'
        return at in self.verbs or at in self.dated or mark or opens

    def low(self, at: int) -> str:
        """The small letters of a token, or nothing outside."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""


def acronym(token: Token) -> bool:
    """Whether a word is all capitals: 'WHO' asks for nobody."""
    return len(token.text) > 1 and token.text.isupper()


def reading(tokens: tuple[Token, ...], clauses: tuple[Clause, ...], dates: tuple[Span, ...]) -> Reading:
    """What phrases are read from; `dates` are the time expressions of the sentence."""
    verbs = frozenset(at for clause in clauses for at in range(clause.group.first, clause.group.last + 1))
    hanging = (clause.group for clause in clauses if clause.group.form in ("participle", "ing"))
    reduced = frozenset(at for group in hanging for at in range(group.first, group.last + 1))
    return Reading(tokens, verbs, numbers_in(tokens, dates), reduced)


def before(sentence: Reading, end: int) -> Phrase | None:
    """The subject that ends before token `end`, with what is set between commas stepped over."""
    at = _unadverbed(sentence, end)
    if sentence.low(at - 1) in lex.COORDINATORS:
        return None
    at = _unreduced(sentence, _undated(sentence, at))
    if sentence.low(at - 1) in _CLOSING:
        return _apposed(sentence, at - 1)
    return between(sentence, _left(sentence, at), at)


def behind(sentence: Reading, start: int) -> Phrase | None:
    """The noun phrase that starts at token `start`, with an apposition behind it ('said Jan Holt, the mayor')."""
    while start in sentence.dated or (sentence.low(start) in _SKIPPED and sentence.low(start) not in ("both", "all")):
        start += 1
    end = start
    while end < len(sentence.tokens) and not sentence.stops(end) and _holds(sentence, start, end):
        end += 1
    found = between(sentence, start, end)
    if found is None or sentence.low(end) != ",":
        return found
    last = end + 1
    while last < len(sentence.tokens) and not sentence.stops(last) and _holds(sentence, end + 1, last):
        last += 1
    closed = last >= len(sentence.tokens) or sentence.low(last) in (",", ".", ";") or last in sentence.dated
    return _paired(found, between(sentence, end + 1, last), sentence.low(end + 1)) if closed else found


def _unadverbed(sentence: Reading, at: int) -> int:
    while at and (
        sentence.low(at - 1) in _SKIPPED or (lex.is_adverb(sentence.low(at - 1)) and at - 1 not in sentence.dated)
    ):
        if sentence.tokens[at - 1].capital or (sentence.low(at - 1) in PAPERS and sentence.low(at - 2) in _LED):
            break
        at -= 1
    return at


def _undated(sentence: Reading, at: int) -> int:
    """Before a time expression, and the preposition that leads it ('the mayor on Monday said')."""
    while at and at - 1 in sentence.dated:
        at -= 1
        if at - 1 not in sentence.dated and sentence.low(at - 1) in lex.PREPOSITIONS:
            at -= 1
    return at


def _unreduced(sentence: Reading, end: int) -> int:
    """Before what a participle says of the subject ('a report released by the board said')."""
    at = _left(sentence, end, cut=False)
    while at and at - 1 in sentence.reduced:
        while at and at - 1 in sentence.reduced:
            at -= 1
        if (
            not at
            or sentence.stops(at - 1)
            or not sentence.tokens[at - 1].is_word
            or sentence.low(at - 1) in lex.STOP_WORDS
        ):
            break
        end = at
        at = _left(sentence, end, cut=False)
    return end


def _left(sentence: Reading, end: int, *, cut: bool = True) -> int:
    """Where the phrase that ends before `end` starts; at its article, with `cut`."""
    at = end
    while at and not sentence.stops(at - 1) and not _ends(sentence, at - 1):
        at -= 1
    if not cut:
        return at
    for start in range(end - 1, at, -1):
        low, led = sentence.low(start), sentence.low(start - 1)
        opens = low in lex.ARTICLES or (
            low in lex.DETERMINERS and low not in ("other", "own", "such", "more", "most", "all")
        )
        if low == "and" and _loose(sentence, at, start):
            return start + 1
        if opens and led not in lex.PREPOSITIONS and led not in ("and", "or", "all", "both", "'s"):
            return start
    return at


def _loose(sentence: Reading, start: int, end: int) -> bool:
    """Whether what stands before 'and' is no second speaker, but the end of another clause."""
    lows = [sentence.low(at) for at in range(start, end)]
    return len(lows) > 6 or bool(_ELSEWHERE & set(lows))


def _ends(sentence: Reading, at: int) -> bool:
    """Whether a full stop here ends a sentence, and no abbreviation or initial."""
    token = sentence.tokens[at]
    if token.text != ".":
        return False
    word = sentence.tokens[at - 1].text if at else ""
    return not ((len(word) == 1 and word.isupper()) or word.lower() in people.ABBREVIATIONS)


def _holds(sentence: Reading, start: int, at: int) -> bool:
    """Whether a phrase that starts at `start` goes on over `at`: few prepositions are part of a speaker."""
    low = sentence.low(at)
    if _ends(sentence, at):
        return False
    if low not in lex.PREPOSITIONS or _given(sentence, at):
        return True
    if at == start:
        return False
    led = sentence.low(at - 1)
    capital = at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].capital
    if low == "in":
        return capital and at + 1 not in sentence.dated
    pairs = (("to", _TO), ("on", _ON), ("with", _WITH), ("by", _BY))
    return (low in _WITHIN and at + 1 not in sentence.dated) or any(
        low == word and led in heads for word, heads in pairs
    )


def _given(sentence: Reading, at: int) -> bool:
    """Whether a word is a given name: 'Per Lund'."""
    return sentence.low(at) == "per" and at > 0 and sentence.tokens[at].capital


def _apposed(sentence: Reading, close: int) -> Phrase | None:
    """The subject before what stands between commas or brackets that close at token `close`."""
    opened = close
    for _ in range(3):
        opened -= 1
        while opened >= 0 and sentence.low(opened) not in _PAUSES and sentence.low(opened) not in QUOTES:
            opened -= 1
        if opened <= 0 or sentence.low(opened) in QUOTES:
            return None
        first = sentence.low(opened + 1)
        verbal = any(at in sentence.verbs for at in range(opened + 1, close))
        reduced = first.endswith(("ing", "ed")) or opened + 1 in sentence.reduced  # ', written by Jan Holt,'
        inner = first in _RELATIVE or first in lex.PREPOSITIONS or reduced or not verbal
        name = between(sentence, _left(sentence, opened), opened)
        if inner and name is not None and not name.pronoun:
            beside = None if verbal else between(sentence, opened + 1, close)
            return _paired(name, beside, first)
        if inner and name is not None:
            return name
    return None


def _paired(name: Phrase, beside: Phrase | None, first: str) -> Phrase:
    """A name with the role that stands beside it, whichever comes first."""
    if beside is None or beside.pronoun:
        return name
    if beside.text.isupper() and " " not in beside.text:
        return name  # 'a spokesman for the Water Board (WB)'
    if (_is_name(beside.text) or _calls(beside.text)) and not _is_name(name.text):
        return attrs.evolve(beside, role=name.text)
    role = beside.text if first in lex.ARTICLES or beside.text[:1].islower() else ""
    return attrs.evolve(name, role=role)


def _calls(text: str) -> bool:
    """Whether a phrase ends in the name of the one whom it describes: 'former Oland manager Jens Brandt'."""
    *described, first, last = ("", "", *text.split())
    named = first[:1].isupper() and last[:1].isupper() and last.lower() not in people.BODIES
    return named and described[-1].isalpha() and described[-1].islower() and described[-1] not in lex.STOP_WORDS


def _is_name(text: str) -> bool:
    words = [word for word in text.split() if word.lower() not in people.TITLES]
    if any(word.endswith("'s") for word in words):
        return False  # 'Holt's deputy'
    return bool(words) and all(
        word[0].isupper() or word.lower() in ("de", "la", "van", "von", "der", "al", "bin") for word in words
    )


def between(sentence: Reading, start: int, end: int) -> Phrase | None:
    """The tokens `[start, end)` as a speaker, or None where they name nobody."""
    definite = False
    tokens = sentence.tokens
    while start < end and (sentence.low(start) in _LEADING or not tokens[start].is_word):
        if sentence.low(start) == "both" and end - start == _PAIR:
            break  # 'both sides said'
        start += 1
    if start < end and sentence.low(start) in lex.THIRD_PERSON:
        return Phrase("", tokens[start].span, pronoun=sentence.low(start)) if end - start == 1 else None
    if sentence.low(start) == "'s":
        return None  # 'last week's vote' is not led by its owner
    owner = ""
    while start < end and sentence.low(start) in _LED:
        definite = sentence.low(start) == "the"
        owner = sentence.low(start) if sentence.low(start) in lex.OWNING else ""
        start += 1
    if start >= end or (sentence.low(start) in lex.PREPOSITIONS and not _given(sentence, start)):
        return None
    end = next((at for at in range(start, end) if not _holds(sentence, start, at)), end)
    while end > start and (sentence.low(end - 1) in _TRAILING or not tokens[end - 1].is_word):
        if tokens[end - 1].text == "." and not _ends(sentence, end - 1):
            break
        end -= 1
    lows = [token.low for token in tokens[start:end]]
    if not lows or len(lows) > _LONGEST or _nobody(tokens[start:end], lows):
        return None
    span = Span(tokens[start].start, tokens[end - 1].end)
    return Phrase(joined(tokens[start:end]), span, definite, owner=owner)


_PAIR: Final = 2
_SAYING: Final = frozenset(("say", "says", "said", "saying", "tell", "tells", "told", "telling"))

_COUNTING: Final = frozenset("one some many few most several other all both these those another".split())
"""Words that are nobody alone, and tell how many or which speak before a noun: 'some officials'."""


def _nobody(tokens: tuple[Token, ...], lows: list[str]) -> bool:
    """Whether the head of a phrase can speak for nobody: a pronoun, a number, a word without letters."""
    if lows[:2] == ["one", "of"]:  # 'one of the engineers'
        return len(lows) < 4 or any(low in _PERSONAL for low in lows)
    if acronym(tokens[0]):
        lows = [tokens[0].text, *lows[1:]]
    head = next((at for at, low in enumerate(lows) if low in lex.PREPOSITIONS), len(lows)) - 1
    if any((token.low in _PERSONAL and not acronym(token)) or token.low in _SAYING for token in tokens):
        return True  # but 'US officials' are somebody
    if len(tokens) == 1 and acronym(tokens[0]):
        return False
    counted = lows[0] in _COUNTING and len(lows) > 1 and tokens[1].is_word and lows[1] not in lex.PREPOSITIONS
    if lows[0] in _NOBODY and not counted:
        return not tokens[0].capital or lows[0] in lex.STOP_WORDS
    last = tokens[head]
    if last.low in _HEADLESS and not last.text.isupper():
        return True
    numbered = head > 0 and last.text.isdigit() and tokens[head - 1].capital  # 'Kanal 5'
    if not numbered and not any(char.isalpha() for char in last.text):
        return True
    return any(t.low in _RELATIVE and not acronym(t) for t in tokens)


def joined(tokens: tuple[Token, ...]) -> str:
    """The words of a phrase, spaced as they stand in the text; a clitic that stands apart is joined."""
    parts: list[str] = []
    for number, token in enumerate(tokens):
        near = number and (tokens[number - 1].end == token.start or token.low in ("'s", "n't", "'"))
        parts.append(token.text if near or not number else f" {token.text}")
    return "".join(parts).strip(" '\"")
