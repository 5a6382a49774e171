"""`timeline edit`, and `--edits` of build and export: what they write, what they say, and the exit code."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_cli import ARTICLE, Ran, run  # noqa: F401 - a fixture

Run = Callable[..., Ran]


@pytest.fixture
def mill(run: Run) -> Run:  # noqa: F811 - the fixture
    """Runs the command line in a folder with mill.md and edits.toml, as `timeline edit` wrote it."""
    assert run("edit", "mill.md", "-o", "edits.toml").code == 0
    return run


def decide(words: str, *lines: str) -> None:
    """Uncomment the block of the event with these words, put lines in it, and write it to decided.toml."""
    blocks = Path("edits.toml").read_text(encoding="utf-8").split("\n\n")
    block = next(block for block in blocks if "# [[edit]]" in block and words in block)
    kept = [line.removeprefix("# ") for line in block.splitlines() if re.match(r"# (\[\[|id|words|source)", line)]
    with Path("decided.toml").open("a", encoding="utf-8") as file:
        file.write("\n".join((*kept, *lines, "", "")))


def test_the_file_to_begin_with_changes_nothing(mill: Run) -> None:
    assert mill("build", "mill.md", "--edits", "edits.toml").out == mill("build", "mill.md").out


def test_it_names_every_event_and_the_call_that_applies_it(mill: Run) -> None:
    text = Path("edits.toml").read_text(encoding="utf-8")
    events = json.loads(mill("build", "mill.md", "-f", "json").out)["events"]
    assert "timeline build mill.md --edits edits.toml" in text
    for event in events:
        assert f'# id = "{event["id"]}"\n# words = "{event["text"]}"\n# source = "mill"\n' in text


def test_it_is_not_replaced_without_being_told(mill: Run) -> None:
    Path("edits.toml").write_text("mine", encoding="utf-8")
    ran = mill("edit", "mill.md", "-o", "edits.toml")
    assert (ran.code, Path("edits.toml").read_text(encoding="utf-8")) == (1, "mine")
    assert "edits.toml: there is such a file" in ran.err
    assert "--force" in ran.err
    assert mill("edit", "mill.md", "-o", "edits.toml", "--force").code == 0
    assert "[[edit]]" in Path("edits.toml").read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_said_before_the_articles_are_read(mill: Run) -> None:
    Path("folder").mkdir()
    assert "it is a folder" in mill("edit", "mill.md", "-o", "folder").err
    assert "its folder does not exist" in mill("edit", "mill.md", "-o", "none/edits.toml").err


def test_without_output_it_goes_to_standard_output_and_of_a_saved_timeline_it_is_the_same(mill: Run) -> None:
    mill("build", "mill.md", "-o", "mill.json")
    text = Path("edits.toml").read_text(encoding="utf-8")
    assert mill("edit", "mill.md").out == mill("edit", "mill.json").out == text
    assert mill("edit", "mill.json", "mill.md").code == 2
    assert mill("edit").code == 2


def test_an_article_is_not_replaced_by_the_edits_of_it(mill: Run) -> None:
    ran = mill("edit", "mill.md", "-o", "mill.md", "--force")
    assert ran.code == 2
    assert Path("mill.md").read_text(encoding="utf-8") == ARTICLE
    assert mill("build", "mill.md", "--edits", "edits.toml", "-o", "edits.toml", "-f", "json").code == 2


def test_a_correction_shows_in_json_and_markdown_with_what_was_found_and_why(mill: Run) -> None:
    decide("The mill opens", 'redate = "1902"', 'reason = "The book says so"')
    ran = mill("build", "mill.md", "--edits", "decided.toml", "-o", "a.json", "-o", "a.md")
    assert (ran.code, ran.err) == (0, "")
    (change,) = json.loads(Path("a.json").read_text(encoding="utf-8"))["changes"]
    assert (change["type"], change["reason"], change["before"][0]["when"]["edtf"]) == (
        "redate", "The book says so", "1901-08-05",
    )  # fmt: skip
    page = Path("a.md").read_text(encoding="utf-8")
    assert re.search(r"\| 1 +\| 1902 \| The mill opens \*\(redated by a person\)\* +\|", page)
    assert "- Redated; the program had found 5 August 1901. Reason: The book says so. ([1](#events))" in page


def test_an_edit_that_finds_nothing_is_said_and_the_rest_is_done(mill: Run) -> None:
    decide("The mill opens", "drop = true")
    with Path("decided.toml").open("a", encoding="utf-8") as file:
        file.write('[[edit]]\nid = "gone"\nwords = "The bishop blessed the bells"\ndrop = true\n')
    ran = mill("build", "mill.md", "--edits", "decided.toml", "-o", "a.json")
    assert ran.code == 1
    assert ran.err.startswith(
        "timeline: decided.toml, edit 2 (line 7), drop: no event has the id 'gone' or the words 'The bishop"
    )
    saved = json.loads(Path("a.json").read_text(encoding="utf-8"))
    assert [finding["code"] for finding in saved["findings"]] == ["edit-not-found"]
    assert [change["type"] for change in saved["changes"]] == ["drop"]


def test_a_file_that_cannot_be_read_stops_before_any_article_is_read(mill: Run) -> None:
    Path("bad.toml").write_text("[[edit]]\nid = oops\n", encoding="utf-8")
    Path("old.json").write_text("old", encoding="utf-8")
    said = {
        "bad.toml": "bad.toml, line 2: it is no TOML",
        "none.toml": "none.toml: there is no such file",
        ".": ".: it cannot be read",
        "": "--edits: its name is empty",
    }
    for name, words in said.items():
        ran = mill("build", "mill.md", "--edits", name, "-o", "old.json")
        assert (ran.code, words in ran.err, len(ran.err.splitlines())) == (1, True, 2)
    assert Path("old.json").read_text(encoding="utf-8") == "old"


def test_edits_come_from_standard_input_unless_an_article_does(mill: Run) -> None:
    table = '[[add]]\ndate = "1899"\nlabel = "The land was bought"'
    assert "added by a person" in mill("build", "mill.md", "--edits", "-", stdin=table).out
    assert mill("build", "-", "--edits", "-", stdin=table).code == 2


def test_the_bulk_form_takes_no_edits(mill: Run) -> None:
    ran = mill("build", "--jsonl", "--edits", "edits.toml")
    assert ran.code == 2
    assert "--edits" in ran.err


def test_a_saved_timeline_is_corrected_as_if_built_so_and_only_once(mill: Run) -> None:
    decide("The mill opens", 'relabel = "The wheel turned"', "pin = true")
    mill("build", "mill.md", "-o", "plain.json")
    mill("build", "mill.md", "--edits", "decided.toml", "-o", "built.json")
    assert mill("export", "plain.json", "--edits", "decided.toml", "-o", "exported.json").code == 0
    assert Path("exported.json").read_bytes() == Path("built.json").read_bytes()
    assert mill("export", "built.json", "--edits", "decided.toml", "-f", "json").out == Path("built.json").read_text(
        encoding="utf-8"
    )
