"""tag(): find the time expressions of an article and say what their words mean; no calendar yet."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import attrs

from timeline.expressions import Timex
from timeline.model import Article, Genre
from timeline.packed import Keep, alike, replaced
from timeline.timexes.edges import Edged, edged
from timeline.timexes.engine import Grammar, Language
from timeline.timexes.orders import lent, named, ordered

TABLES: Final = {"de": "timeline.timexes.german", "en": "timeline.timexes.english"}
"""Languages with rule tables of their own, and the package that holds them."""
LOCALES: Final = "timeline.timexes.locales"
"""What finds the dates of the other languages."""


def tag(article: Article) -> tuple[Timex, ...]:
    """The time expressions of an article's prose, in text order, without overlaps.

    Languages in TABLES have rules of their own. In others that dateparser knows, the dates that are named in full are
    found; in the rest none are. A date in numbers that reads two ways keeps both, unless another of the article shows
    the order.
    """
    return tuple(kept(article, tuple))


def kept(article: Article, keep: Keep[Timex]) -> Sequence[Timex]:
    """The same, kept as it is asked for."""
    code = article.language.lower().replace("_", "-").partition("-")[0]
    if code not in TABLES:
        # Late: English does without it, and starts sooner so.
        explicit: Callable[[str, str], Iterable[Timex]] = importlib.import_module(LOCALES).explicit
        return keep(explicit(edged(article), article.language))
    marked = Edged(article)
    found = keep(named(grammar(code).tag(article.prose, marked.stretch), marked.of))
    found = lent(ordered(article.prose, found))
    return fitting(found, article.genre) if article.genre else found


def fitting(timexes: Sequence[Timex], genre: Genre) -> Sequence[Timex]:
    """Those that are expressions of time in a genre: 'what a day' is one in a message, and in the news it is none."""
    changed: dict[int, Timex | None] = {}
    for at, one in enumerate(alike(timexes)):
        if one.genres and genre not in one.genres:
            changed[at] = None
        elif one.bond and at - 1 in changed and changed[at - 1] is None:
            changed[at] = attrs.evolve(timexes[at], bond="")  # it was bound to what is none here
    return replaced(timexes, changed)


@functools.cache
def grammar(code: str) -> Grammar:
    """The grammar of a language that has a rule table, made ready when it is first needed."""
    return Grammar(language(code))


def language(code: str) -> Language:
    """The tables of a language. Raises KeyError for one that has none."""
    made: Language = importlib.import_module(TABLES[code]).language()
    return made
