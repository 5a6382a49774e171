"""Rules for dates that are counted from the article's own time or from what was told before."""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.calendar import Unit
from timeline.expressions import Shift
from timeline.later import later
from timeline.model import Genre
from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import guards
from timeline.timexes.english import making as m
from timeline.timexes.english import words as w

_SMALL: Final = ("hour", "minute")


def _pod(text: str) -> str:
    """The T part of a part of the day: TMO, TNI, T12:00; empty for none."""
    code = w.PARTS_OF_DAY.get(text.strip().lower().removesuffix("s"), "") if text else ""
    return f"T{code}" if code else ""


def _deictic(found: Found) -> Made:
    n = w.DAYS[found["day"]]
    if found["far"] and n != (-1 if found["far"].startswith("b") else 1):
        return None
    n *= 2 if found["far"] else 1
    meaning = values.shifted("dct", "day", n, m.mod(found))
    if found["day"] in w.CUT_SHORT:
        meaning = attrs.evolve(meaning, genres=("colloquial",))
    pod = _pod(found["pod"])
    return attrs.evolve(meaning, type="TIME", value=pod) if pod else meaning


def _tonight(found: Found) -> Made:
    back = -1 if found["last"] else 0
    return attrs.evolve(
        values.shifted("dct", "day", back, m.mod(found)), type="TIME", value=_pod(found["pod"] or "night")
    )


def _unit_near(found: Found) -> Made:
    """last week, this year, next month, counted from the article's own time."""
    name, n = found["unit"], m.step(found["which"])
    if n < 0 and found.before().lower() == "the" and found.after() == " of":
        return None  # 'in the last year of the war'
    if w.SEASONS.get(name):
        return _picked(found, f"XXXX-{w.SEASONS[name]}", "season", n)
    unit, times = m.calendar_unit(name)
    if unit in _SMALL:
        return None
    if m.unit(name) == "weekend":
        shift = Shift("dct", "week", n, "day", "XXXX-WXX-WE")
        return Meaning("DATE", "", m.mod(found), shift)
    if name == "day" and n:
        if n < 0 and re.match(r"[^.!?\n]{0,40} (?:is|was) ", found.prose[found.span().end :][:50]):
            return None  # 'Last day to apply is 30 June'
        genres: tuple[Genre, ...] = () if n > 0 else ("colloquial",)  # 'on his last day'
        return Meaning("DATE", "", m.mod(found), Shift("reference", "day", n, "day"), genres=genres)
    side = m.side(found["side"]) if not n else ""
    pick = "XXXX-FY" if found["fiscal"] and unit == "year" else ""
    return Meaning("DATE", "", m.mod(found), Shift("dct", unit, n * times, unit, pick, side=side))


def _picked(found: Found, pick: str, grain: Unit, n: int) -> Meaning:
    unit: Unit = "year"
    if grain == "day" and "W" in pick:
        unit = "day"
    return Meaning("DATE", "", m.mod(found), Shift("dct", unit, n, grain, pick))


def _name_near(found: Found) -> Made:
    """last August, this Friday, next spring."""
    n = m.step(found["which"])
    if found["month"]:
        if not (found.raw("month")[0].isupper() or found["month"] in w.MONTHS):
            return None
        day = m.ordinal(found["day"])
        if day and _YEAR_FOLLOWS.match(found.prose, found.span().end):
            return None  # 'in this February 6, 2014 photo': the date is whole without it
        pick = f"XXXX-{m.month(found['month']):02d}" + (f"-{day:02d}" if day else "")
        return _picked(found, pick, "day" if day else "month", n)
    meaning = _picked(found, f"XXXX-WXX-{m.weekday(found['wday'])}", "day", n)
    pod = _pod(found["pod"])
    return attrs.evolve(meaning, type="TIME", value=pod) if pod else meaning


_YEAR_FOLLOWS: Final = later(r" ?,? (?:19|20)\d\d\b")


def _weekday_of_week(found: Found) -> Made:
    """Friday last week, Monday of next week."""
    shift = Shift("dct", "week", m.step(found["which"]), "day", f"XXXX-WXX-{m.weekday(found['wday'])}")
    return Meaning("DATE", "", None, shift)


