"""The Markdown page: its parts, and that no text of an article breaks out of its place."""

from __future__ import annotations

import re
from collections import Counter

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from timeline import Source, Timeline, export
from timeline.registry import find_exporter
from timeline.testing import HOSTILE, check_exporter, hostile_timeline, sample_timelines, usual_timeline
from timeline_markdown.escaping import address, clean, literal, slug

PARSERS = [
    MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])
    for html in (False, True)
]  # fmt: skip

MARKS = "* _ ** ` `` | \\ [ ](x) < > # - + 1. 2) ~~ ~ &lt; ! --- === :-: a b_c http://x.yz <b> $".split()
FRAGMENTS = st.sampled_from([*HOSTILE, *MARKS, "\n", "\n\n", "\t", " ", "    "])
TEXTS = st.one_of(st.text(max_size=40), st.lists(FRAGMENTS, max_size=8).map("".join))


def markdown(timeline: Timeline, **options: bool) -> str:
    return export(timeline, "markdown", options).decode()


def flat(tokens: list[Token]) -> list[Token]:
    return [one for token in tokens for one in (token, *flat(token.children or []))]


def structure(page: str, parser: MarkdownIt) -> Counter[tuple[str, str]]:
    """How often each element stands in a page: text is left out, and what it stands in is kept."""
    return Counter((token.type, token.tag) for token in flat(parser.parse(page)) if token.type != "text")


def test_it_keeps_the_contract() -> None:
    check_exporter(find_exporter("markdown"))


def test_the_parts_stand_in_a_briefings_order() -> None:
    assert re.findall(r"^#+ .*$", markdown(usual_timeline()), re.MULTILINE) == [
        "# The Arl dam", "## Bottom line", "## Key developments", "## Key judgements", "## Events",
        "## Figures over time", "## Conflicts", "## Outlook", "## Undated", "## Changed by a person",
        "## Probability yardstick", "## Sources", "## How the dates were resolved", "## What was not understood",
    ]  # fmt: skip


def test_a_part_without_content_is_left_out_and_an_empty_timeline_says_that_it_is() -> None:
    page = markdown(Timeline("Nothing"))
    assert page == "# Nothing\n\n0 events in order.\n\nNo event was found.\n"


def test_the_events_table_shows_date_event_speaker_figures_and_source() -> None:
    rows = [line for line in markdown(usual_timeline()).split("\n") if line.startswith("|")]
    assert rows[0] == "| # | Date | Event | Who says so | Figures | Source |"
    assert rows[3] == "| 2 | 3 to 11 February 2021 | Rain fell for nine days |  |  | [1](#sources) |"
    assert "*(assessment, as of February 2021)*" in rows[5] and "said 14 February 2021" in rows[5]


def test_a_column_that_nothing_fills_is_left_out() -> None:
    samples = dict(sample_timelines())
    assert "| # | Date | Event | Source |" in markdown(samples["one event"])


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
        ("a\nb\u2028c", "a b c"), ("", "—"), (" \u200e", "\u200e"), ("a\x00b\x1b\u202e", "ab"), ("\ud800", "\ufffd"),
        ("www.example.org", r"www\.example.org"), ("at 10:30", "at 10:30"), ("**bold**", r"\*\*bold\*\*"),
    ],
)  # fmt: skip
def test_only_what_would_be_markup_is_escaped(text: str, page: str) -> None:
    assert literal(text) == page


@settings(max_examples=300)
@given(TEXTS)
def test_a_literal_text_is_shown_as_it_is_in_every_place(text: str) -> None:
    written = literal(text)
    for parser in PARSERS:
        for page in (written, f"- {written}", f"| a |\n| --- |\n| {written} |", f"# {written}", f"a ({written})"):
            tokens = [
                token for token in flat(parser.parse(page)) if token.type in ("text", "text_special", "html_inline")
            ]
            found = "".join(token.content for token in tokens)
            assert clean(text) in found, page
            assert not any(token.type == "html_inline" for token in tokens)


@pytest.mark.parametrize("parser", PARSERS, ids=["html off", "html on"])
def test_no_hostile_text_changes_the_structure_of_the_page(parser: MarkdownIt) -> None:
    plain = hostile_timeline(f"plain {number}" for number in range(len(HOSTILE)))
    hostile = attrs.evolve(hostile_timeline(), sources=plain.sources)
    assert structure(markdown(hostile, toc=True), parser) == structure(markdown(plain, toc=True), parser)


@settings(max_examples=40)
@given(st.lists(TEXTS.filter(bool), min_size=3, max_size=3, unique_by=str.casefold))
def test_no_text_at_all_changes_the_structure_of_the_page(texts: list[str]) -> None:
    plain = hostile_timeline(["a", "b", "c"])
    sources = tuple(attrs.evolve(one, title=text) for one, text in zip(plain.sources, texts, strict=True))
    hostile = attrs.evolve(hostile_timeline(texts), sources=sources)
    plain = attrs.evolve(plain, sources=plain.sources)
    for parser in PARSERS:
        assert structure(markdown(hostile), parser) == structure(markdown(plain), parser)


def test_a_hostile_label_is_read_in_the_table_as_it_stands_in_the_article() -> None:
    tokens = flat(PARSERS[0].parse(markdown(hostile_timeline())))
    cells = ["".join(one.content for one in token.children or []) for token in tokens if token.type == "inline"]
    for text in HOSTILE:
        assert any(cell.startswith(clean(text)) for cell in cells), text


def test_the_page_is_utf_8_with_line_feeds_and_one_at_its_end() -> None:
    page = export(usual_timeline(), "markdown")
    assert b"\r" not in page and page.endswith(b"\n") and not page.endswith(b"\n\n")
