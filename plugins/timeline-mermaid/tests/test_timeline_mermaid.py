"""The Mermaid exporter: what stands in the file, and what Mermaid itself shows of it in a browser."""

from __future__ import annotations

import html
import json
import re
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Page
from timeline_mermaid import EXPORTER, LIMIT

import timeline
from tests.browser import Watch
from timeline import Event, ExportError, ExportWarning, Timeline, date_words
from timeline.edtf import parse
from timeline.testing import HOSTILE, check_exporter, sample_timelines, usual_timeline, written

SAMPLES = dict(sample_timelines())
MERMAID = Path(__file__).parent.parent / "node_modules" / "mermaid" / "dist" / "mermaid.min.js"
HARD = (
    "title A title", "section One", "timeline LR", "accTitle: x", "end", "a : b: c :d", "%% a comment",
    "%%{init: {}}%%", "no#60;b#62; &lt;b&gt; #quot;", "ﬂ°lt¶ß ﬂ°°60¶ß", "style: #1; fill:#fff;", "classDef x:#a;",
    "```", "<br> a<br/>b", "---", "Чи буде: так; ні?", "x" * 90, "会議は東京で始まり、長い議論の後に閉会した",
    "https://example.org/a/very/long/path?with=a&query=string#and-a-fragment", "{a} [b] (c) |d|",
    'say "so" \'so\' \\n \\', "$$x^2$$ **bold** `code`",
)  # fmt: skip
"""Texts that mean something to Mermaid, to Markdown or to a browser."""


def diagram(made: Timeline, **options: Any) -> list[str]:
    """The lines of the file without their indent."""
    return [line.strip() for line in written(EXPORTER, made, **options).decode().splitlines()]


def dated(*texts: str) -> Timeline:
    (event,) = SAMPLES["one event"].events
    events = [attrs.evolve(event, id=f"e{n}", label=text, when=parse(text)) for n, text in enumerate(texts)]
    return Timeline("Dates", tuple(events))


def sections(made: Timeline, **options: Any) -> list[str]:
    return [line[8:] for line in diagram(made, **options) if line.startswith("section ")]


def labelled(*labels: str) -> Timeline:
    (event,) = SAMPLES["one event"].events
    return Timeline(labels[0], tuple(attrs.evolve(event, id=f"e{n}", label=one) for n, one in enumerate(labels)))


def bare(text: str) -> str:
    """What can be seen of a text, without spaces."""
    return "".join(one for one in text if one.isprintable() and not one.isspace())


class TestFile:
    def test_it_keeps_the_contract(self) -> None:
        check_exporter(EXPORTER)

    def test_events_of_one_date_stand_under_it(self) -> None:
        made = dated("2021", "2021-02-12", "2021-02-12")
        assert diagram(made) == ["timeline", "title Dates", "2021", ": 2021", "12 February 2021", *[": 2021-02-12"] * 2]

    def test_what_makes_a_claim_less_than_a_fact_stands_with_it(self) -> None:
        lines = diagram(usual_timeline())
        assert ": [denied] The gate was replaced in spring – statement" in lines
        assert ": Repairs will end by the summer – forecast, Water Board, very likely" in lines
        assert ": The lower town was evacuated – sources disagree on the date and a figure" in lines

    def test_no_date_is_finer_than_it_is_known(self) -> None:
        for name in ("before the common era", "open bounds", "every fineness"):
            told = [line.replace("#58;", ":") for line in diagram(SAMPLES[name], sections="none")]
            assert told[2::2] == [date_words(event.when) for event in SAMPLES[name].events]

    def test_the_undated_stand_last(self) -> None:
        lines = diagram(usual_timeline(), sections="none")
        assert lines[-3:] == [
            "undated", *(f": Something without a date happened, number {n}" for n in (1, 2)),
        ]  # fmt: skip

    def test_the_same_file_in_a_fence_is_a_code_block_of_markdown(self) -> None:
        made = labelled(*HARD, *HOSTILE)
        (block,) = MarkdownIt().parse(written(EXPORTER, made, fence=True).decode())
        assert (block.type, block.info) == ("fence", "mermaid")
        assert block.content == written(EXPORTER, made).decode()

    @settings(max_examples=30, deadline=None)
    @given(st.text(max_size=60), st.text(max_size=60))
    def test_no_text_adds_a_line_or_a_sign(self, title: str, label: str) -> None:
        plain = diagram(labelled("A label"))
        lines = diagram(attrs.evolve(labelled(label), title=title))
        assert len(lines) - len(plain) in (0, -1)
        assert lines[-1].startswith(": ")
        assert not re.search(r"[:;%&<>]|#(?!\d)", re.sub(r"#\d+;", "", lines[-1][2:]))


