"""Candidates: what each clause or noun of a sentence could tell, with the date that is its own, not its neighbour's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

import attrs

from timeline.edtf import lasting
from timeline.events import lexicon as lex
from timeline.events.attribution import Saying, sayings
from timeline.events.clauses import Clause, clauses, ends_quoted
from timeline.events.names import Names
from timeline.events.tokens import Token, tokenise, without_dates
from timeline.events.values import light
from timeline.events.voices import Voices
from timeline.mentions import Link
from timeline.model import Article, Attribution, Resolved, Sentence, Span, When
from timeline.timex3 import to_when

_MARKS: Final = frozenset(('"', "``"))


@light
class Parsed:
    """One sentence, cut up: tokens, clauses, who says what, and its time expressions.

    `owners` has for each expression the number of the clause that it dates, -1 where it dates a noun or none.
    `inside` tells that a quotation is open where it begins, `open` that one is open where it ends. `passage` counts
    blocks, but blocks that one quotation goes on through are one passage. `names` are those of the whole article;
    `person` is whom 'he' or 'she' at its beginning would mean, if one person was named right before.
    """

    number: int
    sentence: Sentence
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    sayings: tuple[Saying, ...]
    resolved: tuple[Resolved, ...]
    acts: tuple[Saying, ...] = ()
    inside: bool = False
    open: bool = False
    passage: int = 0
    names: Names = attrs.field(factory=Names)
    owners: tuple[int, ...] = ()
    person: str = ""

    @cached_property
    def dates(self) -> tuple[Span, ...]:
        """The spans of its time expressions."""
        return tuple(one.timex.span for one in self.resolved)


@light
class Candidate:
    """A clause (or, with `clause` -1, a noun) that may be an event, with its own date and what is said of it.

    `links` tie it to other events ('two days after the vote').
    """

    parsed: Parsed
    clause: int
    span: Span
    trigger: Span
    own: Resolved | None = None
    shared: Resolved | None = None
    said: Resolved | None = None
    attribution: Attribution | None = None
    saying: bool = False
    links: tuple[Link, ...] = ()

    @property
    def parts(self) -> Clause | None:
        """Its clause; None for a noun."""
        return self.parsed.clauses[self.clause] if self.clause >= 0 else None

    @property
    def reported(self) -> int:
        """The number of the innermost reporting clause that it is the content of; -1 where nobody reports it."""
        over = [saying for saying in self.parsed.sayings if self.clause in saying.content]
        return min(over, key=lambda saying: len(saying.content)).clause if over else -1

    @property
    def content(self) -> tuple[int, ...]:
        """The numbers of the clauses that it reports; none where it is no saying."""
        mine = (saying.content for saying in self.parsed.sayings if saying.clause == self.clause >= 0)
        return next(mine, ())

    @property
    def voice(self) -> Attribution | None:
        """Who says it: the source that reports it, or for a saying who speaks in it."""
        own = next((one for one in (*self.parsed.sayings, *self.parsed.acts) if one.clause == self.clause >= 0), None)
        if own is None or not own.speaker:
            return self.attribution
        outer = self.attribution
        via = (outer.speaker, *outer.via) if outer and outer.speaker != own.speaker else ()
        return Attribution(own.speaker, own.verb, via=tuple(dict.fromkeys((*own.via, *via))))


def parse(
    article: Article, sentences: tuple[Sentence, ...], resolved: tuple[Resolved, ...], names: Names
) -> Iterator[Parsed]:
    """Cut sentence after sentence up. A quotation stays open over the sentences of a block, and ends with it, unless
    the next block opens with a quotation mark again.
    """
    voices = Voices(names)
    quoted, goes_on, block, passage, at = False, False, -1, 0, 0
    for number, sentence in enumerate(sentences):
        tokens = tokenise(article.prose, sentence.span)
        if sentence.block != block:
            goes_on = quoted and sentence.block == block + 1 and bool(tokens) and tokens[0].low in _MARKS
            passage += not goes_on
            quoted, block = False, sentence.block
        while at < len(resolved) and resolved[at].timex.span.start < sentence.span.start:
            at += 1
        end = at
        while end < len(resolved) and resolved[end].timex.span.start < sentence.span.end:
            end += 1
        dates = tuple(one.timex.span for one in resolved[at:end])
        whole = tuple(Span(one.timex.span.start, (one.joined or one.timex.span).end) for one in resolved[at:end])
        cut = clauses(without_dates(tokens, whole), in_quote=quoted)
        person = voices.person(sentence)
        said = voices.resolved(sayings(tokens, cut, dates, article.prose), sentence, tokens)
        reports = tuple(one for one in said if one.content)
        acts = tuple(one for one in said if not one.content)
        inside, quoted = quoted or goes_on, ends_quoted(tokens, in_quote=quoted)
        goes_on = False
        parsed = Parsed(number, sentence, tokens, cut, reports, resolved[at:end], acts, inside, quoted, passage, names)
        owners = tuple(_owner(parsed, one) for one in parsed.resolved)
        yield attrs.evolve(parsed, owners=owners, person=person) if owners or person else parsed
        at = end


def candidates(parsed: Parsed, speaker: Attribution | None) -> list[Candidate]:
    """Every clause of a sentence as a candidate. `speaker` is whose quotation the sentence stands in, if any."""
    sayers = {saying.clause: saying for saying in parsed.sayings}
    dates = list(zip(parsed.resolved, parsed.owners, strict=True))
    found = []
    for number, clause in enumerate(parsed.clauses):
        mine = [one for one, owner in dates if owner == number]
        attribution, said = _attributed(parsed, number, speaker)
        own = best(mine, clause.trigger, perfect=clause.group.perfect)
        saying = number in sayers or (clause.group.lemma in ("quote", "cite") and number + 1 in sayers)
        found.append(Candidate(parsed, number, clause.span, clause.trigger, own, None, said, attribution, saying))
    return [_sharing(found, one) for one in found] if any(one.own for one in found) else found


def _attributed(parsed: Parsed, number: int, speaker: Attribution | None) -> tuple[Attribution | None, Resolved | None]:
    """Who says this clause, through whom, and when they said it: the innermost saying has the word."""
    over = [one for one in parsed.sayings if number in one.content]
    quoted = parsed.clauses[number].quoted
    if not over:
        return (speaker if quoted else None), None
    over.sort(key=lambda one: len(one.content))
    told = (one for one, owner in zip(parsed.resolved, parsed.owners, strict=True) if owner == over[0].clause >= 0)
    heard = [one for one in over if one.speaker]
    if not heard:
        return (speaker if quoted else None), next(told, None)
    first, *outer = heard
    via = dict.fromkeys((*first.via, *(name for one in outer for name in (one.speaker, *one.via))))
    through = tuple(name for name in via if name != first.speaker)
    return Attribution(first.speaker, first.verb, quoted, through), next(told, None)


def _owner(parsed: Parsed, resolved: Resolved) -> int:
    """The clause that a time expression dates; -1 where it belongs to a noun ('the 1950 treaty') or to none."""
    start = resolved.timex.span.start
    if not parsed.clauses or resolved.within is not None or _of_noun(parsed, resolved):
        return -1
    if attributive(parsed, resolved):
        return _struck_by(parsed, resolved)
    if resolved.timex.signal == "since" and _ranked(parsed, resolved):
        return -1
    number = 0
    for at, clause in enumerate(parsed.clauses):
        if clause.span.start <= start:
            number = at
    clause = parsed.clauses[number]
    if clause.group.tense != "past" and _in_subject(parsed, resolved, clause):
        return -1
    if start < clause.span.start and clause.role in ("relative", "participle"):
        # 'At noon a lorry, which had no lights, hit it': what stands before all clauses dates the main one.
        return next((at for at, other in enumerate(parsed.clauses) if other.role == "main"), number)
    if clause.role == "infinitive" and number and parsed.clauses[number - 1].group.tense == "past":
        return number - 1
    before = parsed.clauses[number - 1] if number else None
    leads = start - clause.span.start <= 4 and clause.role == "content"
    if (
        before is not None
        and leads
        and before.group.lemma in lex.REPORTING
        and before.span.end + 2 >= clause.span.start
    ):
        return number - 1
    return number


def _inner(parsed: Parsed, resolved: Resolved) -> list[int]:
    span = resolved.timex.span
    return [at for at, token in enumerate(parsed.tokens) if span.start <= token.start < span.end]


def _in_subject(parsed: Parsed, resolved: Resolved, clause: Clause) -> bool:
    """Whether it dates what a clause speaks of, and not the clause: 'the outbreak in April is expected to cost'."""
    inner = _inner(parsed, resolved)
    at = inner[0] - 2 if inner else -1
    behind = at >= clause.first and parsed.tokens[at + 1].low in ("in", "on", "of", "from", "during")
    return behind and at < clause.group.first and parsed.tokens[at].low in lex.EVENT_NOUNS


def _ranked(parsed: Parsed, resolved: Resolved) -> bool:
    """Whether a 'since' only says among what something ranks: 'its highest level since October'."""
    inner = _inner(parsed, resolved)
    at = inner[0] - 1 if inner else -1
    while at > 0 and parsed.tokens[at].low != "since":
        at -= 1
    for token in parsed.tokens[max(0, at - 6) : max(0, at)][::-1]:
        if not token.is_word:
            return False
        if token.low in _RANKS or (token.low.endswith("est") and len(token.low) > 5):
            return True
    return False


_RANKS: Final = frozenset(("first", "most", "least", "worst", "best"))


def _of_noun(parsed: Parsed, resolved: Resolved) -> bool:
    """Whether it dates an event noun that hangs on a preposition: 'fined for the spill in 2021'."""
    inner = _inner(parsed, resolved)
    at = inner[0] - 1 if inner else -1
    if at > 0 and parsed.tokens[at].low in ("in", "on", "of", "from", "during"):
        at -= 1
    if at < 1 or parsed.tokens[at].low not in lex.EVENT_NOUNS:
        return False
    lead = [token.low for token in parsed.tokens[max(0, at - 4) : at]]
    return any(low in ("for", "of", "over", "about", "after", "since", "from", "by") for low in lead)


def _struck_by(parsed: Parsed, resolved: Resolved) -> int:
    """The clause that tells what a dated event did: in 'the 2019 flood killed 12' the flood and the deaths are one."""
    inner = _inner(parsed, resolved)
    for number, clause in enumerate(parsed.clauses):
        behind = parsed.tokens[inner[-1] + 1 : clause.group.first]
        subject = clause.first <= inner[-1] < clause.group.first and len(behind) <= 3
        if subject and clause.group.lemma in lex.STRIKING and any(token.low in lex.EVENT_NOUNS for token in behind):
            return number
    return -1


def attributive(parsed: Parsed, resolved: Resolved) -> bool:
    """Whether it qualifies a noun: 'the 1950 treaty', 'Monday's vote'."""
    inner = _inner(parsed, resolved)
    if not inner:
        return False
    before = parsed.tokens[inner[0] - 1].low if inner[0] else ""
    after = parsed.tokens[inner[-1] + 1] if inner[-1] + 1 < len(parsed.tokens) else None
    if after is None or not after.is_word:
        return False
    if after.low in ("'s", "'"):
        return True
    led = before in lex.DETERMINERS or before == "'s"
    return led and after.low not in lex.STOP_WORDS and not any(c.group.head == inner[-1] + 1 for c in parsed.clauses)


