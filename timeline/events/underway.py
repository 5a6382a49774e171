"""What the present tells as news: what is under way."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.clauses import Clause
from timeline.events.deeds import befalls
from timeline.events.looks import Look
from timeline.events.tokens import Token


def under_way(c: Look) -> bool:
    """A turn of events that goes on as the article is written: 'the firm is recalling 90,000 toys', 'the mayor is
    stepping down'. A trend ('prices are rising') is none.
    """
    group = c.clause.group
    going = group.progressive and group.tense == "present" and group.form == "finite" and not group.perfect
    plain = going and not (group.negated or group.passive or group.modal or c.clause.quoted)
    return plain and not c.dated and c.role("main", "content") and _acts(c.tokens, c.clause) and _is_news(c)


def _is_news(c: Look) -> bool:
    """Whether it stands where news does, or tells of a search, or has a figure."""
    return c.early or c.clause.group.lemma in ("search", "hunt") or c.figures


def _acts(tokens: tuple[Token, ...], clause: Clause) -> bool:
    """Whether somebody does a deed to somebody or something, or one that the word behind the verb tells."""
    if clause.subject is None or tokens[clause.subject[1] - 1].low in _NO_DOERS:
        return False
    group = clause.group
    behind = tokens[group.last + 1] if group.last + 1 < clause.last else None
    if behind is None:
        return False
    if befalls(tokens, clause) or behind.low in _BEHIND.get(group.lemma, ()):
        return True
    object_ = behind.is_word and behind.low not in _NO_OBJECTS and not lex.is_adverb(behind.low)
    return group.lemma in lex.TURNING and object_


_NO_DOERS: Final = lex.PRONOUNS - {"he", "she"} | lex.QUANTITIES
_NO_OBJECTS: Final = (
    lex.PREPOSITIONS | lex.CONJUNCTIONS | lex.PRONOUNS | lex.ADJECTIVES
    | frozenset("deeper further closer faster more less".split())
)  # fmt: skip
_BEHIND: Final = {"search": ("for",), "hunt": ("for",), "close": ("down",)}
"""Words that make a deed of a verb only while it is under way."""
