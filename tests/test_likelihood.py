"""Estimative terms are carried as they are, with the scale of a speaker who is known to use one."""

from __future__ import annotations

import pytest

from tests.articles import events
from timeline.events.likelihood import ICD_203, PHIA, likelihood
from timeline.model import Likelihood, Span


@pytest.mark.parametrize(
    ("text", "speaker", "term", "scale", "low", "high"),
    [
        ("had highly likely lost", "British Ministry of Defence", "highly likely", "PHIA", 80, 90),
        ("is unlikely to fall", "UK Defence Intelligence", "unlikely", "PHIA", 25, 35),
        ("is unlikely to fall", "CIA", "unlikely", "ICD 203", 20, 45),
        ("will almost certainly fail", "the mayor", "almost certainly", "", None, None),
        ("will probably fall", "Britain's Ministry of Defence", "probably", "PHIA", 55, 75),
        ("will probably fall", "British Prime Minister", "probably", "", None, None),
        ("will probably fall", "a former CIA officer", "probably", "", None, None),
        ("is not likely to fall", "CIA", "not likely", "", None, None),
        ("is probable that it fell", "the mayor", "probable", "", None, None),
        ("a closure is highly probable", "CIA", "highly probable", "ICD 203", 80, 95),
        ("has a 60 percent chance of rain", "the mayor", "60 percent chance", "", 60, 60),
        ("is 70-80% likely", "the mayor", "70-80% likely", "", 70, 80),
        ("is more likely than not to close", "the mayor", "more likely than not", "", None, None),
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
    "text",
    [
        "the likelihood rose",
        "it may rain",
        "improbably green",
        "possible delays",
        "a remote village",
        "the likely candidate spoke",
        "a probable cause was named",
        "is more likely to rain",
        "how likely is it",
        "with high confidence",
        "an improbable, sudden flood",
        "was a relatively likely accident",
        "12 confirmed and probable cases",
        "the group least likely to fall ill",
        "left early, probably because it rained",
        "the firms most likely to gain were silent",
        "were badly hurt and unlikely to survive",
        "was long the mayor 's likely successor",
        'said the " most likely flow " ranges from 5 to 9',
    ],
)
def test_words_that_are_on_no_yardstick_are_no_term(text: str) -> None:
    assert likelihood(text, Span(0, len(text)), "British Ministry of Defence") is None


def test_a_term_belongs_to_the_clause_that_holds_it() -> None:
    text = "The dam will probably leak and has cost millions"
    claim = text.index(" and ")
    assert likelihood(text, Span(0, claim), "") is not None
    assert likelihood(text, Span(claim, len(text)), "") is None


def test_phia_bands_keep_their_gaps() -> None:
    bands = sorted(set(PHIA.values()), key=str)
    assert (10, 20) in bands
    assert (25, 35) in bands
    assert ICD_203["likely"] == (55, 80)


@pytest.mark.parametrize(
    ("text", "term", "kind"),
    [
        ("The ministry said it was highly likely that the firm had sold the ship in May 2017.", "highly likely",
         "assessment"),
        ("There is a realistic possibility that the army will withdraw in 2031.", "realistic possibility", "forecast"),
        ("The CIA believes there is a 60 percent chance that the army will withdraw in 2031.", "60 percent chance",
         "forecast"),
        ("The mayor said it was not likely that the dam failed in 2018.", "not likely", "assessment"),
    ],
)  # fmt: skip
def test_odds_that_lead_to_a_claim_are_the_claims(text: str, term: str, kind: str) -> None:
    (event,) = (one for one in events(text) if one.likelihood)
    assert event.likelihood is not None
    assert (event.likelihood.term, event.kind) == (term, kind)


def test_what_is_likely_to_have_been_is_no_forecast() -> None:
    kinds = {one.label: one.kind for one in events("The mill is likely to have burned by accident.")}
    assert set(kinds.values()) <= {"assessment"}


@pytest.mark.parametrize("term", ["likely", "very likely", "highly unlikely", "most likely"])
def test_what_is_so_likely_to_happen_is_a_forecast_of_its_date(term: str) -> None:
    (ahead,) = events(f"The mill is {term} to close on 3 July 2031.")
    assert ahead.when is not None
    assert (ahead.kind, ahead.when.edtf, ahead.likelihood) == ("forecast", "2031-07-03", Likelihood(term))
