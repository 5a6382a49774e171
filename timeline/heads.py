"""Heads: dates that stand at the start of a line and date what stands behind or below, in lists, tables, chronicles."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from timeline.calendar import Point
from timeline.expressions import Resolved, Timex
from timeline.model import Article, Span
from timeline.packed import alike
from timeline.timex3 import exists, named
from timeline.yearlines import year_lines

Place = Literal["", "alone", "entry"]

_LEAD: Final = re.compile(
    r"(?:^|\n)(?:[ \t]*(?:[-*|#>\u2022\u2023\u25e6\u25aa]|[([]))*[ \t]*"
    r"(?:(?i:(?:night|morning|afternoon|evening) of) )?\Z"
)
"""What stands before a date that heads a line: marks, and the part of the day."""
_ALONE: Final = re.compile(r"[ \t]*[:.)\]]?[ \t*_|#]*\Z")
_MARK: Final = re.compile(
    r"[ \t]*[:.)\]]?[ \t*_|#]*\n\s*(?=\S)"
    r"|(?:\s*\([a-z]{2,12}\))?\s*(?:[:—|]|-{1,2}(?=\s)|\s-\s)\s*(?=\S)|\t+(?=\S)"
)
"""What sets a date off, perhaps behind a word in brackets that a list notes of it: '2026 (planned): second tunnel'."""
_CLOSES: Final = re.compile(r"[:.]?(?:\*\*|__)[:.]?[ \t]*(?=\S)|[ \t]*\|[ \t]*(?=[^\s|])|\t+(?=\S)")
"""What ends a date that is set apart by what the prose does not show: bold type, a cell of a table, a tab."""
_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?[ \t]+(?=[A-Z\"'])")
"""A time of day that begins a line, and no sentence: '20:00 Polls close'."""
_BLANK: Final = re.compile(r"(?: \([^)\n]{3,20}\))?[ \t]+(?=\S)")
_LOOK_BACK: Final = 40


def place(article: Article, span: Span, end: int) -> tuple[Place, int]:
    """Where a date stands in the text up to `end`, and where what it dates starts behind it.

    `alone`: in a line or a sentence of its own; `entry`: at the start of a line and set off from what follows; empty:
    in running text.
    """
    before = article.prose[max(0, span.start - _LOOK_BACK) : span.start]
    if not _LEAD.search(before if len(before) == _LOOK_BACK else "\n" + before):
        return "", span.end
    if found := _ALONE.match(article.prose, span.end, end):
        return "alone", found.end()
    found = _MARK.match(article.prose, span.end, end) or _CLOSES.match(article.text, span.end, end)
    if found is None and (clock := _CLOCK.match(article.prose, span.start, end)) and clock.end() > span.end:
        found = clock
    if found is None and span.start in year_lines(article.prose):
        found = _BLANK.match(article.prose, span.end, end)
    return ("entry", found.end()) if found else ("", span.end)


_MINUTES: Final = re.compile(r"(?i)\W{0,9}(?:[\w']+ ){0,3}minutes\b|[^\n]{0,80}\bminutes[ \t]*(?:\n|$)")
"""The head of minutes, which are of the day of their meeting."""


def is_minutes(prose: str) -> bool:
    """Whether a text is the minutes of a meeting, by its head."""
    return _MINUTES.match(prose) is not None


def opens_line(prose: str, span: Span) -> bool:
    """Whether nothing but marks stands before an expression in its line."""
    at = max(0, span.start - _BULLET)
    before = prose[at : span.start]
    line = before.rpartition("\n")
    return (bool(line[1]) or at == 0) and not any(char.isalnum() for char in line[2])


_BULLET: Final = 20
"""Characters of the marks at the start of a line."""


def runs_on(prose: str, span: Span, start: Point, end: Point) -> bool:
    """Whether a time that starts there heads an entry of a log of the day with that end, in the night behind it."""
    return opens_line(prose, span) and _HOUR.match(prose, span.start) is not None and start < end.plus(_NIGHT, "hour")


_HOUR: Final = re.compile(r"\d\d?[:.]\d\d\b")
_NIGHT: Final = 6
"""Hours of a log behind midnight."""


def heads(article: Article, timexes: Sequence[Timex]) -> list[int]:
    """The numbers of the timexes that head a line."""
    end = len(article.prose)
    dated = (number for number, timex in enumerate(alike(timexes)) if timex.type in ("DATE", "TIME"))
    return [number for number in dated if place(article, timexes[number].span, end)[0]]


def newest_first(article: Article, timexes: Sequence[Timex]) -> dict[int, str]:
    """The values of the clock times that head a live blog with its newest entry on top, where it runs over midnight.

    They go back from the article's own day; empty where that is not known, or the times do not run backwards.
    """
    when = article.dct.when
    bare = [(number, found[1]) for number, one in enumerate(alike(timexes)) if (found := _BARE.fullmatch(one.value))]
    end = len(article.prose)
    clocks = [one for one in bare if place(article, timexes[one[0]].span, end)[0]] if len(bare) >= _ENTRIES else []
    if when is None or when.earliest is None or when.unit not in ("day", "hour", "minute") or len(clocks) < _ENTRIES:
        return {}
    steps = [one > other for (_, other), (_, one) in itertools.pairwise(clocks)]
    if not any(steps) or 2 * sum(steps) >= len(steps):
        return {}
    back = itertools.accumulate((int(up) for up in steps), initial=0)
    return {
        number: f"{named(when.earliest.plus(-days, 'day'), 'day')}{clock}"
        for (number, clock), days in zip(clocks, back, strict=True)
        if days
    }


def years_in_order(article: Article, timexes: Sequence[Timex]) -> dict[int, int | None]:
    """The years of the days that head the entries of a chronicle that names none: they go on from one another, up to
    the article's own day.

    Empty where that is not known, where fewer than three do, or some of them lie ahead: an agenda is one of days to
    come.
    """
    when, end = article.dct.when, len(article.prose)
    days = [(number, one.value[5:10]) for number, one in enumerate(alike(timexes)) if _YEARLESS.match(one.value)]
    if when is None or when.earliest is None or len(days) < _ENTRIES:
        return {}
    found = [one for one in days if place(article, timexes[one[0]].span, end)[0]]
    today, year = when.earliest, when.earliest.year
    turns = [at for at in range(1, len(found)) if found[at][1] < found[at - 1][1]]
    since = [day for _, day in found[turns[-1] if turns else 0 :]]
    ahead = sum(day > f"{today.month:02d}-{today.day:02d}" for day in since)
    if len(found) < _ENTRIES or len(turns) > 1 or 0 < ahead < len(since):
        return {}
    if ahead and (turns or _far(today, since[0], year) < _far(today, since[-1], year - 1)):
        return {}
    last = year - 1 if ahead else year
    years = [last - sum(at < turn for turn in turns) for at in range(len(found))]
    whole = all(exists(year, int(day[:2]), int(day[3:])) for year, (_, day) in zip(years, found, strict=True))
    return {number: year for (number, _), year in zip(found, years, strict=True)} if whole else {}


def _far(today: Point, day: str, year: int) -> int:
    """How many days a day and month of a year are off; 29 February counts as 1 March."""
    month, date = int(day[:2]), int(day[3:])
    return abs(Point(year, month, 1).plus(date - 1, "day").days - today.days)


_YEARLESS: Final = re.compile(r"XXXX-\d\d-\d\d")
_BARE: Final = re.compile(r"XXXX-XX-XX(T\d\d:\d\d)")
_ENTRIES: Final = 3


def extent(one: Resolved) -> Span:
    """The characters of a date, with the other end of the range that it begins."""
    return Span(one.timex.span.start, (one.joined or one.timex.span).end)


def first(resolved: Iterable[Resolved]) -> Resolved | None:
    """The first of some expressions that is a date by itself."""
    return next((one for one in resolved if one.when is not None and one.within is None), None)
