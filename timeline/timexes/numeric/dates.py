"""Rules for dates in numbers whose order a text may leave open: 25/12/2023, 25.12.23, 05.08."""

from __future__ import annotations

import re
from typing import Final

from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.numeric.lookalikes import DAY_LEADS, LEADS, SURE_LEADS, is_glued, is_led, is_numbered

_DATE: Final = r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(1\d{3}|2[01]\d\d|\d\d)"
_DAY_MONTH: Final = r"(\d{1,2})\.(\d{1,2})\.?"
_NOUN: Final = re.compile(r" ?[%\"]|-\w| (?!(?:at|in|and|or|to|until|by|for|when|as|from|um|und|im|bis)\b)[^\W\d]|\.\w")
"""What a fraction has behind it ('1/2 day'), and a date seldom."""
_MONEY: Final = ("$", "£", "€", ".", "/")


def _full(found: Found) -> Made:
    """Day, month and year; both orders are kept where both are possible. Dots put the day first."""
    parts = re.fullmatch(_DATE, found.raw("date"))
    start = found.span().start
    glued = start > 0 and found.prose[start - 1] in _MONEY
    if not parts or glued or found.before() in _MONEY[:-2] or is_numbered(found) or is_glued(found):
        return None
    one, mark, two, year = parts.groups()
    if len(year) == 2 and mark != "/" and not is_led(found, SURE_LEADS):
        return None  # a version, a record of wins
    return _read(year if len(year) == 4 else f"XX{year}", int(one), int(two), dotted=mark == ".")


def _read(year: str, one: int, two: int, *, dotted: bool) -> Made:
    orders = [(one, two)] if dotted and two <= 12 else [(one, two), (two, one)]
    known = [value for day, month in orders if (value := values.day(year, month, day))]
    return Meaning("DATE", "|".join(dict.fromkeys(known))) if known else None


def _without_year(found: Found) -> Made:
    """5/8 behind a word that a date has; where both orders are possible it is none unless the article shows one."""
    before = found.before().lower()
    heads = before in ("", ".") and found.after() == ":"  # '15/9: camp', as a diary has it
    if not (heads or before in SURE_LEADS) or is_glued(found) or _NOUN.match(found.prose, found.span().end):
        return None
    one, two = (int(part) for part in found.raw("date").split("/"))
    return _read("XXXX", one, two, dotted=False)


def _dotted(found: Found) -> Made:
    """05.08., the day first, behind a word that a day has."""
    parts = re.fullmatch(_DAY_MONTH, found.raw("date"))
    if not parts or found.before().lower() not in DAY_LEADS or is_glued(found):
        return None
    value = values.day("XXXX", int(parts[2]), int(parts[1]))
    return Meaning("DATE", value) if value else None


def _dotted_range(found: Found) -> Made:
    """05.08.-07.08.2024, 5.-7.8.2024: the first has the month and the year of the second where it names none."""
    two = re.fullmatch(_DATE, found.raw("two"))
    one = re.fullmatch(r"(\d{1,2})\.(?:(\d{1,2})\.)?", found.raw("one"))
    if not two or not one or is_glued(found) or is_numbered(found) or (len(two[4]) == 2 and not is_led(found, LEADS)):
        return None
    year = two[4] if len(two[4]) == 4 else f"XX{two[4]}"
    month = int(two[3])
    begin, end = values.day(year, int(one[2] or month), int(one[1])), values.day(year, month, int(two[1]))
    if not begin or not end or begin > end:
        return None
    return ("one", Meaning("DATE", begin)), ("two", Meaning("DATE", end, bond="to"))


_DOTTED: Final = "[int] [dot] [int] [dot] [int]"

RULES: Final = (
    Rule(
        "dotted-range",
        f"(one: [decimal] [dot]|[int] [dot]) [dash] (two: {_DOTTED})",
        _dotted_range,
        ("open 05.08.-07.08.2024", "2024-08-05"),
    ),
    Rule(
        "numeric-date",
        f"(date: [int] [slash] [int] [slash] [int]|{_DOTTED}|[int] [hyphen] [int] [hyphen] [int])",
        _full,
        ("on 25/12/2023", "2023-12-25"),
    ),
    Rule(
        "numeric-month-day",
        "(date: [day] [slash] [day])",
        _without_year,
        ("on 25/12", "XXXX-12-25"),
    ),
    Rule(
        "dotted-day-month",
        "(date: [decimal] [dot])",
        _dotted,
        ("am 05.08. in Bonn", "XXXX-08-05"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
