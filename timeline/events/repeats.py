"""A deed that a clause tells with several dates: 'was elected in 1990 and again in 1994', 'won in 2001, 2003 and 2007',
'built a bridge in 1901 and a theatre in 1905'.

Each date tells it once more, of what stands before that date if something does. The clause ends before the first date
but one, so that its label holds none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from timeline.events import lexicon as lex
from timeline.events.clauses import Clause
from timeline.events.tokens import DATE, Token
from timeline.events.values import light
from timeline.expressions import Resolved
from timeline.model import Span

_JOINING: Final = frozenset(("and", "then", "once", "later", "finally", "again", ","))
_PHRASE_END: Final = lex.NOUN_OPENERS | lex.CONJUNCTIONS | lex.PRONOUNS
_SUBJECTS: Final = lex.DETERMINERS | lex.PRONOUNS
_LEADING: Final = (lex.PREPOSITIONS - {"of", "with", "by", "between", "until"}) | {"the", "since"}


@light
class Repeat:
    """A date at which something happened once more: its number in the sentence, that of the date `before`, the token
    at which what joins the two begins, and whether words say that it happened `again`. `other` are the tokens
    `[first, last)` of what it befell then, in the place of the verb's object, or of its subject where it has none.
    """

    number: int
    before: int
    first: int
    again: bool
    other: tuple[int, int] | None = None


def repeats(tokens: Sequence[Token], resolved: Sequence[Resolved], clauses: Sequence[Clause]) -> tuple[Repeat, ...]:
    """The dates of a sentence that stand for the same deed as the date before them. `tokens` are those of the sentence
    with the words of its dates marked as such.
    """
    found, before = [], -1
    for number, one in enumerate(resolved):
        if one.within is not None or one.when is None or one.value.endswith("_REF"):
            continue
        repeat = None
        if before >= 0:
            repeat = _repeat(tokens, resolved, before, number) or _of_another(tokens, resolved, clauses, before, number)
        if repeat is not None:
            found.append(repeat)
        before = number
    return _ended(tokens, found)


def _repeat(tokens: Sequence[Token], resolved: Sequence[Resolved], before: int, number: int) -> Repeat | None:
    at = _before(tokens, resolved[number].timex.span.start)
    again = at > 0 and tokens[at - 1].low == "again"
    first = at
    while first and tokens[first - 1].low in _JOINING:
        first -= 1
    if not first or not any(token.low in ("and", ",", "then") for token in tokens[first:at]):
        return None
    listed = tokens[first - 1].low == DATE and _alike(resolved[before], resolved[number])
    if again or (listed and _ends(tokens, resolved[number], led=tokens[at].low != DATE)):
        return Repeat(number, before, first, again)
    return None


def _of_another(
    tokens: Sequence[Token], resolved: Sequence[Resolved], clauses: Sequence[Clause], before: int, number: int
) -> Repeat | None:
    """A date of the same deed done to another: 'built a bridge in 1901 and a theatre in 1905', 'Holt was taken in May
    and Berg in July'.
    """
    one, two = resolved[before], resolved[number]
    if one.timex.signal not in _PLAIN or two.timex.signal not in _PLAIN or one.joined or two.joined:
        return None
    last = _before(tokens, two.timex.span.start)
    first = opens = next((at for at, token in enumerate(tokens) if token.start >= one.timex.span.end), last)
    while opens < last and tokens[opens].low in ("and", ","):
        opens += 1
    clause = next((one for one in clauses if one.first <= first <= one.last and one.group.last < first), None)
    if clause is None or not first < opens < last or not _is_noun_phrase(tokens, opens, last):
        return None
    inside = any(one.group.first < last and one.group.last >= opens for one in clauses)
    dates = (date.timex.span.start for date in resolved if date.timex.span.start > clause.trigger.end)
    kept = tokens[clause.group.last + 1 : _before(tokens, next(dates))]
    fits = _takes_place(clause, kept) and _ends(tokens, two, led=tokens[last].low != DATE)
    return Repeat(number, before, first, again=False, other=(opens, last)) if fits and not inside else None


def _before(tokens: Sequence[Token], start: int) -> int:
    """The token at which a date begins, with the prepositions that lead to it."""
    at = next(at for at, token in enumerate(tokens) if token.end > start)
    while at and tokens[at - 1].low in _LEADING:
        at -= 1
    return at


def _is_noun_phrase(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a short noun phrase stands here, and nothing else."""
    inside = tokens[first:last]
    opens = inside[0].low in lex.DETERMINERS or inside[0].capital or inside[0].text[0].isdigit()
    plain = all(token.is_word and (token.low == "of" or token.low not in _NOT_INSIDE) for token in inside)
    return opens and plain and last - first <= _LONGEST


