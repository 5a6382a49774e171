"""match(): which event each target means: by id, else by the exact words of its clause, else by the closest ones."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import PurePath
from typing import Final, Literal

import attrs

from timeline.edits.values import Target
from timeline.model import Event, Source

_TOKEN: Final = re.compile(r"\w+")
_CLOSE: Final = 0.75
"""Share of words, in their order, from which a clause is close: three of four the same."""
_NEAR: Final = 0.5
"""The same for a clause that is worth naming where none is close."""
_APART: Final = 0.1
"""How much closer than the second the closest must be."""
_FREQUENT: Final = 200
"""A word of more clauses than this finds none."""
_TRIED: Final = 20
"""Clauses that are compared word by word, of those that share most rare words."""

Words = tuple[str, ...]


@attrs.frozen
class Match:
    """The event that a target means and how it was found; without one, `told` says why."""

    event: Event | None
    how: Literal["id", "words", "closest", ""] = ""
    told: str = ""


def match(targets: Iterable[Target], events: Sequence[Event], sources: Sequence[Source]) -> dict[Target, Match]:
    """Find the event of each target. Never guesses: of two that fit as well, neither is taken.

    What one target finds by id or by its exact words, no other finds by being close to it.
    """
    desk = _Desk(events, sources)
    found = {target: desk.exact(target) for target in dict.fromkeys(targets)}
    taken = frozenset(one.event.id for one in found.values() if one.event is not None)
    return {target: one if one.event or one.told else desk.closest(target, taken) for target, one in found.items()}


def words_of(text: str) -> Words:
    """The words of a clause, without their case and what stands between them."""
    return tuple(_TOKEN.findall(text.casefold()))


class _Desk:
    """The events laid out to be found by id, by all of their words, and by their rare words."""

    def __init__(self, events: Sequence[Event], sources: Sequence[Source]) -> None:
        count = Counter(event.id for event in events)
        # In an order of their own: what is found must not depend on how they stand.
        self.events = sorted((event for event in events if count[event.id] == 1), key=lambda event: event.id)
        self.by_id = {event.id: event for event in self.events}
        told = {place.article for event in self.events for place in event.provenance}
        self.sources = [source for source in sources if source.id in told]
        self.by_words: dict[Words, dict[str, Event]] = defaultdict(dict)
        for event in self.events:
            for words in _clauses(event):
                self.by_words[words][event.id] = event
        self.clauses: list[tuple[Words, Event]] = []
        self.by_word: dict[str, list[int]] = {}

    def exact(self, target: Target) -> Match:
        if target.id in self.by_id:
            return Match(self.by_id[target.id], "id")
        words = words_of(target.words)
        if not words:
            return Match(None, told=f"no event has the id '{target.id}', and there are no words to find it by")
        fitting = [event for event in self.by_words.get(words, {}).values() if self._fits(target, event)]
        if len(fitting) > 1:
            return Match(None, told=f"{len(fitting)} events have the words '{target.words[:80]}' ({_ids(fitting)})")
        return Match(fitting[0], "words") if fitting else Match(None)

    def closest(self, target: Target, taken: frozenset[str]) -> Match:
        """The one whose words are close, and clearly closer than those of any other."""
        best: dict[str, float] = {}
        wanted = words_of(target.words)
        matcher = SequenceMatcher(None, b=wanted, autojunk=False)
        for words, event in self._sharing(wanted):
            if event.id not in taken and self._fits(target, event):
                matcher.set_seq1(words)
                if matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR:
                    best[event.id] = max(best.get(event.id, 0.0), matcher.ratio())
        ranked = sorted(best, key=lambda id_: (-best[id_], id_))
        if not ranked or best[ranked[0]] < _CLOSE:
            return Match(None, told=f"no event has {_named(target)}{self._nearly(ranked, best)}")
        first = self.by_id[ranked[0]]
        if len(ranked) > 1 and best[ranked[1]] > best[ranked[0]] - _APART:
            two = _ids([first, self.by_id[ranked[1]]])
            return Match(None, told=f"no event has {_named(target)}, and two are about as close ({two})")
        return Match(first, "closest")

    def _nearly(self, ranked: Sequence[str], best: Mapping[str, float]) -> str:
        """The clause that comes nearest, if it comes near at all."""
        if not ranked or best[ranked[0]] < _NEAR:
            return ""
        return f" (the closest is {ranked[0]}, '{self.by_id[ranked[0]].text[:80]}')"

    def _fits(self, target: Target, event: Event) -> bool:
        """Whether the event is told by the article that is named; a name that no article has is no hindrance."""
        articles = {source.id for source in self.sources if target.source in _names(source)}
        return not articles or any(place.article in articles for place in event.provenance)

    def _sharing(self, words: Words) -> Iterator[tuple[Words, Event]]:
        """The clauses that share most of the words, rare ones."""
        if not self.by_word:
            self._index()
        shared: Counter[int] = Counter()
        for word in dict.fromkeys(words):
            numbers = self.by_word.get(word, [])
            if len(numbers) <= _FREQUENT:
                shared.update(numbers)
        return (self.clauses[number] for number, _ in shared.most_common(_TRIED))

    def _index(self) -> None:
        found: dict[str, list[int]] = defaultdict(list)
        for event in self.events:
            for words in dict.fromkeys(_clauses(event)):
                for word in dict.fromkeys(words):
                    found[word].append(len(self.clauses))
                self.clauses.append((words, event))
        self.by_word = dict(found)


def _clauses(event: Event) -> Iterator[Words]:
    for text in (event.text, *(place.quote.exact for place in event.provenance)):
        if words := words_of(text):
            yield words


def _named(target: Target) -> str:
    """What a target looks for."""
    words = f"the words '{target.words[:80]}'"
    return f"the id '{target.id}' or {words}" if target.id else words


def _names(source: Source) -> tuple[str, ...]:
    return tuple(name for name in (source.id, source.source, PurePath(source.source).name, source.title) if name)


def _ids(events: Sequence[Event]) -> str:
    shown = ", ".join(event.id for event in events[:3])
    return f"{shown}, ..." if len(events) > 3 else shown
