"""From a time expression and its value to its place on the calendar, as a `Resolved`. Pure and small."""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline import edtf, timex3
from timeline.bases import Base, Mention
from timeline.calendar import Period, Point, Unit
from timeline.errors import EdtfError
from timeline.expressions import Resolved, Shift, Tense, Timex
from timeline.model import Anchor, Genre, When
from timeline.nearness import FUTURE, PAST, completed, dated
from timeline.wording import edtf_words

LONG_UNITS: Final[tuple[Unit, ...]] = ("week", "month", "quarter", "half", "season", "year", "decade", "century")
"""Units of more than a day."""
_NO_CALENDAR: Final = "No calendar of that year is known for this day."
_SEVERAL_DAYS: Final = "It is kept on different days in different places, or its day is estimated."
_IMPLIED: Final[tuple[tuple[str, tuple[Unit, ...]], ...]] = (
    ("XXXX-XX-", ("year", "month")), ("XXXX-~M", ("year", "month")), ("XXXX-W", ("year", "week")),
    ("XXXX", ("year",)), ("XX", ("century",)),
)  # fmt: skip


def implied(partial: str) -> tuple[Unit, ...]:
    """The units that a partial value leaves to its anchor."""
    return next((units for start, units in _IMPLIED if partial.startswith(start)), ())


def named(timex: Timex) -> Resolved:
    """What names its year, or needs none."""
    if "~" in timex.value:
        return made(timex, dated(timex.value), None, ())
    if timex.type not in ("DATE", "TIME"):
        return Resolved(timex, timex.value, None)
    when = timex3.to_when(timex.value, timex.mod)
    return Resolved(timex, timex3.stated(timex.value), when, note="" if when else "No such date.")


def made(timex: Timex, value: str, anchor: Anchor | None, supplied: tuple[Unit, ...]) -> Resolved:
    """A timex with its complete value, counted from the anchor, which supplied these units."""
    when = timex3.to_when(value, timex.mod, "relative")
    if when is not None and supplied:
        when = attrs.evolve(when, implied=supplied)
    note = "" if "~" not in timex.value else _NO_CALENDAR if when is None else _SEVERAL_DAYS if ".." in value else ""
    return Resolved(timex, timex3.stated(value), when, anchor, note)


def between(timex: Timex, values: tuple[str, ...], base: Base, supplied: tuple[Unit, ...]) -> Resolved:
    """One value where both ends of the anchor give the same; else all that lies between them."""
    if values[0] == values[-1]:
        return made(timex, values[0], base.anchor, supplied)
    ends = [timex3.to_when(value, timex.mod) for value in values]
    if ends[0] is None or ends[-1] is None:
        return Resolved(timex, timex.value or "XXXX", None, base.anchor, "It could not be counted.")
    starts = [one.begin.start for one in ends if one and one.begin.start]
    stops = [one.bounds.end for one in ends if one and one.bounds.end]
    when = edtf.window(Period(min(starts, default=None), max(stops, default=None)), ends[0].unit, "relative")
    known = "time of day" if base.unit == "day" else "day"
    note = f"It is counted from {edtf_words(base.anchor.edtf)}, of which no {known} is known."
    partial = timex.value.startswith("XX")
    masked = timex3.stated(timex.value) if partial else _shared(values[0], values[-1]) or mask(ends[0].unit)
    return Resolved(timex, masked, attrs.evolve(when, implied=supplied), base.anchor, note)


def _shared(one: str, two: str) -> str:
    """What is sure of two values of one year, with X for the rest: 1944-05-XX for days of one month; else ''."""
    year, other = (_YEAR.match(value) for value in (one, two))
    if year is None or other is None or year[0] != other[0] or len(one) != len(two) or len(one) == len(year[0]):
        return ""
    month = _MONTH.match(one)
    sure = month[0] if month is not None and two.startswith(month[0]) else year[0]
    return sure + re.sub(r"\d", "X", one[len(sure) :])


_YEAR: Final = re.compile(r"(?:BC)?\d{4}(?=[-T]|\Z)")
_MONTH: Final = re.compile(r"(?:BC)?\d{4}-\d\d(?=-\d\d)")


def of_month(timex: Timex, month: Timex) -> Resolved:
    """A weekday of a month or year that is named beside it: one of those that it has."""
    found = timex3.period(month.value)
    if found is None or found[0].start is None or found[0].end is None:
        return Resolved(timex, timex.value, None)
    first, last = found[0].start, found[0].end.plus(-1, "day")
    day = timex.value[: len("XXXX-WXX-5")]
    ends = [timex3.period(completed(day, point, way)) for point, way in ((first, FUTURE), (last, PAST))]
    if ends[0] is None or ends[1] is None:
        return Resolved(timex, timex.value, None)
    when = edtf.window(Period(ends[0][0].start, ends[1][0].end), "day", "explicit")
    return Resolved(timex, timex.value, when)


