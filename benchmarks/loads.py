"""Loads for `timeline tag --jsonl`: much text, many short articles, long ones, and text that is meant to be slow."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.costs import best, cost
from benchmarks.data import EVAL, ROOT, rows

NARRATIVES = EVAL / "timex" / "wikiwars_train_en.jsonl.gz"

SENTENCE = "The company opened its office in Riga on 3 May 2021."

SHORT = 100_000  # articles of three sentences

HOSTILE = ("May ", "1 ", "1-", "the last of ")
"""Words that begin a date again and again and never end one: each 100,000 times, as one article."""


def samples() -> list[str]:
    """The sample articles of the project."""
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*/article.md"))]


def loads() -> Iterator[tuple[str, Sequence[str]]]:
    """Each load by its name and its articles; the start-up comes first."""
    yield "one sentence: the start-up", [SENTENCE]
    much, texts = "sample articles again and again", samples()
    if NARRATIVES.is_file():
        much, texts = "narratives again and again", [row["text"] for row in rows(NARRATIVES)]
    yield much, texts * round(8e6 / sum(map(len, texts)))
    yield f"{SHORT:,} short articles", list(_short())
    for size in (1, 5, 20):
        yield f"one article of {size} MB", [_long(size * 1_000_000)]
    for words in HOSTILE:
        yield f"'{words}' 100,000 times", [words * 100_000]


def _short() -> Iterator[str]:
    sentences = [one for text in samples() for one in re.split(r"(?<=[.?!])\s+", text)]
    for at in range(SHORT):
        first = at % (len(sentences) - 2)
        yield " ".join(sentences[first : first + 3])


def _long(size: int) -> str:
    """An article of this many bytes, or a few less."""
    text = "\n\n".join(samples()) + "\n\n"
    return (text * (size // len(text) + 1)).encode()[:size].decode(errors="ignore")


def table(folder: Path) -> list[list[str]]:
    """What each load costs; the rate leaves the start-up out, and is told where that is the smaller part."""
    lines = folder / "load.jsonl"
    found, start = [["", "MB of text", "CPU s", "MB a CPU second", "peak MB"]], 0.0
    for name, texts in loads():
        size = sum(len(text.encode()) for text in texts) / 1e6
        with lines.open("w", encoding="utf-8") as file:
            for at, text in enumerate(texts):
                file.write(json.dumps({"id": f"a{at}", "text": text, "dct": "2025-04-01"}) + "\n")
        one = best(lambda: cost("-m", "timeline", "tag", "--jsonl", stdin=lines))
        start = start or one.cpu
        rate = f"{size / (one.cpu - start):.2f}" if one.cpu > 1.5 * start else ""
        found.append([name, f"{size:.1f}", f"{one.cpu:.2f}", rate, f"{one.memory:.0f}"])
    return found
