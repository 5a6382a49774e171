"""What ties a clause to another event: 'three days after the protests began', 'before the vote', 'during the war'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from timeline.calendar import Unit
from timeline.events import lexicon as lex
from timeline.events.choosing import best
from timeline.events.clauses import Clause
from timeline.events.owning import ranks
from timeline.events.parsed import Parsed
from timeline.events.sequence import is_over
from timeline.events.spoken import token_numbers
from timeline.events.stems import deed, stem, topic
from timeline.events.tokens import Token, as_told
from timeline.events.values import evolve
from timeline.expressions import Resolved
from timeline.mentions import Count, Link, LinkType
from timeline.model import Span, When

_TYPES: Final[dict[str, LinkType]] = {
    "after": "after", "following": "after", "since": "after", "once": "after", "into": "after",
    "before": "before", "until": "before", "till": "before", "during": "during", "while": "during",
    "when": "overlaps", "amid": "during", "of": "after",
}  # fmt: skip
_INVERSE: Final[dict[LinkType, LinkType]] = {
    "after": "before", "before": "after", "during": "overlaps", "overlaps": "overlaps", "same": "same",
}  # fmt: skip
_UNITS: Final[dict[str, Unit]] = {
    "minutes": "minute", "hours": "hour", "days": "day", "weeks": "week", "months": "month", "years": "year",
}  # fmt: skip
_ONE: Final[dict[str, Unit]] = {
    "day": "day", "morning": "day", "night": "day", "week": "week", "month": "month", "year": "year",
}  # fmt: skip
_ISO: Final = re.compile(r"P(?:(T)?(\d+|X)([YMWDHQ]))")
_OF_ISO: Final[dict[str, Unit]] = {
    "Y": "year",
    "M": "month",
    "Q": "quarter",
    "W": "week",
    "D": "day",
    "TH": "hour",
    "TM": "minute",
}
_LONGEST: Final = 80
"""Characters of a clause that are shown."""
_REACH: Final = 7
"""Words behind a preposition among which the noun of the event is looked for."""


def links(parsed: Parsed, number: int) -> tuple[Link, ...]:
    """The ties of one clause, as its words give them, temporal clauses first."""
    found: list[Link] = []
    if parsed.joints:
        found += _clausal(parsed, number)
        found += _nominal(parsed, number)
    found += _of_subject(parsed, number)
    if parsed.resolved:
        found += _within(parsed, number)
        found += _for_so_long(parsed, number)
        found += _over_by(parsed, number)
    return tuple(found)


def tells_time(parsed: Parsed) -> bool:
    """Whether a sentence may give a clause a time: by an expression, or by a unit that is counted from another event
    ('the day before the vote'). No link has a count elsewhere.
    """
    before = (parsed.tokens[at - 1].low for at in parsed.joints if at)
    return bool(parsed.resolved) or any(low in _UNITS or low in _ONE for low in before)


def _over_by(parsed: Parsed, number: int) -> Iterator[Link]:
    """'Searched the woods until dark and resumed on Monday': a clause without a date was before the dated next one."""
    if number + 1 >= len(parsed.clauses) or _own(parsed, number) is not None:
        return
    clause, after = parsed.clauses[number : number + 2]
    own = _own(parsed, number + 1)
    alike = clause.role == "main" and clause.group.tense == after.group.tense == "past" and not clause.group.perfect
    if own is not None and alike and not clause.quoted and is_over(parsed, clause, after):
        words = _shown(parsed.tokens[after.first : after.last])
        yield Link("before", after.span, words, frozenset((deed(stem(after.group.lemma)),)), frozenset(), own)


def _clausal(parsed: Parsed, number: int) -> Iterator[Link]:
    """'He was held after he had spoken': each of the two clauses is tied to the other."""
    for at, clause in enumerate(parsed.clauses):
        if clause.role != "temporal":
            continue
        lead = _lead(parsed, clause)
        type_ = _TYPES.get(parsed.tokens[lead].low) if lead is not None else None
        if lead is None or type_ is None:
            continue
        count = _count(parsed, lead)
        other = _governor(parsed, at, counted=count is not None)
        if other is None or number not in (at, other):
            continue
        if number == other:
            yield _to_clause(parsed, at, type_, count, lead)
        elif count is None or _own(parsed, other) is not None or parsed.clauses[other].group.lemma == "come":
            # Else it only names what is counted from, and that is told elsewhere.
            yield _to_clause(parsed, other, _INVERSE[type_], count, lead)


def _lead(parsed: Parsed, clause: Clause) -> int | None:
    """The token that joins a temporal clause; a count may stand before it ('three days after he left')."""
    return next((at for at in parsed.joints if clause.first <= at < clause.group.first), None)


def _governor(parsed: Parsed, number: int, *, counted: bool) -> int | None:
    """The clause that a temporal clause belongs to: the one before it, or behind it where it opens the sentence.

    Of two temporal clauses, a count ties the one to the other: 'after he was held three days after it began'.
    """
    other = number - 1 if number else number + 1
    if other >= len(parsed.clauses) or parsed.clauses[other].role == "conditional" or _of_no_clause(parsed, number):
        return None
    return other if counted or parsed.clauses[other].role != "temporal" else None


def _of_no_clause(parsed: Parsed, number: int) -> bool:
    """Whether a clause tells of a date that is of no clause: 'it was 71, up from 64 in 2020, when two mills burned'."""
    first = parsed.clauses[number].first
    comma = parsed.tokens[first - 1] if first else None
    if comma is None or comma.low != ",":
        return False
    return any(owner < 0 and one.timex.span.end == comma.start for one, owner in parsed.dating)


def _own(parsed: Parsed, number: int) -> When | None:
    """The date of a clause's own words."""
    mine = [one for one, owner in parsed.dating if owner == number]
    own = best(mine, parsed.clauses[number].trigger, perfect=False)
    return own.when if own is not None else None


