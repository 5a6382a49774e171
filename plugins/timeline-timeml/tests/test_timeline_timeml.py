"""The TimeML exporter: a valid document, whose times and links are read back as what the timeline says."""

from __future__ import annotations

import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from timeline_timeml import EXPORTER
from timeline_timeml.times import VALUE, Time, begin_of, end_of, side, span_of

import timeline
from tests import strategies
from tests.test_timeml import VALUE as KNOWN
from timeline import Article, Attribution, Event, Period, Point, Timeline, When, timex3
from timeline.cli import timeml as tagged
from timeline.edtf import parse
from timeline.testing import HOSTILE, check_exporter, hostile_timeline, sample_timelines, usual_timeline, written

SAMPLES = dict(sample_timelines())
DTD = etree.DTD(str(Path(__file__).with_name("timeml.dtd")))
STORY = """# The mill at Ostrel

The mill burned down on 3 March 2019. Two weeks later the owners sold the land, and in early 2020 a new hall was built.
From 2020 to May 2021 the hall stood empty. On Friday morning the first weavers moved in.
The council praised them last week.
"""


def valid(data: bytes) -> ET.Element:
    """The document, once it is known to keep the rules of TimeML."""
    root = etree.fromstring(data)
    assert DTD.validate(root), DTD.error_log.filter_from_errors()
    read = ET.fromstring(data)
    for one in read.iter("TIMEX3"):
        assert KNOWN.fullmatch(one.get("value", "")), one.attrib
    assert all(
        ("relatedToTime" in one.attrib) != ("relatedToEventInstance" in one.attrib) for one in read.iter("TLINK")
    )
    return read


class Read:
    """A reader of its own: the words of events and times, and the links by words."""

    def __init__(self, made: Timeline) -> None:
        self.root = valid(written(EXPORTER, made))
        self.events = {one.get("eid"): "".join(one.itertext()) for one in self.root.iter("EVENT")}
        self.instances = {one.get("eiid"): one for one in self.root.iter("MAKEINSTANCE")}
        self.times = {one.get("tid"): one for one in self.root.iter("TIMEX3")}

    def text(self) -> str:
        return "".join(self.root.find("TEXT").itertext())

    def named(self, eiid: str | None) -> str:
        return self.events[self.instances[eiid].get("eventID")]

    def told(self, tid: str | None) -> str:
        """'2020 START', or '[2020 2021-05]' for a duration with ends."""
        one = self.times[tid]
        if "beginPoint" in one.attrib:
            return f"[{self.told(one.get('beginPoint'))} {self.told(one.get('endPoint'))}]"
        return " ".join(filter(None, (one.get("value"), one.get("mod"))))

    def links(self) -> Iterator[tuple[str, str, str]]:
        for one in self.root.iter("TLINK"):
            other = one.get("relatedToEventInstance")
            told = self.named(other) if other else self.told(one.get("relatedToTime"))
            yield self.named(one.get("eventInstanceID")), one.get("relType", ""), told


def dated(*texts: str) -> Timeline:
    """Events that are called after their dates."""
    (event,) = SAMPLES["one event"].events
    return Timeline("Dates", tuple(bare(event, f"e{n}", text) for n, text in enumerate(texts)))


def bare(event: Event, name: str, edtf: str) -> Event:
    return attrs.evolve(event, id=name, label=edtf, when=parse(edtf), provenance=())


@pytest.fixture(scope="module")
def story() -> Timeline:
    return timeline.build(articles())


def articles() -> list[Article]:
    found = timeline.read(STORY.encode(), "mill.md")
    dct = timeline.Dct(parse("2021-06-09"), "given", "certain")
    return [attrs.evolve(one, dct=dct) for one in found if isinstance(one, Article)]


def test_it_keeps_the_contract() -> None:
    check_exporter(EXPORTER)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_is_valid(name: str) -> None:
    valid(written(EXPORTER, SAMPLES[name]))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.timelines())
def test_any_timeline_is_valid(made: Timeline) -> None:
    valid(written(EXPORTER, made))


