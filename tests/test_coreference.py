"""What an article tells twice becomes one event, and what only looks alike stays two."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.articles import article
from timeline.model import Event, Timeline
from timeline.pipeline import build


def told(*texts: str) -> Timeline:
    """The timeline of articles with these texts."""
    return build(article(text, name=f"a{number}") for number, text in enumerate(texts))


def joined(*texts: str) -> list[Event]:
    """The events that more than one clause tells."""
    return [event for event in (*told(*texts).events, *told(*texts).undated) if len(event.provenance) > 1]


@pytest.mark.parametrize(
    "text",
    [
        "The Oster mill was closed on Monday. Residents protested. On Monday the company closed the Oster mill.",
        "Rebels have closed the consulate of Northland in Port Vale. Rebels closed its consulate on Friday.",
        "Anna Berg died on 3 March 2024. Her books sold well. Berg died in Lindau on 3 March 2024, her son said.",
        "At least 70 people were killed in Osterby on Monday. The mayor said 70 people died in Osterby.",
        "Northland attacked Port Vale on 3 May 2024. Ships have been rare since the attack on 3 May 2024.",
        "The ferry blew up in Port Vale on 3 May 2024. Trade has been slow since the explosion on 3 May 2024.",
        # in other words, of what was told of right before
        "The ferry Astrid ran aground on Sunday with 312 people on board. The ship hit a reef 300 metres from land.",
        "Police arrested two men in Lindau on Friday. The men were detained at a railway station.",
        "Gunmen shot dead a judge in Osterby on Monday. The judge was killed near his home.",
    ],
)
def test_what_is_told_again_is_one_event(text: str) -> None:
    assert len(joined(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        # other parties
        "Anna Berg died on Monday. Karl Stein died on Monday.",
        "Northland attacked Osterby on Monday. Osterby attacked Northland on Monday.",
        # other days, or another one of its kind
        "The army shelled Port Vale on 3 May 2024. The army shelled Port Vale on 5 May 2024.",
        "The army shelled Port Vale on Monday. The army shelled Port Vale again on Monday.",
        # other things, to which the same does the like
        "The ship hit a reef on Sunday. It struck a pier.",
        "The judge jailed Anna Berg on Friday. She sentenced a clerk.",
        "The army withdrew from Lindau on Monday. It retreated from Osterby.",
        # other figures, in one voice
        "A bomb killed 12 people in Port Vale on Monday. A bomb killed 40 people in Port Vale on Monday.",
        # a part of them
        "The flood killed 40 miners in Osterby on Monday. The flood killed some of the miners in Osterby on Monday.",
        # other places
        "Protests began in Lindau on Monday. Protests began in Osterby on Monday.",
        # another phase, or another deed
        "The Oster mill halted production on Monday. The Oster mill resumed production on Monday.",
        "The talks in Lindau began on Monday. The talks in Lindau ended on Monday.",
        # what is planned and what came of it
        "The mayor will open the bridge in Lindau on Monday. The mayor opened the bridge in Lindau.",
        # what recurs on several days
        "The king visited Lindau on 3 May 2024. The king visited Lindau on 7 May 2024. The king has visited Lindau.",
    ],
)
def test_what_differs_stays_apart(text: str) -> None:
    assert joined(text) == []


def test_the_named_date_and_the_fullest_words_are_kept() -> None:
    text = (
        "It was closed in May 2024, the owner said. Residents protested. "
        "The owner, Berg Steel, closed the Oster mill on 3 May 2024. Berg Steel had closed the Oster mill for good."
    )
    (event,) = joined(text)
    assert event.when is not None
    assert event.when.edtf == "2024-05-03"
    assert "Oster mill" in event.label


def test_what_is_told_twice_is_more_salient_than_once() -> None:
    once = "Berg Steel closed the Oster mill on 3 May 2024."
    twice = f"{once} Residents protested. Berg Steel had closed the Oster mill without notice."
    assert told(twice).events[0].salience > told(once).events[0].salience


def test_two_speakers_who_differ_on_a_figure_tell_one_event_with_a_conflict() -> None:
    text = (
        "The police said that 12 people were injured in the fire at Oster mill on 3 May 2024. "
        "The union said that 20 people were injured in the fire at Oster mill on 3 May 2024."
    )
    (event,) = joined(text)
    (conflict,) = event.conflicts
    assert conflict.field == "figure"
    assert conflict.values == ("12 people (police)", "20 people (union)")


def test_two_articles_tell_one_event_where_names_and_dates_agree() -> None:
    one = "The ferry Halma sank off Lindau on 3 May 2024."
    other = "Divers searched for it. The Halma had sunk off Lindau on 3 May 2024 in a storm."
    (event,) = joined(one, other)
    assert {place.article for place in event.provenance} == {"a0", "a1"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a sentence that says nothing but who and what tells again, whatever more the first one tells
        (
            "Veland and Ostmark signed a pact on 3 May 2024 that settles their quarrel over the Dorn islands.",
            "The pact was signed in Marlow on 3 May 2024.",
        ),
        (
            "Jan Holt resigned as chairman of Berg Steel on 3 May 2024.",
            "Mr Holt stepped down on 3 May 2024. A buyer is sought.",
        ),
        (
            "A dike burst above the village of Holm on 3 May 2024.",
            "Rain fell for a week. The dike gave way on 3 May 2024.",
        ),
        (
            "The Varn dam failed on 3 May 2024 after a week of rain.",
            "Rain fell for a week. The Varn dam burst on 3 May 2024.",
        ),
        (
            "The ferry Olga sank off Holm on 3 May 2024.",
            "A storm rose in the night. The Olga went down on 3 May 2024.",
        ),
    ],
)
def test_two_articles_tell_one_event_where_one_says_only_who_and_what(one: str, other: str) -> None:
    assert [len(event.provenance) for event in joined(one, other)] == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police arrested a clerk in Holm on 3 May 2024.", "A clerk was arrested in Marlow on 3 May 2024."),
        ("Anna Holt resigned as mayor on 3 May 2024.", "Karl Stein stepped down on 3 May 2024."),
        ("A bridge collapsed in Holm on 3 May 2024.", "A bridge collapsed in Marlow on 3 May 2024."),
        ("Fire destroyed a mill in Holm on 3 May 2024.", "The mill was closed on 3 May 2024."),
    ],
)
def test_two_articles_that_tell_of_others_or_of_other_deeds_stay_apart(one: str, other: str) -> None:
    assert joined(one, other) == []


@pytest.mark.parametrize(
    ("plain", "speaker"),
    [
        ("Divers searched for it. The ferry Olga had left Holm on 3 May 2024.", ""),
        # what one article alone tells stays with who says so
        ("Divers searched for it. The ferry Olga had left on 3 May 2024.", "coast guard"),
        ("Divers searched for it. The Olga left Holm on 3 May 2024, according to its owner.", "coast guard"),
    ],
)
def test_what_another_article_tells_plainly_nobody_need_say(plain: str, speaker: str) -> None:
    (event,) = joined("The ferry Olga left Holm on 3 May 2024, the coast guard said.", plain)
    assert (event.attribution.speaker if event.attribution else "") == speaker


def test_relations_point_at_the_event_that_stands_for_both() -> None:
    made = told(
        "Berg Steel closed the Oster mill on 3 May 2024. Residents protested. "
        "Workers left three days after Berg Steel closed the Oster mill."
    )
    ids = {event.id for event in (*made.events, *made.undated)}
    assert all(relation.event in ids - {event.id} for event in made.events for relation in event.relations)


SENTENCES = (
    "Berg Steel closed the Oster mill on 3 May 2024. ",
    "The Oster mill was closed. ",
    "Anna Berg resigned on Monday. ",
    "She quit. ",
    "At least 12 people were killed in Lindau. ",
    "The attack of 3 May 2024 killed 12 people in Lindau. ",
)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8))
@settings(deadline=None)
def test_every_clause_is_kept_in_one_event(sentences: list[str]) -> None:
    text = "".join(sentences)
    once = told(text)
    events = (*once.events, *once.undated)
    clauses = [place.clause for event in events for place in event.provenance]
    assert len(clauses) == len(set(clauses))
    assert len({event.id for event in events}) == len(events)
    assert once == told(text)
