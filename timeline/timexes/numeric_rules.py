"""Rules for times in numbers, which every language shares: ISO 8601, 25/12/2023, 14:30 UTC, date-time groups."""

from __future__ import annotations

from typing import Final

from timeline.timexes.numeric import clock, dates, iso, military

RULES: Final = (*iso.RULES, *military.RULES, *dates.RULES, *clock.RULES)
"""In the order in which they are tried; a language puts its own clock times before them."""
