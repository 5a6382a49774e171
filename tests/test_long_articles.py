"""Articles as long as a library are read and kept in little room, and nothing that is found in them is another."""

from __future__ import annotations

import io
import itertools
import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import analysis
from timeline.cli import bulk
from timeline.cli.settings import Settings
from timeline.model import Block, Span
from timeline.packed import Packed, alike, replaced
from timeline.readers import longlines
from timeline.readers.jsonlines import article_of, record_of
from timeline.readers.longlines import Narrowed, long_article, long_record
from timeline.timexes import kept, tag
from timeline.timexes.edges import Edged, edged

TEXT = (
    "Weir burst on 3 May\n\n- Monday: \u201cthe 7\u201312 June fair\u201d\n- 2027: second weir\n\n"
    "On Tuesday, 6/5/2020, she said: \u201cI\u2019ll come back by 08/07.\u201d\r\n"
    "From 3 to 4 p.m. on Friday\tnobody came \u2014 "
    "what a day!\n\nIn 1824 it rose. In May it fell; two years later, at noon, it rose.\n\n"
)
GIVEN: list[dict[str, Any]] = [
    {},
    {"dct": "2021-03-04"},
    {"genre": "narrative"},
    {"genre": "colloquial"},
    {"lang": "de"},
]

blocks = st.builds(
    Block, st.builds(Span, st.integers(0, 999), st.integers(0, 999)), st.sampled_from(["heading", "item", "paragraph"])
)


@given(st.lists(blocks), st.data())
def test_packed_values_are_those_that_were_given(values: list[Block], data: st.DataObject) -> None:
    packed = Packed(values)
    assert (list(packed), len(packed), [packed[at] for at in range(len(values))]) == (values, len(values), values)
    assert packed[1:-1] == tuple(values[1:-1])
    assert [one.kind for one in alike(packed)] == [one.kind for one in values]
    places = st.integers(0, len(values) - 1) if values else st.nothing()
    changed = data.draw(st.dictionaries(places, st.none() | blocks))
    assert tuple(replaced(packed, changed)) == tuple(replaced(tuple(values), changed))
    assert list(packed) == values


@pytest.mark.parametrize("told", GIVEN, ids=str)
def test_packed_expressions_are_resolved_as_others_are(told: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    article = article_of({"id": "a", "text": TEXT * 5, **told}, "a test")
    assert tuple(kept(article, Packed)) == tag(article)
    expected = analysis.times(article).resolved
    assert tuple(analysis.each_time(article)) == expected
    monkeypatch.setattr(analysis, "_LONG", 0)
    assert tuple(analysis.each_time(article)) == expected


@given(st.text(alphabet="ab 5|\t\n-#>.2", max_size=90), st.lists(st.integers(0, 90), max_size=4))
def test_edges_are_marked_alike_in_one_stretch_and_in_many(text: str, cuts: list[int]) -> None:
    article = article_of({"id": "a", "text": f"a\n{text}"}, "a test")
    ends = sorted({min(cut, len(article.prose)) for cut in cuts} | {0, len(article.prose)})
    marked, made = Edged(article), ""
    for start, end in itertools.pairwise(ends):
        stretch, at = marked.stretch(start, end)
        made += stretch[at : at + end - start]
        assert marked.of(max(0, end - 5), end) == made[-5:]
    assert made == edged(article)


def in_parts(line: str, size: int) -> list[bytes]:
    raw = line.encode("utf-8", "surrogatepass")
    return [raw[at : at + size] for at in range(0, len(raw), size)]


ODD = 'a "\\\n\t\r\u201c\u2019\u2013\u2014\u00e9\U0001f600\ud83d|>-'
"""What JSON escapes, what is read as something plainer, and what takes more than a byte."""


@given(st.text(alphabet=ODD, min_size=1).map("On 3 May {}".format), st.booleans(), st.integers(1, 40))
def test_a_line_read_in_parts_gives_the_article_that_it_gives_as_a_whole(text: str, escaped: bool, size: int) -> None:
    line = json.dumps({"n": 'a "b" \\', "id": 7, "text": text, "dct": "2021-05-06", "title": ""}, ensure_ascii=escaped)
    whole = article_of(record_of(line, "a test"), "a test")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(longlines, "_SHORT", 8)
        found = long_article(long_record(in_parts(line, size), "a test"), "a test")
    for name in ("id", "prose", "title", "dct"):
        assert getattr(found, name) == getattr(whole, name)
    assert tuple(found.blocks) == whole.blocks
    if isinstance(found, Narrowed):
        assert found.as_written[:] == whole.text
        assert [found.as_written[at : at + 3] for at in range(len(text))] == [
            text[at : at + 3] for at in range(len(text))
        ]


@pytest.mark.parametrize(
    "line",
    [
        '{"id": "a", "text": "It burned \\q in 1901 and again."}',
        '{"id": "a", "text": "It burned in 1901 and again.',
        '{"id": "a", "text": "It burned in 1901 and again."',
        '{"id": "a", "title": "It burned in 1901 and again.", "text": ""}',
        '{"id": "a", "note": {"text": "It burned in 1901 and again."}, "text": ""}',
        '{"id": "a", "text": "                                   "}',
        '["text", "It burned in 1901 and again."]',
        '{"text": "It burned in 1901 and again."}',
    ],
)
def test_a_bad_line_in_parts_says_what_it_says_as_a_whole(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(longlines, "_SHORT", 8)
    settings = Settings()
    whole = list(bulk.answers(io.BytesIO(line.encode()), "a test", bulk.times_rows, settings, narrow=True))
    monkeypatch.setattr(bulk, "_PART", 10)
    assert list(bulk.answers(io.BytesIO(line.encode()), "a test", bulk.times_rows, settings, narrow=True)) == whole
    assert "error" in whole[0]


def test_a_long_line_without_a_blank_takes_no_quadratic_time() -> None:
    line = b'{"id":"a","text":"' + rb"\u4e2d" * 4_000_000 + b' in 1901"}\n'
    start = time.process_time()
    (found,) = bulk.answers(io.BytesIO(line), "a test", bulk.times_rows, Settings(), narrow=True)
    assert b'"1901"' in bulk.written(found)
    assert time.process_time() - start < 4


def test_the_answer_to_a_long_line_is_that_to_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(json.dumps({"id": at, "text": TEXT * 3, **told}) + "\n" for at, told in enumerate(GIVEN)).encode()

    def written(narrow: bool) -> list[bytes]:
        found = bulk.answers(io.BytesIO(lines), "a test", bulk.times_rows, Settings(), narrow=narrow)
        return [bulk.written(one) for one in found]

    whole = written(False)
    for module, name, size in (
        (bulk, "_PART", 50),
        (bulk, "_ROWS", 100),
        (longlines, "_SHORT", 8),
        (analysis, "_LONG", 0),
    ):
        monkeypatch.setattr(module, name, size)
    assert written(True) == whole
