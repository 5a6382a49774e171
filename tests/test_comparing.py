"""Dates of what a figure is only compared with."""

from __future__ import annotations

import pytest

from tests.articles import article
from timeline.timexes import tag


def compared(before: str) -> bool:
    return tag(article(f"{before}May 2008."))[0].compared


@pytest.mark.parametrize(
    "before",
    [
        "There are 31 patients, up from 22 on ",
        "It earned $30m, down from $40 million in ",
        "The firm lost $3 million, compared with a profit of $12 million in the ",
        "Exports rose from 9 million tonnes in ",
        "Compared with 40 in ",
        "Profits are up from\n22 in ",
    ],
)
def test_a_date_behind_what_is_compared_with_is_seen(before: str) -> None:
    assert compared(before)


@pytest.mark.parametrize(
    "before",
    [
        "He voted against 12 bills in ",
        "The army withdrew from 3 towns in ",
        "It was compared with others, and closed in ",
        "The sun came up from behind the hills on ",
        "",
    ],
)
def test_other_dates_are_their_clause_s(before: str) -> None:
    assert not compared(before)


@pytest.mark.parametrize(
    "text",
    [
        "Deaths rose to 312 from 287 a week earlier.",
        "Profit fell to $88 million from $143 million a year ago.",
        "Sales rose 3% from the same month a year earlier.",
        "Output slipped from a year before.",
    ],
)
def test_a_count_back_behind_a_figure_is_seen(text: str) -> None:
    assert any(one.compared for one in tag(article(text)))


@pytest.mark.parametrize(
    "text",
    [
        "A little more than a decade ago, the mill closed.",
        "He was freed from prison three years ago.",
        "He came back from 12 countries and left a year later.",
        "The firm moved from Leeds two years earlier.",
    ],
)
def test_other_counts_back_are_their_clause_s(text: str) -> None:
    assert not any(one.compared for one in tag(article(text)))
