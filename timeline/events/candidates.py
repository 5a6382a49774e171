"""Candidates: what each clause of a sentence could tell, with the date that is its own, not its neighbour's."""

from __future__ import annotations

import itertools
from typing import Final

import attrs

from timeline.calendar import Period
from timeline.edtf import window
from timeline.events import lexicon as lex
from timeline.events.choosing import best
from timeline.events.clauses import Clause
from timeline.events.nominals import names_event
from timeline.events.parsed import Parsed
from timeline.events.reporting import describes_source
from timeline.events.sequence import came_before
from timeline.events.spoken import token_numbers
from timeline.events.values import evolve, light
from timeline.expressions import Resolved
from timeline.mentions import Link
from timeline.model import Attribution, Span
from timeline.timex3 import to_when


@light
class Candidate:
    """A clause (or, with `clause` -1, a noun) that may be an event, with its own date and what is said of it.

    `links` tie it to other events ('two days after the vote'). `repeats` is the
    telling of the same at another date, `again` whether words say so. `parts` is its clause; None for a noun.
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
    repeats: Candidate | None = None
    again: bool = False
    parts: Clause | None = attrs.field(init=False, eq=False)

    @parts.default
    def _clause(self) -> Clause | None:
        return self.parsed.clauses[self.clause] if self.clause >= 0 else None

    @property
    def may_count(self) -> bool:
        """Whether it may hold a number that is no time."""
        clause, found = self.parts, self.parsed.numbers
        return bool(found) and (clause is None or any(clause.first <= at < clause.last for at in found))

    @property
    def reported(self) -> int:
        """The number of the innermost reporting clause that it is the content of; -1 where nobody reports it."""
        over = self.parsed.told_by.get(self.clause, ())
        inner = (one.clause for one in over if len(one.content) == len(over[0].content))
        return next((number for number in inner if number >= 0), -1)  # 'said it burned, according to the board'

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


def candidates(parsed: Parsed, speaker: Attribution | None) -> list[Candidate]:
    """Every clause of a sentence as a candidate. `speaker` is whose quotation the sentence stands in, if any."""
    sayers = {saying.clause: saying for saying in parsed.sayings}
    dates = list(parsed.dating)
    found = []
    for number, clause in enumerate(parsed.clauses):
        mine = [one for one, owner in dates if owner == number]
        attribution, said = _attributed(parsed, number, speaker)
        own = best(mine, clause.trigger, perfect=clause.group.perfect) if mine else None
        if own is not None and (at_last(own, clause) or _opens_with(parsed, own)):
            own = plain(own)
        own = own or _of_noun(parsed, clause)
        near = _when(parsed, clause) if own is None else None
        saying = number in sayers or (clause.group.lemma in ("quote", "cite") and number + 1 in sayers)
        found.append(Candidate(parsed, number, clause.span, clause.trigger, own, near, said, attribution, saying))
    if not any(one.own for one in found):
        return found
    shared = [_sharing(found, one) for one in found if not _opens_phase(found, one)]
    return [*shared, *_repeated(parsed, found)] if parsed.repeats else shared


def _repeated(parsed: Parsed, found: list[Candidate]) -> list[Candidate]:
    """A clause once more for each further date at which it tells the same."""
    more = []
    for number, one in enumerate(found):
        mine = [repeat for repeat in parsed.repeats if parsed.owners[repeat.number] == number]
        dates = sorted({at for repeat in mine for at in (repeat.before, repeat.number)})
        if one.own is None or all(parsed.resolved[at].timex != one.own.timex for at in dates):
            continue
        again = {repeat.number: repeat for repeat in mine}
        for at in dates:
            own = parsed.resolved[at]
            if own.timex != one.own.timex:
                start, end = one.span.start, one.span.end
                ahead = own.timex.span.start < one.trigger.start
                repeat = again.get(at)
                start = parsed.tokens[repeat.other[0]].start if repeat and repeat.other else start
                span = Span(own.timex.span.start, end) if ahead else Span(start, (own.joined or own.timex.span).end)
                base = one if repeat is None or repeat.other is None else _of_another(one, repeat.other)
                more.append(attrs.evolve(one, span=span, own=own, repeats=base, again=bool(repeat and repeat.again)))
    return more


def _of_another(one: Candidate, other: tuple[int, int]) -> Candidate:
    """The same deed told of another object, or of another subject where it has no object, in a sentence of its own."""
    parsed, clause = one.parsed, one.parts
    assert clause is not None, "only clauses repeat"
    told, group = parsed.tokens[slice(*other)], clause.group
    verb = parsed.tokens[group.first : group.last + 1]
    subject = parsed.tokens[slice(*clause.subject)] if clause.subject else ()
    takes = clause.last > group.last + 1 and parsed.tokens[group.last + 1].low not in lex.PREPOSITIONS
    subject, rest = (subject, told) if takes and not _dated(one, group.last + 1) else (told, ())
    shift = len(subject) - group.first
    moved = attrs.evolve(group, first=len(subject), last=group.last + shift, head=group.head + shift, helpers=None)
    tokens = (*subject, *verb, *rest)
    span = Span(tokens[0].start, tokens[-1].end)
    alone = Clause(0, len(tokens), moved, "main", "", span, clause.trigger, clause.quoted, (0, len(subject)))
    sentence = attrs.evolve(
        parsed, tokens=tokens, clauses=(alone,), sayings=(), acts=(), resolved=(), owners=(), repeats=()
    )
    return Candidate(sentence, 0, span, clause.trigger, attribution=one.attribution)


def _dated(one: Candidate, at: int) -> bool:
    """Whether a token of the sentence lies in a time expression."""
    return one.parsed.tokens[at].start in one.parsed.timed


def at_last(own: Resolved, clause: Clause) -> bool:
    """Whether a 'not' tells that something did happen, and when: 'was not published until 1971'."""
    group = clause.group
    if not group.negated or group.tense != "past" or own.timex.span.start < clause.trigger.start:
        return False
    return own.timex.signal in ("not_before", "until") and group.lemma not in _LASTING


_LASTING: Final = frozenset("last stay remain wait live survive continue go keep endure hold work sleep".split())


def _of_noun(parsed: Parsed, clause: Clause) -> Resolved | None:
    """The date of the event that a relative clause tells more of: 'since the coup of 12 June, in which nine died', 'the
    crash of 3 May, which killed nine'.
    """
    if clause.role != "relative" or clause.lead not in ("which", "that") or clause.group.tense != "past":
        return None
    tokens, at = parsed.tokens, clause.first
    inside = at > 0 and tokens[at - 1].low in ("in", "during", "at", "on")
    at -= inside
    at -= at > 0 and tokens[at - 1].text == ","
    date = next((one for one in parsed.resolved if at and one.timex.span.end == tokens[at - 1].end), None)
    if date is None or date.when is None or not (inside or clause.group.lemma in lex.STRIKING):
        return None
    noun = token_numbers(parsed, date)[0] - 1
    noun -= noun > 0 and tokens[noun].low in ("of", "on", "in")
    return plain(date) if noun >= 0 and names_event(tokens, noun) else None


def _when(parsed: Parsed, clause: Clause) -> Resolved | None:
    """The date that a 'when' right behind it takes up: 'went on until the spring of 2010, when a nurse spoke', 'was
    founded in 1946 when two brothers leased a shed'.
    """
    if not parsed.resolved or clause.lead != "when" or clause.role != "temporal" or clause.group.tense != "past":
        return None
    before = parsed.tokens[clause.first - 1]
    end = before.start if before.low == "," else before.end
    near = [one for one in parsed.dating if one[0].timex.span.end == end]
    dated, owner = next((one for one in near if one[0].when is not None and one[0].within is None), (None, -1))
    # Behind a comma and a plain date it is the date of the clause before, which the 'when' ties to it; but for a date
    # that is of no clause: 'up from 64 percent in 2020, when'.
    tied = before.low == "," and owner >= 0
    signals = ("until", "since", "by") if tied else ("in", "on", "at", "since", "")
    return unopened(dated) if dated is not None and dated.timex.signal in signals else None


def _opens_phase(found: list[Candidate], one: Candidate) -> bool:
    """Whether a verb only tells that what the next one names and dates began, went on or ended: 'began spraying last
    week' is one event.
    """
    if one.parts is None or one.parts.group.lemma not in _PHASES or one.own is not None or one.clause + 1 >= len(found):
        return False
    after = found[one.clause + 1]
    group = after.parts.group if after.parts is not None else None
    adjoins = group is not None and group.form == "ing" and one.parts.group.last + 1 == group.first
    return adjoins and after.own is not None


_PHASES: Final = frozenset("begin start stop continue keep finish resume cease quit".split())


def _attributed(parsed: Parsed, number: int, speaker: Attribution | None) -> tuple[Attribution | None, Resolved | None]:
    """Who says this clause, through whom, and when they said it: the innermost saying has the word."""
    quoted = parsed.clauses[number].quoted
    over = parsed.told_by.get(number)
    if over is None:
        return (speaker if quoted else None), None
    dater = _dater(parsed, over[0].clause)
    told = (one for one, owner in parsed.dating if owner == dater >= 0 and one.when is not None)
    heard = [one for one in over if one.speaker]
    if not heard:
        return (speaker if quoted else None), next(told, None)
    first, *outer = heard
    via = dict.fromkeys((*first.via, *(name for one in outer for name in (one.speaker, *one.via))))
    through = tuple(name for name in via if name != first.speaker)
    return Attribution(first.speaker, first.verb, quoted, through), next(told, None)


def _dater(parsed: Parsed, number: int) -> int:
    """The clause that dates a saying: its own, or for 'alleging that' the one before it that has a date."""
    if number < 0:  # 'according to a letter sent on Monday'
        return next((at for at, one in enumerate(parsed.clauses) if describes_source(one)), -1)
    clause = parsed.clauses[number] if number > 0 else None
    return number - 1 if clause is not None and clause.group.form == "ing" and number not in parsed.owners else number


_BESIDE: Final = 2
"""Clauses over which a date is shared."""


def _sharing(found: list[Candidate], one: Candidate) -> Candidate:
    """Pass a date to coordinated and participial neighbours of the same tense.

    Never into or out of a report, out of a relative clause, full or reduced ('the man arrested on Monday'), or a
    temporal one, or from the past into the future.
    """
    clause = one.parts
    if clause is None or _keeps_apart(one) or _timed_apart(one.parsed, clause):
        return one
    beside = found[max(0, one.clause - _BESIDE) : one.clause + _BESIDE + 1]
    opening = _opening(one)
    if opening is not None:
        return evolve(one, own=opening)
    for other in sorted(beside, key=lambda c: abs(c.clause - one.clause)):
        giver = other.parts
        if giver is None or other.own is None or not _gives(other, one):
            continue
        if one.clause < other.clause and _ends_timed(one):
            return evolve(one, shared=_up_to(other.own))
        alike = giver.group.tense == clause.group.tense and giver.group.perfect == clause.group.perfect
        if giver.group.form == "ing" and giver.group.lemma == "last" and other.clause == one.clause + 1:
            return evolve(one, own=other.own)  # 'the siege cost the town its harbour, lasting from May to July'
        if alike or clause.role == "participle":
            return evolve(one, shared=other.own)
    return one


def _opening(one: Candidate) -> Resolved | None:
    """The date that opens a sentence, in the main clause behind what happened then: 'in 1974, when the mill closed, 400
    people lost their work'.
    """
    if not one.clause or one.parts is None or one.parts.role != "main":
        return None
    parsed = one.parsed
    near = range(max(0, one.clause - _BESIDE), one.clause)
    mine = (date for date, owner in parsed.dating if owner in near)
    return next((date for date in mine if _opens_with(parsed, date)), None)


def _gives(other: Candidate, one: Candidate) -> bool:
    """Whether a clause may share its date with another one."""
    clause, giver, own = one.parts, other.parts, other.own
    assert clause is not None
    assert giver is not None
    assert own is not None
    if other.saying or giver.role == "conditional" or (giver.role == "relative" and not _goes_on(one, other)):
        return False
    if giver.group.form == "participle" or one.reported != other.reported:
        return False
    if clause.role == giver.role == "content" and clause.lead == "that":
        return False  # 'found that it had cracked in May, and that no one was warned': two findings
    if one.clause < other.clause and (came_before(one.parsed, clause, giver) or _counts_on(own)):
        return False
    # A 'when' dates the clause that it hangs on alone: not the one before 'whose shop she took over when he died'.
    before = one.parsed.clauses[other.clause - 1].group if other.clause == one.clause - 1 > 0 else None
    # 'It was only when divers went down that the cracks came to light.'
    only = before is not None and before.after_it(one.parsed.tokens)
    near = other.clause == one.clause + 1 or not other.clause or only
    if giver.role == "temporal" and (giver.lead not in ("when", "while", "as") or not near):
        return False
    # What only bounds its own clause gives nothing: 'he was killed, and it stayed dark until 1814'.
    bounds = own.timex.signal in ("until", "through", "by", "before", "after", "not_before")
    cleft = own.timex.signal == "not_before" and giver.group.copula and clause.lead == "that"  # 'not until 1957 that'
    return not ((bounds and not cleft) or own.value.endswith("_REF") or giver.quoted != clause.quoted)


def _up_to(own: Resolved) -> Resolved | None:
    """The time up to the end of a date, for what was done before what it dates."""
    end = own.when.latest if own.when is not None else None
    return evolve(own, when=window(Period(None, end))) if end is not None else None


def _ends_timed(one: Candidate) -> bool:
    """Whether what it does something to has a time: 'promised repairs by autumn but gave them up in July'."""
    clause = one.parts
    assert clause is not None
    behind = one.parsed.tokens[clause.group.last].end
    opposed = one.parsed.tokens[clause.last].low == "but"  # another clause follows
    return opposed and any(behind < date.start < clause.span.end for date in one.parsed.dates)


def _counts_on(own: Resolved) -> bool:
    """Whether a date is told as some time after another: 'an hour later'."""
    shift = own.timex.shift
    return shift is not None and shift.base == "reference" and (shift.n or 0) > 0


def _opens_with(parsed: Parsed, own: Resolved) -> bool:
    """Whether a date opens its sentence and a 'when' stands right behind it: 'before 1847, when the town was founded'
    tells when that was, and dates what comes behind it.
    """
    inner = token_numbers(parsed, own)
    behind = [token.low for token in parsed.tokens[inner[-1] + 1 : inner[-1] + 3]] if inner else []
    return bool(inner) and inner[0] <= 1 and behind == [",", "when"]


def _goes_on(one: Candidate, other: Candidate) -> bool:
    """Whether a clause is the second verb of the relative one before it: 'who was tried in May and sentenced', 'who
    came in May and left'.
    """
    clause, giver = one.parts, other.parts
    assert clause is not None
    assert giver is not None
    helpers, tokens = clause.group.helpers, one.parsed.tokens
    bare = clause.first == clause.group.first > 1 and clause.subject == giver.subject
    joined = bare and tokens[clause.first - 1].low in lex.COORDINATORS and tokens[clause.first - 2].is_word
    return one.clause == other.clause + 1 and (joined or (helpers is not None and helpers[0] == giver.group.first))


def _keeps_apart(one: Candidate) -> bool:
    """Whether no neighbour's date can be its own: 'rose to 12 on Monday, compared with 9 then'."""
    clause = one.parts
    apart = clause is None or clause.role in ("conditional", "temporal", "relative") or clause.group.lemma == "compare"
    return apart or one.own is not None or one.saying or _set_in(one)


