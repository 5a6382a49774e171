"""Clauses of a sentence: one for each verb group, with what joins it to the rest."""

from __future__ import annotations

import itertools
from typing import Final, Literal

import attrs

from timeline.events import lexicon as lex
from timeline.events.tokens import Token
from timeline.events.verbs import VerbGroup, verb_groups
from timeline.model import Span

Role = Literal["main", "content", "relative", "temporal", "conditional", "adverbial", "participle", "infinitive"]

_BREAKS: Final = frozenset((";", ":", "—", "--", "---", "-LRB-", "-RRB-", "(", ")", "-"))
_DASHES: Final = frozenset(("--", "—", "-", "(", "-LRB-"))
_COMPARING: Final = frozenset(("many", "much", "well", "of", "a", "an", "part"))
_POINTED_AT: Final = frozenset(("day", "year", "month", "week", "time", "night", "summer"))
_PREPOSITIONAL: Final = frozenset(("after", "before", "since", "until", "till", "despite", "without", "once"))
_ODDS: Final = frozenset("likely unlikely probable improbable possible certain".split())
# Verbs of saying and thinking whose content may follow without 'that' ('said profits rose').
_WITHOUT_THAT: Final = frozenset(
    "say think believe know hope tell claim insist warn add fear expect suggest argue report estimate see feel find "
    "confirm note reveal mean assume".split()
)
_NOBODY: Final = frozenset(("no", "nobody", "none", "neither", "nothing"))
_NEAR: Final = 14
_QUOTES: Final = frozenset(('"', "``", "''"))

_STARTS: Final = lex.COORDINATORS | lex.SUBORDINATORS | lex.PRONOUNS | _BREAKS | _QUOTES | {","}


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
    found = _without_odds(tokens, verb_groups(tokens))
    groups = _reduced(tokens, _without_complements(tokens, _without_absolutes(tokens, found)))
    groups = _with_a_finite(tokens, groups)
    if not groups:
        return ()
    cuts = [0]
    cuts += [_cut(tokens, before, after) for before, after in itertools.pairwise(groups)]
    cuts.append(len(tokens))
    quoted = _quoted(tokens, in_quote)
    return tuple(
        _clause(tokens, (cuts[i], cuts[i + 1]), group, groups[i - 1] if i else None, quoted=quoted[group.head])
        for i, group in enumerate(groups)
    )


def _without_odds(tokens: tuple[Token, ...], groups: tuple[VerbGroup, ...]) -> tuple[VerbGroup, ...]:
    """Drop the 'is' of 'it is highly likely that': it tells the odds of the clause that follows, and belongs to it."""
    kept = [
        group
        for group, after in itertools.pairwise(groups)
        if not (group.copula and _odds_before(tokens, group, after))
    ]
    return (*kept, *groups[-1:])


def _odds_before(tokens: tuple[Token, ...], group: VerbGroup, after: VerbGroup) -> bool:
    lows = [token.low for token in tokens[group.last + 1 : after.first]]
    return group.first > 0 and tokens[group.first - 1].low == "it" and "that" in lows and bool(_ODDS & set(lows[:3]))


def _without_absolutes(tokens: tuple[Token, ...], groups: tuple[VerbGroup, ...]) -> list[VerbGroup]:
    """Drop participles that hang on 'with' or 'of them' ('a third of them killed'): the clause before has them."""
    kept: list[VerbGroup] = []
    for group in groups:
        start = kept[-1].last + 1 if kept else 0
        lows = [token.low for token in tokens[start : group.first]]
        bare = group.first == group.head and group.form != "infinitive" and group.tense in ("past", "")
        comma = max((i for i, low in enumerate(lows) if low == ","), default=-1)
        hangs = "with" in lows[comma + 1 : comma + 3] or lows[-2:] in (["of", "them"], ["of", "whom"])
        if bare and hangs and (kept or group is not groups[-1]):
            continue
        kept.append(group)
    return kept


def _without_complements(tokens: tuple[Token, ...], groups: list[VerbGroup]) -> list[VerbGroup]:
    """Drop the infinitive of a noun at the head of a sentence ('any decision to leave would need consent')."""
    if len(groups) < 2 or groups[0].form != "infinitive" or groups[0].first == 0:
        return groups
    before = tokens[groups[0].first - 1]
    return groups[1:] if before.is_word and groups[1].form == "finite" else groups


def _reduced(tokens: tuple[Token, ...], groups: list[VerbGroup]) -> list[VerbGroup]:
    """See reduced relatives: 'the man arrested on Monday has died', 'announced measures intended to help'."""
    found = list(groups)
    for number, group in enumerate(groups):
        before = found[number - 1] if number else None
        after = groups[number + 1] if number + 1 < len(groups) else None
        if _could_be_participle(tokens, group) and _hangs_on_noun(tokens, before, group, after):
            found[number] = attrs.evolve(group, form="participle", passive=True)
    return found


