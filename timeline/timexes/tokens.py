"""Text as tokens that tile it, each with a kind: one character that stands for the classes of its word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from timeline.model import Span
from timeline.timexes import shapes
from timeline.timexes.edges import PART

_CHUNK: Final = 60_000
_BREAK: Final = re.compile(r"\n\s*?\n|\Z")
PLAIN: Final = r" [A-FH-TV-Za-fh-tv-z](?:[a-zA-Z]*+(?=[ ,])|[a-zA-Z]{5}[^\W\d_]*+)|[,.]"
"""What most tokens are, and no more than the word or mark that it looks like: what is joined has a mark behind five
letters at most, or begins as the zones UTC and GMT.
"""
_FIRST_KIND: Final = 0x100
_MOST_KINDS: Final = 50_000


Stretch = Callable[[int, int], tuple[str, int]]
"""What gives a part of a text with marks at its edges, and where that part begins in it."""


class Tokens:
    """A stretch of prose as tokens that tile it, and their kinds as a string of one character a token."""

    __slots__ = ("_at", "_offset", "_topics", "kinds", "words")

    def __init__(self, words: list[str], kinds: Mapping[str, str], base: int) -> None:
        self.words = words
        self.kinds = "".join(map(kinds.__getitem__, words))
        self._topics = "#" in words or " #" in words
        self._at, self._offset = 0, base

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens [first, last), without blanks before them."""
        word = self.words[first]
        start = self._start(first) + len(word) - len(word.lstrip())
        return Span(start, self._start(last))

    def _start(self, at: int) -> int:
        """Where a token starts, counted from the one that was asked for last: most are not far behind it."""
        if at >= self._at:
            self._offset += len("".join(self.words[self._at : at]))
        else:
            self._offset -= len("".join(self.words[at : self._at]))
        self._at = at
        return self._offset

    def is_tagged(self, at: int) -> bool:
        """Whether a token is glued to a '#', as the word of a topic is."""
        return self._topics and at > 0 and self.words[at - 1][-1] == "#" and not self.words[at][0].isspace()

    def is_number(self, at: int) -> bool:
        """Whether there is a token at a place, and it is a whole number."""
        return at < len(self.words) and self.words[at].lstrip().isdigit()

    def text(self, first: int, last: int) -> str:
        """The tokens [first, last) as they stand, without blanks before them."""
        return (self.words[first] if last == first + 1 else "".join(self.words[first:last])).lstrip()


