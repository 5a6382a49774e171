"""Paragraphs, runs, links and tables, as elements of python-docx (ECMA-376, part 1, chapter 17).

They are made apart and put into the document once: its own methods for paragraphs, rows and cells look through all that
is there at each call. Text comes into the document in `run` alone, cleaned there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, TypeAlias, cast
from urllib.parse import quote

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.table import CT_Tbl
from docx.oxml.text.hyperlink import CT_Hyperlink
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Twips

from timeline import one_line, web_address

Element: TypeAlias = BaseOxmlElement
Paragraph: TypeAlias = CT_P
Cells: TypeAlias = Sequence[Sequence[Paragraph]]
"""Those of one row of a table, each with its paragraphs."""

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")

_RTL: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_LETTER: Final = re.compile(r"[^\W\d_]")
_RIGHT: Final = re.compile(rf"(?=[{_RTL}])[^\W\d_](?:[\W\d_]*(?=[{_RTL}])[^\W\d_])*")
_LEFT: Final = re.compile(rf"(?![{_RTL}])[^\W\d_](?:[\W\d_]*(?![{_RTL}])[^\W\d_])*")
_IS_RIGHT: Final = re.compile(f"[{_RTL}]")

# Han alone tells no language; with kana or hangul beside it, it does.
_EAST: Final = (
    (re.compile("[\u3040-\u30ff\u31f0-\u31ff]"), "Yu Gothic", "ja-JP"),
    (re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"), "Malgun Gothic", "ko-KR"),
    (re.compile("[\u3100-\u312f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"), "Microsoft YaHei", "zh-CN"),
)

_SPACE: Final = {"w": nsmap["w"]}
STRONG: Final = "Strong"
ASIDE: Final = "Aside"
LINK: Final = "Hyperlink"
_UNSPLIT: Final = 1500
"""A row with more letters than that may be split between pages: it may need more than one."""


def is_rightward(text: str) -> bool:
    """Whether the first letter is of a script that runs from right to left."""
    first = None if text.isascii() else _LETTER.search(text)
    return bool(first and _IS_RIGHT.match(first[0]))


def element(tag: str, /, *inner: Element, **attributes: str) -> Element:
    """One of WordprocessingML, such as a paragraph with a run in it, or the end of a bookmark with its number."""
    given = {_name(key): value for key, value in attributes.items()}
    made: Element = oxml_parser.makeelement(_name(tag), given, _SPACE)
    made.extend(inner)
    return made


@cache
def _name(tag: str) -> str:
    return qn(f"w:{tag}")


def run(text: str, look: str = "", language: str = "") -> list[Element]:
    """Text in a character style, such as STRONG. `language` is its source's; each direction gets a run of its own."""
    shown = one_line(text)
    tag = _language(language)
    if shown.isascii():
        return [_run(shown, look, ("lang", "val", tag))] if shown else []
    font, east = next(((font, east) for letters, font, east in _EAST if letters.search(shown)), ("", ""))
    left = [("rFonts", "eastAsia", font), ("lang", "eastAsia" if east else "val", east or tag)]
    right = [("rtl", "val", "1"), ("lang", "bidi", tag)]
    return [_run(one, look, *(right if rightward else left)) for one, rightward in _pieces(shown) if one]


def words(text: str) -> Element:
    """Words of ours with the spaces at their ends, which `run` would take away."""
    return _run(text, "")


def _run(text: str, look: str, *properties: tuple[str, str, str]) -> Element:
    """A run with those of the properties, each a tag, an attribute and its value, that have a value."""
    wanted = [element(tag, **{key: value}) for tag, key, value in (("rStyle", "val", look), *properties) if value]
    shown = element("t")
    shown.text = text
    shown.set(qn("xml:space"), "preserve")
    return element("r", element("rPr", *wanted), shown) if wanted else element("r", shown)


def _language(tag: str) -> str:
    known = _LANGUAGE.fullmatch(tag) and tag.partition("-")[0].lower() != "en"
    return tag if known else ""


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches of one direction, with whether it is from right to left; what has none goes with the paragraph."""
    right = is_rightward(text)
    at = 0
    for found in (_LEFT if right else _RIGHT).finditer(text):
        yield text[at : found.start()], right
        yield found[0], not right
        at = found.end()
    yield text[at:], right


def paragraph(style: str, inner: Iterable[Element], rightward: bool = False) -> Paragraph:
    """A paragraph in a style, given by its id; `rightward` where its text runs from right to left."""
    direction = [element("bidi")] if rightward else []
    return cast(Paragraph, element("p", element("pPr", element("pStyle", val=style), *direction), *inner))


def told(style: str, text: str, inner: Iterable[Element] = (), language: str = "") -> Paragraph:
    """A paragraph of one text, with `inner` behind it."""
    return paragraph(style, [*run(text, language=language), *inner], is_rightward(text))


def bookmark(name: str, number: int) -> list[Element]:
    """A place that `link` can lead to; `number` is its own in the whole document."""
    return [element("bookmarkStart", id=str(number), name=name), element("bookmarkEnd", id=str(number))]


def link(shown: str, place: str) -> Element:
    """A link to a place in the document."""
    return element("hyperlink", *run(shown, LINK), anchor=place, history="1")


def web(shown: str, relation: str) -> Element:
    """A link to an address, which the document's relations hold under a name."""
    made = cast(CT_Hyperlink, element("hyperlink", *run(shown, LINK), history="1"))
    made.rId = relation
    return made


def address(source: str) -> str:
    """A source's address, fit for a relation of the document; empty where it is none of http or https."""
    return quote(web_address(source), safe="%/:=&?~#+!,;'@-._()*$")


def table(name: str, heads: Sequence[str], widths: Sequence[int], rows: Iterable[Cells]) -> CT_Tbl:
    """A table whose heading comes again on each page; `widths` are in twentieths of a point, cells hold paragraphs."""
    made = CT_Tbl.new_tbl(0, len(widths), Twips(sum(widths)))
    for column, width in zip(made.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Twips(width)
    made.tblStyle_val = "TimelineTable"
    made.tblPr.autofit = False
    made.tblPr.append(element("tblCaption", val=name))
    made.append(_row([[paragraph("TableHead", run(one))] for one in heads], widths, "cantSplit", "tblHeader"))
    made.extend(_row(cells, widths, *(["cantSplit"] if _is_short(cells) else [])) for cells in rows)
    return made


def _is_short(cells: Cells) -> bool:
    """Whether a row has so few letters in each cell that it need not be split between pages."""
    texts = [[text for one in cell for text in one.iter(_name("t"))] for cell in cells]
    return max(sum(len(text.text or "") for text in cell) for cell in texts) <= _UNSPLIT


def _row(cells: Cells, widths: Sequence[int], *properties: str) -> Element:
    row = [
        element("tc", element("tcPr", element("tcW", w=str(width), type="dxa")), *cell)
        for cell, width in zip(cells, widths, strict=True)
    ]
    return element("tr", *([element("trPr", *map(element, properties))] if properties else ()), *row)
