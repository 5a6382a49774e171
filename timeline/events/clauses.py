"""Clauses of a sentence: one for each verb group, with what joins it to the rest."""

from __future__ import annotations

import itertools
from typing import Final, Literal

from timeline.events import lexicon as lex
from timeline.events.contact import contact
from timeline.events.cutting import cut, leading_over, opening, reports, set_in, unbroken
from timeline.events.nominals import event_noun
from timeline.events.reducing import told
from timeline.events.subjects import behind_phrase, subjects
from timeline.events.tokens import DATE, QUOTES, Token
from timeline.events.values import evolve, light
from timeline.events.verbs import VerbGroup, supposes
from timeline.model import Span

Role = Literal["main", "content", "relative", "temporal", "conditional", "adverbial", "participle", "infinitive"]

_TEMPORAL: Final = frozenset("after before since until till when while once as".split())
_NOBODY: Final = frozenset(("no", "nobody", "none", "neither", "nothing"))


@light
class Clause:
    """Tokens `[first, last)` of a sentence around one verb group. `lead` is the word that joins it, if any.

    `subject` are the tokens `[first, last)` of the noun phrase that governs its verb, wherever they stand: in another
    clause for a verb that shares its subject, before a relative clause or participle. None where there is none.
    `noun` is the token that names the event where the verb says little without it ('talks began', 'held elections').
    """

    first: int
    last: int
    group: VerbGroup
    role: Role
    lead: str
    span: Span
    trigger: Span
    quoted: bool = False
    subject: tuple[int, int] | None = None
    noun: int | None = None


def clauses(tokens: tuple[Token, ...], *, in_quote: bool = False) -> tuple[Clause, ...]:
    """Cut a sentence into clauses, in order, covering all tokens; none where there is no verb.

    `in_quote` tells that the sentence starts inside a quotation.
    """
    groups = told(tokens)
    if not groups:
        return ()
    opens = set_in(tokens, groups)
    cuts = [opens]
    cuts += [cut(tokens, before, after) for before, after in itertools.pairwise(groups)]
    cuts.append(len(tokens))
    quoted = _quoted(tokens, in_quote)
    found = [
        _clause(tokens, (cuts[i], cuts[i + 1]), group, groups[i - 1] if i else None, quoted=quoted[group.head])
        for i, group in enumerate(groups)
    ]
    if opens:
        found[1] = evolve(found[1], role="content", span=Span(tokens[0].start, found[1].span.end))
    found = _uncleft(tokens, _resumed(tokens, found))
    found = [_ahead(found, number) for number in range(len(found))]
    return tuple(
        Clause(
            c.first, c.last, _denied_by(tokens, c, subject), c.role, c.lead, c.span, c.trigger, c.quoted,
            subject, event_noun(tokens, c.group, c.last, subject),
        )
        for c, subject in zip(found, subjects(tokens, found), strict=True)
    )  # fmt: skip


def _denied_by(tokens: tuple[Token, ...], clause: Clause, subject: tuple[int, int] | None) -> VerbGroup:
    """The verb of a clause, negated where nobody does it, also behind what opens it: 'In March, no ship sailed'."""
    group = clause.group
    if group.negated or subject is None or not clause.first < subject[0] < subject[1] <= group.first:
        return group
    return evolve(group, negated=True) if _nobody(tokens, subject[0], group) else group


def _resumed(tokens: tuple[Token, ...], clauses: list[Clause]) -> list[Clause]:
    """Behind a relative clause between commas, what it is set into goes on: 'it will close unless its head, who was
    held on Tuesday, is freed', 'he said the head, who was held, was free'.
    """
    found = list(clauses)
    for number, (clause, after) in enumerate(itertools.pairwise(clauses)):
        goes_on = after.role == "main" and after.group.form == "finite" and after.first == after.group.first
        who = _parenthetic(tokens, clause) if goes_on and tokens[after.first - 1].text == "," else 0
        if not who:
            continue
        before = clauses[number - 1] if number else None
        if who > clause.first and clause.lead in lex.SUBORDINATORS:
            span = Span(tokens[who].start, clause.span.end)
            found[number] = evolve(clause, first=who, role="relative", lead=tokens[who].low, span=span)
            whole = Span(clause.span.start, after.span.end)
            found[number + 1] = evolve(after, role=clause.role, lead=clause.lead, span=whole)
        elif before is None and tokens[0].low in _TEMPORAL | lex.CONDITIONALS:
            role: Role = "temporal" if tokens[0].low in _TEMPORAL else "conditional"
            found[number + 1] = evolve(after, role=role, lead=tokens[0].low)
        elif before is not None and before.group.lemma in lex.REPORTING - {"tell"} and not before.group.passive:
            told = before.last > before.group.last + 1 and before.group.first > before.first
            found[number + 1] = evolve(after, role="content") if told else after
    return found


