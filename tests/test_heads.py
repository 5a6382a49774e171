"""A date at the start of a line heads what stands behind or below it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles import article
from timeline.flow import years_of_heads
from timeline.heads import heads, place
from timeline.model import Span
from timeline.timexes import tag


def stands(text: str, date: str) -> str:
    """How a date stands in a text, and what it dates."""
    source = article(text)
    at = source.prose.index(date)
    where, start = place(source, Span(at, at + len(date)), len(source.prose))
    return f"{where}: {source.prose[start:]}" if where == "entry" else where


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 May: work starts", "entry: work starts"),
        ("3 May - work starts", "entry: work starts"),
        ("3 May | work starts", "entry: work starts"),
        ("3 May\twork starts", "entry: work starts"),
        ("3 May (planned): work starts", "entry: work starts"),
        ("3 May (draft): work starts", "entry: work starts"),
        ("3 May (Reuters) - Work starts", ""),
        ("- 3 May: work starts", "entry: work starts"),
        ("**3 May** Work starts", "entry: Work starts"),
        ("**3 May.** Work starts", "entry: Work starts"),
        ("3 May\nWork starts", "entry: Work starts"),
        ("3 May", "alone"),
        ("**3 May**", "alone"),
        ("## 3 May", "alone"),
        ("3 May.", "alone"),
        ("3 May work starts", ""),
        ("On 3 May: work starts", ""),
        ("It opened on 3 May: work starts", ""),
        ("3 May, the day of the fire, was cold", ""),
    ],
)
def test_a_date_heads_an_entry_or_stands_alone_or_in_prose(text: str, expected: str) -> None:
    assert stands(text, "3 May") == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("20:00 Polls close", "entry: Polls close"), ("20:00 is late", ""), ("20:00", "alone")]
)
def test_a_time_of_day_needs_no_mark_before_a_capital(text: str, expected: str) -> None:
    assert stands(text, "20:00") == expected


def test_the_dates_that_head_a_line_are_told_from_the_others() -> None:
    source = article("3 May 2021: work starts\n\nIt stopped on 5 May 2021.\n\n7 May 2021: work goes on")
    timexes = tag(source)
    assert [timexes[number].span.of(source.text) for number in heads(source, timexes)] == ["3 May 2021", "7 May 2021"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("3 December 2021: work starts\n\n5 January: work stops\n\n7 May: work ends", [2022, 2022]),
        ("# The flood of 2017\n\n## 12 March\n\nRain fell.\n\n## 2 April\n\nIt ended.", [2017, 2017]),
        ("It opened on 3 May 2017. It closed on 5 May.", []),
        ("5 January: work stops\n\n7 May: work ends", []),
    ],
)
def test_the_heads_of_a_chronicle_go_on_from_one_another(text: str, years: list[int]) -> None:
    source = article(text)
    assert list(years_of_heads(source, tag(source)).values()) == years


@given(st.text(alphabet=st.sampled_from("a3M. :-|*\n\t#"), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_what_a_date_heads_lies_behind_it(text: str, start: int, length: int) -> None:
    if not text.strip() or start + length > len(text):
        return
    where, at = place(article(text), Span(start, start + length), len(text))
    assert start + length <= at <= len(text)
    assert where in {"", "alone", "entry"}
