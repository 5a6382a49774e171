"""The TimeML exporter: the quoted sentences with their events and time expressions, and how they lie to one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from timeline import Aspect, Event, Exporter, Lack, OptionValue, Timeline, hookimpl

_LEFT_OUT: Final[tuple[Aspect, ...]] = (
    "speaker", "confidence", "figures", "conflicts", "reported", "as_of", "names", "reasons", "summary", "findings",
    "changes",
)  # fmt: skip


def _edtf(event: Event) -> str:
    return event.when.edtf if event.when else ""


_LACKS: Final = (
    *map(Lack, _LEFT_OUT),
    Lack("kind", "told as occurrences with a modality", applies=lambda event, _: event.kind != "statement"),
    Lack("status", "told as not happening, or as hypothetical", applies=lambda event, _: event.status != "negated"),
    Lack(
        "likelihood", "told without the range of their scale",
        applies=lambda event, _: bool(event.likelihood and event.likelihood.scale),
    ),
    Lack("doubt", "told as sure", applies=lambda event, _: any(mark in _edtf(event) for mark in "?%")),
    Lack("bounds", "told as one stretch of time", applies=lambda event, _: "," in _edtf(event)),
    Lack("zone", applies=lambda event, _: _edtf(event).startswith("[")),
    Lack("relations", applies=lambda event, _: any(one.type == "overlaps" for one in event.relations)),
)  # fmt: skip


def export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:  # noqa: ARG001 - it has no options
    """Write the document: XML in UTF-8, with the elements of TimeML 1.2.1 in the frame that TempEval-3 gave them."""
    from timeline_timeml.document import written  # noqa: PLC0415 - listing formats needs none of it

    return written(timeline)


EXPORTER: Final = Exporter(
    "timeml",
    ".tml",
    "application/xml",
    "Events, times and their order as TimeML 1.2.1, for temporal reasoning and annotation.",
    export,
    lacks=_LACKS,
)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `timeml`."""
    return (EXPORTER,)
