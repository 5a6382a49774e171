"""Dates cut at the article's own time: what it tells as past is over, and what it tells as planned is to come."""

from __future__ import annotations

import attrs

from timeline.calendar import Period
from timeline.edtf import window
from timeline.model import Article, Event


def clipped(event: Event, article: Article) -> Event:
    """'This week', told of the past, ends with the article's own time; 'by June', of the future, starts there."""
    when, now = event.when, article.dct.when
    if when is None or now is None or when.end is not None or when.basis == "context" or event.as_of is not None:
        return event
    ahead = event.kind in ("plan", "forecast")
    if event.kind == "forecast" and when.earliest is not None:
        return event  # what grows or falls this year does so over the whole year
    inside = when.bounds.meet(Period(now.earliest, None) if ahead else Period(None, now.latest))
    guessed = article.dct.how == "inferred" and (when.basis == "explicit" or article.dct.sure == "weak")
    proves_nothing = guessed and not ahead
    exact = when.unit in {"day", "hour", "minute"} and when.earliest is not None and when.latest is not None
    if exact or proves_nothing or inside is None or inside == when.bounds or event.kind in {"state", "assessment"}:
        return event
    return attrs.evolve(event, when=window(inside, when.unit, when.basis))
