"""The JSON exporter: the saved form of a timeline, which `timeline export` and websites read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline import Exporter, Lack, Option, OptionValue, Timeline, dump, hookimpl, unquoted

__all__ = ["timeline_exporters"]

_OPTIONS = (
    Option("compact", False, "Write one line instead of an indented file."),
    Option("quotes", True, "Keep the quotes of the sources; without them the file is smaller."),
)
_LACKS = (Lack("quotes", "left out, as -O quotes=no asks", applies=lambda _, options: not options["quotes"]),)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `json`."""
    help_ = "Saved JSON, for programs and websites."
    return (Exporter("json", ".json", "application/json", help_, _export, _OPTIONS, _LACKS),)


def _export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    kept = timeline if options["quotes"] else unquoted(timeline)
    return dump(kept, compact=bool(options["compact"]))
