"""Words and marks of a sentence, with their offsets in the article."""

from __future__ import annotations

import re
from typing import Final

from timeline.events.values import light
from timeline.model import Span

_TOKEN: Final = re.compile(
    r"-[LR][RSC]B-|n't\b|'(?:s|re|ve|ll|d|m)\b|``|''|--+"
    r"|(?:[A-Za-z]\.){2,}|[$€£#]?\d+(?:[.,:/-]\d+)*(?:%|(?:bn|tn|m|k)\b)?|[^\W\d_]+(?=n't\b)|[^\W\d_]+(?:(?:-|'(?!s\b|re\b|ve\b|ll\b|d\b|m\b|t\b))\w+)*|\w+|[^\w\s]"
)

_CUT_SHORT: Final = {"ca": "can", "wo": "will", "sha": "shall"}


@light
class Token:
    """One word or mark and where it stands; `low` is its lower-case form.

    `is_word` tells that it is no mark: it holds a letter or a digit, or stands for a date. `capital` tells that it
    starts with a capital letter.
    """

    start: int
    end: int
    text: str
    low: str
    is_word: bool
    capital: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


DATE: Final = "<date>"
"""What stands for the words of a time expression where clauses are cut: 'the months that followed' holds no clause."""


def without_dates(tokens: tuple[Token, ...], dates: tuple[Span, ...]) -> tuple[Token, ...]:
    """The same tokens, with DATE for each that lies in a time expression."""
    if not dates:
        return tokens
    return tuple(
        Token(token.start, token.end, DATE, DATE, True, False)
        if any(d.start <= token.start < d.end for d in dates)
        else token
        for token in tokens
    )


def tokenise(prose: str, span: Span) -> tuple[Token, ...]:
    """The tokens of one sentence: words (hyphens inside), clitics ('s, n't), numbers with their signs, single marks."""
    found: list[Token] = []
    for match in _TOKEN.finditer(prose, span.start, span.end):
        start, end = match.span()
        text = match[0]
        low = text.lower()
        if low in _CUT_SHORT and prose.startswith(("n't", " n't"), end):
            low = _CUT_SHORT[low]
        found.append(Token(start, end, text, low, text[0].isalnum() or _is_word(text), text[0].isupper()))
    return tuple(found)


def _is_word(text: str) -> bool:
    """Whether something that begins with a mark is a number or a clitic."""
    return len(text) > 1 and text[0] in "$€£#'" and text != "''"
