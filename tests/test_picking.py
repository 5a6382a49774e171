"""Every reason to throw a clause out, and every feature that weighs, holds where it should and nowhere else."""

from __future__ import annotations

import pytest

from tests.articles import clauses_of, dates, events, looks
from timeline.events.likelihood import estimates
from timeline.events.links import tells_time
from timeline.events.picking import OUT, POINTS, THRESHOLD, passed_over, thrown_out, weight

# Reason: a sentence, the words of its clause that go out for that reason, and a like sentence with none that does.
REASONS = {
    "condition": ("The port will close unless the strike goes on.", "unless the strike goes on", "The strike goes on."),
    "consequence": ("If the strike goes on, the port will close.", "the port will close", "The port will close."),
    "what nobody says": (
        "The mayor did not say that the hall burned.",
        "that the hall burned",
        "The mayor said that the hall burned.",
    ),
    "refusal to say": ("The bank declined to say why.", "The bank declined", "The bank declined the offer."),
    "chance of something": (
        "The chance of the dam failing is small.",
        "The chance of the dam failing",
        "The sound of the dam failing is loud.",
    ),
    "rumour": (
        "There was a rumour that the bridge would fall.",
        "that the bridge would fall",
        "The council warned that the bridge would fall.",
    ),
    "a source": (
        "According to a letter sent in May, the ship sank.",
        "According to a letter sent in May",
        "A letter was sent in May.",
    ),
    "what a date opens": ("It was in 1863 that the town fell.", "It was in 1863", "It was a port in 1863."),
    "question": ("Who paid for it?", "Who paid for it", "Anna Berg paid for it."),
    "possibility": ("It may close.", "It may close", "It will close."),
    "hypothesis": ("It would be wrong.", "It would be wrong", "It would be sold on 3 June."),
    "purpose": ("The crew left to assist the army.", "to assist the army", "The crew assisted the army."),
    "bare saying": ('"We ran," he added.', "he added", "He added a clause."),
    "denial of an event": ("The ship was not hit.", "The ship was not hit", "The ship was not hit on 3 May."),
    "state without a time": ("It is a port.", "It is a port", "It was a port until 1950."),
    "hours of opening": ("It is open from 7 a.m.", "It is open from 7 a.m.", "It was shut at 7 a.m."),
    "cut off": ("The survey also found.", "The survey also found", "The survey also found 20 wells."),
    "generality": ("In many ways it failed.", "In many ways it failed", "On 3 May it failed."),
    "said to the reader": ("You will remember it.", "You will remember it", "He will remember you."),
    "nobody in particular": ("Many have left.", "Many have left", "It withdrew its envoy."),
    "opinion in a quotation": ('"It was a shame," the mayor said.', "It was a shame", "The mayor said it was a shame."),
    "background": ("The woman who lived there left.", "who lived there", "The woman lived there."),
    "odds of nothing": ("It is likely.", "It is likely", "The storm is likely."),
    "what something is compared to": (
        "It's a world from what happened in 2009.",
        "what happened in 2009",
        "They asked what happened in 2009.",
    ),
    "what something did before": (
        "It looks as it did in 1992.",
        "as it did in 1992",
        "They said it did so in 1992.",
    ),
    "name of a period": (
        "Sales rose in the year ended 31 March.",
        "ended 31 March",
        "The strike ended on 31 March.",
    ),
    "attitude": ("Many of them expected a defeat.", "Many of them expected a defeat", "Many of them met a defeat."),
    "attribute": ("The hall, painted white, burned.", "painted white", "The hall, painted in 1950, burned."),
    "anybody": (
        "Anyone who saw her on Monday is asked to call.",
        "who saw her on Monday",
        "Anna Berg, who saw her on Monday, called.",
    ),
}
# Feature: a sentence, the words of its clause that have it, and a like sentence with none that has.
FEATURES = {
    "a date of its own": ("The hall closed on 3 May.", "The hall closed on 3 May", "The hall closed."),
    "a vague time of its own": ("Recently the hall closed.", "Recently the hall closed", "The hall closed on 3 May."),
    "before, with or after what has a date": (
        "After the strike ended on 3 May, the hall closed.",
        "the hall closed",
        "After the strike ended, the hall closed.",
    ),
    "a date that its neighbour shares": (
        "The hall opened and the inn closed on 3 May.",
        "The hall opened",
        "The hall opened and the inn closed.",
    ),
    "main clause": ("The hall closed.", "The hall closed", ""),
    "finite past, perfect or future": ("The hall will close.", "The hall will close", "The hall is closing."),
    "under way": (
        "The firm is recalling its toys.",
        "The firm is recalling its toys",
        "The price of toys is rising.",
    ),
    "a name as subject": ("Anna Berg left.", "Anna Berg left", "The man left."),
    "a deed in a brief report": (
        "The crew patched the hull.",
        "The crew patched the hull",
        "The crew had patched the hull.",
    ),
    "done to or at what has a name": (
        "The council handed the pier to Norvik.",
        "The council handed the pier to Norvik",
        "The council handed the pier to a firm.",
    ),
    "a figure": ("The fire killed 12 people.", "The fire killed 12 people", "The fire killed people."),
    "how many are harmed now": (
        "Three men are still missing.",
        "Three men are still missing",
        "The report is missing three pages.",
    ),
    "sets something for a time": (
        "The union announced a strike for 3 June.",
        "The union announced a strike for 3 June",
        "The union announced a strike on 3 June.",
    ),
    "passive": ("The hall was painted.", "The hall was painted", "They painted the hall."),
    "a verb of change": ("The hall collapsed.", "The hall collapsed", "The hall gleamed."),
    "among the first sentences": ("The hall closed.", "The hall closed", ""),
    "an estimative term": (
        "The hall has highly likely closed.",
        "The hall has highly likely closed",
        "The hall closed.",
    ),
    "a plan or forecast in a main clause": ("The hall will close.", "The hall will close", "The hall closed."),
    "undated past perfect": ("The hall had closed.", "The hall had closed", "The hall had closed on 3 May."),
    "somebody was told something": (
        "The crew were told that the mill would close.",
        "The crew were told",
        "The owner told the crew that the mill would close.",
    ),
    "a turn of events told in passing": (
        "The raid, which was halted at the river, failed.",
        "which was halted at the river",
        "The raid that was halted at the river failed after the strike ended.",
    ),
    "undated and subordinate": ("The man who closed the hall left.", "who closed the hall", "The man left."),
    "undated and a verb of state": ("The hall remained.", "The hall remained", "The hall collapsed."),
    "said on a date": (
        "The mayor said on Monday the hall had closed.",
        "on Monday the hall had closed",
        "The mayor said the hall had closed.",
    ),
    "bare saying": ('"We ran," he added.', "he added", "He added a clause."),
    "a finding": (
        "The panel found that the mill had burned.",
        "The panel found",
        "The panel said that the mill had burned.",
    ),
    "what somebody denies": (
        "The mayor denied that the hall had burned.",
        "that the hall had burned",
        "The mayor said that the hall had burned.",
    ),
    "an act of speech": (
        "The mayor denied the charges.",
        "The mayor denied the charges",
        "The mayor paid the charges.",
    ),
    "what came of a dated event": (
        "On 3 May the army crossed the river, capturing the town.",
        "capturing the town",
        "On 3 May the army crossed the river, watching the town.",
    ),
}
OF_THE_CONTEXT = {"right after a dated sentence"}
# The table gives a clause; some need words around them to be read as one.
AROUND = {"bare saying": '"We ran," {}.', "what a date opens": "{} the town fell."}
EXAMPLES = [(name, text, test) for name, text, test in OUT]


