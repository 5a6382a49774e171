"""The vis-timeline exporter: what its file says, and what the library itself makes of it in a browser."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
import timeline_vis
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import Site, Watch
from timeline import Attribution, Event, Point, Timeline, date_words, losses
from timeline.edtf import parse
from timeline.merging import order
from timeline.testing import check_exporter, hostile_timeline, sample_timelines, usual_timeline, written

EXPORTER = timeline_vis.EXPORTER
FOLDER = Path(__file__).parents[1]
LIBRARY = FOLDER / "node_modules" / "vis-timeline"
needs_library = pytest.mark.skipif(
    not LIBRARY.is_dir(), reason="the library is not there: `npm ci` in plugins/timeline-vis"
)


def made_of(made: Timeline, **options: Any) -> Any:
    return json.loads(written(EXPORTER, made, **options))


def dated(*texts: str) -> Timeline:
    """An event a date, in the order of a timeline."""
    events = [
        Event(f"e{n}", f"What is number {n}", "", "occurrence", parse(text), ()) for n, text in enumerate(texts, 1)
    ]
    return Timeline("Dates", order(events))


def only(text: str) -> Any:
    return made_of(dated(text))["items"][0]


def test_it_keeps_the_contract() -> None:
    check_exporter(EXPORTER)


@pytest.mark.parametrize(
    ("text", "start", "end", "classes"),
    [
        ("1985-04-12", "1985-04-12T00:00", "1985-04-13T00:00", "box timeline-exact"),
        ("1985-04-12T23:20", "1985-04-12T23:20", "1985-04-12T23:21", "box timeline-exact"),
        ("1985-04-12T23:20+02:00", "1985-04-12T23:20", "1985-04-12T23:21", "box timeline-exact"),
        ("2004-06-11%", "2004-06-11T00:00", "2004-06-12T00:00", "box timeline-exact timeline-doubtful"),
        ("1985-04", "1985-04-01T00:00", "1985-05-01T00:00", "range timeline-coarse"),
        ("1985-21", "1985-03-01T00:00", "1985-06-01T00:00", "range timeline-coarse"),
        ("198X", "1980-01-01T00:00", "1990-01-01T00:00", "range timeline-coarse"),
        ("[1985-04-08..1985-04-14]", "1985-04-08T00:00", "1985-04-15T00:00", "range timeline-between"),
        ("1939/1945", "1939-01-01T00:00", "1946-01-01T00:00", "range timeline-lasting"),
        ("2009/..", "2009-01-01T00:00", "", "box timeline-open"),
        ("../2025-03", "2025-03-31T00:00", "", "box timeline-open"),
        ("0000", "0000-01-01T00:00", "0001-01-01T00:00", "range timeline-coarse"),
        ("-0043-03-15", "-000043-03-15T00:00", "-000043-03-16T00:00", "box timeline-exact"),
        ("-00XX", "-000099-01-01T00:00", "0001-01-01T00:00", "range timeline-coarse"),
        ("Y20000", "+020000-01-01T00:00", "+020001-01-01T00:00", "range timeline-coarse"),
    ],
)
def test_an_item_covers_all_the_time_that_its_date_may_touch(text: str, start: str, end: str, classes: str) -> None:
    item = only(text)
    assert (item["start"], item.get("end", "")) == (f"{start}:00", f"{end}:00" if end else "")
    assert f"{item['type']} {item['className']}".replace(" timeline-occurrence", "") == classes


def test_content_and_tip_begin_with_the_date_in_words() -> None:
    for text in ("2024~", "[2024-08..2025-03]", "../2023", "2024-08-05T14:30+02:00", "-0043"):
        item, words = only(text), f"<b>{date_words(parse(text))}</b>"
        assert item["content"] == f"{words} What is number 1" and item["title"].startswith(f"{words}<br>")


def test_an_item_says_without_any_style_what_is_a_plan_a_denial_or_somebody_s_word() -> None:
    board, event = Attribution("Water Board"), dated("2024").events[0]
    told = (
        attrs.evolve(event, id="plan", kind="plan", attribution=board),
        attrs.evolve(event, id="denied", status="denied", attribution=board),
        attrs.evolve(event, id="said", attribution=board),
        attrs.evolve(event, id="fact"),
    )
    items = {item["id"]: item for item in made_of(Timeline("Told", told))["items"]}
    assert {id_: item["content"].partition("</b> ")[2] for id_, item in items.items()} == {
        "plan": "Plan: What is number 1 (Water Board)",
        "denied": "Denied: What is number 1 (Water Board)",
        "said": "What is number 1 (Water Board)",
        "fact": "What is number 1",
    }
    assert "<i>Denied by:</i> Water Board" in items["denied"]["title"]


def test_the_style_strikes_out_no_label_that_says_itself_that_it_was_not_so() -> None:
    (struck,) = [line for line in _block("css").splitlines() if "line-through" in line]
    assert "timeline-denied" in struck and "timeline-negated" not in struck


@given(st.integers(-271_820, 275_758), st.integers(1, 12), st.integers(1, 28))
def test_a_time_is_iso_8601_with_a_sign_where_the_year_needs_one(year: int, month: int, day: int) -> None:
    digits = timeline_vis._time(Point(year, month, day)).removesuffix(f"-{month:02d}-{day:02d}T00:00:00")
    assert int(digits) == year and len(digits) == (4 if 0 <= year <= 9999 else 7)


def test_a_page_finds_the_event_in_plain_text() -> None:
    events = {item["id"]: item["event"] for item in made_of(usual_timeline())["items"]}
    assert events["e4"] == {
        "date": "14 February 2021",
        "edtf": "2021-02-14",
        "label": "Around 65 homes are likely to be lost",
        "kind": "assessment",
        "status": "asserted",
        "speaker": "Ministry of Defence",
        "likelihood": "likely (PHIA: 55% to 75%)",
        "figures": ["65 homes"],
        "why": "The text names 2021-02-14.",
        "sources": [{"title": "Report 1", "quote": "Around 65 homes are likely to be lost"}],
    }
    assert [one.get("url") for one in events["e7"]["sources"]] == [
        None,
        "https://example.org/2",
        "https://example.org/3",
    ]


def test_a_tip_tells_who_says_so_how_surely_and_what_is_disputed() -> None:
    tips = {item["id"]: item["title"] for item in made_of(usual_timeline())["items"]}
    assert "<i>Said by:</i> Ministry of Defence<br>" in tips["e4"]
    assert "<i>Likelihood:</i> likely (PHIA: 55% to 75%)" in tips["e4"]
    assert "12 February 2021 (Report 1) or 13 February 2021 (Report 2)" in tips["e7"]
    assert "<i>Status:</i> denied" in tips["e8"]
    assert "<i>Changed:</i> redated by a person" in tips["e1"]


def test_groups_are_kinds_speakers_or_first_sources_and_every_item_is_in_one() -> None:
    assert made_of(usual_timeline())["groups"] is None
    names = {
        "kind": ["occurrence", "assessment", "forecast", "plan", "statement"],
        "speaker": ["Told without a speaker", "Ministry of Defence", "Water Board"],
        "source": ["Report 1"],
    }
    for by, expected in names.items():
        file = made_of(usual_timeline(), group=by)
        assert [group["content"] for group in file["groups"]] == expected
        assert {item["group"] for item in file["items"]} == {group["id"] for group in file["groups"]}


def test_a_long_label_is_cut_on_its_item_and_whole_in_its_event() -> None:
    event = attrs.evolve(dated("2024").events[0], label="word " * 500)
    item = made_of(Timeline("Long", (event,)))["items"][0]
    assert len(item["content"]) < 120 and item["content"].endswith("…")
    assert item["event"]["label"] == ("word " * 500).strip()


def test_the_first_window_has_room_and_is_left_to_the_library_where_it_is_too_much() -> None:
    assert made_of(Timeline("Nothing"))["options"] == {}
    assert made_of(dated("2000-01-01", "2020-01-01"))["options"] == {
        "start": "1999-03-14T00:00:00",
        "end": "2035-01-02T00:00:00",
    }
    assert set(made_of(dated("-3999", "2020"))["options"]) == {"start", "end", "zoomMax"}
    assert made_of(dated("-9999", "2020"))["options"]["timeAxis"] == {"scale": "year", "step": 5000}
    assert made_of(dated(*["2020-01-01"] * 501))["options"] == {}


def test_what_is_lost_is_said() -> None:
    extra = dated("../..", "../2025", "Y-4500000", "Y300000", "-0043-03-15").events
    made = attrs.evolve(
        usual_timeline(), events=(*usual_timeline().events, *(attrs.evolve(e, id=f"x{e.id}") for e in extra))
    )
    lost = losses(made, "vis")
    dropped = {one.event for one in lost if one.dropped}
    assert dropped == {"xe1", "xe3", "xe4", "e901", "e902"}
    assert {item["id"] for item in made_of(made)["items"]} | dropped == {
        event.id for event in (*made.events, *made.undated)
    }
    assert {one.instead for one in lost if one.event == "xe5"} == {
        "shown in their place on an axis with a year 0, and said in words"
    }


def test_the_file_can_stand_in_a_script_of_a_page() -> None:
    data = written(EXPORTER, hostile_timeline(), group="speaker")
    assert b"</" not in data and b"<!--" not in data


def test_the_example_of_the_readme_is_what_is_written() -> None:
    example = json.loads(_block("json"))
    item = next(one for one in made_of(usual_timeline())["items"] if one["id"] == example["id"])
    assert item["title"].startswith(example.pop("title").removesuffix("..."))
    event = example.pop("event")
    assert event | {"label": item["event"]["label"]} == {name: item["event"][name] for name in event}
    assert {name: item[name] for name in example} == example


def _block(kind: str) -> str:
    readme = FOLDER.joinpath("README.md").read_text(encoding="utf-8")
    return readme.partition(f"```{kind}\n")[2].partition("```")[0]


# In a browser.

DATES = (
    "-9999", "-0479-09", "-0043-03-15", "0000", "0001-01-01", "-00XX", "0079-10-24", "0476-09-04", "18XX", "198X",
    "1939/1945", "1984~", "1985", "1985-21", "1985-34", "1985-04", "[1985-04-08..1985-04-14]", "1985-04-12",
    "1985-04-12T23:20", "1985-04-13T00:00Z", "1985-04-13T09:30+02:00", "1985-04?", "2004-06-11%", "2009/..",
    "[..2025-03]", "[2025-03-02..]", "[2024-08..2025-03]", "9999-12-31",
)  # fmt: skip

PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Timelines</title>
<link rel="stylesheet" href="library.css"><link rel="stylesheet" href="page.css">
<div id="dates"></div><div id="usual"></div><div id="words"></div>
<script src="library.js"></script><script src="page.js"></script></html>"""

