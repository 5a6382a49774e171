"""The component `<timeline-view>` in a real browser."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from timeline_html import NAME, component, scripts

import timeline
from tests.browser import Site, Watch
from timeline.testing import hostile_timeline, sample_timelines, usual_timeline

USUAL: Any = json.loads(timeline.dump(usual_timeline()))


class Show:
    """Opens a page that holds what is given, beside the component and a timeline."""

    def __init__(self, site: Site, page: Page) -> None:
        self.site, self.page = site, page
        site.put_all(scripts())
        site.put("timeline.json", json.dumps(USUAL))

    def __call__(self, body: str = '<timeline-view src="timeline.json"></timeline-view>', to: str = "") -> Locator:
        script = f'<script type="module" src="{NAME}"></script>'
        head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title>{script}'
        address = self.site.put("index.html", f'<!DOCTYPE html><html lang="en">{head}<main>{body}</main></html>')
        self.page.goto(address + to)
        return self.page.locator("timeline-view").first

    def json(self, data: object) -> Locator:
        """The page with this file in the timeline's place: bytes or text as they stand, else as JSON."""
        self.site.put("timeline.json", data if isinstance(data, str | bytes) else json.dumps(data))
        return self()


@pytest.fixture
def show(site: Site, page: Page) -> Show:
    return Show(site, page)


def events(view: Locator) -> Locator:
    return view.locator(".event:visible")


def changed(**fields: object) -> dict[str, Any]:
    return {**USUAL, **fields}


def event(**fields: object) -> dict[str, Any]:
    return {**USUAL["events"][0], **fields}


class TestReading:
    def test_every_event_is_listed_with_its_date(self, show: Show):
        view = show()
        expect(events(view)).to_have_count(len(USUAL["events"]) + len(USUAL["undated"]))
        for told in (*USUAL["events"], *USUAL["undated"]):
            expect(view.get_by_role("button", name=told["label"]).first).to_be_visible()

    def test_the_head_tells_title_and_counts(self, show: Show):
        view = show()
        expect(view.get_by_role("heading", level=2)).to_have_text(USUAL["title"])
        expect(view.locator("header")).to_contain_text(f"{len(USUAL['events'])} events")

    @pytest.mark.parametrize("name", [name for name, _ in sample_timelines()])
    def test_every_sample_is_shown(self, show: Show, name: str):
        made = dict(sample_timelines())[name]
        view = show.json(timeline.dump(made))
        expect(view.get_by_role("heading", level=2)).to_be_visible()
        expect(view.locator(".event")).to_have_count(len(made.events) + len(made.undated))

    def test_the_json_may_stand_inside(self, show: Show):
        inside = json.dumps(USUAL).replace("<", "\\u003c")
        view = show(f'<timeline-view><script type="application/json">{inside}</script></timeline-view>')
        expect(view.get_by_role("heading", level=2)).to_have_text(USUAL["title"])

    def test_the_data_may_be_set_from_script_before_and_after_it_is_there(self, show: Show):
        view = show("<timeline-view></timeline-view>")
        view.evaluate("(view, data) => { view.data = data }", USUAL)
        expect(events(view)).not_to_have_count(0)
        view.evaluate("(view, data) => { view.data = data }", json.dumps(changed(title="Another")))
        expect(view.get_by_role("heading", level=2)).to_have_text("Another")

    def test_an_element_that_waits_for_its_data_is_no_error(self, show: Show):
        view = show("<timeline-view></timeline-view>")
        view.evaluate("(view, data) => setTimeout(() => { view.data = data }, 300)", USUAL)
        expect(view.get_by_role("heading", level=2)).to_be_visible()
        expect(view.get_by_role("alert")).to_have_count(0)

    def test_an_element_that_is_moved_keeps_what_it_shows(self, show: Show):
        view = show()
        view.locator(".head").first.click()
        view.evaluate("view => document.body.append(view)")
        expect(view.locator(".details")).to_be_visible()

    def test_what_is_given_while_it_is_away_is_shown_when_it_is_back(self, show: Show):
        view = show()
        expect(events(view).first).to_be_visible()
        view.evaluate(
            """(view, data) => {
                view.remove();
                view.data = data;
                document.body.append(view);
            }""",
            changed(title="While it was away"),
        )
        expect(view.get_by_role("heading", level=2)).to_have_text("While it was away")

    def test_the_script_may_be_there_twice(self, show: Show):
        show.site.put("again.js", component())
        view = show('<script type="module" src="again.js"></script><timeline-view src="timeline.json"></timeline-view>')
        expect(events(view).first).to_be_visible()

    def test_another_address_shows_another_timeline(self, show: Show):
        view = show()
        show.site.put("other.json", json.dumps(changed(title="The other")))
        view.evaluate("view => view.setAttribute('src', 'other.json')")
        expect(view.get_by_role("heading", level=2)).to_have_text("The other")

    def test_fields_that_it_does_not_know_are_ignored(self, show: Show):
        view = show.json(changed(mood="calm", events=[event(colour="red")]))
        expect(events(view).first).to_be_visible()
        expect(view.locator(".notice:visible")).to_have_count(0)

    def test_hostile_text_stays_text(self, show: Show):
        made = hostile_timeline()
        view = show.json(timeline.dump(made))
        expect(view.locator(".event")).to_have_count(len(made.events) + len(made.undated))
        view.evaluate("view => view.shadowRoot.querySelectorAll('.head').forEach((head) => head.click())")
        assert show.page.evaluate("() => window.pwned") is None
        strange = "script, img, iframe, object, embed, style, a:not([href^='#']):not([href^='http'])"
        assert view.locator(strange).count() == 0


