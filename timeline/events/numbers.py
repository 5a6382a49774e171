"""Numerals in prose: digits, number words and both mixed, with the money signs and letters that cling to them."""

from __future__ import annotations

import math
import re
from typing import Final

import attrs

from timeline.model import Span

_ONES: Final = dict(
    zip(
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ).split(),
        range(1, 20),
        strict=True,
    )
)
_TENS: Final = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_SCALES: Final = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9,
    "trillion": 1e12,
}  # fmt: skip
_SHORT_SCALES: Final = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
# 'Hundreds' are more than one hundred, and nobody says how many: the least that the word allows.
_MANY: Final = {
    "tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6,
    "billions": 1e9, "trillions": 1e12,
}  # fmt: skip
_FRACTIONS: Final = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_MONEY: Final = {
    "$": "USD", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "CAN$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "R$": "BRL", "€": "EUR", "£": "GBP", "#": "GBP", "¥": "JPY", "₹": "INR", "RS": "INR",
    "RS.": "INR", "RP": "IDR",
}  # fmt: skip
_CODES: Final = "USD|EUR|GBP|JPY|CHF|CAD|AUD|NZD|CNY|INR|RUB|PLN|SEK|NOK|DKK|CZK|HUF|ZAR|BRL|MXN|KRW|TRY|UAH"

_UNITS_WORD: Final = "|".join(sorted(_ONES, key=len, reverse=True))
_TENS_WORD: Final = rf"(?:{'|'.join(_TENS)})(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine)\b)?"
_SCALE_WORD: Final = "|".join(_SCALES)
_SMALL: Final = rf"(?:{_TENS_WORD}|{_UNITS_WORD})"
_WORDS: Final = (
    rf"{_SMALL}\b(?:\s+and\s+a\s+half\b)?"
    rf"(?:[\s-](?:{_SCALE_WORD})\b(?:[\s-](?:thousand|million|billion|trillion)\b)?"
    rf"(?:(?:\s+and)?\s+{_SMALL}\b(?:\s+(?:{_SCALE_WORD})\b){{0,2}}){{0,4}})?"
)
_NUMERAL: Final = re.compile(
    rf"""(?ix)(?=[\d$€£¥₹#a-z])(?<![\w.,/:+'$€£¥₹])(?<!\w-)(?:
      (?P<money>(?:US|AU?|CA?N?|NZ|HK|S|R)?\$|[€£¥₹#]|(?:Rs\.?|Rp|{_CODES})(?=\s?\d))?\s?
      (?P<digits>\d{{1,3}}(?:\ \d{{3}}){{1,5}}(?![\d,]|\ \d)(?:\.\d+)?|\d+(?:,\d+)*(?:\.\d+)*)
      (?:(?P<tail>[^\W\d_½]+)|\s?(?P<half>and\s+a\s+half\b|½))?
      (?:[\s-](?P<scale>{_SCALE_WORD}|bn|tn|mn|mln|(?(money)m|(?!)))\b(?:[\s-](?P<scale2>million|billion|trillion)\b)?)?
    | (?P<many>(?:(?:tens|dozens|scores|hundreds|thousands|millions)\s+of\s+)?
      (?:dozens|hundreds|thousands|millions|billions|trillions|scores(?=\s+of\b)|tens(?=\s+of\s+thousands)))\b
    | (?P<part>half\s+an?|an?\s+half)\s+(?P<partscale>{_SCALE_WORD})\b
    | (?P<lead>an?\s+few|a\s+couple\s+of|an?|several|few)\s+(?P<leadscale>{_SCALE_WORD})\b
      (?:\s+(?P<leadscale2>thousand|million|billion)\b)?
    | (?P<couple>a\s+couple\s+of)\b
    | (?P<words>{_WORDS})
    )""",
)
_SHARE: Final = re.compile(
    rf"""(?ix)\b(?:
      (?P<count>an?|one|two|three|four|five|six|seven|eight|nine)[\s-](?P<fraction>(?:{"|".join(_FRACTIONS)})s?)
      (?=\s+(?:of|the|its|their|his|her)\b)
    | (?P<half>half)(?=\s+(?:of|the|its|their|his|her|all|those)\b)
    | (?P<part>{_SMALL}|\d{{1,3}})\s+(?:in|out\s+of)\s+(?:every\s+)?
      (?P<whole>{_SMALL}|\d{{1,4}}|an?\ hundred)(?=\s+[a-z])
    )""",
)
_LONGEST: Final = 120
_MOST: Final = 1e100
"""What is greater counts nothing."""
_PARTS: Final = re.compile(r"[\W\d_]+")
# '1.5m' is metres where nothing that could be counted follows, and before words of length.
_METRES: Final = re.compile(
    r"(?i)\s*(?:$|[^\sa-z]|(?:tall|high|deep|wide|long|above|below|from|of|off|in|on|at|and|to|race|sprint|final|relay|"
    r"hurdles|freestyle|butterfly|breaststroke|backstroke|world|record|dash|underwater|underground|up|down|away)\b)"
)
_ARTICLE: Final = re.compile(r"(?i)\b(?:an?|the)\s+$")
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")


@attrs.frozen
class Numeral:
    """A number where it stands. `money` is the ISO code of its sign; `tail` the letters that cling to it ('km', '%').

    `many` tells a plural of a scale ('hundreds'): the value is then the least that it can be. `few` tells a number
    that is meant about ('a couple of'). `scale` is that of its last word: a million in 'two million', else 1.
    """

    span: Span
    value: float
    money: str = ""
    tail: str = ""
    many: bool = False
    few: bool = False
    scale: float = 1.0
    digits: bool = False


