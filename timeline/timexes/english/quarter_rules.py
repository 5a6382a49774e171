"""Rules for quarters and halves of years: 'the third quarter of 1989', 'Q3', 'the second half of 1941', 'H1 2025'."""

from __future__ import annotations

import re
from typing import Final

from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import making as m


def _quarter(found: Found) -> Made:
    year, n = m.year(found["year"]) or "XXXX", m.ordinal(found["ord"] or re.sub(r"\D", "", found["number"]))
    if year == "XXXX" and re.match(
        r" of (?:the|a|his|her|its) (?!year|fiscal|financial)", found.prose[found.span().end :][:20]
    ):
        return None  # 'the third quarter of the game'
    if not 1 <= n <= 4:
        return None
    meaning, (first, last) = m.date(f"{year}-Q{n}", found), found.tokens()
    # 'the third-quarter earnings': the article is the noun's.
    if "-" in found.raw("") and found[""].startswith("the ") and re.match(r" [a-z]", found.after()):
        return (((first + 1, last), meaning),)
    return meaning


def _half(found: Found) -> Made:
    n = 2 if found["which"] in ("second", "last", "latter") else 1
    if found["piece"]:
        year = m.year(found["year"])
        return m.date(f"{year}-Q4", found) if year else None
    if name := found["decade"]:
        digits = re.sub(r"\D", "", name)
        return Meaning("DATE", f"{digits[:3] if len(digits) == 4 else f'XX{digits[0]}'}-H{n}")
    year = m.year(found["year"])
    split = re.match(r"\s?[-/–]\d\d\b", found.prose[found.span().end :][:5])  # 'the first half of 2025-26'
    return m.date(f"{year}-H{n}", found) if year and not split else None


def _half_code(found: Found) -> Made:
    """H1 2025, 1H25."""
    n, year = m.ordinal(found["number"]), found["four"] or found["two"]
    if found.after()[:1].isalnum():
        return None  # a virus or a car: H1N1, H2O
    value = "XXXX" if not year else year if len(year) == 4 else f"XX{year}"
    return Meaning("DATE", f"{value}-H{n}") if n in (1, 2) and (year or found.raw("code").isupper()) else None


RULES: Final = (
    Rule(
        "quarter",
        "the? {part}? fiscal? (({ord} [hyphen]? quarter)|(q (number: [int]))|(number: [int] q)) ((of)? (fiscal)? "
        "(year)? {year})?",
        _quarter,
        ("the third quarter of 1989", "1989-Q3"),
    ),
    Rule(
        "year-quarter",
        "the? {year} ((([apos] [gs])? {ord} [hyphen]? quarter)|(q (number: [int])))",
        _quarter,
        ("the 1988 third quarter", "1988-Q3"),
    ),
    Rule(
        "half-year",
        "the? (last|final|closing) (piece: quarter) of {year}"
        "|the? (which: first|second|last|latter) [hyphen]? half (of|[hyphen])? "
        "((decade: (the)? ([y4]|[shortyear]) [gs])|(fiscal)? {year})",
        _half,
        ("in the second half of 1941", "1941-H2"),
    ),
    Rule(
        "half-code",
        "((code: h) (number: [int])|(number: [int]) (code: h)) ((four: [y4])|[apos]? (two: [two]))?",
        _half_code,
        ("in H1 2025", "2025-H1"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
