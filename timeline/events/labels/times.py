"""Time expressions left out of a label, each with its whole phrase: the date stands beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.candidates import Candidate
from timeline.events.tokens import Token
from timeline.events.vocabulary import PURE_VERBS
from timeline.expressions import Resolved
from timeline.model import Span

_EDGE_LEADS: Final = frozenset(
    "in on at dated by for from during since before after around about of as over within to through throughout "
    "and between early late earlier later the beyond".split()
)
_HOURS: Final = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
_PARTS: Final = frozenset(
    "months month weeks week days day quarter quarters half part end start beginning middle summer winter spring "
    "autumn morning evening afternoon night hours years".split()
)
_PART_OF: Final = frozenset(
    "first second third fourth last final early late latter closing opening two three four five six seven eight nine "
    "few several".split()
)
_RANKS: Final = frozenset("first most least worst best record only fewest".split())
_RANKING: Final = frozenset(("since", "in", "for", "of"))
_INNER_LEADS: Final = frozenset("in on at dated early late earlier later".split())
_BEHIND: Final = lex.PREPOSITIONS - {"of"} | lex.SUBORDINATORS | {"said", "following"}
_PERSONS: Final = lex.SUBJECTS - {"you"}
_UNITS: Final = lex.UNITS | frozenset("moments shortly soon just immediately even long right".split())
_COUNTS: Final = lex.COUNTS | frozenset(
    "a an the just only about around nearly almost less more than barely half couple of after".split()
)
_LEANING: Final = lex.NOUN_OPENERS - {"out", "off", "up", "down", "over"} | lex.SUBORDINATORS | {"'s"}
_RELATING: Final = frozenset("following after before since".split())
_LEFT_OVER: Final = frozenset(
    "earlier later recently now already again soon then also early late today ago primarily mainly partly largely "
    "chiefly".split()
)


def beside(one: Candidate) -> list[Span]:
    """The time expressions that a label needs not: its own, which stands beside it, and those that count from a day
    that the reader does not see ('yesterday', 'on Monday'). A length of time is no date.
    """
    shown = {span for found in (one.own, one.said, one.shared) if found for span in (found.timex.span, found.joined)}
    lengths = [
        span for span in shown if span is not None and any(span == found.within for found in one.parsed.resolved)
    ]
    found = (
        found.timex.span
        for found in one.parsed.resolved
        if found.timex.span in shown
        or (found.timex.type in ("DATE", "TIME") and (found.when is None or found.when.basis != "explicit"))
        or (one.own is not None and _day_of(found, one.own))
    )
    return sorted(lengths + [span for span in found if not any(length.holds(span) for length in lengths)])


def _day_of(found: Resolved, own: Resolved) -> bool:
    """Whether it names the day of a time of day: 'on 6 January 2025 at 04:12'."""
    day, hour = found.when, own.when
    if day is None or hour is None or day.unit != "day" or own.timex.type != "TIME" or day.bounds.start is None:
        return False
    return hour.bounds.start is not None and day.bounds.start.days == hour.bounds.start.days


def without_times(
    tokens: Sequence[Token], dates: Sequence[Span], *, inner: bool = True, whole: bool = False
) -> list[Token]:
    """Leave out time expressions at the edges, and within where their phrase stands by itself.

    What is nothing but a time is kept, unless `whole` tells that it may go.
    """
    timed = _timed(tokens, dates)
    tokens = _unapposed(tokens, timed) if timed else tokens
    kept = _edges(_unowned(tokens, timed) if timed else list(tokens), timed, whole=whole)
    return _edges(_inner(kept, timed), timed, whole=whole) if inner and kept and timed else kept


def _timed(tokens: Sequence[Token], dates: Sequence[Span]) -> frozenset[int]:
    """The offsets of the tokens that lie in time expressions, which stand in the order of the text."""
    starts = [date.start for date in dates]
    numbers = ((token.start, bisect_right(starts, token.start) - 1) for token in tokens) if dates else ()
    return frozenset(start for start, number in numbers if number >= 0 and start < dates[number].end)


def _behind_times(tokens: Sequence[Token], at: int, timed: frozenset[int]) -> int:
    """The number of the first token from `at` on that lies in no time expression."""
    while at < len(tokens) and tokens[at].start in timed:
        at += 1
    return at


def _unapposed(tokens: Sequence[Token], timed: frozenset[int]) -> Sequence[Token]:
    """Without what stands apart behind a date and says which day it is: '..., the tenth anniversary of the vote'."""
    at = next((at for at, token in enumerate(tokens) if token.low in _DAYS_OF), 0)
    opens = next((n for n in range(at, max(0, at - _SHORT), -1) if tokens[n].text == ","), 0)
    if not opens or tokens[opens - 1].start not in timed:
        return tokens
    closes = next((n for n in range(at, len(tokens)) if tokens[n].text == ","), len(tokens))
    return [*tokens[:opens], *tokens[closes + (closes < len(tokens)) :]]


_DAYS_OF: Final = frozenset(("anniversary", "eve", "birthday"))
_SHORT: Final = 6


def _unowned(tokens: Sequence[Token], timed: frozenset[int]) -> list[Token]:
    """'Sunday's quake' as 'the quake'."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _behind_times(tokens, at, timed)
        if at < end < len(tokens) - 1 and tokens[end].low == "'s":
            first = tokens[at]
            if first.low in _RELATING:
                kept.append(first)
            if not kept or kept[-1].low not in lex.DETERMINERS:
                kept.append(Token(first.start, first.start, "the", "the", is_word=True, capital=False))
            at = end + 1
            continue
        kept.append(tokens[at])
        at += 1
    return kept


