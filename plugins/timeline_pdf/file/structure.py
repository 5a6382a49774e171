"""The structure of a tagged PDF: which words are a heading, a paragraph, a cell, and in which order they are read.

Facts are those of ISO 32000-1, 14.7 (structure), 14.8.4 (standard types) and 14.8.2.2 (artifacts). A large briefing has
a hundred thousand parts, so a part is a number, and what is known of it stands in flat arrays.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final, Literal

import attrs

Role = Literal[
    "Document", "Sect", "H1", "H2", "H3", "P", "Span", "BlockQuote", "L", "LI", "Lbl", "LBody",
    "Table", "THead", "TBody", "TR", "TH", "TD", "Link", "Figure",
]  # fmt: skip

ARTIFACT: Final = -1
"""The part of what is no content: rules, grounds, running heads."""

DOCUMENT: Final = 0
"""The part that holds all others."""

_PAGE: Final = 1 << 24
_LEAF: Final = 64  # entries of one node of a number tree


@attrs.frozen
class Numbers:
    """The object numbers of a file: each page's, and that of the first link, which the others follow."""

    pages: Sequence[int]
    links: int


class Structure:
    """The parts of one document. Parts are added in reading order, and their content as pages are drawn."""

    def __init__(self) -> None:
        self._roles: list[Role] = ["Document"]
        self._parents = array("i", [ARTIFACT])
        self._extra: dict[int, str] = {}
        self._owners = array("i")  # whose the kid is
        self._kids = array("q")  # below 0: a part; from _PAGE on: content of a page; else an annotation
        self._pages: list[array[int]] = []
        self._links = array("i")

    def add(self, role: Role, parent: int = DOCUMENT, extra: str = "") -> int:
        """A new part, the last of its parent's so far. `extra` are entries of its dictionary as PDF has them."""
        part = len(self._roles)
        self._roles.append(role)
        self._parents.append(parent)
        if extra:
            self._extra[part] = extra
        self._own(parent, -part)
        return part

    def extend(self, part: int, extra: str) -> None:
        """More entries for the part's dictionary."""
        self._extra[part] = self._extra.get(part, "") + extra

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self._roles)

    def role(self, part: int) -> Role:
        """What a part is."""
        return self._roles[part]

    def begin_page(self) -> None:
        """What is drawn from now on stands on a new page."""
        self._pages.append(array("i"))

    def content(self, part: int) -> int:
        """The number on its page (MCID) of the next piece of the part's content."""
        owners = self._pages[-1]
        owners.append(part)
        self._own(part, len(self._pages) * _PAGE + len(owners) - 1)
        return len(owners) - 1

    def annotate(self, part: int) -> None:
        """Give the part, a link, the next annotation; they are counted from 0."""
        self._own(part, len(self._links))
        self._links.append(part)

    def _own(self, owner: int, kid: int) -> None:
        self._owners.append(owner)
        self._kids.append(kid)

    def elements(self, first: int, root: int, numbers: Numbers) -> Iterator[str]:
        """The dictionaries of all parts, from the document on; `first` is the object number of the document's.

        `root` is that of the tree's root.
        """
        order = sorted(range(len(self._owners)), key=self._owners.__getitem__)
        runs = groupby(order, key=self._owners.__getitem__)
        owner, run = next(runs, (-1, iter(())))
        for part, role in enumerate(self._roles):
            kids: list[int] = []
            if owner == part:
                kids = [self._kids[n] for n in run]
                owner, run = next(runs, (-1, iter(())))
            parent = first + self._parents[part] if part else root
            home = next((kid // _PAGE - 1 for kid in kids if kid >= _PAGE), -1)
            told = [_kid(kid, home, first, numbers) for kid in kids]
            here = f"/Pg {numbers.pages[home]} 0 R" if home >= 0 else ""
            inner = told[0] if len(told) == 1 else f"[{' '.join(told)}]"
            yield f"<</S/{role}/P {parent} 0 R{here}{self._extra.get(part, '')}{f'/K {inner}' if told else ''}>>"

    def parent_tree(self, first: int) -> Iterator[tuple[int, str]]:
        """What the keys of pages, then of annotations, lead to: each key with its value."""
        for key, owners in enumerate(self._pages):
            yield key, f"[{' '.join([f'{first + part} 0 R' for part in owners])}]"
        for key, part in enumerate(self._links, len(self._pages)):
            yield key, f"{first + part} 0 R"


def _kid(kid: int, home: int, first: int, numbers: Numbers) -> str:
    if kid < 0:
        return f"{first - kid} 0 R"
    if kid < _PAGE:
        return f"<</Type/OBJR/Obj {numbers.links + kid} 0 R>>"
    at, content = kid // _PAGE - 1, kid % _PAGE
    return str(content) if at == home else f"<</Type/MCR/Pg {numbers.pages[at]} 0 R/MCID {content}>>"


def number_tree(entries: Iterator[tuple[int, str]], put: Callable[[str], int]) -> str:
    """The root of a number tree as PDF has it; `put` stores a dictionary and gives its object number."""
    entries_left = list(entries)
    kids = []
    for at in range(0, len(entries_left), _LEAF):
        leaf = entries_left[at : at + _LEAF]
        nums = " ".join(f"{key} {value}" for key, value in leaf)
        kids.append(f"{put(f'<</Limits[{leaf[0][0]} {leaf[-1][0]}]/Nums[{nums}]>>')} 0 R")
    return f"<</Kids[{' '.join(kids)}]>>" if kids else "<</Nums[]>>"
