"""CMaps (ISO 32000-1, 9.7.5 and 9.10.3): from character codes to the characters of a collection, or to Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import attrs
from pikepdf import Stream

from tests.matterhorn.pdf import entry, name

_NAMES: Final = {
    "GB1": "GB-EUC GBpc-EUC GBK-EUC GBKp-EUC GBK2K UniGB-UCS2 UniGB-UTF16",
    "CNS1": "B5pc HKscs-B5 ETen-B5 ETenms-B5 CNS-EUC UniCNS-UCS2 UniCNS-UTF16",
    "Japan1": "83pv-RKSJ 90ms-RKSJ 90msp-RKSJ 90pv-RKSJ Add-RKSJ EUC Ext-RKSJ UniJIS-UCS2 UniJIS-UCS2-HW UniJIS-UTF16",
    "Korea1": "KSC-EUC KSCms-UHC KSCms-UHC-HW KSCpc-EUC UniKS-UCS2 UniKS-UTF16",
}
_ONE_WAY: Final = {"83pv-RKSJ-V", "90pv-RKSJ-V", "KSCpc-EUC-V"}  # these are horizontal only
PREDEFINED: Final = {
    f"{stem}-{way}": ordering
    for ordering, stems in _NAMES.items()
    for stem in stems.split()
    for way in "HV"
    if f"{stem}-{way}" not in _ONE_WAY
} | {"H": "Japan1", "V": "Japan1", "Identity-H": "Identity", "Identity-V": "Identity"}
"""The CMaps of Table 118, each with the Ordering of its collection (the Registry is Adobe)."""

_TOKEN: Final = re.compile(
    rb"%[^\r\n]*|<<|>>|<([0-9A-Fa-f\s]*)>|\[|\]|/([^\s<>\[\]()/%{}]*)|\(([^)]*)\)|[^\s<>\[\]()/%]+"
)


@attrs.define
class CMap:
    """A CMap. Codes are byte strings; `chars` are texts where it leads to Unicode, `ranges` where to CIDs."""

    spaces: list[tuple[bytes, bytes]] = attrs.Factory(list)
    chars: dict[bytes, str] = attrs.Factory(dict)
    ranges: list[tuple[bytes, bytes, int]] = attrs.Factory(list)
    said: dict[str, str | int] = attrs.Factory(dict)  # WMode, Registry, Ordering, Supplement
    uses: str = ""

    def split(self, data: bytes) -> Iterator[bytes]:
        """The codes of a string, each as long as the ranges of codes say; two bytes where they say nothing."""
        lengths = sorted({len(low) for low, _ in self.spaces}) or [2]
        while data:
            size = next((size for size in lengths if self._holds(data[:size])), lengths[-1])
            yield data[:size]
            data = data[size:]

    def _holds(self, code: bytes) -> bool:
        return any(
            len(code) == len(low) and all(a <= byte <= b for a, byte, b in zip(low, code, high, strict=True))
            for low, high in self.spaces
        )

    def cid(self, code: bytes) -> int:
        """The CID of a code; 0 where there is none."""
        for low, high, first in self.ranges:
            if len(code) == len(low) and low <= code <= high:
                return first + int.from_bytes(code) - int.from_bytes(low)
        return 0


def identity() -> CMap:
    """The CMap of Identity-H and Identity-V."""
    return CMap([(b"\0\0", b"\xff\xff")], {}, [(b"\0\0", b"\xff\xff", 0)])


def read(stream: Stream) -> CMap:
    """An embedded CMap."""
    cmap = CMap(uses=name(entry(stream, "UseCMap")))
    since: list[bytes | str | int | list[bytes]] = []
    for token in _tokens(stream.read_bytes()):
        if not (isinstance(token, str) and token in _DOES):
            since.append(token)
            continue
        _DOES[token](cmap, since)
        since.clear()
    return cmap


def _tokens(data: bytes) -> Iterator[bytes | str | int | list[bytes]]:
    """Strings as bytes, names with a slash, words, whole numbers, and arrays of strings."""
    array: list[bytes] | None = None
    for match in _TOKEN.finditer(data):
        whole = match.group()
        if whole == b"[":
            array = []
        elif whole == b"]":
            yield array or []
            array = None
        elif match.group(1) is not None:
            string = bytes.fromhex(match.group(1).decode())
            if array is None:
                yield string
            else:
                array.append(string)
        elif match.group(3) is not None:
            yield match.group(3)
        elif not whole.startswith(b"%"):
            word = whole.decode("latin-1")
            yield int(word) if re.fullmatch(r"[+-]?\d+", word) else word


Tokens = Sequence[bytes | str | int | list[bytes]]


def _note(cmap: CMap, since: Tokens) -> None:
    for key, value in pairwise(since):
        if key in {"/WMode", "/Registry", "/Ordering", "/Supplement"}:
            cmap.said[str(key)[1:]] = value.decode("latin-1") if isinstance(value, bytes) else value  # type: ignore[assignment]


def _use(cmap: CMap, since: Tokens) -> None:
    cmap.uses = str(since[-1]).removeprefix("/")


def _spaces(cmap: CMap, since: Tokens) -> None:
    codes = [one for one in since if isinstance(one, bytes)]
    cmap.spaces += zip(codes[::2], codes[1::2], strict=True)


def _bfchar(cmap: CMap, since: Tokens) -> None:
    codes = [one for one in since if isinstance(one, bytes)]
    cmap.chars.update((code, _text(out)) for code, out in zip(codes[::2], codes[1::2], strict=True))


def _bfrange(cmap: CMap, since: Tokens) -> None:
    told = [one for one in since if isinstance(one, bytes | list)]
    for low, high, out in zip(told[::3], told[1::3], told[2::3], strict=True):
        assert isinstance(low, bytes)
        assert isinstance(high, bytes)
        for nth in range(int.from_bytes(high) - int.from_bytes(low) + 1):
            code = (int.from_bytes(low) + nth).to_bytes(len(low))
            if isinstance(out, list):
                cmap.chars[code] = _text(out[nth]) if nth < len(out) else ""
            else:
                cmap.chars[code] = _text((int.from_bytes(out) + nth).to_bytes(len(out)))


def _cidchar(cmap: CMap, since: Tokens) -> None:
    pairs = [one for one in since if isinstance(one, bytes | int)][-2 * (len(since) // 2) :]
    for code, cid in zip(pairs[::2], pairs[1::2], strict=True):
        cmap.ranges.append((code, code, cid))  # type: ignore[arg-type]


def _cidrange(cmap: CMap, since: Tokens) -> None:
    told = [one for one in since if isinstance(one, bytes | int)]
    for low, high, cid in zip(told[::3], told[1::3], told[2::3], strict=True):
        cmap.ranges.append((low, high, cid))  # type: ignore[arg-type]


def _text(data: bytes) -> str:
    return data.decode("utf-16-be", "replace") if len(data) != 1 else chr(data[0])


def _forget(cmap: CMap, since: Tokens) -> None:
    """What stands before a block is its length."""


_DOES: Final = {
    "def": _note,
    "endcmap": _note,
    "usecmap": _use,
    "begincodespacerange": _forget,
    "endcodespacerange": _spaces,
    "beginbfchar": _forget,
    "endbfchar": _bfchar,
    "beginbfrange": _forget,
    "endbfrange": _bfrange,
    "begincidchar": _forget,
    "endcidchar": _cidchar,
    "begincidrange": _forget,
    "endcidrange": _cidrange,
    "beginnotdefrange": _forget,
    "endnotdefrange": _forget,
}
