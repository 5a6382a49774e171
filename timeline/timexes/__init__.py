"""tag(): find the time expressions of an article and say what their words mean; no calendar yet."""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Iterable
from typing import Final

import attrs

from timeline.model import Article, Timex
from timeline.timexes.engine import Grammar, Language
from timeline.timexes.locales import explicit

TABLES: Final = {"de": "timeline.timexes.german", "en": "timeline.timexes.english"}
"""Languages with rule tables of their own, and the package that holds them."""
_NUMBERS: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]\d")


def tag(article: Article) -> tuple[Timex, ...]:
    """The time expressions of an article's prose, in text order, without overlaps.

    Languages in TABLES have rules of their own. In others that dateparser knows, the dates that are named in full are
    found; in the rest none are. A date in numbers that reads two ways keeps both, unless another of the article shows
    the order.
    """
    code = article.language.lower().replace("_", "-").partition("-")[0]
    if code not in TABLES:
        return tuple(explicit(article.prose, article.language))
    return tuple(_ordered(article.prose, tuple(grammar(code).tag(article.prose))))


@functools.cache
def grammar(code: str) -> Grammar:
    """The grammar of a language that has a rule table, made ready when it is first needed."""
    return Grammar(language(code))


def language(code: str) -> Language:
    """The tables of a language. Raises KeyError for one that has none."""
    made: Language = importlib.import_module(TABLES[code]).language()
    return made


def _ordered(prose: str, timexes: tuple[Timex, ...]) -> Iterable[Timex]:
    """Dates in numbers read in the order that the article's own unequivocal ones show."""
    unclear = [timex for timex in timexes if "|" in timex.value]
    if not unclear:
        return timexes
    orders = {found for timex in timexes if "|" not in timex.value and (found := _order(timex.span.of(prose)))}
    if len(orders) != 1:
        return timexes
    number = 0 if orders == {"day"} else 1
    return tuple(attrs.evolve(one, value=one.value.split("|")[number]) if "|" in one.value else one for one in timexes)


def _order(words: str) -> str:
    """Which number comes first, where the words can be read one way only."""
    found = _NUMBERS.match(words)
    if not found or found[1] == found[2]:
        return ""
    return "day" if int(found[1]) > 12 else "month" if int(found[2]) > 12 else ""
