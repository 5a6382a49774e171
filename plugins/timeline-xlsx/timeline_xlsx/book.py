"""Workbooks: text that stays text, dates that Excel counts with, and sheets that read and print well.

Facts about limits are those of "Excel specifications and limits": 32,767 characters (UTF-16 units) and 253 line feeds
a cell, 1,048,576 rows a sheet, 2,079 characters a link. Excel counts days from 1900 with a 29 February in it that never
was: its dates are right from 1 March 1900 on.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final
from unicodedata import east_asian_width

import attrs

from timeline import ExportError, web_address

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | dt.date | None
"""What a cell holds; a `datetime` is a date with its time of day, and None nothing."""

FIRST_DATE: Final = dt.date(1900, 3, 1)
_LONGEST: Final = 32_767
_FEEDS: Final = 253
_ROWS: Final = 1_048_576
_SIZE: Final = 11
_TALLEST: Final = 12
"""A row of a table shows so many lines at most; the cell holds the rest."""
_PAPERS: Final = {"a4": 9, "letter": 1}
_UNCHANGING: Final = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)  # the same bytes on any day

_BREAK: Final = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls, marks that reorder a line, and what XML cannot hold.
_UNSEEN: Final = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LONGEST_ADDRESS: Final = 1000

# Typed again by hand, such text would become a formula; a mark on the cell keeps it text.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")


@attrs.frozen
class Column:
    """A column of a table: its heading, width in characters, format of numbers, and whether addresses are links.

    Numbers that only name something are "0", and stand in the middle.
    """

    head: str
    width: int
    numbers: str = "0"
    links: bool = False


@attrs.frozen
class Table:
    """A sheet that is one table. The first `printed` columns go on paper; `frozen` of them stay when one scrolls."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    printed: int
    frozen: int = 1


def clean(text: str) -> str:
    """The text as a cell holds it: without what cannot be seen or stored, and no longer than it may be."""
    if text.isascii() and text.isprintable() and len(text) <= _LONGEST:
        return text
    shown = _UNSEEN.sub("", _BREAK.sub("\n", text)).replace("\t", " ")
    return _short(_few_lines(_SURROGATE.sub("\ufffd", shown)))


def _few_lines(text: str) -> str:
    if text.count("\n") <= _FEEDS:
        return text
    lines = text.split("\n")
    return "\n".join([*lines[:_FEEDS], " ".join(lines[_FEEDS:])])


