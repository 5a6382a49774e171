"""Page furniture: what stands on a page beside the article, and tells no event of it."""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.model import Article, Sentence, Span

_STARTS: Final = re.compile(
    r"(?i)\s*(?:(?:additional )?reporting|editing|writing|compiled) by\b|"
    r"\s*(?:published|updated|posted|last (?:updated|modified)|"
    r"image|photo(?:graph)?|picture|illustration|graphic|video|caption|credits?|source|sources|"
    r"editor'?s note|read more|related|see also|further reading|share this|follow us|sign up|subscribe|advertisement|"
    r"copyright|©|all rights reserved|"
    r"with contributions|image credit)\b"
    r"\s*(?:[:/|(]|by\b|on\b|$)|"
    r"\s*(?:(?:press |media )?contacts?\s*(?::|$)|office hours\b)|"
    r"\s*(?:first )?(?:published|updated|posted|last (?:updated|modified))"
    r"\s+(?:\w{3,9}\.?,? )?(?:\d{1,2}\S{0,3} \w{3,9}\.?|\w{3,9}\.? \d{1,2}),? \d{4}"
    r"(?:,?(?: at)? \d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?(?:,? by [^.,]{1,60})?[.]?\s*$|"
    r"\s*(?:update|issue|version|edition|release|bulletin) (?:no\. ?)?\d+,? (?:issued|published|released|posted)\b|"
    r"\s*(?:this )?page (?:was )?(?:last )?(?:updated|modified|reviewed)\b[^.]{0,80}[.]?\s*$|"
    r"\s*(?:under )?embargo(?:ed)?\s*(?::|until\b|till\b|$)|"
    r"\s*(?:not )?for (?:immediate )?(?:release|publication)\b[^.]{0,60}$"
)
_TAIL: Final = re.compile(
    r"(?i)\s*(?:about (?:the )?authors?|author bio(?:graphy)?|biography of the author|about us|contact us?|"
    r"notes (?:to|for) editors)\b"
    r"|\s*(?:press |media )?contacts?(?: details)?:?\s*$"
)
_BIOGRAPHY: Final = re.compile(
    r"(?i)\b(?:is|was) (?:an? )?(?:[\w-]+,? ){0,4}"
    r"(?:journalist|reporter|correspondent|columnist|editor|writer|author|fellow|analyst|"
    r"professor|lecturer|researcher|contributor)\b.*"
    r"\b(?:based in|speciali[sz]|covers|covering|writes|holds|studied|graduate|work has)"
)
_CONTRIBUTED: Final = re.compile(
    r"(?i)\bcontributed to this (?:report|article|story)\b"
    r"|^\s*a version (?:of (?:this|the) (?:article|story|report) )?(?:first )?appear(?:s|ed) (?:in|on)\b|\bRT @\w"
)
_DATELINE: Final = re.compile(
    r"[^\n]{0,140}?(?:\([A-Z][\w .]{1,20}\)|-LRB- [A-Z][\w .]{1,20} -RRB-)\s*(?:-{1,2}|—|_)\s*(?=\S)"
    r"|(?:[A-Z]{2}[A-Z.'/]*+[ -]?){1,4}(?:,[^\n—:;]{1,60}?)?\s*(?:--|—|\s[-–])\s+(?=\S)"
    r"|\s*(?:[A-Z][\w.'-]+ ){0,3}[A-Z][\w.'-]+,(?: [A-Z][a-z]+,)? (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2})"
    r"(?:,? \d{4})?\s*(?:--|—|\s[-–])\s+(?=\S)"
)
"""'OSLO, 5 May (Agency) - ', 'JERUSALEM (AP)_', 'PORT VALE, 9 October - ', 'Port Vale, 9 October 2024 - '."""
_WEEKDAY: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_STAMP: Final = re.compile(
    r"(?:(?:Last u|U)pdated:?(?: at)? \d{1,2}[.:]\d\d(?: ?[AaPp][Mm]\b)?(?: [A-Z]{2,4}\b)?,?(?: on)?"
    rf"(?: {_WEEKDAY},?)?"
    r" \d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}"
    rf"|{_WEEKDAY},?"
    r" \d{1,2} [A-Z][a-z]+ \d{4},? \d{1,2}[.:]\d\d(?: (?:BST|GMT)\b)?"
    r"|\d{1,2}\.\d\d (?:BST|GMT)\b),?\s+(?=[\"“`A-Z])"
)
"""'Friday 2 May 2025 15.34 BST ', 'Last updated at 10:15 AM on 3 May 2025 ', glued to the story."""


def after_dateline(prose: str, sentence: Sentence) -> int:
    """Where a sentence starts behind a dateline such as 'OSLO, 5 May (Agency) - '; its own start where none stands."""
    start = sentence.span.start
    stamp = _STAMP.match(prose, start, sentence.span.end)
    if stamp:
        return stamp.end()
    if not (prose[start : start + 2].isupper() or _HINT.search(prose, start, min(start + _REACH, sentence.span.end))):
        return start
    found = _DATELINE.match(prose, start, sentence.span.end)
    return found.end() if found else start


_HINT: Final = re.compile(r"\(|-LRB-|[—–]|--| - ")
_REACH: Final = 150
"""Characters in which a dateline that has not begun in capitals has its brackets or its dash."""


def opened(prose: str, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences of an article, the first that is no heading without its dateline and apart from a caption.

    A caption that was pasted in front of the story has no full stop: '... out of the rubble A girl was found'.
    """
    text = [at for at, one in enumerate(sentences) if one.kind != "heading"][:_DATELINED]
    if not text:
        return sentences
    found = list(sentences)
    for at in text:
        if not at or sentences[at - 1].block != sentences[at].block:  # a byline may stand before the dateline
            found[at] = attrs.evolve(found[at], span=Span(after_dateline(prose, found[at]), found[at].span.end))
    first, span = text[0], found[text[0]].span
    glued = _GLUED.search(prose, span.start, span.end)
    if glued is not None:
        parts = (Span(span.start, glued.start()), Span(glued.end(), span.end))
        found[first : first + 1] = [attrs.evolve(found[first], span=part) for part in parts]
    return tuple(found)


_DATELINED: Final = 3
"""Sentences among which a dateline is looked for."""
_GLUED: Final = re.compile(
    r"(?<=[a-z0-9])[^\S\n]+(?=(?:The|An?|This|These|His|Her|Its|Some|Many|More|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|"
    r"It|He|She|They|There)\s+(?:[a-z]{2}|\d|[a-z]\s))"
)


def _contributed(text: str) -> bool:
    low = text.lower()
    hints = "contributed to this" in low or "a version" in low or "rt @" in low
    return hints and _CONTRIBUTED.search(text) is not None


def furniture(article: Article, sentences: tuple[Sentence, ...]) -> frozenset[int]:
    """The numbers of the sentences that are furniture: credits, adverts, and all behind 'About the author'."""
    found: set[int] = set()
    tail = False
    last = sentences[-1].block if sentences else 0
    for number, sentence in enumerate(sentences):
        text = sentence.span.of(article.prose)
        first = not number or sentences[number - 1].block != sentence.block
        tail = tail or (first and bool(_TAIL.match(text)) and len(text) < 400)
        tail = tail or (sentence.block >= max(last - 2, 1) and bool(_BIOGRAPHY.search(text)))
        if tail or (first and _STARTS.match(text)) or _contributed(text):
            found.add(number)
    return frozenset(found)
