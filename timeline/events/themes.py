"""What a sentence is about: its subject, which a pronoun in the next one may take up, and what else could be meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from timeline.events import lexicon as lex
from timeline.events import people
from timeline.events.clauses import Clause
from timeline.events.firstnames import pronoun_of
from timeline.events.heroes import Hero
from timeline.events.names import Names
from timeline.events.persons import HERS, OWNERS, PERSONAL, known
from timeline.events.tokens import CLOSES, DATE, OPENS, QUOTES, Token
from timeline.events.values import light
from timeline.model import Span

_OPENING: Final = frozenset(("the", "a", "an", "its", "it"))
_ENDS: Final = lex.PREPOSITIONS - {"up"} | lex.SUBORDINATORS


@light
class Theme:
    """The words of a subject that the next sentence may take up, and the sentence that told of it last.

    `pronoun` is what has taken it up so far, if anything. `tokens` have its dates as such, `clauses` are those of that
    sentence, `main` the number of the one that tells of the theme. `owner` is who 'his' or 'her' before it means.
    `hero` tells that it is what the whole article is about.
    """

    subject: tuple[Token, ...] = ()
    pronoun: str = ""
    tokens: tuple[Token, ...] = ()
    clauses: tuple[Clause, ...] = ()
    main: int = 0
    owner: tuple[Token, ...] = ()
    hero: bool = False

    def taken_up(self, pronoun: str) -> tuple[Token, ...]:
        """The subject, where no other pronoun took it up; for a 'he' behind 'his fear', whose it is."""
        if self.owner and OWNERS[self.subject[0].low] == pronoun:
            return self.owner
        return self.subject if self.pronoun in ("", pronoun) else ()

    @property
    def unsure(self) -> bool:
        """Whether an 'it' that takes it up could mean something else: 'the nuns opened a house. It was ...'."""
        return any(one[:1] and one[0].low in _OPENING for one in self.others())

    @property
    def says(self) -> bool:
        """Whether it is who says something."""
        return bool(self.clauses) and self.clauses[self.main].group.lemma in lex.REPORTING

    @property
    def rest(self) -> tuple[Token, ...]:
        """The words behind the subject, to the end of the sentence, without its dates."""
        subject = self.clauses[self.main].subject if self.clauses else None
        return tuple([token for token in self.tokens[subject[1] :] if token.low != DATE]) if subject else ()

    def others(self) -> Iterator[tuple[Token, ...]]:
        """The noun phrases behind it that a pronoun could take up as well: other subjects, and objects. What only
        tells which the subject is, what a preposition leads and what stands in brackets is passed over.
        """
        if not self.clauses:
            return
        main = self.clauses[self.main]
        last = main.subject[1] if main.subject else 0
        for number, clause in enumerate(self.clauses):
            group = clause.group
            inside = group.last < last or last <= group.first < main.group.first
            if inside or group.form == "infinitive" or clause.role == "relative":
                continue
            if self.hero and (number != self.main or _opens_definite(self.tokens[group.last + 1 : clause.last])):
                continue
            if number != self.main and clause.subject and last <= clause.subject[0] >= clause.first:
                yield self.tokens[slice(*clause.subject)]
            if not (group.copula or group.passive):
                yield tuple(_object(self.tokens[group.last + 1 : clause.last]))


def _opens_definite(behind: Sequence[Token]) -> bool:
    """Whether what stands behind a verb is nothing new, which a pronoun would hardly take up before the hero."""
    return not behind or behind[0].low not in ("a", "an")


def _object(behind: Sequence[Token]) -> Iterator[Token]:
    """The words behind a verb up to the first phrase that a preposition leads, without what stands in brackets."""
    bracketed = False
    for token in behind:
        bracketed = token.text in OPENS or (bracketed and token.text not in CLOSES)
        if not bracketed and token.low in _ENDS:
            return
        if not bracketed and token.text not in CLOSES and token.low != DATE:
            yield token


def theme_of(
    tokens: tuple[Token, ...], timed: tuple[Token, ...], cut: tuple[Clause, ...], before: Theme, hero: Hero
) -> Theme:
    """What a sentence is about: the subject of its first main clause, or what that takes up with a pronoun; of what
    somebody said, who says it. `timed` are its tokens with dates as such.
    """
    told = [n for n, one in enumerate(cut) if one.group.form == "finite" and one.role in ("main", "content")]
    told = [n for n in told if not cut[n].quoted] or told
    # 'The lodge that a brewer had given was sold': of both subjects the lodge stands first.
    number = min(told, key=lambda n: (cut[n].subject or (len(tokens),))[0], default=-1)
    main = cut[number] if told else None
    if main is None or main.quoted or main.subject is None or main.subject[1] > main.group.first:
        return Theme()
    subject = tokens[slice(*main.subject)]
    low = subject[0].low
    if len(subject) > 1 or low not in lex.THIRD_PERSON:
        owned = low in OWNERS and subject[-1].low not in people.ROLES
        owner = before.taken_up(OWNERS[low]) if owned else ()
        return Theme(subject, "", timed, cut, number, owner, hero.is_named(subject))
    if low == "it" and any(token.low == "to" for token in tokens[main.group.first : main.group.head]):
        return Theme()  # 'it was decided to build'
    same = before.subject and before.pronoun in ("", low) and not (low == "it" and before.unsure)
    same = same and not (low in PERSONAL and _other(before.subject, low))
    return Theme(before.subject, low, timed, cut, number, hero=before.hero) if same else Theme()


def _other(subject: tuple[Token, ...], pronoun: str) -> bool:
    """Whether a pronoun cannot stand for whom a subject names last, by the first name."""
    return any(pronoun_of(f"{one.text} _") not in ("", pronoun) for one in subject if one.capital)


_WOMEN: Final = HERS | people.SHE | {"women"}
_PREFIXES: Final = frozenset("USS HMS SS MV RMS HMAS HMCS RV MS SMS USNS RFA HSS USAT".split())
_SHIPS: Final = frozenset(
    "ship vessel boat schooner brig frigate cruiser destroyer battleship carrier steamer steamship liner trawler ferry "
    "submarine yacht barge tanker freighter corvette minesweeper sloop barque tug lifeboat galleon clipper".split()
)
_DONE_TO_SHIPS: Final = frozenset(
    "torpedo launch commission decommission scuttle refloat wreck sink ground moor".split()
)


def ship_of(
    tokens: tuple[Token, ...], cut: tuple[Clause, ...], names: Names, before: tuple[Token, ...]
) -> tuple[Token, ...]:
    """The ship that 'she' means behind a sentence: the last that was a subject, as long as no other ship and no woman
    is told of.
    """
    if tells_of_woman(tokens, names):
        return ()
    ship = before
    for clause in cut:
        if clause.subject is None or clause.role in ("relative", "participle"):
            continue
        first, last = clause.subject
        if first and tokens[first - 1].text in QUOTES:
            continue  # the title of a work: '"The Ferry", which won a prize'
        subject = _without_owner(tokens[first:last])
        if meets_ship(subject) or (_lone_name(subject, names) and _sails(tokens[last:], clause)):
            again = bool(ship) and subject[-1].low in (ship[-1].low, *_ANY)
            met = (
                ship and not again and ship[-1].low not in _ANY and (meets_ship(tokens[last:]) or _hers(tokens[last:]))
            )
            ship = ship if again else () if met else subject
        elif ship and _lone_name(subject, names) and subject[-1].low != ship[-1].low:
            ship = ()  # another ship, for all that is told
    return ship


def tells_of_woman(tokens: Sequence[Token], names: Names) -> bool:
    """Whether words tell of a woman, by a role or by a full name."""
    if not tokens or any(token.low in _WOMEN for token in tokens):
        return bool(tokens)
    inside = names.among(Span(tokens[0].start, tokens[-1].end))
    return any(" " in name.full and pronoun_of(name.full) == "she" and known(name.full, names) for name in inside)


def meets_ship(behind: Sequence[Token]) -> bool:
    """Whether words tell of a ship."""
    return any(token.text in _PREFIXES or token.low in _SHIPS for token in behind)


def _without_owner(subject: tuple[Token, ...]) -> tuple[Token, ...]:
    """'Holt's Maud' is the Maud."""
    owned = len(subject) > 2 and subject[0].capital and subject[1].low == "'s" and subject[2].capital
    return subject[2:] if owned else subject


def _lone_name(subject: tuple[Token, ...], names: Names) -> bool:
    """Whether a subject is a name that could be a ship's."""
    words = subject[subject[0].low == "the" :]
    if not 0 < len(words) <= _WORDS or not all(token.capital for token in words) or words[0].low in lex.STOP_WORDS:
        return False
    inside = names.among(Span(words[0].start, words[-1].end))
    return not any(known(name.full, names) or name.place for name in inside)


def _sails(behind: tuple[Token, ...], clause: Clause) -> bool:
    """Whether what is told is told of ships: it is torpedoed or laid down, or 'she' and 'her' take it up at once."""
    group = clause.group
    laid = group.lemma == "lay" and any(token.low == "down" for token in behind[:_NEAR])
    return laid or group.lemma in _DONE_TO_SHIPS or _hers(behind)


def _hers(behind: tuple[Token, ...]) -> bool:
    return any(token.low in ("she", "her") for token in behind)


_ANY: Final = ("ship", "vessel")
_WORDS: Final = 3
_NEAR: Final = 4
