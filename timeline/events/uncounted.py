"""Numbers that count nothing: those that name or order something, ages, times of the clock and lengths of time."""

from __future__ import annotations

import re
from typing import Final

from timeline.events import counted
from timeline.events.numbers import Numeral
from timeline.model import Span

_NOT_COUNTED: Final = frozenset(
    "year years month months week weeks day days hour hours minute minutes second seconds decade decades century "
    "centuries millennia am pm bc bce ad ce gmt bst utc est edt cet ist hrs yrs mins secs weekend weekends night "
    "nights "
    "fortnight fortnights o'clock season seasons yr quarters".split()
)
_ROAD: Final = re.compile(
    r"\s+(?:[A-Z][\w'-]*\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Square|Place|Terrace)\b"
)
_NAMED: Final = re.compile(r"(?:^|[\s(\"'-])(?P<word>[^\W\d_][\w.'-]*)[\s#-]\s?$")
_NUMBERED: Final = frozenset(
    "article articles section sections resolution flight unit chapter part phase channel route highway interstate room "
    "level category type block gate platform line grade class division battalion convention protocol psalm no no. nos "
    "number numbers nr act title rule page pages pp figure table step stage tier zone district sector area camp pier "
    "terminal model mark mk version versions season episode volume vol issue opus paragraph clause amendment item "
    "question lot box aged age ages ward apartment apt suite floor week day round rounds game match top "
    "first last next past final group boeing airbus windows ios android".split()
)
_ORDERING: Final = frozenset(("first", "last", "next"))
_MANY: Final = 3000
"""A number from which on what is first or last is counted, and no year: 'the last 10,000 dollars'."""
_PER: Final = re.compile(
    r"(?i)\b(?:per|every|each|out\s+of|aged?|ages|minus|plus|times|no|any|one\s+of)\s+$|\+\s?$|\d\s$|=\s?$"
)
_CLOCK: Final = re.compile(r"(?i)\s?(?:[ap]\.?\s?m\b|o'clock|GMT|BST|UTC|EST|EDT|CET|hrs)")
_AT_END: Final = re.compile(
    r"(?i)\s*[/:]\s?\d|\s\d{3,}|-(?:(?:year|month|day|week|hour|minute|second|time|night|star|way)s?\b)"
    r"|\s?(?:%|per\s?cent)\s+(?:chance|probability|likelihood|likely|certain)\b"
)
_YEARLIKE: Final = re.compile(
    r"(?i)\b(?:the|in|since|of|from|by|during|early|late|mid|until|through|after|before|and|or|s)\s+$"
)
_IN_PLACE: Final = re.compile(
    r"(?:^|\s)(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Aa]cross|[Ii]nside|[Oo]utside|[Ff]or|[Bb]y|"
    r"[Oo]f)\s+(?:[A-Z][\w'-]*\s+){1,3}$"
)
_HEADLINE: Final = frozenset(
    "kills killed killing injures injured wounds wounded leaves hurts arrests displaces".split()
)
EACH: Final = re.compile(r"\s(?:an?|per|each|every)\s")


def is_name(prose: str, clause: Span, one: Numeral, *, qualified: bool) -> bool:
    """Whether a number names or orders something: 'Article 5', 'Boeing 737', '12 High Street', '7:30', 'aged 40'."""
    at, end = one.span.start, one.span.end
    if one.tail and not counted.clinging(one.tail):
        return True
    if _CLOCK.match(prose, end) or _AT_END.match(prose, end) or _PER.search(prose, max(0, at - 12), at):
        return True
    if qualified:
        return False
    if not one.digits:
        return _in_name(prose, clause, one)
    named = _NAMED.search(prose, max(clause.start, at - 30), at)
    word = named["word"] if named else ""
    paid = one.scale > 1 or one.value >= _MANY
    if (word.lower() in _NUMBERED and not (paid and word.lower() in _ORDERING)) or _ROAD.match(prose, end, clause.end):
        return True
    if counted.percent(prose, end, clause.end) is not None:
        return False  # 'gave Holm 51.3 percent'
    first = named is not None and named.start("word") == clause.start
    if (
        word[:1].isupper()
        and (not first or word[1:2].isupper())
        and one.scale == 1
        and not _placed(prose, clause, at, word)
    ):
        return True
    return 1000 <= one.value < 2100 and prose[at:end].isdecimal() and bool(_YEARLIKE.search(prose, max(0, at - 10), at))


def _in_name(prose: str, clause: Span, one: Numeral) -> bool:
    """Whether a number word is part of a name: 'the Battle of Seven Pines'."""
    at, end = one.span.start, one.span.end
    named = _NAMED.search(prose, max(clause.start, at - 30), at)
    capital = prose[at].isupper() and prose[end + 1 : end + 2].isupper()
    return capital and named is not None and named["word"].lower() not in _HEADLINE and named["word"][0].islower()


def _placed(prose: str, clause: Span, at: int, word: str) -> bool:
    """Whether the capitalised word before a number ends another phrase: 'in Brennhaven 12 people', 'Bomb Kills 12'."""
    before = prose[max(clause.start, at - 60) : at]
    return bool(_IN_PLACE.search(before)) or word.lower() in _HEADLINE


def is_time(unit: str) -> bool:
    """Whether a length of time is counted; 'barrels per day' are none."""
    words = EACH.split(unit.lower())[0].split()
    return bool(words) and (words[0] in _NOT_COUNTED or words[-1] in _NOT_COUNTED)
