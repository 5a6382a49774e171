"""A PDF file made over: dictionaries get more entries, objects are added, and all is packed anew.

The library below draws pages and embeds fonts; it has no door for structure trees, annotations with a part, or files
attached. So its file is taken apart by its cross-reference table (ISO 32000-1, 7.5.4) and written once more with
object streams (7.5.7), which keep a hundred thousand small objects small.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from array import array
from itertools import islice
from typing import Final

_HEAD: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_MOST: Final = 200
"""Objects in one object stream; more pack better, and take longer to find."""


class Packer:
    """One file in the making: `numbered` objects come from the file that is made over, others are added.

    Objects are PDF's own text, which is ASCII, or a stream's bytes. Numbers are given in order; each is put once.
    """

    def __init__(self, data: bytes) -> None:
        self._old, self._trailer = _objects(data)
        self._entries: dict[int, list[str]] = {}
        self._next = max(self._old, default=0) + 1
        self._out: list[bytes] = []
        self._at = 0
        self._digest = hashlib.md5(usedforsecurity=False)
        self._places = array("Q", bytes(8 * self._next))  # by number: where it stands, or the stream that holds it,
        self._nth = array("h", bytes(2 * self._next))  # and its place there, -1 where it stands alone
        self._batch: list[tuple[int, bytes]] = []
        self._add(_HEAD)

    @property
    def root(self) -> int:
        """The number of the document's catalog."""
        return self._trailer["Root"]

    def reserve(self, count: int = 1) -> int:
        """The first of `count` numbers that follow one another and are now taken."""
        first = self._next
        self._next += count
        self._places.extend([0] * count)
        self._nth.extend([0] * count)
        return first

    def extend(self, number: int, entries: str) -> None:
        """Add entries to a dictionary of the file that is made over."""
        self._entries.setdefault(number, []).append(entries)

    def put(self, text: str, number: int = 0) -> int:
        """Add an object that is no stream; gives its number, a new one unless it was reserved."""
        number = number or self.reserve()
        self._batch.append((number, text.encode("ascii")))
        if len(self._batch) == _MOST:
            self._pack()
        return number

    def put_stream(self, entries: str, content: bytes, *, pack: bool = True) -> int:
        """Add a stream, compressed unless `pack` is off; `entries` are its dictionary's, but length and filter."""
        number = self.reserve()
        self._write(number, _stream(entries, content, pack=pack))
        return number

    def finish(self) -> bytes:
        """The whole file; its identifier follows from its bytes."""
        for number in sorted(self._old):
            body = self._old.pop(number)
            if entries := self._entries.pop(number, None):
                body = body.removesuffix(b">>") + "".join(entries).encode("ascii") + b">>"
            if body.endswith(b"endstream"):
                self._write(number, body)
            else:
                self._batch.append((number, body))
                if len(self._batch) == _MOST:
                    self._pack()
        self._pack()
        self._write_references()
        return b"".join(self._out)

    def _write(self, number: int, body: bytes) -> None:
        self._places[number], self._nth[number] = self._at, -1
        self._add(b"%d 0 obj\n" % number + body + b"\nendobj\n")

    def _add(self, data: bytes) -> None:
        self._out.append(data)
        self._digest.update(data)
        self._at += len(data)

    def _pack(self) -> None:
        """Write the objects at hand as one object stream."""
        if not self._batch:
            return
        starts, at = [], 0
        for _, body in self._batch:
            starts.append(at)
            at += len(body) + 1
        holder = self.reserve()
        for nth, (number, _) in enumerate(self._batch):
            self._places[number], self._nth[number] = holder, nth
        pairs = [b"%d %d" % (number, start) for (number, _), start in zip(self._batch, starts, strict=True)]
        index = b" ".join(pairs) + b"\n"
        entries = f"/Type/ObjStm/N {len(starts)}/First {len(index)}"
        body = index + b"\n".join([body for _, body in self._batch]) + b"\n"
        self._batch.clear()
        self._write(holder, _stream(entries, body))

    def _write_references(self) -> None:
        """The cross-reference stream (7.5.8), which is the trailer too."""
        number = self.reserve()
        start = self._at
        self._places[number], self._nth[number] = start, -1
        digest = self._digest.hexdigest()
        wide = (max(start, self._next).bit_length() + 7) // 8
        rows = bytearray(b"\0" * (1 + wide) + b"\xff\xff")
        for where, nth in islice(zip(self._places, self._nth, strict=True), 1, None):
            kind, index = (1, 0) if nth < 0 else (2, nth)
            rows += bytes((kind,)) + where.to_bytes(wide) + index.to_bytes(2)
        entries = (
            f"/Type/XRef/Size {self._next}/W[1 {wide} 2]/Root {self.root} 0 R/Info {self._trailer['Info']} 0 R"
            f"/ID[<{digest}><{digest}>]"
        )
        self._write(number, _stream(entries, rows))
        self._add(b"startxref\n%d\n%%%%EOF\n" % start)


def _stream(entries: str, content: bytes | bytearray, *, pack: bool = True) -> bytes:
    data = zlib.compress(content) if pack else content
    filters = "/Filter/FlateDecode" if pack else ""
    return f"<<{entries}{filters}/Length {len(data)}>>\nstream\n".encode("ascii") + data + b"\nendstream"


def _objects(data: bytes) -> tuple[dict[int, bytes], dict[str, int]]:
    """The bodies of a file's objects by number, and the trailer's references; for a file of one plain table."""
    table = int(data[data.rindex(b"startxref") + 9 :].split(None, 1)[0])
    lines = [line for line in data[table : data.index(b"trailer", table)].split(b"\n")[2:] if line]
    places = sorted((int(line[:10]), number) for number, line in enumerate(lines) if line[17:18] == b"n")
    found = {}
    for (start, number), end in zip(places, [*(place for place, _ in places[1:]), table], strict=True):
        body = data[data.index(b"obj", start) + 3 : data.rindex(b"endobj", start, end)]
        found[number] = body.strip(b"\n")
    trailer = data[data.index(b"trailer", table) :]
    return found, {key.decode(): int(number) for key, number in re.findall(rb"/(Root|Info) (\d+) 0 R", trailer)}
