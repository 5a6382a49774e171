"""A verb with its helpers is one group, and tells tense, voice and mood."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles import tokens
from timeline.events.verbs import VerbGroup, lemma_of, verb_groups


def only(text: str) -> VerbGroup:
    (group,) = verb_groups(tokens(text))
    return group


@pytest.mark.parametrize(
    ("text", "lemma", "tense"),
    [
        ("The ship sank.", "sink", "past"),
        ("The family moved to York.", "move", "past"),
        ("An ally called for calm.", "call", "past"),
        ("The actor got married.", "marry", "past"),
        ("The ship was sinking.", "sink", "past"),
        ("The ship has sunk.", "sink", "present"),
        ("The ship had sunk.", "sink", "past"),
        ("The ship is sinking.", "sink", "present"),
        ("The firm holds a stake.", "hold", "present"),
        ("The law comes into force.", "come", "present"),
        ("The ship will sink.", "sink", "future"),
        ("They'll sell it.", "sell", "future"),
        ("The ship would sink.", "sink", "future"),
        ("The ship is due to sail.", "sail", "future"),
        ("The ship is likely to sink.", "sink", "future"),
        ("The bridge is to be closed.", "close", "future"),
        ("Prices are going to rise.", "rise", "future"),
        ("The ship may sink.", "sink", "present"),
        ("It is a port.", "be", "present"),
        ("It was a port.", "be", "past"),
        ("The king quickly left.", "leave", "past"),
    ],
)
def test_a_clause_has_this_verb_in_this_tense(text: str, lemma: str, tense: str) -> None:
    group = only(text)
    assert (group.lemma, group.tense) == (lemma, tense)


def test_has_and_had_make_the_perfect() -> None:
    assert only("The ship has sunk.").perfect
    assert only("The ship had sunk.").perfect
    assert not only("The ship sank.").perfect


def test_be_with_a_participle_makes_the_passive() -> None:
    assert only("The ship was sold.").passive
    assert only("The ship will be sold.").passive
    assert only("The ship has been sold.").passive
    assert not only("The firm sold the ship.").passive


def test_be_with_a_form_in_ing_is_progressive() -> None:
    assert only("The ship is sinking.").progressive


def test_be_before_a_noun_is_a_copula() -> None:
    assert only("It is a port.").copula
    assert not only("It is sinking.").copula


@pytest.mark.parametrize("text", ["The ship did not sink.", "The ship has not sunk.", "The ship will never sink."])
def test_a_negation_among_the_helpers_negates(text: str) -> None:
    assert only(text).negated


@pytest.mark.parametrize(("text", "modal"), [("It may rain.", "may"), ("It will rain.", "will"), ("It rained.", "")])
def test_the_modal_is_kept(text: str, modal: str) -> None:
    assert only(text).modal == modal


@pytest.mark.parametrize(
    ("text", "lemma", "tense"),
    [
        ("He began to run.", "run", "past"),
        ("He was forced to quit.", "quit", "past"),
        ("He had to leave.", "leave", "past"),
        ("The firm planned to leave.", "leave", "future"),
    ],
)
def test_a_verb_and_the_infinitive_it_takes_are_one_group(text: str, lemma: str, tense: str) -> None:
    group = only(text)
    assert (group.lemma, group.tense) == (lemma, tense)


def test_helpers_serve_two_participles_joined_by_and() -> None:
    group = only("Two men were killed and injured.")
    assert (group.lemma, group.passive) == ("kill", True)


def test_an_infinitive_of_purpose_is_a_group_of_its_own() -> None:
    first, second = verb_groups(tokens("The crew left to find help."))
    assert (first.lemma, second.lemma, second.form) == ("leave", "find", "infinitive")


@pytest.mark.parametrize(
    "text",
    [
        "the May vote",
        "the dead and wounded",
        "a shot in the dark",
        "the following morning",
        "the founding of the city",
        "April Jones, a baker",
        "during the spring meeting",
    ],
)
def test_nouns_that_look_like_verbs_are_none(text: str) -> None:
    assert verb_groups(tokens(text)) == ()


def test_a_dog_called_something_calls_nobody() -> None:
    assert only("A dog called Rex bit a man.").lemma == "bite"


def test_may_is_a_month_where_it_has_a_capital() -> None:
    assert only("The May vote was lost.").lemma == "lose"


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("dropped", "drop"),
        ("agreed", "agree"),
        ("tried", "try"),
        ("closing", "close"),
        ("running", "run"),
        ("fell", "fall"),
        ("written", "write"),
        ("signed", "sign"),
        ("crashed", "crash"),
        ("bring", "bring"),
        ("going", "go"),
        ("scoffed", "scoff"),
        ("controlled", "control"),
        ("taped", "tape"),
    ],
)
def test_a_form_gives_its_base(form: str, lemma: str) -> None:
    assert lemma_of(form) == lemma


@given(st.text(alphabet="adeghilnorstw '", max_size=80))
def test_groups_of_any_words_stand_in_order_and_hold_their_head(text: str) -> None:
    found = verb_groups(tokens(text))
    assert all(group.first <= group.head <= group.last for group in found)
    assert all(one.last < other.first for one, other in itertools.pairwise(found))
