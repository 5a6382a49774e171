"""Speed and memory, each in a process of its own: CPU seconds and peak memory as the system counts them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import loads
from benchmarks.costs import best, cost
from benchmarks.data import ROOT
from benchmarks.tables import markdown

PEER = """
import sys
from dateparser.search import search_dates
text = open(sys.argv[1], encoding="utf-8").read()
for part in text.split("\\n\\n"):
    search_dates(part, languages=["en"])
"""

_PEER = 100_000
"""Characters for the peer. With the samples once it took less than its start-up does, and the difference was chance."""


def corpus(path: Path, size: int) -> float:
    """Write JSON lines of the sample articles, over and over, to this many characters; give the MB of text in them."""
    texts, written = loads.samples(), 0
    with path.open("w", encoding="utf-8") as file:
        while written < size:
            for text in texts:
                file.write(json.dumps({"id": f"a{written}", "text": text, "dct": "2025-04-01"}) + "\n")
                written += len(text.encode())
    return written / 1e6


def speed() -> Iterator[str]:
    """Start-up, tagging and building in bulk, an article to PDF, a peer on the same text, and loads of tagging."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield "### Start-up and whole runs"
        yield markdown(_whole(folder))
        yield "### Bulk, over the sample articles again and again"
        yield markdown(_bulk(folder))
        yield "### Loads of `timeline tag --jsonl` (the start-up left out of MB a CPU second)"
        yield markdown(loads.table(folder))


def _whole(folder: Path) -> list[list[str]]:
    start = best(lambda: cost("-m", "timeline", "--help"))
    seed = ROOT / "seeds" / "kursk" / "article.md"
    pdf = best(lambda: cost("-m", "timeline", "build", seed, "-o", folder / "a.pdf"))
    table = [["", "CPU s", "peak MB"]]
    for label, one in (("timeline --help", start), ("an article to PDF", pdf)):
        table.append([label, f"{one.cpu:.2f}", f"{one.memory:.0f}"])
    return table


def _bulk(folder: Path) -> list[list[str]]:
    table = [["", "MB of text", "CPU s", "MB a CPU second", "peak MB", "times dateparser"]]
    peer = _peer(folder)
    for command, size in (("tag", 2_000_000), ("build", 1_000_000)):
        lines = folder / f"{command}.jsonl"
        megabytes = corpus(lines, size)
        one = best(partial(cost, "-m", "timeline", command, "--jsonl", stdin=lines))
        rate = megabytes / one.cpu
        row = [f"timeline {command} --jsonl", f"{megabytes:.1f}", f"{one.cpu:.2f}", f"{rate:.2f}", f"{one.memory:.0f}"]
        table.append([*row, f"{rate / peer:.0f}"])
    table.append(["dateparser.search", "", "", f"{peer:.4f}", "", "1"])
    return table


def _peer(folder: Path) -> float:
    """MB a CPU second of dateparser.search on the sample articles again and again, its start-up left out."""
    text, samples = folder / "peer.txt", loads.samples()
    text.write_text("\n\n".join(samples * round(_PEER / sum(map(len, samples)))), encoding="utf-8")
    empty = folder / "empty.txt"
    empty.write_text("May", encoding="utf-8")
    whole, start = (best(partial(cost, "-c", PEER, one)) for one in (text, empty))
    return text.stat().st_size / 1e6 / max(whole.cpu - start.cpu, 1e-6)
