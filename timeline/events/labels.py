"""Labels: a clause as a short line that stands by itself."""

from __future__ import annotations

import re
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.clauses import Clause
from timeline.events.tokens import Token
from timeline.model import Span

LIMIT: Final = 90
"""The longest label, in characters."""

_SPACE_BEFORE: Final = re.compile(r"\s+([,.;:!?%)\]]|'s\b|n't\b|'re\b|'ve\b|'ll\b)")
_SPACE_AFTER: Final = re.compile(r"([(\[$€£])\s+")
# 'Democratic Republic of Northland (DRN)' is 'DRN': the label is short, and the text beside it explains.
_ACRONYM: Final = re.compile(r"(?:[A-Z][\w'-]*(?: '?s)? (?:(?:of|the|and|for) ){0,2}){2,7}\( ?([A-Z]{2,}) ?\)")
_BEFORE_NOUNS: Final = lex.PREPOSITIONS - {"of"} | lex.STATIVE
_QUOTES: Final = frozenset(('"', "``", "''", "-LRB-", "-RRB-"))
_TIME_LEADS: Final = frozenset(
    "in on at by for from during since until till before after around about of as over within to through throughout "
    "and between".split()
)
_TRAILING: Final = frozenset(
    "the a an and or but of in on at by for with from to into that which who as than its their his her "
    "after before when while where is was were are had has have been be".split()
)


def label(
    tokens: tuple[Token, ...],
    clauses: tuple[Clause, ...],
    number: int,
    dates: tuple[Span, ...],
    said: int | None = None,
) -> str:
    """One line of at most LIMIT characters for a clause: its subject first, its dates left out at the edges.

    `said` is the number of the last clause that a reporting clause introduces: what is said belongs to the label.
    """
    clause = clauses[number]
    odds = _odds(tokens, clause)
    if odds is not None:
        rest = _without_dates(_without_source(list(tokens[odds + 1 : clause.last])), dates)
        return finish([f"{_joined(tokens[clause.first : odds])}:", *_words(rest)])
    subject = _subject(tokens, clauses, number)
    last = _predicate_end(clauses, number) if said is None else clauses[said].last
    predicate = list(tokens[clause.group.first : last])
    if not subject and clause.group.form == "finite" and clause.first < clause.group.first:
        predicate = list(tokens[clause.first : clause.last])
    helper = _helper(tokens, clause, subject)
    if clause.group.form == "ing" and subject:
        predicate = [*predicate[1:]] if len(predicate) > 1 else predicate
        return finish([*_words(subject), _past(clause.group.lemma), *_words(_without_dates(predicate, dates))])
    predicate = _without_source(predicate)
    return finish([*_words(_without_dates(subject, dates)), *helper, *_words(_without_dates(predicate, dates))])


def _predicate_end(clauses: tuple[Clause, ...], number: int) -> int:
    """Where what the verb tells ends: behind the infinitive that a verb of causing needs ('led Paris to allow it')."""
    after = clauses[number + 1] if number + 1 < len(clauses) else None
    needs = clauses[number].group.lemma in lex.CAUSING
    return after.last if after is not None and needs and after.role == "infinitive" else clauses[number].last


def _odds(tokens: tuple[Token, ...], clause: Clause) -> int | None:
    """Where 'it is highly likely that' ends, at its 'that'; None for a clause that does not open so."""
    lows = [token.low for token in tokens[clause.first : clause.group.first]]
    for at in range(len(lows) - 3):
        if lows[at] == "it" and lows[at + 1] in lex.BE and "that" in lows[at + 3 : at + 5]:
            return clause.first + lows.index("that", at + 3)
    return None


def _joined(tokens: tuple[Token, ...]) -> str:
    """The estimative term of 'it is highly likely': what stands behind its verb."""
    lows = [token.low for token in tokens]
    verb = max(at for at, low in enumerate(lows) if low in lex.BE)
    return " ".join(lows[verb + 1 :])


def _helper(tokens: tuple[Token, ...], clause: Clause, subject: list[Token]) -> list[str]:
    """The 'was' that a passive participle needs to stand by itself."""
    group = clause.group
    if group.helpers is not None:
        return [token.text for token in tokens[slice(*group.helpers)]]
    if not (subject and group.passive and group.form == "participle"):
        return []
    last = subject[-1].low
    many = (last.endswith("s") and not last.endswith("ss")) or any(token.low == "and" for token in subject)
    return ["were" if many and not subject[-1].capital else "was"]


def _without_source(tokens: list[Token]) -> list[Token]:
    """Leave out 'according to ...': who says so is shown beside it."""
    lows = [token.low for token in tokens]
    for at in range(1, len(lows) - 1):
        if lows[at] == "according" and lows[at + 1] == "to":
            return tokens[:at]
    return tokens


def phrase(tokens: tuple[Token, ...], dates: tuple[Span, ...]) -> str:
    """One line for a run of tokens without a verb, such as a noun phrase or a line of a list."""
    return finish(_words(_without_dates(list(tokens), dates)))


