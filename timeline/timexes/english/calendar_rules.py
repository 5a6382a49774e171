"""Rules for dates that are named: days, months, years, seasons, quarters."""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.expressions import Shift
from timeline.later import later
from timeline.model import Genre
from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import guards, long_rules, quarter_rules
from timeline.timexes.english import making as m
from timeline.timexes.english import words as w
from timeline.yearlines import year_lines


def _full(found: Found) -> Made:
    if found.before() == "/" and found.raw("")[:1].isdigit():
        return None  # '1660/1 Feb.'
    if found["ord"].isalpha() and " of " not in found[""] and re.match(r" [a-z]", found.after()):
        return None  # 'the first June storm in years', 'in May the first ship came'
    month, day = m.month(found["month"]), m.ordinal(found["day"] or found["ord"])
    value = values.day(_new_style(m.year(found["year"]), found["dual"], month, day) or "XXXX", month, day)
    return m.of_weekday(m.date(value, found), found) if value else None


def _new_style(year: str, dual: str, month: int, day: int) -> str:
    """The year as we count it: '30 January 1648/9', when years began on 25 March, is of 1649."""
    if dual and year.isdigit() and (month, day) < (3, 25) and str(int(year) + 1).endswith(dual):
        return f"{int(year) + 1:04d}"
    return year


def _month_day(found: Found) -> Made:
    """Month, then day: not when the number goes on ('May 5:30', 'March 10 percent') or counts something."""
    if re.match(r"\s*(?::\d|%|percent|per cent|million|billion|years?\b|days?\b|hours?\b)", found.after()):
        return None
    if found["month"] in ("jan", "jun", "mar") and re.match(r"[A-Z][a-z]+$", found.before()):
        return None  # 'Koh Jia Jun 2' is a name
    if _ATTACKS.match(found.prose, found.span().end) and (m.month(found["month"]), found["day"]) == (9, "11"):
        return Meaning("DATE", values.day(m.year(found["year"]) or "2001", 9, 11) or "")
    return _full(found)


_ATTACKS: Final = later(r" (?:(?:terrorist|terror|al[- ]Qaida|al[- ]Qaeda|suicide) )?(?:attacks|hijack|terrorist)")
"""Behind '11 September' it makes the name of what happened in 2001."""


def _year_first(found: Found) -> Made:
    """'1314 June 24', as chronicles have it; with a comma or a season only where it starts a line."""
    year, day = m.year(found["year"]), m.ordinal(found["day"] or found["ord"])
    if not (found.starts_line() or (day and "," not in found[""])) or re.match(
        r" ?:\d|/", found.after() + found.after(2)
    ):
        return None
    if found["season"]:
        return Meaning("DATE", f"{year}-{w.SEASONS[found['season']]}")
    month = m.month(found["month"])
    value = values.day(year, month, day) if day else f"{year}-{month:02d}"
    return Meaning("DATE", value) if value else None


def _month(found: Found) -> Made:
    year = m.year(found["year"]) or "XXXX"
    if found.before().isdigit() and len(found.before()) < 3 and not found["part"]:
        return None  # a day that the month does not have
    if year == "XXXX" and not guards.is_month(found):
        return None
    meaning = m.date(f"{year}-{m.month(found['month']):02d}", found)
    return attrs.evolve(meaning, tensed=year != "XXXX" or not guards.is_attributive(found))


def _year(found: Found) -> Made:
    """A bare year: it stands where a year can stand, and nothing is counted or numbered with it."""
    year, before = m.year(found["year"]), found.before().lower()
    start = found.span().start
    glued = found.prose[start - 1] if start else " "
    if glued in "$£€#./:@&+=*_%~" or glued.isalnum():
        return None
    if found["approx"] and found["approx"].strip(" .") not in _ABOUT:
        return None  # 'up to 2019', 'no later than 2019': the words before it bound it
    numbered = not found["part"] and _is_numbered(found, before)
    if not year or numbered or guards.NO_YEAR_AFTER.match(found.after() + found.after(2)):
        return None
    before = "about" if found["approx"] and before not in guards.YEAR_LEADS else before
    if found["part"] or found["approx"].startswith("c") or _heads_entry(found):
        return m.date(year, found)
    if "'" in found["year"] and re.match(r" [A-Z]", found.after()):
        return None  # '60 Minutes
    sure = before in guards.YEAR_LEADS or before == "" or found.after().strip() in (")", "-", "—")
    sure = sure or (
        before in _OWNERS and year.isdigit() and int(year) % 10 > 0
    )  # 'its 2006 highs', not 'its 2000 cows'
    if (
        year.isdigit()
        and not 1500 <= int(year) <= 2050
        and (before not in guards.YEAR_LEADS or before in (",", "-", "and", "to"))
        and not _ends_years(found)
    ):
        return None
    if not sure and (re.fullmatch(r"\d.*", before) or _NO_YEAR.match(found.after() + found.after(2))):
        return None
    if before == "at" and not re.match(r" [A-Za-z]", found.after()):
        return None  # 'the index closed at 2010'
    plural = re.match(r"-|.* [a-z]+s\b", found.after())
    if plural and not re.search(r"\d", found["year"]):
        return None  # 'in two thousand cases', 'twenty thirteen-year-olds'
    counted = plural and before not in guards.YEAR_LEADS
    return None if counted and not sure else m.date(year, found)


