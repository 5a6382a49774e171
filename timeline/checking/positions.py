"""Where in a JSON text the value at a path stands."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from timeline.checking.problems import Path

_SPACE: Final = re.compile(r"[ \t\n\r]*")
# Numbers are skipped and not read: they may be longer than Python takes.
_SKIPPING: Final = json.JSONDecoder(parse_int=str, parse_float=str)

Wanted = Mapping[str | int, "Wanted"]


def offsets(text: str, paths: Iterable[Path]) -> dict[Path, int]:
    """The offset in a well-formed JSON text of the value at each path, or of the last on its way that is there.

    One walk finds all. Of a field that stands twice it is the last, which is the one that counts.
    """
    tree: dict[str | int, Any] = {}
    wanted = list(paths)
    for path in wanted:
        node = tree
        for key in path:
            node = node.setdefault(key, {})
    start = _after_space(text, 0)
    found: dict[Path, int] = {(): start}
    with contextlib.suppress(RecursionError):  # nested to the brink: what was found until there has to do
        _Walk(text, found).value(start, tree, ())
    return {path: next(found[path[:n]] for n in range(len(path), -1, -1) if path[:n] in found) for path in wanted}


class _Walk:
    """A walk through a text that goes into what is wanted and skips the rest."""

    def __init__(self, text: str, found: dict[Path, int]) -> None:
        self.text = text
        self.found = found

    def value(self, at: int, wanted: Wanted | None, path: Path) -> int:
        """Where the value at an offset ends."""
        if wanted is None:
            return _SKIPPING.raw_decode(self.text, at)[1]
        self.found[path] = at
        if wanted and self.text[at] in "[{":
            return self._members(at, wanted, path) if self.text[at] == "{" else self._items(at, wanted, path)
        return _SKIPPING.raw_decode(self.text, at)[1]

    def _members(self, at: int, wanted: Wanted, path: Path) -> int:
        at = _after_space(self.text, at + 1)
        while self.text[at] == '"':
            name, at = _SKIPPING.raw_decode(self.text, at)
            at = _after_space(self.text, _after_space(self.text, at) + 1)
            at = _after_space(self.text, self.value(at, wanted.get(name), (*path, name)))
            if self.text[at] == ",":
                at = _after_space(self.text, at + 1)
        return at + 1

    def _items(self, at: int, wanted: Wanted, path: Path) -> int:
        at = _after_space(self.text, at + 1)
        number = 0
        while self.text[at] != "]":
            at = _after_space(self.text, self.value(at, wanted.get(number), (*path, number)))
            number += 1
            if self.text[at] == ",":
                at = _after_space(self.text, at + 1)
        return at + 1


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def lines(text: str, places: Iterable[int]) -> dict[int, tuple[int, int]]:
    """The line and the column of each offset, both from 1."""
    found: dict[int, tuple[int, int]] = {}
    line, before = 1, 0
    for place in sorted(set(places)):
        line += text.count("\n", before, place)
        before = place
        found[place] = line, place - text.rfind("\n", 0, place)
    return found
