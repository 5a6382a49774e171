"""Tables whose short columns are even, so that they read well raw too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

_LEAST: Final = 3
"""GitHub's rule below a head has three hyphens or more."""

_EVEN: Final = 36
"""Cells are filled up to the width of their column where none is longer, and only in front of the first that is."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown cells, without the columns that have nothing in any row; empty when there is no row."""
    rows = tuple(rows)
    kept = [column for column in range(len(head)) if any(row[column] for row in rows)]
    if not kept:
        return ""
    cells = [[line[column] for column in kept] for line in (head, *rows)]
    widths = _widths(cells)
    lines = [_line(cells[0], widths), _line(["-" * max(_LEAST, width) for width in widths], widths)]
    return "\n".join([*lines, *(_line(line, widths) for line in cells[1:])])


def _widths(cells: Sequence[Sequence[str]]) -> list[int]:
    """What each column is filled up to; 0 from the first long one on."""
    widths = [max(_LEAST, *map(len, column)) for column in zip(*cells, strict=True)]
    wide = next((n for n, width in enumerate(widths) if width > _EVEN), len(widths))
    return [*widths[:wide], *([0] * (len(widths) - wide))]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return f"| {' | '.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))} |"
