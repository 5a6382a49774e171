"""Numbers as data: how many of what, how surely, out of what whole."""

from __future__ import annotations

import math
import re
from typing import Final

from timeline.events.lexicon import LEMMA_OF_PAST
from timeline.model import Figure, Span

_ONE_WORDS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ONES: Final = dict(zip(_ONE_WORDS.split(), range(1, 20), strict=True))
_TENS: Final = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_SCALES: Final = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "bn": 1e9, "m": 1e6, "k": 1e3, "dozen": 12.0,
}  # fmt: skip
_SHARES: Final = {
    "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10,
    "thirds": 1 / 3, "quarters": 1 / 4, "fifths": 1 / 5,
}  # fmt: skip

_NUMBER: Final = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)
_SCALE: Final = r"(?:[ -]?(?:hundred|thousand|million|billion|trillion|bn|dozen)|(?<=\d)[mk])\b"
_LOW: Final = (
    r"more than|at least|no fewer than|no less than|not less than|a minimum of|upwards of|in excess of|over|above"
)
_HIGH: Final = (
    r"fewer than|less than|at most|no more than|not more than|up to|as many as|as much as|a maximum of|under|below"
)
_NEAR: Final = (
    r"approximately|approx\.|about|around|roughly|some|an estimated|estimated|nearly|almost|close to|circa"
    r"|just over|just under"
)
_QUALIFIER: Final = f"{_LOW}|{_HIGH}|{_NEAR}".replace(" ", r"\s+")
_FIGURE: Final = re.compile(
    rf"""(?ix)(?<![\w.,/:-])
    (?:(?P<qualifier>{_QUALIFIER})\s+)?
    (?:between\s+|from\s+)?
    (?:
      (?P<share>(?:an?|one|two|three|four)[ -](?:half|thirds?|quarters?|fifths?|tenth)|half)
      (?=\s+(?:of|its|the|their|his|her)\b)
    | (?P<currency>US\$|[$€£#])?\s?(?P<first>{_NUMBER})(?P<firstscale>{_SCALE})?
      (?:(?:\s?(?:-|to|and)\s?)(?P<currency2>US\$|[$€£])?(?P<second>{_NUMBER})(?P<secondscale>{_SCALE})?(?=\s+[a-z%]))?
      (?P<percent>\s?(?:%|percent\b|per\s+cent\b))?
    )(?![\w/:]|[.,]\d|-(?:year|month|day|week|hour|minute)|(?:st|nd|rd|th)\b)""",
)
_OF: Final = re.compile(
    r"\s+of\s+(?:(?:the|its|their|his|her|all|those|them)\s+)?(?:(?:initial|original|total|estimated)\s+)?"
)
_UNIT: Final = re.compile(r"[\s-]+((?:[a-z][a-z'-]*|[A-Z][\w'-]*)(?:\s+(?:[a-z][a-z'-]*|[A-Z][\w'-]*)){0,3})")
_UNIT_END: Final = frozenset(
    "of in on at by for with from to into over under about against between among through during within across "
    "after before since until and or but as that which who whom were was are is be been had has have "
    "will would could may might must should killed wounded injured dead missing died took than "
    "per the a an its their this these those it they he she "
    "so if when while where not also only later earlier ago each every near off out up down".split()
)
_STATE: Final = re.compile(
    r"\s+(?:(?:were|was|been|have been|had been)\s+)?"
    r"((?:killed|wounded|injured|dead|missing|captured|displaced|died)(?:\s+in\s+action)?)\b"
)
_CUMULATIVE: Final = re.compile(
    r"(?i)\b(?:so far|as of|to date|in total|a total of|toll|altogether|since|has|have|now)\b"
)
_NOT_COUNTED: Final = frozenset(
    "year years month months week weeks day days hour hours minute minutes decade decades century centuries "
    "am pm bc bce ad gmt".split()
)


