"""Embedded font programs, read with fontTools: which glyphs they have, how wide, and what their cmaps lead to."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from fontTools.cffLib import CFFFontSet
from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.pens.basePen import NullPen
from fontTools.t1Lib import T1Font
from fontTools.ttLib import TTFont
from pikepdf import Stream

from tests.matterhorn.pdf import entry, name


class Program:
    """A font program. Glyphs are numbers, 0 being .notdef; widths are in thousandths of the font's size.

    `names` are those of the glyphs in their order; `cmaps` lead from codes to glyphs, by platform and encoding.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.cmaps: dict[tuple[int, int], dict[int, int]] = {}
        self.cid_keyed = False
        self._glyphs = {one: at for at, one in enumerate(names)}

    def width(self, glyph: int) -> float:
        """The advance of a glyph."""
        raise NotImplementedError

    def inked(self, glyph: int) -> bool:
        """Whether the glyph has an outline."""
        raise NotImplementedError

    def named(self, glyph: str) -> int | None:
        """The glyph of a name; None where there is none."""
        return self._glyphs.get(glyph)

    def of_cid(self, cid: int) -> int | None:
        """The glyph of a CID; None where there is none."""
        return cid if cid < len(self.names) else None

    def coded(self, code: int) -> str:
        """The glyph's name that the program's own encoding has for a code; empty where it has none."""
        return ""


class Sfnt(Program):
    """TrueType, or OpenType around CFF."""

    def __init__(self, data: bytes) -> None:
        self._font = TTFont(BytesIO(data), lazy=True)
        super().__init__(self._font.getGlyphOrder())
        for table in self._font["cmap"].tables if "cmap" in self._font else ():
            codes = {code: self._glyphs.get(glyph, 0) for code, glyph in table.cmap.items()}
            self.cmaps[table.platformID, table.platEncID] = codes
        self._cff = Cff(self._font.reader["CFF "]) if "CFF " in self._font else None

    def width(self, glyph: int) -> float:
        advance = self._font["hmtx"][self.names[glyph]][0]
        return 1000 * float(advance) / int(self._font["head"].unitsPerEm)

    def inked(self, glyph: int) -> bool:
        return self._cff.inked(glyph) if self._cff else bool(self._font["glyf"][self.names[glyph]].numberOfContours)

    def of_cid(self, cid: int) -> int | None:
        return self._cff.of_cid(cid) if self._cff else super().of_cid(cid)


class Cff(Program):
    """Bare CFF; of CID-keyed fonts glyphs have CIDs, of others names."""

    def __init__(self, data: bytes) -> None:
        fonts = CFFFontSet()
        fonts.decompile(BytesIO(data), None)
        self._top = fonts[fonts.fontNames[0]]
        super().__init__(list(self._top.getGlyphOrder()))
        self.cid_keyed = hasattr(self._top, "ROS")

    def _drawn(self, glyph: int) -> Any:
        string = self._top.CharStrings[self.names[glyph]]
        string.draw(NullPen())
        return string

    def width(self, glyph: int) -> float:
        scale = float(getattr(self._top, "FontMatrix", [0.001])[0]) or 0.001
        return float(self._drawn(glyph).width) * scale * 1000

    def inked(self, glyph: int) -> bool:
        return self._drawn(glyph).calcBounds(None) is not None

    def of_cid(self, cid: int) -> int | None:
        if self.cid_keyed:
            return 0 if cid == 0 else self.named(f"cid{cid:05d}")
        return super().of_cid(cid)

    def coded(self, code: int) -> str:
        encoding = getattr(self._top, "Encoding", None)
        if encoding == "StandardEncoding":
            encoding = StandardEncoding
        return encoding[code] if isinstance(encoding, list) and code < len(encoding) else ""


class Type1(Program):
    """A Type 1 program; glyphs are numbered in the order of their names."""

    def __init__(self, data: bytes) -> None:
        self._font = T1Font.__new__(T1Font)  # its own door wants a file's path
        self._font.data, self._font.encoding = data, "ascii"
        self._font.parse()
        self._strings = self._font.font["CharStrings"]
        super().__init__(sorted(self._strings, key=lambda one: (one != ".notdef", one)))

    def width(self, glyph: int) -> float:
        string = self._strings[self.names[glyph]]
        string.draw(NullPen())
        return float(string.width) * float(self._font.font["FontMatrix"][0]) * 1000

    def inked(self, glyph: int) -> bool:
        return glyph > 0

    def coded(self, code: int) -> str:
        encoding = self._font.font.get("Encoding")
        if encoding == "StandardEncoding":
            encoding = StandardEncoding
        return encoding[code] if isinstance(encoding, list) else ""


def program(descriptor: Any) -> Program | None:
    """The font program that a descriptor embeds; None where it embeds none."""
    for key in ("FontFile", "FontFile2", "FontFile3"):
        stream = entry(descriptor, key)
        if isinstance(stream, Stream):
            data = stream.read_bytes()
            if key == "FontFile":
                return Type1(data)
            if key == "FontFile3" and name(entry(stream, "Subtype")) != "OpenType":
                return Cff(data)
            return Sfnt(data)
    return None
