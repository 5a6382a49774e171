"""Rules for ISO 8601 in running text: days, weeks, timestamps, durations, intervals. Also 2023/12/25 and 20240805."""

from __future__ import annotations

import re
from typing import Final

from timeline import timex3
from timeline.calendar import Point, Unit
from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.numeric import zones
from timeline.timexes.numeric.lookalikes import LEADS, is_glued, is_led, is_numbered

_DAY: Final = (
    r"(?P<year>1\d{3}|2[01]\d\d)-?"
    r"(?:(?P<month>\d\d|XX)(?:-?(?P<day>\d\d|XX))?|W(?P<week>\d\d)(?:-?(?P<weekday>[1-7]))?|(?P<ordinal>\d{3}))"
)
_CLOCK: Final = r"T?(?P<hour>\d\d)(?::?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?)?(?P<zone>Z|[+-].*)?"
_SPAN: Final = r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?P<time>T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?)?"
_SPAN_UNITS: Final[tuple[Unit, ...]] = ("year", "month", "week", "day", "hour", "minute")
_LENGTH: Final = r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?(?<!T)"
_NAMING: Final = ("the", "a", "an", "#", "der", "die", "das")


def day(text: str) -> str:
    """The value of a day, week or month as ISO 8601 writes it, days of the year as their date; empty for none."""
    found = re.fullmatch(_DAY, text)
    if not found:
        return ""
    year = found["year"]
    if found["ordinal"]:
        return _day_of_year(int(year), int(found["ordinal"]))
    if found["week"]:
        return _week(found)
    if "XX" in text:
        return text if found["month"] == "XX" or 1 <= int(found["month"]) <= 12 else ""
    if found["day"]:
        return values.day(year, int(found["month"]), int(found["day"])) or ""
    return f"{year}-{found['month']}" if 1 <= int(found["month"]) <= 12 else ""


def _day_of_year(year: int, number: int) -> str:
    point = Point(year).plus(number - 1, "day")
    return timex3.named(point, "day") if number and point.year == year else ""


def _week(found: re.Match[str]) -> str:
    """Weeks 52 and 53 end a year: one that the year does not have is none."""
    year, week = int(found["year"]), int(found["week"])
    if not week or Point(year, 1, 4).plus(week - 1, "week").isoweek != (year, week):
        return ""
    return f"{year}-W{week:02d}" + (f"-{found['weekday']}" if found["weekday"] else "")


def timestamp(text: str, zone: str = "") -> str:
    """The value of a date with a time of day; the zone is that of a text that names none. Empty where it is none."""
    date, _, clock = text.partition("T")
    value, found = day(date), re.fullmatch(_CLOCK, clock)
    if not found or not value or len(date) < 7 or "XX" in value:
        return ""
    offset = zones.offset(found["zone"]) if found["zone"] else zone
    hour, minute, second = found["hour"], found["minute"] or "", found["second"] or ""
    last = f"{hour}{minute}{second}".rstrip("0") == "24"  # 24:00 is the end of a day
    time = values.clock(0 if last else int(hour), minute, second, offset)
    if time is None or (found["zone"] and not offset):
        return ""
    date_found = timex3.period(value)
    if date_found is None or date_found[1] != "day" or date_found[0].start is None:
        return ""
    return timex3.named(date_found[0].start.plus(int(last), "day"), "day") + time


def _date(found: Found) -> Made:
    text = found.raw("date")
    value = day(text.replace("/", "-"))
    if not value or is_glued(found) or is_numbered(found):
        return None
    if re.fullmatch(r"\d{4}-\d{3}", text) and not is_led(found):
        return None  # 'Notice 2024-218'
    return Meaning("DATE", value)


def _month(found: Found) -> Made:
    """2024-08; what rises is a range of years (2008-09)."""
    text = found.raw("date")
    rising = text[5:] > text[2:4]
    value = "" if rising or is_glued(found) or is_numbered(found) else day(text)
    return Meaning("DATE", value) if value else None


def _time(found: Found) -> Made:
    value = timestamp(found.raw("date"), zones.offset(found["zone"]))
    return Meaning("TIME", value) if value and not is_glued(found) else None


def _compact(found: Found) -> Made:
    text = found.raw("date")
    value = day(text) if "1900" <= text[:4] <= "2100" and is_led(found, LEADS - {"of", "to", "at", "for"}) else ""
    return Meaning("DATE", value) if value and not is_glued(found) else None


