"""From a text as given to the prose that rules read, one character for one character.

Every function here keeps the length, so that an offset means the same in both.
"""

from __future__ import annotations

import re
from typing import Final

from timeline.later import later

MARKS_LIMIT: Final = 30
"""Longer runs of combining marks are no writing, and normalising them takes time that grows with their square."""

_SPACES: Final = (
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000"
)
_BIDI: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_UNSEEN: Final = "\ufeff\ufff9\ufffa\ufffb\ufffc\ufffe\uffff"
_LINE_ENDS: Final = "\x0c\x85\u2028\u2029"
_SINGLE_QUOTES: Final = "\u2018\u2019\u201a\u201b\u2039\u203a"
_DOUBLE_QUOTES: Final = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
_HYPHENS: Final = "\u2010\u2011\u2012\u2013\u2212"

MARKS: Final = str.maketrans(
    {**dict.fromkeys(_SINGLE_QUOTES, "'"), **dict.fromkeys(_DOUBLE_QUOTES, '"'), **dict.fromkeys(_HYPHENS, "-")}
)
"""Quotes and hyphens, which rules read as plain ones."""
# The order matters: line ends stand among the controls and win over them.
_PLAIN: Final[dict[int, str]] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " "),
    **dict.fromkeys(map(ord, _SPACES + _BIDI + _UNSEEN), " "),
    **dict.fromkeys(map(ord, "\n" + _LINE_ENDS), "\n"),
    **MARKS,
    0x2015: "\u2014",
    # A soft hyphen stands inside a word; a space there would cut it in two, and nothing may take its place away.
    0x00AD: "\u2060",
}
_ODD: Final = later(f"[{''.join(re.escape(chr(code)) for code in _PLAIN if code != 0x0A)}\ud800-\udfff]")
_MARK: Final = later(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_MARKS: Final = later(f"{_MARK.pattern}{{{MARKS_LIMIT + 1},}}")


def line_ends(text: str) -> str:
    """Make every line end a line feed: the carriage return of a pair becomes a space, a lone one a line feed."""
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text


def plain(text: str) -> str:
    """Give the prose of a text that has no markup, of the same length.

    Control and bidi characters, lone surrogates, byte order marks and every kind of space become a space; curly quotes
    become straight, hyphens and en dashes '-'; an em dash stays; a soft hyphen becomes a word joiner (U+2060); runs of
    more than 30 combining marks become spaces.
    """
    prose = line_ends(text)
    if prose.isascii():
        return prose.translate(_PLAIN)
    if _MARK.search(prose):  # whether there is one is seen faster than whether there are many
        prose = _MARKS.sub(blanks, prose)
    # Few characters are odd, and where one stands is found several times as fast as every character is looked up.
    return _ODD.sub(_made_plain, prose)


def _made_plain(found: re.Match[str]) -> str:
    return _PLAIN.get(ord(found[0]), " ")  # a space for half a surrogate pair


def blanks(found: re.Match[str]) -> str:
    """As many spaces as a match is long; line feeds stay."""
    return blank(found[0])


def blank(text: str) -> str:
    """As many spaces as a text is long; line feeds stay, so that lines keep their numbers."""
    return "\n".join(" " * len(line) for line in text.split("\n")) if "\n" in text else " " * len(text)


def without_markup(text: str, prose: str) -> str:
    """Give the characters of a text that its prose does not blank, with single spaces: a title as it was written."""
    kept = (a for a, b in zip(text, prose, strict=True) if b != " " or a.isspace())
    return " ".join("".join(kept).split())
