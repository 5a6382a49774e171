"""The drawings told in words, for a reader who cannot see them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any, Final

from timeline import Period, Point, When, date_words
from timeline_pdf.lettering.text import clean
from timeline_pdf.pictures.axis import Drawing
from timeline_pdf.pictures.lanes import Shown
from timeline_pdf.pictures.reports import Report
from timeline_pdf.pictures.shapes import Standing
from timeline_pdf.pictures.values import amount

LONGEST: Final = 2000
"""Characters that are told at most."""

_LABEL: Final = 120
_TAIL: Final = 60  # characters kept for what is left
_STANDING: Final[dict[Standing, str]] = {"fact": "", "claim": " (said or judged)", "plan": " (planned or forecast)"}


def told(drawing: Drawing, left: int = 0) -> str:
    """What the drawing shows: its span, its breaks, the as-of date, and its events in order.

    `left` counts the events that are in the table only.
    """
    shown = drawing.shown
    opening = list(_opening(drawing))
    parts = _kept([*opening, *map(_event, shown)])
    left += len(opening) + len(shown) - len(parts)
    if left > 0:
        parts.append(f"And {left:,} more in the table of events.")
    return " ".join(parts)


def told_figures(series: Any, found: Sequence[Report], differing: int = 0) -> str:
    """What a chart of figures over time shows: its span, its values, and each report with date and speaker.

    `differing` counts the pairs of reports that disagree.
    """
    low, high = (amount(pick(value for one in found for value in one.known)) for pick in (min, max))
    start, end = min(one.start for one in found), max(max(one.start, one.end - 1 / 1440) for one in found)
    span = f"from {_day(start)} to {_day(end)}"
    told = f"{len(found)} report{'' if len(found) == 1 else 's'}, {low} to {high}"
    parts = [f"A chart of {clean(series.unit, 100) or 'figures'} over time, {span}: {told}."]
    if differing:
        parts.append(f"{differing} pair{'' if differing == 1 else 's'} of reports disagree on overlapping dates.")
    parts += [clean(f"{one.date}: {one.text}{f' ({one.who})' if one.who else ''}.", 400) for one in found]
    kept = _kept(parts)
    left = len(parts) - len(kept) + len(series.rows) - len(found)
    return " ".join([*kept, *([f"And {left:,} more in the table."] if left else [])])


def _kept(parts: Sequence[str]) -> list[str]:
    """As many from the first on as there is room for."""
    sizes = itertools.accumulate(len(part) + 1 for part in parts)
    return [part for part, size in zip(parts, sizes, strict=True) if size <= LONGEST - _TAIL]


def _opening(drawing: Drawing) -> Iterator[str]:
    count = len(drawing.shown)
    span = _span([one.when for one in drawing.shown])
    yield f"A timeline {span} with {count} event{'' if count == 1 else 's'}."
    for gap in drawing.scale.gaps():
        yield f"The axis leaves out {gap.words} after {_day(gap.start)}, where nothing is drawn."
    if drawing.as_of is not None:
        yield f"As of {clean(date_words(drawing.as_of))}."


def _span(whens: Sequence[When]) -> str:
    starts = [when.earliest or _before(when.latest) for when in whens]
    ends = [_before(when.latest) or when.earliest for when in whens]
    first, last = (_day(pick(filter(None, ends))) for pick, ends in ((min, starts), (max, ends)))
    return f"of {first}" if first == last else f"from {first} to {last}"


def _before(end: Point | None) -> Point | None:
    """The last minute before the end."""
    return end.plus(-1, "minute") if end else None


def _day(point: Point | float) -> str:
    day = point if isinstance(point, Point) else Point.from_days(int(point // 1))
    return date_words(When("", Period.of(day, "day"), None, "day"))


def _event(shown: Shown) -> str:
    label = clean(shown.label, 400)
    if len(label) > _LABEL:
        label = label[:_LABEL].rpartition(" ")[0].rstrip(" ,;:-") or label[:_LABEL]
        label += "\u2026"
    number = f"{shown.number}, " if shown.number else ""
    date = f"{shown.date}: " if shown.date else ""
    end = "" if label[-1:] in tuple(".!?\u2026") and not _STANDING[shown.standing] else "."
    return clean(f"{number}{date}{label}{_STANDING[shown.standing]}{end}", 400)