def _weekday(found: Found) -> Made:
    short = len(found["wday"].strip(".")) < 6
    led = found.before().lower() in _DAY_LEADS and not found["the"]
    if found.raw("wday").strip(".") in _VERBS_AND_STARS and not led:
        return None  # 'in the sun.', 'They wed.'
    if short and not found["pod"] and not _short_day(found):
        return None
    if found.before() in _NAMED_DAYS:
        return None  # a name that the holidays do not have, or that stands in another: 'the Good Friday Agreement'
    value = f"XXXX-WXX-{m.weekday(found['wday'])}"
    pod = _pod(found["pod"])
    if pod and found["pod"].endswith("s"):
        return Meaning("SET", value + pod)
    return Meaning("TIME" if pod else "DATE", value + pod, m.mod(found))


_VERBS_AND_STARS: Final = ("sat", "wed", "sun", "mon")
_NAMED_DAYS: Final = ("Black", "Bloody", "Cyber", "Super", "Giving", "Fat", "Good")
"""Words that make a name with a weekday ('Black Monday')."""
_DAY_LEADS: Final = frozenset("on this next last every each from until till by to ( - / &".split())


def _short_day(found: Found) -> bool:
    """Whether 'Sun' or 'Sat' is a day: after a word that days follow, or with a date or a time behind it."""
    before, after = found.before().lower(), found.after()
    if before in _DAY_LEADS:
        return found.raw("wday").endswith(".") or not re.match(r" [A-Z][a-z]", after)
    beside = found.after(2).strip()
    if before in ("", ".") and after == "," and beside.istitle() and not _is_day_or_month(beside.lower()):
        return False  # 'Sun, Oracle and others'
    if before in ("and", ","):
        return after.strip() in ("", ",", ".", ")", "-", "/", "only") or bool(re.match(r" \d", after))
    return bool(re.match(r"\s*(?:\d|[-/,(&@)]|$)", after)) and before != "the"


def _is_day_or_month(low: str) -> bool:
    return low in w.WEEKDAYS or low in w.MONTHS


def _anaphoric(found: Found) -> Made:
    """the following day, the previous year, that summer, the same month: counted from what was told before."""
    n = m.step(found["which"])
    if found["month"] and re.match(r" \d", found.after()):
        return None  # 'thought that September 11 was too late'
    name = found["unit"] or found["season"] or found["pod"]
    if found["pod"]:
        return Meaning("TIME", _pod(name), m.mod(found), Shift("reference", "day", n, "day"))
    if found["which"] == "the next" and found["unit"] in w.LASTING and found.before().lower() in _OVER:
        unit, times = m.calendar_unit(name)
        return Meaning("DURATION", values.duration(1.0, name), None, Shift("dct", unit, times, unit, "FUTURE_REF"))
    shift = _told(found, name, n)
    if shift is not None and n > 0 and guards.counts_from_age(found):
        return Meaning("DATE", "FUTURE_REF", None, Shift("reference", shift.unit, None, shift.unit, "FUTURE_REF"))
    if shift is not None and not n:
        shift = attrs.evolve(shift, side=m.side(found["side"]))
    return Meaning("DATE", "", m.mod(found), shift) if shift is not None else None


_OVER: Final = ("for", "over", "within")
"""Words that make "the next year" the twelve months ahead, and not a year of the calendar."""


def _told(found: Found, name: str, n: int) -> Shift | None:
    """How the words of `_anaphoric` count."""
    if found["season"]:
        return Shift("reference", "year", n, "season", f"XXXX-{w.SEASONS[name]}")
    if found["wday"]:  # 'the following Friday' is the first one after, 'that Friday' one of the same week
        own: Unit = "day" if n else "week"
        return Shift("reference", own, n, "day", f"XXXX-WXX-{m.weekday(found['wday'])}")
    if found["month"]:
        return Shift("reference", "year", n, "month", f"XXXX-{m.month(found['month']):02d}")
    if name.startswith("weekend"):
        return Shift("reference", "week", n, "day", "XXXX-WXX-WE")
    unit, times = m.calendar_unit(name)
    return Shift("reference", unit, n * times, unit) if name and unit not in _SMALL else None


def _day_beside(found: Found) -> Made:
    """'the day before', 'the year after', at the end of their clause."""
    if re.match(r" [A-Za-z(]", found.after()) and not re.match(r" (?:and|but|when|in|at|on|to)\b", found.after()):
        return None
    unit, _ = m.calendar_unit(found["unit"])
    return values.shifted("reference", unit, -1 if found["way"] == "before" else 1)


