"""Names are runs of capitalised words; a short form that the text explains leads to its long form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles import tokens
from timeline.events.names import acronyms, names


def found(text: str) -> tuple[str, ...]:
    return names(tokens(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Anna Berg left", ("Anna Berg",)),
        ("the mayor of Lower Holt met Anna Berg in Oslo", ("Lower Holt", "Anna Berg", "Oslo")),
        ("the Bank of Holt closed", ("Bank of Holt",)),
        ("the Holt-Lund pact", ("Holt-Lund",)),
        ("Mr Holt left", ("Holt",)),
        ("near Holt's mill", ("Holt",)),
        ("the NRA met", ("NRA",)),
        ("we met in Oslo and Bergen", ("Oslo", "Bergen")),
        ("the ship sank", ()),
    ],
)
def test_a_clause_names_these(text: str, wanted: tuple[str, ...]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize("text", ["we met in May", "we met on Monday", "we met at Christmas", "it was 5 PM"])
def test_words_of_the_calendar_are_no_names(text: str) -> None:
    assert found(text) == ()


def test_a_name_told_twice_is_listed_once() -> None:
    assert found("the fleet left Oslo and saw Oslo again") == ("Oslo",)


def test_a_lone_capital_at_the_start_is_no_name() -> None:
    assert found("Bergen was flooded") == ()


def test_the_article_before_a_name_is_no_part_of_it() -> None:
    assert found("The Holt Group met") == ("Holt Group",)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the Northern Rail Authority (NRA) said", {"NRA": "Northern Rail Authority"}),
        ("the Bank of Holt (BoH) said", {"BoH": "Bank of Holt"}),
        ("The Ministry of Salt and Iron (MSI) said", {"MSI": "Ministry of Salt and Iron"}),
        ("In May the Northern Rail Authority (NRA) met", {"NRA": "Northern Rail Authority"}),
    ],
)
def test_a_bracketed_short_form_is_explained_by_the_words_before_it(text: str, wanted: dict[str, str]) -> None:
    assert acronyms(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg (CEO) said",
        "the Northern Sea (NRTA) rose",
        "the party (NRA) said",
        "the Northern Rail Authority said",
    ],
)
def test_initials_that_do_not_agree_explain_nothing(text: str) -> None:
    assert acronyms(text) == {}


def test_the_first_explanation_of_a_short_form_holds() -> None:
    text = "the Northern Rail Authority (NRA) and the New Roads Agency (NRA)"
    assert acronyms(text) == {"NRA": "Northern Rail Authority"}


@given(st.text(alphabet="aBcD ofand.,()'-", max_size=80))
def test_names_of_any_text_start_with_a_capital_and_come_once(text: str) -> None:
    wanted = found(text)
    assert len(set(wanted)) == len(wanted)
    assert all(name[0].isupper() for name in wanted)
