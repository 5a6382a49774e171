"""Whom a story is about: the person with whom 'he' or 'she' goes on from one sentence to the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from timeline.events import people
from timeline.events.clauses import Clause
from timeline.events.firstnames import pronoun_of
from timeline.events.names import Name, Names
from timeline.events.persons import PERSONAL, bare, fits, known, named_person, opposite, possible, told_by
from timeline.events.tokens import Token
from timeline.model import Sentence, Span

_OF_PERSONS: Final = PERSONAL | {"his", "her", "him", "himself", "herself"}
_ROLES: Final = people.ROLES | {
    "uncle",
    "aunt",
    "cousin",
    "nephew",
    "niece",
    "grandfather",
    "grandmother",
    "boy",
    "girl",
}
_OFTEN: Final = 4
_FADES: Final = 3
"""Sentences of a story without the person after which nobody is meant any more; in the news it is the first."""


class Topics:
    """Follows the one person whom an article's sentences go on about."""

    def __init__(self, names: Names, title: str, prose: str = "", *, story: bool = True) -> None:
        self._names = names
        lives = sum(map(prose.count, (" he ", " she ", " He ", " She ", "\nHe ", "\nShe "))) >= _OFTEN
        self.leading = _leading(names, title, prose, lives=lives, story=story)
        """The person that the article is about; nothing where it is about none, or more than one."""
        self.pronoun = (pronoun_of(self.leading) or told_by(prose)) if self.leading and lives else ""
        """'he' or 'she' where that person's life is told by it."""
        self._seen: dict[tuple[str, bool], bool] = {}
        self._last = self.leading.rsplit(" ", 1)[-1]
        self._forms = frozenset(name.full for name in names.found if _longer(name.full, self.leading))
        self._fades = _FADES if story or self.leading else 0
        self._person = ""
        self._rival = False
        self._since = 0
        self._block = -1

    def before(self, sentence: Sentence) -> str:
        """Whom 'he' or 'she' in the next sentence goes on with; nothing where that is not sure."""
        if sentence.block != self._block and sentence.kind != "heading":
            far = sentence.block > self._block + 1
            if far or self._rival or not self._person:
                self._person = self.leading
            elif self.leading != self._person:
                self._person = self._person if not self.leading else ""
            self._rival, self._block = False, sentence.block
        return self._person

    def read(self, tokens: tuple[Token, ...], clauses: Sequence[Clause]) -> None:
        """Go on to the next sentence: its subjects are what the one behind it takes up."""
        told = [one for one in clauses if one.group.form == "finite" and one.role == "main" and not one.quoted]
        heads = {who for one in told if (who := self._subject(tokens, one))} or self._opening(tokens, clauses)
        heads = heads or {who for one in told[-1:] if (who := self._agent(tokens, one))}
        named = self._names.among(_whole(tokens))
        inside = {self._full(one.full) for one in named}
        sure = {one.full for one in named if self._known(one)}
        others = (inside & sure) - heads - {self._person}
        if self.pronoun and self._person == self.leading:  # 'his daughter Anna' is no 'he'
            others = {one for one in others if fits(self._names, one, self.pronoun)}
        roles = {tokens[one.subject[1] - 1].low for one in told if one.subject is not None} & _ROLES
        # 'His wife fell ill. He left': a wife is no 'he'.
        someone = any(not opposite(role) or opposite(role) != pronoun_of(self._person) for role in roles)
        passed = self._person in inside - heads  # 'The queen made Jan Holt a lord. He ...': whose turn is it?
        if len(heads) == 1 and not (someone or passed):
            (self._person,), self._since = heads, 0
            rivals = any(_alike(self._person, other) for other in others) or any(_meets(tokens, one) for one in told)
            self._rival = rivals and self._person != self.leading
            self._person = "" if self._rival else self._person
        elif heads or someone:
            self._person, self._rival = "", True
        elif not _OF_PERSONS.isdisjoint([token.low for token in tokens]):
            self._since = 0
            if others and self._person != self.leading:
                self._person, self._rival = "", True
        else:
            self._since += 1
            maybe = any(possible(one, self._names) for one in inside - {self._person})
            if others or self._since > self._fades or (maybe and self._person != self.leading):
                self._person, self._rival = "", bool(others)

    def _agent(self, tokens: tuple[Token, ...], clause: Clause) -> str:
        """The one person by whom it was done, at the end of a sentence about a thing: 'was bought by the baker Jan
        Holt in 1890'.
        """
        group = clause.group
        behind = tokens[group.last + 1 : clause.last]
        by = next((at for at, token in enumerate(behind) if token.low == "by"), None)
        if not group.passive or by is None or clause.subject is None or self.leading:
            return ""
        inside = [one for one in self._names.among(_whole(behind[by:])) if possible(one.full, self._names)]
        if len(inside) != 1 or self._names.among(_whole(tokens[slice(*clause.subject)])):
            return ""
        led = [token for token in behind[by:] if token.end <= inside[0].span.start]
        roles = {"by", "the"} | _ROLES | people.TITLES | people.DEMONYMS
        apposed = all(token.low in roles or token.low.endswith(_DOERS) for token in led)
        return inside[0].full if apposed and (len(led) > 1 or self._known(inside[0])) else ""

    def _opening(self, tokens: tuple[Token, ...], clauses: Sequence[Clause]) -> set[str]:
        """Whom an entry without a main verb begins with, as in 'Jan Holt, a Norland painter (1890-1942)'."""
        if any(one.role == "main" for one in clauses) or not tokens:
            return set()
        first = next(iter(self._names.among(_whole(tokens))), None)
        opens = first is not None and first.span.start == tokens[0].start and possible(first.full, self._names)
        behind = next((token.text for token in tokens if first is not None and token.start >= first.span.end), "")
        return {self._full(first.full)} if opens and first is not None and behind in (",", "(") else set()

    def _subject(self, tokens: tuple[Token, ...], clause: Clause) -> str:
        """The person who is the subject of a clause."""
        if clause.subject is None:
            return ""
        subject = tokens[slice(*clause.subject)]
        if len(subject) == 1 and subject[0].low in PERSONAL:
            return self._person if fits(self._names, self._person, subject[0].low) else ""
        closes = clause.group.first - 1
        if clause.subject[1] < closes and tokens[clause.subject[1]].text == tokens[closes].text == ",":
            named = named_person(self._names, tokens[clause.subject[1] + 1 : closes])
            if named:
                return self._full(named)  # 'His successor, Jan Holt, left'
        lived = clause.group.lemma in _LIVED
        return self._full(named_person(self._names, subject, lone=lived, forms=self._forms | {self._last}))

    def _known(self, name: Name) -> bool:
        """Whether a name is surely a person's, or has a title; the article is asked once for each."""
        key = name.full, bool(name.title)
        if key not in self._seen:
            self._seen[key] = known(name.full, self._names) or (bool(name.title) and bare(name.full))
        return self._seen[key]

    def _full(self, name: str) -> str:
        return self.leading if name and (name == self._last or name in self._forms) else name


