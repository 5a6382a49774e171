"""Checks of annotations: that each is in the right element, says what it is, and stands on a page in that order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pikepdf import Dictionary

from tests.matterhorn.document import Annotation, Document
from tests.matterhorn.pdf import entry, name, text
from tests.matterhorn.protocol import Failure

_KNOWN: Final = frozenset(
    "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink"
    " Popup FileAttachment Sound Movie Widget Screen PrinterMark TrapNet Watermark 3D Redact".split()
)


def check(document: Document) -> Iterator[Failure]:
    """All annotations, and the pages they are on."""
    for annotation in document.annotations:
        if not annotation.hidden:
            yield from _one(document, annotation)
    for page in document.pdf.pages:
        if "/Annots" not in page.obj or not len(page.obj.Annots):
            continue
        tabs = entry(page.obj, "Tabs")
        where = f"page {page.index + 1}"
        if tabs is None:
            yield Failure("28-008", where, "no Tabs")
        elif name(tabs) != "S":
            yield Failure("28-009", where, f"Tabs is {name(tabs)}")
    yield from _clips(document)


def _one(document: Document, one: Annotation) -> Iterator[Failure]:
    contents, alt = text(entry(one.raw, "Contents")), one.owner.told("Alt") if one.owner else ""
    yield from _language(document, one, contents)
    if one.subtype == "TrapNet":
        yield Failure("28-007", one.where, "it is there")
    elif one.subtype == "PrinterMark":
        yield from _printer(document, one)
    elif one.subtype == "Widget":
        yield from _widget(document, one, alt)
    elif one.subtype == "Link":
        if one.role != "Link":
            yield Failure("28-011", one.where, f"its element is {one.role}")
        if not contents:
            yield Failure("28-012", one.where, "no Contents")
    elif one.subtype != "Popup":
        yield from _other(one, contents or alt)


def _other(one: Annotation, described: str) -> Iterator[Failure]:
    known = one.subtype in _KNOWN
    if one.role != "Annot":
        yield Failure("28-002" if known else "28-006", one.where, f"its element is {one.role}")
    if not described:
        yield Failure("28-004" if known else "28-006", one.where, "neither Contents nor Alt")


def _language(document: Document, one: Annotation, contents: str) -> Iterator[Failure]:
    if contents and not document.language_of(one.owner, text(entry(one.raw, "Lang"))):
        yield Failure("11-004", one.where, "Contents without Lang")


def _widget(document: Document, one: Annotation, alt: str) -> Iterator[Failure]:
    if one.role != "Form":
        yield Failure("28-010", one.where, f"its element is {one.role}")
    told = text(entry(one.raw, "TU")) or text(entry(entry(one.raw, "Parent"), "TU"))
    if told and not document.language_of(one.owner, text(entry(one.raw, "Lang"))):
        yield Failure("11-005", one.where, "TU without Lang")
    if not (told or alt):
        yield Failure("28-005", one.where, "neither TU nor Alt")


def _printer(document: Document, one: Annotation) -> Iterator[Failure]:
    if one.owner:
        yield Failure("28-017", one.where, f"it is in {one.owner.where}")
    place = f"{one.where}, appearance"
    if place in document.contents.loose:
        drawn = document.contents.loose.pop(place)
        yield Failure("28-018", place, f"{drawn[0]} is no artifact")


def _clips(document: Document) -> Iterator[Failure]:
    for raw in document.pdf.objects:
        clip = entry(raw, "C") if isinstance(raw, Dictionary) and name(entry(raw, "S")) == "MR" else raw
        if isinstance(clip, Dictionary) and name(entry(clip, "S")) == "MCD":
            for key, number in (("CT", "28-014"), ("Alt", "28-015")):
                if entry(clip, key) is None:
                    yield Failure(number, "media clip", f"no {key}")
