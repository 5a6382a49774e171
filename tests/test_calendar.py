"""Points sort through year 0, count days rightly, and come back from their text; periods are half-open."""

from __future__ import annotations

import copy
import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import strategies
from timeline.calendar import UNITS, Period, Point, Unit, days_in_month
from timeline.errors import EdtfError

A_DAY = Point(1970, 1, 1)


@given(st.dates())
def test_days_and_weekdays_are_those_of_the_standard_library(date: dt.date) -> None:
    point = Point(date.year, date.month, date.day)
    assert point.days - A_DAY.days == date.toordinal() - dt.date(1970, 1, 1).toordinal()
    assert point.weekday == date.isoweekday()
    assert Point.from_days(point.days) == point


@given(st.dates(dt.date(2, 1, 1), dt.date(9998, 1, 1)))
def test_iso_weeks_are_those_of_the_standard_library(date: dt.date) -> None:
    assert Point(date.year, date.month, date.day).isoweek == date.isocalendar()[:2]


@given(strategies.points(-(10**6), 10**6))
def test_a_point_comes_back_from_its_days_and_from_its_text(point: Point) -> None:
    assert Point.from_days(point.days, point.hour * 60 + point.minute) == point
    assert Point.from_iso(str(point)) == point
    assert eval(repr(point)) == point
    assert pickle.loads(pickle.dumps(point)) == copy.copy(point) == point


@given(strategies.points(), strategies.units())
def test_a_point_lies_in_its_unit(point: Point, unit: Unit) -> None:
    period = Period.of(point, unit)
    assert period.start is not None and period.end is not None
    assert period.start <= point < period.end
    assert period.holds(point) and not period.holds(period.end)
    assert period.start.floor(unit) == period.start
    assert period.end.plus(-1, unit) == period.start


@given(strategies.points(), strategies.points(), strategies.units())
def test_floor_and_plus_keep_the_order(first: Point, second: Point, unit: Unit) -> None:
    first, second = sorted((first, second))
    assert first.floor(unit) <= second.floor(unit)
    assert first.plus(3, unit) <= second.plus(3, unit)


@pytest.mark.parametrize(
    ("point", "n", "unit", "then"),
    [
        (Point(2024, 1, 31), 1, "month", Point(2024, 2, 29)),
        (Point(2023, 1, 31), 1, "month", Point(2023, 2, 28)),
        (Point(2024, 2, 29), 1, "year", Point(2025, 2, 28)),
        (Point(2024, 12, 31), 1, "day", Point(2025, 1, 1)),
        (Point(2024, 1, 1), -1, "minute", Point(2023, 12, 31, 23, 59)),
        (Point(1, 1, 1), -1, "day", Point(0, 12, 31)),
        (Point(0, 2, 28), 1, "day", Point(0, 2, 29)),
        (Point(-1, 12, 31, 23), 1, "hour", Point(0, 1, 1)),
        (Point(2024, 11, 1), 1, "season", Point(2025, 2, 1)),
        (Point(2024, 7, 29), 2, "week", Point(2024, 8, 12)),
        (Point(2024, 5, 1), -1, "century", Point(1924, 5, 1)),
    ],
)
def test_plus(point: Point, n: int, unit: Unit, then: Point) -> None:
    assert point.plus(n, unit) == then


@pytest.mark.parametrize(
    ("unit", "start"),
    [
        ("millennium", "2000-01-01"), ("century", "2000-01-01"), ("decade", "2020-01-01"), ("year", "2025-01-01"),
        ("half", "2025-01-01"), ("quarter", "2025-01-01"), ("season", "2024-12-01"), ("month", "2025-02-01"),
        ("week", "2025-02-03"), ("day", "2025-02-05"), ("hour", "2025-02-05T14:00"), ("minute", "2025-02-05T14:30"),
    ],
)  # fmt: skip
def test_the_unit_that_holds_half_past_two_on_5_february_2025_starts(unit: Unit, start: str) -> None:
    assert str(Point(2025, 2, 5, 14, 30).floor(unit)) == start
    assert unit in UNITS


def test_units_of_years_before_the_era_start_at_round_astronomical_years() -> None:
    assert Period.of(Point(-43), "decade") == Period(Point(-50), Point(-40))
    assert Period.of(Point(0), "century") == Period(Point(0), Point(100))


def test_years_sort_through_year_0() -> None:
    years = [-10000, -43, -1, 0, 1, 43, 10000]
    assert sorted(Point(year) for year in reversed(years)) == [Point(year) for year in years]


@pytest.mark.parametrize(
    ("point", "text"),
    [
        (Point(2024, 8, 5), "2024-08-05"), (Point(2024, 8, 5, 14, 30), "2024-08-05T14:30"),
        (Point(2024, 8, 5, 0, 1), "2024-08-05T00:01"), (Point(0), "0000-01-01"), (Point(-43, 3, 15), "-0043-03-15"),
        (Point(12000), "12000-01-01"), (Point(-12000), "-12000-01-01"),
    ],
)  # fmt: skip
def test_points_as_text(point: Point, text: str) -> None:
    assert str(point) == text


@pytest.mark.parametrize(
    "text",
    ["", "2024", "2024-08", "2024-8-5", "2024-02-30", "2024-08-05T24:00", "2024-08-05 14:30", "-2024-00-01", "x"],
)
def test_what_is_no_iso_date_is_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        Point.from_iso(text)


@pytest.mark.parametrize(
    "parts", [(2023, 2, 29), (2024, 0), (2024, 13), (2024, 4, 31), (2024, 1, 1, 24), (2024, 1, 1, 0, 60)]
)
def test_what_no_calendar_has_is_refused(parts: tuple[int, ...]) -> None:
    with pytest.raises(EdtfError, match="no such date"):
        Point(*parts)


def test_a_point_is_frozen_and_equal_only_to_points() -> None:
    with pytest.raises(AttributeError):
        A_DAY.year = 1  # type: ignore[misc]
    assert A_DAY != "1970-01-01"
    assert len({Point(2024), Point(2024, 1), Point(2024, 1, 1)}) == 1


def test_leap_years() -> None:
    assert [days_in_month(year, 2) for year in (2024, 2023, 1900, 2000, 0, -4, -100)] == [29, 28, 28, 29, 29, 29, 28]


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(EdtfError, match="cannot end"):
        Period(Point(2025), Point(2024))


@given(strategies.periods(), strategies.periods(), strategies.points())
def test_what_two_periods_share_is_held_by_both(first: Period, second: Period, point: Point) -> None:
    shared = first.meet(second)
    assert shared == second.meet(first)
    assert (first.holds(point) and second.holds(point)) == (shared is not None and shared.holds(point))


def test_neighbours_share_nothing() -> None:
    assert Period.of(Point(2024), "year").meet(Period.of(Point(2025), "year")) is None
    assert Period().meet(Period()) == Period()


@pytest.mark.parametrize(
    ("day", "weekday"),
    [((1066, 10, 14), 6), ((1415, 10, 25), 5), ((1582, 10, 4), 4), ((1582, 10, 15), 5), ((2024, 8, 5), 1)],
)
def test_a_weekday_of_long_ago_is_that_of_the_julian_calendar(day: tuple[int, int, int], weekday: int) -> None:
    assert Point(*day).told_weekday == weekday


@given(st.integers(Point(1582, 10, 15).days, 800_000).map(Point.from_days))
def test_since_then_the_weekday_is_that_of_the_calendar_we_have(day: Point) -> None:
    assert day.told_weekday == day.weekday
