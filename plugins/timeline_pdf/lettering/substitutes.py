"""What may be drawn in place of a character that no font has, because it says the same to a reader."""

from __future__ import annotations

import unicodedata
from typing import Final

_ALIKE: Final = {
    **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", (" ",)),
    **dict.fromkeys("\u2010\u2011\u2043\ufe63\uff0d", ("-",)),
    **dict.fromkeys("\u2012\u2212", ("\u2013", "-")),
    **dict.fromkeys("\u2014\u2015", ("\u2014", "\u2013", "-")),
    **dict.fromkeys("\u2018\u2019\u201b\u2032\u02bc", ("\u2019", "'")),
    **dict.fromkeys("\u201c\u201d\u201f\u2033", ("\u201d", '"')),
    "\u2044": ("/",),
}
"""Blanks, hyphens, dashes, quotation marks and primes."""
_ONE_CHARACTER: Final = ("<font>", "<wide>", "<narrow>", "<isolated>", "<initial>", "<medial>", "<final>")
_SYLLABLES: Final = range(0xAC00, 0xD7A4)


def substitutes(char: str) -> tuple[str, ...]:
    """The likeliest first. Nothing where another character would say something else, as 2 for a raised 2.

    Whoever copies or hears the text gets the character itself.
    """
    if char in _ALIKE:
        return _ALIKE[char]
    kind, _, _ = unicodedata.decomposition(char).partition(" ")
    plain = unicodedata.normalize("NFKC", char)
    if kind in _ONE_CHARACTER:
        return (plain,) if len(plain) == 1 else ()
    if kind in ("<compat>", "<square>"):  # ligatures, Roman numerals, units
        return () if plain[:1].isspace() or "\ufb50" <= char <= "\ufefc" else (plain,)
    if kind == "<circle>":
        return (f"({plain})",)
    parts = unicodedata.normalize("NFD", char)
    return (parts,) if len(parts) > 1 and ord(char) not in _SYLLABLES else ()
