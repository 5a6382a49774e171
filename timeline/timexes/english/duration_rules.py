"""Rules for durations, sets and parts of the day."""

from __future__ import annotations

import re
from typing import Final

from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import making as m
from timeline.timexes.english import words as w


def _duration(found: Found) -> Made:
    name = m.unit(found["unit"])
    after = found.after()
    if (found["approx"] == "over" and found["the"]) or _is_always(found, name):
        return None  # 'over the next three days' is no comparison
    if (
        re.match(r"[ -]old\b", after)
        or found["old"]
        or (name == "quarter" and (re.match(r" of\b", after) or "-" in found.raw("unit")))
    ):
        return None
    if found["num"] in ("a", "an") and re.fullmatch(
        r"\d[\d.,]*|cents?|dollars|pounds|euros|million|billion|percent|%|times|once|twice", found.before()
    ):
        return Meaning("SET", values.duration(1, name))
    if name in ("weekend", "second") and found["num"] in ("a", "an", "the"):
        return None
    count = (
        2.0
        if "couple" in found["vague"]
        else None
        if found["vague"] and "couple" not in found["vague"]
        else m.number(found["num"] or found["vague"])
    )
    if name == "quarter" and found["num"] in ("a", "an"):
        return None
    if count is not None and found["half"]:
        count += 0.5
        if name in ("year", "century"):
            value = f"P{int(count)}Y6M" if name == "year" else f"P{int(count * 100)}Y"
            return Meaning("DURATION", value, m.approx(found["approx"]))
    return Meaning("DURATION", values.duration(count, name), m.approx(found["approx"]))


def _is_always(found: Found, name: str) -> bool:
    """'24 hours a day', 'seven days a week': an idiom for always, or a rate."""
    after = found.after() + found.after(2)
    whole = {"hour": (24, " a day"), "day": (7, " a week")}.get(name)
    if name in ("day", "week") and found["num"] == "a" and found.before().lower() in ("hours", "days"):
        return True
    return whole is not None and after.lower() == whole[1] and m.number(found["num"]) == whole[0]


def _half(found: Found) -> Made:
    name = m.unit(found["unit"])
    value = {"hour": "PT30M", "year": "P6M", "day": "PT12H", "century": "P50Y", "decade": "P5Y", "minute": "PT30S"}.get(
        name
    )
    return Meaning("DURATION", value, m.approx(found["approx"])) if value else None


def _plural(found: Found) -> Made:
    """'for weeks', 'after months of talks': a stretch whose length is not said."""
    if found.before().lower() not in _PLURAL_LEADS or re.match(r"-|'| \d{4}", found.after()):
        return None
    return Meaning("DURATION", values.duration(None, m.unit(found["unit"])))


_PLURAL_LEADS: Final = frozenset(
    "for after in over within of through during the by took takes take last lasted lasting".split()
)


def _bare(found: Found) -> Made:
    """In a short message a bare unit is one of it: 'what a day'."""
    name, glued = m.unit(found["unit"]), found.before() == "-" or found.after().startswith("-")
    rate = found.before() == "a" or (found.after() + found.after(2)).lower() in (" a day", " a week")
    if len(found.prose) > SHORT or glued or rate or name in _NEVER_BARE:
        return None
    if name == "weekend":
        return Meaning("DATE", "XXXX-WXX-WE")
    if name == "night":
        return Meaning("TIME", "TNI")
    return Meaning("DURATION", values.duration(1 if found["unit"] == name else None, name))


_NEVER_BARE: Final = ("second", "minute", "quarter", "season", "decade", "century")
SHORT: Final = 320
"""Characters: a text as short as that is a message, where bare words of time stand for themselves."""


def _long(found: Found) -> Made:
    if found["old"] or found.before() == "-":
        return None
    return Meaning("DURATION", values.duration(1, m.unit(found["unit"])))