def best(resolved: list[Resolved], trigger: Span, *, perfect: bool) -> Resolved | None:
    """What dates a clause: a real date before 'now' or 'recently', the narrower of two that agree, the nearer."""
    usable = [one for one in resolved if one.when is not None and not (perfect and one.value == "PRESENT_REF")]
    if not usable:
        return None
    named = _joined([one for one in usable if not one.value.endswith("_REF")]) or usable
    nearest = min(named, key=lambda one: (abs(one.timex.span.start - trigger.start), one.timex.span.start))
    for one in named:
        if one.when and nearest.when and one.when.bounds != nearest.when.bounds and _inside(one, nearest):
            nearest = one
    return nearest


def _joined(resolved: list[Resolved]) -> list[Resolved]:
    """Join two that adjoin: what happened in 'March and April 1950' or in 'late 1948 and early 1949' took both."""
    found: list[Resolved] = []
    for one in resolved:
        before = found[-1].when if found and one.timex.bond == "and" else None
        if before is not None and one.when is not None and _adjoin(before, one.when):
            found[-1] = attrs.evolve(
                found[-1], when=lasting(before.begin, one.when.begin, before.unit, before.basis), joined=one.timex.span
            )
        else:
            found.append(one)
    return found


def _adjoin(one: When, two: When) -> bool:
    return one.latest is not None and one.latest == two.earliest and one.end is None and two.end is None


