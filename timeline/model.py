"""The frozen values that the stages hand on, from an article to a timeline.

All offsets count Unicode code points of `Article.text`, half-open. All collections are tuples.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

import attrs

from timeline.calendar import Period, Point, Unit

Basis = Literal["explicit", "relative", "context", "given", "none"]
Kind = Literal["occurrence", "state", "statement", "assessment", "plan", "forecast"]
Status = Literal["asserted", "negated", "denied", "cancelled", "hypothetical"]
DctSource = Literal["given", "metadata", "dateline", "file name", "inferred", "unknown"]
Sureness = Literal["certain", "likely", "weak", "none"]
BlockKind = Literal["heading", "paragraph", "item", "quote", "table", "other"]
Genre = Literal["news", "narrative", "colloquial"]
ChangeType = Literal["drop", "merge", "split", "relabel", "redate", "add", "pin"]


class Stretched(Protocol):
    """What gives stretches of a text: the text itself, or what stands for it."""

    def __getitem__(self, part: slice, /) -> str:
        """The characters of a stretch."""


@attrs.frozen(order=True)
class Span:
    """Characters `[start, end)` of an article's text, in code points."""

    start: int
    end: int

    def of(self, text: Stretched) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@attrs.frozen
class When:
    """A time as sure as it is known, and no surer.

    `begin` is the period in which it began. `end` is the period in which it ended, or None when the words give no
    separate end ('in August' began somewhere in August). Together they are the four bounds: earliest and latest start,
    earliest and latest end. `unit` is the fineness of the words; `implied` are the units that the anchor supplied
    and not the words; `basis` tells how it is known: `explicit` (the words name a date), `relative` (counted from an
    anchor), `context` (from what is told around it), `given` (by a person), `none`.
    """

    edtf: str
    begin: Period
    end: Period | None = None
    unit: Unit | None = None
    implied: tuple[Unit, ...] = ()
    basis: Basis = "explicit"

    @property
    def earliest(self) -> Point | None:
        """The earliest point it can have begun; None when that is open."""
        return self.begin.start

    @property
    def latest(self) -> Point | None:
        """The point before which it was over, as far as known; None when that is open."""
        return (self.end or self.begin).end

    @property
    def bounds(self) -> Period:
        """All of the time that it may touch."""
        return self.begin if self.end is None else Period(self.earliest, self.latest)


@attrs.frozen
class Block:
    """A part of an article's layout: a heading, a paragraph, a list item."""

    span: Span
    kind: BlockKind = "paragraph"


@attrs.frozen
class Dct:
    """The document creation time, how it is known and how sure that is. Unknown stays unknown: `when` is None.

    `span` is where the text tells it, when it does.
    """

    when: When | None = None
    how: DctSource = "unknown"
    sure: Sureness = "none"
    span: Span | None = None


@attrs.frozen
class Article:
    """One source text, untouched, with what is known of it.

    `prose` has exactly the length of `text`: markup and control characters are blanked there and typographic quotes,
    dashes and spaces are plain, so that rules read `prose` and spans hold in both.
    """

    id: str
    text: str
    prose: str
    blocks: Sequence[Block]
    title: str = ""
    source: str = ""
    publisher: str = ""
    language: str = "en"
    dct: Dct = Dct()
    genre: Genre | None = None
    sha256: str = ""
    notes: tuple[str, ...] = ()


@attrs.frozen
class Sentence:
    """A sentence, and the kind of block that it stands in. `block` counts the article's blocks from 0."""

    span: Span
    block: int
    kind: BlockKind = "paragraph"


@attrs.frozen
class Anchor:
    """What a date was counted from: the DCT, or a mention earlier in the text."""

    kind: Literal["dct", "mention"]
    edtf: str
    span: Span | None = None


@attrs.frozen
class Figure:
    """A number as data: 'over 5,000 casualties' is low=5000, best=None, high=None, qualifier 'over', unit 'casualties'.

    `cumulative` when it counts all so far; `share_of` when it is a part of a whole ('a third of the casualties').
    `state` is what became of the counted, in a normal form: 'dead', 'injured', 'missing', 'dead or injured'.
    """

    text: str
    span: Span
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str = ""
    qualifier: str = ""
    cumulative: bool = False
    share_of: str = ""
    state: str = ""


