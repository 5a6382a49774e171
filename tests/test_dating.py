"""An article's own time and genre."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from timeline import edtf
from timeline.anchoring import resolve
from timeline.dating import date
from timeline.model import Article, Block, Dct, Span
from timeline.timexes import tag


def dated(text: str, **known: Any) -> Article:
    source = Article("a", text, text, (Block(Span(0, len(text))),), **known)
    return date(source, tag(source))


def told(source: Article) -> tuple[str, str, str]:
    return source.dct.when.edtf if source.dct.when else "", source.dct.how, source.dct.sure


def test_a_given_time_stays() -> None:
    dct = Dct(edtf.parse("2025-04-01"), "given", "certain")
    assert dated("As of March 2025 the dam held.", dct=dct).dct == dct


@pytest.mark.parametrize(
    "text",
    [
        "LISBON, 5 March 2025 (Agency) - The dam broke on Tuesday.",
        "Published: 5 March 2025\n\nThe dam broke on Tuesday.",
        "March 5, 2025\nThe dam broke on Tuesday.",
        "Port Vale, 5 March 2025 — The dam broke on Tuesday.",
        "Geneva, March 5, 2025\nThe dam broke on Tuesday.",
        "Daily assessment, 5 March 2025\n\nThe dam broke on Tuesday.",
        "Situation report no. 12, 5 March 2025\n\nThe dam broke on Tuesday.",
        "Lindau (Agency), 5 March 2025 – The dam broke on Tuesday.",
        "By our harbour desk, 5 March 2025\n\nThe dam broke on Tuesday.",
        "By Ann Pell | March 5, 2025 | 3 min read\n\nThe dam broke on Tuesday.",
        "Minutes of the town council\n\nMeeting held on Wednesday 5 March 2025 at 7 p.m.\n\nThe dam was discussed.",
        "Minutes of the meeting of the dam board held on 5 March 2025\n\nThe dam was discussed.",
    ],
)
def test_a_full_date_in_a_dateline_is_the_article_s(text: str) -> None:
    assert told(dated(text)) == ("2025-03-05", "dateline", "certain")


@pytest.mark.parametrize(
    "text",
    [
        "The mill was sold in March 2023. The owner expects growth of 1.4 percent this year and 2.1 percent in 2025.",
        "The mill was sold in March 2023. A new dam is scheduled for 2026.",
        "The mill was sold in March 2023. The council discussed the budget for 2025.",
    ],
)
def test_what_is_only_expected_is_no_time_of_writing(text: str) -> None:
    assert told(dated(text)) == ("2023-03", "inferred", "weak")


@pytest.mark.parametrize(
    "text",
    [
        "WIEN, 5. März 2025 - Der Damm brach am Dienstag.",
        "KÖLN (dpa), 5. März 2025 – Der Damm brach am Dienstag.",
        "Veröffentlicht am 5. März 2025\n\nDer Damm brach am Dienstag.",
        "Mittwoch, 5. März 2025\nDer Damm brach am Dienstag.",
        "5.3.2025\nDer Damm brach am Dienstag.",
    ],
)
def test_a_german_dateline_is_one(text: str) -> None:
    assert told(dated(text, language="de")) == ("2025-03-05", "dateline", "certain")


def test_a_german_text_says_of_which_day_it_speaks() -> None:
    text = "Stand: 5. März 2025. Der Damm, 1991 und 1997 erneuert, brach 2024 im Mai. Heute ist er derzeit zu. " * 3
    source = dated(text, language="de")
    assert (told(source), source.genre) == (("2025-03-05", "inferred", "likely"), "news")


def test_a_date_in_the_first_sentence_is_no_dateline() -> None:
    assert dated("The dam broke on 5 March 2025 near Lisbon.").dct.how == "inferred"


@pytest.mark.parametrize(
    "text",
    [
        "In Lisbon, 5 March 2025 brought rain to the dam.",
        "The dam at Port Vale, 5 March 2025 - a photograph",
        "On Wednesday, 5 March 2025 the dam broke.",
        "A report of 5 March 2025 tells how the dam broke.",
    ],
)
def test_a_date_behind_other_words_is_no_dateline(text: str) -> None:
    assert dated(text).dct.how == "inferred"


def test_a_list_of_dates_has_no_dateline() -> None:
    text = "The bridge\n\n5 March 1890\nWork began.\n\nMay 1891\nIt stopped.\n\n1 June 1893: The end\nIt was opened."
    assert told(dated(text)) == ("1893-06-01", "inferred", "weak")


def test_a_file_name_may_carry_the_date() -> None:
    assert told(dated("The dam broke.", source="news/2025-03-05-dam.md")) == ("2025-03-05", "file name", "likely")


@pytest.mark.parametrize("source", ["2025-13-45-dam.md", "dam-747.md", "12345678.txt"])
def test_a_file_name_without_a_date_carries_none(source: str) -> None:
    assert dated("The dam broke.", source=source).dct == Dct()


def test_as_of_a_month_is_that_month_and_likely() -> None:
    source = dated("As of March 2025, the army had lost much. It attacked in August and was founded in 1991.")
    assert told(source) == ("2025-03", "inferred", "likely")
    assert source.dct.span is not None
    assert source.dct.span.of(source.text) == "March 2025"


def test_else_the_latest_date_told_as_past_counts_and_is_weak() -> None:
    text = "The works began in 2019. They stopped in May 2023. They will go on in 2027."
    assert told(dated(text)) == ("2023-05", "inferred", "weak")


def test_a_month_goes_before_its_bare_year() -> None:
    assert told(dated("It failed in 2023. It was sold in May 2023."))[0] == "2023-05"


@pytest.mark.parametrize(
    "text", ["", "The dam broke yesterday.", "It will open in 2031.", "They met on Friday in May."]
)
def test_nothing_to_go_by_leaves_it_unknown(text: str) -> None:
    assert dated(text).dct == Dct()


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Great day at the beach!! #sun @friend", "colloquial"),
        ("The mill was founded in 1820. It burnt in 1844 and was rebuilt in 1846. " * 5, "narrative"),
        ("The minister resigned on Tuesday. Last week she had denied it. The vote is on Friday. " * 5, "news"),
    ],
)
def test_counted_features_tell_the_genre(text: str, genre: str) -> None:
    assert dated(text).genre == genre


def test_a_report_of_a_day_near_its_own_is_news_though_it_looks_back_on_years() -> None:
    past = (
        " He was born in 1944. He was jailed in 1971, freed in 1979 and elected in 1985. He retired in 2002, and wrote"
    )
    past += " five books on the law of the sea, which few have read."
    report = "MARLOW, 7 November 2023 - The judge died on Monday." + past
    assert (dated(report).genre, dated(past).genre) == ("news", "narrative")


LONG_AGO = (
    "In 1824 Joost Verbraak leased the mill at Ottersum. He began grinding in March, and by the autumn he had "
    "nine men. In May a flood carried away the weir, and on 3 June the bank called in its loan. The mill was sold."
)


def test_a_text_that_opens_long_ago_and_goes_on_without_years_is_a_story() -> None:
    written = Dct(edtf.parse("2015-06-11"), "given", "certain")
    assert dated(LONG_AGO, dct=written).genre == "narrative"
    assert dated("The owner was charged on Tuesday, police said. " + LONG_AGO, dct=written).genre == "news"
    assert dated(LONG_AGO + " It is now, since 2014, a hotel.", dct=written).genre == "news"
    assert dated(LONG_AGO.replace("1824", "2011"), dct=written).genre == "news"


def test_a_given_genre_stays() -> None:
    assert dated("The minister resigned on Tuesday.", genre="narrative").genre == "narrative"


def test_the_example_in_the_docs_is_true() -> None:
    file = Path(__file__).parents[1] / "docs" / "dates.md"
    if not file.exists():
        pytest.skip("the documentation is not here: these tests run on an installed package")
    page = file.read_text(encoding="utf-8")
    text = " ".join(line.removeprefix("> ") for line in page.splitlines() if line.startswith("> "))
    rows = [
        [cell.strip() for cell in line.split("|")[1:4]] for line in page.split("| words | value")[1].splitlines()[2:8]
    ]
    source = dated(text, genre="news")
    found = [
        [one.timex.span.of(text), one.value, one.when.edtf if one.when else ""] for one in resolve(source, tag(source))
    ]
    assert told(source) == ("2025-03", "inferred", "likely")
    assert found == rows


def test_when_somebody_was_released_is_no_time_of_publication() -> None:
    assert told(dated("Marta Kesten was arrested on 3 May 2023 and released on bail on 5 May 2023."))[1] == "inferred"
    assert told(dated("The dam broke yesterday. This article was first published on 5 May 2023."))[1] == "dateline"


def test_a_season_in_a_title_hides_no_story() -> None:
    text = (
        "The winter of the Skarn party\n\nThe ship reached Skarn on 14 January 1911. In February stores were laid out, "
        "and on 2 March the last men came back. On 5 September four set out. They turned back on 1 October."
    )
    assert dated(text).genre == "narrative"
