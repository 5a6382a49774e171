"""The structure tree of a tagged PDF (ISO 32000-1, 14.7), read into elements, pieces of content and annotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs
from pikepdf import Array, Dictionary, Object, Stream

from tests.matterhorn.pdf import Key, entry, items, key_of, name, text
from tests.matterhorn.protocol import Failure

STANDARD: Final = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl"
    " LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu"
    " WT WP Figure Formula Form".split()
)
"""The standard structure types of ISO 32000-1, 14.8.4."""


@attrs.frozen
class Piece:
    """Marked content: the page (or form XObject) whose stream it stands in, and its number there (MCID)."""

    holder: Key
    number: int


@attrs.frozen(eq=False)
class Part:
    """An annotation or XObject that belongs to an element as a whole (OBJR)."""

    target: Object


@attrs.define(eq=False)
class Element:
    """One structure element. `role` is its type after the role map; `kids` are in reading order."""

    raw: Object
    type: str
    role: str
    parent: Element | None
    where: str
    kids: list[Element | Piece | Part] = attrs.Factory(list)

    @property
    def elements(self) -> list[Element]:
        """The kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self) -> Iterator[Element]:
        """This one and all below, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def around(self) -> Iterator[Element]:
        """This one and all that hold it, inside out."""
        node: Element | None = self
        while node:
            yield node
            node = node.parent

    def told(self, key: str) -> str:
        """A text of its dictionary: Alt, ActualText, E, Lang."""
        return text(entry(self.raw, key))


class Structure:
    """The tree of one document; `failures` are those that reading it showed."""

    def __init__(self, catalog: Object, pages: dict[Key, str]) -> None:
        self.root = entry(catalog, "StructTreeRoot")
        self.failures: list[Failure] = []
        self.roles = {str(key)[1:]: name(value) for key, value in (entry(self.root, "RoleMap") or Dictionary()).items()}
        self.owners: dict[Piece, Element] = {}
        self.parts: dict[Key, Element] = {}
        self._pages = pages
        self._seen: set[Key] = set()
        self._counts: dict[tuple[Element | None, str], int] = {}
        self.top = [self._read(kid, None) for kid in items(entry(self.root, "K"))]

    def walk(self) -> Iterator[Element]:
        """All elements in reading order."""
        for element in self.top:
            yield from element.walk()

    def role(self, kind: str) -> str:
        """The standard type that the role map gives for a type; the last it leads to where that is none."""
        seen: set[str] = set()
        while kind not in STANDARD and kind in self.roles and kind not in seen:
            seen.add(kind)
            kind = self.roles[kind]
        return kind

    def attribute(self, element: Element, owner: str, key: str) -> Any:
        """An attribute of an owner ('Table', 'List'), from the element or its classes; None where it has none."""
        classes = [entry(entry(self.root, "ClassMap"), name(one)) for one in items(entry(element.raw, "C"))]
        given = [one for many in (entry(element.raw, "A"), *classes) for one in items(many)]
        found = (entry(one, key) for one in given if name(entry(one, "O")) == owner)
        return next((value for value in found if value is not None), None)

    def _read(self, raw: Object, parent: Element | None) -> Element:
        kind = name(entry(raw, "S"))
        nth = self._counts[parent, kind] = self._counts.get((parent, kind), 0) + 1
        path = f"{parent.where}/" if parent else ""
        element = Element(raw, kind, self.role(kind), parent, f"{path}{kind}[{nth}]")
        holder = entry(raw, "P")
        if holder is None or key_of(holder) != key_of(parent.raw if parent else self.root):
            self.failures.append(Failure("tree-parent", element.where, "P does not lead to what holds it"))
        for kid in items(entry(raw, "K")):
            self._take(element, kid)
        return element

    def _take(self, element: Element, kid: Any) -> None:
        page = entry(element.raw, "Pg")
        if isinstance(kid, int):
            self._own(element, page, kid)
        elif name(entry(kid, "Type")) == "MCR":
            stream = entry(kid, "Stm")
            self._own(element, page if entry(kid, "Pg") is None else kid.Pg, int(kid.MCID), stream)
        elif name(entry(kid, "Type")) == "OBJR":
            self._hold(element, kid.Obj)
        elif isinstance(kid, Dictionary) and key_of(kid) not in self._seen:
            self._seen.add(key_of(kid))
            element.kids.append(self._read(kid, element))
        else:
            self.failures.append(Failure("tree-parent", element.where, "a kid is no element, or has been met before"))

    def _own(self, element: Element, page: Any, number: int, stream: Stream | None = None) -> None:
        if page is None or key_of(page) not in self._pages:
            self.failures.append(Failure("tree-page", element.where, f"content {number} is on no page of the document"))
            return
        piece = Piece(key_of(page if stream is None else stream), number)
        if piece in self.owners:
            what = f"content {number} belongs to {self.owners[piece].where} too"
            self.failures.append(Failure("tree-content", element.where, what))
        self.owners[piece] = element
        element.kids.append(piece)

    def _hold(self, element: Element, target: Any) -> None:
        if isinstance(target, Array) or target is None:
            self.failures.append(Failure("tree-content", element.where, "an object that it refers to is none"))
            return
        if key_of(target) in self.parts:
            what = f"an object belongs to {self.parts[key_of(target)].where} too"
            self.failures.append(Failure("tree-content", element.where, what))
        self.parts[key_of(target)] = element
        element.kids.append(Part(target))