def _heads_entry(found: Found) -> bool:
    """Whether it starts a line and is set off from what the line tells: '1297: War.', as chronicles have it."""
    span = found.span()
    set_off = found.starts_line() and _SET_OFF.match(found.prose, span.end)
    return bool(set_off) or span.start in year_lines(found.prose)


def _ends_years(found: Found) -> bool:
    """Whether it is the second of two years that a word makes a range: 'between 1180 and 1250'."""
    first = found.before(2)
    return len(first) == 4 and first.isdigit() and any(found.before(n).lower() in _RANGING for n in (3, 4))


_RANGING: Final = ("from", "between")
_SET_OFF: Final = later(r"(?: ?[:–—]|[.,]|\s-) ?[A-Z(]|\n|\Z")
_OWNERS: Final = frozenset("its his her their our my 's".split())
_NO_YEAR: Final = later(r" \d| [A-Z][a-z]+ (?:Street|Avenue|Road|Lane|Drive|Boulevard|Square)\b")
"""What goes on behind a telephone number or an address."""
_ABOUT: Final = ("about", "around", "approximately", "roughly", "circa", "c", "c .", "ca", "ca .")


def _is_numbered(found: Found, before: str) -> bool:
    """Whether what stands before it makes it a number: 'Section 1950', 'more than 1950', but 'no later than 1950'."""
    if re.fullmatch(r"0\d{3}", found.before(2)):
        return True  # 'from 0900 to 1730'
    if before == "than" and found.before(2).lower() in ("later", "earlier", "sooner"):
        return False
    return before in guards.NO_YEAR_BEFORE


def _the_year(found: Found) -> Made:
    if found["two"]:
        return m.date(f"XX{found['two']}", found) if found["word"] == "fy" else None
    return m.date(m.year(found["year"]), found) if found["word"] else None


def _short_range(found: Found) -> Made:
    """1971-74: the second year has the century of the first. A falling one is no range of years."""
    first, last = m.year(found["year"]), found["two"].strip()
    if found.before() in guards.NO_YEAR_BEFORE or not first.isdigit() or guards.NO_YEAR_AFTER.match(found.after()):
        return None
    second = first[:2] + last
    if re.search(r"\s[-–—]|[-–—]\s", found[""]):
        return None
    if found["slash"] and int(second) != int(first) + 1:
        return None
    return (("one", Meaning("DATE", first)), ("two", Meaning("DATE", second))) if int(second) > int(first) else None


def _era_range(found: Found) -> Made:
    era = found["era"]
    whole, part = found["one"], found["number"]
    if len(part) < len(whole):  # '446/5 BC'
        part = whole[: len(whole) - len(part)] + part
    one, two = m.year(f"{whole} {era}"), m.year(f"{part} {era}")
    return ("one", Meaning("DATE", one)), ("two", Meaning("DATE", two))


def _era_year(found: Found) -> Made:
    return m.date(m.year(found["year"]), found)


def _season(found: Found) -> Made:
    word = found["season"]
    year = m.year(found["year"]) or m.year(found["year2"]) or "XXXX"
    if (year == "XXXX" or found.before().lower() == "to") and not guards.is_season(found, word):
        return None
    value = f"{year}-{w.SEASONS[word]}"
    made = m.date(value, found)
    # A story has come to the year of 'the last winter of the war'; nothing else knows it.
    return attrs.evolve(made, genres=("narrative",)) if guards.is_of_another(found) else made


def _season_beside(found: Found) -> Made:
    """'the winter before', where nothing stands behind it that it was before."""
    if re.match(r" [A-Za-z(\d]", found.after()):
        return None
    n = -1 if found["way"] == "before" else 1
    return Meaning("DATE", "", None, Shift("reference", "year", n, "season", f"XXXX-{w.SEASONS[found['season']]}"))


_ORDINAL_ENDS: Final = ("st", "nd", "rd", "th")
_NUMBERS_GO_ON: Final = later(r" (?:and|or|to) (?:the )?\d{1,3}(?:st|nd|rd|th) [a-z]{2,12}s\b")
_DAY_LEADS: Final = ("on", "by", "until", "before", "from", "since", "after")
_CLAUSE_GOES_ON: Final = later(
    r" (?:at|in|and|to|when|as|by|but|with|for|was|were|he|she|they|it|I|we|you|there|his|her|their|our|my|the|a|of)\b"
)


