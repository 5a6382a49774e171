"""What tells a time in numbers from a number that only looks like one: the words and marks around it.

The words are English and German, with a few French ones; in another language what needs one of them is not found.
"""

from __future__ import annotations

import re
from typing import Final

from timeline.later import later
from timeline.timexes.engine import Found

LEADS: Final = frozenset(
    "on at by from since until till before after between to of in and dated date through around about for as "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "am ab bis vom zum seit den dem der um gegen und nach vor zwischen datum "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "le du au dès depuis à".split()
)
"""Words that stand before a date or a time of day, in lower case."""
SURE_LEADS: Final = LEADS - frozenset("in of and to for as der dem und about around before after nach vor".split())
"""Those of them before which hardly a fraction, a decimal or a version stands."""
DAY_LEADS: Final = frozenset("am ab bis vom zum seit den dem der le du au on since until from".split())
"""Words before a day and month with dots ('am 05.08.')."""
NUMBERED: Final = frozenset(
    "version v ver release firmware build kernel section sections sec chapter verse article art paragraph clause rule "
    "page pages p pp no no. nos nr nr. number isbn issn tel phone fax call dial hotline room flight model part type "
    "serial ref reference case file docket bill act law directive regulation resolution decree order invoice ticket "
    "ip port channel vol volume fig figure table item lot batch cve rfc iso din en report standard "
    "artikel absatz seite kapitel abschnitt telefon nummer fassung gesetz beschluss drucksache az".split()
)
"""Words before a number that numbers something, in lower case."""
_BOOKS: Final = frozenset(
    "Genesis Exodus Leviticus Numbers Deuteronomy Joshua Judges Ruth Samuel Kings Chronicles Ezra Nehemiah Esther Job "
    "Psalm Psalms Proverbs Ecclesiastes Isaiah Jeremiah Lamentations Ezekiel Daniel Hosea Joel Amos Obadiah Jonah "
    "Micah Nahum Habakkuk Zephaniah Haggai Zechariah Malachi Matthew Mark Luke John Acts Romans Corinthians Galatians "
    "Ephesians Philippians Colossians Thessalonians Timothy Titus Philemon Hebrews James Peter Jude Revelation Surah "
    "Sura Quran Gen Exod Lev Num Deut Josh Ps Prov Eccl Isa Jer Ezek Dan Hos Matt Rom Cor Gal Eph Phil Col Thess Tim "
    "Heb Rev Mt Mk Lk Jn Mose Richter Sprüche Jesaja Jeremia Matthäus Markus Lukas Johannes Apostelgeschichte Römer "
    "Korinther Galater Epheser Philipper Petrus Jakobus Hebräer Offenbarung Sure Koran".split()
)
_SCORING: Final = frozenset(
    "won win wins winning lost lose loses losing beat beats beating drew tied led leads lead leading trailed score "
    "scored scores ratio ratios scale odds aspect result finished in ran swam clocked versus vs "
    "gewann gewannen gewonnen verlor verloren siegte siegten unterlag führte führten endete spielstand verhältnis "
    "maßstab ergebnis".split()
)
_SCORED: Final = later(
    r"[ -](?:win|victory|defeat|loss|draw|lead|ratio|scale|score|aspect|minutes?|min\b|model|sieg|niederlage|minuten)",
    re.IGNORECASE,
)
_BEFORE: Final = later(r"(?:[\w$£€#@%^\\]|\d[-./:,])\Z")
_AFTER: Final = later(r"\w|%|[-/:,]\d|\.\d")
_CLOCK_BEFORE: Final = later(r":[0-5]\d[-–]\Z")
"""The first of two times of day that a dash joins: '9:00-17:00'."""
_CLOCK_AFTER: Final = later(r"\w|%|[/:,.+]\d| \d{3}\b|-\d{1,3}(?![\d:.hH])")


def is_glued(found: Found) -> bool:
    """Whether the number goes on before or behind: 10.2.3.4, A2024-08-05, 2024-08-05-17."""
    span = found.span()
    return _is_glued_before(found) or bool(_AFTER.match(found.prose, span.end, span.end + 2))


def _is_glued_before(found: Found) -> bool:
    start = found.span().start
    return bool(_BEFORE.search(found.prose[max(0, start - 2) : start]))


def is_numbered(found: Found) -> bool:
    """Whether a word before it says that it numbers something: version 2.3.1, ISBN 2024-08."""
    before = found.before().lower()
    return before in NUMBERED or (before in (".", ":") and found.before(2).lower() in NUMBERED)


def is_led(found: Found, leads: frozenset[str] = LEADS) -> bool:
    """Whether it stands where a date stands: at the start, in brackets, or behind one of the words."""
    before = found.before().lower()
    return before in leads or before in ("", "(", ",", ":") or (before == "." and found.before(2).lower() in leads)


def is_no_clock(found: Found) -> bool:
    """Whether a time of day is a verse, a score, a ratio or a length: John 3:16, won 18:30, in 2:15:30."""
    span, before = found.span(), found.before()
    ends = _CLOCK_BEFORE.search(found.prose, max(0, span.start - 4), span.start)
    if (_is_glued_before(found) and not ends) or _CLOCK_AFTER.match(found.prose, span.end, span.end + 5):
        return True
    counted = before.lower() in _SCORING or (before in ("of", "a", "an", "mit", "by") and _is_scored(found.before(2)))
    return counted or before in _BOOKS or bool(_SCORED.match(found.prose, span.end))


def _is_scored(word: str) -> bool:
    return word.lower() in _SCORING - {"in"}
