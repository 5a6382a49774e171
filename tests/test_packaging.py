"""What is shipped: the lock, the licences, the entry points, and the house rules that a program can check."""

from __future__ import annotations

import ast
import os
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import timeline

ROOT: Final = Path(__file__).resolve().parent.parent
LOCK: Final = ROOT / "requirements.lock"
PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NAME: Final = PROJECT["project"]["name"]
OURS: Final = ("timeline", "timeline_json", "timeline_markdown", "timeline_pdf")

in_source = pytest.mark.skipif(not (ROOT / "timeline").is_dir(), reason="the source is not beside the tests")


@cache
def locked() -> dict[str, str]:
    """Each distribution of the lock with its version."""
    pins = re.findall(r"(?m)^([A-Za-z0-9._-]+)==([^\s;\\]+)", LOCK.read_text("utf-8"))
    return {canonicalize_name(name): version for name, version in pins}


def modules() -> list[Path]:
    """Every module that a wheel holds, of ours and of the plugin folders."""
    found = [*ROOT.glob("timeline/**/*.py"), *ROOT.glob("plugins/**/*.py")]
    return sorted(path for path in found if not {"tests", "node_modules"} & {*path.relative_to(ROOT).parts})


def imports(path: Path) -> Iterator[str]:
    """The full names of the modules that a module imports, at whatever depth."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines of code a function takes, its docstring left out."""
    body = function.body
    told = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    docstring = (body[0].end_lineno or 0) - body[0].lineno + 1 if told else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def runtime_distributions() -> set[str]:
    """Our distribution and all that it needs at run time, here and now."""
    found: set[str] = set()
    waiting = [canonicalize_name(NAME)]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        needs = [Requirement(text) for text in metadata.requires(name) or ()]
        waiting += [canonicalize_name(r.name) for r in needs if r.marker is None or r.marker.evaluate({"extra": ""})]
    return found


class TestLock:
    def test_it_names_no_address_and_no_path(self) -> None:
        assert not re.search(r"://|file:|--index|--extra|--find|--trusted|\s@\s|(?m:^\s*[/.])", LOCK.read_text("utf-8"))

    def test_every_distribution_is_pinned_with_hashes(self) -> None:
        entries = re.split(r"(?m)^(?=[A-Za-z0-9])", re.sub(r"(?m)^#.*\n", "", LOCK.read_text("utf-8")))[1:]
        assert len(entries) == len(locked())
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []

    @pytest.mark.parametrize("group", ["run time", "dev"])
    def test_it_holds_every_dependency_at_a_version_that_is_declared(self, group: str) -> None:
        declared = PROJECT["project"]["dependencies"] if group == "run time" else PROJECT["dependency-groups"]["dev"]
        for requirement in map(Requirement, declared):
            assert requirement.specifier.contains(locked()[canonicalize_name(requirement.name)]), requirement

    def test_every_dependency_has_an_upper_bound(self) -> None:
        declared = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
        unbounded = [text for text in declared if "<" not in text]
        assert unbounded == []


class TestDistribution:
    def test_the_version_is_told_once(self) -> None:
        assert metadata.version(NAME) == timeline.__version__

    def test_the_licence_is_apache_and_its_text_is_there(self) -> None:
        assert metadata.metadata(NAME)["License-Expression"] == "Apache-2.0"
        assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")

    def test_nothing_needed_at_run_time_is_copyleft(self) -> None:
        """The SIL Open Font License of the fonts binds the fonts alone."""
        for name in sorted(runtime_distributions()):
            about = metadata.metadata(name)
            told = [text for field in ("License-Expression", "License") for text in about.get_all(field) or ()]
            told += [text for text in about.get_all("Classifier") or () if text.startswith("License ::")]
            assert any(told), f"{name} names no licence"
            assert not re.search(r"GPL|General Public|Mozilla|MPL|EUPL|CC-BY|SSPL|Proprietary", " ".join(told)), name

    def test_every_entry_point_loads(self) -> None:
        entries = metadata.entry_points(group="timeline")
        assert {"json", "markdown", "pdf", "readers"} <= {entry.name for entry in entries}
        for entry in entries:
            assert entry.load()

    def test_the_command_is_there(self) -> None:
        (entry,) = metadata.entry_points(group="console_scripts", name="timeline")
        assert callable(entry.load())

    def test_types_are_published(self) -> None:
        assert Path(timeline.__file__).with_name("py.typed").is_file()


