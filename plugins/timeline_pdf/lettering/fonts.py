"""The faces that a briefing is set in, which characters each one has, and how wide they run.

reportlab draws a character that a TrueType face lacks as an empty box and says nothing. So text is cut here into runs,
each in a face that has its characters: the theme's, FiraGO (Latin, Cyrillic, Greek, Hebrew, Arabic), Noto Sans,
Cascadia Mono (signs), the user's own fonts, and at last those of this machine. What none has is drawn as a mark and
remembered. As long as the packaged fonts have all characters, the bytes are the same on every machine.
"""

from __future__ import annotations

import functools
import hashlib
import importlib
import os
import struct
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Literal

import attrs
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from timeline import OptionError
from timeline_pdf.lettering.substitutes import substitutes
from timeline_pdf.lettering.systemfonts import FontFile, bolder, fault, folders, found, named

Face = Literal["regular", "bold"]

MARK: Final = "\u25af"
"""Drawn in place of a character that no face has: a white vertical rectangle."""

_PACKAGED: Final = ("FiraGO", "NotoSans")
_SYMBOLS: Final = "CascadiaMono_Regular"
_SHIPPED: Final = {
    "regular": ("FiraGO_Regular", "NotoSans_Regular", _SYMBOLS),
    "bold": ("FiraGO_Bold", "NotoSans_Bold", _SYMBOLS),
}
_NEXT: Final = "Give a TrueType font with glyf outlines (.ttf), such as one of the Noto or Nanum families"
_LARGEST: Final = 64_000_000
_REMEMBERED: Final = 20_000
_REGISTERED: Final[dict[str, Font]] = {}
_REGISTERING: Final = threading.Lock()


@attrs.frozen
class Font:
    """A face as reportlab knows it: its registered name, and the widths of its characters in 1/1000 of the size."""

    name: str
    widths: dict[int, float] = attrs.field(eq=False, repr=False)

    def has(self, text: str) -> bool:
        """Whether there is a glyph for each of its characters."""
        return all(ord(char) in self.widths for char in text)


@attrs.frozen
class Run:
    """Text in one font. `width` is in 1/1000 of the size."""

    font: str
    text: str
    width: float


class Fonts:
    """The fonts of one document. `missing` are the characters that no font had, in the order in which they were met.

    `own` are the user's fonts, for what the packaged ones lack: paths of files or names of families, with commas
    between. `regular` and `bold` are the fonts to set all else in. Where `folders` are given, they are searched when
    all of those fail, and `borrowed` tells what was found: files, and the family of each. Raises OptionError for a font
    that cannot be used.
    """

    def __init__(self, own: str = "", regular: str = "", bold: str = "", folders: Sequence[Path] = ()) -> None:
        self.missing: dict[str, None] = {}
        self.searched = bool(folders)
        self.borrowed: dict[str, str] = {}
        self._main: dict[Face, Font] = {"regular": _themed(regular)[0], "bold": _themed(bold or regular)[1]}
        self._given = {
            self._main["bold"].name: f"theme font={(bold or regular)[:200]}",
            self._main["regular"].name: f"theme font={regular[:200]}",
        }
        self._own: dict[Face, list[Font]] = {"regular": [], "bold": []}
        for one in _listed(own):
            self._add(_own(one, f"option font={one[:200]}"))
            self._given |= dict.fromkeys([fonts[-1].name for fonts in self._own.values()], f"option font={one[:200]}")
        self._searched = found(folders)
        self._seen: list[FontFile] = []
        self._runs: dict[tuple[str, Face], tuple[Run, ...]] = {}
        self._widths: dict[Face, dict[str, float]] = {"regular": {}, "bold": {}}
        self._chars: dict[Face, dict[str, tuple[Font, str]]] = {"regular": {}, "bold": {}}

    def main(self, face: Face) -> str:
        """The registered name of a face's first font."""
        return self._main[face].name

    def whose(self, name: str) -> str:
        """Where the user named the font that is registered so; nothing for a font of the machine."""
        return self._given.get(name, "")

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
        for font, drawn in self._found(text, face):
            if not cut or cut[-1][0] is not font:
                cut.append((font, []))
            cut[-1][1].append(drawn)
        texts = [(font, "".join(drawn)) for font, drawn in cut]
        return tuple(Run(font.name, shown, sum(font.widths[ord(char)] for char in shown)) for font, shown in texts)

    def _found(self, text: str, face: Face) -> Iterator[tuple[Font, str]]:
        """A font for each character. A letter and its combining marks are in one, where one has them all."""
        known = self._chars[face]
        for letter in _letters(text) if any(map(unicodedata.combining, text)) else text:
            found = known.get(letter)
            if found is None and len(letter) == 1:
                found = known[letter] = self._find(letter, face)
            if found is not None:
                yield found
            elif font := next((font for font in self._chain(face) if font.has(letter)), None):
                yield font, letter
            else:
                yield from (self._find(char, face) for char in letter)

    def _find(self, char: str, face: Face) -> tuple[Font, str]:
        """The first font that has the character, or what stands for it; else the mark."""
        if char in self.missing:
            return self._marked(face)
        for font in self._chain(face):
            if font.has(char):
                return font, char
        for shown in substitutes(char):
            for font in self._chain(face):
                if font.has(shown):
                    return font, shown
        borrowed = self._borrow(char, face)
        if borrowed is not None:
            return borrowed, char
        self.missing[char] = None
        return self._marked(face)

    def _chain(self, face: Face) -> Iterator[Font]:
        yield self._main[face]
        for module in _SHIPPED[face]:
            yield _shipped(module)
        yield from self._own[face]

    def _add(self, faces: tuple[Font, Font]) -> None:
        self._own["regular"].append(faces[0])
        self._own["bold"].append(faces[1])

    def _marked(self, face: Face) -> tuple[Font, str]:
        return _shipped(_SHIPPED[face][0]), MARK

    def _borrow(self, char: str, face: Face) -> Font | None:
        """A font of this machine that has the character. It is used from then on for all that it has.

        Not for private characters: each font means something else by them.
        """
        if unicodedata.category(char) == "Co":
            return None
        for one in self._looked_at():
            if one.lists(char) and (font := _borrowed(one.path)) is not None and font.has(char):
                strong = _borrowed(path) if (path := bolder(one.path)) else None
                strong = strong if strong is not None and strong.has(char) else font
                self._add((font, strong))
                self.borrowed[one.path.name] = one.family
                return self._own[face][-1]
        return None

    def _looked_at(self) -> Iterator[FontFile]:
        """The fonts of this machine, each looked into once."""
        yield from tuple(self._seen)
        for one in self._searched:
            self._seen.append(one)
            yield one