def _short(text: str) -> str:
    if 2 * len(text) <= _LONGEST:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return text
    return units[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


class Book:
    """A workbook being written, in memory alone."""

    def __init__(self, title: str, page: str) -> None:
        from xlsxwriter import Workbook as Writer  # noqa: PLC0415 - late: it is heavy

        self._file = io.BytesIO()
        self._book: Workbook = Writer(self._file, {"in_memory": True})
        self._book.set_properties({"title": clean(title)[:200], "created": _UNCHANGING})
        self._title = clean(title)
        self._paper = _PAPERS[page]
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def done(self) -> bytes:
        """The file."""
        self._book.close()
        return self._file.getvalue()

    def add_table(self, table: Table) -> None:
        """Add a sheet with a heading that stays, filters, and a set-up for landscape paper."""
        _refuse_too_many(table)
        sheet = self._sheet(table.name)
        self._heads(sheet, table)
        for number, row in enumerate(table.rows, 1):
            self._row(sheet, number, row, table.columns)
        sheet.freeze_panes(1, table.frozen)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, max(1, len(table.rows)), table.printed - 1)

    def add_page(self, name: str, lines: Iterable[tuple[str, str, str]]) -> None:
        """Add a sheet to read: each line has a look ('title', 'heading' or 'text'), words, and what they cite."""
        sheet = self._sheet(name)
        sheet.set_column(0, 0, 100)
        sheet.set_column(1, 1, 24)
        sheet.hide_gridlines(2)
        for number, (look, words, cited) in enumerate(lines):
            self._text(sheet, (number, 0), clean(words), _PAGE_LOOKS[look])
            self._text(sheet, (number, 1), cited, _CITED)
            size = _PAGE_LOOKS[look].get("font_size", _SIZE)
            sheet.set_row(number, _height(_lines(clean(words), 100 * _SIZE // size), size))

    def _sheet(self, name: str) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.set_paper(self._paper)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.75, 0.75)
        sheet.set_header(f"&L{' '.join(self._title.split())[:100].replace('&', '&&')}&R&A")
        sheet.set_footer("&CPage &P of &N")
        # Text that looks like a number ('1987' as a date) is meant to be text: no green corners.
        everywhere = f"A1:XFD{_ROWS}"
        sheet.ignore_errors({"number_stored_as_text": everywhere, "two_digit_text_year": everywhere})
        return sheet

    def _heads(self, sheet: Worksheet, table: Table) -> None:
        last = len(table.columns) - 1
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, column.width)
            if not table.rows:
                self._text(sheet, (0, at), column.head, _HEAD)
        if not table.rows:
            sheet.autofilter(0, 0, 0, last)
            return
        heads = [{"header": one.head, "header_format": self._format(_HEAD)} for one in table.columns]
        style = {"name": table.name, "style": "Table Style Light 1", "columns": heads}
        sheet.add_table(0, 0, len(table.rows), last, style)

    def _row(self, sheet: Worksheet, number: int, row: tuple[Cell, ...], columns: tuple[Column, ...]) -> None:
        lines = 1
        for at, (cell, column) in enumerate(zip(row, columns, strict=True)):
            if isinstance(cell, str):
                shown = clean(cell)
                lines = max(lines, _lines(shown, column.width))
                linked = column.links and shown == cell and _is_address(cell)
                (self._link if linked else self._text)(sheet, (number, at), shown, _TEXT)
            elif cell is None:
                sheet.write_blank(number, at, None, self._format(_TEXT))
            else:
                self._value(sheet, (number, at), cell, column.numbers)
        sheet.set_row(number, _height(min(lines, _TALLEST)))

    def _value(self, sheet: Worksheet, at: tuple[int, int], cell: float | dt.date, numbers: str) -> None:
        if isinstance(cell, dt.date):
            clock = " hh:mm" if isinstance(cell, dt.datetime) else ""
            sheet.write_datetime(*at, cell, self._format({**_DATE, "num_format": f"yyyy-mm-dd{clock}"}))
        elif math.isfinite(cell):
            shown = numbers if float(cell).is_integer() else f"{numbers}.0##"
            look = {**_CELL, "align": "center" if numbers == "0" else "right"}
            sheet.write_number(*at, cell, self._format({**look, "num_format": shown}))

    def _text(self, sheet: Worksheet, at: tuple[int, int], shown: str, look: dict[str, Any]) -> None:
        """Write text that is clean."""
        guarded = {**look, "quote_prefix": True} if shown.lstrip().startswith(_FORMULA) else look
        sheet.write_string(*at, shown, self._format(guarded))

    def _link(self, sheet: Worksheet, at: tuple[int, int], address: str, look: dict[str, Any]) -> None:
        sheet.write_url(*at, address, self._format({**look, **_LINKED}), address)

    def _format(self, look: dict[str, Any]) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]


def _lines(text: str, width: int) -> int:
    """About how many lines the text takes in a column; a letter of East Asian scripts takes two places."""
    if len(text) < width and text.isascii() and "\n" not in text:
        return 1
    return sum(-(-_places(line) // max(1, width - 1)) or 1 for line in text.split("\n"))


def _places(line: str) -> int:
    return len(line) if line.isascii() else sum(1 + (east_asian_width(char) in "FW") for char in line)


def _height(lines: int, size: int = _SIZE) -> float:
    """The height of a row in points; Excel has none above 409."""
    return min(409, 1.36 * size * lines)


def _is_address(text: str) -> bool:
    return len(text) <= _LONGEST_ADDRESS and bool(web_address(text))


def _refuse_too_many(table: Table) -> None:
    if len(table.rows) >= _ROWS:
        what = f"the sheet {table.name} would have {len(table.rows):,} lines; Excel has room for {_ROWS - 1:,}"
        raise ExportError(what, "xlsx", "Choose csv, which has no limit, or fewer articles")


_CELL: Final[dict[str, Any]] = {"valign": "top", "bottom": 1, "bottom_color": "#D9D9D9"}
_TEXT: Final[dict[str, Any]] = {**_CELL, "text_wrap": True}
_DATE: Final[dict[str, Any]] = {**_CELL, "align": "left"}
_PLAIN: Final[dict[str, Any]] = {"valign": "top", "text_wrap": True}
_LINKED: Final[dict[str, Any]] = {"font_color": "#0B5394", "underline": 1}
_CITED: Final[dict[str, Any]] = {**_PLAIN, "font_color": "#595959"}
_HEAD: Final[dict[str, Any]] = {**_PLAIN, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A5F"}
_PAGE_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "title": {**_PLAIN, "bold": True, "font_size": 18, "font_color": "#1F3A5F"},
    "heading": {**_PLAIN, "bold": True, "font_size": 13, "font_color": "#1F3A5F", "bottom": 1},
    "text": _PLAIN,
}
