"""A timeline as a PDF document."""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Mapping
from typing import Final

from timeline import ExportWarning, OptionError, OptionValue, Timeline, When, brief, dump
from timeline_pdf.desk import Desk
from timeline_pdf.file.binding import About, Attachment
from timeline_pdf.file.book import Book
from timeline_pdf.file.structure import Structure
from timeline_pdf.lettering.encoding import DamagedFontError
from timeline_pdf.lettering.fonts import Fonts
from timeline_pdf.lettering.systemfonts import folders
from timeline_pdf.lettering.text import clean
from timeline_pdf.logo import read_logo
from timeline_pdf.look import PAPERS
from timeline_pdf.notices import borrowed, lacking
from timeline_pdf.page import Furniture, paginate
from timeline_pdf.sections import slices
from timeline_pdf.theme import Theme, theme

_NO_DATE: Final = "2000-01-01T00:00:00Z"
_ATTACHED: Final = "timeline.json"
_OTHER_FONT: Final = "Get the file once more from its maker, or name another font"
_ABOUT: Final = "The timeline as saved JSON: timeline export reads it"


def document(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    """The briefing as PDF bytes; the same timeline and options give the same bytes.

    Options: `page` (a4, letter), `marking`, `theme`, `font`, `system-fonts`, `attach`. The user's theme and fonts are
    read from disk here, and nothing else. Raises OptionError for one that cannot be used; warns (ExportWarning) of
    characters that the packaged fonts lack.
    """
    look = theme(str(options.get("theme", "report")))
    own = str(options.get("font", ""))
    fonts = Fonts(own, look.regular, look.bold, folders() if options.get("system-fonts", True) else ())
    told = []
    try:
        data = _written(timeline, options, look, fonts)
    except DamagedFontError:  # one of this machine
        told = [f"fonts of this machine are not used, since one is damaged: {borrowed(fonts)}"]
        fonts = Fonts(own, look.regular, look.bold)
        data = _written(timeline, options, look, fonts)
    told += (
        [f"set in part in fonts of this machine, which another may lack: {borrowed(fonts)}"] if fonts.borrowed else []
    )
    told += [lacking(fonts)] if fonts.missing else []
    if told:
        warnings.warn("; ".join(told), ExportWarning, stacklevel=2)
    return data


def _written(timeline: Timeline, options: Mapping[str, OptionValue], look: Theme, fonts: Fonts) -> bytes:
    """Raises OptionError where a font that the user named is damaged, DamagedFontError where another is."""
    try:
        return _made(timeline, options, look, fonts)
    except DamagedFontError as error:
        if where := fonts.whose(error.font):
            raise OptionError("the font file is damaged: a character cannot be drawn", where, _OTHER_FONT) from error
        raise


def _made(timeline: Timeline, options: Mapping[str, OptionValue], look: Theme, fonts: Fonts) -> bytes:
    paper = PAPERS[str(options.get("page", "a4"))]
    briefing = brief(timeline)
    title = clean(briefing.title, 300) or "Timeline"
    known = f"As of {briefing.as_of}" if briefing.as_of else ""
    about = About(
        title=title,
        subject=clean(f"{known}. {briefing.counts}" if known else briefing.counts, 300),
        author=clean(briefing.generator, 100) or "Timeline",
        language="en",
        created=_created(timeline.as_of),
    )
    where = f"theme {str(options.get('theme'))[:200]}"
    logo = None if look.logo is None else read_logo(look.logo, where)
    structure = Structure()
    desk = Desk(fonts, paper.measure, structure, aside=logo.width + 14 if logo else 0.0)
    pages = paginate(slices(briefing, desk, timeline.as_of), paper.room)
    marking = str(options.get("marking", "")) or look.marking
    furniture = Furniture(title, clean(marking, 120), known, logo)
    attached = _attached(timeline) if options.get("attach", True) else None
    return Book(paper, fonts, structure, about, look).write(pages, furniture, attached)


def _attached(timeline: Timeline) -> Attachment:
    saved = dump(timeline, compact=True)
    return Attachment(_ATTACHED, "application/json", _ABOUT, zlib.compress(saved), len(saved))


def _created(as_of: When | None) -> str:
    """The time that the timeline speaks for, never the clock's."""
    point = as_of.earliest if as_of else None
    if point is None or not 1 <= point.year <= 9999:
        return _NO_DATE
    return f"{point.year:04d}-{point.month:02d}-{point.day:02d}T{point.hour:02d}:{point.minute:02d}:00Z"
