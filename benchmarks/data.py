"""Where the evaluation data is, the articles in it, and their answers from the bulk form."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from timeline.cli import bulk
from timeline.cli.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
EVAL = Path(os.environ.get("TIMELINE_EVAL") or ROOT.parent / "shared" / "eval")
"""The data may not be redistributed, so it stands beside the project; TIMELINE_EVAL names another place."""

KEYS = ("id", "text", "dct", "lang", "title", "source", "genre")

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """The JSON lines of a file, plain or .gz."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def answers(documents: Iterable[Row], line_of: bulk.Line) -> Iterator[Row]:
    """What the bulk form answers for each document, one by one. A failed one is said, and left out."""
    for document in documents:
        kept = {key: document[key] for key in KEYS if document.get(key)}
        line = io.BytesIO(json.dumps(kept).encode() + b"\n")
        for answer in bulk.answers(line, str(document["id"]), line_of, Settings()):
            if "error" in answer:
                print(f"failed: {answer['error']}", file=sys.stderr)
            else:
                yield answer


def saved(path: Path, lines: Iterable[Row]) -> Path:
    """Write JSON lines to a file, and give its path."""
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def scored(scorer: Path, *words: str | Path) -> Row:
    """What a scorer prints with --json. Raises RuntimeError with its words when it fails."""
    command = [sys.executable, "-B", str(scorer), *map(str, words), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{scorer.parent.name}/{scorer.name} failed: {done.stderr.strip()[-500:]}")
    result: Row = json.loads(done.stdout)
    return result
