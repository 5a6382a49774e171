"""Lists, tables and chronicles: entries that a date heads, and what stands in their scope.

A date at the head of a line dates what stands behind it; one in a line of its own, what stands below it, up to the next
heading of its level or a higher one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from timeline.calendar import Period
from timeline.edtf import window
from timeline.events import labels
from timeline.events import lexicon as lex
from timeline.events.boxes import date_and_key, key_of, says_what_was_done
from timeline.events.candidates import Candidate
from timeline.events.clauses import Clause
from timeline.events.describing import clean, event_id, provenance
from timeline.events.figures import figures
from timeline.events.parsed import Parsed
from timeline.events.tokens import Token
from timeline.events.verbs.beside import without_object
from timeline.events.verbs.helped import participle
from timeline.expressions import Resolved, Tense
from timeline.heads import extent, first, place, runs_on
from timeline.mentions import Mention
from timeline.model import Article, Event, Kind, Sentence, Span, When

SCENE: Final = 3
"""Sentences for which a date that is told inside a section takes the place of the section's own."""
_LEAST: Final = 2
"""Words that an entry has at least."""
_PROSE: Final = 7
"""The level of a date in a line of its own that is no heading: below all headings."""
_CELL: Final = re.compile(r"[^|\n]+")
_PLAIN_ROW: Final = re.compile(r"(?:[^|\n]{0,60}\|)+[^|\n]{0,60}")
_AHEAD: Final = re.compile(r"\s*\((?:planned|expected|scheduled|due|proposed|projected|forecast|provisional|tbc)\)")
"""What a list notes behind a date that is still to come."""
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")
_IN_NAMES: Final = frozenset("of the and de van von la du".split())


@attrs.frozen
class Entry:
    """What a sentence stands under: the date, whether it is the first of it, and whether the date is in its line."""

    date: Resolved
    first: bool = False
    inline: bool = False


def lines(article: Article, sentences: tuple[Sentence, ...], resolved: tuple[Resolved, ...]) -> tuple[Sentence, ...]:
    """The sentences, cut where a line begins with a date that heads it: a list without bullets, a plain table."""
    cuts = [
        one.timex.span.start
        for one in resolved
        if one.timex.type in ("DATE", "TIME") and place(article, one.timex.span, len(article.prose))[0]
    ]
    cuts = sorted((*cuts, *(span.start for one in resolved if (span := key_of(article, one)) is not None)))
    found: list[Sentence] = []
    at = 0
    for sentence in sentences:
        start = sentence.span.start
        while at < len(cuts) and cuts[at] <= start:
            at += 1
        while at < len(cuts) and cuts[at] < sentence.span.end:
            end = article.prose.rfind("\n", start, cuts[at])
            if end > start:
                found.append(attrs.evolve(sentence, span=Span(start, end)))
                start = cuts[at]
            at += 1
        found.append(
            attrs.evolve(sentence, span=Span(start, sentence.span.end)) if start > sentence.span.start else sentence
        )
    return tuple(found)


class Sections:
    """Which date each sentence of an article stands under; to be asked for one sentence after the other."""

    def __init__(self, article: Article, sentences: tuple[Sentence, ...], resolved: tuple[Resolved, ...]) -> None:
        self._article = article
        self._open: list[tuple[int, Resolved]] = []
        self._line: tuple[int, Resolved] | None = None
        self._fresh = False
        heads = {head.value for head in _heads(article, sentences, resolved)}
        self._chronicle = len(heads) > 1

    def entry(self, parsed: Parsed) -> Entry | None:
        """What a sentence stands under; None for a head alone and for what nothing heads."""
        sentence = parsed.sentence
        if self._line is not None and self._line[0] != sentence.block:
            self._line = None
        head = first(parsed.resolved)
        where, start = ("", 0) if head is None else place(self._article, extent(head), sentence.span.end)
        if head is not None and _is_dateline(self._article, head):
            head = None
        whole = self._article.blocks[sentence.block].span == sentence.span
        at = level(self._article, sentence) if whole else 0
        if whole and where == "alone":
            at = at or _PROSE
        if at:
            self._open = [one for one in self._open if one[0] < at]
        if head is None or not where:
            return self._below(sentence)
        self._fresh = where == "alone"
        if not whole:
            self._line = (sentence.block, head)
        lined = where == "alone" or _alone_in_line(self._article, head, start)
        if self._chronicle and lined:
            self._open = [one for one in self._open if one[0] < (at or _PROSE)]
            self._open.append((at or _PROSE, head))
        return Entry(head, first=True, inline=True) if where == "entry" and start < sentence.span.end else None

    def _below(self, sentence: Sentence) -> Entry | None:
        date = self._line[1] if self._line is not None else self._open[-1][1] if self._open else None
        if date is None or sentence.kind in ("heading", "other", "quote"):
            return None
        fresh, self._fresh = self._fresh, False
        return Entry(date, fresh)