_LONGEST: Final = 8
_NOT_INSIDE: Final = lex.PREPOSITIONS | lex.SUBORDINATORS | lex.PRONOUNS | {DATE}
_PLAIN: Final = ("", "in")


def _takes_place(clause: Clause, kept: Sequence[Token]) -> bool:
    """Whether a noun phrase can take the place of the object in `kept`, or of the subject where there is none."""
    if not kept:
        return clause.subject is not None and clause.subject[1] <= clause.group.first
    becomes = clause.group.lemma == "become"  # 'became a school for girls in 1868 and a workshop in 1893'
    noun = kept[0].low in lex.DETERMINERS or kept[0].capital or kept[0].text[0].isdigit()
    return (
        noun
        and not any(
            token.low in lex.PREPOSITIONS and token.low not in ("of", "for" if becomes else "") for token in kept
        )
        and (becomes or not clause.group.copula)
    )


def _ended(tokens: Sequence[Token], found: Sequence[Repeat]) -> tuple[Repeat, ...]:
    """Those of a list of what else it befell that comes to an 'and'; a comma alone may begin an aside."""
    kept: list[Repeat] = []
    for one in reversed(found):
        goes_on = bool(kept) and kept[-1].before == one.number
        if one.other is None or tokens[one.other[0] - 1].low == "and" or goes_on:
            kept.append(one)
    return tuple(reversed(kept))


def _alike(before: Resolved, one: Resolved) -> bool:
    """Whether two dates are of a kind and do not touch: a year and a year, but no 'March and April'."""
    two, first = one.when, before.when
    if two is None or first is None or first.unit != two.unit or one.timex.type != before.timex.type:
        return False
    plain = before.timex.signal in ("", "in") and one.timex.signal in ("", "in", "and") and not one.joined
    moment = first.end is None and two.end is None
    apart = first.latest is not None and two.earliest is not None and first.latest < two.earliest
    return plain and moment and apart and not before.joined


def _ends(tokens: Sequence[Token], one: Resolved, *, led: bool) -> bool:
    """Whether no noun follows that the dates describe: 'in the 1990 and 1994 elections', and no subject of another
    clause that the date opens: 'died in 1209, and in 1213 the king fled'. A preposition `led` such a date, or it counts
    from another: 'and two days later the king fled'.
    """
    behind = next((token for token in tokens if token.start >= one.timex.span.end), None)
    if (led or one.timex.shift is not None) and behind is not None and (behind.low in _SUBJECTS or behind.capital):
        return False
    return behind is None or not behind.is_word or behind.low in _PHRASE_END


def without_repeats(tokens: Sequence[Token], clauses: Sequence[Clause], found: Sequence[Repeat]) -> tuple[Clause, ...]:
    """The clauses, each cut off before the first date that only repeats it."""
    return tuple([_cut(tokens, clause, found) for clause in clauses])


def _cut(tokens: Sequence[Token], clause: Clause, found: Sequence[Repeat]) -> Clause:
    last = next((one.first for one in found if clause.group.last < one.first < clause.last), clause.last)
    if last == clause.last:
        return clause
    return attrs.evolve(clause, last=last, span=Span(clause.span.start, tokens[last - 1].end))