def _window(found: Found) -> Made:
    """recent weeks, the past three years, the coming days, the months that followed: a stretch beside its anchor."""
    name = m.unit(found["unit"])
    unit, times = m.calendar_unit(name)
    if found["tail"] == "after" and (not found["the"] or re.match(r" [A-Za-z(\d]", found.after())):
        return None  # 'the days after the flood'
    if found["tail"] == "ahead" and found.after() == " of":
        return None  # 'eight days ahead of the plan'
    if found["which"] == "last" and not found["the"] and found.before().lower() in _HELPERS:
        return None  # 'could last for days'
    words = found["which"] or found["tail"]
    ahead = m.step(words) > 0 or bool(re.search(r"follow|ahead|come|after", words))
    anchored = "reference" if re.search(r"follow|subsequent|ensuing|previous|preceding|prior|after", words) else "dct"
    if found["which"] == "last" and re.match(
        r" of (?:the|a|his|her|its|their|[A-Z\d])", found.after() + found.after(2)
    ):
        return Meaning("DURATION", values.duration(m.number(found["count"]) or 1.0, name)) if found["count"] else None
    count = m.number(found["count"] or found["vague"])
    if not found["count"] and not found["vague"] and found["the"] and m.unit(found["unit"]) == found["unit"]:
        count = 1.0
    pick = "FUTURE_REF" if ahead else "PAST_REF"
    n = None if count is None else (1 if ahead else -1) * round(count * times)
    if found["low"]:  # 'the past 15 to 16 months' begins at no known time
        n = None
    shift = Shift("reference" if anchored == "reference" else "dct", unit, n, unit, pick)
    mod = m.approx(found["approx"]) or ("APPROX" if found["low"] else None)
    return Meaning("DURATION", values.duration(count, name), mod, shift)


_HELPERS: Final = frozenset("to can could may might will would should must shall can't cannot 'll not".split())
"""What makes 'last' a verb: 'is to last two years'."""


def _to_this_day(found: Found) -> Made:
    """'unsolved to this day', but 'what led to this day of mourning'."""
    return (("core", Meaning("DATE", "PRESENT_REF")),) if found.after() != " of" else None


def _day_of_year(found: Found) -> Made:
    """'On this day in 1948': the day told before, in that year."""
    year = m.year(found["year"])
    if found.before().lower() != "on" or len(year) != len("1948"):
        return None
    return Meaning("DATE", year, shift=Shift("reference", "day", 0, "day", f"{year}-XX-XX"))


def _bare_unit(found: Found) -> Made:
    """the weekend, the quarter: the one that the text is about."""
    if found["unit"].startswith("w"):
        if re.match(r" of (?:\d|[A-Z]|the)", found.after() + found.after(2)):
            return None  # 'the weekend of 3-4 May'
        return Meaning("DATE", "XXXX-WXX-WE", m.mod(found))
    if found.after() == "-" and found.after(2).startswith("final"):
        return None  # 'the quarter-final'
    if re.match(r" to (?:March|June|September|December)", found.after() + found.after(2)):
        return Meaning("DURATION", values.duration(3, "month"))
    return Meaning("DATE", "XXXX-QX", m.mod(found))


def _year_end(found: Found) -> Made:
    return Meaning("DATE", "", "END", Shift("dct", "year", m.step(found["which"]), "year"))


