"""Dates, figures and odds as a person writes them, in English, with their precision visible.

A moment somewhere in a span is 'between'; something that lasted is 'to'. Years before 1 are BCE, without a year zero.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from timeline.calendar import Period, Point, Unit
from timeline.edtf import parse, stating, unit_of
from timeline.errors import EdtfError
from timeline.model import Attribution, Event, Figure, Likelihood, When

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS: Final = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_SOUTHERN: Final = {"29": "spring", "30": "summer", "31": "autumn", "32": "winter"}
_ORDINALS: Final = ("first", "second", "third", "fourth")
_SIZES: Final[dict[Unit, int]] = {"millennium": 1000, "century": 100}
_QUALIFIED: Final = re.compile(r"([?~%])(?=$|[/\].,])")
_ZONE: Final = re.compile(r"T[0-9:]+(Z|[+-][0-9]{2}(?::[0-9]{2})?)[?~%]?$")
_SOUTH: Final = re.compile(r"-(29|3[0-2])[?~%]?$")
_YEARLY: Final = re.compile(r"([0-9X]*X[0-9X]*)-([0-9]{2})(?:-([0-9]{2}|XX))?[?~%]?")
_LEADING: Final = re.compile(r"between |up to |(?:[^:]+, )(?=[0-9]{2}:)")
"""What stands before the 'about' of a date: of a day with a clock's time it is the time that is about."""

_CLOCKS: Final = ("hour", "minute")
_PLAIN: Final = ("year", "month", "day", *_CLOCKS)
_OPEN: Final = Period()


@lru_cache(maxsize=1024)
def date_words(when: When | None) -> str:
    """The date as a person writes it: 'August 2024', 'between 5 August 2024 and 2 March 2025', 'about 44 BCE'.

    None is 'undated'. Bounds are said as they are, in the coarsest unit that says them exactly; the qualifiers of the
    EDTF text as 'about' and '(uncertain)'.
    """
    if when is None:
        return "undated"
    if when.end is not None:
        return _lasting(when, when.end)
    marks = set(_QUALIFIED.findall(when.edtf))
    return _qualified(_special(when) or _moment(when), "".join(sorted(marks)))


@lru_cache(maxsize=1024)
def edtf_words(edtf: str) -> str:
    """The same of a date's EDTF text; what cannot be read stays as it is."""
    try:
        return date_words(parse(edtf)) if edtf else "undated"
    except EdtfError:
        return edtf


def figure_words(figure: Figure) -> str:
    """The figure as its source words it, or from its numbers where there are no words."""
    if figure.text:
        return " ".join(figure.text.split())
    amount = _amount(figure)
    if figure.share_of:
        return " ".join(part for part in (amount, "of the", figure.share_of, figure.unit) if part)
    return f"{amount} {figure.unit}".strip()


def likelihood_words(likelihood: Likelihood) -> str:
    """The term as used, with the range that its scale gives it: 'highly likely (PHIA: 80% to 90%)'."""
    told = odds_words(likelihood)
    return f"{likelihood.term} ({told})" if told else likelihood.term


def odds_words(likelihood: Likelihood) -> str:
    """The scale and the range that it gives the term: 'PHIA: 80% to 90%'; empty where neither is known."""
    low, high = likelihood.low, likelihood.high
    if low is not None and high is not None:
        odds = f"{_number(low)}% to {_number(high)}%" if low != high else f"{_number(low)}%"
    elif low is not None:
        odds = f"{_number(low)}% or more"
    else:
        odds = f"up to {_number(high)}%" if high is not None else ""
    return ": ".join(part for part in (likelihood.scale, odds) if part)


def bounds_words(figure: Figure) -> str:
    """From the least to the most that it can be: '40 or more', '5,000 to 6,000', '65'; empty where it has no number."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "" if figure.best is None else _number(figure.best)
    if high is None:
        return f"{_number(low)} or more" if low is not None else ""
    if low is None:
        return f"up to {_number(high)}"
    return _number(low) if low == high else f"{_number(low)} to {_number(high)}"


def speaker_words(said: Attribution | None) -> str:
    """Who says so, and through whom: 'the ministry (via state media)'; empty where an article says it itself."""
    if said is None:
        return ""
    return f"{said.speaker} (via {', '.join(said.via)})" if said.via else said.speaker


def claim_marks(event: Event) -> tuple[str, str]:
    """What keeps a label from being read as a plain fact: ('Plan, cancelled', 'Water Board').

    The first is to stand before the label, with the odds where that does not say them; empty for what happened, and for
    a statement, whose label tells that it is one. The second is who says so, or denies it, unless the label names them.
    """
    marks: list[str] = [] if event.kind in ("occurrence", "state", "statement") else [event.kind]
    marks += [] if event.status == "asserted" else [event.status]
    label = event.label.casefold()
    odds = event.likelihood.term if event.likelihood else ""
    marks += [] if odds.casefold() in label else [odds]
    speaker = event.attribution.speaker if event.attribution else ""
    words = ", ".join(marks)
    return words[:1].upper() + words[1:], "" if speaker.casefold() in label else speaker


def counted(count: int, one: str, many: str = "") -> str:
    """'1 event', '1,204 events'."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


