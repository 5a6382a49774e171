"""Sentences end where prose ends them, and never inside a time expression."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Article, Block, Span, Timex
from timeline.sentences import segment


def split(text: str, *timexes: Timex) -> list[str]:
    article = Article("a", text, text, (Block(Span(0, len(text))),))
    return [sentence.span.of(text) for sentence in segment(article, timexes)]


@pytest.mark.parametrize(
    "text",
    [
        "It rained. | They left.",
        "Mr. Brown arrived at 9 a.m. on Friday. | He spoke.",
        'He said: "It is over." | Then he left.',
        "Gen. J. R. Miller led it. | Nobody knew.",
        "It cost 1.5 million. | Was it worth it? | Yes!",
        "The vote is set for Sept. 5. | It may slip.",
        "They met at St. Mary's. | It was cold.",
        "彼は去った。 | 雨が降った。",
    ],
)
def test_a_text_is_split_here(text: str) -> None:
    assert split(text.replace(" | ", " ").replace("。 ", "。")) == text.split(" | ")


def test_no_boundary_falls_inside_a_time_expression() -> None:
    text = "It opened on 5 Aug. Tuesday was quiet."
    assert split(text) == ["It opened on 5 Aug.", "Tuesday was quiet."]
    assert split(text, Timex(Span(13, 26), "DATE", "XXXX-08-05", "r")) == [text]


@given(st.text(alphabet=st.sampled_from("aA.!? \n\"'5)"), max_size=120))
def test_sentences_lie_in_order_and_lose_only_space(text: str) -> None:
    found = split(text)
    assert "".join("".join(found).split()) == "".join(text.split())
