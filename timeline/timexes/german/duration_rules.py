"""Rules for durations: drei Tage, zweieinhalb Jahre, jahrelang, dreijährig."""

from __future__ import annotations

import re
from typing import Final

from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.german import making as m
from timeline.timexes.german import words as w
from timeline.timexes.german.numerals import spelled

_HALVES: Final = {
    "hour": "PT30M", "year": "P6M", "day": "PT12H", "century": "P50Y", "decade": "P5Y", "minute": "PT30S",
    "month": "P0.5M",
}  # fmt: skip
_OLD: Final = re.compile(r"\s(?:alt|jung|jünger|älter)(?:e[nmrs]?)?\b")


def _duration(found: Found) -> Made:
    name, count = m.unit(found["unit"]), m.number(found["num"])
    if not name or _is_age(found, name) or (name == "weekend" and count == 1.0):
        return None
    if found["num"].startswith("ein") and found["unit"].strip() not in w.UNITS:
        return None  # 'ein Radtag'
    if count == 1.0 and found["num"].startswith("ein") and name in ("second", "quarter", "night"):
        return None
    return Meaning("DURATION", values.duration(count, name), m.approx(f"{found['approx']} {found['quality']}"))


def _is_age(found: Found, name: str) -> bool:
    """Whether years are those that somebody is old: 'mit 16 Jahren', '20 Jahre alt'."""
    if _OLD.match(found.after()):
        return True
    before = found.before().lower()
    aged = before in ("ab", "mit", "unter", "über", "alter") or found.before(2).lower() == "alter"
    return name == "year" and aged and found["unit"].endswith("n") and not found["num"].startswith("ein")


_FALLING: Final = ("year", "month", "week", "day", "hour", "minute", "second")


def _two_units(found: Found) -> Made:
    """drei Jahre und vier Monate: P3Y4M."""
    one, two = (
        values.duration(m.number(found[num]), m.unit(found[unit])) for num, unit in (("num", "unit"), ("num2", "unit2"))
    )
    timed = one.startswith("PT")
    larger, smaller = m.unit(found["unit"]), m.unit(found["unit2"])
    if "X" in one + two or larger not in _FALLING or smaller not in _FALLING[_FALLING.index(larger) + 1 :][:2]:
        return None  # a list: 'drei Tage, hundert Jahre'
    return Meaning("DURATION", one + two[2 if timed else 1 :])


def _vague(found: Found) -> Made:
    if _OLD.match(found.after()):
        return None
    return Meaning("DURATION", values.duration(None, m.unit(found["unit"])))


def _half(found: Found) -> Made:
    value = _HALVES.get(m.unit(found["unit"]))
    return Meaning("DURATION", value, m.approx(found["approx"])) if value else None


def _lump(found: Found) -> Made:
    count, name = w.LUMPS[found["word"]]
    return Meaning("DURATION", values.duration(count * (m.number(found["num"]) or 1), name), m.approx(found["approx"]))


def _long(found: Found) -> Made:
    return Meaning("DURATION", values.duration(None, w.LONG[found["word"]]))


_WHAT_LASTS: Final = re.compile(
    r"\s(?:[a-zäöüß]+e[nmrs]?\s)?(?:\w*(?:[Kk]rieg|[Zz]eit|[Ss]trafe|[Hh]aft|[Pp]ause|[Pp]eriode|[Dd]auer|[Ff]rist|[Ss]perre|"
    r"[Aa]rbeit|[Vv]ertrag|[Hh]errschaft|[Rr]egierung|[Ss]tudium|[Aa]usbildung|[Ss]uche|[Pp]lanung|[Ff]orschung|"
    r"[Bb]elagerung|[Bb]esatzung|[Mm]itgliedschaft|[Tt]ätigkeit|[Rr]eise|[Aa]ufenthalt|[Ee]xil|[Ee]he|[Uu]mbau|"
    r"[Kk]onflikt|[Vv]erhandlung|[Tt]radition|[Gg]eschichte))(?:en|es|s|e|n)?\b"
)


