"""`<timeline-view>` in pages that change under it, with themes of their own, and on networks that fail half-way."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from timeline_html import NAME, scripts

import timeline
from tests.browser import Site
from timeline.testing import usual_timeline

USUAL: Any = json.loads(timeline.dump(usual_timeline()))
ONE = '<timeline-view id="dam" src="timeline.json"><p>In other words.</p></timeline-view>'


class Shown:
    """A page with this body, beside the component and a timeline."""

    def __init__(self, site: Site, page: Page) -> None:
        self.site, self.page = site, page
        site.put_all(scripts())
        site.put("timeline.json", json.dumps(USUAL))

    def __call__(self, body: str = ONE) -> Page:
        head = f'<meta charset="utf-8"><title>A page</title><script type="module" src="{NAME}"></script>'
        self.page.goto(self.site.put("index.html", f'<!DOCTYPE html><html lang="en">{head}<main>{body}</main></html>'))
        return self.page


@pytest.fixture
def shown(site: Site, page: Page) -> Shown:
    return Shown(site, page)


class TestTheme:
    DARK = "rgb(20, 23, 27)"

    def test_a_theme_brings_its_ground_and_ink_for_what_stands_inside(self, shown: Shown):
        page = shown(ONE.replace("src=", 'theme="dark" src='))
        view = page.locator("timeline-view")
        expect(view).to_have_css("background-color", self.DARK)
        expect(view.locator("p", has_text="In other words.")).to_have_css("color", "rgb(230, 232, 235)")
        expect(view.get_by_role("heading", level=2)).to_have_css("color", "rgb(230, 232, 235)")

    def test_without_one_the_ground_is_the_page_s(self, shown: Shown):
        expect(shown().locator("timeline-view")).to_have_css("background-color", "rgba(0, 0, 0, 0)")

    def test_paper_is_light(self, shown: Shown):
        page = shown(ONE.replace("src=", 'theme="dark" src='))
        page.emulate_media(media="print")
        expect(page.locator("timeline-view")).to_have_css("background-color", "rgb(255, 255, 255)")
        expect(page.locator("timeline-view").get_by_role("heading", level=2)).to_have_css("color", "rgb(27, 31, 36)")
