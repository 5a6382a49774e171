"""docs/formats.md names exactly the formats that are installed, with what each is, takes and cannot express."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

import timeline
from timeline.exporting import export, settings
from timeline.hookspecs import ASPECTS, Exporter, Lack
from timeline.registry import Registry

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "formats.md"
KURSK = ROOT / "seeds" / "kursk" / "article.md"
REGISTRY = Registry(apart=False)
OURS = {one.name: one for one in REGISTRY.exporters()}
PACKED = ("pdf", "docx", "xlsx")

pytestmark = [
    pytest.mark.skipif(not PAGE.is_file(), reason="the documentation is not beside the tests"),
    pytest.mark.skipif(
        {path.name for path in (ROOT / "plugins").glob("timeline-*")} - {f"timeline-{name}" for name in OURS} != set(),
        reason="not all plugins are installed",
    ),
]


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head and the rows that name a purpose."""
    text = PAGE.read_text("utf-8").split(f"# {heading}\n")[1].partition("\n## ")[0]
    found = [[cell.strip() for cell in line[1:-1].split("|")] for line in text.splitlines() if line.startswith("|")]
    return [cells for cells in found[2:] if not cells[0].startswith("**")]


def name(cell: str) -> str:
    return cell.lstrip("[").partition("]")[0]


def aspects(cell: str) -> set[str]:
    return set(re.findall(r"`(\w+)`", cell))


def test_the_table_names_every_format_with_its_suffix_and_no_other() -> None:
    assert {(name(cells[0]), cells[1].strip("`")) for cells in rows("The formats")} == {
        (one.name, one.extension) for one in OURS.values()
    }


@pytest.mark.parametrize("heading", ["What they cannot express", "Their options"])
def test_each_other_table_has_a_line_for_every_format(heading: str) -> None:
    assert sorted(cells[0] for cells in rows(heading)) == sorted(OURS)


def kinds(exporter: Exporter) -> list[set[str]]:
    """The aspects with which an event is not in the file, those left out of it, and those told otherwise."""

    def column(lack: Lack) -> int:
        return 0 if lack.drops else 1 if lack.instead.startswith("left out") else 2

    return [{lack.aspect for lack in exporter.lacks or () if column(lack) == number} for number in range(3)]


def test_what_each_format_lacks_is_what_it_declares() -> None:
    told = {cells[0]: [aspects(cell) for cell in cells[1:]] for cells in rows("What they cannot express")}
    assert told == {one.name: kinds(one) for one in OURS.values()}
    assert set(chain.from_iterable(chain.from_iterable(told.values()))) <= set(ASPECTS)


def test_every_option_is_shown_with_a_value_that_it_takes_and_that_is_not_its_default() -> None:
    for format_, cell in rows("Their options"):
        shown = dict(re.findall(r"`([\w-]+)=([^`]+)`", cell))
        known = {option.name: option.default for option in OURS[format_].options}
        assert set(shown) == set(known), format_
        taken = settings(OURS[format_], shown)
        assert [key for key in known if taken[key] == known[key]] == [], format_


def test_the_options_named_beside_what_is_lacking_are_options_of_that_format() -> None:
    for format_, *cells in rows("What they cannot express"):
        settings(OURS[format_], dict(re.findall(r"`([\w-]+)=(\w+)`", " ".join(cells))))


def test_the_dates_of_the_table_stand_so_in_the_files() -> None:
    articles = [one for one in timeline.read(KURSK.read_bytes(), KURSK.name) if isinstance(one, timeline.Article)]
    made = timeline.build(articles)
    for cell, _, _, dates in rows("The formats"):
        format_ = name(cell)
        if format_ in PACKED:
            assert "`" not in dates
            continue
        text = export(made, format_, {"coarse": "span"} if format_ == "icalendar" else {}, REGISTRY).decode()
        for words in re.findall(r"`([^`]+)`", dates):
            assert words in ("startDate", "coarse=span") or words in text, (format_, words)
        if dates.startswith("in words"):
            assert "between August 2024 and March 2025" in text, format_


def test_the_other_file_names_are_those_of_formats() -> None:
    commands = re.findall(r"-f (\w+) -o \w+(\.\w+)", PAGE.read_text("utf-8"))
    assert len(commands) == 4
    assert all(OURS[format_].extension != suffix for format_, suffix in commands)


def test_the_pictures_are_there_and_small() -> None:
    pictures = re.findall(r"!\[[^]]+\]\((images/[\w-]+\.png)\)", PAGE.read_text("utf-8"))
    assert len(pictures) == 5
    for picture in pictures:
        assert (PAGE.parent / picture).stat().st_size < 120_000, picture


@pytest.mark.parametrize(
    "path", sorted((ROOT / "plugins").glob("timeline-*/README.md")), ids=lambda path: path.parent.name
)
def test_the_readme_of_a_plugin_shows_its_suffix_in_a_command_and_names_every_option(path: Path) -> None:
    text = path.read_text("utf-8")
    exporter = OURS[path.parent.name.removeprefix("timeline-")]
    assert re.search(rf"(?m)^    timeline \w+ .*-o \S+{re.escape(exporter.extension)}\b", text)
    named = set(re.findall(r"`(?:-O )?([\w-]+)[`=]", text)) | set(re.findall(r"-O ([\w-]+)=", text))
    assert {option.name for option in exporter.options} <= named
