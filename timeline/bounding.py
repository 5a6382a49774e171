"""How an event that has no date of its own hangs on another: so far from it, up to it, within it.

What a clause's ties make of what has been told so far, within the bounds that this leaves.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.calendar import Period, Point
from timeline.edtf import lasting, window
from timeline.mentions import Link, Mention
from timeline.model import Article, Event, When
from timeline.network import bounds
from timeline.wording import date_words


@attrs.frozen
class Told:
    """What has been told so far: the running date and its sentence, the earliest start of what is past, and the last
    date of a subordinate clause with its sentence; `born`: the running date is that of a birth, and of nothing else.
    `lead` is the first running date, that of what an article is about. `moved`: what was told last came some time
    after the running date, and what is told next may have come after both. `tried`: the running date is one of a court.
    `before`: it was told in the past perfect.

    `horizon` is the point up to which what is undated can have happened: the article's own time, and in a history the
    date that is told next.
    """

    running: When | None = None
    sentence: int = -1
    story: Point | None = None
    aside: When | None = None
    aside_sentence: int = -1
    horizon: Point | None = None
    born: bool = False
    lead: When | None = None
    moved: bool = False
    tried: bool = False
    before: bool = False

    def until(self, article: Article) -> str:
        """The horizon in words, as a part of a sentence; empty where nothing is known of it."""
        if self.horizon is None:
            return ""
        own = self.has_own_horizon(article)
        return ", and before the article's own time" if own else ", and before the date told next"

    def has_own_horizon(self, article: Article) -> bool:
        """Whether the horizon is the article's own time."""
        return article.dct.when is not None and self.horizon == article.dct.when.latest


def headed(told: Told, before: int, block: int, article: Article) -> Told:
    """In the news a heading opens another part, of which the dates told before it say nothing; but not one that goes on
    about whom the title names.
    """
    between = article.blocks[before + 1 : block] if article.genre == "news" else ()
    if not any(one.kind == "heading" for one in between):
        return told
    named = _NAME.findall(article.title)
    part = article.blocks[block].span.of(article.prose)
    return told if any(re.search(rf"\b{name}", part) for name in named) else Told()


_NAME: Final = re.compile(r"[^\W\d_a-z][^\W\d_]{3,}")


def within(start: Point | None, end: Point | None) -> When | None:
    """One moment between the two; None where both sides are open."""
    return window(Period(start, end), basis="context") if start or end else None


def base(link: Link, mention: Mention, told: Told, article: Article) -> When | None:
    """What a count from nothing that is named counts from: what was told before, and for what lies ahead of the news
    the day on which they are told. What says that something will come ('promised repairs within a year'), or is so by
    now, was not so itself; and how long something had lasted tells when it ended in a story alone.
    """
    event, now = mention.event, article.dct.when
    aside = told.aside if told.aside_sentence == mention.sentence and mention.tense == "past" else None
    if aside is not None and event.kind != "statement" and link.words.startswith(_WITHIN):
        return aside  # 'a petition launched on 5 January was signed by 900 people within two weeks'
    if article.genre == "narrative":
        return told.running if event.kind != "statement" else None
    if event.kind == "statement" or link.words.startswith("for ") or (mention.perfect and mention.tense == "present"):
        return None
    if event.kind in ("plan", "forecast") or mention.tense == "present":
        return event.reported or (now if article.dct.how != "inferred" else None)
    return told.running


_WITHIN: Final = ("within ", "inside ")
"""How words begin that count to an end."""


def up_to_horizon(date: When, link: Link, told: Told, article: Article) -> When:
    """What happened some time on has happened by then. 'Within ten years' has an end of its own, which the date that is
    told next does not bring nearer.
    """
    start, end, latest = date.earliest, told.horizon, date.latest
    if latest is not None and link.words.startswith(_WITHIN) and not told.has_own_horizon(article):
        return date
    if start is None or end is None or start >= end or (latest is not None and (latest <= end or date.end is not None)):
        return date
    return window(Period(start, end), basis=date.basis)


