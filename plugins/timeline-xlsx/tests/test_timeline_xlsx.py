"""The Excel exporter, its workbooks read back with openpyxl, which is another maker's."""

from __future__ import annotations

import datetime as dt
import io
import time
import zipfile
from unittest import mock

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from timeline_xlsx import EXPORTER
from timeline_xlsx.book import Column, Table, clean
from timeline_xlsx.book import _refuse_too_many as refuse_too_many

import timeline
from timeline import Event, ExportError, Likelihood, Period, Point, Relation, Timeline, When, brief
from timeline.edtf import parse
from timeline.registry import find_exporter
from timeline.testing import HOSTILE, check_exporter, hostile_timeline, sample_timelines, usual_timeline, written

SAMPLES = dict(sample_timelines())


def opened(made: Timeline, **options: str) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(EXPORTER, made, **options)))


def lines(book: Workbook, sheet: str) -> list[dict[str, object]]:
    """The lines of a table, by heading; a cell without anything is None."""
    heads, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def dated(*texts: str) -> Timeline:
    event = usual_timeline().events[0]
    events = tuple(attrs.evolve(event, id=f"e{n}", when=parse(text)) for n, text in enumerate(texts, 1))
    return Timeline("Dates", events)


def day(text: str) -> dt.datetime:
    """A date as openpyxl gives it."""
    return dt.datetime.fromisoformat(text)


def bounds(*texts: str) -> list[tuple[object, object]]:
    return [(line["Earliest"], line["Latest"]) for line in lines(opened(dated(*texts)), "Events")]


def test_it_keeps_the_contract_and_is_found_by_name_and_suffix() -> None:
    check_exporter(EXPORTER)
    assert find_exporter("xlsx") is find_exporter(".xlsx")


class TestSheets:
    def test_a_sheet_without_a_line_is_left_out_but_for_summary_and_events(self) -> None:
        assert opened(usual_timeline()).sheetnames == [
            "Summary", "Events", "Figures", "Reports", "Disagreements", "Sources",
        ]  # fmt: skip
        empty = opened(SAMPLES["empty"])
        assert empty.sheetnames == ["Summary", "Events"]
        assert empty["Summary"]["A1"].value == "Nothing yet" and empty["Events"].max_row == 1

    @pytest.mark.parametrize("name", sorted(SAMPLES))
    def test_every_cell_of_the_events_is_what_the_model_says(self, name: str) -> None:
        made = SAMPLES[name]
        briefing = brief(made)
        found = lines(opened(made), "Events")
        assert [line["No."] for line in found] == list(range(1, len(found) + 1))
        for line, row in zip(found, (*briefing.rows, *briefing.undated), strict=True):
            odds = row.event.likelihood
            wanted = {
                "Id": row.id, "Date": row.date, "EDTF": row.edtf, "What happened": row.label, "Kind": row.kind,
                "Status": "" if row.status == "asserted" else row.status, "Who says so": row.who,
                "Likelihood": odds.term if odds else "", "Scale": odds.scale if odds else "", "Holds for": row.as_of,
                "Said": row.reported, "Changed": row.edited, "Sources": ", ".join(map(str, row.sources)),
                "Names": "\n".join(row.event.names), "Places": "\n".join(row.event.places),
            }  # fmt: skip
            assert {head: line[head] or "" for head in wanted} == {head: clean(text) for head, text in wanted.items()}
            assert (line["Low %"], line["High %"]) == ((odds.low, odds.high) if odds else (None, None))

    def test_figures_are_numbers_and_what_is_unsaid_is_empty(self) -> None:
        first, second, _ = lines(opened(usual_timeline()), "Figures")
        assert (first["Event"], first["Figure"], first["Low"], first["Best"], first["High"], first["Unit"]) == (
            3, "over 40 homes", 40, None, None, "homes",
        )  # fmt: skip
        assert (second["Best"], second["Who says so"], second["Counts all so far"]) == (
            65,
            "Ministry of Defence",
            "yes",
        )

    def test_every_report_stands_beside_its_source(self) -> None:
        made = usual_timeline()
        found = lines(opened(made), "Reports")
        told = [place for event in (*made.events, *made.undated) for place in event.provenance]
        numbers = {source.id: number for number, source in enumerate(made.sources, 1)}
        assert [(line["Source"], line["Quote"], line["Why this date"], line["Counted from"]) for line in found] == [
            (numbers[one.article], one.quote.exact, one.why, "2021-03") for one in told
        ]
        assert [line["Title"] for line in found if line["Event"] == 7] == ["Report 1", "Report 2", "Report 3"]

    def test_sources_that_disagree_have_a_line_each(self) -> None:
        book = opened(usual_timeline())
        found = [(line["About"], line["What is said"], line["Source"]) for line in lines(book, "Disagreements")]
        assert found == [
            ("date", "12 February 2021", 1), ("date", "13 February 2021", 2),
            ("figure", "300 people", 1), ("figure", "at least 450 people", 3),
        ]  # fmt: skip
        assert lines(book, "Events")[6]["Disputed"] == "date\nfigure"

    def test_the_summary_cites_events_and_tells_what_was_changed_and_not_understood(self) -> None:
        made = usual_timeline()
        found = {row[0]: row[1] for row in opened(made)["Summary"].iter_rows(values_only=True)}
        assert found["The spillway gate jammed."] == "Event 3"
        assert found["Redated; the program had found 1986. Reason: Opened a year later."] == "Event 1"
        assert any("nothing to count from" in (text or "") for text in found)

    def test_the_order_of_events_is_told_by_their_numbers(self) -> None:
        first, second = dated("2020", "2021").events
        second = attrs.evolve(second, relations=(Relation("after", "e1", "afterwards"),))
        made = Timeline("Order", (first, second))
        assert lines(opened(made), "Events")[1]["Order"] == "after 1 (afterwards)"


