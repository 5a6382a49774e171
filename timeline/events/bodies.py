"""The body told of last as doing something, a firm, a ministry, a country, which a later 'it' means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import lexicon as lex
from timeline.events import people
from timeline.events.clauses import Clause
from timeline.events.names import Names
from timeline.events.persons import imaginable, known
from timeline.events.tokens import Token
from timeline.events.values import light
from timeline.model import Span

_LEADS: Final = frozenset(("the", "a", "an"))
_MAKERS: Final = frozenset(
    "maker carrier lender retailer insurer airline bank firm miner brewer builder operator supplier producer giant "
    "regulator watchdog charity union ministry newspaper website broadcaster publisher developer startup chain "
    "drugmaker carmaker shipbuilder steelmaker utility".split()
)
"""What bodies are called by what they do, beside the words in their names."""
_FAR: Final = 2
"""Sentences after which a body is told of no more."""


@light
class Body:
    """The words of the body that was a subject last, and how many sentences ago that was."""

    subject: tuple[Token, ...] = ()
    ago: int = 0


def body_of(tokens: tuple[Token, ...], cut: tuple[Clause, ...], names: Names, before: Body) -> Body:
    """The body that a sentence goes on with, for the one behind it; none where it tells of two, or names another."""
    told = [one for one in cut if one.group.form == "finite" and one.role in ("main", "content") and not one.quoted]
    heads = [tokens[slice(*one.subject)] for one in told if one.subject and one.subject[1] <= one.group.first]
    found = {" ".join([token.low for token in head]): head for head in heads if is_body(head, names)}
    if len(found) == 1:
        (subject,) = found.values()
        return Body(subject)
    if found or not before.subject or before.ago == _FAR:
        return Body()
    if any(len(head) == 1 and head[0].low == "it" for head in heads):
        return Body(before.subject)
    return Body() if _names_another(tokens, names, before.subject) else Body(before.subject, before.ago + 1)


def is_body(subject: Sequence[Token], names: Names) -> bool:
    """Whether a noun phrase is one body: 'the packaging maker', 'Keldia', 'Holt Bank'."""
    words = subject[1:] if subject and subject[0].low in _LEADS else subject
    if not words or any(token.low in lex.COORDINATORS or token.text == "," for token in words):
        return False
    inside = names.among(Span(words[0].start, words[-1].end))
    if len(inside) == 1 and inside[0].span.end == words[-1].end and inside[0].span.start == words[0].start:
        return _named(inside[0].full, names)
    head = next((token.low for token, after in zip(words, [*words[1:], None], strict=True) if _ends(after)), "")
    return not inside and len(words) < len(subject) and (head in people.BODIES or head in _MAKERS)


def _ends(after: Token | None) -> bool:
    return after is None or after.low in lex.PREPOSITIONS


def _named(full: str, names: Names) -> bool:
    """Whether a name is no person's, for all that the article tells: a lone word is no short form of one."""
    if known(full, names) or full.lower().endswith("s"):
        return False
    return " " not in full or not imaginable(full, names)


def _names_another(tokens: Sequence[Token], names: Names, subject: Sequence[Token]) -> bool:
    """Whether a sentence tells of a body that is not the one told of before."""
    if any(token.low in people.BODIES and token.low != subject[-1].low for token in tokens):
        return True
    inside = names.among(Span(tokens[0].start, tokens[-1].end)) if tokens else ()
    words = {token.text for token in subject}
    return any(_named(one.full, names) and words.isdisjoint(one.full.split(" ")) for one in inside)
