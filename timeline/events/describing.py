"""From a picked candidate to a mention: label, figures, names, kind, provenance, and the reason for its date."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from functools import lru_cache
from typing import Final

import attrs

from timeline.events import labels
from timeline.events.attribution import word_given
from timeline.events.candidates import Candidate
from timeline.events.clauses import Clause
from timeline.events.lexicon import DETERMINERS, EVENT_NOUNS
from timeline.events.parsed import Parsed
from timeline.events.parties import telling
from timeline.events.statuses import status_of
from timeline.events.stems import deed, stem, topic
from timeline.events.tokens import Token
from timeline.expressions import Resolved
from timeline.mentions import Mention
from timeline.model import Article, Event, Figure, Kind, Likelihood, Provenance, Quote, Span, When
from timeline.wording import edtf_words

_AROUND: Final = 32
_SHORT: Final = 3
_LONG: Final = re.compile(r"[^\W\d_]{4,}")


@attrs.frozen
class Judged:
    """What picking found out of a candidate: its figures, the event's kind, its odds and confidence, what it weighs."""

    figures: tuple[Figure, ...]
    kind: Kind = "occurrence"
    odds: Likelihood | None = None
    weight: float = 2.0
    confidence: str = ""


def describe(article: Article, one: Candidate, judged: Judged) -> Mention:
    """The mention of a candidate. Its event has a date of its own, or one that its neighbour in the sentence shares."""
    parsed, clause = one.parsed, one.parts
    dated = one.own or one.shared
    when = _when(one)
    inside = parsed.among(one.span)
    text = _label(parsed, one, inside)
    event = Event(
        id=event_id(article.id, one.span.of(article.prose), judged.kind),
        label=text,
        text=clean(article, one.span),
        kind=judged.kind,
        when=when,
        provenance=(provenance(article, parsed, one.span, dated, one.trigger),),
        reported=one.said.when if one.said else None,
        as_of=when if dated is not None and dated.timex.signal == "as_of" else None,
        status=status_of(one),
        attribution=one.voice if _speaks_itself(one, judged.kind) else one.attribution,
        likelihood=judged.odds,
        confidence=judged.confidence,
        figures=judged.figures,
        names=parsed.names.within(one.span),
        places=parsed.names.places(one.span),
        salience=round(judged.weight + _titled(article, one.span), 2),
    )
    if clause is None:
        head = frozenset((deed(stem(one.trigger.of(article.prose).lower())),))
        return Mention(
            event, "past", False, not _belongs(one), parsed.number, parsed.sentence.block, head, topic(inside),
            telling=telling(one), minor=_compared_with(one),
        )  # fmt: skip
    group = clause.group
    # 'Had agreed to pay' lay ahead of what was told, and not of the article.
    before = judged.kind == "plan" and group.perfect and parsed.tokens[group.first].low == "had"
    return Mention(
        event, "past" if before else group.tense or "past", group.perfect, clause.role in ("main", "content"),
        parsed.number, parsed.sentence.block, _heads(one, clause), topic(inside), one.links, telling(one),
    )  # fmt: skip


def _speaks_itself(one: Candidate, kind: Kind) -> bool:
    """Whether an event is that somebody speaks: a statement, or what he gives his word on ('vowed to stay')."""
    return kind == "statement" or (one.parts is not None and bool(word_given(one.parsed.tokens, one.parts.group)))


def _belongs(one: Candidate) -> bool:
    """Whether an event noun only tells what something else is of: 'the minutes of the meeting of 9 April'."""
    tokens, own = one.parsed.tokens, one.own
    starts = (one.span.start, own.timex.span.start if own is not None else one.span.end)
    places = (bisect_left(one.parsed.starts, start) - 1 for start in starts)
    return all(at >= 0 and tokens[at].low == "of" for at in places)


def _compared_with(one: Candidate) -> bool:
    """Whether an event noun is only what something is measured by, and dates nothing else: 'the worst since a 2010
    collision'.
    """
    tokens = one.parsed.tokens
    at = next((n for n, token in enumerate(tokens) if token.start >= one.span.start), 0) - 1
    while at >= 0 and tokens[at].low in DETERMINERS:
        at -= 1
    return at >= 0 and tokens[at].low in _MEASURES