# Numbers.


def _amount(figure: Figure) -> str:
    low, best, high = figure.low, figure.best, figure.high
    if best is not None and figure.qualifier:
        return f"{figure.qualifier} {_number(best)}"
    if low is not None and high is not None:
        return _number(low) if low == high else f"{_number(low)} to {_number(high)}"
    if best is not None:
        return _number(best)
    if low is not None:
        return f"{figure.qualifier or 'at least'} {_number(low)}"
    return f"{figure.qualifier or 'at most'} {_number(high)}" if high is not None else figure.qualifier


def _number(value: float) -> str:
    """With thousands separators, and no more decimals than it has (three at most)."""
    return f"{value:,.3f}".rstrip("0").rstrip(".")


# One moment.


def _special(when: When) -> str:
    """What the text says better than its bounds can; empty where it does not."""
    text = when.edtf
    if text.startswith("[") and "," in text:
        return _listed(text)
    yearly = _YEARLY.fullmatch(text)
    if yearly and 1 <= int(yearly[2]) <= 12:
        return _yearly(*yearly.groups())
    south = _SOUTH.search(text)
    if south and when.begin.start is not None and unit_of(when.begin) == "season":
        return f"{_SOUTHERN[south[1]]} {_season_year(when.begin.start)} (southern hemisphere)"
    zone = _ZONE.search(text)
    return f"{_moment(when)} {_zone(zone[1])}" if zone else ""


def _listed(text: str) -> str:
    """'1667, 1668 or between 1670 and 1672', from a one-of set."""
    try:
        items = [date_words(parse(f"[{item}]" if ".." in item else item)) for item in _bare(text).split(",")]
    except EdtfError:
        return ""
    return " or ".join((", ".join(items[:-1]), items[-1]))


def _bare(text: str) -> str:
    return re.sub(r"[\[\]?~% ]", "", text)


def _yearly(digits: str, month: str, day: str | None) -> str:
    """'25 December of some year in the 1560s'."""
    name = _MONTHS[int(month) - 1]
    said = f"{int(day)} {name}" if day and day != "XX" else f"a day in {name}" if day else name
    try:
        era = "" if digits == "XXXX" else f" in {_moment(parse(digits))}"
    except EdtfError:
        era = ""
    return f"{said} of some year{era}"


def _moment(when: When) -> str:
    """From the bounds alone."""
    period, start, end = when.begin, when.begin.start, when.begin.end
    if when.unit == "week" and start is not None and period == Period.of(start, "week"):
        return f"the week of {_point(start, 'day')}"
    named = _named(period)
    if named:
        return named
    if start is None and end is None:
        return "at an unknown time"
    unit = stating(period)
    if end is None and start is not None:
        return f"{_point(start, unit)} or later"
    if start is None and end is not None:
        return f"up to {_point(_last(end, unit), unit)}"
    return _between(when, unit)


def _between(when: When, unit: Unit) -> str:
    start, end = when.begin.start, when.begin.end
    if start is None or end is None:
        return ""
    if start == end:
        return _point(start, unit)
    last = _last(end, unit)
    if unit == "day" and when.basis in ("explicit", "relative") and _is_third(start, end):
        return _joined(start, last, unit, "to")
    return f"between {_joined(start, last, unit, 'and')}"


def _is_third(start: Point, end: Point) -> bool:
    """Whether these are the days that 'early', 'mid' or 'late' in a month stands for."""
    following = start.floor("month").plus(1, "month")
    return (start.day, end) in (
        (1, start.plus(10, "day")),
        (11, start.plus(10, "day")),
        (21, following),
    )


def _last(end: Point, unit: Unit) -> Point:
    """The last unit before an end. A full hour is said as it is: 'between 06:00 and 12:00'; of 14:31 it is 14:30."""
    if unit not in _CLOCKS:
        return end.plus(-1, unit)
    return end.plus(-1, "minute") if end.minute else end


def _named(period: Period) -> str:
    """A period that has a name of its own: a day, a month, spring 2024, the 1980s, the 2nd century BCE."""
    unit, start = unit_of(period), period.start
    if start is None or period.end is None:
        return ""
    if unit is None:
        return _before_the_era(start, period.end)
    if unit == "hour":
        return f"{_point(start, 'hour')} to {start.hour + 1:02d}:00"
    if unit in _PLAIN:
        return _point(start, unit)
    return _part_of_year(start, unit) if unit in ("season", "quarter", "half") else _age(start.year, unit)


def _part_of_year(start: Point, unit: Unit) -> str:
    if unit == "season":
        return f"{_SEASONS[start.month]} {_season_year(start)}"
    return f"the {_ORDINALS[start.month // (3 if unit == 'quarter' else 6)]} {unit} of {_year(start.year)}"


