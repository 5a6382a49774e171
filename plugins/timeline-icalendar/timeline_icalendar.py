"""The iCalendar exporter (RFC 5545): one VEVENT an event whose day is known, and none with a made-up day."""

from __future__ import annotations

import datetime as dt
import functools
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline import (
    Aspect,
    Briefing,
    Event,
    Exporter,
    ExportError,
    Lack,
    Option,
    OptionValue,
    Period,
    Point,
    Row,
    SourceRow,
    Timeline,
    When,
    brief,
    claim_marks,
    facts,
    hookimpl,
    one_line,
    web_address,
)

if TYPE_CHECKING:
    import icalendar

_DAY: Final = dt.timedelta(days=1)
_OPEN: Final = Period()
_ZONE: Final = re.compile(r"T[0-9:]+(?:(Z)|([+-][0-9]{2})(?::([0-9]{2}))?)[?~%]?$")
_STAMP: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""DTSTAMP of a timeline without an as-of date; the standard wants one, and it may not be today's."""
_LONGEST: Final = 250
"""Characters of a title; the description has the whole text."""
_NAME: Final = 60
"""Characters of a speaker in it."""


class Place(NamedTuple):
    """Where an event stands in a calendar: on days, or at a time of day. `end` is exclusive; None: nothing but `start`.

    `exact` when that is all that the date says, and no word of it is lost.
    """

    start: dt.date
    end: dt.date | None
    exact: bool


# Where it stands.


@functools.lru_cache(maxsize=1024)
def place(when: When | None, span: bool) -> Place | None:
    """Where the calendar has room for a date; None where it has none. With `span` a coarse date takes all its days."""
    if when is None:
        return None
    return _clocked(when) or _on_days(when) or (_spread(when) if span else None)


def _clocked(when: When) -> Place | None:
    """At a time of day, known to the minute; from one to another where it has an end."""
    texts = when.edtf.split("/")
    sides = zip(_sides(when), texts, strict=False)
    times = [_time(side, text) for side, text in sides if side != _OPEN]
    first, last = (times or [None])[0], (times or [None])[-1]
    if first is None or last is None or (first.tzinfo is None) != (last.tzinfo is None):
        return None
    return Place(first, last if last > first else None, _is_plain(when))


def _time(side: Period, text: str) -> dt.datetime | None:
    """The minute that a side of a date is: as it stands where no zone is named, else in UTC."""
    start = side.start
    if start is None or "T" not in text or side.end != start.plus(1, "minute") or not 1 <= start.year <= 9999:
        return None
    local = dt.datetime(start.year, start.month, start.day, start.hour, start.minute)  # noqa: DTZ001 - no zone is known
    zone = _ZONE.search(text)
    if zone is None:
        return local
    try:
        return local.replace(tzinfo=dt.UTC) - _offset(zone)
    except OverflowError:
        return None


def _offset(zone: re.Match[str]) -> dt.timedelta:
    hours, minutes = int(zone[2] or 0), int(zone[3] or 0)
    return dt.timedelta(hours=hours, minutes=-minutes if (zone[2] or "").startswith("-") else minutes)


def _on_days(when: When) -> Place | None:
    """On the one day on which it was, or from one to another; of a date with an open side, the day that is known."""
    days = [_day(side) for side in _sides(when) if side != _OPEN]
    if not days or days[0] is None or days[-1] is None:
        return None
    return _all_day(days[0], days[-1], exact=_is_plain(when) and "T" not in when.edtf)


def _spread(when: When) -> Place | None:
    """On all of the days that it may touch."""
    if when.earliest is None or when.latest is None:
        return None
    first, last = _date(when.earliest), _date(when.latest.plus(-1, "minute"))
    return _all_day(first, last, exact=False) if first and last else None


def _all_day(first: dt.date, last: dt.date, *, exact: bool) -> Place | None:
    if last < dt.date.max:
        return Place(first, max(first, last) + _DAY, exact)
    return Place(first, None, exact) if first == last else None


def _day(side: Period) -> dt.date | None:
    """The day in which the whole of it lies."""
    if side.start is None or side.end is None or side.end > side.start.floor("day").plus(1, "day"):
        return None
    return _date(side.start)


