"""What writing costs in every installed format, here and in a process of its own, and how it grows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.briefing.minutes import minutes
from benchmarks.costs import Cost, best, cost
from benchmarks.tables import markdown
from timeline import dump
from timeline.registry import installed

FEW: Final = 2_000
MANY: Final = 20_000

LOAD: Final = "import sys, timeline; timeline.load(open(sys.argv[1], 'rb').read())"
WRITE: Final = """
import sys, timeline
from timeline.registry import Registry
made = timeline.load(open(sys.argv[1], 'rb').read())
data = timeline.export(made, sys.argv[2], registry=Registry(apart=sys.argv[3] == 'apart'))
open(sys.argv[4], 'wb').write(data)
"""


def formats() -> Iterator[str]:
    """CPU time of whole processes: those that read the timeline and write it, less one that only reads it."""
    yield f"### Writing {FEW:,} and {MANY:,} events"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in (FEW, MANY):
            (folder / f"{count}.json").write_bytes(dump(minutes(count)))
        yield markdown([_HEADER, *_rows(folder)])
    yield (
        "CPU seconds are those of writing alone, in the process itself (2,000: the best of three runs) and, for plugin "
        "folders, apart, in one of their own: starting it, handing the timeline over, loading the plugin, writing.\n"
    )


_HEADER: Final = [
    "",
    "2,000: CPU s",
    "20,000: CPU s",
    "growth",
    "times json",
    "peak MB",
    "bytes an event",
    "apart: CPU s",
]


def _rows(folder: Path) -> Iterator[list[str]]:
    read = {count: best(partial(cost, "-c", LOAD, folder / f"{count}.json")).cpu for count in (FEW, MANY)}
    least = 0.0
    for name in sorted((one.name for one in installed().exporters()), key=lambda name: (name != "json", name)):
        few, many = (_written(folder, count, name, "here") for count in (FEW, MANY))
        size = (folder / "out").stat().st_size / MANY
        apart = _written(folder, MANY, name, "apart").cpu - read[MANY]
        first, last = (max(one.cpu - read[count], 0.001) for one, count in ((few, FEW), (many, MANY)))
        least = least or last
        ours = installed().exporter_origin(name).distribution == "timeline-briefing"
        yield [
            name, f"{first:.2f}", f"{last:.2f}", f"{last / first:.1f}", f"{last / least:.1f}", f"{many.memory:.0f}",
            f"{size:,.0f}", "-" if ours else f"{apart:.2f}",
        ]  # fmt: skip


def _written(folder: Path, count: int, name: str, where: str) -> Cost:
    run = partial(cost, "-c", WRITE, folder / f"{count}.json", name, where, folder / "out")
    return best(run, 3 if count == FEW else 1)
