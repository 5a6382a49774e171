"""apply(): the timeline with a person's decisions carried out, and findings about those that could not be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from timeline.edits.matching import Match, match
from timeline.edits.reading import is_unknown
from timeline.edits.settling import Placed, settle
from timeline.edits.values import CLOSEST, CONTRADICTS, NOT_FOUND, UNSEEN, Decision, Edits, Part, trouble
from timeline.merging import order, unite
from timeline.model import Change, Conflict, Event, Finding, Provenance, Quote, Source, Span, Timeline, When

_SALIENCE: Final = 2.0
"""What an added event weighs: as much as a plain one that was found."""
_LIST: Final = "`timeline edit ARTICLES...` lists the events as they are now."


def apply(timeline: Timeline, edits: Edits) -> Timeline:
    """Carry out what an edits file says; the same timeline when that is nothing.

    Events are found among those that the program had found, so that a second time changes nothing. The summary stays
    as it is. Findings tell of each edit that was not carried out (`edit-invalid`, `edit-not-found`,
    `edit-contradicts`), and of those to look at: `edit-closest`, `edit-unseen`.
    """
    board = _Board(timeline)
    base = originals(timeline)
    placed, findings = _place(edits, base, timeline.sources)
    known = {event.id: event for event in base}
    agreed, against = settle(list(_telling(placed, known)))
    findings += [_contradiction(edits.name, one, other) for one, other in against.items()]
    done = {change.id for change in timeline.changes}
    ordered = sorted(agreed, key=lambda one: one.decision.type != "merge")  # relabelled and redated is what they gave
    changes: dict[str, Change] = {}
    for one in ordered:
        if one.decision.id in done or one.decision.id in changes:
            continue
        if not all(event in board.at for event in one.events):
            findings.append(_gone(edits.name, one))
            continue
        before = tuple(known[event] for event in one.events)
        events = board.carry_out(one.decision, one.events)
        if events is not None:
            changes[one.decision.id] = Change(one.decision.id, one.decision.type, events, before, one.decision.reason)
    for decision in edits.decisions:
        if decision.type == "add" and decision.id not in done and decision.id not in changes:
            changes[decision.id] = Change(decision.id, "add", board.add(decision), (), decision.reason)
    findings += _unseen(edits.name, agreed, board)
    return _finished(timeline, board, [changes[one.id] for one in _distinct(edits) if one.id in changes], findings)


def originals(timeline: Timeline) -> tuple[Event, ...]:
    """The events as the program had found them: those that no person changed, and what the changed ones were."""
    changed = {event for change in timeline.changes for event in change.events}
    kept = [event for event in (*timeline.events, *timeline.undated) if event.id not in changed]
    seen = {event.id for event in kept}
    before = {event.id: event for change in timeline.changes for event in change.before if event.id not in seen}
    return (*kept, *before.values())


def _telling(placed: Sequence[Placed], known: Mapping[str, Event]) -> Iterator[Placed]:
    """Those that would change something: a label or a date that is as it was found contradicts nothing.

    A date that is as it was found does hold where a merge may bring another.
    """
    merged = {one.events[0] for one in placed if one.decision.type == "merge"}
    for one in placed:
        event, decision = known[one.events[0]], one.decision
        same = (decision.type == "relabel" and _labelled(event, decision.label)) or (
            decision.type == "redate" and event.id not in merged and _dated_so(event, decision.when)
        )
        if not same:
            yield one


def _labelled(event: Event, label: str) -> bool:
    return " ".join(event.label.split()) == label


def _dated_so(event: Event, when: When | None) -> bool:
    if event.when is None or when is None:
        return event.when is None and (when is None or is_unknown(when))
    return event.when.edtf == when.edtf


def _distinct(edits: Edits) -> Iterable[Decision]:
    return {decision.id: decision for decision in edits.decisions}.values()


def _place(edits: Edits, base: Sequence[Event], sources: Sequence[Source]) -> tuple[list[Placed], list[Finding]]:
    """The decisions that find their events, and findings about the others."""
    wanted = [one for one in edits.decisions if one.type != "add"]
    found = match((target for one in wanted for target in (one.target, *one.others)), base, sources)
    placed: list[Placed] = []
    findings = list(edits.findings)
    for one in wanted:
        matches = [found[target] for target in (one.target, *one.others)]
        missing = next((match for match in matches if match.event is None), None)
        ids = tuple(match.event.id for match in matches if match.event is not None)
        if missing is not None:
            findings.append(trouble(NOT_FOUND, edits.name, one.place, missing.told, _LIST))
        elif len(set(ids)) < len(ids):
            what = "the event is merged with itself: two of those named are one"
            findings.append(trouble(CONTRADICTS, edits.name, one.place, what, _LIST))
        else:
            placed.append(Placed(one, ids))
            findings += _closest(edits.name, one, matches)
    return placed, findings


def _closest(name: str, one: Decision, matches: Iterable[Match]) -> Iterator[Finding]:
    for target, found in zip((one.target, *one.others), matches, strict=True):
        if found.how == "closest" and found.event is not None:
            what = f"its event is gone; the closest was taken, '{found.event.text[:120]}', for '{target.words[:120]}'"
            then = f'If that is right, write id = "{found.event.id}" and these words; else take the edit away.'
            yield trouble(CLOSEST, name, one.place, what, then)


def _contradiction(name: str, one: Placed, other: Placed) -> Finding:
    what = f"it contradicts {other.decision.place}, which is about the same event; neither was carried out"
    return trouble(CONTRADICTS, name, one.decision.place, what, "Take one of the two away.")


def _gone(name: str, one: Placed) -> Finding:
    what = "an earlier edit dropped, merged or split its event"
    return trouble(NOT_FOUND, name, one.decision.place, what, "Take one of the two away.")


def _unseen(name: str, agreed: Iterable[Placed], board: _Board) -> Iterator[Finding]:
    for one in agreed:
        event = board.now(one.events[0]) if one.decision.type == "pin" else None
        if event is not None and event.when is None:
            what = "the event has no date, so that neither summary nor drawing can show it"
            yield trouble(UNSEEN, name, one.decision.place, what, "Redate it too, with as much as is known.")


class _Board:
    """The events of a timeline while decisions are carried out: in their places, each of which may empty or fill."""

    def __init__(self, timeline: Timeline) -> None:
        self.sources = timeline.sources
        self.places: list[tuple[Event, ...]] = [(event,) for event in (*timeline.events, *timeline.undated)]
        self.at = {event.id: number for number, event in enumerate(event for (event,) in self.places)}
        self.taken = set(self.at)
        self.into: dict[str, str] = {}
        loose = (event.salience for (event,) in self.places if not event.pinned)
        self.top = max(loose, default=0.0)

    def now(self, id_: str) -> Event | None:
        """The event as it is now; None when it is gone."""
        place = self.places[self.at[id_]] if id_ in self.at else ()
        return place[0] if place else None

    def carry_out(self, one: Decision, ids: Sequence[str]) -> tuple[str, ...] | None:
        """Do it, and give the ids that now stand for these events; None when nothing changed."""
        group = [event for id_ in ids if (event := self.now(id_)) is not None]
        first = group[0]
        made = tuple(self._made(one, group))
        if made == (first,):
            return None
        for id_ in ids:
            self.into[id_] = first.id if one.type == "merge" else ""
            self.places[self.at[id_]] = ()
        self.places[self.at[first.id]] = made
        if any(event.id == first.id for event in made):
            del self.into[first.id]
        return tuple(event.id for event in made)

    def _made(self, one: Decision, group: Sequence[Event]) -> Iterator[Event]:
        event = group[0]
        if one.type == "merge":
            yield _merged(group)
        elif one.type == "relabel":
            yield event if _labelled(event, one.label) else attrs.evolve(event, label=one.label)
        elif one.type == "redate" and one.when is not None:
            yield _redated(event, one.when)
        elif one.type == "pin":
            yield self._pinned(event)
        elif one.type == "split":
            for number, part in enumerate(one.parts, 1):
                made = _part(event, part, self._fresh(f"{event.id}.{number}"))
                yield self._pinned(made) if part.pinned else made

    def _pinned(self, event: Event) -> Event:
        if event.pinned:
            return event
        return attrs.evolve(event, pinned=True, salience=round(self.top + 1 + event.salience, 2))

    def _fresh(self, wanted: str) -> str:
        id_, number = wanted, 1
        while id_ in self.taken:
            number += 1
            id_ = f"{wanted}-{number}"
        self.taken.add(id_)
        return id_

    def add(self, one: Decision) -> tuple[str, ...]:
        """Put in an event that a person words."""
        part = one.parts[0]
        key = "\0".join(("added", *one.effect))
        id_ = self._fresh(hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=5).hexdigest())
        made = _dated(_added(id_, part, self._cited(one.target.source)), part.when)
        self.places.append((self._pinned(made) if part.pinned else made,))
        return (id_,)

    def _cited(self, name: str) -> str:
        """The id of the source of this name; one that is none of the articles becomes a source of its own."""
        if not name:
            return ""
        known = next((one.id for one in self.sources if name in (one.id, one.source, one.title)), "")
        if not known:
            self.sources = (*self.sources, Source(name, name))
        return known or name

    def events(self) -> tuple[Event, ...]:
        """All of them, with relations that point at those that are there."""
        return tuple(self._related(event) for place in self.places for event in place)

    def _related(self, event: Event) -> Event:
        if not any(relation.event in self.into for relation in event.relations):
            return event
        moved = (attrs.evolve(one, event=self.into.get(one.event, one.event)) for one in event.relations)
        return attrs.evolve(event, relations=tuple(one for one in moved if one.event not in ("", event.id)))


def _merged(group: Sequence[Event]) -> Event:
    """As reports of one event are joined when they are found; what sources disagreed on before is kept."""
    made = unite(group)
    older = (conflict for event in group for conflict in event.conflicts)
    conflicts: tuple[Conflict, ...] = tuple(dict.fromkeys((*older, *made.conflicts)))
    relations = tuple(dict.fromkeys(relation for event in group for relation in event.relations))
    return attrs.evolve(made, conflicts=conflicts, relations=relations)


def _redated(event: Event, when: When) -> Event:
    """The event with a person's date; what the program had dated it by no longer holds."""
    if _dated_so(event, when):
        return event
    places = tuple(
        Provenance(one.article, one.sentence, one.clause, one.quote, trigger=one.trigger, why=_GIVEN)
        for one in event.provenance
    )
    as_of = when if event.as_of is not None and event.as_of == event.when and not is_unknown(when) else event.as_of
    return _dated(attrs.evolve(event, provenance=places, as_of=as_of), when)


