"""No expression of time goes on from one part of an article into the next, in whatever format it came."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Article
from timeline.readers import read
from timeline.timexes import tag
from timeline.timexes.edges import edged


def article(text: str, form: str) -> Article:
    (found,) = read(text.encode(), f"case.{form}")
    assert isinstance(found, Article)
    return found


def told(text: str, form: str) -> list[str]:
    found = article(text, form)
    return [one.span.of(found.prose) for one in tag(found)]


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("- opening two years late\n- 2027 (planned): second tube", "md", ["two years", "2027"]),
        ("1. The plan of March\n2. 2027: opening", "md", ["March", "2027"]),
        ("- the plan of March\n  - 2027: opening\n- closed on 3 June", "md", ["March", "2027", "3 June"]),
        ("# The works of June\n2027: nobody came.", "md", ["June", "2027"]),
        ("| when | what |\n|---|---|\n| 3 June | 1999 tons of coal |\n| in 2027 | 5 boats |", "md", ["3 June", "2027"]),
        ("> It opened in June.\n\n> In 2027 it closed.", "md", ["June", "2027"]),
        ("- opening two years late\n- 2027 (planned): second tube", "txt", ["two years", "2027"]),
        ("It opened in June\n\n2027: nobody came.", "txt", ["June", "2027"]),
        ("3 June\t1999 tons of coal\nin 2027\t5 boats", "txt", ["3 June", "2027"]),
    ],
)
def test_no_expression_goes_on_into_the_next_part(text: str, form: str, expected: list[str]) -> None:
    assert told(text, form) == expected


def test_an_expression_goes_on_over_the_end_of_a_line() -> None:
    assert told("The bridge was opened on the third of June\n2027 by nobody.", "md") == ["the third of June\n2027"]


@given(st.text(alphabet="ab 5|\t\n-#>.2", max_size=60), st.sampled_from(["md", "txt"]))
def test_marks_at_edges_stand_only_where_nothing_is_told(text: str, form: str) -> None:
    for found in read(text.encode(), f"case.{form}"):
        if isinstance(found, Article):
            marked = edged(found)
            assert len(marked) == len(found.prose)
            assert all(one == two or two.isspace() for one, two in zip(marked, found.prose, strict=True))
