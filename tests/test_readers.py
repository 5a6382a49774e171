"""Readers: text untouched, prose of the same length, blocks where a reader of the page would see them."""

from __future__ import annotations

import codecs
import json
import time
from collections.abc import Callable
from typing import Any, NoReturn

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import ReadError, UnknownFormatError
from timeline.hookspecs import Reader
from timeline.model import Article
from timeline.readers import read, reader_for, suffixes
from timeline.readers.cleaning import plain
from timeline.readers.inline import markup


def one(data: bytes | str, source: str = "a.txt") -> Article:
    (item,) = read(data.encode() if isinstance(data, str) else data, source)
    assert isinstance(item, Article), item
    assert len(item.prose) == len(item.text)
    return item


def refusal(data: bytes, source: str = "a.txt") -> ReadError:
    (item,) = read(data, source)
    assert isinstance(item, ReadError), item
    return item


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(article.prose)) for block in article.blocks]


# Plain text


def test_a_year_that_heads_the_entry_of_a_chronicle_in_markdown_is_no_number_of_a_list() -> None:
    article = one("1093. The cloister was founded.\n1094. It burned.\n\n1. first\n", "a.md")
    assert [block.span.of(article.prose) for block in article.blocks] == [
        "1093. The cloister was founded.", "1094. It burned.", "first",
    ]  # fmt: skip


def test_blank_lines_part_paragraphs_and_a_wrapped_paragraph_stays_one() -> None:
    article = one("The mill opened in 1901\nand closed in 1955.\n \u00a0\nIt burned.\n")
    assert blocks(article) == [
        ("paragraph", "The mill opened in 1901\nand closed in 1955."),
        ("paragraph", "It burned."),
    ]


def test_a_short_line_without_a_full_stop_before_a_paragraph_is_a_heading_and_the_title() -> None:
    article = one("A mill’s life\n\nThe mill opened in 1901.\n\nIts end\n\nIt closed in 1955.")
    assert [kind for kind, _ in blocks(article)] == ["heading", "paragraph", "heading", "paragraph"]
    assert article.title == "A mill’s life"


def test_a_heading_may_stand_right_above_its_paragraph() -> None:
    article = one("The mill\nIn 1901 the mill on the river opened its gates for\nthe first time, and 40 men went in.")
    assert blocks(article)[0] == ("heading", "The mill")


def test_where_lines_are_not_wrapped_each_is_a_paragraph() -> None:
    article = one("The old mill\n" + "It ran. " * 30 + "\n" + "It stood. " * 30)
    assert [kind for kind, _ in blocks(article)] == ["heading", "paragraph", "paragraph"]


def test_a_line_that_a_small_letter_opens_goes_on_with_an_open_one() -> None:
    article = one("It ran. " * 30 + "\nHolm is accused of\nselling a mill\nin 1955. He denies it.\nIt stood.")
    assert [words for _, words in blocks(article)][1:] == [
        "Holm is accused of\nselling a mill\nin 1955. He denies it.",
        "It stood.",
    ]


def test_list_items_and_quotes_leave_their_markers_out() -> None:
    article = one("- opened in 1901\n- closed\n  in 1955\n\n> He said so.\n> Twice.\n\n2) sold")
    assert [kind for kind, _ in blocks(article)] == ["item", "item", "quote", "item"]
    assert [words.split() for _, words in blocks(article)][2] == ["He", "said", "so.", "Twice."]
    assert blocks(article)[3] == ("item", "sold")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x85"])
def test_every_line_end_parts_lines(end: str) -> None:
    assert len(one(f"It opened.{end}{end}It closed.").blocks) == 2


# Cleaning


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("“In ‘May’”", "\"In 'May'\""),
        ("5–7 May — 1999", "5-7 May — 1999"),
        ("5\u00a0May\u20091999\t", "5 May 1999 "),
        ("a\x00b\x1b\ufeff\u202ec", "a b   c"),
        ("x\ud800y", "x y"),
        ("Au\u00adgust", "Au\u2060gust"),
        ("e\u0301te\u0301", "e\u0301te\u0301"),
        ("a" + "\u0301" * 31 + "b", "a" + " " * 31 + "b"),
    ],
)
def test_prose_is_plain(text: str, prose: str) -> None:
    assert plain(text) == prose


@given(st.text(alphabet=st.characters()))
def test_prose_keeps_the_length_and_never_holds_what_a_terminal_or_xml_would_choke_on(text: str) -> None:
    prose = plain(text)
    assert len(prose) == len(text)
    assert not any((ord(c) < 0x20 and c != "\n") or 0xD800 <= ord(c) <= 0xDFFF for c in prose)


