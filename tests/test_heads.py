"""A date at the start of a line heads what stands behind or below it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles import article
from timeline.flow import years_of_heads
from timeline.heads import heads, place, years_in_order
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


@pytest.mark.parametrize(
    ("days", "dct", "years"),
    [
        (["24 February", "17 March", "26 September"], "2023-10-12", [2023, 2023, 2023]),
        (["24 November", "17 December", "1 January"], "2023-02-12", [2022, 2022, 2023]),
        (["24 October", "17 November", "1 December"], "2023-01-12", [2022, 2022, 2022]),
        (["24 October", "17 November", "1 December"], "2023-10-12", []),
        (["24 May", "17 June", "1 July"], "2023-06-12", []),
        (["24 May", "17 June"], "2023-10-12", []),
        (["24 May", "17 April", "1 March"], "2023-10-12", []),
        (["24 February", "29 February", "1 March"], "2023-10-12", []),
    ],
    ids=[
        "past",
        "over the turn of a year",
        "of last year",
        "agenda",
        "past and to come",
        "two",
        "newest first",
        "no such day",
    ],
)
def test_a_chronicle_without_a_year_goes_up_to_the_day_of_its_writing(
    days: list[str], dct: str, years: list[int]
) -> None:
    source = article("\n\n".join(f"{day} - The council meets." for day in days), dct)
    assert list(years_in_order(source, tag(source)).values()) == years


@given(
    st.lists(st.dates(date(2023, 1, 1), date(2024, 12, 31)), min_size=3, max_size=8),
    st.dates(date(2023, 1, 1), date(2024, 12, 31)),
)
def test_no_entry_of_such_a_chronicle_lies_ahead_or_before_the_one_above(days: list[date], written: date) -> None:
    text = "\n\n".join(f"{day.day} {day:%B} - The council meets." for day in days)
    source = article(text, written.isoformat())
    found = years_in_order(source, tag(source))
    told = [(year, days[at].month, days[at].day) for at, year in enumerate(found.values()) if year is not None]
    assert told == sorted(told)
    assert all(one <= (written.year, written.month, written.day) for one in told)


@given(st.text(alphabet=st.sampled_from("a3M. :-|*\n\t#"), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_what_a_date_heads_lies_behind_it(text: str, start: int, length: int) -> None:
    if not text.strip() or start + length > len(text):
        return
    where, at = place(article(text), Span(start, start + length), len(text))
    assert start + length <= at <= len(text)
    assert where in {"", "alone", "entry"}