def _age(year: int, unit: Unit) -> str:
    """A decade, century or millennium; the decade from 1 BCE has no name."""
    if unit == "decade":
        return f"the {year}s{' CE' if year < 1000 else ''}" if year else ""
    size = _SIZES[unit]
    return _ages(year // size + 1, unit, " CE" if year < size else "")


def _before_the_era(start: Point, end: Point) -> str:
    """Centuries and millennia BCE end with 1 BCE: -01XX is 200 to 101 BCE, the 2nd century BCE."""
    number = 1 - start.year
    for unit, size in _SIZES.items():
        if number > 0 == number % size and (start, end) == (Point(start.year), Point(start.year + size)):
            return _ages(number // size, unit, " BCE")
    return ""


def _ages(number: int, unit: Unit, era: str) -> str:
    tail = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"the {number}{tail} {unit}{era}"


def _season_year(start: Point) -> str:
    """A winter runs over two years: 2024-25."""
    if start.month != 12:
        return _year(start.year)
    return f"{start.year}-{(start.year + 1) % 100:02d}" if start.year >= 1000 else _year(start.year)


# Points and pairs of them.


def _year(year: int) -> str:
    """44 BCE, 14 CE, 2024; from five digits on with separators."""
    if year <= 0:
        return f"{_digits(1 - year)} BCE"
    return f"{year} CE" if year < 1000 else _digits(year)


def _digits(number: int) -> str:
    return f"{number:,}" if number > 9999 else str(number)


def _point(point: Point, unit: Unit) -> str:
    if unit in _CLOCKS:
        return f"{_point(point, 'day')}, {_clock(point)}"
    return " ".join(_parts(point, unit))


def _clock(point: Point) -> str:
    return f"{point.hour:02d}:{point.minute:02d}"


def _parts(point: Point, unit: Unit) -> tuple[str, ...]:
    """From fine to coarse: ('5', 'August', '2024')."""
    parts = (str(point.day), _MONTHS[point.month - 1], *_year(point.year).split())
    return parts[{"day": 0, "month": 1}.get(unit, 2) :]


def _joined(first: Point, last: Point, unit: Unit, by: Literal["and", "to"]) -> str:
    """Both points, the first without what the last says again: '5 to 7 June 2024', '50 to 41 BCE'."""
    if unit in _CLOCKS:
        return _joined_clocks(first, last, by)
    left, right = _parts(first, unit), _parts(last, unit)
    if left == right:
        return _point(last, unit)
    while len(left) > 1 and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    return f"{' '.join(left)} {by} {_point(last, unit)}"


def _joined_clocks(first: Point, last: Point, by: str) -> str:
    day = first.floor("day")
    if last == day.plus(1, "day"):
        return f"{_clock(first)} {by} 24:00 on {_point(first, 'day')}"
    if last.floor("day") == day:
        return f"{_clock(first)} {by} {_clock(last)} on {_point(first, 'day')}"
    return f"{_clock(first)} on {_point(first, 'day')} {by} {_clock(last)} on {_point(last, 'day')}"


# Something that lasted.


def _lasting(when: When, end: Period) -> str:
    begin = when.begin
    marks = tuple(_mark(side) for side in when.edtf.partition("/")[::2])
    if _OPEN in (begin, end):
        return _half_open(when, begin, end, marks)
    unit = unit_of(begin)
    if begin.start and end.start and unit == unit_of(end) and unit in _PLAIN and not any(marks):
        return _joined(begin.start, end.start, unit, "to")
    first, last = (_side(side, mark) for side, mark in zip((begin, end), marks, strict=True))
    return f"{first} to {last}" if _named(begin) and _named(end) else f"from {first} until {last}"


def _half_open(when: When, begin: Period, end: Period, marks: tuple[str, ...]) -> str:
    """'since' and 'until' for a side that is open; a side that is unknown says so."""
    if begin == end:
        return "at an unknown time"
    if end == _OPEN:
        first = _side(begin, marks[0])
        return f"from {first} to an unknown time" if when.edtf.endswith("/") else f"since {first}"
    last = _side(end, marks[1])
    return f"from an unknown time to {last}" if when.edtf.startswith("/") else f"until {last}"


def _mark(side: str) -> str:
    return side[-1:] if side[-1:] in ("?", "~", "%") else ""


def _side(period: Period, mark: str) -> str:
    """One side of something that lasted, as it stands after 'since' or 'until'."""
    words = _qualified(_edge(period), mark)
    return f"some time {words}" if words.startswith("between ") else words


def _edge(period: Period) -> str:
    """The bounds of one side in words."""
    start, end = period.start, period.end
    if start is not None and unit_of(period) == "hour":
        return _point(start, "hour")
    if start is None and end is not None:
        unit = stating(period)
        return f"{_point(_last(end, unit), unit)} or earlier"
    return _moment(When("", period, basis="context"))


def _qualified(words: str, marks: str) -> str:
    if "~" in marks or "%" in marks:
        found = _LEADING.match(words)
        lead = found[0] if found else ""
        words = f"{lead}about {words[len(lead) :]}"
    return f"{words} (uncertain)" if "?" in marks or "%" in marks else words


def _zone(zone: str) -> str:
    return "UTC" if zone == "Z" else f"UTC{zone}"
