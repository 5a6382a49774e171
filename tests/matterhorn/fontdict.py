"""Font dictionaries (ISO 32000-1, 9.6 to 9.10): the codes of a string, and what character each is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

from fontTools.agl import AGL2UV, UV2AGL
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding
from pikepdf import Dictionary, Name, Stream

from tests.matterhorn import cmaps
from tests.matterhorn.cmaps import CMap
from tests.matterhorn.content import FontUse
from tests.matterhorn.pdf import entry, items, name
from tests.matterhorn.programs import Program, program


def _winansi() -> list[str]:
    chars = bytes(range(256)).decode("cp1252", "replace")
    return [UV2AGL.get(ord(char), ".notdef") for char in chars]


ENCODINGS: Final = {
    "WinAnsiEncoding": _winansi(),
    "MacRomanEncoding": MacRoman,
    "StandardEncoding": StandardEncoding,
}
"""Names of glyphs by code."""

ADOBE_CJK: Final = frozenset(("GB1", "CNS1", "Japan1", "Korea1"))


class Font:
    """A font that text is shown in. Codes are byte strings."""

    def __init__(self, use: FontUse) -> None:
        self.raw = use.raw
        self.use = use
        self.subtype = name(entry(use.raw, "Subtype"))
        self.composite = self.subtype == "Type0"
        self.descendant: Any = next(iter(items(entry(use.raw, "DescendantFonts"))), None)
        self.descriptor = entry(self.descendant if self.composite else use.raw, "FontDescriptor")
        self.symbolic = bool(int(entry(self.descriptor, "Flags") or 0) & 4)
        self.name = name(entry(use.raw, "BaseFont")) or self.subtype
        self.where = f"font {self.name}"

    @cached_property
    def program(self) -> Program | None:
        """The embedded font program."""
        return program(self.descriptor)

    @property
    def leads(self) -> bool:
        """Whether it is known where a code leads: not with the predefined CMaps of CJK collections."""
        encoding = entry(self.raw, "Encoding")
        return not self.composite or isinstance(encoding, Stream) or name(encoding).startswith("Identity-")

    @cached_property
    def cmap(self) -> CMap:
        """From codes to CIDs, for a composite font. A predefined one of a CJK collection is not known in full."""
        encoding = entry(self.raw, "Encoding")
        if isinstance(encoding, Stream):
            return cmaps.read(encoding)
        return cmaps.identity()

    @cached_property
    def to_unicode(self) -> CMap | None:
        """The ToUnicode CMap."""
        stream = entry(self.raw, "ToUnicode")
        return cmaps.read(stream) if isinstance(stream, Stream) else None

    @cached_property
    def names(self) -> list[str]:
        """Names of glyphs by code, of a simple font that has an encoding; empty where it has none."""
        encoding = entry(self.raw, "Encoding")
        base = name(encoding) if isinstance(encoding, Name) else name(entry(encoding, "BaseEncoding"))
        if not base and (self.subtype != "TrueType" and not self.symbolic):
            base = "StandardEncoding"
        if base not in ENCODINGS and not isinstance(encoding, Dictionary):
            return []
        found = list(ENCODINGS.get(base, [".notdef"] * 256))
        at = 0
        for one in items(entry(encoding, "Differences")):
            if isinstance(one, Name):
                found[at] = name(one)
                at += 1
            else:
                at = int(one)
        return found

    def split(self, data: bytes) -> Iterator[bytes]:
        """The codes of a string."""
        return self.cmap.split(data) if self.composite else (data[at : at + 1] for at in range(len(data)))

    def codes(self, *, rendered: bool = True) -> set[bytes]:
        """All codes that are shown, or all that are rendered."""
        strings = (data for data, drawn, _ in self.use.strings if drawn or not rendered)
        return {code for data in strings for code in self.split(data)}

    def char(self, code: bytes) -> str:
        """The characters of a code; empty where nothing tells them."""
        if self.to_unicode is not None:
            return self.to_unicode.chars.get(code, "")
        if self.composite or not self.names:
            return ""
        return unicode_of(self.names[code[0]])

    def text(self, data: bytes) -> str:
        """A string's characters, with a mark for each code of which nothing tells them."""
        return "".join(self.char(code) or "\ufffd" for code in self.split(data))


def unicode_of(glyph: str) -> str:
    """The character of a glyph's name, by the Adobe Glyph List."""
    stem = glyph.split(".", 1)[0]
    if stem in AGL2UV:
        return chr(AGL2UV[stem])
    if stem.startswith("uni") and len(stem) == 7:
        return chr(int(stem[3:], 16))
    return ""