def until_told(event: Event, links: list[tuple[Link, When | None]]) -> Event:
    """'She led the firm from 1996 until it was sold in 2003': the other clause gives the end."""
    when = event.when
    if when is None or when.begin.start is None or when.end is not None:
        return event
    for link, over in links:
        ends = link.type == "before" and link.words.startswith(("until ", "till "))
        if over is None or over.begin.start is None or not ends:
            continue
        if over.begin.start >= when.begin.start:
            return because(event, lasting(when.begin, over.begin, when.unit, when.basis), f"It lasted '{link.words}'.")
    return event


def from_there(mention: Mention, told: Told) -> Event:
    """'They attacked on 15 May and were halted by 20 May': what has no beginning begins with what its sentence told."""
    event, running = mention.event, told.running
    when = event.when
    if when is not None and running is not None and _in_its_day(mention, when, running):
        said = f"{event.provenance[0].why} It is of the day told before ({date_words(running)}).".strip()
        return because(event, window(Period(running.earliest, when.latest), when.unit, when.basis), said)
    if when is None or running is None or told.sentence != mention.sentence or mention.tense != "past":
        return event
    if when.earliest is not None or running.earliest is None or when.latest is None or mention.perfect:
        return event
    if running.earliest >= when.latest or when.edtf == f"../{running.edtf}":
        return event  # 'until 1931, when it burned down, it was a theatre': what is told before is the end
    said = f"{event.provenance[0].why} It goes on from the date told before ({date_words(running)}).".strip()
    return because(event, window(Period(running.earliest, when.latest), when.unit, when.basis), said)


def _in_its_day(mention: Mention, when: When, running: When) -> bool:
    """Whether a time of day up to which something was done is of the running day: 'By noon they had found 30'."""
    value = mention.event.provenance[0].value
    if "T" not in value or mention.tense != "past" or when.earliest is not None or when.latest is None:
        return False
    start, end = running.earliest, running.latest
    return running.unit == "day" and start is not None and end is not None and start < when.latest <= end


def far_from(event: Event, link: Link, told: Told) -> Event:
    """An event some time from what the text dates nowhere: not at the running date, only on its side of it."""
    assert told.running is not None, "only then there is a side"
    start, end = (told.running.earliest, told.horizon) if link.type == "after" else (None, _latest(told))
    date = within(start, end) if start is None or end is None or start < end else None
    return event if date is None else because(event, date, f"Nothing dates what it is counted from: '{link.words}'.")


def _latest(told: Told) -> Point | None:
    """The end of the later of the running date and that of what the article is about."""
    ends = [one.latest for one in (told.running, told.lead) if one is not None]
    return None if None in ends else max(end for end in ends if end is not None)


def bounded(event: Event, link: Link, when: When, mention: Mention, told: Told) -> Event:
    """Bounds that an uncounted link gives, within what else is known."""
    said = bounds(link, when)
    past = mention.tense == "past" or mention.perfect
    known = Period(None, told.horizon) if link.type in ("before", "after") and past else None
    if known is None:
        known = event.when.bounds if event.when is not None else Period(None, None)
    inside = known.meet(said) or said
    date = within(inside.start, inside.end)
    said_as = f"It is told as {link.type} another event ({date_words(when)}): '{link.words}'."
    return event if date is None else because(event, date, said_as)


def because(event: Event, when: When, why: str) -> Event:
    """The event with that date, and why in words."""
    first = attrs.evolve(event.provenance[0], why=why)
    return attrs.evolve(event, when=when, undated="", provenance=(first, *event.provenance[1:]))


def steps_back(told: Told, mention: Mention, when: When) -> bool:
    """Whether the past perfect only looks back behind the date told before: the story does not go there."""
    running = told.running
    counted = mention.event.provenance[0].rule == "ago"
    if not (counted and mention.perfect and mention.tense == "past") or running is None or when.latest is None:
        return False
    return running.earliest is not None and when.latest <= running.earliest


def as_before(told: Told, when: When) -> bool:
    """Whether a count of hours leaves it open whether the day told before is over: that day goes on."""
    running = told.running
    end = running.begin.end if running is not None and running.unit == "day" else None
    if running is None or end is None or when.basis != "relative":
        return False
    return when.earliest == running.earliest and when.begin.end == end.plus(1, "day")