def finish(words: list[str]) -> str:
    """Join words as they are written, cut at a word to LIMIT characters, start with a capital."""
    while words and words[-1].lower() in _TRAILING | {",", ";", ":", "-", "—", "--"}:
        words = words[:-1]
    text = _SPACE_AFTER.sub(r"\1", _SPACE_BEFORE.sub(r"\1", " ".join(words))).strip(" ,;:-—.")
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    if len(text) > LIMIT:
        cut = text[: LIMIT - 1].rsplit(" ", 1)[0].rstrip(" ,;:-—")
        while cut.rsplit(" ", 1)[-1].lower() in _TRAILING and " " in cut:
            cut = cut.rsplit(" ", 1)[0].rstrip(" ,;:-—")
        text = cut + "…"
    return text[:1].upper() + text[1:]


def _subject(tokens: tuple[Token, ...], clauses: tuple[Clause, ...], number: int) -> list[Token]:
    """The words before the verb; for a clause without any, those of the clause that it leans on."""
    clause = clauses[number]
    own = list(tokens[clause.first : clause.group.first])
    while own and (own[0].low in lex.SUBORDINATORS or own[0].low in lex.COORDINATORS or not own[0].is_word):
        own = own[1:]
    if clause.role == "relative" or not [token for token in own if token.low not in lex.ADVERBS]:
        if clause.first and clause.role in ("relative", "participle"):
            return _noun_before(tokens, clause.first) or _leaned(tokens, clauses, number)
        first = number
        while first and clauses[first - 1].role in ("relative", "participle"):
            first -= 1
        if first < number and clauses[first].first:
            return _noun_before(tokens, clauses[first].first) or _leaned(tokens, clauses, number)
        return _leaned(tokens, clauses, number)
    return own


def _leaned(tokens: tuple[Token, ...], clauses: tuple[Clause, ...], number: int) -> list[Token]:
    for other in range(number - 1, -1, -1):
        if clauses[other].role in ("main", "content"):
            return _subject(tokens, clauses, other)
    return []


def _noun_before(tokens: tuple[Token, ...], at: int) -> list[Token]:
    """The noun phrase that ends right before a relative clause, back to the last break."""
    end = at - 1 if at and tokens[at - 1].low == "," else at
    start = end
    while start and tokens[start - 1].is_word and tokens[start - 1].low not in _BEFORE_NOUNS and end - start < 8:
        start -= 1
        if tokens[start].low in lex.DETERMINERS:
            break
    return [t for t in tokens[start:end] if t.low not in lex.BE and t.low not in lex.HAVE]


def _without_dates(tokens: list[Token], dates: tuple[Span, ...]) -> list[Token]:
    """Leave out a time expression with its preposition where it stands at an edge; the date is shown beside it."""
    kept = list(tokens)
    while True:
        trimmed = _trim_end(_trim_start(kept, dates), dates)
        if len(trimmed) == len(kept) or not trimmed:
            return trimmed or kept
        kept = trimmed


def _dated(token: Token, dates: tuple[Span, ...]) -> bool:
    return any(date.start <= token.span.start < date.end for date in dates)


def _trim_start(tokens: list[Token], dates: tuple[Span, ...]) -> list[Token]:
    at = 0
    if [token.low for token in tokens[:2]] in (["so", "far"], ["thus", "far"]):
        return tokens[3:] if len(tokens) > 3 and tokens[2].text == "," else tokens[2:]
    while at < len(tokens) and at < 2 and tokens[at].low in _TIME_LEADS:
        at += 1
    end = at
    while end < len(tokens) and _dated(tokens[end], dates):
        end += 1
    if end == at:
        return tokens
    if end < len(tokens) and tokens[end].low == "of":
        return tokens
    while end < len(tokens) and (not tokens[end].is_word or tokens[end].low == "'s"):
        end += 1
    return tokens[end:]


def _trim_end(tokens: list[Token], dates: tuple[Span, ...]) -> list[Token]:
    end = len(tokens)
    while end and not tokens[end - 1].is_word and tokens[end - 1].low != ")":
        end -= 1
    at = end
    while at and _dated(tokens[at - 1], dates):
        at -= 1
    if at == end:
        return tokens
    while at and (tokens[at - 1].low in _TIME_LEADS or tokens[at - 1].low in (",", "early", "late")):
        at -= 1
    return tokens[:at]


def _words(tokens: list[Token]) -> list[str]:
    """Their words, those that touch in the text as one ('7.0-magnitude'); quotation marks and explained names go."""
    kept = [token for token in tokens if token.text not in _QUOTES]
    text = ""
    for before, token in zip([None, *kept], kept, strict=False):
        touching = before is not None and before.span.end == token.span.start
        text += token.text if touching or not text else f" {token.text}"
    return _ACRONYM.sub(r"\1", text).split(" ")


_PAST_OF: Final = {lemma: past for past, lemma in reversed(lex.LEMMA_OF_PAST.items())}


def _past(lemma: str) -> str:
    """The past form of a verb."""
    if lemma in _PAST_OF:
        return _PAST_OF[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma + "ed"
