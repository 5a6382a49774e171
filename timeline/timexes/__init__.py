"""tag(): find the time expressions of an article and say what their words mean; no calendar yet."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterable
from typing import Final

from timeline.expressions import Timex
from timeline.model import Article, Genre
from timeline.timexes.edges import edged
from timeline.timexes.engine import Grammar, Language
from timeline.timexes.orders import lent, ordered

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
    code = article.language.lower().replace("_", "-").partition("-")[0]
    if code not in TABLES:
        # Late: English does without it, and starts sooner so.
        explicit: Callable[[str, str], Iterable[Timex]] = importlib.import_module(LOCALES).explicit
        return tuple(explicit(edged(article), article.language))
    prose = edged(article)
    found = tuple(lent(ordered(prose, tuple(grammar(code).tag(article.prose, prose)))))
    return fitting(found, article.genre) if article.genre else found


def fitting(timexes: tuple[Timex, ...], genre: Genre) -> tuple[Timex, ...]:
    """Those that are expressions of time in a genre: 'what a day' is one in a message, and in the news it is none."""
    return tuple(one for one in timexes if not one.genres or genre in one.genres)


@functools.cache
def grammar(code: str) -> Grammar:
    """The grammar of a language that has a rule table, made ready when it is first needed."""
    return Grammar(language(code))


def language(code: str) -> Language:
    """The tables of a language. Raises KeyError for one that has none."""
    made: Language = importlib.import_module(TABLES[code]).language()
    return made
