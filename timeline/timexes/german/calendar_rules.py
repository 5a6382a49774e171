"""Rules for dates that are named: days, months, years, seasons, quarters, decades, centuries."""

from __future__ import annotations

import re
from typing import Final

from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.german import guards
from timeline.timexes.german import making as m
from timeline.timexes.german import words as w

_LISTED: Final = ("one", "two", "three", "four", "five", "six")


def _numeric(found: Found) -> Made:
    """A date in numbers that reads two ways: in German the day comes first."""
    day, month, year = re.split("/", found.raw("date"))
    if day == month or re.match(r"[\d./-]*\d", found.after()) or found.before() in ("$", "€", ".", "/", "Version"):
        return None
    value = values.day(year if len(year) == 4 else f"XX{year}", int(month), int(day))
    return Meaning("DATE", value) if value else None


def _full(found: Found) -> Made:
    if {found.before(), found.before(2)} & {"Straße", "Platz"}:
        return None  # 'Straße des 17. Juni'
    value = values.day(
        m.year(found["year"]) or "XXXX", m.month(found["month"]), m.ordinal(found["day"] or found["ord"])
    )
    return m.of_weekday(m.date(value, found), found) if value else None


def _days(found: Found) -> Made:
    """Several days of one month: '3., 4. und 5. Mai 2024', '5. bis 7. Juni'."""
    year, month = m.year(found["year"]) or "XXXX", m.month(found["month"])
    said = [(name, values.day(year, month, m.ordinal(found[name]))) for name in (*_LISTED, "last") if found[name]]
    if any(value is None for _, value in said):
        return None
    return tuple((name, Meaning("DATE", value or "")) for name, value in said)


def _month(found: Found) -> Made:
    year = m.year(found["year"]) or "XXXX"
    if found.before() == "." and re.fullmatch(r"\d\d?", found.before(2)) and not found["part"]:
        return None  # a day that was none: 'Straße des 17. Juni'
    if year == "XXXX" and not guards.is_month(found):
        return None
    return m.date(f"{year}-{m.month(found['month']):02d}", found)


def _year(found: Found) -> Made:
    """A bare year: it stands where a year can stand, and nothing is counted or numbered with it."""
    year, before = m.year(found["year"]), found.before().lower()
    start = found.span().start
    glued = found.prose[start - 1] if start else " "
    if glued in "$£€#.,:@&+=*_%~§" or glued.isalnum() or not year or len(found["year"].strip()) == 3:
        return None
    if guards.is_counting(found):
        return None
    sure = before in guards.YEAR_LEADS or found["part"]
    if year.isdigit() and not 1500 <= int(year) <= 2050 and not sure and not _in_brackets(found):
        return None
    if re.fullmatch(r"\d.*", before) or (glued == "/" and not re.search(r"\d{4}/$", found.prose[start - 5 : start])):
        return None
    return m.date(year, found)


def _in_brackets(found: Found) -> bool:
    return bool(re.match(r"\s?[-–—)]", found.after()))


def _the_year(found: Found) -> Made:
    year = m.year(found["year"])
    return m.date(year, found) if year else None


def _short_range(found: Found) -> Made:
    """1971-74: the second year has the century of the first."""
    first, last = m.year(found["year"]), found["two"].strip()
    if guards.is_counting(found):
        return None
    second = first[:2] + last
    if not first.isdigit() or int(second) <= int(first) or (found["slash"] and int(second) != int(first) + 1):
        return None
    return ("one", Meaning("DATE", first)), ("two", Meaning("DATE", second))


def _split_year(found: Found) -> Made:
    """Saison 2007/08, Schuljahr 2014/15: from the one year into the other, one expression."""
    first = found["one"].strip()
    second = first[:2] + found["two"].strip() if len(found["two"].strip()) == 2 else found["two"].strip()
    return Meaning("DATE", f"{first}/{second}") if int(second) > int(first) else None


