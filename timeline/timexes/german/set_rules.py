"""Rules for what comes again: täglich, jeden Dienstag, zweimal im Monat."""

from __future__ import annotations

import re
from typing import Final

from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.german import making as m
from timeline.timexes.german import words as w


def _adverb(found: Found) -> Made:
    return Meaning("SET", w.SETS[found["word"]])


def _weekdays(found: Found) -> Made:
    name = found["day"]
    if found.raw("day")[0].isupper() and found.before().lower() in ("des", "eines"):
        return None  # 'des Montags'
    pod = m.pod(found["pod"])
    if name in ("werktags", "wochentags"):
        return Meaning("SET", "XXXX-XX-XX")
    return Meaning("SET", f"XXXX-WXX-{m.weekday(name)}{pod}")


def _part_of_days(found: Found) -> Made:
    """nachts, abends: every night; as its sentence's first word that of the day told ('Abends kam er heim').

    Behind a clock time it only says which half of the day.
    """
    if re.fullmatch(r"(?i)uhr|\d+|\d+[.:]\d+", found.before()):
        return None
    pod = m.pod(found["word"])
    return Meaning("TIME", pod) if found.raw("word")[0].isupper() else Meaning("SET", f"XXXX-XX-XX{pod}")


def _every(found: Found) -> Made:
    """jeden Dienstag, jedes Jahr, alle vier Jahre, jeden zweiten Donnerstag."""
    if found["weekpod"]:
        day, code = w.DAYS_WITH_PART[found["weekpod"]]
        return Meaning("SET", f"XXXX-WXX-{day}T{code}")
    if found["wday"]:
        return Meaning("SET", f"XXXX-WXX-{m.weekday(found['wday'])}{m.pod(found['pod'])}")
    if found["month"]:
        return Meaning("SET", f"XXXX-{m.month(found['month']):02d}")
    if found["season"]:
        return Meaning("SET", f"XXXX-{w.SEASONS[found['season']]}")
    if found["pod"]:
        return Meaning("SET", "XXXX-XX-XX" + m.pod(found["pod"]))
    name = m.unit(found["unit"])
    if name == "weekend":
        return Meaning("SET", "XXXX-WXX-WE")
    count = m.number(found["count"]) if found["count"] else float(m.ordinal(found["ord"]) or 1)
    return Meaning("SET", values.duration(None if found["few"] else count, name))


def _per(found: Found) -> Made:
    """pro Jahr, zweimal im Monat, dreimal täglich."""
    return Meaning("SET", values.duration(1, m.unit(found["unit"])))


def _in_the(found: Found) -> Made:
    """'im Jahr', 'am Tag' behind a count: 500 Menschen im Jahr. With a year or an adjective it is a date."""
    near = " ".join(found.before(n) for n in range(5, 0, -1))
    if not re.search(r"\d|mal\b|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|einen?|Euro|Mark)\b", near):
        return None
    if re.match(r"\s*(?:\d|vor\b|nach\b|de[srn]\b|zuvor|darauf|davor|danach)", found.after()):
        return None
    return _per(found)


def _weekends(found: Found) -> Made:
    return Meaning("SET", "XXXX-WXX-WE")


def _again(found: Found) -> Made:
    """Jahr um Jahr, Tag für Tag."""
    if found["unit"] != found["unit2"]:
        return None
    return _per(found)


RULES: Final = (
    Rule(
        "weekdays",
        "(day: [wdset]) (pod: [podadv])?",
        _weekdays,
        ("dienstags geschlossen", "XXXX-WXX-2"),
    ),
    Rule(
        "every",
        "[every] ({ord}|(few: paar)|{count})? ((weekpod: [wdpod])|{wday} {pod}?|{month}|{season}|{pod}|(unit: [unit])) "
        "((im|des|in der) (monat|monats|woche|jahr))?",
        _every,
        ("jeden zweiten Donnerstag im Monat", "XXXX-WXX-4"),
    ),
    Rule(
        "times-a-unit",
        "([numtimes]|{count} mal|{count} [hyphen] mal) (pro|im|am|je|in der|die|jeden) (unit: [single])",
        _per,
        ("zweimal pro Woche", "P1W"),
    ),
    Rule(
        "per-unit",
        "(pro|je) (unit: [single])",
        _per,
        ("200 Euro pro Jahr", "P1Y"),
    ),
    Rule(
        "unit-by-unit",
        "{unit} (um|für) {unit}",
        _again,
        ("Jahr für Jahr", "P1Y"),
    ),
    Rule(
        "weekends",
        "an (den)? (wochenenden)",
        _weekends,
        ("an Wochenenden geschlossen", "XXXX-WXX-WE"),
    ),
    Rule(
        "in-the-unit",
        "(im (unit: jahr|monat)|am (unit: tag)|in der (unit: woche|stunde))",
        _in_the,
        ("500 Besucher im Jahr", "P1Y"),
    ),
    Rule(
        "adverb-set",
        "(word: [setadv])",
        _adverb,
        ("erscheint täglich", "P1D"),
    ),
    Rule(
        "parts-of-days",
        "(word: [podadv])",
        _part_of_days,
        ("Es friert nachts.", "XXXX-XX-XXTNI"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
