"""The columns that nodes, edges and the graph have, and what of an event stands in them.

A cell with nothing in it is not written, so that an open bound is never a made-up date and an unknown chance never a
zero. Texts are cleaned where they are written, all at one place.
"""

import math
from collections.abc import Mapping
from fractions import Fraction

from timeline import Event, Figure, Likelihood, Point, When, date_words, figure_words, one_line

Cell = str | bool | int | float | tuple[str, ...]
"""A tuple has a line each."""
Cells = dict[str, Cell]

FIGURES = 3
"""How many figures of an event have numbers of their own; the column `figures` has all in words."""

_FIGURE = {
    "text": ("string", "as the source words it"),
    "low": ("double", "the least that it can be; none where the words give no least"),
    "best": ("double", "the number itself"),
    "high": ("double", "the most that it can be; none where the words give no most"),
    "unit": ("string", "what is counted"),
    "qualifier": ("string", "the word that makes it less than exact"),
    "state": ("string", "what became of the counted"),
    "share_of": ("string", "the whole that it is a share of"),
    "cumulative": ("boolean", "whether it counts all so far"),
}

NODE: Mapping[str, tuple[str, str]] = {
    "class": ("string", "event, source or speaker"),
    "label": ("string", "what a node shows (Gephi): an event that is no plain fact begins with what it is"),
    "name": ("string", "the same, for Cytoscape"),
    "title": ("string", "of an event, a source or a speaker, without such a mark"),
    "event_id": ("string", "the event in the saved JSON"),
    "kind": ("string", "occurrence, state, statement, assessment, plan or forecast"),
    "status": ("string", "asserted, denied, negated, cancelled or hypothetical"),
    "order": ("int", "the place in the timeline, from 1; none for the undated"),
    "date": ("string", "the date in words"),
    "edtf": ("string", "the date as EDTF; none for the undated"),
    "earliest": ("string", "the first moment that it may have begun, ISO 8601 with year 0 as 1 BCE; none if open"),
    "latest": ("string", "the moment by which it was over, itself not in it; none if open"),
    "begin_latest": ("string", "where it has an end of its own: the moment by which it had begun"),
    "end_earliest": ("string", "where it has an end of its own: the first moment that it may have ended"),
    "earliest_year": ("double", "earliest as a decimal year to sort and filter by: 0.0 is the start of 1 BCE"),
    "latest_year": ("double", "latest as a decimal year"),
    "open": ("string", "the sides of the date that nothing bounds: begin, end or both"),
    "approximate": ("boolean", "whether the date is marked as approximate"),
    "uncertain": ("boolean", "whether the date is marked as uncertain"),
    "precision": ("string", "how fine the words of the date are; the bounds may be wider"),
    "basis": ("string", "how the date is known"),
    "undated": ("string", "why it has no date"),
    "reported": ("string", "when it was said, as EDTF"),
    "as_of": ("string", "the date that it holds for, as EDTF"),
    "likelihood": ("string", "how likely its speaker calls it"),
    "likelihood_scale": ("string", "the yardstick that the speaker is known to use"),
    "likelihood_low": ("double", "the lowest chance on that scale, in percent; none without a scale"),
    "likelihood_high": ("double", "the highest chance on that scale, in percent; none without a scale"),
    "confidence": ("string", "how well founded its speaker calls the judgement"),
    "figures": ("string", "all of its figures in words, a line each"),
    **{
        f"figure{n}_{part}": (kind, f"figure {n}: {what}")
        for n in range(1, FIGURES + 1)
        for part, (kind, what) in _FIGURE.items()
    },
    "text": ("string", "the clause that tells it, as the source words it"),
    "names": ("string", "people, organisations and places in it, a line each"),
    "places": ("string", "countries and territories in it, a line each"),
    "conflicts": ("string", "what its sources disagree on, a line each"),
    "salience": ("double", "how much it matters in its article"),
    "pinned": ("boolean", "whether a person wants it told"),
    "edited": ("string", "what a person changed of it"),
    "bottom_line": ("string", "sentences of the bottom line that rest on it, a line each"),
    "development": ("string", "key developments that rest on it, a line each"),
    "source_id": ("string", "the source in the saved JSON"),
    "address": ("string", "the file or address that it was read from"),
    "publisher": ("string", "who published it"),
    "language": ("string", "its language"),
    "genre": ("string", "the kind of text"),
    "written": ("string", "when it was written, as EDTF"),
    "written_how": ("string", "how that is known"),
    "written_sure": ("string", "how sure that is"),
    "characters": ("long", "its length"),
    "sha256": ("string", "SHA-256 of what was read"),
    "findings": ("string", "what in it was not understood, a line each"),
}

