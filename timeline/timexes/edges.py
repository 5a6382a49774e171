"""Where one part of an article ends and the next begins: no expression of time goes on over such an edge."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from typing import Final

from timeline.model import Article

PART: Final = "\x02"
CELL: Final = "\x03"
"""Control characters that are no blanks: prose holds none, and with them it takes no more room than without."""
_PLACE: Final = itemgetter(0)
_TAB: Final = re.compile(r"(?<=\S) *\t")


_TAIL: Final = 60
"""Characters that are still known of the stretch before."""


class Edged:
    """The prose of an article, of the same length, with PART between two blocks that no blank line parts (the items of
    a list, a heading and what stands under it) and CELL between two cells of a row. It is made stretch by stretch: the
    whole of a long text would be as long once more.
    """

    def __init__(self, article: Article) -> None:
        self._prose = article.prose
        self._marks = _marks(article)
        self._mark = next(self._marks, None)
        self._first, self._made = 0, ""

    def stretch(self, start: int, end: int) -> tuple[str, int]:
        """The next stretch, and where it begins in what is given: behind what can be looked back at."""
        prose = self._prose
        if self._mark is None and not self._made:
            return prose, start
        self._made = self.of(max(self._first, start - _TAIL), start)
        self._first = start - len(self._made)
        at, pieces = start, [self._made]
        while self._mark is not None and self._mark[0] < end:
            place, mark = self._mark
            if place >= at:
                pieces += (prose[at:place], mark)
                at = place + 1
            self._mark = next(self._marks, None)
        self._made = "".join((*pieces, prose[at:end]))
        return self._made, start - self._first

    def of(self, start: int, end: int) -> str:
        """Characters of the last stretch, or of those right before it."""
        if not self._made:
            return self._prose[start:end]
        return self._made[max(0, start - self._first) : end - self._first]


def edged(article: Article) -> str:
    """The whole of it at once."""
    return Edged(article).stretch(0, len(article.prose))[0]


def _marks(article: Article) -> Iterator[tuple[int, str]]:
    """What ends where, in order; of two at one place, that of the blocks."""
    last: tuple[int, str] | None = None
    for mark in heapq.merge(_bars(article), _tabs(article), _parts(article), key=_PLACE):
        if last is not None and last[0] != mark[0]:
            yield last
        last = mark
    if last is not None:
        yield last


def _parts(article: Article) -> Iterator[tuple[int, str]]:
    """Where a block ends, if the next one begins in the next line."""
    prose = article.prose
    for one, two in pairwise(article.blocks):
        end, start = one.span.end, two.span.start
        if end < start and prose.count("\n", end, start) < 2 and prose[end:start].isspace():
            yield end, PART


def _bars(article: Article) -> Iterator[tuple[int, str]]:
    """Where a cell of a table ends."""
    text, prose = article.text, article.prose
    for block in article.blocks if "|" in text else ():
        at = text.find("|", block.span.start, block.span.end) if block.kind == "table" else -1
        while at >= 0:
            if prose[at] == " ":
                yield at, CELL
            at = text.find("|", at + 1, block.span.end)


def _tabs(article: Article) -> Iterator[tuple[int, str]]:
    """Where a tab parts two columns."""
    text, prose = article.text, article.prose
    for found in _TAB.finditer(text) if "\t" in text else ():
        if prose[found.end() - 1].isspace():
            yield found.end() - 1, CELL
