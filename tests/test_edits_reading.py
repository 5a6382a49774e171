"""A file of edits that is wrong gives one clear error or finding each; the file to begin with is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mill import MILL, edit, edited, made
from timeline.edits import Edits, apply, originals, read_edits, starting_file
from timeline.edits.values import INVALID
from timeline.errors import EditsError

# Files that are wrong.


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ('[[edit]]\nid = "a"\nrelable = "x"', "edit 1 (line 1), relable", "there is no such key"),
        ('[[edits]]\nid = "a"', "'edits'", "there is no such key"),
        ('[edit]\nid = "a"', "edit", "it is no table"),
        ("\n\n[[edit]]\nid = 5\ndrop = true", "edit 1 (line 3), id", "it is a number, not text"),
        ('[[edit]]\nid = "a"\ndrop = "yes"', "edit 1 (line 1), drop", "it is text, not true or false"),
        ('[[edit]]\nid = "a"\nredate = "5 August"', "edit 1 (line 1), redate", "'5 August' is no date"),
        ('[[edit]]\nid = "a"\nredate = "2024-13"', "edit 1 (line 1), redate", "'2024-13' is no date"),
        ('[[edit]]\nid = "a"\nredate = true', "edit 1 (line 1), redate", "it is true or false, not a date"),
        ('[[edit]]\nid = "a"\nrelabel = " "', "edit 1 (line 1), relabel", "it is empty"),
        ('[[edit]]\nid = "a"', "edit 1 (line 1)", "it decides nothing"),
        ("[[edit]]\ndrop = true", "edit 1 (line 1)", "it names no event"),
        ('[[edit]]\nid = "a"\nmerge = ["a"]', "edit 1 (line 1), merge", "the event is merged with itself"),
        ('[[edit]]\nid = "a"\nmerge = []', "edit 1 (line 1), merge", "it is empty"),
        ('[[edit]]\nid = "a"\nmerge = [{}]', "edit 1 (line 1), merge, event 1", "it has neither id nor words"),
        ('[[edit]]\nid = "a"\nmerge = ["b", 5]', "edit 1 (line 1), merge, event 2", "it is a number, not an event"),
        ('[[edit]]\nid = "a"\nmerge = [{id = 5}]', "edit 1 (line 1), merge, event 1, id", "it is a number, not text"),
        ('[[edit]]\nid = "a"\nsplit = []', "edit 1 (line 1), split", "it has no two parts"),
        ('[[edit]]\nid = "a"\nsplit = [{label = "x"}]', "edit 1 (line 1), split", "it has no two parts"),
        ('[[edit]]\nid = "a"\nsplit = [{label = "x"}, {date = "2020"}]', "split, part 2, label", "it is missing"),
        ('[[edit]]\nid = "a"\nsplit = ["x", "y"]', "edit 1 (line 1), split, part 1", "it is text, not a part"),
        ('[[add]]\nlabel = "x"', "add 1 (line 1), date", "it is missing"),
        ('[[add]]\ndate = "2020"', "add 1 (line 1), label", "it is missing"),
        ('[[add]]\ndate = "2020"\nlabel = "x"\nkind = "fact"', "add 1 (line 1), kind", "there is no kind 'fact'"),
        ('edit = [{ id = "a" }]', "edit 1", "it decides nothing"),
    ],
)  # fmt: skip
def test_a_wrong_edit_is_one_finding_that_says_where_and_what_and_costs_no_other(
    text: str, where: str, what: str
) -> None:
    good = '[[add]]\ndate = "1899"\nlabel = "The land was bought"'
    read = read_edits(f"{text}\n{good if not text.startswith('[[add') else ''}".encode(), "e.toml")
    (finding,) = read.findings
    assert finding.code == INVALID
    assert where in finding.message.partition(": ")[0]
    assert what in finding.message
    assert finding.message.endswith(".")
    if not text.startswith("[[add"):
        assert [one.type for one in read.decisions] == ["add"]
    assert finding in apply(made(), read).findings


@pytest.mark.parametrize(
    ("data", "where", "what"),
    [
        (b"[[edit]]\nid = a\n", "e.toml, line 2", "it is no TOML: invalid value"),
        (b"[[edit\n", "e.toml, line 1", "it is no TOML"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe\x00", "e.toml", "it is no text in UTF-8"),
        (b"a\0b", "e.toml", "it holds zero bytes"),
        (b"x = " + b"[" * 5000, "e.toml", "it is nested too deeply"),
        (b"x" * 10_000_000, "e.toml", "it has 10,000,001 bytes beside its comments"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_error(data: bytes, where: str, what: str) -> None:
    with pytest.raises(EditsError) as caught:
        read_edits(data, "e.toml")
    assert caught.value.where == where
    assert what in caught.value.what
    assert caught.value.next


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_with_a_byte_order_mark_is_read(encoding: str) -> None:
    assert read_edits('[[add]]\ndate = "1899"\nlabel = "Ä"'.encode(encoding)).decisions[0].parts[0].label == "Ä"


def test_long_comments_are_no_matter() -> None:
    assert read_edits(b"# word\n" * 1_000_000) == Edits()


# The file to begin with.

HARD = 'The "old" mill \\ of C:\\new opened on 5 August 1901. \x07Bells\x7f rang in 1955.\nIt\u2028closed in 1963.'


@pytest.mark.parametrize("text", [MILL, HARD, "Hello there"])
def test_the_file_to_begin_with_changes_nothing_as_it_is_and_with_every_block_uncommented(text: str) -> None:
    before = made(text)
    file = starting_file(before)
    assert read_edits(file.encode()) == Edits()
    bare = read_edits("\n".join(line.removeprefix("# ") for line in file.splitlines()).encode())
    assert not bare.findings
    assert len(bare.decisions) == 2 * len(before.events + before.undated)
    assert apply(before, bare) == before


def test_the_examples_in_the_file_to_begin_with_can_be_read() -> None:
    head = [line.removeprefix("##     ") for line in starting_file(made()).splitlines() if line.startswith("##     ")]
    shown = "\n".join(line.partition("   ")[0] if not line.startswith(" ") else line for line in head[1:])
    first, _, added = shown.partition("[[add]]")
    for line in ("relabel", "redate", "drop", "pin", "merge", "reason"):
        assert line in first
    assert len(read_edits(f"[[add]]{added}".encode()).decisions) == 1


def test_the_file_to_begin_with_tells_the_events_as_they_were_found_even_of_a_corrected_timeline() -> None:
    after = edited(edit("mayor", "drop = true"), edit("fire", 'relabel = "A"'), '[[add]]\ndate = "1899"\nlabel = "B"')
    assert set(originals(after)) == set(originals(made()))
    assert sorted(starting_file(after).splitlines()[-60:]) == sorted(starting_file(made()).splitlines()[-60:])


# Files of any kind.

PIECES = st.sampled_from([
    "[[edit]]", "[[add]]", "[edit]", "id", "words", "drop", "redate", "merge", "split", "label", "date", " = ", "true",
    "5", "1901-08-05", '"1901"', '"a"', "'''", '"""', "{ ", " }", "[", "]", ", ", ".", "\n", "#", "\\", "\0", "\ud800",
    "é", "1e9",
])  # fmt: skip


def said_of(data: bytes) -> str:
    """What is said of bytes that are no edits, if they are none."""
    try:
        read_edits(data, "e.toml")
    except EditsError as error:
        return str(error)
    return ""


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_is_edits_or_one_known_error(text: str) -> None:
    said = said_of(text.encode("utf-8", "surrogatepass"))
    assert not said or said.startswith("e.toml")


@given(st.binary(max_size=200))
def test_any_bytes_are_edits_or_one_known_error(data: bytes) -> None:
    said = said_of(data)
    assert not said or said.startswith("e.toml")


@pytest.mark.parametrize("text", ["a." * 900_000 + "a = 1", "x = {" + "'b' . " * 300_000 + "b = 1}"])
def test_a_key_of_very_many_parts_is_refused_at_once(text: str) -> None:
    with pytest.raises(EditsError, match="nested too deeply"):
        read_edits(text.encode())
