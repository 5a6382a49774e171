"""What a clause tells of several dates is an event at each of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles import clauses_of, dates, events


def told(text: str) -> list[tuple[str, str]]:
    """The dates and labels of the events of a text without a time of its own, in order."""
    return [(event.when.edtf if event.when else "", event.label) for event in events(text, "")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Berg was elected in 1990 and again in 1994.",
            [("1990", "Berg is elected"), ("1994", "Berg is elected again")],
        ),
        (
            "The dam broke in 1911, and again eleven years later.",
            [("1911", "The dam breaks"), ("1922", "The dam breaks again")],
        ),
        ("In 1901 and 1911 the dam broke.", [("1901", "The dam breaks"), ("1911", "The dam breaks")]),
        (
            "Berg was mayor from 1990 to 1994 and again from 1998 to 2002.",
            [("1990/1994", "Berg is mayor"), ("1998/2002", "Berg is mayor again")],
        ),
        (
            "The trial was suspended twice: first in 2019, when a judge fell ill, and again in May 2021.",
            [("2019", "The trial is suspended"), ("2021-05", "The trial is suspended again")],
        ),
    ],
)
def test_each_date_tells_it_once_more(text: str, wanted: list[tuple[str, str]]) -> None:
    assert sorted(told(text)) == sorted(wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Lund received the Holm medal in 1984 and the Order of Merit a decade later.",
            [("1984", "Lund receives the Holm medal"), ("1994", "Lund receives the Order of Merit")],
        ),
        (
            "The city built a bridge in 1901, a theatre in 1905 and a stadium in 1932.",
            [
                ("1901", "The city builds a bridge"),
                ("1905", "The city builds a theatre"),
                ("1932", "The city builds a stadium"),
            ],
        ),
        (
            "Holm was taken in May 1644 and Berg in July 1645.",
            [("1644-05", "Holm is taken"), ("1645-07", "Berg is taken")],
        ),
        ("Anna Lund died in 1950 and her husband in 1952.", [("1950", "Anna Lund dies"), ("1952", "Her husband dies")]),
    ],
)
def test_what_stands_before_a_further_date_takes_the_place_of_object_or_subject(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The firm opened a mill in 1890, the first in Holm in ten years.",
        "Sales rose to 40 million in 2001 and 50 million in 2003.",
        "Lund wrote a novel in 1950 and the town in 1951 gave her a medal.",
        "Lund was a judge in 1950, the youngest in 1950.",
    ],
)
def test_an_aside_a_phrase_with_a_preposition_and_a_clause_of_its_own_take_no_place(text: str) -> None:
    assert not any(one.repeats for one in clauses_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Storms in March and April 1950 broke the dam.",
        "The dam held between 1950 and 1960.",
        "Berg left the 1990 and 1994 elections to her son.",
        "The dam was closed from 1950 to 1960, when it broke.",
    ],
)
def test_two_dates_that_are_one_time_or_describe_a_noun_tell_it_once(text: str) -> None:
    labels = [label for _, label in told(text)]
    assert len(labels) == len(set(labels))


@given(st.lists(st.integers(2, 90), min_size=2, max_size=5))
def test_a_list_of_years_gives_an_event_in_each(gaps: list[int]) -> None:
    years = [1500 + sum(gaps[: at + 1]) for at in range(len(gaps))]
    text = f"The mill burned in {', '.join(map(str, years[:-1]))} and {years[-1]}."
    assert [edtf for edtf, _ in told(text)] == [str(year) for year in years]


def test_the_telling_of_each_date_has_an_id_of_its_own() -> None:
    found = events("The mill burned in 1901, 1911 and 1921.", "")
    assert len({event.id for event in found}) == len(found) == 3
    assert dates("The mill burned in 1901.", "") == {"The mill burns": "1901"}