class Classes:
    """Which classes a token has, by the word lists and shapes of a language, and the kind that stands for them."""

    def __init__(
        self,
        words: Mapping[str, str],
        exact: Mapping[str, str],
        shapes: tuple[tuple[str, str], ...],
        named: frozenset[str],
    ) -> None:
        self._words, self._exact, self._named = words, exact, named
        # One pattern for all: most words have no shape, and asking each in turn takes much of the time to start.
        numbered = [(f"(?P<_{at}>{pattern})", pattern) for at, (pattern, _) in enumerate(shapes)]
        self._shape = re.compile("|".join(group for group, _ in numbered))
        # Most shapes are of numbers and marks. One of letters alone has only what names a letter.
        lettered = [group for group, pattern in numbered if _LETTERS.search(_ESCAPES.sub("", pattern))]
        self._lettered = re.compile("|".join(lettered) or r"(?!)")
        self._shapes = {f"_{at}": frozenset(classes.split()) for at, (_, classes) in enumerate(shapes)}
        self.kinds: dict[frozenset[str], str] = {}
        self._register()

    def kind(self, token: str) -> str:
        """The kind of a token. A blank before it tells a spaced mark from a glued one."""
        bare = token.lstrip()
        if not bare or bare == PART:
            return self._kind_of(frozenset(("blank_line",)) if bare or token.count("\n") > 1 else frozenset())
        return self._kind_of(self._classes(bare, self._shape_of(token, bare)))

    def _register(self) -> None:
        """Give a kind to all that can occur, so that patterns can name it."""
        found = {frozenset[str](), frozenset(("blank_line",)), *self._shapes.values()}
        for word in {*self._words, *self._exact, *self._named}:
            forms = {form: self._shape_of(form, form) for form in (word, word.title(), word.upper())}
            # Most words have no shape; then only what is listed exactly so can tell their forms apart.
            shaped = any(forms.values())
            for form in forms if shaped else (word,):
                found.add(self._classes(form, forms[form]))
                if shaped or not form.isalpha():  # what is glued to a word is another than what stands after a blank
                    found.add(self._classes(form, self._shape_of(" " + form, form)))
        # Like kinds side by side: a set that is a range is compiled and tried faster than one of many pieces.
        for classes in sorted(found, key=_likeness):
            self._kind_of(classes)

    def _kind_of(self, classes: frozenset[str]) -> str:
        return self.kinds.setdefault(classes, chr(_FIRST_KIND + len(self.kinds)))

    def _shape_of(self, token: str, bare: str) -> frozenset[str]:
        """The classes that a token has by its shape; `bare` is without the blanks before it."""
        shape = (self._lettered if bare.isalpha() else self._shape).fullmatch(token)
        return self._shapes[shape.lastgroup] if shape and shape.lastgroup else _NONE

    def _classes(self, bare: str, shape: frozenset[str]) -> frozenset[str]:
        """The classes of a word or mark of this shape."""
        low = bare.lower()
        listed = self._exact.get(bare)
        own = self._words.get(low, "") if listed is None else listed
        named = ("'" + low,) if low in self._named else ()
        return shape.union(own.split(), named) if own or named else shape


_NONE: Final = frozenset[str]()
_ESCAPES: Final = re.compile(r"\\[dsbAZ]|\(\?[:!=]|\(\?<[!=]")
_LETTERS: Final = re.compile(r"[^\W\d_]|\[\^|\\|\.")
"""What can match a letter in a pattern without these escapes: a letter, what is not listed, any other escape, any
character.
"""


def _likeness(classes: frozenset[str]) -> list[tuple[bool, str]]:
    """What puts sets of classes in order: by their classes, and then by the single words that patterns name."""
    return sorted((name.startswith("'"), name) for name in classes)


class Kinds(dict[str, str]):
    """Kinds of tokens, worked out once each. Emptied when hostile text fills it."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, token: str) -> str:
        if len(self) > _MOST_KINDS:
            self.clear()
        kind = self[token] = self._make(token)
        return kind


def cutter(joined: str) -> re.Pattern[str]:
    """What cuts a text into tokens: blank lines, words, numbers, single marks, each with the blanks before it.

    `joined` matches words with marks in them ('a.m.'), tried where a short word is followed by a mark; what every
    language joins stands in `shapes`.
    """
    return re.compile(
        rf"{PLAIN}|[^\S\n]*+\n[^\S\n]*+\n\s*+"
        rf"|\s*+(?:{shapes.JOINED}|(?=[^\W\d_]{{1,5}}['.])(?i:{joined})|[^\W\d_]++"
        r"|\d{1,3}(?:,\d{3}){1,4}+(?!\d)|(?<!\.)\d++\.\d++(?!\.?\d)|\d++|'\d\d(?=s?\b)|\S)|\s++"
    )


def chunks(prose: str) -> Iterator[tuple[int, int]]:
    """Stretches of prose that end at a blank line, or, where there is none, at a line's end or a blank."""
    start = 0
    while start < len(prose):
        end = min(start + _CHUNK, len(prose))
        if end < len(prose):
            found = _BREAK.search(prose, end, end + _CHUNK)
            cut = max(prose.rfind("\n", end, end + _CHUNK), prose.rfind(" ", end, end + _CHUNK))
            cut = found.start() if found and found[0] else cut
            end = cut if cut > start else min(end + _CHUNK, len(prose))
        yield start, end
        start = end
