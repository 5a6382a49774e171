"""Labels: a clause as a short line that stands by itself, told in the present as a headline is."""

from __future__ import annotations

from typing import Final

import attrs

from timeline.events import lexicon as lex
from timeline.events.candidates import Candidate
from timeline.events.clauses import Clause
from timeline.events.cutting import leading_over
from timeline.events.labels import checking, nouns, parts, sayings
from timeline.events.labels.times import beside, without_times
from timeline.events.labels.voice import telegraphic
from timeline.events.labels.writing import LIMIT, finish, spelled
from timeline.events.tokens import Token, as_told
from timeline.events.verbs.lemmas import KNOWN, lemma_of
from timeline.model import Span

__all__ = ["LIMIT", "finish", "label", "noun", "phrase"]

_LEADING_OVER: Final = frozenset(
    (
        "of course", "for example", "for instance", "in fact", "in addition", "as a result", "at the same time",
        "however", "meanwhile", "instead", "then", "later", "indeed", "also", "moreover", "still",
    )
)  # fmt: skip
_NEAR: Final = 3
_NO_START: Final = (
    (lex.PREPOSITIONS - {"at", "over", "about", "up", "around", "under", "near", "between"})
    | lex.COORDINATORS
    | lex.BE
    | lex.HAVE
    | {"well", "than", "as", "that", "which", "who", "what", "according"}
)


def label(one: Candidate) -> str:
    """One line of at most LIMIT characters for a clause: its subject first, its verb in the present, its dates left
    out. Where no sound line can be made of its parts, the clause as it is written.
    """
    clause = one.parts
    assert clause is not None
    tokens = one.parsed.tokens
    quoted = sayings.quoted(one)
    if quoted:
        return finish(quoted)
    odds = sayings.odds(tokens, clause)
    if odds is not None:
        rest = without_times(sayings.without_source(list(tokens[odds + 1 : clause.last])), beside(one))
        return finish([f"{sayings.term(tokens[clause.first : odds])}:", *spelled(rest)])
    return checking.checked(_told(one, clause), one)


def _told(one: Candidate, clause: Clause) -> str:
    """The line of a clause before its last check."""
    tokens = one.parsed.tokens
    came = clause.group.last + 2
    if _brings_about(tokens, clause):
        return phrase(tokens[came : clause.last], one.parsed.dates)  # ', which led to the opening of a mill'
    if telegraphic(one.parsed, clause):
        return finish(spelled(without_times(list(tokens[clause.first : clause.last]), beside(one))))
    made = parts.headline(one)
    if made is not None:
        text = finish(*made)
        if _sound(text):
            return text
    told = _governed(one)
    if told:
        return told
    number = one.clause
    while number and not _sound(phrase(tokens[one.parsed.clauses[number].first : clause.last], one.parsed.dates)):
        before = one.parsed.clauses[number - 1].first
        if tokens[clause.group.last].end - tokens[before].start > LIMIT and number < one.clause:
            break
        number -= 1
    first = one.parsed.clauses[number].first
    if clause.subject is None and first < clause.group.first and _all_dated(one, first):
        return finish(spelled(tokens[first : clause.last]))  # '2002 opened with a strike'
    text = phrase(_without_opening(tokens[first : clause.last]), one.parsed.dates)
    # 'Halloween is the scariest night': where a date is the subject, the line needs it.
    text = text if _sound(text) else finish(spelled(_without_opening(tokens[first : clause.last])))
    return text or as_told(tokens[first : clause.last])[:LIMIT]


def _brings_about(tokens: tuple[Token, ...], clause: Clause) -> bool:
    """Whether all that a clause tells is what came of the one before, by a noun."""
    at = clause.group.last + 1
    leads = clause.lead == "which" and clause.first and tokens[clause.first - 1].text == "," and at + 2 < clause.last
    if not leads or clause.group.passive or clause.group.first != clause.first + 1:
        return False
    towards = (clause.group.lemma, tokens[at].low) in (("lead", "to"), ("result", "in"))
    return towards and tokens[at + 1].low in lex.ARTICLES


def _governed(one: Candidate) -> str:
    """The line of the clause that governs one without a subject: 'the clerk tells the court what happened'."""
    clause = one.parts
    asks = clause is not None and one.parsed.tokens[clause.first].low in ("what", "how", "who")
    if not one.clause or clause is None or not asks:
        return ""
    made = parts.headline(attrs.evolve(one, clause=one.clause - 1))
    text = finish(*made) if made is not None else ""
    verb = one.parsed.tokens[clause.group.head].text
    return text if _sound(text) and verb in text.split(" ") else ""


def _all_dated(one: Candidate, first: int) -> bool:
    """Whether nothing but a time stands before the verb of a clause."""
    clause = one.parts
    return clause is not None and all(
        token.start in one.parsed.timed for token in one.parsed.tokens[first : clause.group.first]
    )


def _without_opening(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without what only leads over from the text before: 'Of course,', 'For example,'."""
    tied = leading_over(tokens, 0, len(tokens))
    if tied and tied < len(tokens) and tokens[tied].low not in ("of", "to"):
        return tokens[tied + (tokens[tied].text == ",") :]
    at = next((at for at, token in enumerate(tokens[:9]) if token.text == ","), 0)
    sourced = bool(at) and tokens[0].low == "according"
    return tokens[at + 1 :] if sourced or " ".join(t.low for t in tokens[:at]) in _LEADING_OVER else tokens


def _sound(text: str) -> bool:
    """Whether a line has a subject and something said of it."""
    words = text.split(" ")
    if (
        len(words) > 1
        and words[0].endswith("ed")
        and words[1] in lex.PREPOSITIONS
        and lemma_of(words[0].lower()) in KNOWN
    ):
        return False  # 'Illustrated by a friend was sold'
    opens = words[0].lower() not in _NO_START or words[2:3] == ["as"]  # 'As many as 300 people'
    return len(words) > 1 and opens and words[0][0].isalnum() | (words[0][0] in "$€£#“")


def phrase(tokens: tuple[Token, ...], dates: tuple[Span, ...]) -> str:
    """One line for a run of tokens without a verb, such as a noun phrase or a line of a list."""
    return finish(spelled(without_times(tokens, dates, inner=False)))


def noun(one: Candidate, inside: tuple[Token, ...]) -> str:
    """One line for an event that a noun names: 'Attack on Port Vale', 'Vote on the budget'."""
    words = spelled(nouns.noun(one, inside))
    return (len(words) == 1 and _told_of(one)) or finish(words)


def _told_of(one: Candidate) -> str:
    """What a clause tells of a bare noun that is its subject: 'the quake is felt in Holt' says more than 'Quake'."""
    parsed = one.parsed
    for number, clause in enumerate(parsed.clauses):
        group = clause.group
        sure = group.form == "finite" and group.tense == "past" and not (group.modal or group.negated)
        if sure and clause.subject is not None and parsed.tokens[clause.subject[1] - 1].span == one.trigger:
            text = label(attrs.evolve(one, clause=number))
            noun = parsed.tokens[clause.subject[1] - 1].low
            return text if _sound(text) and noun in text.lower().split(" ")[:_NEAR] else ""
    return ""
