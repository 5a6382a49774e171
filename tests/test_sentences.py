"""Sentences end where prose ends them, and never inside a time expression."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.expressions import Timex
from timeline.model import Article, Block, Span
from timeline.sentences import segment
from timeline.timexes import tag


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
        "In 1987 the U.S. Navy left. | It sailed to the U.S. | The port closed.",
        "The U.S. Senate met. | It voted.",
        "Men of the U.S. Coast Guard saved them. | It was cold.",
        "It was ordered by the U.S. Government in 1867. | It was dear.",
        "Norland was elected to the U.N. Human Rights Council. | It was glad.",
        "It lies near the U.S. Virgin Islands. | It is small.",
        "Purchase: U.S. Minister Jan Holt signed. | It held.",
        "He flew to the U.S. | The talks failed.",
        "The tug T.W. Lund sank in 1920. | She lay in N.Y. | Divers raised her.",
        "They moved to the U.K. | Sales rose.",
        "彼は去った。 | 雨が降った。",
    ],
)
def test_a_text_is_split_here(text: str) -> None:
    assert split(text.replace(" | ", " ").replace("。 ", "。")) == text.split(" | ")


def test_no_boundary_falls_inside_a_time_expression() -> None:
    text = "It opened on 5 Aug. Tuesday was quiet."
    assert split(text) == ["It opened on 5 Aug.", "Tuesday was quiet."]
    assert split(text, Timex(Span(13, 26), "DATE", "XXXX-08-05", "r")) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "He left at 5 p.m. | It rained.",
        "He left at 5 p.m. | Smith stayed.",
        'They met at 5 p.m. | "It was fine," he said.',
        "It opened in Aug. | The sea was calm.",
        "At 5 p.m. Smith left. | It rained.",
        "Shortly after 5 p.m. The Hague fell silent.",
        "He left at 5 p.m. Monday. | It rained.",
        "He left at 5 p.m. GMT. | It rained.",
        "He left at 5 p.m. Moscow time. | It rained.",
    ],
)
def test_a_time_s_own_full_stop_ends_a_sentence_that_has_a_clause(text: str) -> None:
    joined = text.replace(" | ", " ")
    source = Article("a", joined, joined, (Block(Span(0, len(joined))),))
    assert split(joined, *tag(source)) == text.split(" | ")


@given(st.text(alphabet=st.sampled_from("aA.!? \n\"'5)"), max_size=120))
def test_sentences_lie_in_order_and_lose_only_space(text: str) -> None:
    found = split(text)
    assert "".join("".join(found).split()) == "".join(text.split())
