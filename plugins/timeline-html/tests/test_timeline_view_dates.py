"""Dates of the view in words: in English what Python writes, in any other language what that language has."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs
from hypothesis import given, settings
from playwright.sync_api import Page

import timeline
from tests import strategies
from tests.test_wording import CASES
from timeline.calendar import Period, Point
from timeline.edtf import lasting, parse, whole, window
from timeline.model import Event, Timeline, When
from timeline.testing import sample_timelines
from timeline.wording import date_words

SEEDS = sorted(Path(timeline.__file__).parents[1].glob("seeds/*/article.md"))


def saved(whens: Iterable[When | None]) -> list[Any]:
    """The dates as the JSON has them."""
    events = tuple(Event(f"e{n}", "x", "x", "state", when, ()) for n, when in enumerate(whens))
    return [event["when"] for event in json.loads(timeline.dump(Timeline("x", events)))["events"]]


def said(page: Page, whens: Iterable[When | None], language: str = "en") -> list[str]:
    script = """async ([whens, language]) => {
        const { whenWords } = await import("/view/dates.js");
        const { readWhen } = await import("/view/calendar.js");
        const { Words } = await import("/view/words.js");
        const words = new Words(language);
        return whens.map((when) => whenWords(readWhen(when), words));
    }"""
    return page.evaluate(script, [saved(whens), language])


def points(page: Page, name: str, moments: list[tuple[str, str]], language: str = "en") -> list[str]:
    script = """async ([name, moments, language]) => {
        const told = (await import("/view/dates.js"))[name];
        const { readPoint } = await import("/view/calendar.js");
        const words = new (await import("/view/words.js")).Words(language);
        return moments.map(([moment, unit]) => told(readPoint(moment), unit, words));
    }"""
    return page.evaluate(script, [name, moments, language])


def in_samples() -> list[When | None]:
    shown = [one for _, one in sample_timelines()]
    if SEEDS:
        shown += [timeline.build(timeline.read(path.read_bytes(), path.name)) for path in SEEDS]
    events = [event for one in shown for event in (*one.events, *one.undated)]
    return [when for event in events for when in (event.when, event.reported, event.as_of)]


def test_english_dates_are_the_words_of_python(module: Page):
    whens = [*in_samples(), *(parse(edtf) for edtf, _ in CASES)]
    assert said(module, whens) == [date_words(when) for when in whens]


def test_english_words_of_any_date_are_those_of_python(module: Page):
    whens: list[When] = []

    @given(strategies.whens())
    @settings(max_examples=600, database=None)
    def gather(when: When) -> None:
        whens.append(when)

    gather()
    told = zip(whens, said(module, whens), strict=True)
    assert [(when.edtf, words) for when, words in told if words != date_words(when)] == []


def test_what_only_the_bounds_tell_is_said_as_python_says_it(module: Page):
    days, march = Period(Point(2023, 10, 1), Point(2023, 10, 11)), Period(Point(2025, 3, 11), Point(2025, 3, 21))
    whens = [
        whole(Point(2024, 8, 1), "week"), whole(Point(2024, 8, 1), "week", "~"), whole(Point(-120, 8, 1), "decade"),
        window(march, "month", "explicit"), window(march), lasting(days, Period()), lasting(Period(), days),
        attrs.evolve(lasting(days, march), edtf="2023-10~/2025-03?"), None,
    ]  # fmt: skip
    assert said(module, whens) == [date_words(when) for when in whens]


def test_a_point_is_said_to_its_unit(module: Page):
    moments = [("2024-08-05T14:30", unit) for unit in ("minute", "day", "week", "month", "season", "quarter", "half")]
    moments += [("1984-08-05", unit) for unit in ("year", "decade", "century", "millennium")]
    moments += [("-0043-03-15", "day"), ("-0043-03-15", "decade"), ("-0043-03-15", "century"), ("0000-01-01", "year")]
    assert points(module, "pointWords", moments) == [
        "5 August 2024, 14:30", "5 August 2024", "the week of 5 August 2024", "August 2024", "summer 2024",
        "the third quarter of 2024", "the second half of 2024",
        "1984", "the 1980s", "the 20th century", "the 2nd millennium",
        "15 March 44 BCE", "51 BCE", "the 1st century BCE", "1 BCE",
    ]  # fmt: skip
    assert points(module, "shortPointWords", moments) == [
        "14:30", "5", "5", "Aug", "summer", "Q3", "H2", "1984", "1980s", "20th c.", "2nd mill.",
        "15", "51 BCE", "101 BCE", "1 BCE",
    ]  # fmt: skip


def test_whatever_stands_as_edtf_the_bounds_are_still_said(module: Page):
    august = {"begin": {"start": "2024-08-01", "end": "2024-09-01"}}
    odd = [
        "",
        "[",
        "[,]",
        "[2024,",
        "[x,y]",
        "XX-13",
        "9X-00-01",
        "2024-29T",
        "/",
        "a/b",
        "[" + "1," * 5000,
        "<b>",
        "{0}",
    ]
    script = """async (whens) => {
        const { whenWords } = await import("/view/dates.js");
        const { readWhen } = await import("/view/calendar.js");
        const words = new (await import("/view/words.js")).Words("en");
        return whens.map((when) => whenWords(readWhen(when), words));
    }"""
    told = module.evaluate(script, [{**august, "edtf": edtf, "unit": "eon", "basis": "x"} for edtf in odd])
    assert told == ["August 2024"] * len(odd)


def test_what_is_no_edtf_stays_as_it_is(module: Page):
    texts = ["soon", "2024-13", "2023-02-29", "2024-08-05T25:00", "[2025..2024]", "2025/2024", "-0000", "%", "<b>"]
    script = """async (texts) => {
        const { edtfWords } = await import("/view/dates.js");
        const words = new (await import("/view/words.js")).Words("en");
        return texts.map((text) => edtfWords(text, words));
    }"""
    assert module.evaluate(script, texts) == texts
    assert module.evaluate(script, [edtf for edtf, _ in CASES]) == [words for _, words in CASES]
