"""TIMEX3 values and the calendar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.calendar import Period, Point, Unit
from timeline.expressions import Mod
from timeline.timex3 import is_complete, named, to_when, year_named

POINTS = st.builds(Point, st.integers(-3000, 3000), st.integers(1, 12), st.integers(1, 28))
UNITS: tuple[Unit, ...] = ("year", "half", "quarter", "season", "month", "week", "day")


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2024-08-05", "2024-08-05", "2024-08-06"),
        ("2024-08", "2024-08-01", "2024-09-01"),
        ("2024", "2024-01-01", "2025-01-01"),
        ("2024-W01", "2024-01-01", "2024-01-08"),
        ("2020-W53", "2020-12-28", "2021-01-04"),
        ("2024-W32-WE", "2024-08-10", "2024-08-12"),
        ("2024-Q4", "2024-10-01", "2025-01-01"),
        ("2024-H2", "2024-07-01", "2025-01-01"),
        ("2024-WI", "2024-12-01", "2025-03-01"),
        ("198", "1980-01-01", "1990-01-01"),
        ("18", "1800-01-01", "1900-01-01"),
        ("BC0044", "-0043-01-01", "-0042-01-01"),
        ("BC0001", "0000-01-01", "0001-01-01"),
        ("BC048", "-0488-01-01", "-0478-01-01"),
        ("BC04", "-0499-01-01", "-0399-01-01"),
        ("2024-08-05TEV", "2024-08-05", "2024-08-06"),
        ("1914-07-28/1918-11-11", "1914-07-28", "1918-11-12"),
    ],
)
def test_a_value_names_these_bounds(value: str, start: str, end: str) -> None:
    when = to_when(value)
    assert when is not None
    assert (str(when.bounds.start), str(when.bounds.end)) == (start, end)


@pytest.mark.parametrize(
    ("value", "edtf", "start", "end"),
    [
        ("2024-08-05T15:30", "2024-08-05T15:30:00", "2024-08-05T15:30", "2024-08-05T15:31"),
        ("2024-08-05T15:30:20", "2024-08-05T15:30:20", "2024-08-05T15:30", "2024-08-05T15:31"),
        ("2003-03-19T21:34-05:00", "2003-03-19T21:34:00-05:00", "2003-03-19T21:34", "2003-03-19T21:35"),
        ("2024-12-31T23:59:59.Z", None, "", ""),
        ("2024-12-31T23:59:59Z", "2024-12-31T23:59:59Z", "2024-12-31T23:59", "2025-01-01"),
        ("2024-08-05T15", "2024-08-05T15", "2024-08-05T15:00", "2024-08-05T16:00"),
        ("2024-08-05T25:00", None, "", ""),
        ("2024-08-XX", "2024-08-XX", "2024-08-01", "2024-09-01"),
        ("2024-XX", "2024-XX", "2024-01-01", "2025-01-01"),
    ],
)
def test_a_time_keeps_its_seconds_and_zone_and_is_bounded_by_its_own_clock(
    value: str, edtf: str | None, start: str, end: str
) -> None:
    when = to_when(value)
    assert (when.edtf if when else None) == edtf
    assert when is None or (str(when.bounds.start), str(when.bounds.end)) == (start, end)


@pytest.mark.parametrize(
    "value", ["P3D", "PXW", "PAST_REF", "XXXX-08", "XXXX-WXX-1", "", "2024-13", "2023-02-29", "soon"]
)
def test_durations_references_partial_and_impossible_values_have_none(value: str) -> None:
    assert to_when(value) is None


@pytest.mark.parametrize(
    ("value", "mod", "edtf"),
    [
        ("2025-03", "START", "[2025-03-01..2025-03-10]"),
        ("2025-03", "MID", "[2025-03-11..2025-03-20]"),
        ("2025-03", "END", "[2025-03-21..2025-03-31]"),
        ("1911", "END", "[1911-09..1911-12]"),
        ("198", "START", "[1980..1983]"),
        ("198", "MID", "[1984..1986]"),
        ("198", "END", "[1987..1989]"),
        ("1983", "APPROX", "1983~"),
        ("2026-05", "ON_OR_BEFORE", "[..2026-05]"),
        ("2026", "AFTER", "[2027..]"),
        ("2024-08-05T15:30+02:00", "APPROX", "2024-08-05T15:30:00+02:00~"),
    ],
)
def test_a_modifier_narrows_or_opens_it(value: str, mod: Mod, edtf: str) -> None:
    when = to_when(value, mod)
    assert when is not None
    assert when.edtf == edtf


@pytest.mark.parametrize("value", ["2024", "2024-08", "198", "18", "2024-Q1", "2024-SU"])
def test_the_three_thirds_are_the_whole(value: str) -> None:
    mods: tuple[Mod, ...] = ("START", "MID", "END")
    whole = to_when(value)
    thirds = [to_when(value, mod) for mod in mods]
    assert whole is not None
    edges = [(one.begin.start, one.begin.end) for one in thirds if one is not None]
    assert edges[0][0] == whole.begin.start
    assert edges[0][1] == edges[1][0]
    assert edges[1][1] == edges[2][0]
    assert edges[2][1] == whole.begin.end


@given(POINTS, st.sampled_from(UNITS))
def test_the_name_of_a_unit_names_that_unit(point: Point, unit: Unit) -> None:
    value = named(point, unit)
    when = to_when(value)
    assert is_complete(value)
    assert when is not None
    assert when.begin == Period.of(point, unit)


def test_years_before_our_era_are_written_as_timex3_writes_them() -> None:
    assert [year_named(year) for year in (2024, 1, 0, -43)] == ["2024", "0001", "BC0001", "BC0044"]
