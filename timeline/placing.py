"""place(): a date, or honest bounds, for every event of an article that has none of its own.

What an undated clause may take, in this order: the time of the saying that reports it, the running date of the text,
what was told before, the article's own time. Bounds are never narrower than these license, and `basis` says `context`.
"""

from __future__ import annotations

from typing import Final

import attrs

from timeline.bounding import (
    Told,
    as_before,
    base,
    because,
    bounded,
    far_from,
    from_there,
    headed,
    steps_back,
    until_told,
    up_to_horizon,
    within,
)
from timeline.calendar import Period, Point
from timeline.clipping import clipped
from timeline.edtf import lasting, whole
from timeline.heads import is_minutes, runs_on
from timeline.introducing import with_background
from timeline.mentions import Link, Mention
from timeline.model import Article, Event, Relation, When
from timeline.network import Network, counted, relations, spread
from timeline.onward import (
    counts_on,
    goes_on_a_day,
    has_since,
    is_judged,
    is_of_another_time,
    is_of_court,
    lasted_before,
    sets_scene,
    since_then,
    stands_apart,
    takes_on,
)
from timeline.wording import date_words

_SCENE: Final = 3
"""Sentences for which a date told before goes on to hold; measured: 2 to 5 serve alike, none and all are worse."""
_BIRTH: Final = frozenset(("bear",))
_NO_DATE: Final = "Nothing in the text dates it, and the article's own time is not known."


def place(mentions: tuple[Mention, ...], article: Article) -> tuple[Event, ...]:
    """The events of the mentions, in reading order. An event that nothing dates has `when` None and says why."""
    # Minutes tell of the day that they are of.
    minutes = article.dct.when if is_minutes(article.prose) and article.dct.how == "dateline" else None
    told = Told(minutes, len(article.prose)) if minutes is not None else Told()
    placed: list[Event] = []
    following = _following(mentions) if article.genre == "narrative" else [None] * len(mentions)
    ties: list[list[tuple[Link, int]]] = []
    network = Network(mentions)
    seen = 0
    for number, told_so in enumerate(mentions):
        mention = _believable(told_so, told, article)
        clause = mention.event.provenance[0].clause
        told = headed(told, mentions[number - 1].block if number else 0, mention.block, article)
        if not told.moved and (_moves_on(told, mention) or goes_on_a_day(article.prose, seen, clause.start)):
            told = attrs.evolve(told, moved=True)
        seen = max(seen, clause.end)
        meant = [(link, network.meant(link, number)) for link in mention.links]
        ties.append([(link, other) for link, other in meant if other is not None])
        known = [(link, _known(link, other, placed, mentions)) for link, other in meant]
        horizon = _horizon(told, following[number], article)
        told = told if horizon is told.horizon else attrs.evolve(told, horizon=horizon)
        mention, event = _tied(mention, known, told, article)
        placed.append(clipped(event, article))
        told = told if mention.minor else _tell(told, mention)
    edges = [(number, link.type, other) for number, found in enumerate(ties) for link, other in found]
    placed = [
        _related(event, relations(found, placed)) for event, found in zip(spread(placed, edges), ties, strict=True)
    ]
    return with_background(mentions, placed)


def _following(mentions: tuple[Mention, ...]) -> list[When | None]:
    """For each mention the next date that the main story names, behind it."""
    found: list[When | None] = []
    ahead: When | None = None
    for mention in reversed(mentions):
        found.append(ahead)
        when = mention.event.when
        if mention.main and not mention.minor and when is not None and _tells_on(mention, when):
            ahead = when
    return found[::-1]


def _horizon(told: Told, following: When | None, article: Article) -> Point | None:
    """Up to when an undated event can have happened. A date that goes back behind the running one is another story."""
    # The last date that a text names shows no more than that it was not written before.
    latest = article.dct.when.latest if article.dct.when is not None and article.dct.sure != "weak" else None
    ahead = following.latest if following is not None else None
    if following is None or ahead is None or following.earliest is None or (latest is not None and ahead >= latest):
        return latest
    running = told.running.earliest if told.running is not None else None
    if running is None:
        return ahead
    # 'At 06:42 it struck the train. Two were hurt. It had left at 04:10': a clock may go back within the running day.
    back = following.unit == "minute" and told.running is not None and told.running.unit != "minute"
    return ahead if following.earliest >= running and not back else latest


