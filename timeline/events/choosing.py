"""Which of several dates is a clause's own."""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.edtf import lasting
from timeline.expressions import Resolved
from timeline.model import Span, When


def best(resolved: list[Resolved], trigger: Span, *, perfect: bool) -> Resolved | None:
    """What dates a clause: a real date before 'now' or 'recently', the narrower of two that agree, the nearer."""
    usable = [one for one in resolved if one.when is not None and not (perfect and one.value == "PRESENT_REF")]
    if not usable:
        return None
    named = joined([one for one in usable if not one.value.endswith("_REF")]) or usable
    # 'Reported second-quarter profit on Thursday', 'its report for the fourth quarter on 9 February'.
    told = [one for one in named if one.timex.signal == "in" or not _QUARTER.search(one.value)]
    named = told if any(one.timex.signal == "in" for one in told) else named
    nearest = min(named, key=lambda one: (abs(one.timex.span.start - trigger.start), one.timex.span.start))
    for one in named:
        if one.when and nearest.when and one.when.bounds != nearest.when.bounds and _inside(one, nearest):
            nearest = one
    return nearest


_QUARTER: Final = re.compile(r"-[QH]\d|-FY$")


def joined(resolved: list[Resolved]) -> list[Resolved]:
    """Join two that adjoin: what happened in 'March and April 1950' or in 'late 1948 and early 1949' took both."""
    found: list[Resolved] = []
    for one in resolved:
        before = found[-1].when if found and one.timex.bond == "and" else None
        if before is not None and one.when is not None and _adjoin(before, one.when):
            found[-1] = attrs.evolve(
                found[-1], when=lasting(before.begin, one.when.begin, before.unit, before.basis), joined=one.timex.span
            )
        else:
            found.append(one)
    return found


def _adjoin(one: When, two: When) -> bool:
    return one.latest is not None and one.latest == two.earliest and one.end is None and two.end is None


def _inside(inner: Resolved, outer: Resolved) -> bool:
    if inner.when is None or outer.when is None:
        return False
    one, other = inner.when.bounds, outer.when.bounds
    starts = other.start is None or (one.start is not None and other.start <= one.start)
    ends = other.end is None or (one.end is not None and one.end <= other.end)
    return starts and ends