def _heads(article: Article, sentences: tuple[Sentence, ...], resolved: tuple[Resolved, ...]) -> Iterator[Resolved]:
    """The dates that stand in lines of their own."""
    starts = {sentence.span.start: sentence.span.end for sentence in sentences}
    for one in resolved:
        end = starts.get(one.timex.span.start)
        if end is None or one.when is None or _is_dateline(article, one):
            continue
        where, start = place(article, extent(one), end)
        if where == "alone" or (where and _alone_in_line(article, one, start)):
            yield one


def _alone_in_line(article: Article, one: Resolved, start: int) -> bool:
    """Whether nothing else stands in the line of a date, which what begins at `start` goes on from."""
    return "\n" in article.prose[extent(one).end : start]


def _is_dateline(article: Article, one: Resolved) -> bool:
    return article.dct.how == "dateline" and one.timex.span == article.dct.span


def level(article: Article, sentence: Sentence) -> int:
    """The level of a heading, 1 the highest; below all others that of a line in bold type. 0 for what is none."""
    line = article.text.rfind("\n", 0, sentence.span.start) + 1
    before = article.text[line : sentence.span.start].strip()
    behind = article.text[sentence.span.end : sentence.span.end + _PROSE]
    if sentence.kind != "heading":
        bold = before in ("**", "__") and behind.partition("\n")[0].strip() == before
        return _PROSE if bold else 0
    if before.startswith("#"):
        return len(before)
    return 1 if behind.lstrip("\n").startswith("=") else 2


def listed(article: Article, parsed: Parsed, entry: Entry | None) -> Mention | None:
    """The event of an entry ('5 May 2024: the mine opens', '| May 5 | Mine opens |'): what is behind the date, or in a
    cell.
    """
    inline = entry is not None and entry.inline
    fact = _fact(article, parsed)
    if fact is not None:
        return fact
    if parsed.sentence.kind == "table" or (inline and "|" in parsed.sentence.span.of(article.text)):
        return _row(article, parsed)
    if entry is None or not inline or any(one.clause >= 0 for one in parsed.sayings):
        return None
    start = place(article, extent(entry.date), parsed.sentence.span.end)[1]
    return whole(article, parsed, entry, Span(start, parsed.sentence.span.end))


def _fact(article: Article, parsed: Parsed) -> Mention | None:
    """The event of a line of a box of facts: 'Launched: 25 August 1942', 'Maiden voyage: 3 May 1944'."""
    found = date_and_key(article, parsed)
    words = parsed.among(found[1]) if found is not None else ()
    if found is None or not words:
        return None
    dated, key = found
    tells = says_what_was_done(words[:1]) or words[-1].low in lex.EVENT_NOUNS
    return whole(article, parsed, Entry(dated, first=True), key) if tells else None


def is_row(article: Article, parsed: Parsed) -> bool:
    """Whether a sentence is a row of a table or a line of a box of facts, and no more than its cells are looked at."""
    sentence = parsed.sentence
    plain = _PLAIN_ROW.fullmatch(article.text, sentence.span.start, sentence.span.end)
    return sentence.kind == "table" or bool(plain) or date_and_key(article, parsed) is not None


def _row(article: Article, parsed: Parsed) -> Mention | None:
    """The event of a row of a table: its date is a cell, and the next cell that tells something is the event."""
    span = parsed.sentence.span
    cells = [Span(*found.span()) for found in _CELL.finditer(article.text, span.start, span.end)]
    dated = next((one for one in parsed.resolved if one.when is not None and one.within is None), None)
    if dated is None:
        return None
    own = next((number for number, cell in enumerate(cells) if cell.holds(dated.timex.span)), 0)
    for cell in (*cells[own + 1 :], *cells[:own]):
        text = cell.of(article.prose).strip()
        if _tells(parsed, cell, text):
            start = cell.start + len(cell.of(article.prose)) - len(cell.of(article.prose).lstrip())
            return whole(article, parsed, Entry(dated, first=True), Span(start, start + len(text)))
    return None


