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
FIRST = USUAL["events"][0]["id"]
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


class TestNames:
    """An address leads to an event by the element's id."""

    def test_an_element_that_takes_the_place_of_another_takes_its_name(self, shown: Shown):
        page = shown()
        expect(page.locator("timeline-view .event").first).to_be_visible()
        page.evaluate("""() => {
            const old = document.querySelector("timeline-view");
            const next = old.cloneNode(true);
            old.before(next);
            old.remove();
        }""")
        expect(page.locator("timeline-view .event").first).to_be_visible()
        page.evaluate("id => { location.hash = `dam.${id}`; }", FIRST)
        expect(page.locator("timeline-view [aria-expanded=true]")).to_have_count(1)

    def test_an_id_may_be_set_after_the_element_is_in_the_page(self, shown: Shown):
        page = shown("")
        page.evaluate(
            """([data, id]) => {
            const view = document.createElement("timeline-view");
            view.data = data;
            document.body.append(view);
            view.id = "late";
            location.hash = `late.${id}`;
        }""",
            [USUAL, FIRST],
        )
        expect(page.locator("timeline-view [aria-expanded=true]")).to_have_count(1)

    def test_a_name_may_hold_dots(self, shown: Shown):
        page = shown(ONE.replace('"dam"', '"dam.north"'))
        page.evaluate("id => { location.hash = `dam.north.${id}`; }", FIRST)
        expect(page.locator("timeline-view [aria-expanded=true]")).to_have_count(1)

    def test_a_link_leads_to_its_own_page_whatever_the_base_of_addresses_is(self, shown: Shown):
        shown.site.put("sub/other.html", "")
        page = shown('<base href="/sub/">' + ONE.replace('src="', 'src="../'))
        page.locator("timeline-view .head").first.click()
        page.get_by_role("link", name="Link to this event").click()
        assert page.url == shown.site.at(f"index.html#dam.{FIRST}")


class TestHouseStyle:
    """Styles that sites have on their text."""

    def test_text_is_as_large_as_around_it_where_the_root_is_smaller(self, shown: Shown):
        shown.site.put("house.css", "html { font-size: 62.5%; } body { font-size: 1.8rem; }")
        view = shown(f'<link rel="stylesheet" href="house.css">{ONE}').locator("timeline-view")
        expect(view.locator(".label").first).to_have_css("font-size", "18px")
        expect(view.locator(".axis-picture")).to_have_css("font-size", "14.625px")

    def test_what_text_is_given_around_it_does_not_reach_in(self, shown: Shown):
        odd = "text-align: center; text-transform: uppercase; letter-spacing: 1px; white-space: pre; text-indent: 2em"
        shown.site.put("house.css", f"main {{ {odd} }}")
        title = shown(f'<link rel="stylesheet" href="house.css">{ONE}').locator("timeline-view .title")
        usual = {"text-align": "start", "text-transform": "none", "letter-spacing": "normal", "text-indent": "0px"}
        for name, value in {**usual, "white-space": "normal"}.items():
            expect(title).to_have_css(name, value)


class TestData:
    def test_null_is_data_still_to_come_and_no_error(self, shown: Shown):
        shown.page.clock.install()
        page = shown("<p>A page.</p>")
        page.evaluate("""() => {
            const view = document.createElement("timeline-view");
            view.append("In other words.");
            view.data = null;
            document.body.append(view);
        }""")
        page.clock.run_for(1_300)  # longer than an element waits that nothing was promised
        view = page.locator("timeline-view")
        expect(view.get_by_role("alert")).to_have_count(0)
        page.evaluate("data => { document.querySelector('timeline-view').data = data; }", USUAL)
        expect(view.locator(".event").first).to_be_visible()
        page.evaluate("() => { document.querySelector('timeline-view').data = null; }")
        expect(view.locator(".event")).to_have_count(0)
        expect(view.get_by_text("In other words.")).to_be_visible()


class TestNetwork:
    def test_an_answer_that_breaks_off_is_said_as_what_it_is(self, shown: Shown):
        shown.page.add_init_script(
            "window.fetch = async () => new Response(new ReadableStream({ start: (to) => to.error(new TypeError()) }));"
        )
        view = shown().locator("timeline-view")
        expect(view.get_by_role("alert")).to_contain_text("does not answer")
        expect(view.get_by_text("In other words.")).to_be_visible()

    def test_words_that_do_not_come_hold_up_no_timeline(self, shown: Shown):
        shown.page.route("**/timeline-embed.de.js", lambda _: None)
        shown.page.clock.install()
        with shown.page.expect_request("**/timeline-embed.de.js"):
            page = shown('<timeline-view lang="de" src="timeline.json"></timeline-view>')
        header = page.locator("timeline-view header")
        page.clock.run_for(4_000)
        expect(header).to_have_count(0)
        page.clock.run_for(1_500)
        expect(header).to_contain_text(f"{len(USUAL['events'])} events")


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