def _uncleft(tokens: tuple[Token, ...], clauses: list[Clause]) -> list[Clause]:
    """'It was only when divers went down that the cracks came to light' tells both as a plain sentence would."""
    found = list(clauses)
    for number, clause in enumerate(clauses):
        if not clause.group.after_it(tokens):
            continue
        when = number + 1 < len(clauses) and clauses[number + 1].role == "temporal"
        behind = [token.low for token in tokens[clause.group.last + 1 : clause.group.last + 3] if token.low != "only"]
        told = number + 1 + when
        if told >= len(clauses) or clauses[told].lead != "that" or not (when or behind[:1] in (["after"], ["until"])):
            continue
        first = clauses[told].first + 1
        span = Span(tokens[first].start, clauses[told].span.end)
        found[told] = evolve(clauses[told], first=first, role="main", lead="", span=span)
    return found


def _parenthetic(tokens: tuple[Token, ...], clause: Clause) -> int:
    """The 'who' or 'which' behind a comma that the verb of a clause belongs to; 0 where none stands there."""
    named = range(clause.first, clause.group.first)
    return next((at for at in named if at and tokens[at].low in _WHO and tokens[at - 1].text == ","), 0)


_WHO: Final = ("who", "which", "whose")


def _ahead(clauses: list[Clause], number: int) -> Clause:
    """A temporal clause in the present is ahead where the clause beside it is: 'will sail when the ice melts'."""
    clause = clauses[number]
    now = clause.lead == "as" and clause.group.progressive  # 'as shops are opening' goes on already
    if clause.role != "temporal" or clause.group.tense != "present" or clause.lead == "since" or now:
        return clause
    beside = clauses[number - 1] if number else clauses[min(1, len(clauses) - 1)]
    ahead = beside.role in ("main", "content") and beside.group.tense == "future"
    return evolve(clause, group=evolve(clause.group, tense="future")) if ahead else clause


def _clause(
    tokens: tuple[Token, ...], ends: tuple[int, int], group: VerbGroup, before: VerbGroup | None, *, quoted: bool
) -> Clause:
    """The clause of a verb group between two cuts. `before` is the verb group before it, if any."""
    first = ends[0] if before else opening(tokens, ends[0], group)
    start, end = _trim(tokens, first, ends[1], group)
    tied = leading_over(tokens, start, group.first) > start
    lead = tokens[start].low if start < group.first and not tied else ""
    span = Span(tokens[start].start, tokens[end - 1].end)
    if _nobody(tokens, start, group) or _nothing(tokens, group, end):
        group = evolve(group, negated=True)
    return Clause(start, end, group, _role(tokens, start, group, before), lead, span, tokens[group.head].span, quoted)


def _nobody(tokens: tuple[Token, ...], start: int, group: VerbGroup) -> bool:
    """Whether its subject is nobody: 'no ship sank', but 'no fewer than nine ships sank'."""
    if start < group.first and tokens[start].low == "not":
        opens = [token.low for token in tokens[start + 1 : min(start + 3, group.first)]]
        return opens[:1] == ["one"] or opens == ["a", "single"]
    for at in range(start, min(start + 2, group.first)):
        if tokens[at].low in _NOBODY and tokens[at + 1].is_word and tokens[at + 1].low not in _COMPARED:
            return True
    return False


def _nothing(tokens: tuple[Token, ...], group: VerbGroup, last: int) -> bool:
    """Whether its object is nothing: 'police made no arrests', 'the talks brought nothing'."""
    at = group.last + 1
    at += at < last and tokens[at].low in ("out", "up", "off")  # 'carried out no raids'
    found = at < last and not group.passive and tokens[at].low in ("no", "nothing", "nobody")
    found = found and group.lemma not in _FINDING
    return found and not (at + 1 < last and tokens[at + 1].low in _COMPARED)


_FINDING: Final = frozenset("find identify see show leave".split())
"""Verbs of which nothing as the object is an outcome too: 'found no survivors'."""
_COMPARED: Final = frozenset("fewer less more later longer doubt sooner earlier".split())


