"""Rules for times of day with a dot in English: at 7.30 tomorrow, 15.34 BST, by 04.45.

Most numbers with a dot are decimals, so it must be led ('at', 'by', 'until'), end its phrase, and have one sign more:
a zone, a part of the day, a leading zero, a verb of beginning or moving, or the first place of its sentence.
"""

from __future__ import annotations

from typing import Final

from timeline.later import later
from timeline.model import Genre
from timeline.timexes import values
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import making as m
from timeline.timexes.english.clock_rules import ABOUT, AGAIN, POD, ZONE, half_of, halved, zone_of
from timeline.timexes.english.words import WORDS
from timeline.timexes.numeric.lookalikes import is_glued, is_numbered

_LEADS: Final = frozenset("at by until till til around about before after @".split())
_YEAR: Final = later(r"[12]\d{3}")
_IS: Final = frozenset("is was its it's 's".split())
_SUBJECT: Final = (
    r"(?:the|he|she|it|they|we|all|his|her|its|their|this|that|these|there|on|in|when)\b|[A-Z][a-z]+ [a-z]"
)
_ENDS: Final = later(
    r"[.,;:!?)](?!\d)|\s*(?:\n|\Z)"
    r"| (?!to the)(?:on|in|and|or|to|the|he|she|it|they|we|but|when|as|with|after|before|while|sharp|this|that|last|all"
    r"|next|tomorrow|tmrw|tonight|tonite|today|yesterday|his|her|its|their|there)\b"
    r"| (?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
)
"""What ends the phrase: no unit, and nothing that is counted or priced."""
_DAYTIME: Final = later(
    r" (?:(?:(?:on |in )?the |(?:on )?[A-Z][a-z]{2,5}day |this |that |yesterday |tomorrow |last )"
    r"(?:next |following |same )?"
    r"(?:morning|afternoon|evening|night)\b(?! (?:session|trad))|tonight\b|tonite\b|tomorrow\b|tmrw\b)"
)
_OPENED: Final = later(f" {_SUBJECT}")
_SET_OFF: Final = later(f", {_SUBJECT}")
_MOVING: Final = frozenset(
    "open start begin leave kick-off due began started left met arrived departed resumed sailed woke landed".split()
)


def _is_moving(word: str) -> bool:
    """Whether it is a verb of beginning, meeting or moving, which hardly stands before a price."""
    return word in _MOVING or "schedule" in WORDS.get(word, "")


def _genres(found: Found, hour: str) -> tuple[Genre, ...] | None:
    """The genres in which a number without a zone is a time of day, none being all; None where it is none."""
    back = 0 if found["approx"] else 1
    lead, prose, end = found.raw("approx").strip() or found.before(), found.prose, found.span().end
    if found["pod"]:
        led = lead.lower() in _LEADS | _IS or not lead
        return () if led and int(hour) <= 12 and _ENDS.match(prose, end) else None
    if lead.lower() not in _LEADS:
        return None
    if lead[0].isupper() and _OPENED.match(prose, end):
        return ()
    if lead[0].isupper() and _SET_OFF.match(prose, end):
        return ("narrative",)
    sure = hour.startswith("0") or _is_moving(found.before(back + 1).lower()) or _DAYTIME.match(prose, end)
    return () if sure and _ENDS.match(prose, end) else None


def _dotted(found: Found) -> Made:
    hour, _, minute = found["clock"].strip().partition(".")
    stamped = _YEAR.fullmatch(found.before())  # 'Friday 3 May 2024 13.20 BST' is a stamp: what follows is of no minute
    if stamped or is_glued(found) or is_numbered(found):
        return None
    offset = zone_of(found["zone"])
    genres = () if found["zone"] else _genres(found, hour)
    if genres is None:
        return None
    half = half_of(found)
    one_only = half or found["zone"] or hour.startswith("0") or int(hour) > 12
    hours = [halved(int(hour), half)] if half else [int(hour)] if one_only else [halved(int(hour), one) for one in "ap"]
    known = [time for one in hours if (time := values.clock(one, minute, zone=offset))]
    return Meaning("TIME", "|".join(known), m.approx(found["approx"]), genres=genres) if known else None


RULES: Final = (
    Rule(
        "clock-with-dot",
        f"{ABOUT} (clock: [clockdot]) ({ZONE} {AGAIN}|{POD})?",
        _dotted,
        ("left at 04.45", "XXXX-XX-XXT04:45"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
