"""The plugin contract is what docs/exporters.md says it is, and every snippet there works."""

from __future__ import annotations

import inspect
import re
import sys
import tomllib
import types
from importlib.metadata import distributions
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner

import timeline.testing
from timeline import hookspecs
from timeline.apart import Limits
from timeline.briefing import Briefing, ConflictRow, Line, Row, SourceRow
from timeline.cli import cli
from timeline.cli.losing import reported
from timeline.errors import OptionError
from timeline.exporting import export, exported
from timeline.hookspecs import ASPECTS, Exporter, Lack, Option, Reader
from timeline.lacking import WORDS
from timeline.particulars import Fact
from timeline.registry import Registry
from timeline.series import FigureRow, Series
from timeline.testing import usual_timeline
from timeline.yardsticks import Scale

PAGE = Path(__file__).parents[1] / "docs" / "exporters.md"
HOOKS = [name for name in vars(hookspecs) if name.startswith("timeline_")]

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the documentation is not beside the tests")


def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def snippets(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page(), re.MULTILINE | re.DOTALL)


def part(record: str) -> str:
    """The table of a record's fields."""
    found = re.search(rf"\n`{record}`[^|\n]*:\n\n(.*?)(?:\n\n`|\Z)", page(), re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_documented(hook: str) -> None:
    arguments = ", ".join(inspect.signature(getattr(hookspecs, hook)).parameters)
    assert f"| `{hook}({arguments})` |" in page()


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_says_since_when_and_how_often_it_is_called(hook: str) -> None:
    assert re.search(r"Called once.*Since \d\.\d", getattr(hookspecs, hook).__doc__)


BRIEFING = [Briefing, Line, Row, Fact, SourceRow, ConflictRow, Series, FigureRow, Scale]


@pytest.mark.parametrize("record", [Exporter, Option, Lack, Reader, *BRIEFING])
def test_every_field_of_every_record_is_documented_and_no_other(record: type) -> None:
    named = re.findall(r"^\| `(\w+)` \|", part(record.__name__).partition("\n\nThe ")[0], re.MULTILINE)
    assert named == [field.name for field in attrs.fields(record)]


def test_every_aspect_is_documented_in_the_words_of_the_report_and_no_other() -> None:
    assert tuple(WORDS) == ASPECTS
    table = part("Lack").partition("| aspect |")[2]
    assert dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", table, re.MULTILINE)) == WORDS


@pytest.fixture
def outline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    """The plugin of the page, as it lies on disk once it is installed."""
    project = tomllib.loads(snippets("toml")[0])["project"]
    metadata = tmp_path / "timeline_outline-0.1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    ((name, module),) = project["entry-points"]["timeline"].items()
    (metadata / "entry_points.txt").write_text(f"[timeline]\n{name} = {module}\n")
    (tmp_path / f"{module}.py").write_text(snippets("python")[0])
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, module, raising=False)
    return Registry(
        [entry for found in distributions(path=[str(tmp_path)]) for entry in found.entry_points], (), apart=False
    )


def test_the_plugin_of_the_page_passes_its_own_test(outline: Registry) -> None:
    module = types.ModuleType("snippet")
    exec(snippets("python")[1], vars(module))
    module.test_it_keeps_the_contract()
    assert outline.broken() == () and outline.exporter(".outline").name == "outline"


def test_the_plugin_of_the_page_takes_the_options_that_the_page_gives_it(outline: Registry) -> None:
    given = dict(found.split("=") for found in re.findall(r"-O (\w+=[\w*-]+)", page()) if found != "name=value`")
    given.pop("name", None)
    data = export(usual_timeline(), ".outline", given, outline)
    assert data.startswith(b"The Arl dam\n\n- 1987: ") and b"? " not in data
    with pytest.raises(OptionError, match=r"It takes \* or -"):
        export(usual_timeline(), "outline", {"bullet": "+"}, outline)


def test_the_plugin_of_the_page_lets_no_denial_look_like_a_fact(outline: Registry) -> None:
    lines = export(usual_timeline(), "outline", {}, outline).decode().splitlines()
    assert [line for line in lines if "denied" in line] == [
        "* May 2021: The gate was replaced in spring (statement, denied)"
    ]


def test_the_report_of_the_page_is_what_its_plugin_loses(outline: Registry) -> None:
    made = usual_timeline()
    said = reported(made, exported(made, "outline", {"undated": False}, outline), verbose=False)
    shown = page().partition("-o dam.outline -O undated=no\n")[2].partition("\n\n")[0].splitlines()
    first, *others = (f"    {line}" for line in said)
    assert shown == [first.replace("    ", "    timeline: dam.outline: ", 1), *others]


def test_what_the_page_says_of_a_timeline_is_so() -> None:
    """The first snippet is the module, the second its test; the others go on from there and hold their own asserts."""
    module, _, *others = snippets("python")
    names: dict[str, object] = {}
    for snippet in (module, *others):
        exec(snippet, names)
    assert sum(snippet.count("assert ") for snippet in others) >= len(others) == 7


def test_the_commands_of_the_page_are_those_that_a_new_plugin_names(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["plugin", "new", "outline", "--into", str(tmp_path)])
    commands = [line.strip() for line in done.stdout.splitlines() if line.startswith("    ")]
    assert len(commands) == 3
    for command in commands:
        assert f"    {command.replace(str(tmp_path) + '/', '')}\n" in page()


def test_the_page_shows_no_snippet_that_is_not_run() -> None:
    assert (len(snippets("python")), len(snippets("toml"))) == (9, 1)
    assert page().count("```") == 2 * 10


def test_the_limits_of_the_page_are_those_that_hold() -> None:
    limits = Limits()
    assert f"{limits.seconds:g} seconds, {limits.memory:,} MB of memory and {limits.output} MB" in page()


@pytest.mark.parametrize("name", timeline.testing.__all__)
def test_every_name_of_the_kit_is_on_the_page(name: str) -> None:
    assert f"`{name}" in page() or f" {name}\n" in page()
