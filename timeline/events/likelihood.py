"""Estimative terms, as the speaker used them: PHIA (UK) and ICD 203 (US), the longest first.

PHIA Probability Yardstick as published by the UK government, 24 March 2025; ICD 203, Analytic Standards, 2015.
The gaps between the bands are deliberate and are kept.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from timeline.events.candidates import Candidate
from timeline.model import Likelihood, Span

Band = tuple[float | None, float | None]

PHIA: Final[dict[str, Band]] = {
    "remote chance": (0, 5), "highly unlikely": (10, 20), "unlikely": (25, 35), "realistic possibility": (40, 50),
    "realistic probability": (40, 50), "likely": (55, 75), "probable": (55, 75), "probably": (55, 75),
    "highly likely": (80, 90), "highly probable": (80, 90), "almost certain": (95, 100), "almost certainly": (95, 100),
}  # fmt: skip
ICD_203: Final[dict[str, Band]] = {
    "almost no chance": (1, 5), "remote": (1, 5), "very unlikely": (5, 20), "highly improbable": (5, 20),
    "unlikely": (20, 45), "improbable": (20, 45), "roughly even chance": (45, 55), "roughly even odds": (45, 55),
    "likely": (55, 80), "probable": (55, 80), "probably": (55, 80),
    "very likely": (80, 95), "highly probable": (80, 95),
    "almost certain": (95, 99), "almost certainly": (95, 99), "nearly certain": (95, 99),
}  # fmt: skip
# Terms that are on no yardstick, and are carried as they are.
_PLAIN: Final = (
    "very probably",
    "extremely likely",
    "extremely unlikely",
    "most unlikely",
    "most likely",
    "quite likely",
    "more likely than not",
    "even chance",
    "most probably",
    "slim chance",
    "small chance",
    "good chance",
    "strong chance",
    "fair chance",
    "fifty-fifty chance",
    "50-50 chance",
    "strong possibility",
    "distinct possibility",
    "remote possibility",
)
_TERMS: Final = sorted({*PHIA, *ICD_203, *_PLAIN} - {"remote"}, key=lambda term: (-len(term), term))
_NUMBER: Final = r"(?P<low>\d{1,3}(?:\.\d+)?)(?:\s?(?:-|to|and)\s?(?P<high>\d{1,3}(?:\.\d+)?))?\s?(?:%|per\s?cent)"
_SMALL: Final = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_COUNT: Final = "|".join((*_SMALL, r"\d{1,3}"))
_OF: Final = rf"(?P<of>{_COUNT})[\s-]+(?:in|out\s+of)[\s-]+(?:a\s+)?(?P<all>{_COUNT}|hundred|thousand)"
_PATTERN: Final = re.compile(
    rf"(?i)(?<![\w-])(?:(?:{_NUMBER}|{_OF})\s+(?:chance|probability|likelihood|likely|certain|sure)"
    r"|(?P<not>not\s+)?(?P<term>" + "|".join(re.escape(t).replace(r"\ ", r"\s+") for t in _TERMS) + r"))(?![\w-])"
)
_LEADING: Final = re.compile(
    rf"(?i)(?<![\w-])(?:(?:{_NUMBER}|{_OF})\s+(?:chance|probability|likelihood|likely|certain)|(?:not\s+)?(?:"
    + "|".join(re.escape(t).replace(r"\ ", r"\s+") for t in _TERMS)
    + r"))(?P<whose>\s+of(?:\s+[\w'-]+){1,6})?\s+$"
)
# 'The likely candidate', 'a probable cause': the word qualifies a noun, and no claim.
_OF_NOUN: Final = re.compile(
    r"(?i)(?:\b(?:an?|the|its|his|her|their|any|another|every|no|other)|[a-z]\s?'s)\s+(?:[\"'`]+\s*)?(?:[a-z]+ly\s+)?$"
)
_NOUN_BEHIND: Final = re.compile(
    r"(?i)(?:\s*,)?\s+(?!to\b|that\b|be\b|the\b|an?\b|and\b|or\b|but\b|in\b|on\b|by\b|than\b)[a-z]"
)
# 'More likely to' compares, 'how likely' asks.
_COMPARED: Final = re.compile(r"(?i)\b(?:more|less|least|as|equally|how|so|too|whether|if)\s+$")

# 'Confirmed and probable cases': the adjective says something of a claim only behind 'is' or before 'that'.
_BEING: Final = re.compile(
    r"(?i)(?:\b(?:is|are|was|were|be|been|being|seems?|seemed|looks?|looked|appears?|appeared|becomes?|became|it|thinks?|"
    r"considers?|considered|deems?|deemed)|'s|'re)\s+(?:[a-z]+\s+)?$"
)
_THAT: Final = re.compile(r"(?i)\s+that\b")
# 'The firms most likely to gain', 'wounded and unlikely to survive': it tells of a noun, or of what is no clause.
_TO: Final = re.compile(r"(?i)\s+to\b")
_BESIDE: Final = re.compile(r"(?i)\b(?:and|or|but)\s+$")
# 'They are well, probably because they slept': it is the reason that is probable.
_REASON: Final = re.compile(r"(?i)\s+(?:because|due\s+to|owing\s+to|thanks\s+to|as\s+a\s+result)\b")

_BRITISH: Final = re.compile(
    r"(?i)\b(?:British|Britain's|UK|U\.K\.|UK's|United Kingdom(?:'s)?)\s(?:.*\s)?"
    r"(?:Ministry\s+of\s+Defen[cs]e|Defen[cs]e\s+(?:Ministry|Intelligence)|intelligence|MoD)\b"
    r"|\bMoD\b|\bDefence Intelligence\b|\bJoint Intelligence Committee\b"
)
_AMERICAN: Final = re.compile(
    r"(?i)\b(?:ODNI|CIA|NSA|Director of National Intelligence|National Intelligence Council"
    r"|US intelligence community|U\.S\. intelligence community|Defense Intelligence Agency)\b"
)
_NO_LONGER: Final = re.compile(r"(?i)\b(?:former|retired|ex)\b")


_STEMS: Final = ("likel", "probab", "chance", "certain", "sure", "possib", "odds")


def estimates(text: str) -> bool:
    """Whether a text can have an estimative term: a look that costs little, before `likelihood` reads its clauses."""
    low = text.lower()
    return any(map(low.__contains__, _STEMS))


def weighed(prose: str, one: Candidate) -> Span:
    """A claim with the odds that lead to it from the clause before: 'there is a 60 percent chance that it fails', 'a
    60 percent chance of a storm striking the coast'.
    """
    clause = one.parts
    if clause is None or not (clause.lead == "that" or clause.group.form == "ing"):
        return one.span
    found = _LEADING.search(prose, one.parsed.sentence.span.start, clause.span.start)
    told = found is not None and (found["whose"] is None) == (clause.lead == "that")
    return Span(found.start(), one.span.end) if found and told else one.span


def likelihood(prose: str, span: Span, speaker: str) -> Likelihood | None:
    """The first estimative term in a claim, or None. Its scale is given only for speakers known to use one.

    A chance in numbers ('a 60 percent chance') gives its bounds without a scale; 'not likely' is kept as said.
    """
    found = next((one for one in _PATTERN.finditer(prose, span.start, span.end) if _claims(prose, span, one)), None)
    if not found:
        return None
    words = " ".join(found[0].lower().split())
    if found["of"]:
        return _share(words, found["of"], found["all"])
    if found["low"]:
        low = float(found["low"])
        high = float(found["high"] or low)
        return Likelihood(words, "", low, high) if low <= high <= 100 else None
    if found["not"]:
        return Likelihood(words)
    scale, (least, most) = _scale(words, speaker)
    return Likelihood(words, scale, least, most)


def _share(words: str, of: str, whole: str) -> Likelihood | None:
    """'One in five' as a chance of 20 percent."""
    part, all_ = (_SMALL.get(word.lower()) or _ROUND.get(word.lower()) or int(word) for word in (of, whole))
    if not 0 < part <= all_:
        return None
    percent = round(100 * part / all_, 1)
    return Likelihood(words, "", percent, percent)


_ROUND: Final = {"hundred": 100, "thousand": 1000}


def _scale(term: str, speaker: str) -> tuple[Literal["", "PHIA", "ICD 203"], Band]:
    """The yardstick that the speaker is known to use, and the term's band on it."""
    if _NO_LONGER.search(speaker):
        return "", (None, None)
    if _BRITISH.search(speaker) and term in PHIA:
        return "PHIA", PHIA[term]
    if _AMERICAN.search(speaker) and term in ICD_203:
        return "ICD 203", ICD_203[term]
    return "", (None, None)


def _claims(prose: str, span: Span, found: re.Match[str]) -> bool:
    """Whether a term tells how surely something is so: not 'the likely candidate', nor 'more likely to'."""
    if not found["term"]:
        return True
    before = prose[max(span.start, found.start() - 20) : found.start()]
    word = found["term"].lower()
    if _REASON.match(prose, found.end()):
        return False
    if word in ("probable", "improbable"):
        being = _BEING.search(before) and not _NOUN_BEHIND.match(prose, found.end())
        return bool(being or _THAT.match(prose, found.end()))
    if _TO.match(prose, found.end()) and (
        _BESIDE.search(before) or (word == "most likely" and not _BEING.search(before))
    ):
        return False
    if word in ("likely", "unlikely", "most likely"):
        attribute = _OF_NOUN.search(before) and _NOUN_BEHIND.match(prose, found.end())
        return not (attribute or _COMPARED.search(before))
    return True
