"""The CSV exporter: called here, and once reached as users reach it, through its entry point."""

from __future__ import annotations

import csv
import io

import attrs
import pytest
from timeline_csv import EXPORTER

import timeline
from timeline.registry import find_exporter
from timeline.testing import HOSTILE, check_exporter, hostile_timeline, sample_timelines, usual_timeline, written

SAMPLES = dict(sample_timelines())


def rows(made: timeline.Timeline, **options: bool) -> list[dict[str, str]]:
    text = written(EXPORTER, made, **options).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_entry_point_gives_the_exporter_by_name_and_by_suffix() -> None:
    assert find_exporter("csv") is find_exporter(".csv")
    assert find_exporter("csv").extension == ".csv"


def test_it_keeps_the_contract() -> None:
    check_exporter(EXPORTER)


def test_lines_end_as_rfc_4180_wants_and_the_head_line_names_the_columns() -> None:
    first, _, rest = written(EXPORTER, SAMPLES["one event"]).partition(b"\r\n")
    assert first == (
        b"id,date,edtf,start,end,kind,label,who,likelihood,low,best,high,unit,source,quote,why,figure,state,share_of,"
        b"cumulative,conflicts,reported,as_of,relations,names,places,changed,confidence"
    )
    assert rest.endswith(b"\r\n")


def test_an_event_without_figures_has_one_line_and_the_undated_stand_last() -> None:
    found = rows(usual_timeline())
    assert [row["id"] for row in found] == ["e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e901", "e902"]
    assert found[-1]["edtf"] == "" and found[-1]["why"] == "Nothing in the text dates it."


def test_bounds_are_iso_dates_and_an_open_side_is_empty() -> None:
    found = {row["edtf"]: (row["start"], row["end"]) for row in rows(SAMPLES["open bounds"])}
    assert found["[2024-08..2025-03]"] == ("2024-08-01", "2025-04-01")
    assert found["2009/.."] == ("2009-01-01", "")
    assert found["../2025-03"] == ("", "2025-04-01")


def test_a_figure_without_an_upper_limit_has_an_empty_high() -> None:
    found = next(row for row in rows(usual_timeline()) if row["id"] == "e3")
    assert (found["low"], found["best"], found["high"], found["unit"]) == ("40", "", "", "homes")


def test_speaker_likelihood_status_and_every_source_are_kept() -> None:
    found = {row["id"]: row for row in rows(usual_timeline())}
    assert found["e4"]["who"] == "Ministry of Defence" and "likely" in found["e4"]["likelihood"]
    assert found["e8"]["kind"] == "statement (denied)"
    assert found["e7"]["source"].split("\n") == ["Report 1", "Report 2", "Report 3"]


def test_what_sources_disagree_on_is_kept_with_who_says_what() -> None:
    found = {row["id"]: row for row in rows(usual_timeline())}
    assert found["e7"]["conflicts"].split("\n") == [
        "date: 2021-02-12 (Report 1) against 2021-02-13 (Report 2)",
        "figure: 300 people (Report 1) against at least 450 people (Report 3)",
    ]


def test_other_dates_names_places_order_and_corrections_are_kept() -> None:
    found = {row["id"]: row for row in rows(usual_timeline())}
    assert (found["e4"]["reported"], found["e4"]["as_of"]) == ("2021-02-14", "2021-02")
    assert (found["e3"]["figure"], found["e3"]["cumulative"]) == ("over 40 homes", "yes")
    assert found["e1"]["changed"] == "redated by a person"
    event = usual_timeline().events[0]
    told = timeline.Attribution("the ministry", via=("state media",))
    after = (timeline.Relation("after", "e2"),)
    event = attrs.evolve(event, names=("Ina Sel", "Jo Arn"), places=("Arlford",), relations=after, attribution=told)
    (row,) = rows(timeline.Timeline("One", (event,)))
    assert (row["names"], row["places"], row["relations"]) == ("Ina Sel\nJo Arn", "Arlford", "after e2")
    assert row["who"] == "the ministry (via state media)"


def test_no_text_adds_or_moves_a_cell() -> None:
    made = hostile_timeline()
    for options in ({}, {"raw": True}):
        found = rows(made, **options)
        assert len(found) == 2 * len(HOSTILE)
        assert all(None not in row and None not in row.values() for row in found)


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "  =1", "\uff1d1+1", "\u3000=1"])
def test_a_cell_that_looks_like_a_formula_gets_an_apostrophe_unless_raw(text: str) -> None:
    made = hostile_timeline([text])
    assert rows(made)[0]["label"] == "'" + text
    assert rows(made, raw=True)[0]["label"] == text


def test_a_year_before_the_common_era_is_no_sum() -> None:
    found = {row["edtf"].lstrip("'"): row["start"] for row in rows(SAMPLES["before the common era"])}
    assert found["-0043-03-15"] == "'-0043-03-15"


def test_the_byte_order_mark_comes_only_when_asked_for() -> None:
    made = SAMPLES["one event"]
    assert not written(EXPORTER, made).startswith(b"\xef\xbb\xbf")
    assert timeline.export(made, "csv", {"bom": "yes"}).startswith(b"\xef\xbb\xbfid,")
