"""Checks of structure types: the role map, what may stand in what, headings, notes, and texts in place of figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from tests.matterhorn.document import Document
from tests.matterhorn.pdf import entry, items, name, text
from tests.matterhorn.protocol import Failure
from tests.matterhorn.structure import STANDARD, Element, Structure

_KIDS: Final = (
    ("09-004", "Table", "TR THead TBody TFoot Caption"),
    ("09-004", "THead", "TR"),
    ("09-004", "TBody", "TR"),
    ("09-004", "TFoot", "TR"),
    ("09-004", "TR", "TH TD"),
    ("09-005", "L", "L LI Caption"),
    ("09-005", "LI", "Lbl LBody"),
    ("09-006", "TOC", "TOC TOCI Caption"),
    ("09-006", "TOCI", "Lbl Reference NonStruct P TOC"),
    ("09-007", "Ruby", "RB RT RP"),
    ("09-008", "Warichu", "WT WP"),
)
"""The types that may stand in a type, and no content of its own may."""

_PARENTS: Final = (
    ("09-004", "TR", "Table THead TBody TFoot"),
    ("09-004", "TH TD", "TR"),
    ("09-004", "THead TBody TFoot", "Table"),
    ("09-005", "LI", "L"),
    ("09-005", "LBody", "LI"),
    ("09-006", "TOCI", "TOC"),
    ("09-007", "RB RT RP", "Ruby"),
    ("09-008", "WT WP", "Warichu"),
)
"""The types that a type may stand in."""

_INSIDE: Final = {kind: (number, frozenset(kids.split())) for number, kind, kids in _KIDS}
_AROUND: Final = {kind: (number, parents.split()) for number, kinds, parents in _PARENTS for kind in kinds.split()}


def check(document: Document) -> Iterator[Failure]:
    """Types, and how they are nested."""
    structure = document.structure
    yield from _roles(structure)
    for element in structure.walk():
        yield from _place(element)
        if element.role == "Table":
            yield from _sections(element)
            yield from _headers(structure, element)
            yield from _columns(structure, element)
    yield from _headings(structure)
    yield from _texts(structure)
    yield from _notes(structure)


def _roles(structure: Structure) -> Iterator[Failure]:
    for kind in structure.roles:
        if kind in STANDARD:
            yield Failure("02-004", "role map", f"{kind} leads to {structure.roles[kind]}")
        elif (last := structure.role(kind)) in structure.roles and last not in STANDARD:
            yield Failure("02-003", "role map", f"{kind} leads round to {last}")
    circling = {kind for kind in structure.roles if structure.role(kind) in structure.roles}
    for element in structure.walk():
        if element.role not in STANDARD and element.type not in circling:
            yield Failure("02-001", element.where, f"{element.type} leads to {element.role}")


def _place(element: Element) -> Iterator[Failure]:
    parent = element.parent.role if element.parent else ""
    if element.role in _AROUND:
        number, around = _AROUND[element.role]
        if parent not in around:
            yield Failure(number, element.where, f"{element.role} stands in {parent or 'nothing'}")
    if element.role not in _INSIDE:
        return
    number, inside = _INSIDE[element.role]
    for kid in element.kids:
        if not isinstance(kid, Element):
            yield Failure(number, element.where, f"{element.role} holds content of its own")
        elif kid.role not in inside and not (kid.role in _AROUND and element.role not in _AROUND[kid.role][1]):
            yield Failure(number, kid.where, f"{element.role} holds {kid.role}")
    roles = " ".join(kid.role for kid in element.elements)
    if element.role == "Ruby" and roles not in {"RB RT", "RB RP RT RP"}:
        yield Failure(number, element.where, f"Ruby holds {roles or 'nothing'}")
    if element.role == "Warichu" and roles.replace("WP WT WP", "", 1):
        yield Failure(number, element.where, f"Warichu holds {roles}")
    if element.role in {"L", "TOC"} and "Caption" in roles.split()[1:]:
        yield Failure(number, element.where, "Caption is not the first")


def _sections(table: Element) -> Iterator[Failure]:
    """A table has rows; or a head, bodies and a foot in this order; and a caption first or last."""
    roles = [kid.role for kid in table.elements]
    if "Caption" in roles[1:-1] or roles.count("Caption") > 1:
        yield Failure("09-004", table.where, "Caption stands in the middle, or there are two")
    roles = [role for role in roles if role != "Caption"]
    order = sorted(roles, key=["TR", "THead", "TBody", "TFoot"].index) if {*roles} <= _INSIDE["Table"][1] else roles
    parted = {"THead", "TBody", "TFoot"} & {*roles}
    if roles.count("THead") > 1 or roles.count("TFoot") > 1 or order != roles:
        yield Failure("09-004", table.where, "THead, TBody and TFoot are out of order, or too many")
    elif parted and ("TBody" not in parted or "TR" in roles):
        yield Failure("09-004", table.where, "THead or TFoot without TBody, or rows beside them")
    elif not roles:
        yield Failure("09-004", table.where, "there are no rows")


def rows(table: Element) -> list[Element]:
    """The rows of a table, those of its sections too."""
    found = []
    for kid in table.elements:
        found += [kid] if kid.role == "TR" else [one for one in kid.elements if one.role == "TR"]
    return found


def cells(row: Element) -> list[Element]:
    """The cells of a row."""
    return [one for one in row.elements if one.role in {"TH", "TD"}]


def _headers(structure: Structure, table: Element) -> Iterator[Failure]:
    every = [cell for row in rows(table) for cell in cells(row)]
    heads = [cell for cell in every if cell.role == "TH"]
    known = {text(entry(cell.raw, "ID")) for cell in heads} - {""}

    def organised(cell: Element) -> bool:
        told = {text(one) for one in items(structure.attribute(cell, "Table", "Headers"))}
        return bool(told) and told <= known

    if all(organised(cell) for cell in every if cell.role == "TD") and known:
        return
    for cell in heads:
        if name(structure.attribute(cell, "Table", "Scope")) not in {"Row", "Column", "Both"}:
            yield Failure("15-003", cell.where, "no Scope")


def _columns(structure: Structure, table: Element) -> Iterator[Failure]:
    down: Counter[int] = Counter()  # by column: in how many rows to come a cell still stands
    widths = []
    for row in rows(table):
        taken = {column for column, left in down.items() if left}
        at, after = 0, Counter({column: down[column] - 1 for column in taken})
        for cell in cells(row):
            while at in taken:
                at += 1
            across, deep = (_span(structure, cell, key) for key in ("ColSpan", "RowSpan"))
            for column in range(at, at + across):
                taken.add(column)
                after[column] = deep - 1
            at += across
        widths.append(max(taken, default=-1) + 1)
        down = after
    for nth, width in enumerate(widths, 1):
        if width != widths[0]:
            yield Failure("table-regular", table.where, f"row {nth} has {width} columns, the first {widths[0]}")
    if any(left > 0 for left in down.values()):
        yield Failure("table-regular", table.where, "a cell reaches below the last row")


def _span(structure: Structure, cell: Element, key: str) -> int:
    value: Any = structure.attribute(cell, "Table", key)
    return int(value) if value is not None else 1


def _headings(structure: Structure) -> Iterator[Failure]:
    level, plain = 0, False
    for element in structure.walk():
        if [kid.role for kid in element.elements].count("H") > 1:
            yield Failure("14-006", element.where, "more than one H")
        plain = plain or element.role == "H"
        if len(element.role) != 2 or element.role[0] != "H" or not element.role[1].isdigit():
            continue
        now = int(element.role[1])
        if not level and now > 1:
            yield Failure("14-002", element.where, f"the first heading is {element.role}")
        elif now > level + 1:
            yield Failure("14-003", element.where, f"{element.role} follows H{level}")
        level = now
    if level and plain:
        yield Failure("14-007", "structure", "H beside numbered headings")


def _texts(structure: Structure) -> Iterator[Failure]:
    for element in structure.walk():
        if element.role == "Figure" and not (element.told("Alt") or element.told("ActualText")):
            yield Failure("13-004", element.where, "neither Alt nor ActualText")
        if element.role == "Formula" and not element.told("Alt"):
            yield Failure("17-002", element.where, "no Alt")


def _notes(structure: Structure) -> Iterator[Failure]:
    seen: set[str] = set()
    for element in structure.walk():
        if element.role != "Note":
            continue
        told = element.told("ID")
        if not told:
            yield Failure("19-003", element.where, "no ID")
        elif told in seen:
            yield Failure("19-004", element.where, f"the ID {told!r} is another's too")
        seen.add(told)
