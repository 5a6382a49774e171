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
from collections.abc import Collection, Mapping
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
    """A piece of pattern: its regular expression, the kinds that its first token can have, and the ways into it.

    `single` tells whether one token can be all of it, `empty` whether none can. `chars` is given when it is just one
    token of these kinds.
    """

    regex: str
    first: frozenset[str] = _NONE
    ways: tuple[Way, ...] = ()
    single: bool = False
    empty: bool = False
    chars: frozenset[str] | None = None

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
        self._next = self._items[0][0]

    def whole(self) -> Piece:
        piece = self._either()
        if self._next != _END:
            raise ValueError(f"a bracket too many in the pattern {self._pattern!r}")
        return piece

    def _either(self) -> Piece:
        pieces = [self._sequence()]
        while self._next == "bar":
            self._take()
            pieces.append(self._sequence())
        return pieces[0] if len(pieces) == 1 else _one_of(pieces)

    def _sequence(self) -> Piece:
        pieces: list[Piece] = []
        while self._next not in _CLOSING:
            piece = self._atom()
            pieces.append(self._repeated(piece) if self._next == "times" else piece)
        return pieces[0] if len(pieces) == 1 else _row(pieces)

    def _repeated(self, piece: Piece) -> Piece:
        times = self._take()[1]
        empty = piece.empty or times == "?" or times.startswith("{0")
        ways = piece.ways if times == "?" else _before(piece.ways, piece.first, may_end=True)
        return piece._replace(regex=f"(?:{piece.regex}){times}", ways=ways, empty=empty, chars=None)

    def _atom(self) -> Piece:
        kind, text = self._take()
        if kind == "cls":
            return self._patterns.kinds(text)
        if kind == "word":
            return self._patterns.kinds("'" + text.lower())
        if kind == "macro":
            return self._inner(self._patterns.macro(text), text)
        if kind == "bundle":
            return self._inner(self._patterns.bundle(text), "")
        name = self._numbered(text) if kind == "group" else ""
        piece = self._either()
        if self._next != "close":
            raise ValueError(f"an open bracket in the pattern {self._pattern!r}")
        self._take()
        return _grouped(piece, name)

    def _inner(self, pattern: str, name: str) -> Piece:
        numbered = self._numbered(name) if name else ""
        return _grouped(self._patterns.plain(pattern) or _Reader(self._patterns, pattern, self._seen).whole(), numbered)

    def _numbered(self, name: str) -> str:
        self._seen[name] = self._seen.get(name, 0) + 1
        return name if self._seen[name] == 1 else f"{name}{self._seen[name]}"

    def _take(self) -> _Item:
        """The next item; there is one."""
        item = self._items[self._at]
        self._at += 1
        self._next = self._items[self._at][0]
        return item


_Item = tuple[str, str]
"""The name of a group of `_ITEM`, and what it found."""
_END: Final = "end"
_CLOSING: Final = frozenset(("bar", "close", _END))


def words_of(patterns: list[str]) -> frozenset[str]:
    """The words that patterns name, in lower case."""
    return frozenset(text.lower() for one in patterns for kind, text in _items(one) if kind == "word")


@functools.lru_cache(maxsize=2048)
def _items(pattern: str) -> tuple[_Item, ...]:
    """The items of a pattern, and an end behind them. Macros stand in many, so they are remembered."""
    found, at = list[_Item](), 0
    while at < len(pattern):
        item = _ITEM.match(pattern, at)
        if item is None:
            raise ValueError(f"not a pattern: {pattern!r} at {pattern[at:]!r}")
        kind = item.lastgroup or ""
        found.append((kind, item[kind]))
        at = item.end()
    return (*found, (_END, ""))


def _one_of(pieces: list[Piece]) -> Piece:
    """Alternatives. Single tokens make one set of kinds, which is found faster than one after the other."""
    chars = [piece.chars for piece in pieces if piece.chars is not None]
    if len(chars) == len(pieces):
        return _charset(_NONE.union(*chars))
    return Piece(
        "(?:" + "|".join(piece.regex for piece in pieces) + ")",
        _NONE.union(*(piece.first for piece in pieces)),
        tuple(way for piece in pieces for way in piece.ways),
        single=any(piece.single for piece in pieces),
        empty=any(piece.empty for piece in pieces),
    )


def _row(pieces: list[Piece]) -> Piece:
    """One piece behind the other."""
    first, ways, single, empty = _NONE, tuple[Way, ...](), False, True
    for piece in pieces:
        if single:
            ways = _before(ways, piece.first, may_end=piece.empty)
        if empty:
            first, ways = first | piece.first, ways + piece.ways
        single, empty = (single and piece.empty) or (empty and piece.single), empty and piece.empty
        if not single and not empty:
            break
    return Piece("".join(piece.regex for piece in pieces), first, ways, single, empty)


def _before(ways: tuple[Way, ...], second: frozenset[str], *, may_end: bool) -> tuple[Way, ...]:
    """Ways into what goes on behind them with a token of these kinds, or `may_end` there."""
    return tuple(Way(way.first, way.second | second, may_end) if way.single else way for way in ways)


def _grouped(piece: Piece, name: str) -> Piece:
    if not name:
        return piece if piece.chars is not None else piece._replace(regex=f"(?:{piece.regex})")
    return piece._replace(regex=f"(?P<{name}>{piece.regex})", chars=None)


def _charset(chars: frozenset[str]) -> Piece:
    return Piece(one_of(chars), chars, (Way(chars),), single=True, chars=chars)


def one_of(kinds: Collection[str]) -> str:
    """A regular expression for one token of these kinds. They stand as ranges, which are read sooner than each kind."""
    if len(kinds) == 1:
        return next(iter(kinds))
    ranges: list[list[int]] = []
    for code in sorted(map(ord, kinds)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return f"[{''.join(_range(first, last) for first, last in ranges)}]"


def _range(first: int, last: int) -> str:
    return chr(first) + ("-" if last > first + 1 else "") + (chr(last) if last > first else "")
