"""Quality does not fall: the scores on the evaluation data, where it is at hand, are at or above their floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))

data = pytest.importorskip("benchmarks.data", reason="the benchmarks are not beside the tests")
if not data.EVAL.is_dir():
    pytest.skip("the evaluation data is not here", allow_module_level=True)


def test_scores_are_at_or_above_their_floors() -> None:
    from benchmarks.floors import measured

    scores = measured()
    fallen = {
        (part, key): (scores[part][key], floor)
        for part in ("gold", "timex")
        for key, floor in FLOORS.get(part, {}).items()
        if scores[part][key] < floor
    }
    assert not fallen


def test_floors_only_rise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from benchmarks import floors

    path = tmp_path / "floors.json"
    path.write_text('{"gold": {"f1": 0.5, "precision": 0.9}, "seeds": {"a": 1}}', encoding="utf-8")
    monkeypatch.setattr(floors, "FLOORS", path)
    monkeypatch.setattr(floors, "measured", lambda: {"gold": {"f1": 0.6, "precision": 0.8}})
    assert floors.raised() == {"gold": {"f1": 0.6, "precision": 0.9}, "seeds": {"a": 1}}
