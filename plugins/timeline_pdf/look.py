"""How a briefing looks: paper, the roles of colours, type sizes."""

from __future__ import annotations

from typing import Final

import attrs

from timeline_pdf.lettering.fonts import Face

# The roles of colours; a theme tells the colour of each.
INK: Final = "ink"
QUIET: Final = "quiet"
ACCENT: Final = "accent"
SOFT: Final = "soft"
TINT: Final = "tint"
RULE: Final = "rule"
GRID: Final = "grid"
ALERT: Final = "alert"
WHITE: Final = "white"


@attrs.frozen
class Style:
    """How a piece of text is set. Sizes and leading in points; the colour by its role."""

    face: Face = "regular"
    size: float = 9.5
    leading: float = 13.5
    colour: str = INK


@attrs.frozen
class Paper:
    """A sheet and its margins, in points."""

    width: float
    height: float
    side: float = 48
    top: float = 62
    foot: float = 58

    @property
    def measure(self) -> float:
        """The width that text may take."""
        return self.width - 2 * self.side

    @property
    def room(self) -> float:
        """The height that text may take."""
        return self.height - self.top - self.foot


PAPERS: Final = {"a4": Paper(595.28, 841.89), "letter": Paper(612, 792)}

TITLE: Final = Style("bold", 21, 25.5)
HEADING: Final = Style("bold", 12.5, 16, ACCENT)
SUBHEADING: Final = Style("bold", 9, 12.5, INK)
BODY: Final = Style()
STRONG: Final = Style("bold")
QUIETLY: Final = Style(size=8.5, leading=12, colour=QUIET)
CITE: Final = Style(size=7.5, leading=13.5, colour=ACCENT)

CELL: Final = Style(size=8.4, leading=11.2)
CELL_STRONG: Final = Style("bold", 8.4, 11.2)
CELL_QUIET: Final = Style(size=7.6, leading=11.2, colour=QUIET)
CELL_LINK: Final = Style(size=8.4, leading=11.2, colour=ACCENT)
TAG: Final = Style("bold", 6.4, 11.2, QUIET)
ALERT_TAG: Final = Style("bold", 6.4, 11.2, ALERT)
HEAD: Final = Style("bold", 7.4, 11.2, QUIET)

SMALL: Final = Style(size=7.4, leading=9.6, colour=INK)
TICK: Final = Style(size=6.8, leading=8.5, colour=QUIET)
FURNITURE: Final = Style(size=7.4, leading=9, colour=QUIET)
MARKING: Final = Style("bold", 8.5, 10, INK)
