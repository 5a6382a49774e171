"""Whom and what a pronoun takes up where more than one is told of: the one before that does what it is said to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import lexicon as lex
from timeline.events import people
from timeline.events.firstnames import leaning, pronoun_of
from timeline.events.labels.antecedents import as_told_again
from timeline.events.parsed import Parsed
from timeline.events.persons import bare, fits, known, opposite, possible
from timeline.events.tokens import Token
from timeline.events.verbs import VerbGroup
from timeline.model import Span

_WILLED: Final = (
    lex.REPORTING
    | lex.SPEECH_ACTS
    | frozenset(
        "acquire adopt aim appoint approve ask ban buy close commission cut decide deploy dismiss evacuate expel fine "
        "fire hire impose invest issue join launch lend offer open oppose order pay plan postpone publish pull raise "
        "recall refuse reject release replace request sack scrap seek seize sell send set sign slash spend start "
        "summon suspend switch take vote withdraw veto".split()
    )
)
"""What is done on purpose, and so by a body rather than by a thing."""
_TALKING: Final = lex.REPORTING | lex.SPEECH_ACTS


def likely_person(parsed: Parsed, number: int, pronoun: Token) -> str:
    """Whom the first 'he' or 'she' of a sentence means: the subject before, where nobody else is subject or object
    there; else the only one told of there who can be meant.
    """
    theme, low = parsed.theme, pronoun.low
    subject = theme.clauses[theme.main].subject if theme.clauses else None
    if subject is None or not _first(parsed, pronoun):
        return ""
    lead = _person_named(parsed, theme.taken_up(low))
    behind, near = theme.tokens[subject[1] :], [run for run in theme.others() if run]
    if lead and fits(parsed.names, lead, low):
        rivals = any(_tells(parsed, run, low, lead) for run in near)
        goes_on = theme.says and parsed.clauses[number].group.lemma in _TALKING
        return lead if goes_on or not rivals else ""
    if any(token.low in _PERSONAL for token in theme.tokens):
        return ""  # it is told of somebody who is named before
    fitting = [one for one in _persons(parsed, theme.tokens) if known(one, parsed.names) and _fits(parsed, one, low)]
    roles = any(_is_role(behind, at, low) for at in range(len(behind)))
    return fitting[0] if len(set(fitting)) == 1 and not roles else ""


_PERSONAL: Final = frozenset("he she him his her".split())


def _first(parsed: Parsed, pronoun: Token) -> bool:
    """Whether nobody is told of before a pronoun in its sentence."""
    ahead = parsed.tokens[: parsed.number_of(pronoun)]
    roles = any(_is_role(ahead, at, pronoun.low) or ahead[at].low in _PERSONAL for at in range(len(ahead)))
    return not roles and not _persons(parsed, ahead)


def _persons(parsed: Parsed, tokens: Sequence[Token]) -> list[str]:
    """Those named among words who may be persons."""
    inside = parsed.names.among(Span(tokens[0].start, tokens[-1].end)) if tokens else ()
    return [name.full for name in inside if possible(name.full, parsed.names)]


def _person_named(parsed: Parsed, subject: Sequence[Token]) -> str:
    """The one person that a subject ends with, whatever stands before the name."""
    inside = parsed.names.among(Span(subject[0].start, subject[-1].end)) if subject else ()
    if len(inside) != 1 or inside[0].span.end != subject[-1].end or any(one.low in _PARTING for one in subject):
        return ""
    name = inside[0]
    lone = (
        subject[0].low not in lex.DETERMINERS
        and " " not in name.full
        and not name.place
        and name.full not in parsed.names.things
        and bare(name.full)
    )
    return name.full if possible(name.full, parsed.names) or lone else ""


_PARTING: Final = lex.PREPOSITIONS | {"'s", "and", "or", "its", "their"}


def _fits(parsed: Parsed, person: str, pronoun: str) -> bool:
    """Whether a pronoun can be a person's, also by what most first names with such an ending tell."""
    return fits(parsed.names, person, pronoun) and (leaning(person) in ("", pronoun) or pronoun_of(person) == pronoun)


def _tells(parsed: Parsed, run: Sequence[Token], pronoun: str, lead: str) -> bool:
    """Whether a noun phrase tells of somebody else whom a pronoun could mean."""
    if any(_is_role(run, at, pronoun) for at in range(len(run))):
        return True
    return any(one != lead and _fits(parsed, one, pronoun) for one in _persons(parsed, run))


def _is_role(tokens: Sequence[Token], at: int, pronoun: str) -> bool:
    """Whether a word tells of one person by what he is, and is no title of a name: 'the mayor', not 'Mayor Holt'."""
    low = tokens[at].low
    if low not in people.ROLES or opposite(low) == pronoun:
        return False
    return at + 1 == len(tokens) or not tokens[at + 1].capital


def on_purpose(group: VerbGroup) -> bool:
    """Whether a verb tells what only somebody does: 'will ask', unlike 'will fall' and 'was asked'."""
    return group.lemma in _WILLED and not group.passive and not group.copula


def likely_body(parsed: Parsed, number: int) -> list[str]:
    """What the first 'it' of a sentence means that does something on purpose: the body told of last."""
    body = parsed.body.subject
    if not (body and on_purpose(parsed.clauses[number].group)) or (
        number and any(one.subject for one in parsed.clauses[:number])
    ):
        return []
    return as_told_again(list(body))
