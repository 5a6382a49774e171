"""What a rival is to the benchmark: how it is made ready, what it is given, and what its answer says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import attrs

from benchmarks.data import ROOT, Row

CACHE = ROOT / "benchmarks" / ".rivals"
"""Where rivals are installed and their answers kept; no part of the project, and safe to remove."""

SCRIPTS = Path(__file__).parent / "scripts"

INSTALLING = 900  # seconds that an installation may take


class MissingError(RuntimeError):
    """A rival cannot be run here; the words say why and what would help."""


@attrs.frozen
class Ready:
    """An installed rival: its version, what starts it, a note for the table, and the words that tell it the kind."""

    version: str
    start: Sequence[str | Path]
    note: str = ""
    kinds: Mapping[str, Sequence[str]] = attrs.field(factory=dict)

    def command(self, kind: str) -> list[str | Path]:
        """What runs it on a kind of text."""
        return [*self.start, *self.kinds.get(kind, ())]


def as_json(document: Row) -> str:
    """The line that most rivals are given: id, text and date of the document."""
    return json.dumps({key: document[key] for key in ("id", "text", "dct")})


@attrs.frozen
class Rival:
    """A tagger that answers a line with a line.

    `install` makes it ready in a folder of its own or raises `MissingError`. `found` reads an answer to a document as
    TIMEX3 rows; the document holds its `kind` (news, narrative, messages) beside the keys of the data.
    Answers of a rival are `kept` for the next run; its times never are.
    """

    name: str
    title: str
    install: Callable[[Path], Ready]
    found: Callable[[str, Row], list[Row]]
    given: Callable[[Row], str] = as_json
    kept: bool = True


def timex(document: Row, span: tuple[int, int], kind: str, value: str, mod: str | None = None) -> Row:
    """One expression as the scorer takes it."""
    start, end = span
    return {"start": start, "end": end, "text": document["text"][start:end], "type": kind, "value": value, "mod": mod}


def program(name: str, where: str) -> str:
    """The path of a program. Raises MissingError with the words on where it comes from."""
    path = shutil.which(name)
    if not path:
        raise MissingError(f"there is no {name} here; {where}")
    return path


def run(*words: str | Path) -> str:
    """Run a step of an installation, and give what it prints. Raises MissingError with what it says of the error."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=INSTALLING)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MissingError(f"{Path(words[0]).name} cannot be run: {error}") from error
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or "no words").splitlines()
        reason = next((line for line in said if "error" in line.lower()), said[-1])
        raise MissingError(f"{Path(words[0]).name} failed: {reason[:200]}")
    return done.stdout


def environment(folder: Path, *requirements: str) -> Path:
    """A virtual environment that holds the requirements, made when it is not there; give its Python.

    Raises MissingError.
    """
    home, stamp = folder / "venv", folder / "installed"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = " ".join(requirements)
    if not (python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted):
        shutil.rmtree(home, ignore_errors=True)
        run(sys.executable, "-m", "venv", home)
        run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements)
        stamp.write_text(wanted, encoding="utf-8")
    return python
