"""Words that tell of the end of a time, in English and German: 'the end of May', 'the six months to June'."""

from __future__ import annotations

import re
from typing import Final

from timeline.model import Span

ENDING: Final = re.compile(r"\s(?:to|through|ended|ending)(?:\son)?\s(?:the\s)?")
"""What stands between a length and the date with which it ends."""
_THE_END: Final = re.compile(r"(?i)(?:the )?(?:very )?(?:(?:year|month|quarter)(?:'s)?[- ])?end\b|ende des\b")


def names_end(prose: str, span: Span) -> bool:
    """Whether an expression names the end itself, as 'the end of May' does and 'late May' does not."""
    return _THE_END.match(prose, span.start, span.end) is not None


def is_at_end(prose: str, span: Span) -> bool:
    """Whether something is told to have been at that end: 'at the end of 1911'."""
    return prose.startswith("at ", max(0, span.start - 3)) and names_end(prose, span)
