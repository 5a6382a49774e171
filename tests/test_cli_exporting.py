"""Bad input to an export, through the command line: one clear line, what to do next, and nothing is lost."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import attrs
import pytest

import timeline
from tests.shelf import Shelf
from timeline.cli import main
from timeline.registry import installed
from timeline.testing import sample_timelines, usual_timeline

SOURCE = """
from pathlib import Path
from timeline import Exporter, Lack, Option, hookimpl

Path(__file__).with_suffix(".imported").touch()

def write(timeline, options):
    return repr([timeline.title, dict(options)]).encode()

@hookimpl
def timeline_exporters():
    options = (
        Option("depth", 3, "A number."), Option("share", 0.5, "A part."), Option("loud", False, "Loudly."),
        Option("paper", "a4", "Its size.", ("a4", "letter")), Option("name", "x", "Any text."),
    )
    return (Exporter("{name}", "{suffix}", "text/plain", "A title.", write, options, {lacks}),)
"""


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    def told(self, name: str) -> str:
        """What is said of a file: its line, and the line that tells what to do next."""
        lines = self.err.splitlines()
        (at,) = [number for number, line in enumerate(lines) if line.startswith(f"timeline: {name}: ")]
        assert lines[at + 1].startswith("    "), self.err
        return f"{lines[at]} / {lines[at + 1].strip()}"


Export = Callable[..., Ran]


def plugin(name: str, suffix: str = "", lacks: str = "()") -> str:
    return SOURCE.format(name=name, suffix=suffix or f".{name}", lacks=lacks)


@pytest.fixture
def export(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Iterator[Export]:
    """Runs `timeline export dam.json` in a folder with that file, with what the shelf has installed."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("dam.json").write_bytes(timeline.dump(usual_timeline()))
    installed.cache_clear()

    def exporting(*words: str, command: str = "export dam.json") -> Ran:
        importlib.invalidate_caches()
        code = main([*command.split(), *words])
        out, err = capsysbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    yield exporting
    installed.cache_clear()


def files() -> set[str]:
    return {path.name for path in Path().iterdir()} - {"dam.json"}


def test_a_plugin_for_another_contract_is_set_aside_and_not_even_imported(shelf: Shelf, export: Export) -> None:
    shelf.put("old-dist", requires="timeline-briefing>=7,<8", old=plugin("old"))
    shelf.put("new-dist", requires=f"timeline-briefing=={timeline.__version__}", new=plugin("new"))
    Path("x.old").write_text("what stood there before", "utf-8")
    ran = export("-o", "x.old", "-o", "x.new", "-o", "x.md")
    assert ran.code == 1 and files() == {"x.old", "x.new", "x.md"}
    assert Path("x.old").read_text("utf-8") == "what stood there before"
    told = ran.told("x.old")
    assert "'old' of old-dist" in told and "was made for timeline-briefing" in told and timeline.__version__ in told
    assert "pip install -U old-dist" in told
    listed = export(command="plugins")
    assert listed.code == 0 and "it was made for timeline-briefing" in listed.out
    assert not list(shelf.folder.glob("old_dist*.imported"))


