"""Sentences are cut into clauses, one a verb group, each with its tense and what joins it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.events.clauses import clauses
from timeline.events.tokens import tokenise
from timeline.events.verbs import lemma_of
from timeline.model import Span

CASES = tomllib.loads((Path(__file__).parent / "cases" / "clauses.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_sentence_gives_these_clauses(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = clauses(tokenise(text, Span(0, len(text))))
    assert [[c.role, c.group.tense, c.group.lemma, c.span.of(text)] for c in found] == case["clauses"]


@given(st.text(max_size=200))
def test_any_text_is_cut_into_clauses_that_lie_in_it_in_order(text: str) -> None:
    found = clauses(tokenise(text, Span(0, len(text))))
    starts = [clause.span.start for clause in found]
    assert starts == sorted(starts)
    assert all(
        0 <= clause.span.start <= clause.trigger.start < clause.trigger.end <= clause.span.end for clause in found
    )


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("stopped", "stop"), ("carried", "carry"), ("moved", "move"), ("sank", "sink"), ("sustained", "sustain"),
     ("killed", "kill"), ("released", "release"), ("launching", "launch"), ("fled", "flee")],
)  # fmt: skip
def test_a_verb_form_gives_its_base(form: str, lemma: str) -> None:
    assert lemma_of(form) == lemma
