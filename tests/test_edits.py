"""A person's edits are carried out; what cannot be is said, and costs only itself."""

from __future__ import annotations

from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mill import MILL, codes, edit, edited, edits, id_of, labelled, labels, made, mill
from timeline.edits import Edits, apply, read_edits
from timeline.edits.values import CONTRADICTS, INVALID, NOT_FOUND, SET_ASIDE, UNSEEN
from timeline.errors import ExportError
from timeline.exporting import export
from timeline.model import Conflict, Timeline
from timeline.pipeline import amend, build
from timeline.registry import installed
from timeline.saving import dump, load

# What each decision does.


def test_drop_leaves_an_event_out_and_keeps_what_it_was() -> None:
    after = edited(edit("mayor", "drop = true", 'reason = "Not about the mill"'))
    assert labels(after) == [label for label in labels(made()) if label != "The mayor resigns"]
    (change,) = after.changes
    assert (change.type, change.events, change.reason) == ("drop", (), "Not about the mill")
    assert change.before == (labelled(made(), "The mayor resigns"),)


def test_relabel_says_it_in_other_words_and_keeps_the_id() -> None:
    after = edited(edit("mayor", 'relabel = "Mayor Finch steps down"'))
    event = labelled(after, "Mayor Finch steps down")
    assert attrs.evolve(event, label="The mayor resigns") == labelled(made(), "The mayor resigns")
    assert after.changes[0].events == (event.id,)


def test_redate_gives_a_date_and_a_new_place_and_tells_no_rule_any_more() -> None:
    after = edited(edit("mayor", 'redate = "1899"'))
    event = after.events[0]
    assert event.label == "The mayor resigns"
    assert event.when is not None
    assert (event.when.edtf, event.when.basis) == ("1899", "given")
    assert [(place.rule, place.words, place.why) for place in event.provenance] == [
        ("", "", "A person gave this date.")
    ]
    assert event.provenance[0].quote == labelled(made(), "The mayor resigns").provenance[0].quote


def test_a_date_that_a_person_knows_to_be_unknown_makes_an_event_undated() -> None:
    after = edited(edit("mayor", 'redate = "XXXX"'))
    (event,) = after.undated
    assert (event.label, event.when) == ("The mayor resigns", None)
    assert event.undated


def test_toml_s_own_dates_and_years_are_taken_too() -> None:
    assert (
        edited(edit("mayor", "redate = 1899-05-01")).events[0].when
        == edited(edit("mayor", 'redate = "1899-05-01"')).events[0].when
    )
    assert edited(edit("mayor", "redate = 1899")).events[0].label == "The mayor resigns"


def test_merge_joins_as_reports_are_joined_with_all_sources_and_conflicts() -> None:
    before = made()
    fire, sale = (labelled(before, label) for label in ("A fire destroys the great hall", "The owner sells the land"))
    disputed = Conflict("figure", ("3 halls", "4 halls"), ("mill", "mill"))
    events = tuple(attrs.evolve(one, conflicts=(disputed,)) if one == sale else one for one in before.events)
    after = apply(attrs.evolve(before, events=events), edits(edit("fire", f'merge = ["{sale.id}"]')))
    event = labelled(after, fire.label)
    assert event.id == fire.id
    assert event.provenance == fire.provenance + sale.provenance
    assert event.conflicts == (disputed, Conflict("when", ("1955", "1957"), ("mill", "mill")))
    assert sale.label not in labels(after)
    assert after.changes[0].before[0] == fire


def test_a_merge_finds_its_others_by_their_words() -> None:
    after = edited(
        edit("fire", 'merge = [{ words = "The owner sold the land two years later" }]', 'relabel = "The end"')
    )
    assert len(labelled(after, "The end").provenance) == 2


