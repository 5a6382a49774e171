"""Long lines of JSON, read part by part: parsed at once, a line takes up four times its room."""

from __future__ import annotations

import itertools
import json
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Final

import attrs

from timeline.later import later
from timeline.model import Article
from timeline.packed import Packed
from timeline.readers.cleaning import MARKS, plain
from timeline.readers.jsonlines import about, article_of, record_of, refuse_empty
from timeline.readers.text import blocks_of, title_of

_SHORT: Final = 65_536
"""A string of no more bytes is no long one, wherever the parts were cut."""
_TEXT: Final = re.compile(rb'"text"\s*:\s*"\Z')
_NUMBER: Final = itemgetter(0)
_BACKSLASH: Final = ord("\\")


class AsWritten:
    """A text with its own quotes and hyphens: the one that has plain ones, and which stood where."""

    def __init__(self, text: str, places: array[int], marks: str) -> None:
        self._text, self._places, self._marks = text, places, marks

    def __getitem__(self, part: slice) -> str:
        """The characters from one place to another."""
        start, end, _ = part.indices(len(self._text))
        made, at = list[str](), start
        for number in range(bisect_left(self._places, start), bisect_left(self._places, end)):
            place = self._places[number]
            made += (self._text[at:place], self._marks[number])
            at = place + 1
        return "".join((*made, self._text[at:end]))


@attrs.frozen
class Narrowed(Article):
    """An article whose `text` has plain quotes and hyphens: with a curly quote in it, each of its characters takes
    twice the room. `as_written` gives stretches of it as they were.
    """

    as_written: AsWritten = attrs.field(kw_only=True, eq=False)


@attrs.frozen
class LongText:
    """A text still in the parts of its line, in the string of this number; they are taken away as it is read."""

    parts: list[bytes]
    number: int


def long_record(parts: list[bytes], where: str) -> dict[str, object]:
    """The object of a line that comes in parts, its "text" a `LongText` where all that is long in it is that. Raises
    ReadError.
    """
    try:
        found = _outline(parts)
    except ValueError:
        found = None
    # Where it is of another shape, the line as a whole can tell what is wrong with it.
    return found or record_of(b"".join(parts), where)


def _outline(parts: list[bytes]) -> dict[str, object] | None:
    """The object of a line without its text; None where something else in it is long. Raises ValueError."""
    outline, text = bytearray(), 0
    for number, pieces in itertools.groupby(_strings(_at_blanks(parts)), _NUMBER):
        if not number:
            outline += b"".join(piece for _, piece in pieces)
            continue
        size, begun = 0, b""
        for _, piece in pieces:
            _decoded(piece)
            size += len(piece)
            begun = begun + piece if size <= _SHORT else b""
        if size <= _SHORT:
            outline += begun
        elif text or not _TEXT.search(outline) or outline.count(b"{") != 1:
            return None
        else:
            text = number
    record = json.loads(outline)
    if not text or not isinstance(record, dict) or record.get("text") != "":
        return None
    return {**record, "text": LongText(parts, text)}


def long_article(record: Mapping[str, object], where: str) -> Article:
    """The article of such an object, or of that of a short line, for one who only looks for times: without its
    SHA-256. Raises ReadError.
    """
    long = record.get("text")
    if isinstance(long, LongText):
        return _narrowed(record, long.parts, long.number, where)
    return article_of(record, where, hashed=False)


def _narrowed(record: Mapping[str, object], parts: list[bytes], number: int, where: str) -> Narrowed:
    parts.reverse()
    taken = (parts.pop() for _ in range(len(parts)))
    places, marks = array("L"), list[str]()
    text, prose, same = "", "", True
    for of, piece in _strings(_at_blanks(taken)):
        if of != number:
            continue
        written = _decoded(piece)
        narrow = written
        if not written.isascii():
            for mark in _MARKS.finditer(written):
                places.append(len(text) + mark.start())
                marks.append(mark[0])
            narrow = _MARKS.sub(_plain, written)
        made = plain(narrow)
        if same and made != narrow:
            prose, same = text, False
        # Strings that nothing else holds grow where they are.
        text += narrow
        if not same:
            prose += made
    refuse_empty(text, where)
    prose = text if same else prose
    as_written = AsWritten(text, places, "".join(marks))
    prose, blocks = blocks_of(prose, Packed)
    title = title_of(as_written, prose, blocks)
    return Narrowed(text=text, prose=prose, blocks=blocks, as_written=as_written, **about(record, where, title))


_MARKS: Final = later(f"[{''.join(map(re.escape, map(chr, MARKS)))}]")


def _plain(mark: re.Match[str]) -> str:
    return MARKS[ord(mark[0])]


def _at_blanks(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes cut behind blanks, where no character or escape of it is cut in two."""
    rest = list[bytes]()
    for part in parts:
        at = part.rfind(b" ") + 1
        if at:
            yield b"".join((*rest, part[:at]))
            rest.clear()
        rest.append(part[at:])
    yield b"".join(rest)


def _strings(parts: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The bytes of a line in pieces: those inside of a string that goes on in another part, with its number from 1;
    those of the others with a 0.
    """
    number, inside = 1, False
    for part in parts:
        start = end = 0
        if inside:
            end = _end(part, 0)
            yield number, part[:end] if end >= 0 else part
            if end < 0:
                continue
            start, end = end, end + 1
        number, inside = number + inside, False
        while not inside and (begin := part.find(b'"', end)) >= 0:
            end = _end(part, begin + 1) + 1
            inside = not end
        yield 0, part[start : begin + 1] if inside else part[start:]
        if inside:
            yield number, part[begin + 1 :]


def _end(part: bytes, start: int) -> int:
    """Where a string ends of which `part` holds what comes from `start` on; -1 where it goes on."""
    at = part.find(b'"', start)
    while at >= 0:
        back = at
        while back > start and part[back - 1] == _BACKSLASH:
            back -= 1
        if not (at - back) % 2:
            return at
        at = part.find(b'"', at + 1)
    return -1


def _decoded(piece: bytes) -> str:
    """The characters of a part of a JSON string. Raises ValueError."""
    found = json.loads('"' + piece.decode("utf-8", "surrogatepass") + '"')
    assert isinstance(found, str)
    return found
