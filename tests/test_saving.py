"""What is saved is loaded back equal, what is damaged is refused in words, and the schema describes the files."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from tests import json_page as pages
from tests import strategies
from timeline import model
from timeline.calendar import Period, Point
from timeline.edtf import lasting, parse
from timeline.errors import SavedError
from timeline.model import Dct, Event, Figure, Provenance, Quote, Source, Span, Timeline, When
from timeline.saving import dump, load, schema
from timeline.testing import HOSTILE, sample_timelines

HEAD = '"format": "timeline", "version": 1, '
SAMPLES = dict(sample_timelines())
_CHECKER = jsonschema.Draft202012Validator.FORMAT_CHECKER
VALIDATOR = jsonschema.Draft202012Validator(schema(), format_checker=_CHECKER)


def event(**fields: Any) -> Event:
    provenance = Provenance("a", Span(0, 5), Span(0, 5), Quote("Words"))
    return attrs.evolve(Event("e1", "A label", "Words", "occurrence", parse("2024-08"), (provenance,)), **fields)


def refused(data: str | bytes) -> str:
    with pytest.raises(SavedError) as caught:
        load(data.encode() if isinstance(data, str) else data)
    return str(caught.value)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(strategies.timelines())
def test_what_is_dumped_is_loaded_back_equal(timeline: Timeline) -> None:
    saved = dump(timeline)
    assert load(saved) == timeline
    assert load(dump(timeline, compact=True)) == timeline
    assert dump(load(saved)) == saved
    VALIDATOR.validate(json.loads(saved))


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "hostile text"])
def test_hard_timelines_come_back_equal_and_fit_the_schema(name: str) -> None:
    saved = dump(SAMPLES[name])
    assert load(saved) == SAMPLES[name]
    VALIDATOR.validate(json.loads(saved))


def test_hostile_text_is_saved_whole_but_for_lone_surrogates() -> None:
    saved = dump(SAMPLES["hostile text"])
    VALIDATOR.validate(json.loads(saved))
    labels = [one.label for one in load(saved).events]
    assert labels == [text.replace("\ud800", "\ufffd") for text in HOSTILE]
    assert dump(load(saved)) == saved


def test_the_file_is_indented_utf8_with_its_format_first_and_a_newline_last() -> None:
    saved = dump(Timeline("Київ"))
    assert saved.decode() == '{\n  "format": "timeline",\n  "version": 1,\n  "title": "Київ"\n}\n'
    assert dump(Timeline("Київ"), compact=True).decode() == '{"format":"timeline","version":1,"title":"Київ"}\n'


def test_keys_stand_in_the_order_of_the_model_and_what_is_empty_is_left_out() -> None:
    saved = json.loads(dump(Timeline("t", (event(when=None, undated="Nothing tells."),))))["events"][0]
    assert list(saved) == ["id", "label", "text", "kind", "when", "provenance", "status", "undated"]
    assert saved["when"] is None
    assert saved["provenance"] == [
        {
            "article": "a",
            "sentence": {"start": 0, "end": 5},
            "clause": {"start": 0, "end": 5},
            "quote": {"exact": "Words"},
        }
    ]


def test_an_open_end_is_told_from_no_end() -> None:
    since = lasting(Period.of(Point(2009), "year"), Period())
    saved = json.loads(dump(Timeline("t", as_of=since)))["as_of"]
    assert saved["end"] == {}
    assert load(dump(Timeline("t", as_of=since))).as_of == since
    assert load(dump(Timeline("t", as_of=attrs.evolve(since, end=None)))).as_of == attrs.evolve(since, end=None)


def test_an_empty_value_whose_default_is_not_empty_is_kept() -> None:
    source = Source("a", "t", language="")
    assert load(dump(Timeline("t", sources=(source,)))).sources == (source,)
    assert json.loads(dump(Timeline("t", sources=(Source("a", "t"),))))["sources"][0]["dct"]["how"] == "unknown"


@pytest.mark.parametrize(
    ("number", "saved"),
    [
        (5000, 5000),
        (5000.0, 5000),
        (0.25, 0.25),
        (10**30, 1e30),
        (10**400, None),
        (float("nan"), None),
        (float("inf"), None),
    ],
)
def test_no_number_stops_a_dump(number: float, saved: float | None) -> None:
    """Whole numbers have no point, and what JSON cannot hold is left out."""
    figure = Figure("many", Span(0, 4), best=number)
    found = json.loads(dump(Timeline("t", (event(figures=(figure,), salience=number),))))["events"][0]
    assert found["figures"][0].get("best") == saved
    assert found.get("salience") == saved


def test_years_before_the_era_and_far_away_are_kept() -> None:
    for text in ("-0043", "0000", "Y-170000", "Y170000002", "-0043-03-15"):
        when = parse(text)
        assert load(dump(Timeline("t", as_of=when))).as_of == when


def test_fields_of_later_programs_are_ignored() -> None:
    assert load(f'{{{HEAD} "title": "t", "mood": {{"good": [1]}}, "summary": {{"tone": "dry"}}}}'.encode()) == Timeline(
        "t"
    )


def test_a_byte_order_mark_is_ignored() -> None:
    assert load(b"\xef\xbb\xbf" + dump(Timeline("t"))) == Timeline("t")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "it is empty"),
        (b" \n ", "it is empty"),
        (b"[]", "no saved timeline: expected an object, got a list"),
        (b'"timeline"', "no saved timeline"),
        (b'{"title": {"text": {"headline": "x"}}, "events": []}', 'lacks "format": "timeline"'),
        (b'{"format": "timeline", "title": "t"}', "version: its version is 'None'"),
        (b'{"format": "timeline", "version": true}', "version: its version is 'True'"),
        (b'{"format": "timeline", "version": "1"}', "version: its version is '1'"),
        (b'{"format": "timeline", "version": 2, "title": 7}', "format version 2, and this program reads version 1"),
        (b'{"format": "timeline", "version": ' + b"9" * 5000 + b"}", "out of range"),
        (b'{"format": "timeline",\n "version": 1,\n "title": "t"', "line 3: it ends before it is complete"),
        (b'{"format": "timeline",\n "version": 1,\n "title": x}', "line 3: it is not JSON"),
        (b'{"format": "timeline", "version": 1}\n{}', "line 2: it is not JSON"),
        (b'{"format": "timeline", "version": 1,\n "title": "\xff"}', "line 2: it is not UTF-8 text"),
        (b"\xff\xfe{\x00}\x00", "line 1"),
        (b"%PDF-1.7", "the PDF cannot be read"),
        (b"[" * 200_000, "no saved timeline"),
        (b'{"x":' * 200_000, "nested too deeply"),
        (b'{"format": "timeline", "version": 1, "title": "t", "x": ' + b"[" * 200_000, "nested too deeply"),
    ],
)
def test_what_is_no_saved_timeline_is_refused_in_words(data: bytes, says: str) -> None:
    assert says in refused(data)


@pytest.mark.parametrize(
    ("rest", "says"),
    [
        ('"title": 7', "title: expected text, got a whole number"),
        ('"title": null', "title: expected text, got null"),
        ('"events": []', "missing required field `title`"),
        ('"title": "t", "events": {}', "events: expected a list, got an object"),
        ('"title": "t", "sources": [{"id": "a", "title": "b"}, {"id": 3}]', "sources[1].id: expected text"),
        (
            '"title": "t", "sources": [{"id": "a", "title": "b", "characters": 1.5}]',
            "sources[0].characters: expected a whole",
        ),
        (
            f'"title": "t", "sources": [{{"id": "a", "title": "b", "characters": {"9" * 5000}}}]',
            "sources[0].characters",
        ),
        (
            '"title": "t", "sources": [{"id": "a", "title": "b", "genre": "poem"}]',
            "sources[0].genre: invalid enum value 'poem'",
        ),
        (
            '"title": "t", "as_of": {"edtf": "2024", "begin": {"start": 2024}}',
            "as_of.begin.start: a date is written as text",
        ),
        (
            '"title": "t", "as_of": {"edtf": "2024", "begin": {"start": "2024"}}',
            "as_of.begin.start: not an ISO date: '2024'",
        ),
        ('"title": "t", "as_of": {"edtf": "2024", "begin": {"start": "2023-02-29"}}', "no such date: 2023-02-29"),
        (f'"title": "t", "as_of": {{"edtf": "x", "begin": {{"end": "{"9" * 5000}-01-01"}}}}', "as_of.begin.end"),
        (
            '"title": "t", "as_of": {"edtf": "2024", "begin": {"start": "2024-01-01", "end": "2023-01-01"}}',
            "cannot end",
        ),
    ],
)
def test_a_wrong_field_is_named(rest: str, says: str) -> None:
    assert says in refused(f"{{{HEAD}{rest}}}")


def test_a_cut_file_is_refused_wherever_it_is_cut() -> None:
    saved = dump(SAMPLES["one event"])
    for end in range(0, len(saved) - 2, 7):
        refused(saved[:end])


def test_the_shipped_schema_and_page_are_those_of_the_model() -> None:
    """Where this fails: ./run python -m tests.json_page."""
    assert pages.SCHEMA.read_text("utf-8") == pages.schema_text()
    assert pages.PAGE.read_text("utf-8") == pages.page()


def test_the_schema_is_valid_and_describes_every_part_and_field() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    for name, part in schema()["$defs"].items():
        if name != "Point":
            assert part["description"], name
            assert all(field["description"] for field in part["properties"].values()), name


def test_each_description_is_of_a_field_that_exists() -> None:
    words = tomllib.loads(pages.SCHEMA.with_name("fields.toml").read_text("utf-8"))
    del words["File"]
    for name, fields in words.items():
        kind = Period if name == "Period" else getattr(model, name)
        assert list(fields) == [field.name for field in attrs.fields(kind)], name


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"format": "timelines"},
        {"title": None},
        {"events": [{"id": "e1"}]},
        {"as_of": {"edtf": "2024", "begin": {"start": "August"}}},
    ],
)
def test_the_schema_refuses_what_is_wrong(change: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid({"format": "timeline", "version": 1, "title": "t"} | change)


def test_a_value_of_every_part_of_the_model_is_saved() -> None:
    """The strategies reach all of the model, so that the round trip proves something."""
    assert load(
        dump(Timeline("t", sources=(Source("a", "b", dct=Dct(When("XXXX", Period()), "given", "certain")),)))
    ).sources
    assert {"Event", "Provenance", "Dct", "Figure", "Conflict", "Statement", "Finding"} <= set(schema()["$defs"])
