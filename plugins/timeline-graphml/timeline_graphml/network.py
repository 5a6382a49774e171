"""Makes the network of a timeline: what its nodes and edges are, before any of it is XML."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, combinations, count, pairwise

from timeline import Briefing, Conflict, Event, Provenance, Source, Statement, Timeline, brief, one_line
from timeline_graphml.cells import Cells, event_cells


def token(text: str) -> str:
    """A text as an XML name token of ASCII, at most 60 long."""
    return re.sub("[^A-Za-z0-9.-]+", "_", text)[:60]


@dataclass
class Edge:
    """A directed edge, from node to node."""

    tail: str
    head: str
    cells: Cells


@dataclass
class Network:
    """Nodes by id and edges, in the order in which they are written; `loose` counts the ties that led nowhere."""

    cells: Cells
    nodes: dict[str, Cells] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    loose: int = 0
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    """The node of an event, source or speaker, by its class and its own id or name."""

    def add(self, own: str, cells: Cells) -> str:
        """Put a node in; its id is an XML name token, so that every reader takes it, and no number."""
        stem = f"{cells['class']}-{token(own)}"
        name = next(name for name in chain([stem], (f"{stem}_{n}" for n in count(2))) if name not in self.nodes)
        self.nodes[name] = cells
        self.ids.setdefault((str(cells["class"]), own), name)
        return name

    def speaker(self, name: str) -> str:
        """The node of whoever is called that; made when first needed."""
        known = self.ids.get(("speaker", one_line(name)))
        title = one_line(name) or "unnamed"
        return known or self.add(one_line(name), {"class": "speaker", "label": title, "name": title, "title": title})

    def tie(self, interaction: str, tail: str | None, head: str | None, cells: Cells) -> None:
        """Put an edge in, unless one of its ends is missing."""
        if tail is None or head is None:
            self.loose += 1
            return
        usual: Cells = {"interaction": interaction, "label": interaction, "weight": 1.0}
        self.edges.append(Edge(tail, head, usual | cells))


def connect(timeline: Timeline) -> Network:
    """Events in order, the undated, sources, then speakers; edges event by event."""
    page = brief(timeline)
    made = Network(_facts(timeline, page))
    events = (*timeline.events, *timeline.undated)
    told = _told(timeline, events, page)
    nodes = [made.add(event.id, event_cells(event) | told.get(event.id, {})) for event in events]
    for n, node in enumerate(nodes[: len(timeline.events)], 1):
        made.nodes[node]["order"] = n
    for source in timeline.sources:
        made.add(source.id, _source(source, timeline))
    for node, event in zip(nodes, events, strict=True):
        _claim(made, node, event)
        _reports(made, node, event)
        _relations(made, node, event)
        _disagreements(made, node, event)
    _quoting(made, zip(nodes, events, strict=True))
    return made


def _facts(timeline: Timeline, page: Briefing) -> Cells:
    summary = timeline.summary
    return {
        "timeline_title": timeline.title,
        "timeline_as_of": timeline.as_of.edtf if timeline.as_of else "",
        "timeline_bottom_line": tuple(sentence.text for sentence in summary.bottom_line),
        "timeline_developments": tuple(sentence.text for sentence in summary.developments),
        "timeline_changes": tuple(change.text for change in page.changes),
        "timeline_generator": timeline.generator,
    }


def _told(timeline: Timeline, events: Iterable[Event], page: Briefing) -> dict[str, Cells]:
    """By an event's id, what others tell of it: the summary, corrections and disagreements."""
    summary = timeline.summary
    titles = {source.id: source.title or source.id for source in timeline.sources}
    edited = {row.id: row.edited for row in (*page.rows, *page.undated)}
    bottom, developments = _sentences(summary.bottom_line), _sentences(summary.developments)
    return {
        event.id: {
            "edited": edited.get(event.id, ""),
            "bottom_line": tuple(bottom.get(event.id, ())),
            "development": tuple(developments.get(event.id, ())),
            "conflicts": tuple(_conflict(conflict, titles) for conflict in event.conflicts),
        }
        for event in events
    }


def _sentences(statements: Iterable[Statement]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for statement in statements:
        for event in statement.events:
            found.setdefault(event, []).append(statement.text)
    return found


def _conflict(conflict: Conflict, titles: dict[str, str]) -> str:
    """'when: 2021-02-12 (Report 1); 2021-02-13 (Report 2)'."""
    said = zip(conflict.values, conflict.articles, strict=False)
    return f"{conflict.field}: " + "; ".join(f"{value} ({titles.get(article, article)})" for value, article in said)


def _source(source: Source, timeline: Timeline) -> Cells:
    title = one_line(source.title) or one_line(source.id)
    dct = source.dct
    return {
        "class": "source",
        "label": title,
        "name": title,
        "title": title,
        "source_id": source.id,
        "address": source.source,
        "publisher": source.publisher,
        "language": source.language,
        "genre": source.genre,
        "written": dct.when.edtf if dct.when else "",
        "written_how": dct.how,
        "written_sure": dct.sure,
        "characters": source.characters,
        "sha256": source.sha256,
        "findings": tuple(finding.message for finding in timeline.findings if finding.article == source.id),
    }


def _claim(made: Network, node: str, event: Event) -> None:
    said = event.attribution
    if said:
        cells: Cells = {"verb": said.verb, "quoted": said.quoted, "via": said.via}
        cells |= {"label": "denies"} if event.status == "denied" else {}
        made.tie("says", made.speaker(said.speaker), node, cells)


def _reports(made: Network, node: str, event: Event) -> None:
    """One edge a source, however often it tells the event: Gephi and others would join several into one."""
    told: dict[str, list[Provenance]] = {}
    for place in event.provenance:
        told.setdefault(place.article, []).append(place)
    for article, places in told.items():
        cells: Cells = {
            "weight": float(len(places)),
            "quote": tuple(place.quote.exact for place in places),
            "dated_by": tuple(place.words for place in places),
            "why": tuple(place.why for place in places),
        }
        made.tie("reports", made.ids.get(("source", article)), node, cells)


def _relations(made: Network, node: str, event: Event) -> None:
    for relation in event.relations:
        made.tie(relation.type, node, made.ids.get(("event", relation.event)), {"words": relation.words})


def _disagreements(made: Network, node: str, event: Event) -> None:
    """An edge for every two sources with different values; a source may disagree with itself."""
    for conflict in event.conflicts:
        said = dict.fromkeys(zip(conflict.articles, conflict.values, strict=False))
        for (one, value), (other, other_value) in combinations(said, 2):
            if value != other_value:
                cells: Cells = {"label": f"disagrees on {conflict.field}", "field": conflict.field, "about": node}
                cells |= {"value": value, "other_value": other_value}
                made.tie("disagrees", made.ids.get(("source", one)), made.ids.get(("source", other)), cells)


def _quoting(made: Network, told: Iterable[tuple[str, Event]]) -> None:
    """Who passed on whose words: one edge for every two, with all events that it was done for."""
    found: dict[tuple[str, str], list[str]] = {}
    for node, event in told:
        if event.attribution:
            links = [made.speaker(name) for name in (event.attribution.speaker, *event.attribution.via)]
            for quoted, quoting in pairwise(links):
                found.setdefault((quoting, quoted), []).append(node)
    for (quoting, quoted), nodes in found.items():
        made.tie("quoting", quoting, quoted, {"weight": float(len(nodes)), "about": " ".join(nodes)})
