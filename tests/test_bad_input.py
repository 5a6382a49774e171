"""Bad input: a clear error with what to do next and its exit code; every other article and output is still made."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from timeline.cli import main, outputs


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Run:
    """Runs the command line in a folder that holds good.txt."""
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text("The mill burned in 1901.", encoding="utf-8")

    def running(*words: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsysbinary.readouterr()
        code = main(words)
        out, err = capsysbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return running


def apart(*words: str, shell: str = "", **environment: str) -> Ran:
    """Runs the command line in a process of its own; `shell` is what stands behind it, such as a redirection."""
    line = f'"$0" -m timeline "$@" {shell}'
    done = subprocess.run(
        ["sh", "-c", line, sys.executable, *words], capture_output=True, check=False, env={**os.environ, **environment}
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def plain(ran: Ran) -> bool:
    """Whether an error says itself and what to do next, without a trace."""
    lines = ran.err.splitlines()
    told = len(lines) >= 2 and lines[0].startswith("timeline: ") and lines[1].startswith("    ")
    return told and "Traceback" not in ran.err and "bug" not in ran.err


BAD_SOURCES = {
    "empty.txt": (b"", "no text"),
    "blank.md": (b" \n\n", "no text"),
    "binary.txt": (bytes(range(256)) * 8, "binary"),
    "report.pdf.txt": (b"%PDF-1.7\n1 0 obj", "a PDF"),
    "word.docx": (b"PK\x03\x04", "'.docx'"),
    "short.txt": ("Größe".encode("latin-1"), "UTF-8"),
    "lines.jsonl": (b'{"id": "a"}\n', "line 1"),
}


@pytest.mark.parametrize(("name", "data", "told"), [(name, *rest) for name, rest in BAD_SOURCES.items()])
def test_a_bad_article_is_said_and_costs_only_itself(run: Run, name: str, data: bytes, told: str) -> None:
    Path(name).write_bytes(data)
    alone = run("build", name, "-o", "alone.md")
    assert alone.code == 1
    assert plain(alone)
    assert told in alone.err
    assert name in alone.err
    assert not Path("alone.md").exists()
    both = run("build", name, "good.txt", "-o", "both.md")
    assert (both.code, both.err) == (1, alone.err)
    assert "1901" in Path("both.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["build", "tag", "explain"])
def test_a_missing_file_is_said_by_every_command(run: Run, command: str) -> None:
    ran = run(command, "nowhere.txt")
    assert (ran.code, ran.out) == (1, "")
    assert plain(ran)
    assert "no such file" in ran.err


def test_a_folder_without_an_article_is_said(run: Run) -> None:
    Path("empty").mkdir()
    Path("empty/notes.docx").write_bytes(b"x")
    ran = run("build", "empty")
    assert ran.code == 1
    assert plain(ran)
    assert "no article in this folder" in ran.err


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned in 1901.\x00\x00 It stood.",
        "The mill burned in 1901" + "\u0301" * 5000 + ". It stood.",
        "The mill burned in 1901. \u202e\u2066\ufeff\x1b[31m It stood.",
    ],
    ids=["nul", "combining", "controls"],
)
def test_hostile_characters_cost_only_themselves(run: Run, text: str) -> None:
    Path("odd.txt").write_text(text, encoding="utf-8")
    ran = run("build", "odd.txt", "-o", "a.md", "-o", "a.json", "-o", "a.pdf")
    assert (ran.code, ran.err) == (0, "")
    assert "1901" in Path("a.md").read_text(encoding="utf-8")


def test_a_lone_surrogate_in_json_lines_costs_only_itself(run: Run) -> None:
    Path("odd.jsonl").write_text(
        '{"id": "a", "title": "\\ud800", "text": "\\udfff It burned in 1901."}\n', encoding="utf-8"
    )
    ran = run("build", "odd.jsonl", "-o", "a.md", "-o", "a.json", "-o", "a.pdf")
    assert (ran.code, ran.err) == (0, "")


def test_a_text_of_20_megabytes_is_read_and_one_beyond_the_limit_refused(run: Run) -> None:
    words = "Nothing is dated in this line of words that goes on and on.\n\n"
    Path("long.txt").write_text(words * (1_000_000 // len(words)), encoding="utf-8")
    start = time.process_time()
    assert run("tag", "long.txt").code == 0
    assert time.process_time() - start < 10
    Path("huge.txt").write_bytes(b"a" * 20_000_001)
    ran = run("tag", "huge.txt", "good.txt")
    assert ran.code == 1
    assert plain(ran)
    assert "20,000,001 characters; at most 20,000,000 are read" in ran.err
    assert "1901" in ran.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "bad.zzz"), ".zzz"),
        (("-o", "bad"), "no suffix"),
        (("-o", "no/bad.md"), "folder does not exist"),
        (("-o", "folder"), "is a folder"),
    ],
)
def test_a_bad_output_is_said_and_costs_only_itself(run: Run, words: tuple[str, ...], told: str) -> None:
    Path("folder").mkdir()
    ran = run("build", "good.txt", *words, "-o", "kept.md")
    assert ran.code == 1
    assert plain(ran)
    assert told in ran.err
    assert Path("kept.md").is_file()
    assert run("build", "good.txt", *words).code == 1


def test_an_unknown_format_lists_the_known_ones(run: Run) -> None:
    ran = run("build", "good.txt", "-f", "word")
    assert ran.code == 1
    assert plain(ran)
    assert "markdown" in ran.err


def test_an_unknown_option_of_an_exporter_lists_the_known_ones(run: Run) -> None:
    ran = run("build", "good.txt", "-O", "colour=red")
    assert (ran.code, ran.out) == (1, "")
    assert plain(ran)
    assert "toc" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ("build",),
        ("nonsense",),
        ("build", "good.txt", "--nonsense"),
        ("build", "good.txt", "-o", "a.md", "-o", "./a.md"),
        ("build", "good.txt", "-o", "-", "-o", "-"),
        ("build", "good.txt", "-o", "good.txt", "-f", "markdown"),
        ("build", ".", "-o", "good.txt", "-f", "markdown"),
        ("build", "good.txt", "-O", "=yes"),
        ("build", "good.txt", "-O", "pdf.paper=a4"),
        ("build", "good.txt", "--dct", "2024-13"),
        ("build", "good.txt", "--genre", "poem"),
        ("build", "--jsonl", "-o", "a.md"),
        ("explain",),
        ("export",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_refused_before_any_work(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert plain(ran)
    assert [path.name for path in Path().iterdir()] == ["good.txt"]
    assert Path("good.txt").read_text(encoding="utf-8") == "The mill burned in 1901."


def test_a_full_disk_leaves_the_old_file_whole_and_nothing_beside_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.md").write_text("the old one", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    ran = run("build", "good.txt", "-o", "a.md", "-o", "-")
    assert ran.code == 1
    assert plain(ran)
    assert "a.md: the disk is full" in ran.err
    assert "1901" in ran.out
    assert Path("a.md").read_text(encoding="utf-8") == "the old one"
    assert sorted(path.name for path in Path().iterdir()) == ["a.md", "good.txt"]


def test_a_full_device_is_said(run: Run) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no such device here")
    ran = run("build", "good.txt", "-o", "/dev/full", "-f", "markdown")
    assert ran.code == 1
    assert plain(ran)
    assert "the disk is full" in ran.err


def test_a_folder_that_may_not_be_written_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(**_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("timeline.cli.outputs.tempfile.mkstemp", forbidden)
    ran = run("build", "good.txt", "-o", "a.md")
    assert ran.code == 1
    assert plain(ran)
    assert "cannot be written to" in ran.err


def test_a_link_is_replaced_and_what_it_points_to_is_left_alone(run: Run) -> None:
    Path("victim.md").write_text("mine", encoding="utf-8")
    Path("a.md").symlink_to("victim.md")
    assert run("build", "good.txt", "-o", "a.md").code == 0
    assert Path("victim.md").read_text(encoding="utf-8") == "mine"
    assert not Path("a.md").is_symlink()


def test_a_device_is_written_to_and_not_replaced(run: Run) -> None:
    if not Path("/dev/null").is_char_device():
        pytest.skip("no such device here")
    assert run("build", "good.txt", "-o", "/dev/null", "-f", "markdown").code == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[1]", b'{"format": "other"}', b"[" * 100_000], ids=lambda data: repr(data[:9])
)
def test_a_damaged_saved_timeline_is_said(run: Run, data: bytes) -> None:
    Path("saved.json").write_bytes(data)
    ran = run("export", "saved.json", "-o", "a.md")
    assert (ran.code, ran.out) == (1, "")
    assert plain(ran)
    assert "saved.json" in ran.err
    assert not Path("a.md").exists()


@pytest.mark.parametrize(
    "words", [("build", ""), ("build", "good.txt", "-o", ""), ("tag", ""), ("explain", "")], ids=" ".join
)
def test_an_empty_name_is_said_and_is_not_this_folder(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (1, "")
    assert plain(ran)
    assert "is empty" in ran.err


def test_a_file_where_a_folder_should_be_is_said_and_no_folder_asked_for(run: Run) -> None:
    for name in ("good.txt/a.md", "good.txt/b/a.md"):
        ran = run("build", "good.txt", "-o", name)
        assert ran.code == 1
        assert plain(ran)
        assert "'good.txt' is a file, not a folder" in ran.err
        assert "mkdir" not in ran.err


def test_a_name_that_is_too_long_is_said(run: Run) -> None:
    for words in (("build", "n" * 300), ("build", "good.txt", "-o", "n" * 300 + ".md")):
        ran = run(*words)
        assert (ran.code, ran.out) == (1, "")
        assert plain(ran)
        assert "too long" in ran.err


def test_a_stream_is_written_to_even_where_a_plain_file_stands_behind_it(tmp_path: Path) -> None:
    if not Path("/dev/stdout").exists():
        pytest.skip("no such device here")
    assert outputs._is_device(Path("/dev/stdout"))
    assert outputs._is_device(Path("/dev/fd/1"))
    assert not outputs._is_device(tmp_path / "a.md")


def test_an_endless_file_is_refused_and_not_read_to_its_end(run: Run) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no such device here")
    ran = run("tag", "/dev/zero", "good.txt", "--limit", "1000")
    assert ran.code == 1
    assert plain(ran)
    assert "it is too long; at most 1,000 are read" in ran.err
    assert "1901" in ran.out


@pytest.mark.parametrize(
    "words", [("build", "good.txt"), ("tag", "good.txt"), ("plugins",), ("build", "--help")], ids=" ".join
)
def test_a_full_standard_output_is_no_bug(run: Run, words: tuple[str, ...]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no such device here")
    assert run("tag", "good.txt").code == 0
    ran = apart(*words, shell="> /dev/full")
    assert ran.code == 1
    assert plain(ran)
    assert ran.err.startswith("timeline: standard output: the disk is full")


def test_closed_streams_are_said_where_someone_is_left_to_hear_it(run: Run) -> None:
    assert run("tag", "good.txt").code == 0
    closed = apart("tag", "good.txt", shell=">&-")
    assert closed.code == 1
    assert plain(closed)
    assert "standard output: it is closed" in closed.err
    silent = apart("build", "nowhere.txt", "good.txt", shell="2>&-")
    assert silent.code == 1
    assert "1901" in silent.out


@pytest.mark.parametrize("words", [("tag", "-"), ("tag", "--jsonl"), ("export", "-")], ids=" ".join)
def test_a_closed_standard_input_is_said(run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    monkeypatch.setattr("io.TextIOWrapper", lambda _: None)
    ran = run(*words)
    assert (ran.code, ran.out) == (1, "")
    assert plain(ran)
    assert "standard input: it is closed" in ran.err


def test_whoever_stops_reading_costs_no_file(run: Run) -> None:
    assert run("tag", "good.txt").code == 0
    ran = apart("build", "good.txt", "-o", "-", "-o", "a.md", shell="| true")
    assert ran.err == ""
    assert "1901" in Path("a.md").read_text(encoding="utf-8")


def test_a_wrong_option_is_said_before_any_article_is_read(run: Run) -> None:
    ran = run("build", "nowhere.txt", "-o", "a.md", "-O", "colour=red")
    assert ran.code == 1
    assert plain(ran)
    assert "nowhere" not in ran.err
    both = run("build", "good.txt", "-o", "a.md", "-o", "a.json", "-O", "json.compact=maybe")
    assert both.code == 1
    assert plain(both)
    assert sorted(path.name for path in Path().iterdir()) == ["a.md", "good.txt"]


def test_an_article_that_gives_nothing_is_pointed_out(run: Run) -> None:
    Path("brief.txt").write_text("Der Rat trat zusammen. Die Halle brannte.", encoding="utf-8")
    ran = run("build", "brief.txt", "good.txt", "-o", "a.md")
    assert ran.code == 0
    assert "brief: No event was found in it" in ran.err
    assert "1901" in Path("a.md").read_text(encoding="utf-8")


def test_relative_dates_without_a_date_of_the_article_stay_undated_and_say_so(run: Run) -> None:
    text = "The mill burned last week. Two days later the owner sold the land."
    ran = run("build", "-", stdin=text.encode())
    assert ran.code == 0
    assert "2 undated events from 1 source" in ran.out
    assert "The mill burned" in ran.out
    assert "own time is not known" in ran.out


def test_the_bytes_depend_on_neither_hash_seed_nor_time_zone_nor_locale(run: Run) -> None:
    assert run("tag", "good.txt").code == 0
    names = ("a.md", "a.json", "a.pdf")
    made = []
    for seed, zone, locale in (("1", "Asia/Tokyo", "C"), ("2", "America/Lima", "C.UTF-8")):
        words = (word for name in names for word in ("-o", name))
        ran = apart("build", "good.txt", *words, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale)
        assert (ran.code, ran.err) == (0, "")
        made.append([Path(name).read_bytes() for name in names])
    assert made[0] == made[1]
