"""The TimelineJS exporter: what its file says, and what the library itself makes of it in a browser."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
import timeline_timelinejs
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import Site
from timeline import Attribution, Event, ExportError, Likelihood, Period, Point, Timeline, When, date_words, losses
from timeline.edtf import parse
from timeline.merging import order
from timeline.testing import HOSTILE, check_exporter, hostile_timeline, sample_timelines, usual_timeline, written

EXPORTER = timeline_timelinejs.EXPORTER
SAMPLES = dict(sample_timelines())
LIBRARY = Path(__file__).parents[1] / "node_modules" / "@knight-lab" / "timelinejs" / "dist"
needs_library = pytest.mark.skipif(
    not LIBRARY.is_dir(), reason="the library is not there: `npm ci` in plugins/timeline-timelinejs"
)


def story(made: Timeline, **options: Any) -> Any:
    return json.loads(written(EXPORTER, made, **options))


def dated(*texts: str) -> Timeline:
    """An event a date, in the order of a timeline."""
    events = [_event(number, parse(text)) for number, text in enumerate(texts, 1)]
    return Timeline("Dates", order(events))


def _event(number: int, when: When) -> Event:
    return Event(f"e{number}", f"What is number {number}", "", "occurrence", when, ())


def dates(text: str) -> tuple[str, str]:
    """The start and the end that the file gives a date, each as its parts; empty where there is none."""
    slide = story(dated(text))["events"][0]
    start, end = (slide.get(side, {}) for side in ("start_date", "end_date"))
    return " ".join(map(str, start.values())), " ".join(map(str, end.values()))


def test_it_keeps_the_contract() -> None:
    check_exporter(EXPORTER)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        # What is one year, month, day or minute is as coarse as that, and has no end.
        ("1985", "1985", ""),
        ("1985-04", "1985 4", ""),
        ("1985-04-12", "1985 4 12", ""),
        ("1985-04-12T23:20", "1985 4 12 23 20", ""),
        ("1985-04-12T00:00", "1985 4 12 00 00", ""),  # midnight is text: the number 0 would be no hour
        ("2004-06-11%", "2004 6 11", ""),
        # The rest goes from its first day to its last.
        ("198X", "1980", "1989 12 31"),
        ("18XX", "1800", "1899 12 31"),
        ("1985-21", "1985 3", "1985 5 31"),
        ("[1985-04-08..1985-04-14]", "1985 4 8", "1985 4 14"),
        ("[2024-08..2025-03]", "2024 8", "2025 3 31"),
        ("1939/1945", "1939", "1945 12 31"),
        ("2009-06-05/2009-08-11", "2009 6 5", "2009 8 11"),
        ("2009-06-05T14", "2009 6 5 14 00", "2009 6 5 14 59"),
        # An end that had all the parts of its start would be dropped.
        ("2024/2024-08", "2024 1 1", "2024 8 31"),
        ("2024-08/2024-08-15", "2024 8 1", "2024 8 15"),
        # The format has no year 0.
        ("0001-01-01", "1 1 1", ""),
        ("0000", "-1", ""),
        ("-0043-03-15", "-44 3 15", ""),
        ("-00XX", "-100", "-1 12 31"),
        # Of what is open the side that is known is shown.
        ("2009/..", "2009", ""),
        ("[2025-03-02..]", "2025 3 2", ""),
        ("../2025-03", "2025 3", ""),
        ("[..2025-03-04]", "2025 3 4", ""),
        ("[..2024]", "2024", ""),
    ],
)
def test_a_date_has_the_parts_that_it_is_known_by(text: str, start: str, end: str) -> None:
    assert dates(text) == (start, end)


def test_the_words_of_the_date_stand_beside_it_whole() -> None:
    made = dated("2024~", "[2024-08..2025-03]", "../2023", "2024-08-05T14:30+02:00", "-0043")
    assert [slide["display_date"] for slide in story(made)["events"]] == [
        "44 BCE", "until 2023", "about 2024", "between August 2024 and March 2025", "5 August 2024, 14:30 UTC+02:00",
    ]  # fmt: skip


@given(st.integers(-9999, 9999), st.integers(0, 4000), st.integers(0, 1500))
def test_no_range_ends_before_it_starts_and_no_end_can_be_taken_for_its_start(
    year: int, days: int, minutes: int
) -> None:
    start = Point(year).plus(days, "day")
    when = When("", Period(start, start.plus(days % 700, "day").plus(minutes, "minute")))
    slide = story(Timeline("x", (_event(1, when),)))["events"][0]
    first, last = ([int(part) for part in slide.get(side, {}).values()] for side in ("start_date", "end_date"))
    assert not last or (last >= first and last[: len(first)] != first)


def test_years_beyond_the_dates_of_a_browser_are_counted_as_years_alone() -> None:
    assert story(dated("2024", "-9999"))["scale"] == "human"
    assert story(dated("2024", "Y-4500000"))["scale"] == "cosmological"
    assert story(dated("2024/Y300000"))["scale"] == "cosmological"


def test_the_id_of_a_slide_is_that_of_its_event() -> None:
    made = usual_timeline()
    assert [slide["unique_id"] for slide in story(made)["events"]] == [event.id for event in made.events]


def test_a_slide_tells_who_says_so_how_surely_and_where() -> None:
    slides = {slide["unique_id"]: slide["text"]["text"] for slide in story(usual_timeline())["events"]}
    assert "<b>Kind:</b> assessment<br><b>Said by:</b> Ministry of Defence<br>" in slides["e4"]
    assert "<b>Likelihood:</b> likely (PHIA: 55% to 75%)" in slides["e4"]
    assert "<b>Figures:</b> over 40 homes" in slides["e3"]
    assert "12 February 2021 (Report 1) or 13 February 2021 (Report 2)" in slides["e7"]
    assert '— <a href="https://example.org/2">Report 2</a>' in slides["e7"]
    assert "<b>Status:</b> denied" in slides["e8"]
    assert "<b>Why this date:</b> The text names 1987.<br><b>Changed:</b> redated by a person" in slides["e1"]


def test_a_headline_says_what_is_a_plan_a_denial_or_somebody_s_word() -> None:
    heads = {slide["unique_id"]: slide["text"]["headline"] for slide in story(usual_timeline())["events"]}
    assert heads["e5"] == "Forecast, very likely: Repairs will end by the summer (Water Board)"
    assert heads["e8"].startswith("Denied: ") and heads["e1"] == "The Arl dam was finished"
    denied = attrs.evolve(dated("2024").events[0], status="denied", attribution=Attribution("Water Board"))
    slide = story(Timeline("Denied", (denied,)))["events"][0]
    assert slide["text"]["headline"] == "Denied: What is number 1 (Water Board)"
    assert "<b>Denied by:</b> Water Board" in slide["text"]["text"]


def test_groups_are_kinds_speakers_or_first_sources() -> None:
    groups = {
        by: [slide.get("group") for slide in story(usual_timeline(), group=by)["events"]][3:5]
        for by in ("none", "kind", "speaker", "source")
    }
    assert groups == {
        "none": [None, None],
        "kind": ["assessment", "forecast"],
        "speaker": ["Ministry of Defence", "Water Board"],
        "source": ["Report 1", "Report 1"],
    }


def test_the_undated_are_left_out_or_stand_on_the_title_slide() -> None:
    made, label = usual_timeline(), "Something without a date happened, number 1"
    assert label not in json.dumps(story(made))
    assert label in story(made, undated=True)["title"]["text"]["text"]


def test_a_timeline_without_a_dated_event_is_refused_in_plain_words() -> None:
    for name in ("empty", "undated"):
        with pytest.raises(ExportError, match="nothing without a dated event"):
            written(EXPORTER, SAMPLES[name], undated=True)


def test_the_file_can_stand_in_a_script_of_a_page() -> None:
    data = written(EXPORTER, attrs.evolve(hostile_timeline(), title="</script><!--"), group="speaker")
    assert b"</" not in data and b"<!--" not in data


def test_the_example_of_the_readme_is_what_is_written() -> None:
    readme = Path(__file__).parents[1].joinpath("README.md").read_text(encoding="utf-8")
    example = json.loads(readme.partition("```json\n")[2].partition("```")[0])
    slide = next(one for one in story(usual_timeline())["events"] if one["unique_id"] == example["unique_id"])
    assert slide["text"].pop("text").startswith(example["text"].pop("text").removesuffix("..."))
    assert slide == example


def test_what_is_lost_is_said() -> None:
    made = attrs.evolve(usual_timeline(), events=(*usual_timeline().events, *dated("../..", "../2025").events))
    lost = {(one.event, one.aspect): one for one in losses(made, "timelinejs")}
    assert lost["e5", "bounds"].instead == "shown from the first to the last of their days, and said in words"
    assert lost["e901", "undated"].dropped
    assert [one.dropped for (_, aspect), one in lost.items() if aspect == "open"] == [False, True]
    assert ("e1", "precision") not in lost  # the format has years
    assert not [
        one for one in losses(made, "timelinejs", {"undated": "yes"}) if one.aspect == "undated" and one.dropped
    ]


# In a browser.

DATES = (
    "-9999", "-0479-09", "-0043-03-15", "0000", "0001-01-01", "0079-10-24", "0476-09-04", "18XX", "198X", "1939/1945",
    "1984~", "1985", "1985-21", "1985-34", "1985-04", "[1985-04-08..1985-04-14]", "1985-04-12", "1985-04-12T23:20",
    "1985-04-13T00:00Z", "1985-04-13T09:30+02:00", "1985-04?", "2004-06-11%", "2009/..", "2024/2024-08", "[..2025-03]",
    "[2025-03-02..]", "[2024-08..2025-03]", "9999-12-31",
)  # fmt: skip

PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Stories</title>
<link rel="stylesheet" href="timeline.css"><link rel="stylesheet" href="page.css">
<div id="dates"></div><div id="words"></div><div id="ages"></div>
<script src="timeline.js"></script><script src="page.js"></script></html>"""

