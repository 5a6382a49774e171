"""Analytic confidence: how well founded a speaker calls a judgement ('with moderate confidence'). It is no likelihood.

ICD 203 and the UK's analytical confidence ratings have three levels; sources also say what lies between two of them.
"""

from __future__ import annotations

import re
from typing import Final

from timeline.events.candidates import Candidate

_LEVEL: Final = r"(?:very\s+|extremely\s+)?(?:high|moderate|medium|low)"
_JUDGEMENT: Final = r"(?:assessment|judge?ment|estimate|conclusion|finding)s?\b"
_PATTERN: Final = re.compile(
    rf"(?i)(?P<with>\bwith\s+(?:a\s+)?)?(?P<open>\(\s*)?(?<![\w-])(?P<words>{_LEVEL}(?:[\s-]+(?:to|or)[\s-]+{_LEVEL})?"
    r"(?:\s+(?:level|degree)s?\s+of)?[\s-]+(?:analytic(?:al)?\s+)?confidence)(?![\w-])"
    rf"(?P<behind>\s*\)|\s+that\b|\s+in\s+(?:this|that|the|these|our|its|their)\s+{_JUDGEMENT}|\s+{_JUDGEMENT})?"
)
_JUDGING: Final = re.compile(
    r"(?i)\b(?:assess|judg|conclud|estimat|attribut|believ|determin|identif|predict|forecast|expect|said|says?\b|found|"
    r"finds?\b|state[ds]?\b|think|thought|likely|probabl|report)"
)


def trusts(text: str) -> bool:
    """Whether a text can tell of confidence: a look that costs little, before `confidence` reads it."""
    return "onfidence" in text


def confidence(prose: str, one: Candidate) -> str:
    """The confidence that a claim's speaker has in it, in their words without the 'with'; empty where none is told.

    It stands in the claim itself or in the words that report it: 'the panel assessed with low confidence that ...'.
    """
    sentence = one.parsed.sentence.span
    for found in _PATTERN.finditer(prose, sentence.start, sentence.end):
        if not _rates(prose, one, found):
            continue
        if one.clause < 0:
            told = one.span.start <= found.start("words") < one.span.end
        else:
            told = one.clause in _rated(one, found)
        if told:
            return " ".join(found["words"].lower().split())
    return ""


def _rates(prose: str, one: Candidate, found: re.Match[str]) -> bool:
    """Whether it rates a judgement: 'played with high confidence' and 'low confidence in the mayor' do not."""
    if found["behind"] and (found["behind"].strip() != ")" or found["open"]):
        return True
    return bool(found["with"] and _JUDGING.search(prose, one.parsed.sentence.span.start, one.parsed.sentence.span.end))


def _rated(one: Candidate, found: re.Match[str]) -> set[int]:
    """The clauses that it is about: the one that it stands in, and what that one reports."""
    parsed, start = one.parsed, found.start("words")
    holder = max((n for n, clause in enumerate(parsed.clauses) if clause.span.start <= start), default=0)
    content = next((saying.content for saying in parsed.sayings if saying.clause == holder), ())
    led = holder + 1 < len(parsed.clauses) and parsed.clauses[holder + 1].lead == "that"
    return {holder, *content, *([holder + 1] if led and found["behind"] else [])}