def _inside(inner: Resolved, outer: Resolved) -> bool:
    if inner.when is None or outer.when is None:
        return False
    one, other = inner.when.bounds, outer.when.bounds
    starts = other.start is None or (one.start is not None and other.start <= one.start)
    ends = other.end is None or (one.end is not None and one.end <= other.end)
    return starts and ends


_BESIDE: Final = 2
"""Clauses over which a date is shared."""


def _sharing(found: list[Candidate], one: Candidate) -> Candidate:
    """Pass a date to coordinated and participial neighbours of the same tense.

    Never into or out of a report, out of a relative clause, full or reduced ('the man arrested on Monday'), or a
    temporal one, or from the past into the future.
    """
    clause = one.parts
    if one.own is not None or clause is None or one.saying or clause.role in ("conditional", "temporal", "relative"):
        return one
    beside = found[max(0, one.clause - _BESIDE) : one.clause + _BESIDE + 1]
    for other in sorted(beside, key=lambda c: abs(c.clause - one.clause)):
        giver = other.parts
        if other.own is None or other.saying or giver is None or giver.role in ("relative", "conditional"):
            continue
        if giver.group.form == "participle" or one.reported != other.reported:
            continue
        if giver.role == "temporal" and giver.lead not in ("when", "while", "as"):
            continue
        if other.own.value.endswith("_REF") or giver.quoted != clause.quoted:
            continue
        alike = giver.group.tense == clause.group.tense and giver.group.perfect == clause.group.perfect
        if alike or clause.role == "participle":
            return attrs.evolve(one, shared=other.own)
    return one