def _date(point: Point) -> dt.date | None:
    """A calendar has the years 1 to 9999."""
    return dt.date(point.year, point.month, point.day) if 1 <= point.year <= 9999 else None


def _sides(when: When) -> tuple[Period, ...]:
    return (when.begin,) if when.end is None else (when.begin, when.end)


def _is_plain(when: When) -> bool:
    """Whether it is neither approximate nor uncertain, nor open on a side."""
    return not any(mark in when.edtf for mark in "~?%") and _OPEN not in _sides(when)


# The file.


def export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    """Write the file: UTF-8, lines of at most 75 octets ended by CR LF. Raises ExportError without any event."""
    import icalendar  # noqa: PLC0415 - heavy, and wanted by this format alone

    if not (timeline.events or timeline.undated):
        raise ExportError("the timeline has no events, and a calendar without any is not valid", "icalendar")
    told, span = brief(timeline), options["coarse"] == "span"
    teller = _Teller(timeline, told)
    calendar = icalendar.Calendar()
    for name, value in _about(told):
        calendar.add(name, icalendar.vText(value))
    for row in told.rows:
        where = place(row.event.when, span)
        if where is not None:
            calendar.add_component(_entry(row, where, teller))
    return bytes(calendar.to_ical())


def _about(told: Briefing) -> Iterator[tuple[str, str]]:
    """What the calendar is; its name and description also by the names that programs read from before RFC 7986."""
    yield "version", "2.0"
    yield "prodid", "-//Timeline//timeline-icalendar//EN"
    title = one_line(told.title)
    yield "name", title
    yield "x-wr-calname", title
    summary = [one_line(line.text) for line in (*told.bottom_line, *told.developments)]
    words = "\n".join(dict.fromkeys(summary)) or one_line(told.counts)
    yield "description", words
    yield "x-wr-caldesc", words


def _entry(row: Row, where: Place, teller: _Teller) -> icalendar.Event:
    import icalendar  # noqa: PLC0415 - as above

    event, entry = row.event, icalendar.Event()
    entry.add("uid", teller.uid(event))
    entry.add("dtstamp", teller.stamp)
    entry.add("dtstart", where.start)
    if where.end is not None:
        entry.add("dtend", where.end)
    entry.add("summary", icalendar.vText(_title(row, where)))
    entry.add("description", icalendar.vText("\n".join(teller.lines(row))))
    entry.add("categories", [event.kind] if event.status == "asserted" else [event.kind, event.status])
    status = _status(event)
    if status:
        entry.add("status", status)
    entry.add("transp", "TRANSPARENT")
    address = teller.address(row)
    if address:
        entry.add("url", address)
    entry.add("x-timeline-edtf", icalendar.vText(row.edtf), {"VALUE": "TEXT"})
    return entry


def _status(event: Event) -> str:
    """Empty for what is denied or negated, for which the standard has no word; the category and the title say it."""
    if event.status == "cancelled":
        return "CANCELLED"
    if event.status in ("denied", "negated"):
        return ""
    told = event.kind == "statement" or (event.kind in ("occurrence", "state") and event.attribution is None)
    agreed = all(conflict.field != "when" for conflict in event.conflicts)
    sure = event.status == "asserted" and event.likelihood is None and not event.confidence and told and agreed
    return "CONFIRMED" if sure else "TENTATIVE"


def _title(row: Row, where: Place) -> str:
    """'Plan: Repairs end (Water Board) (March 2021)': what it is, who says so, and the date where days are not all."""
    mark, speaker = (_cut(one_line(words), _NAME) for words in claim_marks(row.event))
    lead = f"{mark}: " if mark else ""
    notes = filter(None, (speaker, "" if where.exact else row.date))
    tail = "".join(f" ({note})" for note in notes)
    label = one_line(row.label)
    return f"{lead}{_cut(label, _LONGEST - len(lead) - len(tail))}{tail}"


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


# What is told of each.


_NOT_LISTED: Final[tuple[Aspect, ...]] = ("kind", "status", "sources")
"""What has a property of its own, or lines of its own."""


