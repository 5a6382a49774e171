"""detect(): the events that an article tells, as its clauses tell them.

parse -> candidates (clauses and nouns with their own dates) -> pick -> describe. English; for another language each
sentence with a date is an event, and the findings say so.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import Final

import attrs

from timeline.events import lists
from timeline.events.attribution import Saying
from timeline.events.candidates import Candidate, candidates
from timeline.events.confidence import confidence, trusts
from timeline.events.describing import Judged, describe
from timeline.events.eventnouns import nouns
from timeline.events.figures import figures, with_known, without_known
from timeline.events.furniture import furniture, opened
from timeline.events.kinds import is_ahead, kind_of
from timeline.events.lexicon import SPEECH_ACTS, THIRD_PERSON, TURNING
from timeline.events.likelihood import estimates, likelihood, weighed
from timeline.events.links import links, tells_time
from timeline.events.lists import Entry
from timeline.events.looks import look
from timeline.events.names import names_of
from timeline.events.parsed import Parsed, parse
from timeline.events.picking import OF_A_STORY, THRESHOLD, passed_over, thrown_out, weight
from timeline.events.quotations import quotations
from timeline.events.values import evolve
from timeline.expressions import Resolved, Tense
from timeline.mentions import Mention
from timeline.model import Article, Attribution, Figure, Kind, Sentence

__all__ = ["detect"]

_LEAST: Final = 1.0
"""What an event weighs at most that is shown only where everything is asked for."""
_PEEK: Final = 300
"""Sentences by which it is judged whether a chronicle is told in the present."""


def detect(
    article: Article, sentences: tuple[Sentence, ...], resolved: tuple[Resolved, ...], *, everything: bool = False
) -> tuple[Mention, ...]:
    """Find the events of an article, in reading order, each with its own date if the words give it one.

    `everything` adds those that no editor would pick, marked as minor.
    """
    names = names_of(article, tuple(one.timex.span for one in resolved))
    sentences = lists.lines(article, opened(article.prose, sentences), resolved)
    beside = furniture(article, sentences)
    told = _entries(
        lists.Sections(article, sentences, resolved), quotations(parse(article, sentences, resolved, names))
    )
    peeked = list(itertools.islice(told, _PEEK))
    now = lists.told_now((parsed, entry) for parsed, _, entry in peeked)
    found: list[Mention] = []
    after_dated = False
    scene: lists.Scene | None = None
    for parsed, speaker, entry in itertools.chain(peeked, told):
        if parsed.number in beside or parsed.sentence.kind == "other":
            continue
        scene = None if entry is None or entry.first else scene
        goes_on = scene is not None and parsed.number - scene.sentence <= lists.SCENE
        under = lists.narrowed(entry, scene) if entry is not None and scene is not None else entry
        mentions = _sentence(article, parsed, _Setting(speaker, under, after_dated, now, goes_on, everything))
        scene = lists.reached(mentions, entry, scene) if entry is not None else None
        after_dated = any(mention.event.when is not None and not mention.minor for mention in mentions)
        found += mentions
    return tuple(found)


@attrs.frozen
class _Setting:
    """What is known of a sentence from those before it: whose quotation it is, what it stands under."""

    speaker: Attribution | None
    entry: Entry | None
    after_dated: bool
    now: bool
    scene: bool
    everything: bool


def _entries(
    sections: lists.Sections, sentences: Iterator[tuple[Parsed, Attribution | None]]
) -> Iterator[tuple[Parsed, Attribution | None, Entry | None]]:
    for parsed, speaker in sentences:
        yield parsed, speaker, sections.entry(parsed)


def _sentence(article: Article, parsed: Parsed, setting: _Setting) -> list[Mention]:
    entry = setting.entry
    event = lists.listed(article, parsed, entry)
    if event is not None:
        return [event]
    if parsed.sentence.kind == "heading" or lists.is_row(article, parsed):
        return []
    if article.language.split("-")[0] != "en":
        told = [evolve(_unjudged(article, one), tense=_told_in(one)) for one in _whole(article, parsed)]
        if entry is not None and entry.first and not told:
            event = lists.whole(article, parsed, entry, parsed.sentence.span)
        return [event] if event is not None else told
    dated = parsed.sentence.kind == "item" and bool(parsed.resolved)
    now = setting.now and (entry is not None or dated)
    mentions = _picked(article, lists.retold(parsed) if now else parsed, setting)
    bare = lists.clipped(parsed) if not now else lists.tells(parsed)
    if bare and entry is not None and not entry.inline and all(one.event.when is None for one in mentions):
        mentions = []  # 'Reached the hut after nine hours': counted from nothing but the entry's own day
    if entry is not None and not entry.inline and (entry.first or now) and not mentions and bare:
        event = lists.whole(article, parsed, entry, parsed.sentence.span)
    return [event] if event is not None else mentions


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


def _picked(article: Article, parsed: Parsed, setting: _Setting) -> list[Mention]:
    kept: list[tuple[Candidate, Mention]] = []
    minor: list[tuple[Candidate, Mention]] = []
    text = parsed.sentence.span.of(article.prose)
    uncertain, trusted = estimates(text), trusts(text)
    timeless = not (setting.everything or tells_time(parsed))
    least = OF_A_STORY if article.genre == "narrative" or article.dct.when is None else THRESHOLD
    for bare in candidates(parsed, setting.speaker):
        under = bare if setting.entry is None or setting.scene else lists.under(bare, setting.entry)
        if passed_over(under, timeless=timeless, odds=uncertain):
            continue
        ties = links(parsed, under.clause)
        if ties and any(tie.count is not None for tie in ties):
            under = evolve(under, shared=None)  # it has a time of its own, if only counted from another event
        one = evolve(under, links=ties) if ties else under
        who = one.attribution.speaker if one.attribution else ""
        odds = likelihood(article.prose, weighed(article.prose, one), who) if uncertain else None
        sure = confidence(article.prose, one) if trusted else ""
        kind = kind_of(one, article.dct.when, judged=bool(odds or sure))
        counted = _Counted(article.prose, one)
        # That it happened in the year of a chapter's heading makes nothing more of an event.
        wide = setting.entry is not None and lists.is_wide(setting.entry)
        judged = evolve(bare, links=ties) if wide else one
        seen = look(judged, kind, odds, counts=counted.any, after_dated=setting.after_dated)
        if seen is None or thrown_out(seen, everything=setting.everything):
            continue
        picked = not (setting.everything and thrown_out(seen))
        score = weight(seen, -math.inf if setting.everything else least)
        score = score if picked else min(score, _LEAST)
        told = picked and score >= least
        if told or setting.everything:
            mention = describe(article, one, Judged(counted.told(), kind, odds, score, sure))
            (kept if told else minor).append((one, mention if told else evolve(mention, minor=True)))
    found, kept = kept, _without_sayings(kept, parsed)
    if setting.everything:
        clauses = {one.clause for one, _ in kept}
        minor += [(one, evolve(mention, minor=True)) for one, mention in found if one.clause not in clauses]
    beside = [_unjudged(article, one) for one in nouns(parsed, [one for one, _ in kept])]
    mentions = [mention for _, mention in kept + minor] + beside
    return sorted(mentions, key=lambda mention: mention.event.provenance[0].clause)


def _unjudged(article: Article, one: Candidate) -> Mention:
    """The mention of what stands beside a date of its own, and is an event without more ado."""
    ahead = one.clause < 0 and one.own is not None and is_ahead(one.own.when, article.dct.when)
    kind: Kind = "plan" if ahead else "occurrence"
    return describe(article, one, Judged(figures(article.prose, one.span, one.parsed.dates), kind))


def _without_sayings(kept: list[tuple[Candidate, Mention]], parsed: Parsed) -> list[tuple[Candidate, Mention]]:
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


def _whole(article: Article, parsed: Parsed) -> list[Candidate]:
    """The sentence as one event, where it has a date: all that can be said of a language without clause rules."""
    head = article.dct.span if article.dct.how == "dateline" else None
    dated = [one for one in parsed.resolved if one.when is not None and one.within is None and one.timex.span != head]
    return [Candidate(parsed, -1, parsed.sentence.span, dated[0].timex.span, dated[0])] if dated else []


def _told_in(one: Candidate) -> Tense:
    """The tense that a sentence without clause rules is told in: what its date's verb shows, and else none."""
    return one.own.timex.tense if one.own is not None else ""
