"""What an article is about where it is no person: a bridge, a club, the town of its title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import lexicon as lex
from timeline.events import people
from timeline.events.clauses import Clause
from timeline.events.names import Names
from timeline.events.persons import known
from timeline.events.tokens import Token
from timeline.events.values import light
from timeline.model import Span

_PLACES: Final = frozenset("town city village borough parish settlement island port".split())
_FIRMS: Final = frozenset("company firm business".split())
_BEGUN: Final = frozenset("found establish form start begin incorporate create set launch".split())
_LONGEST: Final = 8


@light
class Hero:
    """The words of its name as written, and the nouns in small letters that 'the' may stand before instead."""

    words: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()

    def is_named(self, subject: Sequence[Token]) -> bool:
        """Whether a subject is its name or a noun for it: 'Holt Bridge', 'the bridge'."""
        led = subject[1:] if subject and subject[0].low == "the" else subject
        if not led or len(led) > _LONGEST:
            return False
        if len(led) == 1 and led is not subject and led[0].text in self.nouns:
            return True
        named = [token for token in led if token.is_word and token.low not in lex.STOP_WORDS]
        return bool(named) and all(token.text in self.words for token in named)


def hero_of(title: str, prose: str, tokens: Sequence[Token], clauses: Sequence[Clause], names: Names) -> Hero:
    """The hero of an article, by its title and its first sentence; an empty one where that tells of somebody, or of
    something that the title does not name.
    """
    main = next((one for one in clauses if one.group.form == "finite" and one.role == "main"), None)
    if main is None or main.subject is None or main.subject[1] > main.group.first:
        return Hero()
    subject = tokens[slice(*main.subject)]
    named = [token for token in subject if token.capital and token.low not in lex.STOP_WORDS]
    inside = names.among(Span(subject[0].start, subject[-1].end))
    if not named or len(subject) > _LONGEST or any(known(name.full, names) for name in inside):
        return Hero()
    titled = {token.text for token in named} & set(title.replace(",", " ").split())
    begins = main.group.lemma in _BEGUN or main.group.copula
    if not (titled or (begins and not title)):
        return Hero()
    nouns = {token.low for token in named if token is named[-1] or token.low in people.BODIES}
    nouns |= _predicate(tokens, main)
    nouns |= {noun for noun in _PLACES if f" the {noun} " in prose and f" a {noun} " not in prose and len(named) == 1}
    nouns |= _FIRMS if main.group.lemma in _BEGUN else set()
    return Hero(frozenset(token.text for token in named), frozenset(nouns))


def _predicate(tokens: Sequence[Token], main: Clause) -> set[str]:
    """The noun that the hero is said to be: 'is a suspension bridge over ...'."""
    at = main.group.last + 1
    if not main.group.copula or at >= main.last or tokens[at].low not in lex.ARTICLES:
        return set()
    end = at + 1
    while end < main.last and tokens[end].is_word and tokens[end].low not in lex.STOP_WORDS:
        end += 1
    return {tokens[end - 1].low} if end > at + 1 else set()
