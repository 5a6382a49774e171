"""Deeds: what somebody or something did, once, whatever its verb; a judge of `timeline.events.picking`.

A list of verbs that make news is never whole. What is told as done, with whoever did it, and to or at something that
has a name, is an event in any text.
"""

from __future__ import annotations

import itertools
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.clauses import Clause
from timeline.events.looks import Look
from timeline.events.outcomes import harms
from timeline.events.tokens import Token

_NO_DEEDS: Final = lex.STATIVE - {"take", "give"} | lex.ATTITUDES
_NO_DOERS: Final = lex.QUANTITIES | frozenset(("i", "we", "you", "this", "that"))
_NO_OBJECT: Final = lex.PREPOSITIONS - frozenset("off up down over out through across along".split())
"""What cannot stand behind a verb as its particle."""
_LEADING: Final = _NO_OBJECT | {"to"}
_TURNS: Final = frozenset("began begun ceased started stopped resumed".split())


def is_deed(c: Look) -> bool:
    """What somebody or something did, once, without a date: 'the crew patched the hull'.

    What leads up to another verb only tells how far it came: 'the crew came close to' abandoning it.
    """
    group = c.clause.group
    lies_behind = group.perfect and group.tense == "past"
    return _undated(c) and not lies_behind and not _leads_on(c)


def _leads_on(c: Look) -> bool:
    return c.tokens[c.clause.last - 1].low in _LEADING


def met_names(c: Look) -> bool:
    """A deed done to or at what has a name: 'the council handed the pier to Norvik'.

    What is behind a comma is not, nor whose it is: 'the crew washed Norvik's ferry, the Holm'.
    """
    return _undated(c) and _names_behind(c)


def _names_behind(c: Look) -> bool:
    behind = itertools.takewhile(lambda token: token.low != ",", c.tokens[c.clause.group.last + 1 : c.clause.last])
    pairs = itertools.pairwise((*behind, c.tokens[-1]))
    return any(one.capital and one.low not in lex.STOP_WORDS and two.low != "'s" for one, two in pairs)


def is_one_more(c: Look) -> bool:
    """Whether it is one more deed of the subject before: 'Norvik bought the mill and tore down its chimney'."""
    at = c.clause.group.first - 1
    while at > 0 and c.tokens[at].low in lex.ADVERBS:
        at -= 1
    joined = at > 0 and c.tokens[at].low in ("and", "but")
    behind = c.clause.group.last + 1 < c.clause.last  # 'was tired but relieved'
    return joined and behind and c.kind == "occurrence" and c.role("main", "content") and _done(c)


def took_up(c: Look) -> bool:
    """What somebody did at a date that the words before it tell: 'in 1946 when the Holms leased a shed'."""
    taken = c.shared and c.clause.lead == "when" and c.role("temporal") and not c.clause.group.passive
    return taken and _has_doer(c) and _done(c)


def turns(c: Look) -> bool:
    """Whether it tells a turn of events: by its verb, by a verb before that ('have ceased to work', 'refused to pay'),
    by what its verb is with the word behind it ('caught fire'), or by an outcome (', killing two').

    'Refused to be silenced' is none.
    """
    group = c.clause.group
    if group.lemma in lex.TURNING or befalls(c.tokens, c.clause) or harms(c.tokens, group.last + 1, c.clause.last):
        return True
    led = [token.low for token in c.tokens[group.first : group.head]]
    return not _TURNS.isdisjoint(led) or ("be" not in led and any(low.startswith("refus") for low in led))


def befalls(tokens: tuple[Token, ...], clause: Clause) -> bool:
    """Whether a verb tells a turn of events with the word behind it alone: 'caught fire', 'was reported missing'."""
    behind = tokens[clause.group.last + 1].low if clause.group.last + 1 < clause.last else ""
    return behind in _AS_ONE.get(clause.group.lemma, ())


_AS_ONE: Final = {
    "catch": ("fire", "alight"),
    "go": ("missing", "bankrupt", "under", "bust"),
    "report": ("missing", "dead", "stolen", "safe"),
    "lose": ("control", "power", "contact", "consciousness"),
    "run": ("aground",),
    "take": ("office", "effect", "power"),
    "give": ("birth", "way"),
    "come": ("ashore",),
    "set": ("fire",),
    "step": ("down", "aside"),
    "stand": ("trial", "down"),
    "walk": ("out",),
    "break": ("out", "down", "off"),
    "put": ("back", "off"),
    "push": ("back",),
    "turn": ("down",),
    "blow": ("up",),
    "lay": ("off",),
    "wash": ("up", "away"),
    "pull": ("out",),
    "drop": ("out",),
}


def _undated(c: Look) -> bool:
    told = not c.dated and c.kind == "occurrence" and (c.role("main") or (c.reported and c.role("content")))
    return told and _has_doer(c) and _done(c)


def _done(c: Look) -> bool:
    """A finite verb of doing in the past or the perfect, neither denied nor going on.

    Before a preposition one in the active past may be a participle of its noun: 'the boats moored at Norhaven'.
    """
    group = c.clause.group
    done = group.form == "finite" and (group.perfect or group.tense == "past") and not (group.modal or group.negated)
    if not done or group.copula or group.progressive or group.lemma in _NO_DEEDS or c.clause.quoted:
        return False
    alone = group.first == group.last and c.tokens[group.head].low not in lex.LEMMA_OF_PAST
    bare = alone or group.lemma in lex.REPORTING  # 'reported three fires', but 'wrote about a fire'
    behind = c.tokens[group.last + 1].low if group.last + 1 < c.clause.last else ""
    return not (bare and behind in _NO_OBJECT) and not (alone and group.lemma in lex.PLACED)


def _goes_on(c: Look, subject: tuple[int, int]) -> bool:
    """Whether a relative clause parts it from its subject: 'the fair, which opened in May, drew crowds'."""
    last = c.clause.first - 1
    behind = [token.low for token in c.tokens[subject[1] : min(subject[1] + 2, last)]]
    resumed = c.role("main") and c.clause.first == c.clause.group.first and c.tokens[last].low == ","
    return resumed and behind[:1] == [","] and behind[-1] in ("who", "which", "whose")


def _has_doer(c: Look) -> bool:
    """Whether its own subject is somebody or something that words name or describe; a fear or a hope does nothing."""
    subject = c.clause.subject
    if (
        subject is None
        or (subject[0] < c.clause.first and not _goes_on(c, subject))
        or c.tokens[subject[1] - 1].low in _NO_DOERS
    ):
        return False
    return not any(token.low in lex.ATTITUDES for token in c.tokens[slice(*subject)])