class TestDetails:
    def test_an_event_opens_and_closes(self, show: Show):
        view = show()
        head = view.locator(".head").first
        head.click()
        expect(head).to_have_attribute("aria-expanded", "true")
        expect(view.locator(".details")).to_be_visible()
        head.click()
        expect(view.locator(".details")).to_be_hidden()

    def test_it_tells_quote_source_and_why(self, show: Show):
        place = USUAL["events"][0]["provenance"][0]
        view = show()
        view.locator(".head").first.click()
        details = view.locator(".details")
        expect(details.locator("blockquote mark")).to_have_text(place["quote"]["exact"])
        expect(details).to_contain_text(place["why"])
        expect(details).to_contain_text(USUAL["events"][0]["when"]["edtf"])

    def test_what_there_is_to_say_stands_in_one_column(self, show: Show):
        view = show()
        view.locator(".head").first.click()
        boxes = [told.bounding_box() for told in view.locator(".details dd").all()]
        assert len(boxes) > 1
        assert len({box["x"] for box in boxes if box}) == 1
        assert min(box["width"] for box in boxes if box) > 300

    def test_a_quote_keeps_the_blanks_between_its_words(self, show: Show):
        place = USUAL["events"][0]["provenance"][0]
        quoted = dict(place, quote={"exact": "the gate jammed", "prefix": "On Friday ", "suffix": " and stayed"})
        view = show.json(changed(events=[event(provenance=[quoted])]))
        view.locator(".head").first.click()
        expect(view.locator("blockquote p")).to_have_text("On Friday the gate jammed and stayed")

    def test_only_web_addresses_become_links(self, show: Show):
        sources = [
            dict(USUAL["sources"][0], source=source) for source in ("https://example.org/a", "javascript:alert(1)")
        ]
        view = show.json(changed(sources=sources))
        links = view.locator(".sources a")
        expect(links).to_have_count(1)
        expect(links).to_have_attribute("href", "https://example.org/a")

    def test_a_related_event_is_one_press_away(self, show: Show):
        first, second = event(id="one", label="First"), event(id="two", label="Second")
        view = show.json(
            changed(events=[first, dict(second, relations=[{"type": "after", "event": "one"}])], undated=[])
        )
        view.get_by_role("button", name="Second").click()
        view.locator(".details").get_by_role("button", name="First").click()
        expect(view.locator(".head", has_text="First")).to_have_attribute("aria-expanded", "true")
        expect(view.locator(".head", has_text="First")).to_be_focused()


class TestFilters:
    def test_text_without_case_and_accents(self, show: Show):
        labels = ["The café opened", "The bridge closed", "A café and a bridge"]
        view = show.json(
            changed(
                events=[event(id=str(n), label=text, text=text, provenance=[]) for n, text in enumerate(labels)],
                undated=[],
            )
        )
        view.get_by_label("Search").fill("CAFE bridge")
        expect(events(view)).to_have_count(1)
        expect(view.get_by_role("status").filter(has_text="1 of 3 events")).to_be_visible()

    def test_kind(self, show: Show):
        view = show()
        kinds = [one["kind"] for one in (*USUAL["events"], *USUAL["undated"])]
        kind = next(kind for kind in kinds if kind != "occurrence")
        view.get_by_role("combobox", name="Kind").select_option(kind)
        expect(events(view)).to_have_count(kinds.count(kind))

    def test_source(self, show: Show):
        view = show()
        first = USUAL["sources"][0]["id"]
        expected = [
            e for e in (*USUAL["events"], *USUAL["undated"]) if any(p["article"] == first for p in e["provenance"])
        ]
        view.get_by_role("combobox", name="Source").select_option("1")
        expect(events(view)).to_have_count(len(expected))

    def test_what_matches_nothing_says_so_and_offers_all(self, show: Show):
        view = show()
        view.get_by_label("Search").fill("qqqq")
        expect(events(view)).to_have_count(0)
        notice = view.locator(".notice", has_text="No event matches")
        notice.get_by_role("button").click()
        expect(notice).to_be_hidden()
        expect(events(view)).to_have_count(len(USUAL["events"]) + len(USUAL["undated"]))

    def test_all_is_done_with_the_keyboard(self, show: Show):
        view = show()
        view.get_by_label("Search").focus()
        show.page.keyboard.type(USUAL["events"][-1]["label"])
        view.locator(".head:visible").first.focus()
        show.page.keyboard.press("Enter")
        expect(view.locator(".details:visible")).to_have_count(1)