class _Teller:
    """Tells of each event of one timeline, in lines of plain text, and what else a calendar wants to know of it."""

    def __init__(self, timeline: Timeline, told: Briefing) -> None:
        self.stamp = _stamp(timeline.as_of)
        self._hashes = {one.id: one.sha256 or one.source or one.id for one in timeline.sources}
        self._sources = {one.number: one for one in told.sources}
        self._facts = facts(told)

    def uid(self, event: Event) -> str:
        """The same for the same words of the same article, in whatever timeline they stand."""
        article = event.provenance[0].article if event.provenance else ""
        key = f"urn:sha256:{self._hashes.get(article, article)}#{event.id}"
        return str(uuid.uuid5(uuid.NAMESPACE_URL, one_line(key)))

    def address(self, row: Row) -> str:
        """Where its first source on the web is; empty where none is."""
        return next(filter(None, (web_address(self._sources[number].source) for number in row.sources)), "")

    def lines(self, row: Row) -> Iterator[str]:
        """Each a line of text, with nothing that breaks it."""
        for line in self._told(row):
            yield one_line(line)

    def _told(self, row: Row) -> Iterator[str]:
        quotes = dict.fromkeys(one.quote.exact for one in row.event.provenance if one.quote.exact)
        if row.text in quotes:
            yield f"“{row.text}”"
        elif row.text != row.label or len(row.label) > _LONGEST // 2:
            yield row.text
        yield f"When: {row.date}"
        yield from (f"{one.name}: {one.value}" for one in self._facts[row.id] if one.aspect not in _NOT_LISTED)
        for number in row.sources:
            yield f"Source: {_citation(self._sources[number])}"
        yield from (f"“{quote}”" for quote in quotes if quote != row.text)


def _citation(source: SourceRow) -> str:
    """'The Arl dam, The Daily, 12 February 2021, https://...'."""
    parts = (source.title, source.publisher, source.dated, source.source)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _stamp(as_of: When | None) -> dt.datetime:
    """When the calendar was made, as far as it may tell: the start of the as-of date."""
    day = _date(as_of.earliest) if as_of and as_of.earliest else None
    return dt.datetime.combine(day, dt.time(), dt.UTC) if day else _STAMP


# What it cannot express.


def _is_left_out(event: Event, options: Mapping[str, OptionValue]) -> bool:
    return place(event.when, options["coarse"] == "span") is None


def _is_there(event: Event, options: Mapping[str, OptionValue]) -> bool:
    return not _is_left_out(event, options)


def _is_without_clock(event: Event, options: Mapping[str, OptionValue]) -> bool:
    found = place(event.when, options["coarse"] == "span")
    return found is not None and not isinstance(found.start, dt.datetime)


def _has_offset(event: Event, options: Mapping[str, OptionValue]) -> bool:
    zoned = event.when is not None and any(one[2] for one in map(_ZONE.search, event.when.edtf.split("/")) if one)
    return zoned and _is_there(event, options)


_WORDS: Final[tuple[Aspect, ...]] = (
    "doubt", "speaker", "likelihood", "confidence", "figures", "conflicts", "reported", "as_of", "relations",
    "names",
)  # fmt: skip
_LACKS: Final[tuple[Lack, ...]] = (
    Lack("undated", drops=True),
    *(Lack(aspect, drops=True, applies=_is_left_out) for aspect in ("precision", "bounds", "open", "bce")),
    *(Lack(aspect, "shown as all of their days", applies=_is_there) for aspect in ("precision", "bounds")),
    Lack("open", "shown on the day that is known", applies=_is_there),
    Lack("time", "in words alone", applies=_is_without_clock),
    Lack("zone", "in UTC, their own in words alone", applies=_has_offset),
    *(Lack(aspect, "in words alone", applies=_is_there) for aspect in _WORDS),
    Lack("sources", "in words, the first address as a link", applies=_is_there),
    Lack("summary", "in words alone"),
    Lack("findings"),
    Lack("changes", "in words, at their events alone"),
)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `icalendar`."""
    return (EXPORTER,)


_COARSE: Final = Option(
    "coarse",
    "leave-out",
    "What becomes of dates that name no day: left out, or on all of their days, as their titles say.",
    ("leave-out", "span"),
)
EXPORTER: Final = Exporter(
    "icalendar", ".ics", "text/calendar;charset=UTF-8", "Events whose days are known, for calendar programs.",
    export, (_COARSE,), _LACKS,
)  # fmt: skip
