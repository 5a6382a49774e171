"""What 'it' and 'they' mean: the subject told right before, where nothing else of its number stands between."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Final

from timeline.events import lexicon as lex
from timeline.events import people
from timeline.events.clauses import Clause
from timeline.events.labels.number import EITHER, plural
from timeline.events.labels.writing import spelled
from timeline.events.names import Names
from timeline.events.parsed import Parsed
from timeline.events.persons import OWNERS, PERSONAL, fits, imaginable, opposite, possible
from timeline.events.themes import meets_ship, ship_of, tells_of_woman
from timeline.events.tokens import OPENS, Token
from timeline.events.values import evolve
from timeline.events.verbs import lemma_of
from timeline.model import Span

_ASIDES: Final = (lex.PREPOSITIONS | lex.LEADING_NOUNS | {"despite", "because"}) - {"up"}
EMPTY: Final = frozenset(
    "seem appear emerge happen rain snow take turn prove matter follow become cost remain feel".split()
)
"""Verbs whose 'it' may mean nothing that was told: 'it took two years to mend the dam'."""
_SAID: Final = lex.REPORTING | frozenset("decide plan agree expect intend hope decree order rule fear propose".split())
_NOTHING: Final = frozenset("no each every any neither either nobody nothing none such".split())
_POINTING: Final = lex.PRONOUNS | {"this", "that", "these", "those", "there"}
_PERSONS: Final = frozenset(
    "appellant defendant plaintiff claimant petitioner respondent suspect victim driver passenger master mate skipper "
    "seaman sailor boy girl dad mum uncle aunt cousin nephew niece grandfather grandmother widow widower child baby "
    "headmaster headmistress architect builder merchant landowner clerk servant".split()
)
"""Persons by what they are, beside those who are asked or heard for it."""
_DEEDS: Final = frozenset("building construction rebuilding founding creation opening purchase sale conversion".split())
_LONGEST: Final = 8
_IN_S: Final = 4


def antecedent(parsed: Parsed, number: int, pronoun: Token, *, of: Token | None = None) -> list[str]:
    """The words that a pronoun, the subject of a clause, stands for: 'it' and 'they' for anything of their number, 'he'
    and 'she' for somebody told of by what he is. None where that is not sure. `of` is an 'its'
    in place of which 'it' is asked for.
    """
    while number and parsed.tokens[parsed.clauses[number].first].start > pronoun.start:
        number -= 1  # a verb that shares the pronoun with the one before: 'they left and returned'
    while number + 1 < len(parsed.clauses) and parsed.tokens[parsed.clauses[number + 1].first].start <= pronoun.start:
        number += 1  # a participle before the pronoun that it goes with: 'built in 1825, it was sold'
    clause = parsed.clauses[number]
    if pronoun.low == "it" and of is None and _empty(parsed, clause):
        return []
    inside = _told_before(parsed, number, of or pronoun)
    if inside is None:
        return of_theme(parsed, pronoun.low) if _opens(parsed, number, of or pronoun) else []
    before, between, says = inside
    again = len(before) == 1 and before[0].low == pronoun.low
    if not again and pronoun.low in PERSONAL:
        return [] if says else _fitting_person(parsed, before, between, pronoun.low)
    if not says and pronoun.low == "it" and before and plural(before, parsed.names):
        return _only_one(_behind_predicate(_behind_apposition(between)))
    if not again:
        return _fitting(parsed, before, [_behind_apposition(between)], pronoun.low, says=says)
    if pronoun.low in PERSONAL:
        rivals = _tells_of_person(between, parsed.names, pronoun.low)
    else:
        rivals = not says and _rivals(_behind_predicate(between), parsed.names, many=pronoun.low == "they")
    return [] if rivals else antecedent(parsed, number - 1, before[0])  # 'it was hit, and it sank'


def _told_before(parsed: Parsed, number: int, pronoun: Token) -> tuple[Sequence[Token], Sequence[Token], bool] | None:
    """The subject in its sentence that a pronoun may take up, what stands between, and whether it is who says what the
    pronoun does; None where there is none.
    """
    tokens = parsed.tokens
    at = parsed.number_of(pronoun)
    for other in range(number - 1, -1, -1):
        before = parsed.clauses[other]
        if before.group.form != "finite" or before.role == "relative" or before.subject is None:
            continue
        first, last = before.subject
        if last > before.group.first or before.group.first >= at:
            return (), (), False
        says = other == number - 1 and before.group.lemma in lex.REPORTING and not before.group.passive
        return tokens[first:last], tokens[last:at], says
    return None


def _opens(parsed: Parsed, number: int, pronoun: Token) -> bool:
    """Whether a pronoun is the first to stand for anything in its sentence."""
    tokens = parsed.tokens
    at = parsed.number_of(pronoun)
    fronted = (
        number > 0
        and tokens[at - 1].low == ","
        and all(one.group.form == "participle" and one.first == one.group.first for one in parsed.clauses[:number])
    )
    led = [token for token in tokens[:at] if not any(date.holds(token.span) for date in parsed.dates)]
    return fronted or not (number or any(token.capital for token in led[1:]) or not _leads_only(led))


def of_theme(parsed: Parsed, pronoun: str) -> list[str]:
    """What the sentence before is about, where the pronoun can mean nothing else there."""
    theme, subject = parsed.theme, parsed.theme.taken_up(pronoun)
    if pronoun in PERSONAL:
        return [] if theme.says else _fitting_person(parsed, subject, theme.rest, pronoun)
    if pronoun == "it" and subject and plural(subject, parsed.names):
        return _only_one(_behind_predicate(theme.rest))
    return _fitting(parsed, subject, theme.others(), pronoun, says=False) if subject else []


def _leads_only(tokens: Sequence[Token]) -> bool:
    """Whether no noun phrase stands before: 'However,', 'By 1952'."""
    return not any(token.low in lex.DETERMINERS for token in tokens) and len(tokens) <= _LONGEST


def _empty(parsed: Parsed, clause: Clause) -> bool:
    """Whether 'it' may stand for a clause that follows or for nothing: 'it was said that', 'it rained'."""
    group = clause.group
    if group.lemma in EMPTY or (group.passive and group.lemma in _SAID):
        return True
    inside = parsed.tokens[group.first : group.head]
    if any(token.low == "to" for token in inside) and any(lemma_of(token.low) in _SAID for token in inside):
        return True  # 'it was decided to build'
    behind = [token.low for token in parsed.tokens[group.last + 1 : clause.last + 4]]
    return group.copula and ("that" in behind or "to" in behind or "who" in behind or len(behind) < 2)


def ship_before(parsed: Parsed, pronoun: Token) -> list[str]:
    """The ship that the sentences before tell of, or the subject before it, which 'she' may mean; none where no ship
    is told of.
    """
    ship = parsed.ship
    inside = parsed.tokens[: parsed.number_of(pronoun)]
    told = [one for one in parsed.clauses if parsed.tokens[one.group.last].end <= pronoun.start]
    fronted = all(one.group.form == "participle" for one in told)  # 'built as a ferry, she'
    if tells_of_woman(inside, parsed.names) or (meets_ship(inside) and not fronted):
        ship = ship_of(inside, tuple(told), parsed.names, ())
    bracket = next((at for at, token in enumerate(ship) if token.text in OPENS), len(ship))
    if not 0 < bracket <= _LONGEST:
        return []
    words = as_told_again(list(ship[:bracket]))
    return [words[0].lower(), *words[1:]] if words[0].lower() in lex.DETERMINERS else words


def _fitting(
    parsed: Parsed, subject: Sequence[Token], others: Iterable[Sequence[Token]], pronoun: str, *, says: bool
) -> list[str]:
    """The words of a subject where it has the pronoun's number and kind and none of the others could be meant."""
    found = _owned(parsed, subject)
    if not found or len(found) > _LONGEST or found[0].low in _POINTING | lex.OWNING:
        return []
    if pronoun == "it" and found[0].low in lex.DETERMINERS and any(token.low == "'s" for token in found):
        return []  # 'the club's ground': it may be the club
    if any(one.low in _DEEDS and two.low == "of" for one, two in itertools.pairwise(found)):
        return []  # 'the building of the hall began, and it was opened'
    many = plural(found, parsed.names)
    if many is None and found[-1].low in EITHER:
        many = pronoun == "they"
    if many is None or many != (pronoun == "they") or found[0].low in _NOTHING:
        return []
    bare = not (found[0].capital and found[0].text[0].isalpha()) and found[0].low not in lex.DETERMINERS
    if pronoun == "it" and (bare or _human(found, parsed.names)):
        return []
    rivals = not says and any(
        (plural(one, parsed.names) is not (not many) or (many and _body(one)))
        and _rivals(_behind_predicate(one), parsed.names, many=many)
        for one in others
    )
    return [] if rivals else as_told_again(found)


