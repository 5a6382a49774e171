"""The saved JSON: how large it is by the event, and what checking it costs."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

import attrs

from benchmarks.briefing.minutes import minutes
from benchmarks.costs import best, cost
from benchmarks.data import EVAL, ROOT, Row, rows
from benchmarks.tables import markdown
from timeline import Article, Timeline, build, dump, export, read

DATA: Final = (
    "gold/dev.jsonl.gz", "anchoring/dev.jsonl.gz", "timex/timebank_dev_en.jsonl.gz", "timex/wikiwars_train_en.jsonl.gz",
    "timex/aquaint_en.jsonl.gz",
)  # fmt: skip
EVENTS: Final = 40_000

LOAD: Final = "import json, sys; json.load(open(sys.argv[1], encoding='utf-8'))"
OURS: Final = "import sys, timeline; print(len(timeline.validate(open(sys.argv[1], 'rb').read())))"
BY_SCHEMA: Final = """
import json, sys
from jsonschema import Draft202012Validator
from timeline.checking import schema_text
data = json.load(open(sys.argv[1], encoding="utf-8"))
print(sum(1 for _ in Draft202012Validator(json.loads(schema_text())).iter_errors(data)))
"""
PROGRAMS: Final = {
    "json.load alone": ("-c", LOAD),
    "timeline.validate": ("-c", OURS),
    "jsonschema (no lines, no sense)": ("-c", BY_SCHEMA),
}


@attrs.frozen
class Sizes:
    """Bytes of the saved files of some articles, and how many events are in them."""

    events: int = 0
    bare: int = 0
    full: int = 0
    packed: int = 0

    def with_one(self, made: Timeline) -> Sizes:
        """With one more timeline."""
        full = dump(made)
        bare = export(made, "json", {"quotes": False, "compact": True})
        count = len(made.events) + len(made.undated)
        packed = len(gzip.compress(bare, mtime=0))
        return Sizes(self.events + count, self.bare + len(bare), self.full + len(full), self.packed + packed)

    def cells(self) -> list[str]:
        """As a table has them."""
        events = max(self.events, 1)
        return [f"{self.events:,}", *(f"{size / events:,.0f}" for size in (self.bare, self.packed, self.full))]


def saved() -> Iterator[str]:
    """Bytes an event of timelines of single articles, and CPU time and memory of checking a large file."""
    yield "### Bytes an event (all of the file, a timeline an article)"
    table = [["", "events", "-O quotes=no -O compact", "that, gzipped", "by default"]]
    for label, articles in _corpora():
        sizes = Sizes()
        for article in articles:
            sizes = sizes.with_one(build([article]))
        table.append([label, *sizes.cells()])
    yield markdown(table)
    yield f"### Checking a file of {EVENTS:,} events"
    with tempfile.TemporaryDirectory() as name:
        yield markdown(_checking(Path(name) / "saved.json"))


def _corpora() -> Iterator[tuple[str, Iterable[Article]]]:
    for folder in sorted((ROOT / "seeds").iterdir()):
        yield f"seeds/{folder.name}", _articles((folder / "article.md").read_bytes(), "article.md")
    for name in DATA:
        if (EVAL / name).is_file():
            lines = map(_line, rows(EVAL / name))
            yield name.removesuffix(".jsonl.gz"), (one for line in lines for one in _articles(line, "a.jsonl"))


def _line(row: Row) -> bytes:
    return json.dumps({key: row[key] for key in ("id", "text", "dct", "title") if row.get(key)}).encode()


def _articles(data: bytes, name: str) -> Iterator[Article]:
    return (one for one in read(data, name) if isinstance(one, Article))


def _checking(path: Path) -> list[list[str]]:
    """What each program costs on a valid file, and on one with an error in each event."""
    table = [["", "MB", "CPU s", "peak MB", "times json.load"]]
    good = dump(minutes(EVENTS))
    bad = good.replace(b'"occurrence"', b'"ocurrence"')
    for label, data in (("valid", good), ("an error in each event", bad)):
        path.write_bytes(data)
        least = 0.0
        for program, words in PROGRAMS.items():
            one = best(partial(cost, *words, path))
            least = least or one.cpu
            costs = [f"{one.cpu:.2f}", f"{one.memory:.0f}", f"{one.cpu / least:.1f}"]
            table.append([f"{program}: {label}", f"{len(data) / 1e6:.0f}", *costs])
    return table