@attrs.frozen
class Attribution:
    """Who says it, with which verb, and whether in their own words.

    `via` passed it on, the nearest to the speaker first: 'state media, quoting the ministry' is the ministry's word.
    """

    speaker: str
    verb: str = ""
    quoted: bool = False
    via: tuple[str, ...] = ()


@attrs.frozen
class Likelihood:
    """An estimative term as used; `scale` and its range in percent only where the speaker is known to use one."""

    term: str
    scale: Literal["", "PHIA", "ICD 203"] = ""
    low: float | None = None
    high: float | None = None


@attrs.frozen
class Relation:
    """How an event lies to another: `type` as seen from the event that holds it. `words` said so."""

    type: Literal["before", "after", "during", "includes", "overlaps", "same"]
    event: str
    words: str = ""


@attrs.frozen
class Quote:
    """Words of a source, with what stands around them, so that they can be found again (W3C TextQuoteSelector)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@attrs.frozen
class Provenance:
    """Where one report of an event came from, and why it has its date.

    `trigger` is the word that names the event, `clause` the smallest clause that tells it. `words` are the time
    expression's, `value` its TIMEX3 value; `rule` found it and `anchor` is what it was counted from. `why` says in a
    sentence how the date came about.
    """

    article: str
    sentence: Span
    clause: Span
    quote: Quote
    timex: Span | None = None
    words: str = ""
    value: str = ""
    rule: str = ""
    anchor: Anchor | None = None
    why: str = ""
    trigger: Span | None = None


@attrs.frozen
class Conflict:
    """Sources that disagree on a field of one event; `values` and `articles` go together, one a report."""

    field: Literal["when", "figure", "kind", "attribution"]
    values: tuple[str, ...]
    articles: tuple[str, ...]


@attrs.frozen
class Event:
    """Something to place on a timeline.

    `when` it happened (None: unknown, and `undated` says why), `reported` when it was said, `as_of` the date that an
    estimate holds for: three different things. `confidence` is how well founded its speaker calls a judgement, in
    their words ('moderate confidence'): another thing than how likely it is. `provenance` has one entry a report.
    `pinned` when a person wants it told wherever there is no room for all.
    """

    id: str
    label: str
    text: str
    kind: Kind
    when: When | None
    provenance: tuple[Provenance, ...]
    reported: When | None = None
    as_of: When | None = None
    status: Status = "asserted"
    attribution: Attribution | None = None
    likelihood: Likelihood | None = None
    confidence: str = ""
    figures: tuple[Figure, ...] = ()
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    salience: float = 0.0
    undated: str = ""
    pinned: bool = False


@attrs.frozen
class Source:
    """An article as a timeline keeps it: all but the text. `source` is the file name or address it was read from."""

    id: str
    title: str
    source: str = ""
    publisher: str = ""
    language: str = "en"
    genre: Genre = "news"
    dct: Dct = Dct()
    sha256: str = ""
    characters: int = 0


@attrs.frozen
class Finding:
    """Something a reader should know: what was not understood, or was decided without certainty."""

    article: str
    code: str
    message: str
    span: Span | None = None


@attrs.frozen
class Statement:
    """A sentence of the summary and the ids of the events that it rests on; never without one."""

    text: str
    events: tuple[str, ...]


@attrs.frozen
class Summary:
    """The bottom line in at most three sentences, and the key developments.

    Developments leave out assessments, and plans and forecasts that the as-of date has not passed.
    """

    bottom_line: tuple[Statement, ...] = ()
    developments: tuple[Statement, ...] = ()


@attrs.frozen
class Change:
    """A decision of a person that was carried out: `events` stand where the program had found those `before`.

    `events` are ids, none for what was dropped; `before` is empty for what was added. `id` is the same for the same
    decision, so that none is carried out twice.
    """

    id: str
    type: ChangeType
    events: tuple[str, ...] = ()
    before: tuple[Event, ...] = ()
    reason: str = ""


@attrs.frozen
class Timeline:
    """Events in order, the undated apart, what they rest on, what was not understood, and what a person changed.

    `as_of` is the latest time that the sources speak for (their DCTs). `generator` is the program and version.
    """

    title: str
    events: tuple[Event, ...] = ()
    undated: tuple[Event, ...] = ()
    summary: Summary = Summary()
    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = ()
    as_of: When | None = None
    generator: str = ""
    changes: tuple[Change, ...] = ()
