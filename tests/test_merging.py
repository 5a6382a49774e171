"""Reports of one event are joined with every source, disagreements are shown, and events stand in order."""

from __future__ import annotations

import attrs
import pytest

from timeline.edtf import parse
from timeline.events.figures import figures
from timeline.merging import Report, merge, order
from timeline.model import Article, Block, Event, Figure, Provenance, Quote, Relation, Span
from timeline.tellings import Telling

TEXT = "words"


def article(name: str, title: str = "") -> Article:
    return Article(name, TEXT, TEXT, (Block(Span(0, 5)),), title)


def event(label: str, edtf: str | None, *, source: str = "a", name: str = "", figure: Figure | None = None) -> Event:
    provenance = Provenance(source, Span(0, 5), Span(0, 5), Quote(TEXT))
    when = parse(edtf) if edtf else None
    counted = (figure,) if figure else ()
    return Event(name or label, label, label, "occurrence", when, (provenance,), figures=counted)


def test_events_stand_by_begin_then_by_narrower_bounds_then_in_reading_order() -> None:
    given = [
        event("wide", "2024"),
        event("late", "2024-09"),
        event("narrow", "2024-01-01"),
        event("first", "2023"),
        event("wide too", "2024"),
    ]
    assert [e.label for e in order(given)] == ["first", "narrow", "wide", "wide too", "late"]


def test_years_before_the_common_era_come_first() -> None:
    assert [e.label for e in order([event("b", "0033"), event("a", "-0043-03-15")])] == ["a", "b"]


def test_an_open_begin_stands_before_what_starts_with_its_last_month() -> None:
    given = [event("estimate", "2025-03"), event("offensive", "2024-08"), event("gains", "[..2025-03]")]
    assert [e.label for e in order(given)] == ["offensive", "gains", "estimate"]


def test_an_open_begin_stands_right_before_what_it_is_known_to_precede() -> None:
    sent = event("sent", "[..2025-03]")
    sent = Event(
        **{
            **{f: getattr(sent, f) for f in ("id", "label", "text", "kind", "when", "provenance")},
            "relations": (Relation("before", "pulled"),),
        }
    )
    given = [event("estimate", "2025-03"), event("offensive", "2024-08"), event("pulled", "[2024-08..2025-03]"), sent]
    assert [e.label for e in order(given)] == ["offensive", "sent", "pulled", "estimate"]


def test_two_reports_of_one_event_become_one_with_both_sources_and_the_narrower_date() -> None:
    one = event("Fire destroyed the old harbour hall in Lindau", "2024-08", source="a", name="e1")
    other = event("Fire destroyed the harbour hall in Lindau", "2024-08-05", source="b", name="e2")
    made = merge([Report(article("a", "First"), (one,)), Report(article("b"), (other,))])
    (joined,) = made.events
    assert made.title == "First"
    assert joined.when is not None
    assert joined.when.edtf == "2024-08-05"
    assert [p.article for p in joined.provenance] == ["a", "b"]


def test_reports_that_disagree_on_a_figure_show_it() -> None:
    killed = Figure("12 dead", Span(0, 1), 12, 12, 12, "dead")
    more = Figure("15 dead", Span(0, 1), 15, 15, 15, "dead")
    one = event("Fire destroyed the old harbour hall", "2024-08-05", source="a", name="e1", figure=killed)
    other = event("Fire destroyed the old harbour hall", "2024-08-05", source="b", name="e2", figure=more)
    (joined,) = merge([Report(article("a"), (one,)), Report(article("b"), (other,))]).events
    assert joined.conflicts[0].field == "figure"
    assert joined.conflicts[0].values == ("12 dead", "15 dead")


def test_sources_that_date_one_event_apart_are_joined_and_the_conflict_is_shown() -> None:
    one = event("Fire destroyed the old harbour hall in Lindau", "2024-08-05", source="a", name="e1")
    other = event("Fire destroyed the old harbour hall in Lindau", "2024-08-07", source="b", name="e2")
    (joined,) = merge([Report(article("a"), (one,)), Report(article("b"), (other,))]).events
    assert joined.conflicts[0].field == "when"
    assert joined.conflicts[0].values == ("2024-08-05", "2024-08-07")


def test_the_same_words_at_far_dates_stay_two_events() -> None:
    given = [
        event("Miners at the North pit went on strike", "1984", name="e1"),
        event("Miners at the North pit went on strike", "1972", name="e2"),
    ]
    assert len(merge([Report(article("a"), tuple(given))]).events) == 2


def test_an_event_without_a_date_goes_to_the_undated_and_is_kept() -> None:
    made = merge([Report(article("a"), (event("Somebody left", None),))])
    assert made.events == ()
    assert [e.label for e in made.undated] == ["Somebody left"]


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("killed 12 people", "killed 15 people", True),
        ("killed 12 people", "injured 30 people", False),
        ("killed over 12 people", "killed 15 people", False),
        ("killed 12 people and later another 3 people", "killed 12 people", False),
        ("killed 12 people", "12 people have been killed so far, 40 in all", False),
    ],
)
def test_only_figures_of_one_thing_that_cannot_both_be_so_conflict(one: str, other: str, conflict: bool) -> None:
    label = "Fire destroyed the old harbour hall"
    reports = [
        attrs.evolve(
            event(label, "2024-08-05", source=source, name=source), figures=figures(text, Span(0, len(text)), ())
        )
        for source, text in (("a", one), ("b", other))
    ]
    (joined,) = merge([Report(article("a"), (reports[0],)), Report(article("b"), (reports[1],))]).events
    assert bool(joined.conflicts) is conflict


def test_likeness_of_words_joins_no_two_deeds_and_no_two_clauses_of_a_sentence() -> None:
    given = (
        event("Some oil production in the north halted", "2024-05", name="e1"),
        event("Some oil production in the north resumed", "2024-05", name="e2"),
    )
    tellings = (Telling(0, frozenset({"halt"})), Telling(5, frozenset({"resum"})))
    assert len(merge([Report(article("a"), given, tellings=tellings)]).events) == 2
    unknown = (Telling(0), Telling(0))
    assert len(merge([Report(article("a"), given, tellings=unknown)]).events) == 2


@pytest.mark.parametrize(("days", "events"), [(("12", "14"), 2), (("12", "12"), 1)])
def test_a_count_that_went_on_is_told_twice_and_is_no_disagreement(days: tuple[str, str], events: int) -> None:
    reports = []
    for name, day, number in zip("ab", days, (12, 40), strict=True):
        dead = Figure(f"{number} people", Span(0, 9), number, number, number, "people", cumulative=True, state="dead")
        told = event("People so far killed in the quake", f"[..2024-05-{day}]", source=name, name=name, figure=dead)
        reports.append(Report(article(name), (told,)))
    made = merge(reports).events
    assert [len(made), len(made[0].conflicts)] == [events, 2 - events]