SCRIPT = """
window.stories = {};
for (const id of ["dates", "words", "ages"]) {
  stories[id] = new TL.Timeline(id, `${id}.json`, {font: null, script_path: location.origin + "/"});
}
window.ready = Promise.all(Object.values(stories).map((one) => new Promise((done) => one.on("ready", done))));
"""

READ = """id => ({
  errors: stories[id].config.getErrors(),
  slides: [...document.querySelectorAll(`#${id} .tl-slide:not(.tl-slide-titleslide)`)].map((slide) => ({
    id: slide.id,
    date: slide.querySelector(".tl-headline-date").textContent,
    label: slide.querySelector(".tl-headline").textContent,
    text: slide.querySelector(".tl-text-content")?.textContent ?? "",
    links: [...slide.querySelectorAll(".tl-text a")].map((link) => link.href),
    planted: slide.querySelectorAll("script, img, iframe, table, h1").length,
  })),
  markers: [...document.querySelectorAll(`#${id} .tl-timemarker`)].map((marker) => ({
    said: marker.ariaLabel, label: marker.querySelector(".tl-headline").textContent,
  })),
  groups: [...document.querySelectorAll(`#${id} .tl-timegroup-message`)].map((group) => group.textContent),
  ticks: [...document.querySelectorAll(`#${id} .tl-timeaxis-tick-text`)].map((tick) => tick.textContent),
  starts: stories[id].config.events.map(({start_date: {data: {date_obj: at}}}) => at.year ? [at.year] :
    [at.getFullYear(), at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes()]),
  ends: stories[id].config.events.map((one) => Boolean(one.end_date)),
})"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Far from UTC: no date may depend on where its reader is."""
    made = browser.new_context(locale="en-GB", timezone_id="Pacific/Auckland", viewport={"width": 1000, "height": 800})
    yield made
    made.close()


