"""A sentence is cut into words and marks, each with its place in the article."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles import tokens
from timeline.events.tokens import DATE, tokenise, without_dates
from timeline.model import Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ship sank.", ["The", "ship", "sank", "."]),
        ("the mayor's dog", ["the", "mayor", "'s", "dog"]),
        ("they've sailed", ["they", "'ve", "sailed"]),
        ("we'll see", ["we", "'ll", "see"]),
        ("the U.S. fleet", ["the", "U.S.", "fleet"]),
        ("a well-known O'Brien", ["a", "well-known", "O'Brien"]),
        ("$1,200.50 and 50%", ["$1,200.50", "and", "50%"]),
        ("at 5:30", ["at", "5:30"]),
        ("``Yes'' -- no", ["``", "Yes", "''", "--", "no"]),
        ("in Zürich", ["in", "Zürich"]),
        ("-LRB- Agency -RRB-", ["-LRB-", "Agency", "-RRB-"]),
        ("", []),
    ],
)
def test_a_sentence_has_these_words_and_marks(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


@pytest.mark.parametrize("text", ["ship", "2024", "'s", "U.S.", "Zürich"])
def test_what_holds_a_letter_or_a_digit_is_a_word(text: str) -> None:
    assert tokens(text)[0].is_word


@pytest.mark.parametrize("text", [".", ",", '"', "``", "''", "--", "(", "'"])
def test_a_mark_is_no_word(text: str) -> None:
    assert not tokens(text)[0].is_word


def test_the_lower_case_form_is_kept_beside_the_text() -> None:
    (token,) = tokens("Bergen")
    assert (token.text, token.low, token.capital) == ("Bergen", "bergen", True)


def test_only_the_given_span_is_read_and_offsets_count_in_the_article() -> None:
    text = "It rained. The ship sank."
    found = tokenise(text, Span(11, 25))
    assert [token.text for token in found] == ["The", "ship", "sank", "."]
    assert found[0].span == Span(11, 14)


def test_words_of_a_date_are_hidden_and_keep_their_place() -> None:
    plain = tokens("It sank on 3 May.")
    hidden = without_dates(plain, (Span(11, 16),))
    assert [token.text for token in hidden] == ["It", "sank", "on", DATE, DATE, "."]
    assert [token.span for token in hidden] == [token.span for token in plain]


def test_a_hidden_date_counts_as_a_word() -> None:
    (hidden,) = without_dates(tokens("May"), (Span(0, 3),))
    assert hidden.is_word


@given(st.text(max_size=120))
def test_tokens_of_any_text_stand_in_order_and_lose_nothing_but_space(text: str) -> None:
    found = tokens(text)
    assert all(token.span.of(text) == token.text for token in found)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))
    assert "".join(token.text for token in found) == "".join(text.split())
