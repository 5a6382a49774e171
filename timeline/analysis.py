"""The first steps of the line: an article's time expressions on the calendar. `timeline tag` needs no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import attrs

from timeline.anchoring import resolve, resolving
from timeline.dating import date
from timeline.expressions import Resolved, Timex
from timeline.model import Article
from timeline.packed import Keep, Packed
from timeline.timexes import fitting, kept

if TYPE_CHECKING:  # what events need takes time to import
    from timeline.model import Event, Finding
    from timeline.tellings import Telling

_LONG: Final = 1_000_000
"""Characters from which on the expressions of an article are kept in little room, which takes time."""


@attrs.frozen
class Analysis:
    """What one article gave: the article with its DCT and genre, its time expressions, its events in order.

    `tellings` goes with `events`: what the clause of each tells, as far as another telling must agree with it.
    """

    article: Article
    resolved: tuple[Resolved, ...]
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    tellings: tuple[Telling | None, ...] = ()


def times(article: Article) -> Analysis:
    """Find the time expressions of an article and put them on the calendar; no events."""
    article, timexes = _tagged(article, tuple)
    return Analysis(article, resolve(article, timexes))


def each_time(article: Article) -> Iterator[Resolved]:
    """The same expressions one by one, in order, for a caller that keeps none of them."""
    return resolving(*_tagged(article, Packed if len(article.text) > _LONG else tuple))


def _tagged(article: Article, keep: Keep[Timex]) -> tuple[Article, Sequence[Timex]]:
    timexes = kept(article, keep)
    article = date(article, timexes)
    return article, fitting(timexes, article.genre or "news")