@in_source
class TestSource:
    def test_what_is_imported_is_declared(self) -> None:
        """A package that only the developers have would break a user's installation."""
        declared = {canonicalize_name(Requirement(text).name) for text in PROJECT["project"]["dependencies"]}
        makers = metadata.packages_distributions()
        for path in modules():
            if not any(part.startswith("timeline-") for part in path.relative_to(ROOT).parts):
                for name in {full.partition(".")[0] for full in imports(path)} - sys.stdlib_module_names - {*OURS}:
                    assert declared & {canonicalize_name(maker) for maker in makers.get(name, ())}, (path, name)

    def test_a_plugin_imports_the_root_of_timeline_and_no_other_plugin(self) -> None:
        """For plugin folders; import-linter holds our own exporters to the same."""
        for folder in sorted(ROOT.glob("plugins/timeline-*")):
            own = {path.stem if path.is_file() else path.name for path in folder.iterdir()}
            for path in (path for path in modules() if folder in path.parents):
                for name in imports(path):
                    if name.partition(".")[0].startswith("timeline"):
                        assert name == "timeline" or name.partition(".")[0] in own, (path, name)

    def test_no_module_is_longer_than_400_lines(self) -> None:
        assert {str(p): n for p in modules() if (n := len(p.read_text("utf-8").splitlines())) > 400} == {}

    def test_functions_are_short(self) -> None:
        """At most 40 lines of code each; half of them 8 or fewer."""
        sizes = {f"{path.relative_to(ROOT)}:{f.name}": lines(f) for path in modules() for f in functions(path)}
        assert {name: size for name, size in sizes.items() if size > 40} == {}
        assert statistics.median(sizes.values()) <= 8

    def test_no_file_names_a_path_of_one_machine(self) -> None:
        listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        if not (ROOT / ".git").exists():
            pytest.skip("not in a repository")
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
        path = re.compile(rb"(?<![\w.])/(?:work|root|home|Users)/\w")
        files = [
            file for name in names if name and (file := ROOT / name).is_file() and file.suffix not in (".pdf", ".png")
        ]
        assert [str(file) for file in files if path.search(file.read_bytes())] == []


@in_source
@pytest.mark.skipif(os.name == "nt", reason="a shell script")
@pytest.mark.skipif(Path(sys.prefix) != ROOT / ".venv", reason="not the environment that ./run made")
class TestRun:
    def run(self, *arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        return subprocess.run([ROOT / "run", *arguments], cwd=cwd, capture_output=True, text=True, check=False)

    def test_alone_it_says_how_it_is_used(self) -> None:
        done = self.run()
        assert (done.returncode, done.stdout) == (2, "")
        assert "./run timeline build" in done.stderr

    def test_an_unknown_command_is_a_usage_error(self) -> None:
        done = self.run("no-such-command")
        assert done.returncode == 2
        assert "there is no command 'no-such-command'" in done.stderr

    def test_the_folder_and_arguments_of_the_caller_are_kept(self, tmp_path: Path) -> None:
        program = "import os, sys; print(os.getcwd(), *sys.argv[1:], sep='\\n')"
        done = self.run("python", "-c", program, "two words", "*", "", cwd=tmp_path)
        assert done.stdout.split("\n") == [str(tmp_path), "two words", "*", "", ""]

    def test_the_exit_code_is_that_of_the_command(self) -> None:
        assert self.run("python", "-c", "raise SystemExit(7)").returncode == 7
