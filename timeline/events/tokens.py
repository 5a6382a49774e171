"""Words and marks of a sentence, with their offsets in the article."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from timeline.events.numbers import may_count
from timeline.events.values import evolve, light
from timeline.events.words import Known
from timeline.model import Span

_COUNT_FOLLOWS: Final = (
    r"(?=\s(?:[$€£]?\d|(?:a\s)?(?:dozen|hundred|thousand|million|billion|half|third|quarter|fifth)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty)\b))"
)
_TOKEN: Final = re.compile(
    rf"\s*+(?:[Aa]s\s(?:many|much|few|little)\sas\b{_COUNT_FOLLOWS}"
    r"|-[LR][RSC]B-|n't\b|'(?:s|re|ve|ll|d|m)\b|``|''|--+"
    r"|[A-Za-z]\.(?:[A-Za-z]\.)+|[$€£#]?\d+(?:[.,:/-]\d+)*(?:%|(?:bn|tn|m|k)\b)?|[A-Z]++\d+[A-Z\d]*(?:-\w+)*"
    r"|(?=[^\W\d_]++'t\b)[^\W\d_]+(?=n't\b)|[^\W\d_]++(?:(?:-|'(?!s\b|re\b|ve\b|ll\b|d\b|m\b|t\b))\w++)*+|\w+|[^\w\s])"
)

_SHORT_FORMS: Final = {"US": "u.s.", "WHO": "w.h.o.", "IT": "i.t."}
"""Short forms that would be pronouns in small letters: 'the WHO said'."""
CUT_SHORT: Final = {"ca": "can", "wo": "will", "sha": "shall"}
"""What is left of a helper before "n't"."""
_NOT: Final = "n't"


_AS: Final = (" as", "\nas")
_MEASURED: Final = "about"
"""What 'as many as' before a number is like: one word, whose 'as' joins no clause."""


@light
class Token:
    """One word or mark and where it stands; `low` is its lower-case form.

    `is_word` tells that it is no mark: it holds a letter or a digit, or stands for a date. `capital` tells that it
    starts with a capital letter, `counts` that it may be a number or part of one.
    """

    start: int
    end: int
    text: str
    low: str
    is_word: bool
    capital: bool
    counts: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


OPENS: Final = frozenset(("(", "-LRB-"))
CLOSES: Final = frozenset((")", "-RRB-"))
"""Brackets, as texts and as treebanks write them."""
QUOTES: Final = frozenset(('"', "``", "''"))
BREAKS: Final = frozenset((";", ":", "—", "--", "---", "-")) | OPENS | CLOSES
"""Marks, quotes aside, behind which a new clause may begin; a comma is none."""
DATE: Final = "<date>"
"""What stands for the words of a time expression where clauses are cut: 'the months that followed' holds no clause."""


def without_dates(tokens: tuple[Token, ...], dates: tuple[Span, ...]) -> tuple[Token, ...]:
    """The same tokens, with DATE for each that lies in a time expression."""
    inside = numbers_in(tokens, dates)
    if not inside:
        return tokens
    found = list(tokens)
    for at in inside:
        found[at] = Token(tokens[at].start, tokens[at].end, DATE, DATE, True, False)
    return tuple(found)


def numbers_in(tokens: Sequence[Token], spans: Iterable[Span]) -> frozenset[int]:
    """The numbers of the tokens that begin in one of the spans; the tokens stand in the order of the text."""
    starts: list[int] = []
    found: set[int] = set()
    for span in spans:
        starts = starts or [token.start for token in tokens]
        found.update(range(bisect_left(starts, span.start), bisect_left(starts, span.end)))
    return frozenset(found)


def as_told(tokens: Sequence[Token]) -> str:
    """The words of tokens as the text has them: with a space between those that do not touch."""
    text, end = "", tokens[0].start if tokens else 0
    for token in tokens:
        text += token.text if token.start == end else f" {token.text}"
        end = token.end
    return text


def tokenise(prose: str, span: Span) -> tuple[Token, ...]:
    """The tokens of one sentence: words (hyphens inside), clitics ('s, n't), numbers with their signs, single marks."""
    words = _TOKEN.findall(prose, span.start, span.end)
    ends = itertools.accumulate(map(len, words), initial=span.start)
    next(ends)
    found = [
        Token(end - length, end, text, low, is_word, capital, counts)
        for end, (length, text, low, is_word, capital, counts) in zip(ends, map(_FORMS.__getitem__, words), strict=True)
    ]
    if _NOT in words or f" {_NOT}" in words:
        for at, (token, after) in enumerate(itertools.pairwise(found)):
            if after.low == _NOT and token.low in CUT_SHORT:
                found[at] = evolve(token, low=CUT_SHORT[token.low])
    return tuple(found)


def next_to(tokens: Sequence[Token], at: int) -> str:
    """The word behind a token, in small letters; nothing where it is the last."""
    return tokens[at + 1].low if at + 1 < len(tokens) else ""


def hyphen(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash joins two words without a space: 'the 7.0-magnitude quake'."""
    inner = tokens[at].text == "-" and 0 < at < len(tokens) - 1
    return inner and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _form(word: str) -> tuple[int, str, str, bool, bool, bool]:
    """What is known of a word with the blanks before it: its length without them, its text, and `low`, `is_word`,
    `capital` and `counts` of a `Token`.
    """
    text = word.lstrip()
    low = _SHORT_FORMS.get(text) or (_MEASURED if text.endswith(_AS) else text.lower())
    return len(text), text, low, text[0].isalnum() or _is_word(text), text[0].isupper(), may_count(low)


def _is_word(text: str) -> bool:
    """Whether something that begins with a mark is a number or a clitic."""
    return len(text) > 1 and text[0] in "$€£#'" and text != "''"


_FORMS: Final = Known(_form)
