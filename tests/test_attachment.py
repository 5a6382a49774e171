"""The timeline that a PDF carries, read back."""

from __future__ import annotations

import logging
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from timeline import SavedError, dump, export, load
from timeline.cli import main
from timeline.testing import sample_timelines, usual_timeline


def saved(pdf: pikepdf.Pdf, **way: Any) -> bytes:
    buffer = BytesIO()
    pdf.save(buffer, **way)
    return buffer.getvalue()


def saved_again(data: bytes, **way: Any) -> bytes:
    return saved(pikepdf.open(BytesIO(data)), **way)


@pytest.mark.parametrize(("name", "made"), list(sample_timelines()), ids=[name for name, _ in sample_timelines()])
def test_a_briefing_gives_back_the_timeline_that_it_was_made_of(name: str, made: object) -> None:
    assert load(export(made, "pdf")) == load(dump(made))  # type: ignore[arg-type]


def test_a_pdf_that_carries_no_timeline_is_named_so() -> None:
    plain = pikepdf.new()
    plain.add_blank_page()
    buffer = BytesIO()
    plain.save(buffer)
    with pytest.raises(SavedError, match=r"carries no timeline\.json"):
        load(buffer.getvalue())


def test_a_pdf_without_its_attachment_says_so_when_it_was_asked_for() -> None:
    with pytest.raises(SavedError, match="carries no"):
        load(export(usual_timeline(), "pdf", {"attach": "no"}))


@pytest.mark.parametrize("cut", [9, 400, -300])
def test_a_damaged_pdf_is_an_error_that_says_what_to_do(cut: int) -> None:
    with pytest.raises(SavedError, match=r"the PDF (cannot be read|carries no)"):
        load(export(usual_timeline(), "pdf")[:cut])


def test_export_reads_a_pdf_and_writes_the_same_json(tmp_path: Path) -> None:
    pdf, again = tmp_path / "a.pdf", tmp_path / "a.json"
    pdf.write_bytes(export(usual_timeline(), "pdf"))
    assert main(["export", str(pdf), "-o", str(again)]) == 0
    assert load(again.read_bytes()) == usual_timeline()


@pytest.mark.parametrize("strength", [{"R": 6}, {"R": 4, "aes": True}, {"R": 2, "aes": False, "metadata": False}])
def test_an_encrypted_pdf_is_told_as_such(strength: dict[str, Any]) -> None:
    with pytest.raises(SavedError, match=r"the PDF is encrypted\. Save it without"):
        load(saved_again(export(usual_timeline(), "pdf"), encryption=pikepdf.Encryption("own", "secret", **strength)))


@pytest.mark.parametrize("way", [{"linearize": True}, {"object_stream_mode": pikepdf.ObjectStreamMode.disable}])
def test_a_pdf_that_another_program_saved_again_still_gives_its_timeline(way: dict[str, object]) -> None:
    assert load(saved_again(export(usual_timeline(), "pdf"), **way)) == usual_timeline()


def test_an_attachment_that_unpacks_to_more_than_memory_holds_is_refused() -> None:
    pdf = pikepdf.open(BytesIO(export(usual_timeline(), "pdf")))
    packer = zlib.compressobj()
    packed = b"".join([packer.compress(bytes(1_000_000)) for _ in range(200)]) + packer.flush()
    spec = pdf.Root.Names.EmbeddedFiles.Names[1]
    spec.EF.F.write(packed, filter=pikepdf.Name.FlateDecode)
    with pytest.raises(SavedError, match=r"holds more than is read of one\. Give the saved JSON"):
        load(saved(pdf, recompress_flate=False, stream_decode_level=pikepdf.StreamDecodeLevel.none))


def test_a_tree_of_names_that_leads_back_to_itself_ends() -> None:
    pdf = pikepdf.open(BytesIO(export(usual_timeline(), "pdf")))
    node = pdf.make_indirect(pikepdf.Dictionary())
    node.Kids = pikepdf.Array([node, node])
    pdf.Root.Names.EmbeddedFiles = node
    with pytest.raises(SavedError, match=r"carries no timeline\.json"):
        load(saved(pdf))


def test_reading_a_pdf_leaves_the_log_of_the_library_as_it_was() -> None:
    logger = logging.getLogger("pypdf")
    before = logger.level
    with pytest.raises(SavedError):
        load(b"%PDF-1.7 damaged")
    load(export(usual_timeline(), "pdf"))
    assert logger.level == before