def _only_one(tokens: Sequence[Token]) -> list[str]:
    """What 'it' stands for behind a subject that is many: the one noun phrase that follows ('they shut the mill')."""
    opens = [at for at, token in enumerate(tokens) if token.low in lex.DETERMINERS]
    if len(opens) != 1 or tokens[opens[0]].low not in lex.ARTICLES:
        return []
    start = opens[0]
    end = next((at for at in range(start, len(tokens)) if at > start and _ends(tokens[at])), len(tokens))
    apart = any(token.capital or token.low in lex.RELATIVES for token in (*tokens[:start], *tokens[end:]))
    noun = tokens[end - 1].low
    plain = 1 < end - start < _LONGEST and (noun in EITHER or not noun.endswith("s"))
    return as_told_again(list(tokens[start:end])) if plain and not apart else []


def _ends(token: Token) -> bool:
    """Whether a noun phrase has ended before a token."""
    return not token.is_word or token.low in lex.STOP_WORDS or lex.is_adverb(token.low)


def _owned(parsed: Parsed, subject: Sequence[Token]) -> list[Token]:
    """A subject with the name of whom the article is about in place of 'his' or 'her'."""
    found, who = list(subject), parsed.about
    if not found or not who or not fits(parsed.names, who, OWNERS.get(found[0].low, "")):
        return found
    return [possessive(found[0], who), *found[1:]]


