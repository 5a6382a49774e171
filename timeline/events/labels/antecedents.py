"""What 'it' and 'they' mean: the subject told right before, where nothing else of its number stands between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import lexicon as lex
from timeline.events import people
from timeline.events.clauses import Clause
from timeline.events.labels.number import EITHER, plural
from timeline.events.labels.writing import spelled
from timeline.events.names import Names
from timeline.events.parsed import Parsed
from timeline.events.persons import fits, imaginable
from timeline.events.tokens import Token
from timeline.events.values import evolve
from timeline.model import Span

_ASIDES: Final = (lex.PREPOSITIONS | {"after", "before", "since", "until", "during", "despite", "because"}) - {"up"}
EMPTY: Final = frozenset(
    "seem appear emerge happen rain snow take turn prove matter follow become cost remain feel".split()
)
"""Verbs whose 'it' may mean nothing that was told: 'it took two years to mend the dam'."""
_SAID: Final = lex.REPORTING | frozenset("decide plan agree expect intend hope decree order rule fear propose".split())
_NOTHING: Final = frozenset("no each every any neither either nobody nothing none such".split())
_POINTING: Final = lex.PRONOUNS | {"this", "that", "these", "those", "there"}
_JOINS: Final = lex.COORDINATORS | lex.SUBORDINATORS
OWNERS: Final = {"his": "he", "her": "she"}
_LONGEST: Final = 8
_IN_S: Final = 4


def antecedent(parsed: Parsed, number: int, pronoun: Token, *, of: Token | None = None) -> list[str]:
    """The words that 'it' or 'they', the subject of a clause, stands for; none where that is not sure. `of` is an 'its'
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
        return []
    subject, between, says = inside
    return _fitting(parsed, subject, between, pronoun.low, says=says)


def _told_before(parsed: Parsed, number: int, pronoun: Token) -> tuple[Sequence[Token], Sequence[Token], bool] | None:
    """The subject that a pronoun may take up, what stands between, and whether it is who says what the pronoun does."""
    tokens = parsed.tokens
    at = next(at for at, token in enumerate(tokens) if token is pronoun)
    for other in range(number - 1, -1, -1):
        before = parsed.clauses[other]
        if before.group.form != "finite" or before.role == "relative" or before.subject is None:
            continue
        first, last = before.subject
        if last > before.group.first or before.group.first >= at:
            return None
        says = other == number - 1 and before.group.lemma in lex.REPORTING and not before.group.passive
        return tokens[first:last], tokens[last:at], says
    fronted = (
        number > 0
        and tokens[at - 1].low == ","
        and all(one.group.form == "participle" and one.first == one.group.first for one in parsed.clauses[:number])
    )
    led = [token for token in tokens[:at] if not any(date.holds(token.span) for date in parsed.dates)]
    if not fronted and (number or any(token.capital for token in led[1:]) or not _leads_only(led)):
        return None
    return (parsed.theme[: parsed.themed], parsed.theme[parsed.themed :], False) if parsed.themed else None


def _leads_only(tokens: Sequence[Token]) -> bool:
    """Whether no noun phrase stands before: 'However,', 'By 1952'."""
    return not any(token.low in lex.DETERMINERS for token in tokens) and len(tokens) <= _LONGEST


def _empty(parsed: Parsed, clause: Clause) -> bool:
    """Whether 'it' may stand for a clause that follows or for nothing: 'it was said that', 'it rained'."""
    group = clause.group
    if group.lemma in EMPTY or (group.passive and group.lemma in _SAID):
        return True
    behind = [token.low for token in parsed.tokens[group.last + 1 : clause.last + 4]]
    return group.copula and ("that" in behind or "to" in behind or "who" in behind or len(behind) < 2)


def ship_before(parsed: Parsed) -> list[str]:
    """The ship that the sentence before is about, which 'she' may mean; none where it is no ship."""
    subject = list(parsed.theme[: parsed.themed])
    bracket = next((at for at, token in enumerate(subject) if token.text in ("(", "-LRB-")), len(subject))
    subject = subject[:bracket]
    ship = any(token.text in _PREFIXES or token.low in _SHIPS for token in subject)
    if not ship or len(subject) > _LONGEST:
        return []
    words = as_told_again(subject)
    return [words[0].lower(), *words[1:]] if words[0].lower() in lex.DETERMINERS else words


_PREFIXES: Final = frozenset("USS HMS SS MV RMS HMAS HMCS RV MS SMS USNS RFA HSS USAT".split())
_SHIPS: Final = frozenset(
    "ship vessel boat schooner brig frigate cruiser destroyer battleship carrier steamer liner trawler ferry submarine "
    "yacht barge tanker freighter corvette minesweeper sloop barque tug lifeboat galleon clipper".split()
)


def fitting_words(parsed: Parsed, subject: Sequence[Token], between: Sequence[Token], pronoun: str) -> list[str]:
    """The words of a subject that a pronoun may take up, with what stands between; none where that is not sure."""
    return _fitting(parsed, subject, between, pronoun, says=False)


def _fitting(
    parsed: Parsed, subject: Sequence[Token], between: Sequence[Token], pronoun: str, *, says: bool
) -> list[str]:
    """The words of a subject where it has the pronoun's number and kind and nothing between could be meant as well."""
    found, between = _owned(parsed, subject), _behind_predicate(_behind_apposition(between))
    if not found or len(found) > _LONGEST or found[0].low in _POINTING:
        return []
    many = plural(found, parsed.names)
    if many is None and found[-1].low in EITHER:
        many = pronoun == "they"
    if many and pronoun == "it" and not says:
        return _only_one(between)
    if many is None or many != (pronoun == "they") or found[0].low in _NOTHING:
        return []
    bare = not (found[0].capital and found[0].text[0].isalpha()) and found[0].low not in lex.DETERMINERS
    if pronoun == "it" and (bare or _human(found, parsed.names)):
        return []
    rivals = not says and _rivals(between, parsed.names, many=many)
    return [] if rivals else as_told_again(found)


def _only_one(tokens: Sequence[Token]) -> list[str]:
    """What 'it' stands for behind a subject that is many: the one noun phrase that follows ('they shut the mill')."""
    opens = [at for at, token in enumerate(tokens) if token.low in lex.DETERMINERS]
    if len(opens) != 1 or tokens[opens[0]].low not in ("the", "a", "an"):
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
    return last in people.ROLES or last in lex.PRONOUNS or last.endswith(("man", "woman", "person", "ist"))


def _rivals(between: Sequence[Token], names: Names, *, many: bool) -> bool:
    """Whether another noun phrase of the number stands between that no preposition leads."""
    led = False
    for at, token in enumerate(between):
        low = token.low
        if low in _ASIDES or (low == "to" and at):
            led = True
            continue
        if not token.is_word or low in _JOINS:
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
