"""What one clause tells of an event, as far as another telling of the same event has to agree with it."""

from __future__ import annotations

from typing import Literal

import attrs


@attrs.frozen
class Party:
    """Who or what takes part: the words of its names, without titles, and the stem of the noun that heads it.

    Both are empty where only a pronoun stands for it, or nothing.
    """

    names: frozenset[str] = frozenset()
    noun: str = ""

    @property
    def known(self) -> bool:
        """Whether the words tell who or what it is."""
        return bool(self.names or self.noun)


@attrs.frozen
class Telling:
    """What a clause, or a noun beside its date, tells of its event.

    `heads` are the stems of what happened: of the verb, or of the noun that a light verb leans on ('launched an
    attack'). `doer` did it to `undergone`; `sole` is the only party of a verb without an object, which may be either.
    `names` are the words of all names, `around` of those behind the verb, `topic` the stems of all other words that say
    something, `numbers` its numbers but dates. `again` are words that set it apart from others of its kind ('another',
    'second'). `nominal` when a noun tells it, `saying` when it is that something was said. `verb` is the verb itself,
    and `takes_up` whether a subject told of before ('it', 'the ship') does it or suffers it; empty for another one.
    """

    sentence: int
    heads: frozenset[str] = frozenset()
    doer: Party = Party()
    undergone: Party = Party()
    sole: Party = Party()
    names: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()
    nominal: bool = False
    saying: bool = False
    verb: str = ""
    takes_up: Literal["", "does", "suffers"] = ""
