"""The sense of a saved timeline whose form is right: what no schema can say."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from timeline.calendar import Period, Point
from timeline.checking.form import Rule, point
from timeline.checking.problems import Fault, Path, quoted
from timeline.edtf import parse
from timeline.errors import EdtfError

Object = Mapping[str, Any]

_EDTF: Final = "EDTF, such as 2024, 2024-08, 2024-08-05, 2024-06/2024-08 or [2024-08..2025-03]"
_HALF_OPEN: Final = "the first moment that is no longer in it, such as the next day"


# Of one part by itself. The paths are seen from it.


def _span(value: Object) -> Iterator[Fault]:
    start, end = value["start"], value["end"]
    if start < 0:
        yield Fault(("start",), f"the offset is {quoted(start)}", "0 or more")
    if end < start:
        yield Fault(("end",), f"it ends at {quoted(end)}, before it starts at {quoted(start)}", "start or more")


def _period(value: Object) -> Iterator[Fault]:
    period = _sides(value.get("start"), value.get("end"))
    if isinstance(period, str):
        yield Fault(("end",), period, _HALF_OPEN)


@functools.lru_cache(maxsize=65536)
def _sides(start: str | None, end: str | None) -> Period | str:
    """The period, or what is wrong with it."""
    first, last = (point(side) if side else None for side in (start, end))
    if first is not None and last is not None and last <= first:
        return f"{end} is {'where' if last == first else 'before'} it starts, {start}: nothing lies in it"
    return Period(first, last)


def _when(value: Object) -> Iterator[Fault]:
    end = value.get("end")
    sides = None if end is None else (end.get("start"), end.get("end"))
    yield from _dated(value["edtf"], (value["begin"].get("start"), value["begin"].get("end")), sides)


_Sides = tuple[str | None, str | None]


@functools.lru_cache(maxsize=16384)
def _dated(edtf: str, begin: _Sides, end: _Sides | None) -> tuple[Fault, ...]:
    first, last = _sides(*begin), None if end is None else _sides(*end)
    assert isinstance(first, Period)
    assert not isinstance(last, str), "the periods were looked at before"
    if first.start is not None and last is not None and last.end is not None and last.end <= first.start:
        return (Fault(("end", "end"), f"{end and end[1]} is before its begin, {begin[0]}", "a later date"),)
    try:
        told = parse(edtf)
    except EdtfError as error:
        return (Fault(("edtf",), f"{quoted(edtf)} cannot be read: {error.what}", _EDTF),)
    return tuple(_told_apart(edtf, (told.begin, told.end), (first, last)))


def _told_apart(edtf: str, told: tuple[Period, Period | None], given: tuple[Period, Period | None]) -> Iterator[Fault]:
    """Where the EDTF date and the bounds beside it cannot both be true."""
    for name, said, held in zip(("begin", "end"), told, given, strict=True):
        if said is not None and held is not None and said.meet(held) is None:
            yield Fault((name,), f"{_bounds(held)} contradicts the edtf {quoted(edtf)}", f"within {_bounds(said)}")
    if (told[1] is None) != (given[1] is None):
        what = f"the edtf {quoted(edtf)} tells of {'an' if told[1] else 'no'} end, and the bounds do not agree"
        yield Fault(("edtf",), what, "an `end` beside an interval, and none beside another date", "warning")


def _bounds(period: Period) -> str:
    return f"{period.start or '..'} to {period.end or '..'}"


def _anchor(value: Object) -> Iterator[Fault]:
    try:
        parse(value["edtf"])
    except EdtfError as error:
        yield Fault(("edtf",), f"{quoted(value['edtf'])} cannot be read: {error.what}", _EDTF)


def _figure(value: Object) -> Iterator[Fault]:
    low, best, high = (value.get(name) for name in ("low", "best", "high"))
    if low is not None and high is not None and low > high:
        yield Fault(("low",), f"{quoted(low)} is more than its high, {quoted(high)}", "high or less")
    elif best is not None and ((low is not None and best < low) or (high is not None and best > high)):
        yield Fault(("best",), f"{quoted(best)} does not lie between its low and its high", "low to high")


def _likelihood(value: Object) -> Iterator[Fault]:
    low, high = value.get("low"), value.get("high")
    for name, chance in (("low", low), ("high", high)):
        if chance is not None and not 0 <= chance <= 100:
            yield Fault((name,), f"{quoted(chance)} is no chance in percent", "0 to 100")
    if low is not None and high is not None and low > high:
        yield Fault(("low",), f"{quoted(low)} is more than its high, {quoted(high)}", "high or less")


def _conflict(value: Object) -> Iterator[Fault]:
    values, articles = len(value["values"]), len(value["articles"])
    if values != articles:
        yield Fault(("values",), f"{values} values and {articles} articles", "one of each a report")


RULES: Final[Mapping[str, Rule]] = {
    "Span": _span,
    "Period": _period,
    "When": _when,
    "Anchor": _anchor,
    "Figure": _figure,
    "Likelihood": _likelihood,
    "Conflict": _conflict,
}
"""What a part has to hold to by itself."""


# Of the parts together.


def across(data: Object, broken: Iterable[Path]) -> Iterator[Fault]:
    """What does not fit together in a file. Items of lists in which a fault was found (`broken`) are passed over."""
    whole = _Whole(data, frozenset(path[:2] for path in broken))
    yield from whole.twice("events", "undated")
    yield from whole.twice("sources")
    yield from whole.dates()
    yield from whole.order()
    yield from whole.references()


class _Whole:
    def __init__(self, data: Object, broken: frozenset[Path]) -> None:
        self._data = data
        self._broken = broken
        # Also of those that are broken elsewhere: what refers to them is right.
        self._events = {id_: None for group in ("events", "undated", "changes") for id_ in self._ids(group)}
        self._cut = not broken.isdisjoint((("events",), ("undated",), ("changes",)))  # what is no list has no ids
        self._sources = dict.fromkeys(self._ids("sources"))

    def _ids(self, group: str) -> Iterator[str]:
        """The ids of a list; of changes those of the events that stood before, since a later change may drop some."""
        for item in self._list(group):
            inner = item.get("before") if group == "changes" and isinstance(item, dict) else [item]
            for one in inner if isinstance(inner, list) else ():
                if isinstance(one, dict) and isinstance(one.get("id"), str):
                    yield one["id"]

    def _list(self, name: str) -> Sequence[Any]:
        found = self._data.get(name)
        return found if isinstance(found, list) else ()

    def _sound(self, *names: str) -> Iterator[tuple[Path, Object]]:
        for name in names:
            for number, item in enumerate(self._list(name)):
                if isinstance(item, dict) and (name, number) not in self._broken:
                    yield (name, number), item

    def twice(self, *names: str) -> Iterator[Fault]:
        seen: dict[str, Path] = {}
        for name in names:
            for number, item in enumerate(self._list(name)):
                id_ = item.get("id") if isinstance(item, dict) else None
                if isinstance(id_, str) and seen.setdefault(id_, (name, number)) != (name, number):
                    first = f"{seen[id_][0]}[{seen[id_][1]}]"
                    yield Fault((name, number, "id"), f"{quoted(id_)} is the id of {first} too", "an id of its own")

    def dates(self) -> Iterator[Fault]:
        for path, event in self._sound("events"):
            if event["when"] is None:
                yield Fault((*path, "when"), "an event without a date stands among the dated", "its place in `undated`")
        for path, event in self._sound("undated"):
            if event["when"] is not None:
                yield Fault((*path, "when"), "an event with a date stands among the undated", "its place in `events`")

    def order(self) -> Iterator[Fault]:
        latest: Point | None = None
        for path, event in self._sound("events"):
            when = event["when"]
            start = point(when["begin"]["start"]) if when and when["begin"].get("start") else None
            if start is not None and latest is not None and start < latest:
                what = f"it begins on {start}, and stands after one that begins on {latest}"
                yield Fault(path, what, "events in the order in which they begin", "warning")
            latest = start if start is not None else latest

    def references(self) -> Iterator[Fault]:
        for path, event in self._sound("events", "undated"):
            for number, relation in enumerate(event.get("relations", ())):
                yield from self._event((*path, "relations", number, "event"), relation["event"])
            yield from self._articles(path, event)
        if not any(path[:1] == ("summary",) for path in self._broken):
            summary = self._data.get("summary", {})
            for name in ("bottom_line", "developments"):
                for number, statement in enumerate(summary.get(name, ())):
                    path = ("summary", name, number, "events")
                    yield from (
                        fault for n, id_ in enumerate(statement["events"]) for fault in self._event((*path, n), id_)
                    )
        for path, finding in self._sound("findings"):
            if finding["article"]:  # what concerns no one article, such as an edit, has none
                yield from self._source((*path, "article"), finding["article"])
        for path, change in self._sound("changes"):
            for number, id_ in enumerate(change.get("events", ())):
                yield from self._event((*path, "events", number), id_)

    def _articles(self, path: Path, event: Object) -> Iterator[Fault]:
        for number, place in enumerate(event["provenance"]):
            yield from self._source((*path, "provenance", number, "article"), place["article"])
        for number, conflict in enumerate(event.get("conflicts", ())):
            for which, article in enumerate(conflict["articles"]):
                yield from self._source((*path, "conflicts", number, "articles", which), article)

    def _event(self, path: Path, id_: str) -> Iterator[Fault]:
        if id_ not in self._events and not self._cut:
            yield Fault(path, f"there is no event {quoted(id_)}", _nearest(id_, self._events, "the id of an event"))

    def _source(self, path: Path, id_: str) -> Iterator[Fault]:
        if id_ not in self._sources and ("sources",) not in self._broken:
            yield Fault(path, f"there is no source {quoted(id_)}", _nearest(id_, self._sources, "the id of a source"))


def _nearest(wrong: str, known: Mapping[str, None], otherwise: str) -> str:
    """Of few ids the one meant; to compare with thousands would take long."""
    near = difflib.get_close_matches(wrong[:40], known, 1) if len(known) <= 100 else []
    return f"{otherwise}, such as {near[0]}" if near else otherwise
