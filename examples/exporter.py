"""An exporter of one's own in a single file: the years of a timeline, and how much happened in each.

As a plugin it would be named in the entry-point group `timeline` of a distribution; here it is called directly.
Run it: python examples/exporter.py
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from timeline import Exporter, Option, OptionValue, Timeline, hookimpl, lacks_all_but
from timeline.testing import check_exporter, usual_timeline


def export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    """A line a year, with a mark for each event that cannot have begun in another; the rest are counted last."""
    counts: Counter[int] = Counter()
    wide = 0
    for event in timeline.events:
        begin = event.when.begin if event.when else None
        if begin and begin.start and begin.end and begin.end <= begin.start.floor("year").plus(1, "year"):
            counts[begin.start.year] += 1
        else:
            wide += 1
    lines = [f"{year:>6} {str(options['mark']) * counts[year]}" for year in sorted(counts)]
    lines.append(f"{wide} with wider bounds, {len(timeline.undated)} undated")
    return ("\n".join(lines) + "\n").encode()


OPTIONS = (Option("mark", "*", "The mark.", ("*", "#")),)
LACKS = lacks_all_but("undated", "bce")
EXPORTER = Exporter("years", ".years", "text/plain", "A mark an event, a line a year.", export, OPTIONS, LACKS)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `years`."""
    return (EXPORTER,)


if __name__ == "__main__":
    check_exporter(EXPORTER)
    print(export(usual_timeline(), {"mark": "#"}).decode(), end="")
