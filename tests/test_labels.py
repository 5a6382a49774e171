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
from timeline.events.labels.checking import checked, faults
from timeline.model import Span

CASES = [
    case
    for name in ("labels", "labels_news", "labels_stories", "labels_lives")
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


@pytest.mark.parametrize(
    ("line", "text", "fault"),
    [
        ("Which sank the barge", "The storm, which sank the barge, passed.", "opens with what only joins or helps"),
        ("Rebuilt the wall", "The masons occupied the yard, rebuilt the wall.", "opens with its verb"),
        ("That the masons went", "The board said that the masons went.", "opens with 'that'"),
        ("The yard and is old", "The yard and its wall is old.", "joins its verb to nothing"),
        ("The masons", "The masons rebuilt the wall.", "lacks the verb of its clause"),
        ("Them sank the barge", "The storms sank the barge.", "opens with an object"),
        ("A pact keeps a pact", "The council kept a pact.", "does the same to the same"),
        ("The troops are emerged", "The troops first emerged.", "is done what is done to nobody"),
        ("The clerk rejects", "The clerk rejected this.", "has lost its object"),
        ("The clerk signs the deed", "The clerk did not sign the deed.", "has lost its denial"),
        ("The last flood is", "The last flood was severe.", "says nothing of its subject"),
    ],
)
def test_a_label_is_unsound_that(line: str, text: str, fault: str) -> None:
    assert any(fault in faults(line, one) for one in clauses_of(text))


@given(
    st.sampled_from(("The clerk", "Anna Holt", "Two wardens", "US guards")),
    st.sampled_from(("rejected the plan", "did not sign the deed", "died in Berg", "was held", "were ill", "said so")),
    st.sampled_from(("", " on Monday", " in the old harbour", " after the vote")),
)
def test_a_sound_label_is_left_alone(who: str, told: str, where: str) -> None:
    """A whole clause as it is written has no fault, so its check gives it back."""
    line = f"{who} {told}{where}"
    one = clauses_of(f"{line}.")[0]
    assert faults(line, one) == ()
    assert checked(line, one) == line


@given(st.text(alphabet="adeghilnorstw ,.'()\"", min_size=1, max_size=200).filter(str.strip))
def test_any_clause_has_a_label_within_the_limit(text: str) -> None:
    assert all(len(label(one)) <= LIMIT for one in clauses_of(text))
