"""What is told of an event beside its label, its date and its quotes: for formats that list it name by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from timeline.briefing import Briefing, ConflictRow, Row
from timeline.hookspecs import Aspect


@attrs.frozen
class Fact:
    """One of them, in plain words: 'Said by', 'Water Board'. `aspect` is that of `Lack`, by which formats choose."""

    aspect: Aspect
    name: str
    value: str


def facts(briefing: Briefing) -> Mapping[str, tuple[Fact, ...]]:
    """The facts of every event by its id, those that are known, in one order."""
    titles = {source.number: source.title for source in briefing.sources}
    rows = (*briefing.rows, *briefing.undated)
    labels = {row.id: row.label for row in rows}
    disputes: dict[str, list[ConflictRow]] = {}
    for one in briefing.conflicts:
        disputes.setdefault(one.id, []).append(one)
    return {
        row.id: tuple(
            Fact(aspect, name, value)
            for aspect, name, value in _told(row, disputes.get(row.id, ()), titles, labels)
            if value
        )
        for row in rows
    }


def _told(
    row: Row, disputes: Sequence[ConflictRow], titles: Mapping[int, str], labels: Mapping[str, str]
) -> Iterator[tuple[Aspect, str, str]]:
    event = row.event
    yield "kind", "Kind", "" if row.kind in ("occurrence", "state") else row.kind
    yield "status", "Status", "" if row.status == "asserted" else row.status
    yield "speaker", "Denied by" if row.status == "denied" else "Said by", row.who
    yield "likelihood", "Likelihood", row.odds
    yield "confidence", "Confidence", row.confidence
    yield "reported", "Said on", row.reported
    yield "figures", "Figures", "; ".join(row.figures)
    yield "names", "Names", ", ".join(dict.fromkeys((*event.names, *event.places)))
    yield "as_of", "Holds for", row.as_of
    for one in event.relations:
        yield "relations", one.type.capitalize(), labels.get(one.event, one.event)
    for conflict in disputes:
        yield "conflicts", f"Sources disagree: {conflict.field}", _disputed(conflict, titles)
    yield "sources", "Sources", "; ".join(titles[number] for number in row.sources)
    yield "reasons", "Why this date" if event.when else "Why none", row.why
    yield "changes", "Changed", row.edited


def _disputed(conflict: ConflictRow, titles: Mapping[int, str]) -> str:
    """'12 February 2021 (Report 1) or 13 February 2021 (Report 2)'."""
    return " or ".join(
        f"{value} ({titles[number]})" if number in titles else value
        for value, number in zip(conflict.values, conflict.sources, strict=True)
    )
