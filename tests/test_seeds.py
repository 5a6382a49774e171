"""The sample articles give what was written down by hand before the code met them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import attrs
import pytest

from timeline.edtf import parse
from timeline.model import Article, Dct, Event
from timeline.pipeline import build
from timeline.readers import read

ROOT = Path(__file__).parents[1]
SEEDS = sorted(path.parent for path in (ROOT / "seeds").glob("*/expected.json"))
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["seeds"]


def article(seed: Path) -> Article:
    meta = tomllib.loads((seed / "meta.toml").read_text(encoding="utf-8"))
    (found,) = read((seed / "article.md").read_bytes(), "article.md")
    assert isinstance(found, Article)
    dct = Dct(parse(str(meta["dct"])), "given", "certain") if "dct" in meta else found.dct
    return attrs.evolve(found, title=meta["title"], dct=dct, genre=meta.get("genre"))


@pytest.fixture(scope="module", params=SEEDS, ids=[seed.name for seed in SEEDS])
def case(request: pytest.FixtureRequest) -> tuple[str, Article, tuple[Event, ...], dict[str, Any]]:
    seed = request.param
    source = article(seed)
    made = build([source])
    expected = json.loads((seed / "expected.json").read_text(encoding="utf-8"))
    return seed.name, attrs.evolve(source, dct=made.sources[0].dct), made.events + made.undated, expected


def telling(events: tuple[Event, ...], text: str, words: str) -> Event | None:
    """The event with the smallest clause that holds these words."""
    at = text.index(words)
    holding = [
        (place.clause.end - place.clause.start, number)
        for number, event in enumerate(events)
        for place in event.provenance
        if place.clause.start <= at and at + len(words) <= place.clause.end
    ]
    return events[min(holding)[1]] if holding else None


def right(event: Event, wanted: dict[str, Any]) -> bool:
    """Whether the bounds are those wanted, or the event is undated as wanted."""
    if event.when is None:
        return wanted["edtf"] is None
    bounds = event.when.bounds
    return [str(p) if p else None for p in (bounds.start, bounds.end)] == [wanted["start"], wanted["end"]]


def test_the_articles_own_time_is_as_written_down(case: Any) -> None:
    _, source, _, expected = case
    wanted = expected["dct"]
    assert source.dct.how == wanted["how"]
    assert source.dct.when is not None
    assert source.dct.when.edtf == wanted["edtf"]


def test_most_events_are_found_and_dated_as_written_down(case: Any) -> None:
    name, source, events, expected = case
    musts = [event for event in expected["events"] if event["must"]]
    found = [(wanted, telling(events, source.text, wanted["words"])) for wanted in musts]
    dated = [wanted for wanted, event in found if event is not None and right(event, wanted)]
    recall = sum(event is not None for _, event in found) / len(musts)
    assert recall >= FLOORS[name]["found"], [w["words"] for w, e in found if e is None]
    assert len(dated) / len(musts) >= FLOORS[name]["dated"], [w["words"] for w, _ in found if w not in dated]


def test_the_order_is_as_written_down(case: Any) -> None:
    name, source, events, expected = case
    place = {event.id: number for number, event in enumerate(events)}
    pairs = [(telling(events, source.text, one), telling(events, source.text, two)) for one, two in expected["order"]]
    both = [(one, two) for one, two in pairs if one is not None and two is not None]
    wrong = [(one.label, two.label) for one, two in both if place[one.id] > place[two.id]]
    assert 1 - len(wrong) / len(both) >= FLOORS[name]["order"], wrong


def test_what_is_no_event_is_none(case: Any) -> None:
    _, _, events, expected = case
    for words in expected["not_events"]:
        assert not [e.label for e in events if words in e.text], words
