"""Sentence spans, block by block; never a boundary inside a time expression."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import count
from typing import Final

from timeline.model import Article, Block, Sentence, Span, Timex

LONGEST: Final = 2_000
"""The longest sentence, in characters. Rules weigh the words of a sentence against one another; without a bound, a text
that never ends a sentence would take time that grows with its square."""

_BOUNDARY: Final = re.compile(r"""[.!?…]+["')\]]*(?P<gap>\s+)(?=["'(\[—-]*(?P<next>\S))|[。！？](?P<wide>)""")
_WORD_BEFORE: Final = re.compile(r"""[^\s"(\[—]+$""")

# Abbreviations that a name or a number follows; after them a capital starts no sentence.
_TITLES: Final = frozenset(
    "mr mrs ms dr prof gen lt col maj capt cpl sgt adm cmdr rev hon sen rep gov pres st sr jr mt ft messrs mme sra "
    "no nos vol vols fig figs p pp art sec ch approx ca cf vs v e.g i.e al".split()
)
# Abbreviations that may also end a sentence; only a following lower-case word or digit keeps it going.
_MONTHS: Final = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun".split())


def segment(article: Article, timexes: tuple[Timex, ...]) -> tuple[Sentence, ...]:
    """Split an article into sentences, in text order. A block that does not hold prose gives one sentence each.

    A boundary that falls inside a time expression ('on 5 Aug. 2024') is none. What is longer than LONGEST characters is
    cut between two words.
    """
    starts = [timex.span.start for timex in timexes]

    def inside(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and timexes[at].span.start < offset < timexes[at].span.end

    found: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        spans = _split(article.prose, block, inside) if block.kind in ("paragraph", "item", "quote") else [block.span]
        short = (part for span in spans for part in _cut(article.prose, span, inside))
        trimmed = (_trim(article.prose, span) for span in short)
        found += [Sentence(span, number, block.kind) for span in trimmed if span.start < span.end]
    return tuple(found)


def _split(prose: str, block: Block, inside: Callable[[int], bool]) -> Iterator[Span]:
    start = block.span.start
    for found in _BOUNDARY.finditer(prose, block.span.start, block.span.end):
        cut = found.end()
        if found["wide"] is None and not _ends(prose, start, found):
            continue
        if inside(found.start()) or inside(cut):
            continue
        yield Span(start, cut)
        start = cut
    yield Span(start, block.span.end)


def _cut(prose: str, span: Span, inside: Callable[[int], bool]) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST:
        end = _gap(prose, start, inside)
        if end >= span.end:
            break
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _gap(prose: str, start: int, inside: Callable[[int], bool]) -> int:
    """The last gap between words that a sentence from here on can end at; without one, where it has its full length."""
    limit = start + LONGEST
    gaps = (at for at in range(limit, start, -1) if prose[at].isspace() and not inside(at))
    return next(gaps, None) or next(at for at in count(limit) if not inside(at))


def _ends(prose: str, start: int, found: re.Match[str]) -> bool:
    """Whether a full stop with space behind it ends the sentence."""
    follows = found["next"]
    if follows.islower():
        return False
    if found[0][0] != ".":
        return True
    before = _WORD_BEFORE.search(prose, max(start, found.start() - 24), found.start())
    word = before[0].lower().lstrip("'") if before else ""
    if word in _TITLES or (len(word) == 1 and word.isalpha() and word != "i"):
        return False
    return not (word in _MONTHS and follows.isdigit())


def _trim(prose: str, span: Span) -> Span:
    text = span.of(prose)
    left = len(text) - len(text.lstrip())
    return Span(span.start + left, span.start + len(text.rstrip())) if text.strip() else Span(span.start, span.start)
