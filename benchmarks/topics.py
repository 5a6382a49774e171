"""A plain timeline of a topic from our events: the days that most events fall on, and the most salient sentences."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import attrs

from benchmarks.data import Row, answers, rows
from timeline.cli import records


@attrs.frozen
class Report:
    """One event on one day: the article's date, the day, its sentence, and how salient it is."""

    published: str
    day: str
    text: str
    salience: float


def answer_all(data: Path, folder: Path) -> None:
    """Answer every task of the data, as TOPIC.N.json in the folder."""
    command = [sys.executable, "-B", str(data / "score.py"), str(data / "t17"), "--tasks"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    tasks = [json.loads(line) for line in printed.splitlines()]
    for topic in sorted({task["topic"] for task in tasks}):
        reports = list(_reports(rows(data / "t17" / topic / "articles.jsonl.gz")))
        for task in (task for task in tasks if task["topic"] == topic):
            made = answer(task, reports)
            (folder / f"{topic}.{task['n']}.json").write_text(json.dumps(made), encoding="utf-8")
        print(f"{topic}: {len(reports)} reports", file=sys.stderr)


def _reports(articles: list[Row]) -> Iterable[Report]:
    dates = {article["id"]: article["date"][:10] for article in articles}
    documents = ({"id": one["id"], "text": one["text"], "dct": one["date"][:10], "genre": "news"} for one in articles)
    for found in answers(documents, records.events_line):
        for event in found["events"]:
            if event["edtf"] == event["start"]:
                yield Report(dates[found["id"]], event["start"], " ".join(event["text"].split()), event["salience"])


def answer(task: Row, reports: Iterable[Report]) -> list[tuple[str, list[str]]]:
    """The timeline for one task: as many days as it asks for, each with as many sentences."""
    first, last = task["first"], task["last"]
    days: dict[str, list[Report]] = defaultdict(list)
    for one in reports:
        if first <= one.day <= last and first <= one.published <= last:
            days[one.day].append(one)
    keywords = [word.lower() for word in task["keywords"]]
    ranked = sorted(days, key=lambda day: (-sum(1 + _on_topic(one, keywords) for one in days[day]), day))
    chosen = sorted(ranked[: task["dates"]])
    return [(day, _sentences(days[day], keywords, task["sentences_per_date"])) for day in chosen]


def _on_topic(one: Report, keywords: list[str]) -> bool:
    text = one.text.lower()
    return any(word in text for word in keywords)


def _sentences(reports: list[Report], keywords: list[str], count: int) -> list[str]:
    ranked = sorted(reports, key=lambda one: (-_on_topic(one, keywords), -one.salience, one.text))
    return list(dict.fromkeys(one.text for one in ranked))[:count]
