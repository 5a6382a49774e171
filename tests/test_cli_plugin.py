"""`timeline plugin new`: what it writes works at once, really installed, and nothing is ever overwritten."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import textwrap
import tomllib
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

import timeline
from timeline.cli import main, scaffold
from timeline.contract import exporter_fault
from timeline.hookspecs import Exporter
from timeline.testing import written

ROOT = Path(__file__).resolve().parents[1]
RULES = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]["lint"]
LONG = "a-name-that-is-as-long-as-a-name-may-be0"


def new(*words: str) -> int:
    return main(["plugin", "new", *words])


class Place:
    """A virtual environment of its own, which sees what the running one has, and keeps to itself what it gets."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder / "venv", symlinks=os.name != "nt")
        self.folder = folder
        self.python = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        inside = {"base": str(folder / "venv"), "platbase": str(folder / "venv")}
        # Timeline, pytest, hatchling and pip are seen without being installed once more, which would need an index.
        # addsitedir, other than a mere line with the path, also follows the .pth files of editable installations.
        seen = {sysconfig.get_path(kind) for kind in ("purelib", "platlib")}
        lines = [f"import site; site.addsitedir({path!r})\n" for path in sorted(seen)]
        (Path(sysconfig.get_path("purelib", vars=inside)) / "outside.pth").write_text("".join(lines), "utf-8")

    @property
    def environment(self) -> Mapping[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "PYTHON", "PIP_"))}
        alone = {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_CONFIG_FILE": os.devnull}
        return kept | alone | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONIOENCODING": "utf-8"}

    def run(self, *words: str, cwd: str = ".") -> subprocess.CompletedProcess[str]:
        """Run a module of Python there."""
        return subprocess.run(
            [str(self.python), "-m", *words], cwd=self.folder / cwd, env=self.environment,
            capture_output=True, encoding="utf-8", check=False, timeout=100,
        )  # fmt: skip

    def good(self, *words: str, cwd: str = ".") -> str:
        done = self.run(*words, cwd=cwd)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def test_what_it_says_to_type_next_works_and_the_plugin_goes_as_it_came(tmp_path: Path) -> None:
    place = Place(tmp_path)
    told = place.good("timeline", "plugin", "new", "Field Notes", "--suffix", ".notes")
    install, *test_and_build = told.partition("Next:\n\n")[2].splitlines()
    assert install.strip() == 'cd timeline-field-notes && pip install -e ".[test]"'
    folder = "timeline-field-notes"
    # What it depends on is there, and an installation that can be edited is one of the same files.
    place.good("pip", "install", "--no-deps", "--no-build-isolation", "-q", ".", cwd=folder)
    tested, built = (place.good(*line.split(), cwd=folder) for line in test_and_build)
    assert "4 passed" in tested and built == ""
    assert (tmp_path / folder / "events.notes").read_text("utf-8").startswith("The ferry at Sandwick\n\n5 May 1961: ")
    row = next(line for line in place.good("timeline", "plugins").splitlines() if line.startswith("field-notes "))
    assert row.split()[:6] == ["field-notes", ".notes", "writes", "timeline-field-notes", "0.1.0", "ok"]

    place.good("pip", "uninstall", "-y", "-q", "timeline-field-notes")
    assert "field-notes" not in place.good("timeline", "plugins")
    gone = place.run("timeline", "build", "example.md", "-o", "more.notes", cwd=folder)
    assert gone.returncode == 1 and not (tmp_path / folder / "more.notes").exists()
    assert "no plugin writes the format '.notes'" in gone.stderr and "Known formats: " in gone.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plugins of a short name and of the longest."""
    folder = tmp_path_factory.mktemp("made")
    for name in ("x", LONG):
        assert new(name, "--into", str(folder)) == 0
    return folder


def checked(*words: str | Path, cwd: Path) -> None:
    done = subprocess.run([sys.executable, "-m", *words], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("width", [88, 120], ids=["as others set ruff", "as here"])
def test_its_modules_are_formatted_whatever_its_name(made: Path, width: int) -> None:
    checked("ruff", "format", "--no-cache", "--isolated", "--line-length", str(width), "--check", ".", cwd=made)


def test_its_modules_keep_the_rules_of_this_repository(made: Path) -> None:
    chosen = ("--select", ",".join(RULES["select"]), "--ignore", ",".join((*RULES["ignore"], "D103")))
    for folder in made.iterdir():
        checked("ruff", "check", "--no-cache", "--isolated", *chosen, "--line-length", "120", ".", cwd=folder)


def test_its_modules_have_types_throughout(made: Path, tmp_path: Path) -> None:
    checked(
        "mypy",
        "--strict",
        "--cache-dir",
        tmp_path,
        "timeline_x.py",
        "tests/test_timeline_x.py",
        cwd=made / "timeline-x",
    )


def test_every_place_in_every_file_is_filled_in(made: Path) -> None:
    for folder in made.iterdir():
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert len(files) == len(list(Path(scaffold.__file__).with_name("starter").iterdir()))
        assert not [path for path in files if re.search(r"@\w+@", path.read_text("utf-8"))]


def test_its_archive_of_sources_has_every_file_that_the_readme_names(made: Path) -> None:
    built = tomllib.loads((made / "timeline-x" / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    named = re.findall(r"\b[\w-]+\.(?:md|py)\b", (made / "timeline-x" / "README.md").read_text("utf-8"))
    own = {name for name in named if (made / "timeline-x" / name).is_file()}
    assert {"timeline_x.py", "example.md"} <= own <= set(built["targets"]["sdist"]["only-include"])


def test_what_its_readme_says_of_publishing_is_what_the_page_on_exporters_says(made: Path) -> None:
    page = Path(__file__).parents[1] / "docs" / "exporters.md"
    if not page.is_file():
        pytest.skip("the documentation is not beside the tests")
    told = page.read_text("utf-8").partition("## Publish it\n")[2].partition("\n## ")[0]
    readme = (made / "timeline-x" / "README.md").read_text("utf-8").partition("## Before you publish\n")[2]
    commands = re.findall(r"`((?:pip|python|twine) [^`]*)`", readme)
    assert len(commands) == 4
    assert [command for command in commands if command not in told] == []


def test_it_asks_for_the_versions_that_keep_the_contract_and_names_no_author_or_licence(made: Path) -> None:
    project = tomllib.loads((made / "timeline-x" / "pyproject.toml").read_text("utf-8"))["project"]
    (needed,) = map(Requirement, project["dependencies"])
    assert needed.name == "timeline-briefing" and needed.specifier.contains(timeline.__version__)
    assert project["entry-points"] == {"timeline": {"x": "timeline_x"}}
    assert not {"authors", "license"} & set(project)


@pytest.mark.parametrize(
    ("version", "bounds"), [("0.1.0", ">=0.1,<0.2"), ("0.12.3", ">=0.12,<0.13"), ("1.4.0", ">=1.4,<2")]
)
def test_before_version_1_a_contract_holds_for_a_minor_version_and_then_for_a_major_one(
    version: str, bounds: str
) -> None:
    assert scaffold._bounds(version) == bounds


def test_the_readme_shows_what_it_really_makes_of_the_example(made: Path) -> None:
    folder = made / "timeline-x"
    readme = (folder / "README.md").read_text("utf-8")
    shown = readme.partition("What it makes of `example.md`:\n\n")[2].partition("\n##")[0]
    space: dict[str, Any] = {}
    exec((folder / "timeline_x.py").read_text("utf-8"), space)
    read = timeline.read((folder / "example.md").read_bytes(), "example.md")
    told = timeline.build([one for one in read if isinstance(one, timeline.Article)])
    assert written(space["EXPORTER"], told).decode() == textwrap.dedent(shown)


NAMES = {
    "outline": "outline", "My Format": "my-format", "a__b": "a-b", "timeline-outline": "outline", "timeline_x": "x",
    "3d": "3d", "class": "class", "a" * 40: "a" * 40, "a" * 41: "",
    "": "", "../x": "", "a/b": "", "a.b": "", "-x": "", "x-": "", "timeline-": "", "é": "", "Ⅷ": "", "x\n;": "",
    "'": "", "@name@": "",
}  # fmt: skip


@pytest.mark.parametrize("word", NAMES)
def test_a_name_is_what_a_distribution_a_module_and_a_suffix_can_be_called(word: str) -> None:
    assert scaffold.normalised(word) == NAMES[word]


@pytest.mark.parametrize("name", ["3d", "class"])
def test_digits_and_words_of_python_make_good_modules(name: str, tmp_path: Path) -> None:
    assert new(name, "--into", str(tmp_path)) == 0
    source = (tmp_path / f"timeline-{name}" / f"timeline_{name}.py").read_text("utf-8")
    space: dict[str, object] = {}
    exec(source, space)
    found = space["EXPORTER"]
    assert isinstance(found, Exporter) and exporter_fault(found) == "" and found.name == name


REFUSED = {
    ("../x",): (2, "a format cannot be called '../x'"),
    ("",): (2, "a format cannot be called ''"),
    ("\x1b[31m",): (2, r"a format cannot be called '\x1b[31m'"),
    ("x", "--suffix", "srt"): (2, "the suffix 'srt' does not look like '.txt'"),
    ("x", "--suffix", "./../x"): (2, "does not look like '.txt'"),
    ("x", "--media-type", 'a"b'): (2, "does not look like 'text/plain'"),
    ("csv",): (1, "the format name 'csv' belongs to the plugin 'csv' of timeline-csv"),
    ("JSON",): (1, "the format name 'json' belongs to the plugin 'json' of timeline-briefing"),
    ("readers",): (1, "the format name 'readers' belongs to the plugin 'readers' of timeline-briefing"),
    ("briefing",): (1, "a distribution timeline-briefing is installed already"),
    ("md",): (1, "the suffix .md belongs to the format 'markdown'"),
    ("x", "--into", "nowhere"): (1, "nowhere: there is no such folder"),
}


@pytest.mark.parametrize("words", REFUSED, ids=repr)
def test_what_cannot_be_is_refused_with_a_clear_line_and_nothing_is_written(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, told = REFUSED[words]
    assert new(*words) == code
    said = capsys.readouterr()
    assert told in said.err and said.err.count("\n") == 2 and said.out == ""
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ["folder", "file", "link to nothing"])
def test_what_is_there_is_never_touched(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / "timeline-x"
    if kind == "folder":
        there.mkdir()
    elif kind == "file":
        there.write_text("mine", "utf-8")
    else:
        there.symlink_to(tmp_path / "nothing")
    before = there.lstat().st_mtime_ns
    assert new("x", "--into", str(tmp_path)) == 1
    assert "timeline-x: it is there already" in capsys.readouterr().err
    assert there.lstat().st_mtime_ns == before and [path.name for path in tmp_path.iterdir()] == ["timeline-x"]


def test_a_disk_that_is_full_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = Path.write_text

    def full(path: Path, text: str, **how: str) -> int:
        if path.name == "README.md":
            raise OSError(28, "No space left on device")
        return whole(path, text, **how)

    monkeypatch.setattr(Path, "write_text", full)
    assert new("x", "--into", str(tmp_path)) == 1
    assert "timeline-x: it cannot be written: No space left on device" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_suffix_that_another_format_has_is_said_and_the_commands_choose_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new("x", "--suffix", ".json", "--into", str(tmp_path)) == 0
    said = capsys.readouterr().out
    assert "The format json has the suffix .json too" in said
    command = "timeline build example.md -o events.json -f x\n"
    assert said.endswith(command) and command in (tmp_path / "timeline-x" / "README.md").read_text("utf-8")
