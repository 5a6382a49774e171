"""Where the news look back: the years of dates that name none, behind one that names a year long before the article.

'She was arrested in June 2012 and charged in October' means October 2012, whenever it was written. A look back goes on
to the end of its sentence, or of the next one where its date opens the sentence or is not the first, or where that
counts on from it ('the next day'), until the article's own time is spoken of again; a year in a clause put in holds for
that clause. Inside of it time goes on: a month is the next one, or that of a bare year told before it. News come back
to their own time soon, so it never goes farther; measured on reports, a month farther off was nearly always one of the
year before the writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from timeline.expressions import Timex
from timeline.model import Article
from timeline.packed import alike
from timeline.timex3 import SEASONS

_AGO: Final = 2
"""Years between a named year and the article's own, from which on what follows is of that year."""
_FAR: Final = 400
"""Characters behind a date after which the article has come back to its own time, at the latest."""
_NAMED: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-.*)?|-.*)?")
_PARTIAL: Final = re.compile(r"XXXX-(?:(?P<month>\d\d)(?:-\d\d)?|(?P<season>SP|SU|FA|WI))(?:T.*)?")
_PARAGRAPH: Final = re.compile(r"[^\n]{0,3}\n[ \t]*\n")
_SENTENCE: Final = re.compile(r"[.!?;:\n]['\")]*\s")
_CLAUSE: Final = re.compile(r"[,.!?;:)\]\n]['\")]*(?:\s|$)")
_PAST: Final = ("past", "")
_LATEST: Final = re.compile(r"\b(?:last|most recently) (?:[a-z]+ ){1,6}\Z")
"""'It last changed its rules in': the time closest to the writing."""
_ENDING: Final = ("until", "through")
"""Signals of dates with which what is told ends."""
_LEAD: Final = 60
_OPENS: Final = 12
"""Characters before a date that opens its sentence."""
_BEFORE: Final = 200
"""Characters before a date among which the start of its sentence is looked for."""


def years(article: Article, timexes: Sequence[Timex]) -> dict[int, int]:
    """The years, astronomical, of the dates that a look back lends one, by the numbers of their timexes."""
    when = article.dct.when
    if when is None or when.begin.start is None:
        return {}
    written = when.begin.start
    found: dict[int, int] = {}
    for stretch in _stretches(article.prose, timexes, written.year):
        told = 0  # the month that was told last, counted from year 0: the first one of a bare year
        for number in stretch:
            timex = timexes[number]
            if partial := _PARTIAL.fullmatch(timex.value):
                told = _next(partial, told, timex.aside)
                if told > 12 * written.year + written.month - 1:
                    told -= 12
                found[number] = told // 12
            else:
                told = _month(timex, told)
    return found


def _next(partial: re.Match[str], told: int, back: bool) -> int:
    """The month that a partial date means: the first one from the month told last on, or the last one before it."""
    first = SEASONS[partial["season"]] - 1 if partial["season"] else int(partial["month"]) - 1
    ahead = told + (first - told) % 12
    return ahead - 12 if back and ahead > told else ahead


def _month(timex: Timex, told: int) -> int:
    """The month that is reached by a named date, or by one counted from the last ('two years later')."""
    if found := _NAMED.fullmatch(timex.value):
        return 12 * int(found[1]) + (int(found[2]) - 1 if found[2] else 0)
    shift = timex.shift
    if shift is None or shift.n is None or shift.base != "reference":
        return told
    return told + shift.n * {"year": 12, "month": 1}.get(shift.unit, 0)


def _stretches(prose: str, timexes: Sequence[Timex], written: int) -> Iterator[list[int]]:
    """The numbers of the dates of each look back, the one that opens it first."""
    stretch: list[int] = []
    end = far = 0
    for number, like in enumerate(alike(timexes)):
        if like.type not in ("DATE", "TIME") or not (stretch or _long_ago(like, written)):
            continue
        timex = timexes[number]
        reached = far if _counts(timex) else end
        back = stretch and _goes_back(prose, timexes[stretch[-1]], timex)
        if stretch and (timex.span.start >= reached or back or not _goes_on(prose, timex, written)):
            yield stretch
            stretch = []
        if stretch or _long_ago(timex, written):
            stretch.append(number)
            going = len(stretch) > 1 and timex.signal not in _ENDING
            end = _reach(prose, timex, going=going) if _leads_on(prose, timex) else timex.span.end
            far = end if timex.aside else _reach(prose, timex, going=True)
    if stretch:
        yield stretch


def _goes_back(prose: str, told: Timex, timex: Timex) -> bool:
    """Whether a clause put in behind a sentence of a bare year comes back to the news: 'In 2003 it burned. Experts had
    warned in June'.
    """
    bare = told.shift is None and len(told.value) == len("2003")
    return bare and timex.aside and _SENTENCE.search(prose, told.span.end, timex.span.start) is not None


def _counts(timex: Timex) -> bool:
    """Whether it goes on from the date told before: 'the next day'."""
    shift = timex.shift
    return shift is not None and shift.base == "reference" and shift.unit in ("day", "week") and (shift.n or 0) > 0


def _long_ago(timex: Timex, written: int) -> bool:
    """Whether it tells of a year long before the article, as when something happened in it."""
    found = _NAMED.fullmatch(timex.value)
    ago = found is not None and written - int(found[1]) >= _AGO
    return ago and timex.signal == "in" and timex.shift is None and timex.tense in _PAST


def _leads_on(prose: str, timex: Timex) -> bool:
    """Whether a month behind it is of its time: a bare year must open its sentence ('opened in 2019 and closed in May'
    may be of the last May).
    """
    found = _NAMED.fullmatch(timex.value)
    counted = timex.shift is not None and timex.shift.unit == "year" and not timex.shift.pick.startswith("XXXX-")
    return _opens(prose, timex) if counted or (found is not None and not found[2]) else True


def _goes_on(prose: str, timex: Timex, written: int) -> bool:
    """Whether a date may belong to the look back: it tells when something happened, and not from the article's day."""
    if timex.shift is not None:
        return timex.shift.base != "dct"
    if _LATEST.search(prose, max(0, timex.span.start - _LEAD), timex.span.start):
        return False
    if found := _NAMED.fullmatch(timex.value):
        return written - int(found[1]) >= _AGO
    return bool(_PARTIAL.fullmatch(timex.value)) and timex.signal == "in" and timex.tense in _PAST


def _reach(prose: str, timex: Timex, *, going: bool) -> int:
    """How far what it dates goes on at most: to the end of its sentence, or of its clause where that is put in.

    Behind one that opens its sentence, or once the look back is `going` on, the next sentence may belong to it too.
    """
    at = timex.span
    ends = (_CLAUSE if timex.aside else _SENTENCE).finditer(prose, at.end, at.end + _FAR)
    first = next(ends, None)
    if first is None:
        return at.end + _FAR
    if timex.aside or not (going or _opens(prose, timex)) or _PARAGRAPH.match(prose, first.start()):
        return first.start()
    second = next(ends, None)
    return second.start() if second else at.end + _FAR


def _opens(prose: str, timex: Timex) -> bool:
    """Whether it opens its sentence."""
    at = timex.span.start
    start = max((mark.end() for mark in _SENTENCE.finditer(prose, max(0, at - _BEFORE), at)), default=0)
    return at - start <= _OPENS
