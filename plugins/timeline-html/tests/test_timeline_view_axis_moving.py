"""The axis of the view is zoomed and moved, and its events are chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.axis_page import STORY, Start, box, day, length, many, minute, settled, spot


class TestMoving:
    def test_buttons_zoom_and_move(self, start: Start, page: Page):
        axis = start(STORY)
        whole = settled(page)
        axis.get_by_role("button", name="Zoom in").click()
        near = settled(page)
        assert length(near) == pytest.approx(length(whole) / 2)
        axis.get_by_role("button", name="Later").click()
        assert settled(page)[0] > near[0]
        axis.get_by_role("button", name="Earlier").click()
        axis.get_by_role("button", name="Zoom out").click()
        axis.get_by_role("button", name="Show all").click()
        assert settled(page) == whole

    def test_keys_zoom_and_move(self, start: Start, page: Page):
        start(STORY)
        whole = settled(page)
        page.locator(".axis-view").focus()
        page.keyboard.press("+")
        near = settled(page)
        assert length(near) == pytest.approx(length(whole) / 2)
        page.keyboard.press("ArrowRight")
        assert settled(page)[0] == pytest.approx(near[0] + length(near) * 0.2)
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("-")
        assert settled(page) == pytest.approx(whole)
        page.keyboard.press("=")
        page.keyboard.press("Home")
        assert settled(page) == whole

    def test_read_from_the_right_the_left_arrow_leads_later(self, start: Start, page: Page):
        start(STORY, "rtl")
        page.locator(".axis-view").focus()
        page.keyboard.press("+")
        near = settled(page)
        page.keyboard.press("ArrowLeft")
        assert settled(page)[0] > near[0]

    def test_the_wheel_is_the_pages_own_but_for_a_pinch(self, start: Start, page: Page):
        start(STORY)
        whole = settled(page)
        page.evaluate("document.body.style.setProperty('height', '4000px')")
        view = box(page.locator(".axis-view"))
        x, y = view["x"] + view["width"] * 0.25, view["y"] + 30
        page.mouse.move(x, y)
        page.mouse.wheel(0, 200)
        assert settled(page) == whole
        assert page.evaluate("window.scrollY") == 200
        page.evaluate("window.scrollTo(0, 0)")
        page.keyboard.down("Control")
        page.mouse.wheel(0, -200)
        page.keyboard.up("Control")
        near = settled(page)
        assert length(near) < length(whole)
        under = [span[0] + length(span) * 0.25 for span in (whole, near)]
        assert under[0] == pytest.approx(under[1], abs=length(whole) / 1000)

    def test_two_fingers_moving_aside_move_the_axis(self, start: Start, page: Page):
        start(STORY)
        page.get_by_role("button", name="Zoom in").click()
        before = settled(page)
        view = box(page.locator(".axis-view"))
        page.mouse.move(view["x"] + 500, view["y"] + 30)
        page.mouse.wheel(100, 10)
        moved = settled(page)
        assert moved[0] - before[0] == pytest.approx(length(before) * 100 / view["width"], rel=0.01)
        assert length(moved) == pytest.approx(length(before))

    def test_dragging_moves_and_selects_nothing(self, start: Start, page: Page):
        start(STORY)
        page.get_by_role("button", name="Zoom in").click()
        before = settled(page)
        view = box(page.locator(".axis-view"))
        y = view["y"] + 20
        page.mouse.move(view["x"] + 500, y)
        page.mouse.down()
        page.mouse.move(view["x"] + 400, y, steps=5)
        page.mouse.up()
        assert settled(page)[0] == pytest.approx(before[0] + length(before) * 100 / view["width"], rel=1e-3)
        assert page.evaluate("calls.select") == []

    def test_two_fingers_zoom(self, start: Start, page: Page):
        start(STORY)
        before = settled(page)
        page.evaluate("""() => {
            const view = axis.view;
            const left = view.getBoundingClientRect().left;
            view.setPointerCapture = () => {};
            const send = (type, pointerId, x) =>
                view.dispatchEvent(new PointerEvent(type, { pointerId, clientX: left + x, clientY: 100 }));
            send("pointerdown", 1, 400);
            send("pointerdown", 2, 600);
            for (let n = 10; n <= 100; n += 10) {
                send("pointermove", 1, 400 - n);
                send("pointermove", 2, 600 + n);
            }
            send("pointerup", 1, 300);
            send("pointerup", 2, 700);
        }""")
        assert length(settled(page)) == pytest.approx(length(before) / 2, rel=0.01)

    def test_a_double_click_zooms_where_it_is(self, start: Start, page: Page):
        start(STORY)
        before = settled(page)
        page.locator(".axis-view").dblclick(position={"x": 10, "y": 5})
        near = settled(page)
        assert length(near) == pytest.approx(length(before) / 2)
        assert near[0] - before[0] < length(before) / 50

    def test_it_never_leaves_the_events(self, start: Start, page: Page):
        start(STORY)
        whole = settled(page)
        page.evaluate("axis.zoom(1e6, 10, false); axis.move(-50, false)")
        assert settled(page) == whole
        page.evaluate("axis.zoom(1e-9, 300, false)")
        assert length(settled(page)) == 2 * 1440

    def test_reduced_motion_is_at_once(self, start: Start, page: Page):
        page.emulate_media(reduced_motion="reduce")
        start(STORY)
        assert page.evaluate("axis.zoom(0.5, 100, true), axis.shown === axis.goal")
        page.emulate_media(reduced_motion="no-preference")
        assert page.evaluate("axis.zoom(0.5, 100, true), axis.shown !== axis.goal")

    def test_where_most_lie_close_together_a_button_leads_there(self, start: Start, page: Page):
        axis = start([day("old", 1850, 3, 2), *(day(f"n{n}", 2024, 3 + n % 4, 3 + n) for n in range(20))])
        assert settled(page)[0] < minute("1850-03-02")
        axis.get_by_role("button", name="Most events: March 2024 to June 2024").click()
        assert minute("2024-01-01") < settled(page)[0] < minute("2024-03-03")


class TestChoosing:
    def test_a_press_on_a_mark_selects_it(self, start: Start, page: Page):
        start(STORY)
        spot(page, "f").locator("path").click()
        assert page.evaluate("calls.select") == ["f"]
        expect(page.locator(".spot.chosen")).to_have_attribute("data-id", "f")

    def test_what_is_selected_comes_into_view(self, start: Start, page: Page):
        start(many(500))
        page.evaluate("axis.go([axis.full[0], axis.full[0] + 100000], false)")
        settled(page)
        page.evaluate("axis.select('n499')")
        settled(page)
        expect(page.locator(".spot.chosen")).to_have_attribute("data-id", "n499")
        assert page.evaluate("calls.select") == []

    def test_what_is_selected_is_drawn_where_others_are_counted(self, start: Start, page: Page):
        start(many(5000))
        page.evaluate("axis.select('n3')")
        expect(page.locator(".spot.chosen text")).to_have_text("\u2068Event number 3\u2069")

    def test_an_unknown_id_selects_nothing(self, start: Start, page: Page):
        start(STORY)
        page.evaluate("axis.select('no such event')")
        expect(page.locator(".spot.chosen")).to_have_count(0)
