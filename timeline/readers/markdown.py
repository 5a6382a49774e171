"""Markdown: its blocks from markdown-it-py's tokens, its markup blanked in the prose.

Raw HTML is never interpreted: tags and comments are blanked, the words between them stay words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import attrs

from timeline.model import Article, Block, BlockKind, Span
from timeline.readers.cleaning import blank, line_ends, plain, without_markup
from timeline.readers.decoding import decode
from timeline.readers.frontmatter import FrontMatter, front_matter
from timeline.readers.inline import blanked, markup
from timeline.readers.making import checked_dct, checked_genre, checked_language, digest, stem
from timeline.readers.text import layout, title_of

if TYPE_CHECKING:
    from markdown_it.token import Token

LIMIT: Final = 2_000_000
"""Longer Markdown, in characters, is read as plain text: we could give no bound for the time that parsing it takes."""

_COLUMNS: Final = 500
_CELLS: Final = re.compile(r"(?<!\\)\|")
_QUOTE: Final = re.compile(r" {0,3}> ?")
_ITEM: Final = re.compile(r"[ \t]*(?:(?:[-+*]|(?!\d{4}[.)])\d{1,9}[.)])(?:[ \t]+|$))?")
"""The mark of an item; four digits are the year that heads the entry of a chronicle, and belong to its words."""
_INDENT: Final = re.compile(r"[ \t]*")
_HASHES: Final = re.compile(r"#{1,6}(?:[ \t]+|$)")
_CLOSING: Final = re.compile(r"[ \t]#+[ \t]*$")
_DEFINITION: Final = re.compile(r"[ \t>]*\[[^\]\n]{1,300}\]:")
_HIDDEN: Final = re.compile(r"(?im)^ {0,3}(<!--|<(script|style)\b)")
# str.lower() can change the length of a text.
_LOWER: Final = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_KINDS: Final[dict[str, BlockKind]] = {"fence": "other", "code_block": "other", "tr_open": "table"}


@attrs.frozen
class Leaf:
    """Lines `[first, last)` that hold one block, and the quotes and list items around it, outermost first.

    `around` has for each whether it is an item, and its first line.
    """

    first: int
    last: int
    kind: BlockKind
    token: str
    level: int
    around: tuple[tuple[bool, int], ...]


def read(data: bytes, source: str) -> Iterator[Article]:
    """Read Markdown as one article.

    Its title is that of its front matter, else its first heading of level 1, else its first heading. Of the front
    matter (`key: value` lines between `---`), title, date, lang, genre, source and publisher
    (or site) are understood. Raises ReadError.
    """
    text, notes = decode(data, source)
    lines = line_ends(text)
    front = front_matter(lines)
    if len(text) > LIMIT:
        notes = (*notes, f"longer than {LIMIT:,} characters: read as plain text")
        prose, blocks = layout(blank(text[: front.end]) + text[front.end :])
        title = title_of(text, prose, blocks)
    else:
        prose, blocks, title = _laid_out(text, lines, front)
    yield Article(
        id=stem(source),
        text=text,
        prose=prose,
        blocks=blocks,
        title=front.get("title") or title,
        source=front.get("source") or source,
        publisher=front.get("publisher"),
        language=checked_language(front.get("lang"), source),
        dct=checked_dct(front.get("date"), "metadata", source),
        genre=checked_genre(front.get("genre"), source),
        sha256=digest(data),
        notes=notes,
    )


def _laid_out(text: str, lines: str, front: FrontMatter) -> tuple[str, tuple[Block, ...], str]:
    source = _Source(_without_hidden(blank(lines[: front.end]) + lines[front.end :]))
    leaves, references = _leaves(source.text)
    leaves = _with_lost(leaves, source)
    ranges: list[tuple[int, int]] = []
    spans: list[tuple[Span, BlockKind]] = []
    covered = 0
    for leaf in leaves:
        start, end = source.start(leaf.first), source.start(leaf.last)
        ranges.append((covered, start))
        covered = end
        ranges += source.marks(leaf)
        if leaf.kind != "other":
            ranges += ((start + a, start + b) for a, b in markup(source.text[start:end], references))
        spans.append((Span(start, end), leaf.kind))
    ranges.append((covered, len(source.text)))
    prose = plain(blanked(source.text, ranges))
    found = [(_trimmed(prose, span), kind) for span, kind in spans]
    blocks = tuple(Block(span, kind) for span, kind in found if span.start < span.end)
    first = next(
        (_trimmed(prose, span) for leaf, (span, _) in zip(leaves, spans, strict=True) if leaf.level == 1), None
    )
    title = without_markup(first.of(text), first.of(prose)) if first else title_of(text, prose, blocks)
    return prose, blocks, title


def _without_hidden(text: str) -> str:
    """Blank comments, scripts and styles that begin a line: a page does not show them."""
    ranges: list[tuple[int, int]] = []
    at = 0
    unclosed: set[str] = set()
    lowered = text.translate(_LOWER)
    while found := _HIDDEN.search(text, at):
        close = "-->" if found[1] == "<!--" else f"</{found[2].lower()}>"
        end = -1 if close in unclosed else lowered.find(close, found.end())
        at = found.end() if end < 0 else end + len(close)
        if end < 0:
            unclosed.add(close)
        else:
            ranges.append((found.start(), at))
    return blanked(text, ranges)


def _trimmed(prose: str, span: Span) -> Span:
    words = span.of(prose)
    left = len(words) - len(words.lstrip())
    return Span(span.start + left, max(span.start + left, span.start + len(words.rstrip())))


class _Source:
    """A text by its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def start(self, line: int) -> int:
        """The offset at which a line starts; the text's end for a line after the last."""
        return min(self._starts[min(line, len(self.lines))], len(self.text))

    def marks(self, leaf: Leaf) -> Iterator[tuple[int, int]]:
        """The ranges of a block's own markup: quote marks, bullets, hashes, underlines, fences, pipes."""
        for number in range(leaf.first, min(leaf.last, len(self.lines))):
            line, start = self.lines[number], self._starts[number]
            at = _prefix(line, number, leaf)
            yield start, start + at
            if leaf.token == "heading_open":  # noqa: S105 - a kind of token, no password
                yield from ((start + a, start + b) for a, b in _heading_marks(line, at, number == leaf.last - 1))
            elif leaf.token == "fence" and number in (leaf.first, leaf.last - 1):  # noqa: S105
                if line[at:].lstrip().startswith(("```", "~~~")):
                    yield start, start + len(line)
            elif leaf.kind == "table":
                yield from ((start + found.start(), start + found.end()) for found in _CELLS.finditer(line))


