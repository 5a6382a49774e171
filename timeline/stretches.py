"""Times of no fixed length: 'recent weeks', 'the months that followed', 'now', 'soon'."""

from __future__ import annotations

import attrs

from timeline import edtf
from timeline.bases import Base
from timeline.calendar import Period
from timeline.expressions import Resolved, Shift, Timex
from timeline.model import Article, When
from timeline.readings import apart, fine


def stretch(timex: Timex, shift: Shift, base: Base, dct: Base | None) -> Resolved:
    """'recent weeks', 'the past three months', 'the months that followed'."""
    ahead = shift.pick == "FUTURE_REF"
    here = Period(base.first.floor("day"), base.last.floor("day").plus(1, "day"))
    if shift.n is None:
        when = _open(here, shift, dct, ahead=ahead)
    else:
        first, last = (point.plus(shift.n, shift.unit).floor(fine(shift.unit)) for point in (base.first, base.last))
        far = Period(first, last.plus(1, fine(shift.unit)))
        sides = (here, far) if ahead else (far, here)
        when = edtf.lasting(*sides, shift.unit, "relative")
    return Resolved(timex, timex.value, when, base.anchor)


def _open(here: Period, shift: Shift, dct: Base | None, *, ahead: bool) -> When:
    if not ahead:
        return edtf.window(Period(None, apart(here, shift)[0]), None, "relative")
    limit = None
    if shift.base == "reference" and dct is not None and here.end is not None:
        end = dct.last.floor("day").plus(1, "day")
        limit = end if end > here.end else None
    # What was told of a month or a year lies anywhere in it, and so may what followed.
    one_day = here.start is not None and here.end is not None and here.end.days - here.start.days <= 1
    start = apart(here, shift)[1] if shift.side else here.end if one_day else here.start
    start = here.end if limit is not None and start is not None and start >= limit else start
    return edtf.window(Period(start, limit), None, "relative")


def vague(timex: Timex, article: Article, dct: Base | None, unknown: str) -> Resolved:
    """now, recently, soon: on the near or the far side of the article's own time, with the note `unknown` where that is
    not known; in a narrative they date nothing.
    """
    story = article.genre == "narrative"
    if dct is None or story:
        return Resolved(timex, timex.value, None, note="" if story else unknown)
    here = Period(dct.first.floor("day"), dct.last.floor("day").plus(1, "day"))
    sides = {"PAST_REF": Period(None, here.end), "FUTURE_REF": Period(here.start, None)}
    when = edtf.window(sides.get(timex.value, here), None, "relative")
    if timex.value == "PRESENT_REF":
        when = attrs.evolve(article.dct.when or when, basis="relative")
        if timex.signal in ("until", "since"):
            when = edtf.lasting(Period(), here, None, "relative")
    return Resolved(timex, timex.value, when, dct.anchor)
