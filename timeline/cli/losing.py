"""What a file lost, said to the person who asked for it: counted, or event by event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from timeline.calling import Exported
from timeline.cli.speaking import shown
from timeline.hookspecs import ASPECTS
from timeline.lacking import WORDS, Loss
from timeline.model import Event, Timeline
from timeline.wording import counted, date_words

_LABEL: Final = 60
_SILENT: Final = "this exporter does not declare what its format cannot express: what is missing is not known"


def reported(made: Timeline, written: Exported, *, verbose: bool) -> Iterator[str]:
    """The lines of the report, the first of which wants the file's name before it; none where nothing was lost."""
    if not written.declared:
        yield _SILENT
    elif written.losses:
        yield _head(made, written.losses)
        yield from _each(made, written.losses) if verbose else _all(written.losses)
        if written.helps:
            yield f"  Fewer would be left out with {shown(' or '.join(written.helps))}."
        if not verbose:
            yield "  Name each event with --verbose."


def _head(made: Timeline, losses: tuple[Loss, ...]) -> str:
    events = len(made.events) + len(made.undated)
    touched = {loss.event for loss in losses if loss.event}
    dropped = {loss.event for loss in losses if loss.dropped}
    if not touched:
        return "this format cannot express all of the timeline"
    told = f"this format cannot express all of {len(touched):,} of {counted(events, 'event')}"
    return f"{told}; {len(dropped):,} left out" if dropped else told


def _all(losses: tuple[Loss, ...]) -> Iterator[str]:
    """A line for each aspect and what stands instead, with how many events it touches; what is left out comes first."""
    counts = Counter((not loss.dropped, ASPECTS.index(loss.aspect), loss.instead, not loss.event) for loss in losses)
    for (_, aspect, instead, whole), count in sorted(counts.items()):
        who = "the timeline" if whole else counted(count, "event")
        yield f"  {who} with {WORDS[ASPECTS[aspect]]}: {shown(instead)}"


def _each(made: Timeline, losses: tuple[Loss, ...]) -> Iterator[str]:
    """A line for each event with all that it lost."""
    events = {event.id: event for event in (*made.events, *made.undated)}
    for id in dict.fromkeys(loss.event for loss in losses):  # noqa: A001 - the field's name
        name = _named(events[id]) if id else "the timeline"
        lost = "; ".join(f"{WORDS[loss.aspect]} ({shown(loss.instead)})" for loss in losses if loss.event == id)
        yield f"  {name}: {lost}"


def _named(event: Event) -> str:
    label = shown(event.label)
    short = label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…"
    return f"{shown(event.id)} '{short}' ({date_words(event.when)})"
