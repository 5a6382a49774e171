"""The PDF exporter: what a reader of the file finds in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import (
    Attribution,
    Conflict,
    Dct,
    Event,
    Figure,
    Finding,
    Likelihood,
    OptionError,
    Period,
    Point,
    Provenance,
    Quote,
    Source,
    Span,
    Statement,
    Summary,
    Timeline,
    When,
)
from timeline.testing import HOSTILE, check_exporter, hostile_timeline, usual_timeline
from timeline_pdf import timeline_exporters
from timeline_pdf.lettering.fonts import MARK, Fonts
from timeline_pdf.lettering.text import clean, link

(PDF,) = timeline_exporters()


def year(number: int) -> When:
    return When(f"{number:04d}", Period.of(Point(number), "year"), None, "year")


def month(number: int, which: int) -> When:
    return When(f"{number:04d}-{which:02d}", Period.of(Point(number, which), "month"), None, "month")


def day(number: int, which: int, nth: int) -> When:
    edtf = f"{number:04d}-{which:02d}-{nth:02d}"
    return When(edtf, Period.of(Point(number, which, nth), "day"), None, "day")


def event(number: int, label: str, when: When | None, **more: Any) -> Event:
    place = Provenance("a", Span(0, 9), Span(0, 9), Quote(f"As printed: {label}"))
    made = Event(f"e{number}", label, label, "occurrence", when, (place,), salience=1.0)
    return attrs.evolve(made, **more)


def injured(text: str, low: float | None, best: float | None, high: float | None) -> Figure:
    return Figure(text, Span(0, 4), low, best, high, "injured")


def harbour() -> Timeline:
    """A small timeline that has every part of a briefing."""
    events = (
        event(1, "The ferry line opens", year(1897)),
        event(
            2,
            "The ferry Aurelia strikes a pier",
            day(2024, 8, 5),
            figures=(injured("at least 12 injured", 12, None, None),),
        ),
        event(3, "Night sailings are suspended", month(2024, 9), attribution=Attribution("Pilot Board", "said")),
        event(
            4,
            "Some 40 to 55 passengers were hurt",
            month(2025, 3),
            kind="assessment",
            attribution=Attribution("Safety Office", "judges"),
            likelihood=Likelihood("highly likely", "PHIA", 80, 90),
            figures=(injured("40 to 55 injured", 40, None, 55),),
            conflicts=(Conflict("figure", ("40 injured", "61 injured"), ("a", "b")),),
        ),
        event(5, "A second ferry is to follow", month(2026, 6), kind="plan"),
    )
    sources = (
        Source(
            "a",
            "The pier inquiry",
            "https://example.org/pier",
            dct=Dct(month(2025, 3), "inferred", "likely"),
            sha256="ab" * 32,
        ),
        Source("b", "Паром біля причалу", "pier.md"),
    )
    summary = Summary(
        (Statement("A ferry struck a pier in August 2024.", ("e2",)),), (Statement("Sailings stopped.", ("e3",)),)
    )
    finding = Finding("a", "set", "'each spring' was not placed.")
    undated = (event(6, "The licence was renewed", None, undated="Nothing tells when."),)
    return Timeline(
        "The pier accident", events, undated, summary, sources, (finding,), month(2025, 3), "Timeline 0.1.0"
    )


_ALONE: dict[str, bool | str] = {"system-fonts": False}


def export(timeline: Timeline, **options: str) -> bytes:
    """Without the fonts of this machine, which differ from those of another."""
    return PDF.export(timeline, {option.name: option.default for option in PDF.options} | _ALONE | options)


def read(data: bytes) -> Any:
    return pypdf.PdfReader(BytesIO(data), strict=True)


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(data).pages)


def letters(text: str) -> str:
    """Without blanks and line ends, which depend on where a line breaks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def font_names(data: bytes) -> dict[str, bool]:
    """Every font of the file, and whether it is embedded."""
    found = {}
    for page in read(data).pages:
        for font in page["/Resources"]["/Font"].values():
            found[font["/BaseFont"]] = "/FontFile2" in font.get_object().get("/FontDescriptor", {})
    return found


def targets(data: bytes) -> list[str]:
    """Where the file's links lead outside of it."""
    notes = [note.get_object() for page in read(data).pages for note in page.get("/Annots", ())]
    return [note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})]


def test_it_keeps_the_contract_of_exporters() -> None:
    check_exporter(PDF)


