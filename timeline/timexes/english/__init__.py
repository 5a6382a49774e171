"""English: its words, its rules, and which verb shows which tense."""

from __future__ import annotations

from timeline.expressions import Bond, Signal
from timeline.timexes import numeric_rules
from timeline.timexes.engine import Language, Rule
from timeline.timexes.english import (
    calendar_rules,
    clock_rules,
    comparing,
    compound_rules,
    counted_rules,
    dotted_rules,
    duration_rules,
    era_rules,
    message_rules,
    named_rules,
    portion_rules,
    reference_rules,
    relative_rules,
    saints,
    set_rules,
    titles,
    verbs,
    words,
)
from timeline.timexes.shapes import SHAPES


def language() -> Language:
    """The tables of English."""
    return Language(
        words=words.WORDS,
        exact=words.EXACT,
        shapes=SHAPES,
        joined=words.JOINED,
        macros=words.MACROS,
        bundles=words.BUNDLES,
        weak=words.WEAK | {f"'{name}" for name in saints.WORDS},
        rules=RULES,
        signals=_SIGNALS,
        bonds=_BONDS,
        verbs=verbs.VERBS,
        times="(on|of|[comma]|hours of)?",
        sure="([numword] ([hyphen]? [numword])?|[int]) to ([numword]|[hour])|[day] [dot] [n12] [dot]|[decimal] [dot]"
        "|the ([part] [hyphen]?)? [two] [gs]|([numword]|[int]) [hyphen] and [hyphen] a|twenty [numword]"
        "|half ([n12]|[numword])|(in|since|until|till|til|last|next|[int]) (may|march)|at [n12]"
        "|(around|about)? [clockdot]"
        "|age of? ([int]|[numword])|[three] ([dot]|[comma]|the|a|an|he|she|it|they|his|her|its|and|when|but)",
        onward="(onward|onwards|and beyond|on [comma])",
        compared=comparing.COMPARED,
        compared_back=comparing.COMPARED_BACK,
        comparing=comparing.HINTS,
    )


def _unless_titles(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules, so that none reads a part of a name as a time."""
    return tuple(rule._replace(make=titles.untitled(rule.make)) for rule in rules)


RULES = (
    *named_rules.RULES, *saints.RULES, *numeric_rules.MARKED,
    *_unless_titles((*portion_rules.RULES, *compound_rules.RULES, *era_rules.RULES, *calendar_rules.RULES)),
    *clock_rules.RULES, *dotted_rules.RULES, *numeric_rules.PLAIN, *message_rules.RULES,
    *_unless_titles((
        *counted_rules.RULES, *relative_rules.RULES, *reference_rules.RULES, *set_rules.RULES, *duration_rules.RULES,
    )),
)  # fmt: skip
_ISSUED = "(published|posted|updated|date|issued|filed|released) (on|at)? [colon]? on?"
_SIGNALS: tuple[tuple[str, Signal], ...] = (
    ("as of", "as_of"), ("since", "since"),
    ("(no|not|never|cannot|won't|[apos] t) ([any] [any]?)? (before|until|till|earlier than|sooner than)", "not_before"),
    ("(all|right|halfway|midway) through", "during"), ("(until|till|til|so far|thus far|up to|into)", "until"),
    ("through", "through"), ("(by|no later than)", "by"),
    ("(before|ahead of|prior to)", "before"), ("(after|following)", "after"), ("from", "from"), ("(to|[dash])", "to"),
    ("between", "between"), ("and", "and"), ("(during|throughout|over|for)", "during"),
    (f"this (article|page|post|release|report|story) (was|has been)? ([ly]|first|last)? {_ISSUED}", "published"),
    # 'He was released on 5 May', 'was charged and released on bail on 5 May': no words of a head.
    (f"(was|were|is|are|be|been|being|and|or|then|never|not|he|she|it|they|we|who|which|[ly]) {_ISSUED}", "in"),
    (_ISSUED, "published"),
    ("(in|on|at)", "in"),
)  # fmt: skip
_BONDS: tuple[tuple[str, Bond], ...] = (
    ("([dash]|to|until|till|til|through|up to) (the)?", "to"), ("and (the)?", "and"),
    ("([comma]|[slash]|[amp])? (and|or)?", "list"),
)  # fmt: skip
