"""The straight line as a whole: the same input gives the same timeline, in order, and nothing is lost."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.articles import article
from timeline import __version__
from timeline.analysis import times
from timeline.model import Article, Block, Event, Span, Timeline
from timeline.pipeline import analyse, build
from timeline.saving import dump

FIRST = "# The ferry\n\nOn 3 May 2024 the ferry hit the quay. Two lorries fell. The port will reopen on 20 May 2024."
SECOND = "# The mill\n\nThe mill closed in March 2024. It had opened in 1890. The owner has left."
NOWHEN = "The owner has sold the ship. Two weeks later the crew went home."


def told(timeline: Timeline) -> list[str]:
    return [event.label for event in timeline.events]


def every(timeline: Timeline) -> tuple[Event, ...]:
    return timeline.events + timeline.undated


def both() -> list[Article]:
    return [article(FIRST, name="ferry"), article(SECOND, name="mill")]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert dump(build(both())) == dump(build(both()))


def test_articles_may_come_one_by_one() -> None:
    assert build(iter(both())) == build(both())


def test_a_german_article_is_told_by_its_dated_sentences_and_plans_stay_ahead() -> None:
    text = (
        "WIEN, 5. März 2025 - Der Damm brach vor drei Tagen.\n\n"
        "Am Montag wurde er geflickt. Im August soll er erneuert werden."
    )
    source = Article("a", text, text, (Block(Span(0, len(text))),), language="de")
    dates = [event.when.edtf for event in build([source]).events if event.when is not None]
    assert dates == ["2025-03-02", "2025-03-03", "2025-08"]


def test_no_article_gives_an_empty_timeline() -> None:
    timeline = build([])
    assert (timeline.events, timeline.undated, timeline.sources) == ((), (), ())


def test_events_of_several_articles_stand_in_one_order() -> None:
    labels = told(build(both()))
    assert labels.index("The mill opens") < labels.index("The mill closes") < labels.index("The ferry hits the quay")
    assert labels[-1] == "The port will reopen"


def test_the_order_of_the_articles_does_not_change_the_order_of_dated_events() -> None:
    forth, back = build(both()), build(both()[::-1])
    assert {event.id for event in forth.events} == {event.id for event in back.events}
    assert [event.when for event in forth.events] == [event.when for event in back.events]


def test_every_article_is_a_source_in_the_order_given() -> None:
    assert [source.id for source in build(both()).sources] == ["ferry", "mill"]


def test_an_article_without_events_is_still_a_source() -> None:
    timeline = build([article("Nothing to see.", name="empty")])
    assert [source.id for source in timeline.sources] == ["empty"]
    assert every(timeline) == ()


def test_the_title_is_the_one_given_or_that_of_the_latest_article_with_one() -> None:
    assert build(both(), "My title").title == "My title"
    assert build([article("No title.", name="none"), *both()]).title == "The ferry"
    assert build([article("No title.")]).title
    for day, title in (("2024-05-13", "The ferry"), ("2024-05-15", "The mill")):
        reports = [article(FIRST, "2024-05-14", name="ferry"), article(SECOND, day, name="mill")]
        assert build(reports).title == title


def test_the_timeline_speaks_for_its_latest_article() -> None:
    timeline = build([article(FIRST, "2024-05-14"), article(SECOND, "2024-04-01", name="mill")])
    assert timeline.as_of is not None
    assert timeline.as_of.edtf == "2024-05-14"


def test_the_timeline_names_the_version_that_made_it() -> None:
    assert build([]).generator == f"timeline {__version__}"


@pytest.mark.parametrize(("text", "dct"), [(FIRST, "2024-05-14"), (SECOND, "2024-05-14"), (NOWHEN, ""), (FIRST, "")])
def test_nothing_is_lost_every_event_of_an_article_is_dated_or_undated(text: str, dct: str) -> None:
    source = article(text, dct)
    timeline = build([source])
    assert sorted(event.id for event in analyse(source).events) == sorted(event.id for event in every(timeline))


def test_dated_events_have_a_date_and_undated_ones_a_reason() -> None:
    timeline = build([article(NOWHEN, "")])
    assert timeline.undated
    assert all(event.when is not None for event in timeline.events)
    assert all(event.when is None and event.undated for event in timeline.undated)


def test_reports_of_one_event_in_two_articles_become_one_event_with_two_sources() -> None:
    text = "Fire destroyed the old harbour hall in Lower Holt on 3 May 2024."
    (event,) = build([article(text, name="one"), article(text, name="two")]).events
    assert [place.article for place in event.provenance] == ["one", "two"]


def test_ids_are_unique() -> None:
    text = "The hall closed on 3 May 2024. The hall closed on 3 May 2023."
    found = [event.id for event in every(build([article(text), article(text, name="other")]))]
    assert len(found) == len(set(found))


def test_an_unknown_time_of_an_article_is_a_finding() -> None:
    assert "no-date" in {finding.code for finding in build([article(NOWHEN, "")]).findings}
    assert "no-date" not in {finding.code for finding in build([article(NOWHEN)]).findings}


def test_a_note_of_the_reader_is_a_finding() -> None:
    source = attrs.evolve(article(FIRST), notes=("A table was left out.",))
    assert [one.message for one in build([source]).findings if one.code == "reading"] == ["A table was left out."]


def test_an_expression_that_nothing_dates_is_a_finding_that_shows_its_words() -> None:
    source = article(NOWHEN, "")
    (finding,) = [one for one in build([source]).findings if one.code == "unresolved"]
    assert finding.span is not None
    assert finding.span.of(source.text) in finding.message


def test_times_alone_finds_dates_and_no_events() -> None:
    found = times(article(FIRST))
    assert [one.value for one in found.resolved] == ["2024-05-03", "2024-05-20"]
    assert found.events == ()


def test_the_text_of_an_article_is_never_altered() -> None:
    source = article(FIRST)
    assert analyse(source).article.text == source.text == FIRST


@settings(max_examples=40)
@given(st.lists(st.sampled_from(FIRST.split() + SECOND.split() + NOWHEN.split() + ["\n\n"]), min_size=1, max_size=60))
def test_words_in_any_order_lose_no_event(words: list[str]) -> None:
    text = " ".join(words)
    if not text.strip():
        return
    source = article(text)
    timeline = build([source])
    reports = [place for event in every(timeline) for place in event.provenance]
    assert len(reports) == len(analyse(source).events)
    assert timeline == build([source])


def test_everything_adds_minor_events_and_leaves_the_others_as_they_are() -> None:
    text = "The mill closed on 3 May 2024. Its owner, who lived there, was not hurt. It was a port. Jan Holt left."
    picked = analyse(article(text)).events
    everything = analyse(article(text), everything=True).events
    told = {event.text: event for event in everything}
    assert [told[event.text] for event in picked] == list(picked)
    assert {"who lived there", "It was a port"} <= set(told)
    assert all(event.salience <= 2 for event in everything if event not in picked)
