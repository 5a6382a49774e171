"""Rules for words that only say on which side of now something lies: 'now', 'recently', 'in the near future'."""

from __future__ import annotations

import re
from typing import Final

from timeline.later import later
from timeline.model import Genre
from timeline.timexes.engine import Found, Made, Meaning, Rule
from timeline.timexes.english import words as w

_NEEDS_BEFORE: Final = {"date": ("to",), "the moment": ("at",), "this time": ("at", "during")}
_NOT_SOON: Final = later(r"^(?:as|how|too)\||\| (?:as|after)\b")
_ENDED: Final = frozenset("was were had".split())
_ENDED_AFTER: Final = later(r" (?:\w+ed|" + "|".join(w.PAST_VERBS) + r"|afterwards?|thereafter)\b")


def _reference_word(found: Found) -> Made:
    text, before, after = " ".join(found["word"].split()), found.before().lower(), found.after()
    if text == "soon" and (before in _ENDED or _ENDED_AFTER.match(after)):
        return None  # 'soon became', 'was soon sold': shortly after, and not in the future
    if before not in _NEEDS_BEFORE.get(text, (before,)) or after.startswith("-"):
        return None
    if text == "the present" and re.match(r" [a-z]", after) and not _STANDS_ALONE.match(after):
        return None  # 'the present motion' is the one at hand
    if text == "this time" and after == " of":
        return None  # 'at this time of the year'
    if text == "soon" and _NOT_SOON.search(f"{before}|{after}"):
        return None
    words = set(text.split())
    value = "PAST_REF" if words & _PAST else "FUTURE_REF" if words & _FUTURE else "PRESENT_REF"
    return Meaning("DATE", value)


def _adjective(found: Found) -> Made:
    """'a former mayor', 'future earnings': counted as times where a story is told, in the news hardly ever."""
    past = found["word"] == "former"
    if past and found.before().lower() == "the" and _STANDS_ALONE.match(found.after()):
        return None  # 'The former was an option'
    return Meaning("DATE", "PAST_REF" if past else "FUTURE_REF", genres=("narrative",) if past else _NOT_NEWS)


def _future_units(_: Found) -> Made:
    return Meaning("DATE", "FUTURE_REF")


_STANDS_ALONE: Final = later(
    r"\s*[^\w\s]| (?:is|was|were|are|had|has|have|will|would|could|did|does|and|or|an?|the|in|on|at|to|of|by|with|as"
    r"|for)\b"
)
_NOT_NEWS: Final[tuple[Genre, ...]] = ("narrative", "colloquial")
_PAST: Final = frozenset("recently lately past recent those".split())
_FUTURE: Final = frozenset("soon future term coming".split())


RULES: Final = (
    Rule(
        "future-units",
        "future (unit: [units])",
        _future_units,
        ("in future years", "FUTURE_REF"),
    ),
    Rule(
        "adjective",
        "(word: former|future)",
        _adjective,
        ("a former mill", "PAST_REF"),
    ),
    Rule(
        "reference-word",
        "(word: right now|just now|now|currently|presently|nowadays|at present|the present (day|time)?|present "
        "day|the moment|this time|current|date|the time being|these days|those days|recently|lately|the past|the "
        "recent past|recent|soon|the future|the (near|foreseeable|immediate|short) (future|term)|the coming "
        "(days|weeks|months|years))",
        _reference_word,
        ("It now holds", "PRESENT_REF"),
    ),
)
"""In the order in which they are tried; the first that fits and accepts is taken."""
