"""Spans of what taggers give back in forms of their own."""

from __future__ import annotations

import re

JOINED = re.compile(
    r"(?:from |between )?(?P<first>.+?)(?: (?:to|through|thru|until|till|and) | ?[-\u2013\u2014] ?)(?P<last>.+)",
    re.IGNORECASE,
)

Span = tuple[int, int]


def halves(text: str, span: Span) -> list[Span] | None:
    """The spans of both ends of a range such as `from 3 May to 5 June`, where the words name both."""
    start, end = span
    joined = JOINED.fullmatch(text[start:end])
    if not joined:
        return None
    return [(start + joined.start(name), start + joined.end(name)) for name in ("first", "last")]


def place(text: str, piece: str, after: int) -> Span | None:
    """The first place of a piece at or after a position."""
    start = text.find(piece, after)
    return None if start < 0 else (start, start + len(piece))
