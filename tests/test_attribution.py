"""Who says what: reporting clauses, sources, those who pass it on, and short forms of speakers made full."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles import events, parsed
from timeline.model import Attribution


def attributions(text: str) -> list[Attribution | None]:
    """The attribution of each event of an article."""
    return [event.attribution for event in events(text) if event.kind != "statement"]


def attributed(text: str) -> Attribution:
    """The attribution of the only event."""
    (one,) = attributions(text)
    assert one is not None
    return one


def speakers(text: str) -> list[str]:
    """The speaker of each event of an article; nothing where it tells it in its own voice."""
    return [one.speaker if one else "" for one in attributions(text)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The mayor said the dam burst on 3 May.", "mayor"),
        ("The mayor of Holt said the dam burst on 3 May.", "mayor of Holt"),
        ("The mayor also said that the dam burst on 3 May.", "mayor"),
        ("The mayor, Anna Berg, said the dam burst on 3 May.", "Anna Berg"),
        ("Anna Berg, the mayor, said the dam burst on 3 May.", "Anna Berg"),
        ("Anna Berg, who leads the council, said the dam burst on 3 May.", "Anna Berg"),
        ("Anna Berg (Holt Party) said the dam burst on 3 May.", "Anna Berg"),
        ("The dam burst on 3 May, the mayor said.", "mayor"),
        ("The dam burst on 3 May, said the mayor.", "mayor"),
        ("The dam burst on 3 May, said Anna Berg, the minister of dams.", "Anna Berg"),
        ("The dam burst on 3 May, said a spokesman for the mill.", "spokesman for the mill"),
        ("The dam burst on 3 May, said Ms Lund in a statement.", "Ms Lund"),
        ("The mayor's office said it closed on 3 May.", "mayor's office"),
        ("Anna Berg's report says the dam burst on 3 May.", "Anna Berg's report"),
        ("A report released by the mill says the dam burst on 3 May.", "report"),
        ("The mayor told the council that the dam burst on 3 May.", "mayor"),
        ("The dam burst on 3 May, witnesses say.", "witnesses"),
        ("Fishermen warn that the dam burst on 3 May.", "Fishermen"),
        ("In the north, BP said the dam burst on 3 May.", "BP"),
        ("The mayor and the council said the dam burst on 3 May.", "mayor and the council"),
        ("The mayor was quoted as saying that the dam burst on 3 May.", "mayor"),
        ("The mayor denied that the dam burst on 3 May.", "mayor"),
        ("The dam burst on 3 May, said Anna Berg, who runs the mill.", "Anna Berg"),
        ("The dam burst on 3 May, according to a study by the Water Board.", "study by the Water Board"),
        ("Prosecutors allege the firm sold the ship in May 2009.", "Prosecutors"),
        ("A spokesman for the Water Board (WB) said the dam burst on 3 May.", "spokesman for the Water Board"),
        ("One of the engineers said the dam burst on 3 May.", "One of the engineers"),
        ("The bureau has low confidence that the dam burst on 3 May.", "bureau"),
    ],
)
def test_the_speaker_is_the_subject_of_the_reporting_verb(text: str, who: str) -> None:
    assert speakers(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("According to the mayor, the dam burst on 3 May.", "mayor"),
        ("According to the complaint, Lund was hurt on 3 May.", "complaint"),
        ("The dam burst on 3 May, according to police.", "police"),
        ("The dam burst on 3 May, according to the WHO.", "WHO"),
        ("The dam burst on 3 May, according to documents seen by the council.", "documents"),
        ("In the words of the harbour master, it burned on 3 May.", "harbour master"),
        ("In Anna Berg's own words, the dam burst on 3 May.", "Anna Berg"),
        ('Anna Berg: "The dam burst on 3 May."', "Anna Berg"),
        ("The dam burst on 3 May.", ""),
    ],
)
def test_a_source_is_named_without_a_clause_of_its_own(text: str, who: str) -> None:
    assert speakers(text) == [who]


def test_a_source_in_an_aside_speaks_for_the_aside_alone() -> None:
    text = "After the flood, in which 14 people died in April 2024, according to police, the mayor resigned on 3 May."
    told = {event.label: event.attribution and event.attribution.speaker for event in events(text)}
    assert told["The mayor resigns"] is None


@pytest.mark.parametrize(
    ("text", "who", "via"),
    [
        ("State media, quoting the ministry, said the dam burst on 3 May.", "ministry", ("State media",)),
        ("Holt told Reuters, citing two officials, that the dam burst on 3 May.", "two officials", ("Holt", "Reuters")),
        ("Reuters reported, citing two officials, that the dam burst on 3 May.", "two officials", ("Reuters",)),
        ("Anna Berg told Reuters that the dam burst on 3 May.", "Anna Berg", ("Reuters",)),
        ("Anna Berg said that Lund had claimed that the dam burst on 3 May.", "Lund", ("Anna Berg",)),
        ("State TV quoted the mayor as saying that the dam burst on 3 May.", "mayor", ("State TV",)),
        ("According to Reuters, Lund said the dam burst on 3 May.", "Lund", ("Reuters",)),
        ("Anna Berg told the council that the dam burst on 3 May.", "Anna Berg", ()),
    ],
)
def test_who_claims_it_is_told_from_those_who_pass_it_on(text: str, who: str, via: tuple[str, ...]) -> None:
    one = attributed(text)
    assert (one.speaker, one.via) == (who, via)


def test_two_sayings_side_by_side_have_a_speaker_each() -> None:
    assert speakers("The firm said the mine closed on 3 May, but the ministry said it burned on 5 May.") == [
        "firm",
        "ministry",
    ]


def test_a_second_verb_of_saying_has_the_speaker_of_the_first() -> None:
    text = "Anna Berg said that the mine closed on 3 May and denied that it burned on 5 May."
    assert [(one.speaker, one.verb) for one in attributions(text) if one] == [
        ("Anna Berg", "say"),
        ("Anna Berg", "deny"),
    ]


@pytest.mark.parametrize(
    ("first", "short"),
    [
        ("Jan Holt closed the mine.", "Mr Holt"),
        ("Jan Holt closed the mine.", "Holt"),
        ("The mayor, Jan Holt, said the mine was safe.", "The mayor"),
        ("Jan Holt, the mayor of Lund, said the mine was safe.", "The mayor"),
    ],
)
def test_a_short_form_of_a_speaker_is_made_full(first: str, short: str) -> None:
    assert speakers(f"{first} {short} said the dam burst on 3 May.")[-1] == "Jan Holt"


def test_a_speaker_has_the_office_that_the_article_gives() -> None:
    assert (
        speakers("Finance Minister Jan Holt left. Holt said the dam burst on 3 May.")[-1] == "Finance Minister Jan Holt"
    )


def test_an_office_that_two_hold_is_nobodys() -> None:
    text = "Jan Holt, the mayor, said it rained. Anna Berg, the mayor, said it did not."
    assert speakers(f"{text} The mayor said the dam burst on 3 May.")[-1] == "mayor"


def test_a_last_name_that_two_have_is_left_short() -> None:
    assert speakers("Jan Holt and Anna Holt met. Holt said the dam burst on 3 May.")[-1] == "Holt"


@pytest.mark.parametrize(
    ("first", "short", "full"),
    [
        ("The Northern Rail Authority (NRA) met.", "The NRA", "Northern Rail Authority"),
        ("It was the Ministry of Salt that closed the mine.", "The ministry", "Ministry of Salt"),
        ("It was the British Ministry of Salt that closed the mine.", "The ministry", "British Ministry of Salt"),
        ("The Ministry of Salt and the Ministry of Iron met.", "The ministry", "ministry"),
    ],
)
def test_a_short_form_of_a_body_is_made_full(first: str, short: str, full: str) -> None:
    assert speakers(f"{first} {short} said the dam burst on 3 May.")[-1] == full


def test_he_is_nobody_who_only_owned_what_was_told() -> None:
    text = "Edmund Holt left Berg. The reply to Edmund Holt's first speech was weak. He said the dam burst on 3 May."
    assert speakers(text)[-1] == ""


def test_the_bank_is_none_that_is_named_later() -> None:
    assert speakers("The bank said the dam burst on 3 May. Halden Bank was founded in 1901.")[0] == "bank"


@pytest.mark.parametrize(
    ("between", "who"),
    [
        ("", "salvage company Berghof"),
        ("Storms are rare here. ", "salvage company Berghof"),
        ("Vestline's shares fell. ", "company"),
        ("The ship belongs to Vestline. ", "company"),
    ],
)
def test_a_noun_that_described_one_speaker_is_another_ones_behind_another_name(between: str, who: str) -> None:
    text = f"The wreck will be raised in May, salvage company Berghof said. {between}The company said it paid on 3 May."
    assert speakers(text)[-1] == who


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Anna Berg, 45, left.", "Anna Berg"),
        ("Anna Berg said it rained.", "Anna Berg"),
        ("Anna Berg said it rained. She said it was cold.", "Anna Berg"),
        ("The harbour pilot said it rained.", "harbour pilot"),
        ("Anna Berg told Eva Lund it rained.", ""),
        ("Anna Berg said it rained. Nobody knew why.", ""),
        ("Anna Berg said it rained.\n\nThe night was long.\n\nNobody slept.", ""),
        ("Mr Berg said it rained.", ""),
        ("It rained in Oslo.", ""),
    ],
)
def test_she_is_the_one_person_right_before_or_nobody(before: str, who: str) -> None:
    assert speakers(f"{before} She said the dam burst on 3 May.")[-1] == who


@pytest.mark.parametrize(
    "text",
    [
        "He said the dam burst on 3 May.",
        "It is said that the dam burst on 3 May.",
        "The mayor was told that the dam burst on 3 May.",
        "Eight thousand reports were read on 3 May.",
    ],
)
def test_a_pronoun_and_a_passive_name_nobody(text: str) -> None:
    assert speakers(text)[-1:] == [""]


def test_words_of_a_date_are_no_part_of_the_speaker() -> None:
    assert speakers("Last week the mayor said the dam burst on 3 May.")[-1] == "mayor"
    assert speakers("The mayor on Monday said the dam burst on 3 May.")[-1] == "mayor"


def test_what_is_said_follows_the_saying_or_stands_before_it() -> None:
    (before,) = parsed("The mayor said the dam had burst.")[0].sayings
    (behind,) = parsed("The dam had burst, the mayor said.")[0].sayings
    assert (before.clause, before.content) == (0, (1,))
    assert (behind.clause, behind.content) == (1, (0,))


def test_a_saying_introduces_all_clauses_behind_it() -> None:
    (one,) = parsed("The mayor said that the dam had burst and that the road was lost.")[0].sayings
    assert one.content == (1, 2)


def test_a_saying_between_two_parts_of_a_quotation_introduces_both() -> None:
    (one,) = parsed('"The dam burst," the mayor said, "and the road was lost."')[0].sayings
    assert (one.speaker, one.content) == ("mayor", (0, 2))


@pytest.mark.parametrize(
    "text", ["The mayor left.", "The mayor announced the closure.", "The mayor is expected to go."]
)
def test_a_clause_that_reports_no_other_is_no_saying(text: str) -> None:
    assert parsed(text)[0].sayings == ()


def test_an_event_keeps_the_verb_and_that_it_is_no_quotation() -> None:
    assert attributed("The mayor claimed that the dam burst on 3 May.") == Attribution("mayor", "claim", False)


def test_a_saying_that_is_an_event_has_its_own_speaker() -> None:
    (event,) = events("The mill announced on Monday that it would close.")
    assert (event.kind, event.attribution) == ("statement", Attribution("mill", "announce"))


def test_an_accusation_has_its_own_speaker() -> None:
    (event,) = events("Anna Berg accused the mill of theft on 3 May.")
    assert (event.kind, event.attribution) == ("statement", Attribution("Anna Berg", "accuse"))


def test_a_quotation_is_marked_as_one() -> None:
    assert attributed('"The dam burst on 3 May," the mayor said.') == Attribution("mayor", "say", True)


def test_a_quotation_over_two_sentences_has_one_speaker() -> None:
    assert speakers('"The dam burst on 3 May. The bridge fell on 4 May," said Ms Lund.') == ["Ms Lund", "Ms Lund"]


def test_a_quotation_goes_on_in_a_paragraph_that_opens_with_a_mark_while_it_is_open() -> None:
    text = 'Ms Lund said: "The dam burst on 3 May.\n\n"The bridge fell on 4 May.\n\n"The mill burned on 5 May."'
    assert speakers(text) == ["Ms Lund", "Ms Lund", "Ms Lund"]


def test_a_closed_quotation_does_not_go_on_in_the_next_paragraph() -> None:
    *_, last = events('Ms Lund said: "The dam burst on 3 May."\n\nThe bridge fell on 4 May.')
    assert last.label == "The bridge falls"
    assert last.attribution is None


def test_a_quotation_whose_speaker_is_unknown_takes_no_other() -> None:
    text = '"The dam burst on 3 May," he said. Ms Lund said the bridge fell on 4 May.'
    assert speakers(text) == ["", "Ms Lund"]


def test_what_is_denied_has_that_status() -> None:
    (event,) = events("The mayor denied that the dam had burst on 3 May.")
    assert (event.status, event.attribution and event.attribution.verb) == ("denied", "deny")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He denied that he had met the spy on 3 May.", "met the spy"),
        ("She denies having met the spy on 3 May.", "met the spy"),
        ("He denied taking bribes on 3 May.", "taking bribes"),
        ("The firm rejected claims that it bribed officials on 3 May.", "bribed officials"),
        ("The minister dismissed reports that troops had crossed the border on 3 May.", "crossed the border"),
    ],
)
def test_what_is_denied_has_that_status_whoever_denies_it_and_however(text: str, words: str) -> None:
    (event,) = [one for one in events(text) if words in one.text and one.kind == "occurrence"]
    assert event.status == "denied"


WORDS = (
    'Anna Berg the mayor said that told Reuters citing officials , . " who and of on Monday he quoted as saying'.split()
)


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_a_speaker_is_never_a_pronoun_a_verb_or_a_day(words: list[str]) -> None:
    for sentence in parsed(" ".join(["Yes", *words])):
        for saying in sentence.sayings:
            for name in filter(None, (saying.speaker, *saying.via)):
                assert not {"said", "told", "who", "Monday", "he", "that", '"', ","} & set(name.split())
                assert name.split()[-1] not in {"of", "and", "on", "as", "the"}


def test_a_saying_between_a_clause_and_its_result_speaks_for_both() -> None:
    text = "Guards hit the crowd on 3 May, activists said, wounding 12 people."
    assert set(speakers(text)) == {"activists"}
    text = "The dam burst on 3 May, the mayor said on Monday, as crews left the valley."
    assert speakers(text)[0] == "mayor"


def test_who_quotes_in_the_passive_passes_it_on() -> None:
    one = attributed("The mayor was quoted by state radio as saying the dam burst on 3 May.")
    assert (one.speaker, one.via) == ("mayor", ("state radio",))


@pytest.mark.parametrize("verb", ["disputed the findings", "urged calm", "welcomed the ruling", "blamed the firm"])
def test_a_statement_is_by_the_one_who_makes_it(verb: str) -> None:
    (one,) = (event for event in events(f"The Water Board {verb} on 3 May.") if event.kind == "statement")
    assert one.attribution is not None
    assert one.attribution.speaker == "Water Board"


def test_latest_and_next_speak_for_nobody() -> None:
    assert speakers("The latest reported blast comes a day after the truce.") == [""]


@pytest.mark.parametrize(
    "deed", ["having sold the ship in May 2009", "having hidden the leak and selling the ship in 2009"]
)
def test_what_somebody_is_accused_of_is_said_of_them_by_the_accuser(deed: str) -> None:
    found = [one for one in events(f"The mayor accused the firm of {deed}.") if one.label.startswith("The firm")]
    said = {one.attribution and (one.attribution.speaker, one.attribution.verb) for one in found}
    assert said == {("mayor", "accuse")}
