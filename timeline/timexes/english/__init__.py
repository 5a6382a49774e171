"""English: its words, its rules, and which verb shows which tense."""

from __future__ import annotations

from timeline.model import Signal, Tense
from timeline.timexes.engine import Language
from timeline.timexes.english import calendar_rules, duration_rules, named_rules, relative_rules, words


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
        tenses=_TENSES,
        stops="[stop]|[blank_line]",
        times="(on|of|[comma]|hours of)?",
    )


_RULES = (*named_rules.RULES, *calendar_rules.RULES, *relative_rules.RULES, *duration_rules.RULES)
_SIGNALS: tuple[tuple[str, Signal], ...] = (
    ("as of", "as_of"), ("since", "since"), ("(until|till|through|so far|thus far)", "until"), ("by", "by"),
    ("(before|ahead of|prior to)", "before"), ("(after|following)", "after"), ("from", "from"), ("(to|[dash])", "to"),
    ("between", "between"), ("and", "and"), ("(during|throughout|over|for)", "during"), ("(in|on|at)", "in"),
)  # fmt: skip
_TENSES: tuple[tuple[str, Tense], ...] = (
    ("(will|shall|[apos] ll|won't) (have)? (be [ed])?", "future"),
    ("would (be [ed])?", "future"),
    ("[be] (expected|due|scheduled|set|slated|planned|going|supposed|likely)? to", "future"),
    ("(plan|plans|planned|planning|expect|expects|expected|hopes|intends|aims|agreed|wants|want|ready) to", "future"),
    ("(due|scheduled|set) to|due|scheduled|payable|effective|as (soon|early|late) as", "future"),
    ("([modal]|could|can|would) have|[pastverb]|[ed]", "past"),
    ("[modal] (not)? (be [ed])?", "future"),
    ("[presentverb]", "present"),
)
"""In the order in which they are tried at each word."""