RULES: Final = (
    Rule(
        "deictic-day",
        "({part} (on)?|(earlier|later))? (day: [deictic]) {pod}?",
        _deictic,
        ("late yesterday", "dct-1 day END"),
    ),
    Rule(
        "day-beside-deictic",
        "the? day (far: before|b [n12]|after|aft) (day: [deictic])",
        _deictic,
        ("the day before yesterday", "dct-2 day"),
    ),
    Rule(
        "tonight",
        "({part}|earlier|later)? ((last: last) (pod: night|nite|evening|nights)|this (pod: "
        "morning|afternoon|evening|night)|(tonight|tonite|tonyt|tonyte))",
        _tonight,
        ("last night", "TNI dct-1 day"),
    ),
    Rule(
        "name-near",
        "{part}? (which: this past|this coming|last|this|next|past|coming|nxt|ths|dis) {part}? ({month} {day}?|{wday} "
        "{pod}?|(wday: [wdlow]))",
        _name_near,
        ("last August", "dct-1 year/month XXXX-08"),
    ),
    Rule(
        "weekday-of-week",
        "{wday} (of)? (which: last|this|next) week",
        _weekday_of_week,
        ("on Friday last week", "dct-1 week/day XXXX-WXX-5"),
    ),
    Rule(
        "to-this-day",
        "to (core: this (very)? day)",
        _to_this_day,
        ("It is unsolved to this day", "PRESENT_REF"),
    ),
    Rule(
        "day-of-year",
        "(this|that|the same|that same|this very|that very) (day|date) in {year}",
        _day_of_year,
        ("on this day in 1948", "1948 reference+0 day 1948-XX-XX"),
    ),
    Rule(
        "unit-near",
        "({part}|(side: earlier|later)|sometime|some time|one day)? (which: this past|this coming|the current|last|this"
        "|next|nxt|ths|dis) {part}? (fiscal: fiscal|financial)? (unit: [date_unit]|wk|yr|mth|mnth)",
        _unit_near,
        ("earlier this year", "dct+0 year"),
    ),
    Rule(
        "that-unit",
        "({part}|(side: earlier|later) (in|on)?)? (which: the same|that same|that very|that|the very same) "
        "{part}? ((unit: day|week|month|year|weekend|decade|century|quarter)|{season}|{pod}|{wday}|{month})",
        _anaphoric,
        ("later that summer", "reference+0 year/season XXXX-SU"),
    ),
    Rule(
        "next-unit",
        "({part}|earlier|later)? (which: the next|the following|the previous|the preceding|the prior|the "
        "ensuing|the subsequent|previous|following) {part}? ((unit: "
        "day|week|month|year|weekend|decade|century|quarter)|{season}|{pod}|{wday}|{month})",
        _anaphoric,
        ("the following day", "reference+1 day"),
    ),
    Rule(
        "day-beside",
        "the (unit: day|week|month|year|night) (way: before|after|following)",
        _day_beside,
        ("the day before.", "reference-1 day"),
    ),
    Rule(
        "window",
        "(approx: {nearly})? (the: the|these|its|his|her|their|those)? (which: "
        "last|past|next|coming|recent|following|previous|preceding|upcoming|subsequent|ensuing|prior) "
        "((low: [int]|[numword]) (to|or|[hyphen]))? ({count}|(vague: few|several|couple of?|many))? "
        "(more)? (unit: [units]) ((and|or) [units])?|(the: the) {count} "
        "(which: previous|preceding|following|subsequent|ensuing|prior|past) (unit: [units])",
        _window,
        ("in recent weeks", "PXW dct? week PAST_REF"),
    ),
    Rule(
        "window-one",
        "(approx: {nearly})? (the: the) (which: last|past|coming) (unit: [unit])",
        _window,
        ("over the past decade", "P10Y dct-1 decade PAST_REF"),
    ),
    Rule(
        "window-followed",
        "(the: the)? ({count}|(vague: few|several|many))? (unit: [units]) (tail: that followed|which "
        "followed|that follow|following|ahead|to come|afterwards|thereafter|after)"
        "|(the: the) (unit: day|week|month|year|decade|century) (tail: that followed|which followed)",
        _window,
        ("in the months that followed", "PXM reference? month FUTURE_REF"),
    ),
    Rule(
        "year-end",
        "(which: last|this|next)? (year [hyphen]? end|the end of the year)",
        _year_end,
        ("by year-end", "dct+0 year END"),
    ),
    Rule(
        "weekday",
        "((pod: overnight) (on)?|{part}|earlier|later|a|the)? {wday} (pod: [pod]|[pods]|overnight)?",
        _weekday,
        ("on Friday evening", "XXXX-WXX-5TEV"),
    ),
    Rule(
        "bare-weekend",
        "the (long|holiday|bank holiday)? (unit: weekend|wkend|wknd|weeknd)",
        _bare_unit,
        ("over the weekend", "XXXX-WXX-WE"),
    ),
    Rule(
        "bare-quarter",
        "(the (latest|most recent)? (unit: quarter))",
        _bare_unit,
        ("in the latest quarter", "XXXX-QX"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
