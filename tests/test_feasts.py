"""Days that move, against the dates that were published for three years."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.calendar import Point
from timeline.feasts import Feast, easter, feasts, orthodox_easter, western_easter
from timeline.nearness import PAST, SAME, completed, dated
from timeline.timexes.english.holidays import CODES, DAYS

# Of 2022, 2023 and 2024; what lasts or is in doubt by its first day in its country.
PUBLISHED = {
    "E-48": "02-28 02-20 02-12",
    "E-47": "03-01 02-21 02-13",
    "E-46": "03-02 02-22 02-14",
    "E-46*46": "03-02 02-22 02-14",
    "E-21": "03-27 03-19 03-10",
    "E-14": "04-03 03-26 03-17",
    "E-7": "04-10 04-02 03-24",
    "E-7*7": "04-10 04-02 03-24",
    "E-3": "04-14 04-06 03-28",
    "E-2": "04-15 04-07 03-29",
    "E-1": "04-16 04-08 03-30",
    "E+0": "04-17 04-09 03-31",
    "E+1": "04-18 04-10 04-01",
    "E+2": "04-19 04-11 04-02",
    "E+7": "04-24 04-16 04-07",
    "E+39": "05-26 05-18 05-09",
    "E+49": "06-05 05-28 05-19",
    "E+50": "06-06 05-29 05-20",
    "E+51": "06-07 05-30 05-21",
    "E+56": "06-12 06-04 05-26",
    "E+60": "06-16 06-08 05-30",
    "J-2": "04-22 04-14 05-03",
    "J+0": "04-24 04-16 05-05",
    "1-1-3": "01-17 01-16 01-15",
    "2-1-3": "02-21 02-20 02-19",
    "5-7-2": "05-08 05-14 05-12",
    "5-1--1": "05-30 05-29 05-27",
    "6-7-3": "06-19 06-18 06-16",
    "9-1-1": "09-05 09-04 09-02",
    "10-1-2": "10-10 10-09 10-14",
    "11-1-1+1": "11-08 11-07 11-05",
    "11-4--1+3": "11-27 12-03 12-01",
    "11-4--1+3*12-25": "11-27 12-03 12-01",
    "11-4--1+10": "12-04 12-10 12-08",
    "11-4--1+17": "12-11 12-17 12-15",
    "11-4--1+24": "12-18 12-24 12-22",
    "11-4-4": "11-24 11-23 11-28",
    "11-4-4+1": "11-25 11-24 11-29",
    "11-4-4+4": "11-28 11-27 12-02",
    "N:BN:First Day of Ramadan*30?1": "04-03 03-23 03-12",
    "N:CA:Victoria Day": "05-23 05-22 05-20",
    "N:CN:Chinese New Year (Spring Festival)": "02-01 01-22 02-10",
    "N:CN:Dragon Boat Festival": "06-03 06-22 06-10",
    "N:CN:Mid-Autumn Festival": "09-10 09-29 09-17",
    "N:CN:Tomb-Sweeping Day": "04-05 04-05 04-04",
    "N:ID:Islamic New Year?1": "07-30 07-19 07-07",
    "N:IL:Hanukkah*8": "12-19 12-08 12-26",
    "N:IL:Pesach": "04-16 04-06 04-23",
    "N:IL:Purim": "03-17 03-07 03-24",
    "N:IL:Rosh Hashanah": "09-26 09-16 10-03",
    "N:IL:Shavuot": "06-05 05-26 06-12",
    "N:IL:Sukkot": "10-10 09-30 10-17",
    "N:IL:Yom Kippur": "10-05 09-25 10-12",
    "N:IN:Diwali?1": "10-24 11-12 10-31",
    "N:IN:Dussehra?1": "10-05 10-24 10-12",
    "N:IN:Holi?1": "03-18 03-08 03-25",
    "N:IR:Ashura?1": "08-08 07-28 07-16",
    "N:IR:Nowruz": "03-21 03-21 03-20",
    "N:KR:Chuseok": "09-10 09-29 09-17",
    "N:KR:Korean New Year": "02-01 01-22 02-10",
    "N:MY:Prophet Muhammad's Birthday?1": "10-10 09-28 09-16",
    "N:NZ:Matariki": "06-24 07-14 06-28",
    "N:SG:Diwali": "10-24 11-12 10-31",
    "N:SG:Eid al-Adha": "07-10 06-29 06-17",
    "N:SG:Eid al-Adha?1": "07-10 06-29 06-17",
    "N:SG:Eid al-Fitr": "05-03 04-22 04-10",
    "N:SG:Eid al-Fitr?1": "05-03 04-22 04-10",
    "N:SG:Vesak Day": "05-15 06-02 05-22",
    "N:VN:Lunar New Year": "02-01 01-22 02-10",
}


@pytest.mark.parametrize("code", sorted(set(CODES.values())))
def test_every_code_that_names_have_gives_the_days_that_were_published(code: str) -> None:
    found = [str(one.first) for year in (2022, 2023, 2024) for one in feasts(code, year)]
    assert found == [f"{year}-{day}" for year, day in zip((2022, 2023, 2024), PUBLISHED[code].split(), strict=True)]


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("E+0>2", "2024-04-02"), ("E+0<5", "2024-03-29"), ("D12-25<7", "2024-12-22"), ("D12-25>3", "2025-01-01"),
        ("11-4-4>5", "2024-11-29"), ("D12-25<3d", "2024-12-22"), ("E+0>10d", "2024-04-10"),
    ],
)  # fmt: skip
def test_a_weekday_and_a_count_of_days_are_found_beside_a_feast(code: str, day: str) -> None:
    assert [str(one.first) for one in feasts(code, 2024)] == [day]


@pytest.mark.parametrize(("year", "days"), [(2022, 28), (2023, 22), (2024, 24)])
def test_advent_lasts_to_christmas_eve(year: int, days: int) -> None:
    assert feasts("11-4--1+3*12-25", year)[0].days == days


def test_no_name_is_in_both_tables_and_all_are_in_small_letters() -> None:
    assert not DAYS.keys() & CODES.keys()
    assert [name for name in (*DAYS, *CODES) if name != name.lower()] == []


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2038, "2038-04-25")]
)
def test_easter_falls_on_these_days(year: int, day: str) -> None:
    assert str(easter(year)) == day


@pytest.mark.parametrize(
    ("year", "day"), [(1900, "1900-04-22"), (1996, "1996-04-14"), (2013, "2013-05-05"), (2100, "2100-05-02")]
)
def test_orthodox_easter_falls_on_these_days(year: int, day: str) -> None:
    assert str(orthodox_easter(year)) == day


@pytest.mark.parametrize(("year", "day"), [(1491, "1491-04-03"), (1582, "1582-04-15"), (1583, "1583-04-10")])
def test_easter_is_that_of_the_julian_calendar_while_the_west_kept_it(year: int, day: str) -> None:
    assert str(western_easter(year)) == day


def test_a_day_of_every_month_that_falls_on_a_weekday_comes_some_times_a_year() -> None:
    assert [str(one) for one in feasts("M13-5", 2015)] == ["2015-02-13", "2015-03-13", "2015-11-13"]
    assert feasts("M31-1", 2013) == ()


@given(st.integers(1, 31), st.integers(1, 7), st.integers(1400, 2200))
def test_such_a_day_has_its_number_and_its_weekday(number: int, weekday: int, year: int) -> None:
    days = [one.first for one in feasts(f"M{number:02d}-{weekday}", year)]
    assert all((day.year, day.day, day.told_weekday) == (year, number, weekday) for day in days)


@pytest.mark.parametrize("code", ["Easter", "N:Singapore:Vesak Day", "E0", "13-x-1", "N:SG:", "E+0*", ""])
def test_a_code_that_is_none_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="code"):
        feasts(code, 2024)


@pytest.mark.parametrize(
    ("feast", "value"),
    [
        (Feast(Point(2024, 5, 22)), "2024-05-22"),
        (Feast(Point(2024, 12, 26), 8), "2024-12-26/2025-01-02"),
        (Feast(Point(2024, 4, 10), 1, 1), "2024-04-09..2024-04-11"),
        (Feast(Point(2024, 3, 12), 30, 1), "2024-03-11..2024-03-13/2024-04-09..2024-04-11"),
    ],
)
def test_a_feast_is_written_with_all_the_days_it_may_fall_on(feast: Feast, value: str) -> None:
    assert str(feast) == value


def test_a_day_that_is_only_estimated_is_in_doubt_by_a_day_more() -> None:
    known, unknown = feasts("N:SG:Eid al-Fitr", 2024), feasts("N:SG:Eid al-Fitr", 2045)
    assert [one.doubt for one in (*known, *unknown)] == [0, 1]
    assert [one.doubt for one in feasts("N:SG:Eid al-Fitr?1", 2045)] == [2]


def test_a_feast_of_a_shorter_year_can_come_twice() -> None:
    assert [str(one.first) for one in feasts("N:SG:Eid al-Fitr?1", 2000)] == ["2000-01-08", "2000-12-27"]


def test_a_feast_that_lasts_over_new_year_begins_once() -> None:
    assert [str(one) for one in feasts("N:IL:Hanukkah*8", 2025)] == ["2025-12-15/2025-12-22"]


@pytest.mark.parametrize("code", ["N:IN:Diwali?1", "N:NZ:Matariki", "N:CN:Dragon Boat Festival", "N:SG:No Such Day"])
def test_a_year_that_the_library_does_not_have_gives_none(code: str) -> None:
    assert feasts(code, 1850) == feasts(code, 1960) == ()
    assert completed(f"XXXX-~{code}", Point(1960, 6), PAST) == f"XXXX-~{code}"
    assert dated(f"1960-~{code}") == "1960-XX-XX"


def test_at_the_edge_of_what_the_library_has_nothing_is_guessed() -> None:
    """The first Matariki that it lists is of 2022; the one before the spring of that year is not known."""
    assert completed("XXXX-~N:NZ:Matariki", Point(2022, 3), PAST) == "XXXX-~N:NZ:Matariki"
    assert completed("XXXX-~N:NZ:Matariki", Point(2024, 3), PAST) == "2023-07-14"


@pytest.mark.parametrize(("partial", "value"), [("E+0TMO", "2024-03-31TMO"), ("N:IR:NowruzT10:00", "2024-03-20T10:00")])
def test_a_time_of_day_stays_with_the_day(partial: str, value: str) -> None:
    assert completed(f"XXXX-~{partial}", Point(2024, 9), SAME) == value


def test_the_library_is_loaded_only_for_a_day_that_needs_it() -> None:
    program = (
        "import sys; from timeline.timexes import grammar; from timeline.nearness import completed, PAST;"
        "from timeline.calendar import Point;"
        "values = [one.value for one in grammar('en').tag('on Vesak Day, at Easter 2024, on Vesak Day 2024')];"
        "completed('XXXX-~J+0', Point(2024), PAST);"
        "print(values, 'holidays' in sys.modules); completed(values[0], Point(2024), PAST);"
        "print('holidays' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "['XXXX-~N:SG:Vesak Day', '2024-03-31', '2024-~N:SG:Vesak Day'] False",
        "True",
    ]


def test_one_country_is_loaded_without_the_others_and_all_of_them_can_be_afterwards() -> None:
    code = (
        "import sys; from timeline.calendar import Point; from timeline.nearness import PAST, completed;"
        "print(completed('XXXX-~N:SG:Vesak Day', Point(2024, 1, 1), PAST));"
        "print('holidays.countries.france' in sys.modules);"
        "import holidays.countries; print(holidays.countries.FR is holidays.countries.france.FR)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split()[1:] == ["False", "True"]