_GIVEN: Final = "A person gave this date."


def _dated(event: Event, when: When | None) -> Event:
    if when is None or is_unknown(when):
        return attrs.evolve(event, when=None, undated="A person says that its date is not known.")
    return attrs.evolve(event, when=when, undated="")


def _part(event: Event, part: Part, id_: str) -> Event:
    """One of the events into which one is split: what is its own, and the rest as it was."""
    text = part.words or event.text
    told = f"{part.label} {part.words}".casefold()
    made = attrs.evolve(
        event, id=id_, label=part.label, text=text, kind=part.kind or event.kind,
        figures=tuple(figure for figure in event.figures if figure.text.casefold() in told),
        provenance=tuple(_narrowed(place, part.words) for place in event.provenance),
    )  # fmt: skip
    if part.when is None:
        return made
    return _redated(
        attrs.evolve(made, conflicts=tuple(one for one in made.conflicts if one.field != "when")), part.when
    )


def _narrowed(place: Provenance, words: str) -> Provenance:
    """The place of these words, where the clause holds them as they are written."""
    at = place.quote.exact.find(words) if words else -1
    if at < 0 or len(words) == len(place.quote.exact):
        return place
    end = at + len(words)
    quote = Quote(words, place.quote.prefix + place.quote.exact[:at], place.quote.exact[end:] + place.quote.suffix)
    start = place.clause.start
    return attrs.evolve(place, quote=quote, clause=Span(start + at, start + end))


def _added(id_: str, part: Part, article: str) -> Event:
    nowhere = Span(0, 0)
    place = Provenance(article, nowhere, nowhere, Quote(part.words), why="A person added this event.")
    return Event(
        id_, part.label, part.words or part.label, part.kind or "occurrence", None, (place,) if article else (),
        salience=_SALIENCE,
    )  # fmt: skip


def _finished(timeline: Timeline, board: _Board, changes: Sequence[Change], findings: Iterable[Finding]) -> Timeline:
    known = frozenset(timeline.findings)
    fresh = tuple(one for one in dict.fromkeys(findings) if one not in known)
    if not changes:
        return attrs.evolve(timeline, findings=timeline.findings + fresh) if fresh else timeline
    events = board.events()
    return attrs.evolve(
        timeline,
        events=order(event for event in events if event.when is not None),
        undated=tuple(event for event in events if event.when is None),
        sources=board.sources,
        findings=timeline.findings + fresh,
        changes=timeline.changes + tuple(changes),
    )
