"""Which tense an expression is told in: that of the verb group of its clause.

A group is read whole ('will be sold' is future, though 'sold' stands nearer), and a reporting clause between commas
(', the firm said,') governs nothing but its own date.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from typing import Final, Literal, NamedTuple

from timeline.expressions import Signal, Tense
from timeline.timexes.patterns import Patterns, one_of
from timeline.timexes.tokens import Tokens

Reading = Literal[
    "past", "present", "future", "other", "skipped", "gone", "planned", "moved", "reported", "state", "would", "mishap"
]
"""What a verb group says of a date beside it. The first three are tenses, `other` shows none, `skipped` governs none.

`state` is present before a date ('the hearing is on Monday'), and shows none behind it ('the crowds on Monday are
proof'). `would` is future, but a day and month of it may have passed since that was said. `gone` makes a present past
('is in hospital after a crash on Sunday'). `planned` is a plan of the past ('was due to open in March'): its date may
lie on either side. `moved` looks ahead to the date that something is moved to, and is past with any other. `reported`
is past, and governs nothing between commas. `mishap` is a noun that makes the date behind it past, where nothing before
it looks ahead ('the killing of two guards on Sunday could', but 'will stage an attack on Sunday').
"""

_BEFORE: Final = 40
_BEHIND: Final = 25
"""Tokens before and behind an expression among which the verb that governs it is looked for."""
_ASIDE: Final = 6
"""Tokens that a reporting clause between commas has at most."""
_TELLING: Final = 7
"""Tokens in which a verb of saying leads to its date."""
_TENSES: Final[dict[Reading, Tense]] = {
    "past": "past", "moved": "past", "reported": "past", "present": "present", "state": "present",
    "future": "future", "would": "future",
}  # fmt: skip


class Verbs(NamedTuple):
    """A language's verb groups, as patterns in the order in which they are tried at each word.

    `stops` ends a sentence, `aside` is the mark around a clause put in, `towards` stands between a verb and the date
    that something is moved to, and `owned` behind a date makes it an adjective ('Monday's storm'). Of what such a date
    says which one is meant, `announced` is to come ("Monday's planned march"), and `befell` over, since nobody plans it
    ('the 7 May earthquake'). `acted` behind a date is a verb of the past that goes before a state told before it ('is
    led by a woman who on Monday offered a truce'). `this` in an expression makes it one of the article's own time.
    `heading` behind a day and month sets off what is told of it.
    `telling` ends right before a date on which something was merely said ('police said on'). `clauses` ends a clause,
    in a language whose marks show that: the verb of a date's own clause goes before the others of its sentence.
    `put_in` opens a clause that tells something aside, or as over before what is told ('who', 'had'), and `back` shows
    the latter beside a time of day ('had', 'earlier').
    """

    groups: tuple[tuple[str, Reading], ...]
    stops: str
    aside: str
    towards: str
    owned: str
    telling: str
    announced: str = ""
    befell: str = ""
    acted: str = ""
    this: str = ""
    heading: str = ""
    clauses: str = ""
    put_in: str = ""
    back: str = ""


class Tenses:
    """The verb groups of a language made ready to run, and the patterns around them."""

    def __init__(self, verbs: Verbs, patterns: Patterns) -> None:
        self.readings: list[Reading] = [reading for _, reading in verbs.groups]
        pieces = [patterns.read(one) for one, _ in verbs.groups]
        # What a group can start with is seen sooner than that it does not fit.
        groups = "|".join(f"(?={one_of(piece.first)})({piece.regex})" for piece in pieces)
        first = one_of(frozenset[str]().union(*(piece.first for piece in pieces)))
        self.groups = re.compile(f"(?={first})(?:{groups})")
        self.stops, self.aside, self.owned = (
            re.compile(patterns.read(one).regex) for one in (verbs.stops, verbs.aside, verbs.owned)
        )
        self.clauses = re.compile(patterns.read(verbs.clauses).regex) if verbs.clauses else None
        self.put_in, self.back, self.announced, self.befell, self.acted, self.this, self.heading = (
            re.compile(patterns.read(one).regex) if one else None
            for one in (verbs.put_in, verbs.back, verbs.announced, verbs.befell, verbs.acted, verbs.this, verbs.heading)
        )
        self.towards, self.telling = (
            re.compile(f"(?:{patterns.read(one).regex})$") for one in (verbs.towards, verbs.telling)
        )


class _Ends:
    """Where a stretch of tokens has ends of one sort, of sentences or of clauses: all found in one pass."""

    def __init__(self, pattern: re.Pattern[str], kinds: str) -> None:
        found = [end.span() for end in pattern.finditer(kinds)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def opening(self, first: int) -> int:
        """Where the words before an expression begin that lie beyond no end."""
        start = max(0, first - _BEFORE)
        at = bisect_right(self._ends, first) - 1
        return self._ends[at] if at >= 0 and self._starts[at] >= start else start

    def closing(self, last: int) -> int:
        """Where the words behind an expression end that lie before the next end."""
        at = bisect_left(self._starts, last)
        near = at < len(self._ends) and self._ends[at] <= last + _BEHIND
        return self._ends[at] - 1 if near else last + _BEHIND


class Around:
    """What stands around the expressions of a stretch of tokens: verbs above all."""

    def __init__(self, tenses: Tenses, tokens: Tokens) -> None:
        self.tokens = tokens
        self._of = tenses
        self._kinds = tokens.kinds

    @functools.cached_property
    def _sentences(self) -> _Ends:
        return _Ends(self._of.stops, self._kinds)

    @functools.cached_property
    def _clauses(self) -> _Ends | None:
        return _Ends(self._of.clauses, self._kinds) if self._of.clauses else None

    def tense(self, first: int, last: int, signal: Signal, *, yearless: bool = False) -> tuple[Tense, Signal]:
        """The tense of the expression of the tokens [first, last), and its signal, which the verb can change.

        It is `yearless` where it names a day and month and no year.
        A date that something is moved to is told as future and its 'until' is no duration. One of a past plan has no
        tense and the signal 'to', unless a word such as 'by' bounds it.
        """
        kinds, of = self._kinds, self._of
        if of.befell is not None and of.befell.match(kinds, last):
            return "past", signal
        if of.announced is not None and of.announced.match(kinds, last):
            return "future", signal
        reading = self._governing(first, last, alone=yearless and self._heads(last))
        if reading == "moved" and of.towards.search(kinds, max(0, first - 3), first):
            return "future", "in"
        if reading == "planned" and signal == "from":
            return "future", signal  # 'threatened to block it from Monday'
        if reading == "planned" or (reading == "would" and yearless):
            return "", "to" if signal in ("", "in", "during", "until", "through", "and") else signal
        if reading in ("present", "state") and of.owned.match(kinds, last):
            return "", signal
        if reading == "state" and of.acted is not None and of.acted.match(kinds, last):
            return "past", signal
        return (_TENSES.get(reading, "") if reading else ""), signal

    def is_this(self, first: int, last: int) -> bool:
        """Whether the words of an expression point at the time of the text: 'late this week'."""
        return self._of.this is not None and self._of.this.search(self._kinds, first, last) is not None

    def is_told(self, first: int) -> bool:
        """Whether an expression only dates a saying."""
        return bool(self._of.telling.search(self._kinds, max(0, first - _TELLING), first))

    def is_aside(self, first: int) -> bool:
        """Whether an expression stands behind words that open a clause put in, in its sentence."""
        put_in = self._of.put_in
        return put_in is not None and bool(put_in.search(self._kinds, self._sentences.opening(first), first))

    def is_back(self, first: int, last: int) -> bool:
        """Whether the sentence around a time of day goes back behind what is told."""
        back, kinds = self._of.back, self._kinds
        if back is None:
            return False
        stop = self._of.stops.search(kinds, last, last + _BEHIND)
        end = stop.start() if stop else last + _BEHIND
        before = back.search(kinds, self._sentences.opening(first), first)
        return bool(before or back.search(kinds, last, end))

    def _heads(self, last: int) -> bool:
        """Whether a mark or the end of a line sets off what follows an expression: '3 May - The firm will be sold'."""
        behind = self.tokens.words[last] if last < len(self.tokens.words) else ""
        return "\n" in behind or (self._of.heading is not None and bool(self._of.heading.match(self._kinds, last)))

    def _governing(self, first: int, last: int, *, alone: bool) -> Reading | None:
        """The reading of the group that governs an expression: one of its own clause, else of its sentence; of those
        before it where it stands `alone`.
        """
        if alone:
            return self._before(self._sentences.opening(first), first)
        sentence = self._sentences.opening(first), self._sentences.closing(last)
        clause = (self._clauses.opening(first), self._clauses.closing(last)) if self._clauses else sentence
        own = self._near(first, last, *clause)
        return own if own or clause == sentence else self._near(first, last, *sentence)

    def _near(self, first: int, last: int, opening: int, closing: int) -> Reading | None:
        """The reading of the group that governs an expression, of those in the words from an opening to a closing."""
        return self._before(opening, first) or self._behind(last, closing)

    def _before(self, opening: int, first: int) -> Reading | None:
        """The reading of the last group before an expression."""
        found: Reading | None = None
        for group in self._of.groups.finditer(self._kinds, opening, first + 1):  # 'the fire Monday' is one with its day
            if group.start() >= first:
                break
            reading = self._reading(group)
            if reading == "gone":
                reading = "past" if found in ("present", "state") else None
            elif reading == "mishap":
                reading = "past" if found in (None, "present", "state", "other") else None
            found = reading or found
        return found

    def _behind(self, last: int, closing: int) -> Reading | None:
        """The reading of the first group behind an expression."""
        for group in self._of.groups.finditer(self._kinds, last, closing):
            reading = self._reading(group)
            if reading is not None and reading not in ("gone", "mishap"):
                return "other" if reading == "state" else reading
        return None

    def _reading(self, group: re.Match[str]) -> Reading | None:
        """What a group says; None where it governs nothing."""
        reading = self._of.readings[(group.lastindex or 1) - 1]
        if reading == "skipped" or (reading == "reported" and self._is_aside(group)):
            return None
        return reading

    def _is_aside(self, group: re.Match[str]) -> bool:
        aside, start = self._of.aside, max(0, group.start() - _ASIDE)
        return bool(aside.match(self._kinds, group.end()) and aside.search(self._kinds, start, group.start()))
