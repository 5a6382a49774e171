"""detect(): the events that an article tells, as its clauses tell them.

parse -> candidates (clauses and nouns with their own dates) -> pick -> describe. English; for another language each
sentence with a date is an event, and the findings say so.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from timeline.events import lists
from timeline.events.candidates import Candidate
from timeline.events.furniture import furniture, opened
from timeline.events.judging import Setting, picked, unjudged
from timeline.events.lists import Entry
from timeline.events.names import names_of
from timeline.events.parsed import Parsed, parse
from timeline.events.quotations import quotations
from timeline.events.values import evolve
from timeline.expressions import Resolved, Tense
from timeline.mentions import Mention
from timeline.model import Article, Attribution, Sentence

__all__ = ["detect"]

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
        mentions = _sentence(article, parsed, Setting(speaker, under, after_dated, now, goes_on, everything))
        scene = lists.reached(mentions, entry, scene) if entry is not None else None
        after_dated = any(mention.event.when is not None and not mention.minor for mention in mentions)
        found += mentions
    return tuple(found)


def _entries(
    sections: lists.Sections, sentences: Iterator[tuple[Parsed, Attribution | None]]
) -> Iterator[tuple[Parsed, Attribution | None, Entry | None]]:
    for parsed, speaker in sentences:
        yield parsed, speaker, sections.entry(parsed)


def _sentence(article: Article, parsed: Parsed, setting: Setting) -> list[Mention]:
    entry = setting.entry
    event = lists.listed(article, parsed, entry)
    if event is not None:
        return [event]
    if parsed.sentence.kind == "heading" or lists.is_row(article, parsed):
        return []
    if article.language.split("-")[0] != "en":
        told = [evolve(unjudged(article, one), tense=_told_in(one)) for one in _whole(article, parsed)]
        if entry is not None and entry.first and not told:
            event = lists.whole(article, parsed, entry, parsed.sentence.span)
        return [event] if event is not None else told
    dated = parsed.sentence.kind == "item" and bool(parsed.resolved)
    now = setting.now and (entry is not None or dated)
    mentions = picked(article, lists.retold(parsed) if now else parsed, setting)
    bare = lists.clipped(parsed) if not now else lists.tells(parsed)
    if bare and entry is not None and not entry.inline and all(one.event.when is None for one in mentions):
        mentions = []  # 'Reached the hut after nine hours': counted from nothing but the entry's own day
    if entry is not None and not entry.inline and (entry.first or now) and not mentions and bare:
        event = lists.whole(article, parsed, entry, parsed.sentence.span)
    return [event] if event is not None else mentions


def _whole(article: Article, parsed: Parsed) -> list[Candidate]:
    """The sentence as one event, where it has a date: all that can be said of a language without clause rules."""
    head = article.dct.span if article.dct.how == "dateline" else None
    dated = [one for one in parsed.resolved if one.when is not None and one.within is None and one.timex.span != head]
    return [Candidate(parsed, -1, parsed.sentence.span, dated[0].timex.span, dated[0])] if dated else []


def _told_in(one: Candidate) -> Tense:
    """The tense that a sentence without clause rules is told in: what its date's verb shows, and else none."""
    return one.own.timex.tense if one.own is not None else ""
