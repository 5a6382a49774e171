"""tag(): find the time expressions of an article and say what their words mean; no calendar yet."""

from __future__ import annotations

from timeline.model import Article, Timex
from timeline.timexes import english
from timeline.timexes.engine import grammar


def tag(article: Article) -> tuple[Timex, ...]:
    """The time expressions of an article's prose, in text order, without overlaps."""
    return tuple(grammar(english.language).tag(article.prose))
