"""The drawn timeline told in words, for a reader who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from timeline import Period, Point, When, date_words
from timeline_pdf.axis import Drawing
from timeline_pdf.lanes import Shown
from timeline_pdf.shapes import Standing
from timeline_pdf.text import clean

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
    parts = list(_opening(drawing))
    room = LONGEST - _TAIL - sum(len(part) + 1 for part in parts)
    for nth, one in enumerate(shown):
        words = _event(one)
        room -= len(words) + 1
        if room < 0:
            left += len(shown) - nth
            break
        parts.append(words)
    if left > 0:
        parts.append(f"And {left:,} more in the table of events.")
    return " ".join(parts)


def _opening(drawing: Drawing) -> Iterator[str]:
    count = len(drawing.shown)
    span = _span([one.when for one in drawing.shown])
    yield f"A timeline {span} with {count} event{'' if count == 1 else 's'}."
    for gap in drawing.scale.gaps():
        yield f"The axis leaves out {gap.words} after {_day(gap.start)}, in which nothing is told."
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
