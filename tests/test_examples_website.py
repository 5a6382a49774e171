"""The example website, built once and opened in a real browser under a policy without any inline script or style."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser import Watch, faults, serving

FOLDER = Path(__file__).parents[1] / "examples" / "website"
REACT = FOLDER / "react"
PAGES = ("index.html", "styled.html", "plain.html")
HEARD = """
window.heard = {ready: {}, selected: [], failed: []};
window.whenReady = (count) => new Promise((resolve) => {
  const look = () => (Object.keys(heard.ready).length >= count ? resolve() : setTimeout(look, 20));
  look();
});
addEventListener("timeline-ready", (e) => { heard.ready[e.target.id || "timeline"] = e.detail; });
addEventListener("timeline-select", (e) => heard.selected.push(e.detail.event.label));
addEventListener("timeline-error", (e) => heard.failed.push(e.detail.message));
"""

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the example is not beside the tests")
in_react = pytest.mark.skipif(
    not (REACT / "node_modules").is_dir() or shutil.which("npm") is None,
    reason="npm or its packages are not there: `npm ci` in examples/website/react",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, as `build.py` writes it."""
    made = tmp_path_factory.mktemp("website")
    told = subprocess.run(
        [sys.executable, FOLDER / "build.py", made], capture_output=True, text=True, timeout=100, check=False
    )
    assert told.returncode == 0, told.stdout + told.stderr
    return made


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with serving(folder) as served:
        yield served


@pytest.fixture
def opened(page: Page, address: str, watch: Watch) -> Any:
    """Open a page of the site, hear what its timelines say, and complain of files that are not there."""

    def answered(response: Response) -> None:
        if response.status >= 400:
            watch.complaints.append(f"{response.status}: {response.url}")

    def open_it(name: str, ready: int = 1) -> Page:
        page.on("response", answered)
        page.add_init_script(HEARD)
        page.goto(f"{address}/{name}")
        page.evaluate("count => whenReady(count)", ready)
        return page

    return open_it


def events(folder: Path, name: str) -> list[dict[str, Any]]:
    return json.loads((folder / f"{name}.json").read_text("utf-8"))["events"]


def heard(page: Page) -> dict[str, Any]:
    return page.evaluate("heard")


def test_both_timelines_of_the_article_show_their_events(folder: Path, opened: Any) -> None:
    page = opened("index.html", ready=2)
    assert heard(page)["failed"] == []
    for name in ("harrowmere", "kursk"):
        told = events(folder, name)
        assert heard(page)["ready"][name]["events"] == len(told)
        shown = page.locator(f"#{name} [part~=list]").first
        for event in (told[0], told[-1]):
            expect(shown.get_by_text(event["label"]).first).to_be_visible()


def test_a_link_to_an_event_of_the_second_timeline_opens_it_there(folder: Path, opened: Any) -> None:
    event = events(folder, "kursk")[2]
    page = opened(f"index.html#kursk.{event['id']}", ready=2)
    row = page.locator("#kursk [part~=event]").filter(has_text=event["label"]).first
    expect(row).to_be_in_viewport()


def test_the_house_style_speaks_german_is_dark_and_reaches_the_parts(opened: Any) -> None:
    page = opened("styled.html")
    expect(page.locator("timeline-view")).to_contain_text("11 Ereignisse")
    expect(page.locator("timeline-view [part~=date]", has_text="März 2025").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 22, 31)"
    date = page.locator("timeline-view [part~=date]").first
    assert date.evaluate("part => getComputedStyle(part).color") == "rgb(255, 195, 107)"


def test_plain_script_shows_the_chosen_event_elsewhere_on_the_page(folder: Path, opened: Any) -> None:
    page = opened("plain.html")
    event = events(folder, "harrowmere")[3]
    page.evaluate("id => document.querySelector('#harrowmere').select(id)", event["id"])
    picked = page.locator("#picked")
    expect(picked.get_by_role("heading")).to_have_text(event["label"])
    expect(picked.locator("blockquote")).to_have_text(event["provenance"][0]["quote"]["exact"])
    assert heard(page)["selected"] == [event["label"]]


def test_plain_script_says_in_words_that_the_data_is_missing(
    folder: Path, tmp_path: Path, page: Page, watch: Watch
) -> None:
    copied = shutil.copytree(folder, tmp_path / "copy")
    (copied / "harrowmere.json").unlink()
    with serving(copied) as served:
        page.goto(f"{served}/plain.html")
        expect(page.locator("#picked")).to_contain_text("cannot be shown")
    watch.allow("404")


def test_without_script_the_article_holds_the_whole_list_of_one_and_a_link_for_the_other(
    folder: Path, address: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    for event in events(folder, "harrowmere"):
        expect(page.locator("#harrowmere").get_by_text(event["label"]).first).to_be_visible()
    expect(page.locator("#kursk").get_by_role("link")).to_be_visible()
    for name in ("styled.html", "plain.html"):
        page.goto(f"{address}/{name}")
        expect(page.locator("main a[href$='.json']")).to_be_visible()
    context.close()


def test_where_the_script_does_not_come_the_list_stands(folder: Path, address: str, page: Page, watch: Watch) -> None:
    page.route("**/timeline-embed.js", lambda route: route.abort())
    page.goto(f"{address}/index.html")
    expect(page.locator("#harrowmere .events > li")).to_have_count(len(events(folder, "harrowmere")))
    watch.allow("ERR_FAILED")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_reader_is_shut_out(folder: Path, browser: Browser, address: str, name: str, scheme: Any) -> None:
    # axe comes in as a script of its own, which the policy would rightly stop.
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    page.add_init_script(HEARD)
    page.goto(f"{address}/{name}")
    page.evaluate("whenReady(document.querySelectorAll('timeline-view').length || 1)")
    assert faults(page) == []
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_narrow_screen_needs_no_scrolling_sideways(page: Page, opened: Any, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    opened(name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_no_page_has_a_script_or_style_within(folder: Path) -> None:
    for path in folder.glob("*.html"):
        text = path.read_text("utf-8")
        assert "Content-Security-Policy" in text
        assert not re.search(r"<style|<[^>]+\s(style|on\w+)=", text, re.IGNORECASE), path
        for script in re.findall(r"<script\b[^>]*>", text):
            assert 'src="' in script or 'type="application/json"' in script, path


def test_the_lock_of_the_react_page_names_no_address() -> None:
    text = (REACT / "package-lock.json").read_text("utf-8")
    assert "resolved" not in text and "http" not in text


@in_react
def test_react_passes_the_data_and_hears_the_events(folder: Path, opened: Any) -> None:
    page = opened("react.html")
    told = events(folder, "harrowmere")
    expect(page.locator(".lead")).to_contain_text(f"{len(told)} events")
    page.get_by_role("button", name="Show the latest event").click()
    expect(page.locator(".picked h2")).to_have_text(told[-1]["label"])
    assert heard(page)["failed"] == []
