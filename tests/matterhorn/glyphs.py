"""Checks of the glyphs that text leads to in an embedded font program: that they are there, and as wide as told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Stream

from tests.matterhorn.fontdict import Font, unicode_of
from tests.matterhorn.pdf import entry, items
from tests.matterhorn.programs import Cff, Program, Type1
from tests.matterhorn.protocol import Failure


def check(font: Font) -> Iterator[Failure]:
    """The glyphs of all codes that are shown in a font whose program is embedded."""
    assert font.program
    every, rendered = font.codes(rendered=False), font.codes()
    for code in sorted(every):
        glyph, said = glyph_of(font, code)
        if glyph == 0:
            yield Failure("31-030", font.where, f"the code {code.hex()} leads to .notdef ({font.use.where})")
        elif glyph is None and code in rendered:
            simple = font.subtype == "TrueType" and not font.symbolic
            yield Failure("31-018" if simple else "31-011", font.where, f"the code {code.hex()} {said}")
        elif glyph and code in rendered:
            told, real = width_of(font, code), font.program.width(glyph)
            if abs(told - real) > 1:
                yield Failure("31-016", font.where, f"the code {code.hex()} is {told:g} wide, its glyph {real:.1f}")
    yield from _charset(font, font.program)
    yield from _cidset(font, font.program)


def glyph_of(font: Font, code: bytes) -> tuple[int | None, str]:
    """The glyph of a code; None, with why, where the program has none."""
    assert font.program
    if font.composite:
        glyph = _cid_glyph(font, font.cmap.cid(code))
    elif font.subtype == "TrueType":
        glyph = _symbol(font.program, code[0]) if font.symbolic or not font.names else _character(font, code[0])
    else:
        said = font.names[code[0]] if font.names else ".notdef"
        if entry(font.raw, "Encoding") is None or said == ".notdef":
            said = font.program.coded(code[0]) or said
        glyph = 0 if said == ".notdef" else font.program.named(said)
    if glyph is not None and glyph >= len(font.program.names):
        glyph = None
    return glyph, "leads to no glyph of the program"


def _cid_glyph(font: Font, cid: int) -> int | None:
    assert font.program
    to_glyph = entry(font.descendant, "CIDToGIDMap")
    if isinstance(to_glyph, Stream):
        pair = to_glyph.read_bytes()[2 * cid : 2 * cid + 2]
        return int.from_bytes(pair) if len(pair) == 2 else None
    return font.program.of_cid(cid)


def _symbol(program: Program, code: int) -> int | None:
    """As ISO 32000-1, 9.6.6.4 has it for symbolic fonts; the only cmap is used whatever it is."""
    cmaps = program.cmaps
    for key, high in (((3, 0), 0xF000), ((3, 0), 0), ((3, 0), 0xF100), ((3, 0), 0xF200), ((1, 0), 0)):
        if (glyph := cmaps.get(key, {}).get(high + code)) is not None:
            return glyph
    only = next(iter(cmaps.values())) if len(cmaps) == 1 else {}
    return only.get(code)


def _character(font: Font, code: int) -> int | None:
    """As 9.6.6.4 has it for fonts with an encoding: by Unicode, by the Mac's codes, or by name."""
    assert font.program
    said = font.names[code]
    char = unicode_of(said)
    if char:
        for key in ((3, 1), (3, 10), (0, 3), (0, 4), (0, 1), (0, 0)):
            if (glyph := font.program.cmaps.get(key, {}).get(ord(char))) is not None:
                return glyph
        try:
            mac = char.encode("mac_roman")[0]
        except UnicodeEncodeError:
            mac = -1
        if (glyph := font.program.cmaps.get((1, 0), {}).get(mac)) is not None:
            return glyph
    return 0 if said == ".notdef" else font.program.named(said)


def width_of(font: Font, code: bytes) -> float:
    """The width that the font's dictionary tells for a code, in thousandths."""
    if font.composite:
        return _cid_width(items(entry(font.descendant, "W")), font.cmap.cid(code), entry(font.descendant, "DW"))
    widths, first = items(entry(font.raw, "Widths")), int(entry(font.raw, "FirstChar") or 0)
    at = code[0] - first
    return float(widths[at]) if 0 <= at < len(widths) else float(entry(font.descriptor, "MissingWidth") or 0)


def _cid_width(told: list[Any], cid: int, default: Any) -> float:
    at = 0
    while at < len(told) - 1:
        first, second = int(told[at]), told[at + 1]
        if not isinstance(second, int):
            if first <= cid < first + len(second):
                return float(second[cid - first])
            at += 2
        else:
            if first <= cid <= second:
                return float(told[at + 2])
            at += 3
    return 1000.0 if default is None else float(default)


def _charset(font: Font, program: Program) -> Iterator[Failure]:
    told = entry(font.descriptor, "CharSet")
    if told is None or not isinstance(program, Cff | Type1):
        return
    listed = {*str(told).split("/")} - {"", ".notdef"}
    there = {*program.names} - {".notdef"}
    for glyph in sorted(there - listed)[:1]:
        yield Failure("31-012", font.where, f"CharSet lacks {glyph}")
    for glyph in sorted(listed - there)[:1]:
        yield Failure("31-013", font.where, f"the program lacks {glyph}")


def _cidset(font: Font, program: Program) -> Iterator[Failure]:
    told = entry(font.descriptor, "CIDSet")
    if not (isinstance(told, Stream) and font.composite):
        return
    bits = told.read_bytes()
    listed = {8 * at + bit for at, byte in enumerate(bits) for bit in range(8) if byte & 0x80 >> bit}
    count = len(program.names)
    most = 0x10000 if program.cid_keyed else max([count, *listed]) + 1
    there = {cid: glyph for cid in range(most) if (glyph := _cid_glyph(font, cid)) is not None and glyph < count}
    for cid in sorted(cid for cid, glyph in there.items() if cid not in listed and glyph and program.inked(glyph))[:1]:
        yield Failure("31-014", font.where, f"CIDSet lacks {cid}")
    for cid in sorted(listed - {*there})[:1]:
        yield Failure("31-015", font.where, f"the program lacks CID {cid}")