@given(st.text(alphabet="ab1 \n*_`[]()!<>#-|\\~&;:.\"'="))
def test_markdown_of_any_kind_keeps_the_length_and_its_blocks_in_order(text: str) -> None:
    if not text.strip(" \n"):
        return
    article = one("x" + text, "a.md")
    ends = [0]
    for block in article.blocks:
        assert block.span.start >= ends[-1]
        ends.append(block.span.end)


# Encodings


def test_byte_order_marks_are_obeyed_and_left_out() -> None:
    assert one(codecs.BOM_UTF8 + b"In May").text == "In May"
    assert one("In Maý".encode("utf-16")).text == "In Maý"
    assert one(codecs.BOM_UTF16_BE + "In May".encode("utf-16-be")).text == "In May"


def test_another_encoding_is_detected_and_noted() -> None:
    words = "Летом 1908 года на реке построили мельницу, которая работала до пятого мая 1955 года и сгорела. "
    article = one((words * 3).encode("cp1251"))
    assert article.text == words * 3
    assert article.notes == ("read as windows-1251, detected",)


def test_english_with_a_few_curly_quotes_is_windows_1252() -> None:
    words = "The mill’s owner said in 1955 that “nothing” would be lost, and that the men would be paid. " * 4
    article = one(words.encode("cp1252"))
    assert (article.text, article.notes) == (words, ("read as windows-1252, detected",))


def test_what_is_no_text_is_refused_with_what_to_do() -> None:
    assert "no text" in refusal(b"").what
    assert "no text" in refusal(b" \r\n\t").what
    assert "binary" in refusal(bytes(range(256)) * 4).what
    assert "a PDF" in refusal(b"%PDF-1.7 ...").what
    assert "too short" in refusal("Größe".encode("latin-1")).what
    assert "damaged" in refusal(b"\xff\xfea").what
    assert all(refusal(data).next for data in (b"", b"%PDF-1.7", b"\xff\xfea"))


def test_a_nul_and_a_lone_surrogate_in_a_text_cost_only_themselves() -> None:
    assert (
        one(b"The mill opened in 1901.\x00 It closed in 1955.").prose == "The mill opened in 1901.  It closed in 1955."
    )


def test_a_text_beyond_the_limit_is_refused_and_one_at_the_limit_is_read() -> None:
    assert isinstance(read(b"a" * 100, "a.txt", limit=100)[0], Article)
    (item,) = read(b"a" * 101, "a.txt", limit=100)
    assert isinstance(item, ReadError)
    assert "101 characters; at most 100" in item.what


# Markdown

PAGE = """---
title: "The mill: a life"
date: 2024-08-05T10:00:00+02:00
lang: en-GB
genre: narrative
---

# The *old* mill

It opened on **5 August 1901**, in [May](http://example.org/2020/01/01 "in 1999") they said; see
https://example.org/2011/02/03. A [note][n] and [sic] and 5 * 3 and snake_case
&nbsp; `code` <b>bold</b> ![in 1998](i.png)

> It burned
> in 1955.

- first
  - second

| Year | What   |
|------|--------|
| 1901 | opened |

```
log 2001
```

<!-- closed in 1777

really -->

[n]: http://example.org/1997
"""


def test_markdown_gives_blocks_as_the_page_shows_them() -> None:
    found = [(kind, " ".join(words.split())) for kind, words in blocks(one(PAGE, "a.md"))]
    assert found == [
        ("heading", "The old mill"),
        (
            "paragraph",
            "It opened on 5 August 1901 , in May they said; see . A note and [sic] and 5 * 3 and snake_case code bold",
        ),
        ("quote", "It burned in 1955."),
        ("item", "first"),
        ("item", "second"),
        ("table", "Year What"),
        ("table", "1901 opened"),
        ("other", "log 2001"),
    ]


def test_what_a_page_does_not_show_is_not_in_the_prose() -> None:
    prose = one(PAGE, "a.md").prose
    hidden = ("2020", "2011", "1777", "1997", "1998", "1999", "2024", "```", "|")
    assert not [words for words in hidden if words in prose]


def test_front_matter_tells_title_date_language_and_genre() -> None:
    article = one(PAGE, "a.md")
    assert (article.title, article.language, article.genre) == ("The mill: a life", "en-GB", "narrative")
    assert article.dct.when is not None
    assert (article.dct.when.edtf, article.dct.how) == ("2024-08-05", "metadata")


def test_the_title_is_the_first_heading_of_level_one_as_written() -> None:
    assert one("## Before\n\n# The “old” *mill* of [Ay](x)\n\nIt ran.", "a.md").title == "The “old” mill of Ay"
    assert one("Old mill\n========\n\nIt ran.", "a.md").title == "Old mill"
    assert one("It ran.", "a.md").title == ""


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert one("---\nIt ran in 1901.\n---\n", "a.md").prose.count("1901") == 1