@pytest.mark.parametrize(("name", "test"), [(name, test) for name, _, test in OUT], ids=[name for name, _, _ in OUT])
def test_a_reason_holds_for_its_example_and_not_for_the_like(name: str, test) -> None:
    text, words, other = REASONS[name]
    assert test(looks(text)[words])
    assert not any(test(seen) for seen in looks(other).values())


@pytest.mark.parametrize(("name", "text", "test"), EXAMPLES, ids=[name for name, _, _ in EXAMPLES])
def test_a_reason_holds_for_the_example_that_its_table_gives(name: str, text: str, test) -> None:
    seen = looks(AROUND.get(name, "{}").format(text))
    assert any(test(one) for words, one in seen.items() if words in text)


@pytest.mark.parametrize("name", REASONS)
def test_what_a_reason_throws_out_is_no_event(name: str) -> None:
    text, words, _ = REASONS[name]
    assert thrown_out(looks(text)[words])
    assert all(event.text != words for event in events(text))


@pytest.mark.parametrize("name", sorted(FEATURES))
def test_a_feature_holds_for_its_example_and_not_for_the_like(name: str) -> None:
    (test,) = [test for feature, _, test in POINTS if feature == name]
    text, words, other = FEATURES[name]
    assert test(looks(text)[words])
    assert not any(test(seen) for seen in (looks(other) if other else {}).values())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He ran the port until he was expelled by the guild.", "until he was expelled by the guild"),
        ("The fleet fled, while General Holt seized the port.", "while General Holt seized the port"),
        ("Although the army reached the gates, it failed.", "Although the army reached the gates"),
        ("The guild accused him, after which he fled.", "after which he fled"),
        ("It is a flood that has killed twelve people.", "that has killed twelve people"),
        ("They gave up after divers found two bodies.", "after divers found two bodies"),
    ],
)
def test_what_other_clauses_below_one_tell_in_passing(text: str, words: str) -> None:
    (test,) = [test for feature, _, test in POINTS if feature == "a turn of events told in passing"]
    assert [told for told, seen in looks(text).items() if test(seen)] == [words]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She wrote on Monday, demanding that the boy be returned.", {"She writes": "2024-05-13"}),
        (
            "The court ruled on Monday that the mill be closed by 3 June 2024.",
            {
                "The court rules that the mill be closed by 3 June 2024": "2024-05-13",
                "The mill should be closed": "[2024-05-14..2024-06-03]",
            },
        ),
    ],
)
def test_what_is_demanded_did_not_happen(text: str, told: dict[str, str]) -> None:
    assert dates(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The slick could reach the port by 20 May.", {"The slick could reach the port": "[2024-05-14..2024-05-20]"}),
        ("The slick must be cleared by 20 May.", {"The slick must be cleared": "[2024-05-14..2024-05-20]"}),
        ("The slick could have reached the port by 10 May.", {}),
        ("The slick could reach the port.", {}),
        ("The firm may not reopen the mine on 20 May.", {}),
    ],
)
def test_what_could_come_about_is_an_event_at_a_time_ahead_alone(text: str, told: dict[str, str]) -> None:
    assert dates(text) == told


