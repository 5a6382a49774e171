"""What Anki reads in the file, by a reader of its rules, and that the exporter keeps the contract."""

import csv
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from timeline_anki import EXPORTER, century, decade, guid

import timeline
from timeline import Event, ExportError, Summary, Timeline
from timeline.testing import (
    check_exporter,
    hostile_timeline,
    sample_timelines,
    usual_timeline,
    written,
)

USUAL = usual_timeline()


class Words(HTMLParser):
    """The text of a field and the elements in it."""

    def __init__(self, field: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.links: list[str | None] = []
        self.elements: set[str] = set()
        self.feed(field)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.links += [value for _, value in attrs]
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data


@dataclass
class Note:
    front: str
    back: str
    tags: list[str]
    guid: str

    @property
    def question(self) -> str:
        return Words(self.front).text

    @property
    def answer(self) -> list[str]:
        return Words(self.back).text.split("\n")


def read(data: bytes) -> tuple[dict[str, str], list[Note]]:
    """As Anki does: headers first, lines that begin with '#' are comments, fields may be quoted, columns by number."""
    lines = data.decode().split("\n")
    header = dict(line[1:].split(":", 1) for line in lines if line.startswith("#"))
    rows = list(csv.reader([line for line in lines if line and not line.startswith("#")], "excel-tab", strict=True))
    places = [int(header[name]) - 1 for name in ("tags column", "guid column")]
    assert (header["separator"], header["html"], places) == ("tab", "true", [2, 3])
    return header, [Note(front, back, tags.split(" "), key) for front, back, tags, key in rows]


def notes(made: Timeline, **options: str | bool) -> list[Note]:
    return read(written(EXPORTER, made, **options))[1]


def note_of(made: Timeline, label: str, **options: str | bool) -> Note:
    return next(note for note in notes(made, **options) if label in note.question)


def alone(event: Event) -> Timeline:
    """A timeline of this event and nothing else."""
    return attrs.evolve(USUAL, events=(event,), undated=(), summary=Summary(), changes=())


def test_it_keeps_the_contract() -> None:
    check_exporter(EXPORTER)


def test_the_header_tells_anki_all_that_it_has_to_know() -> None:
    header, _ = read(written(EXPORTER, USUAL))
    assert header == {
        "separator": "tab",
        "html": "true",
        "notetype": "Basic",
        "deck": "The Arl dam",
        "tags column": "3",
        "guid column": "4",
        "if matches": "update current",
    }


def test_a_user_names_deck_and_note_type_and_a_title_makes_no_subdeck() -> None:
    header, _ = read(written(EXPORTER, USUAL, deck="History::The dam", notetype="Einfach"))
    assert (header["deck"], header["notetype"]) == ("History::The dam", "Einfach")
    titled = attrs.evolve(USUAL, title='A::B "c"\n#deck:D\t' + "long " * 40)
    header, _ = read(written(EXPORTER, titled))
    assert header["deck"].startswith('A:B "c" #deck:D long') and len(header["deck"]) <= 100
    assert read(written(EXPORTER, attrs.evolve(USUAL, title=" ")))[0]["deck"] == "Timeline"


def test_a_card_asks_when_and_the_back_begins_with_the_date() -> None:
    note = note_of(USUAL, "spillway")
    assert note.question == "When?\nThe spillway gate jammed"
    assert note.answer == [
        "12 February 2021",
        "Figures: over 40 homes",
        "Report 1: \u201cThe spillway gate jammed\u201d",
    ]
    assert note.tags == ["timeline::kind::occurrence", "timeline::century::21st", "timeline::decade::2020s"]


def test_claims_say_so_on_the_front_and_in_a_tag() -> None:
    assert note_of(USUAL, "new gate").question.startswith("When? (A plan, not a fact. Speaker: Water Board)\n")
    assert note_of(USUAL, "Repairs").question.startswith(
        "When? (A forecast, not a fact. Speaker: Water Board. How likely: very likely)\n"
    )
    denied = note_of(USUAL, "replaced")
    assert denied.question.startswith("When? (A statement. Denied, not a fact)\n")
    assert {"timeline::claim", "timeline::kind::statement", "timeline::status::denied"} <= set(denied.tags)
    assert not any("timeline::claim" in note.tags for note in notes(USUAL, claims=False))


def test_a_label_that_says_itself_what_was_not_so_is_not_turned_around_by_its_mark() -> None:
    (note,) = notes(alone(attrs.evolve(USUAL.events[0], label="The mayor does not sign", status="negated")))
    assert note.question.startswith("When? (About what did not happen)\n")


@pytest.mark.parametrize("status", ["denied", "negated", "cancelled", "hypothetical"])
def test_what_did_not_happen_never_looks_like_a_fact(status: Any) -> None:
    made = alone(attrs.evolve(USUAL.events[0], status=status))
    (note,) = notes(made)
    assert re.match(r"When\? \([^)]+\)\n", note.question)
    assert notes(made, claims=False) == []


def test_what_is_left_out_is_told() -> None:
    lost = timeline.losses(USUAL, EXPORTER.name, {"claims": False})
    dropped = {loss.event for loss in lost if loss.dropped}
    assert dropped == {"e4", "e5", "e6", "e8", "e901", "e902"}


def test_disagreement_stands_under_the_answer() -> None:
    note = note_of(USUAL, "evacuated")
    assert note.answer[1] == "Sources disagree on the date: 12 February 2021 (Report 1); 13 February 2021 (Report 2)"
    assert note.answer[2] == "Sources disagree on the figure: 300 people (Report 1); at least 450 people (Report 3)"
    assert Words(note.back).links == ["https://example.org/2", "https://example.org/3"]


def test_the_other_way_round_is_asked_where_a_date_has_one_answer() -> None:
    both = notes(USUAL, reverse=True)
    fronts = [note.question for note in both]
    assert "What happened?\n1987" in fronts
    assert "What is told? (A plan, not a fact. Speaker: Water Board)\nautumn 2021" in fronts
    assert not any(front.startswith("What") and "12 February" in front for front in fronts)  # two events
    assert len({note.guid for note in both}) == len(both)


def test_the_front_does_not_tell_the_date() -> None:
    (note,) = notes(alone(attrs.evolve(USUAL.events[0], label="The 1987 flood took 1,987 homes")))
    assert note.question == "When?\nThe \u2026 flood took 1,987 homes"
    assert note.answer[:2] == ["1987", "The 1987 flood took 1,987 homes"]


def test_a_guid_stays_with_its_event_and_differs_between_files() -> None:
    first = USUAL.events[0]
    said_otherwise = attrs.evolve(first, label="It opened", when=USUAL.events[1].when, kind="plan")
    assert guid(said_otherwise) == guid(first)
    assert guid(attrs.evolve(first, text="Another event that is called e1")) != guid(first)


def test_century_and_decade_are_those_that_are_sure() -> None:
    assert [century(year) for year in (2000, 1999, 1111, 1, 0, -99, -100, -499)] == [
        *("21st", "20th", "12th", "1st", "1st_BCE", "1st_BCE", "2nd_BCE", "5th_BCE"),
    ]
    assert [decade(year) for year in (2000, 1987, 9, 0, -43)] == ["2000s", "1980s", "", "", "40s_BCE"]
    made = next(made for name, made in sample_timelines() if name == "open bounds")
    for event, note in zip(made.events, notes(made), strict=True):
        begin = event.when.begin if event.when else None
        if begin is None or begin.start is None or begin.end is None:
            assert not any("century" in tag or "decade" in tag for tag in note.tags)


def test_hostile_text_stays_text() -> None:
    made = hostile_timeline()
    found = notes(made, reverse=True)
    assert len(found) == len(made.events)
    for note in found:
        for field in (note.front, note.back):
            assert Words(field).elements <= {"b", "bdi", "br", "i", "small", "span", "a"}
            assert not re.search(r"\[|\{\{|\\[(\[]|[\x00-\x08\x0b-\x1f]", field)  # sounds, LaTeX, clozes, MathJax
            assert all(link and link.startswith("http") for link in Words(field).links)
    assert any("$a$" in note.question and "{{ 7 * 7 }}" in note.question for note in found)  # and is all there


def test_an_address_is_a_link_and_nothing_else() -> None:
    address = "https://example.org/'[sound:a.mp3]\\({{c1::b}}?a=1&b=2"
    made = attrs.evolve(alone(USUAL.events[0]), sources=(attrs.evolve(USUAL.sources[0], source=address),))
    (note,) = notes(made)
    assert not re.search(r"\[|\{\{|\\\(", note.back)
    assert Words(note.back).links == [address.replace("\\", "%5C").replace("{{", "%7B%7B").replace("}}", "%7D%7D")]


def test_sources_can_be_left_unquoted() -> None:
    assert note_of(USUAL, "spillway", quotes=False).answer[-1] == "Report 1"


def test_nothing_to_ask_is_said_for_anki_refuses_a_file_without_notes() -> None:
    with pytest.raises(ExportError, match="no event has a date"):
        written(EXPORTER, attrs.evolve(USUAL, events=()))
