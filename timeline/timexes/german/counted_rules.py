"""Rules for lengths that date (vor drei Tagen, seit zehn Jahren, in den vergangenen Wochen), and for jetzt and bald."""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.expressions import Shift
from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.german import guards
from timeline.timexes.german import making as m


def _ago(found: Found) -> Made:
    """vor drei Tagen, vor Jahren: the length is marked, and dated."""
    name = m.unit(found["unit"])
    count = None if found["vague"] or not found["num"] else m.number(found["num"])
    if not name or (count is None and found["num"]):
        return None
    return (("length", m.dated_length(count, name, -1, "dct", found)),)


def _hence(found: Found) -> Made:
    """in zwei Wochen: ahead, unless its sentence tells what has been."""
    meaning = m.dated_length(m.number(found["num"]), m.unit(found["unit"]), 1, "dct", found)
    return (("length", attrs.evolve(meaning, shift=None) if guards.is_over(found) else meaning),)


def _since(found: Found) -> Made:
    """seit drei Jahren: a stretch up to the article."""
    name = m.unit(found["unit"])
    unit, times = values.calendar_unit(name)
    count = None if found["vague"] else m.number(found["num"])
    n = None if count is None else -round(count * times)
    meaning = Meaning(
        "DURATION", values.duration(count, name), m.approx(found["approx"]), Shift("dct", unit, n, unit, "PAST_REF")
    )
    return (("length", meaning),)


def _later(found: Found) -> Made:
    """zwei Tage später, ein Jahr zuvor: counted from what was told."""
    n = -1 if found["way"] in ("früher", "zuvor", "davor", "vorher") else 1
    count = None if found["vague"] or not found["num"] else m.number(found["num"])
    return m.dated_length(count, m.unit(found["unit"]), n, "reference", found)


def _window(found: Found) -> Made:
    """in den vergangenen Wochen, die letzten drei Jahre, in den kommenden Tagen: a stretch beside its anchor."""
    name = m.unit(found["unit"])
    unit, times = values.calendar_unit(name)
    ahead = m.step(found["which"]) > 0
    count = None if found["vague"] or not found["num"] else m.number(found["num"])
    told = bool(re.match(r"folgend|darauffolgend|vorangegangen|vorherig|vorhergehend", found["which"]))
    n = None if count is None else (1 if ahead else -1) * round(count * times)
    shift = Shift("reference" if told else "dct", unit, n, unit, "FUTURE_REF" if ahead else "PAST_REF")
    return Meaning("DURATION", values.duration(count, name), m.approx(found["approx"]), shift)


def _these_days(found: Found) -> Made:
    """'in diesen Tagen': around now."""
    return Meaning("DURATION", values.duration(None, m.unit(found["unit"])))


_PAST: Final = frozenset(
    "damals früher einst einstmals ehedem ehemals vormals kürzlich unlängst neulich jüngst kurzem langem einiger "
    "langer jüngster jüngerer letzter letzten vergangener "
    "vergangenen vergangenheit jener".split()
)
_FUTURE: Final = frozenset("bald demnächst künftig zukünftig zukunft nächster absehbarer kürze bälde".split())
_COMPARED: Final = re.compile(r"\s(?:als|oder später|Präsident|Chef)")


def _reference_word(found: Found) -> Made:
    text, before = " ".join(found["word"].split()), found.before()
    after = found.after() + found.after(2)
    if text == "früher" and (
        _COMPARED.match(after) or re.match(r"(?i)jahre?n?$|tage?n?$|wochen?$|monate?n?$|stunden?$|viel|noch", before)
    ):
        return None
    if text == "nun" and not (_opens(found) or (before == "von" and found.after() == " an")):
        return None
    if text in ("bald", "jüngst") and (
        before.lower() in ("so", "sehr", "zu") or re.match(r"\s*(?:darauf|nach|als)", after)
    ):
        return None
    if text.startswith("zur zeit") and re.match(r"\s(?:de[sr]|von|ein)", after):
        return None  # 'zur Zeit der Besatzung'
    said = set(text.split())
    if "dieser" in said and before.lower() == "zu":
        return Meaning("DATE", "PAST_REF")
    zukunft = said & _FUTURE or text.startswith("zukünftig")
    value = "PAST_REF" if said & _PAST else "FUTURE_REF" if zukunft else "PRESENT_REF"
    return Meaning("DATE", value)


def _opens(found: Found) -> bool:
    """Whether 'Nun' begins its sentence; inside one or before a comma it is no time ('das ist nun so', 'Nun, ja')."""
    return found.raw("word")[0].isupper() and not found.after().startswith(",")


RULES: Final = (
    Rule(
        "ago",
        "vor (length: {approx}? ({num}|{vague}) [adj]? {unit}|(unit: [plural]))",
        _ago,
        ("vor rund drei Jahren", "P3Y dct-3 year APPROX"),
    ),
    Rule(
        "since-so-long",
        "seit (über|nunmehr|schon|bereits|mittlerweile|inzwischen)? (length: {approx}? ({num}|{vague}) [adj]? {unit})",
        _since,
        ("seit zehn Jahren", "P10Y dct-10 year PAST_REF"),
    ),
    Rule(
        "later",
        "({approx}? ({num}|{vague}) [adj]? {unit}|(unit: [plural])) (way: später|früher|zuvor|davor|vorher|darauf"
        "|danach)",
        _later,
        ("zwei Tage später", "P2D reference+2 day"),
    ),
    Rule(
        "hence",
        "in (length: {approx}? {num} {unit})",
        _hence,
        ("in zwei Wochen beginnt es", "P2W dct+2 week"),
    ),
    Rule(
        "window",
        "{approx}? ({art}|[poss])? (which: [past]|[next]|[follow]|[recent]) ({num}|{vague})? [adj]? (unit: [plural])",
        _window,
        ("in den vergangenen zwei Jahren", "P2Y dct-2 year PAST_REF"),
    ),
    Rule(
        "these-days",
        "(diesen|dieser|diese) (unit: [plural])",
        _these_days,
        ("in diesen Tagen", "PXD"),
    ),
    Rule(
        "reference-word",
        "(word: jetzt|nun|derzeit|zurzeit|zur zeit|zur stunde|momentan|im moment|im augenblick|heutzutage"
        "|gegenwärtig|[art]? gegenwart|[today]|damals|früher|einst|einstmals|ehedem|ehemals|vormals|kürzlich|unlängst"
        "|neulich|jüngst"
        "|vor (kurzem|langem|einiger zeit|langer zeit)|[art]? (jüngster|jüngerer) zeit"
        "|([art]? (letzter|vergangener|vergangenen|jener|dieser)|[art] letzten) [adj]? (zeit|zeiten)"
        "|[art]? vergangenheit|bald|demnächst|künftig|zukünftig|zukünftige|zukünftigen|[art]? zukunft"
        "|(nächster|absehbarer) zeit|in (kürze|bälde))",
        _reference_word,
        ("Jetzt hält er.", "PRESENT_REF"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
