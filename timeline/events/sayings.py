"""Sayings that stand beside what they report: which of both is the event."""

from __future__ import annotations

from timeline.events.attribution import Saying
from timeline.events.candidates import Candidate
from timeline.events.lexicon import SPEECH_ACTS, THIRD_PERSON, TURNING
from timeline.events.parsed import Parsed
from timeline.mentions import Mention
from timeline.model import Kind


def without_sayings(kept: list[tuple[Candidate, Mention]], parsed: Parsed) -> list[tuple[Candidate, Mention]]:
    """Leave a bare saying out where what it reports has its own date, or where it only trails what it reports.

    What a dated saying reports is left out where the saying says it all.
    """
    if not parsed.sayings:
        return kept
    told = {one.clause for one, _ in kept}
    ahead = {one.clause for one, mention in kept if mention.event.kind in ("plan", "forecast")}
    dated = {one.clause for one, _ in kept if one.own is not None}
    bare = {
        saying.clause
        for saying in parsed.sayings
        if saying.verb not in SPEECH_ACTS
        and saying.clause not in ahead
        and (dated & set(saying.content) or _trails(saying, told) or _only_told(saying, told, dated))
    }
    bare |= {
        saying.clause
        for saying in parsed.sayings
        if saying.verb == "deny" and saying.clause not in dated and told & set(saying.content)
    }
    bare |= {one.clause for one, mention in kept if _leans(one, parsed, told - bare)}
    cut = {one.clause for one, mention in kept if mention.event.label.endswith("…")}
    bare |= {
        one.clause
        for one, mention in kept
        if mention.event.when is None and _said_of(one, mention.event.kind, parsed, dated - bare - cut)
    }
    return [(one, mention) for one, mention in kept if one.clause not in bare]


def _said_of(one: Candidate, kind: Kind, parsed: Parsed, dated: set[int]) -> bool:
    """Whether a dated saying says it, and it is no turn of events itself: 'said on Monday that he was sad'."""
    said = any(saying.clause in dated for saying in parsed.told_by.get(one.clause, ()))
    plain = one.parts is not None and one.parts.group.lemma not in TURNING and kind in ("occurrence", "state")
    return said and plain


def _leans(one: Candidate, parsed: Parsed, told: set[int]) -> bool:
    """Whether it only says with a pronoun what a kept saying says in full: 'the firm announced that it would close'."""
    over = parsed.told_by.get(one.clause, ())
    says = any(saying.verb in SPEECH_ACTS and saying.clause in told for saying in over)
    return says and one.own is None and _by_pronoun(one)


def _by_pronoun(one: Candidate) -> bool:
    """Whether its subject is a pronoun: the saying before it names whom it means."""
    subject = one.parts.subject if one.parts is not None else None
    return subject is not None and one.parsed.tokens[subject[0]].low in THIRD_PERSON


def _only_told(saying: Saying, told: set[int], dated: set[int]) -> bool:
    """Whether it says on no date that somebody was told what is told itself."""
    return saying.verb == "tell" and saying.clause not in dated and bool(told & set(saying.content))


def _trails(saying: Saying, told: set[int]) -> bool:
    """Whether a saying stands behind all that it reports, and some of that is told ('..., the ministry said')."""
    return bool(told & set(saying.content)) and min(saying.content) < saying.clause
