"""Estimative terms, as the speaker used them: PHIA (UK) and ICD 203 (US), the longest first.

PHIA Probability Yardstick as published by the UK government, 24 March 2025; ICD 203, Analytic Standards, 2015.
The gaps between the bands are deliberate and are kept.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from timeline.model import Likelihood, Span

Band = tuple[float | None, float | None]

PHIA: Final[dict[str, Band]] = {
    "remote chance": (0, 5), "highly unlikely": (10, 20), "unlikely": (25, 35), "realistic possibility": (40, 50),
    "realistic probability": (40, 50), "likely": (55, 75), "probable": (55, 75), "probably": (55, 75),
    "highly likely": (80, 90), "highly probable": (80, 90), "almost certain": (95, 100), "almost certainly": (95, 100),
}  # fmt: skip
ICD_203: Final[dict[str, Band]] = {
    "almost no chance": (1, 5), "remote": (1, 5), "very unlikely": (5, 20), "highly improbable": (5, 20),
    "unlikely": (20, 45), "improbable": (20, 45), "roughly even chance": (45, 55), "roughly even odds": (45, 55),
    "likely": (55, 80), "probable": (55, 80), "probably": (55, 80),
    "very likely": (80, 95), "highly probable": (80, 95),
    "almost certain": (95, 99), "almost certainly": (95, 99), "nearly certain": (95, 99),
}  # fmt: skip
# Terms that are on no yardstick, and are carried as they are.
_PLAIN: Final = ("very probably", "most likely", "quite likely", "more likely than not", "even chance")
_TERMS: Final = sorted({*PHIA, *ICD_203, *_PLAIN} - {"remote"}, key=lambda term: (-len(term), term))
_PATTERN: Final = re.compile(r"(?i)\b(?:" + "|".join(re.escape(t).replace(r"\ ", r"\s+") for t in _TERMS) + r")\b")

_BRITISH: Final = re.compile(
    r"(?i)\b(?:British|UK|U\.K\.|United Kingdom)\b.*\b(?:Minist|Defen[cs]e|intelligence|MoD)"
    r"|\bMoD\b|\bDefence Intelligence\b|\bJoint Intelligence Committee\b"
)
_AMERICAN: Final = re.compile(
    r"(?i)\b(?:ODNI|CIA|NSA|Director of National Intelligence|National Intelligence Council"
    r"|US intelligence community|U\.S\. intelligence community|Defense Intelligence Agency)\b"
)


def likelihood(prose: str, span: Span, speaker: str) -> Likelihood | None:
    """The first estimative term in the span, or None. Its scale is given only for speakers known to use one."""
    found = _PATTERN.search(prose, span.start, span.end)
    if not found:
        return None
    term = " ".join(found[0].lower().split())
    scale: Literal["", "PHIA", "ICD 203"] = ""
    band: Band = (None, None)
    if _BRITISH.search(speaker) and term in PHIA:
        scale, band = "PHIA", PHIA[term]
    elif _AMERICAN.search(speaker) and term in ICD_203:
        scale, band = "ICD 203", ICD_203[term]
    return Likelihood(term, scale, *band)
