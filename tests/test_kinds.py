"""What kind of event a clause tells, and whether its words assert it."""

from __future__ import annotations

import pytest

from tests.articles import clauses_of, events
from timeline.calendar import Period, Point
from timeline.events.kinds import kind_of
from timeline.events.likelihood import likelihood
from timeline.events.statuses import status_of
from timeline.model import Kind, Span, Status, When


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The hall closed on 3 May.", "occurrence"),
        ("The hall has closed.", "occurrence"),
        ("The hall is a ruin.", "state"),
        ("The firm holds a stake.", "state"),
        ("The rescue comes after a long search.", "occurrence"),
        ("There was an explosion on 3 May.", "occurrence"),
        ("Elections were held.", "occurrence"),
        ("The owner disputed the report.", "statement"),
        ("The town was divided into two sectors.", "state"),
        ("The barge was towed daily to the lock.", "state"),
        ("The daily paper closed.", "occurrence"),
        ("The mayor knew of the leak.", "state"),
        ("There has been a sharp rise in prices.", "occurrence"),
        ("There is a rise in prices.", "state"),
        ("The gloom comes a day after the truce.", "occurrence"),
        ("The board published a report.", "statement"),
        ("The survey was released on 3 May.", "statement"),
        ("The board published a map.", "occurrence"),
        ("The union called for a truce.", "statement"),
        ("The clerk called a plumber.", "occurrence"),
        ("The mayor gave a speech.", "statement"),
        ("The mayor gave a dinner.", "occurrence"),
        ("The firm rejected the claims.", "statement"),
        ("The firm rejected the bid.", "occurrence"),
        ("The firm revised its estimate upwards.", "assessment"),
        ("The firm revised its fares.", "occurrence"),
        ("The hall will close.", "plan"),
        ("The hall is due to close.", "plan"),
        ("The firm plans to close the hall.", "plan"),
        ("The hall is expected to close.", "forecast"),
        ("The mayor condemned the raid.", "statement"),
        ("The hall has highly likely closed.", "assessment"),
        ("As of 1 May 2024, the fire had destroyed 200 houses.", "assessment"),
    ],
)
def test_a_clause_is_of_this_kind(text: str, kind: Kind) -> None:
    (one,) = clauses_of(text)
    assert kind_of(one, judged=likelihood(text, Span(0, len(text)), "") is not None) == kind


NOW = When("2024-05-08", Period(Point(2024, 5, 8), Point(2024, 5, 9)))


def test_what_the_present_tells_of_a_day_that_is_over_happened() -> None:
    text = "Floods bury the mill on 3 May 2024."
    (one,) = clauses_of(text)
    assert (kind_of(one, NOW), kind_of(one)) == ("occurrence", "state")


def test_the_present_with_a_bare_weekday_tells_nothing_past() -> None:
    (one,) = clauses_of("They play Aune on Friday at 7.30 p.m.", "2024-05-08")
    assert kind_of(one, NOW) != "occurrence"


def test_a_noun_beside_a_date_to_come_is_a_plan() -> None:
    kinds = [one.kind for one in events("He spoke of the vote of 9 June 2024.", "2024-05-08")]
    assert kinds == ["plan"]
    kinds = [one.kind for one in events("He spoke of the vote of 9 June 2024.", "2024-06-11")]
    assert kinds == ["occurrence"]


def test_what_goes_on_beside_something_expected_is_no_plan() -> None:
    _, one = clauses_of("Prices will rise as the shops are opening.")
    assert kind_of(one) == "state"


def test_what_somebody_estimates_is_an_assessment() -> None:
    _, one = clauses_of("The ministry estimates that the fire destroyed 200 houses.")
    assert kind_of(one) == "assessment"


def test_what_somebody_expects_is_a_forecast() -> None:
    _, one = clauses_of("The ministry predicts that the river will rise.")
    assert kind_of(one) == "forecast"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The hall closed.", "asserted"),
        ("The hall did not close.", "negated"),
        ("The mayor denied that the hall had closed.", "denied"),
        ("The port will stay shut if the strike goes on.", "hypothetical"),
        ("If the council agrees, the hall will open on 3 June.", "hypothetical"),
    ],
)
def test_the_last_clause_of_a_sentence_has_this_status(text: str, status: Status) -> None:
    assert status_of(clauses_of(text)[-1]) == status


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("The summit planned for 15 June was called off on Tuesday.", "planned for 15 June", "cancelled"),
        ("The city cancelled the concert scheduled for Friday.", "scheduled for Friday", "cancelled"),
        ("The summit planned for 15 June was praised on Tuesday.", "planned for 15 June", "asserted"),
        ("The two sides failed to agree in August.", "failed to agree in August", "negated"),
        ("The mayor did not say that the hall burned.", "that the hall burned", "hypothetical"),
        ("He was accused of stealing a car in 2019.", "of stealing a car in 2019", "hypothetical"),
        ("He was convicted of stealing a car in 2019.", "of stealing a car in 2019", "asserted"),
    ],
)
def test_what_did_not_come_about_is_marked_so(text: str, words: str, status: Status) -> None:
    one = next(one for one in clauses_of(text) if words in one.span.of(text))
    assert status_of(one) == status
