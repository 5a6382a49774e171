"""Holidays, and periods whose names serve as dates."""

from __future__ import annotations

from typing import Final

from timeline.nearness import dated
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.german import making as m

_FIXED: Final = {
    "weihnachten": "12-25", "heiligabend": "12-24", "heiliger abend": "12-24", "heiligen abend": "12-24",
    "christtag": "12-25", "stephanstag": "12-26", "stefanitag": "12-26", "silvester": "12-31",
    "silvesterabend": "12-31", "neujahr": "01-01", "neujahrstag": "01-01", "dreikönigstag": "01-06",
    "dreikönig": "01-06", "heilige drei könige": "01-06", "valentinstag": "02-14", "josefitag": "03-19",
    "walpurgisnacht": "04-30", "tag der arbeit": "05-01", "mariä himmelfahrt": "08-15",
    "maria himmelfahrt": "08-15", "tag der deutschen einheit": "10-03", "reformationstag": "10-31",
    "halloween": "10-31", "allerheiligen": "11-01", "allerseelen": "11-02", "martinstag": "11-11",
    "martini": "11-11", "nikolaustag": "12-06", "nikolausabend": "12-05", "mariä empfängnis": "12-08",
    "maria empfängnis": "12-08",
}  # fmt: skip
_MOVABLE: Final = {
    "ostern": "E+0", "ostersonntag": "E+0", "ostermontag": "E+1", "karfreitag": "E-2", "gründonnerstag": "E-3",
    "karsamstag": "E-1", "palmsonntag": "E-7", "aschermittwoch": "E-46", "faschingsdienstag": "E-47",
    "rosenmontag": "E-48", "christi himmelfahrt": "E+39", "pfingsten": "E+49", "pfingstsonntag": "E+49",
    "pfingstmontag": "E+50", "fronleichnam": "E+60", "muttertag": "5-7-2",
}  # fmt: skip
_PERIODS: Final = {
    "ersten weltkrieg": "1914-07-28/1918-11-11", "zweiten weltkrieg": "1939-09-01/1945-09-02",
    "kalten krieg": "1947/1991", "dreißigjährigen krieg": "1618-05-23/1648-10-24",
    "französischen revolution": "1789-05-05/1799-11-09", "russischen revolution": "1917-03-08/1917-11-07",
    "weimarer republik": "1918-11-09/1933-01-30", "spanischen bürgerkrieg": "1936-07-17/1939-04-01",
    "koreakrieg": "1950-06-25/1953-07-27", "krimkrieg": "1853-10/1856-03-30",
}  # fmt: skip
"""First and last day as usually given; a war's name dates what is told with 'seit', 'vor', 'während' or 'nach' it."""
_GENITIVES: Final = (
    "ersten weltkriegs", "ersten weltkrieges", "zweiten weltkriegs", "zweiten weltkrieges", "kalten krieges",
)  # fmt: skip
_LEADS: Final = frozenset("seit vor nach während bis".split())


def _holiday(found: Found) -> Made:
    name, year = " ".join(found["name"].split()), m.year(found["year"]) or "XXXX"
    if found.raw("name")[0].islower():
        return None
    if name in _FIXED:
        return m.date(f"{year}-{_FIXED[name]}", found)
    code = _MOVABLE[name]
    return m.date(dated(f"{year}-~{code}") if year.isdigit() else f"XXXX-~{code}", found)


def _christmas_day(found: Found) -> Made:
    n = m.ordinal(found["ord"])
    year = m.year(found["year"]) or "XXXX"
    return m.date(f"{year}-12-{24 + n}", found) if n in (1, 2) else None


def _period(found: Found) -> Made:
    name = " ".join(found["name"].split()).removesuffix("es").removesuffix("s")
    if name not in _PERIODS or not {found.before().lower(), found.before(2).lower()} & _LEADS:
        return None
    return None if found.after().startswith("-") else Meaning("DATE", _PERIODS[name])


def _either(*names: str) -> str:
    """The names as alternatives of a pattern, the longest first."""
    return "|".join(sorted(names, key=lambda one: (-len(one), one)))


RULES: Final = (
    Rule(
        "holiday",
        f"(name: {_either(*_FIXED, *_MOVABLE)}) ((des jahres)? {{year}})?",
        _holiday,
        ("zu Pfingsten 2024", "2024-05-19"),
    ),
    Rule(
        "christmas-day",
        "{ord} (weihnachtsfeiertag|weihnachtstag) {year}?",
        _christmas_day,
        ("am zweiten Weihnachtsfeiertag", "XXXX-12-26"),
    ),
    Rule(
        "period",
        f"(dem|den|der|des)? (name: {_either(*_PERIODS, *_GENITIVES)})",
        _period,
        ("seit dem Zweiten Weltkrieg", "1939-09-01/1945-09-02"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