def _edges(tokens: list[Token], timed: frozenset[int], *, whole: bool) -> list[Token]:
    """Without what is timed at the edges; `timed` has the offsets of the tokens that lie in time expressions."""
    kept = tokens
    while True:
        trimmed = _trim_start(kept, timed)
        trimmed = _trim_end(trimmed, timed) if timed else trimmed
        if len(trimmed) == len(kept) or not trimmed:
            return trimmed if trimmed or whole else kept
        kept = trimmed


def dated(token: Token, dates: Sequence[Span]) -> bool:
    """Whether a token lies in one of the time expressions."""
    return any(date.start <= token.start < date.end for date in dates)


def _trim_start(tokens: list[Token], timed: frozenset[int]) -> list[Token]:
    if [token.low for token in tokens[:2]] in (["so", "far"], ["thus", "far"]):
        return tokens[3:] if len(tokens) > 3 and tokens[2].text == "," else tokens[2:]
    if not timed:
        return tokens
    over = [token.low for token in tokens[:2]] in (["over", "by"], ["over", "in"], ["over", "at"], ["over", "on"])
    if over:
        return [tokens[0], *_trim_start(tokens[1:], timed)]  # 'was over by Monday'
    at = 0
    while at < len(tokens) and at < 2 and tokens[at].low in _EDGE_LEADS:
        at += 1
    end = _behind_times(tokens, at, timed)
    of = end < len(tokens) and tokens[end].low == "of" and not (at == 0 < end and tokens[end - 1].low.isdigit())
    of = of and not _of_deed(tokens, end)
    if end == at or of or (end < len(tokens) and (tokens[end].low == "'s" or _touch(tokens, end))):
        return tokens
    if at > 0 and end < len(tokens) and tokens[at - 1].low == "the" and _describes(tokens[end]):
        return tokens  # 'at the current site'
    while end < len(tokens) and not tokens[end].is_word:
        end += 1
    return tokens[end:]


def _describes(after: Token) -> bool:
    """Whether what stands behind a time is a noun that it describes."""
    return after.is_word and not after.capital and after.text.isalpha() and after.low not in lex.STOP_WORDS


def _done_on(tokens: list[Token], at: int) -> bool:
    """Whether a day is what somebody does something to: 'to celebrate the Fourth of July'."""
    verb = at - 2 if at > 1 and tokens[at - 1].low == "the" else at - 1
    return verb > 0 and tokens[verb - 1].low == "to" and tokens[verb].low in PURE_VERBS


