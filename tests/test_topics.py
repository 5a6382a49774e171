"""Whom a story goes on about from one sentence to the next."""

from __future__ import annotations

import pytest

from tests.articles import parsed
from timeline.events.firstnames import HERS, HIS, pronoun_of


def topics(text: str) -> list[str]:
    return [one.topic for one in parsed(text)]


def test_the_subject_of_a_sentence_is_whom_the_next_one_may_mean() -> None:
    assert topics("Edmund Holt left. The town wept.") == ["", "Edmund Holt"]


def test_a_pronoun_carries_a_person_on() -> None:
    assert topics("Edmund Holt left. He sailed. He came back.") == ["", "Edmund Holt", "Edmund Holt"]


def test_another_person_beside_the_subject_leaves_it_open() -> None:
    assert topics("Edmund Holt met Walter Lund. He left.") == ["", ""]


def test_a_woman_beside_a_man_does_not_leave_it_open() -> None:
    assert topics("Edmund Holt met Clara Lund. He left.") == ["", "Edmund Holt"]


def test_a_role_beside_the_subject_leaves_it_open_unless_it_is_their_own() -> None:
    assert topics("Edmund Holt met the mayor. He left.") == ["", ""]
    assert topics("Edmund Holt became mayor. He left.") == ["", "Edmund Holt"]


def test_a_father_of_whom_a_sentence_tells_leaves_it_open() -> None:
    assert topics("Edmund Holt was born in Berg. His father was a baker. He moved.") == ["", "Edmund Holt", ""]


def test_in_the_news_a_new_paragraph_is_about_nobody_yet() -> None:
    text = "Edmund Holt left. He sailed. He came back. Edmund Holt spoke. Edmund Holt ate. He slept."
    (*_, last) = parsed(f"{text}\n\nA court sat. He hid.")
    assert (last.about, last.topic) == ("", "")


def test_a_body_is_nobody() -> None:
    assert topics("Lund Brewery closed. It was sold.") == ["", ""]


@pytest.mark.parametrize(("name", "pronoun"), [("Edmund Holt", "he"), ("Clara Holt", "she"), ("Jan Holt", "")])
def test_first_names_tell_a_pronoun_or_none(name: str, pronoun: str) -> None:
    assert pronoun_of(name) == pronoun


def test_no_first_name_is_given_to_boys_and_girls() -> None:
    assert not HIS & HERS