def _letters(text: str) -> Iterator[str]:
    """Each character with the combining marks behind it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield text[start:at]
            start = at


def _listed(own: str) -> tuple[str, ...]:
    """The fonts that an option names; a file whose name has a comma in it is one."""
    if not own:
        return ()
    return (
        (own,) if "," not in own or Path(own).is_file() else tuple(one.strip() for one in own.split(",") if one.strip())
    )


@functools.cache
def _shipped(module: str) -> Font:
    """A font of the package pymupdf-fonts (SIL Open Font License); its modules hold the file's bytes."""
    data = importlib.import_module(f"pymupdf_fonts.{module}").fontbuffer
    return _register(module.replace("_", "-"), data)


def _themed(name: str) -> tuple[Font, Font]:
    """A theme's font, regular and bold: one that is packaged, by the name of its family, or any as the user's own."""
    family = name.replace(" ", "") or _PACKAGED[0]
    if family in _PACKAGED:
        return _shipped(f"{family}_Regular"), _shipped(f"{family}_Bold")
    return _own(name, f"theme font={name[:200]}")


def _own(name: str, where: str) -> tuple[Font, Font]:
    """The user's font, by its path, or by the name of a family that this machine has, then with the family's bold."""
    if name.lower().endswith((".ttf", ".ttc", ".otf")) or os.path.exists(name):  # noqa: PTH110 - takes any name
        font = _loaded(Path(name), where)
        return font, font
    path = named(name, folders())
    if path is None:
        raise OptionError(f"this machine has no font called {name[:60]!r}", where, _NEXT)
    font, bold = _loaded(path, where), bolder(path)
    return font, (bold and _borrowed(bold)) or font


@functools.cache
def _borrowed(path: Path) -> Font | None:
    try:
        return _loaded(path, "")
    except OptionError:
        return None


def _loaded(path: Path, where: str) -> Font:
    """A font from its file. The name under which it is known follows from its bytes, so two files never mix."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise OptionError("the font file cannot be read", where, _NEXT) from error
    if len(data) > _LARGEST:
        raise OptionError("the font file is larger than 64 MB", where, _NEXT)
    try:
        if wrong := fault(BytesIO(data)):
            raise TTFError(wrong)  # noqa: TRY301 - told as what the parser raises
        return _register(f"Own-{hashlib.sha256(data).hexdigest()[:16]}", data, own=True)
    except Exception as error:  # whatever a damaged file makes the parser raise, it is the file that is wrong
        reason = str(error).split(":", 1)[-1].strip()[:100] if isinstance(error, TTFError) else "not a TrueType font"
        raise OptionError(f"the font file cannot be used ({reason})", where, _NEXT) from error


def _register(name: str, data: bytes, *, own: bool = False) -> Font:
    """A font under its name, once: while one document uses it, another must not put a second in its place."""
    with _REGISTERING:
        if name not in _REGISTERED:
            _REGISTERED[name] = _parsed(name, data, own=own)
        return _REGISTERED[name]


def _parsed(name: str, data: bytes, *, own: bool) -> Font:
    font: Any = TTFont(name, BytesIO(data), asciiReadable=True)
    if own:  # a packaged font may have the same name inside, and in a document each has its own
        font.face.name += name[3:10].encode()
    _mend_metrics(font.face)
    pdfmetrics.registerFont(font)
    drawn = range(1, font.face.numGlyphs)
    widths = {code: font.face.charWidths[code] for code, glyph in font.face.charToGlyph.items() if glyph in drawn}
    if 0x20 in widths:
        widths[0xA0] = widths[0x20]  # reportlab writes a no-break space as a space
    return Font(name, widths)


def _mend_metrics(face: Any) -> None:
    """The last of the advance widths holds for all glyphs that follow (`hmtx`); reportlab gives them the scaled one."""
    (count,) = struct.unpack(">H", face.get_table("hhea")[34:36])
    width = face.hmetrics[count - 1][0]
    face.hmetrics[count:] = [(width, bearing) for _, bearing in face.hmetrics[count:]]
