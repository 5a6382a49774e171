"""A scale of values: figures to shares of its length, with round ticks.

It runs from zero, unless that would hide all differences, and by powers of ten where values differ by more than 1:100.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

_STEPS: Final = 4  # ticks aimed at
_FLAT: Final = 0.15  # differences smaller than this share of the values are hidden on a scale from zero
_EQUAL: Final = 1e-4  # and what is smaller still is none
_FAR: Final = 100.0
_ZERO: Final = 0.12  # share of a logarithmic scale that lies between zero and its first power of ten
_DECADES: Final = 5
HUGE: Final = 1e300
"""Values from here on are not drawn."""

_TINY: Final = 1e-300  # and those up to here as zero
_NAMES: Final = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@attrs.frozen
class Values:
    """A scale from `low` to `high`, which lie at shares 0 and 1 of it; `step` from tick to tick.

    `logarithmic` counts in powers of ten: `low` and `high` are values, `step` powers, and with `zero` there is a 0
    below `low`. `broken` when it leaves out the stretch from zero to its nearer end.
    """

    low: float
    high: float
    step: float
    logarithmic: bool = False
    zero: bool = False

    @property
    def broken(self) -> bool:
        """Whether zero is neither on the scale nor at an end of it."""
        return not self.logarithmic and not self.low <= 0 <= self.high

    def at(self, value: float) -> float:
        """The share of the scale's length at which a value lies."""
        if not self.logarithmic:
            return min(1.0, max(0.0, value / self._size - self.low / self._size))
        if value <= min(_TINY, self.low / 2):
            return 0.0
        foot = _ZERO if self.zero else 0.0
        share = (math.log10(value) - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
        return min(1.0, max(0.0, foot + (1 - foot) * share))

    @property
    def _size(self) -> float:
        return self.high - self.low

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Round values and their words, from low to high."""
        if self.logarithmic:
            yield from [(0.0, "0")] if self.zero else []
            first, last = round(math.log10(self.low)), round(math.log10(self.high))
            for power in range(first, last + 1, int(self.step)):
                yield 10.0**power, amount(10.0**power)
            return
        for n in range(round(self.low / self.step), round(self.high / self.step) + 1):
            yield n * self.step, amount(float(f"{n * self.step:.12g}"))


def values(known: Iterable[float], rising: float | None = None, falling: float | None = None) -> Values:
    """A scale on which all known values lie; `rising` and `falling` are the outermost with an open end beyond."""
    found = sorted(one if abs(one) > _TINY else 0.0 for one in known if abs(one) < HUGE) or [0.0]
    low, high = found[0], found[-1]
    positive = next((one for one in found if one > 0), 0.0)
    if low >= 0 and high > _FAR * positive > 0:
        return _powers(positive, high, low <= 0, rising == high)
    size = max(abs(low), abs(high))
    flat = (low > 0 or high < 0) and _EQUAL * size < high - low < _FLAT * size
    least, most = (low, high) if flat else (min(low, 0.0), max(high, 0.0))
    step = _round((most - least) / _STEPS or abs(most) / _STEPS or 0.25)
    spare = 0.4 if flat else 0.0  # nothing on the very edge of what is no axis through zero
    first, last = math.floor(least / step - spare + 1e-9), math.ceil(most / step + spare - 1e-9)
    if rising is not None and rising / step > last - 0.5:
        last += 1
    if falling is not None and falling / step < first + 0.5 and first * step != 0:
        first -= 1
    return Values(first * step, max(last, first + 1) * step, step)


def _powers(low: float, high: float, zero: bool, rises: bool) -> Values:
    first, last = math.floor(math.log10(low) + 1e-9), math.ceil(math.log10(high) - 1e-9)
    last += rises and last - math.log10(high) < 0.5
    step = max(1, math.ceil((last - first) / _DECADES))
    last += -(last - first) % step
    return Values(10.0**first, 10.0**last, step, logarithmic=True, zero=zero)


def _round(step: float) -> float:
    """The next of 1, 2, 2.5 and 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next((n * power for n in (1, 2, 2.5, 5) if n * power >= step * 0.999), 10 * power)


def amount(value: float) -> str:
    """A value in few characters: '12,000', '0.5', '2.5 million'."""
    size = abs(value)
    if size >= 1e15 or 0 < size < 1e-4:
        return f"{value:.6g}"
    for unit, name in _NAMES:
        if size >= unit:
            return f"{value / unit:,.10g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"
