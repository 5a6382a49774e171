"""Lists, tables and chronicles: what a date heads is an event of that date."""

from __future__ import annotations

import attrs
import pytest

from tests.articles import article, dates, events
from timeline.model import Event
from timeline.pipeline import analyse


def told(text: str, dct: str = "2024-05-14") -> dict[str, tuple[str, str]]:
    """Date and kind of each event, under its label."""

    def fact(event: Event) -> tuple[str, str]:
        return (event.when.edtf if event.when else "", event.kind)

    return {event.label: fact(event) for event in events(text, dct)}


def dated_by(text: str, words: str) -> str:
    """The words that date the event told in these words."""
    (event,) = [event for event in events(text) if words in event.text]
    return event.provenance[0].words


@pytest.mark.parametrize(
    "text",
    [
        "3 May 2021: work starts",
        "3 May 2021 - work starts",
        "- 3 May 2021: work starts",
        "3 May 2021 -- work starts",
        "**3 May 2021** Work starts",
        "3 May 2021\nWork starts",
        "| Date | Event |\n|---|---|\n| 3 May 2021 | Work starts |",
        "| Event | Date |\n|---|---|\n| Work starts | 3 May 2021 |",
        "| Date | No. | Event | Source |\n|---|---|---|---|\n| 3 May 2021 | 14 | Work starts | Holt |",
        "Date | Event\n3 May 2021 | Work starts",
        "## 3 May 2021: Work starts\n\nNothing else.",
    ],
)
def test_a_dated_entry_of_a_list_or_table_is_one_event(text: str) -> None:
    assert told(text) == {"Work starts": ("2021-05-03", "occurrence")}


@pytest.mark.parametrize(
    "text",
    [
        "3 May 2021: work",
        "Work starts: 3 May 2021",
        "| Year | Winner |\n|---|---|\n| 2021 | Leo Brandt |",
        "| Year | Sales |\n|---|---|\n| 2021 | 3.4 million crowns |",
        "| Day 3 | Work starts |\n|---|---|\n| Day 4 | Work stops |",
    ],
)
def test_other_lines_and_rows_tell_nothing(text: str) -> None:
    assert told(text) == {}


@pytest.mark.parametrize("row", ["| Launched | 25 August 1942 |", "| 25 August 1942 | Launched |"])
def test_one_word_of_a_table_that_says_what_was_done_is_an_event(row: str) -> None:
    table = "| Name | Holm |\n|---|---|\n| Yard | 3 |\n| Updated | 3 May 2021 |\n| Cost | 1960 |\n"
    assert told(table + row) == {"Launched": ("1942-08-25", "occurrence")}


def test_lines_of_a_box_of_facts_are_events_where_they_say_what_was_done() -> None:
    facts = (
        "Owner: Aune Line",
        "Laid down: 3 May 1941",
        "Maiden voyage: 5 June 1942",
        "Updated: 3 May 2021",
        "Sold: 1960",
    )
    text = "The ferry\n\n" + "\n".join(facts)
    assert told(text) == {
        "Laid down": ("1941-05-03", "occurrence"),
        "Maiden voyage": ("1942-06-05", "occurrence"),
        "Sold": ("1960", "occurrence"),
    }


def test_a_word_before_a_date_in_prose_is_no_box_of_facts() -> None:
    assert "Closed" not in told("The clerk named the day.\nClosed: 3 May 2021\nThe inn is small.")


def test_an_item_below_a_heading_keeps_the_date_that_it_names_inside_it() -> None:
    text = "## 1900s\n\n- The Aune Line (AL) opens its office on 15 January 1906.\n\n## 1910s\n\n- The yard burns.\n"
    assert [date for date, _ in told(text).values()] == ["1906-01-15", "191X"]


def test_what_a_list_notes_as_planned_behind_its_date_is_a_plan() -> None:
    text = "- 2021: The tunnel opened\n- 2023 (planned): Work on a second tunnel\n- May 2028 (due) - Line closes"
    assert told(text) == {
        "The tunnel opened": ("2021", "occurrence"),
        "Work on a second tunnel": ("2023", "plan"),
        "Line closes": ("2028-05", "plan"),
    }


def test_each_line_of_a_list_without_bullets_is_an_entry() -> None:
    text = "Times of the night\n\n12:30 | Fire reported\n12:45 | First crew arrives\n13:10 | Fire is out"
    assert told(text) == {
        "Fire reported": ("2024-05-14T12:30:00", "occurrence"),
        "First crew arrives": ("2024-05-14T12:45:00", "occurrence"),
        "Fire is out": ("2024-05-14T13:10:00", "occurrence"),
    }


YEARS = (
    "Dates of Lode\n\n1203 First mention of a wharf.\n1388 King Olaf grants a charter.\n"
    "1904 The dockers strike for a week.\n1940 (9 April) Foreign troops land.\n"
)


def test_lines_that_begin_with_years_in_their_order_are_entries() -> None:
    assert [(event.label, event.when and event.when.edtf) for event in events(YEARS)] == [
        ("First mention of a wharf", "1203"),
        ("King Olaf grants a charter", "1388"),
        ("The dockers strike for a week", "1904"),
        ("Foreign troops land", "1940"),
    ]