def _day_of_month(found: Found) -> Made:
    """'the 5th' by itself: only where a noun does not follow that it numbers."""
    n = m.ordinal(found["ord"])
    counts = re.match(r" [A-Za-z]", found.after()) and not _CLAUSE_GOES_ON.match(found.after())
    if not 1 <= n <= 31 or counts:
        return None
    before, second = found.before().lower(), found.before(2).lower()
    if before == "of" and second in w.PARTS_OF_DAY:  # 'the night of the 5th'
        before = "on"
    if before == "to" and (
        second.isdigit() or second in w.MONTHS or second in _ORDINAL_ENDS
    ):  # 'from 3 May to the 5th'
        before = "on"
    if _NUMBERS_GO_ON.match(found.prose, found.span().end):
        return None  # 'the 3rd and 4th floors'
    return Meaning("DATE", f"XXXX-XX-{n:02d}") if before in _DAY_LEADS else None


def _weekday_the(found: Found) -> Made:
    """'Friday the 13th': the nearest of which both are true."""
    n = m.ordinal(found["ord"])
    plain = not found["ord"][:1].isdigit() and (not found["the"] or found.after() == " of")  # 'the first of five'
    if not 1 <= n <= 31 or plain or (_NOUN_FOLLOWS.match(found.after()) and not _CLAUSE_GOES_ON.match(found.after())):
        return None
    genres: tuple[Genre, ...] = ("colloquial",) if found["low"] else ()
    return Meaning("DATE", f"XXXX-~M{n:02d}-{m.weekday(found['wday'] or found['low'])}", genres=genres)


_NOUN_FOLLOWS: Final = later(
    r" (?!(?:again|is|are|only|then|that|which|this|came|had|some|several|all|both|two|three|four|five)\b)[A-Za-z]|-"
)


RULES: Final = (
    Rule(
        "day-month-year",
        "(approx: {circa})? <weekday> the? ({day}|{ord}) (day)? of? {month} ([comma]|of)? {year} "
        "([slash] (dual: [int]))?",
        _full,
        ("on Monday, 5 August 2024", "2024-08-05"),
    ),
    Rule(
        "month-day-year",
        "(approx: {circa})? <weekday> {part}? {month} the? ({day}|{ord}) [comma]? {year} ([slash] (dual: [int]))?",
        _month_day,
        ("on August 5, 2024", "2024-08-05"),
    ),
    Rule(
        "year-first",
        "{year} ([comma])? ({month} (({day}|{ord}))?|({day}|{ord}) {month}|{season})",
        _year_first,
        ("1314 June 24: A battle", "1314-06-24"),
    ),
    Rule(
        "month-year",
        "((the)? {part}|this|last|next|the month of|(approx: {circa}))? {month} (of|[comma])? {year}",
        _month,
        ("in early August 2024", "2024-08 START"),
    ),
    Rule(
        "day-month",
        "(approx: {circa})? <weekday> the? ({day}|{ord}) (day)? of? {month}",
        _full,
        ("on the 5th of May", "XXXX-05-05"),
    ),
    Rule(
        "month-day",
        "(approx: {circa})? <weekday> {part}? {month} the? ({day}|{ord})",
        _month_day,
        ("on May 5", "XXXX-05-05"),
    ),
    Rule(
        "season-year",
        "(the)? {part}? {season} (of)? {year} (([slash]|[dash]) [two])?",
        _season,
        ("in the spring of 1794", "1794-SP"),
    ),
    Rule(
        "year-season",
        "{year} {season}",
        _season,
        ("the 2019 autumn", "2019-FA"),
    ),
    Rule(
        "era-range",
        "(one: [int]) ({dash}|and|or|[slash]) (two: (number: [int]) {era})",
        _era_range,
        ("from 490-480 BC", "BC0490"),
    ),
    Rule(
        "era-year",
        "(the)? ({approx}|{part})? (year: [int] [era]|[era] [int])",
        _era_year,
        ("in 480 BC", "BC0480"),
    ),
    *quarter_rules.RULES,
    *long_rules.RULES,
    Rule(
        "short-year-range",
        "(one: (the? (fiscal year|financial year|fiscal|season|fy))? {year}) ([dash]|{slash}) (two: [two])",
        _short_range,
        ("from 1971-74", "1971"),
    ),
    Rule(
        "the-year",
        "the? (word: fiscal year|financial year|fiscal|fy|year) (ended|ending)? ({year}|(two: [two]))",
        _the_year,
        ("the year 2000", "2000"),
    ),
    Rule(
        "year",
        "((the)? {part}|{approx})? {year}",
        _year,
        ("in late 1911", "1911 END"),
    ),
    Rule(
        "month",
        "((the)? {part}|(the month of))? {month}",
        _month,
        ("by early October", "XXXX-10 START"),
    ),
    Rule(
        "season-beside",
        "the {season} (way: before|after)",
        _season_beside,
        ("it had burned the winter before", "reference-1 year/season XXXX-WI"),
    ),
    Rule(
        "season",
        "(the: the)? {part}? {season}",
        _season,
        ("in the winter", "XXXX-WI"),
    ),
    Rule(
        "weekday-the",
        "({wday}|(low: [wdlow])) [comma]? (the: the)? {ord}",
        _weekday_the,
        ("on Friday the 13th", "XXXX-~M13-5"),
    ),
    Rule(
        "day-of-month",
        "the {ord}",
        _day_of_month,
        ("on the 5th", "XXXX-XX-05"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
