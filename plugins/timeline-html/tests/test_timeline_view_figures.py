"""Figures over time and disagreements, as the component shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page, expect

import timeline
from tests.browser import Site, faults, put_view
from timeline import Article, Attribution, Conflict, Event, Figure, FigureRow, Provenance, Quote, Source, Span, Timeline
from timeline.edtf import parse
from timeline.testing import HOSTILE, sample_timelines

SEEDS: Final = Path(__file__).parents[3] / "seeds"
ARTICLES: Final = (
    """ORLA, 6 March 2023 - A storm hit the Orla coast on 4 March 2023. At least 12 people were killed on 4 March 2023,
    the ministry said. The storm damaged 140 homes on 4 March 2023. About 3,000 residents were evacuated on 5 March
    2023, the governor said. The toll rose to 17 dead by 6 March 2023, the ministry said.""",
    """ORLA, 20 March 2023 - The storm killed 21 people on 4 March 2023, according to the coroner. A builder finished 60
    homes on 9 March 2023. Up to 4,500 residents were evacuated on 5 March 2023, the Red Cross said. By 20 March 2023
    the toll stood at 24 dead, the police said. Another 3 people were killed on 19 March 2023. In April 2022 the harbour
    employed 450 workers. In January 2023 the harbour employed 460 workers. A third of the residents returned on 12
    March 2023. A quarter of the residents returned in 2024, the Red Cross said.""",
)
READ: Final = """async (text) => {
    const { readTimeline } = await import("/view/reading.js");
    const { Words } = await import("/view/words.js");
    const { quantities } = await import("/view/series.js");
    const { whenWords } = await import("/view/dates.js");
    const { boundsWords, figureWords } = await import("/view/telling.js");
    const words = new Words("en");
    return quantities(readTimeline(JSON.parse(text), words).events, words).map(({ unit, reports, pairs }) => ({
        unit, pairs, rows: reports.map(({ row, figure, who, when }) =>
            [row.id, figure.low, figure.best, figure.high, who, when?.edtf ?? "",
             whenWords(when, words), figureWords(figure, words), boundsWords(figure, words)]),
    }));
}"""
SHOW: Final = """import { readTimeline } from "/view/reading.js";
import { Words } from "/view/words.js";
import { conflictsSection, figuresSection, figuresStyle } from "/view/figures.js";
import STYLE from "/view/style.css" with { type: "css" };
const root = document.querySelector("main").attachShadow({ mode: "open" });
root.adoptedStyleSheets = [STYLE, figuresStyle()];
const shown = document.createElement("div");
shown.className = "view";
root.append(shown);
const data = await (await fetch("/t.json")).json();
const words = new Words(document.documentElement.lang);
const reading = readTimeline(data, words);
for (const make of [figuresSection, conflictsSection]) {
    shown.append(make(reading, words, (id) => (document.title = `chose ${id}`), 2) ?? "");
}
document.title = "shown";
"""


def show(site: Site, page: Page, shown: Timeline, language: str = "en", direction: str = "ltr") -> Locator:
    """Both sections of a timeline on a page, in a shadow tree as in the component."""
    put_view(site)
    site.put("show.js", SHOW)
    site.put("page.css", ":root { color-scheme: light dark; background: Canvas; color: CanvasText }")
    site.put("t.json", timeline.dump(shown))
    page.goto(site.put("index.html", f"""<!DOCTYPE html><html lang="{language}" dir="{direction}">
        <meta charset="utf-8"><title>A page</title><link rel="stylesheet" href="page.css">
        <script type="module" src="show.js"></script><main></main></html>"""))  # fmt: skip
    expect(page).to_have_title("shown")
    return page.locator("main")


def told(number: int, text: str, edtf: str, figure: Figure, speaker: str = "", article: str = "a1") -> Event:
    """An event that one article tells, with one figure."""
    whole = Span(0, len(text))
    said = Attribution(speaker) if speaker else None
    place = Provenance(article, whole, whole, Quote(text))
    return Event(f"e{number}", text, text, "occurrence", parse(edtf), (place,), attribution=said, figures=(figure,))


def homes(text: str, low: float | None = None, best: float | None = None, high: float | None = None) -> Figure:
    return Figure(f"{text} homes", Span(0, len(text) + 6), low, best, high, "homes", cumulative=True)


def homes_lost(*rows: tuple[str, Figure, str]) -> Timeline:
    """A timeline of one quantity: dates, figures and speakers."""
    events = tuple(told(n, f"A flood took {row[1].text}", *row) for n, row in enumerate(rows, 1))
    return Timeline("The flood", events, sources=(Source("a1", "Flood on the Arl"), Source("a2", "A year later")))


LOST: Final = homes_lost(
    ("2021-02-12", homes("over 40", low=40), "the mayor"),
    ("2021-02-14", homes("65", 65, 65, 65), "the ministry"),
    ("2021-02", homes("80 to 120", 80, None, 120), "the insurers"),
    ("2021-06", homes("up to 90", high=90), "the mayor"),
    ("2022", homes("about 110", best=110), ""),
)


# The quantities are those of the briefing.


def parity(page: Page, made: Timeline) -> None:
    found = page.evaluate(READ, timeline.dump(made).decode())
    expected = timeline.brief(made).series
    rows = [[_told(row) for row in one.rows] for one in expected]
    assert [one["rows"] for one in found] == rows
    assert [one["unit"] for one in found] == [one.unit for one in expected]
    assert [bool(one["pairs"]) for one in found] == [one.disagree for one in expected]


def _told(row: FigureRow) -> list[object]:
    edtf = row.when.edtf if row.when else ""
    return [row.id, row.low, row.best, row.high, row.who, edtf, row.date, row.text, row.bounds]


def written() -> Iterator[Timeline]:
    """The samples, the seeds, two articles told together, and figures put by hand."""
    # The view cuts blanks off, so that units of nothing else are none; only the hostile sample has them.
    yield from (made for name, made in sample_timelines() if name != "hostile text")
    for path in sorted(SEEDS.glob("*/article.md")):
        yield timeline.build(_articles(path.read_text("utf-8")))
    yield timeline.build(_articles(*ARTICLES))
    yield LOST


def _articles(*texts: str) -> list[Article]:
    found = (one for n, text in enumerate(texts) for one in timeline.read(text.encode(), f"a{n}.md"))
    return [one for one in found if isinstance(one, Article)]


def test_quantities_are_those_of_the_briefing(module: Page):
    for made in written():
        parity(module, made)
    assert len(timeline.brief(made).series) == 1
    assert len(timeline.brief(timeline.build(_articles(*ARTICLES))).series) >= 3


UNITS: Final = st.sampled_from(["homes", "people", "Victims", "casualties", "workers", ""])
CLAUSES: Final = ["A storm damaged homes in Orla", "The mill employs workers", "Die Straße und HÄUSER", "It rose", ""]


@st.composite
def told_events(draw: st.DrawFn) -> Event:
    """An event of few words and dates, so that several are of one quantity."""
    text = draw(st.sampled_from(CLAUSES))
    begin = draw(st.integers(0, len(text)))
    trigger = draw(st.none() | st.just(Span(begin, min(len(text), begin + 9))))
    places = tuple(
        Provenance(article, Span(0, len(text)), Span(0, len(text)), Quote(text), words="in Orla", trigger=trigger)
        for article in draw(st.lists(st.sampled_from("ab"), min_size=1, max_size=2))
    )
    dates = st.sampled_from(["2021-02-12", "2021-02", "2021", "../2021-02", "2021-03/..", "2022"]).map(parse)
    speaker = draw(st.sampled_from(["", "the mayor", "the ministry"]))
    figures = st.builds(
        Figure, st.sampled_from(["12", "12 homes", ""]), st.just(Span(0, 2)), NUMBERS, NUMBERS, NUMBERS, UNITS,
        st.sampled_from(["", "another"]), st.booleans(), st.sampled_from(["", "", "the homes"]),
        st.sampled_from(["", "dead", "injured"]),
    )  # fmt: skip
    return Event(
        draw(st.uuids()).hex, text or "x", text, "occurrence", draw(dates), places, reported=draw(st.none() | dates),
        as_of=draw(st.none() | dates), attribution=Attribution(speaker, via=("radio",)) if speaker else None,
        figures=tuple(draw(st.lists(figures, max_size=2))), names=draw(st.sampled_from([(), ("Orla",), ("Norr",)])),
    )  # fmt: skip


NUMBERS: Final = st.none() | st.sampled_from([0.0, 10.0, 11.0, 12.0, 1e6, -5.0])


@given(st.lists(told_events(), min_size=2, max_size=8))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_so_are_those_of_any_events(module: Page, events: list[Event]):
    parity(module, Timeline("Any", tuple(events)))


def test_the_pairs_that_disagree_are_named(module: Page):
    (found,) = module.evaluate(READ, timeline.dump(LOST).decode())
    assert found["pairs"] == [[1, 2]]  # the ministry's 65 and the insurers' 80 to 120 are both of that month


# What a reader sees.


def test_each_report_is_drawn_and_stands_in_the_table(site: Site, page: Page):
    main = show(site, page, LOST)
    expect(main.get_by_role("heading", name="Figures over time")).to_be_visible()
    alternative = re.compile("Chart of homes: 5 reports, .* 40 to 120")
    expect(main.get_by_role("img")).to_have_attribute("aria-label", alternative)
    expect(main.locator("svg [data-event]")).to_have_count(5)
    main.get_by_text("5 reports").click()
    cells = [row.locator("td").all_inner_texts() for row in main.get_by_role("row").all()[1:]]
    figures = [re.sub(r" \([^)]*\)", "", row[1]) for row in cells]
    assert figures[1] == "65 homes disagrees with 3"
    assert [one.partition(" disagrees")[0] for one in figures] == [
        row.text for row in timeline.brief(LOST).series[0].rows
    ]
    assert [row[2] for row in cells] == ["the mayor", "the ministry", "the insurers", "the mayor", ""]


def test_a_mark_and_a_button_lead_to_the_event(site: Site, page: Page):
    main = show(site, page, LOST)
    main.locator("svg [data-event=e5] circle").click()
    expect(page).to_have_title("chose e5")
    main.get_by_text("5 reports").click()
    main.get_by_role("button", name="A flood took over 40 homes").press("Enter")
    expect(page).to_have_title("chose e1")


def test_marks_lie_where_their_time_and_value_are(site: Site, page: Page):
    exact = homes_lost(*((f"2021-0{n}-01", homes(f"{n * 10}", n * 10, n * 10, n * 10), "") for n in (1, 2, 4)))
    discs = show(site, page, exact).locator("circle")
    expect(discs).to_have_count(3)
    (x1, y1), (x2, y2), (x3, y3) = ((one["x"], one["y"]) for disc in discs.all() if (one := disc.bounding_box()))
    assert (x2 - x1) / (x3 - x1) == pytest.approx(31 / 90, abs=0.01)
    assert (y1 - y2) / (y1 - y3) == pytest.approx(1 / 3, abs=0.01)


def test_an_open_bound_has_an_arrow_and_a_known_one_a_ring(site: Site, page: Page):
    main = show(site, page, LOST)
    assert main.locator("svg [data-event=e1] :is(.disc, .ring)").get_attribute("class") == "ring"
    rising, falling, both = (
        main.locator(f"[data-event={one}] .bounds").get_attribute("d") for one in ("e1", "e4", "e3")
    )
    assert rising.count("L") == falling.count("L") == 2 and both.count("L") == 0


def test_an_open_date_runs_out_of_the_chart(site: Site, page: Page):
    rows = (("../2021-02-12", homes("4", 4, 4, 4), ""), ("2021-06-01", homes("5", 5, 5, 5), ""))
    main = show(site, page, homes_lost(*rows))
    span, grid = (main.locator(one).first.get_attribute("d") for one in ("[data-event=e1] .span", "svg .grid"))
    assert span.split()[0] == grid.split()[0]  # both begin at the left edge
    assert span.count("v") == 1  # a stroke closes the known end alone


def test_time_runs_as_the_page_is_read(site: Site, page: Page):
    main = show(site, page, LOST, "ar", "rtl")
    first, last = (main.locator(f"svg [data-event={one}] circle").first.bounding_box() for one in ("e1", "e5"))
    assert first["x"] > last["x"]


def test_reports_of_one_time_are_no_chart_but_an_open_table(site: Site, page: Page):
    mayor, army = (("2021-02-12", homes(f"{n}", n, n, n), who) for n, who in ((40, "the mayor"), (70, "the army")))
    main = show(site, page, homes_lost(mayor, army))
    expect(main.get_by_text("Reports disagree.")).to_be_visible()
    expect(main.get_by_role("cell", name="70 homes disagrees with 1")).to_be_visible()
    expect(main.get_by_role("img")).to_have_count(0)


def test_a_scale_that_does_not_begin_at_zero_is_told(site: Site, page: Page):
    near = homes_lost(("2021", homes("96", 96, 96, 96), ""), ("2022", homes("98", 98, 98, 98), ""))
    expect(show(site, page, near).get_by_text("does not begin at zero")).to_be_visible()


@pytest.mark.parametrize("values", [(0, 0), (1e-9, 3), (-7, 1e15), (5, 1e299), (-4, -3.9), (1e308, 2)])
def test_any_numbers_are_drawn_or_told(site: Site, page: Page, values: tuple[float, float]):
    main = show(
        site, page, homes_lost(*((f"202{n}", homes(str(one), one, one, one), "") for n, one in enumerate(values)))
    )
    assert "NaN" not in main.evaluate("main => main.shadowRoot.innerHTML")
    expect(main.locator("details")).to_have_count(1)


def test_what_cannot_be_drawn_is_in_the_table(site: Site, page: Page):
    more = homes_lost(
        ("2021", homes("4", 4, 4, 4), ""), ("2022", homes("5", 5, 5, 5), ""), ("../..", homes("6", 6, 6, 6), ""),
        ("2023", homes("many"), ""),
    )  # fmt: skip
    main = show(site, page, more)
    expect(main.locator("svg [data-event]")).to_have_count(2)
    expect(main.get_by_text("2 more reports are in the table alone.")).to_be_visible()


def test_without_figures_and_conflicts_there_is_nothing(site: Site, page: Page):
    main = show(site, page, Timeline("Nothing"))
    assert main.evaluate("main => main.shadowRoot.firstElementChild.childElementCount") == 0


# What the sources disagree on.


def test_conflicts_name_the_event_and_each_value_with_its_source(site: Site, page: Page):
    conflicts = (
        Conflict("when", ("2021-02-12", "[2021-02..2021-04]", "%"), ("a1", "a2", "a1")),
        Conflict("figure", ("40 homes", "40 homes"), ("a1", "a2")),
        Conflict("kind", ("plan", "occurrence"), ("a1", "gone")),
    )
    event = attrs.evolve(LOST.events[0], conflicts=conflicts)
    main = show(site, page, attrs.evolve(LOST, events=(event,)))
    assert main.locator("dd").all_inner_texts() == [
        "12 February 2021 \u2013 Source 1: Flood on the Arl",
        "between February and April 2021 \u2013 Source 2: A year later",
        "% \u2013 Source 1: Flood on the Arl",
        "40 homes \u2013 Source 1: Flood on the Arl; Source 2: A year later",
        "plan \u2013 Source 1: Flood on the Arl",
        "event",
    ]
    main.get_by_role("button").click()
    expect(page).to_have_title("chose e1")


def test_hostile_words_stay_words(site: Site, page: Page):
    events = [told(n, text, f"202{n % 9}", homes(text, n, n, n), text) for n, text in enumerate(HOSTILE)]
    conflict = Conflict("figure", tuple(HOSTILE), tuple("a1" for _ in HOSTILE))
    made = Timeline(
        "x", (attrs.evolve(events[0], conflicts=(conflict,)), *events[1:]), sources=(Source("a1", HOSTILE[0]),)
    )
    main = show(site, page, made)
    main.evaluate("main => main.shadowRoot.querySelectorAll('details').forEach((one) => (one.open = true))")
    page.wait_for_timeout(50)
    tags = main.evaluate("main => [...new Set([...main.shadowRoot.querySelectorAll('*')].map((one) => one.localName))]")
    assert not {*tags} & {"script", "img", "iframe", "style", "b", "a"}


# For every reader.


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("language", "direction", "width"), [("en", "ltr", 1000), ("ar", "rtl", 320)])
def test_axe_finds_nothing(browser: Browser, site: Site, scheme: str, language: str, direction: str, width: int):
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    conflict = Conflict("when", ("2021-02-12", "2021-02-13"), ("a1", "a2"))
    events = (attrs.evolve(LOST.events[0], conflicts=(conflict,)), *LOST.events[1:])
    main = show(site, page, attrs.evolve(LOST, events=events), language, direction)
    main.locator("summary").click()
    assert faults(page, "region", "page-has-heading-one") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_many_reports_are_drawn_in_part_and_told_in_full_when_asked(site: Site, page: Page):
    days = ((f"{1990 + n // 300}-{n % 300 // 25 + 1:02d}-{n % 25 + 1:02d}", n) for n in range(2000))
    made = homes_lost(*((day, homes(f"{n}", n, n, n), "the mayor") for day, n in days))
    main = show(site, page, made)
    expect(main.locator("svg [data-event=e2000]")).to_have_count(1)
    assert main.locator("svg [data-event]").count() <= 40
    assert main.locator("tr").count() == 0
    main.get_by_text("2,000 reports").click()
    expect(main.locator("tbody tr")).to_have_count(2000)