def _tells(parsed: Parsed, cell: Span, text: str) -> bool:
    """Whether a cell tells an event: 'Mine opens', or 'Launched' alone, which says what was done; not 'Leo Brandt'."""
    words = _WORDS.findall(text)
    if len(words) < _LEAST:
        return words == [text] and says_what_was_done(parsed.among(cell))
    return text[0].isalpha() and any(word[0].islower() and word not in _IN_NAMES for word in words)


def whole(article: Article, parsed: Parsed, entry: Entry, span: Span) -> Mention | None:
    """An event of all words of a span, dated by its entry, or by a date of its own inside the entry's; None where these
    are too few to tell one.
    """
    inside = tuple(token for token in parsed.tokens if span.start <= token.start < span.end)
    words = tuple(token for token in inside if token.is_word)
    if len(words) < _LEAST and not says_what_was_done(words):
        return None
    entry = _of_own_day(article, parsed, entry, span) if entry.inline else _narrower(parsed, entry)
    dates = tuple(one.timex.span for one in parsed.resolved if one.timex.type in ("DATE", "TIME"))
    noted = _AHEAD.match(article.prose, extent(entry.date).end, max(span.start, extent(entry.date).end))
    kind: Kind = "plan" if noted else _kind(article, entry.date)
    when = entry.date.when
    if when is not None and not entry.first:
        when = attrs.evolve(when, basis="context")
    event = Event(
        event_id(article.id, span.of(article.prose), "occurrence"), _told(article, inside, dates), clean(article, span),
        kind, when, (provenance(article, parsed, span, entry.date, inside[0].span),),
        figures=figures(article.prose, span, parsed.dates), names=parsed.names.within(span),
        places=parsed.names.places(span), salience=3.0,
    )  # fmt: skip
    tense: Tense = "future" if kind == "plan" else "past"
    return Mention(event, tense, False, True, parsed.number, parsed.sentence.block)


def _of_own_day(article: Article, parsed: Parsed, entry: Entry, span: Span) -> Entry:
    """An entry of a diary, below the line of its day, with the one day before it that its words name: 'He was held the
    day before yesterday'.
    """
    dates = [one for one in parsed.resolved if span.holds(one.timex.span) and one.timex.type in ("DATE", "TIME")]
    day, own = entry.date.when, dates[0].when if len(dates) == 1 else None
    if own is None or day is None or not _alone_in_line(article, entry.date, span.start):
        return entry
    back = own.latest is not None and day.earliest is not None and own.latest <= day.earliest
    told = back and own.earliest is not None and own.unit == "day" and own.end is None
    return attrs.evolve(entry, date=dates[0]) if told and dates[0].timex.tense in ("", "past") else entry


def _narrower(parsed: Parsed, entry: Entry) -> Entry:
    """An entry with the first date that its words name inside its own: '1900s' above, 'opens on 15 January 1906'."""
    outer = entry.date.when
    for one in parsed.resolved:
        inner = one.when if one.within is None and one.timex != entry.date.timex else None
        if outer is None or inner is None or inner.bounds == outer.bounds:
            continue
        if inner.bounds.meet(outer.bounds) == inner.bounds:
            return attrs.evolve(entry, date=one, first=True)
    return entry


def _told(article: Article, inside: tuple[Token, ...], dates: tuple[Span, ...]) -> str:
    """The words of an entry; where these only say what was done, with the title, which names to what: 'Holm Lighthouse:
    electrified'.
    """
    text = labels.phrase(inside, dates)
    title = _CALLED.sub("", article.title.partition(":")[0].strip())
    bare = participle(inside[0]) and inside[0].low not in lex.NOT_VERBS and without_object(inside, 1)
    joined = f"{title}: {text[:1].lower()}{text[1:]}"
    return joined if bare and 0 < len(title.split()) <= _TITLE and len(joined) <= labels.LIMIT else text


