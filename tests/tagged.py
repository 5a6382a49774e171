"""A small tagged PDF that has a bit of everything and nothing wrong, made to be broken in one place by a test."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any, Final

import attrs
import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

GLYPHS: Final = {".notdef": 500, "A": 600, "B": 700}
"""Glyphs of the font that all is set in, with their widths."""


@attrs.frozen
class Node:
    """A structure element: its type, its kids in reading order, and more entries of its dictionary.

    A kid that is a string is a piece of content: 'A', 'B' or 'AB', perhaps with its font before a colon ('F2:A'), or
    drawn by a form XObject of its own ('form:A'). A dictionary is an annotation.
    """

    kind: str
    kids: tuple[Node | str | Dictionary, ...]
    more: dict[str, Any]


def node(kind: str, *kids: Node | str | Dictionary, **more: Any) -> Node:
    return Node(kind, kids, more)


def annotation(kind: str, **more: Any) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[10, 10, 60, 30], F=4, **more)


def header(scope: str = "Column") -> Node:
    return node("TH", "A", A=Dictionary(O=Name.Table, Scope=Name(f"/{scope}")))


def tree() -> Node:
    """Every kind of element that a condition speaks of, each where it may stand."""
    link = annotation("Link", Contents="The council", A=Dictionary(S=Name.URI, URI=String("https://example.org/")))
    rows = (
        node("THead", node("TR", header(), header())),
        node("TBody", node("TR", node("TD", "A"), node("TD", "B"))),
    )
    field = Dictionary(FT=Name.Tx, T="name", TU="Name of the applicant")
    return node(
        "Document",
        node("H1", "AB"),
        node("H2", "A"),
        node("P", "A", node("Link", "B", link), "A"),
        node("L", node("LI", node("Lbl", "A"), node("LBody", "B"))),
        node("Table", node("Caption", "A"), *rows),
        node("TOC", node("TOCI", node("Reference", "A"))),
        node("P", node("Ruby", node("RB", "A"), node("RT", "B"))),
        node("P", node("Warichu", node("WP", "A"), node("WT", "B"), node("WP", "A"))),
        node("Figure", "A", Alt="A bridge over a river"),
        node("Formula", "A", Alt="a over b"),
        node("Note", "A", ID="n1"),
        node("Note", "B", ID="n2"),
        node("Form", annotation("Widget", **{key[1:]: value for key, value in field.items()})),
        node("Annot", annotation("Text", Contents="A remark"), annotation("FileAttachment", Contents="A file")),
        node("P", "symbol:A"),
        node("P", "cid:AB"),
        node("P", "cff:B"),
        node("P", "form:A"),
    )


@cache
def truetype(cmaps: tuple[tuple[int, int], ...] = ((3, 1),)) -> bytes:
    """The font as TrueType, with such cmaps: by platform and encoding."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([*GLYPHS])
    codes = {65: "A", 66: "B"}
    builder.setupCharacterMap(codes)
    builder.setupGlyf({glyph: _square(TTGlyphPen(None)).glyph() for glyph in GLYPHS})
    builder.setupHorizontalMetrics({glyph: (width, 0) for glyph, width in GLYPHS.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    (plain,) = {table.format: table for table in builder.font["cmap"].tables}.values()
    found = []
    for platform, encoding in cmaps:
        table = type(plain)(plain.format)
        table.platformID, table.platEncID, table.language = platform, encoding, 0
        table.cmap = {(0xF000 if (platform, encoding) == (3, 0) else 0) + code: glyph for code, glyph in codes.items()}
        found.append(table)
    builder.font["cmap"].tables = found
    saved = BytesIO()
    builder.font.save(saved)
    return saved.getvalue()


@cache
def cff() -> bytes:
    """The font as bare CFF."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([*GLYPHS])
    strings = {glyph: _square(T2CharStringPen(width, None)).getCharString() for glyph, width in GLYPHS.items()}
    builder.setupCFF("Square", {}, strings, {})
    saved = BytesIO()
    builder.font["CFF "].cff.compile(saved, builder.font, isCFF2=False)
    return saved.getvalue()


def _square(pen: Any) -> Any:
    pen.moveTo((0, 0))
    for corner in ((0, 400), (400, 400), (400, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen


_UNICODE: Final = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def
1 begincodespacerange {low} {high} endcodespacerange
2 beginbfchar {a} <0041> {b} <0042> endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end"""


def _fonts(pdf: Pdf) -> Dictionary:
    def descriptor(tag: str, flags: int, **more: Any) -> Dictionary:
        box: dict[str, Any] = {
            "FontBBox": [0, 0, 500, 500],
            "ItalicAngle": 0,
            "Ascent": 800,
            "Descent": -200,
            "CapHeight": 400,
        }
        made = Dictionary(
            Type=Name.FontDescriptor, FontName=Name(f"/{tag}+Square"), Flags=flags, StemV=80, **box, **more
        )
        return pdf.make_indirect(made)

    def simple(tag: str, subtype: str, described: Dictionary, **more: Any) -> Dictionary:
        widths: dict[str, Any] = {"FirstChar": 65, "LastChar": 66, "Widths": [600, 700]}
        base = Name(f"/{tag}+Square")
        made = Dictionary(
            Type=Name.Font, Subtype=Name(f"/{subtype}"), BaseFont=base, FontDescriptor=described, **widths, **more
        )
        return pdf.make_indirect(made)

    one = _UNICODE.format(low="<00>", high="<FF>", a="<41>", b="<42>")
    two = _UNICODE.format(low="<0000>", high="<FFFF>", a="<0001>", b="<0002>")

    def unicode(told: str) -> Object:
        return pdf.make_stream(told.encode())

    plain = descriptor("AAAAAA", 32, FontFile2=pdf.make_stream(truetype()))
    symbol = descriptor("AAAAAB", 4, FontFile2=pdf.make_stream(truetype(((1, 0),))))
    wide = descriptor("AAAAAC", 4, FontFile2=pdf.make_stream(truetype()), CIDSet=pdf.make_stream(b"\xe0"))
    post = descriptor("AAAAAD", 4, FontFile3=pdf.make_stream(cff(), Subtype=Name.Type1C), CharSet=String("/A/B"))
    cid = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=wide.FontName,
        FontDescriptor=wide,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        W=[1, [600], 2, 2, 700],
        DW=500,
    )
    composite = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=wide.FontName,
        Encoding=Name("/Identity-H"),
        DescendantFonts=[pdf.make_indirect(cid)],
        ToUnicode=unicode(two),
    )
    encoding = Name.WinAnsiEncoding
    return Dictionary(
        plain=simple("AAAAAA", "TrueType", plain, Encoding=encoding, ToUnicode=unicode(one)),
        symbol=simple("AAAAAB", "TrueType", symbol, ToUnicode=unicode(one)),
        cid=pdf.make_indirect(composite),
        cff=simple("AAAAAD", "Type1", post, Encoding=encoding, ToUnicode=unicode(one)),
    )


