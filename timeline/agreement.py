"""Whether two tellings can be of one event, and how much speaks for it: deed, date, parties, names, figures."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from timeline.model import Event, Figure
from timeline.quantities import agree, compared, key
from timeline.tellings import Party, Telling

_PLACING: Final = ("explicit", "relative")
_NARROW: Final = ("minute", "hour", "day", "week", "month")
_APART: Final = 31
"""Days that the date of a telling may be wide where another article tells it too."""
_YEAR: Final = 366
_ALIKE: Final = 0.6
"""Share of common words (Jaccard) from which two clauses are alike."""
_ROUGHLY: Final = 1.5
"""How many times greater a rough figure may be than another and still be the same number."""
_RETOLD: Final = 2.5
"""Evidence in that a deed is told in other words of a subject that was told of right before."""
_RETELLING: Final = 0.75
"""Evidence in that a telling says nothing beyond who and what."""
_AFTER: Final = 2
"""Sentences by which such a telling follows the first one at most."""
_TELLING: Final = 5
"""A figure from which that two are equal tells something: one or two are counted everywhere."""
_UNSURE: Final = 3.0
"""Evidence more that is needed where only the date could tell, and the words do not name it."""
_RARE: Final = 3
_RARE_SHARE: Final = 0.02
"""A word is rare that no more tellings than these have."""


@attrs.frozen(eq=False)
class Told:
    """An event beside what its clause tells.

    `words` are all stems and names by which its clause is known. `days` are its first day and the day behind its last
    one, None where a side is open; `named` is the same where its own words name a day, a week or a month, else None.
    """

    event: Event
    telling: Telling
    article: str
    words: frozenset[str]
    days: tuple[int, int] | None
    named: tuple[int, int] | None

    @classmethod
    def of(cls, event: Event, telling: Telling) -> Told:
        """Put together what is compared."""
        when, days = event.when, None
        if when is not None and when.earliest is not None and when.latest is not None:
            days = math.floor(when.earliest.days), math.ceil(when.latest.days)
        words = telling.heads | telling.topic | telling.names
        named = days if when is not None and when.basis in _PLACING and when.unit in _NARROW else None
        return cls(event, telling, event.provenance[0].article, words, days, named)


@attrs.frozen
class Common:
    """What all tellings have in common: how rare each word is, and which deeds of whom are told of several days."""

    count: Mapping[str, int]
    rare: float
    recurring: frozenset[tuple[str, str, str]]

    def weight(self, word: str) -> float:
        """What it counts that two tellings share a word."""
        return 0.75 if self.count.get(word, 0) <= self.rare else 0.3

    def recurs(self, one: Told, other: Told) -> bool:
        """Whether the deed that the two share is told of several days, so that only its date tells which is meant."""
        return not self.recurring.isdisjoint(set(_acts(one)) & set(_acts(other)))


def common(told: Sequence[Told]) -> Common:
    """What many tellings have in common."""
    count = Counter(word for one in told for word in one.words)
    days: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for one in told:
        if one.days is not None and one.days[1] - one.days[0] == 1:
            for act in _acts(one):
                days[act].add(one.days[0])
    recurring = frozenset(act for act, on in days.items() if len(on) > 1)
    return Common(count, max(_RARE, _RARE_SHARE * len(told)), recurring)


def _acts(one: Told) -> Iterator[tuple[str, str, str]]:
    """The deeds of an article with each who takes part in them."""
    telling = one.telling
    parties = (telling.doer, telling.undergone, telling.sole)
    who = {word for party in parties for word in (*party.names, party.noun) if word} or {""}
    return ((one.article, head, word) for head in telling.heads for word in who)


def contradict(one: Told, other: Told) -> bool:
    """Whether two tellings cannot be of one event."""
    a, b = one.telling, other.telling
    return (
        not _one_kind(one, other)
        or a.again != b.again
        or not _dates_meet(one, other)
        or bool(a.heads & b.heads and any(_differ(p, q) for p, q in _roles(a, b)))
        or _name_others(a, b, apart=one.article == other.article)
        or _count_others(one, other)
        or (one.article == other.article and a.sentence == b.sentence)
        or (-1 in _figures(one, other) and not _disagree(one, other))
    )


def evidence(one: Told, other: Told, known: Common) -> float:
    """How much speaks for one event: parties and names that agree, equal figures, rare words, the date named."""
    a, b = one.telling, other.telling
    deeds = a.heads & b.heads
    same_date = _same_date(one, other)
    if deeds:
        parties = sum(_same(p, q) for p, q in _roles(a, b))
        found = parties + _of_deeds(deeds, known, same_date=same_date)
        if _complements(deeds) and (one.event.kind == "state" or len(deeds) < 2):
            return 0.0
    elif same_date and ((a.nominal and a.heads & b.topic) or (b.nominal and b.heads & a.topic)):
        # A noun restates what a clause tells with other words beside it: 'the protests of 25 January'.
        found = 0.75
    else:
        return 0.0
    found += min(3.0, sum(2.0 * known.weight(name) for name in a.names & b.names))
    found += sum(known.weight(word) for word in a.topic & b.topic)
    found += 2.0 * (1 in _figures(one, other)) + 1.5 * alike(one.words, other.words)
    if deeds and _in_other_words(one, other):
        return found + _RETOLD
    found += 1.5 if same_date else 0.75 * _dated_alike(one, other)
    found += _RETELLING * (bool(deeds) and _retells(one, other, same_date=same_date))
    found -= 0.2 * min(len(a.topic - b.topic), len(b.topic - a.topic))
    found -= _UNSURE * (not same_date and _needs_date(one, other, known))
    return found - 1.5 * (one.event.kind == "statement")


def _in_other_words(one: Told, other: Told) -> bool:
    """Whether the second of two tellings goes on about the same with another verb for its deed, as nobody tells another
    deed: 'the ferry ran aground. The ship hit a reef'.
    """
    first, second = sorted((one.telling, other.telling), key=lambda telling: telling.sentence)
    near = one.article == other.article and 0 < second.sentence - first.sentence <= _AFTER
    verbs = first.verb and second.verb and first.verb != second.verb
    if not (near and verbs and second.takes_up) or first.saying or second.saying:
        return False
    known = first.undergone.known and second.undergone.known and second.takes_up == "does"
    return not known or bool(_same(first.undergone, second.undergone))


def _retells(one: Told, other: Told, *, same_date: bool) -> bool:
    """Whether one of two tellings says nothing but who and what, as one does that tells again: 'the treaty was signed
    on 3 May', 'Holt was arrested in June'.
    """
    a, b = one.telling, other.telling
    if a.saying or b.saying or not (same_date or _dated_alike(one, other)):
        return False
    same = max(_same(p, q) for p, q in _roles(a, b))
    known = bool(a.names & b.names)
    return any(same > 1 or (same and (bare.takes_up or known)) for bare in (a, b) if _bare(bare) and not bare.numbers)


def _bare(one: Telling) -> bool:
    parties = {party.noun for party in (one.doer, one.undergone, one.sole)}
    return not one.topic - parties


def alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two clauses are told in mostly the same words."""
    shared = len(left & right)
    return min(len(left), len(right)) >= 3 and shared >= _ALIKE * (len(left) + len(right) - shared)


