"""Holidays, and periods whose names serve as dates."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from timeline.later import later
from timeline.model import Genre
from timeline.nearness import dated
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import making as m
from timeline.timexes.english import words as w
from timeline.timexes.english.holidays import CODES, DAYS
from timeline.timexes.english.periods import ERAS, WARS


class _Period(NamedTuple):
    """A named period: in what bounds it began and ended, whether it is an era, and whether its name takes 'the'."""

    begin: str
    end: str
    era: bool
    the: bool


_PERIODS: Final = {
    name.removeprefix("the ").lower(): _Period(begin, end, table is ERAS, name.startswith("the "))
    for table in (WARS, ERAS)
    for names, begin, end in table
    for name in names.split("|")
}
_MOMENT_LEADS: Final = frozenset("since before after until till following".split())
_LEADS: Final = _MOMENT_LEADS | frozenset("during through throughout amid".split())
"""Words before the name of an event or a period with which it dates something. It dates nothing by itself ('World War
II veterans').
"""
_EDGE_LEADS: Final = _LEADS | frozenset("in at by from to near towards toward around with between".split())
_BEGIN: Final = frozenset("start beginning outbreak onset dawn".split())
_END: Final = frozenset("end close conclusion".split())
_SMALL: Final = frozenset((
    *"first second world cold siege attack bombing fall collapse breakup partition dissolution annexation".split(),
    *"reunification global financial interwar coronavirus".split(),
))  # fmt: skip
"""First words of names that are written in small letters too."""
_GOES_ON: Final = frozenset((
    *w.PAST_VERBS,
    *"and or but nor as at by for from in into on onto over than that the then there they this those though through to "
    "until up when where which while who with within without will would is has have are be been can could do does he "
    "she it its his her their we you i a an after all also before because between both ended started not no now once "
    "only since so such if during despite due except under against across along among around about".split(),
))  # fmt: skip
"""Words that can follow a name that stands for itself; before any other it only describes ('Cold War missiles')."""
_HOLIDAY_LEADS: Final = frozenset("in during at before after until since for on over this last next of".split())
"""Words before what is a holiday's name with them alone: 'during Lent', and the Tet of 1968 was a battle."""
_IN_NAMES: Final = later(r" (?:Islands?|Carol|Rising|Offensive|Massacre|War|Agreement|Accords?|Uprising)\b")


def _holiday(found: Found) -> Made:
    name, before = _key(found), found.before().lower()
    if before == "father" or _IN_NAMES.match(found.after()) or _is_mocked(found, name):
        return None
    if name == "corpus christi" and (before in _PLACING or re.match(r", [A-Z]", found.after() + found.after(2))):
        return None  # the town
    led = found["year"] or before in _HOLIDAY_LEADS or (name != "tet" and before in ("from", "by", "through"))
    if name in ("lent", "tet", "advent") and not (_is_capital(found) and led):
        return None
    year = m.year(found["year"]) or _year_behind(found) or "XXXX"
    if len(year) > 4:
        return None  # before our era there were other calendars
    genres: tuple[Genre, ...] = () if found.raw("name") != name else ("colloquial",)
    value = DAYS.get(name, "").replace("XXXX", year) or f"{year}-~{CODES[name]}"
    if "~" in value and year.isdigit() and "~N:" not in value:  # what needs no library
        value = dated(value)
    return Meaning("DATE", value, m.mod(found), genres=genres)


def _is_mocked(found: Found, name: str) -> bool:
    """Whether a month is named in which the holiday never is: 'Christmas in July' is a sale."""
    month = w.MONTHS.get(found.after(2).strip().lower(), 0) if found.after() == " in" else 0
    fixed = DAYS.get(name, "")[5:7]
    return bool(month) and fixed.isdigit() and int(fixed) != month


_PLACING: Final = ("in", "to", "from", "near", "at", "outside", "around")


def _holiday_of_year(found: Found) -> Made:
    """'Christmas Eve of that year', 'Easter of the following year': of a year that is counted."""
    name = _key(found)
    day = DAYS.get(name, "")
    if not _is_capital(found) or len(day) > len("XXXX-12-25"):
        return None
    return Meaning("DATE", "", None, m.in_year(found["which"], day or f"XXXX-~{CODES[name]}", "day"))


def _beside_holiday(found: Found) -> Made:
    """'the Tuesday after Easter', 'two days before Christmas'; weeks are meant to some days."""
    name, side = _key(found), "<" if found["way"] == "before" else ">"
    day = DAYS.get(name, "")
    code, mark, doubt = (CODES.get(name) or f"D{day.removeprefix('XXXX-')}").partition("?")
    if "*" in code or len(day) > len("XXXX-12-25") or not _is_capital(found) or _IN_NAMES.match(found.after()):
        return None
    if found["wday"]:
        code += f"{side}{m.weekday(found['wday'])}"
    else:
        count = m.number(found["num"]) if found["num"] else 1.0
        size = {"day": 1, "week": 7}.get(m.unit(found["unit"]), 0)
        if not count or count != int(count) or not size:
            return None
        code += f"{side}{int(count) * size}d"
        mark, doubt = ("?", "3") if size > 1 else (mark, doubt)
    year = m.year(found["year"])
    value = f"{year or 'XXXX'}-~{code}{mark}{doubt}"
    return Meaning("DATE", dated(value) if year.isdigit() and "N:" not in value and not mark else value)


def _year_behind(found: Found) -> str:
    """The year of what is named after the day: 'the Labor Day hurricane of 1935'."""
    behind = _NAMED_AFTER.match(found.prose, found.span().end)
    return behind[1] if behind else ""


_NAMED_AFTER: Final = later(r"(?: [a-z]{3,15}){1,3} (?:of|in) ([12]\d{3})\b")


def _new_year(found: Found) -> Made:
    """the New Year: the day; 'in the new year' is some time after it, and 'a new year' any."""
    leads = ("at", "before", "after", "since", "by", "until", "over", "for", "around")
    if found.raw("name") != "New Year" or found.before().lower() not in leads or not _is_alone(found):
        return None
    return Meaning("DATE", "XXXX-01-01")


def _period(found: Found) -> Made:
    name, edge = _key(found), found["edge"].split()
    one = _PERIODS.get(name)
    if one is None or not _is_dating(found, name, one):
        return None
    if edge:
        word = edge[-2]
        if not one.end or found.before().lower() not in _EDGE_LEADS:
            return None
        if word in _BEGIN or word in _END:
            return _moment(one.begin if word in _BEGIN else one.end)
    elif not _leads(found, one):
        return None
    if not one.end:
        return _moment(one.begin)
    if one.era and found.before().lower() == "since":
        return _moment(f"{one.begin.partition('..')[0]}..{one.end.rpartition('..')[2]}")
    return Meaning("DATE", f"{one.begin}/{one.end}")


def _moment(bounds: str) -> Meaning:
    """One moment, always with both of its bounds: it is named in passing, and the story does not go there."""
    return Meaning("DATE", bounds if ".." in bounds else f"{bounds}..{bounds}")


def _leads(found: Found, one: _Period) -> bool:
    """Whether the word before a name makes it a time. 'In' does before an era; in 'fought in World War II' it does not,
    and 'in Chernobyl' is a place, but 'In World War II, ...' tells when.
    """
    before = found.before().lower()
    if before == "in" and one.end:
        return one.era or not found.before(2) or found.before(2)[-1] in ".,;:!?()"
    return before in (_LEADS if one.end else _MOMENT_LEADS)


def _is_dating(found: Found, name: str, one: _Period) -> bool:
    """Whether a name stands for itself, and is written as a name is."""
    if not _is_capital(found) and name.partition(" ")[0] not in _SMALL:
        return False
    if bool(found["the"]) != one.the and not (one.the and _is_last(found)):
        return False
    return _is_alone(found)


def _is_alone(found: Found) -> bool:
    """Whether what follows is no noun that the name would only describe."""
    after = found.after()
    return _is_last(found) or after.strip().lower() in _GOES_ON or after.endswith("ed")


def _is_last(found: Found) -> bool:
    """Whether a clause ends behind it: no word follows, and nothing is glued to it."""
    after = found.after()
    return not after.strip() or not (after.strip()[0].isalnum() or after.startswith(("-", "'", " '")))


def _is_capital(found: Found) -> bool:
    return not found.raw("name")[0].islower()


_APART: Final = later(r" ?' ?(?=(?:s|en)\b)| '")
"""An apostrophe with blanks around it, as some texts have it ("Workers ' Day")."""


def _key(found: Found) -> str:
    """The name as the tables have it."""
    return _APART.sub("'", " ".join(found["name"].split()))


def _nine_eleven(found: Found) -> Made:
    leads = ("the", "since", "after", "before", "of", "on", "post", "-", "by", "following", "until", "")
    if found.raw("name") != "9/11" or found.before().lower() not in leads or found.after().startswith(("/", "-0")):
        return None
    counted = found.before(2).lower() in ("share", "score", "scores", "ratio", "fraction", "mark", "result", "rate")
    if counted or re.match(r" (?:of|points|marks|votes)\b", found.after()):
        return None  # 'a score of 9/11', '9/11 of the votes'
    return Meaning("DATE", "2001-09-11")


_MARKS: Final = str.maketrans({"'": " [apos] ", "-": " [hyphen] ", ".": " [dot] ", "/": " [slash] "})


def _spelled(*names: str) -> str:
    """The names as alternatives of a pattern, the longest first; marks and numbers become their classes."""
    shown = "|".join(sorted(names, key=lambda one: (-len(one), one))).translate(_MARKS)
    return re.sub(r"\d+", "[int]", re.sub(r"(?<=\[apos\] )s\b", "[gs]", shown))


_EDGE: Final = "the? (start|beginning|outbreak|onset|dawn|height|middle|midst|end|close|conclusion) of"
_NAMES: Final = _spelled(*DAYS, *CODES)
_HOLIDAY: Final = f"(name: {_NAMES}) ([comma]? {{year}})?"
RULES: Final = (
    Rule(
        "beside-holiday",
        f"(the {{wday}}|the (unit: day)|{{num}} (unit: day|days|week|weeks)) (way: before|after) {_HOLIDAY}",
        _beside_holiday,
        ("on the Tuesday after Easter 2024", "2024-04-02"),
    ),
    Rule(
        "period",
        f"(edge: {_EDGE})? (the: the)? (name: {_spelled(*_PERIODS)})",
        _period,
        ("since World War II", "1939-09-01/1945-09-02"),
    ),
    Rule(
        "holiday-of-year",
        f"(name: {_NAMES}) ([comma]? (of|in)?) {m.YEAR_OF}",
        _holiday_of_year,
        ("on Christmas Eve of that year", "reference+0 month/day XXXX-12-24"),
    ),
    Rule(
        "holiday",
        _HOLIDAY,
        _holiday,
        ("on Christmas Eve 1914", "1914-12-24"),
    ),
    Rule(
        "new-year",
        "the (name: new year)",
        _new_year,
        ("before the New Year", "XXXX-01-01"),
    ),
    Rule(
        "nine-eleven",
        "(name: [int] [slash] [int])",
        _nine_eleven,
        ("since 9/11", "2001-09-11"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