def _night_of(found: Found) -> Made:
    """die Nacht des 14. August, am Abend des 3. Mai 1990."""
    value = values.day(m.year(found["year"]) or "XXXX", m.month(found["month"]), m.ordinal(found["ord"]))
    return Meaning("TIME", value + m.pod(found["pod"])) if value else None


def _decade(found: Found) -> Made:
    text = found["decade"]
    if digits := re.search(r"\d+", text):
        year = digits[0]
        return m.date(year[:-1] if len(year) == 4 else f"XX{year[0]}", found) if year[-1] == "0" else None
    word = text.split()[0]
    if found["jahre"] or "jahre" in word or found["art"] or found["part"]:
        return m.date(f"XX{w.DECADES[word]}", found)
    return None


def _century(found: Found) -> Made:
    """The 19th is written 18. Of two, the second is a century too."""
    ends = [m.ordinal(found["ord"]), m.ordinal(found["ord2"]) if found["and"] else 0]
    if not 1 <= ends[0] <= 30:
        return None
    mod = m.part(found["part"]) or ("START" if "erst" in found["half"] else "END" if found["half"] else None)
    said = [f"BC{n - 1:02d}" if "v" in found["era"] else f"{n - 1:02d}" for n in ends if n]
    if len(said) == 2:
        return ("before", Meaning("DATE", said[0], mod)), ("behind", Meaning("DATE", said[1]))
    return Meaning("DATE", said[0], mod)


def _season(found: Found) -> Made:
    word = found["season"] or found["months"]
    if found["season"] and found.raw("season")[0].islower():
        return None
    year = m.year(found["year"]) or "XXXX"
    code = w.SEASONS.get(word) or w.SEASON_MONTHS[word]
    return Meaning("DATE", f"{year}-{code}", m.part(found["part"]) or m.part(word))


def _quarter(found: Found) -> Made:
    year, n = m.year(found["year"]) or "XXXX", m.ordinal(found["ord"] or found["number"])
    return m.date(f"{year}-Q{n}", found) if 1 <= n <= 4 else None


def _half(found: Found) -> Made:
    n = m.ordinal(found["ord"])
    if found["decade"]:
        word = found["decade"]
        value = f"XX{w.DECADES[word]}" if word in w.DECADES else m.year(word)[:-1]
        return Meaning("DATE", value, "START" if n == 1 else "END")
    return Meaning("DATE", f"{m.year(found['year']) or 'XXXX'}-H{n}") if n in (1, 2) else None


def _day_of_month(found: Found) -> Made:
    """'am 5.' by itself: no noun may follow that it numbers."""
    n = m.ordinal(found["day"])
    if not 1 <= n <= 31 or re.match(r"\s+[A-ZÄÖÜ\d]", found.after()):
        return None
    return Meaning("DATE", f"XXXX-XX-{n:02d}") if found.before().lower() in ("am", "vom", "zum", "ab", "dem") else None


def _one_of(name: str) -> str:
    """A further day of a list, with what joins it to the one before."""
    return f"({{sep}} (zum|am|den|dem|der)? ({name}: [day] [dot]))?"


FIRST: Final = (
    Rule(
        "day-first",
        "(date: [n12] [slash] [n12] [slash] ([y4]|[two]))",
        _numeric,
        ("am 5/8/2024", "2024-08-05"),
    ),
    Rule(
        "part-of-named-day",
        "{art}? [same]? {part}? {pod} (des|vom) {ord} {month} {year}?",
        _night_of,
        ("am Abend des 3. Mai 1990", "1990-05-03TEV"),
    ),
)
"""Tried before the rules that every language shares, and before times of day."""

