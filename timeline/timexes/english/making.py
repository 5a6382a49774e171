"""From English words to TIMEX3 values: numbers, years, days, units. Everything here is pure and small."""

from __future__ import annotations

import functools
import re
from typing import Final, Literal

import attrs

from timeline.calendar import Unit
from timeline.expressions import Mod, Shift
from timeline.timexes import values
from timeline.timexes.engine import Found, Meaning
from timeline.timexes.english import words as w

_kept: Final = functools.lru_cache(maxsize=2048)
"""For what is asked of the same few words again and again."""
_UNSAID: Final = re.compile(r"\b(?:several|few|many|some|numerous|countless|handful|dozens|hundreds|thousands)\b")


@_kept
def number(text: str) -> float | None:
    """The number that words or digits say: 'two hundred and five', '3,000', '2.5', '1/2', 'a couple'. None for an
    unsaid one ('several').
    """
    if found := re.match(r"(\d+) ?/ ?(\d+)", text):
        return int(found[1]) / int(found[2]) if int(found[2]) else None
    if found := re.search(r"\d[\d.,]*", text):
        return float(found[0].replace(",", "").rstrip("."))
    if _UNSAID.search(text):
        return None
    said = [word for word in re.findall(r"[a-z]+", text) if word in w.NUMBERS]
    if not said:
        return 2.0 if "couple" in text else 1.0 if re.match(r"an?$", text.strip()) else None
    return float(_summed(said))


def _summed(said: list[str]) -> int:
    """What number words make together: 200 and 5, 3 times 1000."""
    total, current = 0, 0
    for word in said:
        value = w.NUMBERS[word]
        if value >= 1000:
            total, current = total + (current or 1) * value, 0
        elif word in ("hundred", "dozen"):
            current = (current or 1) * value
        else:
            current += value
    return total + current


def are_two(text: str) -> bool:
    """Whether number words are two numbers ('two and three') and not one ('a hundred and three')."""
    return bool(_TWO.search(text))


_TWO: Final = re.compile(r"(?<!hundred)(?<!thousand)(?<!million)(?<!dozen) and\b")


def is_counted(text: str) -> bool:
    """Whether a word is of what is counted by a time: 'five dollars a week', 'twice a day', '30 miles an hour'."""
    return bool(_COUNTED.fullmatch(text))


_COUNTED: Final = re.compile(
    r"\d[\d.,]*|cents?|dollars|pounds|euros|million|billion|percent|%|times|once|twice|miles|kilometres|kilometers|km"
)


def fraction(text: str) -> float:
    """0.5 of 'half an', 0.25 of 'a quarter of a', 0.75 of 'three quarters of an'; 0 for none."""
    if "half" in text:
        return 0.5
    return 0.0 if "quarter" not in text else 0.75 if "three" in text else 0.25


@_kept
def ordinal(text: str) -> int:
    """The number of an ordinal or of a day: '21st', 'twenty-first', '5', 'third'; 0 where it is none."""
    if found := re.search(r"\d+", text):
        return int(found[0])
    return sum(w.ORDINALS.get(word, 0) or w.NUMBERS.get(word, 0) for word in re.findall(r"[a-z]+", text))


@_kept
def unit(text: str) -> str:
    """The unit of a word, singular: 'yrs' is year; empty where it is none."""
    low = text.strip().lower()
    return w.UNITS.get(low) or w.UNITS.get(low.removesuffix("s")) or ""


def calendar_unit(text: str) -> tuple[Unit, int]:
    """The calendar's unit for a word, and how many of it one is: a fortnight is two weeks, a night a day."""
    return values.calendar_unit(unit(text))


