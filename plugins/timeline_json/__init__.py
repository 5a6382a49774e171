"""The JSON exporter: the saved form of a timeline, which `timeline export` and websites read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from timeline import Event, Exporter, Option, OptionValue, Quote, Timeline, dump, hookimpl

__all__ = ["timeline_exporters"]

_OPTIONS = (
    Option("compact", False, "Write one line instead of an indented file."),
    Option("quotes", True, "Keep the quotes of the sources; without them the file is smaller."),
)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `json`."""
    return (Exporter("json", ".json", "application/json", "Saved JSON, for programs and websites.", _export, _OPTIONS),)


def _export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    kept = timeline if options["quotes"] else _without_quotes(timeline)
    return dump(kept, compact=bool(options["compact"]))


def _without_quotes(timeline: Timeline) -> Timeline:
    """Every event's provenance without the words of its source; where to find them stays."""
    events, undated = (tuple(map(_unquoted, group)) for group in (timeline.events, timeline.undated))
    changes = tuple(attrs.evolve(one, before=tuple(map(_unquoted, one.before))) for one in timeline.changes)
    return attrs.evolve(timeline, events=events, undated=undated, changes=changes)


def _unquoted(event: Event) -> Event:
    return attrs.evolve(event, provenance=tuple(attrs.evolve(one, quote=Quote("")) for one in event.provenance))