def _with_a_finite(tokens: tuple[Token, ...], groups: list[VerbGroup]) -> list[VerbGroup]:
    """A sentence's only past form is its verb ('Anna Berg, 45, resigned'); 'many come' has none in the past."""
    if len(groups) != 1 or groups[0].form != "participle" or groups[0].first != groups[0].last or not groups[0].first:
        return groups
    word = tokens[groups[0].head].low
    past = word.endswith("ed") or word in lex.LEMMA_OF_PAST
    return [attrs.evolve(groups[0], form="finite", passive=False)] if past else []


def _could_be_participle(tokens: tuple[Token, ...], group: VerbGroup) -> bool:
    single = group.first == group.last and group.tense == "past" and group.form == "finite"
    word = tokens[group.head].low
    return single and (word.endswith("ed") or word in lex.LEMMA_OF_PARTICIPLE) and group.lemma not in lex.REPORTING


def _hangs_on_noun(
    tokens: tuple[Token, ...], before: VerbGroup | None, group: VerbGroup, after: VerbGroup | None
) -> bool:
    """Whether a past form shares its clause with a finite verb, or stands behind a dash: then it is a participle."""
    if group.first > 0 and tokens[group.first - 1].low in _DASHES:
        return True
    follows = after is not None and after.form == "finite" and after.first > group.last + 1
    if follows and after is not None and not _broken(tokens, group, after) and not _takes_object(tokens, group):
        return True
    shares = before is not None and before.form == "finite" and before.lemma not in _WITHOUT_THAT
    return shares and before is not None and group.first > before.last + 1 and not _broken(tokens, before, group)


def _takes_object(tokens: tuple[Token, ...], group: VerbGroup) -> bool:
    """Whether a noun phrase follows ('called off the strike planned for Friday'): it is a verb of its own then."""
    at = group.last + 1
    if at < len(tokens) and tokens[at].low in {"off", "up", "out", "down", "over"}:
        at += 1
    return at < len(tokens) and tokens[at].low in lex.DETERMINERS


def _broken(tokens: tuple[Token, ...], before: VerbGroup, after: VerbGroup) -> bool:
    """Whether a mark, a conjunction or a pronoun between two verbs starts a new clause."""
    return any(token.low in _STARTS for token in tokens[before.last + 1 : after.first])


def _cut(tokens: tuple[Token, ...], before: VerbGroup, after: VerbGroup) -> int:
    """The token at which the clause of `after` starts."""
    start, end = before.last + 1, after.first
    between = range(start, end)
    for at in between:
        if _subordinates(tokens, at, end) and (tokens[at].low != "as" or after.form == "finite"):
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
    """Whether the word at `at` opens a clause whose verb stands at `end`."""
    low = tokens[at].low
    if low not in lex.SUBORDINATORS:
        return False
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    previous = tokens[at - 1].low if at else ""
    unbroken = all(tokens[i].low not in (",", ";") for i in range(at, end))
    if low == "as":
        return following not in _COMPARING and previous not in ("such", "well", "as", "known") and unbroken
    if low == "that":
        return previous not in lex.PREPOSITIONS and following not in _POINTED_AT
    # 'before Christmas' and 'since 2009' hold no clause: the verb must follow soon, with no break before it.
    return low not in _PREPOSITIONAL or (unbroken and end - at <= _NEAR)


def _clause(
    tokens: tuple[Token, ...], cut: tuple[int, int], group: VerbGroup, before: VerbGroup | None, *, quoted: bool
) -> Clause:
    """The clause of a verb group between two cuts. `before` is the verb group before it, if any."""
    first = cut[0] if before else _opening(tokens, cut[0], group)
    start, end = _trim(tokens, first, cut[1], group)
    lead = tokens[start].low if start < group.first else ""
    span = Span(tokens[start].span.start, tokens[end - 1].span.end)
    if any(token.low in _NOBODY for token in tokens[start : min(start + 2, group.first)]):
        group = attrs.evolve(group, negated=True)
    return Clause(start, end, group, _role(tokens, start, group, before), lead, span, tokens[group.head].span, quoted)


def _opening(tokens: tuple[Token, ...], first: int, group: VerbGroup) -> int:
    """Where the clause of a sentence's first verb group starts, if not its main verb: at its 'who' or 'after'."""
    inner = [
        at
        for at in range(first + 1, group.first)
        if _subordinates(tokens, at, group.first) and tokens[at - 1].low not in _ODDS
    ]
    if inner and (group.form != "finite" or tokens[inner[-1]].low in lex.RELATIVES):
        return inner[-1]
    bare = group.form in ("ing", "participle") and group.first - first > 2
    if bare and tokens[group.first - 1].low in ("by", ","):
        return group.first - (tokens[group.first - 1].low == "by")
    return first


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
    if start < group.first and lead in lex.RELATIVES and start:
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