def figures(prose: str, clause: Span, dates: tuple[Span, ...]) -> tuple[Figure, ...]:
    """The figures in a clause, in order, but those inside its time expressions.

    A figure has a unit, a currency or a percent sign, or it is a share of something; a bare number is none.
    """
    found = []
    cumulative = bool(_CUMULATIVE.search(prose, clause.start, clause.end))
    for match in _FIGURE.finditer(prose, clause.start, clause.end):
        if not any(date.start < match.end() and match.start() < date.end for date in dates):
            figure = _share(prose, match, clause) if match["share"] else _count(prose, match, clause, cumulative)
            if figure is not None:
                found.append(figure)
    return tuple(found)


def _share(prose: str, match: re.Match[str], clause: Span) -> Figure:
    words = match["share"].lower().replace("-", " ").split()
    many = _ONES.get(words[0], 1) if len(words) > 1 else 1
    best = many * _SHARES[words[-1]]
    of = _OF.match(prose, match.end(), clause.end)
    end = of.end() if of else match.end()
    whole = _unit(prose, end - 1, clause.end)
    end = whole[1] if whole else match.end()
    state = _STATE.match(prose, end, clause.end)
    span = Span(match.start(), state.end() if state else end)
    low, mid, high = _bounds((match["qualifier"] or "").lower(), best)
    return Figure(
        _plain(span.of(prose)), span, low, mid, high, state[1] if state else "",
        _plain(match["qualifier"] or "").lower(), share_of=whole[0] if whole else "",
    )  # fmt: skip


def _count(prose: str, match: re.Match[str], clause: Span, cumulative: bool) -> Figure | None:
    first = _value(match["first"], match["firstscale"] or match["secondscale"] or "")
    second = _value(match["second"], match["secondscale"] or "") if match["second"] else None
    if not math.isfinite(first) or (second is not None and not first < second < math.inf):
        return None
    unit, end = "", match.end()
    if match["percent"]:
        unit = "percent"
    noun = _unit(prose, match.end(), clause.end)
    if not unit and noun:
        unit, end = noun
    if match["currency"]:
        unit = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "#": "GBP"}[match["currency"].upper()]
        end = match.end()
    state = _STATE.match(prose, end, clause.end)
    if not unit and state:
        unit, end = state[1], state.end()
    if not unit or unit.split()[0].lower() in _NOT_COUNTED or unit.split()[-1].lower() in _NOT_COUNTED:
        return None
    qualifier = _plain(match["qualifier"] or "").lower()
    low, best, high = (first, None, second) if second is not None else _bounds(qualifier, first)
    span = Span(match.start(), end)
    return Figure(_plain(span.of(prose)), span, low, best, high, unit, qualifier, cumulative)


def _bounds(qualifier: str, value: float) -> tuple[float | None, float | None, float | None]:
    """Low, best and high: 'over' has a low and no high, 'about' only a best, a plain number all three."""
    if re.fullmatch(_LOW, qualifier) or qualifier == "just over":
        return value, None, None
    if re.fullmatch(_HIGH, qualifier) or qualifier == "just under":
        return None, None, value
    if qualifier in ("nearly", "almost"):
        return None, value, value
    return (None, value, None) if qualifier else (value, value, value)


def _value(text: str, scale: str) -> float:
    low = text.lower().replace(",", "")
    if low[0].isdigit():
        number = float(low)
    else:
        number = float(sum(_TENS.get(part, _ONES.get(part, 0)) for part in re.split("[ -]", low)))
    number *= _SCALES.get(scale.strip(" -").lower(), 1)
    return int(number) if math.isfinite(number) and number == int(number) else number


def _unit(prose: str, at: int, end: int) -> tuple[str, int] | None:
    """What is counted: the words up to the first that cannot belong to a noun phrase; and where they end."""
    found = _UNIT.match(prose, at, end)
    if not found:
        return None
    kept: list[str] = []
    for word in found[1].split():
        if (
            word.lower() in _UNIT_END
            or word.lower() in LEMMA_OF_PAST
            or (kept and word.lower().endswith("ed") and len(word) > 4)
        ):
            break
        kept.append(word)
    if not kept:
        return None
    length = re.match(r"\s+".join(map(re.escape, kept)), found[1])
    return " ".join(kept), found.start(1) + (length.end() if length else 0)


def _plain(text: str) -> str:
    return " ".join(text.split())