def _tells_on(mention: Mention, when: When) -> bool:
    """Whether a date tells of what is past, so that it can hold for what is told next."""
    past = mention.tense == "past" and not mention.event.as_of and mention.event.kind in ("occurrence", "state")
    return past and when.earliest is not None and not mention.event.provenance[0].value.endswith("_REF")


def _related(event: Event, found: tuple[Relation, ...]) -> Event:
    return attrs.evolve(event, relations=(*event.relations, *found)) if found else event


def _known(link: Link, other: int | None, placed: list[Event], mentions: tuple[Mention, ...]) -> When | None:
    """When the other event of a link was: its words say, or it is placed already, or it has a date of its own."""
    if link.when is not None or other is None:
        return link.when
    return placed[other].when if other < len(placed) else mentions[other].event.when


def _tied(
    mention: Mention, links: list[tuple[Link, When | None]], told: Told, article: Article
) -> tuple[Mention, Event]:
    """An event with its own date, else the one that a count from another event gives, else bounds.

    A count is as good as a date of its own, and goes on to hold for what is told next.
    """
    if mention.event.when is not None:
        event = until_told(mention.event, links)
        mention = mention if event is mention.event else attrs.evolve(mention, event=event)
        return mention, from_there(mention, told)
    for link, other in links:
        when = other if link.head else base(link, mention, told, article)
        if link.count is None or when is None or when.basis == "context":
            continue  # bounds are nothing to count from
        date = counted(link.count, link.type, when)
        if date is not None:
            date = up_to_horizon(date, link, told, article) if mention.tense == "past" else date
            dated = because(mention.event, date, f"Counted from another date ({date_words(when)}): '{link.words}'.")
            return attrs.evolve(mention, event=dated), dated
    same = next((when for link, when in links if link.type == "same" and when and when.basis != "context"), None)
    if same is not None:
        dated = because(
            mention.event,
            attrs.evolve(same, basis="relative"),
            f"It is told of an event that is dated ({date_words(same)}).",
        )
        return mention, dated
    event = _dated(mention, told, article)
    apart = next((link for link, _ in links if link.count is not None and link.head), None)
    looks_back = mention.perfect and mention.tense == "past" and apart is not None and apart.type == "after"
    if apart is not None and told.running is not None and event.when is not None and not looks_back:
        return mention, far_from(event, apart, told)
    for link, when in links:
        if when is not None:
            event = bounded(event, link, when, mention, told)
    return mention, event


def _believable(mention: Mention, told: Told, article: Article) -> Mention:
    """Take back a counted date that would put what has happened behind the article's own time.

    What is left is that it lies behind what was told before.
    """
    when, now = mention.event.when, article.dct.when
    happened = mention.tense == "past" and mention.event.kind in ("occurrence", "statement")
    # A time that was only inferred proves nothing against the words.
    if not happened or when is None or now is None or when.basis != "relative" or article.dct.how == "inferred":
        return mention
    if when.earliest is None or now.latest is None or when.earliest < now.latest:
        return mention
    timex = mention.event.provenance[0].timex
    if timex is not None and runs_on(article.prose, timex, when.earliest, now.latest):
        return mention
    anchor = mention.event.provenance[0].anchor
    if anchor is not None and anchor.kind == "dct" and anchor.span != article.dct.span:
        return mention  # its part of the text was written later
    why = f"Counted, it would lie behind the article's own time ({date_words(now)}), by which it had happened."
    first = attrs.evolve(mention.event.provenance[0], why=why)
    past = told.running is not None and told.running.latest is not None and told.running.latest < now.latest
    running = told.running if past else None
    # Some time on from a day is at the earliest the next one; some time on from a month may be in it. What is only told
    # with a date ahead ('called an election for 7 July') may be of the day told before.
    on = running is not None and running.unit == "day" and first.rule not in _NAMED
    start = None if running is None else running.latest if on else running.earliest
    event = attrs.evolve(mention.event, when=within(start, now.latest), provenance=(first,))
    return attrs.evolve(mention, event=event)


_NAMED: Final = ("day-month", "days-month", "month", "weekday")
"""Rules that name a date and count from none."""


