"""The JSON-LD exporter: read back as a graph, and held against what schema.org says of each property."""

from __future__ import annotations

import html.parser
import json
import re
from typing import Any, Final

import attrs
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from timeline_jsonld import DATE, EDTF, EXPORTER, iso

import timeline
from timeline.edtf import parse
from timeline.model import Attribution, Dct
from timeline.testing import HOSTILE, check_exporter, hostile_timeline, sample_timelines, usual_timeline, written

# rdflib's own reader of JSON-LD still makes one.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SAMPLES = dict(sample_timelines())
EVENT = SAMPLES["one event"].events[0]
SCHEMA: Final = "http://schema.org/"

# What the vocabulary says, as published in 2026 (the types of schema-dts 2.1.0 say the same): the class above each
# class, and for each property the classes that have it and the kinds of value that it takes.
ABOVE: Final = {
    "Dataset": "CreativeWork", "Article": "CreativeWork", "NewsArticle": "Article", "Claim": "CreativeWork",
    "Quotation": "CreativeWork", "CreativeWork": "Thing", "Event": "Thing", "Place": "Thing", "Organization": "Thing",
    "ItemList": "Thing", "ListItem": "Thing",
}  # fmt: skip
TERMS: Final = {
    "name": ("Thing", "Text"),
    "description": ("Thing", "Text"),
    "identifier": ("Thing", "Text URL"),
    "url": ("Thing", "URL"),
    "subjectOf": ("Thing", "CreativeWork Event"),
    "abstract": ("CreativeWork", "Text"),
    "correction": ("CreativeWork", "Text URL"),
    "creditText": ("CreativeWork", "Text"),
    "dateCreated": ("CreativeWork", "Date DateTime"),
    "datePublished": ("CreativeWork", "Date DateTime"),
    "headline": ("CreativeWork", "Text"),
    "inLanguage": ("CreativeWork Event", "Text"),
    "isBasedOn": ("CreativeWork", "CreativeWork URL"),
    "isPartOf": ("CreativeWork", "CreativeWork URL"),
    "keywords": ("CreativeWork Event Place Organization", "Text URL"),
    "mainEntity": ("CreativeWork", "Thing"),
    "publisher": ("CreativeWork", "Organization"),
    "temporalCoverage": ("CreativeWork", "DateTime Text URL"),
    "text": ("CreativeWork", "Text"),
    "appearance": ("Claim", "CreativeWork"),
    "about": ("CreativeWork Event", "Thing"),
    "startDate": ("Event", "Date DateTime"),
    "endDate": ("Event", "Date DateTime"),
    "eventStatus": ("Event", "EventStatusType"),
    "itemListElement": ("ItemList", "ListItem Text Thing"),
    "itemListOrder": ("ItemList", "ItemListOrderType Text"),
    "numberOfItems": ("ItemList", "Integer"),
    "position": ("CreativeWork ListItem", "Integer Text"),
    "item": ("ListItem", "Thing"),
}  # fmt: skip
_ISO_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_ISO_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?")


def dated(*texts: str, **changes: object) -> timeline.Timeline:
    events = (attrs.evolve(EVENT, id=edtf, label="Rain fell", when=parse(edtf), **changes) for edtf in texts)
    return attrs.evolve(SAMPLES["one event"], events=tuple(events))


def read(made: timeline.Timeline, **options: bool) -> dict[str, Any]:
    return json.loads(written(EXPORTER, made, **options))


def events(made: timeline.Timeline, **options: bool) -> list[dict[str, Any]]:
    return [one["item"] for one in read(made, **options)["mainEntity"]["itemListElement"]]


def graph(made: timeline.Timeline) -> rdflib.Graph:
    """The triples, by a JSON-LD processor; the context is that of schema.org for our terms, so that none is fetched."""
    data = read(made)
    assert data.pop("@context") == "https://schema.org"
    data["@context"] = {"@vocab": SCHEMA, "url": {"@type": "@id"}}
    return rdflib.Graph().parse(data=json.dumps(data), format="json-ld")