def _opening(parsed: Parsed, lead: int, count: Count | None) -> int:
    """The token at which a joining word and the count before it begin: 'three days after', 'the week before'."""
    if count is None:
        return lead
    dates = (one.timex.span for one in parsed.resolved if one.timex.span.end == parsed.tokens[lead - 1].end)
    start = next(dates, parsed.tokens[max(0, lead - 2)].span).start
    return bisect_left(parsed.starts, start)


def _shown(tokens: Sequence[Token]) -> str:
    """Words as the text has them, on one line and not too long."""
    words = as_told(tokens)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


def _to_clause(parsed: Parsed, number: int, type_: LinkType, count: Count | None, lead: int) -> Link:
    clause = parsed.clauses[number]
    end = next(one.last for one in parsed.clauses if one.role == "temporal" and one.first <= lead < one.last)
    words = _shown(parsed.tokens[_opening(parsed, lead, count) : end])
    # 'Two weeks before they left': the count is no word of the clause that it is counted from.
    tokens = parsed.tokens[lead + 1 if clause.first <= lead < clause.last else clause.first : clause.last]
    own = _own(parsed, number)
    head, about = frozenset((deed(stem(clause.group.lemma)),)), topic(tokens)
    noun = parsed.tokens[clause.subject[1] - 1].low if clause.subject is not None else ""
    if noun in lex.EVENT_NOUNS:  # 'after the protests began' names the protests
        head, about = _deeds(noun), frozenset((stem(noun),))
    return Link(type_, clause.span, words, head, about, own, count)


def _nominal(parsed: Parsed, number: int) -> Iterator[Link]:
    """'The mayor resigned the day before the attack', 'two weeks into the strike', 'within 60 days of his flight'."""
    clause = parsed.clauses[number]
    for at in parsed.joints:
        low = parsed.tokens[at].low
        if not clause.first <= at < clause.last or low in ("when", "while", "once"):
            continue
        if clause.role == "temporal" and at == _lead(parsed, clause):
            continue
        count = _count(parsed, at)
        if (count is None and low == "into") or (low == "of" and (count is None or count.low)):
            continue
        noun = _noun(parsed, at + 1, clause.last)
        if noun is not None:
            yield _to_noun(parsed, at, noun, count)


