"""Ranges and what stands before a date: 'from June to August', 'since 2009', 'until Friday'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from timeline import edtf, timex3
from timeline.calendar import Period, Point, Unit
from timeline.endings import ENDING, is_at_end, names_end
from timeline.errors import EdtfError
from timeline.expressions import Resolved, Timex
from timeline.model import Basis, Span, When


def paired(resolved: Iterable[Resolved], prose: str) -> Iterator[Resolved]:
    """Join what forms a range, and open the sides that signals open. The order stays."""
    one: Resolved | None = None
    for two in (_at_its_end(each, prose) for each in resolved):
        pair = _pair(one, two, prose) if one is not None else None
        if pair is not None:
            yield from pair
            one = None
        else:
            if one is not None:
                yield signalled(one, prose)
            one = two
    if one is not None:
        yield signalled(one, prose)


def _at_its_end(one: Resolved, prose: str) -> Resolved:
    """'Until the end of May' goes up to its last day, whereas what was done at the end of May or lasted until late May
    may have been over some days before that.
    """
    when, timex = one.when, one.timex
    if when is not None and timex.mod == "END" and when.unit == "year" and timex.signal == "in":
        return _in_last_month(one, when, prose)
    if when is None or timex.mod != "END" or (timex.signal not in _UP_TO and timex.bond != "to"):
        return one
    end = when.latest
    if end is None or when.end is not None or when.unit not in _ENDED or not names_end(prose, timex.span):
        return one
    last = edtf.window(Period(end.plus(-1, "day"), end), "day", when.basis)
    return attrs.evolve(one, when=attrs.evolve(last, implied=when.implied))


def _in_last_month(one: Resolved, when: When, prose: str) -> Resolved:
    """'At the end of the year' is in its last month; 'in late 1911' may be earlier."""
    end = when.latest
    if end is None or when.end is not None or not is_at_end(prose, one.timex.span):
        return one
    last = edtf.window(Period(end.plus(-1, "month"), end), "month", when.basis)
    return attrs.evolve(one, when=attrs.evolve(last, implied=when.implied))


_UP_TO: Final = ("until", "through", "not_before")
_ENDED: Final[tuple[Unit | None, ...]] = ("month", "quarter", "half", "year")
"""Units whose end is a day; that of a week may be of its work."""


def _pair(one: Resolved, two: Resolved, prose: str) -> tuple[Resolved, Resolved] | None:
    """The two expressions of a range, of a length with its end, or of a part with its whole."""
    return _range(one, two) or _stretch(one, two, prose) or _part(one, two, prose)


def lent(timexes: Sequence[Timex], number: int) -> str:
    """The value of the month or day of that number with the year that the next expressions of its range or list lend to
    it ('from May to June 2009'); '' where none does.
    """
    one = timexes[number]
    if not _YEARLESS.match(one.value) or one.shift is not None:
        return ""
    for following in timexes[number + 1 : number + 4]:
        if not following.bond:
            return ""
        if found := _WITH_YEAR.match(following.value):
            year = timex3.number_of(found[1])
            later = one.value[4:] > found[2] and one.value[5].isdigit() and found[2][1].isdigit()
            return timex3.year_named(year - 1 if later else year) + one.value[4:]
        if not _YEARLESS.match(following.value):
            return ""
    return ""


_YEARLESS: Final = re.compile(r"XXXX-(?:\d\d|SP|SU|FA|WI|Q\d)")
_WITH_YEAR: Final = re.compile(r"(BC\d{4}|\d{4})(-\d\d(?:-\d\d)?|-SP|-SU|-FA|-WI|-Q\d)")


def bound(timexes: Sequence[Timex], number: int) -> int:
    """The number of the last of the partial dates of one kind that form a range or list from that number on."""
    kind = _kind(timexes[number])
    bonds = ("to",) if kind == "W" else ("to", "and", "list")  # 'Friday and Thursday' are two days near
    last, end = number, min(number + _MEMBERS, len(timexes)) if kind else 0
    while last + 1 < end and timexes[last + 1].bond in bonds and _kind(timexes[last + 1]) == kind:
        last += 1
    return last


_MEMBERS: Final = 100
"""Dates that are looked through for the end of a list, so that one without an end takes no quadratic time."""


def month_behind(prose: str, timexes: Sequence[Timex], number: int) -> Timex | None:
    """The month, season or year right behind a weekday, in which it lies: 'one Friday in May 2019', and of one with an
    article 'the Friday storm in May 2019'; None where none is named.
    """
    one = timexes[number]
    two = timexes[number + 1] if number + 1 < len(timexes) else None
    if two is None or one.shift is not None or not one.value.startswith("XXXX-WXX-") or one.told or one.type == "SET":
        return None
    if two.signal not in ("", "in") or two.bond or not _LONG_TIME.fullmatch(two.value):
        return None
    gap = prose[one.span.end : min(two.span.start, one.span.end + _NAMING)]
    words = re.fullmatch(r"(?: [a-z]+){1,4} ?", gap)
    article = len(one.span.of(prose).partition(" ")[0]) <= _ARTICLE
    return two if words and (article or gap.count(" ") <= 2) else None


_LONG_TIME: Final = re.compile(r"(?:BC)?\d{4}(?:-(?:\d\d|SP|SU|FA|WI))?")
_NAMING: Final = 40
"""Characters between a weekday and its month;"""
_ARTICLE: Final = 3
"""and how long an article is at most."""


def past_midnight(last: Resolved | None, timex: Timex) -> str:
    """The value of the end of a range of clock times that is of the next day: 'from 11 p.m. to 7 a.m.'."""
    one = _CLOCK.fullmatch(last.value) if last is not None and timex.bond == "to" else None
    two = _CLOCK.fullmatch(timex.value) if one else None
    if one is None or two is None or two["day"] != "XXXX-XX-XX" or one["day"].startswith("X"):
        return ""
    day = timex3.period(one["day"])
    if two["time"] >= one["time"] or day is None or day[0].end is None:
        return ""
    return timex3.named(day[0].end, "day") + two["time"]


_CLOCK: Final = re.compile(r"(?P<day>(?:BC)?[\dX]{4}-[\dX]{2}-[\dX]{2})(?P<time>T\d\d:\d\d)")


def overnight(timex: Timex, value: str, told: str, language: str) -> str:
    """The value of a time of day, a day on where the account has run over midnight since the evening hour `told` last:
    'left at 22:40 on Wednesday. At 03:15 the crew reported'. What had happened may have been before.
    """
    if language[:2] == "en":  # 'on the night of 3 May'; elsewhere a night may have the name of the day that ends it
        told = _NIGHT_OF.sub("T20:00", told)
    one, two = _CLOCK.fullmatch(told), _CLOCK.fullmatch(value)
    if one is not None and two is not None and one["time"] == _DAYS_END and two["time"] >= _EVENING:
        return one["day"] + two["time"]  # 'was due before midnight. At 10:52 p.m. the crew called'
    if timex.back or one is None or two is None or one["day"] != two["day"] or one["time"] < _EVENING:
        return value
    day = timex3.period(two["day"])
    if day is None or day[0].end is None or _hour(two["time"]) + 24 - _hour(one["time"]) > _NIGHT:
        return value
    return timex3.named(day[0].end, "day") + two["time"]


def _hour(time: str) -> int:
    return int(time[1:3])


_NIGHT_OF: Final = re.compile(r"TNI\Z")
_EVENING: Final = "T18:00"
_DAYS_END: Final = "T24:00"
_NIGHT: Final = 10
"""Hours from an evening on in which a time is of the same night."""


def start_of_range(before: Resolved | None, timex: Timex) -> Point | None:
    """Where the range began whose second side an expression is, if it follows from there: 'from 28 December 2023 to 3
    January', 'from 10 May until the 12th', and of weekdays that lie ahead the next one.
    """
    if before is None or timex.bond != "to" or timex.shift is not None or not _GOES_ON.fullmatch(timex.value):
        return None
    weekdays = timex.value.startswith("XXXX-W") and before.timex.value.startswith("XXXX-W")
    dated = _WITH_YEAR.match(before.timex.value) or timex.value.startswith("XXXX-XX-")
    follows = timex.tense == "future" if weekdays else dated
    return before.when.begin.start if before.when is not None and follows else None


_GOES_ON: Final = re.compile(r"XXXX-(?:\d\d(?:-\d\d)?|XX-\d\d|WXX-[1-7]|SP|SU|FA|WI)")


def _kind(timex: Timex) -> str:
    """'W' for a weekday, 'M' for a month or a day of one; '' for what is no partial date."""
    if timex.shift is not None or timex.type not in ("DATE", "TIME") or not timex.value.startswith("XXXX-"):
        return ""
    return "W" if timex.value.startswith("XXXX-WXX-") else "M" if _YEARLESS.match(timex.value) else ""


def _range(one: Resolved, two: Resolved) -> tuple[Resolved, Resolved] | None:
    if one.when is None or two.when is None or {one.timex.type, two.timex.type} - {"DATE", "TIME"}:
        return None
    bond, signal = two.timex.bond, one.timex.signal
    if bond not in ("to", "and") or one.when.end is not None or two.when.end is not None:
        return None
    moved = bond == "to" and two.timex.signal == "in"
    if moved or (bond == "and" and signal != "between"):
        return None  # 'moved from 3 May to 3 June' lasted no month
    when = _spanning(one.when, two.when, moment=signal == "between")
    if when is None:
        return None
    ends = (one.timex.span, two.timex.span)
    return attrs.evolve(one, when=when, joined=ends[1]), attrs.evolve(two, within=Span(ends[0].start, ends[1].end))


def _stretch(one: Resolved, two: Resolved, prose: str) -> tuple[Resolved, Resolved] | None:
    """The time of a length that ends with a date: 'the six months to June', 'the three months ended 30 June'."""
    length = _LENGTH.fullmatch(one.value) if one.timex.type == "DURATION" else None
    if length is None or two.when is None or two.when.end is not None or two.timex.type != "DATE":
        return None
    end = two.when.latest
    if end is None or not ENDING.fullmatch(prose, one.timex.span.end, two.timex.span.start):
        return None
    unit: Unit = "month" if end == end.floor("month") and length[2] in "MY" else "day"
    start = end.plus(-int(length[1]), _UNIT[length[2]])
    when = edtf.lasting(Period(start, start.plus(1, unit)), Period(end.plus(-1, unit), end), unit, two.when.basis)
    whole = Span(one.timex.span.start, two.timex.span.end)
    when = attrs.evolve(when, implied=two.when.implied)
    return attrs.evolve(one, within=whole), attrs.evolve(two, when=when, joined=whole)


_LENGTH: Final = re.compile(r"P(\d{1,3})([DWMY])")
_UNIT: Final[dict[str, Unit]] = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def _part(one: Resolved, two: Resolved, prose: str) -> tuple[Resolved, Resolved] | None:
    """The part of a time that a length counts: 'the first three months of the year', 'the last week of May'."""
    counted = _PART.match(prose, one.timex.span.start) if one.timex.type == "DURATION" else None
    length = _LENGTH.fullmatch(one.value) if counted else None
    whole = two.when
    if length is None or whole is None or counted is None or whole.basis == "context" or two.timex.type != "DATE":
        return None
    first, end = whole.begin.start, whole.begin.end
    if first is None or end is None or not _OF.fullmatch(prose, one.timex.span.end, two.timex.span.start):
        return None
    n, unit = int(length[1]), _UNIT[length[2]]
    start, stop = (first, first.plus(n, unit)) if counted[1] in _OPENING else (end.plus(-n, unit), end)
    if whole.unit not in ("year", "month", "quarter") or start < first or stop > end:
        return None
    fine: Unit = "month" if unit == "month" else "day"
    when = edtf.lasting(Period(start, start.plus(1, fine)), Period(stop.plus(-1, fine), stop), fine, whole.basis)
    span = Span(one.timex.span.start, two.timex.span.end)
    return attrs.evolve(one, when=attrs.evolve(when, implied=whole.implied), joined=span), attrs.evolve(
        two, within=span
    )


_PART: Final = re.compile(r"(?:the )?(first|opening|initial|last|final|closing) ")
_OPENING: Final = ("first", "opening", "initial")
_OF: Final = re.compile(r"\sof\s(?:the\s)?")


def _spanning(one: When, two: When, *, moment: bool) -> When | None:
    """From the one to the other; between them lies one moment. None where they do not stand in order."""
    start, end = one.begin.start, two.bounds.end
    if start is None or end is None or two.begin.start is None or two.begin.start < start:
        return None
    basis: Basis = "explicit" if one.basis == two.basis == "explicit" else "relative"
    implied = one.implied or two.implied
    when = (
        edtf.window(Period(start, end), one.unit, basis)
        if moment
        else edtf.lasting(one.begin, two.begin, one.unit, basis)
    )
    return attrs.evolve(when, edtf=_about(when.edtf, one, two), implied=implied)


def _about(text: str, one: When, two: When) -> str:
    """The EDTF of a range with each side marked as approximate that its words call so: 1180~/1250 for 'from about 1180
    to 1250'.
    """
    sides = re.fullmatch(r"(\[?)(.*?)(/|\.\.)(.*?)(\]?)", text)
    if sides is None:
        return text
    opened, left, mark, right, closed = sides.groups()
    left += "~" if one.edtf.endswith("~") and left not in ("", "..") else ""
    right += "~" if two.edtf.endswith("~") and right not in ("", "..") else ""
    return f"{opened}{left}{mark}{right}{closed}"


def signalled(one: Resolved, prose: str) -> Resolved:
    """An expression with the sides open that the word before it opens."""
    when = one.when
    if when is None or one.timex.type not in ("DATE", "TIME") or one.timex.value.endswith("_REF"):
        return one
    if one.timex.signal in ("before", "after") and _PART_OF_DAY.search(one.value):
        return one  # 'before dawn' is still that day
    try:
        signal = _meant(one.timex)
        made = _beside(when, signal) if _is_wide(one, when) else _near(one, prose) or _opened(when, signal)
    except EdtfError:
        made = None
    if made is None:
        return one
    return attrs.evolve(one, when=attrs.evolve(made, edtf=_about(made.edtf, when, when), implied=when.implied))


def _near(one: Resolved, prose: str) -> When | None:
    """The side of a time of day, as far as its day goes: 'after 9 p.m. on Monday' is still Monday, and so is what was
    'shortly before' or 'just after' that, but for what hours of the night may be meant.
    """
    when, span = one.when, one.timex.span
    if when is None or when.unit != "minute" or one.timex.signal not in ("before", "after"):
        return None
    short = _SHORTLY.search(prose, max(0, span.start - _SHORT), span.start)
    start, end = when.begin.start, when.begin.end
    own_day = one.timex.tense == "past" and not one.timex.value.startswith("XXXX-XX-XX")
    if start is None or end is None or not (short or own_day):
        return None
    if one.timex.signal == "after":
        far = start.plus(_HOURS, "hour") if short else start.floor("day").plus(1, "day")
        return edtf.window(Period(end, far), when.unit, when.basis)
    far = min(start.plus(-1, "minute").floor("day"), start.plus(-_HOURS, "hour"))
    return edtf.window(Period(far, start), when.unit, when.basis) if short else None


_SHORTLY: Final = re.compile(r"(?i)\b(?:shortly|just|soon|right|immediately|moments|minutes) (?:before|after)\s+\Z")
_SHORT: Final = 24
_HOURS: Final = 3
"""Characters of 'shortly before', and hours that it may reach at most."""


def _is_wide(one: Resolved, when: When) -> bool:
    """Whether it lasted, or is one moment of a longer time."""
    named = ".." in one.timex.value or ("~" in one.timex.value and "~M" not in one.timex.value)
    return when.end is not None or named or one.value.startswith("XXXX-W")


_PART_OF_DAY: Final = re.compile(r"\dT[A-Z]{2}$")


def _meant(timex: Timex) -> str:
    """The signal, as it bounds a part of a time: 'before the end of May' may be any day of May, and 'after the start
    of May' too. 'Through the winter' is all of it, 'through March' may have begun before.
    """
    if timex.signal == "through":
        return "during" if _LASTING.search(timex.value or timex.shift.pick if timex.shift else timex.value) else "until"
    if (timex.signal, timex.mod) == ("before", "END"):
        return "by"
    return "not_before" if (timex.signal, timex.mod) == ("after", "START") else timex.signal


_LASTING: Final = re.compile(r"-(?:SP|SU|FA|WI)$|T[A-Z]{2}$|^[\dX]{2,3}$")
"""Seasons, parts of a day, decades and centuries: of what lasts so long 'through' says that it was filled."""


def _opened(when: When, signal: str) -> When | None:
    start, end = when.begin.start, when.bounds.end
    if signal == "since":
        return edtf.lasting(when.begin, Period(), when.unit, when.basis)
    if signal == "until":
        return edtf.lasting(Period(), when.begin, when.unit, when.basis)
    if signal == "by" and end is not None:
        return edtf.window(Period(None, end), when.unit, when.basis)
    if signal == "not_before" and start is not None:
        return edtf.window(Period(start, None), when.unit, when.basis)
    if signal == "before" and start is not None:
        return edtf.window(Period(None, start), when.unit, when.basis)
    if signal == "after" and end is not None:
        return edtf.window(Period(end, None), when.unit, when.basis)
    return None


def _beside(when: When, signal: str) -> When | None:
    """Beside what lasted, or is not known to the day: a war, too, is long over in what is told since it. What was
    before it may have been as late as it can have begun, and what was after it as early as it can have ended.
    """
    begin, over = when.begin, when.end or when.begin
    if signal == "since":
        return edtf.lasting(over, Period(), when.unit, when.basis)
    if signal == "until":
        return edtf.lasting(Period(), begin, when.unit, when.basis)
    if signal == "by":
        return edtf.window(Period(None, begin.end), when.unit, when.basis)
    if signal == "before":
        return edtf.window(Period(None, begin.start if _is_day(begin) else begin.end), when.unit, when.basis)
    if signal == "after":
        return edtf.window(Period(over.end if _is_day(over) else over.start, None), when.unit, when.basis)
    return None


def _is_day(period: Period) -> bool:
    return period.start is not None and period == Period.of(period.start, "day")
