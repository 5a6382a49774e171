"""What a file lost: which events have something that its format cannot express, and what stands there instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import attrs

from timeline.calendar import Period
from timeline.hookspecs import Aspect, Exporter, Lack, OptionValue
from timeline.model import Event, Timeline, When


@attrs.frozen
class Loss:
    """What one event lost in a file; `event` is its id, and empty for what the whole timeline lost.

    `aspect` and `instead` are those of the exporter's `Lack`; with `dropped` the event is not in the file at all.
    """

    event: str
    aspect: Aspect
    instead: str
    dropped: bool = False


WORDS: Final[Mapping[Aspect, str]] = {
    "undated": "no date",
    "precision": "a date coarser than a day",
    "bounds": "a date only known to lie between two others",
    "end": "an end of its own",
    "open": "a date that is open on one side",
    "doubt": "a date marked as approximate or uncertain",
    "bce": "a year before the common era",
    "time": "a time of day",
    "zone": "a time zone",
    "kind": "the mark of a claim, a plan or a forecast",
    "status": "the mark of what is denied, negated or cancelled",
    "speaker": "somebody who says so",
    "likelihood": "a likelihood",
    "confidence": "the confidence of its speaker",
    "figures": "figures",
    "conflicts": "sources that disagree",
    "reported": "a date when it was said",
    "as_of": "a date that it holds for",
    "relations": "a place before, after or within another event",
    "names": "names or places that its label does not say",
    "sources": "sources",
    "quotes": "the words of a source",
    "reasons": "a reason for its date",
    "summary": "a summary",
    "findings": "notes on what was not understood",
    "changes": "corrections by a person",
}
"""Each aspect as what an event, or for the last three the timeline, has."""


def lost(timeline: Timeline, exporter: Exporter, options: Mapping[str, OptionValue]) -> tuple[Loss, ...]:
    """What the exporter's file of this timeline cannot express, in the order of the events; the timeline's own last.

    `options` holds every declared option. Nothing where the exporter declares nothing: see `Exporter.lacks`.
    """
    lacks = exporter.lacks or ()
    found = [
        Loss(event.id, lack.aspect, lack.instead, lack.drops)
        for event in (*timeline.events, *timeline.undated)
        for lack in lacks
        if lack.aspect in _EVENT and _EVENT[lack.aspect](event) and _applies(lack, event, options)
    ]
    whole = [
        Loss("", one.aspect, one.instead) for one in lacks if one.aspect in _WHOLE and _WHOLE[one.aspect](timeline)
    ]
    return (*found, *whole)


def _applies(lack: Lack, event: Event, options: Mapping[str, OptionValue]) -> bool:
    return lack.applies is None or bool(lack.applies(event, options))


def _dated(test: Callable[[When], bool]) -> Callable[[Event], bool]:
    return lambda event: event.when is not None and test(event.when)


def _coarse(when: When) -> bool:
    """Whether it began or ended in a unit of the calendar that is coarser than a day: a month, a year, a decade."""
    return not _between(when) and any(_days(one) > 1 for one in _ends(when))


def _between(when: When) -> bool:
    """Whether it is one of several days, months or years, and unknown which: 'between 3 and 9 March', 'early May'."""
    return when.edtf.startswith("[")


def _ends(when: When) -> Iterator[Period]:
    yield when.begin
    if when.end is not None:
        yield when.end


def _days(one: Period) -> int:
    """How many days it may touch; 0 where a side is open."""
    if one.start is None or one.end is None:
        return 0
    return one.end.days - one.start.days


def _years(when: When) -> Iterator[int]:
    yield from (point.year for one in _ends(when) for point in (one.start, one.end) if point is not None)


_EVENT: Final[Mapping[Aspect, Callable[[Event], bool]]] = {
    "undated": lambda event: event.when is None,
    "precision": _dated(_coarse),
    "bounds": _dated(_between),
    "end": _dated(lambda when: when.end is not None),
    "open": _dated(lambda when: when.earliest is None or when.latest is None),
    "doubt": _dated(lambda when: any(mark in when.edtf for mark in "~?%")),
    "bce": _dated(lambda when: min(_years(when), default=1) < 1),
    "time": _dated(lambda when: "T" in when.edtf),
    "zone": _dated(lambda when: "T" in when.edtf and any(mark in when.edtf.partition("T")[2] for mark in "Z+-")),
    "kind": lambda event: event.kind not in ("occurrence", "state"),
    "status": lambda event: event.status != "asserted",
    "speaker": lambda event: event.attribution is not None,
    "likelihood": lambda event: event.likelihood is not None,
    "confidence": lambda event: bool(event.confidence),
    "figures": lambda event: bool(event.figures),
    "conflicts": lambda event: bool(event.conflicts),
    "reported": lambda event: event.reported is not None,
    "as_of": lambda event: event.as_of is not None,
    "relations": lambda event: bool(event.relations),
    "names": lambda event: any(name not in event.label for name in (*event.names, *event.places)),
    "sources": lambda event: bool(event.provenance),
    "quotes": lambda event: any(place.quote.exact for place in event.provenance),
    "reasons": lambda event: bool(event.undated) or any(place.why for place in event.provenance),
}

_WHOLE: Final[Mapping[Aspect, Callable[[Timeline], bool]]] = {
    "summary": lambda timeline: bool(timeline.summary.bottom_line or timeline.summary.developments),
    "findings": lambda timeline: bool(timeline.findings),
    "changes": lambda timeline: bool(timeline.changes),
}
