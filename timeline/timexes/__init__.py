"""tag(): find the time expressions of an article and say what their words mean; no calendar yet."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Final

import attrs

from timeline.model import Article, Timex
from timeline.timexes import english
from timeline.timexes.engine import Grammar
from timeline.timexes.locales import explicit

_NUMBERS: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]\d")


def tag(article: Article) -> tuple[Timex, ...]:
    """The time expressions of an article's prose, in text order, without overlaps.

    English has a rule table. In other languages dateparser knows, the dates that are named in full are found; in the
    rest none are. A date in numbers that reads two ways keeps both, unless another of the article shows the order.
    """
    if not article.language.lower().startswith("en"):
        return tuple(explicit(article.prose, article.language))
    return tuple(_ordered(article.prose, tuple(_english().tag(article.prose))))


@functools.cache
def _english() -> Grammar:
    return Grammar(english.language())


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
