"""Rules for durations and parts of the day."""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.expressions import Shift
from timeline.later import later
from timeline.model import Genre
from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import guards
from timeline.timexes.english import making as m
from timeline.timexes.english import words as w


def _duration(found: Found) -> Made:
    name = m.unit(found["unit"])
    if _is_rate(found) and not _is_always(found, name):
        return Meaning("SET", values.duration(1, name))
    if found["old"] and name == "year" and "-" not in found.raw("core"):  # an age is a length where a life is told
        return Meaning(
            "DURATION", _value(m.number(found["num"]), name, found), m.approx(found["approx"]), genres=_STORY
        )
    if not _lasts(found, name) or m.are_two(found["num"]):
        return None
    count = 1.0 if found["num"] == "another" else m.number(found["num"] or found["vague"])
    meaning = Meaning("DURATION", _value(count, name, found), m.approx(found["approx"]))
    # 'the two-day rally': the article is the noun's, and the number an adjective to it.
    adjective = "-" in found.raw("core") or (count != 1 and found["unit"] == name)
    if found["article"] and adjective:
        return (("core", meaning),)
    if found["approx"] == "over" and not _exceeds(found):
        first, last = found.tokens()
        return (((first + 1, last), attrs.evolve(meaning, mod=None)),)
    return meaning


def _exceeds(found: Found) -> bool:
    """Whether 'over' says that it is longer: 'for over two years', but 'paid over two years'."""
    return found.after() in (" of", " after", " before") or found.before().lower() in _MEASURING


_MEASURING: Final = frozenset(
    "for after in within of by with at until till than has have had is was be been 's just well little last lasts "
    "lasted lasting take takes took taking taken spend spends spent spending wait waited waiting stay stayed serve "
    "served".split()
)


def _value(count: float | None, name: str, found: Found) -> str:
    if count is None or not found["half"]:
        return values.duration(count, name)
    if name == "year":
        return f"P{int(count)}Y6M"
    return f"P{int(count * 100 + 50)}Y" if name == "century" else values.duration(count + 0.5, name)


def _is_rate(found: Found) -> bool:
    """'three dollars a year', '5 per cent a month', '40 barrels of oil a day'."""
    if found["num"] not in ("a", "an") or _COMPARED.match(found.after()):
        return False
    start = found.span().start
    return m.is_counted(found.before()) or bool(_A_NUMBER_OF.search(found.prose[max(0, start - _NEAR) : start]))


_COMPARED: Final = later(r" (?:after|before|later|earlier|ago)\b")
_NEAR: Final = 50
_A_NUMBER_OF: Final = later(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|millions|million|billion)"
    r"(?: of)?(?: [a-z-]+)? [a-z]+s(?: of [a-z]+){0,2} \Z"
)
"""What is counted right before 'a day'."""


def _lasts(found: Found, name: str) -> bool:
    """Whether it is a length of time: no age, and no 'a second', 'a quarter of it', 'over the next three days'."""
    if found["old"] or re.match(r"[ -]old\b", found.after()) or _is_always(found, name):
        return False
    if found["num"] in ("a", "an") and re.match(r"-[a-z]", found.after() + found.after(2)):
        return False  # 'a night-time raid'
    if guards.told_by_night(found):
        return False
    if _counts_lengths(found) or (name == "second" and _ORDERED.match(found.after())):
        return False
    if found["approx"] == "over" and found["article"] == "the":
        return False
    if found["num"] == "another" and (name not in _MORE or "-" in found.raw("core")):
        return False  # 'on another day'
    third = not found["vague"] and m.number(found["num"]) in (1, 3)  # 'three quarters of it'
    if name == "quarter" and ((third and re.match(r" of\b", found.after())) or "-" in found.raw("core")):
        return False
    return not (name in ("weekend", "second", "quarter") and found["num"] in ("a", "an"))


_MORE: Final = ("hour", "week", "month", "year", "decade")


def _counts_lengths(found: Found) -> bool:
    """Whether the length is only its last word: 'two hundred six-month terms', 'a $5 million five-year deal'."""
    said = found["num"].split()
    joined = found["core"].endswith(f"{found['num']}-{found['unit']}")
    return len(said) > 1 and joined and said[-1] not in ("hundred", "thousand", "million", "billion")