def _set(found: Found) -> Made:
    n = m.number(found["count"]) if found["count"] else 1.0
    if found["other"]:
        n = 2.0
    if found["wday"]:
        return Meaning("SET", f"XXXX-WXX-{m.weekday(found['wday'])}")
    if found["month"]:
        return Meaning("SET", f"XXXX-{m.month(found['month']):02d}")
    if found["season"]:
        return Meaning("SET", f"XXXX-{w.SEASONS[found['season'].removesuffix('s')]}")
    if found["pod"]:
        return Meaning("SET", f"XXXX-XX-XXT{w.PARTS_OF_DAY[found['pod']]}")
    if m.unit(found["unit"]) == "weekend":
        return Meaning("SET", "XXXX-WXX-WE")
    return Meaning("SET", values.duration(n, m.unit(found["unit"])))


def _weekdays(found: Found) -> Made:
    return Meaning("SET", f"XXXX-WXX-{m.weekday(found['day'])}")


_ADVERBS: Final = {
    "daily": "P1D", "everyday": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
    "annual": "P1Y", "hourly": "PT1H", "nightly": "P1D", "biweekly": "P2W", "fortnightly": "P2W",
}  # fmt: skip


def _adverb(found: Found) -> Made:
    return Meaning("SET", _ADVERBS[found["word"]])


def _pod(found: Found) -> Made:
    """A bare part of the day: 'in the evening', 'the morning'."""
    if (
        not found["the"]
        and len(found.prose) > SHORT
        and found.before().lower() not in ("at", "by", "until", "since", "before", "after", "around")
    ):
        return None
    code = w.PARTS_OF_DAY[found["pod"].removesuffix("s")]
    return Meaning("TIME", f"T{code}", m.mod(found))


RULES: Final = (
    Rule(
        "times-a-unit",
        "(once|twice|thrice|{count} times) (a|an|each|every|per) {unit}",
        _set,
        ("twice a week", "P1W"),
    ),
    Rule(
        "every",
        "(every|each) (other: other)? ({count} {unit}|{unit}|{wday}|{month}|{season}|(pod: [pod]))",
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
        "adverb-set",
        "(word: daily|everyday|weekly|monthly|yearly|annually|hourly|nightly|biweekly|fortnightly)",
        _adverb,
        ("a daily paper", "P1D"),
    ),
    Rule(
        "half-unit",
        "{approx}? (half a|half an|half [hyphen] an|a half [hyphen]?|half [hyphen]) {unit}",
        _half,
        ("half an hour", "PT30M"),
    ),
    Rule(
        "unit-and-half",
        "{approx}? {num} {unit} (half: and a half)",
        _duration,
        ("a year and a half", "P1Y6M"),
    ),
    Rule(
        "number-and-half",
        "{approx}? {num} (half: and a half) {unit}",
        _duration,
        ("two and a half years", "P2Y6M"),
    ),
    Rule(
        "duration",
        "{approx}? ((the: the)|another)? (first|full|whole|entire|next|additional|further)? {num} [hyphen]? "
        "(more|consecutive|straight|full|additional|business|whole|long|entire|further|solid|calendar|successive)? "
        "[hyphen]? {unit} ([hyphen] (long|(old: old))|long|(old: old))?",
        _duration,
        ("for more than two weeks", "P2W MORE_THAN"),
    ),
    Rule(
        "vague-duration",
        "{approx}? {vague} [hyphen]? (more|consecutive|long)? {unit}",
        _duration,
        ("for several months", "PXM"),
    ),
    Rule(
        "unit-long",
        "{unit} [hyphen] (long|(old: old))",
        _long,
        ("the decade-long war", "P10Y"),
    ),
    Rule(
        "plural-duration",
        "(unit: [units])",
        _plural,
        ("for weeks", "PXW"),
    ),
    Rule(
        "bare-unit",
        "(unit: [unit]|[units]) ([int])?",
        _bare,
        ("Happy day!", "P1D"),
    ),
    Rule(
        "part-of-day",
        "((the: the) {part}?|{part})? {pod}",
        _pod,
        ("in the evening", "XXXX-XX-XXTEV"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
