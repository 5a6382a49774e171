"""Markdown's inline markup, blanked in one pass over the characters.

The usual parser gives no offsets for it, and takes time that grows with the square of nested brackets; this one only
needs to know which characters are markup, so it never builds a tree.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Final

from timeline.readers.cleaning import blank

# Every repetition that could run on is bounded, so that no input takes more than linear time.
_TOKEN: Final = re.compile(
    r"""
      (?P<escape>\\(?:[!-/:-@\[-`{-~]|$))
    | (?P<code>`+)
    | (?P<comment><!--)
    | (?P<address><[a-zA-Z][a-zA-Z0-9+.-]{1,30}:[^\s<>]{0,2000}>)
    | (?P<tag></?[a-zA-Z][^<>\n]{0,500}>)
    | (?P<bare>\bhttps?://[^\s<>()\[\]"']{1,2000}(?<![.,;:!?*_]))
    | (?P<entity>&(?:nbsp|ensp|emsp|thinsp|shy|\#160|\#x[aA]0);)
    | (?P<footnote>\[\^[^\s\]]{1,100}\]:?)
    | (?P<image>!\[)
    | (?P<open>\[)
    | (?P<close>\](?:\(\s{0,20}(?:<[^<>\n]{0,1000}>|[^\s()<>]{0,1000}(?:\([^\s()]{0,200}\)[^\s()]{0,200}){0,5})
                   (?:\s{1,20}(?:"[^"]{0,300}"|'[^']{0,300}'|\([^()]{0,300}\)))?\s{0,20}\)
                 |\[[^\[\]]{0,300}\]
                 )?)
    | (?P<stars>(?<!\s)\*{1,9}|\*{1,9}(?!\s|$))
    | (?P<lines>(?<!\w)_{1,9}(?!\s|$)|(?<!\s)_{1,9}(?!\w))
    | (?P<strike>~~)
    """,
    re.VERBOSE | re.MULTILINE,
)

_CODE: Final = 5_000
"""A code span is no longer than this many characters."""


def markup(text: str, references: Container[str] = ()) -> Iterator[tuple[int, int]]:
    """Give the half-open ranges of a paragraph's characters that are markup, in no set order.

    `references` are the labels of the document's link definitions, in lower case with single spaces: `[label]` is a
    link only where its label is among them.
    """
    opened: list[tuple[int, bool]] = []
    at = 0
    comments = True
    while found := _TOKEN.search(text, at):
        kind, start, at = str(found.lastgroup), found.start(), found.end()
        if kind in ("image", "open"):
            opened.append((start, kind == "image"))
        elif kind == "close":
            if opened:
                yield from _link(text, opened.pop(), found, references)
        elif kind == "code":
            end = _code_end(text, found)
            if end:
                yield from ((start, found.end()), (end - len(found[0]), end))
                at = end
        elif kind == "comment":
            # Where one is never closed, no later one is: looking again each time would take quadratic time.
            end = text.find("-->", at) if comments else -1
            comments = end >= 0
            if comments:
                at = end + 3
                yield start, at
        elif kind == "escape":
            yield start, start + 1
        else:
            yield start, at


def _link(
    text: str, opened: tuple[int, bool], found: re.Match[str], references: Container[str]
) -> Iterator[tuple[int, int]]:
    start, image = opened
    inner = start + 2 if image else start + 1
    words = text[inner : found.start()] if found.start() - inner <= 1000 else ""
    target = found[0][1:]
    if target.startswith("["):
        known = _label(target[1:-1] or words) in references
    else:
        known = bool(target) or _label(words) in references
    if not known:
        return
    if image:
        yield start, found.end()
    else:
        yield from ((start, inner), (found.start(), found.end()))


def _label(words: str) -> str:
    return " ".join(words.split()).lower()


def _code_end(text: str, found: re.Match[str]) -> int:
    """Where the code span ends that starts here; 0 when none does, and the backticks are literal."""
    fence = found[0]
    end = text.find(fence, found.end(), found.end() + _CODE)
    if end < 0 or text[end + len(fence) : end + len(fence) + 1] == "`":
        return 0
    return end + len(fence)


def blanked(text: str, ranges: list[tuple[int, int]]) -> str:
    """The text with these ranges blanked, of the same length. Ranges may touch and overlap."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(ranges):
        if end <= at:
            continue
        first = max(start, at)
        parts += (text[at:first], blank(text[first:end]))
        at = end
    return "".join((*parts, text[at:]))