_MEASURES: Final = frozenset(("since", "than", "like", "unlike"))


def _heads(one: Candidate, clause: Clause) -> frozenset[str]:
    """The deeds that name the event: of its verb, of the noun that tells it, of a subject that is an event, of the noun
    that its date stands before ('died in the 12 January quake').
    """
    tokens = one.parsed.tokens
    subject = clause.subject[1] - 1 if clause.subject is not None else None
    nouns = [tokens[at].low for at in (clause.noun, subject) if at is not None]
    if one.own is not None:
        end = one.own.timex.span.end
        nouns += [token.low for token in tokens if end <= token.start <= end + 1]
    return frozenset((deed(stem(clause.group.lemma)), *(deed(stem(noun)) for noun in nouns if noun in EVENT_NOUNS)))


def _titled(article: Article, span: Span) -> float:
    """What the title tells is salient: 0.3 for each word that a clause shares with it, up to three."""
    title = _stems(article.title)
    told = {word[:5] for word in _LONG.findall(span.of(article.prose).lower())} if title else title
    return 0.3 * min(3, len(title & told))


@lru_cache(maxsize=16)
def _stems(title: str) -> frozenset[str]:
    return frozenset(word[:5] for word in _LONG.findall(title.lower()))


def _when(one: Candidate) -> When | None:
    if one.own is not None:
        return one.own.when
    if one.shared is not None and one.shared.when is not None:
        return attrs.evolve(one.shared.when, basis="context")
    return None


def _label(parsed: Parsed, one: Candidate, inside: tuple[Token, ...]) -> str:
    text = labels.label(one.repeats or one) if one.clause >= 0 else labels.noun(one, inside)
    if parsed.repeats:
        text = _COUNTED.sub("", text)
        text += _AGAIN if one.again and len(text) + len(_AGAIN) <= labels.LIMIT else ""
    if len(text) > _SHORT:
        return text
    return labels.phrase(inside, parsed.dates) or labels.finish([token.text for token in inside])


_AGAIN: Final = " again"
_COUNTED: Final = re.compile(r"(?: (?:twice|(?:three|four|five|several|many) times))?[:,]?(?: first)?$")
"""What counts deeds that are told one by one: 'was suspended twice: first in 2019 and again in 2020'."""


def event_id(article: str, text: str, kind: str) -> str:
    """An id that stays while the words stay: the same clause of the same article gives the same id on every run."""
    key = " ".join(text.lower().split())
    return hashlib.blake2b(f"{article}\0{kind}\0{key}".encode("utf-8", "replace"), digest_size=5).hexdigest()


def provenance(article: Article, parsed: Parsed, span: Span, dated: Resolved | None, trigger: Span) -> Provenance:
    """Where a clause stands, and how its date came about."""
    quote = Quote(
        span.of(article.text),
        article.text[max(0, span.start - _AROUND) : span.start],
        article.text[span.end : span.end + _AROUND],
    )
    if dated is None:
        return Provenance(article.id, parsed.sentence.span, span, quote, trigger=trigger)
    timex = dated.timex
    return Provenance(
        article.id, parsed.sentence.span, span, quote, timex.span, clean(article, timex.span), dated.value, timex.rule,
        dated.anchor, why(dated), trigger,
    )  # fmt: skip


def why(resolved: Resolved) -> str:
    """In a sentence, how the words became a date."""
    when, anchor = resolved.when, resolved.anchor
    if when is None:
        return resolved.note
    if anchor is None:
        return resolved.note or "The words name the date."
    source = "the article's own time" if anchor.kind == "dct" else "a date told before"
    how = (
        f"The {' and the '.join(when.implied)} come from"
        if len(when.implied) > 1
        else f"The {when.implied[0]} comes from"
        if when.implied
        else "Counted from"
    )
    return f"{how} {source} ({edtf_words(anchor.edtf)}). {resolved.note}".strip()


def clean(article: Article, span: Span) -> str:
    """The text of a span on one line, without markup: what is blank in the prose is blank here."""
    text, prose = span.of(article.text), span.of(article.prose)
    if text == prose:
        return " ".join(text.split())
    return " ".join("".join(" " if plain == " " else char for char, plain in zip(text, prose, strict=True)).split())