def nouns(parsed: Parsed, taken: list[Candidate]) -> list[Candidate]:
    """Event nouns beside a date that no kept clause has: 'the attack on 5 May', 'Monday's vote', 'the 1950 treaty'."""
    found = []
    told = {other.own.timex for other in taken if other.own is not None}
    for one in _joined([one for one in parsed.resolved if one.when is not None and one.within is None]):
        if one.value.endswith("_REF") or one.timex in told:
            continue
        at = _noun_beside(parsed, one)
        if at is not None:
            span = Span(
                min(parsed.tokens[at[0]].start, one.timex.span.start),
                max(parsed.tokens[at[1]].end, one.timex.span.end),
            )
            found.append(Candidate(parsed, -1, span, parsed.tokens[at[1]].span, _unopened(one)))
    return found


def _unopened(resolved: Resolved) -> Resolved:
    """A noun's date without what 'since' or 'until' made of it: 'since the 2003 war' the war was still in 2003."""
    if resolved.timex.signal not in ("since", "until", "before", "after", "by") or resolved.when is None:
        return resolved
    plain = to_when(resolved.value, resolved.timex.mod, resolved.when.basis)
    return attrs.evolve(resolved, when=attrs.evolve(plain, implied=resolved.when.implied)) if plain else resolved


def _noun_beside(parsed: Parsed, resolved: Resolved) -> tuple[int, int] | None:
    """The first and the head token of the noun phrase that the date stands beside, where the head names an event."""
    inner = _inner(parsed, resolved)
    if not inner:
        return None
    tokens = parsed.tokens
    for at in range(inner[-1] + 1, min(inner[-1] + 6, len(tokens))):
        if not tokens[at].is_word or tokens[at].low in lex.PREPOSITIONS:
            break
        if tokens[at].low in lex.EVENT_NOUNS and attributive(parsed, resolved):
            return inner[-1] + 1, at
    at = inner[0] - 1
    if at >= 0 and tokens[at].text == "(":
        return _named_event(tokens, at)
    if at >= 0 and tokens[at].low in ("in", "on", "of", "from", "at", "during"):
        at -= 1
    if at >= 0 and tokens[at].low in lex.EVENT_NOUNS:
        start = at
        while start and tokens[start - 1].is_word and tokens[start - 1].low not in lex.PREPOSITIONS and at - start < 4:
            start -= 1
            if tokens[start].low in lex.DETERMINERS:
                break
        return start, at
    return None


def _named_event(tokens: tuple[Token, ...], bracket: int) -> tuple[int, int] | None:
    """The name of an event right before a bracket: 'the Battle of Port Vale (3 May 1951)', 'Operation Anvil (May)'."""
    start = bracket
    while start and bracket - start < _NAME and (tokens[start - 1].capital or tokens[start - 1].low in ("of", "the")):
        start -= 1
    heads = [at for at in range(start, bracket) if tokens[at].low in lex.EVENT_NOUNS and tokens[at].capital]
    return (start, heads[0]) if heads else None


_NAME: Final = 8
"""Words that the name of an event may have."""
