"""The patterns of rule tables, read: as regular expressions over kinds of tokens, and which kinds each can start with.

A pattern is written with blanks between its items:

    word         that word, whatever its case
    [name]       one token of a class; [any] is any token at all
    {name}       the macro of that name, or one token of a class; remembered as `name` (a second one as `name2`;
                 asked for `name`, a match gives the first that took part)
    <name>       the bundle of that name: a piece of pattern with macros of its own
    (name: )     a group that is remembered as `name`
    ( | ) ? {0,3}  as in regular expressions
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Final, NamedTuple

_REMEMBERING: Final = re.compile(r"\{[a-z_]|\([a-z_]+:|<")
_ITEM: Final = re.compile(
    r"\s*(?:\{(?P<macro>[a-z_]+)\}|\[(?P<cls>[a-z0-9_]+)\]|<(?P<bundle>[a-z_]+)>|"
    r"(?P<word>[^\W\d_][^\W\d_']*(?:'[a-z]+)?)"
    r"|\((?P<group>[a-z_]+):|(?P<open>\()|(?P<close>\))|(?P<bar>\|)|(?P<times>\?|\{\d+,\d+\}))\s*"
)


_NONE: Final = frozenset[str]()


class Way(NamedTuple):
    """One way into a piece: the kinds of its first token, those of its second then, and whether one is enough."""

    first: frozenset[str]
    second: frozenset[str] = _NONE
    single: bool = True


class Piece(NamedTuple):
    """A piece of pattern: its regular expression, the ways into it, and whether it can be empty. `chars` is given when
    it is just one token of these kinds.
    """

    regex: str
    ways: tuple[Way, ...] = ()
    empty: bool = False
    chars: frozenset[str] | None = None

    @property
    def first(self) -> frozenset[str]:
        """The kinds that its first token can have."""
        return _NONE.union(*(way.first for way in self.ways))

    def seconds(self, first: str) -> frozenset[str] | None:
        """The kinds of the second token where the first is of this kind; None where any will do, or none at all."""
        ways = [way for way in self.ways if first in way.first]
        return None if any(way.single for way in ways) else _NONE.union(*(way.second for way in ways))


class Patterns:
    """Reads the patterns of one language."""

    def __init__(
        self, macros: Mapping[str, str], bundles: Mapping[str, str], kinds: Mapping[frozenset[str], str]
    ) -> None:
        self._macros, self._bundles = macros, bundles
        self._of: dict[str, set[str]] = {}
        self._pieces: dict[str, Piece] = {}
        for classes, char in kinds.items():
            for name in (*classes, "any"):
                self._of.setdefault(name, set()).add(char)

    def read(self, pattern: str) -> Piece:
        """A pattern as a regular expression. Raises ValueError where it is none, or names what the language has not."""
        return _Reader(self, pattern, {}).whole()

    def kinds(self, name: str) -> Piece:
        """One token of a class."""
        if name not in self._of:
            raise ValueError(f"no word has the class {name!r}")
        if name not in self._pieces:
            self._pieces[name] = _charset(frozenset(self._of[name]))
        return self._pieces[name]

    def plain(self, pattern: str) -> Piece | None:
        """A pattern that remembers no part, read once; None for one that does."""
        if _REMEMBERING.search(pattern):
            return None
        if pattern not in self._pieces:
            self._pieces[pattern] = self.read(pattern)
        return self._pieces[pattern]

    def macro(self, name: str) -> str:
        """The pattern of a macro; the class of that name where there is none."""
        return self._macros.get(name, f"[{name}]")

    def bundle(self, name: str) -> str:
        """The pattern of a bundle."""
        return self._bundles[name]


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, patterns: Patterns, pattern: str, seen: dict[str, int]) -> None:
        self._patterns, self._pattern, self._seen = patterns, pattern, seen
        self._items = _items(pattern)
        self._at = 0

    def whole(self) -> Piece:
        piece = self._either()
        if self._at < len(self._items):
            raise ValueError(f"a bracket too many in the pattern {self._pattern!r}")
        return piece

    def _either(self) -> Piece:
        pieces = [self._sequence()]
        while self._peek("bar"):
            self._at += 1
            pieces.append(self._sequence())
        return pieces[0] if len(pieces) == 1 else _one_of(pieces)

    def _sequence(self) -> Piece:
        pieces: list[Piece] = []
        while self._at < len(self._items) and not self._peek("bar") and not self._peek("close"):
            pieces.append(self._repeated(self._atom()))
        return pieces[0] if len(pieces) == 1 else _row(pieces)

    def _repeated(self, piece: Piece) -> Piece:
        if not self._peek("times"):
            return piece
        times = self._items[self._at]["times"]
        self._at += 1
        empty = piece.empty or times == "?" or times.startswith("{0")
        ways = piece.ways if times == "?" else _before(piece.ways, piece.first, may_end=True)
        return Piece(f"(?:{piece.regex}){times}", ways, empty)

    def _atom(self) -> Piece:
        item = self._items[self._at]
        self._at += 1
        if item["cls"] or item["word"]:
            return self._patterns.kinds(item["cls"] or "'" + item["word"].lower())
        if item["macro"]:
            return self._inner(self._patterns.macro(item["macro"]), item["macro"])
        if item["bundle"]:
            return self._inner(self._patterns.bundle(item["bundle"]), "")
        name = self._numbered(item["group"]) if item["group"] else ""
        piece = self._either()
        if not self._peek("close"):
            raise ValueError(f"an open bracket in the pattern {self._pattern!r}")
        self._at += 1
        return _grouped(piece, name)

    def _inner(self, pattern: str, name: str) -> Piece:
        numbered = self._numbered(name) if name else ""
        return _grouped(self._patterns.plain(pattern) or _Reader(self._patterns, pattern, self._seen).whole(), numbered)

    def _numbered(self, name: str) -> str:
        self._seen[name] = self._seen.get(name, 0) + 1
        return name if self._seen[name] == 1 else f"{name}{self._seen[name]}"

    def _peek(self, kind: str) -> bool:
        return self._at < len(self._items) and self._items[self._at][kind] is not None


def words_of(patterns: list[str]) -> frozenset[str]:
    """The words that patterns name, in lower case."""
    return frozenset(item["word"].lower() for one in patterns for item in _items(one) if item["word"])


@functools.lru_cache(maxsize=2048)
def _items(pattern: str) -> tuple[re.Match[str], ...]:
    """The items of a pattern. Macros stand in many, so they are remembered."""
    found, at = [], 0
    while at < len(pattern):
        item = _ITEM.match(pattern, at)
        if item is None:
            raise ValueError(f"not a pattern: {pattern!r} at {pattern[at:]!r}")
        found.append(item)
        at = item.end()
    return tuple(found)


def _one_of(pieces: list[Piece]) -> Piece:
    """Alternatives. Single tokens make one set of kinds, which is found faster than one after the other."""
    chars = [piece.chars for piece in pieces if piece.chars is not None]
    if len(chars) == len(pieces):
        return _charset(_NONE.union(*chars))
    ways = tuple(way for piece in pieces for way in piece.ways)
    return Piece("(?:" + "|".join(piece.regex for piece in pieces) + ")", ways, any(piece.empty for piece in pieces))


def _row(pieces: list[Piece]) -> Piece:
    """One piece behind the other."""
    ways: tuple[Way, ...] = ()
    empty = True
    for piece in pieces:
        if not empty and not any(way.single for way in ways):
            break
        ways = _before(ways, piece.first, may_end=piece.empty) + (piece.ways if empty else ())
        empty = empty and piece.empty
    return Piece("".join(piece.regex for piece in pieces), ways, empty)


def _before(ways: tuple[Way, ...], second: frozenset[str], *, may_end: bool) -> tuple[Way, ...]:
    """Ways into what goes on behind them with a token of these kinds, or `may_end` there."""
    return tuple(Way(way.first, way.second | second, may_end) if way.single else way for way in ways)


def _grouped(piece: Piece, name: str) -> Piece:
    if not name:
        return piece if piece.chars is not None else piece._replace(regex=f"(?:{piece.regex})")
    return piece._replace(regex=f"(?P<{name}>{piece.regex})", chars=None)


def _charset(chars: frozenset[str]) -> Piece:
    listed = "".join(sorted(chars))
    return Piece(f"[{listed}]" if len(listed) > 1 else listed, (Way(chars),), chars=chars)