@needs_library
def test_the_library_shows_every_event_with_the_words_of_its_date_in_order(site: Site, page: Page) -> None:
    plain, hostile, ages = dated(*DATES), _hostile(), dated("Y-4500000", "-9999", "2024")
    site.put("timeline.js", (LIBRARY / "js" / "timeline.js").read_bytes())
    # Its icons are a font, and its wish for one to a server would be a complaint of the policy.
    site.put("timeline.css", re.sub(r"@font-face\s*{[^}]*}", "", (LIBRARY / "css" / "timeline.css").read_text()))
    site.put("page.css", "div { min-width: 0 } body > div { height: 400px }")
    site.put("page.js", SCRIPT)
    for name, made, options in (("dates", plain, {}), ("words", hostile, {"group": "speaker"}), ("ages", ages, {})):
        site.put(f"{name}.json", written(EXPORTER, made, **options))
    page.goto(site.put("index.html", PAGE))
    page.evaluate("async () => { await ready }")
    for name, made in (("dates", plain), ("words", hostile), ("ages", ages)):
        _check_shown(made, page.evaluate(READ, name))
    _check_dates(plain, page.evaluate(READ, "dates"))
    _check_words(hostile, page.evaluate(READ, "words"))


def _hostile() -> Timeline:
    """A timeline of hostile texts, each of them a speaker, too."""
    made = hostile_timeline()
    events = tuple(
        attrs.evolve(event, attribution=Attribution(event.label), likelihood=Likelihood(event.label))
        for event in made.events
    )
    return attrs.evolve(made, events=events, sources=tuple(_at(one, n) for n, one in enumerate(made.sources)))