def _of_deeds(deeds: frozenset[str], known: Common, *, same_date: bool) -> float:
    """What it counts that two tellings share deeds: the less, the more is told of such deeds on no named date."""
    if _complements(deeds):
        return sum(map(known.weight, deeds))
    return 0.5 if any(known.weight(head) > 0.5 for head in deeds) else 0.0 if same_date else -0.5


def _complements(deeds: frozenset[str]) -> bool:
    """Whether these are no deeds by themselves, but words beside a light verb."""
    return bool(deeds) and all(head.startswith("+") for head in deeds)


def _one_kind(one: Told, other: Told) -> bool:
    a, b = one.event, other.event
    same = a.kind == b.kind or {a.kind, b.kind} == {"plan", "forecast"}
    noun = (one.telling.nominal or other.telling.nominal) and {a.kind, b.kind} == {"state", "occurrence"}
    return a.status == b.status and (same or noun)


def _same_date(one: Told, other: Told) -> bool:
    return one.named is not None and one.named == other.named


def _needs_date(one: Told, other: Told, known: Common) -> bool:
    """Whether only a date could make two tellings one: of what is said, recurs, or differs in all else."""
    a, b = one.telling, other.telling
    if 1 in _figures(one, other):
        return False
    if a.saying or b.saying or known.recurs(one, other):
        return True
    if _complements(a.heads & b.heads) or _same(a.undergone, b.undergone):
        return False
    left, right = _details(a), _details(b)
    return bool(left and right and left.isdisjoint(right))


def _details(one: Telling) -> frozenset[str]:
    """What a clause tells beyond its parties and names."""
    return one.topic - {party.noun for party in (one.doer, one.undergone, one.sole)}