_ORDERED: Final = later(
    r" (?:year|birthday|anniversary|century|edition|day|week|month|season|street|floor|congress|session|annual|regiment"
    r"|division|infantry|airborne|president|amendment|psalm)\b",
    re.IGNORECASE,
)
"""What has a number and no length: 'in her eighty-second year'."""


def _sum(found: Found) -> Made:
    """'an hour and ten minutes': a length in two units, the coarser one first."""
    one, two = (m.unit(found[name]) for name in ("unit", "unit2"))
    # In 'jailed for nine years a month later' each of the two says something else.
    apart = not found["join"] and found["num2"].lower() in ("a", "an")
    if apart or two not in _PARTS_OF.get(one, ()):
        return None
    lengths = (values.duration(m.number(found[number]), name) for number, name in (("num", one), ("num2", two)))
    value = values.added(*lengths)
    if found["num3"]:
        three = m.unit(found["unit3"])
        if three not in _PARTS_OF.get(two, ()):
            return None
        value = values.added(value, values.duration(m.number(found["num3"]), three))
    return Meaning("DURATION", value, m.approx(found["approx"]))


_PARTS_OF: Final = {
    "year": ("month", "week", "day"), "month": ("week", "day"), "week": ("day",), "day": ("hour", "minute"),
    "hour": ("minute", "second"), "minute": ("second",),
}  # fmt: skip


def _is_always(found: Found, name: str) -> bool:
    """'24 hours a day', 'seven days a week': an idiom for always, or a rate."""
    after = found.after() + found.after(2)
    whole = {"hour": (24, " a day"), "day": (7, " a week")}.get(name)
    if name in ("day", "week") and found["num"] == "a" and found.before().lower() in ("hours", "days"):
        return True
    return whole is not None and after.lower() == whole[1] and m.number(found["num"]) == whole[0]


def _half(found: Found) -> Made:
    name = m.unit(found["unit"])
    if name in ("week", "month") and "half" in found["fraction"]:
        return Meaning("DURATION", values.duration(0.5, name), m.approx(found["approx"]))
    size, part = _SMALLER.get(name, (0, ""))
    count = size * m.fraction(found["fraction"])
    if not size or count != int(count):
        return None
    return Meaning("DURATION", values.duration(count, part), m.approx(found["approx"]))


_SMALLER: Final = {
    "minute": (60, "second"), "hour": (60, "minute"), "day": (24, "hour"), "year": (12, "month"),
    "decade": (10, "year"), "century": (100, "year"), "millennium": (1000, "year"),
}  # fmt: skip


def _plural(found: Found) -> Made:
    """'for weeks', 'after months of talks': a stretch whose length is not said."""
    before, after = found.before().lower(), found.after()
    led = before in _PLURAL_LEADS or (before in ("and", "or") and found.before(2).lower() == "")
    if re.match(r"-|'| \d{4}", after) or not (led or _measures(before, after)):
        return None
    return Meaning("DURATION", values.duration(None, m.unit(found["unit"])))


def _measures(before: str, after: str) -> bool:
    """'Months of talks', 'resigned, days before the vote', where nothing else says how many."""
    return before in ("", ".", ",", "just", "only") and bool(re.match(r" (?:before|after|of)\b", after))


_PLURAL_LEADS: Final = frozenset(
    "for after in over within of through during the by took takes take last lasted lasting spend spends spent spending "
    "wait waited waiting".split()
)


def _bare(found: Found) -> Made:
    """In a short message a bare unit is one of it: 'what a day'."""
    name, glued = m.unit(found["unit"]), found.before() == "-" or found.after().startswith("-")
    rate = found.before() == "a" or (found.after() + found.after(2)).lower() in (" a day", " a week")
    if name == "year" and found["unit"] == "yr" and re.match(r" [a-z]", found.after()):
        return None  # 'yr shoes': your
    if glued or rate or (name == "hour" and found.after() == " of") or {name, found["unit"]} & _NEVER_BARE:
        return None
    greeting = name == "year" and found.before().lower() == "new"
    if greeting or re.search(r"\d{4}$", found[""]) or (found.before(), found.before(2)) == ("of", "time"):
        return None  # 'Happy New Year', 'the years 1914 to 1918', 'this time of year'
    if name == "weekend":
        return Meaning("DATE", "XXXX-WXX-WE", genres=_MESSAGE)
    if name == "night":
        return Meaning("TIME", "TNI", genres=_MESSAGE)
    return Meaning("DURATION", values.duration(1 if found["unit"] == name else None, name), genres=_MESSAGE)