@_kept
def year(text: str) -> str:
    """The year that words say, as TIMEX3 writes it: 1995, BC0480, 0070; XX95 for '95. Empty where they say none."""
    if found := re.search(r"\d+", text):
        return values.year(found[0], bc=bool(re.search(r"b\.?c", text)), short="'" in text)
    said = [word for word in re.findall(r"[a-z]+", text) if word in w.NUMBERS]
    if not said:
        return ""
    if "hundred" in said or "thousand" in said:  # 'nineteen hundred and five', 'two thousand and eight'
        return f"{_summed(said):04d}"
    first, *rest = (w.NUMBERS[word] for word in said)
    return f"{first * 100 + sum(rest):04d}"


def month(text: str) -> int:
    """The number of a month's name."""
    return w.MONTHS[text.strip(" .").lower()]


@_kept
def weekday(text: str) -> int:
    """1 (Monday) to 7."""
    low = text.strip(" .,").lower()
    return w.WEEKDAYS.get(low) or w.WEEKDAYS[low.removesuffix("s")]


@_kept
def part(text: str) -> Mod | None:
    """START, MID or END for 'early', 'the middle of', 'late'; None for two of them ('mid to late')."""
    if not text:
        return None
    said = {w.PARTS[word] for word in re.findall(r"[a-z]+", text) if word in w.PARTS}
    match "".join(said):
        case "START":
            return "START"
        case "MID":
            return "MID"
        case "END":
            return "END"
    return None


@_kept
def approx(text: str) -> Mod | None:
    """The modifier of 'about', 'more than', 'nearly', 'at least' and their like."""
    if not text:
        return None
    words = set(re.findall(r"[a-z]+", text))
    if words & {"nearly", "almost", "under", "less", "fewer"}:
        return "EQUAL_OR_LESS" if "no" in words else "LESS_THAN"
    if words & {"over", "more", "longer", "greater"}:
        return "EQUAL_OR_LESS" if "no" in words else "MORE_THAN"
    if "least" in words:
        return "EQUAL_OR_MORE"
    if words & {"most", "up"} or words & {"long", "much", "many"}:
        return "EQUAL_OR_LESS"
    return "APPROX" if words & {"about", "around", "approximately", "roughly", "circa", "ca", "c", "some"} else None


def mod(found: Found) -> Mod | None:
    """What the parts `part` and `approx` of a rule modify. 'They spoke about May 2024' is no guess at a date."""
    said = "" if found.before().lower() in _SPOKEN else found["approx"]
    return part(found["part"]) or approx(said)


_SPOKEN: Final = frozenset(
    "speak spoke speaks talk talked talks ask asked write wrote know knew think thought book film story article".split()
)


def date(value: str, found: Found) -> Meaning:
    """A DATE of this value, with the modifier that the rule found; a fiscal year is marked as one."""
    if _FISCAL.search(found[""]):
        return Meaning("DATE", f"{value}-FY", mod(found) or "APPROX")
    return Meaning("DATE", value, mod(found))


def of_weekday(meaning: Meaning, found: Found) -> Meaning:
    """A day with the weekday that stands beside it."""
    return attrs.evolve(meaning, weekday=weekday(found["wday"])) if found["wday"] else meaning


_FISCAL: Final = re.compile(r"\b(?:fiscal|financial|fy)")


def side(words: str) -> Literal["", "before", "after"]:
    """On which side of its anchor a time lies: 'earlier this year' is before now."""
    return "before" if "earlier" in words else "after" if "later" in words else ""


def step(words: str) -> int:
    """Which way a word counts: -1 for 'last', 1 for 'the following', 0 for 'this' and 'that'."""
    if re.search(r"last|past|previous|preceding|prior", words):
        return -1
    return 1 if re.search(r"next|following|coming|subsequent|ensuing|nxt", words) else 0


YEAR_OF: Final = (
    "(which: that same|that|the same|the very same|the following|the next|the previous|the preceding|this|last|next) "
    "year"
)
OWN: Final = ("this", "last", "next", "the")
"""What counts from the article's own time, and not from what was told before."""


def in_year(which: str, pick: str, grain: Unit) -> Shift:
    """Looked for in the year so many months from the anchor, which is not the next one of its name."""
    return Shift("dct" if which in OWN else "reference", "month", 12 * step(which), grain, pick)
