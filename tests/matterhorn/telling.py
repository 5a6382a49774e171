"""The structure of a tagged PDF as plain text, so that a test can compare what is read, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

from tests.matterhorn.document import Document
from tests.matterhorn.pdf import entry, items, name
from tests.matterhorn.structure import Element, Part, Piece

_ATTRIBUTES = (("Table", "Scope"), ("Table", "RowSpan"), ("Table", "ColSpan"), ("List", "ListNumbering"))


def structure_text(data: bytes) -> str:
    """Every element on a line, indented by two blanks a level: its type, what is told of it, and its own text.

    Text is that of its own content, as ToUnicode has it or ActualText replaces it, between quotation marks; where
    other elements stand between, each stretch of it has a line of its own. An annotation is told by its type and where
    it leads. So: `H1 "Title"`, `TH (Scope Column) "Date"`, `Figure (Alt 'A timeline')`.
    """
    document = Document(data)
    return "\n".join(line for top in document.structure.top for line in _lines(document, top, 0)) + "\n"


def _lines(document: Document, element: Element, depth: int) -> Iterator[str]:
    told = [f"{key} {element.told(key)!r}" for key in ("Alt", "ActualText", "E", "Lang") if element.told(key)]
    for owner, key in _ATTRIBUTES:
        value = document.structure.attribute(element, owner, key)
        if value is not None:
            told.append(f"{key} {name(value) or value}")
    head = "  " * depth + element.type + (f" ({', '.join(told)})" if told else "")
    runs = list(_runs(document, element))
    if all(isinstance(run, str) for run in runs):
        yield " ".join([head, *(str(run) for run in runs)])
        return
    yield head
    for run in runs:
        if isinstance(run, str):
            yield "  " * (depth + 1) + run
        else:
            yield from _lines(document, run, depth + 1)


def _runs(document: Document, element: Element) -> Iterator[str | Element]:
    """The kids, with pieces that follow one another joined."""
    pieces: list[str] = []
    for kid in (*element.kids, None):
        if isinstance(kid, Piece):
            pieces.append(document.text(kid))
            continue
        if words := " ".join(" ".join(pieces).split()):
            yield f'"{words}"'
        pieces.clear()
        if isinstance(kid, Part):
            yield _part(kid)
        elif kid is not None:
            yield kid


def _part(part: Part) -> str:
    kind = name(entry(part.target, "Subtype"))
    action = entry(part.target, "A")
    address = entry(action, "URI")
    if address is not None:
        return f"[{kind} {address}]"
    return f"[{kind}]" if not items(entry(part.target, "Dest")) else f"[{kind} inside]"