def _within(parsed: Parsed, number: int) -> Iterator[Link]:
    """'Within a decade it carried grain', 'grew to 90 in ten days': a count from what was told before, whatever that
    was.
    """
    for one, owner in parsed.dating:
        led = _led(parsed, one) if owner == number and one.timex.type == "DURATION" else ""
        count = _measured(parsed, one) if led else None
        if count is None:
            continue
        count = evolve(count, low=0)
        behind = next((token.low for token in parsed.tokens if token.start >= one.timex.span.end), "")
        if behind not in _COUNTED_FROM and not (led == "after" and behind.isalpha() and behind not in _JOINING):
            words = as_told([token for token in parsed.tokens if one.timex.span.holds(token.span)])
            yield Link("after", one.timex.span, f"{led} {words}", count=count)


def _led(parsed: Parsed, one: Resolved) -> str:
    """What leads a length in which something came about; empty where it only ranks ('the worst storm in ten years')."""
    inner = token_numbers(parsed, one)
    at = inner[0] - 1 if inner else -1
    lead = parsed.tokens[at].low if at >= 0 else ""
    if lead in ("within", "inside"):
        return lead
    past = any(clause.group.tense == "past" and clause.first <= at < clause.last for clause in parsed.clauses)
    counts = past and lead in ("in", "after", "over") and not ranks(parsed, at)
    return lead if counts and not any(token.low in _NTH for token in parsed.tokens[max(0, at - 6) : at]) else ""


_NTH: Final = frozenset("second third fourth fifth sixth only last".split())


def _for_so_long(parsed: Parsed, number: int) -> Iterator[Link]:
    """'It stood empty for nine years, until a trust bought it', 'ran it for six years and then sold it'."""
    clause = parsed.clauses[number]
    before = parsed.clauses[number - 1] if number else None
    then = any(token.low == "then" for token in parsed.tokens[clause.first - 1 : clause.group.first])
    if before is None or not (then or (clause.role == "temporal" and clause.lead in ("until", "till", "before"))):
        return
    for one, owner in parsed.dating:
        inner = token_numbers(parsed, one)
        if owner != number - 1 or one.timex.type != "DURATION" or not inner or parsed.tokens[inner[0] - 1].low != "for":
            continue
        words = as_told([token for token in parsed.tokens if one.timex.span.holds(token.span)])
        count = _counted(one)
        if count is not None and inner[-1] + 3 >= clause.first:
            yield Link("after", one.timex.span, f"for {words}", count=count)


_JOINING: Final = frozenset(("and", "but", "when", "because", "as", "with", "without", "until"))
_COUNTED_FROM: Final = frozenset(("of", "after", "before", "from", "into"))


def _of_subject(parsed: Parsed, number: int) -> Iterator[Link]:
    """'The blast killed 12', 'her rescue comes after': what a told event did happened with it."""
    clause = parsed.clauses[number]
    if clause.subject is None or (clause.group.lemma not in lex.STRIKING and clause.group.lemma != "come"):
        return
    first, last = clause.subject
    if last - first > 1 and parsed.tokens[first].low in _DEFINITE and parsed.tokens[last - 1].low in lex.EVENT_NOUNS:
        tokens = parsed.tokens[first + 1 : last]
        span = Span(tokens[0].start, tokens[-1].end)
        words = as_told(parsed.tokens[first:last])
        yield Link("same", span, words, _deeds(tokens[-1].low), topic(tokens))


_DEFINITE: Final = frozenset(("the", "this", "that", "his", "her", "its", "their"))


def _noun(parsed: Parsed, first: int, last: int) -> int | None:
    """The head of the noun phrase that starts here, where it names an event."""
    found = None
    for at in range(first, min(first + _REACH, last)):
        token = parsed.tokens[at]
        if (not token.is_word and token.low != "'s") or token.low in lex.PREPOSITIONS or token.low in lex.SUBORDINATORS:
            break
        if token.low in lex.EVENT_NOUNS:
            found = at
        elif found is not None and token.low != "'s":
            break
    return found


def _to_noun(parsed: Parsed, lead: int, noun: int, count: Count | None) -> Link:
    tokens = parsed.tokens[lead + 1 : noun + 1]
    span = Span(tokens[0].start, tokens[-1].end)
    words = as_told(parsed.tokens[lead : noun + 1])
    head = _deeds(parsed.tokens[noun].low)
    return Link(_TYPES[parsed.tokens[lead].low], span, words, head, topic(tokens), _date_of(parsed, lead, noun), count)


