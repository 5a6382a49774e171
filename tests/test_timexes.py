"""The tagger: every rule's own example, cases that a person can read, and what must hold for any text."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
import time
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import times_page
from timeline import edtf
from timeline.anchoring import resolve
from timeline.expressions import Resolved
from timeline.model import Article, Block, Dct, Genre, Span
from timeline.timexes import TABLES, grammar, language, tag
from timeline.timexes.engine import Rule, told
from timeline.timexes.english.holidays import CODES, DAYS
from timeline.timexes.tokens import PLAIN, Classes, cutter

FOLDER = Path(__file__).parent / "cases" / "timexes"
CASES = [
    pytest.param(case, id=f"{file.stem}-{number}")
    for file in sorted(FOLDER.glob("*.toml"))
    for number, case in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["case"], 1)
]
RULES = [pytest.param(code, rule, id=f"{code}-{rule.name}") for code in TABLES for rule in language(code).rules]


def article(text: str, **known: Any) -> Article:
    return Article("case", text, text, (Block(Span(0, len(text))),), **known)


def line(one: Resolved, text: str) -> str:
    """An expression as the case files write it: words, type, value and modifier, EDTF, outer bounds."""
    value = f"{one.value} {one.timex.mod}" if one.timex.mod else one.value
    bounds = f"{one.when.bounds.start or ''}..{one.when.bounds.end or ''}" if one.when else "-"
    return " | ".join([one.timex.span.of(text), one.timex.type, value, one.when.edtf if one.when else "-", bounds])


@pytest.mark.parametrize("case", CASES)
def test_the_case_files_hold(case: dict[str, Any]) -> None:
    dct = Dct(edtf.parse(case["dct"]), "given", "certain") if "dct" in case else Dct()
    source = article(case["text"], dct=dct, language=case.get("language", "en"), genre=case.get("genre", "news"))
    assert [line(one, source.text) for one in resolve(source, tag(source))] == case["expect"]


@pytest.mark.parametrize(("code", "rule"), RULES)
def test_every_rule_does_what_its_example_says(code: str, rule: Rule) -> None:
    text, expected = rule.example
    first = next(grammar(code).tag(text))
    assert (told(first), first.rule) == (expected, rule.name)


@pytest.mark.parametrize("code", TABLES)
def test_rules_have_names_of_their_own(code: str) -> None:
    names = [rule.name for rule in language(code).rules]
    assert len(set(names)) == len(names)


@given(st.text(max_size=300))
def test_any_text_gives_spans_inside_it_and_in_order(text: str) -> None:
    spans = [timex.span for timex in tag(article(text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


WORDS = st.sampled_from(
    "the early late May March 5 5th 2024 1990s '95 Friday of in to and - , . : / ( ) 3 two weeks ago last next day "
    "year later century quarter every a few noon p.m. BC Sat recent \n\n now since".split(" ")
)


EXAMPLES = st.sampled_from([rule.example[0] for code in TABLES for rule in language(code).rules])


@pytest.mark.parametrize("code", TABLES)
@given(text=st.lists(WORDS | EXAMPLES | st.text(max_size=9), max_size=25).map(" ".join))
def test_plain_words_are_cut_as_they_are_without_the_shorter_way(code: str, text: str) -> None:
    cut = cutter(language(code).joined)
    longer = re.compile(cut.pattern.removeprefix(f"{PLAIN}|"))
    assert cut.findall(text) == longer.findall(text)
    assert "".join(cut.findall(text)) == text


TWO_WAYS = {
    code: tuple(
        Classes(tables.words, tables.exact, shapes, frozenset())
        for shapes in (tables.shapes, tuple((f"(?:{shape}|x(?!))", own) for shape, own in tables.shapes))
    )
    for code, tables in ((code, language(code)) for code in TABLES)
}
"""The classes of tokens of each language, and the same with shapes that all name a letter, and so are all tried."""


@pytest.mark.parametrize("code", TABLES)
@given(token=st.from_regex(r"[ \n]?(?:\w{1,12}|[a-zäP]{1,7}(?:e|te|ed|ly|tägig|jahre)|\W)", fullmatch=True) | WORDS)
def test_a_shape_that_names_no_letter_fits_no_word_of_letters(code: str, token: str) -> None:
    some, every = TWO_WAYS[code]
    assert some.kind(token) == every.kind(token)


GENRES = st.sampled_from(["news", "narrative", "colloquial"])
DCTS = st.sampled_from(
    [Dct(edtf.parse("2025-03-14"), "given", "certain"), Dct(edtf.parse("2025-03"), "inferred"), Dct()]
)


@given(st.lists(WORDS | EXAMPLES, max_size=25).map(" ".join), GENRES, DCTS)
@settings(max_examples=300)
def test_any_row_of_time_words_can_be_tagged_and_resolved(text: str, genre: Genre, dct: Dct) -> None:
    source = article(text, dct=dct, genre=genre)
    timexes = tag(source)
    resolved = resolve(source, timexes)
    assert [one.timex for one in resolved] == list(timexes)
    assert all(span.of(text) == span.of(text).strip() for span in (timex.span for timex in timexes))


@pytest.mark.parametrize("name", [name for name in (*CODES, *DAYS) if "'" in name])
def test_an_apostrophe_that_stands_apart_makes_no_other_holiday(name: str) -> None:
    apart = name.title().replace("'S", "'s").replace("'", " '")
    assert {timex.rule for timex in tag(article(f"They met on {apart}."))} <= {"holiday"}


@pytest.mark.parametrize("text", ["in May\n\n2024", "on 5\n\nMay 2024", "two weeks\n\nago"])
def test_nothing_reaches_over_a_blank_line(text: str) -> None:
    assert not any("\n" in timex.span.of(text) for timex in tag(article(text)))


def test_a_single_line_break_is_a_blank() -> None:
    text = "It opened on 5\nAugust 2024."
    assert [timex.value for timex in tag(article(text))] == ["2024-08-05"]


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("since May 2020", "since"),
        ("until May 2020", "until"),
        ("by May 2020", "by"),
        ("as of May 2020", "as_of"),
        ("after May 2020", "after"),
        ("between May 2020 and June 2020", "between"),
        ("in May 2020", "in"),
    ],
)
def test_the_word_before_it_is_kept_as_its_signal(text: str, signal: str) -> None:
    assert tag(article(text))[0].signal == signal


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The court will sit in May.", "future"),
        ("The court is expected to sit in May.", "future"),
        ("The court sat, and was closed in May.", "past"),
        ("In May the court ruled.", "past"),
        ("The court must rule in May.", "future"),
        ("The mill will be sold in May, the firm said.", "future"),
        ("The mill will be sold, the firm said, in May.", "future"),
        ("The mill will be sold, the firm said in May.", "past"),
        ("The vote was put off until May.", "future"),
        ("The vote was put off in May.", "past"),
        ("The line was due to open in May.", ""),
        ("The council voted to close it in May.", ""),
        ("The school opens in May.", "present"),
        ("The school did not reopen in May.", "past"),
        ("The votes in May were few.", "past"),
        ("The town is recovering from May's storm.", ""),
        ("The town is in mourning after the storm in May.", "past"),
    ],
)
def test_the_verb_of_its_sentence_gives_its_tense(text: str, tense: str) -> None:
    assert tag(article(text))[0].tense == tense


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Der Rat tagte am Montag.", "past"),
        ("Der Rat hat am Montag beschlossen.", "past"),
        ("Am Montag ist der Damm eingestürzt.", "past"),
        ("Der Rat wird am Montag tagen.", "future"),
        ("Er sagt, dass die Brücke am Montag eröffnet wird.", "future"),
        ("Am Montag tagt der Rat.", "present"),
        ("Der Rat, der am Montag tagte, will klagen.", "past"),
        ("Der Rat, der sich am 3. Mai traf, will am Montag klagen.", "future"),
        ("Die Wahl soll am Montag sein.", ""),
        ("Die Sitzung am Montag und das geplante Haus", ""),
    ],
)
def test_the_german_verb_of_its_clause_gives_its_tense(text: str, tense: str) -> None:
    assert tag(article(text, language="de"))[-1].tense == tense


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("seit Mai 2020", "since"),
        ("bis zum 3. Mai 2020", "until"),
        ("spätestens am 3. Mai 2020", "by"),
        ("Stand: Mai 2020", "as_of"),
        ("vor Mai 2020", "before"),
        ("nach dem 3. Mai 2020", "after"),
        ("ab Mai 2020", "from"),
        ("zwischen Mai 2020 und Juni 2020", "between"),
        ("im Mai 2020", "in"),
    ],
)
def test_the_german_word_before_it_is_kept_as_its_signal(text: str, signal: str) -> None:
    assert tag(article(text, language="de"))[0].signal == signal


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("It was put off until May.", "in"),
        ("It was shut until May.", "until"),
        ("It was due to open in May.", "to"),
        ("It was due to open by May.", "by"),
    ],
)
def test_a_verb_of_moving_or_planning_changes_the_signal(text: str, signal: str) -> None:
    assert tag(article(text))[0].signal == signal


@pytest.mark.parametrize("name", ["April", "May", "June", "August"])
def test_a_month_behind_a_word_of_naming_is_a_name(name: str) -> None:
    for text in (f"A dog called {name} ran.", f"a girl named {name}", f"by the name of {name}."):
        assert tag(article(text)) == ()
    assert len(tag(article(f"The mayor called {name} elections."))) == (name != "May")


def test_a_verb_of_another_sentence_gives_no_tense() -> None:
    assert tag(article("They will go. In May, then."))[0].tense == ""


@pytest.mark.parametrize(
    "unit",
    ["May ", "1 ", "1-", "the last of ", "2024 ", "'", "1.", "May 5, ", "early mid late ", "one hundred and ", "\n \n"],
)
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        tag(article(unit * times))
        return time.process_time() - start

    seconds(100)
    assert seconds(20_000) < 0.05 + 12 * max(seconds(4_000), 0.005)


@pytest.mark.parametrize(
    "unit", ["Mai ", "1. ", "5. und ", "5., ", "ein ", "der letzten ", "in den ", "10 bis ", "heute ", "tausendhundert"]
)
def test_hostile_repetition_in_german_takes_linear_time(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        tag(article(unit * times, language="de"))
        return time.process_time() - start

    seconds(100)
    assert seconds(10_000) < 0.05 + 12 * max(seconds(2_000), 0.005)


GERMAN_WORDS = st.sampled_from(
    "der den dem des Anfang Ende Mai 5. 5 2024 1990er 90er v.Chr. Montag Montagabend in im vor seit bis und , . : / - "
    "drei zweieinhalb Wochen Jahre Jahrhundert jeden heute morgen früher vergangenen nächste Uhr halb 14.30 Ostern "
    "Quartal Hälfte hundert \n\n".split(" ")
)


@given(st.lists(GERMAN_WORDS | EXAMPLES, max_size=25).map(" ".join), GENRES, DCTS)
@settings(max_examples=300)
def test_any_row_of_german_time_words_can_be_tagged_and_resolved(text: str, genre: Genre, dct: Dct) -> None:
    source = article(text, dct=dct, genre=genre, language="de")
    timexes = tag(source)
    assert [one.timex for one in resolve(source, timexes)] == list(timexes)


def test_a_language_without_rules_gets_its_dates_in_full() -> None:
    found = tag(article("Op dinsdag, 3 oktober 1990 en in mei 1991.", language="nl-BE"))
    assert [timex.value for timex in found] == ["1990-10-03", "1991-05"]


def test_a_language_is_imported_only_when_an_article_needs_it() -> None:
    code = "import sys, timeline.timexes as t; t.grammar('en'); print('timeline.timexes.german' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("language", ["xx", "../en", "tlh", ""])
def test_an_unknown_language_gives_nothing(language: str) -> None:
    assert tag(article("5 August 2024", language=language)) == ()


def test_the_locale_data_still_has_the_shape_that_we_read() -> None:
    info = importlib.import_module("dateparser.data.date_translation_data.uk").info
    assert "серпня" in info["august"]
    assert isinstance(info["monday"], list)
    assert isinstance(info["year"], list)


def test_the_page_of_time_expressions_is_that_of_the_rules() -> None:
    """Where this fails: ./run python -m tests.times_page."""
    assert times_page.PAGE.read_text(encoding="utf-8") == times_page.page()
