"""Speed and memory, each in a process of its own: CPU seconds and peak memory as the system counts them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import attrs

from benchmarks.data import ROOT
from benchmarks.tables import markdown

PEER = """
import sys
from dateparser.search import search_dates
text = open(sys.argv[1], encoding="utf-8").read()
for part in text.split("\\n\\n"):
    search_dates(part, languages=["en"])
"""


@attrs.frozen
class Cost:
    """CPU seconds (user and system) and peak memory in MB."""

    cpu: float
    memory: float


def cost(*words: str | Path, stdin: Path | None = None) -> Cost:
    """Run Python with these arguments and give what it cost. Raises RuntimeError when it fails."""
    with (stdin or Path(os.devnull)).open("rb") as given, Path(os.devnull).open("wb") as null:
        child = subprocess.Popen([sys.executable, *map(str, words)], stdin=given, stdout=null)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{words} ended with {child.returncode}")
    # Linux counts kilobytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)


def best(*words: str | Path, stdin: Path | None = None) -> Cost:
    """The cheapest of three runs: what other processes add is never less than nothing."""
    runs = [cost(*words, stdin=stdin) for _ in range(3)]
    return Cost(min(run.cpu for run in runs), min(run.memory for run in runs))


def articles() -> list[str]:
    """The sample articles of the project."""
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*/article.md"))]


def corpus(path: Path, size: int) -> float:
    """Write JSON lines of the sample articles, over and over, to this many characters; give the MB of text in them."""
    texts, written = articles(), 0
    with path.open("w", encoding="utf-8") as file:
        while written < size:
            for text in texts:
                file.write(json.dumps({"id": f"a{written}", "text": text, "dct": "2025-04-01"}) + "\n")
                written += len(text.encode())
    return written / 1e6


def speed() -> Iterator[str]:
    """Start-up, tagging and building in bulk, an article to PDF, and a peer on the same text."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield "### Start-up and whole runs"
        yield markdown(_whole(folder))
        yield "### Bulk, over the sample articles again and again"
        yield markdown(_bulk(folder))


def _whole(folder: Path) -> list[list[str]]:
    start = best("-m", "timeline", "--help")
    seed = ROOT / "seeds" / "kursk" / "article.md"
    pdf = best("-m", "timeline", "build", seed, "-o", folder / "a.pdf")
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
        one = best("-m", "timeline", command, "--jsonl", stdin=lines)
        rate = megabytes / one.cpu
        row = [f"timeline {command} --jsonl", f"{megabytes:.1f}", f"{one.cpu:.2f}", f"{rate:.2f}", f"{one.memory:.0f}"]
        table.append([*row, f"{rate / peer:.0f}"])
    table.append(["dateparser.search", "", "", f"{peer:.4f}", "", "1"])
    return table


def _peer(folder: Path) -> float:
    """MB a CPU second of dateparser.search on the sample articles, its start-up left out."""
    text = folder / "peer.txt"
    text.write_text("\n\n".join(articles()), encoding="utf-8")
    empty = folder / "empty.txt"
    empty.write_text("May", encoding="utf-8")
    whole, start = cost("-c", PEER, text), cost("-c", PEER, empty)
    return text.stat().st_size / 1e6 / max(whole.cpu - start.cpu, 1e-6)
