"""Rules for times of day in English: 3:30 p.m., between 3 and 4 p.m., noon GMT, half past three, five o'clock.

Twelve hours of the dial that nothing assigns to day or night stay open: half past three is T03:30 or T15:30.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.later import later
from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import making as m
from timeline.timexes.numeric import zones
from timeline.timexes.numeric.lookalikes import is_no_clock

_LEADS: Final = frozenset("at until till since around about is was 's".split())
"""Words before a time that could be something else: 'at ten to five' is none of votes."""
_NOON: Final = {"noon": 12, "midday": 12, "midnight": 0}
_DIGITS: Final = later(r"(\d{1,2}?)(?:[:.]?([0-5]\d))?(?::([0-5]\d))?")
_AREAS: Final = {
    "eastern": "E", "central": "C", "mountain": "M", "pacific": "P", "greenwich": "GM", "british": "B",
    "central european": "CE", "eastern european": "EE",
}  # fmt: skip
_KINDS: Final = {"standard": "ST", "daylight": "DT", "summer": "ST", "mean": "T"}
_PLACES: Final = {
    "moscow": "MSK", "tokyo": "JST", "japan": "JST", "seoul": "KST", "beijing": "UTC+8", "china": "UTC+8",
    "singapore": "SGT", "indian": "UTC+5:30", "kabul": "UTC+4:30", "karachi": "PKT", "islamabad": "PKT",
}  # fmt: skip
"""Places whose clocks have stood still for long, and their zone; those with summer time have no single one."""


def zone_of(text: str) -> str:
    """The offset of a zone in words ('Pacific Daylight Time', 'Moscow time', 'GMT'); empty where none is sure."""
    name = re.sub(r"[()]", "", " ".join(text.lower().split()))
    if not name.endswith(" time"):
        return zones.offset(name)
    name = name.removesuffix(" time")
    area, _, kind = name.rpartition(" ")
    if kind in _KINDS:
        european = area.endswith("european") and kind == "standard"  # CET, but EST
        return zones.offset(_AREAS.get(area, "?") + ("T" if european else _KINDS[kind]))
    return zones.offset(_PLACES.get(name) or (_AREAS.get(name, "?") + "T"))


def halved(hour: int, half: str) -> int:
    """The hour of 24 for one of a dial and its half ('a' or 'p'); -1 for one that no dial has."""
    return hour % 12 + (12 if half == "p" else 0) if 0 <= hour <= 12 else -1


def half_of(found: Found) -> str:
    """'a' or 'p' by what stands behind it: p.m., in the afternoon; empty where nothing tells."""
    if found["ampm"]:
        return found["ampm"][0]
    if not found["pod"]:
        return ""
    return "a" if found["pod"] in ("morning", "dawn") else "p"


def _time(digits: str, half: str, zone: str = "") -> str | None:
    """The T part of a time of day in digits: '3:30' with 'p' is T15:30."""
    found = _DIGITS.fullmatch(digits.strip())
    if not found:
        return None
    hour = halved(int(found[1]), half) if half else int(found[1])
    return values.clock(hour, found[2] or "00", found[3] or "", zone)


def _clock(found: Found) -> Made:
    bare = found["pod"] and ":" not in found["clock"]
    if bare and not found["approx"] and found.before().lower() not in _LEADS:
        return None  # 'hurting 12 in the morning'
    value = _time(found["clock"], half_of(found), zone_of(found["zone"]))
    return Meaning("TIME", value, m.approx(found["approx"])) if value else None


def _worded(found: Found) -> Made:
    """14:30 with English words around it."""
    return None if is_no_clock(found) else _clock(found)


def _military(found: Found) -> Made:
    """'at 18.40 hours': a length, unless a word leads to a time."""
    led = found["approx"] or found.before().lower() in (
        *_LEADS,
        "from",
        "to",
        "by",
        "between",
        "and",
        "before",
        "after",
    )
    return _clock(found) if led or found["clock"].isdigit() else None


def _twice(found: Found) -> Made:
    """'at 1653 (2153 GMT)': four digits are a time where the same moment follows by another zone."""
    value = _time(found["clock"], "")
    return Meaning("TIME", value) if value and found.before().lower() in (*_LEADS, "from", "by") else None


def _in_four(found: Found) -> Made:
    """'at 0600', 'from 0530 to dusk': no year begins with 0."""
    led = found["clock"].startswith("0") and found.before().lower() in _FOUR_LEADS
    return None if not led or _COUNTED.match(found.prose, found.span().end) else _clock(found)


_FOUR_LEADS: Final = frozenset("at by until till from before after about around since between".split())
_COUNTED: Final = later(r"[\d/%-]|[.,]\d| \d")


def _noon(found: Found) -> Made:
    value = values.clock(_NOON[found["noon"]], zone=zone_of(found["zone"]))
    if found["noon"] == "midnight" and (found["tonight"] or found.before().lower() in _ENDING):
        value = f"T24:00{zone_of(found['zone'])}"  # that of the end of the day
    if found["tonight"]:
        return attrs.evolve(values.shifted("dct", "day", 0), type="TIME", value=value) if value else None
    return Meaning("TIME", value, m.approx(found["approx"])) if value else None


_ENDING: Final = ("before", "until", "till", "til", "by", "to")


def _range(found: Found) -> Made:
    """The first has the half of the second, or the other where it would be the later one: 10-2 p.m., 11 to 1 p.m."""
    half, zone = half_of(found), zone_of(found["zone"])
    two = _time(found["two_clock"], half, zone)
    one = _time(found["one"], half, zone)
    if one and two and one > two:
        one = _time(found["one"], "a" if half == "p" else "p", zone)
    if not one or not two or int(re.split("[:.]", found["one"])[0]) > 12:
        return None
    return ("one", Meaning("TIME", one)), ("two", Meaning("TIME", two))


def _hour(found: Found) -> int:
    """The hour that a word, a number or noon names; -1 for none of the dial."""
    text = found["hour"]
    hour = _NOON.get(text, m.number(text) or -1)
    return int(hour) if hour <= 12 else -1


def _on_dial(found: Found, hour: int, minute: int) -> Made:
    """A time of one half of the day where something tells the half; else of both."""
    if minute < 0:
        hour, minute = (hour - 1) % 12 if hour else 23, minute + 60
    zone, half, named = zone_of(found["zone"]), half_of(found), found["hour"] in _NOON
    halves = (half,) if half else ("a", "p")
    hours = [hour] if named else [halved(hour, one) for one in halves]
    known = [time for one in hours if (time := values.clock(one, f"{minute:02d}", zone=zone))]
    return Meaning("TIME", "|".join(known), m.approx(found["approx"])) if known else None


def _oclock(found: Found) -> Made:
    if found["hour"].isdigit() and (int(found["hour"]) > 12 or found["hour"] == "0"):
        value = _time(found["hour"], "", zone_of(found["zone"]))
        return Meaning("TIME", value, m.approx(found["approx"])) if value else None
    hour = _hour(found)
    return None if hour < 1 else _on_dial(found, hour, 0)


_FRACTION: Final = later(
    r"[ -](?:thirds?|hal(?:f|ves)|quarters?|fifths?|percent|per|million|hundred|thousand)\b|[.,:/%]\d"
)


def _past(found: Found) -> Made:
    """'ten to five' is also a vote or a range: it needs a word that a time has before it, and no noun behind it."""
    hour, minute = _hour(found), {"half": 30, "quarter": 15}.get(found["minute"]) or int(m.number(found["minute"]) or 0)
    if hour < 0 or minute not in (5, 10, 15, 20, 25, 30):
        return None
    to = found["way"] in ("to", "before", "till")
    sure = "past" in found["way"] or "quarter" in found["minute"] or found["minutes"] or found["hour"] in _NOON
    led = found.before().lower() in _LEADS and not re.match(r" [a-z]+s\b", found.after())
    if not (sure or led) or (to and minute == 30) or _FRACTION.match(found.after()):
        return None
    return _on_dial(found, hour, -minute if to else minute)


ABOUT: Final = "(approx: around|about|approximately|roughly)?"
_WORDS: Final = "[zoneword]{1,3} time"
ZONE: Final = f"(zone: [zone]|[open] [zone] [close]|[offset]|{_WORDS})"
AGAIN: Final = "([open] ([four]|[hour] [colon] [sixty]) [zone] [close])?"
"""The same moment by another zone: '10:35 a.m. (0735 GMT)'."""
_COLON: Final = "[hour] [colon] [sixty] ([colon] [sixty])?"
POD: Final = "(in the (pod: morning|afternoon|evening)|at (pod: night))"
_HOUR: Final = "(hour: [hour]|[numword])"

RULES: Final = (
    Rule(
        "clock-range",
        "(one: [hour] ([colon] [sixty])?|[clockdot]) ([dash]|to|and|until|till|through|or) "
        f"(two: (two_clock: [hour] ([colon] [sixty])?|[clockdot]) {{ampm}} {ZONE}?)",
        _range,
        ("between 3 and 4 p.m.", "XXXX-XX-XXT15:00"),
    ),
    Rule(
        "clock",
        f"{ABOUT} ((clock: {_COLON}|[hour]|[clockdot]|[three]|[four]) {{ampm}}|(clock: {_COLON}|[hour]) {POD}) "
        f"{ZONE}? {AGAIN}",
        _clock,
        ("at 3:30 p.m.", "XXXX-XX-XXT15:30"),
    ),
    Rule(
        "clock-with-words",
        f"(approx: around|about|approximately|roughly) (clock: {_COLON}) {ZONE}?"
        f"|(clock: {_COLON}) (zone: {_WORDS}) {AGAIN}",
        _worded,
        ("at 14:30 Moscow time", "XXXX-XX-XXT14:30+03:00"),
    ),
    Rule(
        "clock-military",
        f"{ABOUT} ((clock: [four]|[clockdot]|[hour] [colon] [sixty]) (hours|hrs|hr) {ZONE}?"
        f"|(clock: [four]) ((zone: [zone]|[offset])|local time) {AGAIN})",
        _military,
        ("at 0600 hours", "XXXX-XX-XXT06:00"),
    ),
    Rule(
        "clock-twice",
        "(clock: [four]) [open] [four] [zone] [close]",
        _twice,
        ("It shook at 1653 (2153 GMT)", "XXXX-XX-XXT16:53"),
    ),
    Rule(
        "clock-in-four",
        "(clock: [four])",
        _in_four,
        ("moved off at 0600", "XXXX-XX-XXT06:00"),
    ),
    Rule(
        "noon",
        f"{ABOUT} (noon: [noon]) {ZONE}? {AGAIN} (tonight: tonight)?",
        _noon,
        ("at noon GMT", "XXXX-XX-XXT12:00Z"),
    ),
    Rule(
        "o-clock",
        f"{ABOUT} {_HOUR} o'clock {POD}? {ZONE}?",
        _oclock,
        ("at five o'clock in the morning", "XXXX-XX-XXT05:00"),
    ),
    Rule(
        "half-past",
        f"{ABOUT} (a|an)? (minute: half|quarter|[numword] ([hyphen]? [numword])?|[int]) (minutes: minute|minutes)? "
        f"[hyphen]? (way: past|to|after|before|till) (hour: [hour]|[numword]|[noon]) {{ampm}}? {POD}? {ZONE}?",
        _past,
        ("at a quarter to nine in the evening", "XXXX-XX-XXT20:45"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