def _lasting(found: Found) -> Made:
    """dreijährig, zweiwöchig, 8-tägig: a length; of years only with what lasts, for else they are an age."""
    word = found["word"]
    stem = next(stem for stem in w.LASTING if stem in word)
    prefix, name = word[: word.rindex(stem)], w.LASTING[stem]
    if (
        name == "year"
        and prefix not in ("mehr", "halb", "ganz")
        and not _WHAT_LASTS.match(found.prose, found.span().end)
    ):
        return None
    if prefix in ("mehr", "viel", "") and not found["int"]:
        return Meaning("DURATION", values.duration(None, name)) if prefix else None
    if prefix in ("halb", "ganz"):
        return Meaning("DURATION", _HALVES[name] if prefix == "halb" else values.duration(1, name))
    count = m.number(found["int"]) if found["int"] else spelled(prefix)
    return Meaning("DURATION", values.duration(count, name)) if count else None


_PLURAL_LEADS: Final = frozenset("seit über nach für vor in während binnen innerhalb".split())


def _plural(found: Found) -> Made:
    """'über Jahre', 'seit Wochen', 'lange Jahre': a stretch whose length is not said."""
    if found.raw("unit")[0].islower() or re.match(r"-|\s\d|\s?/", found.after()) or found.before() in ("-", "er", "/"):
        return None
    if not (found["all"] or found["lange"] or found.before().lower() in _PLURAL_LEADS):
        return None
    return Meaning("DURATION", values.duration(None, m.unit(found["unit"])))


def _the_one(found: Found) -> Made:
    """'das Jahr, in dem', 'den ersten Tag': one of it."""
    if re.match(r"\s(?:\d|de[srn]\b)", found.after()):
        return None
    return Meaning("DURATION", values.duration(1, m.unit(found["unit"])))


RULES: Final = (
    Rule(
        "two-units",
        "{approx}? {num} {unit} (und|[comma]) {num} {unit}",
        _two_units,
        ("drei Jahre und vier Monate Haft", "P3Y4M"),
    ),
    Rule(
        "half-unit",
        "{approx}? ({num}|{art})? (halbe|halben|halbes|halber) {unit}",
        _half,
        ("eine halbe Stunde", "PT30M"),
    ),
    Rule(
        "lump",
        "{approx}? ({num}|{art})? (word: [lump])",
        _lump,
        ("eine Viertelstunde", "PT15M"),
    ),
    Rule(
        "duration",
        "{approx}? ([art] (ganzen|ganze|ersten|weiteren|restlichen|übrigen)? {num}|[poss]? {num}) (quality: [adj])? "
        "(unit: [unit]|[compound]) (lang)?",
        _duration,
        ("mehr als zwei Wochen", "P2W MORE_THAN"),
    ),
    Rule(
        "vague-duration",
        "{approx}? {vague} [adj]? {unit} (lang)?",
        _vague,
        ("mehrere Monate lang", "PXM"),
    ),
    Rule(
        "long",
        "(word: [lengthy])",
        _long,
        ("Sie stritten jahrelang.", "PXY"),
    ),
    Rule(
        "lasting",
        "({int} [hyphen])? (word: [lasting])",
        _lasting,
        ("nach dreijähriger Bauzeit", "P3Y"),
    ),
    Rule(
        "plural-duration",
        "((all: alle|all|diese|dieser|die|den) (all|diese|die|ganzen)?)? (lange: lange|langen|langer)? "
        "(unit: [plural])",
        _plural,
        ("all diese Jahre", "PXY"),
    ),
    Rule(
        "the-one",
        "((das|den|ein|einen) ([ordword]|letzten|ganze|ganzen)?|im [ordword]) (unit: jahr|tag|monat)",
        _the_one,
        ("den ganzen Tag", "P1D"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