def kinds(value: rdflib.term.Node, triples: rdflib.Graph) -> set[str]:
    """The classes and data types that a value is of."""
    if isinstance(value, rdflib.Literal):
        text = str(value)
        found = {"Integer"} if isinstance(value.value, int) else {"Text"}
        found |= {"Date"} if _ISO_DATE.fullmatch(text) else {"DateTime"} if _ISO_TIME.fullmatch(text) else set()
        return found | ({"EventStatusType"} if text == "https://schema.org/EventCancelled" else set())
    found = {str(one).removeprefix(SCHEMA) for one in triples.objects(value, rdflib.RDF.type)}
    for name in [*found]:
        while name in ABOVE:
            name = ABOVE[name]  # noqa: PLW2901 - up to Thing
            found.add(name)
    return found or {"URL"}


class TestContract:
    def test_it_keeps_the_contract(self) -> None:
        check_exporter(EXPORTER)

    def test_its_entry_point_gives_it(self) -> None:
        assert timeline.export(SAMPLES["one event"], ".jsonld") == written(EXPORTER, SAMPLES["one event"])


class TestVocabulary:
    @pytest.mark.parametrize("name", ["usual", "hostile text", "empty", "every fineness", "conflicts"])
    def test_every_property_stands_where_schema_org_has_it_and_holds_what_it_may_hold(self, name: str) -> None:
        triples = graph(SAMPLES[name])
        for node, predicate, value in triples:
            term = str(predicate).removeprefix(SCHEMA)
            if predicate in (rdflib.RDF.type, rdflib.URIRef(DATE)):
                continue
            domains, ranges = TERMS[term]
            assert kinds(node, triples) & {*domains.split()}, (term, kinds(node, triples))
            assert kinds(value, triples) & {*ranges.split()}, (term, value)

    def test_every_class_is_one_of_schema_org(self) -> None:
        found = {str(one).removeprefix(SCHEMA) for one in graph(hostile_timeline()).objects(None, rdflib.RDF.type)}
        assert found <= ABOVE.keys() | {"Thing"}

    def test_links_lead_to_the_one_node_of_each_source(self) -> None:
        triples = graph(usual_timeline())
        based = {*triples.objects(None, rdflib.URIRef(SCHEMA + "isBasedOn"))}
        parts = {*triples.objects(None, rdflib.URIRef(SCHEMA + "isPartOf"))}
        assert len(based) == 3 and parts == based

    def test_a_date_is_there_as_edtf_too_marked_as_such_where_it_is_standard(self) -> None:
        found = {str(one): one for one in graph(dated("198X", "1985-04-12T23", "1985-04-12T23:20:00Z")).objects(
            None, rdflib.URIRef(DATE))}  # fmt: skip
        assert found["198X"].datatype == found["1985-04-12T23:20:00Z"].datatype == rdflib.URIRef(EDTF)
        assert found["1985-04-12T23"].datatype is None


