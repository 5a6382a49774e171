"""Which English verb group shows which tense."""

from __future__ import annotations

from typing import Final

from timeline.timexes.tenses import Reading, Verbs

_ADVERB: Final = "(not|also|then|only|now|soon|still|never|finally|probably|likely)?"
_PARTICIPLE: Final = "([ed]|[pastverb])"
_TO: Final = f"to (be {_PARTICIPLE}|[schedulebase])?"
_SET: Final = "(expected|due|scheduled|set|slated|planned|going|supposed|likely|booked)"
_FOR: Final = "(to|for|on|at|in|by|until)"
_GROUPS: Final[tuple[tuple[str, Reading], ...]] = (
    (f"(will|shall|[apos] ll|won't) {_ADVERB} (have)? (be)? {_PARTICIPLE}?", "future"),
    (f"would {_ADVERB} be {_PARTICIPLE}", "future"),
    ("would (have)? {0,1} [schedulebase]?", "future"),
)
