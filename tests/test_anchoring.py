"""Anchors, running time, and what stays open."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import edtf
from timeline.anchoring import resolve
from timeline.calendar import Point
from timeline.expressions import Resolved
from timeline.model import Article, Block, Dct, DctSource, Genre, Span
from timeline.nearness import FUTURE, NEAREST, PAST, completed
from timeline.timexes import tag

DAYS = st.integers(600_000, 760_000).map(Point.from_days)


def run(text: str, dct: str = "", genre: Genre = "news") -> tuple[Resolved, ...]:
    known: dict[str, Any] = {"dct": Dct(edtf.parse(dct), "given", "certain")} if dct else {}
    source = Article("a", text, text, (Block(Span(0, len(text))),), genre=genre, **known)
    return resolve(source, tag(source))


def values(text: str, dct: str = "", genre: Genre = "news") -> list[str]:
    return [one.value for one in run(text, dct, genre)]


def test_the_anchor_is_recorded_as_the_article_s_time() -> None:
    (one,) = run("The army crossed in August.", "2025-03")
    assert one.anchor is not None
    assert (one.anchor.kind, one.anchor.edtf) == ("dct", "2025-03")
    assert one.when is not None
    assert (one.when.edtf, one.when.implied, one.when.basis) == ("2024-08", ("year",), "relative")


def test_a_story_counts_from_a_day_that_lies_after_the_last_one_that_names_its_year() -> None:
    text = "In March 1798 the envoys sailed. In the south a rising began on 24 May. Six days later it was beaten."
    known = Dct(edtf.parse("1798-03"), "inferred", "weak")
    source = Article("a", text, text, (Block(Span(0, len(text))),), genre="narrative", dct=known)
    assert [one.value for one in resolve(source, tag(source))] == ["1798-03", "1798-05-24", "1798-05-30"]


def test_the_anchor_is_recorded_as_a_mention_with_its_span() -> None:
    text = "It fell on 3 May 1702. Two days later it rained."
    one = run(text, "2025-03-01")[1]
    assert one.anchor is not None
    assert one.anchor.kind == "mention"
    assert one.anchor.span is not None
    assert one.anchor.span.of(text) == "3 May 1702"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She was arrested in June 2012 and charged in October.", ["2012-06", "2012-10"]),
        ("She was arrested in June 2012 and convicted in March.", ["2012-06", "2013-03"]),
        ("In 1987 the mill burned down. It was rebuilt in May.", ["1987", "1987-05"]),
        ("It was founded in 1987 and closed in May.", ["1987", "2023-05"]),
        ("The mill burned down in 1987. It was sold in May.", ["1987", "2023-05"]),
        ("It was sold in 1987 and again in March 2012. The roof fell in August.", ["1987", "2012-03", "2023-08"]),
        ("Bale, who was jailed in 2012, was freed in May.", ["2012", "2023-05"]),
        ("In June 2012 she was arrested. She had moved in May.", ["2012-06", "2012-05"]),
        ("In 2012 it closed. On Monday it said it will open in May.", ["2012", "2023-11-06", "2024-05"]),
        ("In 2012 it closed.\n\nThe owner died in May.", ["2012", "2023-05"]),
        ("It was the worst storm since June 2012. In October it struck again.", ["2012-06", "2023-10"]),
        ("He died in June 2022. In October she left.", ["2022-06", "2023-10"]),
    ],
)
def test_a_month_behind_a_year_long_ago_is_of_its_time_and_not_of_the_article_s(text: str, expected: list[str]) -> None:
    assert values(text, "2023-11-07") == expected


def test_a_month_of_a_look_back_is_counted_from_the_date_that_opened_it() -> None:
    text = "She was arrested in June 2012 and charged in October."
    one = run(text, "2023-11-07")[1]
    assert one.anchor is not None
    assert one.anchor.span is not None
    assert one.anchor.span.of(text) == "June 2012"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on 12 April. By the end of the month 400 people had fallen ill.", ["2024-04-12", "2024-04"]),
        ("It began on 12 April. It will end by the end of the month.", ["2024-04-12", "2024-05"]),
    ],
)
def test_the_end_of_a_month_that_is_past_is_that_of_the_month_told(text: str, expected: list[str]) -> None:
    assert values(text, "2024-05-16") == expected


def test_no_expression_goes_on_into_the_next_entry_of_a_list() -> None:
    assert values("- June 2021: Opening, two years late\n- 2027: Second tube") == ["2021-06", "P2Y", "2027"]


def test_an_explicit_date_needs_no_anchor() -> None:
    (one,) = run("It fell on 3 May 1702.")
    assert one.anchor is None
    assert one.when is not None
    assert one.when.basis == "explicit"


@pytest.mark.parametrize(
    "text", ["It fell yesterday.", "It fell on Friday.", "It fell last week.", "Two days later it fell."]
)
def test_without_an_article_s_time_a_relative_date_stays_open_and_says_why(text: str) -> None:
    (one,) = run(text)
    assert one.when is None
    assert one.note


def test_an_estimate_s_as_of_date_is_not_the_running_time() -> None:
    text = "As of March 2025 they had lost many. They attacked in August 2024. In the months that followed more came."
    window = run(text, "2025-03")[-1]
    assert window.when is not None
    assert window.when.edtf == "[2024-08..2025-03]"


@pytest.mark.parametrize(
    ("genre", "expected"),
    [("news", ["1805-06", "2024-08"]), ("narrative", ["1805-06", "1805-08"])],
)
def test_genre_decides_which_year_a_bare_month_has(genre: Genre, expected: list[str]) -> None:
    assert values("War broke out in June 1805. The army crossed in August.", "2025-03-01", genre) == expected


def test_a_story_goes_on_into_the_next_year() -> None:
    assert values("It opened in December 1912. In January it closed.", genre="narrative")[1] == "1913-01"


def test_nothing_is_counted_from_a_date_that_the_article_looks_ahead_to() -> None:
    text = "They met on 15 October 2025. The dam is expected to reopen by late December. The mayor spoke on Monday."
    when = run(text, "2025-11-14", "narrative")[-1].when
    assert when is not None and when.latest is not None and when.latest <= Point(2025, 11, 15)


def test_a_year_named_in_passing_does_not_move_the_story() -> None:
    text = "The siege began on 2 August 1764. A study printed in 1905 doubted it. On 4 August the gate fell."
    assert values(text, genre="narrative")[-1] == "1764-08-04"


def test_a_year_earlier_among_quarters_is_that_quarter() -> None:
    text = "In the third quarter the firm earned more than a year earlier."
    assert values(text, "2024-11-02") == ["2024-Q3", "2023-Q3"]


def test_a_range_is_told_once_and_its_second_part_points_back() -> None:
    text = "It was closed from June to August 2009."
    one, two = run(text)
    assert one.when is not None
    assert one.when.edtf == "2009-06/2009-08"
    assert one.joined == two.timex.span
    assert two.within is not None
    assert two.within.of(text) == "June to August 2009"


def test_a_range_that_runs_backwards_is_none() -> None:
    one, two = run("It moved from May 2009 to June 2001.")
    assert one.joined is None
    assert two.within is None


def test_a_coarse_anchor_gives_wide_bounds_and_never_a_day() -> None:
    (one,) = run("The minister resigned yesterday.", "2025-03")
    assert one.when is not None
    assert (one.value, one.when.edtf) == ("2025-XX-XX", "[2025-02-28..2025-03-30]")
    assert one.note == "It is counted from March 2025, of which no day is known."


@pytest.mark.parametrize("text", ["In the months that followed, they lost it.", "Two days later they lost it."])
def test_what_followed_something_unsaid_is_not_put_behind_the_article(text: str) -> None:
    (one,) = run(text, "2024-05-14")
    assert one.when is None
    assert one.note


@pytest.mark.parametrize(
    ("how", "genre", "value"),
    [
        ("given", "news", "2024-05-14T06:42"),
        ("inferred", "news", "XXXX-XX-XXT06:42"),
        ("given", "narrative", "XXXX-XX-XXT06:42"),
    ],
)
def test_a_time_of_day_with_no_day_told_is_of_the_article_s_day_in_news_alone(
    how: DctSource, genre: Genre, value: str
) -> None:
    text = "At 6.42 a.m. the roof fell in."
    dct = Dct(edtf.parse("2024-05-14"), how, "certain")
    source = Article("a", text, text, (Block(Span(0, len(text))),), genre=genre, dct=dct)
    (one,) = resolve(source, tag(source))
    assert one.value == value
    assert bool(one.note) == (one.when is None)


def test_a_day_on_which_something_was_said_does_not_give_times_of_day_their_day() -> None:
    text = "It burned on Friday. Police said on Sunday that it was arson. At 5 p.m. it was out."
    assert values(text, "2024-05-14")[-1] == "2024-05-10T17:00"


def test_moving_from_a_day_to_a_day_is_no_range() -> None:
    one, two = run("The race was moved from 3 May to 3 June.", "2024-05-14")
    assert one.joined is None
    assert two.within is None


@given(DAYS, st.integers(1, 12))
def test_a_past_month_never_begins_after_its_anchor(day: Point, month: int) -> None:
    value = completed(f"XXXX-{month:02d}", day, PAST)
    when = edtf.parse(value)
    assert when.begin.start is not None
    assert when.begin.start <= day
    assert when.begin.start.plus(1, "year") > day


@given(DAYS, st.integers(1, 7))
def test_a_weekday_lies_within_a_week_of_its_anchor(day: Point, weekday: int) -> None:
    for looking, near in ((PAST, range(-6, 1)), (FUTURE, range(7)), (NEAREST, range(-3, 4))):
        found = Point.from_iso(completed(f"XXXX-WXX-{weekday}", day, looking))
        assert found.weekday == weekday
        assert found.days - day.days in near


@given(DAYS)
def test_moving_the_article_s_time_by_whole_weeks_moves_weekdays_with_it(day: Point) -> None:
    one = Point.from_iso(completed("XXXX-WXX-3", day, PAST))
    later = Point.from_iso(completed("XXXX-WXX-3", day.plus(5, "week"), PAST))
    assert later == one.plus(5, "week")


def test_resolving_again_with_another_time_gives_other_dates() -> None:
    text = "The army crossed in August."
    source = Article("a", text, text, (Block(Span(0, len(text))),), genre="news")
    timexes = tag(source)
    years = [
        resolve(attrs.evolve(source, dct=Dct(edtf.parse(dct), "given", "certain")), timexes)[0].value
        for dct in ("2025-03", "1999-12-24")
    ]
    assert years == ["2024-08", "1999-08"]


def test_a_weekday_told_after_a_month_or_quarter_may_be_any_of_it_and_none_is_made_up() -> None:
    for text, expected in (
        ("In the third quarter of 2019 it lost money. On Tuesday a court sat.", "[2019-07-02..2019-10-01]"),
        ("On 14 August 2019 it lost money. On Friday a court sat.", "2019-08-16"),
    ):
        found = run(text, "2020-07-15", "narrative")[-1]
        assert found.when is not None and found.when.edtf == expected
