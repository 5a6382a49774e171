"""What is told of an event, name by name, for formats that list it."""

from __future__ import annotations

from timeline.briefing import brief
from timeline.hookspecs import ASPECTS
from timeline.particulars import facts
from timeline.testing import full_timeline, sample_timelines, usual_timeline


def test_all_that_is_known_of_an_event_is_told_in_one_order() -> None:
    told = facts(brief(full_timeline()))["e4"]
    assert [(one.name, one.value) for one in told] == [
        ("Kind", "assessment"),
        ("Status", "denied"),
        ("Denied by", "Ministry of Defence (via state media, a news agency)"),
        ("Likelihood", "likely (PHIA: 55% to 75%)"),
        ("Confidence", "high confidence"),
        ("Said on", "14 February 2021"),
        ("Figures", "65 homes; over 40 farms"),
        ("Names", "Ina Sel, Arlford"),
        ("Holds for", "February 2021"),
        ("After", "The spillway gate jammed"),
        ("Sources disagree: date", "12 February 2021 (Report 1) or 13 February 2021 (Report 2)"),
        ("Sources disagree: figure", "300 people (Report 1) or at least 450 people (Report 3)"),
        ("Sources", "Report 1; Report 2"),
        ("Why this date", "The text names 2021-02-14."),
    ]


def test_a_plain_fact_has_neither_kind_nor_status_nor_speaker() -> None:
    assert [one.aspect for one in facts(brief(usual_timeline()))["e2"]] == ["sources", "reasons"]


def test_the_undated_have_a_reason_for_that() -> None:
    assert facts(brief(usual_timeline()))["e901"][-1].name == "Why none"


def test_every_event_of_every_sample_is_there_and_no_fact_is_empty() -> None:
    for name, timeline in sample_timelines():
        told = facts(brief(timeline))
        assert list(told) == [event.id for event in (*timeline.events, *timeline.undated)], name
        assert all(one.value and one.aspect in ASPECTS for found in told.values() for one in found)
