"""German: its words, its rules, and which verb shows which tense."""

from __future__ import annotations

from timeline.expressions import Bond, Signal
from timeline.timexes import numeric_rules
from timeline.timexes.engine import Language
from timeline.timexes.german import (
    calendar_rules,
    clock_rules,
    counted_rules,
    duration_rules,
    named_rules,
    relative_rules,
    set_rules,
    verbs,
    words,
)
from timeline.timexes.shapes import SHAPES


def language() -> Language:
    """The tables of German."""
    return Language(
        words=words.WORDS,
        exact=words.EXACT,
        shapes=(*words.SHAPES, *SHAPES, words.WORD),
        joined=words.JOINED,
        macros=words.MACROS,
        bundles=words.BUNDLES,
        weak=words.WEAK,
        rules=RULES,
        signals=_SIGNALS,
        bonds=_BONDS,
        verbs=verbs.VERBS,
        times=_NEVER,
    )


RULES = (
    *named_rules.RULES, *calendar_rules.FIRST, *numeric_rules.RULES, *clock_rules.RULES, *set_rules.RULES,
    *calendar_rules.RULES, *counted_rules.RULES, *relative_rules.RULES, *calendar_rules.BARE, *duration_rules.RULES,
)  # fmt: skip
_SIGNALS: tuple[tuple[str, Signal], ...] = (
    ("(stand|per) [colon]?", "as_of"), ("seit", "since"), ("spätestens (am|im|bis|zum)?", "by"),
    ("bis (einschließlich)? (zu|zum|zur|in|auf)?", "until"), ("vor", "before"), ("nach", "after"),
    ("(von|vom|ab)", "from"),
    ("[dash]", "to"), ("zwischen (dem)?", "between"), ("und", "and"), ("(während|über|für)", "during"),
    ("(veröffentlicht|aktualisiert|erschienen|erstellt|datum) (am|vom)? [colon]? (am)?", "published"),
    ("(in|im|am|an|um|zu|gegen)", "in"),
)  # fmt: skip
_BONDS: tuple[tuple[str, Bond], ...] = (
    ("([dash]|bis) (zu|zum|zur)? (dem|den)?", "to"), ("und (am|im|vom|zum)? (dem|den)?", "and"),
    ("([comma]|[slash]|[amp])? (und|oder|sowie)? (am|im|vom|zum)? (dem|den)?", "list"),
)  # fmt: skip
_NEVER = "[blank_line] [blank_line]"
"""A day and a time of day stay two expressions: 'am 9. Juli um 20.30 Uhr'."""
