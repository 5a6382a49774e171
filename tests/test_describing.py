"""A mention carries its words, where they stand, why it has its date, and an id that lasts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles import article, events
from timeline.edtf import parse
from timeline.events.describing import clean, event_id, why
from timeline.expressions import Resolved, Timex
from timeline.model import Anchor, Provenance, Span
from timeline.pipeline import analyse

TEXT = "It rained. The fire killed 14 people on 3 May 2021. The hall was lost."


def place(text: str) -> Provenance:
    """Where the first event of a text stands."""
    return events(text)[0].provenance[0]


def resolved(anchor: Anchor | None = None, note: str = "") -> Resolved:
    when = parse("2024-05-03")
    return Resolved(Timex(Span(0, 5), "DATE", "", "rule"), "2024-05-03", when, anchor, note)


def test_the_same_words_of_the_same_article_have_the_same_id() -> None:
    assert event_id("a", "The hall closed", "occurrence") == event_id("a", "The hall closed", "occurrence")


def test_spaces_and_capitals_do_not_change_an_id() -> None:
    assert event_id("a", "The hall  closed\n", "occurrence") == event_id("a", "the hall closed", "occurrence")


@pytest.mark.parametrize(
    "other",
    [("b", "The hall closed", "occurrence"), ("a", "The hall burned", "occurrence"), ("a", "The hall closed", "plan")],
)
def test_another_article_other_words_or_another_kind_give_another_id(other) -> None:
    assert event_id(*other) != event_id("a", "The hall closed", "occurrence")


@given(st.text(max_size=50))
def test_any_text_has_an_id_of_ten_hexadecimal_digits(text: str) -> None:
    made = event_id("a", text, "occurrence")
    assert len(made) == 10
    assert set(made) <= set("0123456789abcdef")


def test_an_id_does_not_depend_on_what_stands_around_the_words() -> None:
    alone = events("The fire killed 14 people on 3 May 2021.")
    (inside,) = [event for event in events(TEXT) if "killed" in event.text]
    assert alone[0].id == inside.id


def test_provenance_names_the_article_the_sentence_the_clause_and_the_word() -> None:
    found = analyse(article(TEXT, name="fire")).events
    (one,) = [event.provenance[0] for event in found if "killed" in event.text]
    assert one.article == "fire"
    assert one.sentence.of(TEXT) == "The fire killed 14 people on 3 May 2021."
    assert one.clause.of(TEXT) == one.quote.exact == "The fire killed 14 people on 3 May 2021"
    assert one.trigger is not None
    assert one.trigger.of(TEXT) == "killed"


def test_a_quote_has_what_stands_around_it() -> None:
    (one,) = [event.provenance[0] for event in events(TEXT) if "killed" in event.text]
    assert one.quote.prefix + one.quote.exact + one.quote.suffix in TEXT
    assert (one.quote.prefix, one.quote.suffix) == ("It rained. ", ". The hall was lost.")


def test_provenance_names_the_time_expression_its_value_and_its_rule() -> None:
    one = place("The fire killed 14 people on 3 May 2021.")
    assert (one.words, one.value) == ("3 May 2021", "2021-05-03")
    assert one.rule


def test_an_event_without_a_date_in_words_names_no_time_expression() -> None:
    one = place("The fire has killed 14 people.")
    assert (one.timex, one.words, one.value, one.rule) == (None, "", "", "")


def test_a_date_that_the_words_name_says_so() -> None:
    assert why(resolved()) == "The words name the date."


def test_a_date_counted_from_the_article_names_its_anchor() -> None:
    assert why(resolved(Anchor("dct", "2024-05-14"))) == "Counted from the article's own time (14 May 2024)."


def test_a_date_counted_from_a_mention_names_its_anchor() -> None:
    assert why(resolved(Anchor("mention", "2024-05-01"))) == "Counted from a date told before (1 May 2024)."
    assert why(resolved(Anchor("mention", "1958-21"))) == "Counted from a date told before (spring 1958)."


def test_a_note_is_part_of_the_reason() -> None:
    assert why(resolved(None, "Read as day and month.")) == "Read as day and month."
    assert why(resolved(Anchor("dct", "2024"), "A guess.")).endswith("(2024). A guess.")


def test_the_year_that_the_article_supplies_is_named_as_such() -> None:
    assert place("The hall closed on 3 May.").why.startswith("The year comes from the article's own time")


def test_every_placed_event_says_why() -> None:
    told = events("On 3 May the ferry hit the quay. Two lorries fell. The port has closed. It will reopen.")
    assert all(event.provenance[0].why for event in told if event.when is not None)


def test_figures_names_and_odds_are_those_of_the_clause() -> None:
    (event,) = events("Lower Holt has highly likely lost over 40 houses.")
    assert event.names == ("Lower Holt",)
    assert [figure.text for figure in event.figures] == ["over 40 houses"]
    assert event.likelihood is not None
    assert event.likelihood.term == "highly likely"


def test_an_as_of_date_is_kept_as_such() -> None:
    (event,) = events("As of 1 May 2024, the fire had destroyed 200 houses.")
    assert event.as_of == event.when
    assert events("On 1 May 2024 the fire destroyed 200 houses.")[0].as_of is None


def test_markup_is_left_out_of_an_event_and_kept_in_its_quote() -> None:
    text = "The **old hall** closed on 3 May 2021."
    (event,) = events(text)
    assert event.text == "The old hall closed on 3 May 2021"
    assert event.provenance[0].quote.exact == "The **old hall** closed on 3 May 2021"


def test_a_clause_over_two_lines_is_told_on_one() -> None:
    text = "The hall\nclosed"
    assert clean(article(text), Span(0, len(text))) == "The hall closed"
