"""Short articles, and how far the straight line has to go with them for a test of one stage."""

from __future__ import annotations

from functools import partial

import attrs

from timeline.analysis import times
from timeline.edtf import parse
from timeline.events.candidates import Candidate, candidates
from timeline.events.figures import figures
from timeline.events.kinds import kind_of
from timeline.events.likelihood import likelihood
from timeline.events.links import links
from timeline.events.looks import Look, look
from timeline.events.names import names_of
from timeline.events.parsed import Parsed
from timeline.events.parsed import parse as cut_up
from timeline.events.tokens import Token, tokenise
from timeline.model import Article, Dct, Event, Genre, Span
from timeline.pipeline import analyse
from timeline.readers import read
from timeline.sentences import segment

DAY = "2024-05-14"
"""The day on which the articles of the tests are written: a Tuesday."""


def article(text: str, dct: str = DAY, genre: Genre | None = None, name: str = "case") -> Article:
    """An article of that text, written on `dct`; an empty `dct` leaves it to the text."""
    (found,) = read(text.encode(), f"{name}.md")
    assert isinstance(found, Article)
    known = Dct(parse(dct), "given", "certain") if dct else found.dct
    return attrs.evolve(found, dct=known, genre=genre or found.genre)


def events(text: str, dct: str = DAY, genre: Genre | None = None) -> tuple[Event, ...]:
    """The events that an article tells, in reading order."""
    return analyse(article(text, dct, genre)).events


def dates(text: str, dct: str = DAY, genre: Genre | None = None) -> dict[str, str | None]:
    """The EDTF of each event, under its label, in reading order."""
    return {event.label: event.when.edtf if event.when else None for event in events(text, dct, genre)}


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text taken as one sentence."""
    return tokenise(text, Span(0, len(text)))


def parsed(text: str, dct: str = DAY) -> list[Parsed]:
    """The sentences of an article, cut up."""
    found = times(article(text, dct))
    sentences = segment(found.article, tuple(one.timex for one in found.resolved))
    return list(
        cut_up(
            found.article,
            sentences,
            found.resolved,
            names_of(found.article, tuple(one.timex.span for one in found.resolved)),
        )
    )


def clauses_of(text: str, dct: str = DAY) -> list[Candidate]:
    """Every clause of an article, as a candidate."""
    return [
        attrs.evolve(one, links=links(sentence, one.clause))
        for sentence in parsed(text, dct)
        for one in candidates(sentence, None)
    ]


def looks(text: str, dct: str = DAY) -> dict[str, Look]:
    """What the judges see of each clause of an article, under its words."""
    found = {}
    for one in clauses_of(text, dct):
        odds = likelihood(text, one.span, "")
        counted = bool(figures(text, one.span, one.parsed.dates))
        seen = look(one, kind_of(one, judged=odds is not None), odds, counts=partial(bool, counted))
        assert seen is not None
        found[one.span.of(text)] = seen
    return found
