"""The Excel exporter: a timeline as one workbook of tables to filter, sort and count.

This module holds the record alone; what writes is imported when the first workbook is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from timeline import Event, Exporter, Lack, Option, OptionValue, Timeline, hookimpl

__all__ = ["EXPORTER", "timeline_exporters"]

_CELL: Final = 32_767


def _export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    from timeline_xlsx.sheets import workbook  # noqa: PLC0415 - late: listing the formats needs no writer

    return workbook(timeline, str(options["page"]))


def _cut(event: Event, _options: Mapping[str, OptionValue]) -> bool:
    """Whether a quote may be longer than a cell, which counts UTF-16 units."""
    return any(len(place.quote.exact.encode("utf-16-le", "replace")) > 2 * _CELL for place in event.provenance)


EXPORTER: Final = Exporter(
    "xlsx",
    ".xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "An Excel workbook: events, figures, reports, disagreements and sources as tables.",
    _export,
    (Option("page", "a4", "Paper it is printed on: a4 or letter.", ("a4", "letter")),),
    (Lack("quotes", f"cut after {_CELL:,} characters, the most that a cell holds", applies=_cut),),
)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `xlsx`."""
    return (EXPORTER,)
