"""Lines of a chronicle that begin with a year and set it off by nothing but a blank: '1521 The harbour freezes'."""

from __future__ import annotations

import functools
import itertools
import re
from typing import Final

_LINE: Final = re.compile(
    r"^[ \t]*(?:[-*\u2022][ \t]+)?(?P<year>1\d{3}|20\d\d)(?: ?[-\u2013] ?\d{2,4})?"
    r"(?: \([^)\n]{3,20}\))?[ \t]+(?=[A-Z\"'\u201c])",
    re.MULTILINE,
)
_ANY: Final = re.compile(r"^[ \t]*\S", re.MULTILINE)
_LEAST: Final = 3


@functools.lru_cache(maxsize=2)
def year_lines(prose: str) -> frozenset[int]:
    """The offsets of the years that begin such lines; none where these are few, hardly half of all, or in no order:
    then a line only happens to begin with a number.
    """
    found = list(_LINE.finditer(prose))
    if len(found) < _LEAST or 2 * len(found) < sum(1 for _ in _ANY.finditer(prose)):
        return frozenset()
    years = [int(one["year"]) for one in found]
    rising = all(one <= other for one, other in itertools.pairwise(years))
    falling = all(one >= other for one, other in itertools.pairwise(years))
    ordered = (rising or falling) and years[0] != years[-1]
    return frozenset(one.start("year") for one in found) if ordered else frozenset()
