"""What somebody did, once, is told from what goes on, from states and from participles, whatever its verb."""

from __future__ import annotations

import pytest

from tests.articles import events, looks
from timeline.events.deeds import is_deed, is_one_more, met_names, took_up, turns

DEEDS = (
    "The crew patched the hull.",
    "Two lodgers carried the piano out.",
    "The farmer gave the goat to a neighbour.",
    "The relay was swapped.",
    "The clerk waved off the offer.",
    "The miller appealed, but lost.",
)
OTHERS = (
    "The crew is patching the hull.",
    "The crew were patching the hull.",
    "The crew did not patch the hull.",
    "The crew could patch the hull.",
    "The crew patched the hull on 3 May.",
    "The hull remained dry.",
    "The crew feared a leak.",
    "They patched the hull.",
    "We patched the hull.",
    "The mayor criticised the plan.",
    "The patched hull shone.",
)


@pytest.mark.parametrize("text", DEEDS)
def test_what_is_told_as_done_is_a_deed_whatever_its_verb(text: str) -> None:
    assert any(is_deed(one) for one in looks(text).values())


@pytest.mark.parametrize("text", OTHERS)
def test_what_goes_on_is_denied_dated_or_told_of_nobody_is_no_such_deed(text: str) -> None:
    assert not any(is_deed(one) for one in looks(text).values() if one.clause.group.lemma != "shine")


def test_a_verb_before_a_preposition_may_be_a_participle_of_its_noun() -> None:
    assert not any(is_deed(one) for one in looks("Boats moored at Norhaven.").values())


def test_a_form_that_tells_where_something_is_tells_no_deed() -> None:
    assert not any(is_deed(one) for one in looks("Houses located a mile north of the fire.").values())


def test_what_is_done_to_a_name_is_told_from_what_is_done_to_a_thing() -> None:
    assert [met_names(one) for one in looks("The council handed the pier to Norvik.").values()] == [True]
    assert [met_names(one) for one in looks("The council handed the pier over.").values()] == [False]


def test_a_second_verb_tells_one_more_deed_of_the_same_subject() -> None:
    seen = looks("Norvik bought the mill and tore down its chimney.")
    assert is_one_more(seen["tore down its chimney"])
    assert not is_one_more(looks("Norvik bought the mill.")["Norvik bought the mill"])


def test_what_a_when_right_behind_a_date_tells_of_somebody_was_done_then() -> None:
    seen = looks("The inn shut in 1946 when the Holms leased a shed. The fair began when the sun shone.")
    assert {words: took_up(one) for words, one in seen.items() if words.startswith("when")} == {
        "when the Holms leased a shed": True,
        "when the sun shone": False,
    }


def test_a_verb_before_it_tells_that_something_began_or_ended_or_is_refused() -> None:
    texts = ("The pumps have ceased to work.", "The firm refused to pay.", "The pumps have to work.")
    assert [turns(one) for text in texts for one in looks(text).values()] == [True, True, False]


def test_a_deed_of_a_brief_report_is_told_and_in_a_long_one_it_weighs_too_little() -> None:
    deed = "The crew patched the hull."
    filler = " Nobody in the port minds the rain, and the harbour is as grey as slate in all weathers." * 25
    assert [event.text for event in events(deed)] == ["The crew patched the hull"]
    assert [event.text for event in events(deed + filler)] == []
