"""Who says what: reporting clauses, 'according to', and quotations over several sentences."""

from __future__ import annotations

import pytest

from tests.articles import events, tokens
from timeline.events.attribution import Saying, according_to, attributed, sayings
from timeline.events.clauses import clauses
from timeline.model import Attribution, Span

FULL = {"NRA": "Northern Rail Authority"}


def said(text: str, *dates: Span) -> tuple[Saying, ...]:
    cut = tokens(text)
    return sayings(cut, clauses(cut), dates, FULL)


def speaker(text: str) -> str:
    (one,) = said(text)
    return one.speaker


def source(text: str) -> str:
    return according_to(text, Span(0, len(text)), FULL)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The mayor said the dam had burst.", "mayor"),
        ("The mayor of Holt said the dam had burst.", "mayor of Holt"),
        ("The mayor also said that the dam had burst.", "mayor"),
        ("The mayor, Anna Berg, said the dam had burst.", "mayor"),
        ("The dam had burst, the mayor said.", "mayor"),
        ("The dam had burst, said the mayor.", "mayor"),
        ('"We ran," said Ms Lund.', "Ms Lund"),
        ('"We ran," Ms Lund said.', "Ms Lund"),
        ("The mayor's office said it would appeal.", "mayor's office"),
        ("The report noted that the dam had burst.", "report"),
        ("The mayor told the council that the dam had burst.", "mayor"),
    ],
)
def test_the_speaker_is_the_subject_of_the_reporting_verb(text: str, who: str) -> None:
    assert speaker(text) == who


def test_a_short_form_is_given_its_long_form() -> None:
    assert speaker("The NRA announced that it would close.") == "Northern Rail Authority"


@pytest.mark.parametrize(
    "text",
    ["He said the dam had burst.", "It is said that the dam had burst.", "The mayor was told that the dam had burst."],
)
def test_a_pronoun_and_a_passive_name_nobody(text: str) -> None:
    assert speaker(text) == ""


def test_words_of_a_date_are_no_part_of_the_speaker() -> None:
    text = "Last week the mayor said the dam had burst."
    (one,) = said(text, Span(0, 9))
    assert one.speaker == "mayor"


def test_what_is_said_follows_the_saying_or_stands_before_it() -> None:
    (before,) = said("The mayor said the dam had burst.")
    (behind,) = said("The dam had burst, the mayor said.")
    assert (before.clause, before.content) == (0, (1,))
    assert (behind.clause, behind.content) == (1, (0,))


def test_a_saying_introduces_all_clauses_behind_it() -> None:
    (one,) = said("The mayor said that the dam had burst and that the road was lost.")
    assert one.content == (1, 2)


def test_a_saying_between_two_parts_of_a_quotation_introduces_both() -> None:
    (one,) = said('"The dam burst," the mayor said, "and the road was lost."')
    assert (one.speaker, one.content) == ("mayor", (0, 2))


@pytest.mark.parametrize(
    "text", ["The mayor left.", "The mayor announced the closure.", "The mayor is expected to go."]
)
def test_a_clause_that_reports_no_other_is_no_saying(text: str) -> None:
    assert said(text) == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("According to the mayor, the dam had burst.", "mayor"),
        ("The dam had burst, according to police.", "police"),
        ("The dam had burst, according to the NRA.", "Northern Rail Authority"),
        ("In the words of the harbour master, it was a mess.", "harbour master"),
        ("The dam had burst.", ""),
    ],
)
def test_according_to_names_a_source(text: str, who: str) -> None:
    assert source(text) == who


def test_nothing_is_attributed_where_nobody_is_named() -> None:
    (clause, *_) = clauses(tokens("The dam burst."))
    assert attributed(Saying(0, "", "say", (1,)), clause) is None
    assert attributed(Saying(0, "mayor", "say", (1,)), clause) == Attribution("mayor", "say", False)


def test_an_event_keeps_its_speaker_the_verb_and_that_it_is_no_quotation() -> None:
    (event,) = events("The mayor claimed that the dam burst on 3 May.")
    assert event.attribution == Attribution("mayor", "claim", False)


def test_a_quotation_is_marked_as_one() -> None:
    (event,) = events('"The dam burst on 3 May," the mayor said.')
    assert event.attribution == Attribution("mayor", "say", True)


def test_a_quotation_over_two_sentences_has_one_speaker() -> None:
    first, second = events('"The dam burst on 3 May. The bridge fell on 4 May," said Ms Lund.')
    assert first.attribution == second.attribution == Attribution("Ms Lund", "say", True)


def test_a_quotation_does_not_go_on_in_the_next_paragraph() -> None:
    *_, last = events('Ms Lund said: "The dam burst on 3 May."\n\nThe bridge fell on 4 May.')
    assert last.label == "The bridge fell"
    assert last.attribution is None


def test_what_is_denied_has_that_status() -> None:
    (event,) = events("The mayor denied that the dam had burst on 3 May.")
    assert (event.status, event.attribution and event.attribution.verb) == ("denied", "deny")
