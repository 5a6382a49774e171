"""A reader of the PDF and of the summary sees what a person changed and pinned."""

from __future__ import annotations

from io import BytesIO

import attrs
from pypdf import PdfReader

from timeline import export
from timeline.edtf import parse
from timeline.model import Event
from timeline.summary import summarise
from timeline.testing import usual_timeline


def pdf_words(event: Event) -> str:
    """The words of the PDF of the usual timeline with this event in it."""
    made = usual_timeline()
    made = attrs.evolve(made, events=(*made.events, event))
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(export(made, "pdf"))).pages).split())


def denied(pinned: bool) -> Event:
    return Event("d", "Qwertz was sold", "", "occurrence", parse("2021-09-03"), (), status="denied", pinned=pinned)


def test_the_pdf_marks_a_changed_event_and_lists_the_change_with_what_was_found_and_why() -> None:
    words = pdf_words(denied(pinned=False))
    assert "redated by a person" in words
    assert "Changed by a person • Redated; the program had found 1986. Reason: Opened a year later." in words
    assert "A person changed what was found: 1 redated." in words


def test_a_pinned_event_that_is_denied_is_drawn_and_told_and_says_that_it_is_denied() -> None:
    assert "Qwertz was sold (denied)" not in pdf_words(denied(pinned=False))
    assert "Qwertz was sold (denied)" in pdf_words(denied(pinned=True))
    made = attrs.evolve(usual_timeline(), events=(denied(pinned=True),))
    assert [line.text for line in summarise(made).summary.bottom_line] == [
        "3 September 2021: Qwertz was sold (denied)."
    ]
