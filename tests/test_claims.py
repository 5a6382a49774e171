"""What is said of events: who claims them, how surely, and whether the words assert them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import attrs
import pytest

from timeline.edtf import parse
from timeline.model import Article, Dct, Event
from timeline.pipeline import build
from timeline.readers import read

CASES = tomllib.loads((Path(__file__).parent / "cases" / "claims.toml").read_text(encoding="utf-8"))["case"]


def told(text: str) -> tuple[Event, ...]:
    (found,) = read(text.encode(), "case.md")
    assert isinstance(found, Article)
    made = build([attrs.evolve(found, dct=Dct(parse("2024-05-14"), "given", "certain"))])
    return (*made.events, *made.undated)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_an_event_is_claimed_as_the_words_say(case: dict[str, Any]) -> None:
    events = told(case["text"])
    assert len(events) == len(case["events"]), [event.text for event in events]
    for event, (words, *wanted) in zip(events, case["events"], strict=True):
        assert words in event.text
        speaker = event.attribution.speaker if event.attribution else ""
        term = event.likelihood.term if event.likelihood else ""
        assert [event.kind, event.status, speaker, term] == wanted


def test_a_chance_as_a_share_is_a_percentage() -> None:
    (event,) = told("There is a one in five chance that the dam will fail this year.")
    assert event.likelihood is not None
    assert (event.likelihood.low, event.likelihood.high) == (20, 20)
