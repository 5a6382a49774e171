"""The first steps of the line: an article's time expressions on the calendar. `timeline tag` needs no more."""

from __future__ import annotations

import attrs

from timeline.anchoring import resolve
from timeline.dating import date
from timeline.expressions import Resolved
from timeline.model import Article, Event, Finding
from timeline.tellings import Telling
from timeline.timexes import fitting, tag


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
    timexes = tag(article)
    article = date(article, timexes)
    timexes = fitting(timexes, article.genre or "news")
    return Analysis(article, resolve(article, timexes))
