"""Names are runs of capitalised words; a short form that the text explains leads to its long form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles import article, events
from timeline.analysis import times
from timeline.events.acronyms import acronyms
from timeline.events.names import Names, names_of
from timeline.model import Span


def names(text: str) -> Names:
    """The names of an article of that text."""
    found = times(article(text))
    return names_of(found.article, tuple(one.timex.span for one in found.resolved))


def found(text: str) -> tuple[str, ...]:
    """The fullest forms, in order, each once."""
    if not text.strip():
        return ()
    return names(text).within(Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Anna Berg left.", ("Anna Berg",)),
        ("The mayor of Lower Holt met Anna Berg in Oslo.", ("Lower Holt", "Anna Berg", "Oslo")),
        ("The Bank of Holt closed.", ("Bank of Holt",)),
        ("Jan Lund of Holt left.", ("Jan Lund", "Holt")),
        ("The Institute for Salt closed.", ("Institute for Salt",)),
        ("The Ministry of Salt and Iron closed.", ("Ministry of Salt and Iron",)),
        ("It was the Holt-Lund pact.", ("Holt-Lund",)),
        ("We saw Mr Holt leave.", ("Holt",)),
        ("We met near Holt's mill.", ("Holt",)),
        ("It was the NRA that met.", ("NRA",)),
        ("We met in Oslo and Bergen.", ("Oslo", "Bergen")),
        ("We met J. K. Orr and Gen. Lund.", ("J. K. Orr", "Lund")),
        ("We met Ursula von der Leyen.", ("Ursula von der Leyen",)),
        ("We met Bashar al-Assad and Kim Jong-un.", ("Bashar al-Assad", "Kim Jong-un")),
        ("We met O'Neill and Jean-Marie d'Ivoire.", ("O'Neill", "Jean-Marie d'Ivoire")),
        ("We met Анна Берг and Ó Briain.", ("Анна Берг", "Ó Briain")),
        ("We met Jan Holt in May.", ("Jan Holt",)),
        ("We saw a London-based firm.", ("London",)),
        ("Prime Minister Jan Holt left.", ("Jan Holt",)),
        ("BP Chief Executive Jan Holt left.", ("BP", "Jan Holt")),
        ("Secretary of State Jan Holt left.", ("Jan Holt",)),
        ("We saw Queen Sonja.", ("Queen Sonja",)),
        ("The British minister left.", ()),
        ("The ship sank.", ()),
    ],
)
def test_a_text_names_these(text: str, wanted: tuple[str, ...]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text", ["We met in May.", "We met on Monday.", "We met at Christmas.", "It was 5 PM.", "It was Jan 5."]
)
def test_words_of_the_calendar_are_no_names(text: str) -> None:
    assert found(text) == ()


def test_a_name_told_twice_is_listed_once() -> None:
    assert found("The fleet left Oslo and saw Oslo again.") == ("Oslo",)


def test_a_lone_capital_that_opens_a_sentence_is_a_name_where_the_text_shows_it_elsewhere() -> None:
    assert found("Bergen was flooded.") == ()
    assert found("Bergen was flooded. The rain left Bergen.") == ("Bergen",)
    assert found("Berg left. We met Anna Berg.") == ("Anna Berg",)


def test_what_owns_something_at_the_head_of_a_sentence_is_a_name() -> None:
    assert found("Vestline's shares fell.") == ("Vestline",)
    assert found("Winter's end was cold. The winter was long.") == ()
    assert found("Women's wages fell.") == ()


def test_a_word_that_opens_a_sentence_is_no_part_of_the_name_behind_it() -> None:
    assert found("We met Anna Berg, a fellow guest. Fellow Anna Berg left.") == ("Anna Berg",)


def test_the_article_before_a_name_is_no_part_of_it() -> None:
    assert found("The Holt Group met.") == ("Holt Group",)


def test_a_heading_names_nothing() -> None:
    assert found("# Northern Mill Burns Down\n\nIt burned.") == ()


def test_a_short_form_stands_for_the_one_full_form() -> None:
    assert found("Jan Holt came. We saw Mr Holt leave, and Holt was late.") == ("Jan Holt",)
    assert found("J. Holt came. We saw Jan Holt leave, and Holt was late.")[-1:] == ("Jan Holt",)


@pytest.mark.parametrize(
    "text",
    [
        "We met Jan Holt and Anna Holt, and then Holt left.",
        "We met Jan Holt in Holt, and then Holt was flooded.",
        "We left North Holt, and then Holt was flooded.",
    ],
)
def test_a_short_form_that_may_mean_another_stays_short(text: str) -> None:
    assert "Holt" in found(text)


def test_an_event_has_the_full_form_of_what_the_text_explains() -> None:
    *_, last = events("The Northern Rail Authority (NRA) met. The mine was bought by the NRA on 3 May.")
    assert last.names == ("Northern Rail Authority",)


def test_who_has_a_title_or_an_age_is_a_person() -> None:
    assert names("We met Mr Holt, Anna Berg, 45, and the Bank of Lund.").persons == {"Holt", "Anna Berg"}


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
    assert all(any(char.isupper() for char in name) for name in wanted)