def _trim(tokens: tuple[Token, ...], first: int, last: int, group: VerbGroup) -> tuple[int, int]:
    """Leave joining marks, quotes and 'and' outside."""
    while first < group.first and (not tokens[first].is_word or tokens[first].low in lex.COORDINATORS):
        first += 1
    while last > group.last + 1 and (not tokens[last - 1].is_word or tokens[last - 1].low in lex.COORDINATORS):
        last -= 1
    return first, last


def _role(tokens: tuple[Token, ...], start: int, group: VerbGroup, before: VerbGroup | None) -> Role:
    start = leading_over(tokens, start, group.first)
    lead = tokens[start].low if start < group.first else ""
    reported = before is not None and reports(before)
    if lead == "that" and start and start + 1 < group.first:
        noun = tokens[start - 1]
        apart = tokens[start + 1].text == "," and noun.is_word and not reported
        return "relative" if apart and noun.low not in lex.STOP_WORDS | lex.TOLD_BY else "content"
    in_case = lead == "in" and tokens[start + 1].low == "case" != tokens[start + 2].low != "of"
    permitting = group.lemma == "permit" and group.form == "ing" and start + 1 == group.first  # 'weather permitting'
    inverted = not start and lead == "should" and tokens[-1].text != "?"  # 'Should the talks fail, it will act'
    if inverted or permitting or lead in lex.CONDITIONALS or in_case or (lead == "had" and supposes(tokens, start)):
        return "conditional"
    told_at_once = reported and before is not None and before.last + 1 == start  # 'expects the bank to close'
    opens = contact(tokens, group.first) if start else 0
    summed = opens == start + 2 and tokens[start + 1].low in lex.SUMMED  # ', a claim Velm denied'
    if start and (lead in lex.RELATIVES or ((opens == start or summed) and not told_at_once)):
        return "relative"
    if lead == "that" or (lead == "as" and tokens[start + 1].low == "of"):
        return "main"
    if _counts(tokens, start, group):
        return "temporal"
    if lead in _TEMPORAL:
        # 'After a long night, they left' is a main clause, and so is 'after the war he left'.
        return (
            "temporal" if unbroken(tokens, start, group.first) and not behind_phrase(tokens, start, group) else "main"
        )
    if lead in lex.SUBORDINATORS:
        return "adverbial"
    if group.form == "infinitive":
        return "infinitive"
    if group.form in ("ing", "participle"):
        return "participle"
    found = before is not None and before.lemma in lex.FINDING and start == before.last + 1 < group.first
    content = found or (reported and before is not None and _follows_saying(tokens, before, start, group))
    return "content" if content else "main"


def _follows_saying(tokens: tuple[Token, ...], saying: VerbGroup, start: int, group: VerbGroup) -> bool:
    """Whether a clause without 'that' is what the verb of saying before it tells, perhaps to somebody: 'told the court
    he had left'.
    """
    told = tokens[saying.last + 1 : start]
    if not told:
        return True
    person = saying.lemma == "tell" and group.form == "finite" and len(told) <= _TOLD
    return person and all(token.is_word and token.low not in lex.COORDINATORS for token in told)


_TOLD: Final = 5
"""Words that name to whom something is told."""


def _counts(tokens: tuple[Token, ...], start: int, group: VerbGroup) -> bool:
    """Whether a count opens a temporal clause: 'three days after the vote ended', 'the week before they left'; or 'by
    the time they left'.
    """
    if tokens[start].low == "by" and [token.low for token in tokens[start + 1 : start + 3]] == ["the", "time"]:
        return True
    for at in range(start + 1, min(start + 5, group.first)):
        if tokens[at].low in ("after", "before"):
            counted = tokens[at - 1].low == DATE or tokens[at - 1].low in _UNITS
            doing = group.form == "ing" and at + 1 == group.first
            return counted and (doing or at + 1 < group.first) and unbroken(tokens, start, group.first)
    return False


_UNITS: Final = lex.UNITS | {"shortly", "soon"}


def _quoted(tokens: tuple[Token, ...], inside: bool) -> list[bool]:
    """For each token whether it stands between quotation marks."""
    found: list[bool] = []
    lows = [token.low for token in tokens]
    for at, low in enumerate(lows) if not QUOTES.isdisjoint(lows) else ():
        if low in QUOTES:
            found += [inside] * (at - len(found))
            inside = low == "``" or (low == '"' and not inside)
    return found + [inside] * (len(tokens) - len(found))


def ends_quoted(tokens: tuple[Token, ...], *, in_quote: bool) -> bool:
    """Whether a quotation is still open behind these tokens."""
    return _quoted(tokens, in_quote)[-1] if tokens else in_quote