_XMP: Final = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">Minutes of the council</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF>
</x:xmpmeta>"""


class _Maker:
    """Gives each piece its number, and each element and annotation its key in the parent tree."""

    def __init__(self, pdf: Pdf, page: Object) -> None:
        self.pdf, self.page = pdf, page
        self.drawn = [
            b"/Artifact <</Type/Pagination>> BDC q 0 0 m 9 9 l S Q EMC",
            b"/Artifact BMC /Frame Do /Frame Do EMC",
        ]
        self.owners: list[Object] = []
        self.keys: dict[int, Any] = {}

    def element(self, given: Node, parent: Object) -> Object:
        raw = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{given.kind}"), P=parent, Pg=self.page))
        for key, value in given.more.items():
            raw[f"/{key}"] = value
        raw.K = Array([self.kid(kid, raw) for kid in given.kids])
        return raw

    def kid(self, kid: Node | str | Dictionary, owner: Object) -> Any:
        if isinstance(kid, Node):
            return self.element(kid, owner)
        if isinstance(kid, str):
            font, _, text = kid.rpartition(":")
            return self.form(text, owner) if font == "form" else self.piece(font or "plain", text, owner)
        raw = self.pdf.make_indirect(kid)
        raw.StructParent = len(self.keys) + 10
        self.keys[int(raw.StructParent)] = owner
        self.page.Annots.append(raw)
        return Dictionary(Type=Name.OBJR, Obj=raw)

    def piece(self, font: str, text: str, owner: Object) -> int:
        codes = "".join(f"{' AB'.index(char):04x}" if font == "cid" else f"{ord(char):02x}" for char in text)
        number = len(self.owners)
        mark = f"/{str(owner.S)[1:]} <</MCID {number}>> BDC"
        self.drawn.append(f"{mark} BT /{font} 12 Tf 1 0 0 1 50 {700 - 12 * number} Tm <{codes}> Tj ET EMC".encode())
        self.owners.append(owner)
        return number

    def form(self, text: str, owner: Object) -> Dictionary:
        key = len(self.keys) + 10
        self.keys[key] = Array([owner])
        content = f"/P <</MCID 0>> BDC BT /plain 12 Tf 1 0 0 1 50 20 Tm ({text}) Tj ET EMC".encode()
        form = self.pdf.make_stream(
            content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 99, 99], StructParents=key
        )
        form.Resources = Dictionary(Font=self.page.Resources.Font)
        self.page.Resources.XObject.Own = form
        self.drawn.append(b"/Own Do")
        return Dictionary(Type=Name.MCR, Pg=self.page, Stm=form, MCID=0)


def made(given: Node | None = None) -> Pdf:
    """A PDF of one page with this structure, or with all that `tree` has."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(600, 800)).obj
    frame = pdf.make_stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    page.Resources = Dictionary(Font=_fonts(pdf), XObject=Dictionary(Frame=frame))
    page.StructParents, page.Tabs, page.Annots = 0, Name.S, Array()
    maker = _Maker(pdf, page)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(Strong=Name.Span)))
    root.K = maker.element(given or tree(), root)
    nums: list[Any] = [0, Array(maker.owners)]
    for key, value in maker.keys.items():
        nums += [key, value]
    root.ParentTree, root.ParentTreeNextKey = Dictionary(Nums=Array(nums)), 99
    page.Contents = pdf.make_stream(b"\n".join(maker.drawn))
    _finish(pdf, root)
    return pdf


