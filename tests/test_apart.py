"""What a plugin of others does in its process costs only its own file: crash, hang, exit, memory, junk, a gigabyte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest

import timeline
from tests.shelf import Shelf
from timeline.apart import Apart, Limits
from timeline.errors import ExportError, ExportWarning, OptionError
from timeline.exporting import export, exported, losses
from timeline.testing import check_exporter, large_timeline, usual_timeline

HEAD = """
import os, signal, sys, threading, time, warnings
from timeline import Exporter, ExportWarning, Lack, Option, hookimpl, lacks_all_but

def write(timeline, options):
    {body}

@hookimpl
def timeline_exporters():
    options = (Option("loud", False, "Loudly."), Option("share", 1.0, "A number."))
    return (Exporter("{name}", ".{name}", "text/plain", "A title.", write, options, {lacks}),)
"""
# What an exporter may do instead of its work, and what is said of it.
DEEDS = {
    "raises": ("raise ValueError('no\\nluck')", "the exporter failed (ValueError: no luck)"),
    "exits": ("sys.exit('enough')", "the exporter failed (SystemExit: enough)"),
    "ends": ("print('last', 'words'); sys.stdout.flush(); os._exit(7)", "(exit code 7); its last words: last words"),
    "succeeds": ("os._exit(0)", "it gave no answer"),
    "crashes": ("os.kill(os.getpid(), signal.SIGSEGV)", "it crashed (SIGSEGV)"),
    "hangs": ("time.sleep(600)", "it did not end within 3 seconds"),
    "spins": ("exec('while True: pass')", "it did not end within 3 seconds"),
    "hoards": ("return bytes(2000 << 20)", "it took more than 400 MB of memory"),
    "gushes": ("return bytes(3 << 20)", "it gave more than 1 MB"),
    "floods": ("print('x' * (2 << 20)); return b'x'", "the exporter failed (OSError"),
    "texts": ("return timeline.title", "the exporter gave str instead of bytes"),
    "yields": ("return (part for part in (b'x',))", "the exporter gave generator instead of bytes"),
    "nothing": ("return b''", "the exporter gave an empty file"),
}
LIMITS = Limits(seconds=3, memory=400, output=1)


def plugin(name: str, body: str, lacks: str = "()") -> str:
    return HEAD.format(name=name, body=body, lacks=lacks)


@pytest.fixture
def strangers(shelf: Shelf) -> Shelf:
    for name, (body, _) in DEEDS.items():
        shelf.put(f"{name}-dist", **{name: plugin(name, body)})
    return shelf


def run(shelf: Shelf, folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line, with the shelf among the places where distributions are installed."""
    path = os.pathsep.join([str(shelf.folder), *filter(None, sys.path)])
    return subprocess.run(
        [sys.executable, "-m", "timeline", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": path} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_whatever_strangers_do_costs_only_their_own_files(strangers: Shelf, tmp_path: Path) -> None:
    strangers.put("good-dist", fine=plugin("fine", "return timeline.title.encode()"))
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "dam.json").write_bytes(timeline.dump(usual_timeline()))
    (folder / "x.crashes").write_text("what stood there before")
    wanted = ["x.md", *(f"x.{name}" for name in DEEDS), "x.fine", "y.json"]
    limits = [f"--plugin-limit={name}={getattr(LIMITS, name)}" for name in ("seconds", "memory", "output")]
    done = run(strangers, folder, "export", "dam.json", *(f"-o{name}" for name in wanted), *limits)
    assert done.returncode == 1
    for name, (_, told) in DEEDS.items():
        (line,) = [line for line in done.stderr.splitlines() if f"x.{name}:" in line]
        assert told in line and f"the plugin '{name}' of {name}-dist 1.2" in line, line
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["dam.json", "x.crashes", "x.fine", "x.md", "y.json"]
    assert (folder / "x.crashes").read_text() == "what stood there before"
    assert (folder / "x.fine").read_bytes() == b"The Arl dam"


def test_verbose_tells_where_a_plugin_failed(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put("bad-dist", bad=plugin("bad", "timeline.wishes"))
    (tmp_path / "dam.json").write_bytes(timeline.dump(usual_timeline()))
    done = run(shelf, tmp_path, "export", "dam.json", "-o", "x.bad", "-v")
    assert done.returncode == 1 and "bad_dist_bad.py" in done.stderr and "timeline.wishes" in done.stderr


LOADING = {
    "exits": ("import sys; sys.exit(3)", "SystemExit: 3"),
    "ends": ("import os; os._exit(4)", "it ended the process (exit code 4)"),
    "crashes": ("import os, signal; os.kill(os.getpid(), signal.SIGABRT)", "it crashed (SIGABRT)"),
    "hoards": ("x = bytes(3000 << 20)", "it takes more memory to load than it may"),
}


def test_one_that_does_not_load_is_set_aside_with_the_reason_and_the_next_are_loaded(shelf: Shelf) -> None:
    for name, (source, _) in LOADING.items():
        shelf.put(f"{name}-dist", **{name: source})
    shelf.good("good-dist", "zeta")
    registry = shelf.registry(apart=True)
    told = {one.name: one.faults for one in registry.plugins()}
    for name, (_, reason) in LOADING.items():
        assert reason in told[name][0]
    assert registry.exporter(".zeta").name == "zeta"


def test_one_that_hangs_as_it_loads_is_given_up(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.apart.described._LOADING", 1.5)
    shelf.put("slow-dist", slow="import time; time.sleep(600)")
    shelf.good("good-dist", "zeta")
    registry = shelf.registry(apart=True)
    assert [one.name for one in registry.exporters()] == ["zeta"]
    assert registry.plugins()[0].faults == ("it does not load: it did not end within 1.5 seconds",)


def test_the_modules_of_strangers_are_not_imported_here(shelf: Shelf) -> None:
    shelf.put("one-dist", alpha=plugin("alpha", "return str(os.getpid()).encode()"))
    registry = shelf.registry(apart=True)
    assert int(export(usual_timeline(), "alpha", registry=registry)) != os.getpid()
    assert "one_dist_alpha" not in sys.modules


def test_a_record_comes_through_whole(shelf: Shelf) -> None:
    shelf.put("one-dist", alpha=plugin("alpha", "return b'x'", "(Lack('bce', 'in words', True), Lack('time'))"))
    (here,), (apart,) = (shelf.registry(apart=choice).exporters() for choice in (False, True))
    assert isinstance(apart.export, Apart)
    fields = ("name", "extension", "media_type", "help", "options", "lacks")
    assert [getattr(apart, field) for field in fields] == [getattr(here, field) for field in fields]
    assert [type(option.default) for option in apart.options] == [bool, float]


def test_options_arrive_with_their_types_and_warnings_come_back(shelf: Shelf) -> None:
    body = "warnings.warn('no font', ExportWarning); return repr(dict(options)).encode()"
    shelf.put("one-dist", alpha=plugin("alpha", body))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        data = export(usual_timeline(), "alpha", {"share": "2"}, shelf.registry(apart=True))
    assert data == b"{'loud': False, 'share': 2.0}"
    assert [(one.category, str(one.message)) for one in caught] == [(ExportWarning, "no font")]


def test_what_is_lost_is_told_by_the_plugin_itself(shelf: Shelf) -> None:
    lacks = "(Lack('likelihood', applies=lambda event, options: options['loud']), Lack('undated', drops=True))"
    shelf.put("one-dist", alpha=plugin("alpha", "return b'x'", lacks))
    registry = shelf.registry(apart=True)
    quiet = losses(usual_timeline(), "alpha", registry=registry)
    assert [(one.event, one.aspect, one.dropped) for one in quiet] == [
        ("e901", "undated", True),
        ("e902", "undated", True),
    ]
    assert exported(usual_timeline(), "alpha", registry=registry).helps == ()
    loud = exported(usual_timeline(), "alpha", {"loud": "yes"}, registry).losses
    assert [one.event for one in loud if one.aspect == "likelihood"] == ["e4", "e5"]


def test_a_plugin_cannot_change_the_timeline_of_the_others(shelf: Shelf) -> None:
    body = "object.__setattr__(timeline, 'events', ()); return b'x'"
    shelf.put("one-dist", alpha=plugin("alpha", body))
    made = usual_timeline()
    export(made, "alpha", registry=shelf.registry(apart=True))
    assert made == usual_timeline()


def test_a_thread_that_a_plugin_leaves_behind_keeps_nobody_waiting(shelf: Shelf) -> None:
    shelf.put(
        "one-dist", alpha=plugin("alpha", "threading.Thread(target=time.sleep, args=(600,)).start(); return b'x'")
    )
    begun = time.monotonic()
    assert export(usual_timeline(), "alpha", registry=shelf.registry(apart=True)) == b"x"
    assert time.monotonic() - begun < 60


def test_junk_in_place_of_an_answer_is_no_answer(shelf: Shelf) -> None:
    """As a plugin might write it that closes what it does not own."""
    body = "[os.write(fd, b'[[[') for fd in range(3, 9) if os.path.exists(f'/proc/self/fd/{fd}')]; os._exit(0)"
    shelf.put("one-dist", alpha=plugin("alpha", body.replace("{", "{{").replace("}", "}}").replace("{{fd}}", "{fd}")))
    with pytest.raises(ExportError, match="the exporter failed"):
        export(usual_timeline(), "alpha", registry=shelf.registry(apart=True))


def test_many_events_go_there_and_back(shelf: Shelf) -> None:
    shelf.put("one-dist", alpha=plugin("alpha", "return repr(timeline).encode()"))
    made = large_timeline(5000)
    assert export(made, "alpha", registry=shelf.registry(apart=True)) == repr(made).encode()


def test_the_kit_takes_the_exporter_out_of_its_process(shelf: Shelf) -> None:
    shelf.put("one-dist", alpha=plugin("alpha", "import socket; socket.create_connection(('127.0.0.1', 9))"))
    with pytest.raises(AssertionError, match="used the network"):
        check_exporter(shelf.registry(apart=True).exporter("alpha"))


class TestLimits:
    def test_the_environment_sets_them_and_the_command_line_wins(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TIMELINE_PLUGIN_LIMITS", "seconds=3.5, memory=100")
        assert Limits.of(()) == Limits(3.5, 100, 256)
        assert Limits.of(["memory=200", "output=5"]) == Limits(3.5, 200, 5)

    @pytest.mark.parametrize("pair", ["time=3", "seconds", "seconds=0", "memory=-1", "memory=nan", "output=0.5", "="])
    def test_what_is_no_limit_is_an_error(self, pair: str) -> None:
        with pytest.raises(OptionError, match=r"It (knows|takes)"):
            Limits.of([pair])

    def test_on_the_command_line_it_is_a_usage_error(self, shelf: Shelf, tmp_path: Path) -> None:
        (tmp_path / "dam.json").write_bytes(timeline.dump(usual_timeline()))
        done = run(shelf, tmp_path, "export", "dam.json", "-o", "x.md", "--plugin-limit", "seconds=soon")
        assert done.returncode == 2 and "cannot be 'soon'" in done.stderr

    def test_what_to_do_is_said(self, shelf: Shelf) -> None:
        shelf.put("one-dist", alpha=plugin("alpha", "time.sleep(60)"))
        with pytest.raises(ExportError, match=r"more with --plugin-limit seconds=600"):
            exported(usual_timeline(), "alpha", registry=shelf.registry(apart=True), limits=Limits(seconds=0.8))


def test_plugins_are_listed_for_machines_with_what_they_lack(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put("one-dist", alpha=plugin("alpha", "return b'x'", "(Lack('bce', 'in words'),)"))
    shelf.put("old-dist", requires="timeline-briefing>=7", old=plugin("old", "return b'x'"))
    found = {one["name"]: one for one in json.loads(run(shelf, tmp_path, "plugins", "-o", "json").stdout)}
    assert found["alpha"]["exporters"][0]["lacks"] == [{"aspect": "bce", "instead": "in words", "drops": False}]
    assert found["old"]["state"] == "broken" and "made for timeline-briefing >=7" in found["old"]["faults"][0]
