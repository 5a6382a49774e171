"""Figures are set side by side only where they count the same thing."""

from __future__ import annotations

import pytest

from timeline.events.figures import figures
from timeline.model import Figure, Span
from timeline.quantities import agree, compared, key


def figure(text: str) -> Figure:
    return figures(text, Span(0, len(text)), ())[0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("12 people were killed", "12 dead", True),
        ("killed 12", "15 deaths", True),
        ("$5m", "6 million dollars", True),
        ("12 people were killed", "12 people were injured", False),
        ("12 people were killed", "12 civilians were killed", False),
        ("12 people were killed", "12 people have been killed so far", False),
        ("60 percent of voters", "60 percent", False),
        ("300 barrels", "300 barrels a day", False),
    ],
)
def test_one_thing_has_one_key(one: str, other: str, same: bool) -> None:
    assert (key(figure(one)) == key(figure(other))) is same


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("over 5,000 men", "6,000 men", True),
        ("up to 300 men", "over 400 men", False),
        ("about 40 men", "42 men", True),
        ("about 40 men", "60 men", False),
        ("12 men", "15 men", False),
        ("between 3 and 5 men", "4 men", True),
    ],
)
def test_two_figures_agree_where_both_can_be_so(one: str, other: str, both: bool) -> None:
    assert agree(figure(one), figure(other)) is both
    assert agree(figure(other), figure(one)) is both


def test_what_comes_on_top_is_not_compared() -> None:
    assert not compared(figure("another 12 people died"))
    assert compared(figure("12 people died"))
