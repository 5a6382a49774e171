"""The Mermaid exporter: a `timeline` diagram, its dates in words, that no text of an article can break."""

from __future__ import annotations

import itertools
import re
import unicodedata
import warnings
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

import attrs

from timeline import (
    Aspect,
    Event,
    Exporter,
    ExportError,
    ExportWarning,
    Lack,
    Option,
    OptionValue,
    Period,
    Point,
    Timeline,
    When,
    date_words,
    hookimpl,
    likelihood_words,
    speaker_words,
)

LIMIT: Final = 50_000
"""What Mermaid draws at most unless a site allows more (`maxTextSize`), in UTF-16 units."""
READABLE: Final = 100
"""Events in a diagram that can still be read."""

Unit = Literal["month", "year", "decade", "century", "millennium"]
UNITS: Final[tuple[Unit, ...]] = ("month", "year", "decade", "century", "millennium")

_MOST_SECTIONS: Final = 12
_LONGEST: Final = 300  # letters of a box; a label has 90 at most unless a person wrote it
_COLUMNS: Final = 18  # of the usual font that stand beside each other in a box
_OPEN: Final = "Date open"
_UNDATED: Final = "Undated"
_LAST: Final = (_OPEN, _UNDATED)
_SIZES: Final[Mapping[Unit, int]] = {"century": 100, "millennium": 1000}
_FIELDS: Final = {"when": "the date", "figure": "a figure", "kind": "its kind", "attribution": "who says so"}
# What Mermaid's lexer, its comments and directives, its placeholders for entities, or HTML give a meaning.
_ESCAPES: Final = {ord(one): f"#{ord(one)};" for one in "#;:%&<>ﬂ¶"}
# Control characters, those that turn what follows around, halves of surrogate pairs, and what XML cannot hold.
_UNDRAWN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# Where Mermaid breaks a line, and what no font gives a width.
_BREAK: Final = "\ufeff"
_LACKS: Final[tuple[Aspect, ...]] = (
    "figures", "reported", "as_of", "relations", "names", "sources", "quotes", "reasons", "summary", "findings",
    "changes",
)  # fmt: skip


@attrs.frozen
class Box:
    """An event as the diagram shows it: under which date words, with which text, both escaped; None is no date."""

    begin: Period | None
    period: str
    text: str


def export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    """Write the diagram, as UTF-8; where `fence` is set as a Markdown code block.

    Without `top` there are as many events as Mermaid draws, the most salient first. Warns where events are left out,
    where Mermaid draws nothing unless its limit is raised, and where the diagram is too large to be read. Raises
    ExportError for a negative `top`.
    """
    events = (*timeline.events, *timeline.undated)
    boxes = tuple(map(_box, events))
    order = sorted(range(len(events)), key=lambda n: (-events[n].pinned, -events[n].salience, n))
    top = int(options["top"])
    if top < 0:
        raise ExportError(f"the option 'top' cannot be {top}", next="It takes how many events to show, or 0")

    def drawn(count: int) -> str:
        return "\n".join(_lines(timeline.title, [boxes[n] for n in sorted(order[:count])], options)) + "\n"

    shown = min(top, len(events)) if top > 0 else _fitting(drawn, len(events))
    text = drawn(shown)
    _warn(shown, len(events), _units(text) > LIMIT, asked=top > 0)
    return (f"```mermaid\n{text}```\n" if options["fence"] else text).encode()


