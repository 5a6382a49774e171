"""What a clause tells of its event, put so that another telling of it can be known: the deed, who did it, to whom."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.candidates import Candidate
from timeline.events.clauses import Clause
from timeline.events.parsed import Parsed
from timeline.events.stems import deed, stem, topic
from timeline.events.tokens import Token
from timeline.events.values import evolve
from timeline.tellings import Party, Telling

_PAIRED: Final = {
    ("step", "down"): "resign", ("step", "aside"): "resign", ("stand", "down"): "resign", ("blow", "up"): "explode",
    ("call", "off"): "cancel", ("lay", "off"): "fire", ("set", "free"): "free", ("run", "aground"): "hit",
    ("go", "off"): "explode", ("give", "way"): "collapse", ("go", "down"): "sink", ("shoot", "dead"): "kill",
    ("take", "over"): "buy",
}  # fmt: skip
"""Verbs that tell another deed together with the word behind them."""
_LIGHT: Final = frozenset(
    "be have make hold take give get go come do carry launch begin start stage conduct face see continue remain become "
    "undergo suffer experience perform commit occur happen end stop resume keep stand stay run let try need want "
    "feel".split()
)
"""Verbs that tell what happened only together with a noun: 'launched an attack', 'the talks began'."""
_AGAIN: Final = frozenset(
    "again another second third fourth fifth further fresh new renewed latest next repeat repeated repeatedly twice "
    "subsequent separate other similar earlier previous previously later every each".split()
)
_KNOWN: Final = frozenset("the it he she they this these".split())
"""What opens a subject that was told of before."""
_PARTS: Final = frozenset("some many most several few half part one".split())
"""What sets a part apart from the whole: 'some of the dead' are not all of them."""
_PHASES: Final = frozenset("continue end stop resume remain keep stay halt finish".split())
"""Verbs that tell another phase of an event than that it took place."""
_COUNTING: Final = frozenset(
    "thousands hundreds dozens scores tens millions billions number group members majority total crowd crowds pair "
    "some many most all one lots part percent rest kind type series half third quarter".split()
)
"""What counts or groups the noun behind its 'of', which is the head."""
_TITLES: Final = frozenset(
    "mr mrs ms miss dr prof professor gen general col colonel maj major capt captain lt sgt sir lady lord president "
    "prime minister chancellor king queen prince princess senator sen rep governor gov judge justice secretary chief "
    "spokesman spokeswoman director chairman".split()
)
_NAMELESS: Final = _TITLES | lex.STOP_WORDS
_NAME_END: Final = re.compile(r"(?<=\w{3})(?:ians?|ans?|ese|ia|a|i|s)$")
_PHRASE_END: Final = lex.PREPOSITIONS | lex.CONJUNCTIONS | lex.BE | lex.HAVE | {"than"}
_OPENINGS: Final = lex.ADVERBS | lex.CONJUNCTIONS
_LEADS: Final = lex.PREPOSITIONS | lex.LEADING_NOUNS | {"the"}
_NOBODY: Final = (Party(), Party(), Party())
_ROUGHLY: Final = tuple(
    tuple(words.split())
    for words in ("at least", "at most", "more than", "less than", "fewer than", "up to", "as many as", "well over")
)
_ROUGH: Final = frozenset(words[0] for words in _ROUGHLY)
_PAUSES: Final = frozenset((",", ";", ":", "--", "-", "(", ")", "-LRB-", "-RRB-"))


def telling(one: Candidate) -> Telling:
    """The telling of a clause, or of a noun beside its date."""
    parsed, clause = one.parsed, one.parts
    inside = parsed.among(one.span)
    if clause is None:
        words = _undated(inside, parsed.timed)
        noun = {token.low for token in inside if token.start == one.trigger.start} & lex.EVENT_NOUNS
        return _telling(parsed, frozenset(deed(stem(low)) for low in noun), words)
    before = _undated(parsed.tokens[slice(*clause.subject)] if clause.subject else (), parsed.timed)
    after = _undated(parsed.tokens[clause.group.last + 1 : clause.last], parsed.timed)
    heads, parties = _deed_and_parties(parsed, clause, before, after)
    group = parsed.tokens[clause.group.first : clause.group.last + 1]
    verbs = {token.start for token in group if token.low not in lex.EVENT_NOUNS}
    words = [token for token in _undated(inside, parsed.timed) if token.start not in verbs]
    told = _telling(parsed, heads, [*before, *words], parties, (clause.group.lemma, after))
    known = bool(before) and before[0].low in _KNOWN and not told.names & _names(before, -1)
    suffers = clause.group.passive or clause.group.form == "participle"
    return evolve(told, takes_up="suffers" if suffers else "does") if known else told


@functools.lru_cache(maxsize=4096)
def name_key(low: str) -> str:
    """A name in lower case as all its forms: 'egypt' and 'egyptians', 'tunisia' and 'tunisian'."""
    return _NAME_END.sub("", low)


def _telling(
    parsed: Parsed,
    heads: frozenset[str],
    words: Sequence[Token],
    parties: tuple[Party, Party, Party] = _NOBODY,
    verb: tuple[str, list[Token]] | None = None,
) -> Telling:
    """`verb` is the lemma of a clause's verb and the words behind it; None for a noun."""
    opening = _opening(parsed)
    named = _names(words, opening)
    lemma, after = verb or ("", [])
    content = [
        token
        for token in words
        if token.low in lex.EVENT_NOUNS or (token.low not in _TITLES and name_key(token.low) not in named)
    ]
    said = frozenset(map(deed, topic(content))) - {head.removeprefix("+") for head in heads}
    again = frozenset(token.low for token in words) & _AGAIN
    pairs = [(one.low, after.low) for one, after in itertools.pairwise(words)]
    again |= {low for low, after in pairs if (low == "more" and after != "than") or (low in _PARTS and after == "of")}
    numbers = frozenset([token.low for token in words if token.low[0].isdigit()])
    return Telling(
        parsed.number, heads, *parties, named, _names(_own(after), opening), said, numbers,
        again | {lemma} if lemma in _PHASES else again, nominal=verb is None, saying=lemma in lex.REPORTING, verb=lemma,
    )  # fmt: skip


