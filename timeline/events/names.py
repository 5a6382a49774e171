"""Names of a text: runs of capitalised words, and acronyms with what they stand for.

What kind of thing a name names is not guessed.
"""

from __future__ import annotations

import re
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.tokens import Token

_ACRONYM: Final = re.compile(
    r"\b(?P<full>(?:[A-Z][\w'-]+\s+(?:(?:of|the|and|for|de|du)\s+){0,2}){1,7}(?:[A-Z][\w'-]+)?)\s*\(\s*(?P<short>[A-Z][A-Za-z]{1,9})\s*\)"
)
_INSIDE: Final = frozenset("of de la le van von der den al bin el du and".split())
_CALENDAR: Final = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "christmas easter bce bc ad am pm gmt i".split()
)


def acronyms(prose: str) -> dict[str, str]:
    """Short forms that the text explains: {'DPRK': "Democratic People's Republic of Korea"}. Initials must agree."""
    found: dict[str, str] = {}
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


def names(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """The names among a clause's tokens, in order, each once. A lone capital at its start is none."""
    found: dict[str, None] = {}
    at = 0
    while at < len(tokens):
        end = _run(tokens, at)
        text = " ".join(token.text for token in tokens[at:end]).replace(" 's", "'s").replace(" - ", "-")
        if end > at and (at or end - at > 1):
            found[text] = None
        at = max(end, at + 1)
    return tuple(found)


def _run(tokens: tuple[Token, ...], at: int) -> int:
    """The end of the run of capitalised words that starts at `at`; `at` where none does."""
    if not _capital(tokens[at]) or (tokens[at].low in lex.STOP_WORDS and not tokens[at].text.isupper()):
        return at
    end = at + 1
    while end < len(tokens):
        if _capital(tokens[end]):
            end += 1
        elif (
            tokens[end].low in _INSIDE
            and end + 1 < len(tokens)
            and _capital(tokens[end + 1])
            and tokens[end].low != "and"
        ):
            end += 2
        else:
            break
    return end


def _capital(token: Token) -> bool:
    return token.capital and token.low not in _CALENDAR and token.is_word