class TestDates:
    def test_days_are_dates_of_excel_and_months_are_text(self) -> None:
        assert bounds("2021-02-12", "2021-02") == [(day("2021-02-12"),) * 2, ("2021-02-01", "2021-02-28")]

    def test_each_side_of_what_lasted_is_as_exact_as_it_is_known(self) -> None:
        assert bounds("2021-02-03/2021-02-11", "2021-02-03/2021-03", "2021-02-03/..") == [
            (day("2021-02-03"), day("2021-02-11")),
            (day("2021-02-03"), "2021-03-31"),
            (day("2021-02-03"), None),
        ]

    def test_bounds_and_doubt_are_text(self) -> None:
        assert bounds("[2021-02-03..2021-02-11]", "2021-02-03~", "2021-02-03?") == [
            ("2021-02-03", "2021-02-11"), ("2021-02-03", "2021-02-03"), ("2021-02-03", "2021-02-03"),
        ]  # fmt: skip

    def test_days_that_excel_counts_wrongly_or_not_at_all_are_text(self) -> None:
        assert bounds("1900-03-01", "1900-02-28", "1815-06-18", "-0043-03-15") == [
            (day("1900-03-01"),) * 2, ("1900-02-28",) * 2, ("1815-06-18",) * 2, ("-0043-03-15",) * 2,
        ]  # fmt: skip

    def test_times_of_day_are_written_as_they_are_told(self) -> None:
        assert bounds("1985-04-12T23:20", "1985-04-12T00:00", "1985-04-12T23:20Z") == [
            (day("1985-04-12T23:20"),) * 2, (day("1985-04-12"),) * 2, (day("1985-04-12T23:20"),) * 2,
        ]  # fmt: skip
        formats = [row[10].number_format for row in opened(dated("1985-04-12T00:00", "1985-04-12"))["Events"].rows][1:]
        assert formats == ["yyyy-mm-dd hh:mm", "yyyy-mm-dd"]

    def test_an_instant_without_length_is_its_own_end(self) -> None:
        noon = Point(2021, 2, 3)
        event = attrs.evolve(usual_timeline().events[0], when=When("2021-02-03", Period(noon, noon)))
        found = lines(opened(Timeline("Instant", (event,))), "Events")[0]
        assert found["Earliest"] == found["Latest"] == day("2021-02-03")

    @settings(max_examples=12, deadline=None)
    @given(st.lists(st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)), min_size=20, max_size=40))
    def test_any_day_is_itself(self, days: list[dt.date]) -> None:
        for one, (first, last) in zip(days, bounds(*(one.isoformat() for one in days)), strict=True):
            shown = first.date().isoformat() if isinstance(first, dt.datetime) else first
            assert first == last and shown == one.isoformat()
            assert isinstance(first, dt.datetime) == (one >= dt.date(1900, 3, 1))


