"""Checks of fonts, of their dictionaries and of the programs embedded, for the codes that are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fontTools.agl import AGL2UV
from pikepdf import Dictionary, Name, Stream

from tests.matterhorn import cmaps
from tests.matterhorn.cmaps import PREDEFINED
from tests.matterhorn.document import Document
from tests.matterhorn.fontdict import ADOBE_CJK, ENCODINGS, Font
from tests.matterhorn.glyphs import check as check_glyphs
from tests.matterhorn.pdf import entry, items, key_of, name, text
from tests.matterhorn.protocol import Failure


def check(document: Document) -> Iterator[Failure]:
    """All fonts that text is shown in."""
    used = [font for font in document.fonts.values() if font.use.strings]
    for font in used:
        if font.composite:
            yield from _composite(font)
        elif font.subtype == "TrueType" and font.program:
            yield from (_symbolic(font) if font.symbolic else _nonsymbolic(font))
        if font.program and font.leads:
            yield from check_glyphs(font)
        elif font.program is None and font.subtype != "Type3" and font.codes():
            yield Failure("31-009", font.where, f"it is not embedded ({font.use.where})")
        yield from _unicode(font)
    yield from _names(used)


def _composite(font: Font) -> Iterator[Failure]:
    encoding, cid = entry(font.raw, "Encoding"), font.descendant
    if name(entry(cid, "Subtype")) == "CIDFontType2" and font.program:
        to_glyph = entry(cid, "CIDToGIDMap")
        if to_glyph is None:
            yield Failure("31-005", font.where, "no CIDToGIDMap")
        elif not isinstance(to_glyph, Stream) and name(to_glyph) != "Identity":
            yield Failure("31-004", font.where, f"CIDToGIDMap is {to_glyph}")
    if isinstance(encoding, Stream):
        yield from _embedded(font, encoding)
    elif name(encoding) not in PREDEFINED:
        yield Failure("31-006", font.where, f"the CMap is {name(encoding)}")
    elif (ordering := PREDEFINED[name(encoding)]) != "Identity":
        yield from _collection(font, Dictionary(Registry="Adobe", Ordering=ordering))


def _embedded(font: Font, encoding: Stream) -> Iterator[Failure]:
    inner = cmaps.read(encoding)
    if inner.said.get("WMode", 0) != (entry(encoding, "WMode") or 0):
        yield Failure("31-007", font.where, "WMode differs")
    if inner.uses and inner.uses not in PREDEFINED:
        yield Failure("31-008", font.where, f"its CMap uses {inner.uses}")
    yield from _collection(font, entry(encoding, "CIDSystemInfo"))


def _collection(font: Font, cmap: Any) -> Iterator[Failure]:
    """Whether the CID font is of the collection that its CMap is for."""
    cid = entry(font.descendant, "CIDSystemInfo")
    for key, number in (("Registry", "31-001"), ("Ordering", "31-002")):
        if text(entry(cmap, key)) != text(entry(cid, key)):
            yield Failure(number, font.where, f"{key} differs")
    if int(entry(cid, "Supplement") or 0) < int(entry(cmap, "Supplement") or 0):
        yield Failure("31-003", font.where, "the CMap's Supplement is higher")


def _symbolic(font: Font) -> Iterator[Failure]:
    assert font.program
    found = [*font.program.cmaps]
    if entry(font.raw, "Encoding") is not None:
        yield Failure("31-024", font.where, "it is symbolic and has an Encoding")
    if not found:
        yield Failure("31-025", font.where, "its program has no cmap")
    elif len(found) > 1 and (3, 0) not in found:
        yield Failure("31-026", font.where, f"its program has the cmaps {found}")


def _nonsymbolic(font: Font) -> Iterator[Failure]:
    assert font.program
    found = {*font.program.cmaps} - {(3, 0)}
    if not found:
        yield Failure("31-017", font.where, "its program has no non-symbolic cmap")
    encoding = entry(font.raw, "Encoding")
    if encoding is None:
        yield Failure("31-019", font.where, "no Encoding")
        return
    base = encoding if isinstance(encoding, Name) else entry(encoding, "BaseEncoding")
    if base is None:
        yield Failure("31-020", font.where, "no BaseEncoding")
    elif name(base) not in {"MacRomanEncoding", "WinAnsiEncoding"}:
        yield Failure("31-021", font.where, f"the encoding is {name(base)}")
    differences = [name(one) for one in items(entry(encoding, "Differences")) if isinstance(one, Name)]
    strange = [one for one in differences if one not in AGL2UV and one != ".notdef"]
    if strange:
        yield Failure("31-022", font.where, f"Differences has {strange[0]}")
    if differences and (3, 1) not in found:
        yield Failure("31-023", font.where, "Differences, but no cmap (3,1)")


def _unicode(font: Font) -> Iterator[Failure]:
    if font.to_unicode is None:
        if not _told_otherwise(font):
            yield Failure("31-027", font.where, "no ToUnicode, and nothing instead")
        return
    targets = font.to_unicode.chars.values()
    if any("\0" in one for one in targets):
        yield Failure("31-028", font.where, "a code leads to U+0000")
    if any("\ufeff" in one or "\ufffe" in one for one in targets):
        yield Failure("31-029", font.where, "a code leads to U+FEFF or U+FFFE")
    for shown, _, formula in sorted(font.use.strings):
        lost = [code for code in font.split(shown) if not font.char(code)]
        if lost:
            number = "17-003" if formula else "10-001"
            yield Failure(number, font.where, f"the code {lost[0].hex()} leads to no Unicode ({font.use.where})")


def _told_otherwise(font: Font) -> bool:
    """Whether a font without ToUnicode may be so (ISO 14289-1, 7.21.7)."""
    if font.composite:
        system = entry(font.descendant, "CIDSystemInfo")
        known = PREDEFINED.get(name(entry(font.raw, "Encoding")), "")
        return known in ADOBE_CJK and text(entry(system, "Registry")) == "Adobe"
    encoding = entry(font.raw, "Encoding")
    if font.subtype == "TrueType" and not font.symbolic:
        return True
    if name(encoding) in {*ENCODINGS, "MacExpertEncoding"} - {"StandardEncoding"}:
        return True
    return bool(font.names) and all(font.char(code) for code in font.codes(rendered=False))


def _names(fonts: list[Font]) -> Iterator[Failure]:
    tagged: dict[str, Any] = {}
    for font in fonts:
        inner = name(entry(font.descriptor, "FontName"))
        cid = name(entry(font.descendant, "BaseFont")) if font.composite else font.name
        if font.program is None:
            continue
        if inner != cid or not (font.name == cid or font.name.startswith(f"{cid}-")):
            yield Failure("font-name", font.where, f"its parts are called {cid} and {inner}")
        if "+" in inner and not re.match(r"[A-Z]{6}\+", inner):
            yield Failure("font-name", font.where, "the tag of its subset is not six letters")
        program = next(one for key in ("", "2", "3") if (one := entry(font.descriptor, f"FontFile{key}")) is not None)
        if "+" in inner and tagged.setdefault(inner, key_of(program)) != key_of(program):
            yield Failure("font-name", font.where, "another program has the same name and tag")
