"""The scale of the view's axis: its ticks fall on the calendar, and its spans hold what they should."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser import Site, put_view
from timeline import Point

MINUTES: Final = 1440


@pytest.fixture
def scale(site: Site, page: Page) -> Page:
    """A page on which `calls(page, function, [arguments, ...])` can call what scale.js gives."""
    put_view(site)
    page.goto(site.put("index.html", '<!DOCTYPE html><html lang="en"><title>A page</title></html>'))
    return page


def calls(page: Page, name: str, arguments: Sequence[Sequence[Any]]) -> list[Any]:
    """What the function gives for each list of arguments."""
    script = """async ([name, all]) => {
        const made = await import("/view/scale.js");
        return all.map((given) => made[name](...given));
    }"""
    found: list[Any] = page.evaluate(script, [name, arguments])
    return found


def at(year: int, month: int = 1, day: int = 1, hour: int = 0) -> int:
    """Minutes since 1970."""
    return (Point(year, month, day).days - Point(1970).days) * MINUTES + hour * 60


def point(moment: float) -> Point:
    return Point.from_days(int(moment // MINUTES) + Point(1970).days, int(moment % MINUTES))


def ticks(page: Page, span: tuple[float, float], width: float = 1000) -> tuple[str, list[Point]]:
    found = calls(page, "axisTicks", [[list(span), width]])[0]
    return found["unit"], [point(moment) for moment in found["ticks"]]


class TestTicks:
    def test_years_are_even(self, scale: Page):
        unit, found = ticks(scale, (at(1850), at(2024)))
        assert unit == "year"
        assert [one.year for one in found] == list(range(1850, 2024, 10))

    def test_months_are_firsts_under_their_years(self, scale: Page):
        found = calls(scale, "axisTicks", [[[at(2023, 10, 20), at(2024, 6, 2)], 1000]])[0]
        assert (found["unit"], found["larger"]) == ("month", "year")
        assert [point(one) for one in found["ticks"]] == [
            *(Point(2023, month) for month in (11, 12)),
            *(Point(2024, month) for month in range(1, 7)),
        ]
        assert [point(one) for one in found["starts"]] == [Point(2023), Point(2024)]

    def test_quarters_begin_in_january(self, scale: Page):
        unit, found = ticks(scale, (at(2021, 2), at(2024)), 900)
        assert unit == "month"
        assert {one.month for one in found} == {1, 4, 7, 10}

    def test_weeks_begin_on_monday(self, scale: Page):
        unit, found = ticks(scale, (at(2024, 8, 1), at(2024, 12, 1)))
        assert unit == "day"
        assert {(one.days - Point(2024, 8, 5).days) % 7 for one in found} == {0}

    def test_hours_stand_under_their_day(self, scale: Page):
        found = calls(scale, "axisTicks", [[[at(2024, 8, 5, 9), at(2024, 8, 6, 9)], 500]])[0]
        assert (found["unit"], found["larger"]) == ("hour", "day")
        assert {one % 180 for one in found["ticks"]} == {0}
        assert [point(one) for one in found["starts"]] == [Point(2024, 8, 5), Point(2024, 8, 6)]

    def test_there_is_no_year_zero(self, scale: Page):
        _, found = ticks(scale, (at(-700), at(700)), 1300)
        assert [one.year for one in found if abs(one.year) <= 300] == [-299, -199, -99, 1, 100, 200, 300]

    def test_an_axis_may_span_ages(self, scale: Page):
        unit, found = ticks(scale, (at(-190_000), at(2024)))
        assert unit == "year"
        assert len(found) > 5
        assert all((one.year - 1) % 10_000 == 0 for one in found if one.year <= 0)


moments = st.integers(at(-200_000), at(200_000))
spans = st.tuples(moments, st.floats(20, 300_000 * 365.0 * MINUTES)).map(lambda pair: [pair[0], pair[0] + pair[1]])
SLOWLY: Final = settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # each example goes to the browser and back with many spans


@SLOWLY
@given(st.lists(spans, min_size=20, max_size=40), st.integers(200, 2000))
def test_ticks_lie_in_the_span_in_order_and_apart(scale: Page, many: list[list[float]], width: int):
    for span, found in zip(many, calls(scale, "axisTicks", [[span, width] for span in many]), strict=True):
        assert all(span[0] <= one < span[1] for one in found["ticks"])
        gaps = [(b - a) / (span[1] - span[0]) * width for a, b in zip(found["ticks"], found["ticks"][1:], strict=False)]
        assert all(gap >= 25 for gap in gaps)
        assert len(found["ticks"]) <= 26
        assert not found["larger"] or found["starts"][0] <= span[0]


@SLOWLY
@given(st.lists(st.tuples(spans, spans, st.floats(1, 1e6)), min_size=10, max_size=30))
def test_a_held_span_lies_in_the_whole(scale: Page, many: list[tuple[list[float], list[float], float]]):
    for (_, whole, least), held in zip(many, calls(scale, "heldSpan", many), strict=True):
        slack = abs(whole[0]) * 1e-9 + 1
        assert whole[0] - slack <= held[0] < held[1] <= whole[1] + slack
        assert held[1] - held[0] >= min(least, whole[1] - whole[0]) - slack


class TestBounds:
    def test_an_outlier_does_not_hide_where_most_are(self, scale: Page):
        extents = [[at(1850), at(1850, 1, 2)], *([at(2024, month), at(2024, month, 2)] for month in range(1, 12))]
        assert calls(scale, "denseBounds", [[extents]]) == [[at(2024), at(2024, 11, 2)]]

    def test_evenly_spread_events_have_no_dense_part(self, scale: Page):
        assert calls(scale, "denseBounds", [[[[at(year), at(year, 2)] for year in range(1990, 2020)]]]) == [None]

    def test_an_open_side_counts_as_the_known_one(self, scale: Page):
        script = """async (known) => {
            const { extentOf } = await import("/view/scale.js");
            return [extentOf({ from: -Infinity, to: known }), extentOf({ from: known, to: Infinity }),
                extentOf({ from: -Infinity, to: Infinity })];
        }"""
        assert scale.evaluate(script, at(2020)) == [[at(2020)] * 2, [at(2020)] * 2, None]
