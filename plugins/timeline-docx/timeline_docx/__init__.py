"""The Word exporter: a timeline as a briefing that people can go on writing in.

This module holds the record alone; what writes is imported when the first document is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from timeline import Exporter, Lack, Option, OptionValue, Timeline, hookimpl

__all__ = ["EXPORTER", "timeline_exporters"]


def _export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    from timeline_docx.document import document  # noqa: PLC0415 - late: listing the formats needs no writer

    return document(timeline, str(options["page"]), str(options["marking"]), bool(options["quotes"]))


EXPORTER: Final = Exporter(
    "docx",
    ".docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "A Word document: a briefing to edit.",
    _export,
    (
        Option("page", "a4", "Paper: a4 or letter.", ("a4", "letter")),
        Option("marking", "", "Text at the top and bottom of every page, such as OFFICIAL."),
        Option("quotes", True, "Quote the sentences that the events rest on, under their source."),
    ),
    (Lack("quotes", "left out, as -O quotes=no asks", applies=lambda _, options: not options["quotes"]),),
)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `docx`."""
    return (EXPORTER,)
