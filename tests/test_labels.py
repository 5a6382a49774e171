"""A label is a short line that stands by itself, without the date that stands beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles import clauses_of, events, tokens
from timeline.events.labels import LIMIT, finish, label, phrase
from timeline.model import Span

CASES = [
    case
    for name in ("labels", "labels_news", "labels_stories")
    for case in tomllib.loads((Path(__file__).parent / "cases" / f"{name}.toml").read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=[case["fact"] for case in CASES])
def test_a_sentence_is_labelled_so(case: dict[str, Any]) -> None:
    assert [event.label for event in events(case["text"])] == case["labels"]


def test_a_long_clause_is_cut_at_a_word_and_says_so() -> None:
    made = finish(["harbour"] * 40)
    assert len(made) <= LIMIT
    assert made.endswith("harbour…")


def test_a_label_of_just_the_limit_is_not_cut() -> None:
    made = finish(["a" * 44, "b" * 45])
    assert len(made) == LIMIT
    assert not made.endswith("…")


@pytest.mark.parametrize("words", ["the hall of the", "the hall and", "the hall ,", "the hall which was"])
def test_a_label_never_ends_on_a_word_that_leans_on_the_next(words: str) -> None:
    assert finish(words.split()) == "The hall"


def test_marks_and_brackets_stand_close_to_their_words() -> None:
    assert finish(["the", "hall", "(", "old", ")", ",", "Holt", "'s", "best", ",", "burned"]) == (
        "The hall (old), Holt's best, burned"
    )


def test_nothing_gives_an_empty_label() -> None:
    assert finish([]) == ""


def test_a_phrase_loses_the_date_at_its_edge() -> None:
    assert phrase(tokens("the vote of 3 May"), (Span(12, 17),)) == "The vote"


def test_a_phrase_loses_every_date_at_its_edge() -> None:
    assert phrase(tokens("the vote on Monday in May"), (Span(12, 18), Span(22, 25))) == "The vote"


def test_a_phrase_that_is_all_date_is_kept() -> None:
    assert phrase(tokens("3 May"), (Span(0, 5),)) == "3 May"


@given(st.text(alphabet="adeghilnorstw ,.'()\"", min_size=1, max_size=200).filter(str.strip))
def test_any_clause_has_a_label_within_the_limit(text: str) -> None:
    assert all(len(label(one)) <= LIMIT for one in clauses_of(text))
