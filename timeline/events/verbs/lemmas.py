"""The base form of a verb form, by table and by ending."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.vocabulary import VERBS

KNOWN: Final = (
    VERBS | lex.NEWSWORTHY | lex.REPORTING | lex.SPEECH_ACTS | lex.STATIVE | lex.PLANNING | lex.EXPECTING
    | lex.ASSESSING | frozenset(lex.LEMMA_OF_PAST.values())
) - {"due"}  # fmt: skip
"""All base forms that are known to be verbs."""

_OF_HELPERS: Final = {
    "has": "have",
    "'ve": "have",
    "does": "do",
    **dict.fromkeys(("is", "are", "am", "'s", "'re", "'m"), "be"),
}
_SILENT_E: Final = tuple(
    "c v z u ng rg dg as is os us rs ns at it ut ot id ud ir ur ar or "
    "in on ag ak ik ok iz yz ys lv bl tl gl pl fl dl ap op ip am im om um".split()
)
_NO_SILENT_E: Final = re.compile("[aeiou]{2}[^aeiou]$")


PREFIXES: Final = frozenset(("re-", "co-"))
"""What a hyphen may join to a verb: 're-elected', 'co-founded'."""


@lru_cache(maxsize=8192)
def lemma_of(low: str) -> str:
    """The base form of a verb; a guess for unknown words ('stopped' gives stop, 'mustered' muster)."""
    if low[:3] in PREFIXES:
        return _prefixed(low)
    if low in _OF_HELPERS:
        return _OF_HELPERS[low]
    if low in lex.LEMMA_OF_PAST:
        return lex.LEMMA_OF_PAST[low]
    if low in lex.LEMMA_OF_PARTICIPLE:
        return lex.LEMMA_OF_PARTICIPLE[low]
    if low in KNOWN:
        return low
    if low.endswith("ied") and len(low) > 4:
        return low[:-1] if low[:-1] in KNOWN else low[:-3] + "y"
    if low.endswith("ed") and low[:-1] in KNOWN:
        return low[:-1]
    for ending in ("ed", "ing"):
        if low.endswith(ending) and len(low) >= len(ending) + 2:
            return _stem(low[: -len(ending)])
    return low


@lru_cache(maxsize=8192)
def lemma_of_present(low: str) -> str:
    """The known verb whose third person a word in -s may be ('carries' gives carry), or nothing."""
    if not low.endswith("s") or low.endswith("ss"):
        return ""
    bases = (low[:-1], low[:-2]) if low.endswith("es") else (low[:-1],)
    bases = (*bases, low[:-3] + "y") if low.endswith("ies") else bases
    return next((base for base in bases if base in KNOWN), "")


def _prefixed(low: str) -> str:
    """The base form of a verb behind a prefix: that of 're-elected' is 'reelect', of 'co-founded' 'found'."""
    if low.startswith("re-"):
        return f"re{lemma_of(low[3:])}"
    return lemma_of(low[3:])


# A short stem that would have doubled its last letter: 'taped' is of tape, 'tapped' of tap.
_SHORT: Final = re.compile("[^aeiou]*[aeiou][^aeiouwxy]")
_IN_IE: Final = {"dy": "die", "ly": "lie", "ty": "tie", "vy": "vie"}


def _stem(stem: str) -> str:
    if stem in _IN_IE:
        return _IN_IE[stem]
    undoubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else ""
    order = (stem + "e", stem) if undoubled or _SHORT.fullmatch(stem) else (stem, stem + "e")
    for candidate in (stem, undoubled) if undoubled else order:
        if candidate in KNOWN:
            return candidate
    if undoubled and stem[-1] not in "lszf":
        return undoubled
    silent = stem.endswith(_SILENT_E) and not _NO_SILENT_E.search(stem) and len(stem) > 2
    return stem + "e" if silent else stem
