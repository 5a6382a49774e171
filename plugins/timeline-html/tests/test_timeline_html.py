"""The HTML exporter as a file: its parts, its options, its bytes. In a browser: test_timeline_html_page.py."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from timeline_html import NAME, component, scripts, timeline_exporters
from timeline_html.__main__ import main
from timeline_html.markup import address, direction, tag, text

import timeline
from tests.strategies import timelines
from timeline import Source, Timeline, dump, export
from timeline.errors import OptionError
from timeline.registry import find_exporter
from timeline.testing import check_exporter, hostile_timeline, sample_timelines, usual_timeline, written

(HTML,) = timeline_exporters()


def page(made: Timeline, **options: Any) -> str:
    return written(HTML, made, **options).decode()


def tree(made: Timeline, **options: Any) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page(made, **options).encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_it_keeps_the_contract():
    check_exporter(HTML)


def test_the_entry_point_leads_to_it():
    assert find_exporter(".html").name == "html"
    assert export(usual_timeline(), "html", {"theme": "dark"}).decode() == page(usual_timeline(), theme="dark")


def test_the_parts_stand_in_a_briefings_order():
    found = tree(usual_timeline()).xpath("//h1 | //h2 | //h3")
    assert [f"{one.tag} {words(one)}" for one in found] == [
        "h1 The Arl dam", "h2 Bottom line", "h2 Key judgements", "h2 Key developments", "h2 Events",
        "h2 Figures over time", "h3 homes", "h2 Conflicts", "h2 Outlook", "h2 Undated", "h2 Sources",
        "h2 What was not understood, or not certain", "h2 What is not known", "h2 Changed by a person",
        "h2 Probability yardstick", "h2 How this was made",
    ]  # fmt: skip


def test_an_event_says_when_what_who_how_surely_in_which_words_and_why():
    (row,) = tree(usual_timeline()).xpath("//li[@id='timeline.e4']")
    assert row.get("class") == "claim"
    assert words(row) == (
        "14 February 2021Around 65 homes are likely to be lost"
        "Assessment; Ministry of Defence; likely (PHIA: 55% to 75%); as of February 2021; said 14 February 2021"
        "Figures: 65 homesAround 65 homes are likely to be lostReport 1"
        "Why this dateThe text names 2021-02-14. 2021-02-14"
    )


def test_only_what_html_knows_as_a_date_is_marked_as_one():
    samples = dict(sample_timelines())
    found = [one.get("datetime") for one in tree(samples["every fineness"]).xpath("//li//time")]
    assert found == ["1985", "1985-04", "1985-04-12", "1985-04-12T23:20"]
    assert tree(samples["before the common era"]).xpath("//li//time/@datetime") == [
        "0001-01-01",
        "0079-10-24",
        "0476-09-04",
    ]


def test_a_sentence_links_to_its_events_and_a_date_that_it_begins_with_is_the_link():
    made = usual_timeline()
    (said,) = tree(made).xpath("//section[@class='developments']//li")
    assert (words(said), said.xpath(".//a/@href")) == (
        "Repairs will end by the summer. (between March and August 2021)",
        ["#timeline.e5"],
    )
    line = timeline.Statement("Between March and August 2021: Repairs will end.", ("e5",))
    (said,) = tree(attrs.evolve(made, summary=timeline.Summary((), (line,)))).xpath(
        "//section[@class='developments']//li"
    )
    assert (words(said), words(said.xpath(".//a")[0])) == (line.text, "Between March and August 2021")


def test_every_link_inside_the_page_leads_somewhere_and_no_id_comes_twice():
    for name, made in sample_timelines():
        for part in ("page", "fragment"):
            found = tree(made, part=part, id="my-story")
            ids = found.xpath("//@id")
            assert len(ids) == len(set(ids)), name
            inner = {one[1:] for one in found.xpath("//a/@href") if one.startswith("#")}
            assert inner <= set(ids) and all(one.startswith("my-story") for one in ids), name


def test_of_two_events_with_one_id_the_first_is_linked_to():
    first, second, *_ = usual_timeline().events
    made = Timeline("Twins", (first, attrs.evolve(second, id=first.id)))
    assert tree(made).xpath("//@id[starts-with(., 'timeline.')]") == ["timeline.e1"]


@given(timelines())
def test_any_timeline_is_written_with_ids_of_their_own_and_its_data_whole(made):
    whole = page(made)
    found = lxml.html.document_fromstring(whole.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids)) and not [one for one in ids if not one or re.search(r"\s", one)]
    (inline,) = re.findall(r'<script type="application/json">(.*)</script>', whole)
    assert json.loads(inline) == json.loads(dump(made))


def test_an_empty_element_is_not_left_behind():
    for name, made in sample_timelines():
        empty = [one for one in tree(made).xpath("//body//*[not(node())]") if one.tag not in ("br", "wbr")]
        assert not empty, name


class TestPolicy:
    def test_it_allows_the_style_and_the_script_by_their_hashes_and_nothing_else(self):
        found = tree(usual_timeline())
        (allowed,) = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        (style,), (script,) = found.xpath("//style/text()"), found.xpath("//script[@type='module']/text()")
        hashes = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in (script, style)]
        assert allowed == (
            f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; "
            "base-uri 'none'; form-action 'none'"
        )

    def test_without_a_script_none_is_allowed(self):
        whole = page(usual_timeline(), script=False)
        assert "script-src" not in whole and "<script" not in whole and "timeline-view>" not in whole

    def test_no_element_has_a_style_or_a_handler(self):
        for _, made in sample_timelines():
            assert not [name for one in tree(made).iter() for name in one.attrib if name == "style" or name[:2] == "on"]

    def test_the_component_can_stand_in_a_script_element(self):
        assert not re.search(r"</script|<!--|\r", component(), re.IGNORECASE)


class TestJson:
    def test_it_is_the_saved_timeline(self):
        for name, made in sample_timelines():
            for quotes in (True, False):
                (inline,) = re.findall(r'<script type="application/json">(.*?)</script>', page(made, quotes=quotes))
                assert json.loads(inline) == json.loads(dump(made if quotes else timeline.unquoted(made))), name

    def test_nothing_in_it_can_end_the_script(self):
        (inline,) = re.findall(r'<script type="application/json">(.*)</script>', page(hostile_timeline()))
        assert not re.search("[<>&\u2028\u2029]", inline)


class TestOptions:
    def test_a_fragment_is_the_element_alone_one_heading_lower(self):
        whole = page(usual_timeline(), part="fragment", id="dam")
        assert whole.startswith(
            '<timeline-view id="dam">\n<article class="timeline" lang="en" dir="ltr">\n<header>\n<h2>'
        )
        assert whole.endswith("</script>\n</timeline-view>\n")
        assert "<style" not in whole and 'type="module"' not in whole

    def test_a_fragment_without_script_is_the_list_alone(self):
        whole = page(usual_timeline(), part="fragment", script=False)
        assert whole.startswith("<article") and whole.endswith("</div>\n")
        assert "<script" not in whole and "<timeline-view" not in whole

    def test_without_quotes_no_words_of_a_source_are_quoted_and_the_source_still_stands(self):
        found = tree(usual_timeline(), quotes=False)
        assert not found.xpath("//blockquote")
        assert [words(one) for one in found.xpath("//li[@id='timeline.e7']//cite")] == [
            "Report 1",
            "Report 2",
            "Report 3",
        ]

    def test_a_theme_is_set_on_the_page_and_on_the_element(self):
        found = tree(usual_timeline(), theme="dark")
        assert found.get("class") == "dark" and found.xpath("//timeline-view/@theme") == ["dark"]

    @pytest.mark.parametrize("wrong", ["", "1st", "two words", "a.b", 'x"y', "né"])
    def test_an_id_that_an_address_cannot_hold_is_refused(self, wrong):
        with pytest.raises(OptionError, match="the option 'id' cannot be"):
            page(usual_timeline(), id=wrong)


class TestLanguage:
    def sourced(self, *languages: str) -> Timeline:
        sources = tuple(Source(f"a{n}", f"Report {n}", language=one) for n, one in enumerate(languages, 1))
        return attrs.evolve(usual_timeline(), sources=sources)

    @pytest.mark.parametrize(
        ("languages", "lang", "way"),
        [((), "en", "ltr"), (("de", "en", "de"), "de", "ltr"), (("ar",), "ar", "rtl"), (("nonsense !",), "en", "ltr")],
    )
    def test_the_page_is_in_the_language_of_most_of_its_sources(self, languages, lang, way):
        found = tree(self.sourced(*languages))
        assert (found.get("lang"), found.get("dir")) == (lang, way)

    def test_words_of_a_source_are_marked_as_in_its_language_and_those_of_the_page_as_english(self):
        found = tree(self.sourced("de"))
        assert found.xpath("//article/@lang") == ["en"]
        assert set(found.xpath("//li//bdi[../../@class='label']/@lang | //blockquote/@lang")) == {"de"}

    def test_tags_and_directions(self):
        assert [tag(one) for one in ("en", "zh-Hant-TW", 'x" onload="', "", "e")] == ["en", "zh-Hant-TW", "", "", ""]
        assert [direction(one) for one in ("en", "ar-EG", "he", "FA", "")] == ["ltr", "rtl", "rtl", "rtl", "ltr"]


class TestText:
    @given(st.text())
    def test_any_text_stays_text(self, any_text):
        made = lxml.html.fragment_fromstring(f'<p title="{text(any_text)}">{text(any_text)}</p>')
        assert len(made) == 0 and made.text and made.get("title") == made.text

    @given(st.text())
    def test_no_text_is_an_address_but_of_http(self, any_text):
        assert address(any_text) == "" or re.match(r"(?i)https?://[^\s\"<>]+\Z", address(any_text))

    @pytest.mark.parametrize(
        "bad", ["javascript:alert(1)", "file:///etc/passwd", "report.md", "http://", "//x.org", "data:,x"]
    )
    def test_other_addresses_are_plain_text(self, bad):
        assert address(bad) == ""

    def test_what_cannot_be_seen_is_left_out_and_nothing_is_a_dash(self):
        assert text("a\u202eb\x00\x1b\ufeffc \u2028 d\ud800") == "abc d\ufffd"
        assert text(" \u2066 ") == "—"

    def test_hostile_text_makes_no_element_and_no_attribute(self):
        def shapes(made: Timeline) -> set[tuple[str, ...]]:
            return {(str(one.tag), *sorted(one.attrib)) for one in tree(made).iter()}

        others = [shapes(made) for name, made in sample_timelines() if name != "hostile text"]
        assert shapes(hostile_timeline()) <= set().union(*others)


class TestCommand:
    def test_it_writes_the_scripts_and_says_their_sizes_and_integrity(self, tmp_path, capsys):
        assert main([str(tmp_path)]) == 0
        data = (tmp_path / NAME).read_bytes()
        told = capsys.readouterr().out
        assert {one.name: one.read_text("utf-8") for one in tmp_path.iterdir()} == scripts()
        assert f"{len(data):,} bytes" in told
        assert f'integrity="sha384-{base64.b64encode(hashlib.sha384(data).digest()).decode()}"' in told

    def test_what_stood_there_is_replaced(self, tmp_path):
        (tmp_path / NAME).write_text("old")
        assert main([str(tmp_path)]) == 0
        assert (tmp_path / NAME).read_text("utf-8") == component()

    def test_a_folder_that_is_none_is_an_error_that_says_so(self, tmp_path, capsys):
        (tmp_path / "file").write_text("")
        assert main([str(tmp_path / "nowhere")]) == main([str(tmp_path / "file")]) == 1
        told = capsys.readouterr().err.splitlines()
        assert "there is no such folder" in told[0] and "it is a file, not a folder" in told[1]

    def test_what_cannot_be_written_is_an_error_and_leaves_nothing(self, tmp_path, capsys):
        (tmp_path / NAME).mkdir()
        assert main([str(tmp_path)]) == 1
        assert "it cannot be written" in capsys.readouterr().err
        assert [one.name for one in tmp_path.iterdir()] == [NAME]

    def test_it_runs_as_a_module_and_writes_to_standard_output(self):
        done = subprocess.run([sys.executable, "-m", "timeline_html", "-"], capture_output=True, check=True)
        assert done.stdout.decode() == component() and done.stderr == b""


def test_other_commands_load_nothing_of_it():
    program = (
        "import sys, timeline.registry as r; r.find_exporter('json'); print([m for m in sys.modules if 'html' in m])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "timeline_html" not in done.stdout


def test_the_styles_are_packaged_with_it():
    assert Path(sys.modules["timeline_html"].__file__ or "").with_name("page.css").is_file()
