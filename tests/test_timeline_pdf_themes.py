"""Themes, logos and the fonts that a machine has."""

from __future__ import annotations

import tempfile
import warnings
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import pymupdf_fonts.Ubuntu_Regular as ubuntu
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from timeline import ExportWarning, OptionError, Timeline, export
from timeline.cli import main
from timeline.testing import usual_timeline
from timeline_pdf.fonts import MARK, Fonts
from timeline_pdf.logo import read_logo
from timeline_pdf.systemfonts import bolder, folders, found, named
from timeline_pdf.theme import contrast, theme

COLOUR = st.from_regex(r"\A#[0-9a-f]{6}\Z")


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)


def made(**options: Any) -> bytes:
    return export(usual_timeline(), "pdf", options)


def own(folder: Path, text: str) -> str:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", ["plain", "report"])
def test_the_text_of_a_theme_that_ships_can_be_read_on_all_its_grounds(name: str) -> None:
    look = theme(name)
    for role in ("ink", "quiet", "accent", "alert"):
        for ground in ("white", "tint"):
            assert contrast(look.hexadecimal(role), look.hexadecimal(ground)) >= 4.5


@pytest.mark.parametrize("name", ["plain", "report"])
def test_marks_differ_in_grey_print(name: str) -> None:
    look = theme(name)
    assert contrast(look.hexadecimal("accent"), look.hexadecimal("tint")) >= 4.5
    assert contrast(look.hexadecimal("soft"), look.hexadecimal("white")) >= 1.8


def test_the_themes_look_different_and_tell_the_same() -> None:
    assert made() != made(theme="plain")
    assert text_of(made()) == text_of(made(theme="plain"))


def test_a_theme_of_ones_own_changes_what_it_names_and_keeps_the_rest(tmp_path: Path) -> None:
    look = theme(own(tmp_path, 'marking = "INTERNAL"\n[colours]\naccent = "#7A1F2B"\n'))
    assert look.colours["accent"] == "#7a1f2b"
    assert look.colours["ink"] == theme("report").colours["ink"]
    data = made(theme=own(tmp_path, 'marking = "INTERNAL"'))
    assert all(page.extract_text().count("INTERNAL") == 2 for page in pypdf.PdfReader(BytesIO(data)).pages)
    assert "INTERNAL" not in text_of(made(theme=own(tmp_path, 'marking = "INTERNAL"'), marking="OPEN"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("colours = 3", r"colours should be a table"),
        ('[colours]\naccent = "red"', r"the colour accent is 'red', and should be like #1d4568"),
        ("[colours]\nblue = '#0000ff'", r"the key 'blue' is unknown; known are ink, quiet"),
        ("colour = 1", r"the key 'colour' is unknown; known are colours, fonts, logo, marking"),
        ("[fonts]\nregular = 'none.ttf'", r"font file cannot be read"),
        ("logo = 'none.png'", r"none\.png cannot be read"),
        ("logo = 'own.toml'", r"the logo is no PNG or JPEG"),
        ("marking = 1", r"marking should be text"),
        ("[", r"it is no TOML"),
    ],
)
def test_a_theme_that_is_wrong_is_refused_with_what_is_allowed(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(OptionError, match=says):
        made(theme=own(tmp_path, text))


def test_a_theme_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="There are plain and report"):
        made(theme="blue")
    with pytest.raises(OptionError, match="cannot be read"):
        made(theme=str(tmp_path / "none.toml"))


def test_a_colour_that_is_hard_to_read_is_warned_of(tmp_path: Path) -> None:
    with pytest.warns(
        ExportWarning, match=r"the colour quiet \(#aaaaaa\) is hard to read on white: its contrast is 2\.3"
    ):
        theme(own(tmp_path, '[colours]\nquiet = "#aaaaaa"'))


