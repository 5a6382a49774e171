"""Words and marks of a sentence, with their offsets in the article."""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.model import Span

_TOKEN: Final = re.compile(
    r"-[LR][RSC]B-|n't\b|'(?:s|re|ve|ll|d|m)\b|``|''|--+"
    r"|(?:[A-Za-z]\.){2,}|[$€£#]?\d+(?:[.,:/-]\d+)*(?:%|(?:bn|tn|m|k)\b)?|[^\W\d_]+(?=n't\b)|[^\W\d_]+(?:(?:-|'(?!s\b|re\b|ve\b|ll\b|d\b|m\b|t\b))\w+)*|\w+|[^\w\s]"
)

_CUT_SHORT: Final = {"ca": "can", "wo": "will", "sha": "shall"}


@attrs.frozen
class Token:
    """One word or mark; `low` is its lower-case form."""

    span: Span
    text: str
    low: str

    @property
    def is_word(self) -> bool:
        """Whether it is no mark: it holds a letter or a digit, or stands for a date."""
        return (
            self.low == DATE
            or self.text[0].isalnum()
            or (self.text[0] in "$€£#" and len(self.text) > 1)
            or (self.text[0] == "'" and len(self.text) > 1 and self.text != "''")
        )

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[0].isupper()


DATE: Final = "<date>"
"""What stands for the words of a time expression where clauses are cut: 'the months that followed' holds no clause."""


def without_dates(tokens: tuple[Token, ...], dates: tuple[Span, ...]) -> tuple[Token, ...]:
    """The same tokens, with DATE for each that lies in a time expression."""
    if not dates:
        return tokens
    return tuple(
        Token(token.span, DATE, DATE) if any(d.start <= token.span.start < d.end for d in dates) else token
        for token in tokens
    )


def tokenise(prose: str, span: Span) -> tuple[Token, ...]:
    """The tokens of one sentence: words (hyphens inside), clitics ('s, n't), numbers with their signs, single marks."""
    found: list[Token] = []
    for match in _TOKEN.finditer(prose, span.start, span.end):
        text = match[0]
        low = text.lower()
        if low in _CUT_SHORT and prose.startswith(("n't", " n't"), match.end()):
            low = _CUT_SHORT[low]
        found.append(Token(Span(*match.span()), text, low))
    return tuple(found)
