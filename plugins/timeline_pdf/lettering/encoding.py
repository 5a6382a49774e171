"""Characters as the codes of embedded fonts, and those codes as characters again for whoever copies or hears the text.

A TrueType font is embedded in subsets of at most 255 characters, each with codes of its own; the library below hands
them out as characters are met.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics

_SHORT: Final = 32
_ESCAPED: Final = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r", "\n": "\\n"})
_CMAP: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


_EMBEDDING: Final = threading.Lock()
"""Fonts are shared between documents, and read from one place at a time."""


class DamagedFontError(Exception):
    """A font that turns out to be damaged when it is to be embedded; `font` is the name that it is registered by."""

    def __init__(self, font: str) -> None:
        super().__init__(font)
        self.font = font


class Encoder:
    """The fonts of one document in use. `document` is the PDFDocument that they are embedded in."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._known: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
        self._resources: dict[str, str] = {}

    def encode(self, font: str, text: str) -> Sequence[tuple[str, str]]:
        """The text in a registered font: for each stretch of one subset its resource's name and a literal string.

        The font must have all of the characters. ASCII has its own codes, in the first subset of each font.
        """
        if text.isascii() and text.isprintable():
            return ((self._resource(font), text.translate(_ESCAPED)),)
        known = self._known.get((font, text))
        if known is None:
            known = self._split(font, text)
            if len(text) <= _SHORT:
                self._known[font, text] = known
        return known

    def _resource(self, name: str) -> str:
        """The name of a font's first subset, by which a page calls it."""
        known = self._resources.get(name)
        if known is None:
            font: Any = pdfmetrics.getFont(name)
            font.splitString(" ", self._document)  # a font is known to the document once it is used
            known = self._resources[name] = font.getSubsetInternalName(0, self._document)
        return known

    def _split(self, name: str, text: str) -> tuple[tuple[str, str], ...]:
        font: Any = pdfmetrics.getFont(name)
        return tuple(
            (font.getSubsetInternalName(subset, self._document), codes.decode("latin-1").translate(_ESCAPED))
            for subset, codes in font.splitString(text, self._document)
        )

    def embed(self) -> None:
        """Put the fonts into the document, each subset with what its codes mean; none can be used afterwards.

        Raises DamagedFontError.
        """
        for font in self._document.delayedFonts:
            try:
                with _EMBEDDING:
                    self._embed(font)
            except Exception as error:  # whatever damaged outlines make the library raise
                raise DamagedFontError(font.fontName) from error
        self._document.delayedFonts.clear()

    def _embed(self, font: Any) -> None:
        document = self._document
        subsets = [
            (font.getSubsetInternalName(number, document).removeprefix("/"), list(subset))
            for number, subset in enumerate(font.state[document].subsets)
        ]
        font.addObjects(document)
        for name, subset in subsets:
            base = document.idToObject[name].BaseFont
            document.idToObject[f"toUnicodeCMap:{base}"].content = to_unicode(subset)


def to_unicode(subset: Iterable[int]) -> str:
    """The map (9.10.3) from the codes of a subset, 0 and up, to their characters; codes of no use are left out.

    Forms of Arabic letters become the plain letters, since that is what a reader searches for.
    """
    pairs = [(code, _plain(char)) for code, char in enumerate(subset) if char]
    blocks = []
    for at in range(0, len(pairs), 100):  # as many as one block may hold
        lines = [f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in pairs[at : at + 100]]
        blocks.append(f"{len(lines)} beginbfchar\n" + "\n".join(lines) + "\nendbfchar")
    return _CMAP.format("\n".join(blocks))


def _plain(char: int) -> str:
    text = chr(char)
    return unicodedata.normalize("NFKC", text) if "\ufb50" <= text <= "\ufefc" else text