def _at(source: Any, number: int) -> Any:
    return attrs.evolve(
        source, source=("javascript:alert(1)", 'https://example.org/?a="><b>&x=1', "file:///x")[number % 3]
    )


def _check_shown(made: Timeline, found: Any) -> None:
    assert found["errors"] == []
    assert [slide["id"] for slide in found["slides"]] == [event.id for event in made.events]
    words = [date_words(event.when) for event in made.events]
    assert [slide["date"] for slide in found["slides"]] == words
    assert all(marker["said"].removesuffix(", shown").removesuffix(", press space to show").endswith(f", {date}")
               for marker, date in zip(found["markers"], words, strict=True))  # fmt: skip
    assert [one["label"] for one in found["slides"]] == [one["label"] for one in found["markers"]]


def _check_dates(made: Timeline, found: Any) -> None:
    """Slides stand where their dates begin, on the clock of any reader; and ends are there where they were written."""
    slides = story(made)["events"]
    expected = [[int(part) for part in slide["start_date"].values()] for slide in slides]
    assert [start[: len(parts)] for start, parts in zip(found["starts"], expected, strict=True)] == expected
    assert found["ends"] == ["end_date" in slide for slide in slides]
    assert found["starts"] == sorted(found["starts"])
    assert any("BCE" in tick for tick in found["ticks"])


def _check_words(made: Timeline, found: Any) -> None:
    """Every text of an article is shown as it is, links lead to the web alone, and nothing was planted."""
    shown = [_shown(event.label) for event in made.events]
    assert [slide["label"].removeprefix("Assessment: ") for slide in found["slides"]] == shown
    assert all(slide["text"].count(text) >= 3 for slide, text in zip(found["slides"], shown, strict=True))
    assert found["groups"] == list(dict.fromkeys(shown))
    assert {slide["planted"] for slide in found["slides"]} == {0}
    links = {link for slide in found["slides"] for link in slide["links"]}
    assert links == {"https://example.org/?a=%22%3E%3Cb%3E&x=1"}


def _shown(text: str) -> str:
    assert text in HOSTILE
    return html.unescape(timeline_timelinejs._text(text))
