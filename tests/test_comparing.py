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
