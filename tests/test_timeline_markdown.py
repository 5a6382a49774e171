"""The Markdown page: its parts, its options, and how it reads raw. Hostile text: test_timeline_markdown_text.py."""

from __future__ import annotations

import re

import attrs
import pytest

from timeline import Attribution, Figure, Source, Span, Timeline, export
from timeline.edtf import parse
from timeline.registry import find_exporter
from timeline.testing import check_exporter, sample_timelines, usual_timeline
from timeline_markdown.escaping import address, literal, slug
from timeline_markdown.tables import table


def markdown(timeline: Timeline, **options: bool) -> str:
    return export(timeline, "markdown", options).decode()


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_it_keeps_the_contract() -> None:
    check_exporter(find_exporter("markdown"))


def test_the_parts_stand_in_a_briefings_order() -> None:
    assert re.findall(r"^#+ .*$", markdown(usual_timeline()), re.MULTILINE) == [
        "# The Arl dam", "## Bottom line", "## Key judgements", "## Key developments", "## Events",
        "## Figures over time", "## Conflicts and gaps", "## Outlook", "## Undated", "## Changed by a person",
        "## Probability yardstick", "## Sources", "## How this was made", "### Why each event has its date",
        "### What was not understood, or not certain",
    ]  # fmt: skip


def test_a_part_without_content_is_left_out_and_an_empty_timeline_says_that_it_is() -> None:
    page = markdown(Timeline("Nothing"))
    assert page == "# Nothing\n\nNo events.\n\nNo event was found.\n"


def test_the_events_table_shows_date_event_speaker_figures_and_source() -> None:
    rows = [line for line in markdown(usual_timeline()).split("\n") if line.startswith("|")]
    assert cells(rows[0]) == ["#", "Date", "Event", "Who says so", "Figures", "Source"]
    assert cells(rows[3]) == ["2", "3 to 11 February 2021", "Rain fell for nine days", "", "", "[1](#sources)"]
    assert "*(assessment, as of February 2021)*" in rows[5] and "said 14 February 2021" in rows[5]


def test_a_column_that_nothing_fills_is_left_out() -> None:
    samples = dict(sample_timelines())
    rows = [line for line in markdown(samples["one event"]).split("\n") if line.startswith("|")]
    assert cells(rows[0]) == ["#", "Date", "Event", "Source"]


def test_what_is_denied_or_cancelled_is_marked() -> None:
    assert "*(statement, denied)*" in markdown(usual_timeline())


def test_every_link_within_the_page_leads_to_a_heading() -> None:
    for name, timeline in sample_timelines():
        page = markdown(timeline, toc=True)
        headings = [slug(re.sub(r"\\(.)", r"\1", found)) for found in re.findall(r"^#+ (.*)$", page, re.MULTILINE)]
        assert set(re.findall(r"\]\(#([^)]*)\)", page)) <= set(headings), name


def test_a_title_that_is_named_like_a_section_takes_its_name_and_links_still_arrive() -> None:
    page = markdown(attrs.evolve(usual_timeline(), title="Events"))
    assert "([3](#events-1))" in page and "(#events)" not in page


def test_the_table_of_contents_comes_only_when_asked_for() -> None:
    assert "- [Events](#events)\n" in markdown(usual_timeline(), toc=True)
    assert "- [Events]" not in markdown(usual_timeline())


def test_quotes_stand_under_their_source_and_can_be_left_out() -> None:
    quote = "   - “The Arl dam was finished”\n"
    assert quote in markdown(usual_timeline())
    assert quote not in markdown(usual_timeline(), quotes=False)


def test_only_addresses_of_http_and_https_become_links() -> None:
    sources = tuple(
        Source(f"a{number}", f"T{number}", text)
        for number, text in enumerate(
            ["https://a.org/x", "javascript:alert(1)", "file:///etc/passwd", "//b.org", "r.md"]
        )
    )
    page = markdown(Timeline("t", sources=sources))
    assert re.findall(r"\]\((?!#)([^)]*)\)", page) == ["https://a.org/x"]
    assert "T4, r.md (" in page


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("https://example.org/a_b?c=1&d=2#e", "https://example.org/a_b?c=1&d=2#e"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("https://example.org/(x)<y>\"|'", "https://example.org/%28x%29%3Cy%3E%22%7C'"),
        ("https://example.org/я", "https://example.org/%D1%8F"),
        ("https://example.org/&copy;", "https://example.org/&amp;copy;"),
        ("https://example.org/a b", ""), ("https://", ""), ("http:///x", ""), ("ftp://example.org", ""), ("", ""),
        ("https://example.org/" + "x" * 3000, ""),
    ],
)  # fmt: skip
def test_an_address_is_encoded_or_refused(source: str, target: str) -> None:
    assert address(source) == target


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("snake_case and _this_", r"snake_case and \_this\_"), ("R&D & &amp;", r"R&D & \&amp;"),
        ("1. first", r"1\. first"), ("1.5 million", "1.5 million"), ("- x", r"\- x"), ("a - b", "a - b"),
        (":+1: [^1]", r"\:+1: \[^1\]"), ("No! Yes!", r"No! Yes\!"), ("2^", r"2\^"),
        ("a\nb\u2028c", "a b c"), ("", "—"), (" \u200e", "\u200e"), ("a\x00b\x1b\u202e", "ab"), ("\ud800", "\ufffd"),
        ("www.example.org", r"www\.example.org"), ("_www.a.bc", r"\_www\.a.bc"),
        ("at 10:30", "at 10:30"), ("**bold**", r"\*\*bold\*\*"),
    ],
)  # fmt: skip
def test_only_what_would_be_markup_is_escaped(text: str, page: str) -> None:
    assert literal(text) == page


