"""Figures, odds and speakers in the view are told as Python tells them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

import timeline
from timeline.model import Attribution, Event, Figure, Likelihood, Span, Timeline
from timeline.wording import bounds_words, figure_words, likelihood_words, odds_words, speaker_words

LETTERS = st.text("abc é-'", max_size=8).map(str.strip)
NUMBERS = st.none() | st.integers(-(10**9), 10**12) | st.floats(-1e9, 1e9).map(lambda value: round(value, 3) + 0.0)
FIGURES = st.builds(
    Figure,
    st.just("") | LETTERS,
    st.just(Span(0, 1)),
    NUMBERS,
    NUMBERS,
    NUMBERS,
    unit=LETTERS,
    qualifier=LETTERS,
    share_of=LETTERS,
)
LIKELIHOODS = st.builds(Likelihood, LETTERS, st.sampled_from(("", "PHIA")), NUMBERS, NUMBERS)
SPEAKERS = st.builds(Attribution, LETTERS, via=st.lists(LETTERS.filter(bool), max_size=2).map(tuple))
SCRIPT = """async (events) => {
    const telling = await import("/view/telling.js");
    const { readTimeline } = await import("/view/reading.js");
    const { Words } = await import("/view/words.js");
    const words = new Words("en");
    return readTimeline({ format: "timeline", version: 1, events }, words).undated.map((row) => [
        telling.figureWords(row.figures[0], words), telling.boundsWords(row.figures[0], words),
        telling.likelihoodWords(row.likelihood, words), telling.oddsWords(row.likelihood, words),
        telling.speakerWords(row.attribution, words),
    ]);
}"""


def test_english_words_are_those_of_python(module: Page):
    found: list[tuple[Figure, Likelihood, Attribution]] = []

    @given(FIGURES, LIKELIHOODS, SPEAKERS)
    @settings(max_examples=300, database=None)
    def gather(figure: Figure, likelihood: Likelihood, said: Attribution) -> None:
        found.append((figure, likelihood, said))

    gather()
    told = module.evaluate(SCRIPT, saved(found))
    for (figure, likelihood, said), words in zip(found, told, strict=True):
        assert words == [
            figure_words(figure), bounds_words(figure), likelihood_words(likelihood), odds_words(likelihood),
            speaker_words(said),
        ]  # fmt: skip


def saved(found: list[tuple[Figure, Likelihood, Attribution]]) -> list[dict[str, Any]]:
    events = tuple(
        Event(f"e{n}", "x", "x", "state", None, (), attribution=said, likelihood=likelihood, figures=(figure,))
        for n, (figure, likelihood, said) in enumerate(found)
    )
    return json.loads(timeline.dump(Timeline("x", events)))["events"]
