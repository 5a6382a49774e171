"""The command line: what it writes, where, and with which exit code."""

from __future__ import annotations

import importlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import click
import pytest

from timeline.cli import _COMMANDS, cli, main
from timeline.cli.bulk import times_line, times_rows, written
from timeline.cli.speaking import shown, table
from timeline.model import Article, Block, Span
from timeline.registry import installed

ARTICLE = """# The old mill

The mill opened on 5 August 1901. In 1955 a fire destroyed the hall, and the owner sold the land two years later.
"""


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it, also those of a group."""
    context = click.Context(cli)
    for name in _COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        yield name, command
        for word, one in command.commands.items() if isinstance(command, click.Group) else ():
            yield f"{name} {word}", one


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Run:
    """Runs the command line in an empty folder that holds mill.md."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mill.md").write_text(ARTICLE, encoding="utf-8")

    def running(*words: str, stdin: str | bytes = b"") -> Ran:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        capsysbinary.readouterr()
        code = main(words)
        out, err = capsysbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return running


def test_help_lists_every_command_with_its_own_words(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    for name, words in _COMMANDS.items():
        command = importlib.import_module(f"timeline.cli.{name}").command
        assert (command.name, command.short_help) == (name, words)
        assert words in ran.out
        assert run(name, "--help").code == 0


def test_help_shows_each_example_on_a_line_of_its_own_and_with_options_that_are_known(run: Run) -> None:
    shown_ = [run("--help").out, *(run(*name.split(), "--help").out for name, _ in commands())]
    assert not any("\\b" in text or "\b" in text for text in shown_)
    examples = [line.strip() for text in shown_ for line in text.partition("Examples:")[2].splitlines() if line.strip()]
    assert "timeline explain report.md" in examples
    known = {option.name for one in installed().exporters() for option in one.options}
    for words in (line.split() for line in examples if " -O " in line):
        assert words[words.index("-O") + 1].split("=")[0] in known


def test_help_imports_neither_a_stage_nor_a_plugin() -> None:
    asked = "import sys, timeline.cli; timeline.cli.main(['--help']); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split("\n")[-2].split())
    assert not loaded & {"timeline.pipeline", "timeline.registry", "timeline_pdf", "reportlab", "rich", "msgspec"}


def test_without_output_the_timeline_is_markdown_on_standard_output(run: Run) -> None:
    ran = run("build", "mill.md")
    assert ran.code == 0
    assert ran.out.startswith("# ")
    assert "The old mill" in ran.out


def test_several_outputs_come_from_one_run_each_in_the_format_of_its_suffix(run: Run) -> None:
    assert run("build", "mill.md", "-o", "a.md", "-o", "a.json", "-o", "-", "-f", "json").code == 0
    assert Path("a.md").read_text(encoding="utf-8").startswith("# ")
    assert json.loads(Path("a.json").read_text(encoding="utf-8"))
    assert sorted(path.name for path in Path().iterdir()) == ["a.json", "a.md", "mill.md"]


def test_the_format_is_named_for_a_single_output_whatever_its_suffix(run: Run) -> None:
    assert run("build", "mill.md", "-o", "a.txt", "-f", "json").code == 0
    assert json.loads(Path("a.txt").read_text(encoding="utf-8"))


def test_a_saved_timeline_is_exported_as_if_built(run: Run) -> None:
    run("build", "mill.md", "-o", "a.json", "-o", "a.md")
    assert run("export", "a.json", "-o", "b.md").code == 0
    assert Path("a.md").read_bytes() == Path("b.md").read_bytes()


def test_the_same_article_gives_the_same_bytes(run: Run) -> None:
    assert run("build", "mill.md", "-f", "json").out == run("build", "mill.md", "-f", "json").out


def test_standard_input_is_plain_text_unless_named_otherwise(run: Run) -> None:
    assert run("tag", "-", stdin="# In 1901").out.splitlines()[-1].startswith("1901")
    assert "The old mill" in run("build", "-", "--from", "markdown", stdin=ARTICLE).out


def test_a_folder_gives_all_its_articles_sorted(run: Run) -> None:
    for name in ("b/two.txt", "a/one.md", "a/.hidden.md", "notes.docx"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("It ran in 1901.", encoding="utf-8")
    ran = run("tag", ".", "-f", "jsonl")
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["mill", "one", "two"]
    assert (ran.code, ran.err) == (0, "")


def test_two_articles_of_one_name_get_ids_of_their_own(run: Run) -> None:
    for name in ("a/report.txt", "b/report.txt"):
        Path(name).parent.mkdir()
        Path(name).write_text("It ran in 1901.", encoding="utf-8")
    ran = run("tag", "a", "b", "-f", "jsonl")
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["report", "report-2"]


def test_meta_toml_beside_an_article_tells_its_date_and_title_and_options_overrule_it(run: Run) -> None:
    Path("article.md").write_text("It ran in 1901.", encoding="utf-8")
    Path("meta.toml").write_text(
        'title = "The mill"\ndct = 1956-03-01\nlanguage = "en"\ngenre = "news"\n', encoding="utf-8"
    )
    assert "(written: 1956-03-01, given; genre: " in run("tag", "article.md").out
    assert "(written: 1957, given; genre: news)" in run("tag", "article.md", "--dct", "1957").out
    assert "The mill" in run("build", "article.md").out
    Path("meta.toml").write_text("title = ", encoding="utf-8")
    ran = run("tag", "article.md")
    assert (ran.code, ran.out) == (1, "")
    assert "meta.toml" in ran.err


def test_tag_shows_words_values_and_places(run: Run) -> None:
    rows = run("tag", "mill.md").out.splitlines()
    row = next(row for row in rows if row.startswith("5 August 1901")).split()
    assert row[3:5] == ["DATE", "1901-08-05"]
    assert row[-1] == "3:20"


def test_tag_gives_timeml_whose_text_is_the_article(run: Run) -> None:
    root = ET.fromstring(run("tag", "mill.md", "-f", "timeml", "--dct", "1960-01-02").out)
    text = root.find("TEXT")
    assert text is not None
    assert "".join(text.itertext()) == ARTICLE
    assert ("1901-08-05", "DATE") in [(one.get("value"), one.get("type")) for one in text.iter("TIMEX3")]
    dct = root.find("DCT/TIMEX3")
    assert dct is not None
    assert (dct.get("value"), dct.get("functionInDocument")) == ("1960-01-02", "CREATION_TIME")
    assert len({one.get("tid") for one in root.iter("TIMEX3")}) == len(list(root.iter("TIMEX3")))


def test_timeml_takes_one_article(run: Run) -> None:
    Path("b.txt").write_text("In 1901.", encoding="utf-8")
    assert run("tag", ".", "-f", "timeml")[:2] == (2, "")


def test_explain_tells_words_value_rule_and_bounds(run: Run) -> None:
    ran = run("explain", "mill.md")
    assert ran.code == 0
    for part in ("TIMEX3 1901-08-05", "rule ", "edtf     1901-08-05", "from 1901-08-05 up to 1901-08-06", "mill.md: "):
        assert part in ran.out


def test_explain_says_that_an_unknown_article_date_is_unknown(run: Run) -> None:
    ran = run("explain", "-", stdin="The mill burned two days ago.")
    assert ran.code == 0
    assert "unknown" in ran.out


BULK: list[dict[str, object]] = [
    {"id": "a", "text": "The mill burned on 5 August 1901.", "dct": "1902-01-01"},
    {
        "id": 7,
        "text": "It opened in May.",
        "dct": "1902-08-01",
        "lang": "en",
        "title": "T",
        "source": "S",
        "genre": "news",
    },
    {"id": "c", "text": "Nothing is dated here."},
]


def bulk(rows: list[object]) -> str:
    return "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)


def test_tag_in_bulk_gives_a_line_for_a_line_in_order(run: Run) -> None:
    ran = run("tag", "--jsonl", stdin=bulk([*BULK]))
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, [line["id"] for line in lines]) == (0, ["a", 7, "c"])
    assert lines[0]["timexes"] == [
        {"start": 19, "end": 32, "text": "5 August 1901", "type": "DATE", "value": "1901-08-05", "mod": None}
    ]
    assert lines[2]["timexes"] == []


@pytest.mark.parametrize("text", ["In May 1901 it opened, and two years later it closed.", "\ud800 in 1901", "None."])
def test_expressions_encoded_as_they_are_found_make_the_line_that_all_of_them_make(text: str) -> None:
    article = Article("a", text, text, (Block(Span(0, len(text))),))
    at_once = written({"id": "a", **times_line(article)})
    one_by_one = written({"id": "a", **times_rows(article)})
    assert json.loads(bytes(one_by_one)) == json.loads(bytes(at_once))


def test_build_in_bulk_gives_events_with_bounds_and_clauses(run: Run) -> None:
    ran = run("build", "--jsonl", stdin=bulk([*BULK]))
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, [line["id"] for line in lines], lines[0]["dct"]) == (0, ["a", 7, "c"], "1902-01-01")
    (event,) = lines[0]["events"]
    assert (event["edtf"], event["start"], event["end"]) == ("1901-08-05", "1901-08-05", "1901-08-06")
    assert event["kind"] == "occurrence"
    assert all(0 <= start < end <= 33 for start, end in event["spans"])
    assert {"id", "label"} <= event.keys()
    assert all(set(line) >= {"id", "dct", "events", "undated", "findings"} for line in lines)