def test_every_reason_and_every_feature_has_its_example_here() -> None:
    assert [name for name, _, _ in OUT] == list(REASONS)
    assert {name for name, _, _ in POINTS} == FEATURES.keys() | OF_THE_CONTEXT


def test_a_clause_among_the_first_three_sentences_weighs_more_than_the_same_clause_later() -> None:
    first = looks("The hall closed.")["The hall closed"]
    fourth = looks("One fell. Two fell. Three fell. The hall closed.")["The hall closed"]
    assert weight(first) - weight(fourth) == pytest.approx(0.3)


def test_what_follows_a_dated_sentence_weighs_more() -> None:
    _, second = events("On 3 May the ferry hit the quay. Two lorries fell.")
    (alone,) = events("Two lorries fell. It was dark.")
    assert second.label == alone.label
    assert second.salience == pytest.approx(alone.salience + 0.3)


def test_a_date_of_its_own_is_all_that_a_clause_needs() -> None:
    assert max(points for _, points, _ in POINTS) >= THRESHOLD
    assert weight(looks("The man who rang left on 3 May.")["left on 3 May"]) >= THRESHOLD


@pytest.mark.parametrize("reason", REASONS)
def test_what_a_glance_at_the_form_throws_out_leaves_no_event_by_the_table_either(reason: str) -> None:
    for text in (REASONS[reason][0], REASONS[reason][2]):
        for one, seen in zip(clauses_of(text), looks(text).values(), strict=True):
            assert thrown_out(seen, everything=True) or not passed_over(one, timeless=False, odds=estimates(text))


@pytest.mark.parametrize("reason", REASONS)
def test_what_a_glance_throws_out_of_a_sentence_without_a_time_goes_out_by_the_table_too(reason: str) -> None:
    for text in (REASONS[reason][0], REASONS[reason][2]):
        for one, seen in zip(clauses_of(text), looks(text).values(), strict=True):
            timeless = not tells_time(one.parsed)
            assert thrown_out(seen) or not passed_over(one, timeless=timeless, odds=estimates(text))


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("The ferry sank.", False),
        ("The ferry sank after the storm.", False),
        ("The ferry sank the day after the storm.", True),
        ("The ferry sank two days after the storm.", True),
        ("The ferry sank minutes before the tug came.", True),
        ("The ferry sank in May.", True),
    ],
)
def test_only_a_sentence_that_tells_a_time_counts_from_another_event(text: str, tells: bool) -> None:
    for one in clauses_of(text):
        assert tells_time(one.parsed) is tells
        assert tells or all(link.count is None for link in one.links)


@pytest.mark.parametrize("text", ["They say it fell.", "Nine ships that sank in a storm had left it.", "Two fell."])
@pytest.mark.parametrize("least", [0.0, 1.3, 1.6, 2.3, 9.0])
def test_a_clause_is_asked_for_figures_only_where_one_could_help_it(text: str, least: float) -> None:
    for one in looks(text).values():
        whole, known = weight(one), weight(one, least)
        assert (known >= least) == (whole >= least)
        assert known == whole or known < least
