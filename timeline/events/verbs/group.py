"""What a verb with its helpers says: the value that the reading of verbs gives."""

from __future__ import annotations

from typing import Literal

import attrs

from timeline.model import Tense

Form = Literal["finite", "infinitive", "ing", "participle"]


@attrs.frozen
class VerbGroup:
    """A verb with its helpers: tokens `[first, last]`, the `head` token, and what they say of time and mood."""

    first: int
    last: int
    head: int
    lemma: str
    tense: Tense
    form: Form = "finite"
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    modal: str = ""
    negated: bool = False
    copula: bool = False
    helpers: tuple[int, int] | None = None
