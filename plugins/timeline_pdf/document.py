"""A timeline as a PDF document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from timeline import OptionValue, Timeline, When, brief
from timeline_pdf.fonts import Fonts
from timeline_pdf.look import PAPERS
from timeline_pdf.page import Furniture, draw, paginate
from timeline_pdf.sections import slices
from timeline_pdf.text import clean

_NO_DATE: Final = "D:20000101000000Z"


def document(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    """The briefing as PDF bytes; the same timeline and options give the same bytes.

    Options: `page` (a4, letter), `marking`, `font` (the path of a TrueType file, read here, the one thing read from
    disk; raises OptionError when it cannot be used).
    """
    fonts = Fonts(str(options.get("font", "")))
    paper = PAPERS[str(options.get("page", "a4"))]
    briefing = brief(timeline)
    pages = paginate(slices(briefing, fonts, paper.measure, timeline.as_of), paper.room)
    title = clean(briefing.title, 300) or "Timeline"
    known = f"As of {briefing.as_of}. " if briefing.as_of else ""
    furniture = Furniture(
        title=title,
        subject=clean(f"{known}{briefing.counts}", 300),
        author=clean(briefing.generator, 100) or "Timeline",
        language="en",
        marking=clean(str(options.get("marking", "")), 120),
        foot=known.rstrip(". "),
        created=_created(timeline.as_of),
    )
    return draw(pages, paper, fonts, furniture)


def _created(as_of: When | None) -> str:
    """A PDF date: the time that the timeline speaks for, never the clock's."""
    point = as_of.earliest if as_of else None
    if point is None or not 1 <= point.year <= 9999:
        return _NO_DATE
    return f"D:{point.year:04d}{point.month:02d}{point.day:02d}{point.hour:02d}{point.minute:02d}00Z"
