"""The years of a story: its dates are weighed together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.flow import years
from timeline.model import Article, Block, Span
from timeline.timexes import tag


def told(text: str) -> list[int | None]:
    """The years that the story lends to its dates that name none, and None for those that it passes over."""
    timexes = tag(Article("a", text, text, (Block(Span(0, len(text))),)))
    found = years(text, timexes)
    return [found[number] for number in sorted(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened in December 1912. In January it closed.", [1913]),
        ("It was founded in 1614. In May the ship came. In 1615 a fort was built. By October it fell.", [1614, 1615]),
        ("The siege began on 2 August 1764. A study of 1905 doubted it. On 4 August the gate fell.", [None, 1764]),
        ("In 1931 it burned down. Two years later it opened. In 1957 it was sold. In May it moved.", [1933, 1957]),
        ("They landed in May 480 BC. In August they withdrew.", [-479]),
        ("In June 1902 it rained. By January the levels were back.", [1903]),
        # What follows counts too: the story came from the spring of 1945 back to the autumn before.
        (
            (
                "The bridge fell in March 1945. Further north they had marched from October to December. "
                "In January 1945 they halted, and in February they turned back."
            ),
            [1944, 1944, 1945],
        ),
    ],
)
def test_a_story_lends_its_years(text: str, expected: list[int | None]) -> None:
    assert told(text) == expected


def test_a_year_counted_from_the_story_leads_it_on() -> None:
    text = "The firm was founded in 1894. The following year it moved. In May it burned down."
    assert told(text) == [1895, 1895]


def test_nothing_is_lent_where_no_year_is_named() -> None:
    assert told("It opened in May. In June it closed.") == []


WORDS = st.sampled_from("1901 1905 May 1903|in June|by winter|5 March|the next year|since 1890|in 44 BC".split("|"))


@given(st.lists(WORDS, max_size=20).map(". ".join))
def test_every_lent_year_is_near_one_that_is_named(text: str) -> None:
    assert all(year is None or -60 < year < 1930 for year in told(text))