def test_of_two_plugins_with_one_format_neither_is_guessed_and_leaving_one_out_settles_it(
    shelf: Shelf, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put("one-dist", alpha=plugin("alpha"))
    shelf.put("two-dist", alpha=plugin("alpha"))
    ran = export("-o", "x.alpha", "-o", "x.md")
    assert ran.code == 1 and files() == {"x.md"}
    told = ran.told("x.alpha")
    assert "'alpha' of one-dist and 'alpha' of two-dist" in told
    assert "Uninstall one of them, or name it in TIMELINE_DISABLE_PLUGINS" in told
    monkeypatch.setenv("TIMELINE_DISABLE_PLUGINS", "two-dist")
    installed.cache_clear()  # as in the next process
    assert export("-o", "x.alpha").code == 0
    assert files() == {"x.alpha", "x.md"}


def test_of_two_formats_with_one_suffix_the_name_chooses(shelf: Shelf, export: Export) -> None:
    shelf.put("one-dist", alpha=plugin("alpha", ".same"))
    shelf.put("two-dist", beta=plugin("beta", ".same"))
    ran = export("-o", "x.same")
    assert ran.code == 1 and not files()
    assert "Choose by name: alpha or beta" in ran.told("x.same")
    assert export("-o", "x.same", "-f", "beta").code == 0 and files() == {"x.same"}


def test_a_plugin_that_needs_a_missing_library_names_it(shelf: Shelf, export: Export) -> None:
    shelf.put("bad-dist", bad="import nothing_of_this_name\n" + plugin("bad"))
    ran = export("-o", "x.bad", "-o", "x.md")
    assert ran.code == 1 and files() == {"x.md"}
    told = ran.told("x.bad")
    assert "'bad' of bad-dist" in told and "needs the module 'nothing_of_this_name', which is not installed" in told


OPTIONS = {
    "depth=deep": "whole number",
    "depth=1.5": "whole number",
    "share=half": "number",
    "loud=maybe": "yes or no",
    "paper=a3": "It takes a4 or letter",
    "depth": "Give it as -O depth=3",
    "wish=1": "It knows: depth (a whole number), share (a number), loud (yes or no), paper (a4 or letter)",
}


def test_an_option_of_the_wrong_type_is_said_before_anything_is_read_and_costs_only_its_file(
    shelf: Shelf, export: Export
) -> None:
    shelf.put("one-dist", alpha=plugin("alpha"))
    Path("x.alpha").write_text("what stood there before", "utf-8")
    for given, told in OPTIONS.items():
        ran = export("-o", "x.alpha", "-O", f"alpha.{given}")
        assert ran.code == 1 and told in ran.told("x.alpha"), (given, ran.err)
    ran = export("-o", "x.alpha", "-o", "x.md", "-O", "alpha.depth=deep")
    assert ran.code == 1 and files() == {"x.alpha", "x.md"}
    assert Path("x.alpha").read_text("utf-8") == "what stood there before"
    ran = export("-o", "x.alpha", "-O", "depth=deep", command="export no-such-file.json")
    assert ran.code == 1 and "no-such-file" not in ran.err
    assert export("-o", "x.alpha", "-O", "depth=4", "-O", "loud").code == 0
    assert "'depth': 4, 'share': 0.5, 'loud': True" in Path("x.alpha").read_text("utf-8")


def test_a_format_that_can_hold_no_event_of_the_timeline_says_why_and_writes_nothing(
    shelf: Shelf, export: Export
) -> None:
    shelf.put("one-dist", alpha=plugin("alpha", lacks="(Lack('bce', drops=True), Lack('precision', drops=True))"))
    old = dict(sample_timelines())["before the common era"]
    old = attrs.evolve(old, events=tuple(one for one in old.events if one.when and one.when.edtf.startswith("-")))
    Path("dam.json").write_bytes(timeline.dump(old))
    Path("x.alpha").write_text("what stood there before", "utf-8")
    ran = export("-o", "x.alpha", "-o", "x.md")
    assert ran.code == 1 and files() == {"x.alpha", "x.md"}
    told = ran.told("x.alpha")
    assert f"none of the {len(old.events)} events" in told and "a year before the common era" in told
    assert "Choose another format" in told
    assert Path("x.alpha").read_text("utf-8") == "what stood there before"


def test_a_file_without_a_suffix_or_with_an_unknown_one_needs_the_name_of_its_format(export: Export) -> None:
    ran = export("-o", "events", "-o", "x.md")
    assert ran.code == 1 and files() == {"x.md"}
    told = ran.told("events")
    assert "no suffix" in told and "Give it a suffix such as .md, .json or .pdf, or name the format with -f" in told
    ran = export("-o", "x.zzz")
    assert ran.code == 1 and "no plugin writes the format '.zzz'" in ran.told("x.zzz")
    assert "Known formats: " in ran.err and "markdown (.md)" in ran.err
    assert export("-o", "events", "-f", "markdown").code == 0 and files() == {"events", "x.md"}
    assert Path("events").read_bytes() == Path("x.md").read_bytes()