EDGE: Mapping[str, tuple[str, str]] = {
    "interaction": (
        "string",
        "says, reports, quoting or disagrees; or before, after, during, includes, overlaps, same",
    ),
    "label": ("string", "what an edge shows"),
    "weight": ("double", "how many reports or events it stands for"),
    "verb": ("string", "says: with which verb"),
    "quoted": ("boolean", "says: whether in their own words"),
    "via": ("string", "says: who passed it on, the nearest to the speaker first, a line each"),
    "quote": ("string", "reports: the words of the source, a line a report"),
    "dated_by": ("string", "reports: the words that date it, a line a report"),
    "why": ("string", "reports: why it has its date, a line a report"),
    "field": ("string", "disagrees: on when, figure, kind or attribution"),
    "value": ("string", "disagrees: what the source at the tail says"),
    "other_value": ("string", "disagrees: what the source at the head says"),
    "about": ("string", "disagrees, quoting: the nodes of the events, with blanks between"),
    "words": ("string", "before, after ...: what in the text says so"),
}

GRAPH: Mapping[str, tuple[str, str]] = {
    "timeline_title": ("string", "the title"),
    "timeline_as_of": ("string", "the latest time that the sources speak for, as EDTF"),
    "timeline_bottom_line": ("string", "the bottom line, a sentence a line"),
    "timeline_developments": ("string", "the key developments, a line each"),
    "timeline_changes": ("string", "what a person changed, a line each"),
    "timeline_generator": ("string", "the program that found the events"),
}


def text(cell: Cell) -> str:
    """A cell as it is written, empty where it has nothing. Empty lines stay: lines of two cells go together."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return one_line(cell)
    if isinstance(cell, tuple):
        return "\n".join(one_line(line) for line in cell) if any(map(one_line, cell)) else ""
    return repr(cell)


def number(value: float | Fraction | None) -> Cell:
    """A number as a double; an empty cell where there is none, or none that a double can hold."""
    try:
        told = math.nan if value is None else float(value)
    except OverflowError:
        return ""
    return told if math.isfinite(told) else ""


def year(point: Point | None) -> Cell:
    """A point as a decimal year, astronomical as ISO 8601 has them; a minute is about 0.000002."""
    if point is None:
        return ""
    first = Point(point.year)
    length = first.plus(1, "year").days - first.days
    minutes = (point.days - first.days) * 1440 + point.hour * 60 + point.minute
    return number(round(point.year + Fraction(minutes, length * 1440), 6))


def shown(event: Event) -> str:
    """The label, and before it, where no cut takes it away, what keeps a plan or denial from looking like a fact."""
    marks: list[str] = [] if event.kind in ("occurrence", "state") else [event.kind]
    marks += [] if event.status == "asserted" else [event.status]
    odds = event.likelihood.term if event.likelihood else ""
    marks += [] if odds.casefold() in event.label.casefold() else [odds]
    return f"[{', '.join(marks)}] {titled(event)}" if marks else titled(event)


def titled(event: Event) -> str:
    """The label alone; the id where a label has nothing to see."""
    return event.label if one_line(event.label) else event.id


def when_cells(when: When | None) -> Cells:
    """The date in words, as EDTF, and its bounds; an open bound has no cell."""
    if when is None:
        return {"date": date_words(when)}
    sides = [side for side, point in (("begin", when.earliest), ("end", when.latest)) if point is None]
    cells: Cells = {
        "date": date_words(when),
        "edtf": when.edtf,
        "earliest": iso(when.earliest),
        "latest": iso(when.latest),
        "open": "both" if len(sides) == 2 else "".join(sides),
        "approximate": any(mark in when.edtf for mark in "~%"),
        "uncertain": any(mark in when.edtf for mark in "?%"),
        "precision": when.unit or "",
        "basis": when.basis,
    }
    if when.end:
        cells |= {"begin_latest": iso(when.begin.end), "end_earliest": iso(when.end.start)}
    return cells | {"earliest_year": year(when.earliest), "latest_year": year(when.latest)}


def iso(point: Point | None) -> str:
    """ISO 8601; empty for an open side."""
    return "" if point is None else str(point)


def likelihood_cells(likelihood: Likelihood | None) -> Cells:
    """The term, and its range where it has one."""
    if likelihood is None:
        return {}
    return {
        "likelihood": likelihood.term,
        "likelihood_scale": likelihood.scale,
        "likelihood_low": number(likelihood.low),
        "likelihood_high": number(likelihood.high),
    }


def figure_cells(figures: tuple[Figure, ...]) -> Cells:
    """All in words, and the numbers of the first few."""
    cells: Cells = {"figures": tuple(figure_words(figure) for figure in figures)}
    for n, figure in enumerate(figures[:FIGURES], 1):
        for part, (kind, _) in _FIGURE.items():
            value = getattr(figure, part)
            cells[f"figure{n}_{part}"] = number(value) if kind == "double" else value
    return cells


def event_cells(event: Event) -> Cells:
    """What an event has by itself; its ties to others are edges."""
    return {
        "class": "event",
        "label": shown(event),
        "name": shown(event),
        "title": titled(event),
        "event_id": event.id,
        "kind": event.kind,
        "status": event.status,
        **when_cells(event.when),
        "undated": event.undated,
        "reported": event.reported.edtf if event.reported else "",
        "as_of": event.as_of.edtf if event.as_of else "",
        **likelihood_cells(event.likelihood),
        "confidence": event.confidence,
        **figure_cells(event.figures),
        "text": event.text,
        "names": event.names,
        "places": event.places,
        "salience": number(event.salience),
        "pinned": event.pinned,
    }
