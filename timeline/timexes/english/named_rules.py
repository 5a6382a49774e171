"""Holidays, and periods whose names serve as dates."""

from __future__ import annotations

from typing import Final

from timeline.feasts import feast
from timeline.model import Genre
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import making as m

_FIXED: Final = {
    "christmas": "12-25", "christmas day": "12-25", "xmas": "12-25", "christmas eve": "12-24", "boxing day": "12-26",
    "new year's eve": "12-31", "new year's day": "01-01", "new year's": "01-01", "halloween": "10-31",
    "valentine's day": "02-14", "st patrick's day": "03-17", "st. patrick's day": "03-17", "april fools' day": "04-01",
    "armistice day": "11-11", "remembrance day": "11-11", "veterans day": "11-11", "bastille day": "07-14",
    "all saints' day": "11-01",
    "may day": "05-01", "ve day": "05-08", "d-day": "1944-06-06", "independence day": "07-04", "epiphany": "01-06",
}  # fmt: skip
_MOVABLE: Final = {
    "easter": "E+0", "easter sunday": "E+0", "easter day": "E+0", "easter monday": "E+1", "good friday": "E-2",
    "palm sunday": "E-7",
    "maundy thursday": "E-3", "ash wednesday": "E-46", "ascension day": "E+39", "pentecost": "E+49",
    "whit sunday": "E+49",
    "whit monday": "E+50", "corpus christi": "E+60", "shrove tuesday": "E-47", "thanksgiving": "11-4-4",
    "thanksgiving day": "11-4-4",
    "labor day": "9-1-1", "memorial day": "5-1--1", "martin luther king day": "1-1-3", "presidents' day": "2-1-3",
    "columbus day": "10-1-2", "election day": "11-1-1+1",
}  # fmt: skip
_PERIODS: Final = {
    "world war i": "1914-07-28/1918-11-11", "world war one": "1914-07-28/1918-11-11",
    "the first world war": "1914-07-28/1918-11-11",
    "the great war": "1914-07-28/1918-11-11", "world war ii": "1939-09-01/1945-09-02",
    "world war two": "1939-09-01/1945-09-02",
    "the second world war": "1939-09-01/1945-09-02", "the cold war": "1947/1991",
    "the korean war": "1950-06-25/1953-07-27",
    "the great depression": "1929/1939", "the american civil war": "1861-04-12/1865-05-26",
    "the french revolution": "1789-05-05/1799-11-09", "the napoleonic wars": "1803-05-18/1815-11-20",
    "the russian revolution": "1917-03-08/1917-11-07", "the spanish civil war": "1936-07-17/1939-04-01",
    "the crimean war": "1853-10/1856-03-30", "the thirty years' war": "1618-05-23/1648-10-24",
    "the weimar republic": "1918-11-09/1933-01-30",
}  # fmt: skip
"""First and last day as usually given; a war's name dates what is told with 'since', 'before', 'during' or 'after'
it.
"""
_SHORT_PERIODS: Final = {name.removeprefix("the "): when for name, when in _PERIODS.items()}


def _holiday(found: Found) -> Made:
    name = " ".join(found["name"].split()).replace(" 's", "'s")
    year = m.year(found["year"]) or "XXXX"
    genres: tuple[Genre, ...] = () if found.raw("name")[0].isupper() else ("colloquial",)
    if name in _FIXED:
        fixed = _FIXED[name]
        return Meaning("DATE", fixed if len(fixed) > 5 else f"{year}-{fixed}", m.mod(found), genres=genres)
    code = _MOVABLE[name]
    value = f"{feast(code, int(year))}" if year.isdigit() else f"XXXX-~{code}"
    return Meaning("DATE", value, m.mod(found), genres=genres)


def _period(found: Found) -> Made:
    name = " ".join(found["name"].split())
    name = name if name in _PERIODS else f"the {name}"
    words = {found.before().lower(), found.before(2).lower()}
    if name not in _PERIODS or not words & {"since", "before", "after", "during", "until", "following", "throughout"}:
        return None
    return None if found.after().startswith("-") else Meaning("DATE", _PERIODS[name])


def _nine_eleven(found: Found) -> Made:
    leads = ("the", "since", "after", "before", "of", "on", "post", "-", "by", "following", "until", "")
    if found.raw("name") != "9/11" or found.before().lower() not in leads or found.after().startswith(("/", "-0")):
        return None
    return Meaning("DATE", "2001-09-11")


def _spelled(names: dict[str, str]) -> str:
    """The names as alternatives of a pattern, the longest first; marks become their classes."""
    marks = {"'": " [apos] ", "-": " [hyphen] ", ".": " [dot] "}
    shown = []
    for name in sorted(names, key=lambda one: (-len(one), one)):
        words = "".join(marks.get(char, char) for char in name).split()
        shown.append(" ".join("[gs]" if word == "s" else word for word in words))
    return "|".join(shown)


RULES: Final = (
    Rule(
        "holiday",
        f"(name: {_spelled({**_FIXED, **_MOVABLE})}) ([comma]? {{year}})?",
        _holiday,
        ("on Christmas Eve 1914", "1914-12-24"),
    ),
    Rule(
        "period",
        f"(the end of)? (name: {_spelled({**_PERIODS, **_SHORT_PERIODS})})",
        _period,
        ("since World War II", "1939-09-01/1945-09-02"),
    ),
    Rule(
        "nine-eleven",
        "(name: [int] [slash] [int])",
        _nine_eleven,
        ("since 9/11", "2001-09-11"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
