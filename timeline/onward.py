"""Words that take a text on from the date told before, to a time that they do not name."""

from __future__ import annotations

import re
from typing import Final

from timeline.model import Genre, Span

_NTH_DAY: Final = (
    r"(?:(?:\b[Oo]n|\b[Bb]y|\b[Oo]f) (?:the |its |his |her |their )?"
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th)) day\b"
    r"|\b[Oo]n day (?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
    r"|\binto (?:it|this|that)\b"
    r"|\b[Aa]m (?:zweiten|dritten|vierten|fünften|sechsten|siebten|achten|neunten|zehnten|\d+\.) Tag\b)"
)
"""A day that is only counted, as a pattern."""
_NTH: Final = re.compile(_NTH_DAY)


_ANOTHER_TIME: Final = re.compile(
    r"(?i)(?:(?:during|after|before|following|throughout)\b|(?:up)?on (?:his|her|their|its) (?:return|release|arrival"
    r"|death|retirement|recovery|discharge|graduation|marriage|election|appointment)\b"
    r"|(?:in|under) (?:the|his|her|its|their) (?:[\w'-]+ ){0,3}?(?:wars?|revolution|occupation|dictatorship|depression"
    r"|reformation|restoration|renaissance|middle ages|reign|empire|monarchy|republic)\b(?! of\b))"
)
_COUNTED: Final = (
    r"(?:\b[Tt]he (?:next|following) (?:day|morning|evening|night|week|month|year)\b"
    rf"|\b(?:day|week|month|year)s? later\b|{_NTH_DAY})"
)
"""Words that count on from the date told before, as a pattern."""
_COUNTS: Final = re.compile(_COUNTED)
_NEXT: Final = re.compile(
    r"(?i:\b(?:then|subsequently|afterwards?|thereafter|later|eventually|soon|in turn|only after)\b|\bfollowed\W*\Z)|"
    + _COUNTED
)
"""Words that in a history take the story on from the date told before."""
_BEHIND: Final = re.compile(
    r"(?i:\b(?:after (?:that|this)|only after|afterwards?|thereafter|subsequently)\b)|" + _COUNTED
)
"""And those that do so in the news, where 'later' and 'then' may be of the same day."""
_JUDGED: Final = re.compile(r"\b(?:(?:found|was|were) guilty|convicted|sentenced|acquitted|jailed|imprisoned)\b")
_SCENE: Final = re.compile(
    r"\b(?:occurr(?:ed|ing)|happen(?:ed|ing)|(?:took|taking) place|broke out|breaking out|unfold(?:ed|ing))\b"
)
"""Verbs that say of an event no more than that it was: a clause below another one that tells so sets the scene."""
_OF_COURT: Final = re.compile(
    r"(?i)\b(?:guilty|convicted|sentenced?|acquitted|jailed|imprisoned|courts?|trials?|tried|jury|judges?|tribunal|verdict"
    r"|appeals?|arrested|detained|charged|prosecutors?)\b"
)
"""Words of what a judgment may be given on the same day as."""


_SINCE_THEN: Final = re.compile(r"\b(?:ever )?since\W*\Z")
_HAS_SINCE: Final = re.compile(r"\b(?:has|have) since\b")


_LASTED: Final = re.compile(
    r",? after (?:having )?(?:serv(?:ing|ed)|spen(?:ding|t)|wait(?:ing|ed)|complet(?:ing|ed)|recover(?:ing|ed))\b"
)


def lasted_before(prose: str, start: int, end: int) -> bool:
    """Whether words in or right behind a clause tell of a time that passed before it: 'was freed after serving half of
    his sentence'.
    """
    found = _LASTED.search(prose, start, end + _BEHIND_CLAUSE)
    return found is not None and found.start() <= end


_BEHIND_CLAUSE: Final = 24
"""Characters in which 'after serving' stands right behind a clause."""


def since_then(text: str) -> bool:
    """Whether a clause tells of what has gone on from the date told before: 'the hall has been closed since'."""
    return _SINCE_THEN.search(text) is not None


def has_since(text: str) -> bool:
    """Whether a clause tells what happened at some time after the date told before: 'the hall has since been sold'."""
    return _HAS_SINCE.search(text) is not None


def is_at_night(prose: str, span: Span) -> bool:
    """Whether words beside a day tell what is settled or goes on at night, as an election does."""
    start = max(0, span.start - _NEAR_DAY)
    start = max(start, prose.rfind("\n", start, span.start))
    return _OF_NIGHT.search(prose, start, span.end + _NEAR_DAY) is not None


_NEAR_DAY: Final = 60
"""Characters beside a day in which its clause stands."""
_OF_NIGHT: Final = re.compile(r"\b(?:elections?|(?:re-?)?elected|voted|polls|referendum|ballot|wedding|gala)\b")


def goes_on_a_day(prose: str, start: int, end: int) -> bool:
    """Whether words between two places count a day that no date names: 'on the third day', 'on day four'."""
    if not any(prose.find(word, start, end) >= 0 for word in (" day", "into ", " Tag")):
        return False
    return _NTH.search(prose, start, end) is not None


def counts_on(text: str) -> bool:
    """Whether a clause counts on from what was told before: 'on the third day', 'the next morning'."""
    return _COUNTS.search(text) is not None


def takes_on(text: str, genre: Genre | None) -> bool:
    """Whether a clause of a text of that genre tells what came some time after the date told before."""
    return (_NEXT if genre == "narrative" else _BEHIND).search(text) is not None


def sets_scene(text: str) -> bool:
    """Whether a clause says when something took place: 'is looking into a fight that broke out on Sunday'."""
    return _SCENE.search(text) is not None


def stands_apart(text: str, prose: str, start: int, *, before: bool) -> bool:
    """Whether a clause that starts there has a time apart from the one before it in its sentence: 'that it cracked on
    3 May, and that nobody was warned', or where that one looks `before`, 'she had resigned on 3 May, and he left'.
    """
    if text.startswith("that "):
        return prose.endswith(", ", 0, start) or prose.endswith(_JOINED, 0, start)
    return before and prose.endswith(_JOINED, 0, start)


_JOINED: Final = (", and ", ", but ")


def is_of_another_time(text: str) -> bool:
    """Whether a clause opens with another time: 'during the war', 'on his return'."""
    return _ANOTHER_TIME.match(text) is not None


def is_judged(text: str) -> bool:
    """Whether a clause tells of a judgment, which comes long after the deed: 'was convicted of murder'."""
    return _JUDGED.search(text) is not None


def is_of_court(text: str) -> bool:
    """Whether a clause tells of a court or the police, on whose day a judgment may be."""
    return _OF_COURT.search(text) is not None