SCRIPT = """
window.shown = {};
window.ready = Promise.all(["dates", "usual", "words"].map(async (id) => {
  const {items, groups, options} = await (await fetch(`${id}.json`)).json();
  // Nothing of ours may rest on the filter of the library.
  const all = id === "words" ? {...options, xss: {disabled: true}} : options;
  shown[id] = new vis.Timeline(document.getElementById(id), items, groups, all);
  await new Promise((done) => shown[id].once("changed", done));
}));
"""

READ = """id => {
  const time = (at) => at && [at.getFullYear(), at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes()];
  const {itemSet: {items}, itemsData, body} = shown[id];
  return {
    items: itemsData.get().map(({id, start, end, title}) => {
      const {dom, left} = items[id];
      const box = dom.box.getBoundingClientRect();
      return {
        id, start: time(start), end: time(end), text: dom.content.textContent, drawn: box.height > 0,
        planted: dom.box.querySelectorAll("script, img, iframe, table, h1, a").length,
        off: Math.abs(left - body.util.toScreen(start)), classes: dom.box.className,
        short: end ? Math.abs(box.width - (body.util.toScreen(end) - body.util.toScreen(start))) : 0,
        hidden: dom.frame ? getComputedStyle(dom.frame).overflow === "hidden" : false,
        tip: new DOMParser().parseFromString(title, "text/html").body.textContent,
      };
    }),
    groups: [...document.querySelectorAll(`#${id} .vis-labelset .vis-label`)].map((one) => one.textContent),
  };
}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Far from UTC: no date may depend on where its reader is."""
    made = browser.new_context(locale="en-GB", timezone_id="Pacific/Auckland", viewport={"width": 1000, "height": 800})
    yield made
    made.close()


