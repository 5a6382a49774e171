"""What a verb with its helpers says: the value that the reading of verbs gives."""

from __future__ import annotations

from typing import Literal

from timeline.events.tokens import Token
from timeline.events.values import light
from timeline.expressions import Tense

Form = Literal["finite", "infinitive", "ing", "participle"]


@light
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

    def after_it(self, tokens: tuple[Token, ...]) -> bool:
        """Whether it is the 'is' of 'it is ... that', which turns a sentence round or weighs what follows."""
        return self.copula and self.first > 0 and tokens[self.first - 1].low == "it"
