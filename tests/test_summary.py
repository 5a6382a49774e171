"""The summary says what events say and nothing else, and names the events that it rests on."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from tests import strategies
from tests.articles import article
from timeline.edtf import parse
from timeline.model import Attribution, Event, Likelihood, Provenance, Quote, Span, Statement, Timeline
from timeline.pipeline import build
from timeline.summary import summarise
from timeline.wording import date_words

NEWS = """On 3 May the ferry Olga hit the quay at Lower Holt, killing 12 people.

Two lorries fell into the water. Police arrested the captain, Jan Lund, on 5 May.

The mayor said on Monday that the Holt Line had sold over 40 ships since 2019. The port will reopen on 20 May.
According to the Northern Rail Authority, trains carried about 3,000 people to Oslo on 6 May.
The minister denied that the ferry had been overloaded on 3 May. The captain resigned on 7 May.
The union called a strike on 8 May. The court freed the captain on 9 May. The firm paid $3 million on 10 May.
"""
_WORDS = re.compile(r"[^\W_]+(?:[.,:]\d+)*")


def event(number: int, salience: float, **fields: Any) -> Event:
    label = f"Hall {number} closed"
    provenance = Provenance("a", Span(0, 1), Span(0, 1), Quote("x"))
    made = Event(f"e{number}", label, label, "occurrence", parse(f"{2000 + number}"), (provenance,), salience=salience)
    return attrs.evolve(made, **fields)


def summarised(*events: Event) -> Timeline:
    return summarise(Timeline("t", events))


def statements(timeline: Timeline) -> tuple[Statement, ...]:
    return timeline.summary.bottom_line + timeline.summary.developments


def licensed(events: list[Event]) -> set[str]:
    """The words that statements about these events may use."""
    texts = [part for event in events for part in (event.label, event.text, date_words(event.when))]
    texts += [event.attribution.speaker for event in events if event.attribution]
    texts += [event.likelihood.term for event in events if event.likelihood]
    return {word.lower() for text in texts for word in _WORDS.findall(text)}


def test_a_statement_gives_the_date_and_the_label() -> None:
    assert summarised(event(1, 1.0)).summary.bottom_line == (Statement("2001: Hall 1 closed.", ("e1",)),)


def test_a_statement_carries_who_says_so_and_the_odds() -> None:
    made = event(1, 1.0, attribution=Attribution("mayor", "say"), likelihood=Likelihood("highly likely"))
    assert statements(summarised(made))[0].text == "2001: Hall 1 closed (mayor, highly likely)."


def test_a_statement_ends_with_one_full_stop() -> None:
    assert statements(summarised(event(1, 1.0, label="The hall closed.")))[0].text == "2001: The hall closed."


@pytest.mark.parametrize("count", [0, 1, 3, 4, 30])
def test_the_bottom_line_has_at_most_three_sentences_and_the_developments_seven(count: int) -> None:
    summary = summarised(*[event(number, 1.0) for number in range(count)]).summary
    assert len(summary.bottom_line) == min(count, 3)
    assert len(summary.developments) == min(max(count - 3, 0), 7)


def test_the_bottom_line_tells_the_most_salient_in_the_order_of_time() -> None:
    made = summarised(event(1, 1.0), event(2, 9.0), event(3, 2.0), event(4, 8.0), event(5, 7.0))
    assert [one.events for one in made.summary.bottom_line] == [("e2",), ("e4",), ("e5",)]
    assert [one.events for one in made.summary.developments] == [("e1",), ("e3",)]


def test_the_bottom_line_tells_what_the_lead_of_a_report_does_before_what_only_has_a_date() -> None:
    text = """MARLOW, 14 May 2024 - A dam broke above Marlow, drowning 40 people.

