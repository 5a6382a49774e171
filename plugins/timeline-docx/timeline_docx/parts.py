"""The parts of the file around its text: styles, numbering, settings, header and footer, properties, and the zip.

Facts are those of ECMA-376: part 1 for the elements and their order, part 2 for the package.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape
from typing import Final

import attrs

from timeline_docx.elements import clean, run

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_PAPERS: Final = {"a4": (11906, 16838), "letter": (12240, 15840)}
_MARGIN: Final = 1134
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ACCENT: Final = "1F3A5F"
_UNCHANGING: Final = (1980, 1, 1, 0, 0, 0)  # the same bytes on any day


@attrs.frozen
class Frame:
    """What is around the text: title, paper, marking, and by what it was made."""

    title: str
    page: str = "a4"
    marking: str = ""
    generator: str = ""

    @property
    def width(self) -> int:
        """Between the margins, in twentieths of a point."""
        return _PAPERS[self.page][0] - 2 * _MARGIN


def package(body: str, addresses: Mapping[str, str], frame: Frame) -> bytes:
    """The file: `body` are the paragraphs and tables, `addresses` what links of the body lead to, by relation."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _parts(body, addresses, frame).items():
            info = zipfile.ZipInfo(name, _UNCHANGING)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, (_HEAD + text).encode("utf-8", "replace"))
    return file.getvalue()


def _parts(body: str, addresses: Mapping[str, str], frame: Frame) -> dict[str, str]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "word/document.xml": _document(body, frame),
        "word/_rels/document.xml.rels": _document_relations(addresses),
        "word/styles.xml": f'<w:styles xmlns:w="{_W}">{_DEFAULTS}{_OTHER_STYLES}{"".join(_styles())}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{_W}">{_NUMBERING}</w:numbering>',
        "word/settings.xml": f'<w:settings xmlns:w="{_W}">{_SETTINGS}</w:settings>',
        "word/header1.xml": _header(frame),
        "word/footer1.xml": _footer(frame),
        "docProps/core.xml": _core(frame),
        "docProps/app.xml": _app(frame),
    }


def _content_types() -> str:
    named = {
        "document": "document.main", "styles": "styles", "numbering": "numbering", "settings": "settings",
        "header1": "header", "footer1": "footer",
    }  # fmt: skip
    word = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPES}.{kind}+xml"/>' for part, kind in named.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{word}'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    )


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _package_relations() -> str:
    return _relations(
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_R}/extended-properties" Target="docProps/app.xml"/>'
    )


def _document_relations(addresses: Mapping[str, str]) -> str:
    ours = ("styles", "numbering", "settings", "header", "footer")
    files = {"header": "header1", "footer": "footer1"}
    parts = (f'<Relationship Id="{one}" Type="{_R}/{one}" Target="{files.get(one, one)}.xml"/>' for one in ours)
    links = (
        f'<Relationship Id="{name}" Type="{_R}/hyperlink" Target="{escape(target)}" TargetMode="External"/>'
        for name, target in addresses.items()
    )
    return _relations("".join((*parts, *links)))


def _document(body: str, frame: Frame) -> str:
    wide, high = _PAPERS[frame.page]
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
        '<w:footerReference w:type="default" r:id="footer"/>'
        f'<w:pgSz w:w="{wide}" w:h="{high}"/><w:pgMar w:top="{_MARGIN}" w:right="{_MARGIN}" w:bottom="{_MARGIN}"'
        f' w:left="{_MARGIN}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    return f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}{section}</w:body></w:document>'


def _header(frame: Frame) -> str:
    return f'<w:hdr xmlns:w="{_W}">{_line("Header", _marking(frame))}</w:hdr>'


def _footer(frame: Frame) -> str:
    pages = _field("PAGE", "Page ") + _field("NUMPAGES", " of ")
    marked = _line("Header", _marking(frame)) if frame.marking else ""
    line = _line("Footer", f"{run(frame.title[:100])}<w:r><w:tab/></w:r>{pages}")
    return f'<w:ftr xmlns:w="{_W}">{marked}{line}</w:ftr>'


def _marking(frame: Frame) -> str:
    return run(frame.marking, "<w:b/>")


def _line(style: str, inner: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def _field(name: str, before: str) -> str:
    told = f'<w:r><w:t xml:space="preserve">{before}</w:t></w:r>'
    return f'{told}<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _core(frame: Frame) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(clean(frame.title)[:200])}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def _app(frame: Frame) -> str:
    made = escape(clean(frame.generator)[:100] or "Timeline")
    extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'<Properties xmlns="{extended}"><Application>{made}</Application></Properties>'


_DEFAULTS: Final = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="Microsoft YaHei" w:hAnsi="Calibri"'
    ' w:cs="Arial"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>"
)
_NUMBERING: Final = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_SETTINGS: Final = (
    '<w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat>"
)


_OTHER_STYLES: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>'
    '<w:color w:val="0B5394"/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TimelineTable"><w:name w:val="Timeline Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/></w:tblBorders></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_ACCENT}"/></w:tcPr>'
    "</w:tblStylePr></w:style>"
)
"""The defaults, links and tables."""


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _style(key: str, name: str, paragraph: str, letters: str, based: str = "Normal") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _styles() -> tuple[str, ...]:
    """The styles by which a person changes the look of all of a kind at once."""
    bold, accent = "<w:b/><w:bCs/>", f'<w:color w:val="{_ACCENT}"/>'
    quiet = '<w:color w:val="595959"/>'
    ruled = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="2" w:color="{_ACCENT}"/></w:pBdr>'
    boxed = (
        f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{_ACCENT}"/></w:pBdr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F7"/>'
    )
    tight = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
    tabs = '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>'
    return (
        _style("Title", "Title", '<w:spacing w:after="60" w:line="240" w:lineRule="auto"/>', bold + accent + _size(44)),
        _style("Subtitle", "Subtitle", ruled + '<w:spacing w:after="240"/>', quiet),
        _style("Heading1", "heading 1", '<w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="100"/>'
               '<w:outlineLvl w:val="0"/>', bold + accent + _size(28)),
        _style("Heading2", "heading 2", '<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="80"/>'
               '<w:outlineLvl w:val="1"/>', bold + accent + _size(23)),
        _style("BottomLine", "Bottom Line", f'<w:keepLines/>{boxed}<w:ind w:left="227"/>', _size(23)),
        _style("ListBullet", "List Bullet", '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>'
               '<w:ind w:left="284" w:hanging="284"/>', ""),
        _style("Source", "Source", '<w:keepNext/><w:spacing w:before="120" w:after="20"/>', ""),
        _style("Quote", "Quote", '<w:spacing w:after="40"/><w:ind w:left="284"/>', quiet + _size(19)),
        _style("TableText", "Table Text", tight, _size(19)),
        _style("TableHead", "Table Head", f"<w:keepNext/>{tight}", bold + '<w:color w:val="FFFFFF"/>', "TableText"),
        _style("EventNote", "Event Note", tight, quiet + _size(17), "TableText"),
        _style("Header", "header", '<w:spacing w:after="0"/><w:jc w:val="center"/>', _size(17)),
        _style("Footer", "footer", f'{tabs}<w:spacing w:after="0"/>', quiet + _size(17)),
    )  # fmt: skip
