"""The faces that a briefing is set in, which characters each one has, and how wide they run.

reportlab draws a character that a TrueType face lacks as an empty box and says nothing. So text is cut here into runs,
each in a face that has its characters: FiraGO (Latin, Cyrillic, Greek, Hebrew, Arabic), then Noto Sans, then the
user's own font. What none has is drawn as a mark and remembered. Only packaged fonts are used unasked: what this
machine has installed never changes the bytes.
"""

from __future__ import annotations

import functools
import hashlib
import importlib
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Literal

import attrs
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from timeline import OptionError

Face = Literal["regular", "bold"]

MARK: Final = "\u25af"
"""Drawn in place of a character that no face has: a white vertical rectangle."""

_SHIPPED: Final = {"regular": ("FiraGO_Regular", "NotoSans_Regular"), "bold": ("FiraGO_Bold", "NotoSans_Bold")}
_NEXT: Final = "Give a TrueType font with glyf outlines (.ttf), such as one of the Noto or Nanum families"
_LARGEST: Final = 64_000_000
_REMEMBERED: Final = 20_000


@attrs.frozen
class Font:
    """A face as reportlab knows it: its registered name, and the widths of its characters in 1/1000 of the size."""

    name: str
    widths: dict[int, float] = attrs.field(eq=False, repr=False)

    def has(self, char: str) -> bool:
        """Whether there is a glyph for it."""
        return ord(char) in self.widths


@attrs.frozen
class Run:
    """Text in one font. `width` is in 1/1000 of the size."""

    font: str
    text: str
    width: float


class Fonts:
    """The fonts of one document. `missing` are the characters that no font had, in the order in which they were met.

    `own` is the path of a font file to use where the packaged ones fail; raises OptionError when it cannot be used.
    """

    def __init__(self, own: str = "") -> None:
        self.missing: dict[str, None] = {}
        self._own = _own(own) if own else None
        self._main: dict[Face, Font] = {"regular": _shipped("FiraGO_Regular"), "bold": _shipped("FiraGO_Bold")}
        self._runs: dict[tuple[str, Face], tuple[Run, ...]] = {}
        self._widths: dict[Face, dict[str, float]] = {"regular": {}, "bold": {}}

    def main(self, face: Face) -> str:
        """The registered name of a face's first font."""
        return self._main[face].name

    def width(self, text: str, face: Face) -> float:
        """How wide the text runs, in 1/1000 of the size. Short texts are remembered."""
        known = self._widths[face].get(text)
        if known is None:
            known = sum([run.width for run in self._cut(text, face)])
            if len(text) <= 24 and len(self._widths[face]) < _REMEMBERED:
                self._widths[face][text] = known
        return known

    def runs(self, text: str, face: Face) -> tuple[Run, ...]:
        """Cut the text, in the order in which it is seen, into runs of one font. Short texts are remembered."""
        known = self._runs.get((text, face))
        if known is None:
            known = self._cut(text, face)
            if len(text) <= 24 and len(self._runs) < _REMEMBERED:
                self._runs[text, face] = known
        return known

    def _cut(self, text: str, face: Face) -> tuple[Run, ...]:
        main = self._main[face]
        try:
            return (Run(main.name, text, sum(map(main.widths.__getitem__, map(ord, text)))),)
        except KeyError:
            return self._cut_by_font(text, face)

    def _cut_by_font(self, text: str, face: Face) -> tuple[Run, ...]:
        cut: list[tuple[Font, list[str]]] = []
        for char in text:
            font, drawn = self._find(char, face)
            if not cut or cut[-1][0] is not font:
                cut.append((font, []))
            cut[-1][1].append(drawn)
        return tuple(Run(font.name, "".join(chars), sum(font.widths[ord(c)] for c in chars)) for font, chars in cut)

    def _find(self, char: str, face: Face) -> tuple[Font, str]:
        """The first font that has the character. FiraGO keeps the isolated Arabic forms at their plain letters."""
        main = self._main[face]
        if main.has(char):
            return main, char
        plain = unicodedata.normalize("NFKC", char) if "\ufb50" <= char <= "\ufefc" else ""
        if len(plain) == 1 and main.has(plain):
            return main, plain
        for font in (_shipped(_SHIPPED[face][1]), self._own):
            if font is not None and font.has(char):
                return font, char
        self.missing[char] = None
        return main, MARK


@functools.cache
def _shipped(module: str) -> Font:
    """A font of the package pymupdf-fonts (SIL Open Font License); its modules hold the file's bytes."""
    data = importlib.import_module(f"pymupdf_fonts.{module}").fontbuffer
    return _register(module.replace("_", "-"), data)


def _own(path: str) -> Font:
    """The user's font. The name under which it is known follows from its bytes, so two files never mix."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise OptionError("the font file cannot be read", f"option font={path[:200]}", _NEXT) from error
    if len(data) > _LARGEST:
        raise OptionError("the font file is larger than 64 MB", f"option font={path[:200]}", _NEXT)
    try:
        return _register(f"Own-{hashlib.sha256(data).hexdigest()[:16]}", data)
    except Exception as error:  # whatever a damaged file makes the parser raise, it is the file that is wrong
        reason = str(error).split(":", 1)[-1].strip()[:100] if isinstance(error, TTFError) else "not a TrueType font"
        raise OptionError(f"the font file cannot be used ({reason})", f"option font={path[:200]}", _NEXT) from error


def _register(name: str, data: bytes) -> Font:
    font: Any = TTFont(name, BytesIO(data), asciiReadable=True)
    pdfmetrics.registerFont(font)
    widths = {code: font.face.charWidths.get(code, font.face.defaultWidth) for code in font.face.charToGlyph}
    widths.setdefault(0x20, font.face.defaultWidth)
    if 0x20 in widths:
        widths[0xA0] = widths[0x20]  # reportlab writes a no-break space as a space
    return Font(name, widths)