RULES: Final = (
    Rule(
        "days-of-month",
        f"(one: [day] [dot]?) {_one_of('two')} {_one_of('three')} {_one_of('four')} {_one_of('five')} {_one_of('six')} "
        "{sep} (zum|am|den|dem|der)? (last: [day] [dot] {month} {year}?)",
        _days,
        ("vom 5. bis 7. Juni 2024", "2024-06-05"),
    ),
    Rule(
        "day-month-year",
        "<weekday> {art}? {ord} {month} [comma]? {year}",
        _full,
        ("am Montag, den 5. August 2024", "2024-08-05"),
    ),
    Rule(
        "month-year",
        "{part}? {month} (des jahres|[comma])? {year}",
        _month,
        ("Anfang August 2024", "2024-08 START"),
    ),
    Rule(
        "day-month",
        "<weekday> {art}? {ord} {month}",
        _full,
        ("am 5. Mai", "XXXX-05-05"),
    ),
    Rule(
        "season-year",
        "{art}? {part}? ({season}|(months: [seasonmonths])) (des jahres|im jahr|im jahre)? {year} "
        "([slash] ([two]|[y4]))?",
        _season,
        ("im Sommer des Jahres 1794", "1794-SU"),
    ),
    Rule(
        "quarter",
        "{art}? {part}? ({ord} quartal|q (number: [int])) ((des|im)? [jahr]? {year})?",
        _quarter,
        ("im dritten Quartal 1989", "1989-Q3"),
    ),
    Rule(
        "half-year",
        "{art}? {ord} ((jahreshälfte|halbjahr|halbjahres) ((des|im)? [jahr]? {year})?|hälfte (des|im) [jahr] {year}"
        "|hälfte (der|des) (decade: [decadeword]|[y4]) [er]? [jahr]?)",
        _half,
        ("in der zweiten Jahreshälfte 1941", "1941-H2"),
    ),
    Rule(
        "century",
        "{art}? {part}? (half: [ordword] hälfte des)? (before: {ord} {era}?) ((and: und|[dash]|bis zum|oder|auf das) "
        "(behind: {ord} (jahrhundert|jahrhunderts|jahrhunderten|jahrhunderte|jh [dot]?) {era}?))",
        _century,
        ("im 19. und 20. Jahrhundert", "18"),
    ),
    Rule(
        "one-century",
        "{art}? {part}? (half: [ordword] hälfte des)? {ord} (jahrhundert|jahrhunderts|jahrhunderten|jh [dot]) {era}?",
        _century,
        ("zu Beginn des 19. Jahrhunderts", "18 START"),
    ),
    Rule(
        "decade",
        "{art}? {part}? (decade: ([y4]|[two]) [er] ([hyphen]? (jahre|jahren))?|[decadeword] [hyphen]? (jahre: "
        "jahre|jahren)?)",
        _decade,
        ("Anfang der 1980er Jahre", "198 START"),
    ),
    Rule(
        "the-year",
        "{art}? {part}? [jahr] (year: [y4] {era}?|[three]|[int] {era}|[bignum])",
        _the_year,
        ("aus dem Jahre 1910", "1910"),
    ),
    Rule(
        "split-year",
        "{art}? (saison|spielzeit|amtsperiode|schuljahr|schuljahres|wintersaison|studienjahr|legislaturperiode) "
        "(one: [y4]) ([slash]|[dash]|bis) (two: [two]|[y4])",
        _split_year,
        ("in der Saison 2007/08", "2007/2008"),
    ),
    Rule(
        "short-year-range",
        "(one: {year}) ([hyphen]|{slash}) (two: [two])",
        _short_range,
        ("in den Jahren 1971/72", "1971"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""

BARE: Final = (
    Rule(
        "year",
        "({part}|(approx: etwa|um|ungefähr|circa|ca [dot]?))? {year}",
        _year,
        ("seit Mitte 1911", "1911 MID"),
    ),
    Rule(
        "month",
        "{part}? {month}",
        _month,
        ("seit Anfang Oktober", "XXXX-10 START"),
    ),
    Rule(
        "season-months",
        "{art}? (months: [seasonmonths])",
        _season,
        ("während der Sommermonate", "XXXX-SU"),
    ),
    Rule(
        "season",
        "{part}? {season}",
        _season,
        ("im Spätsommer", "XXXX-SU END"),
    ),
    Rule(
        "day-of-month",
        "{day}",
        _day_of_month,
        ("am 5., einem Montag", "XXXX-XX-05"),
    ),
)
"""What stands alone, tried after what is counted: 'August' after 'August vorigen Jahres'."""