def _dates_meet(one: Told, other: Told) -> bool:
    a, b = one.event.when, other.event.when
    if a is None or b is None or a.bounds.meet(b.bounds) is None:
        return False
    return one.article == other.article or max(_width(one), _width(other)) <= _APART


def _dated_alike(one: Told, other: Told) -> bool:
    """Whether both have a date by their own words, the narrower one within a year."""
    a, b = one.event.when, other.event.when
    if a is None or b is None or a.basis not in _PLACING or b.basis not in _PLACING:
        return False
    return min(_width(one), _width(other)) <= _YEAR


def _width(one: Told) -> float:
    return one.days[1] - one.days[0] if one.days is not None else math.inf


def _roles(a: Telling, b: Telling) -> Iterator[tuple[Party, Party]]:
    """The parties of two tellings that stand in one role, as far as that can be told."""
    yield a.doer, b.doer
    yield a.undergone, b.undergone
    yield a.sole, b.sole
    for one, other in ((a, b), (b, a)):
        if one.sole.known and not other.sole.known:
            # 'The bomb exploded' is what somebody exploded; 'Holt resigned' is who resigned as mayor.
            did = not other.undergone.known or (
                _same(one.sole, other.doer) > 0 and not _same(one.sole, other.undergone)
            )
            yield one.sole, other.doer if did else other.undergone


def _same(p: Party, q: Party) -> float:
    """How surely two parties are one: by name 1.5, by noun 1, by neither 0."""
    if p.names and q.names:
        return 1.5 if p.names <= q.names or q.names <= p.names else 0.0
    if p.noun and p.noun == q.noun:
        return 1.0
    # A name that opens its sentence was taken for a noun.
    return 1.5 if _named_by(p, q) or _named_by(q, p) else 0.0


def _named_by(noun: Party, name: Party) -> bool:
    return bool(noun.noun) and not noun.names and any(word.startswith(noun.noun) for word in name.names)


def _differ(p: Party, q: Party) -> bool:
    """Whether two parties cannot be one: other names, or other nouns; a name and a noun may be one."""
    return not _same(p, q) and bool((p.names and q.names) or (p.noun and q.noun))


def _name_others(a: Telling, b: Telling, *, apart: bool) -> bool:
    """Whether both tell names, at all or behind the verb, and none of them is one. Of two articles one may tell who and
    the other where; `apart`: one article tells both.
    """
    if a.around and b.around and a.around.isdisjoint(b.around):
        return True
    if not a.names or not b.names or not a.names.isdisjoint(b.names):
        return False
    if not apart and not ((a.around and b.around) or (a.names - a.around and b.names - b.around)):
        return False
    return not any(_named_by(p, q) or _named_by(q, p) for p, q in _roles(a, b))


def _count_others(one: Told, other: Told) -> bool:
    """Whether both tell numbers, but not of one thing ('by 213 to 180'), and none of them is one."""
    a, b = _bare_numbers(one), _bare_numbers(other)
    return bool(a and b) and a.isdisjoint(b) and not any(True for _ in _figures(one, other))


def _bare_numbers(one: Told) -> frozenset[str]:
    """The numbers of a telling but those that count something: '312 people' are no other number than '300 metres'."""
    counted = {word for figure in one.event.figures if figure.unit for word in figure.text.lower().split()}
    return one.telling.numbers - counted


def _figures(one: Told, other: Told) -> Iterator[int]:
    """For each two figures of one thing: 1 where they are one, 0 where they may be by chance, -1 where not."""
    for a in filter(compared, one.event.figures):
        for b in filter(compared, other.event.figures):
            if key(a)[:3] == key(b)[:3]:
                yield _one_number(a, b)


def _one_number(a: Figure, b: Figure) -> int:
    low, high = sorted((_size(a), _size(b)))
    if low == high:
        return int(low >= _TELLING)
    return 0 if agree(a, b) and high <= _ROUGHLY * low else -1


def _disagree(one: Told, other: Told) -> bool:
    """Whether two speakers, or two articles, give their own figures for one named date: a conflict, not two events."""
    said = one.event.attribution, other.event.attribution
    speakers = {attribution.speaker for attribution in said if attribution and attribution.speaker}
    return _same_date(one, other) and (one.article != other.article or len(speakers) == 2)


def _size(figure: Figure) -> float:
    return next((size for size in (figure.best, figure.low, figure.high) if size is not None), 0.0)
