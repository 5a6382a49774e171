"""Where a verb says little, the noun beside it tells the event."""

from __future__ import annotations

import pytest

from tests.articles import tokens
from timeline.events.clauses import clauses


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Talks began in May.", "Talks"),
        ("The duke made a visit to Northland.", "visit"),
        ("The party held elections.", "elections"),
        ("Rebels carried out an attack on the depot.", "attack"),
        ("A fire broke out at the mill.", "fire"),
        ("There was an explosion at the port.", "explosion"),
        ("1990 saw the start of the war.", "war"),
        ("The trial took place in June.", "trial"),
        ("A summit was held in Holt.", "summit"),
        ("The army launched a series of attacks.", "attacks"),
        ("The city suffered a siege.", "siege"),
    ],
)
def test_the_event_is_in_the_noun(text: str, noun: str) -> None:
    words = tokens(text)
    (clause,) = clauses(words)
    assert clause.noun is not None
    assert words[clause.noun].text == noun


@pytest.mark.parametrize(
    "text", ["He made bread.", "The strike began a feud.", "The king died in the war.", "There was a port."]
)
def test_the_event_is_in_the_verb(text: str) -> None:
    (clause,) = clauses(tokens(text))
    assert clause.noun is None
