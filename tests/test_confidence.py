"""Analytic confidence belongs to the judgement that it rates, and is never mixed with likelihood."""

from __future__ import annotations

import pytest

from tests.articles import events
from timeline.merging import unite
from timeline.model import Event


def told(text: str, words: str) -> Event:
    """The event whose label has these words."""
    return next(one for one in events(text) if words in one.label)


@pytest.mark.parametrize(
    ("text", "words", "confidence"),
    [
        ("The agency assesses with high confidence that the crew hit the barge in 2017.", "barge", "high confidence"),
        ("With medium confidence, the panel concluded that the dam failed in 2001.", "dam", "medium confidence"),
        ("We judge with low-to-moderate confidence that the mill closed in 2018.", "mill",
         "low-to-moderate confidence"),
        ("It is assessed with a high degree of confidence that the strike was planned in 2016.", "strike",
         "high degree of confidence"),
        ("The bureau has moderate confidence that the herd escaped in 2019.", "herd", "moderate confidence"),
        ("The glacier very likely shrank in 1990 (high confidence).", "glacier", "high confidence"),
        ("The board has low confidence in its finding that the leak began in 2019.", "leak begins", "low confidence"),
    ],
)  # fmt: skip
def test_a_judgement_has_the_confidence_of_its_speaker(text: str, words: str, confidence: str) -> None:
    event = told(text, words)
    assert (event.confidence, event.kind) == (confidence, "assessment")


@pytest.mark.parametrize(
    "text",
    [
        "The team played with high confidence on 3 May.",
        "Voters had low confidence in the mayor in 2017.",
        "Consumer confidence was low in May 2017.",
        "The mayor lost a vote of confidence on 3 May.",
        "The mayor said with confidence that the mill closed in 2018.",
    ],
)
def test_what_rates_no_judgement_is_no_confidence(text: str) -> None:
    assert {one.confidence for one in events(text)} == {""}


def test_each_judgement_of_a_sentence_has_its_own_confidence() -> None:
    text = (
        "One agency assesses with low confidence that the mill closed in 2018. "
        "Another assesses with moderate confidence that the dam failed in 2019."
    )
    assert [one.confidence for one in events(text)] == ["low confidence", "moderate confidence"]


def test_confidence_stands_beside_likelihood_and_changes_nothing_in_it() -> None:
    event = told(
        "The British Ministry of Defence said with high confidence that the ship was highly likely hit on 3 May 2018.",
        "ship",
    )
    assert event.likelihood is not None
    assert (event.likelihood.term, event.likelihood.low, event.likelihood.high) == ("highly likely", 80, 90)
    assert event.confidence == "high confidence"


def test_who_has_confidence_is_the_speaker() -> None:
    event = told("The bureau has moderate confidence that the herd escaped in 2019.", "herd")
    assert event.attribution is not None
    assert event.attribution.speaker == "bureau"


def test_tellings_that_are_joined_keep_a_judgement_with_its_speaker() -> None:
    plain = told("The mayor said the mill closed in 2018.", "mill")
    judged = told("The bureau has moderate confidence that the mill closed in 2018.", "mill")
    joined = unite([plain, judged])
    assert joined.attribution is not None
    assert (joined.confidence, joined.attribution.speaker) == ("moderate confidence", "bureau")
