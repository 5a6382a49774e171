"""Where a quotation began: its speaker's 'today' is not always the article's."""

from __future__ import annotations

from typing import Final

_FAR: Final = 2000
"""Characters: a quotation whose opening mark lies farther back is not seen; looking on would take forever."""


def opening(prose: str, at: int) -> int | None:
    """Where the quotation opens, in its own line, in which a place lies; None outside of one."""
    start = max(0, at - _FAR)
    start = max(start, prose.rfind("\n", start, at) + 1)
    straight = prose.count('"', start, at)
    if straight % 2:
        return prose.rfind('"', start, at)
    opened, low = (max(prose.rfind(mark, start, at) for mark in marks) for marks in ("“«", "„"))
    closed = max(prose.rfind(mark, start, at) for mark in "”»")
    if low >= 0:  # in German “ closes what „ opened
        return low if low > max(opened, closed) else None
    return opened if opened > closed else None
