"""How a date that names no year or week is looked for: which way, by its verb, its signal and the kind of text."""

from __future__ import annotations

from typing import Final

from timeline.bases import Base
from timeline.expressions import Shift, Timex
from timeline.model import Genre
from timeline.nearness import FUTURE, NEAREST, PAST, SAME
from timeline.timex3 import SEASONS

_GONE: Final = ("since", "after", "before", "as_of")
"""Signals behind which a date is past though its verb is of the present: 'is closed since Monday'."""
_LIMITS: Final = ("until", "through", "by")
_SEASONAL: Final = 8.0
"""How many times nearer than the one behind a day or month ahead must be where a verb is past: 'bought it for
Christmas', 'failed to move before the start in August'."""
_WISHED: Final = 0.3
"""The same for what somebody gave his word to do by a season, which is longer than a month and so farther off."""
_OPEN: Final = 0.5
"""The same where a month bounds what goes on ('stays until September'), in a message, and for 'the 20th' of a story."""


def looking(timex: Timex, base: Base, genre: Genre) -> float:
    """How much nearer a date ahead must be to be meant: see `nearness`."""
    if base.anchor.kind == "mention":
        if timex.value.startswith("XXXX-~M"):  # 'On Friday the 19th'
            return NEAREST
        return _OPEN if base.unit == "day" and timex.value.startswith("XXXX-XX-") else SAME
    if "-Q" in timex.value:
        return PAST
    if timex.signal == "since" or timex.compared:
        return PAST
    if timex.tense == "future":
        return FUTURE
    return _in_message(timex) if genre == "colloquial" else _in_news(timex)


def _in_news(timex: Timex) -> float:
    past, signal = timex.tense == "past", timex.signal
    coming = timex.tense == "present" and signal not in _GONE  # 'The trial starts on Monday'
    if signal == "not_before" and not past:
        return FUTURE  # 'does not meet until April'
    planned = not timex.tense and signal == "to"
    ahead_of = not timex.tense and signal == "before"  # "ahead of Tuesday's vote"
    if timex.value.startswith("XXXX-W"):
        open_ = planned or (signal in _LIMITS and not past)
        return FUTURE if coming or ahead_of else NEAREST if open_ else PAST
    if not timex.tense and signal == "by" and timex.value[-2:] in SEASONS:
        return _WISHED  # 'promised to hire by the summer'
    bounding = signal in _LIMITS or signal == "to"
    if past and timex.value.startswith("XXXX-XX-"):
        return PAST
    if len(timex.value) > 7:
        # The present tense schedules what is near, and tells what is gone in a chronicle.
        return (_OPEN if coming else NEAREST) if not past else 2.0 if bounding else _SEASONAL
    if bounding or coming or ahead_of:
        return 2.0 if past else NEAREST if planned else _OPEN
    return _SEASONAL if past else 3.0


def _in_message(timex: Timex) -> float:
    past = timex.tense == "past"
    if timex.value.endswith("-WE"):
        return PAST if past else NEAREST
    if timex.value.startswith("XXXX-~"):
        return NEAREST
    if timex.value.startswith("XXXX-W"):
        return NEAREST if timex.signal in _LIMITS and not past else PAST
    if past and len(timex.value) > 7 and not timex.value.startswith("XXXX-XX-"):
        return _SEASONAL
    return PAST if past else _OPEN


def looks_back(timex: Timex, genre: str) -> bool:
    """Whether it only compares with what was before: 'as on the day before'. A story goes on from there."""
    shift = timex.shift
    return genre == "news" and shift is not None and shift.base == "reference" and (shift.n or 0) < 0


def followed(timex: Timex, shift: Shift) -> bool:
    """Whether it is told as over, and after something else: not after the article then."""
    if shift.n is None:
        return shift.pick == "FUTURE_REF" and timex.tense in ("past", "")
    return shift.n > 0 and timex.tense == "past"
