"""What the marks of the drawn timeline mean, on one line beneath it; only the marks that occur."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

import attrs

from timeline_pdf.lettering.fonts import Fonts
from timeline_pdf.lettering.setting import line_width, one_line
from timeline_pdf.look import TICK
from timeline_pdf.pictures.lanes import Block
from timeline_pdf.pictures.shapes import GLYPH, Box, Standing, band, glyph, sure
from timeline_pdf.slices import Mark, Slice, Words

Form = Literal["exact", "window", "lasting", "open"]
"""What a mark says of a date."""

_HIGH: Final = 15.0
_WIDE: Final = 17.0
_MIDDLE: Final = 7.0
_APART: Final = 4.0
_DATES: Final[tuple[tuple[Form, str], ...]] = (
    ("exact", "on one day"), ("window", "at some time within"), ("lasting", "lasted; dark where sure"),
    ("open", "open end"),
)  # fmt: skip
_STANDINGS: Final[tuple[tuple[Standing, str], ...]] = (("claim", "said or judged"), ("plan", "planned or forecast"))


@attrs.frozen
class _Entry:
    """Samples of marks, beside one another, and what they mean."""

    samples: tuple[tuple[Form, Standing], ...]
    words: str


def form(block: Block) -> Form:
    """What the mark says of the date."""
    if block.exact:
        return "exact"
    if block.when.earliest is None or block.when.latest is None:
        return "open"
    return "window" if block.when.end is None else "lasting"


def legend(blocks: Sequence[Block], fonts: Fonts, width: float) -> tuple[Slice, ...]:
    """A sample of each mark that occurs, with its meaning, in rows at most `width` points wide."""
    rows: list[list[Mark]] = [[]]
    x = 0.0
    for entry in _entries(blocks):
        line = one_line(entry.words, TICK, fonts)
        size = sum(_size(one) + _APART for one, _ in entry.samples) + line_width(line)
        if x and x + size > width:
            rows.append([])
            x = 0.0
        for mark, standing in entry.samples:
            rows[-1] += _sample(mark, standing, x)
            x += _size(mark) + _APART
        rows[-1].append(Words(x, _MIDDLE + 2.4, line))
        x += line_width(line) + 12
    return tuple(Slice(_HIGH, tuple(row), glued=row is not rows[-1]) for row in rows)


def _entries(blocks: Sequence[Block]) -> Iterator[_Entry]:
    """What forms say of dates, then what ends say of events."""
    drawn = dict.fromkeys((form(block), block.standing) for block in blocks)
    for wanted, words in _DATES:
        found = [one for one in drawn if one[0] == wanted]
        if found:
            plain = wanted != "exact" and any(one[0] != "exact" and one[1] == "fact" for one in drawn)
            yield _Entry((((wanted, "fact") if plain or (wanted, "fact") in found else found[0]),), words)
    for standing, words in _STANDINGS:
        exact = [one for one in drawn if one == ("exact", standing)]
        wide = sorted((one for one in drawn if one[0] != "exact" and one[1] == standing), key=_plainest)[:1]
        if {one[1] for one in drawn} == {standing}:
            yield _Entry((), f"all {words}")
        elif exact or wide:
            yield _Entry((*exact, *wide), words)


def _plainest(one: tuple[Form, Standing]) -> int:
    return [form for form, _ in _DATES].index(one[0])


def _size(mark: Form) -> float:
    return GLYPH if mark == "exact" else _WIDE


def _sample(mark: Form, standing: Standing, x: float) -> Iterator[Mark]:
    if mark == "exact":
        yield glyph(standing, x + GLYPH / 2, _MIDDLE)
        return
    box = Box(x, _MIDDLE - 4, x + _WIDE, _MIDDLE + 4, open_right=mark == "open")
    yield from band(standing, box)
    if mark == "lasting":
        yield sure(x + 4, x + _WIDE - 4, box.bottom)
