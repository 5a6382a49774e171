"""place(): a date, or honest bounds, for every event of an article that has none of its own.

What an undated clause may take, in this order: the time of the saying that reports it, the running date of the text,
what was told before, the article's own time. Bounds are never narrower than these license, and `basis` says `context`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

import attrs

from timeline.calendar import Period, Point
from timeline.edtf import whole, window
from timeline.mentions import Mention
from timeline.model import Article, Event, Relation, When

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_INDEFINITE: Final = re.compile(r"\ban? [a-z]")
_SCENE: Final = 3
"""Sentences for which a date told before goes on to hold; measured: 2 to 5 serve alike, none and all are worse."""
_LATER: Final = 200
"""Narrated events among which one that the perfect introduces is looked for: it keeps a long article linear."""
_ANOTHER_TIME: Final = re.compile(r"(?i)(?:during|after|before|following|throughout)\b")
_NO_DATE: Final = "Nothing in the text dates it, and the article's own time is not known."


@attrs.frozen
class _Told:
    """What has been told so far: the running date and its sentence, and the earliest start of what is past."""

    running: When | None = None
    sentence: int = -1
    story: Point | None = None


def place(mentions: tuple[Mention, ...], article: Article) -> tuple[Event, ...]:
    """The events of the mentions, in reading order. An event that nothing dates has `when` None and says why."""
    told = _Told()
    placed: list[Event] = []
    for told_so in mentions:
        mention = _believable(told_so, told, article)
        event = mention.event if mention.event.when is not None else _dated(mention, told, article)
        placed.append(_clipped(event, article))
        told = _tell(told, mention)
    return _with_background(mentions, placed)


def _believable(mention: Mention, told: _Told, article: Article) -> Mention:
    """Take back a counted date that would put what has happened behind the article's own time.

    What is left is that it lies behind what was told before.
    """
    when, now = mention.event.when, article.dct.when
    happened = mention.tense == "past" and mention.event.kind == "occurrence"
    # A time that was only inferred proves nothing against the words.
    if not happened or when is None or now is None or when.basis != "relative" or article.dct.how == "inferred":
        return mention
    if when.earliest is None or now.latest is None or when.earliest < now.latest:
        return mention
    first = attrs.evolve(
        mention.event.provenance[0], why=f"Counted, it would lie behind {now.edtf}, when it had happened."
    )
    past = told.running is not None and told.running.latest is not None and told.running.latest < now.latest
    start = told.running.earliest if told.running is not None and past else None
    event = attrs.evolve(mention.event, when=_window(start, now.latest), provenance=(first,))
    return attrs.evolve(mention, event=event)


def _tell(told: _Told, mention: Mention) -> _Told:
    """A dated main clause in the past sets the running date; any dated past opens the story."""
    when = mention.event.when
    past = mention.tense == "past" and not mention.event.as_of and mention.event.kind in ("occurrence", "state")
    vague = mention.event.provenance[0].value.endswith("_REF")
    if when is None or not past or vague or when.earliest is None:
        return told
    story = when.earliest if told.story is None else min(told.story, when.earliest)
    if mention.main and when.latest is not None and when.basis != "context":
        # A clock time is one moment; what is told next shares its day.
        when = whole(when.earliest, "day") if when.unit in {"hour", "minute"} else when
        return _Told(when, mention.sentence, story)
    return attrs.evolve(told, story=story)


def _clipped(event: Event, article: Article) -> Event:
    """'This week', told of the past, ends with the article's own time; 'by June', of the future, starts there."""
    when, now = event.when, article.dct.when
    if when is None or now is None or when.end is not None or when.basis == "context" or event.as_of is not None:
        return event
    ahead = event.kind in ("plan", "forecast")
    inside = when.bounds.meet(Period(now.earliest, None) if ahead else Period(None, now.latest))
    proves_nothing = not ahead and article.dct.how == "inferred" and when.basis == "explicit"
    exact = when.unit in {"day", "hour", "minute"} and when.earliest is not None and when.latest is not None
    if exact or proves_nothing or inside is None or inside == when.bounds or event.kind in {"state", "assessment"}:
        return event
    return attrs.evolve(event, when=window(inside, when.unit, when.basis))


def _dated(mention: Mention, told: _Told, article: Article) -> Event:
    when, why = _placed(mention, told, article)
    if when is None:
        return attrs.evolve(mention.event, undated=_NO_DATE)
    first = attrs.evolve(mention.event.provenance[0], why=why)
    return attrs.evolve(mention.event, when=when, provenance=(first, *mention.event.provenance[1:]))