class TestLinks:
    def test_an_address_with_an_event_opens_it(self, show: Show):
        wanted = USUAL["events"][-1]
        view = show(to=f"#timeline.{wanted['id']}")
        expect(view.locator(".head[aria-expanded=true]")).to_contain_text(wanted["label"])
        expect(view.locator(".head[aria-expanded=true]")).to_be_in_viewport()

    def test_a_filter_gives_way_to_a_link(self, show: Show):
        view = show()
        view.get_by_label("Search").fill("qqqq")
        show.page.evaluate("id => { location.hash = `timeline.${id}` }", USUAL["events"][1]["id"])
        expect(view.locator(".head[aria-expanded=true]")).to_contain_text(USUAL["events"][1]["label"])

    def test_two_of_one_name_have_links_of_their_own(self, show: Show):
        one = '<timeline-view id="dam" src="timeline.json"></timeline-view>'
        show(one + one, to=f"#dam-2.{USUAL['events'][0]['id']}")
        first, second = show.page.locator("timeline-view").all()
        expect(second.locator(".head[aria-expanded=true]")).to_have_count(1)
        expect(first.locator(".head[aria-expanded=true]")).to_have_count(0)

    @pytest.mark.parametrize("fragment", ["#", "#timeline.", "#timeline.none", "#%", "#timeline.%E0%A4%A"])
    def test_any_other_fragment_does_nothing(self, show: Show, fragment: str):
        view = show(to=fragment)
        expect(events(view).first).to_be_visible()


class TestPublicFace:
    def test_it_tells_when_it_is_ready_and_what_is_chosen(self, show: Show):
        view = show("<timeline-view></timeline-view>")
        view.evaluate(
            """(view, data) => {
                window.told = [];
                for (const name of ["ready", "select"])
                    document.addEventListener(`timeline-${name}`, (event) => told.push([name, event.detail]));
                view.data = data;
            }""",
            USUAL,
        )
        view.locator(".head").first.click()
        ready, select = show.page.evaluate("() => told")
        assert ready == ["ready", {"events": len(USUAL["events"]), "undated": len(USUAL["undated"])}]
        assert select == ["select", {"id": USUAL["events"][0]["id"], "event": USUAL["events"][0]}]

    def test_select_opens_an_event(self, show: Show):
        view = show()
        expect(events(view).first).to_be_visible()
        assert view.evaluate("(view, id) => view.select(id)", USUAL["events"][2]["id"]) is True
        assert view.evaluate("view => view.select('none')") is False
        expect(view.locator(".head[aria-expanded=true]")).to_contain_text(USUAL["events"][2]["label"])

    def test_parts_can_be_hidden_and_the_level_of_headings_chosen(self, show: Show):
        view = show('<timeline-view src="timeline.json" heading="3" hide="summary sources controls"></timeline-view>')
        expect(view.get_by_role("heading", level=3)).to_have_text(USUAL["title"])
        expect(view.get_by_label("Search")).to_have_count(0)
        expect(view.locator(".summary, .sources")).to_have_count(0)

    def test_a_site_sets_colours_from_outside(self, show: Show):
        show.site.put(
            "site.css", "main { --timeline-ink: rgb(1, 2, 3) } timeline-view::part(title) { color: rgb(4, 5, 6) }"
        )
        view = show('<link rel="stylesheet" href="site.css"><timeline-view src="timeline.json"></timeline-view>')
        expect(view.get_by_role("heading", level=2)).to_have_css("color", "rgb(4, 5, 6)")
        expect(view.locator(".label").first).to_have_css("color", "rgb(1, 2, 3)")


