"""What a plugin leaves behind or spoils in its process is gone with it, and costs no other plugin."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import timeline
from tests.shelf import GOOD, Shelf
from tests.test_apart import plugin
from timeline.apart import Limits
from timeline.apart.process import _waited
from timeline.errors import ExportError, ExportWarning, PluginError
from timeline.exporting import export, exported
from timeline.testing import usual_timeline


def test_modules_of_the_folder_that_one_works_in_are_not_run(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.good("one-dist", "alpha")
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / "json.py").write_text("open('run', 'w').close()")
    monkeypatch.chdir(folder)
    assert shelf.registry(apart=True).exporter("alpha").name == "alpha"
    assert not (folder / "run").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the pipe by which it is seen needs a Unix")
def test_programs_that_a_plugin_leaves_running_end_with_it(shelf: Shelf, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    body = f"import subprocess; subprocess.Popen(['sleep', '60'], stdout=open({str(pipe)!r}, 'wb')); return b'x'"
    shelf.put("one-dist", alpha=plugin("alpha", body))
    assert export(usual_timeline(), "alpha", registry=shelf.registry(apart=True)) == b"x"
    assert select.select([heard], [], [], 5)[0] and os.read(heard, 1) == b"", "somebody still holds the pipe"
    os.close(heard)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a Unix")
def test_a_process_whose_parent_is_gone_ends_by_itself() -> None:
    code = (
        "import time; from timeline.apart import Limits, child; child._GRACE = 0; child._limit(Limits(), 0.1); "
        "time.sleep(60)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -signal.SIGALRM


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="needs a Unix")
@pytest.mark.parametrize("number", [signal.SIGTERM, getattr(signal, "SIGHUP", 0)])
def test_the_process_of_a_plugin_ends_with_the_program_that_is_told_to_end(
    shelf: Shelf, tmp_path: Path, number: int
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    shelf.put("one-dist", alpha=plugin("alpha", f"open({str(pipe)!r}, 'w'); time.sleep(60)"))
    (tmp_path / "dam.json").write_bytes(timeline.dump(usual_timeline()))
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    environment = {"PYTHONPATH": os.pathsep.join([str(shelf.folder), *filter(None, sys.path)]), "TMPDIR": str(scratch)}
    call = [sys.executable, "-m", "timeline", "export", "dam.json", "-o", "x.alpha"]
    with subprocess.Popen(call, cwd=tmp_path, env=os.environ | environment) as process:
        pipe.open().close()  # once the plugin is at work
        process.send_signal(number)
        assert process.wait(20) == 128 + number
    assert not list(scratch.iterdir()) and not (tmp_path / "x.alpha").exists()


def test_temporary_files_go_with_the_process(shelf: Shelf) -> None:
    body = "import tempfile; return tempfile.mkstemp()[1].encode()"
    shelf.put("one-dist", alpha=plugin("alpha", body))
    made = Path(export(usual_timeline(), "alpha", registry=shelf.registry(apart=True)).decode())
    assert made.is_absolute() and not made.exists()


def test_what_a_plugin_closes_or_replaces_keeps_nobody_waiting(shelf: Shelf) -> None:
    body = (
        "import json; os.chdir('/'); os.closerange(0, 99); json.dumps = os._exit = None; "
        "threading.Thread(target=time.sleep, args=(60,)).start(); "
        "[warnings.warn(f'{n % 200} ' + 'x' * 9000, ExportWarning) for n in range(20000)]; return b'x'"
    )
    shelf.put("one-dist", alpha=plugin("alpha", body.replace("{", "{{").replace("}", "}}").format()))
    with pytest.warns(ExportWarning) as caught:
        made = exported(usual_timeline(), "alpha", registry=shelf.registry(apart=True), limits=Limits(30, 600, 5))
    assert made.data == b"x"
    assert len(caught) == 100 and all(len(str(one.message)) == 2000 for one in caught)


def test_an_error_of_a_plugins_own_kind_arrives_as_the_kind_that_it_derives_from(shelf: Shelf) -> None:
    source = plugin("alpha", "raise Mine('it is too wide', '', 'Choose a shorter title')")
    shelf.put("one-dist", alpha=f"import timeline\nclass Mine(timeline.ExportError): pass\n{source}")
    with pytest.raises(ExportError, match=r"too wide\. Choose a shorter title"):
        export(usual_timeline(), "alpha", registry=shelf.registry(apart=True))


def test_a_plugin_that_spoils_the_process_costs_no_other(shelf: Shelf) -> None:
    spoils = "import sys, threading, os\nsys.modules['fractions'] = None\n"
    shelf.put("a-dist", alpha=spoils + GOOD.format(name="alpha", suffix=".alpha"))
    shelf.put("b-dist", beta="import fractions\n" + GOOD.format(name="beta", suffix=".beta"))
    ends = "import sys, os\nif 'a_dist_alpha' in sys.modules: os._exit(3)\n"
    shelf.put("c-dist", gamma=ends + GOOD.format(name="gamma", suffix=".gamma"))
    shelf.good("d-dist", "zeta")
    found = shelf.registry(apart=True).plugins()
    assert [(one.name, one.faults) for one in found] == [("alpha", ()), ("beta", ()), ("gamma", ()), ("zeta", ())]


def test_what_a_plugin_tells_of_itself_has_its_limits(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.apart.process._ANSWER", 2 << 20)
    shelf.put("one-dist", alpha=GOOD.format(name="alpha", suffix=".alpha").replace('"A title."', '"A" * (3 << 20)'))
    shelf.put("two-dist", beta=GOOD.format(name="B" * 90_000, suffix=".b").replace("return (E", "return 200 * (E"))
    alpha, beta = shelf.registry(apart=True).plugins()
    assert alpha.faults == ("it does not load: it tells more than 2 MB beside its file",)
    assert len(beta.faults) == 100 and all("small letters" in one for one in beta.faults)


def test_one_process_describes_all_that_are_sound(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("alpha", "beta", "gamma"):
        shelf.good(f"{name}-dist", name)
    begun: list[str] = []

    def waited(folder: Path, seconds: float) -> int | None:
        begun.append(folder.name)
        return _waited(folder, seconds)

    monkeypatch.setattr("timeline.apart.process._waited", waited)
    assert len(shelf.registry(apart=True).exporters()) == 3
    assert len(begun) == 1


def test_where_no_process_can_be_started_no_plugin_is_blamed(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.good("one-dist", "alpha")
    monkeypatch.setattr(sys, "executable", str(shelf.folder / "nothing"))
    with pytest.raises(PluginError, match="no process can be started for a plugin: No such file"):
        shelf.registry(apart=True).exporter("alpha")