class TestSections:
    def test_they_are_the_finest_that_make_a_few(self) -> None:
        assert sections(dated("2020-01", "2020-02", "2021-03", "2021-04")) == ["2020", "2021"]
        assert sections(dated("2021-03-01", "2021-03-02", "2021-04-01", "2021-04-02")) == ["March 2021", "April 2021"]
        assert sections(dated("1801", "1850", "1901", "1950")) == ["The 19th century", "The 20th century"]

    def test_there_are_none_where_they_would_tell_nothing(self) -> None:
        assert sections(dated("2020", "2021", "2022")) == []
        assert sections(dated("2020-03-01", "2020-03-02")) == []

    def test_an_event_that_no_month_holds_stands_under_its_year_or_decade(self) -> None:
        made = dated("2021-03-02", "[2021-03-05..2021-08]", "2021-03-20", "202X", "[2021-05..2021-06]")
        assert sections(made, sections="month") == ["March 2021", "2021", "The 2020s"]
        lines = [line for line in diagram(made, sections="month") if line.startswith((":", "section"))]
        assert lines[1:3] == [": 2021-03-02", ": 2021-03-20"] and lines[-3].startswith(": [2021-05..2021-")

    def test_centuries_before_the_common_era_have_their_names(self) -> None:
        found = sections(dated("-0143", "-0099", "0000", "0001"), sections="century")
        assert found == ["The 2nd century BCE", "The 1st century BCE", "The 1st century CE"]

    def test_open_dates_and_the_undated_stand_last_each_in_a_section(self) -> None:
        made = attrs.evolve(dated("../2025-03", "2009/..", "[2010..]"), undated=usual_timeline().undated)
        assert sections(made, sections="year") == ["2009", "Date open", "Undated"]


class TestSize:
    def story(self, count: int, long: int = 0) -> Timeline:
        (event,) = SAMPLES["one event"].events
        events = (
            attrs.evolve(event, id=f"e{n}", label=f"Event {n} " + "word " * long, salience=n % 50) for n in range(count)
        )
        return Timeline("A story", tuple(events))

    def shown(self, made: Timeline, **options: Any) -> list[int]:
        return [int(line.split()[2]) for line in diagram(made, **options) if line.startswith(": ")]

    def test_only_the_most_important_are_shown_when_asked_in_their_order(self) -> None:
        made = self.story(60)
        assert self.shown(made, top=4) == [46, 47, 48, 49]
        pinned = attrs.evolve(made.events[0], pinned=True)
        assert self.shown(attrs.evolve(made, events=(pinned, *made.events[1:])), top=2) == [0, 49]

    def test_fewer_than_none_cannot_be_shown(self) -> None:
        with pytest.raises(ExportError, match="'top' cannot be -3"):
            written(EXPORTER, self.story(2), top=-3)

    def test_more_than_mermaid_draws_is_left_out_with_a_warning(self) -> None:
        with pytest.warns(ExportWarning, match=r"\d+ of 2000 events are left out"):
            text = written(EXPORTER, self.story(2000, long=10)).decode()
        assert LIMIT - 200 < len(text) <= LIMIT

    def test_a_number_that_is_asked_for_is_kept_to_with_a_warning(self) -> None:
        with pytest.warns(ExportWarning, match="raises maxTextSize"):
            assert len(self.shown(self.story(2000, long=10), top=1500)) == 1500

    def test_a_diagram_too_large_to_read_says_so(self) -> None:
        with pytest.warns(ExportWarning, match="hard to read"):
            written(EXPORTER, self.story(101))
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            written(EXPORTER, self.story(100))

    def test_a_large_timeline_takes_little_time(self) -> None:
        made = self.story(20_000)
        start = time.process_time()
        written(EXPORTER, made)
        assert time.process_time() - start < 8


# What Mermaid shows.


