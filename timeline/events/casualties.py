"""What became of the counted: killed, injured and missing apart, and captured, displaced, arrested and the like."""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.hygiene import one_line

STATES: Final = {
    "dead": "dead killed died die slain drowned perished executed massacred murdered deaths death fatalities fatality "
    "lives kia",
    "injured": "injured wounded hurt injuries maimed wia",
    "missing": "missing disappeared vanished unaccounted mia",
    "captured": "captured kidnapped abducted",
    "displaced": "displaced homeless uprooted",
    "arrested": "arrested detained jailed imprisoned arrests detentions",
    "rescued": "rescued saved",
    "freed": "freed released",
    "evacuated": "evacuated evacuations",
    "infected": "infected sickened hospitalised hospitalized infections",
    "vaccinated": "vaccinated inoculated",
}
_NORMAL: Final = {word: state for state, words in STATES.items() for word in words.split()}
_INTRANSITIVE: Final = frozenset("dead died die perished missing disappeared vanished homeless unaccounted".split())
# Nouns and initials name what is counted; the others may stand behind it.
_NOUNS: Final = frozenset(
    "deaths death lives fatalities fatality injuries arrests detentions evacuations infections kia wia mia".split()
)
_WORDS: Final = "|".join(sorted(set(_NORMAL) - _NOUNS))
_BE: Final = frozenset(
    "were was been are is be being got get left reported feared confirmed believed listed presumed declared found "
    "remain remained".split()
)
_BEHIND: Final = re.compile(
    rf"(?:\s+(?:who|that))?"
    rf"(?P<aux>(?:\s+(?:were|was|been|are|is|be|being|got|get|left|reported|reportedly|feared|confirmed|believed|"
    rf"listed|"
    rf"presumed|declared|found|remain|remained|have|has|had|to|still|also|already|later|now|as|either|went|gone|"
    rf"may|might|could|would|will|all|officially|immediately|subsequently|since)\b){{0,6}})"
    rf"\s+(?P<word>{_WORDS})\b(?P<or>\s+(?:and|or)\s+(?:killed|dead|wounded|injured|hurt|missing)\b(?!\s+\d))?"
    rf"(?P<action>\s+in\s+action\b)?"
)
_BEHIND_PHRASE: Final = re.compile(
    rf"\s+(?:in|on|at|aboard|from|inside|near)(?:\s+[\w'-]+){{1,4}}?\s+(?:were|was|have\s+been|had\s+been|are|have|had)"
    rf"(?:\s+(?:also|still|all|reported|feared|confirmed))?\s+(?P<word>{_WORDS})\b"
)
_LOST: Final = re.compile(r"\s+(?:have\s+|had\s+|had\s+already\s+)?(?:lost\s+their\s+lives|lost\s+his\s+life)\b")
_NO_OBJECT: Final = re.compile(
    r"\s*(?:$|[^\w\s]|(?:in|on|at|by|when|after|during|and|or|since|from|as|with|so|this|last|for|near|over|while|but|"
    r"across|according|around|outside|inside|following|have|were|was|is|are|had|has|alone|there|here|nationwide|"
    r"overnight|yesterday|today|under|because|if|through|throughout|within|earlier|per|each|every|rose|fell)\b|<)"
)
_VERBS: Final = {
    "dead": r"kill(?:s|ed|ing)?|murder(?:ed|ing)|massacr(?:ed|ing)|execut(?:ed|ing)|shot\s+dead|deaths?\s+of|"
    r"killings?\s+of|murders?\s+of|lives\s+of|claim(?:ed|s|ing)?(?=\s+[\d\w,.]+\s+lives)|bod(?:y|ies)\s+of",
    "injured": r"injur(?:e|es|ed|ing)|wound(?:s|ed|ing)?|hurt(?:s|ing)?|injuries\s+to",
    "captured": r"captur(?:e|es|ed|ing)|kidnap(?:s|ped|ping)|abduct(?:s|ed|ing)",
    "displaced": r"displac(?:e|es|ed|ing)|uproot(?:ed|ing)",
    "arrested": r"arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|arrests?\s+of",
    "rescued": r"rescu(?:e|es|ed|ing)",
    "freed": r"free(?:s|d|ing)|releas(?:ed|ing)",
    "evacuated": r"evacuat(?:e|es|ed|ing)",
    "infected": r"infect(?:s|ed|ing)?|sicken(?:s|ed|ing)",
    "vaccinated": r"vaccinat(?:e|es|ed|ing)",
}
_BEFORE: Final = re.compile(
    r"(?i)\b(?:"
    + "|".join(f"(?P<{state}>{words})" for state, words in _VERBS.items())
    + r")(?P<or>\s+(?:and|or)\s+(?:kill|injur|wound)(?:ed|ing|es?|s)?)?"
    + r"(?:\s+(?:the|these|those|his|her|their|its))?\s+$"
)


_STEMS: Final = tuple(
    dict.fromkeys(
        stem
        for words in _VERBS.values()
        for one in re.sub(r"\([^()]*\)", "", words).split("|")
        for stem in re.findall(r"^[a-z]+(?!\?)", one)
    )
)
"""One of these stands in all that is said before a count; asked first, for it costs little."""


@attrs.frozen
class State:
    """What became of the counted: `name` as a normal form, `words` as said, and where they start and end."""

    name: str
    words: str
    start: int
    end: int


def behind(prose: str, at: int, end: int) -> State | None:
    """What is said behind the counted: '12 people were killed', '12 dead', '30 hurt', '3 were still missing'."""
    stop = min(end, at + 100)
    found = _BEHIND.match(prose, at, stop)
    if found:
        passive = bool(_BE.intersection(found["aux"].split())) or found["word"] in _INTRANSITIVE
        if not passive and not (found["action"] or _NO_OBJECT.match(prose, found.end(), end)):
            return None
        words = one_line(prose[found.start("word") : found.end()])
        return State(_named(found["word"], found["or"]), words, found.start("word"), found.end())
    lost = _LOST.match(prose, at, stop)
    if lost:
        return State("dead", one_line(lost[0]), lost.start() + 1, lost.end())
    found = _BEHIND_PHRASE.match(prose, at, stop)
    return State(_NORMAL[found["word"]], found["word"], found.start("word"), found.end()) if found else None


def before(prose: str, start: int, at: int) -> State | None:
    """What is said before the count: 'killed 12', 'the deaths of 12'."""
    first = max(start, at - 48)
    told = prose[first:at].lower()
    found = _BEFORE.search(prose, first, at) if any(map(told.__contains__, _STEMS)) else None
    if not found or found.lastgroup is None:
        return None
    state = next(name for name in _VERBS if found[name])
    both = found["or"]
    words = {"dead": "killed"}.get(state, state)
    return State(f"{state} or injured" if both and state == "dead" else state, words, found.start(), found.end())


def inside(unit: str) -> str:
    """What the counted thing itself says: 'deaths', 'wounded soldiers', 'lives'."""
    words = unit.lower().split()
    named = (_NORMAL.get(word, "") for word in (words[-1:] + words[:1] if words else []))
    return next((name for name in named if name), "")


def _named(word: str, other: str | None) -> str:
    state = _NORMAL[word]
    if not other:
        return state
    second = _NORMAL[other.split()[-1]]
    return state if second == state else f"{state} or {second}"
