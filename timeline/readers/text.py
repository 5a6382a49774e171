"""Plain text: blank lines part the blocks, lines wrapped inside a paragraph stay together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from timeline.model import Article, Block, Span, Stretched
from timeline.packed import Keep
from timeline.readers.cleaning import blanks, plain, without_markup
from timeline.readers.decoding import decode
from timeline.readers.making import digest, stem

WRAPPED: Final = 160
"""A line longer than this was not wrapped by hand: where one stands, every line is a paragraph of its own."""

HEADING: Final = 100
"""A heading is no longer than this many characters."""

_ITEM: Final = re.compile(r" *(?:[-*\u2022\u2023\u25e6\u25aa]|\(?(?:\d{1,3}|[a-z])[.)]) +(?=\S)")
_QUOTE: Final = re.compile(r" *(?:> ?)+(?=\S)")
_CLOSED: Final = re.compile(r"[.!?;:,\u2026\u3002][\"')\]]*$")
_QUOTE_MARKS: Final = re.compile(r"(?m)^ *(?:> ?)+(?=\S|$)")

Line = tuple[int, str]
"""Where a line starts, and the line."""


def read(data: bytes, source: str) -> Iterator[Article]:
    """Read plain text as one article; its title is its first heading, if it has one. Raises ReadError."""
    text, notes = decode(data, source)
    prose, blocks = layout(text)
    yield Article(
        id=stem(source),
        text=text,
        prose=prose,
        blocks=blocks,
        title=title_of(text, prose, blocks),
        source=source,
        sha256=digest(data),
        notes=notes,
    )


def layout(text: str) -> tuple[str, Sequence[Block]]:
    """Give the prose of a plain text, and its blocks in order."""
    return blocks_of(plain(text), tuple)


def blocks_of(prose: str, keep: Keep[Block]) -> tuple[str, Sequence[Block]]:
    """Give a plain prose without the marks of its quotes, and its blocks in order, kept as it is asked for."""
    blocks = keep(_laid_out(prose))
    return (_QUOTE_MARKS.sub(blanks, prose) if ">" in prose else prose), blocks


def _laid_out(prose: str) -> Iterator[Block]:
    before: list[Line] = []
    for chunk in _chunks(prose):  # none is kept: together they are the text once more
        if before:
            yield from _blocks(before, last=False)
        before = chunk
    if before:
        yield from _blocks(before, last=True)


def title_of(text: Stretched, prose: str, blocks: Sequence[Block]) -> str:
    """The words of the first heading, or nothing."""
    for block in blocks:
        if block.kind == "heading":
            return without_markup(block.span.of(text), block.span.of(prose))
    return ""


def _chunks(prose: str) -> Iterator[list[Line]]:
    """Lines up to a blank one."""
    start, chunk = 0, list[Line]()
    while start <= len(prose):
        end = prose.find("\n", start)
        end = end if end >= 0 else len(prose)
        line = prose[start:end]
        if line and not line.isspace():
            chunk.append((start, line.rstrip()))
        elif chunk:
            yield chunk
            chunk = []
        start = end + 1
    if chunk:
        yield chunk


def _blocks(chunk: list[Line], last: bool) -> Iterator[Block]:
    if len(chunk) == 1 and not last and _is_heading(chunk[0][1]):
        yield Block(_span(chunk), "heading")
    elif _ITEM.match(chunk[0][1]) or (len(chunk) > 1 and chunk[0][1].endswith(":") and _ITEM.match(chunk[1][1])):
        yield from _items(chunk)
    elif _QUOTE.match(chunk[0][1]) and all(_QUOTE.match(line) for _, line in chunk):
        yield Block(_span(chunk, _QUOTE), "quote")
    elif len(chunk) == 1:
        yield Block(_span(chunk))
    elif max(len(line) for _, line in chunk) > WRAPPED:
        yield from _unwrapped(chunk)
    elif _stands_alone(chunk):
        yield Block(_span(chunk[:1]), "heading")
        yield Block(_span(chunk[1:]))
    else:
        yield Block(_span(chunk))


def _items(chunk: list[Line]) -> Iterator[Block]:
    """A list: each line with a marker begins an item, the others go on with it."""
    start = 0
    for at in range(1, len(chunk) + 1):
        if at == len(chunk) or _ITEM.match(chunk[at][1]):
            part = chunk[start:at]
            yield Block(_span(part, _ITEM), "item" if _ITEM.match(part[0][1]) else "paragraph")
            start = at


def _unwrapped(chunk: list[Line]) -> Iterator[Block]:
    """A paragraph a line, or a heading; one that a small letter opens goes on with a line that ends no sentence."""
    start = 0
    for end in range(1, len(chunk) + 1):
        if end < len(chunk) and _goes_on(chunk[end - 1][1], chunk[end][1]):
            continue  # 'She is accused of / killing a neighbour / in 2004.': links of a web page, each in a line
        part = chunk[start:end]
        heading = len(part) == 1 and end < len(chunk) and _is_heading(part[0][1])
        yield Block(_span(part), "heading" if heading else "paragraph")
        start = end


def _goes_on(line: str, following: str) -> bool:
    return following.lstrip()[0].islower() and not _CLOSED.search(line) and not _ITEM.match(following)


def _is_heading(line: str) -> bool:
    return len(line) <= HEADING and not _CLOSED.search(line) and not _ITEM.match(line) and any(map(str.isalpha, line))


def _stands_alone(chunk: list[Line]) -> bool:
    """Whether the first line ends far before the others do, though the next word would have had room in it."""
    first, second = chunk[0][1].strip(), chunk[1][1].strip()
    width = max(len(line) for _, line in chunk[1:])
    room = len(first) + 1 + len(second.split(" ", 1)[0])
    return _is_heading(first) and room < width * 2 // 3 and first[0].isupper() and not second[0].islower()


def _span(lines: list[Line], marker: re.Pattern[str] | None = None) -> Span:
    start, line = lines[0]
    found = marker.match(line) if marker else None
    start += found.end() if found else len(line) - len(line.lstrip())
    return Span(start, lines[-1][0] + len(lines[-1][1]))