@needs_library
def test_the_library_draws_every_item_with_its_words_at_its_time(site: Site, page: Page, watch: Watch) -> None:
    made = {"dates": dated(*DATES), "usual": usual_timeline(), "words": _hostile()}
    site.put("library.js", (LIBRARY / "standalone/umd/vis-timeline-graph2d.min.js").read_bytes())
    site.put("library.css", (LIBRARY / "styles/vis-timeline-graph2d.min.css").read_bytes())
    site.put("page.css", _block("css"))
    site.put("page.js", SCRIPT)
    for name, one in made.items():
        site.put(f"{name}.json", written(EXPORTER, one, group="none" if name == "dates" else "speaker"))
    page.goto(site.put("index.html", PAGE))
    page.evaluate("async () => { await ready }")
    watch.allow("inline style")  # the script brings its style along, which the policy of the tests forbids
    watch.allow("You disabled XSS protection")
    found = {name: page.evaluate(READ, name) for name in made}
    for name, one in made.items():
        _check_drawn(one, found[name]["items"])
    assert found["usual"]["groups"] == ["Told without a speaker", "Ministry of Defence", "Water Board"]
    _check_words(made["words"], found["words"])


def _hostile() -> Timeline:
    """A timeline of hostile texts, each of them a speaker, too."""
    made = hostile_timeline()
    events = tuple(attrs.evolve(event, attribution=Attribution(event.label)) for event in made.events)
    return attrs.evolve(made, events=events)


