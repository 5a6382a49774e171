"""Event nouns beside a date that no clause tells: 'the attack on 5 May', 'Monday's vote', 'the 1950 treaty'."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.candidates import Candidate, unopened
from timeline.events.choosing import joined
from timeline.events.nominals import names_event
from timeline.events.owning import attributive
from timeline.events.parsed import Parsed
from timeline.events.spoken import set_for, token_numbers, told_event
from timeline.events.tokens import Token
from timeline.events.undone import short_of
from timeline.events.verbs import lemma_of
from timeline.expressions import Resolved
from timeline.model import Span


def nouns(parsed: Parsed, taken: list[Candidate]) -> list[Candidate]:
    """Event nouns beside a date that no kept clause has: 'the attack on 5 May', 'Monday's vote', 'the 1950 treaty'."""
    found = []
    told = {other.own.timex for other in taken if other.own is not None}
    for one in joined([one for one in parsed.resolved if one.when is not None and one.within is None]):
        if one.value.endswith("_REF") or one.timex in told:
            continue
        at = _noun_beside(parsed, one) or _told(parsed, one)
        if at is None or (_wanted(parsed.tokens, at[0]) and not _set(parsed, one)):
            continue
        if not _unreal(parsed.tokens, at[0]):
            span = Span(
                min(parsed.tokens[at[0]].start, one.timex.span.start),
                max(parsed.tokens[at[1]].end, one.timex.span.end),
            )
            found.append(Candidate(parsed, -1, span, parsed.tokens[at[1]].span, unopened(one)))
    return found


def _wanted(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a noun names what somebody only wants or awaits: 'asked for his arrest', 'demanded a vote in May'."""
    while first and tokens[first - 1].low in lex.DETERMINERS:
        first -= 1
    led = tokens[first - 1].low if first else ""
    asked = tokens[first - 2].low if led == "for" and first > 1 else ""
    return lemma_of(asked) in lex.WANTING_FOR or asked in lex.WANTING_FOR or lemma_of(led) in _AWAITING


_AWAITING: Final = frozenset("demand seek request urge propose expect await fear predict want avoid avert".split())


def _unreal(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a noun names what may come ('the chance of a quake this year'), what nearly was ('came close to war'), or
    what is only claimed and denied: 'denied reports of a mutiny on Monday'.
    """
    while first and tokens[first - 1].low in lex.DETERMINERS:
        first -= 1
    led = tokens[first - 2].low if first > 1 and tokens[first - 1].low == "of" else ""
    if any(short_of(tokens, at) for at in range(max(0, first - _REACH), first)):
        return True
    denied = any(token.low in _DENIED for token in tokens[max(0, first - 5) : first])
    return led in _MAYBE or (denied and led in _CLAIMED)


_REACH: Final = 8
_MAYBE: Final = lex.CHANCES | {"fear", "fears", "brink", "verge", "edge"}
_DENIED: Final = frozenset("denied denies deny dismissed dismisses rejected rejects rebutted".split())
_CLAIMED: Final = frozenset("report reports rumour rumours rumor rumors talk claim claims allegations".split())


def _noun_beside(parsed: Parsed, resolved: Resolved) -> tuple[int, int] | None:
    """The first and the head token of the noun phrase that the date stands beside, where the head names an event."""
    inner = token_numbers(parsed, resolved)
    if not inner:
        return None
    tokens = parsed.tokens
    for at in range(inner[-1] + 1, min(inner[-1] + 6, len(tokens))):
        if not tokens[at].is_word or tokens[at].low in lex.PREPOSITIONS:
            break
        if names_event(tokens, at) and attributive(parsed, resolved):
            return inner[-1] + 1, at
    at = inner[0] - 1
    if at >= 0 and tokens[at].text == "(":
        return _named_event(tokens, at)
    led = ("in", "on", "of", "from", "at", "during")
    if at >= 0 and (tokens[at].low in led or _set(parsed, resolved)):
        at -= 1
    if at >= 0 and names_event(tokens, at):
        start = at
        floor = max((clause.group.last + 1 for clause in parsed.clauses if clause.group.last < at), default=0)
        while start > floor and tokens[start - 1].is_word and tokens[start - 1].low not in _OUTSIDE and at - start < 4:
            start -= 1
            if tokens[start].low in lex.DETERMINERS:
                break
        return start, at
    return None


def _set(parsed: Parsed, resolved: Resolved) -> bool:
    """Whether a clause sets the noun for that time, and not only may: 'announced a strike for 7 June'."""
    groups = (clause.group for clause in parsed.clauses if set_for(parsed, resolved, clause))
    return any(group.modal not in lex.OTHER_MODALS and not group.negated for group in groups)


def _told(parsed: Parsed, resolved: Resolved) -> tuple[int, int] | None:
    """The first and the head token of the event that a clause with another date tells of."""
    found = (told_event(parsed, resolved, clause) for clause in parsed.clauses)
    at = next((noun for noun in found if noun is not None), None)
    return None if at is None else (at, at)


_OUTSIDE: Final = lex.PREPOSITIONS | lex.SUBORDINATORS


def _named_event(tokens: tuple[Token, ...], bracket: int) -> tuple[int, int] | None:
    """The name of an event right before a bracket: 'the Battle of Port Vale (3 May 1951)', 'Operation Anvil (May)'."""
    start = bracket
    while start and bracket - start < _NAME and (tokens[start - 1].capital or tokens[start - 1].low in ("of", "the")):
        start -= 1
    heads = [at for at in range(start, bracket) if tokens[at].low in lex.EVENT_NOUNS and tokens[at].capital]
    return (start, heads[0]) if heads else None


_NAME: Final = 8
"""Words that the name of an event may have."""
