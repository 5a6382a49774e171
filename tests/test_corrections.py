"""What a person changed is told in words: what was done, what the program had found, and why."""

from __future__ import annotations

import pytest

from timeline.corrections import marks, tally, told
from timeline.edtf import parse
from timeline.model import Change, ChangeType, Event, Timeline

FIRE = Event("e1", "The hall burned down.", "", "occurrence", parse("1955"), ())
SALE = Event("e2", "The land was sold", "", "occurrence", None, ())


def changed(*changes: Change) -> Timeline:
    return Timeline("t", changes=changes)


@pytest.mark.parametrize(
    ("type_", "before", "words"),
    [
        ("drop", (FIRE,), "Left out; the program had found “The hall burned down” (1955)."),
        ("relabel", (FIRE,), "Reworded; the program had found “The hall burned down”."),
        ("redate", (FIRE,), "Redated; the program had found 1955."),
        ("redate", (SALE,), "Redated; the program had found no date."),
        ("merge", (FIRE, SALE),
         "Merged; the program had found “The hall burned down” (1955) and “The land was sold” (no date)."),
        ("split", (FIRE,), "Split; the program had found “The hall burned down” (1955)."),
        ("add", (), "Added."),
        ("pin", (FIRE,), "Pinned."),
    ],
)  # fmt: skip
def test_a_change_is_a_sentence(type_: ChangeType, before: tuple[Event, ...], words: str) -> None:
    assert list(told(changed(Change("c", type_, ("e1",), before)))) == [(words, ("e1",))]


def test_a_reason_is_told() -> None:
    assert list(told(changed(Change("c", "drop", (), (FIRE,), "Twice.")))) == [
        ("Left out; the program had found “The hall burned down” (1955). Reason: Twice.", ())
    ]


def test_what_was_decided_at_once_of_one_event_is_one_sentence() -> None:
    changes = (Change("c", "relabel", ("e1",), (FIRE,)), Change("d", "redate", ("e1",), (FIRE,)),
               Change("e", "pin", ("e1",), (FIRE,)))  # fmt: skip
    assert list(told(changed(*changes))) == [
        ("Reworded, redated and pinned; the program had found “The hall burned down” (1955).", ("e1",))
    ]
    assert marks(changed(*changes)) == {"e1": "reworded, redated and pinned by a person"}
    assert tally(changed(*changes, Change("f", "drop", (), (SALE,)))) == "1 left out, 1 reworded, 1 redated, 1 pinned"
