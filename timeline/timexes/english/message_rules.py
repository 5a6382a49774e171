"""Rules for how short messages write times: 'back at 2250', 'at 5+am', 'half 7', '2nite', 'sat nite', '26 jun'.

Elsewhere such words and numbers are mostly something else, so these count in messages alone.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.calendar import Unit
from timeline.expressions import Mod, Shift
from timeline.later import later
from timeline.model import Genre
from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import making as m
from timeline.timexes.english import words as w

_MESSAGE: Final[tuple[Genre, ...]] = ("colloquial",)
_AT: Final = ("at", "@", "abt")
_LEADS: Final = (*_AT, "about", "around", "till", "til", "until", "by", "from", "since", "before", "after")
_JOINS: Final = ("to", "-", "till", "until")
_COUNTS: Final = later(r"\s?[%/:+-]?\d| (?!am\b|pm\b|is\b|was\b|plus\b)[a-z]+s\b|%|[./]\d|'s\b", re.IGNORECASE)
"""What goes on behind a number that is no time of day."""
_ENDS: Final = later(
    r"\s*(?:[.,!?)#@:](?!\d)|\Z|\n)|ish\b| (?:sharp|later|tonight|tonite|tmr|tmrw|tomorrow|today|on|in|at|for|with|then"
    r"|and|but|or|so|latest|onwards)\b"
)


def _military(found: Found) -> Made:
    """A time of day in four digits: behind 'at', behind a part of the day, or as the end of a range of such."""
    before, digits = found.before().lower(), found.raw("clock").strip()
    year = digits[:2] in ("19", "20")
    led = before in (_AT if year else _LEADS) or (before in _JOINS and re.fullmatch(r"[0-2]\d[0-5]\d", found.before(2)))
    beside = before == "," and found.before(2).lower().removesuffix("s") in w.PARTS_OF_DAY
    near = found.after().strip().lower() in _NEAR_DAYS
    value = values.clock(int(digits[:2]), digits[2:])
    if not value or not (led or ((beside or near) and not year)) or _COUNTS.match(found.prose, found.span().end):
        return None
    return Meaning("TIME", value, genres=() if near else _MESSAGE)


_NEAR_DAYS: Final = frozenset((*w.DAYS, "tonight", "tonite"))


def _plus(found: Found) -> Made:
    """'5+am': at five and a bit."""
    hour = int(found["hour"])
    if found["plus"] != "+" or hour > 12:
        return None
    value = values.clock(hour % 12 + (12 if found["ampm"].startswith("p") else 0))
    return Meaning("TIME", value, "APPROX", genres=_MESSAGE) if value else None


def _on_dial(found: Found) -> Made:
    """'at 4', 'at half 7': of either half of the day."""
    hour = int(m.number(found["hour"]) or 0)
    led = found["at"] or found.before() == "@" or found["half"]
    end = found.span().end
    if not 1 <= hour <= 12 or not led or not _ENDS.match(found.prose, end) or _OF_DAY.match(found.prose, end):
        return None
    minute, mod = ("30" if found["half"] else "00"), _about(found)
    known = [values.clock(one, minute) for one in (hour % 12, hour % 12 + 12)]
    return (("core", Meaning("TIME", "|".join(one for one in known if one), mod, genres=_MESSAGE)),)


_OF_DAY: Final = later(r" in the | at night")
"""What goes on behind a time of which the half of the day is told."""


def _about(found: Found) -> Mod | None:
    return "APPROX" if found.prose.startswith("ish", found.span().end) else None


def _in_digits(found: Found) -> Made:
    """'2nite', '2moro'."""
    if found["two"] != "2" or " " in found.raw(""):
        return None
    if found["word"] in ("nite", "night"):
        return attrs.evolve(values.shifted("dct", "day", 0), type="TIME", value="TNI", genres=_MESSAGE)
    return attrs.evolve(values.shifted("dct", "day", 0 if found["word"] == "day" else 1), genres=_MESSAGE)


def _weekday(found: Found) -> Made:
    """'sat nite', 'on fri': a weekday cut short, in small letters."""
    if not found["pod"] and found.before().lower() not in ("on", "till", "til", "until", "by"):
        return None
    pod = f"T{w.PARTS_OF_DAY[found['pod']]}" if found["pod"] else ""
    value = f"XXXX-WXX-{m.weekday(found['wday'])}{pod}"
    return Meaning("TIME" if pod else "DATE", value, genres=_MESSAGE)


def _dotted(found: Found) -> Made:
    """27.03.15: the day first; a version mostly has other numbers."""
    parts = re.fullmatch(r"(\d\d)\.(\d\d)\.(\d\d)", found.raw("date").strip())
    value = values.day(f"XX{parts[3]}", int(parts[2]), int(parts[1])) if parts else None
    if not value or re.match(r"\.?\d", found.after()) or found.before() in (".", "/", "-", "v", "$"):
        return None
    return Meaning("DATE", value, genres=_MESSAGE)


def _every_weekday(found: Found) -> Made:
    """'every fri nite'."""
    pod = f"T{w.PARTS_OF_DAY[found['pod']]}" if found["pod"] else ""
    return Meaning("SET", f"XXXX-WXX-{m.weekday(found['wday'])}{pod}", quant="EVERY", genres=_MESSAGE)


def _late_in_day(found: Found) -> Made:
    """'this aft', 'tomoz eve', 'thurs eve', 'good eve'."""
    pod = "TEV" if found["pod"] == "eve" else "TAF"
    if found["wday"]:
        return Meaning("TIME", f"XXXX-WXX-{m.weekday(found['wday'])}{pod}", genres=_MESSAGE)
    if found["day"]:
        day = values.shifted("dct", "day", w.DAYS.get(found["day"], 0))
        return attrs.evolve(day, type="TIME", value=pod, genres=_MESSAGE)
    return (("pod", Meaning("TIME", pod, genres=_MESSAGE)),)


def _month_day(found: Found) -> Made:
    """'26 jun', 'jun 26th', '1 may': the months that are words too, in small letters."""
    if not found.raw("month").islower():
        return None
    word = found["month"] in ("may", "march") and not found["ord"]
    if (word and not _ENDS.match(found.prose, found.span().end)) or (found.before().isdigit() and not found["wday"]):
        return None
    value = values.day(
        m.year(found["year"]) or "XXXX", m.month(found["month"]), m.ordinal(found["day"] or found["ord"])
    )
    return Meaning("DATE", value, genres=_MESSAGE) if value else None


def _month(found: Found) -> Made:
    """'in may', 'since sep', 'last dec'."""
    if not found.raw("month").islower() or not (found["year"] or _ENDS.match(found.prose, found.span().end)):
        return None
    value = f"{m.year(found['year']) or 'XXXX'}-{m.month(found['month']):02d}"
    if step := m.step(found["lead"]):
        return Meaning("DATE", "", None, Shift("dct", "year", step, "month", value), genres=_MESSAGE)
    return (("core", Meaning("DATE", value, genres=_MESSAGE)),)


def _day_alone(found: Found) -> Made:
    """'on 20th', 'until 3rd': a day of the month without an article."""
    n, end = m.ordinal(found["ord"]), found.span().end
    if not 1 <= n <= 31 or found.before().lower() not in _DAY_LEADS or not _ENDS.match(found.prose, end):
        return None
    return Meaning("DATE", f"XXXX-XX-{n:02d}", genres=_MESSAGE)


def _slashed(found: Found) -> Made:
    """'is 30/6', 'fri 26/6', '14/7 15.00': one that has a single reading, where a date can stand."""
    one, two = (int(part) for part in found.raw("date").split("/"))
    day, month = (one, two) if one > 12 else (two, one)
    before, behind = found.before().lower().strip("."), found.prose[found.span().end : found.span().end + 8]
    led = before in _DAY_LEADS or before in w.WEEKDAYS or re.match(r",? (?:at |@ ?)?\d{1,2}(?:[.:]\d\d|[ap]m)", behind)
    value = values.day("XXXX", month, day)
    if not value or min(one, two) > 12 or max(one, two) < 13 or not led or re.match(r"[/%\d]|\.\d", behind):
        return None
    return Meaning("DATE", value, genres=_MESSAGE)


_DAY_LEADS: Final = frozenset("on till til until by since is from before b4 are thru".split())


def _end_of(found: Found) -> Made:
    """'by EOD', 'EOW pls': the end of this day, week or month."""
    led = found.before().lower() in ("by", "before", "b4", "till", "til", "until")
    if not (led or found.raw("word").isupper()) or re.match(r" (?:[A-Z]|\d)", found.after()):
        return None
    unit = _UNITS[found["word"]]
    return Meaning("DATE", "", "END", Shift("dct", unit, 0, unit), genres=_MESSAGE)


_UNITS: Final[dict[str, Unit]] = {"eod": "day", "eow": "week", "eom": "month", "eoy": "year"}


def _sun(_: Found) -> Made:
    """'Watching the sunset': that of the day."""
    return attrs.evolve(values.shifted("dct", "day", 0), genres=_MESSAGE)


_MONTH: Final = "(month: [monthlow]|may|march)"
_WDAY: Final = "({wday}|(wday: [wdlow]))"
RULES: Final = (
    Rule(
        "message-military",
        "(clock: [four])",
        _military,
        ("back at 2250", "XXXX-XX-XXT22:50"),
    ),
    Rule(
        "message-plus",
        "(hour: [hour]) (plus: [any]) {ampm}",
        _plus,
        ("left at 5+am", "XXXX-XX-XXT05:00 APPROX"),
    ),
    Rule(
        "message-on-dial",
        "(at: at)? (core: (half: half)? (hour: [n12]|[numword]))",
        _on_dial,
        ("see you at half 7", "XXXX-XX-XXT07:30|XXXX-XX-XXT19:30"),
    ),
    Rule(
        "message-in-digits",
        "(two: [n12]) (word: nite|night|day|moro|mrw|morrow|moz)",
        _in_digits,
        ("see you 2moro", "dct+1 day"),
    ),
    Rule(
        "message-every",
        "every (other|second)? (wday: [wdlow]) (pod: [pod])?",
        _every_weekday,
        ("quiz every fri", "XXXX-WXX-5"),
    ),
    Rule(
        "message-late-in-day",
        f"((day: this|ths|dis|[deictic])|{_WDAY}|good) (pod: eve|aft)",
        _late_in_day,
        ("see you this aft", "TAF dct+0 day"),
    ),
    Rule(
        "message-month-day",
        f"{_WDAY}? ({{day}}|{{ord}}) of? {_MONTH} ([comma]? {{year}})?|(month: [monthlow]) ({{day}}|{{ord}})",
        _month_day,
        ("out on 26 jun", "XXXX-06-26"),
    ),
    Rule(
        "message-month",
        f"(lead: last|next|nxt) {_MONTH}|(lead: in|since|until|till|til) (core: {_MONTH} {{year}}?)",
        _month,
        ("graduated in may", "XXXX-05"),
    ),
    Rule(
        "message-day-alone",
        "(ord: [int] [ordsfx])",
        _day_alone,
        ("back on 20th", "XXXX-XX-20"),
    ),
    Rule(
        "message-slashed",
        "(date: [day] [slash] [day])",
        _slashed,
        ("Last chance is 30/6", "XXXX-06-30"),
    ),
    Rule(
        "message-end-of",
        "(word: eod|eow|eom|eoy)",
        _end_of,
        ("need it by EOD", "dct+0 day END"),
    ),
    Rule(
        "message-sun",
        "the? (sunset|sunrise)",
        _sun,
        ("Watching the sunset", "dct+0 day"),
    ),
    Rule(
        "message-weekday",
        "(wday: [wdlow]) (pod: [pod])?",
        _weekday,
        ("on sat nite", "XXXX-WXX-6TNI"),
    ),
    Rule(
        "message-dotted",
        "(date: [int] [dot] [int] [dot] [int])",
        _dotted,
        ("at the museum 27.03.15", "XX15-03-27"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
