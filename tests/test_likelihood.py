"""Estimative terms are carried as they are, with the scale of a speaker who is known to use one."""

from __future__ import annotations

import pytest

from timeline.events.likelihood import ICD_203, PHIA, likelihood
from timeline.model import Span


@pytest.mark.parametrize(
    ("text", "speaker", "term", "scale", "low", "high"),
    [
        ("had highly likely lost", "British Ministry of Defence", "highly likely", "PHIA", 80, 90),
        ("is unlikely to fall", "UK Defence Intelligence", "unlikely", "PHIA", 25, 35),
        ("is unlikely to fall", "CIA", "unlikely", "ICD 203", 20, 45),
        ("will almost certainly fail", "the mayor", "almost certainly", "", None, None),
        ("a realistic possibility of rain", "British Ministry of Defence", "realistic possibility", "PHIA", 40, 50),
    ],
)
def test_the_longest_term_counts_and_the_scale_is_the_speakers(
    text: str, speaker: str, term: str, scale: str, low: float | None, high: float | None
) -> None:
    found = likelihood(text, Span(0, len(text)), speaker)
    assert found is not None
    assert (found.term, found.scale, found.low, found.high) == (term, scale, low, high)


@pytest.mark.parametrize(
    "text", ["the likelihood rose", "it may rain", "improbably green", "possible delays", "a remote village"]
)
def test_words_that_are_on_no_yardstick_are_no_term(text: str) -> None:
    assert likelihood(text, Span(0, len(text)), "British Ministry of Defence") is None


def test_phia_bands_keep_their_gaps() -> None:
    bands = sorted(set(PHIA.values()), key=str)
    assert (10, 20) in bands
    assert (25, 35) in bands
    assert ICD_203["likely"] == (55, 80)