class TestText:
    @pytest.mark.parametrize("name", sorted(SAMPLES))
    def test_nothing_is_a_formula(self, name: str) -> None:
        for sheet in opened(SAMPLES[name]):
            assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type in "fe"] == []

    @pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "  =1", "＝1+1"])
    def test_what_begins_as_a_formula_stays_text_when_it_is_edited(self, text: str) -> None:
        cell = opened(hostile_timeline([text]))["Events"]["C2"]
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)

    def test_hostile_text_stays_text(self) -> None:
        found = lines(opened(hostile_timeline()), "Events")
        assert [line["What happened"] or "" for line in found] == [clean(text) for text in HOSTILE] * 2

    def test_only_addresses_of_sources_at_http_and_https_are_links(self) -> None:
        links = ["https://example.org/a?b=1&c=2#d", "http://example.org", "javascript:alert(1)", "file:///etc/passwd",
                 "ftp://example.org/x", "https://example.org/a b", "https://" + "x" * 3000]  # fmt: skip
        made = hostile_timeline(links)
        book = opened(made)
        found = [(cell.value, cell.hyperlink) for (cell,) in book["Sources"]["D2:D8"]]
        assert [value for value, _ in found] == links
        assert [link is not None for _, link in found] == [True, True, False, False, False, False, False]
        assert not any(cell.hyperlink for row in book["Events"].rows for cell in row)

    @settings(max_examples=12, deadline=None)
    @given(st.lists(st.text(min_size=1), min_size=10, max_size=20))
    def test_any_text_comes_back(self, texts: list[str]) -> None:
        found = lines(opened(hostile_timeline(texts)), "Events")[: len(texts)]
        assert [line["What happened"] or "" for line in found] == [clean(text) for text in texts]

    def test_an_escape_of_excel_in_a_text_is_no_escape(self) -> None:
        data = written(EXPORTER, hostile_timeline(["_x0041_"]))
        assert b"_x005F_x0041_" in zipfile.ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml")

    def test_a_cell_holds_no_more_than_excel_allows_and_a_cut_quote_is_declared(self) -> None:
        long = "🎉" * 20_000
        assert len(clean(long).encode("utf-16-le")) // 2 <= 32_767 and clean(long).endswith("🎉…")
        assert clean("a\n" * 400).count("\n") == 253
        (lack,) = EXPORTER.lacks or ()
        short, cut = (hostile_timeline([text]).events[0] for text in ("short", long))
        assert lack.applies and not lack.applies(short, {}) and lack.applies(cut, {})

    def test_more_lines_than_excel_has_rows_are_refused_in_plain_words(self) -> None:
        with pytest.raises(ExportError, match="room for 1,048,575"):
            refuse_too_many(Table("Events", (Column("No.", 6),), ((1,),) * 1_048_576, 1))


class TestFile:
    def test_bytes_are_the_same_on_another_day(self) -> None:
        made = usual_timeline()
        first = written(EXPORTER, made)
        with mock.patch.object(time, "time", return_value=2e9), mock.patch.object(time, "localtime", time.gmtime):
            assert written(EXPORTER, made) == first
        assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}

    def test_the_heading_stays_filters_and_is_printed_on_each_page(self) -> None:
        sheet = opened(usual_timeline(), page="letter")["Events"]
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("C2", "$1:$1")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 1)
        assert sheet.tables["Events"].ref == f"A1:Z{sheet.max_row}" and sheet.tables["Events"].autoFilter
        assert str(sheet.print_area) == f"'Events'!$A$1:$J${sheet.max_row}"

    def test_it_has_the_title_of_the_timeline(self) -> None:
        assert opened(usual_timeline()).properties.title == "The Arl dam"

    def test_it_is_written_as_users_write_it_and_says_what_was_lost(self) -> None:
        assert timeline.export(SAMPLES["one event"], "xlsx", {"page": "letter"}).startswith(b"PK")
        assert timeline.losses(usual_timeline(), "xlsx") == ()


def test_numbers_without_an_end_are_left_out_and_fractions_shown() -> None:
    event: Event = usual_timeline().events[2]
    figure = attrs.evolve(event.figures[0], low=float("inf"), best=2.5, high=3)
    odds = Likelihood("likely", "PHIA", 55, 75)
    book = opened(Timeline("Numbers", (attrs.evolve(event, figures=(figure,), likelihood=odds),)))
    assert [cell.value for cell in book["Figures"][2][4:7]] == [None, 2.5, 3]
    assert book["Figures"]["F2"].number_format == "#,##0.0##"
