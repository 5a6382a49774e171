"""brief() carries what the sources say, in a briefing's order, and adds no judgement."""

from __future__ import annotations

import attrs
import pytest

from timeline.briefing import Briefing, brief
from timeline.edtf import parse
from timeline.model import (
    Conflict,
    Dct,
    Event,
    Figure,
    Likelihood,
    Provenance,
    Quote,
    Source,
    Span,
    Statement,
    Summary,
    Timeline,
)
from timeline.testing import sample_timelines, usual_timeline


@pytest.fixture(scope="module")
def usual() -> Briefing:
    return brief(usual_timeline())


def test_every_part_of_an_empty_timeline_is_empty() -> None:
    found = brief(Timeline(""))
    parts = (
        found.bottom_line, found.developments, found.judgements, found.rows, found.series, found.conflicts,
        found.outlook, found.undated, found.scales, found.sources, found.method, found.findings,
    )  # fmt: skip
    assert not any(parts)
    assert (found.title, found.as_of, found.as_of_how, found.counts) == ("Timeline", "", "", "No events")


def test_every_sample_makes_a_briefing_with_a_row_an_event() -> None:
    for name, timeline in sample_timelines():
        found = brief(timeline)
        assert [row.id for row in found.rows] == [event.id for event in timeline.events], name
        assert [row.id for row in found.undated] == [event.id for event in timeline.undated], name


def test_events_and_sources_are_counted(usual: Briefing) -> None:
    assert usual.counts == "8 dated and 2 undated events from 3 sources"


def test_the_as_of_date_says_how_it_is_known_and_how_surely(usual: Briefing) -> None:
    assert (usual.as_of, usual.as_of_how) == ("March 2021", "inferred from the article's text, likely")


def test_of_several_sources_the_as_of_date_is_the_latest_and_names_it() -> None:
    dated = [Source(one, one, dct=Dct(parse(one), "dateline", "certain")) for one in ("2021-02", "2021-04")]
    found = brief(Timeline("t", sources=tuple(dated), as_of=parse("2021-04")))
    assert (found.as_of, found.as_of_how) == ("April 2021", "the latest is source 2, from the article's dateline")


def test_a_given_date_is_certain_and_says_no_more() -> None:
    when = parse("2021-03")
    source = Source("a", "A", dct=Dct(when, "given", "certain"))
    assert brief(Timeline("t", sources=(source,), as_of=when)).as_of_how == "given with the article"


def test_judgements_are_the_assessments_with_their_speaker_and_their_term(usual: Briefing) -> None:
    (judgement,) = usual.judgements
    assert (judgement.id, judgement.who) == ("e4", "Ministry of Defence")
    assert "likely" in judgement.odds
    assert (judgement.as_of, judgement.reported) == ("February 2021", "14 February 2021")


def test_the_outlook_holds_plans_and_forecasts(usual: Briefing) -> None:
    assert [(row.id, row.kind) for row in usual.outlook] == [("e5", "forecast"), ("e6", "plan")]


def test_a_row_names_each_source_once_by_its_number(usual: Briefing) -> None:
    assert next(row for row in usual.rows if row.id == "e7").sources == (1, 2, 3)


def test_a_row_says_why_it_has_its_date_and_an_undated_one_why_it_has_none(usual: Briefing) -> None:
    assert usual.rows[0].why == "The text names 1987."
    assert (usual.undated[0].date, usual.undated[0].why) == ("undated", "Nothing in the text dates it.")


def test_a_summary_cites_only_events_that_have_a_row() -> None:
    made = attrs.evolve(usual_timeline(), summary=Summary((Statement("Told.", ("e1", "gone")),)))
    assert brief(made).bottom_line[0].events == ("e1",)


def test_a_quantity_that_is_reported_twice_makes_a_series_and_one_reported_once_does_not(usual: Briefing) -> None:
    (series,) = usual.series
    assert series.unit == "homes"
    assert [(row.id, row.low, row.best, row.high) for row in series.rows] == [
        ("e3", 40, None, None),
        ("e4", 65, 65, 65),
    ]


def test_a_figure_stands_at_its_as_of_date_when_there_is_one(usual: Briefing) -> None:
    assert [row.date for row in usual.series[0].rows] == ["12 February 2021", "February 2021"]


def test_a_share_is_never_put_in_one_series_with_its_whole() -> None:
    whole = usual_timeline()
    share = Figure("a third of homes", Span(0, 1), best=33.3, unit="%", share_of="homes")
    percent = attrs.evolve(share, share_of="")
    first = attrs.evolve(whole.events[0], figures=(share,))
    made = attrs.evolve(whole, events=(first, attrs.evolve(whole.events[1], figures=(percent,))))
    assert brief(made).series == ()


