"""Figures side by side: whether they count the same thing, and whether both can be so."""

from __future__ import annotations

from typing import Final

from timeline.model import Figure

_PEOPLE: Final = frozenset(
    "people person persons individuals individual dead deaths death fatalities lives victims killed died injured "
    "wounded hurt injuries missing bodies".split()
)
_MORE: Final = ("another", "additional", "extra", "further")
_ABOUT: Final = 0.1
"""By how much of itself a number that is 'about' so may be off."""

Key = tuple[str, str, str, bool]


def key(figure: Figure) -> Key:
    """What a figure counts, in a normal form: the thing, what became of it, the whole, and whether it is a sum so far.

    '12 people were killed', '12 dead' and '12 deaths' count one thing; '12 injured' and '12 civilians' others.
    """
    unit = figure.unit.casefold()
    thing = "people" if figure.state and unit in _PEOPLE else unit
    return thing, figure.state, figure.share_of.casefold(), figure.cumulative


def compared(figure: Figure) -> bool:
    """Whether it can be set against others: 'another 12' is on top of a number that is not told."""
    return not any(word in figure.qualifier for word in _MORE)


def agree(one: Figure, other: Figure) -> bool:
    """Whether both can be so: 'over 5,000' and '6,000' can, '12' and '15' cannot."""
    (low, high), (least, most) = bounds(one), bounds(other)
    return low <= most and least <= high


def bounds(figure: Figure) -> tuple[float, float]:
    """The least and the most that it can be, infinite where that is open; a bare number may be off by a tenth."""
    low, best, high = figure.low, figure.best, figure.high
    if best is not None:
        low = best - abs(best) * _ABOUT if low is None else low
        high = best + abs(best) * _ABOUT if high is None else high
    return float("-inf") if low is None else low, float("inf") if high is None else high
