"""Long and monotonous texts: no stage takes time that grows with the square of a sentence, or of alike reports."""

from __future__ import annotations

import time

import pytest

from timeline import flow, pipeline, sentences
from timeline.model import Article
from timeline.readers import read
from timeline.timexes import tag


def article_of(text: str) -> Article:
    (found,) = read(text.encode(), "long.txt")
    assert isinstance(found, Article)
    return found


ENDLESS = {
    "clauses": "The council opened the bridge in 1901 and ",
    "speakers": '"In 1901," said Smith, "we ',
    "years": "In 1901, 1902, ",
    "said": "he said that ",
    "sayings": "told ",
}


@pytest.mark.parametrize("words", ENDLESS.values(), ids=ENDLESS)
def test_a_sentence_without_an_end_takes_no_quadratic_time(words: str) -> None:
    start = time.process_time()
    pipeline.build((article_of(words * (40_000 // len(words))),))
    assert time.process_time() - start < 8


@pytest.mark.parametrize("letters", ["A", "AB/", "AB.", "'", "Ab-", "A.", ".", "May 1-1", "5/8 2024-05-05 "])
def test_a_word_without_an_end_takes_no_quadratic_time(letters: str) -> None:
    # Four times the text takes four times as long, whatever the machine; sixteen times where it grows by the square.
    took = []
    for length in (10_000, 40_000):
        start = time.process_time()
        pipeline.build((article_of(letters * (length // len(letters))),))
        took.append(time.process_time() - start)
    assert took[1] < 9 * took[0] + 0.5


def test_a_name_without_an_end_takes_no_quadratic_time() -> None:
    start = time.process_time()
    pipeline.build((article_of(f"He met the {'Secretary of State ' * 8000}."),))
    assert time.process_time() - start < 4


def test_a_sentence_is_cut_between_words_and_never_inside_a_time_expression() -> None:
    text = "on 5 August 1901 and " * 300 + "x" * 5000
    article = article_of(text)
    timexes = tag(article)
    found = sentences.segment(article, timexes)
    assert max(len(one.span.of(text)) for one in found) <= sentences.LONGEST
    assert "".join(one.span.of(text) for one in found).replace(" ", "") == text.replace(" ", "")
    cuts = [one.span.end for one in found]
    assert not any(timex.span.start < cut < timex.span.end for timex in timexes for cut in cuts)


def test_a_list_without_an_end_takes_no_quadratic_time() -> None:
    listed = article_of("2026: a tunnel\n\n" * 10_000)
    timexes = tag(listed)
    start = time.process_time()
    assert flow.years_of_heads(listed, timexes) == {}
    assert time.process_time() - start < 4


def test_many_alike_reports_are_joined_in_linear_time() -> None:
    words = ("bridge", "harbour", "school", "market", "chapel", "tower", "station")
    lines = (
        f"The council opened the {a} and the {b} near the {c} in {year}."
        for year in range(1900, 1904)
        for a in words
        for b in words
        for c in words
    )
    start = time.process_time()
    pipeline.build((article_of("\n\n".join(lines)),))
    assert time.process_time() - start < 12


def test_one_report_told_a_thousand_times_is_one_event() -> None:
    start = time.process_time()
    made = pipeline.build((article_of("The council opened the harbour bridge in 1901.\n\n" * 2000),))
    assert time.process_time() - start < 12
    assert len(made.events) == 1
    assert not made.events[0].conflicts