class TestBadInput:
    """The page shows what it can and says in words what it could not; never an empty box."""

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ("", "is empty"),
            ("<!DOCTYPE html><p>Not found", "is not JSON"),
            ("[1, 2, 3]", "no timeline"),
            ('{"events": []}', "no timeline"),
            ("null", "no timeline"),
            ('{"format": "tim', "is not JSON"),
            ('{"format": "timeline", "version": 1, "ev', "is not JSON"),
            ('{"format": "timeline", "version": 2, "happenings": []}', "version 2"),
            ("[" * 100_000, "is not JSON"),
        ],
    )
    def test_what_is_no_timeline_is_said_and_the_fallback_stays(self, show: Show, data: str, words: str):
        show.site.put("timeline.json", data)
        view = show('<timeline-view src="timeline.json"><p>In other words.</p></timeline-view>')
        expect(view.get_by_role("alert")).to_contain_text(words)
        expect(view.get_by_role("link", name="Open the file itself")).to_be_visible()
        expect(view.get_by_text("In other words.")).to_be_visible()

    def test_a_file_that_is_not_there(self, show: Show, watch: Watch):
        view = show('<timeline-view src="none.json"></timeline-view>')
        expect(view.get_by_role("alert")).to_contain_text("404")
        watch.allow("404")

    def test_no_network(self, show: Show, watch: Watch):
        show.page.route("**/timeline.json", lambda route: route.abort())
        expect(show().get_by_role("alert")).to_contain_text("does not answer")
        watch.allow("ERR_FAILED")

    def test_nothing_given(self, show: Show):
        expect(show("<timeline-view></timeline-view>").get_by_role("alert")).to_contain_text("names no file")

    def test_a_file_that_breaks_off_shows_what_came_before(self, show: Show):
        full = json.dumps(USUAL)
        third = json.dumps(USUAL["events"][2])
        view = show.json(full[: full.index(third) + len(third) // 2])
        expect(events(view)).to_have_count(2)
        expect(view.get_by_role("status").filter(has_text="breaks off")).to_be_visible()

    def test_a_newer_version_is_shown_as_far_as_it_is_known(self, show: Show):
        view = show.json(changed(version=2))
        expect(view.get_by_role("status").filter(has_text="version 2")).to_be_visible()
        expect(events(view).first).to_be_visible()

    @pytest.mark.parametrize("start", ["2021-02-30", "2021-13-01", "yesterday", "99999999999-01-01", "", 5])
    def test_a_date_out_of_range_puts_its_event_with_the_undated(self, show: Show, start: object):
        bad = event(id="bad", label="The bad one", when={"edtf": "2021-02-30", "begin": {"start": start}})
        view = show.json(changed(events=[*USUAL["events"], bad], undated=[]))
        expect(view.get_by_role("status").filter(has_text="1 date cannot be read")).to_be_visible()
        undated = view.locator("section", has=show.page.get_by_role("heading", name="Events without a date"))
        expect(undated.locator(".event:visible")).to_have_count(1)
        undated.locator(".head").click()
        expect(undated.locator(".details")).to_contain_text("2021-02-30")

    def test_entries_that_are_no_events_are_left_out_and_counted(self, show: Show):
        view = show.json(changed(events=[*USUAL["events"], None, 5, {}, "x"]))
        expect(view.get_by_role("status").filter(has_text="4 entries")).to_be_visible()
        expect(events(view).first).to_be_visible()

    def test_every_field_of_a_wrong_type_costs_only_itself(self, show: Show):
        strange = dict.fromkeys(USUAL["events"][0], 5) | {"id": "odd", "label": "The odd one"}
        others = {field: 7 for field in USUAL if field not in ("format", "version", "events")}
        view = show.json({**USUAL, **others, "events": [strange, *USUAL["events"]]})
        head = view.get_by_role("button", name="The odd one")
        head.click()
        expect(head).to_have_attribute("aria-expanded", "true")
        expect(view.locator(".event")).to_have_count(len(USUAL["events"]) + 1)

    def test_no_events_is_said(self, show: Show):
        view = show.json(changed(events=[], undated=[]))
        expect(view.locator("header")).to_contain_text("0 events")

    def test_many_events_are_shown_in_steps(self, show: Show):
        view = show.json(changed(events=[event(id=str(n), label=f"Event {n}") for n in range(5_010)], undated=[]))
        expect(view.locator(".event")).to_have_count(5_000)
        expect(view.locator(".more:visible")).to_have_text("Show 10 more")
        view.locator(".more:visible").click()
        expect(view.locator(".event")).to_have_count(5_010)
        view.locator("input[type=search]").fill("5009")  # to look for its label would go through every row
        expect(events(view)).to_have_count(1)