class TestText:
    def test_it_is_the_sentences_of_the_source_with_the_words_for_events_and_times(self, story: Timeline) -> None:
        read = Read(story)
        assert "The mill burned down on 3 March 2019.\n" in read.text()
        assert {"burned", "sold", "built", "stood", "moved"} <= {*read.events.values()}
        assert read.root.find("DOCID").text == "mill.md"

    def test_its_time_expressions_are_those_that_the_tagger_finds_in_the_article(self, story: Timeline) -> None:
        (article,) = articles()
        found = ET.fromstring(tagged.written(timeline.times(article))).iter("TIMEX3")
        known = {("".join(one.itertext()), one.get("type"), one.get("value"), one.get("mod")) for one in found}
        mine = [one for one in Read(story).root.find("TEXT").iter("TIMEX3") if one.text]
        assert len(mine) >= 5
        for one in mine:
            assert (one.text, one.get("type"), one.get("value"), one.get("mod")) in known

    def test_a_relative_expression_names_what_it_was_counted_from(self, story: Timeline) -> None:
        read = Read(story)
        later = next(one for one in read.times.values() if one.text == "Two weeks later")
        assert later.get("temporalFunction") == "true"
        assert read.told(later.get("anchorTimeID")) == "2019-03-03"
        last = next(one for one in read.times.values() if one.text == "last week")
        assert last.get("anchorTimeID") == "t0"

    def test_several_sources_stand_one_after_the_other_each_with_its_own_time(self) -> None:
        read = Read(usual_timeline())
        headings = [line for line in read.text().splitlines() if line.startswith("Report ")]
        assert headings == [
            "Report 1, report.md, March 2021", "Report 2, https://example.org/2, March 2021",
            "Report 3, https://example.org/3, March 2021",
        ]  # fmt: skip
        functions = [one.get("functionInDocument") for one in read.times.values()]
        assert functions.count("PUBLICATION_TIME") == 3 and functions.count("CREATION_TIME") == 1

    def test_an_event_of_several_reports_is_the_same_in_each(self) -> None:
        links = [link for link in Read(usual_timeline()).links() if link[1] == "IDENTITY"]
        assert links == [("The lower town was evacuated", "IDENTITY", "The lower town was evacuated")] * 2

    def test_what_is_not_a_source_s_words_stands_in_brackets(self) -> None:
        made = timeline.unquoted(usual_timeline())
        assert "[The Arl dam was finished]\n" in Read(made).text()
        assert Read(dated("2021")).text().strip() == "[2021]"

    def test_hostile_texts_are_text(self) -> None:
        told = "".join(Read(hostile_timeline()).text().split())
        for text in HOSTILE:
            clean = "".join(one if one in "\t\n\r" or ord(one) >= 32 else "\ufffd" for one in text)
            clean = clean.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            assert "".join(clean.split()) in told


class TestLinks:
    @pytest.mark.parametrize(
        ("edtf", "link"),
        [
            ("2021-02-12", ("IS_INCLUDED", "2021-02-12")),
            ("2021-02", ("IS_INCLUDED", "2021-02")),
            ("2021-23", ("IS_INCLUDED", "2021-FA")),
            ("2021-29", ("IS_INCLUDED", "[2021-09 2021-11]")),
            ("1985-34", ("IS_INCLUDED", "1985-Q2")),
            ("198X", ("IS_INCLUDED", "198")),
            ("18XX", ("IS_INCLUDED", "18")),
            ("-00XX", ("IS_INCLUDED", "BC00")),
            ("-0043-03-15", ("IS_INCLUDED", "BC0044-03-15")),
            ("-9999", ("IS_INCLUDED", "BC9999 BEFORE")),
            ("Y12000", ("IS_INCLUDED", "9999 AFTER")),
            ("1984~", ("IS_INCLUDED", "1984 APPROX")),
            ("1985-04-12T23:20:00", ("IS_INCLUDED", "1985-04-12T23:20")),
            ("1985-04-12T23:20:30+02", ("IS_INCLUDED", "1985-04-12T23:20:30+02:00")),
            ("-0043-03-15T10:00:00Z", ("IS_INCLUDED", "BC0044-03-15T10:00Z")),
            ("[2024-08..2025-03]", ("IS_INCLUDED", "[2024-08 2025-03]")),
            ("[..2025-03]", ("IS_INCLUDED", "2025-03 ON_OR_BEFORE")),
            ("[2025-03-02..]", ("IS_INCLUDED", "2025-03-02 ON_OR_AFTER")),
            ("2009-06/2009-08", ("DURING", "[2009-06 2009-08]")),
            ("2009/..", ("BEGUN_BY", "2009")),
            ("../2009-05", ("ENDED_BY", "2009-05")),
        ],
    )
    def test_each_kind_of_date_has_its_own(self, edtf: str, link: tuple[str, str]) -> None:
        assert list(Read(dated(edtf)).links()) == [(edtf, *link)]

    def test_the_event_is_linked_to_the_words_that_date_it(self, story: Timeline) -> None:
        links = {event: (kind, told) for event, kind, told in Read(story).links()}
        assert links["burned"] == ("IS_INCLUDED", "2019-03-03")
        assert links["built"] == ("IS_INCLUDED", "2020 START")
        assert links["stood"] == ("DURING", "[2020 2021-05]")
        assert links["moved"] == ("IS_INCLUDED", "2021-06-04TMO")

    def test_no_date_is_no_link(self) -> None:
        made = attrs.evolve(usual_timeline(), events=())
        assert list(Read(made).links()) == []

    @pytest.mark.parametrize(
        ("told", "link"),
        [("before", "BEFORE"), ("after", "AFTER"), ("during", "IS_INCLUDED"), ("includes", "INCLUDES"),
         ("same", "SIMULTANEOUS"), ("overlaps", None)],
    )  # fmt: skip
    def test_events_lie_to_one_another_as_the_text_says(self, told: str, link: str | None) -> None:
        first, second = dated("2021", "2022").events
        first = attrs.evolve(first, relations=(timeline.Relation(told, second.id),))
        found = [link for link in Read(Timeline("Two", (first, second))).links() if link[2] == "2022"]
        assert found[:-1] == ([("2021", link, "2022")] if link else [])

    @settings(max_examples=200, deadline=None)
    @given(strategies.whens())
    def test_the_times_are_read_back_with_the_same_bounds(self, when: When) -> None:
        for period, told in ((when.begin, begin_of(when)), (when.end, end_of(when))):
            if told is not None and period is not None:
                assert bounds(told) == period
        assert span_of(when) is None or VALUE.fullmatch(span_of(when).value)


