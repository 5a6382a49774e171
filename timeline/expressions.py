"""Time expressions: as the words alone tell them, and put on the calendar."""

from __future__ import annotations

from typing import Literal

import attrs

from timeline.calendar import Unit
from timeline.model import Anchor, Genre, Span, When

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Mod = Literal[
    "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN",
    "EQUAL_OR_LESS", "EQUAL_OR_MORE", "START", "MID", "END", "APPROX",
]  # fmt: skip
Signal = Literal[
    "", "in", "since", "until", "through", "by", "before", "after", "not_before", "from", "to", "between", "and",
    "during", "as_of", "published",
]  # fmt: skip
Bond = Literal["", "to", "and", "list"]
Tense = Literal["", "past", "present", "future"]


@attrs.frozen
class Shift:
    """How a relative expression counts: from `base`, `n` units (None: some, unsaid), keeping `grain`.

    `base` is `dct` ('three days ago'), `reference`, the running time of the text ('two days later'), or `mention`, the
    expression at `mention` ('the day before 5 May'). `pick` is a partial TIMEX3 value to look for there: 'last Monday'
    is n=-1 with pick XXXX-WXX-1. n=0 with a pick is the one in the present unit ('this Monday'). `side` is given when
    only what lies before or after the anchor is meant ('earlier this year').
    """

    base: Literal["dct", "reference", "mention"]
    unit: Unit
    n: int | None
    grain: Unit
    pick: str = ""
    mention: Span | None = None
    side: Literal["", "before", "after"] = ""


@attrs.frozen
class Timex:
    """A TIMEX3 expression as the words alone tell it, not yet on the calendar.

    `value` may be partial (XXXX-08, XXXX-WXX-1) or empty where only `shift` says. `rule` names the rule that found it,
    `signal` what stands before it ('since', 'by'), `tense` the tense that governs it where the words leave a choice.
    `bond` tells how it belongs to the expression right before it: the other end of a range ('to'), 'and', or one of a
    list. `told` when it only dates a saying ('police said on Monday'). `genres` are those in which it is an expression
    of time; empty for all. `quant` and `freq` say of a SET what TIMEX3 does: EVERY, and 2X for twice. `aside` when it
    says in ('in', 'on') which time something happened that a clause put in tells ('who had resigned in May').
    `compared` when a figure is only compared with what was then ('up from 22 on Monday'): that is past whatever the
    tense around it, and dates nothing that its clause tells. `back` when it is a time of day of which words beside it
    show that it was before what is told ('had', 'earlier'). `weekday` is the one that stands beside a day and month
    ('Saturday, 15 November'), 1 to 7, and 0 where none does.
    """

    span: Span
    type: TimexType
    value: str
    rule: str
    mod: Mod | None = None
    shift: Shift | None = None
    signal: Signal = ""
    tense: Tense = ""
    bond: Bond = ""
    told: bool = False
    genres: tuple[Genre, ...] = ()
    quant: str = ""
    freq: str = ""
    aside: bool = False
    compared: bool = False
    back: bool = False
    weekday: int = 0


@attrs.frozen
class Resolved:
    """A timex put on the calendar, or not: `when` is None where nothing tells, and `note` says why.

    `value` is the full TIMEX3 value. `joined` is the span of the expression that this one forms a range with
    ('from June' joined with 'to August'); the range is the `when` of the first, and the second has `within` set.
    """

    timex: Timex
    value: str
    when: When | None
    anchor: Anchor | None = None
    note: str = ""
    joined: Span | None = None
    within: Span | None = None