def test_columns_are_even_up_to_the_first_long_one() -> None:
    text = table(("#", "Date", "Event", "Source"), [("1", "May 2021", "x" * 40, "1"), ("10", "2021", "y", "2")])
    assert text.split("\n") == [
        "| #   | Date     | Event | Source |",
        "| --- | -------- | --- | --- |",
        f"| 1   | May 2021 | {'x' * 40} | 1 |",
        "| 10  | 2021     | y | 2 |",
    ]
    assert table(("a", "b"), []) == table(("a", "b"), [("", "")]) == ""


def test_a_judgement_says_its_term_once_with_speaker_scale_and_date() -> None:
    assert (
        "- Around 65 homes are likely to be lost (Ministry of Defence; PHIA: 55% to 75%; as of February 2021) "
        "([4](#events))\n"
    ) in markdown(usual_timeline())


def test_the_outlook_leads_with_the_date_and_leaves_out_what_the_as_of_date_has_passed() -> None:
    made = usual_timeline()
    assert "- **Between March and August 2021:** Repairs will end by the summer" in markdown(made)
    assert "## Outlook" not in markdown(attrs.evolve(made, as_of=parse("2022-01")))


def test_figures_show_low_to_high_and_whether_the_reports_disagree() -> None:
    made = usual_timeline()
    few = Figure("12 homes", Span(0, 8), 12, 12, 12, "homes", cumulative=True)
    less = attrs.evolve(made.events[2], id="e9", figures=(few,), attribution=Attribution("the mayor"))
    page = markdown(attrs.evolve(made, events=(*made.events, less)))
    assert [line for line in page.split("\n") if "over 40 homes" in line and "40 or more" in line]
    events = "[3](#events), [4](#events), [9](#events)"
    assert f"\n\n- **Not all of these can be so, if they count the same:** homes ({events})\n" in page
    assert "can be so" not in markdown(made)


def test_gaps_stand_behind_the_conflicts_and_cite_their_events() -> None:
    assert (
        "against at least 450 people ([source 3](#sources))\n"
        "- 2 events could not be dated at all. ([undated](#undated))\n"
    ) in markdown(usual_timeline())


def test_footnotes_have_the_numbers_of_their_events_and_hold_the_quotes() -> None:
    page = markdown(usual_timeline(), footnotes=True)
    assert "| Rain fell for nine days" in page and re.search(r"\| 2 .*\| \[\^2\] ", page)
    assert "- Something without a date happened, number 1: Nothing in the text dates it.[^u1]\n" in page
    assert page.endswith("\n[^u2]: Source 3, Report 3: “Something without a date happened, number 2”.\n")
    assert "\n[^7]: Source 1, Report 1: “The lower town was evacuated”; Source 2, Report 2: “The" in page
    assert "   - “" not in page and "(#sources)" not in page.partition("## Conflicts")[0]


def test_each_footnote_is_defined_once_and_used() -> None:
    for name, timeline in sample_timelines():
        page = markdown(timeline, footnotes=True)
        defined = re.findall(r"^\[\^(\w+)\]:", page, re.MULTILINE)
        assert sorted(re.findall(r"(?<!\\)\[\^(\w+)\](?!:)", page)) == sorted(defined), name


def test_footnotes_without_quotes_name_the_sources_alone() -> None:
    assert "\n[^1]: Source 1, Report 1.\n" in markdown(usual_timeline(), footnotes=True, quotes=False)


def test_front_matter_tells_what_the_page_is_about() -> None:
    page = markdown(usual_timeline(), frontmatter=True)
    assert page.startswith(
        '---\ntitle: "The Arl dam"\nas_of: "2021-03"\nas_of_how: "inferred from the article\'s text, likely"\n'
        'generator: "timeline sample"\nevents: 8\nundated: 2\nsources:\n  - title: "Report 1"\n'
        '    source: "report.md"\n    date: "2021-03"\n    language: "en"\n    sha256: "'
    )
    assert "\n---\n\n# The Arl dam\n" in page


def test_front_matter_of_nothing_has_its_title_and_counts() -> None:
    page = markdown(Timeline(""), frontmatter=True)
    assert page.startswith('---\ntitle: "Timeline"\nevents: 0\nundated: 0\n---\n\n# Timeline\n\nNo events.\n')


def test_a_source_has_its_publisher_behind_its_title() -> None:
    source = Source("a", "The gate", "https://example.org/x", "The Arl Courier")
    page = markdown(Timeline("t", sources=(source,)))
    assert "1. [The gate](https://example.org/x), The Arl Courier (its own time is not known)" in page
    assert "The sources’ own time is not known. No events" in page


def test_five_thousand_events_make_a_page_with_a_row_each() -> None:
    (event,) = dict(sample_timelines())["one event"].events
    many = tuple(attrs.evolve(event, id=f"e{n}") for n in range(5000))
    page = markdown(Timeline("Many", many), footnotes=True, toc=True, frontmatter=True)
    assert sum(line.startswith("| ") for line in page.split("\n")) == 2 * 5002


def test_the_page_is_utf_8_with_line_feeds_and_one_at_its_end() -> None:
    page = export(usual_timeline(), "markdown")
    assert b"\r" not in page and page.endswith(b"\n") and not page.endswith(b"\n\n")
