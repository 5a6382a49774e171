"""resolve(): put every time expression on the calendar, counted from the article's own time or from what was told
before.

How a bare month or weekday finds its year depends on the genre: news means the nearest past one, unless a verb of the
future governs it; a narrative stays in the year that it has reached; short messages mean the nearest, rather ahead
than back.
What cannot be known stays as wide as it honestly is, with a note. The clock is never asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from timeline import bases, readings, timex3
from timeline.bases import Base, Mention, based, counts_days, holds, is_dateline, mentioned, of_dct, passed_by
from timeline.course import looks_ahead, writings, years_told
from timeline.expressions import Resolved, Shift, Timex
from timeline.heads import newest_first, opens_line
from timeline.looking import followed, looking, looks_back
from timeline.model import Article
from timeline.nearness import FUTURE, PAST, SAME, completed, of_weekday, of_year, shifted
from timeline.onward import goes_on_a_day, is_at_night
from timeline.quoting import opening
from timeline.ranges import bound, lent, month_behind, overnight, paired, past_midnight, signalled, start_of_range
from timeline.recurring import each_week, recurs
from timeline.stretches import stretch, vague
from timeline.wording import edtf_words

_FAR: Final = 1500
"""Characters: after so many a quarter no longer sets what 'a year earlier' means."""
_SOON: Final = 150
"""Characters between a date and 'the 5th' of its month: about a sentence."""
_TELLING: Final = 100
"""Characters that 'he told the crowd:' may have between a date and the quotation that it dates."""
_NO_DCT: Final = "The article's own time is not known; give it to count from."
_RECURS: Final = "It is the time of many days."
_NO_SPEECH: Final = "It stands in a quotation, and when that was said is not told."
_NO_REFERENCE: Final = "Nothing dated is told before it to count from."
_OPEN, _DECADE, _YEAR, _SEASON, _MONTH, _WEEK = 10**9, 3653, 366, 92, 31, 7
_A_MONTH_ALONE: Final = re.compile(r"XXXX-(?:\d\d(?:-\d\d)?|[A-Z]{2}|[QH]\d(?:-FY)?|~(?!M).*)|XX\d\d?(?:-.*)?")
_SHORT_YEAR: Final = re.compile(r"XX\d\d")
_NO_DAY: Final = "No day is told to which this time of day belongs."
_A_TIME: Final = "XXXX-XX-XXT"
_DAY: Final = len("XXXX-XX-XX")


class _Walk:
    """The state of going through one article from start to end."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.genre = article.genre or "news"
        self.dct = of_dct(article)
        self.reference: Mention | None = None
        self.happened: Mention | None = None
        self.quarter: Mention | None = None
        self.day: Mention | None = None
        self.left: int | None = None
        self.logged: Mention | None = None
        self.beside: Mention | None = None
        self.last: Mention | None = None
        self.coming: Mention | None = None
        self.told: dict[int, int | None] = {}
        self.given: dict[int, str] = {}

    def resolved(self, timex: Timex, given: str, *, passed: bool) -> Resolved:
        """One expression. `given` is the value that the dates around it lend to it ('May and June 2009'); one that is
        `passed` over is named aside of the story.
        """
        if "|" in timex.value:
            one, two = (self._read(attrs.evolve(timex, value=value), given) for value in timex.value.split("|"))
            done = readings.either(timex, one, two)
        else:
            sure, story = self.article.dct.sure, self.genre == "narrative"
            done = readings.not_before(self._read(timex, given), self.dct, sure, story=story)
        if timex.type == "DURATION" and self.article.prose.startswith(" into ", timex.span.end):
            self.reference = self.day = None  # 'two weeks into it': the time that is reached has no date
        mention = mentioned(done)
        if mention is not None:
            if mention.unit == "minute":
                meant = signalled(done, self.article.prose).when
                mention = attrs.evolve(mention, around=meant.bounds if meant is not None else None)
            self.last = mention
            self.beside = mention if mention.unit == "day" and not bases.ends_night(self.day, mention, timex) else None
            if not passed and ".." not in timex.value:
                self._remember(mention, timex)
        return done

    def _read(self, timex: Timex, given: str) -> Resolved:
        if timex.shift is not None and timex.shift.pick == "TNI":
            return self._overnight(timex)
        if timex.shift is not None:
            return self._counted(timex, timex.shift, given)
        if timex.value in timex3.REFS:
            return vague(timex, self.article, self.dct, _NO_DCT)
        if timex.value.startswith("XX") and timex.type in ("DATE", "TIME"):
            return self._completed(timex, given)
        return readings.named(timex)

    def bound(self, timexes: Sequence[Timex], number: int) -> dict[int, str]:
        """The values of the partial dates of a range or list that begins with that number ('from 3 to 5 May'): the last
        is looked for as the first is told, and the others lie before it.
        """
        last = bound(timexes, number)
        if last == number:
            return {}
        first, final = timexes[number], timexes[last]
        if first.tense == "future" and first.value.startswith("XXXX-W"):
            return {}  # 'will run from Monday to Friday': each is the next one
        as_told = attrs.evolve(final, signal=first.signal, tense=first.tense or final.tense)
        values = {last: self._completed(as_told, "").value}
        for at in range(last - 1, number - 1, -1):
            found = timex3.period(values[at + 1]) if timex3.is_complete(values[at + 1]) else None
            if found is None or found[0].start is None:
                return {}
            values[at] = completed(timexes[at].value, found[0].start, PAST)
        return values

    def _completed(self, timex: Timex, given: str) -> Resolved:
        """A partial date: the anchor lends what the words leave out."""
        partial = timex.value
        if self.dct is not None and is_dateline(timex, self.dct):
            return readings.made(timex, timex3.named(self.dct.first, "day"), self.dct.anchor, readings.implied(partial))
        given = given or (readings.own_decade(partial, self.reference) if self.genre == "narrative" else "")
        if given:
            value = of_weekday(given, partial, timex.weekday, self.dct.first) if self.dct is not None else given
            base = (self._reference_base() or self.dct) if value == given else self.dct
            return readings.made(timex, value, base.anchor if base else None, readings.implied(partial))
        if partial.startswith(_A_TIME):
            return self._at_time(timex)
        decade = len(partial) == 3  # 'the sixties' are ours, wherever the story is
        own = decade or (self.genre == "narrative" and looks_ahead(self.article, timex))
        own = own or bases.is_of_own_week(timex, self.reference, self.article)
        base = (self.dct if own else None) or self._month_told(timex) or self._story_told(timex) or self._base()
        if base is None:
            return Resolved(timex, timex3.stated(partial), None, note=_NO_DCT)
        most = _DECADE if _SHORT_YEAR.match(partial) else _YEAR if _A_MONTH_ALONE.fullmatch(partial) else _SEASON
        if base.last.days - base.first.days > (_YEAR if decade else most):
            note = f"It would be counted from {edtf_words(base.anchor.edtf)}, which is too long a time."
            return Resolved(timex, timex3.stated(partial), None, note=note)
        towards = looking(timex, base, self.genre)
        values = tuple(
            of_weekday(completed(partial, day, towards), partial, timex.weekday, day) for day in (base.first, base.last)
        )
        # 'On Tuesday' after 'in the third quarter' may be any Tuesday of it: none is made up.
        days = base.last.days - base.first.days
        some = days >= (_WEEK if partial.startswith("XXXX-W") else _MONTH if partial.startswith("XXXX-XX-") else _OPEN)
        if base.anchor.kind == "mention" and not some:
            values = (values[0] if base.unit in ("year", "week") else values[-1],)
        return readings.between(timex, values, base, readings.implied(partial))

    def _at_time(self, timex: Timex) -> Resolved:
        """A time of day alone is of the day beside it ('tomorrow at noon'), else of the last one told; else of the
        article's own, where that is known and its day is meant. A message speaks of its own day.
        """
        beside = self.beside is not None and bases.stands_beside(self.beside, timex, self.article.prose)
        own = self.genre == "colloquial" and timex.bond != "to"
        if not beside and not own and self._has_left(timex):
            self.reference = None
            return Resolved(timex, timex.value, None, note=_NO_DAY)
        logged = bases.logged(self.logged, self.day, timex, self.article)
        day = self.beside if beside else None if own else logged or self.day
        passed = self.genre == "news" and not beside and logged is None and day is not None
        if passed and day is not None and passed_by(day, timex, self.article, self.dct):
            day = None
        base = based(day) if day is not None else self.dct
        if base is None or (day is None and (self.genre == "narrative" or self.article.dct.how == "inferred")):
            return Resolved(timex, timex.value, None, note=_NO_DAY)
        values = tuple(completed(timex.value, day, SAME) for day in (base.first, base.last))
        if day is not None and not beside:
            # 'Was elected on Sunday. At 2 a.m.' may be before or after the election: both stay open.
            last = bases.in_evening(day, at_night=is_at_night(self.article.prose, day.span))
            ends = zip(values, (day.value, last), strict=True)
            values = tuple(overnight(timex, value, told, self.article.language) for value, told in ends)
            if (
                timex.signal not in ("", "in", "at") and values[0] != values[1]
            ):  # 'shortly after 2 a.m.' of one day or the next
                values, timex = tuple(value[:_DAY] for value in values), attrs.evolve(timex, signal="")
        return readings.between(timex, values, base, readings.implied(timex.value))

    def _has_left(self, timex: Timex) -> bool:
        """Whether the text has gone on from the day told last to one that it only counts ('on the third day')."""
        if self.day is None or self.left is None:
            return False
        if self.left >= 0:  # what has been looked through once is not again
            gone = goes_on_a_day(self.article.prose, self.left, timex.span.start)
            self.left = -1 if gone else timex.span.start
        return self.left < 0

    def _overnight(self, timex: Timex) -> Resolved:
        """The night by the day of the article, and in a story by the one that is told."""
        told = based(self.day) if self.day is not None else None
        base = told if self.genre == "narrative" else self.dct
        if base is None:
            return Resolved(timex, f"{_A_TIME}NI", None, note=_NO_DAY)
        return readings.night(timex, base, "" if base is told else timex.tense)

    def _month_told(self, timex: Timex) -> Base | None:
        """The day or month right before 'the 5th', whose month it is."""
        told = self.reference
        if told is None or told.unit not in ("day", "month") or timex.tense in ("present", "future"):
            return None
        near = timex.value.startswith("XXXX-XX-") and timex.span.start - told.span.end <= _SOON
        return based(told) if near else None

    def _story_told(self, timex: Timex) -> Base | None:
        """The day of long ago that a report tells of, for a later day of its month: 'on 5 November 2019 ... on 14
        November'.
        """
        day = self.day
        if self.genre != "news" or timex.tense != "past" or timex.signal != "in" or day is None or self.dct is None:
            return None
        return based(day) if bases.in_its_month(day, timex, self.dct) else None

    def _base(self) -> Base | None:
        """What lends a partial date its year: the story's running time in a narrative, else the article's own time."""
        reference = self._reference_base()
        return reference if self.genre == "narrative" and reference is not None else self.dct or reference

    def _counted(self, timex: Timex, shift: Shift, given: str) -> Resolved:
        if shift.pick == "REF" and (meant := bases.taken_up(timex, self.last, self.reference)) is not None:
            return readings.made(timex, *meant, ())
        begin = self._opening(timex, shift)
        base = self._shift_base(timex, shift) if begin is None else self._spoken(begin)
        if given and base is not None:
            return readings.made(timex, given, base.anchor, ())
        if base is None:
            note = _NO_SPEECH if begin is not None else _NO_DCT if shift.base == "dct" else _NO_REFERENCE
            return readings.uncounted(timex, shift, note)
        if shift.n is None or shift.pick in timex3.REFS:
            return stretch(timex, shift, base, self.dct)
        quarter = based(self.quarter) if self.quarter is not None and shift.pick in ("XXXX", "XXXX-QX") else None
        if quarter is not None:  # 'a year earlier' among quarterly results is the quarter of the year before
            base, shift = quarter, attrs.evolve(shift, base="reference", grain="quarter", pick="XXXX-QX")
        elif base.anchor.kind == "dct":
            shift = attrs.evolve(shift, base="dct")
        picked = shift.n == 0 and (shift.unit == "day" or shift.pick == "XXXX-WI") and shift.pick
        near = timex.tense == "future" and picked  # 'will sail this Friday'
        base = bases.of_its_day(base, self.last) if shift.unit not in ("hour", "minute") else base
        values = tuple(
            completed(shift.pick, day, FUTURE) if near else shifted(shift, day) for day in (base.first, base.last)
        )
        if base.unit == "minute" and shift.unit in ("hour", "minute"):
            return readings.hours_off(timex, shift, base, self.last)
        if timex.value.startswith("T"):
            values = tuple(value + timex.value if len(value) == 10 else value for value in values)
        done = readings.capped(readings.between(timex, values, base, ()), base)
        if shift.side and done.when is not None:
            done = attrs.evolve(done, when=readings.on_side(done.when, base, shift.side))
        return attrs.evolve(done, value=timex.value) if timex.type == "DURATION" else done

    def _shift_base(self, timex: Timex, shift: Shift) -> Base | None:
        if shift.base == "dct":
            # 'stayed there for the next decade': from when it stayed
            onward = timex.tense == "past" and shift.pick == "FUTURE_REF"
            told = shift.n is not None and (onward or (self.genre == "narrative" and shift.unit in readings.LONG_UNITS))
            told = told and not bases.is_of_own_year(shift, self.article)
            # 'By the end of the month 400 had fallen ill': that of the article is not over yet.
            told = told or (timex.mod == "END" and timex.tense == "past" and shift.n == 0)
            told = told or (self.dct is not None and readings.unfinished(timex, shift, self.dct, self.article.prose))
            return self._reference_base() if told and self.reference is not None else self.dct
        still = bases.still_holds(self.day, self.reference, timex)
        if self.genre == "news" and self.day is not None and still and (shift.unit, shift.n) == ("day", 0):
            return based(self.day)  # 'that day' may be one that is told as future
        if timex.bond and self.beside is not None and (shift.n or 0) > 0:  # 'this Saturday and the following Tuesday'
            return based(self.beside)
        if timex.tense == "future" and (shift.n or 0) > 0 and self.coming is not None and self.coming is self.last:
            return based(self.coming)  # 'will be launched in May and land five days later'
        if self.reference is not None:
            if self.genre == "news" and counts_days(timex, self.reference):
                return based(self.day) if self.day is not None and not self._lies_ahead(self.day) else self.dct
            if self.genre == "news" and (shift.n or 0) < 0 and self.happened is not None:
                return based(self.happened)  # 'could not be paid until Friday. They had broken in a week earlier'
            return self._reference_base()
        story = self.genre == "narrative" and not shift.pick.endswith("-XX-XX")
        return None if story or followed(timex, shift) else self.dct

    def _opening(self, timex: Timex, shift: Shift) -> int | None:
        """Where the quotation begins in which a story's words count from when they were spoken, years off its writing;
        the news quote what was said about now.
        """
        said = self.reference.period.start if self.reference is not None else None
        if shift.base != "dct" or said is None or self.genre != "narrative":
            return None
        recent = self.dct is not None and abs(self.dct.first.year - said.year) < 2
        return None if recent else opening(self.article.prose, timex.span.start)

    def _spoken(self, begin: int) -> Base | None:
        """The time that was told right before a quotation, which is that of its words."""
        near = self.reference is not None and begin - self.reference.span.end <= _TELLING
        return self._reference_base() if near else None

    def _reference_base(self) -> Base | None:
        return based(self.reference) if self.reference is not None else None

    def _remember(self, mention: Mention, timex: Timex) -> None:
        """The running time of the text: the last dated expression, but not what merely dates an estimate or a plan."""
        shift = timex.shift
        compared = shift is not None and shift.pick in ("XXXX", "XXXX-QX", "REF")
        aside = (
            self.genre == "narrative"
            and shift is not None
            and shift.base == "dct"
            and (shift.n != 0 or shift.unit not in readings.LONG_UNITS)
        )
        if compared or aside or timex.signal == "as_of" or looks_back(timex, self.genre):
            return
        if self.genre == "news" and not timex.tense and timex.signal == "to":
            return  # 'was due in Tarn on Thursday'
        self._remember_day(mention, timex)
        if self.genre == "news" and self.reference is not None and bases.describes(self.article.prose, mention):
            return
        if self._lies_ahead(mention) if self.genre == "narrative" else timex.tense == "future":
            self.coming = mention
            return
        self.reference = mention
        self.happened = self.happened if timex.signal in ("until", "through", "not_before") else mention
        if mention.unit == "quarter":
            self.quarter = mention
        elif self.quarter is not None and timex.span.start - self.quarter.span.end > _FAR:
            self.quarter = None

    def _lies_ahead(self, mention: Mention) -> bool:
        """Whether it lies after the article was written: what is told next has happened, and does not count from it."""
        if self.dct is None or self.article.dct.how == "inferred":
            return False
        return mention.period.start is not None and mention.period.start > self.dct.last

    def _remember_day(self, mention: Mention, timex: Timex) -> None:
        """The day that times of day belong to: not one on which something was merely said, the first of '17-18 May'; a
        story that goes on to another month leaves it.
        """
        if mention.unit in ("day", "minute"):
            onward = bases.is_aside(self.day, mention, timex, story=self.genre == "narrative")
            if not timex.told and not onward and not bases.ends_night(self.day, mention, timex):
                self.day, self.left = mention, mention.span.end
            self.logged = mention if opens_line(self.article.prose, mention.span) else self.logged
        elif self.genre == "narrative" and self.day is not None and not holds(mention.period, self.day.period):
            self.day = None


