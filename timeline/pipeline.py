"""The straight line from articles to a timeline, on one screen."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from timeline import __version__
from timeline.analysis import Analysis, times
from timeline.edits import Edits, apply
from timeline.events import detect
from timeline.merging import Report, merge
from timeline.model import Article, Finding, Timeline
from timeline.placing import place
from timeline.sentences import segment
from timeline.summary import summarise


def analyse(article: Article, *, everything: bool = False) -> Analysis:
    """Find the events of one article, each dated or placed, in reading order.

    `everything` adds the minor ones that no editor would pick: bare sayings, states, background.
    """
    found = times(article)
    sentences = segment(found.article, tuple(one.timex for one in found.resolved))
    mentions = detect(found.article, sentences, found.resolved, everything=everything)
    tellings = tuple(mention.telling for mention in mentions)
    found = attrs.evolve(found, events=place(mentions, found.article), tellings=tellings)
    return attrs.evolve(found, findings=_findings(found))


def build(
    articles: Iterable[Article], title: str = "", edits: Edits | None = None, *, everything: bool = False
) -> Timeline:
    """Make one timeline of all articles; its title is `title`, else that of the latest article that has one.

    `edits` are what a person corrects of it, as `read_edits` gives them. `everything` adds the minor events that no
    editor would pick.
    """
    analyses = (analyse(article, everything=everything) for article in articles)
    merged = merge((Report(one.article, one.events, one.findings, one.tellings) for one in analyses), title)
    edited = apply(merged, edits) if edits else merged
    return attrs.evolve(summarise(edited), generator=f"timeline {__version__}")


def amend(timeline: Timeline, edits: Edits) -> Timeline:
    """Correct a timeline that was built before, and renew its summary; what was carried out already is left alone."""
    edited = apply(timeline, edits)
    return edited if edited.changes == timeline.changes else summarise(edited)


def _findings(found: Analysis) -> tuple[Finding, ...]:
    """What was not understood: notes of the reader, and expressions that nothing dates."""
    article = found.article
    notes = [Finding(article.id, "reading", note) for note in article.notes]
    if article.dct.when is None:
        notes.append(
            Finding(
                article.id,
                "no-date",
                "The article's own time is not known: give it with --dct to date what is told relative to it.",
            )
        )
    if not found.events:
        what = "No event was found in it. If it is not in English, name its language with --lang."
        notes.append(Finding(article.id, "no-events", what))
    for one in found.resolved:
        if one.when is None and one.note and one.timex.type in ("DATE", "TIME"):
            words = one.timex.span.of(article.prose)
            notes.append(
                Finding(article.id, "unresolved", f"'{words}' is on no calendar date. {one.note}", one.timex.span)
            )
    return tuple(notes)
