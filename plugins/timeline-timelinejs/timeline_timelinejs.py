"""The TimelineJS exporter: a slide an event, in the JSON that version 3 of TimelineJS reads.

Facts about the format are those of the library's source, version 3.9: it has no zones and no year 0, sorts slides by
their start, drops an end that has all the parts of its start, and shows `display_date` in place of any date of its own.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

from timeline import (
    Aspect,
    Briefing,
    Event,
    Exporter,
    ExportError,
    Fact,
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

_Part = dict[str, Any]
_Unit = Literal["year", "month", "day", "minute"]

_COARSE: Final[tuple[_Unit, ...]] = ("year", "month", "day")
_PARTS: Final[Mapping[_Unit, int]] = {"year": 1, "month": 2, "day": 3, "minute": 5}
"""The units that a date of the format can be as fine as, and how many of its parts say them."""

_HUMAN: Final = range(-271_820, 275_760)
"""The years that a date of JavaScript can hold whole; beyond them the library counts years alone."""


def export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    """Write the file: UTF-8 JSON with a title slide and a slide an event. Raises ExportError where there is none."""
    briefing = brief(timeline)
    about = _about(briefing)
    slides = [
        _slide(row, dates, about, options) for row in briefing.rows if (dates := _dates(row.event.when)) is not None
    ]
    if not slides:
        raise ExportError(
            "TimelineJS shows nothing without a dated event, and there is none here",
            next="Write the timeline in another format: `timeline plugins` lists them",
        )
    years = [slide[side]["year"] for slide in slides for side in ("start_date", "end_date") if side in slide]
    scale = "human" if all(year in _HUMAN for year in years) else "cosmological"
    whole = {"title": _title(briefing, about, options), "events": slides, "scale": scale}
    # Ready to be pasted into a script of a page, too: nothing in it can end that or begin a comment.
    text = json.dumps(whole, ensure_ascii=False, indent=1).replace("</", "<\\/").replace("<!--", "\\u003c!--")
    return f"{text}\n".encode("utf-8", "replace")


# Dates.


def _dates(when: When | None) -> dict[str, _Part] | None:
    """`start_date`, with `end_date` where the format's own units cannot say the whole; None where nothing is known.

    A side that is open is left out. A date of one year, month, day or minute is as coarse as that; every other runs
    from its first day to its last, or from minute to minute.
    """
    if when is None:
        return None
    start, end = when.earliest, when.latest
    if end is None:
        return {"start_date": _date(start, _unit(when.begin))} if start is not None else None
    if start is None:
        return {"start_date": _last_unit(end)}
    unit, fine = _unit(when.begin), _unit(Period(start, end))
    if end in (start, start.plus(1, unit)):
        return {"start_date": _date(start, unit)}
    step: _Unit = "minute" if fine == "minute" else "day"
    first, last = _date(start, unit), _date(end.plus(-1, step), step)
    if first.items() <= last.items():
        first = _date(start, step)
    return {"start_date": first, "end_date": last}


def _unit(period: Period) -> _Unit:
    """The coarsest of the format's units that says the sides which are known."""
    sides = [side for side in (period.start, period.end) if side is not None]
    return next((unit for unit in _COARSE if all(side == side.floor(unit) for side in sides)), "minute")


def _last_unit(end: Point) -> _Part:
    """The last year, month, day or minute before a time: where 'up to March 2025' stands in the order of a timeline."""
    unit = _unit(Period(end, end))
    return _date(end.plus(-1, unit), unit)


def _date(point: Point, unit: _Unit) -> _Part:
    """The parts of a date down to a unit. Hours and minutes are text: the library takes the number 0 for no hour."""
    year = point.year if point.year > 0 else point.year - 1
    clock = (("hour", f"{point.hour:02d}"), ("minute", f"{point.minute:02d}"))
    parts = (("year", year), ("month", point.month), ("day", point.day), *clock)
    return dict(parts[: _PARTS[unit]])


# Slides.

_NOT_ON_SLIDES: Final[tuple[Aspect, ...]] = ("relations", "sources")
"""What a slide does not list: sources stand with their quotes."""


class _About(NamedTuple):
    """What slides look up: sources by their number less one and by their id, and the facts of events by their id."""

    sources: Sequence[SourceRow]
    by_id: Mapping[str, SourceRow]
    facts: Mapping[str, Sequence[Fact]]


def _about(briefing: Briefing) -> _About:
    told = {
        event: tuple(one for one in found if one.aspect not in _NOT_ON_SLIDES)
        for event, found in facts(briefing).items()
    }
    return _About(briefing.sources, {source.id: source for source in briefing.sources}, told)


def _title(briefing: Briefing, about: _About, options: Mapping[str, OptionValue]) -> _Part:
    """The first slide, which has no date: the title, the bottom line, and what the story rests on."""
    lead = " ".join(line.text for line in briefing.bottom_line)
    as_of = f" As of {briefing.as_of}." if briefing.as_of else ""
    text = [f"<p>{_text(part)}</p>" for part in (lead, f"{briefing.counts}.{as_of}") if part]
    if options["undated"] and briefing.undated:
        items = "".join(f"<li>{_undated(row, about)}</li>" for row in briefing.undated)
        text.append(f"<p><b>Without a date</b></p><ul>{items}</ul>")
    return {
        "unique_id": "timeline-title",
        "text": {"headline": _text(briefing.title), "text": "".join(text)},
        "autolink": False,
    }


