"""A sentence cut up: tokens, clauses, who says what, and what its time expressions date."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

import attrs

from timeline.events.attribution import Saying, sayings
from timeline.events.bodies import Body, body_of
from timeline.events.clauses import Clause, clauses, ends_quoted
from timeline.events.heroes import Hero, hero_of
from timeline.events.names import Names
from timeline.events.owning import owner
from timeline.events.repeats import Repeat, repeats, without_repeats
from timeline.events.themes import Theme, ship_of, theme_of
from timeline.events.tokens import Token, numbers_in, tokenise, without_dates
from timeline.events.topics import Topics
from timeline.events.values import evolve, light
from timeline.events.voices import Voices
from timeline.expressions import Resolved
from timeline.model import Article, Sentence, Span

JOINING: Final = frozenset("after following since once into before until till during while when amid of".split())
"""Words that may tie a clause to another event: 'before the vote', 'two weeks into the strike'."""
_HER: Final = (" she ", " her ", "She ", "Her ")
_NO_SHIP: Final[tuple[Token, ...]] = ()
_BRIEF: Final = 2_000
"""Characters that a brief report has at most: a page of print."""
_MARKS: Final = frozenset(('"', "``"))


@light
class Parsed:
    """One sentence, cut up: tokens, clauses, who says what, and its time expressions.

    `owners` has for each expression the number of the clause that it dates, -1 where it dates a noun or none.
    `inside` tells that a quotation is open where it begins, `open` that one is open where it ends. `passage` counts
    blocks, but blocks that one quotation goes on through are one passage. `names` are those of the whole article;
    `person` is whom 'he' or 'she' at its beginning would mean, if one person was named right before. `theme` is what
    the sentence before is about, nothing far from it, `body` the body told of last, and `ship` the ship that 'she'
    means there. `topic` is the person that the sentences before go on about, `about` the one that the whole article is
    about.
    `brief` tells that the article is short, as a local report or a press release is: it has no room for trifles.
    `repeats` are the dates at which a clause tells the same once more.
    """

    number: int
    sentence: Sentence
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    sayings: tuple[Saying, ...]
    resolved: tuple[Resolved, ...]
    acts: tuple[Saying, ...] = ()
    inside: bool = False
    open: bool = False
    passage: int = 0
    names: Names = attrs.field(factory=Names)
    owners: tuple[int, ...] = ()
    person: str = ""
    theme: Theme = Theme()
    body: Body = Body()
    ship: tuple[Token, ...] = ()
    topic: str = ""
    repeats: tuple[Repeat, ...] = ()
    about: str = ""
    brief: bool = False

    @cached_property
    def dates(self) -> tuple[Span, ...]:
        """The spans of its time expressions."""
        return tuple(one.timex.span for one in self.resolved)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where its tokens start."""
        return tuple([token.start for token in self.tokens])

    @cached_property
    def depends(self) -> bool:
        """Whether it gives a condition for what it tells."""
        return any(_opens_with_if(self.tokens, clause) for clause in self.clauses)

    @cached_property
    def told_by(self) -> Mapping[int, tuple[Saying, ...]]:
        """The sayings that report a clause, by its number, the innermost first; none for what nobody reports."""
        found: dict[int, list[Saying]] = {}
        inner = Counter(number for one in self.sayings for number in one.content)
        for saying in sorted(self.sayings, key=lambda one: (-inner[one.clause], len(one.content), one.clause)):
            for number in saying.content:
                found.setdefault(number, []).append(saying)
        return {number: tuple(over) for number, over in found.items()}

    @property
    def dating(self) -> Iterator[tuple[Resolved, int]]:
        """Its time expressions, each with the number of the clause that it dates."""
        return zip(self.resolved, self.owners, strict=True)

    def among(self, span: Span) -> tuple[Token, ...]:
        """The tokens that begin in a span."""
        return self.tokens[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def number_of(self, token: Token) -> int:
        """The place of one of its tokens, or of one made in the place of another."""
        return bisect_left(self.starts, token.start)

    @cached_property
    def timed(self) -> frozenset[int]:
        """The offsets of the tokens that lie in time expressions."""
        return frozenset(self.tokens[at].start for at in numbers_in(self.tokens, self.dates))

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The tokens that may be numbers or parts of them, and lie in no time expression."""
        found = [at for at, token in enumerate(self.tokens) if token.counts]
        return tuple([at for at in found if not any(date.holds(self.tokens[at].span) for date in self.dates)])

    @cached_property
    def joints(self) -> tuple[int, ...]:
        """The tokens that may tie a clause to another event."""
        return tuple([at for at, token in enumerate(self.tokens) if token.low in JOINING])


def parse(
    article: Article, sentences: tuple[Sentence, ...], resolved: tuple[Resolved, ...], names: Names
) -> Iterator[Parsed]:
    """Cut sentence after sentence up. A quotation stays open over the sentences of a block, and ends with it, unless
    the next block opens with a quotation mark again.
    """
    topics, names = _told_of(article, names)
    voices, hero = Voices(names), _hero(article, sentences, names)
    quoted, goes_on, block, passage, at = False, False, -1, 0, 0
    theme, body, ship, at_sea = Theme(), Body(), _NO_SHIP, any(map(article.prose.__contains__, _HER))
    for number, sentence in enumerate(sentences):
        tokens = tokenise(article.prose, sentence.span)
        if sentence.block > block + 1:
            theme, body, ship = Theme(), Body(), _NO_SHIP
        if sentence.block != block:
            goes_on = quoted and sentence.block == block + 1 and bool(tokens) and tokens[0].low in _MARKS
            passage += not goes_on
            quoted, block = False, sentence.block
        while at < len(resolved) and resolved[at].timex.span.start < sentence.span.start:
            at += 1
        end = at
        while end < len(resolved) and resolved[end].timex.span.start < sentence.span.end:
            end += 1
        whole = tuple(Span(one.timex.span.start, (one.joined or one.timex.span).end) for one in resolved[at:end])
        timed = without_dates(tokens, whole)
        again, cut = _cut(tokens, timed, resolved[at:end], quoted=quoted)
        person, topic = voices.person(sentence), topics.before(sentence)
        named = tuple(one.timex.span for one in resolved[at:end] if one.timex.type != "SET")  # 'the daily said'
        said = voices.resolved(sayings(tokens, cut, named, article.prose), sentence, tokens)
        reports = tuple(one for one in said if one.content)
        acts = tuple(one for one in said if not one.content)
        inside, quoted, goes_on = quoted or goes_on, ends_quoted(tokens, in_quote=quoted), False
        parsed = Parsed(
            number, sentence, tokens, cut, reports, resolved[at:end], acts, inside, quoted, passage, names,
            person=person, theme=theme, body=body, ship=ship, topic=topic, about=topics.leading,
            repeats=again, brief=len(article.prose) < _BRIEF,
        )  # fmt: skip
        owners = _owners(parsed)
        yield evolve(parsed, owners=owners) if owners else parsed
        theme, body = theme_of(tokens, timed, cut, theme, hero), body_of(tokens, cut, names, body)
        ship = ship_of(tokens, cut, names, ship) if at_sea else ship
        topics.read(tokens, cut)
        at = end


def _told_of(article: Article, names: Names) -> tuple[Topics, Names]:
    """Whom the sentences of an article go on about, and its names with what goes on with who it is about."""
    topics = Topics(names, article.title, article.prose, story=article.genre == "narrative")
    return topics, names.told_of(topics.leading, topics.pronoun)


def _hero(article: Article, sentences: tuple[Sentence, ...], names: Names) -> Hero:
    """What an article is about, by the first of its sentences that tells anything."""
    for sentence in sentences[:_OPENING]:
        tokens = tokenise(article.prose, sentence.span)
        cut = clauses(tokens)
        if cut:
            return hero_of(article.title, article.prose, tokens, cut, names)
    return Hero()


_OPENING: Final = 4
"""Sentences in which an article begins to tell, headings among them."""


def _opens_with_if(tokens: tuple[Token, ...], clause: Clause) -> bool:
    """Whether a clause gives a condition, also behind the word that joins it: 'said that if it rained'. 'If all goes
    well' is none.
    """
    opening = [token.low for token in tokens[clause.first : min(clause.first + 3, clause.group.first)]]
    goes = tokens[clause.group.first].low in ("go", "goes")
    idle = goes and opening[-1:] in (["all"], ["everything"], ["things"])
    led = not clause.first and opening[:1] == ["should"] and clause.role == "conditional"
    return not idle and ("if" in opening[:2] or "unless" in opening[:2] or led)


def _cut(
    tokens: tuple[Token, ...], timed: tuple[Token, ...], resolved: tuple[Resolved, ...], *, quoted: bool
) -> tuple[tuple[Repeat, ...], tuple[Clause, ...]]:
    """The dates at which a clause tells the same once more, and the clauses. `timed` are the tokens with dates as such;
    `quoted`: a quotation is open.
    """
    cut = clauses(timed, in_quote=quoted)
    again = repeats(timed, resolved, cut)
    return again, without_repeats(tokens, cut, again) if again else cut


def _owners(parsed: Parsed) -> tuple[int, ...]:
    """The clause that each date of a sentence dates; one that repeats a deed dates that of the date before."""
    found = [owner(parsed, one) for one in parsed.resolved]
    for repeat in parsed.repeats:
        found[repeat.number] = found[repeat.before]
    return tuple(found)
