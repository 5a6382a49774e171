"""Whole articles, and the facts that a careful reader takes from them.

One file an article in `cases/articles/`: `text`, and `dct` where the time of its writing is known. Each `event` is
found by its `words`, in the smallest clause that holds them, and what else is written of it must hold; a list names
what is right alike. `within` are the first and the last day that its bounds may reach. `forbidden` words tell nothing
that happened (on that `edtf`, where one is given). `order` are pairs of words, the earlier first. What does not hold
yet is named in `open` with the reason (of a pair: its third item), and has to be struck out there once it holds.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from timeline.edtf import parse
from timeline.model import Article, Dct, Event, Timeline
from timeline.pipeline import build
from timeline.readers import read

CASES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "cases" / "articles").glob("*.toml"))
}
FACTS = ("edtf", "within", "undated", "kind", "status", "speaker", "figures", "label")


@functools.cache
def told(name: str) -> Timeline:
    """The timeline of one of the articles."""
    case = CASES[name]
    (found,) = read(case["text"].encode(), f"article.{case.get('form', 'md')}")
    assert isinstance(found, Article)
    known = Dct(parse(case["dct"]), "given", "certain") if "dct" in case else found.dct
    return build([attrs.evolve(found, dct=known)])


def events(name: str) -> tuple[Event, ...]:
    """Its events in order, the undated ones last."""
    return told(name).events + told(name).undated


def holding(name: str, words: str) -> list[Event]:
    """The events that are told in these words, those of the smallest clauses first."""
    found = [
        (place.clause.end - place.clause.start, number)
        for number, event in enumerate(events(name))
        for place in event.provenance
        if words in " ".join(place.quote.exact.replace("*", "").split()) or words in event.text
    ]
    return [events(name)[number] for _, number in sorted(found)]


def shown(found: list[Event] | tuple[Event, ...]) -> str:
    """Events as a person reads them when a fact fails."""
    return "\n".join(
        f"  {e.when.edtf if e.when else 'undated'} | {e.kind}, {e.status} | {e.label} | {e.text}" for e in found
    )


def is_so(event: Event, fact: str, wanted: Any) -> bool:
    """Whether what is written of an event holds."""
    if fact == "within":
        days = [parse(day).bounds for day in wanted]
        bounds = event.when.bounds if event.when else None
        return bounds is not None and bounds.meet(attrs.evolve(days[0], end=days[1].end)) == bounds
    if fact == "undated":
        return event.when is None
    if fact == "figures":
        return {figure.text for figure in event.figures} >= set(wanted)
    allowed = wanted if isinstance(wanted, list) else [wanted]
    if fact == "speaker":
        return event.attribution is not None and any(name in event.attribution.speaker for name in allowed)
    is_ = {"edtf": event.when.edtf if event.when else "", "kind": event.kind, "status": event.status}
    return is_.get(fact, event.label) in allowed


def facts(key: str) -> Iterator[Any]:
    """The facts of a sort, each a parameter of a test; what is open has to fail."""
    for name, case in CASES.items():
        for fact in case.get(key, ()):
            if key != "event":
                pair = {"order": fact[:2], "open": "".join(fact[2:])} if key == "order" else fact
                yield made(name, pair, pair.get("open", ""), pair.get("words") or " before ".join(pair["order"]))
                continue
            missing = fact.get("open", {})
            yield made(name, {**fact, "fact": "found"}, missing.get("found", ""), f"{fact['words']}-found")
            for one in FACTS if "found" not in missing else ():
                if one in fact:
                    yield made(name, {**fact, "fact": one}, missing.get(one, ""), f"{fact['words']}-{one}")


def made(name: str, fact: dict[str, Any], open_: str, title: str) -> Any:
    marks = [pytest.mark.xfail(reason=open_, strict=True)] if open_ else []
    return pytest.param(name, fact, id=f"{name}-{title}", marks=marks)


@pytest.mark.parametrize(("name", "fact"), list(facts("event")))
def test_an_event_is_told_as_a_reader_would(name: str, fact: dict[str, Any]) -> None:
    found = holding(name, fact["words"])
    assert found, f"nothing tells '{fact['words']}' in\n{shown(events(name))}"
    if fact["fact"] != "found":
        wanted = fact[fact["fact"]]
        assert is_so(found[0], fact["fact"], wanted), f"{fact['fact']} should be {wanted}\n{shown(found)}"


@pytest.mark.parametrize(("name", "fact"), list(facts("forbidden")))
def test_what_did_not_happen_is_not_told_as_if_it_had(name: str, fact: dict[str, Any]) -> None:
    happened = [
        event
        for event in holding(name, fact["words"])
        if event.kind == "occurrence" and event.status == "asserted"
        if "edtf" not in fact or (event.when is not None and event.when.edtf == fact["edtf"])
    ]
    assert not happened, f"'{fact['words']}' is told as if it had happened\n{shown(happened)}"


@pytest.mark.parametrize(("name", "fact"), list(facts("order")))
def test_what_came_first_is_told_first(name: str, fact: dict[str, Any]) -> None:
    first, second = (holding(name, words) for words in fact["order"])
    assert first, f"nothing tells '{fact['order'][0]}'"
    assert second, f"nothing tells '{fact['order'][1]}'"
    place = {event.id: number for number, event in enumerate(events(name))}
    assert place[first[0].id] <= place[second[0].id], f"wrong order\n{shown((first[0], second[0]))}"


def empty() -> Iterator[Any]:
    """The articles that tell no event."""
    for name, case in CASES.items():
        if case.get("empty"):
            yield made(name, {}, case.get("open", ""), "empty")


@pytest.mark.parametrize(("name", "fact"), list(empty()))
def test_a_text_without_events_gives_an_empty_timeline(name: str, fact: dict[str, Any]) -> None:
    assert not events(name), f"it tells nothing, but\n{shown(events(name))}"


@pytest.mark.parametrize("name", CASES)
def test_facts_are_about_words_of_the_article(name: str) -> None:
    text = " ".join(CASES[name]["text"].replace("*", "").replace("|", " ").split())
    words = [fact["words"] for key in ("event", "forbidden") for fact in CASES[name].get(key, ())]
    words += [one for pair in CASES[name].get("order", ()) for one in pair[:2]]
    assert [one for one in words if one not in text] == []
