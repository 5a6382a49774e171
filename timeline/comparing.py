"""Dates of what a figure is only compared with: 'up from 22 on Monday', 'compared with 40 in 2008'.

Such a date is past, whatever the tense around it, and dates nothing that its clause tells.
"""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 80
"""Characters from the comparing word to the date."""
_AMOUNT: Final = r"(?:about |some |nearly |only )?[$£€]?\d[\d.,]*(?: (?:percent|per cent|%|thousand|million|billion))?"
_WORDS: Final = r"(?: (?!that\b|than\b)[^\s,;:]*[^\s,;:.])"
_COMPARED: Final = re.compile(
    rf"\b(?:(?:up|down)(?: \w+)? from {_AMOUNT}{_WORDS}{{0,2}}?|(?:compared|as against)(?: with| to)?{_WORDS}{{0,6}}?"
    rf"|(?:rise|rose|risen|fall|fell|fallen|grew|grown|increased?|decreased?|dropped|climbed|jumped|declined)"
    rf"(?: \w+)? from {_AMOUNT}{_WORDS}{{0,1}}?)(?: (?:in|on|for|at|during))?(?: the)? ?\Z"
)


def compared(before: str) -> bool:
    """Whether the words before a date, up to it, only compare with what was then."""
    return bool(_COMPARED.search(before, max(0, len(before) - _LONGEST)))
