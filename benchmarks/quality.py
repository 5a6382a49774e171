"""Quality on the evaluation data: time expressions, events, dates of events, timelines of topics."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import topics
from benchmarks.data import EVAL, Row, answers, rows, saved, scored
from benchmarks.tables import markdown, percent
from timeline.cli import bulk, records

MEASURES = (
    ("must_recall", "recall"),
    ("must_recall_date_right", "recall, date right"),
    ("precision", "precision"),
    ("f1", "F1"),
    ("f1_date_right", "F1, date right"),
    ("date_wrong", "dates wrong"),
    ("order_accuracy", "order"),
    ("kind_accuracy", "kind"),
)


def timex() -> Iterator[str]:
    """Time expressions, file by file."""
    table = [["file", "strict F1", "relaxed F1", "type F1", "value F1", "value F1, half A", "value F1, half B"]]
    for name, parts in timex_scores().items():
        found = parts["all"]
        scores = [found["strict"]["f1"], found["relaxed"]["f1"], found["type_f1"], found["value_f1"]]
        table.append([name, *map(percent, [*scores, parts["A"]["value_f1"], parts["B"]["value_f1"]])])
    yield "### Time expressions (percent; A: every other document from the first on, B: the others)"
    yield markdown(table)


def timex_scores() -> dict[str, dict[str, Row]]:
    """The measures of the scorer for each file: all documents, half A and half B."""
    scores = {}
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted((EVAL / "timex").glob("*.jsonl.gz")):
            documents = rows(path)
            found = list(answers(documents, bulk.times_line))
            halves = {"all": slice(None), "A": slice(0, None, 2), "B": slice(1, None, 2)}
            scores[path.name.removesuffix(".jsonl.gz")] = {
                name: scored(
                    EVAL / "timex" / "score.py",
                    saved(Path(folder) / "gold.jsonl", documents[half]),
                    saved(Path(folder) / "answer.jsonl", found[half]),
                )
                for name, half in halves.items()
            }
    return scores


def gold() -> Iterator[str]:
    """Events, all articles and the two halves."""
    table = [["articles", *(label for _, label in MEASURES)]]
    for name, measures in gold_scores().items():
        table.append([name, *(percent(measures[key]) for key, _ in MEASURES)])
    yield "### Events (percent; A: the first 9 articles, B: the last 9)"
    yield markdown(table)


def gold_scores() -> dict[str, Row]:
    """The measures of the scorer for all articles, for half A and for half B."""
    documents = rows(EVAL / "gold" / "dev.jsonl.gz")
    found = list(answers(documents, records.events_line))
    scores = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, part in (("all", documents), ("A", documents[:9]), ("B", documents[9:])):
            ids = {document["id"] for document in part}
            truth = saved(Path(folder) / "gold.jsonl", part)
            answer = saved(Path(folder) / "answer.jsonl", (one for one in found if one["id"] in ids))
            scores[name] = scored(EVAL / "gold" / "score.py", truth, answer)["measures"]
    return scores


everything = functools.partial(records.events_line, everything=True)
"""The bulk line with the minor events too: the data asks for a date of every verb."""


def anchoring() -> Iterator[str]:
    """The dates of events in news, and their side of the article's date."""
    path = EVAL / "anchoring" / "dev.jsonl.gz"
    with tempfile.TemporaryDirectory() as folder:
        answer = saved(Path(folder) / "answer.jsonl", map(_anchored, answers(rows(path), everything)))
        found = scored(EVAL / "anchoring" / "score.py", path, answer)
    yield "### Dates of events, with `--all` (percent)"
    table = [["events with a date", "coverage", "dated", "exact", "recall", "containing"]]
    dated = ("coverage", "dated", "exact", "recall", "containing")
    table += [
        [f"{name} ({one['events']})", *(percent(one[key]) for key in dated)] for name, one in found["dates"].items()
    ]
    yield markdown(table)
    table = [["side of the article's date", "right", "touches", "wrong", "none"]]
    sides = ("right", "touches", "wrong", "none")
    table += [
        [f"{name} ({one['events']})", *(percent(one[key]) for key in sides)] for name, one in found["dct_side"].items()
    ]
    yield markdown(table)


def _anchored(answer: Row) -> Row:
    undated = [{**event, "undated": True} for event in answer["undated"]]
    return {**answer, "events": [*answer["events"], *undated]}


def tls() -> Iterator[str]:
    """Timelines of topics."""
    with tempfile.TemporaryDirectory() as folder:
        topics.answer_all(EVAL / "tls", Path(folder))
        found = scored(EVAL / "tls" / "score.py", EVAL / "tls" / "t17", folder)
    mean = found["average"]
    yield "### Timelines of topics (F of the mean precision and recall)"
    yield markdown(
        [["", "AR1", "AR2", "dates"], ["T17", *(f"{mean[key]['f1']:.4f}" for key in ("ar1", "ar2", "date"))]]
    )


PARTS: dict[str, Callable[[], Iterator[str]]] = {"timex": timex, "gold": gold, "anchoring": anchoring, "tls": tls}
