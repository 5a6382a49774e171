"""The tables of what briefings cost, each process by itself and on one core."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Final

import attrs

from benchmarks.costs import Cost, best, cost, cost_of
from benchmarks.data import ROOT
from benchmarks.rivals.model import CACHE, environment
from benchmarks.tables import markdown

SIZES: Final = (10, 1_000, 5_000, 20_000)
SEED: Final = ROOT / "seeds" / "kursk" / "article.md"
SCRIPTS: Final = Path(__file__).parent / "scripts"
MINUTES: Final = "benchmarks.briefing.minutes"
SURE: Final = 1_000
"""Up to so many events the best of three runs counts; of more, one of another maker's has to do."""

NOTE: Final = """\
CPU seconds are user and system time, on one core. Of briefings of many events they are those of the exporter with all
that it loads: a process that makes the same events and exports nothing is taken off; of the others, one that reads the
same rows. Memory is the peak of the whole process. Ours is the whole briefing, tagged, with its links, drawn timeline,
sources with quotes and attached JSON; the others make one table of date, event, speaker and source, PDF/UA-1 where
they can."""


@attrs.frozen
class Peer:
    """Another maker of PDF: its script, what its environment holds, whether it tags, and up to how many events.

    Nothing to hold: it runs in ours. More events than `most` take minutes or gigabytes, and are measured when all is.
    """

    name: str
    script: str
    requirements: tuple[str, ...]
    tags: bool
    most: int = SIZES[-1]


PEERS: Final = (
    Peer("reportlab's Table", "reportlab_table.py", (), tags=False),
    Peer("typst", "typst_table.py", ("typst==0.15.2",), tags=True),
    Peer("WeasyPrint", "weasyprint_table.py", ("weasyprint==70.0",), tags=True, most=1_000),
)


@attrs.frozen
class Made:
    """What making a file cost, and how large it is in KB."""

    cpu: float
    memory: float
    size: float

    def cells(self) -> list[str]:
        """As a table has them."""
        return [f"{self.cpu:.2f}", f"{self.memory:,.0f}", f"{self.size:,.0f}"]


def briefing(*, everything: bool = False) -> Iterator[str]:
    """An article's briefing, those of many events, and the same events by others; all sizes of all if `everything`."""
    with tempfile.TemporaryDirectory() as name, _one_core():
        folder = Path(name)
        yield "### An article to a briefing, the whole process"
        yield markdown(_article(folder))
        yield "### Briefings of many events"
        pdf = {count: _ours("pdf", count, folder) for count in SIZES}
        text = {count: _ours("markdown", count, folder) for count in SIZES}
        yield markdown(growing("PDF", pdf) + growing("Markdown", text)[1:])
        yield "### The same events as a table, by others"
        peers, notes = _peers(folder, everything=everything)
        yield markdown(beside(pdf, peers))
    yield NOTE
    yield "\n".join(notes)


@contextmanager
def _one_core() -> Iterator[None]:
    """Processes started meanwhile share one core, where the system can be told so."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _article(folder: Path) -> list[list[str]]:
    table = [["", "CPU s", "peak MB", "KB"]]
    for label, name in (("PDF", "a.pdf"), ("Markdown", "a.md")):
        one = best(partial(cost, "-m", "timeline", "build", SEED, "-o", folder / name))
        table.append([label, *Made(one.cpu, one.memory, _size(folder / name)).cells()])
    return table


def _size(path: Path) -> float:
    return path.stat().st_size / 1e3


def _ours(kind: str, count: int, folder: Path) -> Made:
    out = folder / f"ours-{count}.{kind}"

    def run(what: str) -> Cost:
        return best(partial(cost, "-m", MINUTES, what, str(count), out))

    return _made(run(kind), run("nothing"), out)


def _made(whole: Cost, start: Cost, out: Path) -> Made:
    print(f"measured: {out.name}", file=sys.stderr)
    return Made(whole.cpu - start.cpu, whole.memory, _size(out))


def growing(label: str, made: dict[int, Made]) -> list[list[str]]:
    """What each number of events costs, and how much an event more: the same everywhere where growth is linear."""
    table, last = [["", "events", "CPU s", "peak MB", "KB", "ms an event more", "KB an event more"]], 0
    for count, one in made.items():
        more = ["", ""]
        if last:
            step, before = count - last, made[last]
            more = [f"{1000 * (one.cpu - before.cpu) / step:.2f}", f"{(one.size - before.size) / step:.2f}"]
        table.append([label, f"{count:,}", *one.cells(), *more])
        last = count
    return table


def _peers(folder: Path, *, everything: bool) -> tuple[dict[tuple[Peer, int], Made], list[str]]:
    """What the others cost, and a line on each; one that cannot be run is said and left out."""
    found, notes = {}, []
    for peer in PEERS:
        try:
            python = _python(peer)
            for count in SIZES:
                if everything or count <= peer.most:
                    found[peer, count] = _theirs(peer, python, count, folder)
        except RuntimeError as error:
            print(f"left out: {peer.name}: {error}", file=sys.stderr)
            notes.append(f"- {peer.name}: it could not be run.")
            continue
        left = [count for count in SIZES if (peer, count) not in found]
        version = peer.requirements[0].partition("==")[2] if peer.requirements else metadata.version("reportlab")
        limit = f"; more than {peer.most:,} events only with --all" if left else ""
        notes.append(f"- {peer.name} {version}{limit}.")
    return found, notes


def _python(peer: Peer) -> Path:
    if not peer.requirements:
        return Path(sys.executable)
    folder = CACHE / peer.name.lower()
    folder.mkdir(parents=True, exist_ok=True)
    return environment(folder, *peer.requirements)


def _theirs(peer: Peer, python: Path, count: int, folder: Path) -> Made:
    given, out = folder / f"rows-{count}.json", folder / f"{Path(peer.script).stem}-{count}.pdf"
    if not given.exists():
        cost("-m", MINUTES, "rows", str(count), given)
    times = 3 if count <= SURE else 1

    def run(*words: Path) -> Cost:
        return best(partial(cost_of, [python, SCRIPTS / peer.script, given, *words]), times)

    return _made(run(out), run(), out)


def beside(ours: dict[int, Made], peers: dict[tuple[Peer, int], Made]) -> list[list[str]]:
    """Ours and the others at each size, and how many times ours each takes."""
    table = [["", "events", "tagged", "CPU s", "peak MB", "KB", "times our CPU", "times our memory"]]
    for count, our in ours.items():
        table.append(["Timeline's briefing", f"{count:,}", "yes", *our.cells(), "1.0", "1.0"])
        for (peer, size), one in peers.items():
            if size == count:
                ratios = [f"{one.cpu / our.cpu:.1f}", f"{one.memory / our.memory:.1f}"]
                table.append([peer.name, f"{count:,}", "yes" if peer.tags else "no", *one.cells(), *ratios])
    return table
