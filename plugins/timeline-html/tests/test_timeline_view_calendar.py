"""Moments of the view's calendar are those of Python's, and what is no date is none."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from playwright.sync_api import Page

from tests import strategies
from timeline.calendar import Point, days_in_month

EPOCH = Point(1970)


def asked(page: Page, name: str, values: list[Any]) -> Any:
    script = """async ([name, values]) => {
        const calendar = await import("/view/calendar.js");
        return values.map((value) => calendar[name](...[value].flat()));
    }"""
    return page.evaluate(script, [name, values])


def moment(point: Point) -> int:
    return (point.days - EPOCH.days) * 1440 + point.hour * 60 + point.minute


def some_points() -> list[Point]:
    """Points all over, and those at which calendars err: the ends of centuries, the leap days, years 0 and 1."""
    found = [
        Point(year, month, day, hour, minute)
        for year in (-200_000, -4713, -401, -400, -101, -100, -4, -1, 0, 1, 4, 100, 400, 1582, 1900, 2000, 200_000)
        for month, day in ((1, 1), (2, days_in_month(year, 2)), (3, 1), (12, 31))
        for hour, minute in ((0, 0), (23, 59))
    ]  # fmt: skip

    @given(strategies.points(-200_000, 200_000))
    @settings(max_examples=1000, database=None)
    def gather(point: Point) -> None:
        found.append(point)

    gather()
    return found


def test_a_point_is_as_many_minutes_from_1970_as_in_python_and_comes_back_whole(module: Page):
    points = some_points()
    moments = asked(module, "readPoint", [str(point) for point in points])
    assert moments == [moment(point) for point in points]
    back = asked(module, "parts", moments)
    assert [tuple(part.values()) for part in back] == [
        (point.year, point.month, point.day, point.hour, point.minute) for point in points
    ]


def test_months_are_as_long_as_in_python(module: Page):
    months = [(year, month) for year in range(-801, 801) for month in (1, 2, 4, 12)]
    assert asked(module, "daysIn", [list(one) for one in months]) == [days_in_month(*one) for one in months]


def test_a_month_outside_the_year_is_carried_over(module: Page):
    months = [[2023, 13], [2023, 0], [0, -11], [2024, 25]]
    points = [Point(2024), Point(2022, 12), Point(-1), Point(2026)]
    assert asked(module, "minutes", months) == [moment(point) for point in points]


def test_the_age_of_the_universe_is_held_to_the_minute(module: Page):
    (read,) = asked(module, "readPoint", ["-13799999999-03-15T14:31"])
    (back,) = asked(module, "parts", [read])
    assert tuple(back.values()) == (-13_799_999_999, 3, 15, 14, 31)


def test_what_is_no_point_is_null(module: Page):
    wrong = [
        "", "2024", "2024-08", "2024-8-5", "2024-13-01", "2024-00-01", "2024-02-30", "2023-02-29", "2024-08-00",
        "2024-08-05T24:00", "2024-08-05T10:60", "2024-08-05T10", "2024-08-05 10:00", "2024-08-05\n", " 2024-08-05",
        "+2024-08-05", "12-08-05", "٢٠٢٤-٠٨-٠٥", "9" * 400 + "-01-01", "-99999999999999-01-01",
        None, 20240805, True, {"year": 2024},
    ]  # fmt: skip
    assert [value for value in asked(module, "readPoint", wrong) if value is not None] == []


AUGUST = {"start": "2024-08-01", "end": "2024-09-01"}
NO_WHENS: list[Any] = [
    None, "2024", 7, True, {}, {"edtf": "2024"}, {"begin": None}, {"begin": "2024-08-01"}, {"begin": 5},
    {"begin": {"start": "soon"}}, {"begin": {"start": "2024-08-01", "end": "2024-07-01"}}, {"begin": {"start": 5}},
    {"begin": AUGUST, "end": "2024"}, {"begin": AUGUST, "end": {"end": "never"}}, {"begin": {"start": [], "end": {}}},
    {"begin": AUGUST, "end": {"start": "2023-01-01", "end": "2024-01-01"}}, {"begin": AUGUST, "end": False},
    {"begin": AUGUST, "end": 0}, {"begin": AUGUST, "end": ""},
    [], [AUGUST], {"begin": []}, {"begin": AUGUST, "end": []},
]  # fmt: skip


def test_what_is_no_when_is_null(module: Page):
    script = """async (values) => {
        const { readWhen } = await import("/view/calendar.js");
        return values.map(readWhen);
    }"""
    assert module.evaluate(script, NO_WHENS) == [None] * len(NO_WHENS)


def test_a_date_with_odd_fields_is_read_without_them(module: Page):
    odd = {"edtf": {"toString": 1}, "begin": AUGUST, "unit": ["day"], "basis": 5, "more": 1}
    read = module.evaluate("async (w) => (await import('/view/calendar.js')).readWhen(w)", odd)
    first, last = moment(Point(2024, 8)), moment(Point(2024, 9))
    assert read == {
        "edtf": "", "begin": [first, last], "end": None, "unit": "", "basis": "explicit",
        "from": first, "to": last,
    }  # fmt: skip


def test_open_sides_have_no_end(module: Page):
    script = """async (w) => Object.values((await import('/view/calendar.js')).readWhen(w)).flat().map(String)"""
    read = module.evaluate(
        script, {"edtf": "2009/..", "begin": {"start": "2009-01-01", "end": "2010-01-01"}, "end": {}}
    )
    assert read == ["2009/..", "20512800", "21038400", "-Infinity", "Infinity", "", "explicit", "20512800", "Infinity"]
