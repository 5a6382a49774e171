"""Where each event of the drawn timeline stands: its mark on the axis, its label beside it, its lane.

Each event has a lane below the one before, in the order of time. Neighbours within the same bounds share one band.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

import attrs

from timeline import When
from timeline_pdf.lettering.fonts import Fonts
from timeline_pdf.lettering.setting import Line, cut, line_width, measure, one_line
from timeline_pdf.lettering.text import clean
from timeline_pdf.look import SMALL, STRONG
from timeline_pdf.pictures.scale import Scale, days
from timeline_pdf.pictures.shapes import GLYPH, Standing

NUMBER: Final = attrs.evolve(STRONG, size=SMALL.size)
_AFTER_NUMBER: Final = 4.0
_BESIDE: Final = 5.0  # between mark and label
_INSIDE: Final = 6.0  # between the end of a band and a label in it
_OPEN: Final = 46.0  # how far an open end is drawn
_NARROWEST: Final = 4.0
_LONGEST: Final = 0.68  # share of the width that a label takes at most

Side = Literal["right", "left", "inside"]


@attrs.frozen
class Shown:
    """An event to draw: its number and label, when, and what to take it for; `link` leads to its row.

    `date` is the date in words. `salience` decides who is drawn where there are too many.
    """

    label: str
    when: When
    link: str
    salience: float = 0.0
    standing: Standing = "fact"
    number: str = ""
    date: str = ""


@attrs.frozen
class Block:
    """Events that share one mark from `left` to `right`, in lanes from `lane` on; each has its label in `labels`.

    All between `taken` is theirs. `exact`: a mark for one day or less.
    """

    shown: tuple[Shown, ...]
    left: float
    right: float
    exact: bool
    labels: tuple[str, ...] = ()
    side: Side = "right"
    taken: tuple[float, float] = (0.0, 0.0)
    lane: int = 0

    @property
    def standing(self) -> Standing:
        """What they are to be taken for."""
        return self.shown[0].standing

    @property
    def when(self) -> When:
        """When they happened."""
        return self.shown[0].when


def blocks(events: Sequence[Shown], measured: Scale, fonts: Fonts, width: float) -> Iterator[Block]:
    """All events at their places, each in the lane below the one before."""
    lane = 0
    for block in _grouped(events, measured, width):
        yield attrs.evolve(_labelled(block, fonts, width), lane=lane)
        lane += len(block.shown)


def label_line(shown: Shown, label: str, fonts: Fonts) -> Line:
    """The number in bold and the label, as one line."""
    number = one_line(shown.number, NUMBER, fonts, shown.link)
    start = line_width(number) + _AFTER_NUMBER if number else 0.0
    text = one_line(label, SMALL, fonts, shown.link)
    return (*number, *(piece._replace(x=piece.x + start) for piece in text))


def is_day(when: When) -> bool:
    """Whether the time is known to the day or better."""
    if when.end is not None or when.earliest is None or when.latest is None:
        return False
    return days(when.latest) - days(when.earliest) <= 1


def _grouped(events: Iterable[Shown], measured: Scale, width: float) -> Iterator[Block]:
    """Neighbours with the same bounds and standing in one block; an exact date stands alone."""
    for _, run in itertools.groupby(events, key=_shared):
        same = tuple(run)
        left, right, exact = _span(same[0].when, measured, width)
        if exact:
            yield from [Block((one,), left, right, exact) for one in same]
        else:
            yield Block(same, left, right, exact)


def _shared(shown: Shown) -> tuple[When, Standing]:
    return When("", shown.when.begin, shown.when.end), shown.standing


def _span(when: When, measured: Scale, width: float) -> tuple[float, float, bool]:
    """From where to where the mark reaches, and whether it is that of an exact date."""
    earliest, latest = when.earliest, when.latest
    known = measured.at(days(earliest or latest)) if earliest or latest else 0.0  # type: ignore[arg-type] # one is there
    left = measured.at(days(earliest)) if earliest else max(0.0, known - _OPEN)
    right = measured.at(days(latest)) if latest else min(width, known + _OPEN)
    exact = is_day(when) and not (measured.hours and right - left > GLYPH)
    least = GLYPH if exact else _NARROWEST if earliest and latest else 12.0
    if right - left < least:
        middle = min(max((left + right) / 2, least / 2), width - least / 2)
        left, right = middle - least / 2, middle + least / 2
    return left, right, exact


def _labelled(block: Block, fonts: Fonts, width: float) -> Block:
    """With labels: to the right of the mark, else in it, else left of it, else cut where most room is."""
    whole = [fitted(one.label, fonts, _LONGEST * width) for one in block.shown]
    most = max(_width(one, label, fonts) for one, label in zip(block.shown, whole, strict=True))
    rooms: dict[Side, float] = {
        "right": width - block.right - _BESIDE,
        "inside": 0.0 if block.exact else block.right - block.left - 2 * _INSIDE,
        "left": block.left - _BESIDE,
    }
    side = next((one for one, room in rooms.items() if most <= room), max(rooms, key=lambda one: rooms[one]))
    if most > rooms[side]:
        number = max(_width(one, "", fonts) for one in block.shown)
        whole = [fitted(one.label, fonts, max(0.0, rooms[side] - number)) for one in block.shown]
        most = max(_width(one, label, fonts) for one, label in zip(block.shown, whole, strict=True))
    low = min(block.left, block.left - _BESIDE - most) if side == "left" else block.left
    high = max(block.right, block.right + _BESIDE + most) if side == "right" else block.right
    return attrs.evolve(block, labels=tuple(whole), side=side, taken=(low, high))


def _width(shown: Shown, label: str, fonts: Fonts) -> float:
    number = measure(shown.number, NUMBER, fonts) + _AFTER_NUMBER if shown.number else 0.0
    return number + measure(label, SMALL, fonts)


def label_x(block: Block, line: Line) -> float:
    """The left edge of a label."""
    if block.side == "right":
        return block.right + _BESIDE
    return block.left + _INSIDE if block.side == "inside" else block.left - _BESIDE - line_width(line)


def fitted(text: str, fonts: Fonts, width: float) -> str:
    """The text on one line: cut after a word with an ellipsis where it is longer, inside one that is very long."""
    text = clean(text, 400)
    short = cut(text, SMALL, fonts, width)
    body = short.removesuffix("\u2026")
    if short == text or not body or text[len(body) : len(body) + 1].isspace():
        return short
    words = body.rpartition(" ")[0]
    return words.rstrip(" ,;:-\u2013(") + "\u2026" if len(words) * 2 > len(body) else short
