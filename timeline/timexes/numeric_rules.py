"""Rules for dates in numbers, which every language shares: ISO 8601, 25/12/2023, 20240805."""

from __future__ import annotations

import re
from typing import Final

from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule


def _iso(found: Found) -> Made:
    text = found.raw("date").replace("/", "-")
    if not (found_date := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)):
        return None
    year, month, day = found_date.groups()
    value = values.day(year, int(month), int(day))
    if value is None:
        return None
    time = re.match(r"(\d\d):(\d\d)", found["time"])
    if time and int(time[1]) < 24:
        return Meaning("TIME", f"{value}T{time[1]}:{time[2]}")
    return Meaning("DATE", value)


def _iso_week(found: Found) -> Made:
    value = re.match(r"\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])(?:-[1-7])?$", found.raw("date"))
    return Meaning("DATE", value[0]) if value else None


def _numeric(found: Found) -> Made:
    """A date in numbers; both readings are kept where both are possible. Dots put the day first."""
    parts = re.fullmatch(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)", found.raw("date"))
    if (
        not parts
        or found.before() in ("$", "£", "€", ".", "/", "v", "version")
        or re.match(r"[\d./-]*\d", found.after())
    ):
        return None
    if parts[2] != "/" and len(parts[4]) == 2:
        return None
    one, two = int(parts[1]), int(parts[3])
    year = parts[4] if len(parts[4]) == 4 else f"XX{parts[4]}"
    readings = [(one, two)] if parts[2] == "." and two <= 12 else [(one, two), (two, one)]
    known = [value for day, month in readings if (value := values.day(year, month, day))]
    return Meaning("DATE", "|".join(dict.fromkeys(known))) if known else None


def _compact(found: Found) -> Made:
    text = found.raw("number")
    month, day = int(text[4:6]), int(text[6:])
    if not ("1900" <= text[:4] <= "2100" and 1 <= month <= 12 and found.before() in ("", "(", ",", "on")):
        return None
    value = values.day(text[:4], month, day)
    return Meaning("DATE", value) if value else None


RULES: Final = (
    Rule(
        "iso-date",
        "(date: [y4] ([hyphen] [two] [hyphen]|[slash] [two] [slash]) [two]) ([letter] (time: [two] [colon] [two] "
        "([colon] ([two]|[decimal]))?) ([letter]|[dot])?)?",
        _iso,
        ("on 2024-08-05", "2024-08-05"),
    ),
    Rule(
        "iso-week",
        "(date: [y4] [hyphen] [letter] [two] ([hyphen] [day])?)",
        _iso_week,
        ("in 2024-W32", "2024-W32"),
    ),
    Rule(
        "numeric-date",
        "(date: [int] (([slash] [int] [slash])|([dot] [int] [dot])|([hyphen] [int] [hyphen])) [int])",
        _numeric,
        ("on 25/12/2023", "2023-12-25"),
    ),
    Rule(
        "compact-date",
        "(number: [eight])",
        _compact,
        ("(20240805)", "2024-08-05"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
