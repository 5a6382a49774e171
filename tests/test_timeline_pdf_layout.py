"""The layout under the PDF exporter: text, lines and pages."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_pdf.lettering.bidi import display
from timeline_pdf.lettering.fonts import Fonts
from timeline_pdf.lettering.setting import Span as Words
from timeline_pdf.lettering.setting import cut, line_width, lines, measure
from timeline_pdf.lettering.text import LONGEST, clean, reads_rtl
from timeline_pdf.look import BODY, SMALL
from timeline_pdf.page import paginate
from timeline_pdf.slices import Slice, gap


def letters(text: str) -> str:
    """Without blanks and line ends, which depend on where a line breaks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_control_and_bidi_characters_are_dropped_and_broken_ones_marked() -> None:
    assert clean("a\u202eb\x1b[1m\u2066c\ufeff\xad") == "ab[1mc"
    assert clean("one\r\ntwo\u2028three \t four") == "one two three four"
    assert clean("half \ud83d pair") == "half \ufffd pair"
    assert len(clean("e" + "\u0301" * 50_000)) < 20
    assert clean("x" * (LONGEST + 1)).endswith("x\u2026")


@pytest.mark.parametrize(
    "marks", ["\u0301", "\u05b0\u05c1", "\u064b\u0651", "\u0f71\u0f72", "\U0001d165\U0001d16d", "\u0e38"]
)
def test_a_letter_bears_eight_marks_of_any_script_so_that_many_cost_no_time(marks: str) -> None:
    text = clean("\u0628" + marks * 9000)
    assert len(text) == 9 and set(text) <= {"\u0628", *marks}
    assert clean("\u0628" + marks * (8 // len(marks))) == unicodedata.normalize(
        "NFC", "\u0628" + marks * (8 // len(marks))
    )


@pytest.mark.parametrize("name", ["Олена Ґжицька", "Αθήνα", "Łódź", "משה כהן", "محمد علي", "Þórður"])
def test_names_in_other_scripts_have_all_their_characters(name: str) -> None:
    fonts = Fonts()
    assert lines([Words(f"Then {name} spoke", BODY)], fonts, 400)
    assert not fonts.missing


def test_right_to_left_words_turn_and_their_brackets_with_them() -> None:
    assert display("said אבג (דהו) here", rtl=False) == "said (והד) גבא here"
    assert display("אבג 1948", rtl=True) == "1948 גבא"
    assert display("plain (text)", rtl=False) == "plain (text)"


def test_a_sentence_runs_as_most_of_its_letters_do() -> None:
    assert reads_rtl("הוועידה נפתחה in 1948")
    assert not reads_rtl("משה opened the conference in May")


@given(st.text(alphabet="ab אבג 12 عمر ().,-", max_size=30))
def test_display_only_changes_the_order_and_the_brackets(text: str) -> None:
    for rtl in (False, True):
        assert sorted(display(text, rtl).replace(")", "(")) == sorted(text.replace(")", "("))


@settings(max_examples=60)
@given(st.text(alphabet="abc WM-/ж א", max_size=200), st.floats(40, 300))
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(text: str, width: float) -> None:
    fonts = Fonts()
    made = lines([Words(text, BODY), Words(" [1]", SMALL)], fonts, width)
    assert all(line_width(line) <= width + 0.1 for line in made)
    drawn = "".join(piece.text for line in made for piece in line)
    assert sorted(letters(drawn)) == sorted(letters(text + "[1]"))


def test_a_cut_label_fits_and_ends_in_an_ellipsis() -> None:
    fonts = Fonts()
    label = cut("A rather long label for so little room", SMALL, fonts, 80)
    assert label.endswith("\u2026")
    assert measure(label, SMALL, fonts) <= 80
    assert cut("Short", SMALL, fonts, 80) == "Short"


@given(st.lists(st.tuples(st.floats(1, 30), st.booleans(), st.booleans()), max_size=60))
def test_pages_hold_every_slice_once_and_are_never_overfull(made: list[tuple[float, bool, bool]]) -> None:
    slices = [Slice(height, glued=glued, gap=is_gap) for height, glued, is_gap in made]
    pages = list(paginate(slices, 100))
    assert all(sum(piece.height for piece in page) <= 100.1 for page in pages)
    kept = [piece for page in pages for piece in page if not piece.gap]
    assert kept == [piece for piece in slices if not piece.gap]


def test_a_heading_goes_to_the_page_of_what_it_heads_and_a_table_head_is_repeated() -> None:
    head = (Slice(10),)
    rows = [Slice(20, header=head) for _ in range(6)]
    pages = list(paginate([Slice(50), gap(15), Slice(20, glued=True), *head, *rows], 80))
    assert pages[0] == (Slice(50), gap(15))
    assert pages[1][0].glued
    assert pages[2][0] is head[0]


def test_han_and_kana_break_between_any_two_and_never_before_their_full_stop() -> None:
    text = "in 東京で開かれた会議は二日間続き、共同声明を採択した。"
    made = lines([Words(text, BODY)], Fonts(folders=()), 120)
    drawn = ["".join(piece.said or piece.text for piece in line) for line in made]
    assert len(drawn) > 1 and drawn[0].startswith("in ") and len(drawn[0]) > 5
