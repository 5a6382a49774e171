"""From German words to TIMEX3 values: numbers, years, days, units. Everything here is pure and small."""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.calendar import Unit
from timeline.expressions import Mod, Shift
from timeline.timexes import values
from timeline.timexes.engine import Found, Meaning
from timeline.timexes.german import words as w
from timeline.timexes.german.numerals import ORDINALS, spelled

_WORD: Final = re.compile(r"[^\W\d_]+")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")


def number(text: str) -> float | None:
    """The number that words or digits say: 'zweieinhalb', '3,5', '1.000', 'zwei Dutzend'. None for an unsaid one."""
    if found := re.search(r"\d[\d.,\s]*", text):
        digits = found[0].strip(" .,\n").replace(" ", "")
        digits = digits.replace(".", "") if _THOUSANDS.fullmatch(digits) else digits.replace(",", ".")
        return float(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else None
    total: float | None = None
    for word in _WORD.findall(text):
        if word in ("dutzend", "millionen"):
            total = (total or 1.0) * (12 if word == "dutzend" else 1_000_000)
        elif (value := 1.0 if word.startswith("ein") and len(word) < 6 else spelled(word)) is not None:
            total = value if total is None else total * value if value >= 100 else total + value
    return total


def ordinal(text: str) -> int:
    """The number of an ordinal or of a day: '21.', 'dritten'; 0 where it is none."""
    if found := re.search(r"\d+", text):
        return int(found[0])
    return next((ORDINALS[word] for word in _WORD.findall(text) if word in ORDINALS), 0)


def unit(text: str) -> str:
    """The unit of a word: 'Jahren' is year; of a compound that ends in one too ('Arbeitstage'). Empty for none."""
    low = text.strip().lower()
    if low in w.UNITS:
        return w.UNITS[low]
    if re.search(r"abende?n?$", low):
        return "day"
    return next((w.UNITS[low[at:]] for at in range(1, len(low)) if low[at:] in w.UNITS), "")


def calendar_unit(text: str) -> tuple[Unit, int]:
    """The calendar's unit for a word, and how many of it one is."""
    return values.calendar_unit(unit(text))


def year(text: str) -> str:
    """The year that words say, as TIMEX3 writes it: 1995, BC0044, XX95 for '95. Empty where they say none."""
    if found := re.search(r"\d+", text):
        return values.year(found[0], bc=bool(re.search(r"v\.|vor ", text)), short="'" in text)
    said = next((value for word in _WORD.findall(text) if (value := spelled(word)) is not None), None)
    return f"{said:04.0f}" if said and 1000 <= said < 2200 else ""


def month(text: str) -> int:
    """The number of a month's name."""
    return w.MONTHS[text.strip(" .\n").lower()]


def weekday(text: str) -> int:
    """1 (Monday) to 7."""
    low = text.strip(" .,\n").lower()
    return w.WEEKDAYS.get(low) or w.WEEKDAYS.get(low.removesuffix("s")) or w.SHORT_DAYS[low]


def part(text: str) -> Mod | None:
    """START, MID or END for 'Anfang', 'Mitte des', 'späten'."""
    found = next((w.PARTS[word] for word in _WORD.findall(text) if word in w.PARTS), "")
    return "START" if found == "START" else "MID" if found == "MID" else "END" if found else None


def approx(text: str) -> Mod | None:
    """The modifier of 'etwa', 'mehr als', 'knapp', 'mindestens' and their like."""
    said = set(_WORD.findall(text))
    if said & {"knapp", "knappe", "knappes", "knappen", "fast", "beinahe", "nahezu", "annähernd", "weniger", "kürzer"}:
        return "LESS_THAN"
    if said & {"gut", "gute", "gutes", "guten", "mehr", "länger"}:
        return "MORE_THAN"
    if said & {"mindestens", "wenigstens"}:
        return "EQUAL_OR_MORE"
    if said & {"höchstens", "maximal", "bis"}:
        return "EQUAL_OR_LESS"
    return "APPROX" if said & {"etwa", "rund", "ungefähr", "circa", "ca", "zirka", "schätzungsweise"} else None


def mod(found: Found) -> Mod | None:
    """What the parts `part` and `approx` of a rule modify."""
    return part(found["part"]) or approx(found["approx"])


def date(value: str, found: Found) -> Meaning:
    """A DATE of this value, with the modifier that the rule found."""
    return Meaning("DATE", value, mod(found))


def of_weekday(meaning: Meaning, found: Found) -> Meaning:
    """A day with the weekday that stands beside it."""
    return attrs.evolve(meaning, weekday=weekday(found["wday"])) if found["wday"] else meaning


def step(text: str) -> int:
    """How many units on or back the words lead: 'vergangenen' -1, 'diesem' 0, 'nächsten' 1."""
    return next((w.STEPS[word] for word in _WORD.findall(text) if word in w.STEPS), 0)


def pod(text: str) -> str:
    """The T part of a part of the day: TEV, TNI, T00:00; empty for none."""
    low = text.strip().lower()
    code = w.PARTS_OF_DAY.get(low) or w.PARTS_OF_DAY.get(low.removesuffix("s")) or w.PODS.get(low)
    return f"T{code}" if code else ""


def dated_length(count: float | None, name: str, n: int, base: str, found: Found) -> Meaning:
    """A length that dates: 'vor drei Tagen', 'zwei Jahre später'. `n` is -1 back and 1 on.

    German marks the length alone ('vor [drei Tagen]'), and so the value is the length; the shift tells the date.
    """
    unit, times = values.calendar_unit(name)
    mod = approx(found["approx"])
    if unit in ("decade", "century"):
        unit, times = "year", {"decade": 10, "century": 100}[unit]
    if count is None:
        pick = "PAST_REF" if n < 0 else "FUTURE_REF"
        return Meaning("DURATION", values.duration(None, name), mod, _shift(base, unit, None, pick))
    whole = count * times
    if whole != int(whole):
        unit, whole = ("month", whole * 12) if unit == "year" else (unit, round(whole))
    shift = _shift(base, unit, n * int(whole), "")
    return Meaning("DURATION", values.duration(count, name), mod, shift)


def _shift(base: str, unit: Unit, n: int | None, pick: str) -> Shift:
    return Shift("reference" if base == "reference" else "dct", unit, n, unit, pick)
