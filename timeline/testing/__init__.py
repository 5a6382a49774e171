"""The kit with which an exporter proves itself: hard timelines, and a check that runs an exporter over all of them.

from timeline.testing import check_exporter


def test_it_keeps_the_contract():
    check_exporter(EXPORTER)
"""

from timeline.testing.checks import check_exporter, written
from timeline.testing.samples import (
    HOSTILE,
    full_timeline,
    hostile_timeline,
    large_timeline,
    sample_timelines,
    usual_timeline,
)

__all__ = [
    "HOSTILE",
    "check_exporter",
    "full_timeline",
    "hostile_timeline",
    "large_timeline",
    "sample_timelines",
    "usual_timeline",
    "written",
]
