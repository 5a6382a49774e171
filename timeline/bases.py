"""Where counting starts: the article's own time, or what was told before."""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline import timex3
from timeline.calendar import Period, Point, Unit
from timeline.errors import EdtfError
from timeline.expressions import Resolved, Shift, Timex
from timeline.heads import opens_line
from timeline.model import Anchor, Article, Span


@attrs.frozen
class Mention:
    """A dated expression, as later ones count from it.

    `around` is where a time of day lies of which its words only tell that it is near ('shortly before noon').
    """

    value: str
    period: Period
    unit: Unit
    span: Span
    around: Period | None = None


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


def still_holds(day: Mention | None, told: Mention | None, timex: Timex) -> bool:
    """Whether the day told last goes on: no month or year of long before or behind it was told right before."""
    if day is None or told is None or told.span.start <= day.span.start or told.unit not in ("month", "year"):
        return True
    if timex.span.start - told.span.end > _SENTENCE:
        return True
    start, end = told.period.start, day.period.start
    return start is None or end is None or abs(start.days - end.days) < _LONG_OFF


def of_its_day(base: Base, told: Mention | None) -> Base:
    """Where days are counted from: midnight as the end of a day ('by midnight all were out; the next day') is of it."""
    ends = told is not None and told.value.endswith("T24:00") and told.period.start == base.first
    return attrs.evolve(base, first=base.first.plus(-1, "minute"), last=base.first.plus(-1, "minute")) if ends else base


def in_its_month(day: Mention, timex: Timex, dct: Base) -> bool:
    """Whether a day and month without a year is a later day of the month of a told day that is some months off."""
    start = day.period.start
    if start is None or not _DAY_AND_MONTH.fullmatch(timex.value) or dct.first.days - start.days < _LONG_OFF:
        return False
    month, number = (int(part) for part in timex.value[5:10].split("-"))
    return month == start.month != dct.first.month and number >= start.day


_DAY_AND_MONTH: Final = re.compile(r"XXXX-\d\d-\d\d(?:T.*)?")
_LONG_OFF: Final = 366
"""Days from a day that a report tells of to its writing, within which a day and month is found without it."""


def taken_up(timex: Timex, last: Mention | None, reference: Mention | None) -> tuple[str, Anchor] | None:
    """The value of the time that 'then' takes up, and where it was told: the date right before it, though a story only
    names that in passing; else the running time.
    """
    near = last is not None and timex.span.start - last.span.end <= _SENTENCE
    meant = last if near else reference
    base = based(meant) if meant is not None else None
    return (meant.value, base.anchor) if meant is not None and base is not None else None


_SENTENCE: Final = 100
"""Characters before 'then' in which the date that it takes up stands."""


def ends_night(day: Mention | None, mention: Mention, timex: Timex) -> bool:
    """Whether it is the second of two days that a log is of: its hours begin on the first."""
    return timex.bond == "to" and day is not None and day.period.end == mention.period.start


def lasts_on(day: Mention | None, mention: Mention, timex: Timex) -> bool:
    """Whether it only ends what began on the day told: 'the line was closed until 9 March. By 07:30 ...'."""
    if day is None or timex.signal not in ("until", "through") or day.period.start is None:
        return False
    return mention.period.start is not None and mention.period.start > day.period.start


def in_evening(day: Mention, *, at_night: bool) -> str:
    """The value of a day, with an evening hour where what is told of it goes on at night: an hour before dawn that is
    told next may be of the next day ('was elected on Sunday. Her rival gave up at 2 a.m.').
    """
    return f"{day.value}T20:00" if at_night and day.unit == "day" and "T" not in day.value else day.value


def is_aside(day: Mention | None, mention: Mention, timex: Timex, *, story: bool) -> bool:
    """Whether a day is only named beside what was told of another: 'had given notice on 3 May', 'will go by Easter'."""
    if timex.tense == "future" and timex.signal in ("by", "until", "through"):
        return True
    if story and lasts_on(day, mention, timex):
        return True
    # 'Hundreds spent the night in halls after a storm came on Wednesday': no day was told yet.
    told = day.period.start if day is not None and day.value[-1].isdigit() else None
    start = mention.period.start
    return timex.aside and start is not None and told is not None and start < told


def logged(last: Mention | None, day: Mention | None, timex: Timex, article: Article) -> Mention | None:
    """The time that heads the entry before, where a time of day heads the next entry of a log: days that an entry names
    are not its own.
    """
    if last is None or not opens_line(article.prose, timex.span):
        return None
    later = day is not None and day.span.start > last.span.start and not _is_entry(day.span.start, article)
    return None if later else last


def stands_beside(day: Mention, timex: Timex, prose: str) -> bool:
    """Whether a time of day stands right behind a day, in its sentence ('tomorrow at noon')."""
    near = 0 <= timex.span.start - day.span.end <= _BESIDE
    return near and not _STOP.search(prose, day.span.end, timex.span.start)