_COUNTING: Final = frozenset(
    (*_ONES, *_TENS, *_SCALES, *_MANY, *_FRACTIONS, *(f"{word}s" for word in _FRACTIONS), "couple")
)


def may_count(word: str) -> bool:
    """Whether a word in small letters may be a number or part of one."""
    if word.isalpha():
        return word in _COUNTING
    return any(map(str.isdigit, word)) or not _COUNTING.isdisjoint(_PARTS.split(word))


def numeral(prose: str, start: int, end: int) -> re.Match[str] | None:
    """The first thing between `start` and `end` that looks like a number; `valued` tells what it is worth."""
    return _NUMERAL.search(prose, start, end)


def numeral_at(prose: str, start: int, end: int) -> Numeral | None:
    """The number right at `start`, whatever stands before it."""
    found = _NUMERAL.match(prose[start : min(end, start + _LONGEST)])
    return valued(found, start) if found else None


def share(prose: str, start: int, end: int) -> re.Match[str] | None:
    """The first share of a whole: 'a third of', 'half its', 'two in five residents'."""
    return _SHARE.search(prose, start, end)


def fraction(found: re.Match[str]) -> float:
    """What a share is worth: 'two thirds' is 2/3."""
    if found["half"]:
        return 0.5
    if found["fraction"]:
        many = _ONES.get(found["count"].lower(), 1)
        return many / _FRACTIONS[found["fraction"].lower().removesuffix("s")]
    part, whole = _plain_number(found["part"]), _plain_number(found["whole"])
    return part / whole if part < whole else math.nan


def valued(found: re.Match[str], at: int = 0) -> Numeral | None:
    """A match of `numeral` as a number; None for an odd one ('1,2,3', '2.0.1', '21st', one too great to write).

    `at` is added to its offsets.
    """
    span = Span(at + found.start(), at + found.end())
    if found["digits"]:
        return _of_digits(found, span)
    if found["many"]:
        least = math.prod(_MANY[word] for word in found["many"].lower().split() if word != "of")
        return Numeral(span, whole(least), many=True)
    if found["part"]:
        return Numeral(span, whole(_SCALES[found["partscale"].lower()] / 2))
    if found["couple"]:
        return Numeral(span, 2, few=True)
    if found["lead"]:
        return _of_lead(found, span)
    value = _of_words(found["words"])
    scale = _SCALES.get(found["words"].lower().replace("-", " ").split()[-1], 1.0)
    return Numeral(span, value, scale=scale) if value > 0 else None


def _of_lead(found: re.Match[str], span: Span) -> Numeral:
    """'A dozen' is twelve, 'a couple of hundred' about two hundred; 'several hundred' more than one hundred."""
    scale = _SCALES[found["leadscale"].lower()] * _SCALES.get((found["leadscale2"] or "").lower(), 1)
    lead = found["lead"].lower()
    couple = lead.endswith("of")
    value = whole(2 * scale if couple else scale)
    return Numeral(span, value, many=lead.endswith(("few", "several")), few=couple, scale=scale)


def _of_digits(found: re.Match[str], span: Span) -> Numeral | None:
    value = _digits(found["digits"])
    if value is None:
        return None
    sign, tail = (found["money"] or "").upper(), found["tail"] or ""
    factor = _SCALES.get((found["scale"] or "").lower(), 1.0) * _SCALES.get((found["scale2"] or "").lower(), 1.0)
    factor *= _SHORT_SCALES.get((found["scale"] or "").lower(), 1.0)
    metres = tail == "m" and not sign and _is_length(found)
    if tail.lower() in _SHORT_SCALES and not metres:
        factor *= _SHORT_SCALES[tail.lower()]
        tail = ""
    worth = whole((value + (0.5 if found["half"] else 0)) * factor)
    return Numeral(span, worth, _MONEY.get(sign, sign), tail, scale=factor, digits=True) if worth < _MOST else None


def _is_length(found: re.Match[str]) -> bool:
    """Whether 'm' stands for metres: 'a 1.5m fence', '20m above the road'."""
    return bool(_METRES.match(found.string, found.end())) or bool(
        _ARTICLE.search(found.string, max(0, found.start() - 4), found.start())
    )


def _digits(text: str) -> float | None:
    """The number that digits write; None where they write a version, a list, a telephone number or a clock's time."""
    whole, _, rest = text.replace(" ", "").partition(".")
    if "." in rest or ("," in whole and not _GROUPED.fullmatch(whole)):
        return None
    whole = whole.replace(",", "")
    return None if len(whole) > 1 and float(whole[0]) == 0 else float(f"{whole}.{rest or 0}")


def _of_words(text: str) -> float:
    """The number that words write; 0 for words that write none ('two ten')."""
    total, group, room = 0.0, 0.0, 100.0
    for word in text.lower().replace("-", " ").split():
        small, scale = _ONES.get(word) or _TENS.get(word), _SCALES.get(word)
        if small:
            if small >= room:
                return 0
            group, room = group + small, 10 if small >= 20 else 0
        elif word == "half":
            group += 0.5
        elif scale:
            total, group = (total, group * scale) if scale <= 100 else (total + group * scale, 0.0)
            room = 100
    return whole(total + group)


def _plain_number(text: str) -> float:
    low = text.lower()
    return 100 if low.endswith("hundred") else float(low) if low[0].isdigit() else _of_words(low)


def whole(value: float) -> float:
    """Whole numbers as such: 5 and not 5.0, and 4.1 million without what binary fractions leave behind."""
    value = round(value, 6) if math.isfinite(value) else value
    return int(value) if math.isfinite(value) and value == int(value) else value
