"""Names of an article: where they stand, and the fullest form that the article gives of each.

One pass over the text, before its sentences are read. What kind of thing a name names is not guessed; only who is
surely a person is known: who has a title, an age, or a name told with one elsewhere.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import attrs

from timeline.events import people, places
from timeline.events.acronyms import acronyms
from timeline.events.capitals import Run, is_acronym, runs_of, word_of
from timeline.events.values import light
from timeline.model import Article, Span

_GENDERED: Final = people.HE | people.SHE
_ADJECTIVES: Final = people.COMPASS | people.DEMONYMS
_SMALL: Final = re.compile(r"\b[a-z]+\b")
_KIN: Final = re.compile(rf"\b({'|'.join(sorted(people.MALE_KIN | people.FEMALE_KIN))}),? $")
_NEAR: Final = 16
"""Characters before a name in which a word of kin stands: 'her stepbrother, Jan'."""


@light
class Name:
    """A name in the text: where it stands, its words without title, the fullest form that the article gives, and the
    country or territory that it is.
    """

    span: Span
    text: str
    full: str
    title: str = ""
    place: str = ""


@attrs.frozen
class Names:
    """All names of an article in order, what short forms stand for, who is surely a person and what is surely none.

    `firsts` are the offsets at which each is told first, `articled` those that 'the' stands before there.
    """

    found: tuple[Name, ...] = ()
    starts: tuple[int, ...] = ()
    fulls: Mapping[str, str] = attrs.field(factory=dict)
    titles: Mapping[str, str] = attrs.field(factory=dict)
    persons: frozenset[str] = frozenset()
    bodies: Mapping[str, str] = attrs.field(factory=dict)
    things: frozenset[str] = frozenset()
    genders: Mapping[str, str] = attrs.field(factory=dict)
    firsts: Mapping[str, int] = attrs.field(factory=dict)
    articled: frozenset[str] = frozenset()

    def among(self, span: Span) -> tuple[Name, ...]:
        """The names that begin in a span, in order."""
        return self.found[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def within(self, span: Span) -> tuple[str, ...]:
        """The fullest forms of the names in a span, in order, each once."""
        return tuple(dict.fromkeys(name.full for name in self.among(span) if name.span.end <= span.end))

    def places(self, span: Span) -> tuple[str, ...]:
        """The countries and territories named in a span, in order, each once."""
        return tuple(dict.fromkeys(name.place for name in self.among(span) if name.place and name.span.end <= span.end))

    def body(self, noun: str, at: int) -> str:
        """The one body named before an offset that 'the court' there may be; nothing where there is none."""
        return full if self.firsts.get(full := self.bodies.get(noun, ""), at) < at else ""

    def told_of(self, full: str, pronoun: str) -> Names:
        """The same, with what goes on with one person, where that is known and no title has told it."""
        if not (full and pronoun) or full in self.genders:
            return self
        return attrs.evolve(self, genders={**self.genders, full: pronoun})

    def full(self, text: str) -> str:
        """The fullest form of a name; the name itself where the article gives no other."""
        return self.fulls.get(text, text)


def names_of(article: Article, dates: tuple[Span, ...] = ()) -> Names:
    """Find the names of an article. `dates` are its time expressions in order, which hold no name of their own."""
    prose = article.prose
    runs = list(_shown(prose, list(runs_of(article, dates))))
    fulls: dict[str, str] = dict(acronyms(prose))
    counted = Counter(run.text for run in runs)
    persons = {run.text for run in runs if run.person and _personal(run.words)}
    fulls.update(_joined(runs, counted, persons))
    for short in tuple(fulls):
        fulls[short] = fulls.get(fulls[short], fulls[short])
    persons |= {fulls[one] for one in persons if one in fulls}
    titles: dict[str, str] = {}
    genders: dict[str, str] = {}
    for run in runs:
        full = fulls.get(run.text, run.text)
        led = {word_of(word).low for word in run.title or run.words[:1]}
        if led & _GENDERED:
            genders.setdefault(full, "he" if led & people.HE else "she")
        elif kin := _KIN.search(prose, max(0, run.start - _NEAR), run.start):
            genders.setdefault(full, "he" if kin[1] in people.MALE_KIN else "she")
        if full in persons and led & people.OFFICES:
            titles.setdefault(full, " ".join(run.title))
    found = tuple(_placed(prose, runs, fulls))
    # 'The Holt' may be a chart that is called after Jan Holt: an article tells nothing of what its words are short for.
    things = {run.text for run in runs if run.thing} | {fulls.get(run.text, run.text) for run in runs if run.placed}
    starts = tuple(one.span.start for one in found)
    firsts = {one.full: one.span.start for one in reversed(found)}
    articled = frozenset(full for full, at in firsts.items() if prose[max(0, at - 4) : at].lower() == "the ")
    return Names(
        found, starts, fulls, titles, frozenset(persons), _bodies(found), frozenset(things - persons), genders, firsts,
        articled,
    )  # fmt: skip


def _placed(prose: str, runs: list[Run], fulls: Mapping[str, str]) -> Iterator[Name]:
    """The runs as names, with the countries among them: no part of a person's name, and no state behind its city."""
    known = places.settled(frozenset(run.text for run in runs), prose)
    for run in runs:
        full = fulls.get(run.text, run.text)
        city = prose[max(0, run.start - 2) : run.start].strip() == "," and run.text in known
        named = run.title or run.person or city or (full != run.text and not places.territories().get(full))
        place = "" if named and not run.text.isupper() else places.place(run.text, prose, run.end, known=known)
        yield Name(Span(run.start, run.end), run.text, full, " ".join(run.title), place)