@given(COLOUR, COLOUR)
def test_contrast_lies_between_1_and_21_whichever_colour_comes_first(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21
    assert contrast(one, one) == 1


def picture(size: tuple[int, int], kind: str = "PNG") -> bytes:
    buffer = BytesIO()
    Image.new("RGB", size, "#aa2233").save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("size", [(400, 100), (100, 400), (1, 1)])
def test_a_logo_keeps_its_shape_and_fits_beside_the_title(size: tuple[int, int], kind: str) -> None:
    logo = read_logo(picture(size, kind))
    assert logo.width <= 130 and logo.height <= 40
    assert abs(logo.width / logo.height - size[0] / size[1]) < 0.01


def test_a_logo_stands_on_the_first_page_alone(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(picture((60, 20)))
    data = made(theme=own(tmp_path, 'logo = "logo.png"'))
    pages: Any = pypdf.PdfReader(BytesIO(data)).pages
    drawn = [b"FormXob.logo Do" in page.get_contents().get_data() for page in pages]
    assert drawn[0] and not any(drawn[1:])


def test_a_theme_sets_the_fonts(tmp_path: Path) -> None:
    (tmp_path / "Ubuntu.ttf").write_bytes(ubuntu.fontbuffer)
    fonts = Fonts(regular=theme(own(tmp_path, '[fonts]\nregular = "Ubuntu.ttf"')).regular)
    assert fonts.main("regular") == fonts.main("bold") != Fonts().main("regular")
    assert fonts.width("Dam", "regular") != Fonts().width("Dam", "regular")
    assert "Noto" in Fonts(regular=theme(own(tmp_path, '[fonts]\nregular = "Noto Sans"')).regular).main("regular")


def test_a_font_of_the_machine_is_used_when_all_others_fail_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "deep" / "below").mkdir(parents=True)
    (tmp_path / "deep" / "below" / "Ubuntu.ttf").write_bytes(ubuntu.fontbuffer)
    (tmp_path / "broken.ttf").write_bytes(b"\x00\x01\x00\x00\x00\x20")
    (tmp_path / "empty.ttf").write_bytes(b"")
    char = lacking()
    fonts = Fonts(folders=(tmp_path,))
    assert fonts.runs(f"a{char}", "regular")[1].text == char
    assert list(fonts.borrowed) == ["Ubuntu.ttf"]
    assert not fonts.missing
    assert Fonts().runs(char, "regular")[0].text == MARK


def lacking() -> str:
    """A character that this font has and the packaged ones in use lack."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "one.ttf").write_bytes(ubuntu.fontbuffer)
        (one,) = found((Path(folder),))
    fonts = Fonts()
    chars = (chr(code) for code in range(0xE000, 0xF8FF))
    return next(char for char in chars if one.lists(char) and fonts.runs(char, "regular")[0].text == MARK)


def test_what_a_file_lists_is_what_the_font_has(tmp_path: Path) -> None:
    (tmp_path / "Ubuntu.ttf").write_bytes(ubuntu.fontbuffer)
    (one,) = found((tmp_path,))
    widths = Fonts(str(tmp_path / "Ubuntu.ttf"))._own["regular"][0].widths
    lists = {code for code in range(0x20, 0x3000) if one.lists(chr(code))}
    has = {code for code in widths if 0x20 <= code < 0x3000}
    assert has - {0xA0} <= lists and len(lists - has) < 10


def test_fonts_are_found_by_the_name_of_their_family(tmp_path: Path) -> None:
    for name in ("FiraMono-Regular.ttf", "FiraMono-Bold.ttf", "Other.ttf"):
        (tmp_path / name).write_bytes(ubuntu.fontbuffer)
    assert named("Fira Mono", (tmp_path,)) == tmp_path / "FiraMono-Regular.ttf"
    assert named("other", (tmp_path,)) == tmp_path / "Other.ttf"
    assert named("Third", (tmp_path,)) is None
    assert bolder(tmp_path / "FiraMono-Regular.ttf") == tmp_path / "FiraMono-Bold.ttf"
    assert bolder(tmp_path / "Other.ttf") is None


def test_the_folders_of_fonts_are_absolute() -> None:
    assert folders() and all(folder.is_absolute() for folder in folders())


def test_a_blank_or_hyphen_that_a_font_lacks_is_drawn_as_a_plain_one() -> None:
    fonts = Fonts()
    shown = "".join(run.text for run in fonts.runs("a\u3000b\u2010c", "regular"))
    assert shown[0::2] == "abc" and shown[1].isspace() and shown[3] in "-\u2010\u2013"
    assert not fonts.missing


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


def test_nothing_is_warned_of_where_all_is_well() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        export(Timeline("Київ, Αθήνα, ירושלים, القاهرة"), "pdf")
