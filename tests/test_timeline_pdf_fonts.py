"""Fonts of the PDF: those of the machine, what stands in for a character, what is told of those that are missing."""

from __future__ import annotations

import struct
import unicodedata
import warnings
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import pymupdf_fonts.Ubuntu_Regular as ubuntu
import pypdf
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from tests.matterhorn import check
from timeline import ExportWarning, OptionError, Timeline, export
from timeline.cli import main
from timeline.testing import usual_timeline
from timeline_pdf.lettering.fonts import MARK, Fonts
from timeline_pdf.lettering.setting import one_line
from timeline_pdf.lettering.substitutes import substitutes
from timeline_pdf.lettering.systemfonts import bolder, folders, found, named
from timeline_pdf.lettering.text import reads_rtl, shape
from timeline_pdf.look import BODY
from timeline_pdf.notices import lacking

HAN = "\ud55c"
"""A syllable of Hangul, which no packaged font has."""


def a_font(path: Path, family: str = "Han Test", chars: str = HAN, embedding: int = 0) -> Path:
    """A font's file with these characters, each drawn as an A, under this name."""
    font: Any = TTFont(BytesIO(ubuntu.fontbuffer))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({ord(char): "A" for char in chars})
    font["OS/2"].fsType = embedding
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = family
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)
    return path


def text_of(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages).split())


def drawn(fonts: Fonts, text: str) -> str:
    return "".join(run.text for run in fonts.runs(text, "regular"))


def test_a_font_of_the_machine_is_used_when_all_others_fail_and_is_named(tmp_path: Path) -> None:
    a_font(tmp_path / "deep" / "below" / "HanTest.ttf")
    (tmp_path / "broken.ttf").write_bytes(b"\x00\x01\x00\x00\x00\x20")
    (tmp_path / "empty.ttf").write_bytes(b"")
    fonts = Fonts(folders=(tmp_path,))
    assert drawn(fonts, f"a{HAN}") == f"a{HAN}"
    assert fonts.borrowed == {"HanTest.ttf": "Han Test"}
    assert not fonts.missing
    assert drawn(Fonts(), HAN) == MARK


def test_a_document_tells_whose_fonts_it_is_set_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_font(tmp_path / "HanTest.ttf")
    monkeypatch.setattr("timeline_pdf.document.folders", lambda: (tmp_path,))
    named_so = attrs.evolve(usual_timeline(), title=f"A {HAN} dam")
    with pytest.warns(ExportWarning) as caught:
        data = export(named_so, "pdf")
    told = [str(one.message) for one in caught]
    assert told == ["set in part in fonts of this machine, which another may lack: Han Test (HanTest.ttf)"]
    text = text_of(data)
    assert "Set in part in fonts of the machine on which it was made: Han Test (HanTest.ttf)." in text
    assert f"A {HAN} dam" in text
    assert data == export(named_so, "pdf")


def test_a_font_that_must_not_be_embedded_is_passed_over(tmp_path: Path) -> None:
    a_font(tmp_path / "a.ttf", "Locked", embedding=0x0002)
    a_font(tmp_path / "b.ttf", "Open")
    fonts = Fonts(folders=(tmp_path,))
    assert drawn(fonts, HAN) == HAN
    assert list(fonts.borrowed.values()) == ["Open"]


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("NotoSansKR[wght].ttf", "Zeta.ttf"),  # of a variable font the thinnest would be drawn
        ("Aaa.ttf", "NanumGothic.ttf"),  # known open families before others
        ("NanumGothicLight.ttf", "NanumGothic.ttf"),
        ("Zeta.ttf", "Eta.ttf"),
    ],
)
def test_the_likelier_font_is_taken_whatever_the_order_on_disk(tmp_path: Path, worse: str, better: str) -> None:
    for name in (worse, better):
        a_font(tmp_path / name)
    fonts = Fonts(folders=(tmp_path,))
    drawn(fonts, HAN)
    assert list(fonts.borrowed) == [better]


def test_a_font_that_has_an_empty_glyph_for_everything_is_not_asked(tmp_path: Path) -> None:
    a_font(tmp_path / "AdobeBlank2.ttf")
    fonts = Fonts(folders=(tmp_path,))
    assert drawn(fonts, HAN) == MARK


