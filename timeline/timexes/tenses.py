"""Which tense an expression is told in: that of the verb group of its clause.

A group is read whole ('will be sold' is future, though 'sold' stands nearer), and a reporting clause between commas
(', the firm said,') governs nothing but its own date.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from timeline.expressions import Signal, Tense
from timeline.timexes.patterns import Patterns
from timeline.timexes.tokens import Tokens

Reading = Literal["past", "present", "future", "other", "skipped", "gone", "planned", "moved", "reported"]
"""What a verb group says of a date beside it. The first three are tenses, `other` shows none, `skipped` governs none.

`gone` makes a present past ('is in hospital after a crash on Sunday'). `planned` is a plan of the past ('was due to
open in March'): its date may lie on either side. `moved` looks ahead to the date that something is moved to, and is
past with any other. `reported` is past, and governs nothing between commas.
"""

_BEFORE: Final = 40
_BEHIND: Final = 25
"""Tokens before and behind an expression among which the verb that governs it is looked for."""
_ASIDE: Final = 6
"""Tokens that a reporting clause between commas has at most."""
_TELLING: Final = 7
"""Tokens in which a verb of saying leads to its date."""
_TENSES: Final[dict[Reading, Tense]] = {
    "past": "past", "moved": "past", "reported": "past", "present": "present", "future": "future",
}  # fmt: skip


class Verbs(NamedTuple):
    """A language's verb groups, as patterns in the order in which they are tried at each word.

    `stops` ends a sentence, `aside` is the mark around a clause put in, `towards` stands between a verb and the date
    that something is moved to, and `owned` behind a date makes it an adjective ('Monday's storm'). `telling` ends right
    before a date on which something was merely said ('police said on'). `clauses` ends a clause, in a language whose
    marks show that: the verb of a date's own clause goes before the others of its sentence. `put_in` opens a clause
    that tells something aside, or as over before what is told ('who', 'had'), and `back` shows the latter beside a time
    of day ('had', 'earlier').
    """

    groups: tuple[tuple[str, Reading], ...]
    stops: str
    aside: str
    towards: str
    owned: str
    telling: str
    clauses: str = ""
    put_in: str = ""
    back: str = ""


class Tenses:
    """The verb groups of a language made ready to run."""

    def __init__(self, verbs: Verbs, patterns: Patterns) -> None:
        self._readings: list[Reading] = [reading for _, reading in verbs.groups]
        pieces = [patterns.read(one) for one, _ in verbs.groups]
        first = "".join(sorted(frozenset[str]().union(*(piece.first for piece in pieces))))
        self._groups = re.compile(f"(?=[{first}])(?:{'|'.join(f'({piece.regex})' for piece in pieces)})")
        self._stops, self._aside, self._owned = (
            re.compile(patterns.read(one).regex) for one in (verbs.stops, verbs.aside, verbs.owned)
        )
        self._clauses = re.compile(patterns.read(verbs.clauses).regex) if verbs.clauses else None
        self._put_in, self._back = (
            re.compile(patterns.read(one).regex) if one else None for one in (verbs.put_in, verbs.back)
        )
        self._towards, self._telling = (
            re.compile(f"(?:{patterns.read(one).regex})$") for one in (verbs.towards, verbs.telling)
        )

    def tense(self, tokens: Tokens, first: int, last: int, signal: Signal) -> tuple[Tense, Signal]:
        """The tense of the expression of the tokens [first, last), and its signal, which the verb can change.

        A date that something is moved to is told as future and its 'until' is no duration. One of a past plan has no
        tense and the signal 'to', unless a word such as 'by' bounds it.
        """
        kinds = tokens.kinds
        own = self._near(kinds, first, last, self._clauses) if self._clauses else None
        reading = own or self._near(kinds, first, last, self._stops)
        if reading == "moved" and self._towards.search(kinds, max(0, first - 3), first):
            return "future", "in"
        if reading == "planned":
            return "", "to" if signal in ("", "in", "during", "until", "through") else signal
        if reading == "present" and self._owned.match(kinds, last):
            return "", signal
        return (_TENSES.get(reading, "") if reading else ""), signal

    def is_told(self, tokens: Tokens, first: int) -> bool:
        """Whether an expression only dates a saying."""
        return bool(self._telling.search(tokens.kinds, max(0, first - _TELLING), first))

    def is_aside(self, tokens: Tokens, first: int) -> bool:
        """Whether an expression stands behind words that open a clause put in, in its sentence."""
        if self._put_in is None:
            return False
        return bool(self._put_in.search(tokens.kinds, _opening(tokens.kinds, first, self._stops), first))

    def is_back(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether the sentence around a time of day goes back behind what is told."""
        if self._back is None:
            return False
        kinds = tokens.kinds
        stop = self._stops.search(kinds, last, last + _BEHIND)
        end = stop.start() if stop else last + _BEHIND
        before = self._back.search(kinds, _opening(kinds, first, self._stops), first)
        return bool(before or self._back.search(kinds, last, end))

    def _near(self, kinds: str, first: int, last: int, stops: re.Pattern[str]) -> Reading | None:
        """The reading of the group that governs an expression, none of whose words lie beyond a stop."""
        return self._before(kinds, first, stops) or self._behind(kinds, last, stops)

    def _before(self, kinds: str, first: int, stops: re.Pattern[str]) -> Reading | None:
        """The reading of the last group before an expression."""
        found: Reading | None = None
        for group in self._groups.finditer(kinds, _opening(kinds, first, stops), first):
            reading = self._reading(group, kinds)
            if reading == "gone":
                reading = "past" if found == "present" else None
            found = reading or found
        return found

    def _behind(self, kinds: str, last: int, stops: re.Pattern[str]) -> Reading | None:
        """The reading of the first group behind an expression."""
        stop = stops.search(kinds, last, last + _BEHIND)
        for group in self._groups.finditer(kinds, last, stop.end() - 1 if stop else last + _BEHIND):
            reading = self._reading(group, kinds)
            if reading is not None and reading != "gone":
                return reading
        return None

    def _reading(self, group: re.Match[str], kinds: str) -> Reading | None:
        """What a group says; None where it governs nothing."""
        reading = self._readings[(group.lastindex or 1) - 1]
        if reading == "skipped" or (reading == "reported" and self._is_aside(group, kinds)):
            return None
        return reading

    def _is_aside(self, group: re.Match[str], kinds: str) -> bool:
        start = max(0, group.start() - _ASIDE)
        return bool(self._aside.match(kinds, group.end()) and self._aside.search(kinds, start, group.start()))


def _opening(kinds: str, first: int, stops: re.Pattern[str]) -> int:
    """Where the words before an expression begin that lie beyond no stop."""
    start = max(0, first - _BEFORE)
    return max((stop.end() for stop in stops.finditer(kinds, start, first)), default=start)
