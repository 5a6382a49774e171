"""English: its words, its rules, and which verb shows which tense."""

from __future__ import annotations

from timeline.model import Signal
from timeline.timexes.engine import Language
from timeline.timexes.english import calendar_rules, duration_rules, named_rules, relative_rules, verbs, words


def language() -> Language:
    """The tables of English."""
    return Language(
        words=words.WORDS,
        exact=words.EXACT,
        shapes=words.SHAPES,
        joined=words.JOINED,
        macros=words.MACROS,
        bundles=words.BUNDLES,
        weak=words.WEAK,
        rules=_RULES,
        signals=_SIGNALS,
        verbs=verbs.VERBS,
        times="(on|of|[comma]|hours of)?",
    )


_RULES = (*named_rules.RULES, *calendar_rules.RULES, *relative_rules.RULES, *duration_rules.RULES)
_SIGNALS: tuple[tuple[str, Signal], ...] = (
    ("as of", "as_of"), ("since", "since"), ("(until|till|through|so far|thus far)", "until"), ("by", "by"),
    ("(before|ahead of|prior to)", "before"), ("(after|following)", "after"), ("from", "from"), ("(to|[dash])", "to"),
    ("between", "between"), ("and", "and"), ("(during|throughout|over|for)", "during"), ("(in|on|at)", "in"),
)  # fmt: skip