def test_every_part_of_the_briefing_is_there_in_its_order() -> None:
    text = letters(text_of(export(harbour())))
    parts = (
        "The pier accident", "As of", "Bottom line", "Key judgements", "Timeline", "on one day", "Key developments",
        "Events", "Who says so", "Figures over time", "Conflicts and gaps", "Outlook", "Without a date",
        "What the terms of likelihood mean", "Sources", "How this was made", "What was not understood",
    )  # fmt: skip
    place = 0
    for part in parts:
        place = text.find(letters(part), place)
        assert place >= 0, part


def test_every_label_speaker_figure_and_quote_can_be_read_back() -> None:
    text = letters(text_of(export(harbour())))
    for one in (*harbour().events, *harbour().undated):
        assert letters(one.label) in text
        assert letters(one.provenance[0].quote.exact) in text
    for words in (
        "Safety Office",
        "Pilot Board",
        "highly likely",
        "at least 12",
        "Паром біля причалу",
        "Nothing tells when",
    ):
        assert letters(words) in text


def test_all_fonts_are_embedded_and_none_is_helvetica() -> None:
    names = font_names(export(harbour()))
    assert all(names.values())
    assert all("FiraGO" in name for name in names)


def test_a_timeline_without_events_says_so_on_a_page() -> None:
    data = export(Timeline("Quiet"))
    assert len(read(data).pages) == 1
    assert "No events were found" in text_of(data)


def test_metadata_comes_from_the_timeline_and_never_from_the_clock() -> None:
    about = read(export(harbour())).metadata
    assert about.title == "The pier accident"
    assert about.author == "Timeline 0.1.0"
    assert about["/CreationDate"] == about["/ModDate"] == "D:20250301000000Z"


def test_without_an_as_of_date_the_date_in_the_file_is_a_fixed_one() -> None:
    about = read(export(Timeline("Quiet"))).metadata
    assert about["/CreationDate"] == "D:20000101000000Z"


def test_bytes_do_not_depend_on_the_process_its_hash_seed_or_its_environment() -> None:
    code = (
        "import hashlib, timeline.testing as kit, timeline_pdf\n"
        "(pdf,) = timeline_pdf.timeline_exporters()\n"
        "data = pdf.export(kit.usual_timeline(), {o.name: o.default for o in pdf.options})\n"
        "print(hashlib.sha256(data).hexdigest())"
    )
    digests = set()
    for seed, epoch, zone, tongue in (
        ("1", "86400", "Asia/Tokyo", "C"),
        ("2", "1700000000", "America/Lima", "de_DE.UTF-8"),
    ):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "SOURCE_DATE_EPOCH": epoch,
            "TZ": zone,
            "LC_ALL": tongue,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True, timeout=60)
        digests.add(run.stdout)
    assert len(digests) == 1


def test_the_page_is_a4_unless_letter_is_asked_for() -> None:
    assert [round(float(side)) for side in read(export(harbour())).pages[0].mediabox[2:]] == [595, 842]
    assert [round(float(side)) for side in read(export(harbour(), page="letter")).pages[0].mediabox[2:]] == [612, 792]


def test_a_marking_stands_twice_on_every_page_and_pages_are_counted() -> None:
    pages = read(export(harbour(), marking="DRAFT COPY")).pages
    for number, page in enumerate(pages, 1):
        assert page.extract_text().count("DRAFT COPY") == 2
        assert f"Page {number} of {len(pages)}" in page.extract_text()


def test_the_outline_names_the_parts() -> None:
    outline = read(export(harbour())).outline
    titles = [entry["/Title"] for entry in outline if not isinstance(entry, list)]
    assert titles[0] == "The pier accident"
    assert {"Timeline", "Events", "Sources", "Outlook"} <= set(titles)


def test_a_statement_links_to_its_event_and_the_event_back_to_it() -> None:
    reader = read(export(harbour()))
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    heights = {round(float(note["/Dest"][3])) for note in notes if "/Dest" in note}
    inside = [note for note in notes if "/Dest" in note]
    assert len(inside) >= 15
    assert len(heights) >= 8
    assert {note["/Dest"][0].idnum for note in inside} <= {page.indirect_reference.idnum for page in reader.pages}