def test_private_characters_are_not_borrowed_since_each_font_means_something_else_by_them(tmp_path: Path) -> None:
    a_font(tmp_path / "Icons.ttf", chars="\ue123")
    assert drawn(Fonts(folders=(tmp_path,)), "\ue123") == MARK
    assert drawn(Fonts(str(tmp_path / "Icons.ttf")), "\ue123") == "\ue123"


def test_a_font_of_the_machine_with_damaged_outlines_costs_no_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_font(tmp_path / "HanTest.ttf")
    font: Any = TTFont(path)
    at = font.reader.tables["glyf"].offset + font["loca"][font.getGlyphID("A")]
    data = path.read_bytes()
    path.write_bytes(data[:at] + b"\xff" * 12 + data[at + 12 :])  # a glyph made of parts that are not there
    monkeypatch.setattr("timeline_pdf.document.folders", lambda: (tmp_path,))
    with pytest.warns(ExportWarning, match=r"since one is damaged: Han Test \(HanTest\.ttf\); the fonts lack 1 "):
        assert MARK in text_of(export(attrs.evolve(usual_timeline(), title=f"A {HAN} dam"), "pdf"))


@pytest.mark.parametrize("theme", [False, True])
def test_a_damaged_font_of_the_users_own_is_named_whatever_else_is_at_hand(tmp_path: Path, theme: bool) -> None:
    path = a_font(tmp_path / "HanTest.ttf")
    font: Any = TTFont(path)
    table, data = font.reader.tables["glyf"], path.read_bytes()
    path.write_bytes(data[: table.offset] + b"\xff" * table.length + data[table.offset + table.length :])
    look = tmp_path / "look.toml"
    look.write_text('[fonts]\nregular = "HanTest.ttf"\n')
    options = {"theme": str(look)} if theme else {"font": str(path)}
    where = "theme" if theme else "option"
    with pytest.raises(
        OptionError, match=rf"^{where} font=.*HanTest\.ttf: the font file is damaged: a character cannot be drawn. Get"
    ):
        export(attrs.evolve(usual_timeline(), title=f"A {HAN} dam"), "pdf", options)


def test_a_font_that_lists_more_characters_than_there_are_is_refused_at_once(tmp_path: Path) -> None:
    path = a_font(tmp_path / "HanTest.ttf")
    font: Any = TTFont(path)
    wide = CmapSubtable.newSubtable(12)
    wide.platformID, wide.platEncID, wide.language, wide.cmap = 3, 10, 0, {ord(HAN): "A"}
    font["cmap"].tables.append(wide)
    font.save(path)
    data, (group,) = path.read_bytes(), [struct.pack(">II", ord(HAN), ord(HAN))]
    assert data.count(group) == 1
    path.write_bytes(data.replace(group, b"\0\0\0\0\xff\xff\xff\xfe"))
    with pytest.raises(OptionError, match="it lists more characters than there are"):
        Fonts(str(path))
    assert drawn(Fonts(folders=(tmp_path,)), HAN) == MARK


def test_a_font_that_knows_no_unicode_is_refused_since_its_characters_would_be_mistaken(tmp_path: Path) -> None:
    path = a_font(tmp_path / "HanTest.ttf")
    font: Any = TTFont(path)
    font["cmap"].tables = [CmapSubtable.newSubtable(6)]
    (roman,) = font["cmap"].tables
    roman.platformID, roman.platEncID, roman.language, roman.cmap = 1, 0, 0, {0xA5: "bullet"}
    font.save(path)
    with pytest.raises(OptionError, match="it does not tell its characters in Unicode"):
        Fonts(str(path))


def test_a_character_that_leads_to_no_glyph_is_one_that_the_font_lacks(tmp_path: Path) -> None:
    path = a_font(tmp_path / "HanTest.ttf")
    font: Any = TTFont(path)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(HAN)] = ".notdef"
    font.save(path)
    assert drawn(Fonts(str(path)), HAN) == MARK


