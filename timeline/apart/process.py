"""Starts the process that a plugin runs in, waits no longer than allowed, and tells how it ended."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import attrs

from timeline.apart.limits import MB, Limits
from timeline.errors import PluginError

# The child finds modules where its parent does, before it imports any of ours; never in the folder that it is in.
_BOOT: Final = (
    "import json, sys; sys.path[:] = json.load(open(sys.argv[1] + '/path', encoding='utf-8')); "
    "from timeline.apart.child import main; main(sys.argv[1])"
)
_ANSWER: Final = 64 * MB
_LAST_WORDS: Final = 4096


@attrs.frozen
class Ended:
    """How a process ended: what it `answered`, line by line, the file that it made, and why there is no more.

    `reason` is empty when it ended by itself after its work.
    """

    answers: tuple[object, ...]
    data: bytes = b""
    reason: str = ""


def run(task: str, job: object, limits: Limits, seconds: float) -> Ended:
    """Do a task of `timeline.apart.child` in a process of its own.

    `job` is ours and goes there pickled. What comes back is a stranger's: JSON and bytes, nothing that runs. Raises
    PluginError where no process can be started.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="timeline-plugin-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            (folder / "path").write_text(json.dumps(sys.path), "utf-8")
            (folder / "job").write_bytes(pickle.dumps((task, job, limits, seconds), pickle.HIGHEST_PROTOCOL))
            code = _waited(folder, seconds)
            return _ended(folder, code, limits, seconds)
    except OSError as error:
        what = f"no process can be started for a plugin: {error.strerror or error}"
        raise PluginError(what, next="Make room for temporary files and for a process, and try again") from error


def _waited(folder: Path, seconds: float) -> int | None:
    """The exit code, or None when the time was up; nothing of the process is left running in any case.

    Temporary files of the plugin come into the folder, and go with it.
    """
    scratch = folder / "scratch"
    scratch.mkdir()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-P", "-c", _BOOT, str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch)),
            start_new_session=True,
        )
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill it with all that it started and left behind; the group keeps its number as long as one of them lives."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
    if process.returncode is None:
        process.kill()
        process.wait()


def _ended(folder: Path, code: int | None, limits: Limits, seconds: float) -> Ended:
    answers = tuple(_answers(folder / "answer"))
    if code is None:
        return Ended(answers, reason=f"it did not end within {seconds:g} seconds")
    if code:
        return Ended(answers, reason=f"{_how(code)}{_last_words(folder / 'log')}")
    if _size(folder / "answer") > _ANSWER:
        return Ended(answers, reason=f"it tells more than {_ANSWER // MB} MB beside its file")
    made = folder / "out"
    size = _size(made)
    if size > limits.output * MB:
        return Ended(answers, reason=f"it gave more than {limits.output} MB")
    return Ended(answers, made.read_bytes() if size else b"")


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _answers(path: Path) -> list[object]:
    """The lines of JSON that it wrote; a line that was cut short, or is none, ends them."""
    found: list[object] = []
    if not path.is_file():
        return found
    with path.open("rb") as file:
        for line in file.read(_ANSWER).splitlines():
            try:
                found.append(json.loads(line))
            except (ValueError, RecursionError):
                break
    return found


def _how(code: int) -> str:
    if code > 0:
        return f"it ended the process (exit code {code})"
    try:
        return f"it crashed ({signal.Signals(-code).name})"
    except ValueError:
        return f"it crashed (signal {-code})"


def _last_words(log: Path) -> str:
    """The last line that it printed, for whoever looks for the fault."""
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - _LAST_WORDS))
        lines = file.read().decode("utf-8", "replace").split("\n")
    said = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return f"; its last words: {said[:200]}" if said else ""