def test_a_bad_line_in_bulk_costs_only_itself(run: Run) -> None:
    rows: list[object] = [
        "no",
        BULK[0],
        {"id": "x"},
        {"text": "no id"},
        {"id": "y", "text": "x", "dct": "1901-13"},
        "",
        BULK[2],
    ]
    ran = run("tag", "--jsonl", stdin=bulk(rows))
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 1
    assert [(line["id"], "error" in line) for line in lines] == [
        (None, True), ("a", False), ("x", True), (None, True), ("y", True), ("c", False),
    ]  # fmt: skip
    assert "line 1" in lines[0]["error"]
    assert "line 5" in lines[4]["error"]


def test_bulk_lines_may_hold_lone_surrogates_and_a_byte_order_mark(run: Run) -> None:
    ran = run("tag", "--jsonl", stdin=b'\xef\xbb\xbf{"id": "\\ud800", "text": "\\ud800 in 1901"}\n')
    assert ran.code == 0
    assert json.loads(ran.out)["timexes"][0]["start"] in (2, 5)


def test_a_bulk_line_beyond_the_limit_is_refused_and_the_next_goes_on(run: Run) -> None:
    ran = run("tag", "--jsonl", "--limit", "40", stdin=bulk([{"id": "a", "text": "x" * 1000}, *BULK]))
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, ["error" in line for line in lines]) == (1, [True, False, False, False])