def _bodies(found: tuple[Name, ...]) -> dict[str, str]:
    """'ministry' -> 'British Ministry of Defence', where the article names one alone."""
    heads: dict[str, set[str]] = {}
    for full in dict.fromkeys(name.full for name in found):
        words = full.split()
        inner = next((at for at, word in enumerate(words) if word in ("of", "for")), len(words))
        head = words[inner - 1].lower()
        if len(words) > 1 and head in people.BODIES:
            heads.setdefault(head, set()).add(full)
    return {head: next(iter(fulls)) for head, fulls in heads.items() if len(fulls) == 1}


def _shown(prose: str, runs: list[Run]) -> Iterator[Run]:
    """Without the capitals that only open a sentence, demonyms, and single letters."""
    inside = {run.text for run in runs if not run.opens} | {run.words[-1] for run in runs if len(run.words) > 1}
    shown = inside | places.territories().keys()
    small = functools.cache(lambda: frozenset(_SMALL.findall(prose)))
    for run in runs:
        words, lone = run.words, len(run.words) == 1
        if run.opens and not lone and " ".join(words[1:]) in inside and words[0].lower() in small():
            skip = run.end - len(prose[run.start : run.end].split(" ", 1)[1])
            yield attrs.evolve(run, start=skip, words=words[1:], opens=False)
        elif lone and (
            (run.opens and not (words[0] in shown or is_acronym(words[0]) or _owns(prose, run, small)))
            or words[0].lower() in people.DEMONYMS
            or len(words[0].strip(".")) < _LEAST
        ):
            continue
        else:
            yield run


_LEAST: Final = 2
"""Letters of a name."""


def _owns(prose: str, run: Run, small: Callable[[], frozenset[str]]) -> bool:
    """Whether a word at the head of a sentence names an owner ('Holt's ships'): a common noun would want an article
    there, but for a plural without 's' and what the article writes small as well (`small`).
    """
    low = run.words[0].lower()
    return prose[run.end : run.end + 2] in ("'s", "\u2019s") and low not in _NO_OWNERS and low not in small()


_NO_OWNERS: Final = frozenset(
    "men women children people policemen firemen let everyone everybody someone somebody nobody anyone here".split()
)


def _personal(words: tuple[str, ...]) -> bool:
    """Whether these words can be a person's name."""
    lows = [word.lower() for word in words]
    return len(words) <= 5 and not {"of", "for", "and", "of the"} & set(lows) and not people.BODIES & set(lows)


def _joined(runs: list[Run], counted: Counter[str], persons: set[str]) -> dict[str, str]:
    """Short forms and the one full form that ends with them: 'Holt' is Jan Holt where no other Holt is named."""
    ends: dict[str, set[str]] = {}
    for text in counted:
        words = text.split(" ")
        if (
            len(words) > 1
            and not is_acronym(words[-1])
            and _personal(tuple(words))
            and words[0].lower() not in _ADJECTIVES
        ):
            for at in range(1, len(words)):
                ends.setdefault(" ".join(words[at:]), set()).add(text)
    placed = {run.text for run in runs if run.placed}
    found = {}
    for short in counted:
        longer = ends.get(short, set())
        best = max(longer, key=lambda text: (len(text), text), default="")
        if best and all(_same(best, other) for other in longer) and (short not in placed or short in persons):
            found[short] = best
    return found


def _same(full: str, other: str) -> bool:
    """Whether two forms can be one person's: each word or initial of the shorter stands in the longer ('J. Holt')."""
    words = full.split(" ")
    return all(any(word == w or word.rstrip(".") == w[0] for w in words) for word in other.split(" "))
