"""Paragraphs, runs, links and tables of WordprocessingML (ECMA-376, part 1, chapter 17), as text of XML.

Text comes into the document in `run` alone, cleaned and escaped there. What a function here is given as `inner` is XML
that others of them made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final
from urllib.parse import quote

# Controls, marks that reorder a line, and what XML cannot hold.
_UNSEEN: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ADDRESS: Final = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_LONGEST_ADDRESS: Final = 2000
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

BOLD: Final = "<w:b/><w:bCs/>"
QUIET: Final = '<w:color w:val="595959"/>'
LINK: Final = '<w:rStyle w:val="Hyperlink"/>'
_UNSPLIT: Final = 1500
"""A row with more letters than that may be split between pages: it may need more than one."""


def clean(text: str) -> str:
    """The text on one line, without what cannot be seen or stored."""
    return " ".join(_SURROGATE.sub("\ufffd", _UNSEEN.sub("", text)).split())


def is_rightward(text: str) -> bool:
    """Whether the first letter is of a script that runs from right to left."""
    first = None if text.isascii() else _LETTER.search(text)
    return bool(first and _IS_RIGHT.match(first[0]))


def run(text: str, look: str = "", language: str = "") -> str:
    """Text in a look, such as BOLD. `language` is that of its source; each direction gets a run of its own."""
    shown = clean(text)
    if shown.isascii():
        return _run(shown, look, _language(language))
    fonts, east = _east(shown)
    lang = east or _language(language)
    left = look + fonts if look == LINK else fonts + look
    return "".join(
        _run(piece, look, f"<w:rtl/>{_language(language, 'bidi')}") if right else _run(piece, left, lang)
        for piece, right in _pieces(shown)
    )


def _east(text: str) -> tuple[str, str]:
    """The font and the language of East Asian text, as properties; empty of other text."""
    for pattern, font, tag in _EAST:
        if pattern.search(text):
            return f'<w:rFonts w:eastAsia="{font}"/>', _lang("eastAsia", tag)
    return "", ""


def _run(text: str, look: str, tail: str) -> str:
    if not text:
        return ""
    properties = f"<w:rPr>{look}{tail}</w:rPr>" if look or tail else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def _language(tag: str, kind: str = "val") -> str:
    known = _LANGUAGE.fullmatch(tag) and tag.partition("-")[0].lower() != "en"
    return _lang(kind, tag) if known else ""


def _lang(kind: str, tag: str) -> str:
    return f'<w:lang w:{kind}="{tag}"/>'


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches of one direction, with whether it is from right to left; what has none goes with the paragraph."""
    right = is_rightward(text)
    at = 0
    for found in (_LEFT if right else _RIGHT).finditer(text):
        yield text[at : found.start()], right
        yield found[0], not right
        at = found.end()
    yield text[at:], right


def paragraph(style: str, inner: str, rightward: bool = False, extra: str = "") -> str:
    """A paragraph in a style; `extra` are further properties, `rightward` where its text runs from right to left."""
    bidi = "<w:bidi/>" if rightward else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}{bidi}</w:pPr>{inner}</w:p>'


def told(style: str, text: str, inner: str = "", language: str = "") -> str:
    """A paragraph of one text, with `inner` behind it."""
    return paragraph(style, run(text, language=language) + inner, is_rightward(text))


def bookmark(name: str, number: int) -> str:
    """A place that `link` can lead to; `number` is its own in the whole document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def link(shown: str, place: str) -> str:
    """A link to a place in the document."""
    return f'<w:hyperlink w:anchor="{place}" w:history="1">{run(shown, LINK)}</w:hyperlink>'


def web(shown: str, relation: str) -> str:
    """A link to an address, which the document's relations hold under a name."""
    return f'<w:hyperlink r:id="{relation}" w:history="1">{run(shown, LINK)}</w:hyperlink>'


def address(source: str) -> str:
    """A source's address, fit for a link; empty where it is none of http or https."""
    if len(source) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(source):
        return ""
    return quote(source, safe="%/:=&?~#+!,;'@-._()*$", errors="replace")


def table(name: str, heads: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]) -> str:
    """A table whose heading comes again on each page. Cells are paragraphs; `widths` are in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row([paragraph("TableHead", run(one)) for one in heads], widths, "<w:cantSplit/><w:tblHeader/>")
    body = "".join(_row(cells, widths, _whole(cells)) for cells in rows)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="TimelineTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="{name}"/></w:tblPr>'
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"


def _whole(cells: Sequence[str]) -> str:
    letters = max(len(re.sub(r"<[^>]*>", "", cell)) for cell in cells)
    return "<w:cantSplit/>" if letters <= _UNSPLIT else ""


def _row(cells: Sequence[str], widths: Sequence[int], properties: str) -> str:
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"