def test_where_one_width_holds_for_many_glyphs_it_is_embedded_unchanged(tmp_path: Path) -> None:
    path = a_font(tmp_path / "HanTest.ttf")
    font: Any = TTFont(path)
    for name in font["hmtx"].metrics:
        font["hmtx"].metrics[name] = (font["head"].unitsPerEm + 24, 0)
    font["head"].unitsPerEm += 24
    font.save(path)
    assert TTFont(path)["hhea"].numberOfHMetrics == 1
    assert check(export(attrs.evolve(usual_timeline(), title=f"A {HAN} dam"), "pdf", {"font": str(path)})) == ()


def test_a_font_without_a_blank_borrows_one(tmp_path: Path) -> None:
    path = a_font(tmp_path / "HanTest.ttf")
    font: Any = TTFont(path)
    for table in font["cmap"].tables:
        table.cmap = {code: glyph for code, glyph in table.cmap.items() if code not in (0x20, 0xA0)}
    font.save(path)
    look = tmp_path / "look.toml"
    look.write_text('[fonts]\nregular = "HanTest.ttf"\n')
    timeline = attrs.evolve(usual_timeline(), title=f"A {HAN} dam " * 9)
    data = export(timeline, "pdf", {"theme": str(look)})
    assert check(data) == ()
    assert f"A {HAN} dam A {HAN} dam A" in text_of(data)


def test_documents_may_be_made_at_once_and_share_their_fonts(tmp_path: Path) -> None:
    path = a_font(tmp_path / "HanTest.ttf")
    timeline = attrs.evolve(usual_timeline(), title=f"A {HAN} dam")
    (name,) = [run.font for run in Fonts(str(path)).runs(HAN, "regular")]
    before = pdfmetrics.getFont(name)
    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(lambda _: export(timeline, "pdf", {"font": str(path)}), range(8)))
    assert len(made) == 1 and HAN in text_of(made.pop())
    assert pdfmetrics.getFont(name) is before


def test_what_a_file_lists_is_what_the_font_has(tmp_path: Path) -> None:
    path = a_font(tmp_path / "Ubuntu.ttf", "Ubuntu")
    (one,) = found((tmp_path,))
    assert one.names == ("Ubuntu",) and one.plain
    font: Any = TTFont(path)
    has = set(font.getBestCmap())
    assert all(one.lists(chr(code)) == (code in has) for code in range(0x20, 0x3000))


def test_fonts_are_found_by_the_name_of_their_family(tmp_path: Path) -> None:
    for name in ("FiraMono-Regular.ttf", "FiraMono-Bold.ttf", "Other.ttf"):
        (tmp_path / name).write_bytes(ubuntu.fontbuffer)
    a_font(tmp_path / "hnt.ttf", "Han Test")
    assert named("Fira Mono", (tmp_path,)) == tmp_path / "FiraMono-Regular.ttf"
    assert named("other", (tmp_path,)) == tmp_path / "Other.ttf"
    assert named("Han Test", (tmp_path,)) == tmp_path / "hnt.ttf"
    assert named("Third", (tmp_path,)) is None
    assert bolder(tmp_path / "FiraMono-Regular.ttf") == tmp_path / "FiraMono-Bold.ttf"
    assert bolder(tmp_path / "Other.ttf") is None


def test_a_family_brings_its_bold_face_and_several_fonts_may_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_font(tmp_path / "HanTest-Regular.ttf")
    a_font(tmp_path / "HanTest-Bold.ttf", "Han Test Strong")
    monkeypatch.setattr("timeline_pdf.lettering.fonts.folders", lambda: (tmp_path,))
    fonts = Fonts("Han Test")
    regular, bold = (fonts.runs(HAN, face)[0].font for face in ("regular", "bold"))
    assert regular != bold
    other = a_font(tmp_path / "other" / "two.ttf", chars="\ue123")
    assert drawn(Fonts(f"Han Test, {other}"), f"{HAN}\ue123") == f"{HAN}\ue123"
    with pytest.raises(OptionError, match="no font called 'Nowhere'"):
        Fonts("Han Test, Nowhere")


