"""Rules for times in numbers, which every language shares: ISO 8601, 25/12/2023, 14:30 UTC, date-time groups."""

from __future__ import annotations

from typing import Final

from timeline.timexes.numeric import clock, dates, iso, military

MARKED: Final = (*iso.RULES, *military.RULES)
"""Rules whose shape tells what they are. They go before the dates of a language."""
PLAIN: Final = (*dates.RULES, *clock.RULES)
"""Rules that start with any number. They go behind what a language has for numbers: dates in words, clock times."""
RULES: Final = (*MARKED, *PLAIN)
"""In the order in which they are tried."""