def test_only_web_addresses_can_be_clicked() -> None:
    good = ("https://example.org/a?b=1&c=2", "http://example.org")
    bad = (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "//example.org",
        "https:// example.org",
        "http://",
        "https://[bad",
        "smb://x/y",
        "https://\u017fource.example",
        "http://example.org/\u212a",
    )
    assert [link(one) for one in good] == list(good)
    assert [link(one) for one in bad] == [""] * len(bad)
    sources = tuple(Source(f"s{n}", "A source", address) for n, address in enumerate((*good, *bad)))
    assert targets(export(attrs.evolve(harbour(), sources=sources))) == list(good)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stands_there_as_it_is(text: str) -> None:
    fonts = Fonts()  # a character that none has is drawn as what says the same, or as the mark
    shown = "".join(run.text for char in clean(text) for run in fonts.runs(char, "regular"))
    data = export(hostile_timeline((text,)))
    assert letters(shown) in letters(text_of(data))
    assert "/OpenAction" not in read(data).trailer["/Root"]
    assert not [one for one in targets(data) if not one.startswith("http")]


@pytest.mark.parametrize(
    "text",
    [
        "<img src='/etc/passwd'/>",
        "<a href='#nowhere'>x</a>",
        "<onDraw name='x'/>",
        "&#x110000;",
        "<b>",
        "9**9**9",
        "\x00",
    ],
)
def test_markup_of_the_library_below_means_nothing(text: str) -> None:
    assert letters(clean(text)) in letters(text_of(export(hostile_timeline((f"a{text}b",)))))


@settings(max_examples=25)
@given(st.text(max_size=60))
def test_no_text_loses_the_file(text: str) -> None:
    assert read(export(hostile_timeline((text,)))).pages


def test_a_character_that_no_font_has_is_marked_and_named() -> None:
    data = export(attrs.evolve(harbour(), title="The 中 port"))
    assert f"The {MARK} port" in text_of(data)
    assert "U+4E2D" in text_of(data)
    assert "U+" not in text_of(export(harbour()))


def test_a_character_that_the_first_font_lacks_is_drawn_from_the_next() -> None:
    data = export(attrs.evolve(harbour(), title="Five \u2032 feet"))
    assert "Five \u2032 feet" in text_of(data)
    assert any("NotoSans" in name for name in font_names(data))
    assert all(font_names(data).values())


def test_a_font_file_that_is_none_is_refused_with_what_to_do(tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttf"
    bad.write_bytes(b"not a font")
    for path in (bad, tmp_path / "absent.ttf", tmp_path):
        with pytest.raises(OptionError, match=r"font.*TrueType"):
            export(harbour(), font=str(path))


def test_the_users_font_is_used_where_the_packaged_ones_fail(tmp_path: Path) -> None:
    import pymupdf_fonts.Ubuntu_Regular as ubuntu

    path = tmp_path / "own.ttf"
    path.write_bytes(ubuntu.fontbuffer)
    fonts = Fonts(str(path))
    lacking = next(
        chr(n) for n in range(0xE000, 0xF8FF) if Fonts().runs(chr(n), "regular")[0].text == MARK and n in _codes(fonts)
    )
    assert fonts.runs(lacking, "regular")[0].text == lacking
    assert any(
        "Ubuntu" in name for name in font_names(export(attrs.evolve(harbour(), title=f"x{lacking}"), font=str(path)))
    )


def _codes(fonts: Fonts) -> frozenset[int]:
    return frozenset(code for own in fonts._own["regular"] for code in own.widths)


def test_two_thousand_events_are_all_there_with_the_head_of_the_table_on_each_page() -> None:
    events = tuple(event(n, f"Council session {n}", month(1900 + n // 12, n % 12 + 1)) for n in range(2000))
    pages = read(export(Timeline("Minutes", events))).pages
    assert len(pages) > 30
    assert all("Who" not in page.extract_text() for page in pages)
    middle = pages[len(pages) // 3].extract_text()
    assert "Date" in middle and "Event" in middle
    assert "Council session 1999" in "".join(page.extract_text() for page in list(pages)[-60:])


def test_a_text_of_many_pages_is_split_and_not_lost() -> None:
    data = export(Timeline("Long", (event(1, "word " * 3000 + "the end", year(2000)),)))
    assert "the end" in " ".join(text_of(data).split())
    assert len(read(data).pages) >= 3


@pytest.mark.parametrize("program", ["qpdf", "pdffonts"])
def test_programs_of_other_makers_find_nothing_wrong(tmp_path: Path, program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    (exporter,) = timeline_exporters()
    path = tmp_path / "briefing.pdf"
    path.write_bytes(exporter.export(usual_timeline(), {option.name: option.default for option in exporter.options}))
    command = ["qpdf", "--check", str(path)] if program == "qpdf" else ["pdffonts", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if program == "pdffonts":
        embedded = [line.split()[-5] for line in told.splitlines()[2:]]
        assert embedded and set(embedded) == {"yes"}