def night(timex: Timex, base: Base, tense: Tense) -> Resolved:
    """The night before the day that it counts from, where something happened; the one after it, where it will; either
    where no tense tells.
    """
    first, last = base.first.floor("day"), base.last.floor("day").plus(1, "day")
    start = first if tense == "future" else first.plus(-1, "day")
    end = last if tense == "past" else last.plus(1, "day")
    value = f"{timex3.named(first, 'day')}TNI"
    return Resolved(timex, value, edtf.window(Period(start, end), "day", "relative"), base.anchor)


def on_side(when: When, base: Base, side: str) -> When:
    """What lies before or after the anchor, of a time that holds it: 'earlier this year'."""
    first, last = base.first.floor("day"), base.last.floor("day").plus(1, "day")
    start, end = when.bounds.start, when.bounds.end
    if start is None or end is None or not start < last or not first < end:
        return when
    part = Period(start, min(last, end)) if side == "before" else Period(max(first, start), end)
    return edtf.window(part, when.unit, when.basis)


def capped(done: Resolved, base: Base) -> Resolved:
    """'less than a year ago' is not after the time that it is counted from, 'less than a year later' not before it."""
    shift, mod, when = done.timex.shift, done.timex.mod, done.when
    if when is None or shift is None or shift.n is None or mod not in ("ON_OR_AFTER", "ON_OR_BEFORE"):
        return done
    whole = Period(when.begin.start, when.bounds.end)
    if mod == "ON_OR_AFTER" and shift.n < 0:
        whole = Period(whole.start, base.last.floor("day").plus(1, "day"))
    elif mod == "ON_OR_BEFORE" and shift.n > 0:
        whole = Period(base.first.floor("day"), whole.end)
    return attrs.evolve(done, when=edtf.window(whole, when.unit, "relative"))


def hours_off(timex: Timex, shift: Shift, base: Base, told: Mention | None) -> Resolved:
    """'At 14:30, and two hours later': no better known than the time that was told ('shortly after 18:00')."""
    n = shift.n or 0
    value = clock(base.first.plus(n, shift.unit))
    around = told.around if told is not None and told.period.start == base.first else None
    if around is None or around.start is None or around.end is None or told is None or around == told.period:
        return made(timex, value, base.anchor, ())
    when = edtf.window(Period(around.start.plus(n, shift.unit), around.end.plus(n, shift.unit)), None, "relative")
    return Resolved(timex, value, when, base.anchor)


def unfinished(timex: Timex, shift: Shift, dct: Base, prose: str) -> bool:
    """Whether it is a half of 'the year' that is told as over and has not ended yet: the year is one told before."""
    if timex.tense in ("present", "future") or (shift.n, shift.unit) != (0, "month"):
        return False
    if not timex.span.of(prose).endswith("the year"):
        return False
    half = _OF_YEAR.fullmatch(shift.pick)
    return half is not None and dct.last.month <= int(half[2]) * _MONTHS[half[1]]


_OF_YEAR: Final = re.compile(r"XXXX-([HQ])(\d)")
_MONTHS: Final = {"H": 6, "Q": 3}


def clock(point: Point) -> str:
    """A minute of a day as TIMEX3 writes it: `2024-08-27T14:30`."""
    return f"{timex3.named(point, 'day')}T{point.hour:02d}:{point.minute:02d}"


def uncounted(timex: Timex, shift: Shift, note: str) -> Resolved:
    """What counts from nothing that is known, with why; 'on this day in 1948' still names its year."""
    if timex.value.isdigit():
        return named(timex)
    return Resolved(timex, timex.value or mask(shift.grain), None, note=note)


def mask(unit: Unit | None) -> str:
    """The value of an unknown unit."""
    return {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "quarter": "XXXX-QX", "season": "XXXX-XX"}.get(
        unit or "", "XXXX-XX-XX"
    )