def test_bulk_writes_each_line_before_it_reads_the_next() -> None:
    command = [sys.executable, "-m", "timeline", "tag", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin
        assert child.stdout
        for row in BULK:
            child.stdin.write(json.dumps(row).encode() + b"\n")
            child.stdin.flush()
            assert json.loads(child.stdout.readline())["id"] == row["id"]
        child.stdin.close()
        assert child.wait(20) == 0


def test_a_closed_pipe_ends_the_run_without_a_word() -> None:
    command = [sys.executable, "-m", "timeline", "tag", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdin
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        child.stdin.write(bulk([*BULK]).encode())
        child.stdin.close()
        assert (child.wait(20), child.stderr.read()) == (0, b"")


def test_plugins_are_listed_for_people_and_for_machines(run: Run) -> None:
    ran = run("plugins")
    assert ran.code == 0
    assert "markdown" in ran.out
    names = [one["name"] for plugin in json.loads(run("plugins", "-o", "json").out) for one in plugin["exporters"]]
    assert {"markdown", "json", "pdf"} <= set(names)


def test_plugins_tells_of_the_formats_that_are_named_alone_what_they_write_instead(run: Run) -> None:
    ran = run("plugins", ".ics")
    assert ran.code == 0 and "csv" not in ran.out
    assert re.search(r"^icalendar +zone +a time zone +in UTC, their own in words alone$", ran.out, re.MULTILINE)
    assert [one["name"] for one in json.loads(run("plugins", "icalendar", "-o", "json").out)] == ["icalendar"]
    assert run("plugins", "timeline-csv").out.splitlines()[1].startswith("csv ")
    missing = run("plugins", "nope")
    assert missing.code == 1 and "'nope'" in missing.err and "`timeline plugins`" in missing.err


def test_what_is_no_text_is_not_thrown_at_a_screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    refused, shown = run("build", "mill.md", "-f", "xlsx"), run("build", "mill.md", "-f", "csv")
    assert refused.code == 1 and refused.out == "" and "-o FILE" in refused.err
    assert shown.code == 0 and shown.out


def test_plugins_lists_what_is_written_by_name_then_what_is_read(run: Run) -> None:
    rows = [line.split() for line in run("plugins").out.partition("\n\n")[0].splitlines()[1:]]
    does = [next(word for word in row if word in ("writes", "reads")) for row in rows]
    assert does == sorted(does, reverse=True)
    written = [row[0] for row in rows if "writes" in row]
    assert written == sorted(written)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(run: Run, shell: str) -> None:
    ran = run("completion", shell)
    assert ran.code == 0
    assert "_TIMELINE_COMPLETE" in ran.out


def test_an_option_reaches_the_exporters_that_know_it(run: Run) -> None:
    assert run("build", "mill.md", "-o", "a.md", "-o", "a.json", "-O", "toc=yes").code == 0
    assert run("build", "mill.md", "-o", "a.md", "-o", "a.json", "-O", "json.compact=yes").code == 0


@pytest.mark.parametrize("wrong", ["a.pdf page=a3", "nowhere/a.pdf page=letter", "nowhere/a.pdf pdf.page=a4"])
def test_an_output_that_is_wrong_takes_its_options_with_it(run: Run, wrong: str) -> None:
    name, option = wrong.split()
    ran = run("build", "mill.md", "-o", name, "-o", "a.md", "-o", "a.json", "-O", option)
    assert (ran.code, ran.err.count("timeline: ")) == (1, 1)
    assert Path("a.md").exists() and Path("a.json").exists() and not Path("a.pdf").exists()


def test_an_option_that_no_output_knows_is_told_of_each(run: Run) -> None:
    ran = run("build", "mill.md", "-o", "a.md", "-o", "a.json", "-O", "page=a4")
    assert (ran.code, ran.err.count("unknown option 'page'")) == (1, 2)
    assert run("build", "mill.md", "-o", "a.md", "-O", "pdf.page=a4").code == 2


def test_an_interrupt_ends_with_130_and_no_trace(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.cli.sources.read", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    ran = run("build", "mill.md")
    assert (ran.code, ran.out) == (130, "")
    assert "Traceback" not in ran.err


def test_a_bug_is_called_a_bug_and_costs_one_article(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline import analysis, pipeline

    whole = analysis.times
    Path("good.txt").write_text("It ran in 1901.", encoding="utf-8")

    def failing(article: object) -> object:
        if getattr(article, "id", "") == "mill":
            raise ZeroDivisionError("on purpose")
        return whole(article)  # type: ignore[arg-type]

    monkeypatch.setattr(analysis, "times", failing)
    monkeypatch.setattr(pipeline, "times", failing)
    ran = run("build", "mill.md", "good.txt", "-o", "a.md")
    assert ran.code == 1
    assert "mill.md: this is a bug in Timeline: ZeroDivisionError: on purpose" in ran.err
    assert "Traceback" not in ran.err
    assert "1901" in Path("a.md").read_text(encoding="utf-8")
    assert "Traceback" in run("--debug", "tag", "mill.md").err


def test_what_an_article_holds_cannot_drive_the_terminal(run: Run) -> None:
    ran = run("tag", "-", stdin="In 1901 \x1b[2J\u202eand in\u00a01902")
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert shown("a\x1b[2J\u202eb\nc") == "a\\x1b[2J\\u202eb c"


def test_table_columns_count_wide_and_combining_characters() -> None:
    rows = table([("東京", "x"), ("e\u0301", "y")], ("A", "B")).splitlines()
    assert rows == ["A     B", "東京  x", "e\u0301     y"]


def test_every_option_has_a_help_text() -> None:
    for name, command in commands():
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help, (name, option.name)


def test_every_command_and_option_is_documented() -> None:
    page = Path(__file__).parents[1] / "docs" / "cli.md"
    if not page.is_file():
        pytest.skip("the documentation is not beside the tests")
    text = page.read_text(encoding="utf-8")
    for name, command in commands():
        assert f"timeline {name}" in text
        for option in command.params:
            if isinstance(option, click.Option):
                assert f"`{max(option.opts, key=len)}" in text, (name, option.opts)


def test_a_new_file_gets_the_rights_of_the_umask_and_an_old_one_keeps_its_own(run: Run) -> None:
    if os.name != "posix":
        pytest.skip("rights as POSIX has them")
    old = os.umask(0o027)
    try:
        run("build", "mill.md", "-o", "new.md")
        Path("old.md").write_text("x", encoding="utf-8")
        Path("old.md").chmod(0o604)
        run("build", "mill.md", "-o", "old.md")
    finally:
        os.umask(old)
    assert [Path(name).stat().st_mode & 0o777 for name in ("new.md", "old.md")] == [0o640, 0o604]


def test_all_shows_what_no_editor_would_pick(run: Run) -> None:
    article = "The mill closed on 3 May 2024. It was a port."
    picked = json.loads(run("build", "-", "-f", "json", stdin=article).out)
    everything = json.loads(run("build", "-", "-f", "json", "--all", stdin=article).out)
    assert [event["text"] for event in picked["events"]] == ["The mill closed on 3 May 2024"]
    assert "It was a port" in [event["text"] for event in everything["events"]]
