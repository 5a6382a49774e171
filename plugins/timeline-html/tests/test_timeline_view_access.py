"""The component for readers who hear it, type or enlarge: axe-core over every state, and what it cannot tell."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect
from timeline_html import NAME, scripts

import timeline
from tests.browser import Site, Watch, faults
from timeline.testing import HOSTILE, hostile_timeline, sample_timelines, usual_timeline

USUAL: Any = json.loads(timeline.dump(usual_timeline()))
SAMPLES = dict(sample_timelines()) | {"hostile text": hostile_timeline(HOSTILE[:6])}  # axe is slow over long texts
STYLE = ":root { color-scheme: light dark } body { margin: 1rem; background: Canvas; color: CanvasText }"

Opened = Callable[..., Locator]


@pytest.fixture
def opened(browser: Browser, site: Site, watch: Watch) -> Iterator[Opened]:
    """Opens a page with a timeline; settings are those of the browser's context, beside `lang` of the page."""
    contexts = []
    site.put_all(scripts())
    site.put("page.css", STYLE)

    def opening(data: object = USUAL, lang: str = "en", **settings: Any) -> Locator:
        # axe-core is put into the page by a script element, which the strict policy rightly refuses.
        context = browser.new_context(bypass_csp=True, **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        watch.over(page)
        text = data if isinstance(data, str | bytes) else json.dumps(data)
        site.put("timeline.json", text)
        head = f'<link rel="stylesheet" href="page.css"><script type="module" src="{NAME}"></script>'
        about = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title>'
        body = '<main><h1>A page</h1><timeline-view src="timeline.json"></timeline-view></main>'
        page.goto(site.put("index.html", f'<!DOCTYPE html><html lang="{lang}">{about}{head}<body>{body}</body></html>'))
        view = page.locator("timeline-view")
        expect(view).not_to_have_attribute("aria-busy", "true")
        return view

    yield opening
    for context in contexts:
        context.close()


def open_all(view: Locator) -> None:
    view.evaluate(
        """view => {
            for (const head of view.shadowRoot.querySelectorAll(".head")) head.click();
            for (const one of view.shadowRoot.querySelectorAll("details")) one.open = true;
        }"""
    )


class TestAxe:
    @pytest.mark.parametrize("name", sorted(SAMPLES))
    def test_every_sample_with_all_open(self, opened: Opened, name: str):
        view = opened(timeline.dump(SAMPLES[name]))
        if len(SAMPLES[name].events) < 100:
            open_all(view)
        assert faults(view.page) == []

    @pytest.mark.parametrize(
        "settings",
        [
            {"color_scheme": "dark"},
            {"forced_colors": "active"},
            {"viewport": {"width": 320, "height": 640}},
            {"reduced_motion": "reduce"},
            {"lang": "ar"},
            {"lang": "de", "color_scheme": "dark"},
        ],
        ids=str,
    )
    def test_every_way_to_see_it(self, opened: Opened, settings: dict[str, Any]):
        view = opened(**settings)
        open_all(view)
        assert faults(view.page) == []

    def test_print(self, opened: Opened):
        view = opened()
        view.page.emulate_media(media="print")
        assert faults(view.page) == []

    def test_a_filter_that_leaves_some_and_none(self, opened: Opened):
        view = opened()
        for text in (USUAL["events"][0]["label"], "qqqq"):
            view.get_by_label("Search").fill(text)
            assert faults(view.page) == []

    @pytest.mark.parametrize(
        "data", ["", "<p>", '{"format": "timeline", "version": 9, "events": [5]}', '{"format": "time']
    )
    def test_what_cannot_be_shown(self, opened: Opened, data: str):
        assert faults(opened(data).page) == []

    def test_a_file_that_breaks_off(self, opened: Opened):
        assert faults(opened(json.dumps(USUAL)[:3000]).page) == []


class TestBeyondAxe:
    @pytest.mark.parametrize("name", ["usual", "hostile"])
    def test_a_narrow_page_does_not_scroll_sideways(self, opened: Opened, name: str):
        made = usual_timeline() if name == "usual" else hostile_timeline()
        view = opened(timeline.dump(made), viewport={"width": 320, "height": 640})
        open_all(view)
        assert view.page.evaluate("document.documentElement.scrollWidth") <= 320

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_what_can_be_pressed_is_large_enough(self, opened: Opened, scheme: Any):
        """24 by 24 pixels, but for links within a sentence (WCAG 2.2, 2.5.8)."""
        view = opened(color_scheme=scheme)
        open_all(view)
        for target in view.locator(
            "button:visible:not(sup button), select:visible, input:visible, summary:visible"
        ).all():
            box = target.bounding_box()
            assert box is not None
            assert (box["width"] >= 24, box["height"] >= 24) == (True, True), target.evaluate("one => one.outerHTML")

    def test_the_tab_key_goes_through_all_in_the_order_in_which_it_is_seen(self, opened: Opened):
        view = opened()
        heights = []
        for _ in range(60):
            view.page.keyboard.press("Tab")
            place = view.evaluate("view => view.shadowRoot.activeElement?.getBoundingClientRect().top + scrollY")
            if place is None:
                break
            heights.append(place)
        assert len(heights) > len(USUAL["events"])
        falls = [(before, after) for before, after in pairwise(heights) if after < before - 40]
        assert falls == []

    def test_a_page_that_runs_from_right_to_left_turns_the_view_around(self, opened: Opened):
        view = opened(lang="ar")
        first = view.locator(".event").first
        date, label = first.locator(".date").bounding_box(), first.locator(".label").bounding_box()
        assert date is not None
        assert label is not None
        assert date["x"] > label["x"]

    def test_changes_are_said(self, opened: Opened):
        view = opened()
        view.get_by_label("Search").fill(USUAL["events"][0]["label"])
        expect(view.get_by_role("status").filter(has_text="1 of")).to_be_visible()

    def test_a_numbered_link_is_called_by_its_number_and_described_by_its_event(self, opened: Opened):
        link = opened().locator(".cite").first
        expect(link).to_have_accessible_name(link.inner_text())
        expect(link).to_have_accessible_description(USUAL["events"][int(link.inner_text()) - 1]["label"])

    def test_each_quote_is_in_the_language_of_its_source(self, opened: Opened):
        sources = [dict(one, language="uk") for one in USUAL["sources"]]
        view = opened(dict(USUAL, sources=sources))
        open_all(view)
        expect(view.locator("blockquote").first).to_have_attribute("lang", "uk")
        expect(view.locator(".label").first).to_have_attribute("lang", "uk")

    def test_what_stands_around_a_quote_is_of_its_paragraph_and_has_no_word_cut_through(self, opened: Opened):
        near = {
            "exact": "It jammed.",
            "prefix": "ing of the sluices on that day. ",
            "suffix": " Nobody was hurt, the keeper sa",
        }
        apart = {
            "exact": "It rained.",
            "prefix": "of the long week.\n\n## Weather\n\n",
            "suffix": " All day.\n\nThe next mo",
        }
        first = USUAL["events"][0]
        places = [dict(first["provenance"][0], quote=quote) for quote in (near, apart)]
        view = opened(dict(USUAL, events=[dict(first, provenance=places)], undated=[]))
        open_all(view)
        told = ("… of the sluices on that day. It jammed. Nobody was hurt, the keeper …", "It rained. All day.")
        expect(view.locator("blockquote p")).to_have_text(told)

    def test_words_that_are_quoted_are_not_told_twice(self, opened: Opened):
        first = dict(USUAL["events"][0], label="A label")
        words = first["provenance"][0]["quote"]["exact"]
        view = opened(dict(USUAL, events=[dict(first, text=words), dict(first, id="b", text="Other")], undated=[]))
        open_all(view)
        expect(view.locator(".details > p:first-child")).to_have_text("Other")

    def test_paper_has_every_quote_and_the_screen_stays_as_it_was(self, opened: Opened):
        view = opened()
        view.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(view.locator("blockquote:visible")).to_have_count(0)
        view.page.emulate_media(media="print")
        assert view.locator("blockquote:visible").count() == view.locator("blockquote").count() > 0