def _of_deed(tokens: Sequence[Token], at: int) -> bool:
    """Whether 'of' leads to what somebody did: 'was convicted in May of stealing a car'."""
    return at + 1 < len(tokens) and tokens[at].low == "of" and tokens[at + 1].low.endswith("ing")


def _touch(tokens: list[Token], at: int) -> bool:
    """Whether a token goes on from the one before it without a space: '68' and '-year-old'."""
    return 0 < at < len(tokens) and tokens[at].text == "-" and tokens[at - 1].end == tokens[at].start


def _led_from(tokens: list[Token], at: int) -> int:
    """Where the words begin that lead to a time, with an hour that is none by itself: 'after one in the morning'."""
    while at and (tokens[at - 1].low in _EDGE_LEADS or tokens[at - 1].low == ","):
        at -= 1
    spelt = at > 1 and tokens[at].low == "in" and tokens[at - 1].low in _HOURS and tokens[at - 2].low in _EDGE_LEADS
    return at - 2 if spelt else at


def _trim_end(tokens: list[Token], timed: frozenset[int]) -> list[Token]:
    end = len(tokens)
    while end and not tokens[end - 1].is_word and tokens[end - 1].low not in (")", '"', "''", "”", "%"):
        end -= 1
    at = end
    while at and tokens[at - 1].start in timed:
        at -= 1
    if at == end or (at and (_touch(tokens, at) or tokens[at - 1].low in ("like", "than"))):
        return tokens
    if _done_on(tokens, at):
        return tokens
    at = _led_from(tokens, at)
    if at and tokens[at - 1].low in _PARTS and (tokens[at].low == "of" or tokens[at - 1].low in ("years", "year")):
        at = _phrase_start(tokens, at)
    counted = 0 < at < len(tokens) and tokens[at].low in ("before", "after") and tokens[at - 1].low in _UNITS
    at -= counted  # 'shortly before midnight'
    while at and tokens[at].low in _UNITS and tokens[at - 1].low in _COUNTS:
        at -= 1
    alike = at > 1 and tokens[at - 1].low in ("that", "those") and tokens[at - 2].low in _LIKENING
    until = any(token.low in ("until", "till") for token in tokens[max(0, at - _SINCE) : at])  # 'until at least May'
    if at and (alike or until or _ranks(tokens, at)):
        return tokens
    # 'during the holy month of ...'
    lead = next((n for n in range(at - 1, max(0, at - 4), -1) if tokens[n].low == "the"), 0)
    whole = at < len(tokens) and (tokens[at - 1].low == "of" or not tokens[at].capital)  # not 'on the pages Monday'
    if lead and whole and tokens[lead - 1].low in ("during", "in", "on", "throughout") and tokens[at].start in timed:
        return tokens[: lead - 1]
    return tokens[:at]


_SINCE: Final = 3
_LIKENING: Final = frozenset(("to", "than", "like", "as"))
"""What leads to a thing that is told apart by its time alone: 'a storm like that in 1918'."""


def _phrase_start(tokens: list[Token], at: int) -> int:
    """Where 'in the last three months' starts, of which the words before `at` are the end."""
    while at and (tokens[at - 1].low in _PARTS or tokens[at - 1].low in _PART_OF):
        at -= 1
    while at and tokens[at - 1].low in _EDGE_LEADS:
        at -= 1
    return at


def _ranks(tokens: list[Token], at: int) -> bool:
    """Whether a time tells among what something ranks: 'for the first time since 1940', 'the worst storm in years'."""
    near = [token.low for token in tokens[max(0, at - 5) : at]]
    return any(low in _RANKS or (low.endswith("est") and len(low) > 5) for low in near) and tokens[at].low in _RANKING


