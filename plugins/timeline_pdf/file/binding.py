"""What a PDF file has beside its pages: structure, links, outline, metadata, and the timeline attached.

Facts are those of ISO 32000-1: 12.3.3 (outline), 12.5.6.5 (links), 14.3.2 (metadata), 7.11.4 (embedded files).
"""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

import attrs

from timeline_pdf.file.ink import Ink, text_string
from timeline_pdf.file.packing import Packer
from timeline_pdf.file.structure import Numbers, Structure, number_tree
from timeline_pdf.lettering.text import clean

PRODUCER: Final = "ReportLab PDF Library"
_ALTERNATIVES: Final = {"event": "Event", "source": "Source"}
"""What a link inside the document is called, before the number of what it leads to."""

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{author}</xmp:CreatorTool>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{created}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@attrs.frozen
class About:
    """What the file says of itself. `created` is a time as ISO 8601 has it, to the second and in UTC."""

    title: str
    subject: str
    author: str
    language: str
    created: str

    @property
    def date(self) -> str:
        """`created` as PDF has it (7.9.4)."""
        return f"D:{''.join(char for char in self.created if char.isdigit())}Z"


@attrs.frozen
class Attachment:
    """A file that the PDF carries: its name, its media type, what it is, its bytes packed by zlib and their size."""

    name: str
    media_type: str
    about: str
    packed: bytes
    size: int


class Binder:
    """Adds what the pages alone do not have, and writes the file."""

    def __init__(self, packer: Packer, pages: list[int], ink: Ink, structure: Structure) -> None:
        self._packer = packer
        self._pages = pages
        self._ink = ink
        self._structure = structure

    def bind(self, about: About, attached: Attachment | None) -> bytes:
        """The whole file."""
        packer = self._packer
        first_link = packer.reserve(len(self._ink.links.targets))
        catalog = [self._tree(first_link), "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"]
        self._annotate(first_link)
        catalog.append(self._outline())
        catalog.append(f"/Metadata {self._metadata(about)} 0 R")
        if attached:
            catalog.append(self._attach(attached, about))
        packer.extend(packer.root, "".join(catalog))
        return packer.finish()

    def _tree(self, first_link: int) -> str:
        """The structure tree; gives its entry for the catalog."""
        packer, structure = self._packer, self._structure
        root, first = packer.reserve(), packer.reserve(structure.count)
        elements = structure.elements(first, root, Numbers(self._pages, first_link))
        for number, element in enumerate(elements, first):
            packer.put(element, number)
        parents = packer.put(number_tree(structure.parent_tree(first), packer.put))
        keys = len(self._pages) + len(self._ink.links.targets)
        packer.put(f"<</Type/StructTreeRoot/K {first} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {keys}>>", root)
        return f"/StructTreeRoot {root} 0 R"

    def _annotate(self, first_link: int) -> None:
        """Write the links, and give each page its own and its place in the structure."""
        on: list[list[str]] = [[] for _ in self._pages]
        for nth, page in enumerate(self._ink.links.pages):
            self._packer.put(self._link(nth), first_link + nth)
            on[page].append(f"{first_link + nth} 0 R")
        for key, (number, links) in enumerate(zip(self._pages, on, strict=True)):
            annotations = f"/Annots[{' '.join(links)}]" if links else ""
            self._packer.extend(number, f"/StructParents {key}/Tabs/S{annotations}")

    def _link(self, nth: int) -> str:
        box = " ".join([f"{side:.2f}" for side in self._ink.links.boxes[4 * nth : 4 * nth + 4]])
        key, target = len(self._pages) + nth, self._ink.links.targets[nth]
        if target.startswith("#"):
            goal, told = f"/Dest{self._place(target[1:])}", _told(target[1:])
        else:
            goal, told = f"/A<</S/URI/URI{_literal(target)}>>", target
        return (
            f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{box}]{goal}/StructParent {key}"
            f"/Contents{text_string(told)}>>"
        )

    def _place(self, key: str) -> str:
        page, top = self._ink.places.get(key, (0, 0.0))
        return f"[{self._pages[page]} 0 R/XYZ null {top:.2f} null]"

    def _outline(self) -> str:
        """The bookmarks, two levels of them; the upper ones closed where they hold others."""
        titles = self._ink.titles
        if not titles:
            return ""
        packer = self._packer
        root, first = packer.reserve(), packer.reserve(len(titles))
        tops = [n for n, one in enumerate(titles) if one.level == 0 or n == 0]
        for nth, n in enumerate(tops):
            end = tops[nth + 1] if nth + 1 < len(tops) else len(titles)
            self._entries(list(range(n + 1, end)), first + n, first)
            inner = f"/First {first + n + 1} 0 R/Last {first + end - 1} 0 R/Count {n + 1 - end}" if end > n + 1 else ""
            self._entry(tops, nth, (root, first), inner)
        count = len(tops)
        packer.put(f"<</Type/Outlines/First {first} 0 R/Last {first + tops[-1]} 0 R/Count {count}>>", root)
        return f"/Outlines {root} 0 R"

    def _entries(self, siblings: list[int], parent: int, first: int) -> None:
        for nth in range(len(siblings)):
            self._entry(siblings, nth, (parent, first), "")

    def _entry(self, siblings: list[int], nth: int, numbers: tuple[int, int], inner: str) -> None:
        (parent, first), here = numbers, siblings[nth]
        before = f"/Prev {first + siblings[nth - 1]} 0 R" if nth else ""
        after = f"/Next {first + siblings[nth + 1]} 0 R" if nth + 1 < len(siblings) else ""
        mark = self._ink.titles[here]
        title = text_string(clean(mark.title, 120))
        goal = self._place(mark.key)
        self._packer.put(f"<</Title{title}/Parent {parent} 0 R{before}{after}{inner}/Dest{goal}>>", first + here)

    def _metadata(self, about: About) -> int:
        values = {name: escape(value) for name, value in attrs.asdict(about).items()}
        xml = _XMP.format(producer=PRODUCER, **values).encode("utf-8", "replace")
        return self._packer.put_stream("/Type/Metadata/Subtype/XML", xml, pack=False)

    def _attach(self, one: Attachment, about: About) -> str:
        """The file attached; gives its entries for the catalog."""
        packer = self._packer
        subtype = one.media_type.replace("/", "#2F")
        date = f"({about.date})"
        entries = f"/Type/EmbeddedFile/Subtype/{subtype}/Params<</Size {one.size}/ModDate{date}>>"
        stream = packer.put_stream(f"{entries}/Filter/FlateDecode", one.packed, pack=False)
        name = text_string(one.name)
        spec = packer.put(
            f"<</Type/Filespec/F{_literal(one.name)}/UF{name}/Desc{text_string(one.about)}/AFRelationship/Data"
            f"/EF<</F {stream} 0 R/UF {stream} 0 R>>>>"
        )
        return f"/AF[{spec} 0 R]/Names<</EmbeddedFiles<</Names[{name} {spec} 0 R]>>>>"


def _told(key: str) -> str:
    """'event-3' is 'Event 3'; all else that is led to is where the briefing tells an event."""
    kind, _, number = key.partition("-")
    return f"{_ALTERNATIVES[kind]} {number}" if kind in _ALTERNATIVES else "Where the briefing tells it"


def _literal(text: str) -> str:
    """An ASCII string of PDF."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"({escaped.encode('ascii', 'replace').decode()})"
