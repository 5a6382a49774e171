"""Hypothesis strategies: points, periods, whens, and whole timelines."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from timeline.calendar import UNITS, Period, Point, Unit, days_in_month
from timeline.edtf import lasting, whole, window
from timeline.model import (
    Anchor,
    Attribution,
    Basis,
    Change,
    ChangeType,
    Conflict,
    Dct,
    DctSource,
    Event,
    Figure,
    Finding,
    Genre,
    Kind,
    Likelihood,
    Provenance,
    Quote,
    Relation,
    Source,
    Span,
    Statement,
    Status,
    Summary,
    Sureness,
    Timeline,
    When,
)


@st.composite
def points(draw: st.DrawFn, least: int = -9990, most: int = 9990, clock: bool = True) -> Point:
    """Points of the years that EDTF writes with four digits, away from its very ends."""
    year, month = draw(st.integers(least, most)), draw(st.integers(1, 12))
    day = draw(st.integers(1, days_in_month(year, month)))
    hour, minute = (draw(st.integers(0, 23)), draw(st.integers(0, 59))) if clock else (0, 0)
    return Point(year, month, day, hour, minute)


def units() -> st.SearchStrategy[Unit]:
    return st.sampled_from(UNITS)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Periods that are not empty, with sides at the edges of units, each side open at times."""
    unit: Unit = draw(st.sampled_from(("decade", "year", "quarter", "month", "day", "hour", "minute")))
    first, last = sorted(point.floor(unit) for point in (draw(points()), draw(points())))
    return Period(draw(st.sampled_from((first, None))), draw(st.sampled_from((last.plus(1, unit), None))))


def wholes() -> st.SearchStrategy[When]:
    # Units longer than a year can reach over year 9999 or -9999, which have other forms.
    return st.builds(whole, points(-8000, 8000), units(), st.sampled_from(("", "", "?", "~", "%")))


@st.composite
def lastings(draw: st.DrawFn) -> When:
    sides = sorted((draw(points(-8000, 8000)), draw(points(-8000, 8000))))
    begin, end = (Period.of(side, draw(units())) for side in sides)
    if draw(st.booleans()):
        begin, end = draw(st.sampled_from(((Period(), end), (begin, Period()))))
    elif begin.start is not None and end.end is not None and end.end <= begin.start:
        end = begin
    return lasting(begin, end)


def whens() -> st.SearchStrategy[When]:
    windows = st.builds(window, periods(), basis=st.sampled_from(get_args(Basis)))
    return wholes() | windows | lastings()


# UTF-8 holds no lone surrogates; what becomes of them has a test of its own.
texts = st.text(st.characters(codec="utf-8"), max_size=30)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10**6), st.integers(0, 500))
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 10**9)


def some(strategy: st.SearchStrategy, most: int = 2) -> st.SearchStrategy[tuple]:
    return st.lists(strategy, max_size=most).map(tuple)


anchors = st.builds(Anchor, st.sampled_from(("dct", "mention")), texts, st.none() | spans)
provenances = st.builds(
    Provenance, texts, spans, spans, st.builds(Quote, texts, texts, texts), timex=st.none() | spans, words=texts,
    value=texts, rule=texts, anchor=st.none() | anchors, why=texts, trigger=st.none() | spans,
)  # fmt: skip
figures = st.builds(
    Figure,
    texts,
    spans,
    numbers,
    numbers,
    numbers,
    unit=texts,
    qualifier=texts,
    cumulative=st.booleans(),
    share_of=texts,
    state=texts,
)
relations = st.builds(Relation, st.sampled_from(("before", "after", "during", "same")), texts, texts)
conflicts = st.builds(Conflict, st.sampled_from(("when", "figure", "kind")), some(texts), some(texts))
likelihoods = st.builds(Likelihood, texts, st.sampled_from(("", "PHIA", "ICD 203")), numbers, numbers)


def events() -> st.SearchStrategy[Event]:
    """Every field filled at times, empty at times."""
    return st.builds(
        Event, texts, texts, texts, st.sampled_from(get_args(Kind)), st.none() | whens(), some(provenances),
        reported=st.none() | whens(), as_of=st.none() | whens(), status=st.sampled_from(get_args(Status)),
        attribution=st.none() | st.builds(Attribution, texts, texts, st.booleans(), st.tuples(texts)),
        likelihood=st.none() | likelihoods, confidence=texts, figures=some(figures), names=some(texts),
        places=some(texts),
        relations=some(relations), conflicts=some(conflicts), salience=st.floats(0, 100), undated=texts,
        pinned=st.booleans(),
    )  # fmt: skip


def timelines() -> st.SearchStrategy[Timeline]:
    """Timelines of any content, sensible or not."""
    dcts = st.builds(
        Dct,
        st.none() | whens(),
        st.sampled_from(get_args(DctSource)),
        st.sampled_from(get_args(Sureness)),
        st.none() | spans,
    )
    sources = st.builds(
        Source, texts, texts, texts, texts, texts, st.sampled_from(get_args(Genre)), dcts, texts, st.integers(0, 10**9)
    )
    changes = st.builds(Change, texts, st.sampled_from(get_args(ChangeType)), some(texts), some(events(), 1), texts)
    statements = some(st.builds(Statement, texts, some(texts)))
    return st.builds(
        Timeline, texts, some(events()), some(events(), 1), st.builds(Summary, statements, statements), some(sources),
        some(st.builds(Finding, texts, texts, texts, st.none() | spans)), st.none() | whens(), texts,
        some(changes, 1),
    )  # fmt: skip
