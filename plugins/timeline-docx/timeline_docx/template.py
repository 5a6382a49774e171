"""The file around the text, made by python-docx: paper, header and footer, properties, and how it is saved.

python-docx starts each document from a template of its own. What of that is neither ours nor needed is taken out here:
its styles, theme, fonts, picture, author, and the dates of its making.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

import attrs
import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Twips

from timeline import one_line
from timeline_docx.elements import STRONG, Element, Paragraph, element, paragraph, run, words
from timeline_docx.styles import restyle

_PAPERS: Final = {"a4": (11906, 16838), "letter": (12240, 15840)}
_FOOTER: Final = 60  # letters of a title that leave room for the page number
_MARGIN: Final = 1134
_NEEDED: Final = frozenset({RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.SETTINGS})
_SETTINGS: Final = frozenset(map(qn, ("w:defaultTabStop", "w:characterSpacingControl", "w:compat")))
_WORD_OF_TODAY: Final = "15"
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


def filled(body: Iterable[Element], addresses: Mapping[str, str], frame: Frame) -> bytes:
    """The file: `body` are the paragraphs and tables, `addresses` what links of the body lead to, by relation."""
    document = docx.Document()
    _strip(document)
    restyle(document, frame.width)
    _lay_out(document, frame)
    _describe(document, frame)
    for name, target in addresses.items():
        document.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, target, name, is_external=True)
    section = document.element.body.sectPr
    for block in body:
        section.addprevious(block)
    return _saved(document)


def _strip(document: Document) -> None:
    """Take out the parts and settings of the template that this document has no use for."""
    part = document.part
    for name, relation in list(part.rels.items()):
        if relation.reltype not in _NEEDED:
            part.drop_rel(name)
    settings = document.settings.element
    settings[:] = [one for one in settings if one.tag in _SETTINGS]
    compatibility = settings.find(qn("w:compat"))
    compatibility[:] = compatibility.findall(qn("w:compatSetting"))
    for one in compatibility:
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), _WORD_OF_TODAY)


def _lay_out(document: Document, frame: Frame) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = map(Twips, _PAPERS[frame.page])
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Twips(_MARGIN)
    section.header_distance = section.footer_distance = Twips(_MARGIN // 2)
    pages = [element("r", element("tab")), words("Page "), _field("PAGE"), words(" of "), _field("NUMPAGES")]
    short = frame.title if len(frame.title) <= _FOOTER else f"{frame.title[: _FOOTER - 1].rstrip()}…"
    line = paragraph("Footer", [*run(short), *pages])
    section.header.part.element[:] = [_marking(frame)]
    section.footer.part.element[:] = [_marking(frame), line] if frame.marking else [line]


def _marking(frame: Frame) -> Paragraph:
    return paragraph("Header", run(frame.marking, STRONG))


def _field(name: str) -> Element:
    return element("fldSimple", words("1"), instr=f" {name} ")


def _describe(document: Document, frame: Frame) -> None:
    """The file's properties: title, language and the program, and no author, dates or picture of the template."""
    package = document.part.package
    package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element[:] = []
    document.core_properties.title = one_line(frame.title)[:200]
    document.core_properties.language = "en-GB"
    for name, relation in list(package.rels.items()):
        if relation.reltype in {RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL}:
            del package.rels[name]
    made = escape(one_line(frame.generator)[:100] or "Timeline")
    text = f'<Properties xmlns="{RELATIONSHIP_TYPE.EXTENDED_PROPERTIES.replace("/relationships", "")}">'
    blob = f"{text}<Application>{made}</Application></Properties>".encode()
    kind = CONTENT_TYPE.OFC_EXTENDED_PROPERTIES
    package.relate_to(Part(PackURI("/docProps/app.xml"), kind, blob, package), RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def _saved(document: Document) -> bytes:
    """The document as python-docx saves it, in a zip whose members carry a fixed date in place of today's."""
    saved, dated = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(dated, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _UNCHANGING)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return dated.getvalue()
