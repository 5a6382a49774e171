"""The briefing as it is read aloud, against a page that a person has read: every part, in its order, with its role."""

from __future__ import annotations

from pathlib import Path

from tests.matterhorn import structure_text
from timeline import export
from timeline.testing import usual_timeline

GOLDEN = Path(__file__).parent / "golden" / "briefing.txt"


def test_the_usual_briefing_is_read_aloud_as_on_the_golden_page() -> None:
    told = structure_text(export(usual_timeline(), "pdf", {"system-fonts": "no"}))
    assert told.splitlines() == GOLDEN.read_text("utf-8").splitlines()