def _check_drawn(made: Timeline, items: Any) -> None:
    assert [item["id"] for item in items] == [event.id for event in made.events]
    for event, item in zip(made.events, items, strict=True):
        when = event.when
        assert when is not None
        assert item["text"].startswith(f"{date_words(when)} ") and item["tip"].startswith(date_words(when))
        assert item["drawn"] and not item["hidden"], item
        if when.earliest is not None:
            assert item["start"] == _parts(when.earliest)
        if when.earliest is not None and when.latest is not None:
            assert item["end"] == _parts(when.latest)
        if "vis-range" in item["classes"]:
            assert item["off"] < 1 and item["short"] < 2, item


def _parts(point: Point) -> list[int]:
    return [point.year, point.month, point.day, point.hour, point.minute]


def _check_words(made: Timeline, found: Any) -> None:
    """Every text of an article is shown as it is, and nothing was planted."""
    shown = [html.unescape(timeline_vis._text(event.label)) for event in made.events]
    for item, text in zip(found["items"], shown, strict=True):
        assert item["text"].endswith(f" {text}" if len(text) <= 80 else f" {text[:79].rstrip()}…")
        assert item["tip"].count(text[:399]) >= 3
        assert item["planted"] == 0
    assert found["groups"] == list(dict.fromkeys(shown))


def test_every_sample_is_written_with_unique_ids() -> None:
    for _, made in sample_timelines():
        ids = [item["id"] for item in made_of(made)["items"]]
        assert len(set(ids)) == len(ids)