def resolve(article: Article, timexes: Sequence[Timex]) -> tuple[Resolved, ...]:
    """Every timex of an article on the calendar, in the same order. One that nothing dates has `when` None and a note.

    The article should have been dated (`dating.date`), so that its time and its genre are known.
    """
    return tuple(resolving(article, timexes))


def resolving(article: Article, timexes: Sequence[Timex]) -> Iterator[Resolved]:
    """The same one by one, for a caller that keeps none of them."""
    walk = _Walk(article)
    return paired((readings.as_annotated(one, walk.genre, walk.dct) for one in _walked(walk, timexes)), article.prose)


def _walked(walk: _Walk, timexes: Sequence[Timex]) -> Iterator[Resolved]:
    article, last = walk.article, None
    walk.told = years_told(article, timexes)
    walk.given = newest_first(article, timexes)
    parts = writings(article, timexes, walk.dct)
    for number in range(len(timexes)):
        walk.dct = parts.at(timexes[number])
        last = _of_many(walk, timexes, number) or _of_one(walk, timexes, number, last)
        parts.go_on(number, timexes[number], mentioned(last))
        yield last


def _of_many(walk: _Walk, timexes: Sequence[Timex], number: int) -> Resolved | None:
    """What is of many days, or of some day of a month that is named behind it."""
    timex, prose = timexes[number], walk.article.prose
    # The hours that a message names are mostly of the days that come.
    if each_week(timexes, number) if walk.genre == "colloquial" else recurs(prose, timexes, number):
        return Resolved(timex, timex.value, None, note=_RECURS)
    month = month_behind(prose, timexes, number)
    return readings.of_month(timex, month) if month is not None else None


def _of_one(walk: _Walk, timexes: Sequence[Timex], number: int, last: Resolved | None) -> Resolved:
    """The expression of that number, with what the story and the dates around it lend to it."""
    timex, year = timexes[number], walk.told.get(number)
    if year is not None:
        partial = timex.shift.pick or "XXXX" if timex.shift is not None else timex.value
        walk.given[number] = of_year(partial, year)
    elif number not in walk.given:
        walk.given.update(walk.bound(timexes, number))
    value = walk.given.pop(number, "")
    value = lent(timexes, number) or value or past_midnight(last, timex)
    if not value and (start := start_of_range(last, timex)) is not None:
        value = completed(timex.value, start, FUTURE)
    return walk.resolved(timex, value, passed=number in walk.told and year is None)
