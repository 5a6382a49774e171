"""Sentences are cut into clauses, one a verb group, each with its tense and what joins it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.events.clauses import Clause, clauses
from timeline.events.tokens import Token, tokenise
from timeline.events.verbs import lemma_of
from timeline.model import Span

CASES = tomllib.loads((Path(__file__).parent / "cases" / "clauses.toml").read_text(encoding="utf-8"))["case"]
WORDS = (
    "the mayor who which that and , firms fled killed said was closed to leave having ruling in on after a Holt "
    "Northland it he forced by has will not fire - ( ) there what is than 12 said: sold 's".split()
)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_sentence_gives_these_clauses(case: dict[str, list[list[str]]]) -> None:
    text = str(case["text"])
    words = tokenise(text, Span(0, len(text)))
    told = [[c.role, c.group.tense, c.group.lemma, c.span.of(text), subject(text, words, c)] for c in clauses(words)]
    assert [row[: len(case["clauses"][0])] for row in told] == case["clauses"]


def subject(text: str, words: tuple[Token, ...], clause: Clause) -> str:
    """The words of a clause's subject."""
    if clause.subject is None:
        return ""
    first, last = clause.subject
    return text[words[first].span.start : words[last - 1].span.end]


@given(st.text(max_size=200))
def test_any_text_is_cut_into_clauses_that_lie_in_it_in_order(text: str) -> None:
    found = clauses(tokenise(text, Span(0, len(text))))
    starts = [clause.span.start for clause in found]
    assert starts == sorted(starts)
    assert all(
        0 <= clause.span.start <= clause.trigger.start < clause.trigger.end <= clause.span.end for clause in found
    )


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_a_subject_is_words_of_its_sentence_that_hold_no_verb_of_its_clause(words: list[str]) -> None:
    text = " ".join(words)
    tokens = tokenise(text, Span(0, len(text)))
    for clause in clauses(tokens):
        if clause.subject is not None:
            first, last = clause.subject
            assert 0 <= first < last <= len(tokens)
            assert last <= clause.group.first or first > clause.group.last


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("stopped", "stop"), ("carried", "carry"), ("moved", "move"), ("sank", "sink"), ("sustained", "sustain"),
     ("killed", "kill"), ("released", "release"), ("launching", "launch"), ("fled", "flee")],
)  # fmt: skip
def test_a_verb_form_gives_its_base(form: str, lemma: str) -> None:
    assert lemma_of(form) == lemma
