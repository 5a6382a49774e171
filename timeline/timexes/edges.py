"""Where one part of an article ends and the next begins: no expression of time goes on over such an edge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from timeline.model import Article, Block

PART: Final = "\x02"
CELL: Final = "\x03"
"""Control characters that are no blanks: prose holds none, and with them it takes no more room than without."""
_TAB: Final = re.compile(r"(?<=\S) *\t")


def edged(article: Article) -> str:
    """The prose of an article, of the same length, with PART between two blocks that no blank line parts (the items of
    a list, a heading and what stands under it) and CELL between two cells of a row.
    """
    prose, at, pieces = article.prose, 0, []
    for place, mark in sorted({**dict(_cells(article)), **dict(_parts(article))}.items()):
        pieces += [prose[at:place], mark]
        at = place + 1
    return "".join((*pieces, prose[at:])) if pieces else prose


def _parts(article: Article) -> Iterator[tuple[int, str]]:
    """Where a block ends, if the next one begins in the next line."""
    prose = article.prose
    for one, two in pairwise(article.blocks):
        end, start = one.span.end, two.span.start
        if end < start and prose.count("\n", end, start) < 2 and prose[end:start].isspace():
            yield end, PART


def _cells(article: Article) -> Iterator[tuple[int, str]]:
    """Where a cell of a table ends, and where a tab parts two columns."""
    text, prose = article.text, article.prose
    for block in article.blocks if "|" in text else ():
        if block.kind == "table":
            yield from ((at, CELL) for at in _bars(text, block) if prose[at] == " ")
    if "\t" in text:
        yield from ((found.end() - 1, CELL) for found in _TAB.finditer(text) if prose[found.end() - 1].isspace())


def _bars(text: str, block: Block) -> Iterator[int]:
    at = text.find("|", block.span.start, block.span.end)
    while at >= 0:
        yield at
        at = text.find("|", at + 1, block.span.end)
