"""validate() finds all that is wrong with a file, says where, and agrees with the schema and with load()."""

from __future__ import annotations

import copy
import json
import random
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import strategies
from timeline import Problem, Timeline, dump, export, load, validate
from timeline.checking import schema_text
from timeline.errors import SavedError
from timeline.testing import sample_timelines, usual_timeline

VALIDATOR = jsonschema.Draft202012Validator(json.loads(schema_text()))
SAMPLES = dict(sample_timelines())
USUAL = json.loads(dump(usual_timeline()))
Change = Callable[[Any], object]


def changed(change: Change) -> Any:
    """The usual timeline as JSON, with a change."""
    data = copy.deepcopy(USUAL)
    change(data)
    return data


def problems(data: Any, severity: str = "error") -> list[Problem]:
    return [one for one in validate(json.dumps(data, indent=2).encode()) if one.severity == severity]


def put(*path: str | int, value: Any) -> Change:
    def change(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        data[path[-1]] = value

    return change


def loads(data: bytes) -> bool:
    try:
        load(data)
    except SavedError:
        return False
    return True


# What is right.


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_dumped_has_no_error(name: str) -> None:
    for compact in (False, True):
        assert not [one for one in validate(dump(SAMPLES[name], compact)) if one.severity == "error"]


def test_a_briefing_pdf_is_checked_as_the_json_in_it() -> None:
    assert not [one for one in validate(export(usual_timeline(), "pdf")) if one.severity == "error"]
    (one,) = validate(export(usual_timeline(), "pdf", {"attach": "no"}))
    assert one.what == "the PDF carries no timeline.json"


# Of the form.


@pytest.mark.parametrize(
    ("change", "path", "what", "expected"),
    [
        (put("title", value=7), "title", "it is 7", "text"),
        (put("title", value=None), "title", "it is null", "text"),
        (put("events", value={}), "events", "it is an object", "a list"),
        (put("events", 1, "pinned", value="yes"), "events[1].pinned", 'it is "yes"', "true or false"),
        (put("events", 1, "salience", value=True), "events[1].salience", "it is true", "a number"),
        (put("events", 1, "salience", value=10**400), "events[1].salience", "the number is out of range", "1.8e308"),
        (put("sources", 0, "characters", value=2.5), "sources[0].characters", "it is 2.5", "a whole number"),
        (put("events", 1, "kind", value="ocurrence"),
         "events[1].kind", "did you mean occurrence?", "one of assessment"),
        (put("events", 1, "names", value=["a", 1]), "events[1].names[1]", "it is 1", "text"),
        (put("as_of", "unit", value="fortnight"), "as_of.unit", '"fortnight" is not in the list', "week"),
        (put("as_of", "begin", "start", value="2021-02-30"), "as_of.begin.start", "no date that exists", "a date such"),
        (put("as_of", "begin", "start", value="2021-02"), "as_of.begin.start", "no date that exists", "a date such"),
        (put("as_of", "begin", "start", value="٢٠٢٤-01-01"), "as_of.begin.start", "no date that exists", "a date such"),
        (put("as_of", "begin", "end", value="9" * 5000 + "-01-01"), "as_of.begin.end", "no date that exists", "a date"),
        (lambda data: data["events"][1].pop("label"), "events[1].label", "it is missing", "text"),
        (lambda data: data.pop("version"), "version", "it is missing", "1"),
        (put("version", value="1"), "version", 'it is "1"', "1"),
        (put("version", value=2), "version", "of format version 2, and this program reads version 1", "newer Timeline"),
        (put("format", value="timelines"), "format", 'it is "timelines"', '"timeline"'),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_form_is_named(change: Change, path: str, what: str, expected: str) -> None:
    (one,) = problems(changed(change))
    assert one.path == path
    assert what in one.what
    assert expected in one.expected


def test_one_bad_event_does_not_hide_another() -> None:
    data = changed(lambda data: [put("events", n, "label", value=n)(data) for n in range(4)])
    assert [one.path for one in problems(data)] == [f"events[{n}].label" for n in range(4)]


def test_line_and_column_are_those_of_the_value() -> None:
    text = '{"format": "timeline", "version": 1,\r\n "é€𝄞": "\\"{[",\n\n  "title" :\t7}'
    assert [(one.path, one.line, one.column) for one in validate(text.encode())] == [
        ('["é€𝄞"]', 2, 9),
        ("title", 4, 13),
    ]


def test_a_missing_field_has_the_place_of_what_lacks_it() -> None:
    (one,) = validate(b'{\n "format": "timeline", "version": 1, "title": "t",\n "as_of":\n  {"edtf": "2024"}}')
    assert (one.path, one.line, one.column) == ("as_of.begin", 4, 3)


def test_of_a_field_that_stands_twice_the_last_is_meant_as_load_does() -> None:
    (one,) = validate(b'{"format": "timeline", "version": 1, "title": "t",\n "title": "t",\n "title": 4}')
    assert one.line == 3


@pytest.mark.parametrize(("name", "meant"), [("sumary", "did you mean summary?"), ("xyzzy", "readers ignore it")])
def test_an_unknown_field_is_a_warning_with_the_one_that_was_meant(name: str, meant: str) -> None:
    data = changed(put(name, value=[{"deep": {}}]))
    assert not problems(data)
    assert [(one.path, one.what.endswith(meant)) for one in problems(data, "warning") if one.path == name] == [
        (name, True)
    ]


def test_fields_that_a_program_adds_for_itself_are_no_warning() -> None:
    assert validate(dump(Timeline("t")).replace(b'"title"', b'"x-mood": {"a": 1}, "title"')) == ()


def test_a_field_that_no_event_should_have_is_told_once() -> None:
    data = changed(lambda data: [put("events", n, "mood", value=n)(data) for n in range(8)])
    (one,) = (one for one in problems(data, "warning") if "mood" in one.path)
    assert one.path == "events[0].mood"
    assert "(8 times)" in one.what


# Of the sense.


@pytest.mark.parametrize(
    ("change", "path", "what"),
    [
        (put("events", 1, "id", value="e1"), "events[1].id", '"e1" is the id of events[0] too'),
        (put("undated", 0, "id", value="e1"), "undated[0].id", '"e1" is the id of events[0] too'),
        (put("events", 2, "relations", value=[{"type": "before", "event": "e88"}]), "events[2].relations[0].event",
         'there is no event "e88"'),
        (put("summary", "bottom_line", 0, "events", value=["e3", "no"]),
         "summary.bottom_line[0].events[1]", "no event"),
        (put("changes", 0, "events", value=["gone"]), "changes[0].events[0]", 'there is no event "gone"'),
        (put("events", 2, "provenance", 0, "article", value="A"), "events[2].provenance[0].article", "no source"),
        (put("events", 6, "conflicts", 0, "articles", 0, value="A"), "events[6].conflicts[0].articles[0]", "no source"),
        (put("findings", 0, "article", value="A"), "findings[0].article", "no source"),
        (put("as_of", "begin", value={"start": "2022-01-01", "end": "2021-01-01"}),
         "as_of.begin.end", "before it starts"),
        (put("as_of", "begin", value={"start": "2021-03-05", "end": "2021-03-05"}),
         "as_of.begin.end", "nothing lies in"),
        (put("as_of", "end", value={"start": "2001-01-01", "end": "2002-01-01"}), "as_of.end.end", "before its begin"),
        (put("as_of", "edtf", value="2021-99"), "as_of.edtf", "cannot be read"),
        (put("as_of", "edtf", value="next week"), "as_of.edtf", "cannot be read"),
        (put("as_of", "edtf", value="2022"), "as_of.begin", 'contradicts the edtf "2022"'),
        (put("events", 2, "figures", 0, "high", value=3), "events[2].figures[0].low", "40 is more than its high, 3"),
        (put("events", 2, "figures", 0, "best", value=3), "events[2].figures[0].best", "does not lie between"),
        (put("events", 2, "figures", 0, "span", "start", value=-1), "events[2].figures[0].span.start", "-1"),
        (put("events", 2, "figures", 0, "span", "end", value=-1), "events[2].figures[0].span.end", "before it starts"),
        (put("events", 3, "likelihood", value={"term": "x", "low": 101}),
         "events[3].likelihood.low", "101 is no chance"),
        (put("events", 3, "likelihood", value={"term": "x", "low": 9, "high": 8}),
         "events[3].likelihood.low", "more than"),
        (put("events", 6, "conflicts", 0, "values", value=[]),
         "events[6].conflicts[0].values", "0 values and 2 articles"),
        (put("events", 2, "when", value=None), "events[2].when", "stands among the dated"),
        (put("undated", 0, "when", value=USUAL["as_of"]), "undated[0].when", "stands among the undated"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_named(change: Change, path: str, what: str) -> None:
    (one,) = problems(changed(change))
    assert one.path == path
    assert what in one.what


def test_what_referred_to_an_id_that_two_have_now_refers_to_nothing() -> None:
    found = problems(changed(put("sources", 1, "id", value="a1")))
    assert ("sources[1].id", '"a1" is the id of sources[0] too') in [(one.path, one.what) for one in found]
    assert {one.what for one in found if one.path != "sources[1].id"} == {'there is no source "a2"'}


def test_what_refers_to_a_broken_event_or_list_is_no_second_error() -> None:
    assert [one.path for one in problems(changed(put("events", 2, "label", value=1)))] == ["events[2].label"]
    assert [one.path for one in problems(changed(put("sources", value="a")))] == ["sources"]
    assert [one.path for one in problems(changed(put("events", value="a")))] == ["events"]


def test_events_out_of_order_are_a_warning() -> None:
    data = changed(lambda data: data["events"].reverse())
    assert not problems(data)
    found = problems(data, "warning")
    assert len(found) > 3
    assert all("stands after one that begins on" in one.what for one in found)


def test_an_interval_without_an_end_is_a_warning() -> None:
    assert [one.path for one in problems(changed(put("as_of", "edtf", value="2021/2022")), "warning")][
        -1
    ] == "as_of.edtf"


# What is no timeline.


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (b"", 1, "it is empty"),
        (b"\xef\xbb\xbf \n", 1, "it is empty"),
        (b'{"format": "timeline",\n "version": 1,\n "title": "t"', 3, "it ends before it is complete"),
        (b'{"format": "timeline",\n "version": 1,\n "title": "t",}', 3, "it is not JSON"),
        (b'{"format": "timeline",\n "version": NaN}', 2, "it is not JSON"),
        (b'{"a": 1}\n{"a": 2}', 2, "a second value stands after the first"),
        (b'{"a":\n "\xff"}', 2, "it is not UTF-8 text: byte 0xff"),
        ('{"title": "t"}'.encode("utf-16"), 1, "it is UTF-16 text"),
        (b'{"a":\n' + b"[" * 100_000 + b"]" * 100_000 + b"}", 2, "it is nested too deeply"),
        (b'{"a":\n' + b"[" * 100_000, 2, "it is nested too deeply"),
        (b'{"a": 1,\n "b": ' + b"9" * 5000 + b"}", 2, "the number 99999999999999999999... is out of range"),
        (b'{"a": 1,\n "b": 1e999}', 2, "the number 1e999 is out of range"),
        (b'{"a": "\\ud83d\\ude00",\n "b": "\\ud800"}', 2, "half of a character"),
        (b"[]", 1, "it is JSON, but no object"),
        (b'"timeline"', 1, "it is JSON, but no object"),
        (b'{"name": "x"}', 1, 'it lacks "format": "timeline"'),
        (b'{"title": {"text": {"headline": "x"}}, "events": [{"start_date": {"year": "2024"}}]}', 1, "TimelineJS3"),
        (b'{"type": "FeatureCollection", "features": []}', 1, "GeoJSON"),
        (b'[{"id": 1, "content": "x", "start": "2024"}]', 1, "vis-timeline"),
        (b'{"id": "a", "dct": null, "events": [], "undated": [], "findings": []}', 1, "timeline build --jsonl"),
        (b'{"id": "a", "text": "x"}', 1, "an article in the bulk form"),
        (b'{"@context": "https://schema.org", "title": "x"}', 1, "JSON-LD"),
        (b"\n<!DOCTYPE html><html></html>", 1, "an HTML page"),
        (b"<rss></rss>", 1, "XML"),
        (b"PK\x03\x04", 1, "a ZIP file"),
        (b"# The mill\n\nIt opened on 5 August 1901.", 1, "an article"),
        (b"%PDF-1.7\n", 1, "the PDF cannot be read"),
    ],
)  # fmt: skip
def test_what_is_no_timeline_is_one_problem_with_its_line(data: bytes, line: int, what: str) -> None:
    (one,) = validate(data)
    assert (one.severity, one.line, one.path) == ("error", line, "")
    assert what in one.what
    assert one.expected


def test_a_cut_file_is_invalid_wherever_it_is_cut() -> None:
    saved = dump(SAMPLES["one event"])
    for end in range(0, len(saved) - 2, 7):
        assert len(validate(saved[:end])) == 1


# Agreement.


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(strategies.timelines())
def test_no_timeline_that_can_be_saved_is_of_the_wrong_form(timeline: Timeline) -> None:
    saved = dump(timeline)
    forms = ("it is ", "it is missing", "not in the list", "no date that exists")
    assert not [one for one in validate(saved) if one.severity == "error" and one.what.startswith(forms)]


ODD = st.sampled_from(
    (None, True, 0, -1, 2.5, 1e300, "", "x", "2024", "2024-08-05", "2024-13-01", "2024-08-05\n", "-0000-01-01", [], [1],
     [None], {}, {"start": "2024-08-05"}, "occurrence", "asserted", "day", ["day"], {"edtf": "2024", "begin": {}})
)  # fmt: skip


def places(data: Any) -> list[tuple[Any, Any]]:
    """Every container with every key in it."""
    found: list[tuple[Any, Any]] = []
    waiting = [data]
    while waiting:
        one = waiting.pop()
        keys = list(one) if isinstance(one, dict) else list(range(len(one)))
        found += [(one, key) for key in keys]
        waiting += [one[key] for key in keys if isinstance(one[key], dict | list)]
    return found


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.randoms(use_true_random=False), ODD, st.sampled_from(("set", "drop"))), max_size=3))
def test_what_the_schema_or_load_refuses_is_refused(changes: list[tuple[random.Random, Any, str]]) -> None:
    data = copy.deepcopy(USUAL)
    for chance, value, how in changes:
        holder, key = chance.choice(places(data) or [(data, "title")])
        if how == "drop":
            del holder[key]
        else:
            holder[key] = copy.deepcopy(value)
    saved = json.dumps(data).encode()
    found = [one for one in validate(saved) if one.severity == "error"]
    if not VALIDATOR.is_valid(data) or not loads(saved):
        assert found
    if not found:
        assert loads(saved)


@settings(max_examples=300)
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    assert [one for one in validate(data) if one.severity == "error"]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**6), st.binary(max_size=3))
def test_a_damaged_file_is_judged_as_load_judges_it(at: int, junk: bytes) -> None:
    saved = dump(SAMPLES["one event"])
    at %= len(saved)
    damaged = saved[:at] + junk + saved[at + 1 :]
    found = [one for one in validate(damaged) if one.severity == "error"]
    assert found or loads(damaged)


# Cost.


def test_the_time_grows_as_the_file_does_and_not_faster() -> None:
    def cost(count: int) -> float:
        events = [USUAL["events"][2] | {"id": f"x{n}", "label": n} for n in range(count)]
        saved = json.dumps(USUAL | {"events": events}, indent=1).encode()
        started = time.process_time()
        assert len(validate(saved)) >= count
        return time.process_time() - started

    small = min(cost(500) for _ in range(3))
    assert cost(5000) < 25 * small + 0.2


def test_the_memory_is_a_few_times_the_file() -> None:
    events = [USUAL["events"][2] | {"id": f"x{n}"} for n in range(3000)]
    saved = json.dumps(USUAL | {"events": events}).encode()
    tracemalloc.start()
    validate(saved)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 15 * len(saved)
