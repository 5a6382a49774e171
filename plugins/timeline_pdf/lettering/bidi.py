"""The order in which a line of mixed scripts is seen: the Unicode Bidirectional Algorithm (UAX 9), implicit part.

Explicit controls are gone before text comes here, so rules X are left out. Our own, since the package at hand
mirrors no brackets and is under the LGPL.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_STRONG: Final = ("L", "R")
_NEUTRAL: Final = ("B", "S", "WS", "ON")
_CLOSED_BY: Final = {"(": ")", "[": "]", "{": "}", "⟨": "⟩"}
_MIRRORED: Final = str.maketrans("()[]{}<>«»\u2039\u203a⟨⟩≤≥", ")(][}{><»«\u203a\u2039⟩⟨≥≤")


def display(text: str, rtl: bool) -> str:
    """Give a line's characters from left to right as they are seen, brackets mirrored; `rtl`: in such a paragraph."""
    base = 1 if rtl else 0
    kinds = _weak([unicodedata.bidirectional(char) or "L" for char in text], base)
    levels = _levels(_neutrals(_brackets(text, kinds, base), base), base)
    chars = [char.translate(_MIRRORED) if level % 2 else char for char, level in zip(text, levels, strict=True)]
    for level in range(max(levels, default=0), 0, -1):
        _reverse(chars, levels, level)
    return "".join(chars)


def _weak(kinds: list[str], base: int) -> list[str]:
    """Rules W1 to W7: what numbers, separators and marks count as, from what stands around them."""
    kinds = list(kinds)
    strong = before = "R" if base else "L"
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = before  # W1: the mark takes the kind of its letter
        if kinds[at] == "EN" and strong == "AL":
            kinds[at] = "AN"  # W2
        before = kinds[at]
        if before in ("L", "R", "AL"):
            strong = before
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    _separators(kinds)
    _terminators(kinds)
    strong = "R" if base else "L"
    for at, kind in enumerate(kinds):
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
    return kinds


def _separators(kinds: list[str]) -> None:
    """W4: a single separator between two numbers of one kind joins them."""
    for at in range(1, len(kinds) - 1):
        before, after = kinds[at - 1], kinds[at + 1]
        if before == after and (kinds[at], before) in (("ES", "EN"), ("CS", "EN"), ("CS", "AN")):
            kinds[at] = before


def _terminators(kinds: list[str]) -> None:
    """W5 and W6: signs beside a European number are part of it; other separators and signs are neutral."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] in ("ET", "BN"):
            end += 1
        beside = (at > 0 and kinds[at - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")
        kinds[at:end] = ["EN" if beside else "ON"] * (end - at)
        at = max(end, at + 1)
    kinds[:] = ["ON" if kind in ("ES", "CS") else kind for kind in kinds]


def _brackets(text: str, kinds: list[str], base: int) -> list[str]:
    """N0: a pair of brackets runs as what it holds, or as what stands before it."""
    found, opened = list(kinds), list[int]()
    pairs: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if char in _CLOSED_BY and kinds[at] == "ON":
            opened.append(at)
        elif kinds[at] == "ON" and any(_CLOSED_BY[text[start]] == char for start in opened):
            while _CLOSED_BY[text[opened[-1]]] != char:  # BD16: what was opened since and not closed is no pair
                opened.pop()
            pairs.append((opened.pop(), at))
    own = _direction("", base)
    for start, end in sorted(pairs):
        inside = {_direction(kind, base) for kind in found[start + 1 : end] if kind not in _NEUTRAL}
        before = next((_direction(kind, base) for kind in reversed(found[:start]) if kind not in _NEUTRAL), own)
        if inside:
            found[start] = found[end] = own if own in inside else before
    return found


def _neutrals(kinds: list[str], base: int) -> list[str]:
    """N1 and N2: neutrals between two of one direction take it, others the paragraph's; numbers count as R."""
    found = list(kinds)
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        before = _direction(kinds[at - 1], base) if at else _direction("", base)
        after = _direction(kinds[end], base) if end < len(kinds) else _direction("", base)
        found[at:end] = [before if before == after else _direction("", base)] * (end - at)
        at = max(end, at + 1)
    return found


def _direction(kind: str, base: int) -> str:
    if not kind:
        return "R" if base else "L"
    return "L" if kind == "L" else "R"


def _levels(kinds: list[str], base: int) -> list[int]:
    """I1 and I2: an embedding level for each character."""
    odd = {"R": 1, "L": 2, "EN": 2, "AN": 2}
    even = {"L": 0, "R": 1, "EN": 2, "AN": 2}
    return [(odd if base else even).get(kind, base) for kind in kinds]


def _reverse(chars: list[str], levels: list[int], level: int) -> None:
    """L2: turn every run at this level or above. Levels are turned along with their characters."""
    at = 0
    while at < len(chars):
        end = at
        while end < len(chars) and levels[end] >= level:
            end += 1
        chars[at:end] = chars[at:end][::-1]
        levels[at:end] = levels[at:end][::-1]
        at = max(end, at + 1)
