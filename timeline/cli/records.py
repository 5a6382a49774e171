"""The lines of `timeline build --jsonl`: the events of one article, as JSON holds them."""

from __future__ import annotations

from timeline import pipeline
from timeline.calendar import Period
from timeline.cli.bulk import Record
from timeline.model import Article, Attribution, Event, Figure, Finding, When


def events_line(article: Article, *, everything: bool = False) -> Record:
    """The line of `timeline build --jsonl`, without its id; with the minor events where `everything` is asked for."""
    made = pipeline.build((article,), everything=everything)
    dct = made.sources[0].dct if made.sources else article.dct
    return {
        "dct": dct.when.edtf if dct.when else None,
        "dct_how": dct.how,
        "events": [event_record(event) for event in made.events],
        "undated": [event_record(event) for event in made.undated],
        "findings": [_finding(finding) for finding in made.findings],
    }


def event_record(event: Event) -> Record:
    """An event: what, when with its outer bounds, its clauses (smallest first), and who says it how surely."""
    start, end = days(event.when.bounds) if event.when else (None, None)
    said = event.attribution
    odds = event.likelihood
    return {
        "id": event.id,
        "label": event.label,
        "kind": event.kind,
        "edtf": event.when.edtf if event.when else None,
        "start": start,
        "end": end,
        "spans": spans(event),
        "text": event.text,
        "status": event.status,
        "as_of": _edtf(event.as_of),
        "reported": _edtf(event.reported),
        "attribution": _attribution(said) if said else None,
        "likelihood": {"term": odds.term, "scale": odds.scale, "low": odds.low, "high": odds.high} if odds else None,
        "confidence": event.confidence or None,
        "figures": [_figure(figure) for figure in event.figures],
        "names": list(event.names),
        "places": list(event.places),
        "salience": event.salience,
        **({"undated": event.undated or "its date is unknown"} if event.when is None else {}),
    }


def spans(event: Event) -> list[list[int]]:
    """The clauses that tell an event, smallest first, as [start, end) in code points."""
    found = {(place.clause.start, place.clause.end) for place in event.provenance}
    return [[start, end] for start, end in sorted(found, key=lambda span: (span[1] - span[0], span[0]))]


def days(bounds: Period) -> tuple[str | None, str | None]:
    """Bounds as ISO days, the end exclusive: a day that is only begun counts whole. None where a side is open."""
    start, end = bounds.start, bounds.end
    first = str(start.floor("day")) if start else None
    if end is None:
        return first, None
    floor = end.floor("day")
    return first, str(floor if floor == end and floor != start else floor.plus(1, "day"))


def _edtf(when: When | None) -> str | None:
    return when.edtf if when else None


def _attribution(said: Attribution) -> Record:
    return {"speaker": said.speaker, "verb": said.verb, "quoted": said.quoted, "via": list(said.via)}


def _figure(figure: Figure) -> Record:
    return {
        "text": figure.text,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "cumulative": figure.cumulative,
        "share_of": figure.share_of,
        "state": figure.state,
    }


def _finding(finding: Finding) -> Record:
    place = [finding.span.start, finding.span.end] if finding.span else None
    return {"code": finding.code, "message": finding.message, "span": place}
