"""Rules for military date-time groups (ACP 121, STANAG 2014): 051430ZAUG24, 05 1430Z AUG 2024, 1430Z."""

from __future__ import annotations

import re
from typing import Final

from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.numeric import zones
from timeline.timexes.numeric.lookalikes import is_glued, is_numbered

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_GROUP: Final = r"(\d\d) ?(\d\d)(\d\d) ?([A-Z]) ?([A-Za-z]+) ?(\d{4}|\d\d)"


def _group(found: Found) -> Made:
    parts = re.fullmatch(_GROUP, found.raw("group"))
    if not parts or is_glued(found):
        return None
    day, hour, minute, letter, name, year = parts.groups()
    year = year if len(year) == 4 else f"XX{year}"
    date = values.day(year, _month(name.lower()), int(day))
    time = values.clock(int(hour), minute, zone=zones.military(letter))
    return Meaning("TIME", date + time) if date and time else None


def _month(name: str) -> int:
    """The number of a month's name or of its abbreviation; 0 where it is none."""
    short = name == "sept" or len(name) == 3
    return next((n for n, month in enumerate(_MONTHS, 1) if name == month or (short and month.startswith(name))), 0)


def _day_group(found: Found) -> Made:
    """051430Z: of the month that is meant."""
    text = found.raw("group")
    time = values.clock(int(text[2:4]), text[4:6], zone="Z")
    if not time or not 1 <= int(text[:2]) <= 31 or is_glued(found) or is_numbered(found):
        return None
    return Meaning("TIME", f"XXXX-XX-{text[:2]}{time}")


def _time(found: Found) -> Made:
    text = found.raw("time")
    time = values.clock(int(text[:2]), text[2:4], zone="Z")
    return Meaning("TIME", time) if time and not is_glued(found) and not is_numbered(found) else None


RULES: Final = (
    Rule(
        "date-time-group",
        "(group: [group])",
        _group,
        ("DTG 051430ZAUG2024", "2024-08-05T14:30Z"),
    ),
    Rule(
        "day-time-group",
        "(group: [daygroup])",
        _day_group,
        ("DTG 051430Z", "XXXX-XX-05T14:30Z"),
    ),
    Rule(
        "zulu-time",
        "(time: [zulu])",
        _time,
        ("at 1430Z", "XXXX-XX-XXT14:30Z"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
