"""Themes, logos and the fonts that a machine has."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pymupdf_fonts.Ubuntu_Regular as ubuntu
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from timeline import ExportWarning, OptionError, export
from timeline.testing import usual_timeline
from timeline_pdf.lettering.fonts import Fonts
from timeline_pdf.logo import read_logo
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
    assert contrast(look.hexadecimal("soft"), look.hexadecimal("white")) >= 3


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
        (f"marking = {'9' * 5000}", r"it is no TOML"),
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
        ExportWarning, match=r"the colour quiet \(#aaaaaa\) is hard to see on white: its contrast is 2\.3"
    ):
        theme(own(tmp_path, '[colours]\nquiet = "#aaaaaa"'))


def test_a_contrast_that_is_a_hair_too_low_is_not_rounded_up(tmp_path: Path) -> None:
    with pytest.warns(ExportWarning, match=r"quiet \(#777777\) is hard to see on white: its contrast is 4\.4 to 1"):
        theme(own(tmp_path, '[colours]\nquiet = "#777777"'))
    with pytest.warns(ExportWarning, match=r"on the tint: .* Make it darker, or the tint lighter") as caught:
        theme(own(tmp_path, '[colours]\ntint = "#9a9a9a"'))
    assert len(caught) == 3  # quiet, accent and alert, each once


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


def test_a_logo_has_no_more_pixels_than_print_shows_and_the_same_shape() -> None:
    logo = read_logo(picture((6000, 1500)))
    assert logo.image.getSize() == (2000, 500)
    assert (logo.width, logo.height) == (130, 32.5)


def test_a_logo_that_is_empty_is_no_picture_and_the_theme_is_named(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"")
    with pytest.raises(OptionError, match=r"^theme .*own\.toml: the logo is no PNG or JPEG"):
        made(theme=own(tmp_path, 'logo = "logo.png"'))


def test_a_logo_stands_as_its_camera_was_held() -> None:
    buffer = BytesIO()
    image = Image.new("RGB", (60, 20), "#aa2233")
    turned = image.getexif()
    turned[0x0112] = 6  # EXIF: by a quarter
    image.save(buffer, "JPEG", exif=turned)
    logo = read_logo(buffer.getvalue())
    assert (round(logo.width, 3), round(logo.height, 3)) == (13.333, 40)


def test_a_logo_of_16_bits_keeps_its_grey() -> None:
    buffer = BytesIO()
    Image.new("I;16", (6, 2), 30_000).save(buffer, "PNG")
    grey = read_logo(buffer.getvalue()).image.getRGBData()
    assert set(grey) == {30_000 // 256}


def test_a_logo_stands_on_the_first_page_alone(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(picture((60, 20)))
    data = made(theme=own(tmp_path, 'logo = "logo.png"'))
    pages: Any = pypdf.PdfReader(BytesIO(data)).pages
    drawn = [b"FormXob.logo Do" in page.get_contents().get_data() for page in pages]
    assert drawn[0] and not any(drawn[1:])


def test_a_font_of_a_theme_brings_its_bold_face_unless_another_is_named(tmp_path: Path) -> None:
    (tmp_path / "Ubuntu.ttf").write_bytes(ubuntu.fontbuffer)
    noto = Fonts(regular="Noto Sans")
    assert (noto.main("regular"), noto.main("bold")) == ("NotoSans-Regular", "NotoSans-Bold")
    mixed = Fonts(regular=str(tmp_path / "Ubuntu.ttf"), bold="FiraGO")
    assert mixed.main("bold") == "FiraGO-Bold" != mixed.main("regular")


def test_a_theme_sets_the_fonts(tmp_path: Path) -> None:
    (tmp_path / "Ubuntu.ttf").write_bytes(ubuntu.fontbuffer)
    fonts = Fonts(regular=theme(own(tmp_path, '[fonts]\nregular = "Ubuntu.ttf"')).regular)
    assert fonts.main("regular") == fonts.main("bold") != Fonts().main("regular")
    assert fonts.width("Dam", "regular") != Fonts().width("Dam", "regular")
    assert "Noto" in Fonts(regular=theme(own(tmp_path, '[fonts]\nregular = "Noto Sans"')).regular).main("regular")
