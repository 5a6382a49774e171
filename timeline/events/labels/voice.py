"""Passives that are written without their helper: 'two men charged with theft', 'the house, built of brick'."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.clauses import Clause
from timeline.events.labels.gaps import has_object
from timeline.events.parsed import Parsed
from timeline.events.vocabulary import DONE_ALONE, NEEDING_OBJECT
from timeline.model import Span

_BEHIND: Final = (lex.PREPOSITIONS | {"as"}) - {
    "out", "off", "up", "down", "over", "onto", "about", "around", "between", "under"
}  # fmt: skip
_LEADING: Final = {
    "build": frozenset(("by", "from", "in", "of")),
    "charge": frozenset(("in", "over", "with")),
    "confirm": frozenset(("as", "dead")),
    "describe": frozenset(("as",)),
    "fear": frozenset(("dead", "drowned", "trapped")),
    "find": frozenset(("at", "dead", "guilty", "in", "inside", "near", "outside", "under")),
    "issue": frozenset(("with",)),
    "identify": frozenset(("as", "by", "in")),
    "name": frozenset(("as", "in")),
    "pronounce": frozenset(("dead",)),
    "shoot": frozenset(("at", "dead", "in")),
}
"""Verbs that also do without, and what stands behind their passive."""


def bare_passive(parsed: Parsed, clause: Clause) -> bool:
    """Whether a lone past form is a participle: its verb needs an object and none follows."""
    group, tokens = clause.group, parsed.tokens
    past = group.tense == "past" or group.perfect
    if group.form != "finite" or group.first != group.last or not past or group.passive or _goes_on(parsed, clause):
        return False
    low, at = tokens[group.head].low, group.last + 1
    if (group.lemma not in NEEDING_OBJECT and low != "hanged") or not (
        low.endswith("ed") or low in lex.LEMMA_OF_PARTICIPLE
    ):
        return False
    asks = clause.lead in ("which", "that", "whom", "what") or clause.role in ("relative", "conditional")
    if asks or clause.quoted or _object_behind(parsed, at):
        return False
    if at >= len(tokens):
        return group.lemma not in _LEADING
    follows = tokens[at]
    if follows.low == "at" and at + 1 < len(tokens) and tokens[at + 1].low in ("least", "most"):
        return False
    if follows.low == "dead" and at + 1 < len(tokens) and tokens[at + 1].low in lex.DETERMINERS:
        return False  # 'shot dead a guard'
    if group.lemma in ("locate", "situate") and (follows.low == "about" or follows.text[0].isdigit()):
        return True
    if follows.low == "over" and group.lemma in ("arrest", "jail", "detain", "sentence"):
        return True
    leading = _BEHIND if _gapped(parsed, clause) else _LEADING.get(group.lemma, _BEHIND)
    if follows.low in ("here", "there") and group.lemma not in _LEADING:
        return True
    return follows.low in leading or (
        group.lemma not in _LEADING and (_only_dated(parsed, at) or follows.text in ".;,")
    )


def _object_behind(parsed: Parsed, at: int) -> bool:
    """Whether an object follows that the verb shares with another one: 'rejected in June, the plan'."""
    end = at + (at < len(parsed.tokens) and parsed.tokens[at].low in lex.PREPOSITIONS)
    start = end
    while end < len(parsed.tokens) and parsed.tokens[end].start in parsed.timed:
        end += 1
    behind = parsed.tokens[end : end + 2]
    return start < end and len(behind) > 1 and behind[0].text == "," and behind[1].low in lex.ARTICLES


def telegraphic(parsed: Parsed, clause: Clause) -> bool:
    """Whether a line without a full stop leaves out helper and articles: 'patent granted in May', '12,000 sold'."""
    group, tokens = clause.group, parsed.tokens
    alone = clause.last == len(tokens) or tokens[clause.last].text in ("(", "-LRB-")
    if not alone or clause.first or tokens[-1].text.endswith((".", "!", "?")) or clause.subject is None:
        return False
    low = tokens[group.head].low
    done = low.endswith("ed") or low in lex.LEMMA_OF_PARTICIPLE
    if group.form != "finite" or group.first != group.last or group.tense != "past" or not done:
        return False
    subject = tokens[slice(*clause.subject)]
    bare = all(token.low not in lex.STOP_WORDS for token in subject)
    named = parsed.names.among(Span(subject[0].start, subject[-1].end))
    return bare and not named and group.lemma not in _OF_ITSELF and not has_object(parsed, clause)


_OF_ITSELF: Final = DONE_ALONE | frozenset(
    "begin start stop end resume continue open close reopen change turn move drop increase decrease double triple "
    "halve improve worsen recover lose win merge split crash explode sign join".split()
)
"""Verbs that tell in the active what befalls their subject: 'production resumed', 'prices dropped'."""


def _gapped(parsed: Parsed, clause: Clause) -> bool:
    """Whether it is joined to a passive and shares its helper: 'the shed was taken down and a new one built within'."""
    at = _number(parsed, clause)
    return at > 0 and parsed.clauses[at - 1].group.passive and parsed.tokens[clause.first - 1].low == "and"


def _goes_on(parsed: Parsed, clause: Clause) -> bool:
    """Whether it is the only verb behind what commas put in, or joined to one with an object: 'Holt, who was signed in
    May, levelled with a header'.
    """
    number = _number(parsed, clause)
    before = parsed.clauses[number - 1] if number else None
    if before is not None and before.subject == clause.subject and parsed.tokens[clause.group.first - 1].low == "and":
        # 'replaced the captain and struck with his first touch'
        return before.group.form == "finite" and not before.group.passive and has_object(parsed, before)
    closed = number and parsed.clauses[number - 1].role == "relative" and parsed.tokens[clause.first - 1].text == ","
    return bool(closed) and all(token.text != "," for token in parsed.tokens[clause.group.last :])


def _number(parsed: Parsed, clause: Clause) -> int:
    return next((n for n, one in enumerate(parsed.clauses) if one is clause), 0)


def _only_dated(parsed: Parsed, at: int) -> bool:
    """Whether a date stands there with no object behind it, unlike 'released today a report'."""
    end = at
    while end < len(parsed.tokens) and parsed.tokens[end].start in parsed.timed:
        end += 1
    behind = parsed.tokens[end] if end < len(parsed.tokens) else None
    noun = behind is not None and behind.is_word and behind.low not in lex.STOP_WORDS
    return end > at and not noun and (behind is None or behind.low not in lex.DETERMINERS)
