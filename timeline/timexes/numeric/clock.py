"""Rules for times of day in numbers: 14:30, 14:30:05 UTC, 14h30. Words and parts of the day are a language's own."""

from __future__ import annotations

import re
from typing import Final

from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.numeric import zones
from timeline.timexes.numeric.lookalikes import SURE_LEADS, is_glued, is_led, is_no_clock

_GOES_ON: Final = re.compile(r"\s?(?:[ap]\.?\s?m|uhr|h)\b", re.IGNORECASE)
"""Words behind it that a language's own rules read with it."""


def _clock(found: Found) -> Made:
    if is_no_clock(found) or _GOES_ON.match(found.prose, found.span().end):
        return None
    hour, minute, second = (*found.raw("clock").split(":"), "")[:3]
    value = values.clock(int(hour), minute, second.partition(".")[0], zones.offset(found["zone"]))
    return Meaning("TIME", value) if value else None


def _with_h(found: Found) -> Made:
    """14h30; what could as well last two hours and a half (2h30) needs a word before it that a time has."""
    hour, minute = re.split("h", found["clock"])
    sure = is_led(found, SURE_LEADS) and found.before() != ":"
    value = values.clock(int(hour), minute) if sure and not is_glued(found) else None
    return Meaning("TIME", value) if value else None


RULES: Final = (
    Rule(
        "clock-in-numbers",
        "(clock: [hour] [colon] [sixty] ([colon] ([sixty]|[decimal]))?) (zone: [zone]|[open] [zone] [close]|[offset])?",
        _clock,
        ("at 14:30 UTC", "XXXX-XX-XXT14:30Z"),
    ),
    Rule(
        "clock-with-h",
        "(clock: [hclock])",
        _with_h,
        ("at 14h30", "XXXX-XX-XXT14:30"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
