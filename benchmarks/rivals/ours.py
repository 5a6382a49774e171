"""Ours, through the same door as the others: `timeline tag --jsonl` as a process."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.data import Row
from benchmarks.rivals.model import Ready, Rival
from timeline import __version__


def _install(folder: Path) -> Ready:
    del folder  # it is installed
    command = (sys.executable, "-m", "timeline", "tag", "--jsonl")
    return Ready(__version__, command)


def _found(line: str, document: Row) -> list[Row]:
    answer = json.loads(line)
    if "error" in answer:
        raise RuntimeError(f"{document['id']}: {answer['error']}")
    found: list[Row] = answer["timexes"]
    return found


OURS = Rival("timeline", "Timeline", _install, _found, kept=False)
