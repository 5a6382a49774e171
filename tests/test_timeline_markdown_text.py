"""No text of an article breaks out of its place on the Markdown page: each is found there, literally, by a parser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from timeline import Timeline, export
from timeline.testing import HOSTILE, hostile_timeline
from timeline_markdown.escaping import clean, literal
from timeline_markdown.frontmatter import quoted

PARSERS = [
    MarkdownIt("commonmark", {"html": html})
    .enable(["table", "strikethrough"])
    .use(footnote_plugin)
    .use(front_matter_plugin)
    for html in (False, True)
]

MARKS = (
    "* _ ** __ ` `` ``` | || \\ \\| [ ] ](x) ![x](y) < > # ## - + 1. 2) ~~ ~ ! --- === ... :-: a b_c $ $$ $x$ "
    "^[x] [^1] [^1]: [^u1] [x]: &lt; &#65; &amp <b> </td> <!-- --> <?x ?> http://x.yz https://x.yz www.x.yz a@b.cd "
    "mailto:a@b.cd @name :smile: :+1: title: {#id} !!str %YAML +++ \" ' {{ }} [ ] - [x] *** \\n "
    "\ufeff \x85 \u2028 \u202e \ud800 \x00 \x1b[1m"
).split(" ")
SPACES = ("\n", "\n\n", "\r\n", "\t", " ", "    ", "\n---\n", "\n| x |\n", "\n[^1]: x\n")
FRAGMENTS = st.sampled_from([*HOSTILE, *MARKS, *SPACES])
TEXTS = st.one_of(st.text(max_size=40), st.lists(FRAGMENTS, max_size=8).map("".join))
# Where labels are quoted in a sentence their last full stop goes, and an empty text is a dash: not what is tested here.
SHOWN = TEXTS.filter(lambda text: clean(text) != "—" and not clean(text).endswith("."))

OPTIONS = ({"toc": True}, {"footnotes": True, "frontmatter": True}, {"footnotes": True, "quotes": False, "toc": True})


def told(texts: Sequence[str]) -> Timeline:
    """Each text in every place, twice, so that figures make a series; addresses are the same for all texts."""
    made = hostile_timeline(texts)
    again = tuple(attrs.evolve(event, id=f"again {event.id}") for event in made.events)
    sources = tuple(attrs.evolve(one, source=f"https://example.org/{n}") for n, one in enumerate(made.sources))
    return attrs.evolve(made, events=made.events + again, sources=sources)


def blocks(page: str, parser: MarkdownIt) -> Iterator[tuple[str, ...]]:
    """Every token of the page in order: what it is, where it leads, and of a run of words the words, without spaces."""
    for token in parser.parse(page):
        if token.type == "front_matter":
            yield ("front matter", *front(token.content))
        elif token.type == "inline":
            yield from inline(token.children or [])
        else:
            yield token.type, token.tag, str(token.meta.get("label", ""))


def inline(tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    words = ""
    for token in tokens:
        if token.type in ("text", "text_special"):
            words += "".join(token.content.split())
            continue
        if words:
            yield "words", words
            words = ""
        target = str(token.attrs.get("href", "")).removesuffix("-1")  # of a title that is named like a section
        yield token.type, token.tag, target, str(token.meta.get("label", "")), token.content
    if words:
        yield "words", words


def front(content: str) -> Iterator[str]:
    """The lines of front matter: keys as they are, each text as YAML and JSON read it, and nothing else."""
    for line in content.split("\n"):
        found = re.fullmatch(r'((?:  - |    )?[a-z0-9_]+:)(?: (".*"|\d+))?', line)
        assert found, line
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]", line)
        value = json.loads(found[2]) if found[2] else ""
        yield f"{found[1]} {''.join(str(value).split())}"


def filled(block: tuple[str, ...], texts: Sequence[str]) -> tuple[str, ...]:
    """A block of the page of placeholders with the texts in their places."""
    return tuple(re.sub(r"qq(\d+)qq", lambda n: "".join(clean(texts[int(n[1])]).split()), part) for part in block)


def check(texts: Sequence[str], options: dict[str, bool], parser: MarkdownIt) -> None:
    plain = export(told([f"qq{n}qq" for n in range(len(texts))]), "markdown", options).decode()
    page = export(told(texts), "markdown", options).decode()
    expected = [filled(block, texts) for block in blocks(plain, parser)]
    assert list(blocks(page, parser)) == expected


@pytest.mark.parametrize("parser", PARSERS, ids=["html off", "html on"])
@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
def test_every_hostile_text_stands_literally_in_its_places_and_changes_nothing_else(
    options: dict[str, bool], parser: MarkdownIt
) -> None:
    texts = [text for text in HOSTILE if clean(text) != "—" and not clean(text).endswith(".")]
    assert len(texts) > 20
    check(texts, options, parser)


@settings(max_examples=60, deadline=None)
@given(st.lists(SHOWN, min_size=3, max_size=3, unique_by=lambda text: "".join(text.split()).casefold()),
       st.sampled_from(OPTIONS), st.sampled_from(PARSERS))  # fmt: skip
def test_any_text_at_all_stands_literally_in_its_places_and_changes_nothing_else(
    texts: list[str], options: dict[str, bool], parser: MarkdownIt
) -> None:
    check(texts, options, parser)


@settings(max_examples=300)
@given(TEXTS)
def test_a_literal_text_is_shown_as_it_is_in_every_place(text: str) -> None:
    written = literal(text)
    for parser in PARSERS:
        for place in ("{}", "- {}", "| a |\n| --- |\n| {} |", "# {}", "a ({})", "a[^1]\n\n[^1]: {}", "- “{}”"):
            found = [
                child
                for token in parser.parse(place.format(written))
                if token.type == "inline"
                for child in token.children or []
            ]
            assert clean(text) in "".join(one.content for one in found), place
            assert {one.type for one in found} <= {"text", "text_special", "footnote_ref", "footnote_anchor"}


@settings(max_examples=300)
@given(TEXTS)
def test_a_text_in_front_matter_is_one_scalar_on_one_line(text: str) -> None:
    scalar = quoted(text)
    assert json.loads(scalar) == (clean(text) if text else "")
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]", scalar)


def test_a_hostile_label_is_read_in_the_table_as_it_stands_in_the_article() -> None:
    tokens = PARSERS[0].parse(export(hostile_timeline(), "markdown").decode())
    cells = ["".join(one.content for one in token.children or []) for token in tokens if token.type == "inline"]
    for text in HOSTILE:
        assert any(cell.startswith(clean(text)) for cell in cells), text


def test_a_text_that_would_be_an_entity_with_the_mark_behind_it_stands_literally() -> None:
    check(["0", "&ap", "00"], {"toc": True}, PARSERS[0])
