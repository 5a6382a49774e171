"""Rules for what comes again: 'every Tuesday', 'twice a week', 'per year', 'daily', 'at weekends'."""

from __future__ import annotations

import re
from typing import Final

from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import making as m
from timeline.timexes.english import words as w


def _set(found: Found) -> Made:
    """'every Tuesday', 'each year', 'every three months', 'every other day', 'per year'."""
    quant = found["quant"].upper()
    if found["wday"]:
        pod = f"T{w.PARTS_OF_DAY[found['pod']]}" if found["pod"] else ""
        return Meaning("SET", f"XXXX-WXX-{m.weekday(found['wday'])}{pod}", quant=quant)
    if found["month"]:
        day = m.ordinal(found["day"])
        value = f"XXXX-{m.month(found['month']):02d}" + (f"-{day:02d}" if day else "")
        return Meaning("SET", value, quant=quant)
    if found["season"]:
        return Meaning("SET", f"XXXX-{w.SEASONS[found['season'].removesuffix('s')]}", quant=quant)
    if found["pod"]:
        return Meaning("SET", f"XXXX-XX-XXT{w.PARTS_OF_DAY[found['pod']]}", quant=quant)
    if m.unit(found["unit"]) == "weekend":
        return Meaning("SET", "XXXX-WXX-WE", quant=quant)
    n = 2.0 if found["other"] else None if found["few"] else m.number(found["count"]) if found["count"] else 1.0
    return Meaning("SET", values.duration(n, m.unit(found["unit"])), quant=quant)


def _times(found: Found) -> Made:
    """'twice a week'."""
    n = {"once": 1.0, "twice": 2.0, "thrice": 3.0}.get(found["often"]) or m.number(found["count"])
    freq = f"{values.shown(n)}X" if n else ""
    return Meaning("SET", values.duration(1, m.unit(found["unit"])), freq=freq)


def _weekdays(found: Found) -> Made:
    return Meaning("SET", f"XXXX-WXX-{m.weekday(found['day'])}")


_ADVERBS: Final = {
    "daily": "P1D", "everyday": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
    "annual": "P1Y", "hourly": "PT1H", "nightly": "P1D", "biweekly": "P2W", "fortnightly": "P2W",
    "biannually": "P6M", "half yearly": "P6M", "half hourly": "PT30M", "biennially": "P2Y",
}  # fmt: skip


def _adverb(found: Found) -> Made:
    if re.match(r" [A-Z]", found.after()) and found["word"] == "daily":
        return None  # 'the party daily Granma'
    return Meaning("SET", _ADVERBS[found["word"].replace("-", " ")])


def _week_parts(found: Found) -> Made:
    return Meaning("SET", "XXXX-WXX-WE" if found["word"] == "weekends" else "XXXX-WXX-WD")


def _pods(found: Found) -> Made:
    """'in the mornings'; without 'in', only some of them are meant."""
    led = found.before().lower() in ("in", "on", "during")
    return Meaning("SET", f"XXXX-XX-XXT{w.PARTS_OF_DAY[found['pod']]}") if led else None


RULES: Final = (
    Rule(
        "times-a-unit",
        "((often: once|twice|thrice)|(count: [int]|[numword]|several|many|(a)? few) times) (a|an|each|every|per) "
        "{unit}",
        _times,
        ("twice a week", "P1W"),
    ),
    Rule(
        "every",
        "(quant: every|each) ((other: other|second|alternate)? ({unit}|{wday} (pod: [pod])?)|{count} {unit}"
        "|(few: few|couple of) {unit}|{month} {day}?|{day} of? {month}|{season}|(pod: [pod]))",
        _set,
        ("every Tuesday", "XXXX-WXX-2"),
    ),
    Rule(
        "per-unit",
        "(per|a) {unit} (each|per)",
        _set,
        ("per week each", "P1W"),
    ),
    Rule(
        "per",
        "per {unit}",
        _set,
        ("per year", "P1Y"),
    ),
    Rule(
        "weekdays",
        "(day: [weekdays])",
        _weekdays,
        ("closed Mondays", "XXXX-WXX-1"),
    ),
    Rule(
        "week-parts",
        "(word: weekends|weekdays|weeknights)|(every|each) weekday",
        _week_parts,
        ("closed at weekends", "XXXX-WXX-WE"),
    ),
    Rule(
        "parts-of-days",
        "the (pod: [pods])",
        _pods,
        ("in the mornings", "XXXX-XX-XXTMO"),
    ),
    Rule(
        "adverb-set",
        "(word: half [hyphen]? (yearly|hourly)|daily|everyday|weekly|monthly|yearly|annually|hourly|nightly|biweekly"
        "|fortnightly|biannually|biennially)",
        _adverb,
        ("a daily paper", "P1D"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
