"""Tables for people, and the results page that holds them."""

from __future__ import annotations

import re
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"


def percent(value: float | None) -> str:
    """A share as percent; a dash where there is none."""
    return "-" if value is None else f"{100 * value:.1f}"


def markdown(table: list[list[str]]) -> str:
    """A Markdown table that also reads well raw; the first row is the header, the first column words."""
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    lines = ["| " + " | ".join(_padded(row, widths)) + " |" for row in table]
    rule = (
        "|" + "|".join("-" * (wide + 2) if not at else "-" * (wide + 1) + ":" for at, wide in enumerate(widths)) + "|"
    )
    return "\n".join([lines[0], rule, *lines[1:]]) + "\n"


def _padded(row: list[str], widths: list[int]) -> list[str]:
    return [
        cell.rjust(wide) if at else cell.ljust(wide) for at, (cell, wide) in enumerate(zip(row, widths, strict=True))
    ]


def renew(part: str, text: str) -> None:
    """Replace what stands between the markers of a part in the results page; the rest is left alone."""
    page = RESULTS.read_text(encoding="utf-8")
    block = f"<!-- {part} -->\n{text.strip()}\n<!-- /{part} -->"
    pattern = re.compile(rf"<!-- {re.escape(part)} -->.*?<!-- /{re.escape(part)} -->", re.DOTALL)
    if not pattern.search(page):
        page = f"{page.rstrip()}\n\n{block}\n"
    RESULTS.write_text(pattern.sub(lambda _: block, page), encoding="utf-8")
