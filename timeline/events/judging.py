"""Which clauses of a sentence are told as events, and as what: each is looked at, weighed and described."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

import attrs

from timeline.events import lists
from timeline.events.candidates import Candidate, candidates
from timeline.events.confidence import confidence, trusts
from timeline.events.describing import Judged, describe
from timeline.events.eventnouns import nouns
from timeline.events.figures import figures, with_known, without_known
from timeline.events.kinds import is_ahead, kind_of
from timeline.events.likelihood import estimates, likelihood, weighed
from timeline.events.links import links, tells_time
from timeline.events.lists import Entry
from timeline.events.looks import Look, look
from timeline.events.parsed import Parsed
from timeline.events.picking import OF_A_STORY, THRESHOLD, passed_over, thrown_out, weight
from timeline.events.sayings import without_sayings
from timeline.events.values import evolve
from timeline.mentions import Mention
from timeline.model import Article, Attribution, Figure, Kind

_LEAST: Final = 1.0
"""What an event weighs at most that is shown only where everything is asked for."""


@attrs.frozen
class Setting:
    """What is known of a sentence from those before it: whose quotation it is, what it stands under."""

    speaker: Attribution | None
    entry: Entry | None
    after_dated: bool
    now: bool
    scene: bool
    everything: bool


def picked(article: Article, parsed: Parsed, setting: Setting) -> list[Mention]:
    """The events that the clauses and nouns of a sentence tell, in the order of the text; those that no editor would
    pick only where everything is asked for, marked as minor.
    """
    judged = list(_judged(article, parsed, setting))
    told = [one for one in judged if not one[1].minor]
    kept = without_sayings(told, parsed)
    shown = [mention for _, mention in kept]
    shown += [mention for _, mention in judged if mention.minor]
    if setting.everything:
        clauses = {one.clause for one, _ in kept}
        shown += [evolve(mention, minor=True) for one, mention in told if one.clause not in clauses]
    shown += [unjudged(article, one) for one in nouns(parsed, [one for one, _ in kept])]
    return sorted(shown, key=lambda mention: mention.event.provenance[0].clause)


def unjudged(article: Article, one: Candidate) -> Mention:
    """The mention of what stands beside a date of its own, and is an event without more ado."""
    ahead = one.clause < 0 and one.own is not None and is_ahead(one.own.when, article.dct.when)
    kind: Kind = "plan" if ahead else "occurrence"
    return describe(article, one, Judged(figures(article.prose, one.span, one.parsed.dates), kind))


def _judged(article: Article, parsed: Parsed, setting: Setting) -> Iterator[tuple[Candidate, Mention]]:
    """The clauses that weigh enough, described; with all the others where everything is asked for."""
    text = parsed.sentence.span.of(article.prose)
    uncertain, trusted = estimates(text), trusts(text)
    timeless = not (setting.everything or tells_time(parsed))
    least = OF_A_STORY if article.genre == "narrative" or article.dct.when is None else THRESHOLD
    wide = setting.entry is not None and lists.is_wide(setting.entry)
    for bare in candidates(parsed, setting.speaker):
        under = bare if setting.entry is None or setting.scene else lists.under(bare, setting.entry)
        if passed_over(under, timeless=timeless, odds=uncertain):
            continue
        one = _tied(under)
        who = one.attribution.speaker if one.attribution else ""
        odds = likelihood(article.prose, weighed(article.prose, one), who) if uncertain else None
        sure = confidence(article.prose, one) if trusted else ""
        kind = kind_of(one, article.dct.when, judged=bool(odds or sure))
        counted = _Counted(article.prose, one)
        # That it happened in the year of a chapter's heading makes nothing more of an event.
        judged = evolve(bare, links=one.links) if wide else one
        seen = look(judged, kind, odds, counts=counted.any, after_dated=setting.after_dated)
        score = None if seen is None else _score(seen, least, everything=setting.everything)
        if score is not None:
            mention = describe(article, one, Judged(counted.told(), kind, odds, score, sure))
            yield one, mention if score >= least else evolve(mention, minor=True)


def _tied(one: Candidate) -> Candidate:
    """A candidate with its ties to other events; one that counts from such an event has a time of its own."""
    ties = links(one.parsed, one.clause)
    if not ties:
        return one
    counts = any(tie.count is not None for tie in ties)
    return evolve(one, links=ties, shared=None if counts else one.shared)


def _score(seen: Look, least: float, *, everything: bool) -> float | None:
    """What a clause weighs; None where it is no event. What no editor would pick weighs little."""
    if thrown_out(seen, everything=everything):
        return None
    score = weight(seen, -math.inf if everything else least)
    if everything:
        return min(score, _LEAST) if thrown_out(seen) else score
    return score if score >= least else None


class _Counted:
    """The figures of a clause, found when they are first asked for: for most clauses nobody asks."""

    def __init__(self, prose: str, one: Candidate) -> None:
        self._prose, self._one = prose, one
        self._known: list[Figure] | None = None

    def told(self) -> tuple[Figure, ...]:
        """Those that the clause tells."""
        return without_known(self._prose, self._one.span, self._found)

    def any(self) -> bool:
        """Whether it has one, if only of what is known."""
        return bool(self._found)

    @property
    def _found(self) -> list[Figure]:
        if self._known is None:
            one = self._one
            self._known = with_known(self._prose, one.span, one.parsed.dates) if one.may_count else []
        return self._known