_LIVED: Final = frozenset("bear die marry graduate study retire enlist emigrate".split())
"""What only persons do, so that one word names a person too: 'Holt was born in 1890'."""


def _longer(full: str, name: str) -> bool:
    """Whether a name has all words of another one and more between them: 'Jan Per Holt' and 'Jan Holt'."""
    words, inner = full.split(), name.split()
    return len(words) > len(inner) > 1 and set(inner) < set(words) and words[-1] == inner[-1]


def _leading(names: Names, title: str, prose: str, *, lives: bool, story: bool) -> str:
    """The person that an article is about: the title's, or in a `story` one that the title names, that the text opens
    with, or that is named far more often than any other. `lives` tells that 'he' or 'she' is often told of. The news go
    from one to another, but for an obituary.
    """
    counted = Counter(name.full for name in names.found if known(name.full, names))
    words = title.split()
    while len(words) > 2 and words[0].lower().rstrip(".") in people.TITLES:
        words = words[1:]
    about = " ".join(words)
    for name in names.found:
        sure = lives or pronoun_of(about)
        short = sure and (name.full == about.rsplit(" ", 1)[-1] or _longer(name.full, about))
        whole = name.full == about and (known(about, names) or (lives and possible(about, names)))
        if about and (short or whole):
            return name.full if _longer(name.full, about) else about
    opens = names.found[0] if lives and names.found else None
    if not (story or (opens and _DIED.match(prose, opens.span.end))):
        return _in_title(names, title) if lives and _DIES.search(title) and _LIFE.search(prose) else ""
    if lives and (titled := _in_title(names, title)):
        return titled
    if opens and _OF_A_LIFE.match(prose, opens.span.end) and not prose[: opens.span.start].strip():
        lead = opens.full
        often = sum(name.full == lead for name in names.found)
        if possible(lead, names) and 2 * often >= max(counted.values(), default=0):
            return lead  # 'Jan Holt, who has died aged 72, was a botanist'
    (first, most), (_, second) = [*counted.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= _OFTEN and most > 2 * second else ""


def _in_title(names: Names, title: str) -> str:
    """The one person that a title names: 'Jan Holt: a life at sea'."""
    words = " " + " ".join(_WORDS.findall(title)) + " "
    fulls = {name.full for name in names.found if f" {name.full} " in words and possible(name.full, names)}
    return fulls.pop() if len(fulls) == 1 else ""


_DIES: Final = re.compile(r"\b(?:dies|died|dead|obituary)\b", re.IGNORECASE)
_LIFE: Final = re.compile(r"\b(?:born (?:in|on|at|to)|survived by)\b", re.IGNORECASE)
"""What an obituary tells, which other news of a death do not."""
_OF_A_LIFE: Final = re.compile(r"\s*(?:\(|, (?:who|the|an?|one)\b|(?:was|is|has|grew|died)\b)")
_DIED: Final = re.compile(r"[^.\n]{0,40}\b(?:who|has) (?:has )?died\b")
"""What an obituary says of the person that it opens with."""
_WORDS: Final = re.compile(r"[\w'-]+")


def _alike(one: str, other: str) -> bool:
    """Whether one pronoun can stand for both of two persons, as far as their first names tell."""
    return "" in (pronoun_of(one), pronoun_of(other)) or pronoun_of(one) == pronoun_of(other)


def _meets(tokens: tuple[Token, ...], clause: Clause) -> bool:
    """Whether a clause tells of somebody else by a role: 'Holt met the mayor', but not 'Holt became mayor'."""
    if clause.group.lemma in _BECOMING:
        return False
    return any(token.low in _ROLES for token in tokens[clause.group.last + 1 : clause.last])


_DOERS: Final = ("er", "or", "ist", "man", "woman", "ian", "ect")
_BECOMING: Final = frozenset("be become remain serve appoint elect name make work act call choose train".split())


def _whole(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].start, tokens[-1].end) if tokens else Span(0, 0)
