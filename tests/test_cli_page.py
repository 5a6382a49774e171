"""docs/cli.md shows of the loss report what the command line says."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from timeline.cli import main

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "cli.md"

pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason="the documentation is not beside the tests")


def shown() -> list[tuple[list[str], list[str]]]:
    """Each command of the section, and what it is shown to say."""
    section = PAGE.read_text("utf-8").partition("### What the file lost\n")[2].partition("\n##")[0]
    lines = [line.removeprefix("    ") for line in section.splitlines() if line.startswith("    ")]
    found: list[tuple[list[str], list[str]]] = []
    for line in lines:
        if line.startswith("$ timeline "):
            found.append((shlex.split(line)[2:], []))
        else:
            found[-1][1].append(line)
    return found


def test_the_reports_of_the_page_are_those_of_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("timeline_icalendar")
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    codes = []
    for words, said in shown():
        codes.append(main(words))
        told = capsys.readouterr().err.splitlines()
        if said[-1:] == ["  ..."]:
            assert told[: len(said) - 1] == said[:-1] and len(told) > len(said)
        else:
            assert told == said
    assert codes == [0, 1, 0, 0]
    assert "DTSTART;VALUE=DATE:20240801" in Path("kursk.ics").read_text("utf-8")
