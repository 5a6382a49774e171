"""Numbers become data: low, best, high, unit and qualifier, never surer than the words."""

from __future__ import annotations

import pytest

from timeline.events.figures import figures
from timeline.model import Span


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "unit", "qualifier"),
    [
        ("over 5,000 casualties", 5000, None, None, "casualties", "over"),
        ("at least 14 injured", 14, None, None, "injured", "at least"),
        ("up to 300 jobs", None, None, 300, "jobs", "up to"),
        ("about 40 lorries", None, 40, None, "lorries", "about"),
        ("nearly 2 million tonnes", None, 2_000_000, 2_000_000, "tonnes", "nearly"),
        ("11,000 men", 11000, 11000, 11000, "men", ""),
        ("between 4,000 and 5,000 people", 4000, None, 5000, "people", ""),
        ("$1.5 billion", 1.5e9, 1.5e9, 1.5e9, "USD", ""),
        ("fell 14 percent", 14, 14, 14, "percent", ""),
        ("twenty-one ships", 21, 21, 21, "ships", ""),
        ("three dozen houses", 36, 36, 36, "houses", ""),
        ("fewer than 100 villages", None, None, 100, "villages", "fewer than"),
    ],
)
def test_a_figure_says_what_the_words_say(
    text: str, low: float | None, best: float | None, high: float | None, unit: str, qualifier: str
) -> None:
    (figure,) = figures(text, Span(0, len(text)), ())
    assert (figure.low, figure.best, figure.high, figure.unit, figure.qualifier) == (low, best, high, unit, qualifier)


def test_a_share_names_its_whole_and_what_became_of_it() -> None:
    text = "roughly a third of the crew wounded in action"
    (figure,) = figures(text, Span(0, len(text)), ())
    assert figure.best == pytest.approx(1 / 3)
    assert (figure.share_of, figure.unit, figure.qualifier) == ("crew", "wounded in action", "roughly")


@pytest.mark.parametrize(
    "text",
    ["the 45-year-old", "Section 5", "24/7 support", "a 3-2 win", "the 21st century", "for 3 years", "version 2.0"],
)
def test_these_count_nothing(text: str) -> None:
    assert figures(text, Span(0, len(text)), ()) == ()


def test_a_number_inside_a_date_is_no_figure() -> None:
    text = "on 5 May troops left"
    assert figures(text, Span(0, len(text)), (Span(3, 8),)) == ()
