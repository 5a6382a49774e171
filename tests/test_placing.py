"""Events without a date of their own get bounds, no narrower than what the text licenses."""

from __future__ import annotations

import attrs
import pytest

from tests.articles import DAY, article, dates, events
from timeline.edtf import parse
from timeline.expressions import Tense
from timeline.mentions import Mention
from timeline.model import Article, Basis, Dct, Event, Genre, Kind, Provenance, Quote, Span, When
from timeline.pipeline import build
from timeline.placing import place
from timeline.readers import read

SPAN = Span(0, 1)


def mention(
    label: str,
    edtf: str = "",
    *,
    kind: Kind = "occurrence",
    tense: Tense = "past",
    perfect: bool = False,
    sentence: int = 0,
    basis: Basis = "explicit",
) -> Mention:
    when = attrs.evolve(parse(edtf), basis=basis) if edtf else None
    event = Event(label, label, label, kind, when, (Provenance("case", SPAN, SPAN, Quote(label)),))
    return Mention(event, tense, perfect, True, sentence, 0)


def placed(*mentions: Mention, dct: str = DAY, genre: Genre = "news") -> list[str | None]:
    source = article("x", dct or DAY, genre)
    source = source if dct else attrs.evolve(source, dct=Dct())
    return [event.when.edtf if event.when else None for event in place(mentions, source)]


def test_a_date_of_its_own_stays() -> None:
    assert placed(mention("closed", "2021-05-03")) == ["2021-05-03"]


def test_the_past_without_any_date_had_happened_by_the_article() -> None:
    assert placed(mention("closed")) == ["[..2024-05-14]"]


def test_what_stands_before_the_first_date_takes_nothing_from_it() -> None:
    assert placed(mention("sold"), mention("left", "2021-05-03", sentence=1)) == ["[..2024-05-14]", "2021-05-03"]


def test_what_follows_a_day_belongs_to_that_day() -> None:
    assert placed(mention("hit", "2024-05-03"), mention("fell", sentence=1)) == ["2024-05-03", "2024-05-03"]


def test_a_day_holds_for_three_sentences() -> None:
    given = [mention("hit", "2024-05-03"), *[mention(f"e{n}", sentence=n) for n in (1, 3, 4)]]
    assert placed(*given) == ["2024-05-03", "2024-05-03", "2024-05-03", "[2024-05-03..2024-05-14]"]


@pytest.mark.parametrize(("genre", "wanted"), [("news", "[2024-03-01..2024-05-14]"), ("narrative", "2024-03")])
def test_a_month_goes_on_in_a_history_and_in_the_news_only_opens_what_came_after(genre: Genre, wanted: str) -> None:
    assert placed(mention("began", "2024-03"), mention("took", sentence=1), genre=genre) == ["2024-03", wanted]


def test_a_running_date_is_the_last_one_told() -> None:
    given = [mention("a", "1950"), mention("b", "1962", sentence=1), mention("c", sentence=2)]
    assert placed(*given, genre="narrative")[-1] == "1962"


def test_the_past_perfect_is_earlier_than_the_date_told_before() -> None:
    assert placed(mention("hit", "2024-05-03"), mention("had sailed", perfect=True)) == ["2024-05-03", "[..2024-05-03]"]


def test_the_present_perfect_had_happened_by_the_article_whatever_was_told_before() -> None:
    given = [mention("hit", "2024-05-03"), mention("has closed", tense="present", perfect=True, sentence=1)]
    assert placed(*given)[-1] == "[..2024-05-14]"


@pytest.mark.parametrize("kind", ["plan", "forecast"])
def test_what_is_ahead_lies_after_the_article(kind: Kind) -> None:
    assert placed(mention("will close", kind=kind, tense="future")) == ["[2024-05-14..]"]


def test_a_plan_does_not_set_the_running_date() -> None:
    given = [mention("will close", "2024-06-03", kind="plan", tense="future"), mention("fell", sentence=1)]
    assert placed(*given) == ["2024-06-03", "[..2024-05-14]"]


@pytest.mark.parametrize("kind", ["assessment", "state"])
def test_what_holds_now_holds_at_the_time_of_the_article(kind: Kind) -> None:
    assert placed(mention("is open", kind=kind, tense="present")) == ["2024-05-14"]


def test_what_is_reported_is_placed_by_the_report() -> None:
    told = mention("had left")
    told = attrs.evolve(told, event=attrs.evolve(told.event, reported=parse("2024-05-06")))
    assert placed(told) == ["[..2024-05-06]"]


@pytest.mark.parametrize(
    "given", [mention("closed"), mention("will close", kind="plan"), mention("is open", kind="state", tense="present")]
)
def test_without_any_date_an_event_stays_undated_and_says_why(given: Mention) -> None:
    (event,) = place((given,), attrs.evolve(article("x"), dct=Dct()))
    assert event.when is None
    assert "not known" in event.undated


