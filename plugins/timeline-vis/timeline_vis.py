"""The vis-timeline exporter: items and groups in JSON, as the library of that name takes them.

Facts about the library are those of its source, version 8.5: it reads a time without a zone on the clock of whoever
looks, takes an end as the first moment after, knows neither open ends nor precision, and shows texts as HTML.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from timeline import (
    Aspect,
    Briefing,
    Event,
    Exporter,
    Fact,
    Lack,
    Option,
    OptionValue,
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

_Part = dict[str, Any]

_YEARS: Final = range(-271_820, 275_760)
"""The years that a date of JavaScript can hold whole."""

_WIDEST: Final = 9_900
"""As many years the library shows at once, unless it is told to show more."""

_LABELLED: Final = 12_000
"""As many years it can put a labelled axis under, unless it is told how."""

_MANY: Final = 500
_DAY: Final = 24 * 60 * 60 * 1000
_SHORT: Final = 80
_NAME: Final = 40
_LONG: Final = 400


def export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    """Write the file: UTF-8 JSON with `items`, `groups` (null without grouping), and `options`."""
    briefing = brief(timeline)
    about = _about(briefing)
    shown = [(row, place) for row in briefing.rows if (place := _place(row.event.when)) is not None]
    names = [_group(row, about, str(options["group"])) for row, _ in shown]
    groups = {name: f"group-{number}" for number, name in enumerate(dict.fromkeys(filter(None, names)), 1)}
    whole = {
        "items": [
            _item(row, place, about, quotes=bool(options["quotes"])) | ({"group": groups[name]} if name else {})
            for (row, place), name in zip(shown, names, strict=True)
        ],
        "groups": [{"id": id_, "content": _text(name), "order": n} for n, (name, id_) in enumerate(groups.items())]
        or None,
        "options": _options([place for _, place in shown]),
    }
    # Ready to be pasted into a script of a page, too: nothing in it can end that or begin a comment.
    text = json.dumps(whole, ensure_ascii=False, indent=1).replace("</", "<\\/").replace("<!--", "\\u003c!--")
    return f"{text}\n".encode("utf-8", "replace")


def _group(row: Row, about: _About, by: str) -> str:
    name = _GROUPS[by](row, about)
    return _plain(name) if name else ""


def _options(places: Sequence[_Place]) -> _Part:
    """A window in which all is seen, with room on the right for the words that begin there.

    Where items are many the library has to find it by itself, since it would draw all of them twice.
    """
    points = [point for place in places for point in (place.start, place.end) if point is not None]
    if not points:
        return {}
    first, last = min(points), max(points)
    days = max(2, last.days - first.days)
    start, end = (point.plus(by, "day") for point, by in ((first, -days // 25), (last, days * 3 // 4)))
    years = end.year - start.year
    narrow = len(places) <= _MANY and {start.year, end.year}.issubset(_YEARS)
    return {
        **({"start": _time(start), "end": _time(end)} if narrow else {}),
        **({"zoomMax": 2 * days * _DAY} if years > _WIDEST else {}),
        **({"timeAxis": _axis(years)} if years > _LABELLED else {}),
    }


def _axis(years: int) -> _Part:
    """A tick each 1, 2 or 5 times a power of ten, eight at most: by itself the library has none above 1,000 years."""
    power = 10 ** (len(str(years)) - 2)
    return {
        "scale": "year",
        "step": next(step for step in (power, 2 * power, 5 * power, 10 * power) if 8 * step >= years),
    }


# Where an item stands.


class _Place(NamedTuple):
    """Where an item is drawn, the end not included; whether as a range of time; and a class that says why."""

    start: Point
    end: Point | None
    wide: bool
    name: str


def _place(when: When | None) -> _Place | None:
    """A range over all the time that it may touch; a box where that is no longer than a day.

    Of a date that is open on one side it is a box at the other: the first day, or the last. None for a date that is
    open on both, and for one beyond the years that a browser counts.
    """
    if when is None or not all(point.year in _YEARS for point in (when.earliest, when.latest) if point is not None):
        return None
    start, end = when.earliest, when.latest
    if start is not None and end is not None:
        wide = end > start.plus(1, "day")
        return _Place(start, end, wide, _name(when, wide=wide))
    if end is not None:
        start = end.plus(-1, "day" if end == end.floor("day") else "minute")
    return _Place(start, None, wide=False, name="timeline-open") if start is not None else None


def _name(when: When, *, wide: bool) -> str:
    """Why an item is as wide as it is: it lasted, or it happened somewhere in between."""
    if when.end is not None:
        return "timeline-lasting"
    if when.edtf.startswith("["):
        return "timeline-between"
    return "timeline-coarse" if wide else "timeline-exact"


def _time(point: Point) -> str:
    """A time without a zone; a year before 0 or after 9999 has a sign and six digits. 44 BCE is -000043."""
    year = f"{point.year:04d}" if 0 <= point.year <= 9999 else f"{point.year:+07d}"
    return f"{year}-{point.month:02d}-{point.day:02d}T{point.hour:02d}:{point.minute:02d}:00"


# Items.

_NOT_IN_TIPS: Final[tuple[Aspect, ...]] = ("names", "relations", "reasons")


class _About(NamedTuple):
    """What items look up: sources by their number less one and by their id, and the facts of events by their id."""

    sources: Sequence[SourceRow]
    by_id: Mapping[str, SourceRow]
    facts: Mapping[str, Sequence[Fact]]


def _about(briefing: Briefing) -> _About:
    return _About(briefing.sources, {source.id: source for source in briefing.sources}, facts(briefing))


def _item(row: Row, place: _Place, about: _About, *, quotes: bool) -> _Part:
    classes = (place.name, f"timeline-{row.kind}", *(f"timeline-{one}" for one in _marks(row)))
    return {
        "id": row.id,
        "start": _time(place.start),
        **({"end": _time(place.end)} if place.end is not None else {}),
        **({"type": "range"} if place.wide else {"type": "box", "align": "left"}),
        "content": f"<b>{_text(row.date)}</b> {_text(_headline(row))}",
        "title": "<br>".join(_told(row, about)),
        "className": " ".join(classes),
        "event": _event(row, about, quotes=quotes),
    }


def _headline(row: Row) -> str:
    """'Denied: The dam failed (Water Board)': no style has to tell a plan, a denial or a claim from a fact."""
    mark, speaker = claim_marks(row.event)
    lead = f"{_short(mark, _NAME)}: " if mark else ""
    return f"{lead}{_short(row.label, _SHORT)}{f' ({_short(speaker, _NAME)})' if speaker else ''}"


def _marks(row: Row) -> Iterator[str]:
    if row.status != "asserted":
        yield row.status
    if any(mark in row.edtf for mark in "~?%"):
        yield "doubtful"


def _told(row: Row, about: _About) -> Iterator[str]:
    """The lines of the tip that is shown over an item, as HTML."""
    yield f"<b>{_text(row.date)}</b>"
    yield _text(_short(row.label, _LONG))
    told = (one for one in about.facts[row.id] if one.aspect not in _NOT_IN_TIPS)
    yield from (f"<i>{_text(one.name)}:</i> {_text(_short(one.value, _LONG))}" for one in told)


def _event(row: Row, about: _About, *, quotes: bool) -> _Part:
    """What the library leaves alone and a page can use: the event in plain text, what is not known left out."""
    told = dict.fromkeys((place.quote.exact if quotes else "", place.article) for place in row.event.provenance)
    fields = {
        "date": row.date,
        "edtf": row.edtf,
        "label": row.label,
        "kind": row.kind,
        "status": row.status,
        "speaker": row.who,
        "likelihood": row.odds,
        "confidence": row.confidence,
        "figures": [_plain(figure) for figure in row.figures],
        "names": [_plain(name) for name in row.event.names],
        "places": [_plain(name) for name in row.event.places],
        "why": row.why,
        "sources": [_source(words, article, about) for words, article in told],
    }
    return {name: _plain(value) if isinstance(value, str) else value for name, value in fields.items() if value}


def _source(words: str, article: str, about: _About) -> _Part:
    source = about.by_id.get(article)
    address = web_address(source.source) if source else ""
    return {
        "title": _plain(source.title if source else article),
        **({"url": address} if address else {}),
        **({"quote": _plain(words)} if words else {}),
    }


_GROUPS: Final[Mapping[str, Callable[[Row, _About], str]]] = {
    "none": lambda _row, _about: "",
    "kind": lambda row, _about: row.kind,
    "speaker": lambda row, _about: row.who or "Told without a speaker",
    "source": lambda row, about: about.sources[row.sources[0] - 1].title if row.sources else "Without a source",
}


# Text.


def _plain(words: str) -> str:
    """The words on one line, without what cannot be seen; never empty."""
    return one_line(words) or "—"


def _text(words: str) -> str:
    """HTML that shows the words as they are, on one line; never empty."""
    return html.escape(_plain(words))


def _short(words: str, most: int) -> str:
    """The words, cut after so many characters: an item is one line, however long."""
    line = _plain(words)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


# What the format has no room for.


def _coarse(event: Event, _options: Mapping[str, OptionValue]) -> bool:
    place = _place(event.when)
    return place is not None and place.wide


def _half_open(event: Event, _options: Mapping[str, OptionValue]) -> bool:
    return _place(event.when) is not None


def _unplaced(event: Event, _options: Mapping[str, OptionValue]) -> bool:
    """Whether no item stands for a dated event: both sides are open, or it is too far away for a browser."""
    return _place(event.when) is None


_SPREAD: Final = "shown as all of their days, and said in words"
_WORDS: Final = "in words alone"
_FAR: Final = "left out, beyond the years that a browser counts"
_IN_WORDS: Final[tuple[Aspect, ...]] = (
    "doubt", "zone", "likelihood", "confidence", "figures", "conflicts", "reported", "as_of", "changes",
)  # fmt: skip
_LACKS: Final = (
    Lack("undated", drops=True),
    Lack("open", "left out, with both sides unknown or too far away", drops=True, applies=_unplaced),
    Lack("open", "shown at the side that is known, and said in words", applies=_half_open),
    *(Lack(one, _FAR, drops=True, applies=_unplaced) for one in ("bce", "precision", "bounds")),
    Lack("bce", "shown in their place on an axis with a year 0, and said in words", applies=_half_open),
    Lack("precision", _SPREAD, applies=_coarse),
    Lack("bounds", _SPREAD, applies=_coarse),
    *(Lack(one, _WORDS) for one in _IN_WORDS),
    Lack("quotes", applies=lambda _, to: not to["quotes"]),
    *(Lack(one) for one in ("relations", "summary", "findings")),
)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `vis`."""
    return (EXPORTER,)


EXPORTER: Final = Exporter(
    "vis",
    ".vis",
    "application/json",
    "Items and groups, for vis-timeline.",
    export,
    (
        Option("group", "none", "Rows of the items: by kind, speaker, or first source.", tuple(_GROUPS)),
        Option("quotes", True, "Quote the words of the sources."),
    ),
    _LACKS,
)