Drawn = dict[str, Any]
READ = """async (files) => {
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
  const text = (node) => [...node.querySelectorAll("tspan")].map((one) => one.textContent).join(" ");
  const drawn = {};
  for (const [index, [name, source]] of Object.entries(files).entries()) {
    document.body.innerHTML = (await mermaid.render(`d${index}`, source)).svg;
    const nodes = [...document.querySelectorAll(".timeline-node")];
    const inside = (node, name) => node.closest(name) !== null;
    drawn[name] = {
      sections: nodes.filter((one) => !inside(one, ".taskWrapper") && !inside(one, ".eventWrapper")).map(text),
      periods: [...document.querySelectorAll(".taskWrapper")].map(text),
      events: [...document.querySelectorAll(".eventWrapper")].map(text),
      error: document.querySelectorAll(".error-icon, .error-text").length,
      active: document.querySelectorAll("script, a, img, foreignObject, [onclick], [onload]").length,
      title: [...document.querySelectorAll("svg > text")].map((one) => one.textContent).join(""),
    };
  }
  return drawn;
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page that has loaded Mermaid from disk, and can reach nothing else."""
    if not MERMAID.is_file():
        pytest.skip("Mermaid is not installed: npm ci --prefix plugins/timeline-mermaid")
    watch = Watch()
    file = tmp_path_factory.mktemp("mermaid") / "page.html"
    file.write_text(f'<!DOCTYPE html><meta charset="utf-8"><body></body><script src="{MERMAID.as_uri()}"></script>')
    opened = browser.new_page()
    watch.over(opened)
    opened.goto(file.as_uri())
    yield opened
    opened.close()
    assert watch.complaints == []


@pytest.fixture(scope="module")
def drawn(page: Page) -> Drawn:
    made = {name: one for name, one in SAMPLES.items() if name != "300 events"} | {"hard": labelled(*HARD)}
    files = {name: written(EXPORTER, one, sections="none").decode() for name, one in made.items()}
    files["across"] = written(EXPORTER, usual_timeline(), sections="year").decode()
    files["down"] = written(EXPORTER, usual_timeline(), direction="TD", sections="month").decode()
    result: Drawn = page.evaluate(READ, files)
    return result


def events_of(made: Timeline) -> tuple[Event, ...]:
    return (*made.events, *made.undated)


class TestMermaid:
    def test_it_draws_every_timeline_without_an_error(self, drawn: Drawn) -> None:
        assert {name: (one["error"], one["active"]) for name, one in drawn.items()} == dict.fromkeys(drawn, (0, 0))

    def test_every_event_is_there_with_its_words(self, drawn: Drawn) -> None:
        for name, made in SAMPLES.items():
            if name != "300 events":
                wanted = [bare(event.label)[:200] or event.id for event in events_of(made)]
                marked = [re.sub(r"^\[denied\]", "", bare(text)) for text in drawn[name]["events"]]
                assert len(marked) == len(wanted)
                for text, label in zip(marked, wanted, strict=True):
                    assert text.startswith(label), (name, label, text)

    def test_texts_that_mean_something_to_it_are_shown_as_they_are(self, drawn: Drawn) -> None:
        assert [bare(text) for text in drawn["hard"]["events"]] == [bare(text) for text in HARD]
        assert bare(drawn["hard"]["title"]) == bare(HARD[0])

    def test_every_date_is_there_in_words(self, drawn: Drawn) -> None:
        for name in ("before the common era", "open bounds", "every fineness", "one event"):
            wanted = [bare(date_words(event.when)) for event in SAMPLES[name].events]
            assert [bare(text) for text in drawn[name]["periods"]] == wanted

    def test_sections_have_their_names_and_each_holds_its_own(self, drawn: Drawn) -> None:
        assert list(map(str.strip, drawn["across"]["sections"])) == ["1987", "2021", "Undated"]
        assert [bare(text) for text in drawn["down"]["sections"]] == [
            "1987", "February2021", "2021", "May2021", "Undated",
        ]  # fmt: skip
        assert len(drawn["down"]["events"]) == len(events_of(usual_timeline()))

    def test_a_page_that_holds_the_source_as_html_shows_the_same(self, page: Page) -> None:
        source = written(EXPORTER, labelled(*HARD)).decode()
        page.evaluate(
            "source => { document.body.innerHTML = source }", f'<pre class="mermaid">{html.escape(source)}</pre>'
        )
        page.evaluate("mermaid.run()")
        page.wait_for_selector(".eventWrapper")
        nodes = page.evaluate(
            "[...document.querySelectorAll('.eventWrapper')].map(node =>"
            " [...node.querySelectorAll('tspan')].map(one => one.textContent).join(' '))"
        )
        assert [bare(text) for text in nodes] == [bare(text) for text in HARD]

    def test_its_limit_is_the_one_that_is_kept_to(self, page: Page) -> None:
        assert page.evaluate("mermaid.mermaidAPI.defaultConfig.maxTextSize") == LIMIT


def test_a_saved_timeline_goes_through_the_entry_point(tmp_path: Path) -> None:
    made = timeline.load(timeline.dump(usual_timeline()))
    assert timeline.export(made, "mermaid") == written(EXPORTER, usual_timeline())
    assert json.dumps(timeline.export(made, ".mmd").decode())
