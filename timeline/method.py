"""The method note: how dates came about, what they rest on and with what, in lines that a person reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from timeline.corrections import tally
from timeline.model import Basis, Dct, DctSource, Source, Sureness, Timeline
from timeline.wording import date_words

_HOW: Final[dict[DctSource, str]] = {
    "given": "given with the article",
    "metadata": "from the article's metadata",
    "dateline": "from the article's dateline",
    "file name": "from the article's file name",
    "inferred": "inferred from the article's text",
    "unknown": "not known",
}
_SURE: Final[dict[Sureness, str]] = {"certain": "", "likely": ", likely", "weak": ", uncertain", "none": ""}
_BASIS: Final[dict[Basis, str]] = {
    "explicit": "named in the text",
    "relative": "counted from another date",
    "context": "bounded by what is told around them",
    "given": "given by a person",
    "none": "without a basis in the text",
}
_ANCHORS: Final = {"dct": "the article's own time", "mention": "a date told elsewhere in the text"}


def known(dct: Dct) -> str:
    """How a source's own time is known, and how surely: 'from its dateline, likely'."""
    return _HOW[dct.how] + _SURE[dct.sure] if dct.when else _HOW["unknown"]


def method(timeline: Timeline) -> Iterator[str]:
    """With what it was made, how the dates came about, counted, and what they rest on, a line for each source."""
    if timeline.generator:
        yield f"Made by {timeline.generator} with rules and word lists alone; the same input gives the same output."
    yield from _dates(timeline)
    if timeline.changes:
        yield f"A person changed what was found: {tally(timeline)}."
    if any(event.kind == "assessment" or event.likelihood for event in (*timeline.events, *timeline.undated)):
        yield "Assessments and terms of likelihood are the sources' own, carried over with their speaker."
    for number, source in enumerate(timeline.sources, 1):
        yield _input(number, source)


def _dates(timeline: Timeline) -> Iterator[str]:
    whens = [event.when for event in timeline.events if event.when]
    counts = Counter(when.basis for when in whens)
    told = [f"{counts[basis]:,} {words}" for basis, words in _BASIS.items() if counts[basis]]
    if timeline.undated:
        told.append(f"{len(timeline.undated):,} not known")
    if told:
        yield f"Dates: {', '.join(told)}."
    anchors = (place.anchor for event in timeline.events for place in event.provenance)
    if bases := _tally(_ANCHORS[anchor.kind] for anchor in anchors if anchor):
        yield f"Relative dates were counted from {bases}."
    if implied := _tally(f"the {unit}" for when in whens for unit in when.implied):
        yield f"What the words of dates leave out was taken from what they were counted from: {implied}."


def _tally(words: Iterable[str]) -> str:
    """'the month (3), the day (1)': the most frequent first, then by name."""
    counts = sorted(Counter(words).items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{word} ({count:,})" for word, count in counts)


def _input(number: int, source: Source) -> str:
    time = f"own time {date_words(source.dct.when)}, {known(source.dct)}" if source.dct.when else "own time not known"
    size = f"; {source.characters:,} characters" if source.characters else ""
    digest = f"; SHA-256 {source.sha256}" if source.sha256 else ""
    return f"Source {number}: {time}{size}{digest}."
