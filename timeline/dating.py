"""date(): find an article's own time and its genre, from what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final

import attrs

from timeline import edtf
from timeline.calendar import Point
from timeline.errors import EdtfError
from timeline.expressions import Timex
from timeline.heads import is_minutes, place
from timeline.model import Article, Dct, Genre
from timeline.nearness import PAST, completed
from timeline.packed import alike
from timeline.quoting import opening
from timeline.timex3 import REFS, to_when

_FILE_DATE: Final = re.compile(r"(?<!\d)(\d{4})[-_]?(\d\d)[-_]?(\d\d)(?!\d)")
_DATELINE: Final = re.compile(r"\s*(?:\([\w./ ]{2,30}\)|[—–]|--|-{1,2} |:|\||\n|$)")
_CAPITAL: Final = r"(?:(?![a-zß-öø-ÿ])[^\W\d_])"
_UPPER: Final = rf"{_CAPITAL}(?:{_CAPITAL}|[ .'/-])+(?:, {_CAPITAL}[\w.]+)?(?: \([\w/]+\))?,? ?(?:den |am )?"
_TITLED: Final = rf"(?:{_CAPITAL}[\w.'-]+ ){{0,3}}{_CAPITAL}[\w.'-]+(?:, ?|,? \([\w/]+\),? ?)(?:den |am )?"
_REPORT: Final = (
    rf"{_CAPITAL}(?:[\w'-]+ ){{0,4}}?[\w'-]*(?:report|assessment|update|bulletin|briefing|newsletter|minutes|statement"
    r"|digest|review|release|memo|brief)(?: (?:no\. ?|#)?\d+)?,? (?:of |for )?"
)
_BYLINE: Final = rf"(?:By|BY|Von) [\w.'-]+(?: [\w.'-]+){{0,5}}(?:, {_CAPITAL}[\w.'-]+){{0,2}} ?[,|·•—–-] ?(?:on )?"
_CITY: Final = re.compile(rf"\s*(?:{_UPPER}|{_TITLED}|{_REPORT}|{_BYLINE})?")
"""'PORT VALE, ', 'WIEN (dpa), ', 'Port Vale, ', 'Daily assessment, '."""
_CITY_LENGTH: Final = 60
_HELD: Final = re.compile(r"\b(?:[Mm]eeting|MEETING)(?: [\w',()&-]+){0,12} (?:on|ON) (?:\w+day,? )?(?:the )?\Z")
_FORESEEN: Final = re.compile(
    r"\b(?:forecasts?|predicts?|expects?|projects?|budget|plans?|planned|scheduled|due)\b(?:[^.!?;\n]|\.\d)*\Z"
)
_CLAUSE: Final = 120
"""Characters before a date in which a word says that it is only expected."""
_NAMED: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-Q\d|-S[PU]|-FA|-WI)?(?:T.*)?")
_A_DAY: Final = re.compile(r"(?:XXXX|\d{4})-\d\d-\d\d")
_AHEAD: Final = ("until", "through", "by")
_SHORT: Final = 320
_LONG: Final = 10_000
_OPENING: Final = 500
"""Characters in which a report says when what it tells of happened."""


def date(article: Article, timexes: Sequence[Timex]) -> Article:
    """The article with its own time and its genre filled in; what was given stays.

    Its time comes from what was given with it, its metadata, a full date in its dateline, its file name, or the latest
    date that it names and does not tell as future; else it stays unknown.
    """
    dct = article.dct
    if dct.when is None:
        dct = _dateline(article, timexes) or _file_name(article) or dct
    genre = article.genre or genre_of(attrs.evolve(article, dct=dct), timexes)
    if dct.when is None:
        dct = _inferred(article.prose, timexes) or dct
    return attrs.evolve(article, dct=dct, genre=genre)


def _dateline(article: Article, timexes: Sequence[Timex]) -> Dct | None:
    """A full date in the first lines, in a dateline's place: 'LONDON, 5 March 2025 (Agency) -', 'Published: 5 May
    2024'.
    """
    for timex in timexes[:3]:
        if timex.span.start > 400 or not re.fullmatch(r"\d{4}-\d\d-\d\d(?:T.*)?", timex.value):
            continue
        heads = _heads(article.prose, timex) and not _chronicle(article, timexes)
        if timex.signal == "published" or heads or _of_meeting(article.prose, timex):
            return Dct(to_when(timex.value[:10]), "dateline", "certain", timex.span)
    return None


def _heads(prose: str, timex: Timex) -> bool:
    """Whether an expression starts its line, alone or behind a city, and is set off from what follows."""
    # No city is longer; looking back over all of a long line, for each of its dates, would take forever.
    before = "\n" + prose[max(0, timex.span.start - _CITY_LENGTH) : timex.span.start]
    line = before[before.rfind("\n") + 1 :]
    return bool(_CITY.fullmatch(line) and _DATELINE.match(prose, timex.span.end))


def _of_meeting(prose: str, timex: Timex) -> bool:
    """Whether it is the day of the meeting whose minutes a text is."""
    before = prose[max(0, timex.span.start - _CLAUSE) : timex.span.start]
    return _HELD.search(before) is not None and is_minutes(prose)


def _chronicle(article: Article, timexes: Sequence[Timex]) -> bool:
    """Whether dates head the entries of a list or of a diary: then none of them is the time of writing."""
    prose, end = article.prose, len(article.prose)
    dated = [one for one in timexes if one.type == "DATE" and one.shift is None and not one.signal]
    if len({one.value for one in dated if _key(one) and _heads(prose, one)}) > 2:
        return True
    days = (one for one in dated if _A_DAY.fullmatch(one.value))
    return len({one.value for one in days if "\n" in prose[one.span.end : place(article, one.span, end)[1]]}) > 2


def _file_name(article: Article) -> Dct | None:
    for found in _FILE_DATE.finditer(article.source.rsplit("/", 1)[-1]):
        try:
            when = edtf.parse("-".join(found.groups()))
        except EdtfError:
            continue
        if 1500 <= int(found[1]) <= 2100:
            return Dct(when, "file name", "likely")
    return None


def _inferred(prose: str, timexes: Sequence[Timex]) -> Dct | None:
    """The latest date with a year that the text tells as past or present; 'as of' such a date is strong."""
    latest: tuple[tuple[str, str], Timex] | None = None
    strong = latest
    for found in _usable(prose, timexes):
        if latest is None or found[0] > latest[0]:
            latest = found
        if found[1].signal == "as_of" and (strong is None or found[0] > strong[0]):
            strong = found
    if latest is None:
        return None
    sure = strong is not None and strong[0][0] >= latest[0][0]
    best = strong[1] if strong is not None and sure else latest[1]
    when = to_when("-".join(part for part in _key(best) if part))
    return Dct(when, "inferred", "likely" if sure else "weak", best.span) if when else None


def _usable(prose: str, timexes: Sequence[Timex]) -> Iterator[tuple[tuple[str, str], Timex]]:
    """The dates that can tell the time of writing, each with what it is compared by."""
    return ((key, one) for one in timexes if (key := _key(one)) and not _is_ahead(prose, one))


def _is_ahead(prose: str, timex: Timex) -> bool:
    """Whether it may lie ahead of the article: told as future, as a limit, as the plan that something had, or as what
    is expected ('forecasts growth of 2 percent in 2024').
    """
    planned = not timex.tense and timex.signal == "to"
    planned = planned or _FORESEEN.search(prose, max(0, timex.span.start - _CLAUSE), timex.span.start) is not None
    return planned or timex.tense == "future" or timex.signal in _AHEAD


def _key(timex: Timex) -> tuple[str, str] | tuple[()]:
    """Year, then month or day: these are later than their bare year. Empty for what names no year."""
    found = _NAMED.fullmatch(timex.value)
    if (
        not found
        or timex.type not in ("DATE", "TIME")
        or timex.shift is not None
        or not "1000" <= found["year"] <= "2100"
    ):
        return ()
    return found["year"], "-".join(part for part in (found["month"], found["day"]) if part)


def genre_of(article: Article, timexes: Sequence[Timex]) -> Genre:
    """Colloquial for a short message; narrative where dates with years prevail, or where the first date is of another
    time and hardly any is told from the article's own day; news where that does, or where its opening tells of a day
    near it.
    """
    # A long text is no message whatever stands around it, and a copy of it costs.
    text = article.prose if len(article.prose) > _LONG else article.prose.strip()
    marks = len(re.findall(r"[@#]\w|https?:|[!?]{2}|:\)|\.\.\.", text[:_SHORT]))
    if len(text) <= _SHORT and (marks or len(text) < 160):
        return "colloquial"
    own = years = partial = 0
    for number, like in enumerate(alike(timexes)):
        if _may_be_of_own_day(like):
            one = timexes[number]
            own += _of_own_day(one, article.prose) and opening(article.prose, one.span.start) is None
        if like.type in _DATED:
            years += _of_other_times(like, article.dct)
            partial += _is_partial(like)
    if years + partial >= max(4, 5 * own) and _opens_long_ago(timexes, article.dct):
        return "narrative"
    if article.dct.when is not None and any(_reports(one, article.dct) for one in _dated_up_to(timexes, _OPENING)):
        return "news"
    prevail = years >= 3 and years >= 4 * own
    if prevail and article.dct.when is not None and years <= partial:
        return "narrative" if _opens_in_a_year(timexes, article.dct) else "news"
    return "narrative" if prevail else "news"


def _opens_in_a_year(timexes: Sequence[Timex], dct: Dct) -> bool:
    """Whether the first date names a year of another time. News that count by day and month tell history at their end:
    'the bridge, shut since 2 September, was built in 1836'.
    """
    first = next(
        (one for one in timexes if one.type in _DATED and (one.shift is not None or one.value not in REFS)), None
    )
    return first is not None and _of_other_times(first, dct)


_DATED: Final = ("DATE", "TIME")


def _dated_up_to(timexes: Iterable[Timex], end: int) -> Iterator[Timex]:
    """The dates and times of day up to a place of the text."""
    return (one for one in takewhile(lambda one: one.span.end <= end, timexes) if one.type in _DATED)


def _opens_long_ago(timexes: Sequence[Timex], dct: Dct) -> bool:
    """Whether the first date is of another time, and none near it is of the writing: 'In 1824 ... in March ...'."""
    dated = (one for one in timexes if one.type in _DATED)
    if dct.when is None:  # 'The winter of the Aurora party': a title
        dated = (one for one in dated if not _SEASON.fullmatch(one.value))
    first = next((one for one in dated if one.shift is not None or one.value not in REFS), None)
    # Of languages without rules of their own, the words that would tell it for news are not known.
    if first is None or first.rule.startswith("locale-") or not _of_other_times(first, dct, _LONG_AGO):
        return False
    near = list(_dated_up_to(timexes, first.span.end + _OPENING))
    if any(_is_day_of(one, dct) for one in near):
        return False
    return all(_of_other_times(one, dct) for one in near if one.value[:4].isdigit())


def _is_partial(timex: Timex) -> bool:
    """Whether it names a month, a season, a feast or a day, and no year."""
    return timex.shift is None and timex.value.startswith("XXXX-") and not timex.value.startswith("XXXX-W")


def _reports(timex: Timex, dct: Dct) -> bool:
    """Whether it is a day close to the writing, as a report names the one it tells of: yesterday, on Tuesday."""
    if timex.shift is not None:
        return timex.shift.base == "dct" and timex.shift.unit == "day" and timex.shift.n in (-1, 0)
    return (timex.value.startswith("XXXX-W") and timex.tense == "past") or _is_day_of(timex, dct)


def _is_day_of(timex: Timex, dct: Dct) -> bool:
    """Whether a weekday and date without a year is one of the days up to the writing: 'on Saturday, Nov. 15'."""
    written = dct.when.begin.start if dct.when is not None else None
    if written is None or not timex.weekday or not timex.value.startswith("XXXX-"):
        return False
    found = re.match(r"\d{4}-\d\d-\d\d", completed(timex.value, written, PAST))
    day = Point(*map(int, found[0].split("-"))) if found else None
    return day is not None and day.told_weekday == timex.weekday and written.days - day.days <= _WEEK


_WEEK: Final = 7


_SEASON: Final = re.compile(r"XXXX-(?:SP|SU|FA|WI)")
_LONG_AGO: Final = 10
"""Years from the writing: a report that opens with the past mostly opens with a nearer one."""


def _of_other_times(timex: Timex, dct: Dct, far: int = 2) -> bool:
    """Whether an expression names a year, and not the one of the writing or one beside it, as news do: one at least
    so far from it.
    """
    if not re.match(r"\d{4}|BC|\d\d\d?$", timex.value):
        return False
    written = dct.when.begin.start if dct.when is not None else None
    return written is None or not timex.value[:4].isdigit() or abs(int(timex.value[:4]) - written.year) >= far


def _may_be_of_own_day(timex: Timex) -> bool:
    return timex.shift is not None or timex.value.startswith(("XXXX-W", "PRESENT_REF"))


def _of_own_day(timex: Timex, prose: str) -> bool:
    """Whether an expression speaks from the day of writing: yesterday, now, last week, a weekday without an article."""
    if timex.shift is not None:
        told = timex.mod == "END" and timex.tense == "past"  # 'by the end of the month' is of the month that is told
        return timex.shift.base == "dct" and not told
    bare = timex.value.startswith("XXXX-W") and not prose.startswith(("the ", "The ", "a ", "A "), timex.span.start)
    return bare or timex.value == "PRESENT_REF"