def _set_in(one: Candidate) -> bool:
    """Whether a clause stands between the next one's subject and its verb: in 'the house he lived in was sold in 2001'
    nobody lived there in 2001.
    """
    clause, clauses = one.parts, one.parsed.clauses
    after = clauses[one.clause + 1].subject if clause is not None and one.clause + 1 < len(clauses) else None
    if clause is None or clause.subject is None or after is None or after == clause.subject:
        return False
    return after[0] <= clause.first and after[1] < clause.group.first


def _timed_apart(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause tells its time in words that have no date: 'became mayor ten years later', 'left at 19'."""
    counted = (r.timex for r in parsed.resolved if r.when is None and r.timex.shift is not None)
    if any(clause.span.start <= timex.span.start < clause.span.end for timex in counted):
        return True
    words = parsed.tokens[clause.group.last + 1 : clause.last]
    if any(one.low == "only" and two.low in ("after", "before") for one, two in itertools.pairwise(words)):
        return True  # 'stopped in 1914 and began again only after the war'
    ages = (age for at, age in itertools.pairwise(words) if at.low == "at" and age.text.isdigit())
    return any(len(age.text) == _OF_AGE for age in ages)


_OF_AGE: Final = 2
"""Digits of an age."""


def unopened(resolved: Resolved) -> Resolved:
    """A noun's date without what 'since' or 'until' made of it: 'since the 2003 war' the war was still in 2003."""
    bounds = resolved.timex.signal in ("since", "until", "through", "before", "after", "by")
    return plain(resolved) if bounds else resolved


def plain(resolved: Resolved) -> Resolved:
    """A date as its own words have it, whatever stands before them."""
    if resolved.when is None:
        return resolved
    plain = to_when(resolved.value, resolved.timex.mod, resolved.when.basis)
    return evolve(resolved, when=evolve(plain, implied=resolved.when.implied)) if plain else resolved
