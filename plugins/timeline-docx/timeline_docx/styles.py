"""The styles by which a person changes the look of all of a kind at once."""

from __future__ import annotations

from typing import Final

import attrs
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor, Twips
from docx.styles.style import CharacterStyle, ParagraphStyle

from timeline_docx.elements import Element, element

_ACCENT: Final = "1F3A5F"
_QUIET: Final = "595959"
_BEHIND_BORDERS: Final = ("w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


@attrs.frozen
class _Look:
    """A style for paragraphs: name, points, colour, and what else is unlike the style that it is based on."""

    name: str
    size: float | None = None
    colour: str = ""
    bold: bool | None = None
    before: float | None = None
    after: float | None = None
    lines: float | None = None
    indent: float | None = None
    kept: bool = False
    based: str = "Normal"

    @property
    def key(self) -> str:
        return self.name.replace(" ", "")


_PARAGRAPHS: Final = (
    _Look("Title", 22, _ACCENT, bold=True, after=3, lines=1.0),
    _Look("Subtitle", None, _QUIET, after=12),
    _Look("Heading 1", 14, _ACCENT, bold=True, before=16, after=5, kept=True),
    _Look("Heading 2", 11.5, _ACCENT, bold=True, before=10, after=4, kept=True),
    _Look("Bottom Line", 11.5, indent=11.35),
    _Look("List Bullet", after=3, indent=14.2),
    _Look("Source", before=6, after=1, kept=True),
    _Look("Quote", 9.5, _QUIET, after=2, indent=14.2),
    _Look("Table Text", 9.5, before=1, after=1, lines=1.0),
    _Look("Table Head", None, "FFFFFF", bold=True, kept=True, based="Table Text"),
    _Look("Event Note", 8.5, _QUIET, based="Table Text"),
    _Look("Header", 8.5, after=0),
    _Look("Footer", 8.5, _QUIET, after=0),
)
_OURS: Final = frozenset({"Bottom Line", "Source", "Table Text", "Table Head", "Event Note"})
_LETTERS: Final = (("Strong", True, "", True), ("Aside", None, _QUIET, False), ("Hyperlink", None, "0B5394", True))
"""Of runs: name, bold, colour, and whether Word has a style of that name."""


def restyle(document: Document, width: int) -> None:
    """Put these styles in the place of all that the document has, for text of that width in twentieths of a point."""
    styles = document.styles
    for style in list(styles):
        if not style.element.default:
            style.delete()
    _start(styles.element, styles["Normal"])
    for name, bold, colour, known in _LETTERS:
        style = styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=known)
        _letter(style, None, bold, colour)
    styles["Hyperlink"].font.underline = True
    for look in _PARAGRAPHS:
        style = styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=look.name not in _OURS)
        style.style_id = look.key
        style.base_style = styles[look.based]
        style.quick_style = True
        _lay_out(style, look)
    _finish(document, width)


def _start(styles: Element, normal: ParagraphStyle) -> None:
    """What all others build on: it is in the style Normal, and none of it in the defaults behind that."""
    styles.remove(styles.find(qn("w:docDefaults")))
    _lay_out(normal, _Look("Normal", 10.5, after=5, lines=1.1))
    normal.paragraph_format.widow_control = True
    letters = normal.element.rPr
    fonts = {"ascii": "Calibri", "hAnsi": "Calibri", "eastAsia": "Microsoft YaHei", "cs": "Arial"}
    for kind, font in fonts.items():
        letters.get_or_add_rFonts().set(qn(f"w:{kind}"), font)
    letters.append(element("lang", val="en-GB", eastAsia="zh-CN", bidi="ar-SA"))


def _lay_out(style: ParagraphStyle, look: _Look) -> None:
    _letter(style, look.size, look.bold, look.colour)
    form = style.paragraph_format
    if look.before is not None:
        form.space_before = Pt(look.before)
    if look.after is not None:
        form.space_after = Pt(look.after)
    if look.indent is not None:
        form.left_indent = Pt(look.indent)
    form.line_spacing = look.lines
    form.keep_with_next = form.keep_together = look.kept or None


def _letter(style: CharacterStyle, size: float | None, bold: bool | None, colour: str) -> None:
    style.font.bold = style.font.cs_bold = bold
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    if size is not None:
        style.font.size = Pt(size)
        style.element.rPr.sz.addnext(element("szCs", val=str(round(2 * size))))


def _finish(document: Document, width: int) -> None:
    """What one style alone has: levels, borders, bullets, alignment, the table's look."""
    styles = document.styles
    for level in (1, 2):
        styles[f"Heading {level}"].element.pPr.get_or_add_outlineLvl().val = level - 1
        styles[f"Heading {level}"].next_paragraph_style = styles["Normal"]
    _border(styles["Subtitle"], f'<w:bottom w:val="single" w:sz="4" w:space="2" w:color="{_ACCENT}"/>')
    _border(styles["Bottom Line"], f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{_ACCENT}"/>')
    styles["Bottom Line"].element.pPr.insert_element_before(
        element("shd", val="clear", color="auto", fill="EEF2F7"), *_BEHIND_BORDERS
    )
    styles["Bottom Line"].paragraph_format.keep_together = True
    styles["List Bullet"].paragraph_format.first_line_indent = Pt(-14.2)
    styles["List Bullet"].element.pPr.get_or_add_numPr().get_or_add_numId().val = _bullets(document)
    styles["Header"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles["Footer"].paragraph_format.tab_stops.add_tab_stop(Twips(width), WD_TAB_ALIGNMENT.RIGHT)
    table = styles.add_style("Timeline Table", WD_STYLE_TYPE.TABLE)
    table.base_style = styles["Normal Table"]
    table.element.extend(parse_xml(_TABLE))


def _border(style: ParagraphStyle, side: str) -> None:
    borders = parse_xml(f"<w:pBdr {nsdecls('w')}>{side}</w:pBdr>")
    style.element.pPr.insert_element_before(borders, *_BEHIND_BORDERS)


def _bullets(document: Document) -> int:
    """The number of the one kind of list there is, in the place of all others."""
    lists = document.part.numbering_part.element
    lists[:] = [parse_xml(_LIST)]
    return int(lists.add_num(0).numId)


_LIST: Final = (
    f'<w:abstractNum {nsdecls("w")} w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
)
_TABLE: Final = (
    f"<w:style {nsdecls('w')}><w:tblPr><w:tblBorders>"
    '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/></w:tblBorders>'
    '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_ACCENT}"/></w:tcPr>'
    "</w:tblStylePr></w:style>"
)
