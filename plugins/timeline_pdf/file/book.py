"""Pages into a PDF file."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase import pdfdoc

from timeline_pdf.file.binding import PRODUCER, About, Attachment, Binder
from timeline_pdf.file.ink import Ink
from timeline_pdf.file.packing import Packer
from timeline_pdf.file.structure import Structure
from timeline_pdf.lettering.encoding import Encoder
from timeline_pdf.lettering.fonts import Fonts
from timeline_pdf.logo import Logo, embed
from timeline_pdf.look import Paper
from timeline_pdf.page import Furniture, Page, Press
from timeline_pdf.theme import Theme


class Book:
    """One document. The same pages give the same bytes: no clock, no chance, no environment."""

    def __init__(self, paper: Paper, fonts: Fonts, structure: Structure, about: About, look: Theme) -> None:
        self._paper = paper
        self._fonts = fonts
        self._structure = structure
        self._about = about
        self._document: Any = pdfdoc.PDFDocument(compression=1, invariant=1, lang=about.language)
        self._encoder = Encoder(self._document)
        self.ink = Ink(paper, self._encoder, structure, look.hexadecimal)

    def write(self, pages: Iterable[Page], furniture: Furniture, attached: Attachment | None = None) -> bytes:
        """Draw the pages and give the file."""
        press = Press(self.ink, self._paper, self._fonts, furniture)
        drawn = [_packed(press.page(page, number)) for number, page in enumerate(pages, 1)]
        feet = [_packed(press.foot(number, len(drawn))) for number in range(1, len(drawn) + 1)]
        self._describe()
        numbers = self._lay(drawn, feet, furniture.logo)
        del drawn, feet
        packer = Packer(self._document.GetPDFData(None))
        return Binder(packer, numbers, self.ink, self._structure).bind(self._about, attached)

    def _lay(self, drawn: list[bytes], feet: list[bytes], logo: Logo | None) -> list[int]:
        """Add the pages; gives the object number of each."""
        document = self._document
        shared = pdfdoc.PDFResourceDictionary()
        shared.basicFonts()
        if logo:
            shared.XObject = embed(logo, document)  # type: ignore[attr-defined] # one of its dict_attributes
        document.Reference(shared, "Resources")
        for body, foot in zip(drawn, feet, strict=True):
            page = pdfdoc.PDFPage()
            page.MediaBox = pdfdoc.PDFArray([0, 0, self._paper.width, self._paper.height])
            page.Contents = pdfdoc.PDFArray([document.Reference(_stream(one)) for one in (body, foot)])
            page.Resources = pdfdoc.PDFObjectReference("Resources")
            document.addPage(page)
        self._encoder.embed()
        return [document.idToObjectNumberAndVersion[f"Page{n}"][0] for n in range(1, len(drawn) + 1)]

    def _describe(self) -> None:
        about, document = self._about, self._document
        document.setTitle(about.title)
        document.setAuthor(about.author)
        document.setSubject(about.subject)
        document.setCreator(about.author)
        document.setProducer(PRODUCER)
        document.setDateFormatter(lambda *_: about.date)
        document.Catalog.showOutline()


def _packed(code: str) -> bytes:
    return zlib.compress(code.encode("latin-1"))


def _stream(packed: bytes) -> Any:
    entries = pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFName("FlateDecode")})
    return pdfdoc.PDFStream(entries, packed)
