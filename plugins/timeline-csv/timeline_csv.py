"""The CSV exporter: one line an event and figure, as RFC 4180 has it, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from timeline import (
    Conflict,
    Event,
    Exporter,
    Figure,
    Lack,
    Option,
    OptionValue,
    Row,
    Timeline,
    brief,
    figure_words,
    hookimpl,
)

COLUMNS: Final = (
    "id", "date", "edtf", "start", "end", "kind", "label", "who", "likelihood", "low", "best", "high", "unit", "source",
    "quote", "why", "figure", "state", "share_of", "cumulative", "conflicts", "reported", "as_of", "relations", "names",
    "places", "changed", "confidence",
)  # fmt: skip
"""The head line. New columns come at the end."""

# What spreadsheets take for the start of a formula, and the full-width forms that some of them treat alike.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NO_FIGURE: Final = ("", "", "", "")
_FIELDS: Final = {"when": "date", "attribution": "who says so"}


def export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    """Write the file: UTF-8, lines ended by CR LF. A cell that looks like a formula gets an apostrophe unless `raw`."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    briefing = brief(timeline)
    titles = {one.id: one.title for one in briefing.sources}
    for row in (*briefing.rows, *briefing.undated):
        for line in _lines(row, titles):
            writer.writerow(line if options["raw"] else map(_safe, line))
    # A lone half of a surrogate pair has no bytes in UTF-8.
    return file.getvalue().encode("utf-8-sig" if options["bom"] else "utf-8", "replace")


def _lines(row: Row, titles: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """One line a figure; one for an event without figures."""
    start, rest, added = _start(row), _rest(row.event, titles), _added(row, titles)
    for figure in row.event.figures or (None,):
        numbers = _figure(figure) if figure else _NO_FIGURE
        yield (*start, *numbers, *rest, *(_counted(figure) if figure else _NO_FIGURE), *added)


def _start(row: Row) -> tuple[str, ...]:
    when = row.event.when
    status = "" if row.status == "asserted" else f" ({row.status})"
    return (
        row.id,
        row.date,
        row.edtf,
        str(when.earliest) if when and when.earliest is not None else "",
        str(when.latest) if when and when.latest is not None else "",
        row.kind + status,
        row.label,
        row.who,
        row.odds,
    )


def _figure(figure: Figure) -> tuple[str, ...]:
    unit = f"{figure.unit} (share of {figure.share_of})".strip() if figure.share_of else figure.unit
    return (*map(_number, (figure.low, figure.best, figure.high)), unit)


def _counted(figure: Figure) -> tuple[str, ...]:
    """How the figure is worded, and what is counted."""
    return figure_words(figure), figure.state, figure.share_of, "yes" if figure.cumulative else ""


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else repr(value)


def _rest(event: Event, titles: Mapping[str, str]) -> tuple[str, ...]:
    places = event.provenance
    why = _joined(place.why for place in places) if event.when else event.undated
    return (
        _joined(titles.get(place.article, place.article) for place in places),
        _joined(p.quote.exact for p in places),
        why,
    )


def _added(row: Row, titles: Mapping[str, str]) -> tuple[str, ...]:
    event = row.event
    return (
        _joined(_conflict(one, titles) for one in event.conflicts),
        event.reported.edtf if event.reported else "",
        event.as_of.edtf if event.as_of else "",
        _joined(f"{one.type} {one.event}" for one in event.relations),
        _joined(event.names),
        _joined(event.places),
        row.edited,
        row.confidence,
    )


def _conflict(conflict: Conflict, titles: Mapping[str, str]) -> str:
    """'date: 2021-02-12 (Report 1) against 2021-02-13 (Report 2)'."""
    said = (
        f"{value} ({titles.get(article, article)})"
        for value, article in zip(conflict.values, conflict.articles, strict=False)
    )
    return f"{_FIELDS.get(conflict.field, conflict.field)}: {' against '.join(said)}"


def _joined(texts: Iterable[str]) -> str:
    """Each text once, one a line."""
    return "\n".join(dict.fromkeys(text for text in texts if text))


def _safe(cell: str) -> str:
    """The cell, with an apostrophe in front where a spreadsheet would calculate it; numbers stay numbers."""
    looks = cell.startswith(_FORMULA) or cell.lstrip(" \u00a0\u3000\ufeff").startswith(_FORMULA)
    return f"'{cell}" if looks and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdecimal() and cell.isascii()


EXPORTER: Final = Exporter(
    "csv",
    ".csv",
    "text/csv;charset=UTF-8;header=present",
    "A line an event and figure, for spreadsheets.",
    export,
    (
        Option("raw", False, "Leave cells that look like formulas as they are."),
        Option("bom", False, "Begin with a byte order mark, for old versions of Excel."),
    ),
    (Lack("summary"), Lack("findings"), Lack("changes", "only named, beside their events")),
)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `csv`."""
    return (EXPORTER,)