def _deeds(noun: str) -> frozenset[str]:
    """The deeds that a noun may name: a crash may have been told as 'the ferry hit a boat'."""
    own = deed(stem(noun))
    return frozenset((own, *(deed(stem(verb)) for verb in _TOLD_AS.get(noun, ()))))


_TOLD_AS: Final[dict[str, tuple[str, ...]]] = {
    "crash": ("hit", "ram", "overturn"), "collision": ("hit", "ram"), "accident": ("collide", "hit", "overturn"),
    "disaster": ("collapse", "sink", "explode", "burst"), "attack": ("hit", "shoot", "bomb", "stab", "raid"),
    "shooting": ("kill",), "bombing": ("explode",), "blaze": ("burn", "fire"), "fire": ("burn",), "talks": ("meet",),
    "vote": ("elect",), "verdict": ("sentence", "acquit"), "strike": ("walkout",), "walkout": ("strike",),
    "spill": ("leak",), "leak": ("spill",), "rescue": ("pull", "save"), "raid": ("storm", "seize"),
    "murder": ("shoot", "stab", "strangle"), "killing": ("shoot", "stab", "strangle"), "theft": ("steal",),
    "robbery": ("rob", "steal"),
}  # fmt: skip
"""Verbs by which what a noun names may have been told."""


def _date_of(parsed: Parsed, lead: int, noun: int) -> When | None:
    """The date that a noun phrase carries: 'after Monday's vote', 'before the attack on 5 May'."""
    start = parsed.tokens[lead].end
    joined = noun + 1 < len(parsed.tokens) and parsed.tokens[noun + 1].low in ("of", "on", "in", "from")
    near = noun + 1 + joined
    end = parsed.tokens[near].start if near < len(parsed.tokens) else parsed.tokens[noun].end
    inside: list[Resolved] = [one for one in parsed.resolved if start <= one.timex.span.start <= end]
    return next((one.when for one in inside if one.when is not None and not one.value.endswith("_REF")), None)


def _count(parsed: Parsed, lead: int) -> Count | None:
    """The count right before a joining word: 'three days after', 'the day before', 'within 60 days of'."""
    if not lead:
        return None
    before = parsed.tokens[lead - 1]
    for one in parsed.resolved:
        if one.timex.type == "DURATION" and one.timex.span.end == before.end:
            return _measured(parsed, one)
    if before.low in _UNITS and parsed.tokens[lead].low in ("after", "before", "into"):
        return Count(_UNITS[before.low], 1)
    one_day = lead > 1 and parsed.tokens[lead - 2].low in ("the", "a", "an", "one")
    if before.low in _ONE and one_day and parsed.tokens[lead].low in ("after", "before"):
        # 'The day after' is one day; 'the week after' is all of the time up to a week.
        return Count(_ONE[before.low], int(_ONE[before.low] == "day"), 1)
    return None


def _measured(parsed: Parsed, one: Resolved) -> Count | None:
    """How far a length counts from another event; None where it is none, or tells how long something lasted."""
    count = _counted(one)
    first = next((at for at, token in enumerate(parsed.tokens) if token.start >= one.timex.span.start), None)
    if count is None or first is None or (first and parsed.tokens[first - 1].low == "for"):
        return None  # 'worked for three weeks before' tells how long
    if first and parsed.tokens[first - 1].low == "within":
        return Count(count.unit, 0, count.high)
    if count.high is None and not count.low:
        # 'In the weeks before' is up to it, 'several weeks before' at least one.
        return Count(count.unit, int(parsed.tokens[first].low != "the"))
    return count


def _counted(one: Resolved) -> Count | None:
    """A length as a count: exact, or from 0 on where the words give no number ('weeks')."""
    found = _ISO.fullmatch(one.value)
    unit = _OF_ISO.get((found[1] or "") + found[3]) if found else None
    if found is None or unit is None:
        return None
    if found[2] == "X":
        return Count(unit)
    n = int(found[2])
    if one.timex.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return Count(unit, n)
    if one.timex.mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        return Count(unit, 0, n)
    return Count(unit, n, n, about=one.timex.mod == "APPROX")
