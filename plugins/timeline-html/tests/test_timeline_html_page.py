"""The page in a real browser: opened from disk, without script, in all colours, narrow, in print, and hostile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from timeline_html import NAME, scripts, timeline_exporters

from tests.browser import Site, Watch, faults
from timeline import Source, Timeline
from timeline.testing import HOSTILE, hostile_timeline, sample_timelines, usual_timeline, written

(HTML,) = timeline_exporters()
Opened = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, watch: Watch, tmp_path: Path) -> Iterator[Opened]:
    """Opens the page of a timeline from disk; settings with `_` are the context's, the others the exporter's."""
    contexts: list[BrowserContext] = []

    def open_page(made: Timeline, context: dict[str, Any] | None = None, **options: Any) -> Page:
        file = tmp_path / f"{len(contexts)}.html"
        file.write_bytes(written(HTML, made, **options))
        contexts.append(browser.new_context(**{"viewport": {"width": 1000, "height": 800}} | (context or {})))
        page = contexts[-1].new_page()
        watch.over(page)
        page.goto(file.as_uri())
        return page

    yield open_page
    for one in contexts:
        one.close()


def arabic() -> Timeline:
    """The usual timeline as if an Arabic newspaper had told it."""
    made = usual_timeline()
    told = [attrs.evolve(event, label="افتتح المؤتمر في القاهرة عام 1945 (AFP)") for event in made.events]
    return attrs.evolve(made, events=tuple(told), sources=(Source("a1", "الجريدة", language="ar"),))


SAMPLES = dict(sample_timelines()) | {"arabic": arabic(), "a few hostile": hostile_timeline(HOSTILE[:4])}
PRINT = {"media": "print", "forced_colors": "none"}
NO_SCRIPT = {"java_script_enabled": False}


def test_without_javascript_everything_can_be_read(opened):
    page = opened(usual_timeline(), NO_SCRIPT)
    shown = page.locator("body").inner_text()
    for event in (*usual_timeline().events, *usual_timeline().undated):
        assert event.label in shown
    for words in ("Ministry of Defence; likely (PHIA: 55% to 75%)", "over 40 homes", "Why this date", "SHA-256", "{"):
        assert (words in shown) is (words != "{"), words


def test_a_link_to_an_event_brings_it_into_view_without_javascript(opened):
    page = opened(SAMPLES["300 events"], NO_SCRIPT)
    page.goto(f"{page.url}#timeline.e250")
    assert page.locator("[id='timeline.e250']").bounding_box()["y"] < 800


@pytest.mark.parametrize("name", ["usual", "hostile text", "long texts", "every fineness", "arabic"])
def test_no_page_scrolls_sideways(opened, name):
    page = opened(SAMPLES[name], script=False)
    for width in (320, 640, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("name", ["empty", "usual", "arabic", "a few hostile"])
def test_axe_finds_nothing_in_any_colours_narrow_or_in_print(opened, name):
    page = opened(SAMPLES[name], {"bypass_csp": True}, script=False)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    for media in ({}, {"color_scheme": "dark"}, {"forced_colors": "active"}, PRINT):
        page.emulate_media(**media)
        page.set_viewport_size({"width": 320 if "color_scheme" in media else 1000, "height": 800})
        assert faults(page) == [], media


def test_a_theme_that_is_set_holds_whatever_the_system_has(opened):
    page = opened(usual_timeline(), {"color_scheme": "light"}, script=False, theme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"


@pytest.mark.parametrize("options", [{}, {"theme": "dark"}])
def test_in_print_the_paper_is_white_and_every_reason_is_told(opened, options):
    page = opened(usual_timeline(), {"color_scheme": "dark"}, script=False, **options)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("details p").first.bounding_box()["height"] > 5


def test_arabic_runs_from_right_to_left(opened):
    page = opened(arabic(), script=False)
    date, label = (page.locator(f".events .{one}").first.bounding_box() for one in ("date", "label"))
    assert date["x"] > label["x"] + label["width"]


@pytest.mark.parametrize(("made", "start", "end"), [(arabic(), "3", "2021"), (usual_timeline(), "3", "2021")])
def test_an_english_date_reads_from_left_to_right_wherever_it_stands(opened, made, start, end):
    page = opened(made, script=False)
    where = """(element, words) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const text = walker.nextNode(), range = new Range(), at = text.data.indexOf(words);
        range.setStart(text, at); range.setEnd(text, at + words.length);
        return range.getBoundingClientRect().x;
    }"""
    date = page.locator(".events .date").nth(1)
    assert date.evaluate(where, start) < date.evaluate(where, end)


class TestComponent:
    """With script the component stands in the place of the list; the policy lets in nothing else."""

    @pytest.mark.parametrize("name", sorted(SAMPLES))
    def test_it_takes_the_place_of_the_list(self, opened, name):
        page = opened(SAMPLES[name])
        expect(page.locator("timeline-view")).not_to_have_attribute("aria-busy", "true")
        expect(page.locator("article.timeline")).to_be_hidden()
        assert page.locator("h1").all_inner_texts()[0].split() == page.title().split()

    def test_what_it_does_not_tell_itself_stays_below_it(self, opened):
        page = opened(usual_timeline())
        expect(page.locator("article.timeline")).to_be_hidden()
        for heading in ("What is not known", "Probability yardstick", "How this was made"):
            expect(page.get_by_role("heading", name=heading)).to_be_visible()

    def test_print_has_the_list_with_all_quotes_and_reasons(self, opened):
        page = opened(usual_timeline())
        expect(page.locator("article.timeline")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator("article.timeline")).to_be_visible()
        expect(page.locator("timeline-view .view")).to_be_hidden()
        expect(page.get_by_role("heading", name="How this was made")).to_be_visible()

    def test_a_link_to_an_event_opens_it_there_too(self, opened):
        page = opened(usual_timeline())
        expect(page.locator("article.timeline")).to_be_hidden()
        page.evaluate("location.hash = 'timeline.e3'")
        expect(page.locator("timeline-view [part~=details]")).to_contain_text("The text names 2021-02-12.")

    def test_where_it_is_not_known_the_list_stays(self, opened):
        page = opened(usual_timeline(), NO_SCRIPT)
        expect(page.locator("article.timeline")).to_be_visible()


def test_two_fragments_on_one_page_keep_apart(site: Site, page: Page):
    parts = [written(HTML, usual_timeline(), part="fragment", id=one).decode() for one in ("dam", "gate")]
    head = f'<!DOCTYPE html><html lang="en"><title>Two</title><script type="module" src="{NAME}"></script>'
    site.put_all(scripts())
    page.goto(site.put("two.html", f"{head}<h1>Two</h1>{''.join(parts)}</html>") + "#gate.e3")
    dam, gate = page.locator("#dam"), page.locator("#gate")
    expect(gate.locator("[part~=details]")).to_contain_text("The text names 2021-02-12.")
    expect(dam.locator("[part~=details]")).to_have_count(0)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids)) > 40


class TestHostile:
    def test_every_label_is_shown_as_text(self, opened):
        page = opened(hostile_timeline(), script=False)
        labels = page.locator("section.events .label").all_text_contents()
        assert len(labels) == len(HOSTILE)
        for label, text in zip(labels, HOSTILE, strict=True):
            assert "".join(label.split()) == _seen(text)

    def test_no_element_but_of_ours_is_made(self, opened):
        page = opened(hostile_timeline(), script=False)
        tags = page.evaluate("[...new Set([...document.querySelectorAll('*')].map(one => one.localName))]")
        ours = (
            "html head meta title style body main article header h1 h2 h3 p bdi strong nav ul ol li a section div b "
            "span figure blockquote figcaption cite details summary code time table thead tbody tr th td"
        )
        assert set(tags) <= set(ours.split())

    def test_every_link_is_of_ours_or_http(self, opened):
        page = opened(hostile_timeline(), script=False)
        links = page.evaluate("[...document.links].map(one => one.href)")
        assert all(one.startswith(("http://", "https://", f"{page.url}#")) for one in links)


def _seen(text: str) -> str:
    """What of a text is left to see, without blanks."""
    hidden = "\x01\x07\x08\x1b\x7f\x9b\u202e\u202c\u2066\u2069\ufeff"
    return "".join(text.translate(dict.fromkeys(map(ord, hidden))).replace("\ud800", "\ufffd").split()) or "—"
