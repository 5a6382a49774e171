"""What a clause below another tells: background, news told in passing, or what came of the deed before it."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.deeds import took_up, turns
from timeline.events.looks import Look
from timeline.events.numbers import may_count
from timeline.events.unreal import arranged

_SUBORDINATE: Final = ("relative", "adverbial", "temporal")
"""Roles of clauses that may only tell which thing or time is meant."""


def is_background(c: Look) -> bool:
    """A subordinate clause without a date, whose verb names no turn of events, or is about what was just told: ', a
    figure the rebels rejected'.
    """
    if c.role("relative") and c.tokens[c.clause.first].low in ("a", "an") and second(c) in lex.SUMMED:
        return True
    return c.role(*_SUBORDINATE) and not (c.dated or took_up(c) or turns(c))


def told_as_done_or_due(c: Look) -> bool:
    """A finite verb in the past, the perfect or the future."""
    group = c.clause.group
    return group.form == "finite" and (group.perfect or group.tense in {"past", "future"})


def told_in_passing(c: Look) -> bool:
    """A turn of events that a clause below another tells as news: 'the attack, which was halted at the river'.

    A relative clause without a comma, 'after', 'before', 'since' and 'when' rather name what is known. In the first
    sentences the perfect tells news there too: 'a flood that has killed twelve'.
    """
    group = c.clause.group
    if c.dated or c.clause.quoted or group.tense == "future" or not turns(c):
        return False
    hot = c.early and group.perfect and group.tense == "present"
    asserted = c.role("relative") and (hot or behind_comma(c))
    goes_on = c.clause.lead in {"until", "while", "although", "though"} or (
        c.clause.lead == "after" and second(c) == "which"
    )
    news = c.clause.lead == "after" and group.form == "finite" and _brings_news(c)
    return (asserted or goes_on or news) and told_as_done_or_due(c)


def _brings_news(c: Look) -> bool:
    """Whether its subject or its object is told for the first time: 'after divers found two bodies'."""
    first = c.tokens[c.clause.first + 1]
    object_ = c.tokens[c.clause.group.last + 1] if c.clause.group.last + 1 < c.clause.last else first
    if first.low in _ITS:
        return True  # 'after its auditor resigned'
    small = (token for token in (first, object_) if not token.capital)
    news = (token.low for token in small if token.low in ("a", "an") or token.low not in lex.STOP_WORDS)
    return any(low in ("a", "an") or low.endswith("s") or may_count(low) for low in news)


_ITS: Final = frozenset(("its", "his", "her", "their"))


def second(c: Look) -> str:
    """The second word of the clause."""
    return c.tokens[c.clause.first + 1].low


def behind_comma(c: Look) -> bool:
    """Whether a comma stands before the clause, or before the preposition that leads it (', after which it sank')."""
    first = c.clause.first
    before = [token.low for token in c.tokens[max(0, first - 2) : first]]
    led = before[:1] == [","] and before[-1] in lex.PREPOSITIONS and second(c) not in {"time", "point"}
    return before[-1:] == [","] or led


def came_of_it(c: Look) -> bool:
    """What a dated deed led to, told behind it: 'crossed the river on 3 May, capturing the town'."""
    group = c.clause.group
    behind = c.clause.first > 0 and c.tokens[c.clause.first - 1].low == "," and c.clause.last > group.last + 1
    return c.shared and not c.dated and group.form == "ing" and group.lemma in _TAKING and behind


_TAKING: Final = frozenset(
    "capture seize occupy conquer recapture retake liberate annex overrun besiege burn sack raze expel oust overthrow "
    "topple depose sink".split()
)
"""What decides a war or a reign: it is told behind what led to it as often as by itself."""


def only_subordinate(c: Look) -> bool:
    """An undated clause below another that tells no turn of events in passing."""
    return not c.dated and c.role("participle", *_SUBORDINATE) and not (told_in_passing(c) or arranged(c) or took_up(c))
