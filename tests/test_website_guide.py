"""docs/website.md: what it shows works, and its tables name what the component has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import timeline
from tests.browser import Site
from timeline.testing import sample_timelines, usual_timeline

timeline_html = pytest.importorskip("timeline_html")

GUIDE = Path(__file__).parents[1] / "docs" / "website.md"

pytestmark = pytest.mark.skipif(not GUIDE.is_file(), reason="the guide is not beside the tests")


def section(heading: str) -> str:
    return re.split(r"(?m)^## ", GUIDE.read_text("utf-8").split(f"\n## {heading}\n")[1])[0]


def named(heading: str) -> set[str]:
    """What the first columns of a section's tables name."""
    first = re.findall(r"(?m)^\| (`[^|]*) \|", section(heading))
    return {name for cell in first for name in re.findall(r"`([^`]+)`", cell)}


def script() -> str:
    text: str = timeline_html.component()
    return text


def test_the_page_of_the_three_steps_shows_the_timeline(site: Site, page: Page) -> None:
    shown = re.findall(r"(?s)```html\n(.*?)```", section("In three steps"))[0]
    site.put_all(timeline_html.scripts())
    site.put("timeline.json", timeline.dump(usual_timeline()))
    page.goto(site.put("index.html", f'<!DOCTYPE html><html lang="en"><title>A dam</title>{shown}</html>'))
    expect(page.locator("timeline-view [part~=event]")).to_have_count(
        len(usual_timeline().events) + len(usual_timeline().undated)
    )


def test_the_table_of_attributes_names_those_that_the_element_heeds() -> None:
    observed = re.search(r"observedAttributes\s*=\s*\[([^\]]*)\]", script())
    assert observed
    styled = set(re.findall(r":host\(\[(\w+)=", script()))
    assert named("Attributes") - {"id", "dir"} == set(re.findall(r"\w+", observed[1])) | styled


def test_the_table_of_properties_names_every_colour_and_letter() -> None:
    in_script = set(re.findall(r"--timeline-[\w-]+", script()))
    assert {name for name in named("Style") if name.startswith("--")} == in_script


def test_the_table_of_parts_names_every_part(site: Site, page: Page) -> None:
    documented = {name for name in named("Style") if not name.startswith("--")}
    site.put_all(timeline_html.scripts())
    head = f'<title>Parts</title><script type="module" src="{timeline_html.NAME}"></script>'
    page.goto(site.put("index.html", f'<!DOCTYPE html><html lang="en">{head}<timeline-view></timeline-view></html>'))
    found: set[str] = set()
    for _, made in sample_timelines():
        found |= set(page.evaluate(_PARTS, timeline.dump(made).decode()))
    assert found <= documented
    assert [name for name in documented - found if not re.search(rf"\b{name}\b", script())] == []


_PARTS = """
async (text) => {
  const view = document.querySelector("timeline-view");
  await new Promise((resolve) => {
    view.addEventListener("timeline-ready", resolve, { once: true });
    view.data = text;
  });
  const { events = [], undated = [] } = JSON.parse(text);
  for (const event of [...events, ...undated].slice(0, 20)) view.select(event.id);
  return [...view.shadowRoot.querySelectorAll("[part]")].flatMap((one) => [...one.part]);
}
"""
