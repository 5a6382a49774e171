"""`timeline validate`: what it prints, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.test_cli import Run, run
from timeline import dump, export
from timeline.saving import schema
from timeline.testing import usual_timeline

__all__ = ["run"]  # the fixture

GOOD = dump(usual_timeline())


def bad(count: int) -> str:
    events = ",\n".join('{"id": 7}' for _ in range(count))
    return f'{{"format": "timeline", "version": 1, "title": "t", "events": [\n{events}\n]}}'


def test_a_valid_file_is_called_valid_and_gives_0(run: Run) -> None:
    Path("a.json").write_bytes(GOOD)
    ran = run("validate", "a.json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("a.json: valid, 1 warning\n")


def test_a_problem_is_one_line_with_place_field_fault_and_what_is_expected(run: Run) -> None:
    Path("a.json").write_bytes(GOOD.replace(b'"occurrence"', b'"ocurrence"', 1))
    ran = run("validate", "a.json")
    assert ran.code == 1
    first, *_, last = ran.out.splitlines()
    assert first.startswith(
        'a.json:10:15: events[0].kind: "ocurrence" is not in the list; did you mean occurrence? (exp'
    )
    assert last == "a.json: not valid: 1 error, 1 warning"


def test_twenty_problems_are_shown_unless_all_are_asked_for(run: Run) -> None:
    Path("a.json").write_text(bad(30))
    lines = run("validate", "a.json").out.splitlines()
    assert lines[-2:] == ["a.json: 160 more, which --all shows", "a.json: not valid: 180 errors"]
    assert len(lines) == 22
    assert len(run("validate", "--all", "a.json").out.splitlines()) == 181


def test_each_file_is_judged_by_itself(run: Run) -> None:
    Path("a.json").write_bytes(GOOD)
    Path("a.pdf").write_bytes(export(usual_timeline(), "pdf"))
    ran = run("validate", "a.json", "mill.md", "none.json", "a.pdf", ".")
    assert ran.code == 1
    assert "mill.md:1:1: it looks like an article" in ran.out
    assert "none.json:1:1: it cannot be read: No such file" in ran.out
    assert ran.out.endswith("2 of 5 files are valid\n")


def test_standard_input_is_checked(run: Run) -> None:
    assert run("validate", "-", stdin=GOOD).code == 0
    assert run("validate", "-", stdin=b"{").out.startswith("-:1:2: it ends before it is complete")


def test_machines_get_json(run: Run) -> None:
    Path("a.json").write_text(bad(1))
    ran = run("validate", "-o", "json", "a.json", "-", stdin=GOOD)
    assert ran.code == 1
    first, second = json.loads(ran.out)
    assert (first["file"], first["valid"], len(first["problems"])) == ("a.json", False, 6)
    assert first["problems"][0].keys() == {"path", "line", "column", "what", "expected", "severity"}
    assert second["valid"]


def test_the_schema_is_printed(run: Run) -> None:
    printed = json.loads(run("validate", "--schema").out)
    assert printed == json.loads(json.dumps(schema()))
    jsonschema.Draft202012Validator(printed).validate(json.loads(GOOD))


def test_without_a_file_it_is_wrong_usage(run: Run) -> None:
    ran = run("validate")
    assert ran.code == 2
    assert "name a file to check" in ran.err


def test_no_text_of_a_file_drives_the_terminal(run: Run) -> None:
    ran = run("validate", "-", stdin=b'{"format": "timeline", "version": 1, "title": "t", "\\u001b[31m\\n": 1}')
    assert "\x1b" not in ran.out
    assert len(ran.out.splitlines()) == 2


@pytest.mark.parametrize("option", ["compact", "json.compact", "compact=yes"])
def test_an_option_without_a_value_means_yes(run: Run, option: str) -> None:
    assert run("build", "mill.md", "-o", "a.json", "-O", option).code == 0
    assert Path("a.json").read_bytes().count(b"\n") == 1


def test_an_option_that_needs_a_value_says_so(run: Run) -> None:
    ran = run("build", "mill.md", "-o", "a.pdf", "-O", "page")
    assert ran.code == 1
    assert "the option 'page' needs a value" in ran.err
    assert "page=a4" in ran.err
    assert not Path("a.pdf").exists()
