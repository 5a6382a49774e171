"""Timelines of any length to measure with: the minutes of a council that never was.

    python -m benchmarks.briefing.minutes pdf|markdown|rows|nothing COUNT FILE

writes a briefing of so many events, or their table as JSON; with 'nothing' the events are made and that is all.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

from timeline import Attribution, Event, Figure, Period, Point, Provenance, Quote, Source, Span, Timeline, When
from timeline.exporting import Exporter

MONTHS: Final = tuple("January February March April May June July August September October November December".split())
SOURCES: Final = 20
A_MONTH: Final = 20  # sessions
FIRST: Final = 1900

HEAD: Final = ("Date", "Event", "Who says so", "Source")


def day(number: int) -> tuple[int, int, int]:
    """Year, month and day of a session; they follow one another."""
    months, nth = divmod(number, A_MONTH)
    return FIRST + months // 12, months % 12 + 1, nth + 1


def event(number: int) -> Event:
    """One session, with a source; each third has a speaker, each fiftieth a figure."""
    label = f"Council session {number} heard the report of the committee on roads and bridges and adjourned"
    year, month, nth = day(number)
    quote = Quote(f"Council session {number} heard the report of the committee on roads and bridges.")
    return Event(
        f"e{number}",
        label,
        "heard",
        "occurrence",
        When(f"{year:04d}-{month:02d}-{nth:02d}", Period.of(Point(year, month, nth), "day"), None, "day"),
        (Provenance(f"s{number % SOURCES}", Span(0, 10), Span(0, 10), quote),),
        attribution=Attribution("Council clerk") if number % 3 == 0 else None,
        salience=(number * 7919 % 1000) / 1000,
        figures=(Figure("12 members", Span(0, 3), best=12, unit="members"),) if number % 50 == 0 else (),
    )


def minutes(count: int) -> Timeline:
    """A timeline of this many events from 20 sources."""
    sources = (Source(f"s{at}", f"Report number {at}", f"https://example.org/report/{at}") for at in range(SOURCES))
    return Timeline("Minutes of the council", tuple(map(event, range(count))), sources=tuple(sources))


def rows(count: int) -> list[tuple[str, str, str, str]]:
    """The same events as a table: date, event, who says so, and the number of the source."""
    table = []
    for number in range(count):
        year, month, nth = day(number)
        one = event(number)
        who = one.attribution.speaker if one.attribution else ""
        table.append((f"{nth} {MONTHS[month - 1]} {year}", one.label, who, str(number % SOURCES + 1)))
    return table


def _exporter(kind: str) -> Exporter:
    """The exporter alone, as the command line finds it but without looking for others."""
    if kind == "pdf":
        from timeline_pdf import timeline_exporters  # noqa: PLC0415 - so that each costs its own alone
    else:
        from timeline_markdown import timeline_exporters  # noqa: PLC0415
    (found,) = timeline_exporters()
    return found


def main() -> None:
    """Do what the arguments ask for."""
    kind, count, path = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    if kind == "rows":
        path.write_text(json.dumps([HEAD, *rows(count)]), encoding="utf-8")
        return
    timeline = minutes(count)
    if kind != "nothing":
        one = _exporter(kind)
        path.write_bytes(one.export(timeline, {option.name: option.default for option in one.options}))


if __name__ == "__main__":
    main()
