"""The component `<timeline-view>` in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from timeline_html import NAME, component

import timeline
from tests.browser import Site
from timeline.testing import usual_timeline

PAGE = f"""<!DOCTYPE html><html lang="en"><title>A page</title><script type="module" src="{NAME}"></script>
<timeline-view src="timeline.json"></timeline-view></html>"""


def test_it_lists_the_events(site: Site, page: Page):
    site.put(NAME, component())
    site.put("timeline.json", timeline.dump(usual_timeline()))
    page.goto(site.put("index.html", PAGE))
    expect(page.locator("timeline-view li")).to_have_count(len(usual_timeline().events))
