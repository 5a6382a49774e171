"""Short forms that a text explains in brackets behind the full form."""

from __future__ import annotations

import re
from typing import Final

_ACRONYM: Final = re.compile(
    r"\b(?P<full>(?:[A-Z][\w'-]+\s+(?:(?:of|the|and|for|de|du)\s+){0,2}){1,7}(?:[A-Z][\w'-]+)?)\s*"
    r"(?:\(|-LRB-)\s*(?:the\s+)?(?P<short>[A-Z][A-Za-z]{1,9})\s*(?:\)|-RRB-)"
)
_SHORT: Final = re.compile(r"(?:\(|-LRB-)\s*(?:the\s+)?[A-Z][A-Za-z]{1,9}\s*(?:\)|-RRB-)")
"""What stands in the brackets; most articles have none, which is soon seen."""


def acronyms(prose: str) -> dict[str, str]:
    """Short forms that the text explains: {'DPRK': "Democratic People's Republic of Korea"}. Initials must agree."""
    found: dict[str, str] = {}
    if not _SHORT.search(prose):
        return found
    for match in _ACRONYM.finditer(prose):
        words = match["full"].split()
        short = match["short"]
        letters = [letter for letter in short if letter.isupper()]
        # The full form is the shortest run of words, from the right, that starts with the acronym's first letter.
        for at in range(len(words) - 1, -1, -1):
            initials = [word[0] for word in words[at:] if word[0].isupper()]
            if words[at][0] == short[0] and len(initials) >= len(letters) - 1 and len(words) - at >= 2:
                found.setdefault(short, " ".join(words[at:]))
                break
    return found
