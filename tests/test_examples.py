"""Every example runs, and shows something."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from timeline import export
from timeline.testing import usual_timeline

FOLDER = Path(__file__).parents[1] / "examples"
SCRIPTS = sorted(FOLDER.glob("*.py"))


@pytest.mark.skipif(not SCRIPTS, reason="the examples are not beside the tests")
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_it_runs_and_shows_something(script: Path, tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip() and not told.stderr


@pytest.mark.skipif(not SCRIPTS, reason="the examples are not beside the tests")
def test_the_example_of_an_exporter_counts_by_year(tmp_path: Path) -> None:
    script = FOLDER / "exporter.py"
    told = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert told.stdout == "  1987 #\n  2021 #######\n0 with wider bounds, 2 undated\n"


@pytest.mark.skipif(not SCRIPTS, reason="the examples are not beside the tests")
def test_the_example_of_a_theme_looks_unlike_the_themes_that_ship() -> None:
    own = export(usual_timeline(), "pdf", {"theme": str(FOLDER / "theme.toml")})
    assert own not in [export(usual_timeline(), "pdf", {"theme": name}) for name in ("plain", "report")]