def _fitting(drawn: Callable[[int], str], count: int) -> int:
    """How many events a diagram can have within the limit."""
    most = min(count, LIMIT // len(": x"))
    if most == count and _units(drawn(count)) <= LIMIT:
        return count
    return bisect_right(range(1, most + 1), LIMIT, key=lambda shown: _units(drawn(shown)))


def _units(text: str) -> int:
    """The length as JavaScript counts it."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def _warn(shown: int, count: int, too_long: bool, asked: bool) -> None:
    if too_long:
        said = f"Mermaid draws nothing beyond {LIMIT:,} characters unless the site raises maxTextSize; lower -O top"
    elif shown < count and not asked:
        said = f"{count - shown} of {count} events are left out, as Mermaid draws only so many: the least important"
    elif shown > READABLE:
        said = f"a diagram of {shown} events is hard to read; -O top=40 keeps the 40 most important"
    else:
        return
    warnings.warn(said, ExportWarning, stacklevel=2)


# The diagram.


def _lines(title: str, boxes: Sequence[Box], options: Mapping[str, OptionValue]) -> Iterator[str]:
    yield f"timeline{'' if options['direction'] == 'LR' else ' TD'}"
    if told := _plain(title).translate(_ESCAPES):
        yield f"    title {told}"
    if not boxes:  # a diagram without any period is an error to Mermaid
        yield "    No events"
    unit = _unit(boxes, str(options["sections"]))
    for section, held in _grouped(boxes, unit):
        if section:
            yield f"    section {section}"
        for period, same in itertools.groupby(held, key=lambda box: box.period):
            yield f"        {period}"
            yield from (f"            : {box.text}" for box in same)


def _grouped(boxes: Sequence[Box], unit: Unit | None) -> Iterator[tuple[str, Iterable[Box]]]:
    """Each section once, for Mermaid draws those of one name into one another; open dates and the undated are last."""
    if unit is None:
        yield "", boxes
        return
    found: dict[str, list[Box]] = {}
    for box in boxes:
        found.setdefault(_section(box.begin, unit), []).append(box)
    for name in sorted(found, key=lambda name: _LAST.index(name) if name in _LAST else -1):
        yield _text(name), found[name]


def _unit(boxes: Sequence[Box], wanted: str) -> Unit | None:
    """The unit of the sections. By itself the finest that makes a few, with more than one date to most of them."""
    if wanted != "auto":
        return next((unit for unit in UNITS if unit == wanted), None)
    periods = sum(1 for _ in itertools.groupby(box.period for box in boxes))
    for unit in UNITS:
        count = len({_section(box.begin, unit) for box in boxes} - {*_LAST})
        if 2 <= count <= min(_MOST_SECTIONS, periods // 2):
            return unit
    return None


def _section(begin: Period | None, unit: Unit) -> str:
    """The unit in which something began, or the next coarser one that surely holds it."""
    if begin is None:
        return _UNDATED
    if begin.start is None or begin.end is None:
        return _OPEN
    for one in UNITS[UNITS.index(unit) :]:
        whole = _whole(begin.start, one)
        if whole is not None and whole.end is not None and begin.end <= whole.end:
            return _named(whole)
    return _named(begin)


def _named(period: Period) -> str:
    words = date_words(When("", period))
    return words[0].upper() + words[1:]


def _whole(point: Point, unit: Unit) -> Period | None:
    """The unit that holds a point; centuries BCE are counted back from 1 BCE, and decades BCE have no name."""
    if point.year > 0 or unit in ("month", "year"):
        return Period.of(point, unit)
    if unit == "decade":
        return None
    size = _SIZES[unit]
    first = 1 - (-point.year // size + 1) * size
    return Period(Point(first), Point(first + size))


# Texts.


def _box(event: Event) -> Box:
    begin = event.when.begin if event.when else None
    status = "" if event.status == "asserted" else f"[{event.status}] "
    told = " – ".join(filter(None, (_plain(event.label) or event.id, ", ".join(_notes(event)))))
    return Box(begin, _text(date_words(event.when)), _text(status + told))


def _notes(event: Event) -> Iterator[str]:
    """What stands after the label: the kind, who says so, the odds, and on what sources disagree."""
    if event.kind not in ("occurrence", "state"):
        yield event.kind
    if event.attribution:
        yield speaker_words(event.attribution)
    if event.likelihood:
        yield likelihood_words(event.likelihood)
    if event.confidence:
        yield event.confidence
    if event.conflicts:
        fields = dict.fromkeys(_FIELDS[conflict.field] for conflict in event.conflicts)
        yield f"sources disagree on {' and '.join(fields)}"


def _text(text: str) -> str:
    """One line that Mermaid shows as it is, with breaks in words wider than a box."""
    return " ".join(map(_breakable, _plain(text).split(" "))).translate(_ESCAPES)


def _plain(text: str) -> str:
    """One line of what can be drawn, cut where it is very long."""
    line = " ".join(_UNDRAWN.sub(" ", text[: 4 * _LONGEST]).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _breakable(word: str) -> str:
    """The word with an invisible break wherever a line of a box is full."""
    if len(word) * 2 <= _COLUMNS:
        return word
    pieces, width = [""], 0
    for letter in word:
        width += _width(letter)
        if width > _COLUMNS:
            pieces.append("")
            width = _width(letter)
        pieces[-1] += letter
    return _BREAK.join(pieces)


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


EXPORTER: Final = Exporter(
    "mermaid",
    ".mmd",
    "application/vnd.mermaid",
    "A timeline diagram in Mermaid, for Markdown pages, wikis and slides.",
    export,
    (
        Option("fence", False, "Wrap the diagram into a code block, to paste into Markdown."),
        Option("sections", "auto", "What the events are grouped by.", ("auto", "none", *UNITS)),
        Option("top", 0, "How many events to show, the most important; 0 is as many as Mermaid draws."),
        Option("direction", "LR", "From left to right, or from the top down (Mermaid 11.14 and newer).", ("LR", "TD")),
    ),
    (*map(Lack, _LACKS), Lack("conflicts", "named without what each source says")),
)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `mermaid`."""
    return (EXPORTER,)