def _moves_on(told: Told, mention: Mention) -> bool:
    """Whether words take the story on from the date told before, to a time that they do not name."""
    past = mention.event.when is None and mention.tense == "past" and mention.main and not mention.perfect
    return past and (counts_on(mention.event.text) or _is_judged(told, mention))


def _is_judged(told: Told, mention: Mention) -> bool:
    """Whether a judgment is told of what happened on the date told before, which it came long after."""
    return told.running is not None and not told.tried and is_judged(mention.event.text)


def _tell(told: Told, mention: Mention) -> Told:
    """A dated main clause in the past sets the running date; any dated past opens the story."""
    when = mention.event.when
    if when is None or when.earliest is None or not _tells_on(mention, when):
        return told
    story = when.earliest if told.story is None else min(told.story, when.earliest)
    main = mention.main or sets_scene(mention.event.text)
    if main and when.latest is not None and not as_before(told, when) and not steps_back(told, mention, when):
        # A clock time is one moment; what is told next shares its day.
        when = whole(when.earliest, "day") if when.unit in {"hour", "minute"} else when
        since = attrs.evolve(told, running=when, sentence=mention.sentence, story=story, horizon=None, moved=False)
        return attrs.evolve(
            since,
            born=not _BIRTH.isdisjoint(mention.head),
            lead=told.lead or when,
            tried=is_of_court(mention.event.text),
            before=mention.perfect,
        )
    back = steps_back(told, mention, when)
    if (main and not back) or when.basis == "context":
        return attrs.evolve(told, story=story)
    return attrs.evolve(told, story=story, aside=when, aside_sentence=mention.sentence)


def _dated(mention: Mention, told: Told, article: Article) -> Event:
    when, why = _placed(mention, told, article)
    if when is None:
        return attrs.evolve(mention.event, undated=_NO_DATE)
    first = attrs.evolve(mention.event.provenance[0], why=why)
    return attrs.evolve(mention.event, when=when, provenance=(first, *mention.event.provenance[1:]))


def _placed(mention: Mention, told: Told, article: Article) -> tuple[When | None, str]:
    event, now = mention.event, mention.event.reported or article.dct.when
    weak = event.reported is None and article.dct.sure == "weak"
    told_by = "when it was said" if event.reported else "the article's own time"
    past_plan = article.genre == "narrative" and (told.running is not None or told.story is not None)
    if event.kind in ("plan", "forecast") and past_plan:
        since = _aside(mention, told) or told.running
        start = since.earliest if since is not None else told.story
        return within(start, None), "It lay ahead of what was told before."
    if event.kind == "plan" and mention.perfect and mention.tense == "past":
        return None, ""  # 'had planned to build': ahead of what was told, on either side of the article
    if event.kind in ("plan", "forecast"):
        return (within(now.earliest, None), f"It lies ahead of {told_by} ({date_words(now)}).") if now else (None, "")
    judged = mention.judges or _is_of_now(mention, article)
    if weak and now is not None and judged:
        return within(
            now.earliest, None
        ), f"It holds when this is written, not before the last date ({date_words(now)})."
    if judged:
        return (_at(now), f"It holds at {told_by} ({date_words(now)}).") if now else (None, "")
    if weak and mention.tense == "present":
        return None, ""
    found = event.kind == "assessment" and article.genre == "news"
    if mention.perfect and mention.tense == "present" and (since := _from_then(mention, told, now)) is not None:
        return since, "It is told as from the date told before on."
    if found or (mention.perfect and mention.tense == "present") or event.reported:
        return (within(None, now.latest), f"It had happened by {told_by} ({date_words(now)}).") if now else (None, "")
    return _past(mention, told, now, article)


def _from_then(mention: Mention, told: Told, now: When | None) -> When | None:
    """'In May cracks were found, and the hall has been closed since': from the date told right before."""
    running, near = told.running, mention.sentence - told.sentence <= 1
    if running is None or running.earliest is None or not near or now is None or now.latest is None:
        return None
    if running.earliest >= now.latest:
        return None
    if since_then(mention.event.text):
        return lasting(running.begin, Period(), running.unit, "context")
    return within(running.earliest, now.latest) if has_since(mention.event.text) else None


def _is_of_now(mention: Mention, article: Article) -> bool:
    """Whether the present tells a state, or in the news what somebody says."""
    if mention.event.kind == "state":
        return mention.tense != "past"
    present = mention.tense == "present" and not mention.perfect
    return present and mention.event.kind == "statement" and article.genre == "news"


