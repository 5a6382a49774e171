"""Rules for decades, centuries and millennia: 'the early 1980s', 'the 19th century', 'the second millennium'."""

from __future__ import annotations

import re
from typing import Final

from timeline.timexes.engine import Found, Made, Rule
from timeline.timexes.english import making as m
from timeline.timexes.english import words as w


def _decade(found: Found) -> Made:
    text = found["decade"]
    if found["three"]:
        return m.date(f"BC0{found['three'][:2]}" if "b" in found["era"] else f"0{found['three'][:2]}", found)
    if digits := re.search(r"\d+", text):
        value = digits[0][:-1] if len(digits[0]) == 4 else f"XX{digits[0][0]}"
        marked = "'" in text and not _of_name(found)
        if digits[0][-1] != "0" or (len(digits[0]) == 2 and not (marked or found["the"])):
            return None
        if found["the"] and "'" not in text and {found.before(n).lower() for n in (2, 3, 4)} & _MEASURED:
            return None  # 'temperatures in the 90s'
        hundred = value[2:] == "0" and value < "190"  # 'the 1700s' are a hundred years
        return m.date(value[:2] if hundred else value, found)
    word = re.findall(r"[a-z]+", text)[-1]
    century = m.year(text.replace(word, "")) if text != word else ""
    if not century and not found["the"]:
        return None
    return m.date(f"{century[:2] if century else 'XX'}{w.DECADES[word]}", found)


def _of_name(found: Found) -> bool:
    """Whether the number is the last word of a name: 'Coast Radio 40's owner'; not in ''40s'."""
    led = found.before()[:1].isupper() and found.before(2)[:1].isupper()
    return led and not found["decade"].startswith("'")


_MEASURED: Final = frozenset(("temperatures", "highs", "lows", "readings", "scores", "degrees"))


def _century(found: Found) -> Made:
    n = m.ordinal(found["ord"])
    if not 1 <= n <= 30:
        return None
    return m.date(f"BC{n - 1:02d}" if "b" in found["era"] else f"{n - 1:02d}", found)


def _millennium(found: Found) -> Made:
    n = m.ordinal(found["ord"])
    return m.date(f"{'BC' if 'b' in found['era'] else ''}{n - 1}", found) if 1 <= n <= 9 else None


RULES: Final = (
    Rule(
        "decade",
        "(the: the)? {part}? (decade: ([y4]|[shortyear]|[two]) [apos]? [gs]|(three: [three]) [gs] "
        "{era}|(nineteen|eighteen)? [hyphen]? [decadeword])",
        _decade,
        ("the early 1980s", "198 START"),
    ),
    Rule(
        "century",
        "(the)? {part}? {ord} (century|centuries) {era}?",
        _century,
        ("in the 19th century", "18"),
    ),
    Rule(
        "millennium",
        "(the)? {part}? {ord} (millennium|millennia) {era}?",
        _millennium,
        ("in the second millennium", "1"),
    ),
)
