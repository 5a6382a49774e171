"""What the PDF exporter writes is accessible, as far as a machine can tell (Matterhorn Protocol 1.1)."""

from __future__ import annotations

import pytest

from tests.matterhorn import check
from timeline import Timeline
from timeline.testing import hostile_timeline, sample_timelines
from timeline_pdf import timeline_exporters

(PDF,) = timeline_exporters()
SAMPLES = dict(sample_timelines()) | {"hostile": hostile_timeline()}


def export(timeline: Timeline, **options: str) -> bytes:
    return PDF.export(timeline, {option.name: option.default for option in PDF.options} | options)


@pytest.mark.parametrize("timeline", SAMPLES.values(), ids=SAMPLES)
def test_no_condition_that_a_machine_can_check_fails(timeline: Timeline) -> None:
    assert check(export(timeline)) == ()


def test_nor_does_one_with_a_marking_on_another_paper() -> None:
    assert check(export(SAMPLES["usual"], marking="OFFICIAL", page="letter")) == ()
