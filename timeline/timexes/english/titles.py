"""Words of time that name something else: 60 Minutes, the Sunday Times, the Six-Day War, One Hundred Years of Solitude.

A capital tells, where English writes none: in the middle of a sentence, or behind its first word when a capital word
follows that is not part of a heading.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Final

from timeline.later import later
from timeline.timexes.engine import Found, Made
from timeline.timexes.english.words import WEEKDAYS

_COMMON: Final = frozenset(
    "minute minutes hour hours day days night nights week weeks weekend month months year years morning evening "
    "afternoon today tomorrow yesterday tonight later ago daily weekly monthly".split()
)
"""Words of time that English writes without a capital, and that no style of a house gives one."""
_INSIDE: Final = later(r"(?<![^\W_])(?:[a-z]+|\w+['\u2019]s|\d+|USA) (?:(?:The|One|Two|Three|Day|After) ){0,3}\Z")
"""What ends before an expression in the middle of a sentence: a word without a capital, which no heading has."""
_OUTLETS: Final = later(
    r" (?:Times|Telegraph|Mail|Mirror|Post|Express|Herald|Star|Sun|Standard|Independent|News|Journal|Tribune|Gazette"
    r"|Chronicle|Observer|Record|Citizen|Nation|Mercury|Echo|Age|Australian|Live|Football|[Ss]how|[Pp]rogramme)\b"
)
_EVENTS: Final = later(r" (?:Olympics?|Paralympics|Games|Palace|Budget|Statement)\b")
_ARTICLE: Final = later(r"\b(?:The|An?) \Z")
_NAME_GOES_ON: Final = later(r"['\u2019]?s? [A-Z][a-z]+ [a-z]")
"""A capital word, and no heading: what follows it has none."""
_WORD: Final = later(r"[A-Za-z]+")
_YEAR: Final = later(r"\d{4}")
_SEASONS: Final = ("Spring", "Summer", "Autumn", "Fall", "Winter")
_INITIAL: Final = later(r"\b[A-Z][a-z]+ (?:[A-Z]\. ?){1,2}\Z")
"""First names before a surname: 'Anton C. Winter'."""
_BEHIND: Final = 40


def untitled(make: Callable[[Found], Made]) -> Callable[[Found], Made]:
    """A rule's maker that makes nothing of a part of a name."""

    @functools.wraps(make)
    def made(found: Found) -> Made:
        meaning = make(found)
        return None if meaning is not None and _is_title(found) else meaning

    return made


def _is_title(found: Found) -> bool:
    text = found.raw("")
    if text == text.lower():  # most, and nothing more is looked at
        return False
    words = _WORD.findall(text)
    if not any(word.istitle() for word in words):
        return False
    span = found.span()
    after = found.prose[span.end : span.end + _BEHIND]
    if words[-1] in _SEASONS:
        named = len(words) == 1 and _INITIAL.search(found.prose, max(0, span.start - _BEHIND), span.start)
        return bool(named or _EVENTS.match(after))
    if words[-1].istitle() and _OUTLETS.match(after):
        return True
    if any(word.lower() in WEEKDAYS for word in words):
        return False  # many write 'on Friday Night'
    capital = [at for at, word in enumerate(words) if word.istitle() and word.lower() in _COMMON]
    if not capital or _YEAR.search(text):
        return False
    before = found.prose[max(0, span.start - _BEHIND) : span.start]
    if _INSIDE.search(before):
        return True
    opens = not _ARTICLE.sub("", before).rstrip()[-1:].isalnum()
    return opens and capital[-1] > 0 and bool(_NAME_GOES_ON.match(after))
