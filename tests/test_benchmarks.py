"""What rivals answer becomes TIMEX3 on the right words, and one that is not there is said and left out."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

pytest.importorskip("benchmarks", reason="the benchmarks are not beside the tests")

from benchmarks.rivals import chrono, dateparser, heideltime, recognizers, table
from benchmarks.rivals.model import MissingError
from benchmarks.rivals.spans import halves


def document(text: str, kind: str = "news") -> dict[str, Any]:
    return {"id": "a", "text": text, "dct": "2020-06-01", "kind": kind}


def told(found: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(one["text"], one["type"], one["value"]) for one in found]


@pytest.mark.parametrize(
    ("certain", "marks", "expected"),
    [
        (["year"], [], ("DATE", "2020")),
        (["month"], [], ("DATE", "2020-05")),
        (["month", "day"], [], ("DATE", "2020-05-03")),
        (["weekday"], [], ("DATE", "2020-05-03")),
        (["hour", "minute"], [], ("TIME", "2020-05-03T17:30")),
        (["year", "month", "day"], ["tonight"], ("TIME", "2020-05-03TNI")),
        (["hour"], ["now"], ("DATE", "PRESENT_REF")),
    ],
)
def test_chrono_is_read_as_finely_as_it_is_certain(certain, marks, expected):
    assert chrono.value({"certain": certain, "date": [2020, 5, 3], "time": [17, 30, 0]}, marks) == expected


def test_chrono_counts_an_emoji_as_two_and_its_ranges_are_two_expressions():
    text = "\N{PARTY POPPER} from 3 May to 5 June"
    start, end = ({"certain": ["month", "day"], "date": [2020, *day], "time": [12, 0, 0]} for day in ((5, 3), (6, 5)))
    line = json.dumps([{"start": 3, "text": text[2:], "from": start, "to": end, "tags": []}])
    found = chrono.CHRONO.found(line, document(text))
    assert told(found) == [("3 May", "DATE", "2020-05-03"), ("5 June", "DATE", "2020-06-05")]


def test_an_evening_of_chrono_is_a_night_where_the_word_says_so():
    evening = {"certain": ["year", "month", "day"], "date": [2020, 5, 31], "time": [20, 0, 0]}
    line = json.dumps([{"start": 0, "text": "last night", "from": evening, "to": None, "tags": ["casual/evening"]}])
    assert told(chrono.CHRONO.found(line, document("last night"))) == [("last night", "TIME", "2020-05-31TNI")]


def test_pieces_of_dateparser_are_found_one_after_the_other():
    text = "In May it rained, and in May it snowed."
    line = json.dumps([["May", "2020-05-01"], ["May", "2020-05-01"], ["June", "2020-06-01"]])
    assert [one["start"] for one in dateparser.DATEPARSER.found(line, document(text))] == [3, 25]


@pytest.mark.parametrize(
    ("timex3", "resolved", "expected"),
    [
        ("1999-03", "", "1999-03"),
        ("XXXX-05-03", "2019-05-03", "2019-05-03"),
        ("XXXX-05", "2019-05-01", "2019-05"),
        ("XXXX-WXX-1", "2020-05-25", "2020-05-25"),
        ("XXXX-WXX-6TNI", "2020-05-30 20:00:00", "2020-05-30TNI"),
        ("T17", "17:00:00", "2020-06-01T17:00"),
        ("XXXX-02-29", "not resolved", "XXXX-02-29"),
        ("PRESENT_REF", "2020-06-01 00:00:00", "PRESENT_REF"),
        ("SP", "not resolved", "XXXX-SP"),
    ],
)
def test_blanks_of_recognizers_are_filled_from_what_it_resolves_them_to(timex3, resolved, expected):
    assert recognizers.value(timex3, resolved, "2020-06-01") == expected


@pytest.mark.parametrize(
    ("first", "length", "expected"),
    [
        ("1989-07-01", "P3M", ("DATE", "1989-Q3")),
        ("1990-01-01", "P10Y", ("DATE", "199")),
        ("1989-07-02", "P3M", ("DURATION", "P3M")),
    ],
)
def test_a_stretch_of_recognizers_is_a_quarter_a_decade_or_a_duration(first, length, expected):
    assert recognizers.stretch(first, length) == expected


def test_recognizers_has_two_readings_and_a_range_has_two_ends():
    values = [{"timex": "XXXX-05", "type": "daterange", "start": f"{year}-05-01"} for year in (2019, 2020)]
    line = json.dumps([{"start": 0, "end": 3, "values": values}])
    assert told(recognizers.RECOGNIZERS.found(line, document("May"))) == [("May", "DATE", "2019-05")]
    assert told(recognizers.RECOGNIZERS.found(line, document("May", "messages"))) == [("May", "DATE", "2020-05")]
    ends = {"start": "2020-05-03", "end": "2020-06-05"}
    values = [{"timex": "(XXXX-05-03,XXXX-06-05,P33D)", "type": "daterange", **ends}]
    line = json.dumps([{"start": 0, "end": 15, "values": values}])
    found = recognizers.RECOGNIZERS.found(line, document("3 May to 5 June"))
    assert told(found) == [("3 May", "DATE", "2020-05-03"), ("5 June", "DATE", "2020-06-05")]


def test_heideltime_is_given_text_whose_characters_it_counts_as_we_do():
    given = document("\N{PARTY POPPER} on 3 May")
    date, text = heideltime.HEIDELTIME.given(given).split("\t")
    assert (date, base64.b64decode(text).decode()) == ("2020-06-01", "  on 3 May")
    found = heideltime.HEIDELTIME.found("5 10 DATE 2020-05-03 \t", given)
    assert told(found) == [("3 May", "DATE", "2020-05-03")]
    assert heideltime.HEIDELTIME.found("", given) == []


def test_one_phrase_has_no_halves():
    assert halves("last night", (0, 10)) is None


def test_a_rival_that_is_not_there_is_said_and_left_out(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(table, "CACHE", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    for rival in (chrono.CHRONO, heideltime.HEIDELTIME):
        with pytest.raises(MissingError):
            rival.install(tmp_path)
        assert table.measured(rival) is None
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(": there is no ")[0] for line in lines] == ["left out: chrono-node", "left out: HeidelTime"]
