"""Checks that structure and content lead to each other: marks, owners, and the parent tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary

from tests.matterhorn.document import Document
from tests.matterhorn.pdf import Key, entry, items, key_of, numbers
from tests.matterhorn.protocol import Failure
from tests.matterhorn.structure import Element, Piece


def check(document: Document) -> Iterator[Failure]:
    """What is not tagged, what is tagged wrongly, and keys that lead astray."""
    contents = document.contents
    yield from document.structure.failures
    yield from contents.failures
    for where, drawn in contents.loose.items():
        yield Failure("01-005", where, f"{len(drawn)} pieces are neither tagged nor artifacts; the first is {drawn[0]}")
    for piece, times in contents.marked.items():
        if times > 1:
            yield Failure("tree-content", _holder(document, piece), f"content {piece.number} is marked {times} times")
    for piece, owner in document.structure.owners.items():
        if piece not in contents.marked:
            what = f"{_holder(document, piece)} has no content {piece.number}"
            yield Failure("tree-content", owner.where, what)
    for key, form in contents.forms.items():
        if entry(form, "Ref") is not None:
            yield Failure("30-001", "form XObject", "Ref")
        if contents.drawn[key] > 1 and any(piece.holder == key for piece in contents.marked):
            yield Failure("30-002", "form XObject", f"it is drawn {contents.drawn[key]} times and has marked content")
    yield from _keys(document)


def _holder(document: Document, piece: Piece) -> str:
    return document.pages.get(piece.holder, "form XObject")


def _keys(document: Document) -> Iterator[Failure]:
    tree = entry(document.structure.root, "ParentTree")
    try:
        found = dict(numbers(tree))
    except ValueError as error:
        yield Failure("tree-keys", "parent tree", str(error))
        return
    highest = entry(document.structure.root, "ParentTreeNextKey")
    if highest is not None and found and int(highest) <= max(found):
        yield Failure("tree-keys", "parent tree", f"ParentTreeNextKey {int(highest)} is in use")
    used: set[int] = set()
    for key, raw in _holders(document):
        yield from _pieces(document, key, raw, found, used)
    for key, owner in document.structure.parts.items():
        yield from _part(owner, key, document, found, used)
    for number in sorted({*found} - used):
        yield Failure("tree-keys", "parent tree", f"nothing has the key {number}")


def _holders(document: Document) -> Iterator[tuple[Key, Any]]:
    for page in document.pdf.pages:
        yield key_of(page.obj), page.obj
    yield from document.contents.forms.items()


def _pieces(document: Document, key: Key, raw: Any, found: dict[int, Any], used: set[int]) -> Iterator[Failure]:
    owned = document.owned.get(key, {})
    where = document.pages.get(key, "form XObject")
    number = entry(raw, "StructParents")
    if number is not None:
        used.add(int(number))
    array = found.get(int(number)) if number is not None else None
    if not isinstance(array, Array):
        if owned or number is not None:
            yield Failure("tree-keys", where, "StructParents is missing, or leads to no array")
        return
    told = dict(enumerate(items(array)))
    for at in sorted({*owned, *(at for at, one in told.items() if isinstance(one, Dictionary))}):
        one = told.get(at)
        if at not in owned or not isinstance(one, Dictionary) or key_of(one) != key_of(owned[at].raw):
            yield Failure("tree-keys", where, f"the parent tree leads from content {at} elsewhere than to its owner")


def _part(owner: Element, key: Key, document: Document, found: dict[int, Any], used: set[int]) -> Iterator[Failure]:
    raw = document.pdf.get_object(*key) if isinstance(key, tuple) else None
    number = entry(raw, "StructParent")
    if number is not None:
        used.add(int(number))
    told = found.get(int(number)) if number is not None else None
    if not isinstance(told, Dictionary) or key_of(told) != key_of(owner.raw):
        yield Failure("tree-keys", owner.where, "StructParent of its annotation or XObject does not lead back to it")
