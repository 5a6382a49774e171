"""The iCalendar exporter, its files read back by two other makers' parsers."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from collections.abc import Iterable
from typing import Any

import attrs
import icalendar
import ics
import pytest
import timeline_icalendar
from hypothesis import given, settings
from hypothesis import strategies as st
from timeline_icalendar import EXPORTER

import timeline
from timeline import exporting
from timeline.edtf import parse
from timeline.lacking import lost
from timeline.testing import HOSTILE, check_exporter, hostile_timeline, sample_timelines, usual_timeline, written

SAMPLES = dict(sample_timelines())
EVENT = SAMPLES["one event"].events[0]
UTC = dt.UTC


def dated(*texts: str, **changes: object) -> timeline.Timeline:
    """A timeline of one event a date, whose ids are the dates."""
    events = (attrs.evolve(EVENT, id=edtf, label="Rain fell", when=parse(edtf), **changes) for edtf in texts)
    return attrs.evolve(SAMPLES["one event"], events=tuple(events))


def entries(data: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def placed(made: timeline.Timeline, **options: str) -> dict[str, tuple[dt.date, dt.date | None]]:
    """Start and exclusive end by EDTF text, as `icalendar` reads them."""
    found = entries(written(EXPORTER, made, **options))
    return {
        str(one["x-timeline-edtf"]): (one["dtstart"].dt, one["dtend"].dt if "dtend" in one else None) for one in found
    }


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


class TestContract:
    def test_it_keeps_the_contract(self) -> None:
        check_exporter(EXPORTER)

    def test_its_entry_point_gives_it_and_the_core_refuses_what_it_cannot_hold_at_all(self) -> None:
        with pytest.raises(timeline.ExportError, match=r"coarser than a day.*-O coarse"):
            timeline.export(SAMPLES["300 events"], ".ics")
        assert timeline.export(SAMPLES["300 events"], "icalendar", {"coarse": "span"}).count(b"BEGIN:VEVENT") == 300

    def test_a_timeline_without_events_is_refused_in_words(self) -> None:
        with pytest.raises(timeline.ExportError, match="no events"):
            written(EXPORTER, SAMPLES["empty"])

    @pytest.mark.parametrize("coarse", ["leave-out", "span"])
    @pytest.mark.parametrize("name", [name for name in SAMPLES if name != "empty"])
    def test_what_is_declared_as_dropped_is_what_is_not_in_the_file(self, name: str, coarse: str) -> None:
        made = SAMPLES[name]
        gone = {
            one.event for one in lost(made, EXPORTER, exporting.settings(EXPORTER, {"coarse": coarse})) if one.dropped
        }
        assert len(gone) + len(entries(written(EXPORTER, made, coarse=coarse))) == len(made.events + made.undated)


class TestDays:
    def test_a_day_is_a_date_and_its_end_is_the_day_after(self) -> None:
        lines = unfolded(written(EXPORTER, dated("2007-06-28/2007-07-08")))
        assert {"DTSTART;VALUE=DATE:20070628", "DTEND;VALUE=DATE:20070709"} <= {*lines}

    @pytest.mark.parametrize(
        ("edtf", "start", "end"),
        [
            ("2021-02-12", "2021-02-12", "2021-02-13"),
            ("2021-12-31", "2021-12-31", "2022-01-01"),
            ("2024-02-28/2024-02-29", "2024-02-28", "2024-03-01"),
            ("0001-01-01", "0001-01-01", "0001-01-02"),
        ],
    )
    def test_days_that_are_known_are_written_as_they_are(self, edtf: str, start: str, end: str) -> None:
        assert placed(dated(edtf)) == {edtf: (day(start), day(end))}
        assert entries(written(EXPORTER, dated(edtf)))[0]["summary"] == "Rain fell"

    def test_the_last_day_of_the_last_year_has_no_day_after(self) -> None:
        assert placed(dated("9999-12-31")) == {"9999-12-31": (day("9999-12-31"), None)}

    COARSE = (
        "2021", "2021-02", "2021-23", "198X", "18XX", "1984~", "[2021-02-03..2021-02-09]", "2009-06/2009-08",
        "2009-06-03/2009-07", "[1667,1668,1670..1672]", "156X-12-25", "2021-02?",
    )  # fmt: skip
    NEVER = (
        "-0043-03-15", "0000", "-00XX", "2009/..", "../2025-03", "[..2025-03]", "[2025-03-02..]", "Y12000", "9999",
        "-0043/0005", "2009/",
    )  # fmt: skip

    def test_a_date_without_a_day_is_left_out_or_spread_over_all_of_its_days_when_asked(self) -> None:
        made = dated(*self.COARSE, *self.NEVER)
        assert placed(made) == {}
        spread = placed(made, coarse="span")
        assert tuple(spread) == self.COARSE
        assert spread["2021-02"] == (day("2021-02-01"), day("2021-03-01"))
        assert spread["2021-23"] == (day("2021-09-01"), day("2021-12-01"))
        assert spread["[2021-02-03..2021-02-09]"] == (day("2021-02-03"), day("2021-02-10"))
        assert spread["2009-06-03/2009-07"] == (day("2009-06-03"), day("2009-08-01"))

    def test_the_title_of_a_spread_date_says_what_is_known(self) -> None:
        titles = [str(one["summary"]) for one in entries(written(EXPORTER, dated(*self.COARSE), coarse="span"))]
        words = [timeline.date_words(parse(edtf)) for edtf in self.COARSE]
        assert titles == [f"Rain fell ({one})" for one in words]

    @pytest.mark.parametrize(
        ("edtf", "on", "words"),
        [
            ("2004-06-11~", "2004-06-11", "about 11 June 2004"),
            ("2004-06-11%", "2004-06-11", "about 11 June 2004 (uncertain)"),
            ("2024-10-15/..", "2024-10-15", "since 15 October 2024"),
            ("../2024-10-15", "2024-10-15", "until 15 October 2024"),
            ("2024-10-15/", "2024-10-15", "from 15 October 2024 to an unknown time"),
            ("2021-02-12T14", "2021-02-12", "12 February 2021, 14:00 to 15:00"),
            ("[2021-02-12T06:00..2021-02-12T12:00]", "2021-02-12", "between 06:00 and 12:01 on 12 February 2021"),
        ],
    )
    def test_a_day_that_is_not_the_whole_truth_has_the_words_in_its_title(self, edtf: str, on: str, words: str) -> None:
        (found,) = entries(written(EXPORTER, dated(edtf)))
        assert (found["dtstart"].dt, found["dtend"].dt) == (day(on), day(on) + dt.timedelta(days=1))
        assert found["summary"] == f"Rain fell ({words})" or edtf.startswith("[")
        assert str(found["summary"]).endswith(f"({timeline.date_words(parse(edtf))})")


class TestTimes:
    @pytest.mark.parametrize(
        ("edtf", "start", "end"),
        [
            ("2024-10-18T06:42", "2024-10-18T06:42", None),
            ("2024-03-31T02:30:00", "2024-03-31T02:30", None),
            ("2024-10-18T00:00", "2024-10-18T00:00", None),
            ("2024-10-18T06:42Z", "2024-10-18T06:42+00:00", None),
            ("2024-12-31T20:15-05:30", "2025-01-01T01:45+00:00", None),
            ("2024-01-01T00:15+05:45", "2023-12-31T18:30+00:00", None),
            ("2024-01-01T00:15-00:30", "2024-01-01T00:45+00:00", None),
            ("2021-02-12T06:00/2021-02-12T12:00", "2021-02-12T06:00", "2021-02-12T12:00"),
            ("2021-02-12T06:00Z/2021-02-12T09:00+01:00", "2021-02-12T06:00+00:00", "2021-02-12T08:00+00:00"),
            ("2021-02-12T06:00/2021-02-12T06:00", "2021-02-12T06:00", None),
        ],
    )
    def test_a_minute_floats_without_a_zone_and_is_utc_with_one(self, edtf: str, start: str, end: str | None) -> None:
        assert placed(dated(edtf)) == {edtf: (at(start), at(end) if end else None)}

    def test_midnight_is_a_time_and_not_a_day(self) -> None:
        assert "DTSTART:20241018T000000" in unfolded(written(EXPORTER, dated("2024-10-18T00:00")))

    @pytest.mark.parametrize("edtf", ["0001-01-01T00:15+05:00", "9999-12-31T23:15-05:00"])
    def test_where_utc_has_no_such_year_the_day_stays_and_the_words_tell_the_time(self, edtf: str) -> None:
        (found,) = entries(written(EXPORTER, dated(edtf)))
        assert found["dtstart"].dt == day(edtf[:10])
        assert timeline.date_words(parse(edtf)) in found["summary"]

    def test_an_interval_of_a_floating_and_a_fixed_time_is_on_its_day(self) -> None:
        edtf = "2021-02-12T06:00/2021-02-12T09:00Z"
        assert placed(dated(edtf)) == {edtf: (day("2021-02-12"), day("2021-02-13"))}

    @given(
        st.datetimes(at("1900-01-02"), at("2100-01-01")),
        st.sampled_from(["Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia", "UTC"]),
    )
    def test_whatever_offset_a_place_has_the_instant_stays(self, moment: dt.datetime, name: str) -> None:
        local = moment.replace(second=0, microsecond=0, tzinfo=zoneinfo.ZoneInfo(name))
        edtf = local.isoformat(timespec="minutes")
        if re.fullmatch(r".*[+-]\d\d:\d\d", edtf):  # offsets of before standard time have seconds, which EDTF has not
            assert timeline_icalendar.place(parse(edtf), span=False) == (local.astimezone(UTC), None, True)

    @given(st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 30)), st.integers(0, 400))
    def test_whatever_days_there_are_the_end_is_the_day_after_the_last(self, first: dt.date, more: int) -> None:
        last = min(first, dt.date.max - dt.timedelta(days=more + 1)) + dt.timedelta(days=more)
        edtf = f"{first.isoformat()}/{last.isoformat()}"
        if first <= last:
            assert timeline_icalendar.place(parse(edtf), span=False) == (first, last + dt.timedelta(days=1), True)


class TestOtherReader:
    """`ics` is another parser, by other people."""

    def test_it_finds_the_same_days_and_titles(self) -> None:
        made = dated("2021-02-12", "2021-02-03/2021-02-11", "2024-10-18T06:42Z", "2004-06-11~")
        found = sorted(ics.Calendar(written(EXPORTER, made).decode()).events)
        assert [(str(one.begin.date()), one.all_day, one.name) for one in found] == [
            ("2004-06-11", True, "Rain fell (about 11 June 2004)"),
            ("2021-02-03", True, "Rain fell"),
            ("2021-02-12", True, "Rain fell"),
            ("2024-10-18", False, "Rain fell"),
        ]
        assert found[3].begin.datetime == at("2024-10-18T06:42+00:00")
        assert found[1].duration == dt.timedelta(days=9)

    def test_of_hostile_text_it_finds_the_events_that_there_are(self) -> None:
        made = hostile_timeline()
        found = ics.Calendar(written(EXPORTER, made).decode()).events
        assert len(found) == len(HOSTILE)
        assert all(one.begin.date() == day("2021-02-12") for one in found)


class TestText:
    def read(self, texts: Iterable[str] = HOSTILE) -> tuple[bytes, list[icalendar.Event]]:
        data = written(EXPORTER, hostile_timeline(texts))
        return data, entries(data)

    def test_no_text_plants_an_event_or_a_property(self) -> None:
        data, found = self.read()
        assert len(found) == len(HOSTILE)
        known = (
            "BEGIN END VERSION PRODID NAME X-WR-CALNAME DESCRIPTION X-WR-CALDESC SUMMARY DTSTART DTEND DTSTAMP UID "
            "CATEGORIES STATUS TRANSP URL X-TIMELINE-EDTF"
        )
        assert {re.split("[:;]", line)[0] for line in unfolded(data) if line} <= {*known.split()}

    def test_every_title_reads_back_as_the_label_on_one_line(self) -> None:
        _, found = self.read()
        for label, one in zip(HOSTILE, found, strict=True):
            expected = " ".join(
                re.sub("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]", "", label).split()
            )
            expected = re.sub("[\ud800-\udfff]", "\ufffd", expected)
            assert str(one["summary"]).removeprefix("Assessment: ")[:200] == expected[:200]

    def test_a_long_label_is_cut_in_the_title_and_whole_in_the_description(self) -> None:
        _, (found,) = self.read(["word " * 200 + "end"])
        assert len(found["summary"]) == 250 and found["summary"].endswith("…")
        assert "word end" in found["description"].split("\n")[0]

    @settings(max_examples=30, deadline=None)
    @given(st.lists(st.text(max_size=100), min_size=1, max_size=3))
    def test_lines_are_at_most_75_octets_whole_characters_and_end_with_cr_lf(self, texts: list[str]) -> None:
        data, found = self.read(texts)
        assert len(found) == len(texts)
        assert (
            data.endswith(b"\r\n")
            and b"\n" not in data.replace(b"\r\n", b"")
            and b"\r" not in data.replace(b"\r\n", b"")
        )
        for line in data.split(b"\r\n"):
            assert len(line) <= 75
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", line.decode())

    def test_only_addresses_on_the_web_become_links_and_in_the_characters_of_a_uri(self) -> None:
        def url(source: str) -> str | None:
            made = SAMPLES["one event"]
            sources = (attrs.evolve(made.sources[0], source=source),)
            (found,) = entries(written(EXPORTER, attrs.evolve(made, sources=sources)))
            return str(found["url"]) if "url" in found else None

        assert url("https://example.org/a?b=c,d;e#f") == "https://example.org/a?b=c,d;e#f"
        assert url("https://example.org/Київ") == "https://example.org/%D0%9A%D0%B8%D1%97%D0%B2"
        for other in (
            "javascript:alert(1)",
            "file:///x",
            "report.md",
            "https:///x",
            "http://a b",
            "http://a\r\nX:y",
            "",
        ):
            assert url(other) is None


class TestProperties:
    def usual(self) -> dict[str, icalendar.Event]:
        found = entries(written(EXPORTER, usual_timeline(), coarse="span"))
        return {str(one["summary"]).partition(" (")[0]: one for one in found}

    def test_the_kind_and_the_status_are_told_as_data_and_in_the_title(self) -> None:
        told = {
            title: ([str(category) for category in one["categories"].cats], str(one.get("status", "")))
            for title, one in self.usual().items()
        }
        assert told["The spillway gate jammed"] == (["occurrence"], "CONFIRMED")
        assert told["Assessment: Around 65 homes are likely to be lost"] == (["assessment"], "TENTATIVE")
        assert told["Plan: A new gate is to be fitted"] == (["plan"], "TENTATIVE")
        assert told["Denied: The gate was replaced in spring"] == (["statement", "denied"], "")

    def test_what_somebody_says_or_sources_date_differently_is_not_confirmed(self) -> None:
        def found(**fields: Any) -> tuple[str, str]:
            (one,) = entries(written(EXPORTER, dated("2021-02-12", **fields)))
            return str(one["summary"]), str(one["status"])

        board, sources = timeline.Attribution("Water Board"), ("a1", "a2")
        disputed = timeline.Conflict("when", ("2021-02-12", "2021-02-13"), sources)
        assert found() == ("Rain fell", "CONFIRMED")
        assert found(attribution=board) == ("Rain fell (Water Board)", "TENTATIVE")
        assert found(kind="plan", attribution=board) == ("Plan: Rain fell (Water Board)", "TENTATIVE")
        assert found(conflicts=(disputed,)) == ("Rain fell", "TENTATIVE")

    def test_what_was_cancelled_is_cancelled(self) -> None:
        (found,) = entries(written(EXPORTER, dated("2021-02-12", kind="plan", status="cancelled")))
        assert (found["status"], found["summary"]) == ("CANCELLED", "Plan, cancelled: Rain fell")

    def test_the_description_tells_who_says_it_how_likely_it_is_and_where_sources_disagree(self) -> None:
        usual = self.usual()
        lines = usual["Assessment: Around 65 homes are likely to be lost"]["description"].split("\n")
        assert lines[:4] == [
            "“Around 65 homes are likely to be lost”",
            "When: 14 February 2021",
            "Said by: Ministry of Defence",
            "Likelihood: likely (PHIA: 55% to 75%)",
        ]
        lines = usual["The lower town was evacuated"]["description"].split("\n")
        assert "Sources disagree: date: 12 February 2021 (Report 1) or 13 February 2021 (Report 2)" in lines
        assert "Source: Report 2, March 2021, https://example.org/2" in lines

    def test_nobody_is_busy_because_of_it(self) -> None:
        assert {str(one["transp"]) for one in self.usual().values()} == {"TRANSPARENT"}

    def test_the_stamp_is_the_as_of_date_or_a_fixed_one(self) -> None:
        made = dated("2021-02-12")
        for as_of, stamp in (("2021-03", "20210301"), ("-0043", "19700101"), (None, "19700101")):
            data = written(EXPORTER, attrs.evolve(made, as_of=parse(as_of) if as_of else None))
            assert f"DTSTAMP:{stamp}T000000Z" in unfolded(data)

    def test_an_event_keeps_its_uid_in_another_timeline_and_no_two_share_one(self) -> None:
        made = usual_timeline()
        uids = [str(one["uid"]) for one in entries(written(EXPORTER, made, coarse="span"))]
        assert len({*uids}) == len(uids) == 8
        alone = attrs.evolve(made, title="Other", events=made.events[2:3], as_of=None)
        assert str(entries(written(EXPORTER, alone))[0]["uid"]) in uids
        other = attrs.evolve(alone, sources=tuple(attrs.evolve(one, sha256="0" * 64) for one in made.sources))
        assert str(entries(written(EXPORTER, other))[0]["uid"]) not in uids