def test_a_line_that_only_happens_to_begin_with_a_number_is_none() -> None:
    assert not events("1203 Birch Lane is a house of flats.\n\nIt has a lift, a cellar and a roof of slate.\n")


def test_the_first_sentence_of_an_entry_is_its_event_and_the_others_have_its_date() -> None:
    text = "- 3 May 2021: The mine is flooded. Two men drown.\n- 5 May 2021: The owner closes it."
    assert told(text) == {
        "The mine is flooded": ("2021-05-03", "occurrence"),
        "Two men drown": ("2021-05-03", "occurrence"),
        "The owner closes it": ("2021-05-05", "occurrence"),
    }


CHRONICLE = "# The mine\n\n## 3 May 2021\n\nThe mine is flooded.\n\nTwo men drown.\n\n## 5 May 2021\n\nIt closes.\n\n"


def test_a_date_in_a_line_of_its_own_dates_the_paragraphs_below_it() -> None:
    assert told(CHRONICLE) == {
        "The mine is flooded": ("2021-05-03", "occurrence"),
        "Two men drown": ("2021-05-03", "occurrence"),
        "It closes": ("2021-05-05", "occurrence"),
    }


def test_a_date_above_its_line_dates_the_paragraphs_up_to_the_next_one() -> None:
    text = "1881:\nThe Aune yard opens its gates.\n\nMarta Holm starts a forge.\n\n1886:\nThe yard burns.\n"
    assert [date for date, _ in told(text).values()] == ["1881", "1881", "1886"]


def test_a_heading_of_the_same_or_a_higher_level_ends_its_scope() -> None:
    after = "## The owner\n\nAnna Berg sold the mill."
    assert dated_by(CHRONICLE + after, "sold the mill") == ""


def test_a_heading_of_a_lower_level_does_not() -> None:
    after = "### The owner\n\nThe owner sold the mill."
    assert dated_by(CHRONICLE + after, "sold the mill") == "5 May 2021"


def test_a_bold_line_dates_what_is_below_it_up_to_the_next_one() -> None:
    text = (
        "**3 May 2021**\n\nThe mine was flooded.\n\n**5 May 2021**\n\nThe mill was sold.\n\n"
        "**The owner**\n\nThe Holt council fined the mayor."
    )
    assert dated_by(text, "mine was flooded") == "3 May 2021"
    assert dated_by(text, "mill was sold") == "5 May 2021"
    assert dated_by(text, "fined the mayor") == ""


def test_a_single_date_above_an_article_is_no_section() -> None:
    found = told("Tuesday, 7 May 2024\n\nThe mayor of Holt resigned in April.\n\nThe council fined the mill.")
    assert found["The mayor of Holt resigns"] == ("2024-04", "occurrence")
    assert found["The council fines the mill"] != ("2024-05-07", "occurrence")


def test_a_finer_date_inside_a_section_goes_on_and_then_bounds_what_is_told() -> None:
    filler = "".join(f"The road to the {thing} is long. " for thing in ("mill", "church", "lake", "hill"))
    text = (
        "## 1918\n\nOn 9 November 1918 the duke fled to Marlow. He crossed the lake. "
        f"{filler}The council sold the palace.\n\n## 1919\n\nThe assembly met in Holt."
    )
    found = dates(text)
    assert found["He crosses the lake"] == "1918-11-09"
    assert found["The council sells the palace"] == "[1918-11-09..1918-12-31]"


def test_an_entry_that_reports_keeps_its_speaker() -> None:
    text = "20:00 Polls closed in Holt.\n\n20:10 The mayor said two boxes had been stolen."
    (stolen,) = [event for event in events(text) if "stolen" in event.text and event.attribution]
    assert stolen.attribution is not None
    assert stolen.attribution.speaker == "mayor"


def test_a_list_told_in_the_past_takes_its_present_for_states() -> None:
    text = "## 3 May 2021\n\nThe mine was flooded. It is open.\n\n## 5 May 2021\n\nIt was closed."
    assert list(told(text)) == ["The mine is flooded", "It is closed"]


def test_what_is_listed_behind_the_writing_is_planned() -> None:
    assert told("- 2021: The mill is sold\n- 2030: New bridge due") == {
        "The mill is sold": ("2021", "occurrence"),
        "New bridge due": ("2030", "plan"),
    }


def test_headings_that_are_no_dates_tell_nothing() -> None:
    assert told("# The mine closed in 2021\n\n## The mill burned down\n\nIt rained.") == {}


@pytest.mark.parametrize("title", ["Holm Light", "Dates of the Holm Light", "A short history of Holm Light"])
def test_an_entry_that_only_says_what_was_done_is_told_with_what_the_title_names(title: str) -> None:
    listed = attrs.evolve(article("1936: Electrified\n1940: Built by the board\n1950: Keepers left\n"), title=title)
    labels = [event.label for event in analyse(listed).events]
    assert labels == ["Holm Light: electrified", "Holm Light: built by the board", "Keepers left"]
