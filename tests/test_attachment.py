"""The timeline that a PDF carries, read back."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from timeline import SavedError, dump, export, load
from timeline.cli import main
from timeline.testing import sample_timelines, usual_timeline


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
