"""Whose quotation a sentence stands in: the speaker is named once, in it, right before or right behind."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from timeline.events.parsed import Parsed
from timeline.model import Attribution


def quotations(sentences: Iterator[Parsed]) -> Iterator[tuple[Parsed, Attribution | None]]:
    """Each sentence with the speaker of the quotation that it stands in, if any.

    A passage at a time: a quotation ends with its block, but for one whose next block opens with a quotation mark again
    while it was still open. A long article need not be held whole.
    """
    for _, group in itertools.groupby(sentences, key=lambda one: one.passage):
        passage = list(group)
        for number, speaker in enumerate(_speakers(passage)):
            yield passage[number], speaker


def _speakers(passage: list[Parsed]) -> list[Attribution | None]:
    """The speaker of each sentence's quotation: the nearest who is named in it, else beside it."""
    found: list[Attribution | None] = [None] * len(passage)
    for start, end in _stretches(passage):
        inner = [at for at in range(start, end) if _heard(passage[at])]
        if not inner:
            beside = [at for at in (start - 1, end) if 0 <= at < len(passage) and _heard(passage[at])]
            speaker = _voice(passage[beside[0]], last=beside[0] < start) if beside else None
            found[start:end] = [speaker] * (end - start)
            continue
        near = 0
        for at in range(start, end):
            while near + 1 < len(inner) and abs(inner[near + 1] - at) <= abs(inner[near] - at):
                near += 1
            found[at] = _voice(passage[inner[near]], last=inner[near] < at)
    return found


def _stretches(passage: list[Parsed]) -> Iterator[tuple[int, int]]:
    """The runs of sentences that one quotation goes through."""
    at = 0
    while at < len(passage):
        if not _quotes(passage[at]):
            at += 1
            continue
        end = at + 1
        while end < len(passage) and _quotes(passage[end]) and (passage[end].inside or passage[end - 1].open):
            end += 1
        yield at, end
        at = end


def _quotes(one: Parsed) -> bool:
    return one.inside or one.open or any(clause.quoted for clause in one.clauses)


def _heard(one: Parsed) -> bool:
    """Whether anybody speaks in a sentence outside the quotation, named or not."""
    return bool(one.sayings)


def _voice(one: Parsed, *, last: bool) -> Attribution | None:
    saying = one.sayings[-1 if last else 0]
    return Attribution(saying.speaker, saying.verb, True, saying.via) if saying.speaker else None
