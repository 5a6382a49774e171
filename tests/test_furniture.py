"""What stands on a page beside the article tells no event of it."""

from __future__ import annotations

import pytest

from tests.articles import article, dates
from timeline.events.furniture import after_dateline, furniture
from timeline.model import Sentence, Span
from timeline.sentences import segment

STORY = "The hall closed on 3 May."


def beside(text: str) -> list[str]:
    """The sentences of a text that are furniture."""
    source = article(text)
    sentences = segment(source, ())
    return [sentences[number].span.of(text) for number in sorted(furniture(source, sentences))]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Anna Berg, 3 May 2021.",
        "Image credit: Holt Museum",
        "Read more: The hall opened on 3 May 2019.",
        "Sources: Holt Museum, Oslo, 2019",
        "Copyright (c) 2024 Holt Press",
        "Related: The mill closed on 2 May.",
        "Anna Berg contributed to this report on 3 May.",
        "EMBARGOED UNTIL 6 a.m., 3 May 2024",
        "For immediate release, 3 May 2024",
        "Press contact: Anna Berg, until 3 May",
        "Office hours are Monday to Friday, 9 a.m. to 5 p.m.",
        "Page last updated at 11:24 GMT, Friday, 3 May 2024",
        "Published 3 May 2024 by Anna Berg.",
        "Last updated May 3, 2024, 10:30 GMT",
        "Posted Friday, 3 May 2024 at 10.30 a.m.",
    ],
)
def test_a_line_of_this_sort_is_furniture(line: str) -> None:
    text = f"{STORY}\n\n{line}"
    assert beside(text) == [line]


@pytest.mark.parametrize(
    "line",
    [
        STORY,
        "Photographs of the fire were shown on 3 May.",
        "The source of the river was found in 1862.",
        "Related firms closed on 3 May.",
        "A video of the raid appeared on 3 May.",
        "Image rights were sold on 3 May.",
        "The embargo was lifted on 3 May.",
        "Embargo on grain fell on 3 May.",
        "Contact with the ship was lost on 3 May.",
        "For release of the men he paid on 3 May.",
        "The writer was born in 1862.",
        "Published 3 May 2024, the report names nobody.",
        "Posted to Oslo on 3 May 2024, he fell ill.",
    ],
)
def test_a_sentence_of_the_story_is_not(line: str) -> None:
    assert beside(f"{STORY}\n\n{line}") == []


def test_all_behind_about_the_author_is_furniture() -> None:
    text = f"{STORY}\n\nAbout the author\n\nShe left Oslo in 2019. She sails."
    assert beside(text) == ["About the author", "She left Oslo in 2019.", "She sails."]


def test_all_behind_the_heading_contact_is_furniture() -> None:
    assert beside(f"{STORY}\n\n## Press contact\n\nThe office closed on 2 May.") == [
        "Press contact",
        "The office closed on 2 May.",
    ]


def test_a_long_paragraph_that_starts_like_a_heading_is_the_story() -> None:
    assert beside(f"{STORY}\n\nAbout the author little is known{', and less is told' * 30}.") == []


def test_a_biography_at_the_end_is_furniture() -> None:
    line = "Anna Berg is a journalist based in Oslo, where she moved in 2019."
    assert beside(f"{STORY}\n\n{line}") == [line]


def test_a_biography_at_the_start_is_the_story() -> None:
    line = "Anna Berg was a journalist based in Oslo, where she moved in 1919."
    assert beside(f"{line}\n\n{STORY}\n\n{STORY}\n\n{STORY}") == []


def test_the_line_that_an_update_was_issued_is_furniture() -> None:
    line = "Update 17, issued 2025-02-11 18:00 UTC"
    assert beside(f"{line}\n\n{STORY}") == [line]


def test_furniture_gives_no_event() -> None:
    assert dates(f"{STORY}\n\nRead more: The mill opened on 3 May 2019.") == {"The hall closes": "2024-05-03"}


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("OSLO, 5 May (Agency) - The hall closed.", "The hall closed."),
        ("OSLO (AP) -- The hall closed.", "The hall closed."),
        ("PORT VALE, 9 October — The hall closed.", "The hall closed."),
        ("HOLT (AP)_ The hall closed.", "The hall closed."),
        ("Port Vale, 9 October 2024 – The hall closed.", "The hall closed."),
        (
            "Holt, seat of a court for 90 years - it sat in May - burned.",
            "Holt, seat of a court for 90 years - it sat in May - burned.",
        ),
        ("NORTH HOLT - The hall closed.", "The hall closed."),
        ("The hall (Holt) closed.", "The hall (Holt) closed."),
        ("EU ministers - all of them - left.", "EU ministers - all of them - left."),
        ("The hall closed.", "The hall closed."),
    ],
)
def test_the_story_starts_behind_the_dateline(text: str, rest: str) -> None:
    assert text[after_dateline(text, Sentence(Span(0, len(text)), 0)) :] == rest


def test_the_dateline_is_no_part_of_the_first_event() -> None:
    assert list(dates("OSLO, 5 May 2024 (Agency) - The hall closed on Friday.", "")) == ["The hall closes"]


def test_an_article_without_sentences_has_no_furniture() -> None:
    assert furniture(article("word"), ()) == frozenset()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Crews at the scene of the fire A hall in Holt burned on 3 May 2024.", ["A hall in Holt burns"]),
        ("Staff of The Herald left on 3 May 2024.", ["Staff of The Herald left"]),
    ],
)
def test_a_caption_glued_to_the_story_is_no_part_of_it(text: str, told: list[str]) -> None:
    assert list(dates(text)) == told


def test_a_byline_may_stand_before_the_dateline() -> None:
    text = "# The fire\n\nBy our correspondent\n\nHOLT, 14 March 2025 — The mill burned on Thursday."
    assert dates(text, "") == {"The mill burns": "2025-03-13"}