def test_split_makes_parts_that_keep_what_they_do_not_say() -> None:
    before = labelled(made(), "The council approves a plan for a museum")
    after = edited(
        edit("council", 'split = [{ label = "The council met", date = "1962-03-02" },',
             '{ label = "A plan was approved", kind = "plan", words = "approved a plan for a museum" }]')
    )  # fmt: skip
    met, approved = labelled(after, "The council met"), labelled(after, "A plan was approved")
    assert met.when is not None
    assert met.when.edtf == "1962-03-02"
    assert (approved.when, approved.kind, approved.text) == (before.when, "plan", "approved a plan for a museum")
    (place,) = approved.provenance
    assert place.clause.of(MILL) == place.quote.exact == "approved a plan for a museum"
    assert {met.id, approved.id} == {f"{before.id}.1", f"{before.id}.2"} == set(after.changes[0].events)


def test_a_part_of_a_split_has_only_the_figures_that_it_tells() -> None:
    after = edited(edit("300", 'split = [{ label = "Over 300 people came" }, { label = "They voted" }]'))
    assert [len(labelled(after, label).figures) for label in ("Over 300 people came", "They voted")] == [1, 0]


def test_add_puts_a_whole_event_in_its_place() -> None:
    after = edited(
        '[[add]]\ndate = "1899"\nlabel = "The land was bought"\nkind = "plan"'
        '\nwords = "to be bought"\nsource = "mill.md"'
    )
    event = after.events[0]
    assert (event.label, event.kind, event.text) == ("The land was bought", "plan", "to be bought")
    assert [(place.article, place.quote.exact) for place in event.provenance] == [("mill", "to be bought")]
    assert after.sources == made().sources


def test_a_source_that_is_no_article_stands_among_the_sources() -> None:
    after = edited('[[add]]\ndate = "1899"\nlabel = "The land was bought"\nsource = "The parish book"')
    assert [source.title for source in after.sources] == ["The old mill", "The parish book"]
    assert after.events[0].provenance[0].article == after.sources[1].id


def test_an_added_event_without_a_source_has_none() -> None:
    assert edited('[[add]]\ndate = "1899"\nlabel = "The land was bought"').events[0].provenance == ()


def test_a_pinned_event_is_told_first_whatever_it_weighs() -> None:
    many = " ".join(f"The mill number {n} of the valley was opened by the king in {1800 + n}." for n in range(40))
    text = f"{MILL}\n\n{many}"
    timeline = build([mill(text)], edits=edits(edit("mayor", "pin = true")))
    pinned = labelled(timeline, "The mayor resigns")
    assert pinned.pinned
    assert pinned.salience > max(event.salience for event in timeline.events if event != pinned)
    assert pinned.id in {event for line in timeline.summary.bottom_line for event in line.events}


def test_more_pinned_events_than_a_summary_holds_are_all_told() -> None:
    many = " ".join(f"The mill number {n} of the valley was opened by the king in {1800 + n}." for n in range(14))
    before = made(many)
    chosen = edits(*(f'[[edit]]\nid = "{event.id}"\npin = true' for event in before.events))
    summary = amend(before, chosen).summary
    assert len(summary.bottom_line + summary.developments) == len(before.events) == 14


def test_a_pinned_event_without_a_date_is_pointed_out() -> None:
    assert codes(edited(edit("mayor", "pin = true", 'redate = "XXXX"'))) == [UNSEEN]


def test_decisions_on_one_event_go_together() -> None:
    after = edited(edit("mayor", 'relabel = "Finch goes"', 'redate = "1964"', "pin = true"))
    event = labelled(after, "Finch goes")
    assert event.pinned
    assert event.when is not None
    assert event.when.edtf == "1964"
    assert {change.before for change in after.changes} == {(labelled(made(), "The mayor resigns"),)}


def test_what_is_as_it_was_is_no_change() -> None:
    assert edited(edit("mayor", 'relabel = "The mayor resigns"', 'redate = "1963-06-12"', "drop = false")) == made()


