"""The Word exporter, its documents read back with python-docx and as the XML that they are."""

from __future__ import annotations

import io
import re
import time
import zipfile
from unittest import mock

import attrs
import docx
import pytest
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from timeline_docx import EXPORTER
from timeline_docx.elements import paragraph, run

import timeline
from timeline import Relation, Source, Timeline, brief, one_line
from timeline.registry import find_exporter
from timeline.testing import HOSTILE, check_exporter, hostile_timeline, sample_timelines, usual_timeline, written

SAMPLES = dict(sample_timelines())
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(made: Timeline, **options: str | bool) -> Document:
    return docx.Document(io.BytesIO(written(EXPORTER, made, **options)))


def parts(made: Timeline, **options: str | bool) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written(EXPORTER, made, **options))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sections(document: Document) -> dict[str, list[Paragraph | Table]]:
    """What stands below each heading of the first level."""
    found: dict[str, list[Paragraph | Table]] = {"": []}
    heading = ""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph) and block.style is not None and block.style.name == "Heading 1":
            heading = block.text
            found[heading] = []
        else:
            found[heading].append(block)
    return found


def cells(block: Paragraph | Table) -> list[list[str]]:
    """The text of a table's cells, without its heading."""
    assert isinstance(block, Table)
    return [[cell.text for cell in row.cells] for row in list(block.rows)[1:]]