class TestDates:
    @pytest.mark.parametrize(
        ("edtf", "start", "end"),
        [
            ("2025", "2025", ""),
            ("2025-03", "2025-03", ""),
            ("2025-03-09", "2025-03-09", ""),
            ("0079-10-24", "0079-10-24", ""),
            ("1941/1944", "1941", "1944"),
            ("2024-02-01/2025", "2024-02-01", "2025"),
            ("2009/..", "2009", ""),
            ("../2025-03", "", "2025-03"),
            ("1984~/2004-06", "", "2004-06"),
            ("2024-10-18T06:42", "2024-10-18T06:42:00", ""),
            ("2024-10-18T06:42:05Z", "2024-10-18T06:42:05Z", ""),
            ("2024-10-18T06:42+05", "2024-10-18T06:42:00+05:00", ""),
            ("2024-10-18T06:42-05:30", "2024-10-18T06:42:00-05:30", ""),
            ("2021-02-12T06:00/2021-02-12T12:00", "2021-02-12T06:00:00", "2021-02-12T12:00:00"),
            # Coarser than it is, which is true, never finer.
            ("2021-02-12T14", "2021-02-12", ""),
            ("[2021-02-12T06:00..2021-02-12T12:00]", "2021-02-12", ""),
            ("[2025-03-03..2025-03-09]", "2025-03", ""),
            ("[2025-03-28..2025-04-03]", "2025", ""),
            ("2025-21", "2025", ""),
            ("2025-34", "2025", ""),
            # What no single year holds, or is not sure, has no date.
            ("2025-24", "", ""),
            ("[2024-08..2025-03]", "", ""),
            ("198X", "", ""),
            ("156X-12-25", "", ""),
            ("1984~", "", ""),
            ("2004-06-11?", "", ""),
            ("[..2025-03]", "", ""),
            ("[2025-03-02..]", "", ""),
            ("0000", "", ""),
            ("-0043-03-15", "", ""),
            ("Y12000", "", ""),
        ],
    )
    def test_no_date_is_finer_than_the_words(self, edtf: str, start: str, end: str) -> None:
        (found,) = events(dated(edtf))
        assert (found.get("startDate", ""), found.get("endDate", "")) == (start, end)
        assert f"Date: {timeline.date_words(parse(edtf))}." in found["description"].split("\n")

    @given(st.dates(), st.sampled_from([4, 7, 10]), st.integers(0, 900), st.sampled_from([4, 7, 10]))
    def test_an_iso_date_holds_the_whole_of_what_it_stands_for(self, first: Any, one: int, days: int, two: int) -> None:
        start = timeline.Point(first.year, first.month, first.day)
        texts = str(start)[:one], str(start.plus(days, "day"))[:two]
        among = texts[0][:4] < texts[1][:4] <= "9999"
        when = parse(f"[{texts[0]}..{texts[1]}]" if among else texts[0])
        found = iso(when.begin, when.edtf)
        if found.text:
            said = parse(found.text).begin
            assert said.meet(when.begin) == when.begin
            assert found.exact == (said == when.begin)

    def test_an_undated_event_stands_last_without_any_date(self) -> None:
        found = events(SAMPLES["undated"])
        assert len(found) == 3
        assert not any(key in one for one in found for key in ("startDate", "endDate", DATE))
        assert found[0]["description"].endswith("Nothing in the text dates it.")

    @pytest.mark.parametrize(
        ("edtf", "coverage"),
        [
            (("1987", "2021-05-03"), "1987/2021"),
            (("2021-02", "2021-05-03"), "2021-02/2021-05"),
            (("2021-02-03", "2021-02-05"), "2021-02-03/2021-02-05"),
            (("2021-02-03",), "2021-02-03"),
            (("2009/..", "[..2025-03]"), "2009/2025"),
            (("-0043", "2021"), None),
        ],
    )
    def test_the_coverage_reaches_from_the_first_to_the_last_time_that_is_known(
        self, edtf: tuple[str, ...], coverage: str | None
    ) -> None:
        assert read(dated(*edtf)).get("temporalCoverage") == coverage


