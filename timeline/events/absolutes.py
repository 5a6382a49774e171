"""Participles that make no clause of their own: with a noun behind 'with' or 'of them', or set in between commas."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.tokens import DATE, Token, next_to
from timeline.events.verbs import VerbGroup


def without_absolutes(tokens: tuple[Token, ...], groups: tuple[VerbGroup, ...]) -> list[VerbGroup]:
    """Drop participles that hang on 'with' or 'of them' ('a third of them killed'): the clause before has them."""
    kept: list[VerbGroup] = []
    for group in groups:
        bare = group.first == group.head and group.form != "infinitive" and group.tense in ("past", "")
        start = kept[-1].last + 1 if kept else 0
        joined = not kept and group.last + 1 < len(tokens) and tokens[group.last + 1].low == "and"
        if bare and kept and _laden(tokens, kept[-1]) and hangs_on(tokens[start : group.first]):
            kept[-1] = group
            continue
        if bare and not joined and (kept or group is not groups[-1]) and hangs_on(tokens[start : group.first]):
            continue
        kept.append(group)
    return kept


def _laden(tokens: tuple[Token, ...], group: VerbGroup) -> bool:
    """Whether a form that describes a noun takes the 'with' behind it: 'a lorry loaded with timber hit a wall'."""
    follows = next_to(tokens, group.last)
    return follows == "with" and group.first == group.last and group.tense == "past" and group.lemma in _LADEN


_LADEN: Final = frozenset("load pack fill cover cram arm charge infect equip fit stuff crowd stock diagnose".split())


def hangs_on(before: tuple[Token, ...]) -> bool:
    """Whether the words before a participle end in 'with the bridge', 'of them' or 'of whom'."""
    lows = [token.low for token in before]
    if lows and lows[-1] in lex.COORDINATORS:
        return False  # 'he worked with a baker and sold bread'
    comma = max((i for i, low in enumerate(lows) if low == ","), default=-1)
    opened = bool(lex.RELATIVES & set(lows[comma + 1 :]))  # 'with high confidence that the bridge closed'
    apart = lows[-2:] == ["of", "them"] and lows[-4:-3] in ([";"], [":"])  # '...; nine of them left'
    hung = lows[-2:] in (["of", "them"], ["of", "whom"]) and not apart
    return ("with" in lows[comma + 1 : comma + 3] and not opened) or hung


_DATING: Final = frozenset((*"in on at by from".split(), DATE))


def set_in(tokens: tuple[Token, ...], group: VerbGroup) -> bool:
    """Whether two commas set a past form in between a subject and a verb in the present: 'the firm, founded in 1921,
    makes bread'.
    """
    opens, closes, *_ = [*(at for at, token in enumerate(tokens) if token.low == ","), -1, -1]
    if opens != group.first - 1 or not 0 < closes < len(tokens) - 2 or tokens[opens + 2].low not in _DATING:
        return False
    verb = tokens[closes + 1]
    return verb.low.endswith("s") and not verb.capital and verb.low not in lex.STOP_WORDS
