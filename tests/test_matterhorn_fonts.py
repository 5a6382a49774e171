"""The checker of tagged PDF: each fault of a font is found by exactly its number."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import reportlab
from fontTools.t1Lib import readPFB
from pikepdf import Dictionary, Name, Object, Pdf, String

from tests.matterhorn import CONDITIONS, check, structure_text
from tests.matterhorn.cmaps import PREDEFINED, read
from tests.matterhorn.fontdict import unicode_of
from tests.matterhorn.programs import Type1
from tests.tagged import cff, font, made, node, rewrite, saved, truetype
from tests.test_matterhorn import BROKEN, broken, content

CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering (Identity) def /Supplement 0 def end def
/CMapName /Own def /CMapType 1 def /WMode 0 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 begincidrange <0000> <00ff> 0 endcidrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


def descriptor(pdf: Pdf, which: str) -> Object:
    one = font(pdf, which)
    return (one.DescendantFonts[0] if which == "cid" else one).FontDescriptor


def put(which: str, key: str, value: object) -> Callable[[Pdf], None]:
    """Another entry of a font, or of its descriptor or CID font where the key says so."""

    def change(pdf: Pdf) -> None:
        holder, _, last = key.rpartition(".")
        place = {"": font(pdf, which), "descriptor": descriptor(pdf, which)}.get(holder)
        if place is None:
            place = font(pdf, which).DescendantFonts[0]
        if value is None:
            del place[f"/{last}"]
        else:
            place[f"/{last}"] = pdf.make_stream(value) if isinstance(value, bytes) else value

    return change


def both(*changes: Callable[[Pdf], object]) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        for one in changes:
            one(pdf)

    return change


def program(which: str, *cmaps: tuple[int, int]) -> Callable[[Pdf], None]:
    """A font program with such cmaps."""
    return put(which, "descriptor.FontFile2", truetype(cmaps))


def embedded(old: str = "", new: str = "", **entries: Any) -> Callable[[Pdf], None]:
    """The CMap of the composite font embedded, with other words, or with such entries."""

    def change(pdf: Pdf) -> None:
        assert old in CMAP
        system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
        known: dict[str, Any] = {"Type": Name.CMap, "CMapName": Name.Own, "WMode": 0, "CIDSystemInfo": system} | entries
        font(pdf, "cid").Encoding = pdf.make_stream(CMAP.replace(old, new).encode(), **known)

    return change


def called(name: str) -> Callable[[Pdf], None]:
    return both(*(put("plain", key, Name(f"/{name}")) for key in ("descriptor.FontName", "BaseFont")))


def collection(**told: Any) -> Dictionary:
    known: dict[str, Any] = {"Registry": String("Adobe"), "Ordering": String("Identity"), "Supplement": 0}
    return Dictionary(**known | told)


def unicode(which: str, old: str, new: str) -> Callable[[Pdf], None]:
    return lambda pdf: rewrite(font(pdf, which).ToUnicode, old, new)


def encoding(**told: Any) -> Dictionary:
    return Dictionary(**{"Type": Name.Encoding, "BaseEncoding": Name.WinAnsiEncoding} | told)


FONTS: list[tuple[str, Callable[[Pdf], object]]] = [
    ("10-001", unicode("symbol", "<41> <0041>", "<43> <0043>")),
    ("10-001", unicode("cid", "<0001> <0041>", "<0003> <0043>")),
    ("31-001", embedded(CIDSystemInfo=collection(Registry=String("Own")))),
    ("31-002", embedded(CIDSystemInfo=collection(Ordering=String("Own")))),
    ("31-003", embedded(CIDSystemInfo=collection(Supplement=1))),
    ("31-004", put("cid", "cid.CIDToGIDMap", Name.Own)),
    ("31-005", put("cid", "cid.CIDToGIDMap", None)),
    ("31-006", put("cid", "Encoding", Name.Own)),
    ("31-007", embedded("/WMode 0", "/WMode 1")),
    ("31-008", embedded("1 begincodespace", "/Own-H usecmap 1 begincodespace")),
    ("31-009", put("plain", "descriptor.FontFile2", None)),
    ("31-009", put("cid", "descriptor.FontFile2", None)),
    ("31-011", both(content("<00010002>", "<00010003>"), unicode("cid", "<0002>", "<0003>"))),
    ("31-011", both(put("cid", "cid.CIDToGIDMap", b"\0\0\0\1\0\7"), put("cid", "descriptor.CIDSet", None))),
    ("31-011", both(content("/cff 12 Tf 1 0 0 1 50 412 Tm <42>", "/cff 12 Tf <43>"), unicode("cff", "<42>", "<43>"))),
    ("31-012", put("cff", "descriptor.CharSet", String("/A"))),
    ("31-013", put("cff", "descriptor.CharSet", String("/A/B/C"))),
    ("31-014", put("cid", "descriptor.CIDSet", b"\xc0")),
    ("31-015", put("cid", "descriptor.CIDSet", b"\xf0")),
    ("31-016", put("plain", "Widths", [600, 702])),
    ("31-016", put("cid", "cid.W", [1, 2, 600])),
    ("31-016", put("cff", "Widths", [600, 695])),
    ("31-017", program("plain", (3, 0))),
    ("31-018", both(content("<4142>", "<4143>"), unicode("plain", "2 beginbfchar", "3 beginbfchar <43> <0043>"))),
    ("31-019", put("plain", "Encoding", None)),
    ("31-020", put("plain", "Encoding", Dictionary(Type=Name.Encoding, Differences=[65, Name.A, Name.B]))),
    ("31-021", put("plain", "Encoding", Name.StandardEncoding)),
    ("31-022", put("plain", "Encoding", encoding(Differences=[67, Name.own]))),
    ("31-023", both(put("plain", "Encoding", encoding(Differences=[66, Name.B])), program("plain", (1, 0)))),
    ("31-024", put("symbol", "Encoding", Name.WinAnsiEncoding)),
    ("31-026", program("symbol", (1, 0), (3, 1))),
    ("31-027", put("cid", "ToUnicode", None)),
    ("31-027", put("symbol", "ToUnicode", None)),
    ("31-028", unicode("plain", "<0041>", "<0000>")),
    ("31-029", unicode("plain", "<0041>", "<FEFF>")),
    ("31-030", both(content("<00010002>", "<00010000>"), unicode("cid", "<0002>", "<0000>"))),
    ("font-name", put("plain", "descriptor.FontName", Name("/AAAAAA+Round"))),
    ("font-name", called("AA+Square")),
    ("font-name", called("AAAAAB+Square")),
]  # fmt: skip


@pytest.mark.parametrize(("number", "change"), FONTS, ids=[number for number, _ in FONTS])
def test_a_fault_is_found_by_exactly_its_number(number: str, change: Callable[[Pdf], object]) -> None:
    pdf = made()
    change(pdf)
    assert broken(pdf) == {number}


SOUND: dict[str, Callable[[Pdf], object]] = {
    "a CMap of its own": embedded(),
    "a CMap whose WMode is told nowhere": embedded("/WMode 0 def", ""),
    "a map from CIDs to glyphs": put("cid", "cid.CIDToGIDMap", b"\0\0\0\1\0\2"),
    "no ToUnicode where the encoding tells the letters": put("plain", "ToUnicode", None),
    "no ToUnicode where the names of glyphs tell them": put("cff", "ToUnicode", None),
    "no CharSet": put("cff", "descriptor.CharSet", None),
    "a symbolic font with a cmap (3,0) beside another": program("symbol", (3, 0), (1, 0)),
    "a symbolic font whose only cmap is (3,1)": program("symbol", (3, 1)),
    "an encoding with differences": put("plain", "Encoding", encoding(Differences=[65, Name.A])),
    "an encoding of the Mac": both(put("plain", "Encoding", Name.MacRomanEncoding), program("plain", (1, 0))),
    "a width that is off by rounding": put("plain", "Widths", [600.9, 700]),
    "a width that is off where nothing is shown": put("cid", "cid.W", [1, [600, 700, 3]]),
    "widths of a range of CIDs": put("cid", "cid.W", [1, 1, 600, 2, 2, 700]),
}


@pytest.mark.parametrize("change", SOUND.values(), ids=SOUND)
def test_nothing_is_found_where_nothing_is_wrong(change: Callable[[Pdf], object]) -> None:
    pdf = made()
    change(pdf)
    assert check(saved(pdf)) == ()


def test_text_that_is_not_rendered_needs_no_program_but_a_tag() -> None:
    pdf = made(node("Document", node("H1", "AB"), node("P", "cff:B")))
    rewrite(pdf.pages[0].obj.Contents, "/cff 12 Tf", "3 Tr /cff 12 Tf")
    del font(pdf, "cff").FontDescriptor["/FontFile3"]
    assert broken(pdf) == set()


def test_a_font_that_nothing_is_shown_in_is_left_alone() -> None:
    pdf = made(node("Document", node("H1", "AB")))
    del font(pdf, "cid").ToUnicode
    del font(pdf, "cff").FontDescriptor["/FontFile3"]
    assert broken(pdf) == set()


def test_in_a_formula_unicode_is_asked_for_by_a_number_of_its_own() -> None:
    pdf = made(node("Document", node("H1", "AB"), node("Formula", "symbol:A", Alt="A")))
    unicode("symbol", "<41> <0041>", "<43> <0043>")(pdf)
    assert broken(pdf) == {"17-003"}


def test_a_symbolic_font_whose_program_has_no_cmap_is_found() -> None:
    pdf = made(node("Document", node("H1", "AB"), node("P", "symbol:A")))
    program("symbol")(pdf)
    assert broken(pdf) == {"31-025", "31-011"}  # without a cmap no code leads to a glyph either


def test_all_conditions_are_tried() -> None:
    tried = {number for number, _ in (*BROKEN, *FONTS)} | {"14-006", "17-003", "26-001", "26-002", "31-025"}
    assert {one.number for one in CONDITIONS if one.checked} <= tried


def test_the_cmaps_of_table_118_are_known() -> None:
    assert len(PREDEFINED) == 61
    assert PREDEFINED["90ms-RKSJ-H"] == PREDEFINED["V"] == "Japan1"


def test_a_cmap_is_read_with_ranges_and_codes_of_different_lengths() -> None:
    told = """1 begincodespacerange <00> <80> endcodespacerange 1 begincodespacerange <8140> <9FFC> endcodespacerange
    2 beginbfrange <20> <22> <0061> <8140> <8141> [<0066 0069> <D83D DE00>] endbfrange
    1 beginbfchar <23> <00E9> endbfchar"""
    pdf = Pdf.new()
    cmap = read(pdf.make_stream(told.encode()))
    codes = list(cmap.split(b"\x20\x81\x41\x22\x23\x81\x40"))
    assert [cmap.chars[code] for code in codes] == ["a", "\N{GRINNING FACE}", "c", "é", "fi"]


def test_a_type_1_program_is_read() -> None:
    path = next(Path(reportlab.__file__).parent.glob("fonts/cobo____.pfb"))
    found = Type1(readPFB(path))
    glyph = found.named("A")
    assert glyph is not None
    assert found.width(glyph) == 600
    assert found.coded(65) == "A"


def test_names_of_glyphs_tell_characters() -> None:
    assert [unicode_of(one) for one in ("A", "eacute", "uni0416", "a.alt", "own")] == ["A", "é", "Ж", "a", ""]


def test_text_is_told_through_to_unicode() -> None:
    pdf = made(node("Document", node("H1", "AB"), node("P", "cid:BA")))
    rewrite(font(pdf, "cid").ToUnicode, "<0041>", "<00660069>")
    assert structure_text(saved(pdf)) == 'Document\n  H1 "AB"\n  P "Bfi"\n'


def test_bare_cff_tells_widths() -> None:
    assert cff()[:1] == b"\1"