def texts(blocks: list[Paragraph | Table]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def xml(text: str, language: str = "") -> str:
    """A paragraph of that text, as it stands in the file."""
    return str(etree.tostring(paragraph("Normal", run(text, language=language)), encoding="unicode"))


def test_it_keeps_the_contract_and_is_found_by_name_and_suffix() -> None:
    check_exporter(EXPORTER)
    assert find_exporter("docx") is find_exporter(".docx")


class TestBriefing:
    def test_parts_stand_in_the_order_of_a_briefing_and_none_is_empty(self) -> None:
        assert list(sections(opened(usual_timeline()))) == [
            "", "Bottom line", "Key judgements", "Key developments", "Events", "Figures over time",
            "Conflicts and gaps", "Outlook", "Undated", "Changed by a person", "Probability yardstick", "Sources",
            "How this was made",
        ]  # fmt: skip
        assert texts(sections(opened(SAMPLES["empty"]))[""])[0] == "Nothing yet"
        assert opened(SAMPLES["empty"]).paragraphs[-1].text == "No event was found."

    @pytest.mark.parametrize("name", sorted(set(SAMPLES) - {"empty", "undated"}))
    def test_every_event_is_there_with_its_date_in_words_and_its_sources(self, name: str) -> None:
        rows = brief(SAMPLES[name]).rows
        found = cells(sections(opened(SAMPLES[name]))["Events"][0])
        assert [row[:2] for row in found] == [[str(n), one_line(row.date)] for n, row in enumerate(rows, 1)]
        for line, row in zip(found, rows, strict=True):
            assert line[2].split("\n")[0] == one_line(row.label)
            assert line[3] == ", ".join(map(str, row.sources))

    def test_the_undated_have_their_reason(self) -> None:
        first, *_ = cells(sections(opened(usual_timeline()))["Undated"][0])
        assert first == [
            "U1", "undated", "Something without a date happened, number 1\nNothing in the text dates it.", "2",
        ]  # fmt: skip

    def test_kind_status_speaker_odds_dates_and_figures_stand_below_the_label(self) -> None:
        found = cells(sections(opened(usual_timeline()))["Events"][0])
        assert found[3][2].split("\n") == [
            "Around 65 homes are likely to be lost", "assessment; as of February 2021",
            "Ministry of Defence; PHIA: 55% to 75%; said 14 February 2021", "65 homes",
        ]  # fmt: skip
        assert found[7][2].split("\n")[1] == "statement; denied"
        assert found[0][2].split("\n")[1] == "redated by a person"

    def test_sentences_cite_their_events_and_judgements_their_speakers(self) -> None:
        found = sections(opened(usual_timeline()))
        assert texts(found["Bottom line"]) == [
            "The spillway gate jammed. (3)",
            "Around 65 homes are likely to be lost. (4)",
        ]
        assert texts(found["Key judgements"]) == [
            "Around 65 homes are likely to be lost (Ministry of Defence; PHIA: 55% to 75%; as of February 2021) (4)"
        ]
        assert texts(found["Outlook"])[1] == "Autumn 2021: A new gate is to be fitted (Water Board) (6)"

    def test_sources_that_disagree_are_told_with_what_each_says(self) -> None:
        assert texts(sections(opened(usual_timeline()))["Conflicts and gaps"])[0] == (
            "The lower town was evacuated (7); date: 12 February 2021 (source 1) against 13 February 2021 (source 2)"
        )

    def test_figures_have_a_table_and_terms_that_occur_are_bold(self) -> None:
        found = sections(opened(usual_timeline()))
        assert cells(found["Figures over time"][0])[0] == [
            "homes", "12 February 2021", "over 40 homes", "40 or more", "", "3",
        ]  # fmt: skip
        scale = next(block for block in found["Probability yardstick"] if isinstance(block, Table))
        bold = [row.cells[0].text for row in list(scale.rows)[1:] if row.cells[0].paragraphs[0].runs[0].style.font.bold]
        assert bold == ["likely or probable"]

    def test_quotes_stand_under_their_source_unless_they_are_not_wanted(self) -> None:
        found = texts(sections(opened(usual_timeline()))["Sources"])
        assert found[0] == "1. Report 1, report.md (March 2021, inferred from the article's text, likely)"
        assert found[1] == "“The Arl dam was finished” (1)"
        assert not any("“" in text for text in texts(sections(opened(usual_timeline(), quotes=False))["Sources"]))

    def test_notes_tell_why_an_event_has_its_date_and_what_was_not_understood(self) -> None:
        found = sections(opened(usual_timeline()))["How this was made"]
        table = next(block for block in found if isinstance(block, Table))
        assert cells(table)[4] == ["5", "[2021-03..2021-08]", "The text names [2021-03..2021-08].", ""]
        assert "Source 1: 'that winter' has nothing to count from." in texts(found)

    def test_names_places_and_order_are_noted(self) -> None:
        first, second, *rest = usual_timeline().events
        second = attrs.evolve(
            second, names=("Ina Sel",), places=("Arlford",), relations=(Relation("after", "e1", "then"),)
        )
        found = sections(opened(Timeline("Order", (first, second, *rest))))["How this was made"]
        assert cells(next(one for one in found if isinstance(one, Table)))[1][3] == "Ina Sel\nArlford\nafter 1 (then)"


class TestDocument:
    def test_headings_of_tables_come_again_and_rows_are_not_split(self) -> None:
        table = sections(opened(usual_timeline()))["Events"][0]
        assert isinstance(table, Table)
        head, *rows = table.rows
        assert head._tr.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        long = sections(opened(SAMPLES["long texts"]))["Events"][0]
        assert isinstance(long, Table) and long.rows[1]._tr.find(f"{W}trPr/{W}cantSplit") is None

    @pytest.mark.parametrize("name", ["usual", "hostile text", "undated"])
    def test_every_link_leads_to_a_place_that_is_there_once(self, name: str) -> None:
        root = etree.fromstring(parts(SAMPLES[name])["word/document.xml"])
        marks = [one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")]
        numbers = [one.get(f"{W}id") for one in root.iter(f"{W}bookmarkStart")]
        assert len(set(marks)) == len(marks) and len(set(numbers)) == len(numbers)
        assert {one.get(f"{W}anchor") for one in root.iter(f"{W}hyperlink")} - {None} <= set(marks)

    def test_only_addresses_at_http_and_https_are_links(self) -> None:
        homes = ['https://example.org/ä?b=1&c="2', "javascript:alert(1)", "file:///etc/passwd", "http://" + "x" * 5000]
        made = Timeline("Links", sources=tuple(Source(f"a{n}", home, home) for n, home in enumerate(homes)))
        targets = [one.target_ref for one in opened(made).part.rels.values() if one.is_external]
        assert targets == ["https://example.org/%C3%A4?b=1&c=%222"]

    def test_it_has_a_title_a_language_and_numbers_of_pages(self) -> None:
        found = parts(usual_timeline(), marking="OFFICIAL <1>", page="letter")
        document = opened(usual_timeline(), marking="OFFICIAL <1>", page="letter")
        assert (document.core_properties.title, document.core_properties.language) == ("The Arl dam", "en-GB")
        assert b" PAGE " in found["word/footer1.xml"] and b" NUMPAGES " in found["word/footer1.xml"]
        section = document.sections[0]
        assert section.header.paragraphs[0].text == section.footer.paragraphs[0].text == "OFFICIAL <1>"
        assert section.page_width is not None and round(section.page_width.inches, 1) == 8.5

    def test_a_long_title_leaves_room_for_the_page_number(self) -> None:
        made = attrs.evolve(usual_timeline(), title="A long story " * 20)
        footer = opened(made).sections[0].footer.paragraphs[0].text
        assert len(footer) < 80 and "…" in footer

    def test_nothing_of_the_template_of_python_docx_is_left(self) -> None:
        found = parts(usual_timeline())
        assert set(found) == {
            "[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "word/document.xml",
            "word/_rels/document.xml.rels", "word/footer1.xml", "word/header1.xml", "word/numbering.xml",
            "word/settings.xml", "word/styles.xml",
        }  # fmt: skip
        assert not any(trace in text for text in found.values() for trace in (b"python-docx", b"2013", b"Theme="))
        core = etree.fromstring(found["docProps/core.xml"])
        assert [etree.QName(one).localname for one in core] == ["title", "language"]
        assert (
            b'compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
            in (found["word/settings.xml"])
        )

    def test_every_style_that_is_there_is_used_and_every_one_that_is_used_is_there(self) -> None:
        found = parts(usual_timeline(), marking="OFFICIAL")
        named = {f"{W}{tag}" for tag in ("pStyle", "rStyle", "tblStyle")}
        texts = [etree.fromstring(found[f"word/{name}.xml"]) for name in ("document", "header1", "footer1")]
        used = {one.get(f"{W}val") for root in texts for one in root.iter(*named)}
        there = {one.get(f"{W}styleId") for one in etree.fromstring(found["word/styles.xml"]).iter(f"{W}style")}
        assert there - used == {"DefaultParagraphFont", "NoList", "TableNormal"}
        assert used <= there

    def test_the_number_of_the_page_stands_at_the_right_margin_of_either_paper(self) -> None:
        for page in ("a4", "letter"):
            document = opened(usual_timeline(), page=page)
            (tab,) = document.styles["Footer"].paragraph_format.tab_stops
            paper = document.sections[0]
            assert tab.position == paper.page_width - paper.left_margin - paper.right_margin

    def test_bytes_are_the_same_on_another_day(self) -> None:
        made = usual_timeline()
        first = written(EXPORTER, made)
        with mock.patch.object(time, "time", return_value=2e9), mock.patch.object(time, "localtime", time.gmtime):
            assert written(EXPORTER, made) == first
        members = zipfile.ZipFile(io.BytesIO(first)).infolist()
        assert {one.date_time for one in members} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.compress_type for one in members} == {zipfile.ZIP_DEFLATED}

    def test_it_is_written_as_users_write_it_and_loses_nothing(self) -> None:
        assert timeline.export(SAMPLES["one event"], "docx").startswith(b"PK")
        assert timeline.losses(usual_timeline(), "docx") == ()


class TestText:
    def test_hostile_text_stays_text(self) -> None:
        found = cells(sections(opened(hostile_timeline()))["Events"][0])
        assert [row[2].split("\n")[0] for row in found] == [one_line(text) for text in HOSTILE]

    def test_no_text_adds_a_field_a_link_or_an_element(self) -> None:
        """The elements of hostile texts are those of the same timeline with harmless ones."""

        def shape(texts: list[str]) -> list[str]:
            body = parts(hostile_timeline(texts))["word/document.xml"]
            return [str(one.tag) for one in etree.fromstring(body).iter() if "}r" not in str(one.tag)]

        hostile = [text for text in HOSTILE if one_line(text).isascii() and 0 < len(one_line(text)) < 1000]
        assert {*shape(hostile)} == {*shape(["word"] * len(hostile))}

    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=60))
    def test_any_text_comes_back_in_its_order(self, text: str) -> None:
        root = etree.fromstring(xml(text))
        assert "".join(one.text or "" for one in root.iter(f"{W}t")) == one_line(text)

    def test_text_from_right_to_left_runs_so_and_latin_within_it_does_not(self) -> None:
        made = SAMPLES["many scripts"]
        table = sections(opened(made))["Events"][0]
        assert isinstance(table, Table)
        rightward = [row.cells[2].paragraphs[0]._p.find(f"{W}pPr/{W}bidi") is not None for row in list(table.rows)[1:]]
        assert [n for n, one in enumerate(rightward, 1) if one] == [4, 5, 6]
        runs = etree.fromstring(xml("שלום ABC def שלום")).findall(f"{W}r")
        assert [(one.findtext(f"{W}t"), one.find(f"{W}rPr/{W}rtl") is not None) for one in runs] == [
            ("שלום ", True), ("ABC def", False), (" שלום", True),
        ]  # fmt: skip

    def test_words_of_a_source_carry_its_language(self) -> None:
        event = attrs.evolve(usual_timeline().events[0], label="Москва, съезд открылся")
        made = Timeline("Language", (event,), sources=(Source("a1", "Report", language="ru"),))
        table = sections(opened(made))["Events"][0]
        assert isinstance(table, Table)
        (lang,) = table.rows[1].cells[2].paragraphs[0]._p.iter(f"{W}lang")
        assert lang.get(f"{W}val") == "ru"

    def test_a_language_that_is_none_is_not_written(self) -> None:
        assert "w:lang" not in xml("word", language='"><w:br/>') + xml("word", language="en-US")

    def test_east_asian_text_names_a_font_that_has_its_letters(self) -> None:
        fonts = [re.findall('eastAsia="([^"]+)"', xml(text)) for text in ("会議は東京", "會議在臺北", "회의", "word")]
        assert fonts == [["Yu Gothic", "ja-JP"], ["Microsoft YaHei", "zh-CN"], ["Malgun Gothic", "ko-KR"], []]
