"""What a reader should ask about: silences, sources and events without a date, what one source alone tells."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
import pytest
from hypothesis import given

from tests.strategies import timelines
from timeline.briefing import brief
from timeline.edtf import parse
from timeline.gaps import gaps
from timeline.model import Event, Figure, Finding, Kind, Provenance, Quote, Source, Span, Timeline
from timeline.testing import sample_timelines, usual_timeline

SPRING = ("2021-03-01", "2021-03-04", "2021-03-09", "2021-03-12")
AUTUMN = ("2021-09-02", "2021-09-03", "2021-09-10")


def dated(dates: Iterable[str], kind: Kind = "occurrence", article: str = "a") -> tuple[Event, ...]:
    place = Provenance(article, Span(0, 1), Span(0, 1), Quote("x"))
    return tuple(Event(f"{kind} {one}", one, one, kind, parse(one), (place,)) for one in dates)


def said(*events: Event, sources: tuple[Source, ...] = ()) -> list[str]:
    return [text for text, _ in gaps(Timeline("t", events, sources=sources))]


def test_a_timeline_told_evenly_has_no_gap() -> None:
    for name, timeline in sample_timelines():
        if name in ("empty", "one event", "300 events", "before the common era", "long texts"):
            assert list(gaps(timeline)) == [], name


def test_a_long_silence_is_told_from_the_event_before_it_to_the_one_after() -> None:
    found = list(gaps(Timeline("t", dated((*SPRING, *AUTUMN)))))
    assert found == [
        (
            "Nothing is dated between 12 March 2021 and 2 September 2021.",
            ("occurrence 2021-03-12", "occurrence 2021-09-02"),
        )
    ]


@pytest.mark.parametrize(
    ("before", "after", "borders"),
    [
        ("2021-03-10/2021-03-20", "2021-09-01", "20 March 2021 and 1 September 2021"),
        ("2021-03-10/2021-03-20", "2021-08-28/2021-09-01", "20 March 2021 and 28 August 2021"),
        ("[2021-03-13..2021-03-19]", "2021-09-01", "19 March 2021 and 1 September 2021"),
        ("2021-03-14~", "2021-09-01?", "about 14 March 2021 and 1 September 2021"),
        ("2021-03-14/..", "2021-09-01", "14 March 2021 and 1 September 2021"),
    ],
)
def test_its_borders_are_as_fine_as_their_dates_are_known(before: str, after: str, borders: str) -> None:
    assert said(*dated((*SPRING, before, after, *AUTUMN)))[0].startswith(f"Nothing is dated between {borders}")


def test_months_bound_a_silence_where_the_timeline_is_told_in_months() -> None:
    months = ("2001-03", "2001-04", "2001-06", "2004-02", "2004-03", "2004-06")
    assert said(*dated(months)) == ["Nothing is dated between June 2001 and February 2004."]


def test_time_before_a_background_that_is_only_touched_is_no_silence() -> None:
    assert said(*dated(("1948", "1987", *SPRING))) == []


def test_a_vague_date_that_surely_lies_in_a_silence_ends_it() -> None:
    assert said(*dated((*SPRING, "[2021-04..2021-06]", *AUTUMN))) == []


def test_a_vague_date_that_may_lie_in_a_silence_is_counted() -> None:
    found = said(*dated((*SPRING, "[2021-02..2021-04]", *AUTUMN)))
    assert found[0].endswith("2 September 2021, though 1 event of less certain date may lie there.")


def test_what_lasts_fills_its_time() -> None:
    assert said(*dated((*SPRING, "2021-03-12/2021-09-02", *AUTUMN))) == []


def test_the_time_up_to_a_plan_is_no_silence() -> None:
    assert said(*dated(SPRING), *dated(("2024-01-01", "2024-01-02", "2024-01-03"), "plan")) == []


def test_three_silences_are_told_at_most_in_order_of_time() -> None:
    days = [f"{year}-{month}-{day:02d}" for year in range(2001, 2009) for month in ("03",) for day in (1, 3, 5, 7)]
    found = said(*dated(days))
    assert len(found) == 3 and found == sorted(found, key=lambda text: text[-5:])


def test_a_source_of_unknown_time_is_named_where_dates_hang_on_it() -> None:
    sources = (Source("a", "A"), Source("b", "B"))
    lost = (Finding("b", "unresolved", "'last week' is on no calendar date."), Finding("a", "no-date", "Not known."))
    undated = attrs.evolve(dated(("2021",), article="b")[0], id="u1", when=None)
    found = list(gaps(Timeline("t", sources=sources, findings=lost, undated=(undated,))))
    assert found == [
        ("When source 2 was written is not known; 1 expression of time in it could not be resolved.", ("u1",)),
        ("1 event could not be dated at all.", ("u1",)),
    ]


def test_of_many_sources_of_unknown_time_the_number_is_told() -> None:
    sources = tuple(Source(name, name) for name in "abcd")
    lost = tuple(Finding(name, "unresolved", "'last week' is on no calendar date.") for name in "abcdd")
    assert list(gaps(Timeline("t", sources=sources, findings=lost))) == [
        ("When 4 of the sources were written is not known; 5 expressions of time in them could not be resolved.", ())
    ]


def test_events_are_named_up_to_five_and_beyond_that_counted() -> None:
    some = tuple(attrs.evolve(one, when=None, id=f"u{n}") for n, one in enumerate(dated(("2021",) * 6)))
    assert list(gaps(Timeline("t", undated=some))) == [("6 events could not be dated at all.", ())]
    assert next(gaps(Timeline("t", undated=some[:5])))[1] == ("u0", "u1", "u2", "u3", "u4")


def test_dates_that_may_stand_almost_anywhere_in_the_order_are_counted() -> None:
    wide = "dated only within wide bounds, so that"
    assert said(*dated((*SPRING, "[..2021-03-05]"))) == [f"1 event is {wide} its place in the order is not sure."]
    assert said(*dated((*SPRING, "2021-03", "[2021-03-13..]"))) == [
        f"2 events are {wide} their place in the order is not sure."
    ]


def test_a_month_in_which_little_else_is_told_is_not_wide() -> None:
    assert said(*dated(("2021-01", "2021-02", *SPRING))) == []


def test_figures_and_assessments_of_one_source_are_counted_where_there_are_several() -> None:
    assert "Of 3 events with a figure or an assessment, 2 rest on one source alone." in said(
        *usual_timeline().events, sources=usual_timeline().sources
    )
    assert not any("alone" in text for text in said(*usual_timeline().events, sources=usual_timeline().sources[:1]))


def test_a_figure_is_no_news_where_every_source_has_it() -> None:
    figure = Figure("12 homes", Span(0, 8), 12, 12, 12, "homes")
    both = [dated(("2021",), article=name)[0] for name in "ab"]
    event = attrs.evolve(both[0], figures=(figure,), provenance=both[0].provenance + both[1].provenance)
    assert said(event, sources=(Source("a", "A"), Source("b", "B"))) == []


@given(timelines())
def test_any_timeline_has_few_gaps_in_words_and_each_cites_events_that_are_there(timeline: Timeline) -> None:
    found = brief(timeline)
    ids = {row.id for row in (*found.rows, *found.undated)}
    assert all(one.text.endswith(".") and set(one.events) <= ids for one in found.gaps)
    assert len(found.gaps) <= 9