def either(timex: Timex, one: Resolved, two: Resolved) -> Resolved:
    """What reads two ways: a date in numbers ('03/04/2024'), a time of either half of the day ('half past three')."""
    masked = "".join(a if a == b else "X" for a, b in zip(one.value, two.value, strict=False))
    value = _HALF_MASKED.sub("XX", masked)
    if one.when is None or two.when is None:
        return attrs.evolve(one, timex=timex, value=value)
    note = _EITHER_HALF if one.value[:10] == two.value[:10] else "Day and month could stand either way round."
    first, last = sorted((one.when.edtf, two.when.edtf))
    try:
        when = edtf.parse(f"[{first},{last}]")
    except EdtfError:
        return Resolved(timex, value, None, one.anchor, note)
    when = attrs.evolve(when, basis=one.when.basis, implied=one.when.implied)
    return Resolved(timex, value, when, one.anchor, note)


_HALF_MASKED: Final = re.compile(r"(?<!X)X\d|\dX(?!X)")
_EITHER_HALF: Final = "It could be before or after noon."


def apart(here: Period, shift: Shift) -> tuple[Point | None, Point | None]:
    """Up to when something lies some units before a period, and from when on behind it: 'years ago' and 'weeks later'
    are at least one of them.
    """
    if not shift.side or shift.unit in ("hour", "minute"):
        return here.end, here.start
    start, end = here.start, here.end
    return end and end.plus(-1, shift.unit), start and start.plus(1, shift.unit)


def fine(unit: Unit) -> Unit:
    """How finely a count of a unit is meant: weeks to the day, decades to the year."""
    return _FINE.get(unit, unit)


_FINE: Final[dict[Unit, Unit]] = {"week": "day", "decade": "year", "century": "year", "hour": "day", "minute": "day"}


def own_decade(partial: str, told: Mention | None) -> str:
    """A decade without a century ('the seventies') that is of what a story told last, or the next; else empty."""
    start = told.period.start if told is not None and len(partial) == 3 else None
    if start is None or start.year < 0:
        return ""
    decade = next((one for one in (start.year // 10, start.year // 10 + 1) if one % 10 == int(partial[2])), 0)
    return f"{decade:03d}" if decade else ""


def as_annotated(one: Resolved, genre: Genre, dct: Base | None) -> Resolved:
    """The value as TIMEX3 annotation names it, where that is not how the calendar counts.

    A winter without a year lies in two; it is named by that of its January where it is told, and by that of the writing
    in a message of that winter. What was years ago in a message is named by the day.
    """
    if genre == "colloquial" and dct is not None and (back := _long_back(one.timex)) is not None:
        return attrs.evolve(one, value=timex3.named(dct.first.plus(back.n or 0, back.unit), "day"))
    partial = one.timex.shift.pick if one.timex.shift is not None else one.timex.value
    if partial != "XXXX-WI" or genre == "news" or not one.value.endswith("-WI") or not timex3.is_complete(one.value):
        return one
    year = timex3.number_of(one.value.removesuffix("-WI")) + 1
    if genre == "colloquial" and (dct is None or dct.last.year != year):
        return one
    return attrs.evolve(one, value=f"{timex3.year_named(year)}-WI")


def _long_back(timex: Timex) -> Shift | None:
    """How an expression counts that is so many weeks, months or years ago."""
    shift = timex.shift
    counts = shift is not None and shift.base == "dct" and (shift.n or 0) < 0 and shift.pick in ("", "XXXX")
    return shift if counts and timex.rule == "ago" and shift is not None and shift.unit in LONG_UNITS else None


def not_before(done: Resolved, base: Base | None, sure: str, *, story: bool = False) -> Resolved:
    """What counts from the writing where no more is known of that than that it is not before the last year or month
    told: 'today' is from then on, in a `story` also from the last day, and where that is a year 'two years ago' is from
    two years before it on.
    """
    timex, shift = done.timex, done.timex.shift
    today = done.value == "PRESENT_REF" or (shift and (shift.base, shift.unit, shift.n) == ("dct", "day", 0))
    counted = today or (done.anchor is not None and done.anchor.kind == "dct" and (shift or timex.tense == "future"))
    start = done.when.bounds.start if done.when is not None else None
    if not counted or start is None or base is None or sure != "weak":
        return done
    if today and (story or base.unit in ("month", "year")):
        open_ = edtf.window(Period(base.first, None), None, "relative")
        return attrs.evolve(done, when=open_) if timex.signal not in ("until", "since") else done
    if base.unit != "year":
        return done
    value = timex3.stated(timex.value) if timex.value else mask(shift.grain if shift else None)
    if timex.signal not in _AT:
        return Resolved(timex, value, None, done.anchor, _WEAK)
    return Resolved(timex, value, edtf.window(Period(start, None), None, "relative"), done.anchor, _WEAK)


_AT: Final = ("", "in", "from", "after", "not_before", "during")
"""Signals of what is not over before a date."""
_WEAK: Final = "When this was written is not told, only that it was not before the last date."
