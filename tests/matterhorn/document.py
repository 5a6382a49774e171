"""A PDF file opened for the checks: its pages, structure and contents, read once."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Object, Stream

from tests.matterhorn.content import Contents
from tests.matterhorn.fontdict import Font
from tests.matterhorn.pdf import Key, entry, items, key_of, name, text
from tests.matterhorn.structure import Element, Piece, Structure


class Annotation:
    """An annotation of a page, with the element that owns it if one does."""

    def __init__(self, raw: Object, where: str, page: pikepdf.Page, owner: Element | None) -> None:
        self.raw = raw
        self.subtype = name(entry(raw, "Subtype"))
        self.where = f"{where}, {self.subtype}"
        self.owner = owner
        self.role = owner.role if owner else "none"
        self.hidden = bool(int(entry(raw, "F") or 0) & 2) or _outside(raw, page)

    def appearances(self) -> list[Stream]:
        """The streams that draw it as it usually looks."""
        normal = entry(entry(self.raw, "AP"), "N")
        streams = [normal] if isinstance(normal, Stream) else list((normal or Dictionary()).values())
        return [one for one in streams if isinstance(one, Stream)]


def _outside(raw: Object, page: pikepdf.Page) -> bool:
    if entry(raw, "Rect") is None:
        return False
    x0, y0, x1, y1 = (float(side) for side in raw.Rect)
    left, low, right, high = (float(side) for side in page.cropbox)
    return max(x0, x1) <= left or min(x0, x1) >= right or max(y0, y1) <= low or min(y0, y1) >= high


class Document:
    """One file. Raises pikepdf.PdfError when it is none, and pikepdf.PasswordError when it wants a password."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.catalog = self.pdf.Root
        self.pages = {key_of(page.obj): f"page {at}" for at, page in enumerate(self.pdf.pages, 1)}
        self.structure = Structure(self.catalog, self.pages)
        self.language = text(entry(self.catalog, "Lang"))
        self.annotations = list(self._annotations())

    def _annotations(self) -> Any:
        for page in self.pdf.pages:
            where = self.pages[key_of(page.obj)]
            for raw in items(entry(page.obj, "Annots")):
                yield Annotation(raw, where, page, self.structure.parts.get(key_of(raw)))

    @cached_property
    def contents(self) -> Contents:
        """What the pages and the appearances of annotations draw."""
        contents = Contents(self.structure)
        for page in self.pdf.pages:
            contents.page(page, self.pages[key_of(page.obj)])
        for annotation in self.annotations:
            for stream in annotation.appearances():
                # A printer's mark has no element; all others are tagged as a whole.
                owned = annotation.subtype != "PrinterMark"
                contents.appearance(stream, f"{annotation.where}, appearance", owned=owned)
        return contents

    @cached_property
    def owned(self) -> dict[Key, dict[int, Element]]:
        """The owner of each piece of content that is there, by where it stands and its number."""
        found: dict[Key, dict[int, Element]] = {}
        for piece, owner in self.structure.owners.items():
            if piece in self.contents.marked:
                found.setdefault(piece.holder, {})[piece.number] = owner
        return found

    @cached_property
    def fonts(self) -> dict[Key, Font]:
        """The fonts that text is shown in."""
        return {key: Font(use) for key, use in self.contents.fonts.items()}

    def language_of(self, element: Element | None, *first: str) -> str:
        """The language that holds at an element; `first` are those told nearer to the text."""
        told = [*first, *(one.told("Lang") for one in (element.around() if element else ())), self.language]
        return next((one for one in told if one), "")

    def text(self, piece: Piece) -> str:
        """The text of a piece of content, as its fonts tell it or as the mark replaces it."""
        shown = self.contents.texts.get(piece)
        if shown is None:
            return ""
        actual = entry(shown.mark.properties, "ActualText") if shown.mark else None
        if actual is not None:
            return text(actual)
        return "".join(self.fonts[font].text(data) if data else " " for font, data in shown.strings)