def _placed(mention: Mention, told: _Told, article: Article) -> tuple[When | None, str]:
    event, now = mention.event, mention.event.reported or article.dct.when
    told_by = "when it was said" if event.reported else "the article's own time"
    if event.kind in ("plan", "forecast"):
        return (_window(now.earliest, None), f"It lies ahead of {told_by} ({now.edtf}).") if now else (None, "")
    if event.kind == "assessment" or (event.kind == "state" and mention.tense != "past"):
        return (_at(now), f"It holds at {told_by} ({now.edtf}).") if now else (None, "")
    if (mention.perfect and mention.tense == "present") or event.reported:
        return (_window(None, now.latest), f"It had happened by {told_by} ({now.edtf}).") if now else (None, "")
    return _past(mention, told, now, article)


def _past(mention: Mention, told: _Told, now: When | None, article: Article) -> tuple[When | None, str]:
    running = told.running
    if mention.perfect and running is not None:
        return _window(None, running.latest), f"It is told as earlier than {running.edtf}, the date told before."
    latest = now.latest if now is not None else None
    if running is not None and (latest is None or _goes_on(mention, told, article)):
        return attrs.evolve(running, basis="context"), f"It is told as part of {running.edtf}, the date told before."
    if running is not None and running.earliest is not None and latest is not None and running.earliest < latest:
        return _window(running.earliest, latest), f"It is told after {running.edtf}, before the article's own time."
    if told.story is not None and not mention.perfect and (latest is None or told.story < latest):
        return _window(
            told.story, latest
        ), "It is told after what is dated before it, and before the article's own time."
    if now is None:
        return None, ""
    return _window(None, latest), f"It had happened by the article's own time ({now.edtf})."


def _goes_on(mention: Mention, told: _Told, article: Article) -> bool:
    """Whether the running date still holds: it was told just before, and no 'during the war' opens another time."""
    if told.running is None or _ANOTHER_TIME.match(mention.event.text):
        return False
    return mention.sentence - told.sentence <= _reach(told.running, article)


def _reach(running: When, article: Article) -> int:
    """For how many sentences a running date goes on to hold.

    A day is a scene that goes on. A month or a year in the news places one event, and what is told next came after; in
    a history it is the time that is being told.
    """
    return _SCENE if article.genre == "narrative" or running.unit in {"day", "hour", "minute"} else 0


def _at(when: When) -> When:
    return attrs.evolve(when, basis="context")


def _window(start: Point | None, end: Point | None) -> When | None:
    """One moment between the two; None where both sides are open."""
    return window(Period(start, end), basis="context") if start or end else None


def _with_background(mentions: tuple[Mention, ...], events: list[Event]) -> tuple[Event, ...]:
    """Relate what an article says has happened ('has sent a contingent') to what it then tells of it: it came before.

    The perfect with an indefinite noun introduces what the narrative past then speaks of; two shared words show that it
    is the same matter.
    """
    introduced = [number for number, one in enumerate(mentions) if _introduces(one, events[number])]
    narrated = [number for number, one in enumerate(mentions) if _narrates(one, events[number])] if introduced else []
    words = {number: _words(events[number]) for number in (*introduced, *narrated)}
    found = list(events)
    for number in introduced:
        first = bisect_right(narrated, number)
        near = (other for other in narrated[first : first + _LATER] if len(words[number] & words[other]) >= 2)
        later = next(near, None)
        if later is not None:
            relation = Relation("before", events[later].id, "the perfect introduces what is then told")
            found[number] = attrs.evolve(found[number], relations=(*found[number].relations, relation))
    return tuple(found)


def _introduces(mention: Mention, event: Event) -> bool:
    """Whether it is told in the perfect of something new, and nothing tells when that began."""
    perfect = mention.perfect and mention.tense == "present" and mention.main
    open_ = event.when is not None and event.when.earliest is None
    return perfect and open_ and _INDEFINITE.search(event.text) is not None


def _narrates(mention: Mention, event: Event) -> bool:
    """Whether it is told in the plain past, with a beginning that its words do not name."""
    past = mention.tense == "past" and not mention.perfect and event.kind == "occurrence"
    return past and event.when is not None and event.when.earliest is not None and event.when.basis != "explicit"


def _words(event: Event) -> frozenset[str]:
    """Its words, cut to five letters, so that 'Korea' and 'Koreans' agree."""
    return frozenset(word.lower()[:5] for word in _WORD.findall(event.text))