def possessive(pronoun: Token, who: str) -> Token:
    """A token in place of 'his' or 'her': 'Jan Holt's'."""
    text = f"{who}'" if who.endswith("s") else f"{who}'s"
    return evolve(pronoun, text=text, low=text.lower(), capital=True)


def _behind_apposition(between: Sequence[Token]) -> Sequence[Token]:
    """Without what a subject is called between two commas: ', Winter Tides,'."""
    if not between or between[0].text != ",":
        return between
    return between[next((at for at in range(1, len(between)) if between[at].text == ","), 0) :]


def _body(subject: Sequence[Token]) -> bool:
    """Whether it is a body of people, which 'they' may mean: 'the club closed. They ...'."""
    return bool(subject) and subject[-1].low in people.BODIES


def _fitting_person(parsed: Parsed, subject: Sequence[Token], behind: Sequence[Token], pronoun: str) -> list[str]:
    """The words of a subject that is one person told of by what he is ('the master of the tug'), where nobody else is
    told of behind it.
    """
    if not subject or len(subject) > _LONGEST or subject[0].low in _POINTING | lex.OWNING:
        return []
    end = next((at for at, token in enumerate(subject) if at and token.low in lex.PREPOSITIONS), len(subject))
    named = len(subject) == 1 and subject[0].capital and _his(behind, pronoun)
    named = named and subject[0].text not in parsed.names.things
    if not (named or _is_person(subject[end - 1].low)) or opposite(subject[end - 1].low) == pronoun:
        return []
    others = _tells_of_person(_behind_predicate(behind), parsed.names, pronoun)
    alone = not plural(subject, parsed.names) and not others
    return as_told_again(list(subject)) if alone else []


def _his(behind: Sequence[Token], pronoun: str) -> bool:
    """Whether the words behind a lone name show that it is a person: 'Holt gave his first concert'."""
    return any(token.low == pronoun or OWNERS.get(token.low) == pronoun for token in behind)


def _is_person(low: str) -> bool:
    return low in people.ROLES or low in _PERSONS or low.endswith("ician")


def _tells_of_person(tokens: Sequence[Token], names: Names, pronoun: str) -> bool:
    """Whether words tell of somebody whom a pronoun could mean."""
    if any(_is_person(token.low) and opposite(token.low) != pronoun for token in tokens):
        return True
    inside = names.among(Span(tokens[0].start, tokens[-1].end)) if tokens else ()
    return any(possible(name.full, names) and fits(names, name.full, pronoun) for name in inside)


def _behind_predicate(between: Sequence[Token]) -> Sequence[Token]:
    """Without what a subject is said to be: 'is a railway bridge' names nothing else."""
    if not between or between[0].low not in lex.BE:
        return between
    at = next((at for at, token in enumerate(between) if token.low in _ASIDES or token.text == ","), len(between))
    return between[at:]


def as_told_again(found: list[Token]) -> list[str]:
    """As told again: 'a new mill' is 'the new mill'."""
    words = spelled(found)
    return ["the", *words[1:]] if found[0].low in ("a", "an") else words


def _human(found: list[Token], names: Names) -> bool:
    span = Span(found[0].start, found[-1].end)
    inside = names.among(span)
    last = found[-1].low
    if inside and inside[-1].span.end == span.end:
        return imaginable(inside[-1].full, names) and found[0].low != "the"
    return last in people.ROLES or last in lex.PRONOUNS or last.endswith(("man", "woman", "person", "ist", "ician"))


def _rivals(between: Sequence[Token], names: Names, *, many: bool) -> bool:
    """Whether another noun phrase of the number stands between that no preposition leads."""
    led = False
    for at, token in enumerate(between):
        low = token.low
        if low in _ASIDES or (low == "to" and at):
            led = True
            continue
        if not token.is_word or low in lex.CONJUNCTIONS:
            led = False
            continue
        if led:
            continue
        if many and _plural_noun(low):
            return True
        named = token.capital and at and not _person(token, names)
        if not many and (low in ("the", "a", "an", "its", "this", "that", "it") or named):
            return True
        if many and low in ("the", "their", "these", "two", "three", "several", "many", "some"):
            return True
    return False


def _plural_noun(low: str) -> bool:
    return len(low) > _IN_S and low.endswith("s") and low not in lex.STOP_WORDS and low[-2] != "s"


def _person(token: Token, names: Names) -> bool:
    return any(name.full in names.persons for name in names.among(Span(token.start, token.end)))