_STOP: Final = re.compile(r"[.!?]\s")


_BESIDE: Final = 12
"""Characters between a day and a time of day that belongs to it."""


def of_dct(article: Article) -> Base | None:
    """The article's own time as a place to count from; None where it is not known on both sides."""
    when = article.dct.when
    if when is None or when.begin.start is None or when.bounds.end is None:
        return None
    end = when.bounds.end
    return Base(
        when.begin.start, end.plus(-1, "minute"), when.unit or "day", Anchor("dct", when.edtf, article.dct.span)
    )


def holds(one: Period, other: Period) -> bool:
    """Whether a period begins and ends around another."""
    begins = one.start is None or (other.start is not None and one.start <= other.start)
    return begins and (one.end is None or (other.end is not None and other.end <= one.end))


def passed_by(day: Mention, timex: Timex, article: Article, dct: Base | None) -> bool:
    """Whether a time of day of the news is not of the day that was told last: that day lies ahead, and another clause
    tells the time as over or it heads the next entry of a log; or nothing tells it as over, and that day is weeks past
    and was told sentences ago.
    """
    if dct is None or day.period.start is None or day.period.end is None:
        return False
    between = timex.span.start - day.span.end
    ahead = day.period.start > dct.last and timex.tense != "future" and "T" not in day.value
    if ahead and _is_entry(timex.span.start, article) and _is_entry(day.span.start, article):
        return True
    if timex.tense == "past" and day.period.start > dct.last:
        return between > _SENTENCES or bool(_CLAUSE.search(article.prose, day.span.end, timex.span.start))
    long_past = dct.first.days - day.period.end.days > _WEEKS
    start = timex.span.start
    told = timex.tense == "past" and article.prose[max(0, start - 1) : start] not in ("(", "[")
    return long_past and not told and between > _SENTENCES


def is_of_own_week(timex: Timex, told: Mention | None, article: Article) -> bool:
    """Whether a weekday of a story is one by the article's own day: the story has come near to it, and no day or week
    is told to which the weekday belongs.
    """
    if article.genre != "narrative" or article.dct.when is None or article.dct.how == "inferred" or told is None:
        return False
    own, last = article.dct.when.earliest, told.period.end
    # A month or quarter of the year before has weekdays of its own.
    near = own is not None and last is not None and own.year - last.year <= (told.unit not in ("month", "quarter"))
    return near and told.unit not in ("day", "week", "minute") and timex.value.startswith("XXXX-WXX")


def is_of_own_year(shift: Shift, article: Article) -> bool:
    """Whether 'in May this year' is of the year of the article, where that is known, and of none that it told."""
    month = shift.n == 0 and len(shift.pick) == len("XXXX-05")
    return month and article.dct.how not in ("inferred", "unknown")


def describes(prose: str, one: Mention) -> bool:
    """Whether a year stands in what only describes somebody or something: 'the bridge, built in 1998, had'."""
    if one.unit not in ("year", "decade", "century") or not prose.startswith(",", one.span.end):
        return False
    return _PUT_IN.search(prose, max(0, one.span.start - _DESCRIPTION), one.span.start) is not None


_PUT_IN: Final = re.compile(
    r", (?:[a-z]+ )?(?:[a-z]+ed|built|born|begun|made|sold|bought|won|held|set up)(?: [\w' ]+)? in (?:the )?\Z"
)
_DESCRIPTION: Final = 60


def is_dateline(timex: Timex, dct: Base | None) -> bool:
    """Whether a day and month that open a text are those of its writing: 'LONDON, May 14 -'."""
    if dct is None or dct.unit not in ("day", "minute") or timex.span.start > _OPENING:
        return False
    return timex.value == f"XXXX-{dct.first.month:02d}-{dct.first.day:02d}"


_OPENING: Final = 300


def _is_entry(at: int, article: Article) -> bool:
    """Whether a place stands in a line that an hour opens, as those of a log do."""
    start = article.prose.rfind("\n", max(0, at - _ENTRY), at)
    return start >= 0 and _HOUR.match(article.prose, start) is not None


_ENTRY: Final = 300
"""Characters of an entry in which a day is named."""
_HOUR: Final = re.compile(r"\s{1,8}\d\d?[:.]\d\d\b")


def counts_days(timex: Timex, told: Mention) -> bool:
    """Whether days are counted from the last day told, and not from what was told last: where that is a decade or more,
    or a figure is compared with that of a day before, and it is a month or more.
    """
    shift = timex.shift
    if shift is None or shift.unit != "day" or not shift.n:
        return False
    return told.unit in _AGES or (timex.compared and told.unit not in ("day", "minute", "hour", "week"))


_AGES: Final = ("decade", "century", "millennium")
_CLAUSE: Final = re.compile(r"[,.;:!?]\s")
_WEEKS: Final = 14
_SENTENCES: Final = 300
"""Characters of about two sentences."""
