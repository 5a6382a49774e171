"""Rules for times of day: 3:30 p.m., noon, ten o'clock."""

from __future__ import annotations

import re
from typing import Final

from timeline.timexes.engine import Found, Made, Meaning, Rule


def _clock(found: Found) -> Made:
    value = _value(found["clock"])
    return Meaning("TIME", value) if value else None


def _value(text: str) -> str:
    """The T part of a time of day: '3:30 p.m.' is T15:30, '14:05' T14:05. Empty where it is none."""
    if text in ("noon", "midday"):
        return "T12:00"
    if text == "midnight":
        return "T00:00"
    found = re.match(r"(\d{1,2}?)(?:[:.]?(\d\d))?(?::\d\d)?\s*(?:([ap])\.?m\.?|hours|hrs|h|o'clock)?$", text)
    if not found:
        return ""
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] and not 1 <= hour <= 12 and hour != 0:
        return ""
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    return f"T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""


RULES: Final = (
    Rule(
        "clock",
        "(around|about|shortly)? (clock: [hour] [colon] [sixty] ([colon] [sixty])? "
        "[ampm]?|([hour]|[clockdot]|[three]|[four]) [ampm]|[hour] o'clock|[four] (hours|hrs|[zone]|local time)|[noon]) "
        "{zone}?",
        _clock,
        ("at 3:30 p.m.", "XXXX-XX-XXT15:30"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
