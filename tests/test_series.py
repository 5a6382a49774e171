"""Figures over time, and when two reports of one quantity cannot both be so."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import events
from timeline.calendar import Period, Point
from timeline.edtf import parse
from timeline.model import Article, Attribution, Event, Figure, Provenance, Quote, Span, When
from timeline.pipeline import build
from timeline.quantities import agree
from timeline.readers import read
from timeline.series import series

EXACT = Figure("12 homes", Span(0, 8), 12, 12, 12, "homes")
OVER = Figure("over 10 homes", Span(0, 13), 10, None, None, "homes", "over")
BURNT = "The death toll of the blaze at Holt mill rose to 33."
MORE = Figure("15 homes", Span(0, 8), 15, 15, 15, "homes")


def told(figure: Figure, date: str = "2021-02-12", speaker: str = "", article: str = "a") -> Event:
    place = Provenance(article, Span(0, 1), Span(0, 1), Quote("x"))
    said = Attribution(speaker) if speaker else None
    return Event(f"{date} {speaker} {article}", "x", "x", "occurrence", parse(date), (place,), attribution=said,
                 figures=(figure,))  # fmt: skip


def test_two_figures_of_one_event_in_one_article_are_no_quantity_over_time() -> None:
    twice = attrs.evolve(told(EXACT), figures=(EXACT, MORE))
    assert series((twice,)) == ()
    places = (*twice.provenance, *told(MORE, article="b").provenance)
    assert len(series((attrs.evolve(twice, provenance=places),))) == 1


@pytest.mark.parametrize(
    ("one", "other", "disagree"),
    [
        (told(EXACT, speaker="the mayor"), told(MORE, speaker="the ministry"), True),
        (told(EXACT), told(MORE, article="b"), True),
        (told(EXACT), told(MORE), False),  # one voice, which corrects itself
        (told(EXACT, speaker="the mayor"), told(OVER, speaker="the ministry"), False),
        (told(EXACT, "2021-02-12", "the mayor"), told(MORE, "2021-02-13", "the ministry"), False),
        (told(EXACT, "2021-02-12", "the mayor"), told(MORE, "2021-02", "the ministry"), True),
        (told(EXACT, "../2021-02", "the mayor"), told(MORE, "2021-01", "the ministry"), True),
        (told(EXACT, "../2021-02", "the mayor"), told(MORE, "../2021-03", "the ministry"), False),  # the count went on
        (told(MORE, "../2021-02", "the mayor"), told(EXACT, "../2021-03", "the ministry"), True),
        (told(EXACT, "../2021-02", "the mayor"), told(MORE, "../2021-02", "the ministry"), True),
        (told(EXACT, speaker="the mayor"), told(MORE, speaker="the mayor", article="b"), False),
    ],
)
def test_reports_disagree_where_voices_differ_dates_overlap_and_bounds_do_not_meet(
    one: Event, other: Event, disagree: bool
) -> None:
    assert [found.disagree for found in series((one, other))] == [disagree]
    assert [found.disagree for found in series((other, one))] == [disagree]


def test_the_date_that_a_figure_holds_for_counts_not_that_of_the_event() -> None:
    one, other = told(EXACT, speaker="the mayor"), told(MORE, speaker="the ministry")
    assert not series((one, attrs.evolve(other, as_of=parse("2021-03"))))[0].disagree


def test_another_twelve_is_on_top_and_contradicts_nothing() -> None:
    more = attrs.evolve(MORE, qualifier="another")
    assert not series((told(EXACT, speaker="the mayor"), told(more, speaker="the ministry")))[0].disagree


def test_thousands_of_reports_of_one_day_are_compared_in_one_pass() -> None:
    many = [told(EXACT, speaker=f"speaker {n}") for n in range(5000)]
    assert not series(many)[0].disagree
    assert series([*many, told(MORE, speaker="the mayor")])[0].disagree


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("A storm damaged 14 homes in Orla.", "A builder finished 60 homes in Norr.", False),
        ("The owner dismissed 30 workers at the mill.", "The union said 55 workers joined a strike.", False),
        ("A storm damaged 14 homes in Orla.", "The storm damaged 60 homes.", True),
        ("The mill had 450 workers.", "The mill employed 300 workers.", True),
        ("A bank had 450 workers.", "The harbour employed 300 workers.", False),
        ("A fire killed 12 people.", "Nine people died.", True),
        ("A fire killed 12 people in Orla.", "A landslide killed nine people in Norr.", False),
        ("A fire killed 12 people in Orla.", "Nine people died.", True),
        ("A fire killed 12 people in Orla.", "A fire injured nine people in Orla.", False),
        ("The price of oats fell 4 percent.", "It fell to 12 percent.", False),
    ],
)
def test_one_quantity_counts_the_same_thing_in_one_matter(one: str, other: str, together: bool) -> None:
    assert [len(found.rows) for found in series(_read(one, other))] == ([2] if together else [])


def test_what_names_no_matter_belongs_to_the_only_one_and_to_none_of_several() -> None:
    texts = ("A fire killed 12 people in Orla.", "A landslide killed nine people in Norr.", "14 people died.")
    assert series(_read(*texts)) == ()
    assert [len(found.rows) for found in series(_read(*texts[1:]))] == [2]


@pytest.mark.parametrize(
    ("single", "toll", "together"),
    [
        ("A blaze at a mill killed 14 people.", BURNT, True),
        ("A fire killed 14 people in a mill.", BURNT, False),
        ("A fire killed 14 people in a mill.", "The death toll rose to 33.", True),
        ("A blaze at a mill killed 40 people.", BURNT, False),
    ],
)  # fmt: skip
def test_a_toll_goes_on_from_the_report_of_the_same_deaths(single: str, toll: str, together: bool) -> None:
    found = series(_read(single, toll))
    assert [[row.best for row in one.rows] for one in found] == ([[14, 33]] if together else [])


def test_a_quantity_is_named_with_what_became_of_the_counted() -> None:
    texts = ("A fire killed 12 people.", "Nine people died.", "A fire injured 30 people.", "40 people were hurt.")
    assert {found.unit for found in series(_read(*texts))} == {"people dead", "people injured"}
    (deaths,) = series(_read("There were 12 deaths in Orla.", "There were nine deaths in Orla."))
    assert deaths.unit == "deaths"


def _read(*texts: str) -> tuple[Event, ...]:
    """The events of articles of one sentence each, as they are found and not joined."""
    articles = (read(f"{text[:-1]} on {n} March 2021.".encode(), f"{n}.txt")[0] for n, text in enumerate(texts, 1))
    return tuple(event for one in articles if isinstance(one, Article) for event in build([one]).events)


@given(st.lists(events(), max_size=6))
def test_a_series_disagrees_exactly_where_some_pair_of_its_reports_does(found: list[Event]) -> None:
    sums = [attrs.evolve(one, cumulative=True) for one in (EXACT, MORE)]
    reports = [attrs.evolve(one, figures=(sums[n % 2],), names=(), places=()) for n, one in enumerate(found)]

    def apart(one: Event, other: Event) -> bool:
        speakers = [event.attribution and (event.attribution.speaker, event.attribution.via) for event in (one, other)]
        articles = [{place.article for place in event.provenance} for event in (one, other)]
        return speakers[0] != speakers[1] or (not speakers[0] and articles[0].isdisjoint(articles[1]))

    def held(event: Event) -> When | None:
        is_open = event.when is not None and None in (event.when.earliest, event.when.latest)
        return event.as_of or (event.reported if is_open and event.reported else event.when)

    def meet(one: Event, other: Event) -> bool:
        dates = [when.bounds for event in (one, other) if (when := held(event))]
        known = [period for period in dates if period != Period()]
        return len(known) == 2 and known[0].meet(known[1]) is not None

    def rises(one: Event, other: Event) -> bool:
        dates = [(when.bounds, event) for event in (one, other) if (when := held(event))]
        if len(dates) < 2 or any(period.start is not None for period, _ in dates):
            return False
        (first, low), (last, high) = sorted(dates, key=lambda date: date[0].end or Point(0))
        return first.end != last.end and (high.figures[0].best or 0) > (low.figures[0].best or 0)

    pairs = [
        apart(one, other) and not rises(one, other) and meet(one, other) and not agree(one.figures[0], other.figures[0])
        for n, one in enumerate(reports)
        for other in reports[:n]
    ]
    assert [one.disagree for one in series(reports)] == ([any(pairs)] if len(reports) > 1 else [])
