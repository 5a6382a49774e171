"""From prose to events: the clause, its date, its kind, and who says so."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.edtf import parse
from timeline.model import Article, Dct, Timeline
from timeline.pipeline import build
from timeline.readers import read

CASES = tomllib.loads((Path(__file__).parent / "cases" / "events.toml").read_text(encoding="utf-8"))["case"]


def article(text: str, dct: str = "") -> Article:
    (found,) = read(text.encode(), "case.md")
    assert isinstance(found, Article)
    return attrs.evolve(found, dct=Dct(parse(dct), "given", "certain")) if dct else found


def made(text: str, dct: str = "") -> Timeline:
    return build([article(text, dct)])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_an_article_tells_these_events(case: dict[str, Any]) -> None:
    timeline = made(case["text"], case.get("dct", ""))
    told = [
        (event.text, event.when and event.when.edtf, event.kind, event.attribution.speaker if event.attribution else "")
        for event in timeline.events
    ]
    assert len(told) == len(case["events"]), told
    for (text, *rest), (words, *wanted) in zip(told, case["events"], strict=True):
        assert words in text
        assert rest == wanted
    assert all(words in event.text for words, event in zip(case.get("undated", []), timeline.undated, strict=True))


def test_every_undated_event_says_why() -> None:
    (event,) = made("Three weeks later the owner sold the ship.").undated
    assert event.when is None
    assert event.undated


def test_a_figure_is_kept_with_its_event() -> None:
    (event,) = made("The fire killed at least 14 people on 3 May 2021.").events
    (figure,) = event.figures
    assert (figure.low, figure.high, figure.qualifier, figure.unit) == (14, None, "at least", "people")


def test_provenance_leads_back_to_the_words() -> None:
    source = article("The fire killed 14 people on 3 May 2021.")
    (event,) = build([source]).events
    (place,) = event.provenance
    assert place.clause.of(source.text) == place.quote.exact
    assert place.timex is not None
    assert place.timex.of(source.text) == place.words == "3 May 2021"
    assert place.trigger is not None
    assert place.trigger.of(source.text) == "killed"


def test_an_id_stays_while_the_words_stay() -> None:
    text = "The fire killed 14 people on 3 May 2021."
    first, again = made(text), made(text + "\n\nLater the hall was rebuilt in 2023.")
    assert first.events[0].id == again.events[0].id


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from("aeMJ 0159-/.,:;\"'()\n\u2019\u00e9\u05d0Ttodsin"), max_size=300))
def test_any_text_gives_a_timeline_whose_spans_lie_in_it(text: str) -> None:
    if not text.strip():
        return
    source = article(text)
    timeline = build([source])
    for event in timeline.events + timeline.undated:
        for place in event.provenance:
            assert 0 <= place.clause.start < place.clause.end <= len(source.text)
        assert len(event.label) <= 90
