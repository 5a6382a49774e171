"""Clauses of a sentence: one for each verb group, with what joins it to the rest."""

from __future__ import annotations

from typing import Final, Literal

import attrs

from timeline.events import lexicon as lex
from timeline.events.tokens import Token
from timeline.events.verbs import VerbGroup, verb_groups
from timeline.model import Span

Role = Literal["main", "content", "relative", "temporal", "conditional", "adverbial", "participle", "infinitive"]

_BREAKS: Final = frozenset((";", ":", "—", "--", "---", "-LRB-", "-RRB-", "(", ")", "-"))
_QUOTES: Final = frozenset(('"', "``", "''"))


@attrs.frozen
class Clause:
    """Tokens `[first, last)` of a sentence around one verb group. `lead` is the word that joins it, if any."""

    first: int
    last: int
    group: VerbGroup
    role: Role
    lead: str
    span: Span
    trigger: Span
    quoted: bool = False


def clauses(tokens: tuple[Token, ...], *, in_quote: bool = False) -> tuple[Clause, ...]:
    """Cut a sentence into clauses, in order, covering all tokens; none where there is no verb.

    `in_quote` tells that the sentence starts inside a quotation.
    """
    groups = _without_absolutes(tokens, verb_groups(tokens))
    if not groups:
        return ()
    cuts = [0]
    for before, after in zip(groups, groups[1:], strict=False):
        cuts.append(_cut(tokens, before, after))
    cuts.append(len(tokens))
    quoted = _quoted(tokens, in_quote)
    return tuple(
        _clause(tokens, cuts[i], cuts[i + 1], groups, i, quoted[group.head]) for i, group in enumerate(groups)
    )


def _without_absolutes(tokens: tuple[Token, ...], groups: tuple[VerbGroup, ...]) -> list[VerbGroup]:
    """Drop participles that hang on 'with' ('with a third of them killed'): they belong to the clause before."""
    kept: list[VerbGroup] = []
    for group in groups:
        start = kept[-1].last + 1 if kept else 0
        lows = [token.low for token in tokens[start : group.first]]
        bare = group.first == group.head and group.form != "infinitive" and group.tense in ("past", "")
        comma = max((i for i, low in enumerate(lows) if low == ","), default=-1)
        if kept and bare and "with" in lows[comma + 1 : comma + 3]:
            continue
        kept.append(group)
    return kept


def _cut(tokens: tuple[Token, ...], before: VerbGroup, after: VerbGroup) -> int:
    """The token at which the clause of `after` starts."""
    start, end = before.last + 1, after.first
    between = range(start, end)
    for at in between:
        if _subordinates(tokens, at, end):
            return at
    breaks = [at for at in between if tokens[at].low in _BREAKS]
    if breaks:
        return breaks[-1] + 1
    if before.lemma in lex.REPORTING and after.form == "finite":
        commas = [at for at in between if tokens[at].low == "," or tokens[at].low in _QUOTES]
        if commas:
            return commas[0] + 1
        return min(start + (before.lemma == "tell" and end - start > 1), end)
    joins = [at for at in between if tokens[at].low == "," or tokens[at].low in lex.COORDINATORS]
    if joins and after.form != "infinitive":
        at = joins[-1]
        return at - 1 if at > start and tokens[at - 1].low == "," and tokens[at].low != "," else at
    return end


def _subordinates(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    low = tokens[at].low
    if low not in lex.SUBORDINATORS:
        return False
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    previous = tokens[at - 1].low if at else ""
    if low == "as":
        compares = following in ("many", "much", "well", "of", "a", "an", "part") or previous in ("such", "well", "as", "known")
        return not compares and all(tokens[i].low != "," for i in range(at, end))
    if low == "that":
        return previous not in lex.PREPOSITIONS and following not in ("day", "year", "month", "week", "time", "night", "summer")
    # 'before Christmas' and 'since 2009' hold no clause: the verb must follow soon, with no break before it.
    if low in ("after", "before", "since", "until", "till", "despite", "without", "once"):
        return all(tokens[i].low not in (",", ";") for i in range(at, end)) and end - at <= 14
    return True


def _clause(
    tokens: tuple[Token, ...], first: int, last: int, groups: list[VerbGroup], number: int, quoted: bool
) -> Clause:
    group = groups[number]
    start, end = _trim(tokens, _opening(tokens, first, group) if not number else first, last, group)
    lead = tokens[start].low if start < group.first else ""
    role = _role(tokens, start, group, groups[number - 1] if number else None)
    span = Span(tokens[start].span.start, tokens[end - 1].span.end)
    return Clause(start, end, group, role, lead, span, tokens[group.head].span, quoted)


def _opening(tokens: tuple[Token, ...], first: int, group: VerbGroup) -> int:
    """Where a participial clause starts that a sentence ends with: at its 'after' or 'by', else at its verb."""
    if group.form not in ("ing", "participle") or group.first - first < 3:
        return first
    before = tokens[group.first - 1].low
    if before in ("after", "before", "while", "when", "by", "since", "without", "despite"):
        return group.first - 1
    return group.first if before == "," else first


def _trim(tokens: tuple[Token, ...], first: int, last: int, group: VerbGroup) -> tuple[int, int]:
    """Leave joining marks, quotes and 'and' outside."""
    while first < group.first and (not tokens[first].is_word or tokens[first].low in lex.COORDINATORS):
        first += 1
    while last > group.last + 1 and (not tokens[last - 1].is_word or tokens[last - 1].low in lex.COORDINATORS):
        last -= 1
    return first, last


def _role(tokens: tuple[Token, ...], start: int, group: VerbGroup, before: VerbGroup | None) -> Role:
    lead = tokens[start].low
    if lead == "that" and before is not None and (before.lemma in lex.REPORTING or start + 1 < group.first):
        return "content"
    if lead in lex.CONDITIONALS:
        return "conditional"
    if start < group.first and lead in lex.RELATIVES and before is not None:
        return "relative"
    if lead in ("after", "before", "since", "until", "till", "when", "while", "once", "as") and start < group.first:
        return "temporal" if _verb_near(tokens, start, group) else "main"
    if lead in lex.SUBORDINATORS and start < group.first:
        return "adverbial"
    if group.form == "infinitive":
        return "infinitive"
    if group.form in ("ing", "participle"):
        return "participle"
    if before is not None and before.lemma in lex.REPORTING and start == before.last + 1:
        return "content"
    return "main"


def _verb_near(tokens: tuple[Token, ...], start: int, group: VerbGroup) -> bool:
    """No comma between the joining word and the verb: 'after a long night, they left' is a main clause."""
    return all(tokens[at].low != "," for at in range(start, group.first))


def _quoted(tokens: tuple[Token, ...], inside: bool) -> list[bool]:
    """For each token whether it stands between quotation marks."""
    found = []
    for token in tokens:
        if token.low == "``":
            inside = True
        elif token.low == "''":
            inside = False
        elif token.low == '"':
            inside = not inside
        found.append(inside)
    return found


def ends_quoted(tokens: tuple[Token, ...], *, in_quote: bool) -> bool:
    """Whether a quotation is still open behind these tokens."""
    return _quoted(tokens, in_quote)[-1] if tokens else in_quote
