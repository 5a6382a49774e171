"""Boxes of facts, a line each: 'Launched: 25 August 1942', 'Maiden voyage: 3 May 1944'."""

from __future__ import annotations

import re
from typing import Final

from timeline.events.parsed import Parsed
from timeline.events.tokens import Token
from timeline.events.verbs.helped import participle
from timeline.events.verbs.lemmas import lemma_of
from timeline.expressions import Resolved
from timeline.heads import extent, first
from timeline.model import Article, Span

_KEY: Final = re.compile(r"[ \t]*(?:[-*\u2022][ \t]+)?(?P<key>[A-Z][a-z]+(?: [a-z]+){0,2}):[ \t]?")
_FACT: Final = re.compile(r"[ \t]*(?:[-*\u2022][ \t]+)?[A-Z][^\n:]{1,40}:[ \t]*\S")
_END: Final = re.compile(r"[ \t.]*(?:\n|\Z)")
_LINE: Final = 200
"""Characters of a line that are looked at."""
_WORDS: Final = 16
_OF_THE_PAGE: Final = frozenset("updated modified published posted accessed retrieved archived revised printed".split())


def key_of(article: Article, one: Resolved) -> Span | None:
    """The words that a line says of its date, where the line above or below is one of facts too: 'Launched'."""
    span = extent(one)
    if one.timex.type != "DATE" or article.prose[max(0, span.start - 2) : span.start].strip() != ":":
        return None
    line = article.prose.rfind("\n", max(0, span.start - _LINE), span.start) + 1
    if not line and span.start > _LINE:
        return None
    key = _KEY.fullmatch(article.prose, line, span.start)
    behind = _END.match(article.prose, span.end)
    before = article.prose[max(0, line - _LINE) : max(0, line - 1)].rpartition("\n")[2]
    beside = behind is not None and (_FACT.match(before) or _FACT.match(article.prose, behind.end()))
    return Span(*key.span("key")) if key and beside else None


def date_and_key(article: Article, parsed: Parsed) -> tuple[Resolved, Span] | None:
    """The date of a sentence that is such a line, and what the line says of it."""
    dated = first(parsed.resolved) if len(parsed.tokens) <= _WORDS else None
    key = key_of(article, dated) if dated is not None else None
    return (dated, key) if dated is not None and key is not None and key.start >= parsed.sentence.span.start else None


def says_what_was_done(words: tuple[Token, ...]) -> bool:
    """Whether a participle stands alone, and not of the page itself, as 'updated' is."""
    if len(words) != 1 or words[0].low in _OF_THE_PAGE:
        return False
    return participle(words[0]) and lemma_of(words[0].low) != words[0].low