def test_the_folders_of_fonts_are_absolute_whoever_has_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    assert folders() and all(folder.is_absolute() for folder in folders())
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert folders() and all(folder.is_absolute() for folder in folders())


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\u3000b", "a b"),
        ("5\u20116", "5-6"),
        ("\uff21\uff22\uff11", "AB1"),
        ("\U0001d400", "A"),
        ("\u2163 Corps", "IV Corps"),
        ("\u2460", "(1)"),
        ("9 \u338f", "9 kg"),
    ],
)
def test_what_no_font_has_is_drawn_as_what_says_the_same(text: str, seen: str) -> None:
    fonts = Fonts()
    assert "".join(alike for char in text for alike in (substitutes(char) or (char,))[:1]) == seen
    assert MARK not in drawn(fonts, text)
    assert not fonts.missing


@pytest.mark.parametrize("char", ["\u00b2", "\u2082", "\u2153", "\ufdfa", HAN, "\u5317", "x", "\u00b4"])
def test_nothing_stands_in_for_what_would_then_say_something_else(char: str) -> None:
    assert substitutes(char) == ()


@given(st.characters())
def test_a_substitute_is_never_empty_nor_the_character_alone(char: str) -> None:
    for other in substitutes(char):
        assert other
        assert other != char or len(substitutes(char)) > 1


def test_a_letter_and_its_marks_are_set_in_one_font_where_one_has_both(tmp_path: Path) -> None:
    letter = "q\u0f35"  # a mark that no packaged font has
    path = a_font(tmp_path / "Marks.ttf", chars=letter)
    (run,) = Fonts(str(path)).runs(letter, "regular")
    assert run.text == letter
    assert drawn(Fonts(), letter) == f"q{MARK}"


def test_the_dot_of_a_shin_stands_on_its_own_side() -> None:
    shalom = unicodedata.normalize("NFC", "\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd")
    assert shape(shalom) == "\ufb2a\u05b8\u05dc\ufb4b\u05dd"
    assert shape("\u05e9\u05bc\u05c1") == "\ufb2c"


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("The head of وزارة الخارجية المصرية (شمال سيناء) said 12, then יוסף left", False),
        ("envoy محمود درويش", False),
        ("محمود درويش met the envoys in Cairo", False),
        ("BBC قالت في تقرير لها إن الاجتماع انتهى", True),
        ("הוועידה נפתחה in 1948", True),
    ],
)
def test_a_paragraph_runs_the_way_of_its_language(text: str, rtl: bool) -> None:
    assert reads_rtl(text) is rtl


def test_a_label_of_a_drawing_is_read_from_its_own_side() -> None:
    label = "נפתחה ביום May Day בעיר"
    line = one_line(label, BODY, Fonts())
    assert "".join(piece.text for piece in line) == "ריעב May Day םויב החתפנ"
    assert line[0].x == 0 and line[0].said == label


def test_characters_without_a_glyph_are_warned_of_once_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = attrs.evolve(usual_timeline(), title="A \ue123 dam", events=(), undated=(), changes=())
    with pytest.warns(ExportWarning, match=r"lack 1 character .*U\+E123.* -O font=FILE"):
        export(strange, "pdf", {"system-fonts": "no"})
    saved = tmp_path / "dam.json"
    saved.write_bytes(export(strange, "json"))
    assert main(["export", str(saved), "-o", str(tmp_path / "dam.pdf"), "-O", "system-fonts=no"]) == 0
    assert capsys.readouterr().err.count("U+E123") == 1


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("서울", "such as Nanum Gothic"),
        ("ひらがな", "such as IPAexGothic"),
        ("서울 北京", "such as Nanum Gothic and WenQuanYi Micro Hei"),
        ("\U0001f680", "such as one of the Noto fonts"),
    ],
)
def test_the_advice_names_a_font_that_has_the_script_and_can_be_embedded(text: str, advice: str) -> None:
    fonts = Fonts()
    drawn(fonts, text)
    assert lacking(fonts).endswith(f"{advice}, and allow it with -O system-fonts=yes")


def test_nothing_is_warned_of_where_all_is_well() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        export(Timeline("Київ, Αθήνα, ירושלים, القاهرة"), "pdf")


def test_where_the_packaged_fonts_have_all_characters_no_folder_is_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("timeline_pdf.lettering.systemfonts.os.walk", fail)
    export(Timeline("Київ, Αθήνα, ירושלים, القاهرة"), "pdf")
