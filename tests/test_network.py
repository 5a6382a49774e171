"""Events that other events date: counted from them, bounded by them, and related to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles import dates, events
from timeline.edtf import parse
from timeline.mentions import Count
from timeline.network import counted

STRIKE = "The strike began on 4 March 2024. "
QUAKE = "A quake struck Port Vale on 12 January 2024. "


def dated(text: str, label: str) -> str | None:
    """The EDTF of the event whose label has these words."""
    return next(edtf for found, edtf in dates(text).items() if label.lower() in found.lower())


@pytest.mark.parametrize(
    ("text", "label", "edtf"),
    [
        (QUAKE + "A girl was rescued 15 days after the quake struck.", "A girl is rescued", "2024-01-27"),
        (QUAKE + "Five days after the quake, the search was called off.", "The search is called off", "2024-01-17"),
        (QUAKE + "The dam had been built the day before the quake.", "The dam is built", "2024-01-11"),
        (STRIKE + "Two weeks into the strike, the owner gave up.", "The owner gives up", "2024-03-18"),
        (STRIKE + "The mill reopened over two weeks after the strike.", "reopens", "[2024-03-18..2024-05-14]"),
        (STRIKE + "Talks came within ten days of the strike.", "Talks come", "[2024-03-04..2024-03-14]"),
        (STRIKE + "Hours after the strike began, the mayor resigned.", "the mayor", "[2024-03-04..2024-03-05]"),
        ("The strike began in March 2024. The mill shut three days after the strike began.", "The mill shuts",
         "[2024-03-04..2024-04-03]"),
    ],
)  # fmt: skip
def test_a_count_from_a_told_event_dates(text: str, label: str, edtf: str) -> None:
    assert dated(text, label) == edtf


def test_a_count_from_something_untold_is_not_the_running_date() -> None:
    held = dated(STRIKE + "Anna Berg was held three days after the verdict.", "Anna Berg is held")
    assert held == "[2024-03-04..2024-05-14]"


def test_the_other_way_round_the_clause_counted_from_is_dated() -> None:
    text = "The rescue came on 27 January 2024, five days after the government ended the search."
    assert dated(text, "The government ends the search") == "2024-01-22"


def test_a_tie_without_a_count_bounds_and_is_kept_as_a_relation() -> None:
    found = {event.label: event for event in events(STRIKE + "The owner sold the mill before the strike.")}
    sold = found["The owner sells the mill before the strike"]
    assert sold.when is not None
    assert sold.when.edtf == "[..2024-03-04]"
    assert [(one.type, one.event) for one in sold.relations] == [("before", found["The strike begins"].id)]


def test_a_named_date_is_never_touched() -> None:
    found = dates(STRIKE + "The owner sold the mill on 9 March 2024, before the strike.")
    assert "2024-03-09" in found.values()


@given(st.integers(0, 10**18), st.sampled_from(["minute", "hour", "day", "week", "month", "year"]), st.booleans())
def test_a_count_beyond_all_calendars_gives_no_date(n: int, unit: str, exact: bool) -> None:
    for type_ in ("after", "before"):
        when = counted(Count(unit, n, n if exact else None), type_, parse("2024-03-04"))  # type: ignore[arg-type]
        assert when is None or when.edtf


@given(st.integers(0, 400), st.sampled_from(["day", "week", "month", "year"]), st.sampled_from(["after", "before"]))
def test_counts_go_there_and_stay_on_their_side(n: int, unit: str, type_: str) -> None:
    day = parse("2024-03-04")
    when = counted(Count(unit, n, n), type_, day)  # type: ignore[arg-type]
    assert when is not None
    assert when.latest is not None
    assert day.latest is not None
    if unit in ("day", "week"):
        days = n * (7 if unit == "week" else 1)
        assert when.latest.days - day.latest.days == (days if type_ == "after" else -days)
    elif type_ == "after":
        assert when.latest >= day.latest


def test_a_noun_finds_the_deed_that_other_words_told() -> None:
    text = "The ferry hit a boat on 11 March 2023. Two men were saved three hours after the crash. The captain, Lars "
    text += "Brekke, resigned the day after the crash and was acquitted in the autumn of 2024."
    assert dated(text, "Brekke, resigns") == "2023-03-12"
    assert dated(text, "acquitted") == "2024-23"
    assert dated(text, "saved") == "[2023-03-11..2023-03-12]"


def test_until_a_clause_gives_the_end() -> None:
    text = "Anna Berg led the firm from 1996 until it was sold in November 2003."
    assert dates(text) == {"Anna Berg leads the firm": "1996/2003-11", "It is sold": "2003-11"}
    same = dates("Anna Berg led the firm from 5 May 1996 until it was sold on 5 May 1996.")
    assert same["It is sold"] == "1996-05-05"


def test_within_a_time_counts_from_what_was_told_before() -> None:
    text = "The canal opened on 12 June 1847. Within a decade it carried 300 ships."
    assert dated(text, "300 ships") == "[1847-06-12..1857-06-12]"


def test_dates_pass_along_a_chain_of_ties() -> None:
    text = "A girl was pulled out of the rubble 15 days after the quake struck. Her rescue comes five days "
    text += "after the government ended the search. Some 200 people died in the 12 January 2010 quake."
    assert dated(text, "pulled out of the rubble") == "2010-01-27"
    assert dated(text, "Her rescue comes") == "2010-01-27"
    assert dated(text, "The government ends the search") == "2010-01-22"
