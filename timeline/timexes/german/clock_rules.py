"""Rules for times of day: 14.30 Uhr, halb neun, am Abend."""

from __future__ import annotations

import re
from typing import Final

from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.german import making as m

_LEADS: Final = frozenset("um gegen ab bis von seit vor nach und kurz zwischen".split())
_AMOUNT: Final = re.compile(r"\s*(?:%|Prozent|Euro|Mill|Mrd|Meter|Kilometer|[.:]\d)")
_EVENING: Final = re.compile(r"\s(?:abends|nachmittags|am (?:Nachmittag|Abend))")


def clock(text: str, after: str = "") -> str:
    """The T part of a time of day in numbers: '14.30', '9 Uhr 15'. Empty where it is none. Evening hours count on."""
    found = re.match(r"(\d{1,2})(?:[.:](\d\d))?(?:\s*uhr)?(?:\s*(\d\d?))?$", text.strip())
    if not found:
        return ""
    return _told(int(found[1]), int(found[2] or found[3] or 0), after)


def _told(hour: int, minute: int, after: str) -> str:
    hour += 12 if hour < 12 and _EVENING.match(after) else 0
    hour = 0 if hour == 24 else hour
    return f"T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""


def _clock(found: Found) -> Made:
    value = clock(found["time"], found.after() + found.after(2))
    return Meaning("TIME", value) if value else None


def _bare(found: Found) -> Made:
    """'um 12.15' without Uhr: behind a word that times have, and no amount."""
    if found.before().lower() not in ("um", "gegen", "ab") or _AMOUNT.match(found.after()):
        return None
    return _clock(found)


def _from_to(found: Found) -> Made:
    """10 bis 12.30 Uhr: the first has its Uhr from the second."""
    one, two = clock(found["one"]), clock(found["two"])
    return (("one", Meaning("TIME", one)), ("two", Meaning("TIME", two))) if one and two else None


def _spoken(found: Found) -> Made:
    """neun Uhr, halb neun, Viertel nach acht."""
    number = m.number(found["hour"])
    if number is None or number != int(number) or not 0 < number <= 24:
        return None
    hour, minute = (
        int(number),
        {"halb": -30, "dreiviertel": -15, "viertel vor": -15, "viertel nach": 15}.get(
            " ".join(found["way"].split()), 0
        ),
    )
    if found["way"] and (not found["uhr"] and found.before().lower() not in _LEADS):
        return None
    whole = hour * 60 + minute
    value = _told(whole // 60, whole % 60, found.after() + found.after(2))
    return Meaning("TIME", value) if value else None


def _pod(found: Found) -> Made:
    """A bare part of the day: 'am Abend', 'in der Nacht', 'gegen Mitternacht'."""
    raw, before = found.raw("pod"), found.before().lower()
    if raw[0].islower() or not (
        found["art"] or before in ("am", "gegen", "zum", "zu", "um", "vom", "bis", "nach", "vor")
    ):
        return None
    if found["pod"] == "nacht" and re.match(r" (?:auf|zum|zu) ", found.after() + " "):
        return None  # 'in der Nacht auf den 28. Juli' is a time by its day
    return Meaning("TIME", m.pod(found["pod"]), m.part(found["part"]))


RULES: Final = (
    Rule(
        "clock-range",
        "(one: {clock}) (uhr)? ([dash]|bis|und|[slash]|bis zu) (two: ({clock}|[int]) (uhr|h))",
        _from_to,
        ("von 10 bis 12.30 Uhr", "XXXX-XX-XXT10:00"),
    ),
    Rule(
        "clock",
        "(time: ([hour] [colon] [sixty]|[clockdot]|[hour]|[int]) uhr ([sixty]|[n12])?)",
        _clock,
        ("um 14.30 Uhr", "XXXX-XX-XXT14:30"),
    ),
    Rule(
        "bare-clock",
        "(time: [clockdot])",
        _bare,
        ("um 12.15 beginnt der Lauf", "XXXX-XX-XXT12:15"),
    ),
    Rule(
        "spoken-clock",
        "(way: halb|dreiviertel|viertel nach|viertel vor)? (hour: [numword]|ein) (uhr: uhr)",
        _spoken,
        ("um neun Uhr", "XXXX-XX-XXT09:00"),
    ),
    Rule(
        "spoken-half",
        "(way: halb|dreiviertel|viertel nach|viertel vor) (hour: [numword]|[hour])",
        _spoken,
        ("um halb neun", "XXXX-XX-XXT08:30"),
    ),
    Rule(
        "part-of-day",
        "{art}? {part}? {pod}",
        _pod,
        ("am frühen Abend", "XXXX-XX-XXTEV START"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
