"""Where counting starts: the article's own time, or what was told before."""

from __future__ import annotations

import attrs

from timeline import timex3
from timeline.calendar import Period, Point, Unit
from timeline.errors import EdtfError
from timeline.expressions import Resolved
from timeline.model import Anchor, Article, Span


@attrs.frozen
class Mention:
    """A dated expression, as later ones count from it."""

    value: str
    period: Period
    unit: Unit
    span: Span


@attrs.frozen
class Base:
    """Where counting starts: its first and last day, and what it is."""

    first: Point
    last: Point
    unit: Unit
    anchor: Anchor


def mentioned(done: Resolved) -> Mention | None:
    """What was dated, for later ones to count from; None for what has no place on the calendar."""
    if "~" in done.timex.value and done.when is not None:  # a holiday, which may be on one of several days
        return Mention(done.when.edtf, done.when.bounds, "day", done.timex.span)
    if done.timex.type not in ("DATE", "TIME") or not timex3.is_complete(done.value):
        return None
    try:
        found = timex3.period(done.value)
    except EdtfError:
        return None
    # 'Overnight' is the night that ends with its day: an hour told next is not of the day behind it.
    value = done.value.removesuffix("TNI") if done.timex.shift is not None else done.value
    return Mention(value, *found, done.timex.span) if found else None


def based(one: Mention) -> Base | None:
    """A mention as a place to count from."""
    if one.period.start is None or one.period.end is None:
        return None
    when = timex3.to_when(one.value)
    anchor = Anchor("mention", when.edtf if when else one.value, one.span)
    return Base(one.period.start, one.period.end.plus(-1, "minute"), one.unit, anchor)


def of_dct(article: Article) -> Base | None:
    """The article's own time as a place to count from; None where it is not known on both sides."""
    when = article.dct.when
    if when is None or when.begin.start is None or when.bounds.end is None:
        return None
    end = when.bounds.end
    return Base(
        when.begin.start, end.plus(-1, "minute"), when.unit or "day", Anchor("dct", when.edtf, article.dct.span)
    )
