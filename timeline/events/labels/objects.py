"""What an object that is a pronoun means: 'sold it' of who built a mill, 'a fire gutted it' of a mill told before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import lexicon as lex
from timeline.events.clauses import Clause
from timeline.events.labels.antecedents import as_told_again, of_theme, possessive, ship_before
from timeline.events.labels.number import plural
from timeline.events.parsed import Parsed
from timeline.events.persons import OWNERS, fits, named_person, possible
from timeline.events.tokens import Token
from timeline.model import Span

_PERSONAL: Final = OWNERS | {"him": "he"}
_THINGS: Final = ("it", "them")
_LONGEST: Final = 7
_ENDS: Final = lex.PREPOSITIONS | lex.CONJUNCTIONS
_BEFORE_NOUNS: Final = frozenset("first early late only once then still most best".split())


def object_words(parsed: Parsed, number: int, rest: Sequence[Token]) -> list[str]:
    """The words for the pronoun that stands right behind a verb; none where it is no object or its meaning not sure."""
    pronoun = rest[0]
    if pronoun.low in ("him", "her") and not (pronoun.low == "her" and _goes_on(parsed, rest)):
        who = _person(parsed, number, pronoun)
        return who.split(" ") if who else ship_before(parsed, pronoun) if pronoun.low == "her" else []
    if pronoun.low not in _THINGS:
        return []
    return _told_before(parsed, number, pronoun) or _theme(parsed, number, pronoun)


def with_owner(parsed: Parsed, number: int, rest: list[Token]) -> list[Token]:
    """The words of a clause, the first 'his' or 'her' in them with the name of whom the article is about: 'a storm
    wrecked Jan Holt's first boat'.
    """
    at = next((at for at, token in enumerate(rest) if token.low in OWNERS), None)
    if at is None or (rest[at].low == "her" and not _goes_on(parsed, rest[at:])):
        return rest
    subject = parsed.clauses[number].subject
    head = parsed.tokens[subject[1] - 1].low if subject else ""
    who = _person(parsed, number, rest[at]) if not (head.endswith(_DOERS) or head in lex.PRONOUNS) else ""
    if not who or who != parsed.about:
        return rest
    return [*rest[:at], possessive(rest[at], who), *rest[at + 1 :]]


_DOERS: Final = ("er", "or", "ist", "man", "men", "woman", "women", "ers", "ors", "ists")


def _goes_on(parsed: Parsed, rest: Sequence[Token]) -> bool:
    """Whether a noun stands behind 'her', which then tells whose it is."""
    if len(rest) < 2 or not rest[1].is_word or rest[1].start in parsed.timed:
        return False
    adverb = lex.is_adverb(rest[1].low) and rest[1].low not in _BEFORE_NOUNS
    return rest[1].low not in _ENDS and rest[1].low not in lex.DETERMINERS and not adverb


def _person(parsed: Parsed, number: int, pronoun: Token) -> str:
    """Whom the story is about, where somebody or something else does it and nobody else is named before."""
    clause, who = parsed.clauses[number], parsed.topic
    if not who or not fits(parsed.names, who, _PERSONAL[pronoun.low]) or clause.subject is None:
        return ""
    subject = parsed.tokens[slice(*clause.subject)]
    doer = named_person(parsed.names, subject)
    before = parsed.names.among(Span(parsed.sentence.span.start, pronoun.start))
    others = {name.full for name in before if possible(name.full, parsed.names)} - {doer}
    same = subject[0].low in ("he", "she", "his", "her") or doer == who
    return "" if same or others - {who} else who


def _told_before(parsed: Parsed, number: int, pronoun: Token) -> list[str]:
    """The object of the verb before that has the same subject: 'Holt built a mill in 1820 and sold it in 1830'."""
    clause = parsed.clauses[number]
    before = parsed.clauses[number - 1] if number else None
    if before is None or before.subject != clause.subject or before.group.passive or before.group.copula:
        return []
    if before.group.form != "finite" or before.role not in ("main", "content", "relative") or before.group.negated:
        return []
    found = _object(parsed, before)
    many = plural(found, parsed.names) if found else None
    return as_told_again(found) if many is not None and many == (pronoun.low == "them") else []


def _object(parsed: Parsed, clause: Clause) -> list[Token]:
    """The noun phrase right behind a verb; none where it opens with no determiner or name, or another one follows."""
    tokens, start = parsed.tokens, clause.group.last + 1
    if start >= clause.last or not (tokens[start].low in lex.DETERMINERS or tokens[start].capital):
        return []
    end = start
    while end < clause.last and tokens[end].is_word and tokens[end].low not in _ENDS and end - start < _LONGEST:
        if tokens[end].start in parsed.timed:
            break
        end += 1
    inner = [token.low for token in tokens[end : clause.last] if token.start not in parsed.timed]
    rivals = any(low in lex.ARTICLES for low in inner)
    return list(tokens[start:end]) if start < end < start + _LONGEST and not rivals else []


def _theme(parsed: Parsed, number: int, pronoun: Token) -> list[str]:
    """What the sentence before is about, where the first clause of this one tells what was done to it."""
    clause = parsed.clauses[number]
    if number or pronoun.low != "it" or clause.subject is None:
        return []
    subject = parsed.tokens[slice(*clause.subject)]
    if subject[-1].low in ("it", "they", "this", "that", "which", "who") or clause.group.copula:
        return []
    found = of_theme(parsed, "it")
    return [found[0].lower(), *found[1:]] if found and found[0].lower() in lex.DETERMINERS else found


def up_to_comma(parsed: Parsed, clause: Clause, rest: list[Token]) -> list[Token]:
    """What is told behind a participle that stands apart, up to the comma behind its date: ', signed in 1912, says'."""
    at = clause.group.first - 1
    while at > 0 and lex.is_adverb(parsed.tokens[at].low):
        at -= 1
    if clause.group.first != clause.group.last or at < 0 or parsed.tokens[at].text != ",":
        return rest
    ends = (n for n in range(1, len(rest)) if rest[n].text == "," and rest[n - 1].start in parsed.timed)
    return rest[: next(ends, len(rest))]