def _own(after: list[Token]) -> list[Token]:
    """The words behind a verb up to what only tells more of its object: 'a pact | that ends the feud over Sarn'."""
    end = next((at for at, token in enumerate(after) if at and token.low in lex.RELATIVES), len(after))
    return after[:end]


def _opening(parsed: Parsed) -> int:
    """Where the sentence starts with a capital that tells nothing, since no name goes on behind it; else -1."""
    tokens = parsed.tokens
    if not tokens or (len(tokens) > 1 and tokens[1].capital and tokens[0].low not in _NAMELESS):
        return -1
    return tokens[0].start


def _deed_and_parties(
    parsed: Parsed, clause: Clause, before: list[Token], after: list[Token]
) -> tuple[frozenset[str], tuple[Party, Party, Party]]:
    group, opening = clause.group, _opening(parsed)
    particle = parsed.tokens[group.last + 1].low if group.last + 1 < clause.last else ""
    paired = _PAIRED.get((group.lemma, particle))
    if paired is not None and after and after[0].low == particle:
        after = after[1:]
    first, second = _party(before, opening), _party(_object(after), opening)
    if clause.noun is not None:
        told = frozenset((deed(stem(parsed.tokens[clause.noun].low)),))
        return told, ((first if clause.noun > group.last else Party()), Party(), Party())
    if paired is None and (group.copula or group.lemma in _LIGHT):
        # Without a noun that names an event the verb counts with all of its complement.
        return frozenset(f"+{word}" for word in topic(after)), (first, second, Party())
    heads = frozenset((deed(stem(paired or group.lemma)),))
    if group.passive or group.form == "participle":
        return heads, (_party(_behind(after, "by"), opening), first, Party())
    return heads, ((first, second, Party()) if second.known else (Party(), Party(), first))


def _undated(tokens: Iterable[Token], timed: frozenset[int]) -> list[Token]:
    """Without the words of dates and what leads to them; `timed` has the offsets of the former."""
    if not timed:
        return list(tokens)
    kept: list[Token] = []
    for token in tokens:
        if token.start not in timed:
            kept.append(token)
            continue
        while kept and kept[-1].low in _LEADS:
            kept.pop()
    return kept


def _object(after: list[Token]) -> list[Token]:
    """The words behind a verb from its object on; none where a preposition or a mark follows it."""
    start = next((at for at, token in enumerate(after) if token.low not in lex.ADVERBS), len(after))
    found = after[start:]
    return found if found and found[0].is_word and found[0].low not in lex.PREPOSITIONS else []


def _behind(tokens: list[Token], word: str) -> list[Token]:
    at = next((at for at, token in enumerate(tokens) if token.low == word), len(tokens))
    return tokens[at + 1 :]


def _party(tokens: list[Token], opening: int) -> Party:
    """The party that the first noun phrase names: 'In Lindau, dozens of workers' gives the workers."""
    head = next((head for head in map(_phrase, _chunks(tokens)) if head), None)
    if head is None or head[-1].low in lex.PRONOUNS or head[-1].low in lex.DETERMINERS:
        return Party()
    last = head[-1]
    named = last.capital and last.start != opening
    return Party(_names(head, opening), "" if named else stem(last.low))


def _chunks(tokens: list[Token]) -> list[list[Token]]:
    """The words between the marks that make a pause."""
    found: list[list[Token]] = [[]]
    for token in tokens:
        if token.is_word:
            found[-1].append(token)
        elif token.text in _PAUSES:
            found.append([])
    return found


def _phrase(chunk: list[Token]) -> list[Token]:
    """The words of a noun phrase up to its head; none where an adverbial stands there instead."""
    start = next((at for at, token in enumerate(chunk) if token.low not in _OPENINGS), len(chunk))
    lows = [token.low for token in chunk[start : start + 3]]
    if lows and lows[0] in _ROUGH:
        start += next((len(words) for words in _ROUGHLY if tuple(lows[: len(words)]) == words), 0)
    end = next((at for at in range(start, len(chunk)) if chunk[at].low in _PHRASE_END), len(chunk))
    head = chunk[start:end]
    if head and head[-1].low in _COUNTING and end < len(chunk) and chunk[end].low == "of":
        return _phrase(chunk[end + 1 :]) or head
    return [token for token in head if token.low != "'s"]


def _names(tokens: Iterable[Token], opening: int) -> frozenset[str]:
    """The words of names: capitals, but where the sentence starts, without titles."""
    named = [token for token in tokens if token.capital and token.start != opening]
    return frozenset([name_key(token.low) for token in named if token.low not in _NAMELESS])