def bounds(told: Time) -> Period:
    """What the project's own reader of TIMEX3 makes of a time."""
    if told.points:
        return Period(bounds(told.points[0]).start, bounds(told.points[1]).end)
    read = timex3.to_when(told.value, told.mod or None)
    assert read is not None, told
    return read.begin


class TestInstances:
    def instance(self, **changed: object) -> dict[str, str]:
        (event,) = dated("2021").events
        (found,) = Read(Timeline("One", (attrs.evolve(event, **changed),))).instances.values()
        return found.attrib

    @pytest.mark.parametrize("status", ["negated", "denied", "cancelled"])
    def test_what_did_not_happen_by_somebody_s_word_is_negative(self, status: str) -> None:
        assert self.instance(status=status)["polarity"] == "NEG"
        assert self.instance()["polarity"] == "POS"

    def test_the_words_of_the_odds_are_the_modality(self) -> None:
        odds = timeline.Likelihood("highly likely", "PHIA", 80, 90)
        assert self.instance(likelihood=odds, attribution=Attribution("the ministry"))["modality"] == "highly likely"
        assert self.instance(status="hypothetical")["modality"] == "hypothetical"
        assert "modality" not in self.instance()

    @pytest.mark.parametrize("kind", ["plan", "forecast", "assessment"])
    def test_what_is_no_fact_has_a_modality_that_says_so(self, kind: str) -> None:
        assert self.instance(kind=kind)["modality"] == kind
        assert self.instance(kind=kind, likelihood=timeline.Likelihood("likely"))["modality"] == "likely"

    def test_what_somebody_says_is_reporting(self) -> None:
        (event,) = dated("2021").events
        (found,) = Read(Timeline("One", (attrs.evolve(event, kind="statement"),))).root.iter("EVENT")
        assert found.get("class") == "REPORTING"

    def test_a_state_is_one(self) -> None:
        (event,) = dated("2021").events
        (found,) = Read(Timeline("One", (attrs.evolve(event, kind="state"),))).root.iter("EVENT")
        assert found.get("class") == "STATE"


def test_a_clause_that_is_quoted_in_part_shows_where_words_are_missing() -> None:
    (event,) = SAMPLES["one event"].events
    text = "x" * 40 + " before it the bridge opened after it " + "y" * 40
    start, end = (100 + text.index(word) for word in ("the bridge", " after"))
    place = attrs.evolve(
        event.provenance[0],
        sentence=timeline.Span(100, 100 + len(text)),
        clause=timeline.Span(start, end),
        quote=timeline.Quote("the bridge opened", text[start - 132 : start - 100], text[end - 100 : end - 68]),
        trigger=timeline.Span(end - 6, end),
        timex=None,
    )
    read = Read(Timeline("One", (attrs.evolve(event, provenance=(place,)),)))
    assert read.text().strip() == "…  before it the bridge opened after it  …"
    assert list(read.events.values()) == ["opened"]


def test_two_events_of_one_sentence_share_it() -> None:
    (article,) = timeline.read(b"On 4 May 2020 the bridge opened and the ferry stopped.", "a.txt")
    assert Read(timeline.build([article])).text().count("the bridge") == 1


def test_points_that_no_unit_names_are_told_to_the_minute() -> None:
    told = side(Period(Point(2024, 8, 5, 14, 30), Point(2024, 8, 5, 16)), "")
    assert told == Time("PT90M", "", (Time("2024-08-05T14:30"), Time("2024-08-05T15:59")))


def test_a_large_timeline_takes_little_time() -> None:
    (event,) = SAMPLES["one event"].events
    events = tuple(attrs.evolve(event, id=f"e{n}", when=parse(f"{1000 + n % 900}-0{1 + n % 9}")) for n in range(5_000))
    start = time.process_time()
    written(EXPORTER, Timeline("Many", events, sources=SAMPLES["one event"].sources))
    assert time.process_time() - start < 5


def test_the_entry_point_gives_the_exporter() -> None:
    assert timeline.export(usual_timeline(), "timeml") == written(EXPORTER, usual_timeline())