def _finish(pdf: Pdf, root: Object) -> None:
    """What a document has beside its structure."""
    mark = pdf.make_stream(b"/Artifact BMC 0 0 9 9 re f EMC", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(annotation("PrinterMark", AP=Dictionary(N=mark))))
    data = pdf.make_stream(b"{}", Type=Name.EmbeddedFile)

    def file(which: str) -> Object:
        return pdf.make_indirect(Dictionary(Type=Name.Filespec, F=which, UF=which, EF=Dictionary(F=data)))

    for note in pdf.pages[0].obj.Annots:
        if note.Subtype == Name.FileAttachment:
            note.FS = file("a.json")
        elif note.Subtype == Name.Widget:
            pdf.Root.AcroForm = Dictionary(Fields=[note])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=["b.json", file("b.json")]))
    item = pdf.make_indirect(Dictionary(Title="Minutes"))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item, Count=1))
    item.Parent = pdf.Root.Outlines
    pdf.Root.Lang, pdf.Root.StructTreeRoot = String("en-GB"), root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.Metadata = pdf.make_stream(_XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.OCProperties = Dictionary(OCGs=[], D=Dictionary(Name="All"), Configs=[Dictionary(Name="Print")])
    clip = Dictionary(Type=Name.MediaClip, S=Name.MCD, CT="audio/wav", Alt=["en", "A bell"], D=file("c.wav"))
    pdf.Root.Clip = pdf.make_indirect(clip)  # any place will do


def saved(pdf: Pdf, **how: Any) -> bytes:
    out = BytesIO()
    pdf.save(out, **how)
    return out.getvalue()


def every(pdf: Pdf, kind: str) -> list[Object]:
    """The dictionaries of all elements of a type, in reading order."""

    def walk(raw: Object) -> Iterator[Object]:
        yield raw
        for kid in raw.K if isinstance(raw.K, Array) else [raw.K]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield from walk(kid)

    return [raw for raw in walk(pdf.Root.StructTreeRoot.K) if str(raw.S) == f"/{kind}"]


def first(pdf: Pdf, kind: str) -> Object:
    return every(pdf, kind)[0]


def note(pdf: Pdf, kind: str) -> Object:
    """The annotation of a type."""
    return next(one for one in pdf.pages[0].obj.Annots if str(one.Subtype) == f"/{kind}")


def font(pdf: Pdf, which: str = "plain") -> Object:
    return pdf.pages[0].obj.Resources.Font[f"/{which}"]


def rewrite(stream: Object, old: str, new: str) -> None:
    """Put other words into a stream."""
    data = stream.read_bytes()
    assert old.encode() in data
    stream.write(data.replace(old.encode(), new.encode(), 1))
