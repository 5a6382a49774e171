"""Checks of the document as a whole: metadata, what viewers are told, language, layers, attached files, security."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from xml.etree import ElementTree as ET

from pikepdf import Dictionary, Stream

from tests.matterhorn.document import Document
from tests.matterhorn.pdf import entry, is_language, items, key_of, text
from tests.matterhorn.protocol import Failure

_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"


def check(document: Document) -> Iterator[Failure]:
    """Everything that stands in the catalog or what it leads to, but structure, annotations and fonts."""
    catalog = document.catalog
    marks = entry(catalog, "MarkInfo")
    if entry(marks, "Marked") is not True or document.structure.root is None:
        yield Failure("tagged", "catalog", "MarkInfo does not say Marked, or there is no StructTreeRoot")
    if entry(marks, "Suspects") is True:
        yield Failure("01-007", "catalog", "Suspects is true")
    shows = entry(entry(catalog, "ViewerPreferences"), "DisplayDocTitle")
    if shows is None:
        yield Failure("07-001", "catalog", "no DisplayDocTitle")
    elif shows is not True:
        yield Failure("07-002", "catalog", "DisplayDocTitle is not true")
    yield from _metadata(document)
    yield from _languages(document)
    yield from _layers(catalog)
    yield from _files(document)
    yield from _security(document)


def _metadata(document: Document) -> Iterator[Failure]:
    stream = entry(document.catalog, "Metadata")
    if not isinstance(stream, Stream):
        yield Failure("06-001", "catalog", "no metadata")
        return
    try:
        tree = ET.fromstring(stream.read_bytes().strip(b"\0 \r\n"))
    except ET.ParseError as error:
        yield Failure("06-001", "metadata", f"it is no XML: {error}")
        return
    titles = tree.findall(f".//{_DC}title//{_RDF}li")
    if not any((one.text or "").strip() for one in titles):
        yield Failure("06-003", "metadata", "no dc:title")
    languages = {one.get(f"{_XML}lang", "x-default") for one in tree.iter(f"{_RDF}li") if one.get(f"{_XML}lang")}
    if not document.language and languages <= {"x-default"}:
        yield Failure("11-006", "metadata", "neither the catalog has Lang, nor any text but x-default a language")


def _languages(document: Document) -> Iterator[Failure]:
    told = [("catalog", text(lang))] if (lang := entry(document.catalog, "Lang")) is not None else []
    told += [(one.where, one.told("Lang")) for one in document.structure.walk() if one.told("Lang")]
    for where, lang in told:
        if not is_language(lang):
            yield Failure("11-001", where, f"{lang!r} is no language tag")
    if not document.language and entry(entry(document.catalog, "Outlines"), "First") is not None:
        yield Failure("11-003", "outline", "the catalog has no Lang")
    for element in document.structure.walk():
        known = document.language_of(element)
        for key in ("Alt", "ActualText", "E"):
            if element.told(key) and not known:
                yield Failure("11-002", element.where, f"{key} without Lang")
    for piece, shown in document.contents.texts.items():
        owner = document.structure.owners[piece]
        own = document.contents.language(piece)
        if shown.strings and not document.language_of(owner, own):
            yield Failure("11-001", owner.where, "text without Lang")


def _layers(catalog: Any) -> Iterator[Failure]:
    layers = entry(catalog, "OCProperties")
    default, others = entry(layers, "D"), items(entry(layers, "Configs"))
    for nth, one in enumerate(others, 1):
        if not text(entry(one, "Name")):
            yield Failure("20-001", f"optional content {nth}", "no Name")
    if default is not None and not text(entry(default, "Name")):
        yield Failure("20-002", "optional content D", "no Name")
    for one in (default, *others):
        if entry(one, "AS") is not None:
            yield Failure("20-003", "optional content", "AS")


def _files(document: Document) -> Iterator[Failure]:
    attached = [entry(one.raw, "FS") for one in document.annotations if one.subtype == "FileAttachment"]
    keys = {key_of(one) for one in attached if isinstance(one, Dictionary)}
    direct = items(entry(document.catalog, "AF"))
    for raw in [*document.pdf.objects, *direct, *attached]:
        if not isinstance(raw, Dictionary) or entry(raw, "EF") is None:
            continue
        if not (text(entry(raw, "F")) and text(entry(raw, "UF"))):
            number = "28-016" if key_of(raw) in keys else "21-001"
            yield Failure(number, f"file {text(entry(raw, 'F')) or text(entry(raw, 'UF'))!r}", "F or UF is missing")


def _security(document: Document) -> Iterator[Failure]:
    forms = b"".join(
        one.read_bytes() for one in items(entry(entry(document.catalog, "AcroForm"), "XFA")) if isinstance(one, Stream)
    )
    if b"dynamicRender" in forms and b"required" in forms.split(b"dynamicRender", 1)[1][:40]:
        yield Failure("25-001", "XFA", "dynamicRender is required")
    cipher = entry(document.pdf.trailer, "Encrypt")
    if cipher is not None and not int(cipher.P) & 1 << 9:
        yield Failure("26-002", "encryption", f"P is {int(cipher.P)}")