def _duration(found: Found) -> Made:
    text = found.raw("span").replace(",", ".")
    whole = re.sub(r"(?<=\d)\.\d+", "", text)
    if not re.fullmatch(_LENGTH, whole) or is_glued(found) or found.after().startswith("-"):
        return None
    return None if found.before().lower() in _NAMING or found.before() == "-" else Meaning("DURATION", text)


def _interval(found: Found) -> Made:
    """A range of two dates or times. The second may leave out what the first says, or say how long it lasts."""
    one, two = _end(found.raw("one")), found.raw("two")
    if not one or is_glued(found) or is_numbered(found):
        return None
    last = _after(one, two) if two.startswith("P") else _end(two, one)
    if not last or (last < one and len(last) == len(one)):
        return None
    return ("one", _meaning(one)), ("two", _meaning(last, "to"))


def _meaning(value: str, bond: str = "") -> Meaning:
    return Meaning("TIME" if "T" in value else "DATE", value, bond="to" if bond else "")


def _end(text: str, other: str = "") -> str:
    """The value of one side of an interval; `other` is the first one, which lends its start and its zone."""
    date, _, time = other.partition("T")
    if other and re.fullmatch(r"\d\d:.*", text):
        text = f"{date}T{text}" if time else ""
    elif other and not re.match(r"\d{4}", text):
        text = other[: len(date) - len(text)] + text if not time and len(text) < len(date) - 4 else ""
    zone = re.search(r"(?:Z|[+-]\d\d:\d\d)?\Z", time)
    return timestamp(text, zone[0] if zone else "") if "T" in text else day(text)


def _after(value: str, length: str) -> str:
    """The last day, month or minute of what starts at a value and lasts so long (P3D); empty where it is unclear."""
    found = re.fullmatch(_SPAN, length)
    start = timex3.period(value)
    if not found or start is None or start[0].start is None or bool(found["time"]) > ("T" in value):
        return ""
    point, unit = start[0].start, start[1]
    for number, one in zip(found.group(1, 2, 3, 4, 6, 7), _SPAN_UNITS, strict=True):
        point = point.plus(int(number or 0), one)
    if point.year > 9999:
        return ""
    if "T" not in value:
        return timex3.named(point.plus(-1, unit), unit)
    clock = value[10:]
    return f"{timex3.named(point, 'day')}T{point.hour:02d}:{point.minute:02d}" + clock[6:] * (unit == "minute")


_DAY_OR_TIME: Final = "[isoday]|[isotime]"
_SOLIDUS: Final = "([slash]|[hyphen] [hyphen])"

RULES: Final = (
    Rule(
        "iso-interval",
        f"(one: {_DAY_OR_TIME}) ({_SOLIDUS}|[hyphen]) (two: {_DAY_OR_TIME}|[isospan])",
        _interval,
        ("held 2024-08-05/2024-08-07", "2024-08-05"),
    ),
    Rule(
        "iso-short-interval",
        f"(one: {_DAY_OR_TIME}) {_SOLIDUS} (two: [two] [hyphen] [two]|[two] [colon] [sixty] ([colon] [sixty])?|[two])",
        _interval,
        ("held 2007-11-13T09:00/15:30", "2007-11-13T09:00"),
    ),
    Rule(
        "iso-months-interval",
        f"(one: [y4] [hyphen] [two]) {_SOLIDUS} (two: [y4] [hyphen] [two]|[two])",
        _interval,
        ("held 2024-08/2024-10", "2024-08"),
    ),
    Rule(
        "iso-timestamp",
        "(date: [isotime]) (zone: [zone]|[offset])?",
        _time,
        ("at 2024-08-05T14:30Z", "2024-08-05T14:30Z"),
    ),
    Rule(
        "iso-date",
        "(date: [isoday]|[y4] [slash] [two] [slash] [two])",
        _date,
        ("on 2024-08-05", "2024-08-05"),
    ),
    Rule(
        "iso-month",
        "(date: [y4] [hyphen] [two])",
        _month,
        ("in 2024-08", "2024-08"),
    ),
    Rule(
        "iso-duration",
        "(span: [isospan])",
        _duration,
        ("a stay of P3W", "P3W"),
    ),
    Rule(
        "compact-date",
        "(date: [eight])",
        _compact,
        ("(20240805)", "2024-08-05"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