def test_a_conflict_of_dates_is_told_in_words_and_each_value_has_its_source(usual: Briefing) -> None:
    dates, figures = usual.conflicts
    assert (dates.field, dates.values, dates.sources) == ("date", ("12 February 2021", "13 February 2021"), (1, 2))
    assert (figures.field, figures.sources) == ("figure", (1, 3))


def test_a_date_that_is_no_edtf_is_kept_as_it_is_and_an_unknown_source_is_number_0() -> None:
    made = usual_timeline()
    odd = attrs.evolve(made.events[0], conflicts=(Conflict("when", ("one day", ""), ("nowhere", "a1")),))
    found = brief(attrs.evolve(made, events=(odd,))).conflicts[0]
    assert (found.values, found.sources) == (("one day", "undated"), (0, 1))


def scales_of(*scales: str) -> list[str]:
    made = usual_timeline()
    events = tuple(
        attrs.evolve(event, likelihood=Likelihood("likely", scale))  # type: ignore[arg-type]
        for event, scale in zip(made.events, scales, strict=False)
    )
    return [scale.name for scale in brief(attrs.evolve(made, events=events)).scales]


def test_a_yardstick_is_shown_only_when_a_term_of_it_occurs() -> None:
    assert scales_of("", "") == []
    assert [name.split()[0] for name in scales_of("ICD 203", "", "PHIA", "PHIA")] == ["PHIA", "ICD"]


def test_the_phia_yardstick_keeps_its_gaps() -> None:
    (scale,) = brief(usual_timeline()).scales
    assert len(scale.rows) == 7
    assert dict(scale.rows)["highly likely"] == "about 80% to about 90%"


def test_a_source_without_a_title_is_named_by_its_file_and_quotes_each_sentence_once() -> None:
    made = usual_timeline()
    bare = attrs.evolve(made.sources[0], title="")
    events = (made.events[0], made.events[0])
    found = brief(attrs.evolve(made, events=events, undated=(), sources=(bare,))).sources[0]
    assert (found.title, found.quotes) == ("report.md", ("The Arl dam was finished",))


def test_the_method_counts_how_dates_came_about_and_names_the_inputs_by_their_hash(usual: Briefing) -> None:
    told = "\n".join(usual.method)
    assert "Dates: 8 named in the text, 2 not known." in told
    assert "Relative dates were counted from the article's own time (10)." in told
    dated = "own time March 2021, inferred from the article's text, likely"
    assert f"Source 3: {dated}; 900 characters; SHA-256 {3:064x}." in told
    assert "Made by timeline sample" in told


def test_parts_of_dates_that_the_anchor_supplied_are_counted() -> None:
    made = usual_timeline()
    when = attrs.evolve(parse("2021-02"), implied=("year",), basis="relative")
    found = brief(attrs.evolve(made, events=(attrs.evolve(made.events[0], when=when),)))
    assert "What the words of dates leave out was taken from what they were counted from: the year (1)." in found.method
    assert found.method[1].startswith("Dates: 1 counted from another date")


def test_a_source_whose_own_time_is_unknown_says_so() -> None:
    found = brief(Timeline("t", sources=(Source("a", "A"),)))
    assert found.sources[0].how == "not known"
    assert found.method == ("Source 1: own time not known.",)


def test_a_source_has_its_publisher_where_its_metadata_name_one() -> None:
    found = brief(Timeline("t", sources=(Source("a", "A", publisher="The Arl Courier"), Source("b", "B"))))
    assert [one.publisher for one in found.sources] == ["The Arl Courier", ""]


def test_a_yardstick_tells_which_of_its_terms_occur() -> None:
    (scale,) = brief(usual_timeline()).scales
    assert scale.used == ("likely or probable",)


def test_an_adverb_counts_as_the_term_whose_range_it_has_and_a_term_off_the_scale_as_none() -> None:
    made = usual_timeline()
    said = [Likelihood("almost certainly", "PHIA", 95, 100), Likelihood("maybe", "ICD 203")]
    events = tuple(attrs.evolve(made.events[3], likelihood=one) for one in said)
    found = brief(attrs.evolve(made, events=events)).scales
    assert [scale.used for scale in found] == [("almost certain",)]


def test_findings_name_their_source(usual: Briefing) -> None:
    assert usual.findings == ("Source 1: 'that winter' has nothing to count from.",)


def test_a_figure_of_something_that_ended_by_its_report_holds_for_the_day_of_the_report() -> None:
    until, day = parse("../2024-06-05"), parse("2024-06-05")
    figure = Figure("85 people", Span(0, 9), best=85, unit="people", state="dead")
    place = Provenance("a", Span(0, 9), Span(0, 9), Quote("85 people had died"))
    told = Event("e1", "85 people had died", "", "occurrence", until, (place,), reported=day, figures=(figure,))
    made = Timeline("Flood", (told, attrs.evolve(told, id="e2")))
    (one,) = brief(made).series
    assert [row.date for row in one.rows] == ["5 June 2024", "5 June 2024"]
    assert one.unit == "people dead"