class TestContent:
    def test_positions_tell_the_order_and_the_list_its_length(self) -> None:
        found = read(usual_timeline())["mainEntity"]
        assert [one["position"] for one in found["itemListElement"]] == [*range(1, 11)]
        assert found["numberOfItems"] == 10

    def test_a_claim_says_who_when_and_of_which_time(self) -> None:
        claim = next(one for one in events(usual_timeline())[3]["subjectOf"] if one.get("@type") == "Claim")
        assert (claim["creditText"], claim["dateCreated"]) == ("Ministry of Defence", "2021-02-14")
        assert claim["temporalCoverage"] == "2021-02"

    def test_what_was_cancelled_has_that_status_and_what_is_denied_says_so_in_its_name(self) -> None:
        (cancelled,) = events(dated("2021", kind="plan", status="cancelled"))
        (denied,) = events(dated("2021", status="denied", attribution=Attribution("The board")))
        assert cancelled["eventStatus"] == "https://schema.org/EventCancelled"
        assert cancelled["keywords"] == ["plan", "cancelled"]
        assert "eventStatus" not in denied and denied["name"] == "Denied: Rain fell (The board)"

    def test_a_plan_and_a_claim_say_in_their_name_that_they_are_no_fact(self) -> None:
        def name(**fields: Any) -> str:
            (event,) = events(dated("2021", **fields))
            return str(event["name"])

        assert name(kind="plan", attribution=Attribution("The board")) == "Plan: Rain fell (The board)"
        assert name(attribution=Attribution("The board")) == "Rain fell (The board)"
        assert name() == "Rain fell"

    def test_the_words_of_what_is_denied_are_not_those_of_who_denies_it(self) -> None:
        (denied,) = events(dated("2021", status="denied", attribution=Attribution("The board")))
        claim = next(one for one in denied["subjectOf"] if one.get("@type") == "Claim")
        assert claim["text"].startswith("Denied: ") and claim["creditText"] == "The board"

    def test_an_article_has_a_date_only_where_it_tells_it(self) -> None:
        def published(dct: Dct) -> str | None:
            made = SAMPLES["one event"]
            (source,) = read(attrs.evolve(made, sources=(attrs.evolve(made.sources[0], dct=dct),)))["isBasedOn"]
            return source.get("datePublished")

        assert published(Dct(parse("2021-03-01"), "metadata", "certain")) == "2021-03-01"
        assert published(Dct(parse("2021-03"), "dateline", "certain")) == "2021-03"
        assert published(Dct(parse("2021-03-01"), "inferred", "likely")) is None
        assert published(Dct()) is None

    def test_only_addresses_on_the_web_are_urls(self) -> None:
        def source(text: str) -> dict[str, Any]:
            made = SAMPLES["one event"]
            return read(attrs.evolve(made, sources=(attrs.evolve(made.sources[0], source=text),)))["isBasedOn"][0]

        assert source("https://example.org/a?b=1")["url"] == "https://example.org/a?b=1"
        for other in ("javascript:alert(1)", "report.md", "http://a b", "https:///x", 'http://a/"><b>'):
            assert "url" not in source(other) and source(other)["identifier"] == other

    def test_without_quotes_articles_are_named_and_not_quoted(self) -> None:
        text = written(EXPORTER, usual_timeline(), quotes=False).decode()
        assert "Quotation" not in text
        assert all(
            one["subjectOf"] for one in json.loads(text)["mainEntity"]["itemListElement"] for one in [one["item"]]
        )

    def test_an_event_keeps_its_id_in_another_timeline_and_no_two_share_one(self) -> None:
        made = usual_timeline()
        ids = [one["@id"] for one in events(made)]
        assert len({*ids}) == len(ids)
        assert events(attrs.evolve(made, title="Other", events=made.events[2:3]))[0]["@id"] == ids[2]


class _Scripts(html.parser.HTMLParser):
    """What the scripts of a page hold, and how many tags it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


class TestText:
    def test_in_a_script_element_no_text_ends_it_or_begins_another(self) -> None:
        data = written(EXPORTER, hostile_timeline())
        assert not re.search("[<>&\u2028\u2029]", data.decode())
        page = _Scripts(f'<script type="application/ld+json">{data.decode()}</script>')
        assert page.tags == ["script"]
        assert json.loads(page.text) == json.loads(data)

    @given(st.text())
    def test_every_text_reads_back_without_controls_and_half_characters(self, text: str) -> None:
        expected = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "", text)
        (found,) = read(
            attrs.evolve(SAMPLES["one event"], title=text or "x", events=(attrs.evolve(EVENT, label=text),))
        )["mainEntity"]["itemListElement"]
        assert found["item"].get("name", "") == expected

    def test_half_a_surrogate_pair_is_shown_as_unreadable(self) -> None:
        names = [one.get("name", "") for one in events(hostile_timeline())]
        assert (
            names[HOSTILE.index("lone surrogate \ud800 here")].removeprefix("Assessment: ")
            == "lone surrogate \ufffd here"
        )
