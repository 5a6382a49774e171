"""An edit finds its event by id, by its exact words, or by the closest ones; it never guesses between two."""

from __future__ import annotations

import attrs
import pytest

from tests.mill import MILL, codes, edit, edited, edits, id_of, labels, made, mill
from timeline.edits import apply
from timeline.edits.values import CLOSEST, NOT_FOUND
from timeline.pipeline import build


@pytest.mark.parametrize(
    "changed",
    [
        MILL.replace("The mill opened", "Water came first. The mill opened"),
        MILL.replace("The mayor", "In May 1963 the school closed. The mayor"),
        MILL.replace("# The old mill", "# The new mill"),
        f"{MILL}\n\nThe bakery closed on 4 July 1970.",
    ],
)
def test_an_edit_outlives_what_changes_around_its_event(changed: str) -> None:
    after = apply(made(changed), edits(edit("mayor", 'words = "The mayor resigned on 12 June 1963"', "drop = true")))
    assert "The mayor resigned" not in labels(after)
    assert codes(after) == []


def test_an_edit_finds_its_event_by_its_words_where_the_article_has_another_name() -> None:
    timeline = build([mill(name="mill-2")])
    lines = ('words = "the MAYOR resigned, on 12 June 1963"', 'source = "mill"', "drop = true")
    after = apply(timeline, edits(edit("mayor", *lines)))
    assert (codes(after), "The mayor resigned" in labels(after)) == ([], False)


def test_a_changed_word_is_bridged_and_said() -> None:
    changed = MILL.replace("The council approved a plan", "The council accepted a plan")
    words = 'words = "The council approved a plan for a museum in March 1962"'
    after = apply(made(changed), edits(edit("council", words, "drop = true")))
    assert codes(after) == [CLOSEST]
    assert not any("council" in label for label in labels(after))
    assert "'The council accepted a plan for a museum in March 1962'" in after.findings[-1].message


def test_two_events_that_are_about_as_close_are_no_event() -> None:
    text = (
        "The council approved a plan for a bridge in May 1962. The council approved a plan for a school in June 1962."
    )
    words = 'words = "The council approved a plan for a museum in March 1962"'
    after = apply(made(text), edits(edit("council", words, "drop = true")))
    assert codes(after) == [NOT_FOUND]
    assert "two are about as close" in after.findings[-1].message
    assert len(after.events) == 2


def test_the_same_words_in_two_articles_are_told_apart_by_the_source_alone() -> None:
    one, two = mill("The gate was opened in May 1962.", "one"), mill("The gate was opened in May 1962.", "two")
    timeline = build([one, two])
    parted = attrs.evolve(timeline, events=(*build([one]).events, *build([two]).events))
    named = '[[edit]]\nwords = "The gate was opened in May 1962"\ndrop = true'
    assert codes(apply(parted, edits(named))) == [NOT_FOUND]
    after = apply(parted, edits(f'{named}\nsource = "two"'))
    assert [event.provenance[0].article for event in after.events] == ["one"]


def test_an_event_that_one_edit_names_is_not_the_closest_for_another() -> None:
    near = '[[edit]]\nwords = "The mayor resigned on 13 June 1963"\nrelabel = "Other"'
    assert codes(edited(near)) == [CLOSEST]
    assert codes(edited(edit("mayor", 'redate = "1964"'), near)) == [NOT_FOUND]


def test_an_edit_without_words_says_that_it_needs_them() -> None:
    after = edited('[[edit]]\nid = "0123456789"\ndrop = true')
    assert codes(after) == [NOT_FOUND]
    assert "there are no words" in after.findings[-1].message
    assert labels(after) == labels(made())


def test_a_finding_names_the_file_the_edit_its_line_and_what_to_do() -> None:
    after = edited(edit("mayor", "drop = true"), "", edit("fire", "drop = true").replace(id_of("fire"), "gone"))
    message = after.findings[-1].message
    assert message.startswith("edits.toml, edit 2 (line 5), drop: no event has the id 'gone'")
    assert message.endswith("`timeline edit ARTICLES...` lists the events as they are now.")
