"""What only compares a figure with that of a date: 'up from 22 on Monday', 'compared with 40 in 2008'."""

from __future__ import annotations

from typing import Final

_AMOUNT: Final = (
    r"(?:about\s|some\s|nearly\s|only\s)?[$£€]?\d[\d.,]*(?:\s(?:percent|per\scent|%|thousand|million|billion))?"
)
_WORDS: Final = r"(?:\s(?!that\b|than\b)[^\s,;:]*[^\s,;:.])"
COMPARED: Final = (
    rf"(?i)\b(?:(?:up|down)(?:\s\w+)?\sfrom\s{_AMOUNT}{_WORDS}{{0,2}}?"
    rf"|(?:compared|as\sagainst)(?:\swith|\sto)?{_WORDS}{{0,6}}?"
    rf"|(?:rise|rose|risen|fall|fell|fallen|grew|grown|increased?|decreased?|dropped|climbed|jumped|declined)"
    rf"(?:\s\w+)?\sfrom\s{_AMOUNT}{_WORDS}{{0,1}}?"
    rf"|to\s{_AMOUNT}{_WORDS}{{0,2}}?\sfrom\s{_AMOUNT}{_WORDS}{{0,2}}?"
    r"|than(?:\s(?:the|its|their|his|her|an?))?(?:\s[a-z]+){0,2}\s(?:price|close|level|value|rate|peak|low|high|total|figure|result))"
    r"(?:\s(?:in|on|for|at|during))?(?:\sthe)?\s?\Z"
)
"""A regular expression for the words up to a date."""

_SAME: Final = r"\sthe\ssame\s(?:period|quarter|half|month|week|day|time|season)"
COMPARED_BACK: Final = (
    rf"(?i)\b(?:from|(?<!more\s)(?<!less\s)than|against)(?:\s{_AMOUNT}{_WORDS}{{0,5}}?|{_SAME})?"
    r"\s(?:an?|one|two|three|four|five|six|\d+|the)\s(?:day|week|month|quarter|year|decade)s?"
    r"\s(?:earlier|ago|before|previously)\Z"
)
"""The same up to the end of a count back: 'to 312 from 287 a week earlier', 'slipped 4% from a year ago'."""

HINTS: Final = ("from", "compared", "against", "than")
"""Words of which both need one."""
