"""What a glance throws out: reasons of `timeline.events.picking` that can be seen before kind and links are found."""

from __future__ import annotations

from typing import Final

from timeline.events import lexicon as lex
from timeline.events.candidates import Candidate
from timeline.events.clauses import Clause
from timeline.events.passing import SUBORDINATE
from timeline.events.tokens import Token


def passed_over(one: Candidate, *, timeless: bool, odds: bool) -> bool:
    """Whether a glance throws a candidate out. `timeless`: nothing in its sentence tells a time, and minor events are
    not asked for; `odds`: its sentence may tell odds.
    """
    if one.parts is None:
        return False
    if hopeless(one.parsed.tokens, one.parts):
        return True
    return timeless and one.own is None and idle(one, one.parts, odds=odds)


def hopeless(tokens: tuple[Token, ...], clause: Clause) -> bool:
    """Whether its form alone throws a clause out: reasons of OUT that leave no event and need no more than a glance."""
    return clause.group.form == "infinitive" or clause.role == "conditional" or tokens[-1].text == "?"


def idle(one: Candidate, clause: Clause, *, odds: bool) -> bool:
    """Whether a glance throws a clause out where nothing tells a time, before its kind and its links are found: reasons
    of OUT, some of which leave a minor event. `odds`: its sentence may tell odds.
    """
    group = clause.group
    if clause.role in SUBORDINATE and group.lemma not in lex.TURNING:
        return True  # background
    if clause.role == "participle" == group.form or (clause.quoted and not odds):
        return True  # an attribute, an opinion in a quotation
    return one.saying and group.lemma not in _ACTING  # a bare saying


_ACTING: Final = lex.SPEECH_ACTS | lex.CONCLUDING | {"tell"}