def test_relations_follow_a_merged_event_and_leave_a_dropped_one() -> None:
    text = "The dam was finished in May 1955. The lake was filled later. The town was flooded in June 1957."
    before = made(text)
    told = {relation.event for event in (*before.events, *before.undated) for relation in event.relations}
    after = apply(before, edits(*(f'[[edit]]\nid = "{id_}"\ndrop = true' for id_ in told)))
    kept = {event.id for event in (*after.events, *after.undated)}
    assert all(relation.event in kept for event in (*after.events, *after.undated) for relation in event.relations)


# Decisions that cannot all be carried out.


@pytest.mark.parametrize(
    "other",
    [("fire", 'relabel = "B"'), ("fire", "drop = true"), ("mayor", 'merge = ["{fire}"]'),
     ("fire", 'split = [{ label = "B" }, { label = "C" }]')],
)  # fmt: skip
def test_of_two_edits_that_contradict_each_other_neither_is_carried_out_and_the_rest_is(other: tuple[str, str]) -> None:
    second = edit(other[0], other[1].replace("{fire}", id_of("fire")))
    after = edited(edit("fire", 'relabel = "A"'), second, edit("council", "drop = true"))
    assert codes(after) == [CONTRADICTS, CONTRADICTS]
    assert labels(after) == [label for label in labels(made()) if "council" not in label]


@pytest.mark.parametrize(
    "lines",
    [
        ("drop = true", 'redate = "1956"'),
        ("drop = true", "pin = true"),
        ('split = [{ label = "B" }, { label = "C" }]', 'relabel = "D"'),
    ],
)
def test_an_edit_can_contradict_itself(lines: tuple[str, str]) -> None:
    after = edited(edit("fire", *lines))
    assert codes(after) == [CONTRADICTS, CONTRADICTS]
    assert after.events == made().events


@pytest.mark.parametrize("line", ["drop = true", 'split = [{ label = "B" }, { label = "C" }]'])
def test_lines_of_a_block_that_are_left_as_they_were_contradict_nothing(line: str) -> None:
    after = edited(edit("fire", 'redate = "1955"', 'relabel = "A fire destroys the great hall"', line))
    assert codes(after) == []
    assert "A fire destroys the great hall" not in labels(after)


def test_a_date_that_is_left_as_it_was_holds_against_that_of_a_merged_event() -> None:
    merge = f'merge = ["{id_of("mayor")}"]'
    assert (
        labelled(edited(edit("fire", merge)), "A fire destroys the great hall").when
        == labelled(made(), "The mayor resigns").when
    )
    when = labelled(edited(edit("fire", merge, 'redate = "1955"')), "A fire destroys the great hall").when
    assert when is not None
    assert when.edtf == "1955"


def test_the_same_said_twice_is_no_contradiction() -> None:
    after = edited(edit("fire", 'relabel = "A"'), edit("fire", 'relabel = "A"', 'redate = "1956"'))
    assert codes(after) == []
    assert len(after.changes) == 2


def test_an_event_is_not_merged_with_itself_by_other_words() -> None:
    after = edited(edit("fire", 'merge = [{ words = "In 1955 a fire destroyed the great hall" }]'))
    assert codes(after) == [CONTRADICTS]
    assert after.events == made().events


# What holds for any of them.

SENTENCES = (
    "The mill opened in 1901.",
    "A fire destroyed the great hall in 1955.",
    "The council approved a plan in March 1962.",
    "The council approved a bridge in March 1962.",
    "The mayor resigned on 12 June 1963.",
    "The owner sold the land.",
    "Over 300 people attended the meeting.",
    "The school will open in 2020, officials said.",
    "It rained.",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9).map(" ".join)


