"""Floors under the quality that has been reached: tests hold them, and they only rise."""

from __future__ import annotations

import json
import math

from benchmarks.data import ROOT, Row
from benchmarks.quality import gold_scores, timex_scores

FLOORS = ROOT / "tests" / "floors.json"

KEPT = ("must_recall", "must_recall_date_right", "precision", "f1", "f1_date_right", "order_accuracy", "kind_accuracy")


def measured() -> Row:
    """The scores that have floors: `gold`, the events, and `timex`, the value F1 of each file."""
    return {"gold": _events(), "timex": {name: _down(one["all"]["value_f1"]) for name, one in timex_scores().items()}}


def _events() -> Row:
    scores = gold_scores()["all"]
    found = {key: _down(scores[key]) for key in KEPT}
    # A share that should be small: its floor is under what is left.
    found["date_not_wrong"] = _down(None if scores["date_wrong"] is None else 1 - scores["date_wrong"])
    return found


def _down(value: float | None) -> float:
    return 0.0 if value is None else math.floor(value * 1000) / 1000


def raised() -> Row:
    """Raise the floors to what is measured now, never lower one, and give them."""
    floors: Row = json.loads(FLOORS.read_text(encoding="utf-8"))
    for part, scores in measured().items():
        old = floors.get(part, {})
        floors[part] = {key: max(value, old.get(key, 0.0)) for key, value in scores.items()}
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    return floors