def test_without_a_date_of_the_article_the_running_date_still_holds() -> None:
    given = [mention("hit", "2024-03"), mention("fell", sentence=9)]
    assert placed(*given, dct="") == ["2024-03", "2024-03"]


def test_a_past_month_that_goes_on_is_clipped_to_the_article() -> None:
    assert placed(mention("closed", "2024-05")) == ["[2024-05-01..2024-05-14]"]


def test_a_plan_within_the_month_starts_with_the_article() -> None:
    assert placed(mention("will open", "2024-05", kind="plan", tense="future")) == ["[2024-05-14..2024-05-31]"]


@pytest.mark.parametrize("edtf", ["2024-05-14", "2024-04", "2009-06/2009-08"])
def test_a_day_a_month_gone_by_and_a_span_are_not_clipped(edtf: str) -> None:
    assert placed(mention("closed", edtf)) == [edtf]


def test_a_month_that_an_estimate_holds_for_is_not_clipped() -> None:
    told = mention("had lost", "2024-05")
    told = attrs.evolve(told, event=attrs.evolve(told.event, as_of=told.event.when))
    assert placed(told) == ["2024-05"]


def test_a_date_told_in_passing_opens_the_story_but_not_for_the_past_perfect() -> None:
    passing = attrs.evolve(mention("who came", "2021-05-03"), main=False)
    assert placed(passing, mention("left", sentence=1))[-1] == "[2021-05-03..2024-05-14]"
    assert placed(passing, mention("had left", perfect=True, sentence=1))[-1] == "[..2024-05-14]"


def test_what_is_placed_by_the_text_says_so_and_why() -> None:
    events_ = place((mention("hit", "2024-05-03"), mention("fell", sentence=1)), article("x", genre="news"))
    assert [event.when and event.when.basis for event in events_] == ["explicit", "context"]
    assert events_[1].provenance[0].why == "It is told as part of the date told before (3 May 2024)."


def test_placing_changes_neither_number_nor_order() -> None:
    given = [mention("a"), mention("b", "2021"), mention("c", kind="plan")]
    assert [event.id for event in place(tuple(given), article("x", genre="news"))] == ["a", "b", "c"]


def test_nothing_placed_is_narrower_than_the_day_it_comes_from() -> None:
    whens: list[When | None] = [event.when for event in events("On 3 May the ferry hit the quay. Two lorries fell.")]
    assert whens[0] is not None
    assert whens[1] is not None
    assert whens[0].bounds == whens[1].bounds


def test_background_told_in_the_perfect_is_known_to_come_before_what_is_then_told() -> None:
    text = "Northland has sent a relief convoy to Holt. In March 2024 a storm hit. The convoy from Northland left Holt."
    sent, *_, left = events(text)
    assert [(relation.type, relation.event) for relation in sent.relations] == [("before", left.id)]


def test_a_news_text_is_placed_like_this() -> None:
    text = (
        "On 3 May the ferry hit the quay. Two lorries fell into the sea. The port has closed. The ferry will be sold."
    )
    assert dates(text) == {
        "The ferry hits the quay": "2024-05-03",
        "Two lorries fall into the sea": "2024-05-03",
        "The port closes": "[..2024-05-14]",
        "The ferry will be sold": "[2024-05-14..]",
    }


def test_what_somebody_says_in_the_present_is_said_as_the_article_is_written() -> None:
    said = mention("urges", kind="statement", tense="present", sentence=1)
    assert placed(mention("closed", "2024-05-06"), said) == ["2024-05-06", DAY]
    assert placed(mention("closed", "2024-05-06"), said, genre="narrative") == ["2024-05-06", "2024-05-06"]


def test_what_happens_in_the_present_is_no_part_of_what_was_told_before() -> None:
    found = placed(mention("closed", "1990-05-06"), mention("strikes", tense="present", sentence=1))
    assert found == ["1990-05-06", f"[..{DAY}]"]


def test_a_heading_ends_the_dates_above_it_unless_the_part_below_goes_on_about_whom_the_title_names() -> None:
    text = (
        "# Tessia pays for its war\n\nTessian troops crossed into Marlow in August 2024. The staff said in March that "
        "losses had been heavy.\n\n## Slow gains\n\nTessia sent a second division.\n\n"
        "## Elsewhere\n\nA court in Oland sentenced a smuggler."
    )
    (source,) = read(text.encode(), "war.md")
    assert isinstance(source, Article)
    found = build([attrs.evolve(source, dct=Dct(parse("2025-03-20"), "given", "certain"))])
    dated = {event.text.split(" ", 2)[1]: event.when and event.when.edtf for event in found.events}
    assert dated["sent"] == "[2024-08-01..2025-03-20]"
    assert dated["court"] == "[..2025-03-20]"