@st.composite
def decided(draw: st.DrawFn) -> tuple[Timeline, Edits]:
    """A timeline, and any edits of it: sensible ones, such as contradict each other, and such as find nothing."""
    timeline = made(draw(TEXTS))
    events = (*timeline.events, *timeline.undated)
    ids = st.sampled_from([*(event.id for event in events), "gone"])
    words = st.sampled_from([*(event.text for event in events), "The council approved a tunnel in March 1962", ""])
    dates = st.sampled_from(["1899", "1962-03", "1955/1963", "[..1950]", "XXXX", "2030-01-01"])
    lines = st.one_of(
        st.just("drop = true"), st.just("pin = true"), dates.map('redate = "{}"'.format),
        st.sampled_from("AB").map('relabel = "{}"'.format), ids.map('merge = ["{}"]'.format),
        dates.map('split = [{{ label = "P", date = "{}" }}, {{ label = "Q" }}]'.format),
    )  # fmt: skip
    tables = [
        f'[[edit]]\nid = "{draw(ids)}"\nwords = "{draw(words)}"\n{draw(lines)}' for _ in range(draw(st.integers(0, 6)))
    ]
    tables += [f'[[add]]\nlabel = "N"\ndate = "{draw(dates)}"' for _ in range(draw(st.integers(0, 2)))]
    return timeline, read_edits("\n".join(tables).encode())


@given(decided())
@settings(max_examples=150)
def test_edits_keep_order_ids_and_sources_and_say_what_they_did(given_: tuple[Timeline, Edits]) -> None:
    before, wanted = given_
    after = apply(before, wanted)
    whens = [event.when for event in after.events]
    begins = [when.begin.start for when in whens if when is not None and when.begin.start is not None]
    assert all(one <= other for one, other in pairwise(begins))
    assert all(when is not None for when in whens)
    assert all(event.when is None and event.undated for event in after.undated)
    now = [event.id for event in (*after.events, *after.undated)]
    assert len(set(now)) == len(now)
    touched = {event.id for change in after.changes for event in change.before}
    old = {event.id: event for event in (*before.events, *before.undated)}
    kept = {event.id: event for event in (*after.events, *after.undated) if event.id in old and event.id not in touched}
    assert set(kept) == set(old) - touched
    assert all(attrs.evolve(kept[id_], relations=()) == attrs.evolve(old[id_], relations=()) for id_ in kept)
    assert {event for change in after.changes for event in change.events} <= set(now)
    done = {change.id for change in after.changes} | {one.id for one in wanted.decisions if not after.changes}
    assert len(done) <= len(wanted.decisions)
    assert load(dump(after)) == after


@given(decided())
@settings(max_examples=150)
def test_edits_a_second_time_change_nothing_more(given_: tuple[Timeline, Edits]) -> None:
    before, wanted = given_
    once = amend(before, wanted)
    assert amend(once, wanted) == once
    assert amend(before, wanted) == once
    assert amend(load(dump(once)), wanted) == once


@given(TEXTS)
@settings(max_examples=30)
def test_no_edits_change_nothing(text: str) -> None:
    before = made(text)
    assert apply(before, Edits()) is before
    assert apply(before, read_edits(b"")) is before
    assert amend(before, Edits()) is before


def written_or_refused(timeline: Timeline, name: str) -> bool:
    """Is there a file, or an error that says, with no fault of the exporter, that this format needs events?"""
    try:
        return bool(export(timeline, name))
    except ExportError as refused:
        return "event" in str(refused) and "fault" not in str(refused)


def test_a_timeline_all_of_whose_events_are_dropped_is_written_in_every_format_or_plainly_refused() -> None:
    before = made()
    all_ = edits(
        *(f'[[edit]]\nid = "{event.id}"\ndrop = true\nreason = "none"' for event in (*before.events, *before.undated))
    )
    after = build([mill()], edits=all_)
    assert (after.events, after.undated, len(after.changes)) == ((), (), len(before.events))
    for exporter in installed().exporters():
        assert written_or_refused(after, exporter.name), exporter.name


def test_every_code_of_an_edit_set_aside_is_known() -> None:
    assert {INVALID, NOT_FOUND, CONTRADICTS} == SET_ASIDE
