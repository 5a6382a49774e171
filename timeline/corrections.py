"""What a person changed, in plain words: as a mark beside the event, and in a list with what the program had found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from timeline.model import ChangeType, Event, Timeline
from timeline.wording import date_words

_DONE: Final[dict[ChangeType, str]] = {
    "drop": "left out", "merge": "merged", "split": "split", "relabel": "reworded", "redate": "redated",
    "add": "added", "pin": "pinned",
}  # fmt: skip
_ABOUT: Final[dict[ChangeType, str]] = {"relabel": "label", "redate": "date", "pin": ""}


def marks(timeline: Timeline) -> dict[str, str]:
    """For each event that a person changed, what was done to it: 'reworded and redated by a person'."""
    found: dict[str, dict[str, None]] = {}
    for change in timeline.changes:
        for event in change.events:
            found.setdefault(event, {})[_DONE[change.type]] = None
    return {event: f"{_joined(tuple(done))} by a person" for event, done in found.items()}


def tally(timeline: Timeline) -> str:
    """'2 left out, 1 redated', by type of decision."""
    counts = Counter(change.type for change in timeline.changes)
    return ", ".join(f"{counts[type_]:,} {done}" for type_, done in _DONE.items() if counts[type_])


def told(timeline: Timeline) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The changes in sentences: what was done, what the program had found, and why; each with its events as they are.

    What was decided at once of one event is one sentence.
    """
    for (events, before, reason), group in groupby(timeline.changes, lambda one: (one.events, one.before, one.reason)):
        types = tuple(dict.fromkeys(change.type for change in group))
        done = _joined([_DONE[type_] for type_ in types])
        found = " and ".join(filter(None, (_found(types, event) for event in before)))
        had = f"; the program had found {found}" if found else ""
        why = f" Reason: {reason.rstrip('.')}." if reason else ""
        yield f"{done[:1].upper()}{done[1:]}{had}.{why}", events


def _found(types: Sequence[ChangeType], event: Event) -> str:
    """Of what was found, that which the change is about."""
    label = f"“{event.label.rstrip('.')}”"
    date = date_words(event.when) if event.when is not None else "no date"
    about = {_ABOUT.get(type_, "both") for type_ in types} - {""}
    if len(about) == 1 and "both" not in about:
        return label if "label" in about else date
    return f"{label} ({date})" if about else ""


def _joined(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