def test_a_bad_date_in_front_matter_is_said() -> None:
    assert "2024-13" in refusal(b"---\ndate: 2024-13-45\n---\nIt ran.", "a.md").what


def test_nested_markers_are_blanked_in_their_order() -> None:
    article = one("> 1. first\n>    more\n> 2. > deep\n", "a.md")
    assert [" ".join(words.split()) for _, words in blocks(article)] == ["first more", "deep"]


def test_text_nested_deeper_than_the_parser_goes_is_not_lost() -> None:
    assert "1901" in one("> " * 200 + "in 1901", "a.md").prose


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        '](a "' * 20_000,
        "`a``b" * 20_000,
        "<!-- " * 20_000,
        "![[]()" * 20_000,
        "*a " * 30_000,
        "<a " * 30_000,
    ],
    ids=lambda text: text[:6],
)
def test_no_inline_markup_takes_more_than_linear_time(text: str) -> None:
    start = time.process_time()
    list(markup(text))
    assert time.process_time() - start < 2


# JSON lines


def line(**fields: object) -> str:
    return json.dumps(fields) + "\n"


def test_json_lines_give_an_article_or_an_error_each() -> None:
    data = (
        line(id="a", text="It ran in 1901.", dct="1902-03", title="T", lang="en", genre="news", source="S")
        + "\n"
        + "no\n"
        + line(id=2, text="It ran.")
        + line(text="It ran.")
        + line(id="c")
        + line(id="d", text=" ")
        + line(id="e", text="x", dct="1902-13")
        + line(id="f", text="x", genre="poem")
        + "[1]\n"
        + "[" * 100_000
    )
    items = read(data.encode(), "a.jsonl")
    good = [item for item in items if isinstance(item, Article)]
    bad = [item for item in items if isinstance(item, ReadError)]
    assert [item.id for item in good] == ["a", "2"]
    assert (good[0].title, good[0].source, good[0].genre, good[0].dct.how) == ("T", "S", "news", "given")
    assert [item.where for item in bad] == [f"a.jsonl, line {n}" for n in (3, 5, 6, 7, 8, 9, 10, 11)]
    assert all(item.next for item in bad)


# Which reader


def test_the_suffix_tells_the_reader_and_a_name_overrules_it() -> None:
    names = [
        reader_for(source).name for source in ("a.txt", "README", "-", "a.MD", "b.markdown", "c.jsonl", "d.ndjson")
    ]
    assert names == ["text", "text", "text", "markdown", "markdown", "jsonl", "jsonl"]
    assert reader_for("a.dat", "markdown").name == "markdown"
    assert {".txt", ".md", ".jsonl"} <= suffixes()


def test_an_unknown_suffix_lists_the_known_ones() -> None:
    with pytest.raises(UnknownFormatError, match=r"'\.docx'.*\.md"):
        read(b"x", "a.docx")
    with pytest.raises(UnknownFormatError, match="markdown"):
        read(b"x", "a.txt", "word")


def test_the_hash_is_that_of_the_bytes() -> None:
    assert one(b"It ran.").sha256 == one("It ran.").sha256 != one(b"It ran!").sha256


class TestReadersOfOthers:
    @pytest.fixture
    def gives(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., Any]], None]:
        """Install a reader for `.odd` files that does this."""

        def install(read: Callable[..., Any]) -> None:
            reader = Reader("odd", (".odd",), ("text/x-odd",), "Odd.", read)
            monkeypatch.setattr("timeline.readers._strangers", lambda: (reader,))

        return install

    @pytest.mark.parametrize("error", [ValueError("no luck"), SystemExit(0), BaseException("no luck")])
    def test_one_that_raises_anything_costs_its_own_file_alone(self, gives: Any, error: BaseException) -> None:
        def fail(data: bytes, source: str) -> NoReturn:
            raise error

        gives(fail)
        with pytest.raises(ReadError, match=rf"a\.odd: the reader 'odd' failed on it: {type(error).__name__}"):
            read(b"x", "a.odd")

    def test_what_is_no_article_is_an_error_in_its_place(self, gives: Any) -> None:
        article = attrs.evolve(one("text"), source="")
        gives(lambda data, source: [article, "text"])
        good, bad = read(b"x", "a.odd")
        assert isinstance(good, Article) and good.source == "a.odd"
        assert isinstance(bad, ReadError) and "gave str instead of an article" in str(bad)

    def test_an_interrupt_is_passed_on(self, gives: Any) -> None:
        def stop(data: bytes, source: str) -> NoReturn:
            raise KeyboardInterrupt

        gives(stop)
        with pytest.raises(KeyboardInterrupt):
            read(b"x", "a.odd")
