"""Pairs of timelines that differ in one aspect, by which an exporter shows what it expresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import attrs

from timeline.edtf import parse
from timeline.hookspecs import Aspect
from timeline.model import Attribution, Event, Likelihood, Provenance, Quote, Source, Summary, Timeline
from timeline.testing.samples import full_timeline

_DATES: Final[Mapping[Aspect, tuple[tuple[str, str], ...]]] = {
    "precision": (("2021-02", "2021-02-01"), ("2021", "2021-01-01"), ("198X", "1980"), ("2021-23", "2021-09")),
    "bounds": (("[2021-02-03..2021-02-09]", "2021-02-03"), ("[2021-02-03..2021-02-09]", "2021-02-03/2021-02-09")),
    "end": (("2021-02-03/2021-02-11", "2021-02-03"),),
    "open": (
        ("../2021-02-03", "2021-02-03"),
        ("2021-02-03/..", "2021-02-03"),
        ("2021-02-03/..", "2021-02-03/9999-12-31"),
    ),
    "doubt": (("2021-02-03~", "2021-02-03"), ("2021-02-03?", "2021-02-03")),
    "bce": (("-0043-03-15", "0043-03-15"), ("-0043-03-15", "0044-03-15")),
    "time": (("1985-04-12T23:20", "1985-04-12"),),
    "zone": (("1985-04-12T23:20+02:00", "1985-04-12T23:20"),),
}
"""For each aspect of a date: dates that have it, and what a careless exporter makes of them."""


@attrs.frozen
class Pair:
    """Two timelines, of which the first has the aspect and the second has another or none; `what` tells both apart.

    `event` is the id of the event that they differ in, empty where it is the whole timeline.
    """

    aspect: Aspect
    what: str
    having: Timeline
    other: Timeline
    event: str = ""


def pairs() -> Iterator[Pair]:
    """A pair or more for every aspect."""
    full = full_timeline()
    for aspect, dates in _DATES.items():
        for one, two in dates:
            what = f"an event of {one} and one of {two}"
            yield Pair(aspect, what, _dated(full, one), _dated(full, two), full.events[-1].id)
    for aspect, what, changed in _changed(full.events[-1]):
        yield Pair(aspect, what, full, attrs.evolve(full, events=(*full.events[:-1], changed)), changed.id)
    yield from _whole(full)


def _dated(full: Timeline, edtf: str) -> Timeline:
    event = attrs.evolve(full.events[-1], when=parse(edtf))
    return attrs.evolve(full, events=(*full.events[:-1], event))


def _changed(event: Event) -> Iterator[tuple[Aspect, str, Event]]:
    yield from _claims(event)
    yield "figures", "an event with figures and one without", attrs.evolve(event, figures=())
    yield "figures", "an event with two figures and one with the first", attrs.evolve(event, figures=event.figures[:1])
    yield "conflicts", "an event that sources disagree on and one that they agree on", attrs.evolve(event, conflicts=())
    yield (
        "conflicts",
        "what sources disagree on and another such thing",
        attrs.evolve(event, conflicts=event.conflicts[:1]),
    )
    yield "reported", "an event with the date of its report and one without", attrs.evolve(event, reported=None)
    yield "as_of", "an estimate with the date that it holds for and one without", attrs.evolve(event, as_of=None)
    yield "relations", "an event told after another and one that is not", attrs.evolve(event, relations=())
    turned = tuple(attrs.evolve(one, type="before") for one in event.relations)
    yield "relations", "an event after another and one before it", attrs.evolve(event, relations=turned)
    yield "names", "an event with names and one without", attrs.evolve(event, names=())
    yield "names", "an event with places and one without", attrs.evolve(event, places=())
    yield (
        "sources",
        "an event with two reports and one with the first",
        attrs.evolve(event, provenance=event.provenance[:1]),
    )
    yield "quotes", "an event with its quotes and one without", _each(event, _unquoted)
    yield "reasons", "an event whose date has a reason and one without", _each(event, _unexplained)


def _claims(event: Event) -> Iterator[tuple[Aspect, str, Event]]:
    said = event.attribution or Attribution("")
    yield "kind", "an assessment and an occurrence", attrs.evolve(event, kind="occurrence")
    yield "kind", "an assessment and a plan", attrs.evolve(event, kind="plan")
    yield "status", "a denied event and an asserted one", attrs.evolve(event, status="asserted")
    yield "status", "a denied event and a cancelled one", attrs.evolve(event, status="cancelled")
    other = attrs.evolve(event, attribution=attrs.evolve(said, speaker="Somebody Else"))
    yield "speaker", "what one and what another says", other
    yield (
        "speaker",
        "what others passed on and what was said",
        attrs.evolve(event, attribution=attrs.evolve(said, via=())),
    )
    yield "likelihood", "a likely event and one of which no odds are told", attrs.evolve(event, likelihood=None)
    yield "likelihood", "odds with percentages and without", attrs.evolve(event, likelihood=Likelihood("likely"))
    yield "confidence", "a judgement with its confidence and one without", attrs.evolve(event, confidence="")
    yield "confidence", "high confidence and low", attrs.evolve(event, confidence="low confidence")


def _unquoted(place: Provenance) -> Provenance:
    return attrs.evolve(place, quote=Quote(""))


def _unexplained(place: Provenance) -> Provenance:
    return attrs.evolve(place, why="")


def _each(event: Event, change: Callable[[Provenance], Provenance]) -> Event:
    return attrs.evolve(event, provenance=tuple(map(change, event.provenance)))


def _whole(full: Timeline) -> Iterator[Pair]:
    renamed = attrs.evolve(full, sources=tuple(map(_renamed, full.sources)))
    yield Pair("sources", "events of one source and of another", full, renamed)
    told = "a timeline with {0} and one without"
    first, *rest = full.undated
    unsure = attrs.evolve(full, undated=(attrs.evolve(first, undated="Another reason."), *rest))
    yield Pair("reasons", "an undated event with one reason and with another", full, unsure, first.id)
    yield Pair("undated", told.format("undated events"), full, attrs.evolve(full, undated=()))
    yield Pair("summary", told.format("a summary"), full, attrs.evolve(full, summary=Summary()))
    yield Pair("findings", told.format("findings"), full, attrs.evolve(full, findings=()))
    yield Pair("changes", told.format("corrections"), full, attrs.evolve(full, changes=()))


def _renamed(source: Source) -> Source:
    return attrs.evolve(source, title=f"Another {source.title}", source=f"other-{source.source}", publisher="Another")
