"""Times in numbers: what is written from a date is read back to it, and what is malformed gives no wrong date."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import edtf, saving
from timeline.anchoring import resolve
from timeline.model import Article, Block, Dct, Event, Span, Timeline
from timeline.timexes import tag
from timeline.timexes.numeric import zones
from timeline.timexes.numeric.iso import day, timestamp
from timeline.wording import date_words

DAYS = st.dates(dt.date(1000, 1, 1), dt.date(2199, 12, 31))
MOMENTS = st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2029, 12, 31))  # noqa: DTZ001 - zones are written apart
LATE = Dct(edtf.parse("2025-03-14"), "given", "certain")
LETTERS = "ABCDEFGHIKLMNOPQRSTUVWXYZ"
FULL_FORMS = (
    "%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d", "%G-W%V-%u", "%GW%V%u", "%Y-%j",
)  # fmt: skip
SHORT_FORMS = ("%d/%m/%Y", "%d-%m-%Y", "%d/%m/%y", "%d.%m.%y")


def article(text: str, known: Dct = LATE) -> Article:
    return Article("case", text, text, (Block(Span(0, len(text))),), dct=known, genre="news")


def read(text: str) -> list[str]:
    """The EDTF of all that a text tells."""
    source = article(text)
    return [one.when.edtf for one in resolve(source, tag(source)) if one.when]


def written(date: dt.date, form: str) -> str:
    """A date in a form; strftime leaves out leading zeros of years on some systems."""
    return date.strftime(form.replace("%Y", f"{date.year:04d}").replace("%G", f"{date.isocalendar().year:04d}"))


@given(DAYS, st.sampled_from(FULL_FORMS))
def test_a_date_in_numbers_is_read_back(date: dt.date, form: str) -> None:
    assert read(f"It was signed on {written(date, form)}.") == [date.isoformat()]


@given(st.dates(dt.date(1950, 1, 1), dt.date(2029, 12, 31)), st.sampled_from(SHORT_FORMS))
def test_a_date_whose_order_the_article_shows_is_read_back(date: dt.date, form: str) -> None:
    assert read(f"It was signed on {written(date, form)}, and on 25/12/2023.")[0] == date.isoformat()


@given(DAYS)
def test_with_the_month_first_it_is_read_back_too(date: dt.date) -> None:
    assert read(f"It was signed on {written(date, '%m/%d/%Y')}, and on 12/25/2023.")[0] == date.isoformat()


@given(MOMENTS, st.sampled_from(LETTERS), st.sampled_from(["%d%H%M{}%b%Y", "%d%H%M{} %b %y", "%d %H%M{} %b %Y"]))
def test_a_date_time_group_is_read_back(moment: dt.datetime, letter: str, form: str) -> None:
    group = moment.strftime(form.format(letter)).upper()
    assert read(f"Report of {group}.") == [moment.strftime("%Y-%m-%dT%H:%M:00") + zones.military(letter)]


@given(
    MOMENTS,
    st.sampled_from(["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d, %H:%M:%S", "%Y%m%dT%H%M%S"]),
    st.sampled_from(["", "Z", "+02:00", "-03:30", "+14:00"]),
)
def test_a_timestamp_is_read_back(moment: dt.datetime, form: str, zone: str) -> None:
    gap = " " if zone[1:] and " " in form else ""
    assert read(f"Seen at {moment.strftime(form)}{gap}{zone}.") == [moment.strftime("%Y-%m-%dT%H:%M:%S") + zone]


@given(st.dates(dt.date(1000, 1, 1), dt.date(2190, 12, 31)), st.integers(2, 999))
def test_an_interval_is_read_back(begin: dt.date, length: int) -> None:
    end = begin + dt.timedelta(days=length - 1)
    for text in (f"{begin}/{end}", f"{begin}--{end}", f"{begin}/P{length}D"):
        assert read(f"Held {text}.")[0] == f"{begin}/{end}"


@given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_what_no_calendar_has_gives_no_date(year: int, month: int, date: int, hour: int, minute: int) -> None:
    text = f"{year:04d}-{month:02d}-{date:02d}"
    try:
        valid = 1000 <= year < 2200 and dt.date(year, month, date).isoformat()
    except ValueError:
        valid = False
    assert day(text) == (valid or "")
    clock = valid and (hour < 24 and minute < 60)
    last = valid and (hour, minute) == (24, 0)
    assert bool(timestamp(f"{text}T{hour:02d}:{minute:02d}")) == bool(clock or last)


@pytest.mark.parametrize(
    ("name", "offset"),
    [
        ("EST", "-05:00"), ("gmt", "Z"), ("UTC+2", "+02:00"), ("UTC -3:30", "-03:30"), ("+0530", "+05:30"),
        ("UTC+0", "Z"), ("IST", ""), ("ET", ""), ("UTC+25", ""), ("XYZ", ""), ("Z", "Z"),
    ],
)  # fmt: skip
def test_a_zone_has_this_offset(name: str, offset: str) -> None:
    assert zones.offset(name) == offset


def test_military_zones_lie_an_hour_apart_and_j_is_local() -> None:
    assert [zones.military(letter) for letter in "ZAKMNYJ"] == [
        "Z", "+01:00", "+10:00", "+12:00", "-01:00", "-12:00", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("at 9 a.m. EST on 3 March 2025", "3 March 2025, 09:00 UTC-05:00"),
        ("at 1430Z on 3 March 2025", "3 March 2025, 14:30 UTC"),
        ("at half past three on 3 March 2025", "3 March 2025, 03:30 or 3 March 2025, 15:30"),
        ("around 3 p.m. on 3 March 2025", "3 March 2025, about 15:00"),
    ],
)
def test_a_reader_sees_the_zone_and_both_halves_of_the_day(text: str, words: str) -> None:
    source = article(text)
    assert [date_words(one.when) for one in resolve(source, tag(source))] == [words]


def test_a_zone_outlives_saving() -> None:
    when = edtf.parse("2024-08-05T14:30:05+02:00")
    timeline = Timeline("Port", events=(Event("e1", "Docking", "It docked.", "occurrence", when, ()),))
    assert saving.load(saving.dump(timeline)) == timeline


@pytest.mark.parametrize("text", ["03/04/2024", "3/4/24"])
def test_a_date_that_would_lie_ahead_of_the_article_by_one_order_stays_open(text: str) -> None:
    source = article(f"It was signed on {text}.", Dct(edtf.parse("2024-03-10"), "given", "certain"))
    assert [one.when and one.when.edtf for one in resolve(source, tag(source))] == ["[2024-03-04,2024-04-03]"]


HOSTILE = (
    "1 ", "1-", "1/", "1.", "1:", "2024-", "2024-08-05/", "2024-08-05T10:00", "P1Y", "PT1H ", "05 1430Z AUG ", "14:30 ",
    "10:00 +0200 ", "ten to ", "half past ", "3 p.m. to ", "(1200 GMT) ", "Monday 03/04/2024 ", "on 5/8 ", "3-4-",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_rows_of_numbers_take_no_more_than_their_share_of_time(text: str) -> None:
    tag(article("2024-08-05T10:00Z/P3D, ten to five"))
    spent = []
    for size in (10_000, 40_000):
        source = article((text * size)[:size])
        start = time.process_time()
        tag(source)
        spent.append(time.process_time() - start)
    assert spent[1] < 12 * spent[0] + 0.125
