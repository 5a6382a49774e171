"""The zoomable axis of the view, in a real browser: where events are drawn, and what it says of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.axis_page import STORY, Start, box, day, length, many, minute, outline, place, row, settled, spot


class TestPlaces:
    def test_a_day_is_a_point_on_its_day(self, start: Start, page: Page):
        start(STORY)
        mark = box(spot(page, "a").locator("circle"))
        middle = mark["x"] + mark["width"] / 2
        assert place(page, "2024-01-10") - 1 <= middle <= place(page, "2024-01-11") + 1

    def test_a_bar_reaches_from_bound_to_bound(self, start: Start, page: Page):
        start(STORY)
        mark = outline(spot(page, "b").locator("path"))
        assert mark["x"] == pytest.approx(place(page, "2024-03-01"), abs=1)
        assert mark["x"] + mark["width"] == pytest.approx(place(page, "2024-06-01"), abs=1)

    def test_a_hollow_bar_ends_where_its_bounds_are(self, start: Start, page: Page):
        start([*STORY, row("g", ("2024-07-01", "2024-09-01"), unit="month", kind="assessment")])
        mark = outline(spot(page, "g").locator("path"))
        assert mark["x"] == pytest.approx(place(page, "2024-07-01"), abs=1.1)
        assert mark["x"] + mark["width"] == pytest.approx(place(page, "2024-09-01"), abs=1.1)

    def test_what_lasted_is_solid_only_while_it_surely_lasted(self, start: Start, page: Page):
        start(STORY)
        pieces = spot(page, "c").locator("path")
        assert [one.get_attribute("fill") for one in pieces.all()] == [
            "url(#axis-rise)",
            "currentColor",
            "url(#axis-fall)",
        ]
        ends = [(one["x"], one["x"] + one["width"]) for one in map(outline, pieces.all())]
        dates = ("2024-02-01", "2024-03-01", "2024-08-01", "2024-10-01")
        for (left, right), first, last in zip(ends, dates, dates[1:], strict=False):
            assert left == pytest.approx(place(page, first), abs=1)
            assert right == pytest.approx(place(page, last), abs=1)

    def test_an_open_end_runs_to_the_edge_with_an_arrow(self, start: Start, page: Page):
        start(STORY)
        view = box(page.locator(".axis-view"))
        later, earlier = outline(spot(page, "d").locator(".tip")), outline(spot(page, "e").locator(".tip"))
        assert later["x"] + later["width"] == pytest.approx(view["x"] + view["width"], abs=2.5)
        assert earlier["x"] == pytest.approx(view["x"], abs=2.5)
        assert spot(page, "b").locator(".tip").count() == 0

    def test_kinds_have_forms_of_their_own(self, start: Start, page: Page):
        start(
            [day("fact", 2024, 1, 1), day("claim", 2024, 2, 1, kind="statement"), day("plan", 2024, 3, 1, kind="plan")]
        )
        assert spot(page, "fact").locator("circle:not(.hollow)").count() == 1
        assert spot(page, "claim").locator("circle.hollow").count() == 1
        assert spot(page, "plan").locator("path.hollow").count() == 1

    def test_read_from_the_right_time_runs_to_the_left(self, start: Start, page: Page):
        start(STORY, "rtl")
        view, mark = box(page.locator(".axis-view")), box(spot(page, "b").locator("path"))
        mirrored = 2 * view["x"] + view["width"] - place(page, "2024-03-01")
        assert mark["x"] + mark["width"] == pytest.approx(mirrored, abs=1)
        assert box(spot(page, "a"))["x"] > box(spot(page, "f"))["x"]

    def test_of_equals_those_that_are_named_lie_all_over_the_axis(self, start: Start, page: Page):
        start([day(f"n{n}", 1990 + n // 12, 1 + n % 12, 1) for n in range(360)])
        view, named = box(page.locator(".axis-view")), [box(one) for one in page.locator(".spot:has(text)").all()]
        thirds = {int(3 * (one["x"] - view["x"]) / view["width"]) for one in named}
        assert thirds == {0, 1, 2}

    def test_nothing_overlaps(self, start: Start, page: Page):
        start(
            [day(f"n{n}", 2024, 1 + n % 12, 1 + n % 28, label="The council votes on the new bridge") for n in range(60)]
        )
        boxes = [box(one) for one in page.locator(".spot, .cluster").all()]
        for n, one in enumerate(boxes):
            for other in boxes[n + 1 :]:
                apart = one["x"] + one["width"] <= other["x"] + 1 or other["x"] + other["width"] <= one["x"] + 1
                below = one["y"] + one["height"] <= other["y"] + 1 or other["y"] + other["height"] <= one["y"] + 1
                assert apart or below

    def test_labels_stay_in_view(self, start: Start, page: Page):
        start(
            [day(f"n{n}", 2024, 1 + n % 12, 1 + n % 28, label="ШИРОКІ ЛІТЕРИ WIDE LETTERS ﷽ 漢字") for n in range(20)]
        )
        view = box(page.locator(".axis-view"))
        for one in page.locator(".spot text").all():
            assert box(one)["x"] >= view["x"] - 1
            assert box(one)["x"] + box(one)["width"] <= view["x"] + view["width"] + 1

    def test_an_event_open_on_both_sides_has_no_place(self, start: Start, page: Page):
        start([*STORY, row("nowhere", (None, None), (None, None))])
        assert spot(page, "nowhere").count() == 0


class TestMany:
    def test_what_has_no_room_is_counted(self, start: Start, page: Page):
        start(many(5000))
        discs = sum(int(text.replace(",", "")) for text in page.locator(".cluster text").all_text_contents())
        assert discs + page.locator(".spot").count() == 5000

    @pytest.mark.parametrize("count", [1, 40, 400, 5000])
    def test_few_elements_are_drawn_however_many_events(self, start: Start, page: Page, count: int):
        start(many(count))
        for _ in range(4):
            assert page.locator(".axis svg *").count() <= 300
            page.evaluate("axis.zoom(0.5, 300, false)")
            page.wait_for_timeout(50)

    def test_the_weightiest_have_labels(self, start: Start, page: Page):
        start([*many(3000), day("weighty", 2012, 5, 5, salience=99), day("pinned", 2012, 5, 5, pinned=True)])
        expect(spot(page, "weighty").locator("text")).to_have_text("\u2068Event weighty\u2069")
        expect(spot(page, "pinned").locator("text")).to_have_text("\u2068Event pinned\u2069")

    def test_a_press_takes_a_cluster_apart(self, start: Start, page: Page):
        start(many(2000))
        before = settled(page)
        page.locator(".cluster").first.click()
        assert length(settled(page)) < length(before) / 3

    def test_no_event_has_a_listener(self, start: Start, page: Page):
        start(many(2))
        few = page.evaluate("window.listeners")
        start(many(5000))
        assert page.evaluate("window.listeners") == few < 40

    def test_how_long_it_takes(self, start: Start, page: Page):
        start(many(5000))
        taken = page.evaluate("""() => {
            const timed = (act) => { const from = performance.now(); act(); return performance.now() - from; };
            const least = (act) => Math.min(...Array.from({ length: 9 }, () => timed(act)));
            return [least(() => axis.show(rows)), least(() => axis.draw())];
        }""")
        print("5,000 events: show {:.1f} ms, draw {:.1f} ms".format(*taken))  # noqa: T201 - to be read, as machines differ


class TestTelling:
    def test_it_says_what_is_in_view(self, start: Start, page: Page):
        axis = start(STORY)
        group = axis.get_by_role("group")
        expect(group).to_have_attribute("aria-label", "Time axis, January 2024 to December 2024, 6 events")
        expect(axis.locator(".axis-status")).to_have_attribute("aria-live", "off")
        page.evaluate("axis.zoom(0.02, 30, false)")
        settled(page)
        expect(axis.locator(".axis-status")).to_have_attribute("aria-live", "polite")
        expect(axis.locator(".axis-status")).to_contain_text("of 6 events")
        assert page.evaluate("calls.span.length") == 1

    def test_it_names_no_hour_where_no_event_has_one(self, start: Start, page: Page):
        axis = start([day("a", 2024, 8, 5)])
        expect(axis.locator(".axis-status")).to_have_text("5 August 2024 · 1 event")
        page.evaluate("axis.zoom(0.01, 300, false)")
        settled(page)
        expect(axis.locator(".axis-status")).not_to_contain_text(":")

    def test_every_mark_has_a_tooltip(self, start: Start, page: Page):
        start(STORY)
        expect(spot(page, "a").locator("title")).to_contain_text("Event a")

    def test_a_hostile_label_stays_text(self, start: Start, page: Page):
        text = "</text></svg><script>alert(1)</script>\u2028\u202e<b>&amp;"
        start([day("h", 2024, 5, 5, label=text)])
        assert text in (spot(page, "h").locator("title").text_content() or "")
        assert page.locator("script").count() == 0

    def test_buttons_at_their_end_say_so_and_keep_the_focus(self, start: Start, page: Page):
        axis = start(STORY)
        out = axis.get_by_role("button", name="Zoom out")
        expect(out).to_have_attribute("aria-disabled", "true")
        out.click(force=True)
        expect(out).to_be_focused()

    def test_targets_are_large_enough(self, start: Start, page: Page):
        axis = start(STORY)
        for button in axis.get_by_role("button").all():
            assert min(box(button)["width"], box(button)["height"]) >= 24


class TestChanging:
    def test_a_filter_keeps_the_span_that_a_reader_chose(self, start: Start, page: Page):
        start(many(200))
        page.evaluate("axis.go([axis.full[0] + 1e6, axis.full[0] + 3e6], false)")
        before = settled(page)
        page.evaluate("axis.show(rows.filter((row) => row.index % 2))")
        assert settled(page) == before

    def test_a_filter_follows_the_events_while_all_are_in_view(self, start: Start, page: Page):
        start(STORY)
        page.evaluate("axis.show(rows.slice(0, 2))")
        assert settled(page)[1] < minute("2024-07-01")
        page.evaluate("axis.show(rows)")
        assert settled(page)[1] > minute("2024-12-20")

    def test_without_events_it_stays_and_says_so(self, start: Start, page: Page):
        axis = start(STORY)
        page.evaluate("axis.show([])")
        expect(page.locator(".spot")).to_have_count(0)
        expect(axis.locator(".axis-status")).to_contain_text("0 events")
        expect(page.locator(".tick").first).to_be_visible()

    def test_with_nothing_dated_there_is_no_axis(self, start: Start, page: Page):
        expect(start([])).to_be_hidden()

    def test_it_is_as_wide_as_there_is_room(self, start: Start, page: Page):
        start(STORY)
        page.set_viewport_size({"width": 320, "height": 700})
        settled(page)
        view = box(page.locator(".axis-view"))
        assert view["width"] <= 320
        mark = outline(spot(page, "b").locator("path"))
        assert mark["x"] == pytest.approx(place(page, "2024-03-01"), abs=1)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