def _past(mention: Mention, told: Told, now: When | None, article: Article) -> tuple[When | None, str]:
    running = told.running
    if mention.perfect and mention.event.attribution is not None and article.genre == "news" and now is not None:
        return within(None, now.latest), f"It had happened by the article's own time ({date_words(now)})."
    if mention.perfect and running is not None:
        return within(None, running.latest), f"It is told as earlier than the date told before ({date_words(running)})."
    latest = told.horizon
    if now is not None and mention.tense == "present" and article.genre == "news":
        return within(None, now.latest), f"It happens by the article's own time ({date_words(now)})."
    if (aside := _aside(mention, told)) is not None:
        why = f"It is told after a date told in passing ({date_words(aside)}){told.until(article)}."
        return within(aside.earliest, latest), why
    left = _left(mention, told)
    if running is not None and not told.born and not left and (now is None or _goes_on(mention, told, article)):
        why = f"It is told as part of the date told before ({date_words(running)})."
        return attrs.evolve(running, basis="context"), why
    if running is not None and running.earliest is not None and (latest is None or running.earliest < latest):
        since = _since(running, told, article)
        why = f"It is told after the date told before ({date_words(since)}){told.until(article)}."
        return within(since.earliest, latest), why
    if told.story is not None and not mention.perfect and (latest is None or told.story < latest):
        return within(told.story, latest), f"It is told after what is dated before it{told.until(article)}."
    if now is None or latest is None:
        return None, ""
    return within(None, latest), f"It had happened by the article's own time ({date_words(now)})."


def _since(running: When, told: Told, article: Article) -> When:
    """From when on something may have happened: the news come back to what they began with."""
    lead = told.lead
    if article.genre != "news" or lead is None or lead.earliest is None or running.earliest is None:
        return running
    return lead if lead.earliest < running.earliest else running


def _aside(mention: Mention, told: Told) -> When | None:
    """The date of a subordinate clause of its sentence or the one before, where it goes back behind the running date:
    what is told next may go on from either ('He has been sought since he fled on 5 May. His brother was caught').
    """
    aside, running = told.aside, told.running
    reach = _SCENE if told.moved else 1
    near = told.sentence < told.aside_sentence >= mention.sentence - reach
    if not near or mention.perfect or aside is None or aside.earliest is None or running is None:
        return None
    return aside if running.earliest is not None and aside.earliest < running.earliest else None


def _left(mention: Mention, told: Told) -> bool:
    """Whether its sentence or the one before has told of a day after the running one: 'He led it before she came on 1
    October. She lost' is not of the day told before both.
    """
    aside, running = told.aside, told.running
    near = told.sentence < told.aside_sentence and 0 <= mention.sentence - told.aside_sentence <= 1
    if aside is None or running is None or not near:
        return False
    return aside.earliest is not None and running.latest is not None and aside.earliest >= running.latest


def _goes_on(mention: Mention, told: Told, article: Article) -> bool:
    """Whether the running date still holds: it was told just before, and no 'during the war' opens another time."""
    if told.running is None or told.moved or is_of_another_time(mention.event.text):
        return False
    clause = mention.event.provenance[0].clause
    if takes_on(mention.event.text, article.genre) or lasted_before(article.prose, clause.start, clause.end):
        return False
    if not mention.perfect and mention.sentence == told.sentence:
        start = mention.event.provenance[0].clause.start
        if stands_apart(mention.event.text, article.prose, start, before=told.before):
            return False
    if mention.event.kind == "statement" and article.genre == "news" and mention.sentence > told.sentence + 1:
        return False  # who speaks in the news speaks to them
    return mention.sentence - told.sentence <= _reach(told.running, article)


def _reach(running: When, article: Article) -> int:
    """For how many sentences a running date goes on to hold.

    In the news a day is a scene that goes on, and a month or a year places one event; what is told next came after. In
    a history it is the other way round: a month or a year is the time that is being told, and a day is soon left.
    """
    fine = running.unit in {"day", "hour", "minute"}
    if article.genre == "narrative":
        return 1 if fine else _SCENE
    return _SCENE if fine else 0


def _at(when: When) -> When:
    return attrs.evolve(when, basis="context")
