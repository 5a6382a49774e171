"""Rivals run as processes: their answers to the evaluation data, and what those cost."""

from __future__ import annotations

import hashlib
import math
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

from benchmarks.costs import Cost, best, cost_of
from benchmarks.data import EVAL, Row, rows, saved, scored
from benchmarks.rivals.model import CACHE, SCRIPTS, Ready, Rival

SETS = {
    "news": ("timebank_dev_en", "aquaint_en"),
    "narrative": ("wikiwars_train_en",),
    "messages": ("tweets_modified_train_en",),
}
"""The files of each kind of text, scored as one."""

SENTENCE = "\nThe company opened its office in Riga on 3 May 2021.\n"

LONG = 4.0  # CPU seconds that a timed run takes at least, if 20 times the text suffice


@attrs.frozen
class Speed:
    """KB of text a CPU second without the start-up, CPU seconds of the start-up, and peak memory in MB."""

    rate: float
    start: float
    memory: float


def documents(kind: str) -> list[Row]:
    """The documents of a kind of text, each told its kind."""
    return [{**row, "kind": kind} for name in SETS[kind] for row in rows(EVAL / "timex" / f"{name}.jsonl.gz")]


def scores(rival: Rival, ready: Ready) -> dict[str, Row]:
    """The measures of the scorer for each kind of text. Raises RuntimeError when the rival fails."""
    return {kind: _score(rival, ready, kind) for kind in SETS}


def _score(rival: Rival, ready: Ready, kind: str) -> Row:
    given = documents(kind)
    found = _answers(rival, ready, kind, given)
    if len(found) != len(given):
        raise RuntimeError(f"{rival.name} gave {len(found)} answers to {len(given)} documents")
    with tempfile.TemporaryDirectory() as folder:
        truth = saved(Path(folder) / "gold.jsonl", given)
        both = zip(found, given, strict=True)
        lines = ({"id": document["id"], "timexes": rival.found(line, document)} for line, document in both)
        return scored(EVAL / "timex" / "score.py", truth, saved(Path(folder) / "answer.jsonl", lines))


def _answers(rival: Rival, ready: Ready, kind: str, given: Sequence[Row]) -> list[str]:
    """The lines that a rival answers; kept for the next time, but for ours, which changes under the same version."""
    folder, command = CACHE / rival.name, ready.command(kind)
    words = [ready.version, *map(str, command), *_scripts(rival), *map(rival.given, given)]
    key = hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]
    answer = folder / f"answer-{kind}-{key}"
    if not (rival.kept and answer.exists()):
        partial = folder / "partial"
        _run(rival, command, given, partial)
        for old in folder.glob(f"answer-{kind}-*"):
            old.unlink()
        partial.replace(answer)
    return answer.read_text("utf-8").split("\n")[:-1]


def _scripts(rival: Rival) -> list[str]:
    """The texts of its scripts, which are named for it."""
    named = (one for one in sorted(SCRIPTS.iterdir()) if one.name.lower().startswith(rival.name))
    return [one.read_text("utf-8") for one in named]


def speed(rival: Rival, ready: Ready) -> Speed:
    """What a rival costs on the narratives; a fast one reads them again and again.

    Raises RuntimeError when it fails.
    """
    given, command = documents("narrative"), ready.command("narrative")
    size = sum(len(document["text"].encode()) for document in given) / 1000
    start = best(lambda: _run(rival, command, [{**given[0], "text": SENTENCE}]))
    times, whole = 1, _run(rival, command, given)
    if whole.cpu - start.cpu < LONG:
        times = min(20, math.ceil(LONG / max(whole.cpu - start.cpu, 1e-3)))
        many = [{**document, "id": f"{document['id']}-{at}"} for at in range(times) for document in given]
        whole = best(lambda: _run(rival, command, many))
    return Speed(times * size / max(whole.cpu - start.cpu, 1e-6), start.cpu, whole.memory)


def _run(rival: Rival, command: Sequence[str | Path], given: Iterable[Row], answer: Path | None = None) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "given"
        lines.write_text("".join(rival.given(document) + "\n" for document in given), encoding="utf-8")
        return cost_of(command, stdin=lines, stdout=answer)