_STORY: Final[tuple[Genre, ...]] = ("narrative",)
_NEVER_BARE: Final = frozenset("second minute quarter season decade century wk mth mnth".split())
_MESSAGE: Final[tuple[Genre, ...]] = ("colloquial",)
"""Where bare words of time stand for themselves."""


def _age(found: Found) -> Made:
    """'aged 72', 'at the age of six': an age is a length where a life is told."""
    of_things = " of" in found[""] and re.match(r" [a-z]+s\b", found.after())  # 'an age of two empires'
    if of_things or _NO_AGE.match(found.after() + found.after(2)):
        return None
    return (("core", Meaning("DURATION", values.duration(m.number(found["count"]), "year"), genres=_STORY)),)


_NO_AGE: Final = later(r"[-%/]| (?:months?|weeks?|days?|years?|hours?)\b|[.,]\d")


def _long(found: Found) -> Made:
    if found["old"] or found.before() == "-":
        return None
    name = m.unit(found["unit"])
    count = 1.0 if name == found["unit"] else None  # 'months-long'
    return (("core", Meaning("DURATION", values.duration(count, name))),)


def _overnight(found: Found) -> Made:
    glued = found.after().startswith("-")
    return None if glued else Meaning("TIME", "TNI", None, Shift("dct", "day", 0, "day", "TNI"))


def _pod(found: Found) -> Made:
    """A bare part of the day: 'in the evening', 'the morning'."""
    named = found["pod"] == "night" and guards.names_by_night(found)
    sure = (found["the"] and not named) or found["part"].endswith("the") or found.before().lower() in _POD_LEADS
    code = w.PARTS_OF_DAY[found["pod"].removesuffix("s")]
    return Meaning("TIME", f"T{code}", m.mod(found), genres=() if sure else guards.told_by_night(found) or _MESSAGE)


_POD_LEADS: Final = frozenset("at by until since before after around".split())


RULES: Final = (
    Rule(
        "overnight",
        "overnight",
        _overnight,
        ("Snow fell overnight", "TNI dct+0 day TNI"),
    ),
    Rule(
        "half-unit",
        "{approx}? {fraction} {unit}|(the (last|past)?|last|past) (fraction: half) (unit: century|decade)",
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
        "{approx}? (article: the|a)? (core: {num} [hyphen]? (half: and [hyphen]? a [hyphen]? half) [hyphen]? {unit})",
        _duration,
        ("two and a half years", "P2Y6M"),
    ),
    Rule(
        "duration-sum",
        "{approx}? {num} {unit} (join: [comma]? and|[comma])? {num} {unit} (([comma]? and|[comma])? {num} {unit})?",
        _sum,
        ("an hour and ten minutes", "PT1H10M"),
    ),
    Rule(
        "unit-long",
        "[an]? (core: {unit} [hyphen] (long|(old: old)))",
        _long,
        ("a decade-long war", "P10Y"),
    ),
    Rule(
        "duration",
        "{approx}? (article: the|a)? (core: ((another)? (first|full|whole|entire|next|additional|further)? {num}"
        "|(num: another)) [hyphen]? (more|consecutive|straight|full|additional|business|whole|long|entire|further|solid"
        "|calendar|successive|[strain])? [hyphen]? {unit} ([hyphen] (long|(old: old))|long|(old: old))?)",
        _duration,
        ("for more than two weeks", "P2W MORE_THAN"),
    ),
    Rule(
        "vague-duration",
        "{approx}? (article: a)? (core: {vague} [hyphen]? (more|consecutive|long)? {unit})",
        _duration,
        ("for several months", "PXM"),
    ),
    Rule(
        "age",
        "(aged|age of?) (core: {count})",
        _age,
        ("died aged 72", "P72Y"),
    ),
    Rule(
        "plural-duration",
        "(unit: [units])",
        _plural,
        ("for weeks", "PXW"),
    ),
    Rule(
        "part-of-day",
        "((the: the) {part}?|{part})? {pod}",
        _pod,
        ("in the evening", "XXXX-XX-XXTEV"),
    ),
    Rule(
        "bare-unit",
        "(unit: [unit]|[units]) ([int])?",
        _bare,
        ("Happy day!", "P1D"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