def _prefix(line: str, number: int, leaf: Leaf) -> int:
    """How many characters at a line's start belong to the quotes and items around the block."""
    at = 0
    for item, first in leaf.around:
        if not item:
            mark = _QUOTE.match(line, at)
        else:
            mark = _ITEM.match(line, at) if number == first else _INDENT.match(line, at)
        at = mark.end() if mark else at
    return at


def _heading_marks(line: str, at: int, last: bool) -> Iterator[tuple[int, int]]:
    at += len(line[at:]) - len(line[at:].lstrip())
    if opening := _HASHES.match(line, at):
        yield at, opening.end()
        closing = _CLOSING.search(line, opening.end() - 1) if line.rstrip().endswith("#") else None
        if closing:
            yield closing.start(), len(line)
    elif last and not line[at:].strip("=- \t"):
        yield at, len(line)


def _leaves(text: str) -> tuple[list[Leaf], frozenset[str]]:
    """The blocks that hold words, in order, and the labels of the link definitions."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - slow to import, and only needed for Markdown

    parser = MarkdownIt("commonmark", {"html": False}).disable(["html_block"])
    if max((line.count("|") for line in text.split("\n")), default=0) <= _COLUMNS:
        parser.enable("table")
    # The inline step is ours (see inline.py).
    parser.core.ruler.disable(["inline", "text_join"])
    env: dict[str, dict[str, object]] = {}
    tokens = parser.parse(text, env)
    references = frozenset(" ".join(label.split()).lower() for label in env.get("references", {}))
    return list(_walk(tokens)), references


def _walk(tokens: Sequence[Token]) -> Iterator[Leaf]:
    around: list[tuple[bool, int]] = []
    for token in tokens:
        if token.type in ("blockquote_open", "list_item_open"):
            around.append((token.type == "list_item_open", token.map[0] if token.map else 0))
        elif token.type in ("blockquote_close", "list_item_close"):
            around.pop()
        elif token.map and token.type in ("paragraph_open", "heading_open", "fence", "code_block", "tr_open"):
            level = int(token.tag[1]) if token.type == "heading_open" else 0
            yield Leaf(token.map[0], token.map[1], _kind(token.type, around), token.type, level, tuple(around))


def _kind(token: str, around: Sequence[tuple[bool, int]]) -> BlockKind:
    if token == "heading_open":  # noqa: S105
        return "heading"
    if token in _KINDS:
        return _KINDS[token]
    if not around:
        return "paragraph"
    return "item" if around[-1][0] else "quote"


def _with_lost(leaves: list[Leaf], source: _Source) -> list[Leaf]:
    """Add what the parser leaves out beyond its nesting limit, as paragraphs; link definitions and rules stay out."""
    whole: list[Leaf] = []
    covered = 0
    for leaf in (*leaves, Leaf(len(source.lines), len(source.lines), "other", "", 0, ())):
        for number in range(covered, leaf.first):
            line = source.lines[number]
            if any(map(str.isalnum, line)) and not _DEFINITION.match(line):
                whole.append(Leaf(number, number + 1, "paragraph", "", 0, ()))
        covered = max(covered, leaf.last)
        whole.append(leaf)
    return [leaf for leaf in whole if leaf.first < leaf.last]
