"""Numbers become data: low, best, high, unit and qualifier, never surer than the words."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.events.amounts import marked
from timeline.events.figures import figures, with_known
from timeline.model import Span


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "unit", "qualifier"),
    [
        ("over 5,000 casualties", 5000, None, None, "casualties", "over"),
        ("at least 14 injured", 14, None, None, "injured", "at least"),
        ("up to 300 jobs", None, None, 300, "jobs", "up to"),
        ("about 40 lorries", None, 40, None, "lorries", "about"),
        ("nearly 2 million tonnes", None, 2_000_000, 2_000_000, "tonnes", "nearly"),
        ("11,000 men", 11000, 11000, 11000, "men", ""),
        ("between 4,000 and 5,000 people", 4000, None, 5000, "people", ""),
        ("$1.5 billion", 1.5e9, 1.5e9, 1.5e9, "USD", ""),
        ("fell 14 percent", 14, 14, 14, "percent", ""),
        ("twenty-one ships", 21, 21, 21, "ships", ""),
        ("three dozen houses", 36, 36, 36, "houses", ""),
        ("fewer than 100 villages", None, None, 100, "villages", "fewer than"),
    ],
)
def test_a_figure_says_what_the_words_say(
    text: str, low: float | None, best: float | None, high: float | None, unit: str, qualifier: str
) -> None:
    (figure,) = figures(text, Span(0, len(text)), ())
    assert (figure.low, figure.best, figure.high, figure.unit, figure.qualifier) == (low, best, high, unit, qualifier)


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "unit"),
    [
        ("half a million people", 500_000, 500_000, 500_000, "people"),
        ("1.5m people", 1_500_000, 1_500_000, 1_500_000, "people"),
        ("2 bn letters", 2e9, 2e9, 2e9, "letters"),
        ("a dozen shops", 12, 12, 12, "shops"),
        ("a couple of cars", None, 2, None, "cars"),
        ("hundreds of people", 100, None, None, "people"),
        ("tens of thousands of residents", 10_000, None, None, "residents"),
        ("one hundred and twenty-three thousand four hundred votes", 123_400, 123_400, 123_400, "votes"),
        ("two and a half million trees", 2_500_000, 2_500_000, 2_500_000, "trees"),
        ("1,50,000 homes", 150_000, 150_000, 150_000, "homes"),
        ("1 000 000 homes", 1_000_000, 1_000_000, 1_000_000, "homes"),
        ("١٢٣ boats", 123, 123, 123, "boats"),
        ("10-12 people", 10, None, 12, "people"),
        ("3,000 to 5,000 troops", 3000, None, 5000, "troops"),
        ("3 to 5 million voters", 3e6, None, 5e6, "voters"),
        ("no fewer than 12 bridges", 12, None, None, "bridges"),
        ("as many as 20,000 protesters", None, None, 20_000, "protesters"),
        ("50 or more people", 50, None, None, "people"),
        ("$1.5m", 1.5e6, 1.5e6, 1.5e6, "USD"),
        ("5 million euros", 5e6, 5e6, 5e6, "EUR"),
        ("£3bn", 3e9, 3e9, 3e9, "GBP"),
        ("C$20m", 2e7, 2e7, 2e7, "CAD"),
        ("Rs 500 crore", 5e9, 5e9, 5e9, "INR"),
        ("300 million yen", 3e8, 3e8, 3e8, "JPY"),
        ("20 zlotys", 20, 20, 20, "PLN"),
        ("$108.42 a barrel", 108.42, 108.42, 108.42, "USD a barrel"),
        ("62,000 barrels of oil a day", 62_000, 62_000, 62_000, "barrels a day"),
        ("50km", 50, 50, 50, "km"),
        ("a 7.0-magnitude quake", 7, 7, 7, "magnitude"),
        ("magnitude 6.5", 6.5, 6.5, 6.5, "magnitude"),
        ("fell by 10 points", 10, 10, 10, "points"),
        ("12 police officers", 12, 12, 12, "police officers"),
        ("a force of 11,000", 11_000, 11_000, 11_000, "force"),
        ("the number of lorries rose to 40", 40, 40, 40, "lorries"),
    ],
)
def test_numbers_in_words_money_and_measures(
    text: str, low: float | None, best: float | None, high: float | None, unit: str
) -> None:
    (figure,) = figures(text, Span(0, len(text)), ())
    assert (figure.low, figure.best, figure.high, figure.unit) == (low, best, high, unit)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("killed 12 people and injured 30", [(12, "people", "dead"), (30, "people", "injured")]),
        ("12 killed, 30 wounded", [(12, "killed", "dead"), (30, "wounded", "injured")]),
        ("left 12 dead and 30 hurt", [(12, "dead", "dead"), (30, "hurt", "injured")]),
        ("257 deaths", [(257, "deaths", "dead")]),
        ("counted 140 cases and 3 deaths", [(140, "cases", ""), (3, "deaths", "dead")]),
        ("killed 257", [(257, "killed", "dead")]),
        ("eleven people die", [(11, "people", "dead")]),
        ("12 people aboard the ferry were still missing", [(12, "people", "missing")]),
        ("12 soldiers and three guards were killed", [(12, "soldiers", "dead"), (3, "guards", "dead")]),
        ("killed 12 people on the ferry and 30 on the quay", [(12, "people", "dead"), (30, "people", "dead")]),
        ("killed or wounded 30 soldiers", [(30, "soldiers", "dead or injured")]),
        ("12 soldiers, five of them wounded", [(12, "soldiers", ""), (5, "soldiers", "injured")]),
        ("seven of the 12 miners were freed", [(7, "miners", "freed")]),
        ("the firm closed 30 of 120 shops", [(30, "shops", "")]),
        ("3,000 troops captured Dorvale", [(3000, "troops", "")]),
        ("the death toll rose to 40", [(40, "deaths", "dead")]),
        (
            "the death toll from a gas leak at a tannery in the upper valley has risen to 40",
            [(40, "deaths", "dead")],
        ),
        ("put the losses at 11 dead and 34 wounded", [(11, "dead", "dead"), (34, "wounded", "injured")]),
        ("a blast hit a mill, killing 12 people and injuring 30", [(12, "people", "dead"), (30, "people", "injured")]),
        ("a poll gave Holm 51.3 percent", [(51.3, "percent", "")]),
        ("bringing the number of dead to 40", [(40, "dead", "dead")]),
        ("the number of sailors killed off Holm rose to 40", [(40, "dead", "dead")]),
        ("the number of those injured rose to 40", [(40, "injured", "injured")]),
    ],
)
def test_what_became_of_the_counted_is_kept_apart(text: str, told: list[tuple[float, str, str]]) -> None:
    found = figures(text, Span(0, len(text)), ())
    assert [(figure.best, figure.unit, figure.state) for figure in found] == told


@pytest.mark.parametrize(
    ("text", "cumulative"),
    [
        ("12 people have been killed so far", [True]),
        ("the toll rose to 40", [True]),
        ("a total of 12 ships", [True]),
        ("12 people have died since March", [True]),
        ("12 people were killed", [False]),
        ("12 people were killed so far, three people on Monday alone", [True, False]),
        ("has so far pumped 300 barrels a day", [False]),
    ],
)
def test_sums_so_far_are_told_from_counts_of_one_event(text: str, cumulative: list[bool]) -> None:
    assert [figure.cumulative for figure in figures(text, Span(0, len(text)), ())] == cumulative


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("profits rose 5 percent to 120 million euros", [(5, "percent"), (120e6, "EUR")]),
        ("unemployment rose from 4% to 7.7%", [(4, "percent"), (7.7, "percent")]),
        ("shares rose $2 to $108", [(2, "USD"), (108, "USD")]),
        ("membership grew from 3,000 to 5,000 people", [(3000, "people"), (5000, "people")]),
        ("rose 5 percent to 120", [(5, "percent")]),
    ],
)
def test_a_change_is_no_range(text: str, values: list[tuple[float, str]]) -> None:
    assert [(figure.best, figure.unit) for figure in figures(text, Span(0, len(text)), ())] == values


@pytest.mark.parametrize(
    ("text", "best", "whole"),
    [
        ("two in five voters stayed away", 0.4, "voters"),
        ("one in ten residents left", 0.1, "residents"),
        ("two thirds of the fleet", 2 / 3, "fleet"),
        ("half its workforce", 0.5, "workforce"),
        ("60 per cent of voters", 60, "voters"),
    ],
)
def test_a_share_has_its_whole(text: str, best: float, whole: str) -> None:
    (figure,) = figures(text, Span(0, len(text)), ())
    assert figure.best == pytest.approx(best)
    assert figure.share_of == whole


def test_a_share_of_a_counted_whole_gives_both() -> None:
    text = "half of its force of 11,000"
    share, whole = figures(text, Span(0, len(text)), ())
    assert (share.best, share.share_of) == (0.5, "force")
    assert (whole.best, whole.unit) == (11_000, "force")


def test_what_is_known_is_counted_only_where_it_is_asked_for() -> None:
    text = "the two leaders met"
    assert figures(text, Span(0, len(text)), ()) == ()
    (figure,) = with_known(text, Span(0, len(text)), ())
    assert figure.best == 2


def test_a_share_names_its_whole_and_what_became_of_it() -> None:
    text = "roughly a third of the crew wounded in action"
    (figure,) = figures(text, Span(0, len(text)), ())
    assert figure.best == pytest.approx(1 / 3)
    assert (figure.share_of, figure.unit, figure.qualifier) == ("crew", "wounded in action", "roughly")


@pytest.mark.parametrize(
    "text",
    [
        "the 45-year-old",
        "Section 5",
        "24/7 support",
        "a 3-2 win",
        "the 21st century",
        "for 3 years",
        "version 2.0",
        "Anna Berg, 45, resigned",
        "aged 5 children",
        "lost 3-1",
        "6-4, 7-5",
        "call 555-1234",
        "on 020 7946 0958",
        "at 12 High Street",
        "OS 17 users",
        "Article 5 countries",
        "Resolution 1973 calls",
        "Boeing 737 jets",
        "the H1N1 virus",
        "the G20 leaders",
        "Flight 370 passengers",
        "Unit 4 workers",
        "at 7:30",
        "at 5 pm",
        "1,2,3 people",
        "9" * 400 + " people",
        "9" * 5000,
        "the Battle of Seven Pines",
        "one of the leaders",
        "12",
    ],
)
def test_these_count_nothing(text: str) -> None:
    assert figures(text, Span(0, len(text)), ()) == ()


def test_a_number_inside_a_date_is_no_figure() -> None:
    text = "on 5 May troops left"
    assert figures(text, Span(0, len(text)), (Span(3, 8),)) == ()


@given(st.lists(st.sampled_from([*"012359,.-%$€ \n٣½", "half ", "a ", "dozen ", "people ", "killed ", "of ", "to "])))
def test_any_row_of_numbers_is_safe(parts: list[str]) -> None:
    text = "".join(parts)
    for figure in figures(text, Span(0, len(text)), ()):
        known = [value for value in (figure.low, figure.best, figure.high) if value is not None]
        assert known == sorted(known)
        assert all(math.isfinite(value) for value in known)
        assert 0 <= figure.span.start < figure.span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some 20 people were hurt.", ["Some 20 people"]),
        ("The flood hit some 20 villages.", ["some 20 villages"]),
        ("There is a 70 % chance of eight storms.", ["eight storms"]),
        ("The fund owns 70 % of the mill.", ["70 % of the mill"]),
        ("The report, one of four released by the board, was short.", []),
        ("The blast killed one of three guards.", ["one"]),
    ],
)
def test_some_is_about_and_odds_and_sets_are_no_figures(text: str, words: list[str]) -> None:
    assert [one.text for one in figures(text, Span(0, len(text)), ())] == words


@pytest.mark.parametrize(
    "words",
    "more than;at the most;approx;approx.;in excess of;well over;just short of;close to;as many as;some;nearly;~;<;"
    "an additional;a record;something like;in the region of;no fewer than;exceeding;up to;only".split(";"),
)
def test_a_qualifier_is_seen_whatever_its_last_word(words: str) -> None:
    prose = f"It cost {words} 50"
    assert marked(prose, 0, len(prose) - 2) == (8, words)


@pytest.mark.parametrize(
    "words",
    "rose to,stood at,is,was put as high as,reached,hit,passed,topped,exceeded,exceeds,surpassed,nears".split(","),
)
def test_a_toll_counts_deaths_whatever_leads_to_its_number(words: str) -> None:
    text = f"The death toll {words} 40."
    assert [one.unit for one in figures(text, Span(0, len(text)), ())] == ["deaths"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("led to the death of 12 sailors", "dead"),
        ("claimed 12 lives", "dead"),
        ("found the bodies of 12 sailors", "dead"),
        ("wounding 12 sailors", "injured"),
        ("sickening 12 sailors", "infected"),
        ("has vaccinated 12 sailors", "vaccinated"),
        ("the uprooted 12 sailors", "displaced"),
    ],
)
def test_what_became_of_the_counted_is_seen_whatever_verb_tells_it(text: str, state: str) -> None:
    assert [one.state for one in figures(text, Span(0, len(text)), ())] == [state]
