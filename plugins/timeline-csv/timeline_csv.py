"""The CSV exporter: one line an event and figure, as RFC 4180 has it, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from timeline import (
    Aspect,
    Event,
    Exporter,
    Figure,
    Lack,
    Option,
    OptionValue,
    Timeline,
    date_words,
    hookimpl,
    likelihood_words,
)

COLUMNS: Final = (
    "id", "date", "edtf", "start", "end", "kind", "label", "who", "likelihood", "low", "best", "high", "unit", "source",
    "quote", "why",
)  # fmt: skip
"""The head line."""

# What spreadsheets take for the start of a formula, and the full-width forms that some of them treat alike.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LACKS: Final[tuple[Aspect, ...]] = (
    "conflicts", "reported", "as_of", "relations", "names", "summary", "findings", "changes",
)  # fmt: skip
_NO_FIGURE: Final = ("", "", "", "")


def export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    """Write the file: UTF-8, lines ended by CR LF. A cell that looks like a formula gets an apostrophe unless `raw`."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    titles = {source.id: source.title or source.source or source.id for source in timeline.sources}
    for event in (*timeline.events, *timeline.undated):
        for line in _lines(event, titles):
            writer.writerow(line if options["raw"] else map(_safe, line))
    # A lone half of a surrogate pair has no bytes in UTF-8.
    return file.getvalue().encode("utf-8-sig" if options["bom"] else "utf-8", "replace")


def _lines(event: Event, titles: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """One line a figure; one for an event without figures."""
    start, rest = _start(event), _rest(event, titles)
    for figure in event.figures or (None,):
        yield (*start, *(_figure(figure) if figure else _NO_FIGURE), *rest)


def _start(event: Event) -> tuple[str, ...]:
    when = event.when
    status = "" if event.status == "asserted" else f" ({event.status})"
    return (
        event.id,
        date_words(when),
        when.edtf if when else "",
        str(when.earliest) if when and when.earliest is not None else "",
        str(when.latest) if when and when.latest is not None else "",
        event.kind + status,
        event.label,
        event.attribution.speaker if event.attribution else "",
        likelihood_words(event.likelihood) if event.likelihood else "",
    )


def _figure(figure: Figure) -> tuple[str, ...]:
    unit = f"{figure.unit} (share of {figure.share_of})".strip() if figure.share_of else figure.unit
    return (*map(_number, (figure.low, figure.best, figure.high)), unit)


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


def _joined(texts: Iterable[str]) -> str:
    """Each text once, one a line."""
    return "\n".join(dict.fromkeys(text for text in texts if text))


def _safe(cell: str) -> str:
    """The cell, with an apostrophe in front where a spreadsheet would calculate it; numbers stay numbers."""
    looks = cell.startswith(_FORMULA) or cell.lstrip(" \u00a0\u3000\ufeff").startswith(_FORMULA)
    return f"'{cell}" if looks and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdecimal() and cell.isascii()


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `csv`."""
    options = (
        Option("raw", False, "Leave cells that look like formulas as they are."),
        Option("bom", False, "Begin with a byte order mark, for old versions of Excel."),
    )
    media_type = "text/csv;charset=UTF-8;header=present"
    help_ = "A line an event and figure, for spreadsheets."
    return (Exporter("csv", ".csv", media_type, help_, export, options, tuple(Lack(one) for one in _LACKS)),)
