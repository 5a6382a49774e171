"""Classes that a token has by its shape: numbers, marks, dates of ISO 8601, zones. The same in every language.

JOINED holds the shapes that stand in a text as several words or marks and are one token all the same.
"""

from __future__ import annotations

from typing import Final

from timeline.timexes.numeric.zones import OFFSETS

_ISO_DAY: Final = r"\d{4}-?(?:(?<=-)(?:\d\d-(?:\d\d|XX)|\d{3}|XX(?:-XX)?)|W\d\d(?:-?\d)?)"
_ISO_CLOCK: Final = r"T\d\d(?::?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?"
_ISO_TIME: Final = rf"(?:{_ISO_DAY}|\d{{8}}){_ISO_CLOCK}"
_ISO_SPAN: Final = r"P(?=T?\d)(?:\d{1,6}(?:[.,]\d{1,3})?[YMWD]){0,4}(?:T(?:\d{1,6}(?:[.,]\d{1,3})?[HMS]){1,3})?"
_GROUP: Final = (
    r"\d\d ?\d{4} ?[A-Z] ?(?i:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[A-Za-z]{0,6} ?(?:\d{4}|\d\d)"
)
_OFFSET: Final = r"[+-](?<=[\dmM.] [+-])(?:0\d|1[0-4]):?[0-5]\d"
_COUNTED_ZONE: Final = r"(?:UTC|GMT|Utc|Gmt|utc|gmt) ?[+-] ?(?:1[0-4]|0?\d)(?::?[0-5]\d)?"
JOINED: Final = (
    rf"https?://\S++|(?=[\dPUuGg+-])(?:{_ISO_SPAN}(?!\w)|{_COUNTED_ZONE}(?!\d)|{_OFFSET}(?!\d)|{_ISO_TIME}(?!\d)|{_ISO_DAY}(?!\d)"
    rf"|{_GROUP}(?!\w)|\d{{6}}Z(?!\w)|\d{{4}}Z(?!\w)|\d{{1,2}}[hH][0-5]\d(?!\w))"
)
"""Matches tokens that other rules would cut apart; without groups, and nothing in it repeats without bounds."""

EXACT: Final = dict.fromkeys(OFFSETS, "zone")
"""Words that have a class in every language, written exactly so."""

SHAPES: Final = (
    (r"\s*(?:0[1-9]|1[0-2])", "int day n12 hour two sixty"),
    (r"\s*[1-9]", "int day n12 hour"),
    (r"\s*(?:1[3-9]|2[0-3])", "int day hour two sixty"),
    (r"\s*(?:2[4-9]|3[01])", "int day two sixty"),
    (r"\s*00", "int hour two sixty"),
    (r"\s*0", "int hour"),
    (r"\s*[345]\d", "int two sixty"),
    (r"\s*\d\d", "int two"),
    (r"\s*\d{3}", "int three"),
    (r"\s*(?:1\d{3}|20\d\d|21\d\d)", "int four y4"),
    (r"\s*\d{4}", "int four"),
    (r"\s*\d{8}", "int eight"),
    (r"\s*\d{5,7}", "int long"),
    (r"\s*\d{1,3}(?:,\d{3})+", "int big"),
    (r"\s*\d{1,2}\.[0-5]\d", "decimal clockdot"),
    (r"\s*\d+\.\d+", "decimal"),
    (rf"\s*{_ISO_DAY}", "isoday"),
    (rf"\s*{_ISO_TIME}", "isotime"),
    (rf"\s*{_ISO_SPAN}", "isospan"),
    (rf"\s*{_GROUP}", "group"),
    (r"\s*\d{6}Z", "daygroup"),
    (r"\s*\d{4}Z", "zulu"),
    (r"\s*\d{1,2}[hH][0-5]\d", "hclock"),
    (r"\s+[+-]\d\d:?\d\d", "offset"),
    (rf"\s*{_COUNTED_ZONE}", "zone"),
    (r"(?i:st|nd|rd|th)", "ordsfx"),
    (r"s", "gs"),
    (r"-", "hyphen dash"),
    (r"\s+-|\s*[—–]", "dash"),
    (r"/", "slash"),
    (r":", "colon"),
    (r"\s*,", "comma"),
    (r"\s*\.", "dot stop"),
    (r"\s*[!?;:]", "stop"),
    (r"\s*\(", "open"),
    (r"\s*\)", "close"),
    (r"\s*'", "apos"),
    (r"\s*&", "amp"),
    (r"\s*'\d\d", "shortyear"),
    (r"\s*[½¼¾]", "fraction"),
    (r"\s*(?!(?:need|feed|seed|weed|deed|speed|breed|greed|exceed|proceed|succeed|indeed|hundred)\b)[a-z]{2,}ed", "ed"),
    (r"\s*[a-z]{3,}ly", "ly"),
)  # fmt: skip
"""In the order in which they are tried; the first that fits the whole token gives its classes."""