def _undated(row: Row, about: _About) -> str:
    told = "; ".join(f"{_text(one.name).lower()}: {_text(one.value)}" for one in about.facts[row.id])
    return f"{_text(row.label)} <small>({told})</small>" if told else _text(row.label)


def _slide(row: Row, dates: _Part, about: _About, options: Mapping[str, OptionValue]) -> _Part:
    group = _GROUPS[str(options["group"])](row, about)
    text = (_quotes(row, about, whole=bool(options["quotes"])), _listed(about.facts[row.id]))
    return {
        "unique_id": row.id,
        **dates,
        "display_date": _label(row.date),
        "text": {"headline": _headline(row), "text": "".join(text)},
        "autolink": False,  # else addresses inside of an article's words become links
        **({"group": _label(group)} if group else {}),
    }


def _headline(row: Row) -> str:
    """'Denied: The dam failed (Water Board)' in HTML: markers and the next slide's name show nothing but this."""
    mark, speaker = claim_marks(row.event)
    lead, tail = f"{_text(mark)}: " if mark else "", f" ({_text(speaker)})" if speaker else ""
    return f"{lead}{_text(row.label)}{tail}"


def _listed(told: Iterable[Fact]) -> str:
    lines = "<br>".join(f"<b>{_text(one.name)}:</b> {_text(one.value)}" for one in told)
    return f"<p><small>{lines}</small></p>" if lines else ""


def _quotes(row: Row, about: _About, *, whole: bool) -> str:
    """The words of the sources, each with its source; the sources alone unless `whole`."""
    told = dict.fromkeys((place.quote.exact if whole else "", place.article) for place in row.event.provenance)
    return "".join(
        f"<p>{f'“{_text(words)}” ' if words else ''}— {_source(article, about)}</p>" for words, article in told
    )


def _source(article: str, about: _About) -> str:
    """The title of a source, as a link where it has an address."""
    source = about.by_id.get(article)
    if source is None:
        return _text(article)
    target = _address(source.source)
    return f'<a href="{target}">{_text(source.title)}</a>' if target else _text(source.title)


def _first_source(row: Row, about: _About) -> str:
    return about.sources[row.sources[0] - 1].title if row.sources else ""


_GROUPS: Final[Mapping[str, Callable[[Row, _About], str]]] = {
    "none": lambda _row, _about: "",
    "kind": lambda row, _about: row.kind,
    "speaker": lambda row, _about: row.who,
    "source": _first_source,
}


# Text.


def _text(words: str) -> str:
    """HTML that shows the words as they are, on one line; never empty."""
    return html.escape(one_line(words)) or "—"


def _label(words: str) -> str:
    """The same for `group` and `display_date`: of these the library takes the text, and shows that as HTML again."""
    return html.escape(_text(words))


def _address(source: str) -> str:
    """A source's address, fit for a quoted attribute; empty when it is none of http or https."""
    return html.escape(web_address(source))


# What the format has no room for.


def _ranged(event: Event, _options: Mapping[str, OptionValue]) -> bool:
    """Whether days stand in the file for a date that is coarser."""
    return "end_date" in (_dates(event.when) or {})


def _known(event: Event, _options: Mapping[str, OptionValue]) -> bool:
    return _dates(event.when) is not None


def _unknown(event: Event, options: Mapping[str, OptionValue]) -> bool:
    return not _known(event, options)


_RANGE: Final = "shown from the first to the last of their days, and said in words"
_WORDS: Final = "in words alone"
_IN_WORDS: Final[tuple[Aspect, ...]] = (
    "doubt", "zone", "status", "likelihood", "confidence", "figures", "conflicts", "reported", "as_of", "names",
    "changes",
)  # fmt: skip
_LACKS: Final = (
    Lack("undated", "left out; `undated=yes` lists them on the title slide", True, lambda _, to: not to["undated"]),
    Lack("undated", "in words alone, on the title slide", applies=lambda _, to: bool(to["undated"])),
    Lack("open", "left out, with both sides unknown", drops=True, applies=_unknown),
    Lack("open", "shown at the side that is known, and said in words", applies=_known),
    Lack("precision", _RANGE, applies=_ranged),
    Lack("bounds", _RANGE, applies=_ranged),
    *(Lack(one, _WORDS) for one in _IN_WORDS),
    Lack("kind", _WORDS, applies=lambda _, to: to["group"] != "kind"),
    Lack("speaker", _WORDS, applies=lambda _, to: to["group"] != "speaker"),
    Lack("quotes", applies=lambda _, to: not to["quotes"]),
    Lack("summary", "without the key developments"),
    *(Lack(one) for one in ("relations", "findings")),
)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `timelinejs`."""
    return (EXPORTER,)


EXPORTER: Final = Exporter(
    "timelinejs",
    ".timelinejs",
    "application/json",
    "A slide an event, for TimelineJS.",
    export,
    (
        Option("group", "none", "Rows of the slides' markers: by kind, speaker, or first source.", tuple(_GROUPS)),
        Option("quotes", True, "Quote the words of the sources."),
        Option("undated", False, "List the undated events on the title slide."),
    ),
    _LACKS,
)