It was built in June 1958. Cracks were found on 3 May 2011. It was repaired in August 2012. It leaked on 5 June 2019.
"""
    told = [one.text for one in build([article(text)]).summary.bottom_line]
    assert any("A dam breaks above Marlow" in one for one in told)


def test_of_several_reports_what_they_have_in_common_comes_before_what_one_tells_alone() -> None:
    reports = [
        article("On 5 May the Varn dam burst. A bus hit a wall in Holm on 6 May.", "2024-05-10", name="a"),
        article("On 6 May the Varn dam was closed off. The Berg ferry sank on 7 May.", "2024-05-10", name="b"),
        article("On 8 May engineers reached the Varn dam. Sund Bank moved to Marlow on 9 May.", "2024-05-10", name="c"),
    ]
    assert all("Varn" in one.text for one in build(reports).summary.bottom_line)


def test_what_news_tells_of_years_before_is_no_news_of_all_reports() -> None:
    reports = [
        article("The Varn dam was built in 1958. On 5 May the Varn dam burst.", "2024-05-10", "news", "a"),
        article("On 6 May the Varn dam was closed off. The Berg ferry sank on 7 May.", "2024-05-10", "news", "b"),
        article(
            "On 8 May engineers reached the Varn dam. Sund Bank moved to Holt on 9 May.", "2024-05-10", "news", "c"
        ),
    ]
    assert not any("built" in one.text for one in build(reports).summary.bottom_line)


def test_developments_leave_out_what_is_told_as_a_judgement_or_as_outlook() -> None:
    most = [event(number, 9.0) for number in range(3)]
    kinds = ("assessment", "plan", "forecast", "occurrence")
    others = [event(number, 1.0, kind=kind) for number, kind in enumerate(kinds, 3)]
    assert [one.events for one in summarised(*most, *others).summary.developments] == [("e6",)]


def test_developments_tell_a_plan_whose_time_has_passed() -> None:
    made = [*(event(number, 9.0) for number in range(3)), event(3, 1.0, kind="plan")]
    summary = summarise(Timeline("t", tuple(made), as_of=parse("2004"))).summary
    assert [one.events for one in summary.developments] == [("e3",)]


def test_what_was_done_comes_before_what_was_planned_for_a_time_that_is_over() -> None:
    plans = [event(number, 9.0, kind="plan") for number in range(3)]
    made = [*plans, *(event(number, 1.0) for number in range(3, 6))]
    told = summarise(Timeline("t", tuple(made), as_of=parse("2006"))).summary.bottom_line
    assert [one.events for one in told] == [("e3",), ("e4",), ("e5",)]


def test_of_two_labels_for_one_time_only_the_fuller_is_told() -> None:
    short = event(1, 9.0, label="Jan Lund is arrested", when=parse("2004-06"))
    full = event(2, 1.0, label="The captain Jan Lund is arrested at the harbour of Holt", when=parse("2004-06-30"))
    assert [one.events for one in summarised(short, full).summary.bottom_line] == [("e2",)]
    later = attrs.evolve(full, when=parse("2004-08-30"))
    assert len(summarised(short, later).summary.bottom_line) == len((short, later))


def test_a_label_with_another_number_is_no_repetition() -> None:
    first = event(1, 9.0, label="Police arrest 4 people", when=parse("2004"))
    other = event(2, 1.0, label="Police arrest 40 people", when=parse("2004"))
    assert len(summarised(first, other).summary.bottom_line) == len((first, other))


def test_what_a_person_pinned_is_told_whatever_its_kind() -> None:
    made = [*(event(number, 9.0, pinned=True) for number in range(3)), event(3, 1.0, kind="forecast", pinned=True)]
    assert [one.events for one in summarised(*made).summary.developments] == [("e3",)]


def test_no_event_is_told_twice() -> None:
    cited = [id_ for one in statements(build([article(NEWS)])) for id_ in one.events]
    assert len(cited) == len(set(cited))


@pytest.mark.parametrize("status", ["negated", "denied", "cancelled", "hypothetical"])
def test_what_did_not_happen_is_not_told_as_if_it_had(status: str) -> None:
    assert statements(summarised(event(1, 9.0, status=status))) == ()


def test_a_label_that_was_cut_stays_where_the_clause_has_fewer_words() -> None:
    made = event(
        1, 1.0, label="The firm says that the drug met its goal in a trial…", text="The firm said on Wednesday"
    )
    assert statements(summarised(made))[0].text == "2001: The firm says that the drug met its goal in a trial…"


def test_undated_events_are_not_told() -> None:
    assert statements(summarise(Timeline("t", (), (event(1, 9.0, when=None),)))) == ()


def test_only_the_summary_changes() -> None:
    timeline = build([article(NEWS)])
    assert attrs.evolve(summarise(timeline), summary=timeline.summary) == timeline


def test_every_statement_cites_events_of_the_timeline() -> None:
    timeline = build([article(NEWS)])
    known = {one.id for one in timeline.events}
    assert statements(timeline)
    assert all(one.events and set(one.events) <= known for one in statements(timeline))


def test_no_word_no_figure_and_no_name_appears_that_is_not_in_the_events_cited() -> None:
    timeline = build([article(NEWS)])
    by_id = {one.id: one for one in timeline.events}
    for statement in statements(timeline):
        words = {word.lower() for word in _WORDS.findall(statement.text)}
        assert words <= licensed([by_id[id_] for id_ in statement.events])


def test_the_same_timeline_has_the_same_summary() -> None:
    timeline = build([article(NEWS)])
    assert summarise(timeline).summary == summarise(timeline).summary == timeline.summary


@settings(max_examples=30)
@given(strategies.timelines())
def test_any_timeline_is_summarised_with_sentences_that_cite(timeline: Timeline) -> None:
    made = statements(summarise(timeline))
    known = {one.id for one in timeline.events}
    assert all(one.events and set(one.events) <= known for one in made)
