"""A time expression dates the clause that it modifies; when a thing was said is kept apart from when it happened."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles import clauses_of, dates, events, parsed
from timeline.events.candidates import candidates
from timeline.events.eventnouns import nouns
from timeline.events.links import _TYPES
from timeline.events.parsed import JOINING
from timeline.events.tokens import Token
from timeline.events.values import evolve


def own(text: str) -> dict[str, str]:
    """The date of its own that each clause has, under the clause's words."""
    return {one.span.of(text): one.own.value for one in clauses_of(text) if one.own is not None}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The hall closed on 3 May.", {"The hall closed on 3 May": "2024-05-03"}),
        ("On 3 May the hall closed.", {"On 3 May the hall closed": "2024-05-03"}),
        (
            "The hall closed in March, but reopened in April.",
            {"The hall closed in March": "2024-03", "reopened in April": "2024-04"},
        ),
        (
            "The council dismissed the cook on Monday after he had sold three boats in March.",
            {
                "The council dismissed the cook on Monday": "2024-05-13",
                "after he had sold three boats in March": "2024-03",
            },
        ),
        (
            "The cook, who arrived in 2019, resigned in 2021.",
            {"who arrived in 2019": "2019", "resigned in 2021": "2021"},
        ),
        ("The bank, founded in 1890, closed.", {"founded in 1890": "1890"}),
    ],
)
def test_a_date_belongs_to_the_clause_that_holds_it(text: str, wanted: dict[str, str]) -> None:
    assert own(text) == wanted


def test_a_date_behind_an_infinitive_goes_to_the_past_verb_that_governs_it() -> None:
    assert own("The council voted to close the pool on 3 May.") == {"The council voted": "2024-05-03"}


def test_a_date_right_behind_a_saying_dates_the_saying() -> None:
    assert own("The firm said on Monday it had sold the mill.") == {"The firm said": "2024-05-13"}


@pytest.mark.parametrize("text", ["The 1950 treaty ended the war.", "Lund's 1998 book won a prize."])
def test_a_year_before_a_noun_dates_no_clause(text: str) -> None:
    assert own(text) == {}


def test_of_two_dates_that_agree_the_narrower_counts() -> None:
    assert own("In May the hall closed on 3 May.") == {"In May the hall closed on 3 May": "2024-05-03"}


def test_a_real_date_counts_before_a_vague_word() -> None:
    assert own("Recently, on 3 May, the hall closed.") == {"Recently, on 3 May, the hall closed": "2024-05-03"}


def test_now_is_no_date_for_what_has_happened() -> None:
    assert own("The hall has now closed.") == {}
    assert own("The hall is now closing.") == {"The hall is now closing": "PRESENT_REF"}


def test_a_coordinated_neighbour_of_the_same_tense_shares_the_date() -> None:
    told = events("The crash killed 12 people and injured 30 on 4 May.")
    assert [event.when and event.when.edtf for event in told] == ["2024-05-04", "2024-05-04"]
    assert [event.when and event.when.basis for event in told] == ["context", "relative"]


def test_the_past_lends_the_future_no_date() -> None:
    assert dates("The hall closed on 3 May and the inn will close.")["The inn will close"] == "[2024-05-14..]"


def test_a_relative_clause_borrows_no_date() -> None:
    text = "The man who sold the hall left on 3 May."
    shared = {one.span.of(text): one.shared for one in clauses_of(text)}
    assert shared["who sold the hall"] is None


def test_the_date_of_a_report_is_kept_apart_from_the_date_of_the_event() -> None:
    told = events("The mayor said on Monday that the pool had closed on 3 May.")
    (event,) = [one for one in told if one.label == "The pool closes"]
    assert event.when is not None
    assert event.reported is not None
    assert (event.when.edtf, event.reported.edtf) == ("2024-05-03", "2024-05-13")


def test_what_is_reported_without_a_date_had_happened_by_the_report() -> None:
    told = events("The mayor said on 6 May that 12 houses had been destroyed.")
    (event,) = [one for one in told if one.kind == "occurrence"]
    assert event.when is not None
    assert event.when.edtf == "[..2024-05-06]"


def test_what_is_announced_lies_after_the_announcement() -> None:
    (event,) = [one for one in events("The mayor said on 6 May that the pool would close.") if one.kind == "plan"]
    assert event.when is not None
    assert event.when.edtf == "[2024-05-06..]"


@pytest.mark.parametrize(("phrase", "noun"), [("the flood of 1953", "flood"), ("the bombings of 1943", "bombings")])
def test_an_event_noun_beside_a_date_is_an_event_where_no_clause_has_the_date(phrase: str, noun: str) -> None:
    text = f"Nobody forgets {phrase}."
    (sentence,) = parsed(text)
    (found,) = nouns(sentence, [])
    assert (found.span.of(text), found.trigger.of(text)) == (phrase, noun)


def test_a_date_that_a_clause_has_makes_no_second_event_of_a_noun() -> None:
    text = "The flood of 1953 destroyed the hall."
    (sentence,) = parsed(text)
    assert nouns(sentence, candidates(sentence, None)) == []


def test_every_date_of_a_sentence_is_kept_with_it() -> None:
    text = "The hall closed in March. It reopened in April and burned in May."
    assert [[span.of(text) for span in one.dates] for one in parsed(text)] == [["March"], ["April", "May"]]


def test_a_quotation_stays_open_over_sentences_and_ends_with_its_paragraph() -> None:
    text = '"The dam burst. We ran.\n\nThe road was lost.'
    assert [clause.quoted for one in parsed(text) for clause in one.clauses] == [True, True, False]


def test_clauses_lie_inside_their_sentence() -> None:
    text = "The hall closed in March, but reopened in April."
    assert all(one.parsed.sentence.span.holds(one.span) for one in clauses_of(text))


def test_a_date_that_only_bounds_its_own_clause_is_not_shared() -> None:
    killed, _ = clauses_of("The keeper was killed, and the light stayed dark until 1814.")
    assert killed.shared is None


def test_when_a_deal_was_signed_is_not_when_it_was_broken_and_not_when_somebody_was_accused_of_that() -> None:
    text = "She accused the owner, Holt Line, of breaking a deal signed in May 2023."
    (accused, breaking, signed) = clauses_of(text)
    assert [(one.own, one.shared) for one in (accused, breaking)] == [(None, None)] * 2
    assert signed.own is not None


def test_each_word_that_may_tie_clauses_has_its_tie() -> None:
    assert set(_TYPES) == JOINING


@given(st.integers(), st.text(), st.booleans())
def test_a_value_is_changed_as_attrs_changes_it(end: int, text: str, capital: bool) -> None:
    token = Token(1, 2, "May", "may", is_word=True, capital=True)
    changes: dict[str, Any] = {"end": end, "text": text, "capital": capital}
    assert evolve(token, **changes) == attrs.evolve(token, **changes)
    assert token == Token(1, 2, "May", "may", is_word=True, capital=True)
