"""Time zones by their abbreviations, and offsets as ISO 8601 writes them: Z, +02:00, -05:00.

An abbreviation that several zones share has the offset of the one that English-language newspapers mean: BST is British
summer time (not Bangladesh), CST is Chicago's (not China's), CDT, EST, MST and PST are American. IST (India, Ireland,
Israel), AST (Halifax, Riyadh) and GST (the Gulf, South Georgia) mean each of theirs about as often, and ET, CT, MT and
PT leave open whether summer time holds: these have no offset. Names that are also words (WEST, EAT, CAT, ART) are left
out.
"""

from __future__ import annotations

import re
from typing import Final

OFFSETS: Final = {
    "ACDT": "+10:30", "ACST": "+09:30", "ADT": "-03:00", "AEDT": "+11:00", "AEST": "+10:00", "AKDT": "-08:00",
    "AKST": "-09:00", "AST": "", "AWST": "+08:00", "BRT": "-03:00", "BST": "+01:00", "CDT": "-05:00", "CEST": "+02:00",
    "CET": "+01:00", "CST": "-06:00", "CT": "", "EDT": "-04:00", "EEST": "+03:00", "EET": "+02:00", "EST": "-05:00",
    "ET": "", "GMT": "Z", "GST": "", "HKT": "+08:00", "HST": "-10:00", "ICT": "+07:00", "IRST": "+03:30", "IST": "",
    "JST": "+09:00", "KST": "+09:00", "MDT": "-06:00", "MESZ": "+02:00", "MEZ": "+01:00", "MSK": "+03:00",
    "MST": "-07:00", "MT": "", "NDT": "-02:30", "NPT": "+05:45", "NZDT": "+13:00", "NZST": "+12:00", "OESZ": "+03:00",
    "OEZ": "+02:00", "PDT": "-07:00", "PKT": "+05:00", "PST": "-08:00", "PT": "", "SAST": "+02:00", "SGT": "+08:00",
    "TRT": "+03:00", "UTC": "Z", "WET": "Z", "Z": "Z",
}  # fmt: skip
"""Abbreviations in capitals, and their offset; empty where they have no single one."""

_COUNTED: Final = r"(?:UTC|GMT)?\s*([+-])\s*(\d\d?)(?::?(\d\d))?"
_MILITARY: Final = "NOPQRSTUVWXY", "ABCDEFGHIKLM"
_FARTHEST: Final = 14


def offset(text: str) -> str:
    """The offset that a zone's name or number says: -05:00 for EST, +02:00 for UTC+2; empty where none is sure."""
    name = text.strip("() \n").upper()
    if name in OFFSETS:
        return OFFSETS[name]
    found = re.fullmatch(_COUNTED, name)
    if not found or int(found[2]) > _FARTHEST or int(found[3] or 0) > 59:
        return ""
    return _written(found[1], int(found[2]), int(found[3] or 0))


def military(letter: str) -> str:
    """The offset of a military zone: Z is UTC, A to M lie east of it, N to Y west; J, local time, has none."""
    west, east = (zones.find(letter) + 1 for zones in _MILITARY)
    if letter == "Z":
        return "Z"
    return _written("+", east, 0) if east else _written("-", west, 0) if west else ""


def _written(sign: str, hours: int, minutes: int) -> str:
    return f"{sign}{hours:02d}:{minutes:02d}" if hours or minutes else "Z"