_CALLED: Final = re.compile(
    r"(?i)^(?:(?:the|an?) )?(?:(?:short|brief|key|important|main) )?"
    r"(?:dates|history|timeline|chronology|chronicle|story|milestones) (?:of|in the history of) (?:the )?"
)
"""What such a list is called before the name of what it is about."""
_TITLE: Final = 5
"""Words of a title that can be a name."""


def _kind(article: Article, date: Resolved) -> Kind:
    """What is listed for a time behind that of the writing is planned; a log of its day may run on into the night."""
    now = article.dct.when if article.dct.how != "inferred" else None
    if now is None or date.when is None or now.latest is None or date.when.earliest is None:
        return "occurrence"
    at_night = runs_on(article.prose, date.timex.span, date.when.earliest, now.latest)
    return "occurrence" if date.when.earliest < now.latest or at_night else "plan"


def told_now(sentences: Iterable[tuple[Parsed, Entry | None]]) -> bool:
    """Whether the entries of a chronicle are told in the present: most of them have no verb in the past."""
    below = [parsed for parsed, entry in sentences if entry is not None and parsed.sentence.kind != "heading"]
    past = sum(any(_is_told(clause, "past") for clause in parsed.clauses) for parsed in below)
    return 2 * past < len(below)


def retold(parsed: Parsed) -> Parsed:
    """An entry told in the present, with its verbs in the past that it speaks of: 'the duke abdicates'."""
    cut = tuple(
        attrs.evolve(one, group=attrs.evolve(one.group, tense="past")) if _narrates(one) else one
        for one in parsed.clauses
    )
    return attrs.evolve(parsed, clauses=cut)


def tells(parsed: Parsed) -> bool:
    """Whether a sentence of a chronicle told in the present tells an event, though no clause of it was picked."""
    main = next((clause for clause in parsed.clauses if clause.role == "main"), None)
    return clipped(parsed) or (main is not None and _narrates(main))


def clipped(parsed: Parsed) -> bool:
    """Whether a sentence has no finite verb, as the entries of a diary often have none: 'Repaired the stove'."""
    return all(clause.group.form != "finite" for clause in parsed.clauses)


def _narrates(clause: Clause) -> bool:
    """Whether a clause in the present tells what happened, and no state: 'the army crosses the river'."""
    group = clause.group
    holds = group.copula or group.lemma in ("be", "have") or group.modal or group.negated
    return _is_told(clause, "present") and not holds and not clause.quoted


def _is_told(clause: Clause, tense: str) -> bool:
    return clause.role == "main" and clause.group.form == "finite" and clause.group.tense == tense


def is_wide(entry: Entry) -> bool:
    """Whether it is a section of a year or more, as the chapters of a history are."""
    when = entry.date.when
    return not entry.inline and when is not None and when.unit not in ("month", "week", "day", "hour", "minute")


def under(one: Candidate, entry: Entry) -> Candidate:
    """A clause of an entry or section that names no date of its own, dated by the entry's."""
    clause = one.parts
    if clause is None or one.own is not None or one.shared is not None or one.said is not None:
        return one
    if clause.role not in ("main", "content", "participle") or clause.group.tense == "future":
        return one
    if not entry.first and (one.saying or entry.date.timex.type == "TIME"):
        return one
    first_told = entry.first and clause.role == "main" and not clause.group.perfect
    return attrs.evolve(one, own=entry.date) if first_told else attrs.evolve(one, shared=entry.date)


@attrs.frozen
class Scene:
    """What a section has come to: the sentence that told the last date inside the section's own, and that date."""

    sentence: int
    date: When


def reached(mentions: Iterable[Mention], entry: Entry, scene: Scene | None) -> Scene | None:
    """Where a section stands after a sentence that told these events."""
    section = entry.date.when
    for mention in mentions:
        when = mention.event.when
        if when is None or section is None or when.basis == "context" or when.bounds == section.bounds:
            continue
        if mention.main and when.bounds.meet(section.bounds) == when.bounds:
            scene = Scene(mention.sentence, when)
    return scene


def narrowed(entry: Entry, scene: Scene) -> Entry:
    """What is told on without a date lies between the date that the section has come to and the section's end."""
    section = entry.date.when
    if section is None or section.latest is None:
        return entry
    rest = window(Period(scene.date.earliest, section.latest), section.unit)
    return attrs.evolve(entry, date=attrs.evolve(entry.date, when=rest))