def _inner(tokens: list[Token], timed: frozenset[int]) -> list[Token]:
    """Leave out 'on Monday' between what could stand without it: 'broke out on Monday in the mill'."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _behind_times(tokens, at, timed)
        if end > at and _apart(tokens, kept, at, end) and not _done_on(tokens, at):
            while kept and (kept[-1].low in _INNER_LEADS or (kept[-1].low == "over" and tokens[at].low == "the")):
                kept.pop()
            both = kept and kept[-1].low == "," and end < len(tokens) and tokens[end].low == ","
            at = end + bool(both)
            if both and at < len(tokens) and tokens[at].low == "to":
                kept.pop()  # 'pleaded guilty, on Friday, to theft'
            continue
        kept += tokens[at : max(end, at + 1)]
        at = max(end, at + 1)
    return kept


def _apart(tokens: list[Token], kept: list[Token], at: int, end: int) -> bool:
    """Whether the words around a time expression hold together without it."""
    last = next((token for token in reversed(kept) if token.low not in _INNER_LEADS), None)
    if last is None or last.low in _LEANING or _touch(tokens, end) or tokens[end - 1].low == "prior":
        return False
    led = kept[-1].low in _INNER_LEADS
    after = tokens[end] if end < len(tokens) else None
    if after is None or not after.is_word:
        return after is None or after.low in (",", ";", "-", "--", "—") or (after.low in ("``", '"') and not led)
    if led and (_of_deed(tokens, end) or (after.low.endswith("ing") and after.low not in lex.NOUNS_IN_ING)):
        return True  # 'wrote in May asking for help'
    return (after.low in _BEHIND or (led and after.low in _PERSONS)) and (
        led or tokens[at].capital or after.low != "in" or tokens[at].low in _POINTING
    )


_POINTING: Final = frozenset(("last", "next", "this", "yesterday", "today", "tomorrow", "earlier"))
"""What opens a time that is a length before no 'in': 'won last May in a vote', but 'got nine months in jail'."""


def without_count(tokens: list[Token], following: Token | None) -> list[Token]:
    """Leave out what counts to the clause behind: 'was called off, hours | before it was to begin'."""
    low = following.low if following is not None else ""
    if low not in ("after", "before", "since", "into", "when", "later", "earlier", "ago"):
        return tokens
    end = len(tokens)
    while end and tokens[end - 1].text == ",":
        end -= 1
    if not end or tokens[end - 1].low not in _UNITS:
        return tokens
    while end and (
        tokens[end - 1].low in _UNITS or tokens[end - 1].low in _COUNTS or tokens[end - 1].text[0].isdigit()
    ):
        end -= 1
    return tokens[:end]


def _without_same(tokens: list[Token]) -> list[Token]:
    """Leave out 'the same year', which leans on the text before, where a preposition or nothing follows."""
    for at in range(len(tokens) - 2):
        same = tokens[at].low == "the" and tokens[at + 1].low == "same" and tokens[at + 2].low in _PERIODS
        if same and (at + 3 == len(tokens) or tokens[at + 3].low in lex.PREPOSITIONS or not tokens[at + 3].is_word):
            start = at - 1 if at and tokens[at - 1].low in ("in", "on", "during") else at
            return [*tokens[:start], *tokens[at + 3 :]]
    return tokens


_PERIODS: Final = frozenset("year month week day evening night".split())


def without_rest(tokens: list[Token]) -> list[Token]:
    """Leave out a lone 'later', 'earlier' or 'recently' at the end."""
    tokens = _without_same(tokens)
    end = len(tokens)
    while end and (tokens[end - 1].low in _LEFT_OVER or not tokens[end - 1].is_word):
        before = tokens[end - 2].low if end > 1 else ""
        counts = tokens[end - 1].low in _COUNTED and before in _UNITS  # 'until two years ago', 'an hour late'
        if counts or before == "too" or tokens[end - 1].text in (")", '"', "''", "”", "%"):
            break
        end -= 1
    if end > 2 and tokens[end - 2].low == "as" and tokens[end - 1].low in ("early", "late", "recently"):
        return tokens[: end - 2]  # 'as early as 1835'
    low = tokens[end].low if end < len(tokens) else ""
    if low in ("later", "earlier") and end and tokens[end - 1].low in _SPANS:
        end -= 1
        while end and (tokens[end - 1].low in _COUNTS or tokens[end - 1].low in ("short", "long")):
            end -= 1
    return tokens[:end] or tokens


_SPANS: Final = _UNITS | {"time", "while", "season", "generation", "century"}
_COUNTED: Final = frozenset(("ago", "late", "early"))
