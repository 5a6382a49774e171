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
from typing import Final, NamedTuple

import attrs

from timeline.events import lexicon as lex
from timeline.events import people, places
from timeline.events.acronyms import acronyms
from timeline.events.values import light
from timeline.model import Article, Span

_UPPER: Final = "".join(chr(n) for n in (*range(0x590), *range(0x1E00, 0x2000)) if chr(n).isupper())
_WORD: Final = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Adm|Cmdr|Rev|Sen|Rep|Gov|St|Hon|Brig)\.(?= )|"
    r"(?:[A-Z]\.)+(?:[A-Z]\b)?|"
    rf"(?:[dDlL]'|(?:[Aa]l|[Ee]l|[Aa]n|[Aa]s|[Aa]r|[Uu]l)-)?[{_UPPER}]"
    r"(?:[^\W_]|'(?!(?:s|re|ve|ll|d|m|t)\b)(?=\w)|-(?=\w))*)"
)
_INNER: Final = (
    r"(?:of(?:[ ]the)?|for(?:[ ]the)?|and|de(?:[ ]la)?|la|le|du|da|dos|di|del|van(?:[ ]de[rn]?)?|von(?:[ ]der)?|"
    r"den|der|bin|ibn|al|el|ter|ten)"
)
_RUN: Final = re.compile(rf"(?=[{_UPPER}dlae])(?<![\w'.-]){_WORD}(?:[ ](?:{_INNER}[ ])?{_WORD}(?!\w))*")
_PIECE: Final = re.compile(rf"{_WORD}|{_INNER}(?![\w])")
_FIRST_NAMES: Final = frozenset("jan may april june august".split())
_MADE: Final = frozenset(
    "led run born style made wide era type like bound held built long old owned only proof backed based".split()
)
_TAKES_AND: Final = frozenset(
    "ministry department office agency commission committee institute center centers board".split()
)
_STOPS: Final = lex.STOP_WORDS - people.TITLES
_TITLES: Final = people.TITLES | {"state"}
_OFFICIAL: Final = people.TITLES | people.OF_OFFICE
_BEFORE_OF: Final = people.OF_BODIES | people.OFFICES
_GENDERED: Final = people.HE | people.SHE
_ADJECTIVES: Final = people.COMPASS | people.DEMONYMS
_AGED: Final = re.compile(r" ?, (?:aged )?\d\d(?: ?,| years)| ?\((?:aged )?\d\d\)")
_SMALL: Final = re.compile(r"\b[a-z]+\b")
_STARTS: Final = frozenset(".!?:\"`(*#>\n|;'[")


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
    """All names of an article in order, what short forms stand for, who is surely a person and what is surely none."""

    found: tuple[Name, ...] = ()
    starts: tuple[int, ...] = ()
    fulls: Mapping[str, str] = attrs.field(factory=dict)
    titles: Mapping[str, str] = attrs.field(factory=dict)
    persons: frozenset[str] = frozenset()
    bodies: Mapping[str, str] = attrs.field(factory=dict)
    things: frozenset[str] = frozenset()
    genders: Mapping[str, str] = attrs.field(factory=dict)
    firsts: Mapping[str, int] = attrs.field(factory=dict)

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

    def full(self, text: str) -> str:
        """The fullest form of a name; the name itself where the article gives no other."""
        return self.fulls.get(text, text)


@light
class _Run:
    """A name as it stands: its offset, its words, whether it is led by a title, and whether it opens a sentence."""

    start: int
    end: int
    words: tuple[str, ...]
    title: tuple[str, ...] = ()
    opens: bool = False
    person: bool = False
    placed: bool = False
    thing: bool = False
    text: str = attrs.field(init=False, eq=False)

    @text.default
    def _written(self) -> str:
        return " ".join(self.words)


def names_of(article: Article, dates: tuple[Span, ...] = ()) -> Names:
    """Find the names of an article. `dates` are its time expressions in order, which hold no name of their own."""
    prose = article.prose
    runs = list(_shown(prose, list(_runs(article, dates))))
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
        led = {_word(word).low for word in run.title or run.words[:1]}
        if led & _GENDERED:
            genders.setdefault(full, "he" if led & people.HE else "she")
        if full in persons and led & people.OFFICES:
            titles.setdefault(full, " ".join(run.title))
    found = tuple(_placed(prose, runs, fulls))
    things = frozenset(fulls.get(run.text, run.text) for run in runs if run.placed or run.thing) - persons
    starts = tuple(one.span.start for one in found)
    firsts = {one.full: one.span.start for one in reversed(found)}
    return Names(found, starts, fulls, titles, frozenset(persons), _bodies(found), things, genders, firsts)


def _placed(prose: str, runs: list[_Run], fulls: Mapping[str, str]) -> Iterator[Name]:
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


def _runs(article: Article, dates: tuple[Span, ...]) -> Iterator[_Run]:
    """The runs of capitalised words outside headings, cut where no name goes on."""
    prose = article.prose
    at = 0
    for block in article.blocks:
        if block.kind == "heading":
            continue
        for match in _RUN.finditer(prose, block.span.start, block.span.end):
            text, (start, end) = match[0], match.span()
            if " " in text:
                found = _PIECE.finditer(prose, start, end)
                pieces = [_Piece(_word(one[0]), *one.span()) for one in found]
            else:
                word = _word(text)
                if word.particle or word.closed or word.nameless:
                    continue
                pieces = [_Piece(word, start, end)]
            opens = _opens(prose, start, block.span.start)
            while at < len(dates) and dates[at].end <= start:
                at += 1
            told = [date for date in dates[at : at + 3] if date.start < end]
            for part in _parts(pieces, told):
                yield from _named(prose, part, opens=opens and part[0].start == start)


def _opens(prose: str, at: int, first: int) -> bool:
    """Whether a sentence, a line or a quotation starts here."""
    before = prose[max(first, at - 3) : at]
    mark = before.rstrip(" ")[-1:]
    return not mark or mark in _STARTS or before.endswith(("RB-", "RB- "))


class _Word(NamedTuple):
    """What is known of a word wherever it stands: its text, its small letters without a full stop, whether it is a
    particle, whether it is a closed-class word or names nothing, and the name in an adjective ('US' of 'US-led').
    """

    text: str
    low: str
    particle: bool
    closed: bool
    nameless: bool
    stem: str


@functools.lru_cache(maxsize=8192)
def _word(text: str) -> _Word:
    low = text.lower().rstrip(".")
    closed = low in _STOPS and not _acronym(text)
    particle = text[0].islower() and not any(map(str.isupper, text))
    return _Word(text, low, particle, closed, low in people.NO_NAMES, text.partition("-")[0] if _made(text) else "")


class _Piece(NamedTuple):
    """A word of a run, and where it stands."""

    word: _Word
    start: int
    end: int


def _parts(pieces: list[_Piece], dates: list[Span]) -> Iterator[list[_Piece]]:
    """A run cut at time expressions, at words that never name, at made-up adjectives and at loose particles."""
    part: list[_Piece] = []
    for at, piece in enumerate(pieces):
        word = piece.word
        led = not part or part[-1].word.low in _TITLES
        month = word.low in _FIRST_NAMES and led and at + 1 < len(pieces)
        timed = dates and any(date.start <= piece.start < date.end for date in dates)
        stop = timed or word.closed or (word.nameless and not month)
        if word.particle and part and at + 1 < len(pieces) and _goes_on(part, word.text):
            part.append(piece)
        elif word.particle or stop:
            yield from _whole(part)
            part = []
        elif word.stem:
            part.append(_Piece(_word(word.stem), piece.start, piece.start + len(word.stem)))
            yield from _whole(part)
            part = []
        else:
            part.append(piece)
    yield from _whole(part)


def _whole(part: list[_Piece]) -> tuple[list[_Piece], ...]:
    """A part without the particles at its end, if something is left of it."""
    while part and part[-1].word.particle:
        part = part[:-1]
    return (part,) if part else ()


def _acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _made(word: str) -> bool:
    """'US-led', 'London-based': an adjective made with a name."""
    last = word.rsplit("-", 1)[-1]
    return "-" in word and last.islower() and (last.endswith("ed") or last in _MADE)


def _goes_on(part: list[_Piece], inner: str) -> bool:
    """Whether a name goes on behind 'of', 'for' or 'and'; particles of persons' names always lead on."""
    last = part[-1].word.text.lower()
    word = inner.split(" ", maxsplit=1)[0]
    if word == "of":
        return last in _BEFORE_OF or len(part) == 1
    if word == "for":
        return last in people.BODIES
    if word != "and":
        return True
    led = len(part) > 2 and part[-2].word.text.lower() in ("of", "for", "of the", "for the")
    if led and any(piece.word.text.lower() in _TAKES_AND for piece in part):
        return True
    return " ".join(piece.word.text for piece in part) in places.paired()


def _named(prose: str, part: list[_Piece], *, opens: bool) -> Iterator[_Run]:
    """The names in a run: without titles; what stands before the title ('BP Chief Executive X') is another name."""
    words = [piece.word.text for piece in part]
    lows = [piece.word.low for piece in part]
    cut = _titled(lows)
    if cut is None:
        yield _run(prose, part, (), opens=opens)
        return
    first = cut
    while first and (lows[first - 1] in _OFFICIAL or lows[first - 1] in ("of", "and", "for")):
        first -= 1
    office = next((at for at in range(first, cut) if lows[at] in people.OFFICES), cut)
    if first and not set(lows[:first]) <= people.DEMONYMS:
        yield _run(prose, part[:first], (), opens=opens)
    title = tuple(words[:cut] if first and office < cut else words[first:cut])
    if cut < len(words):
        yield _run(prose, part[cut:], title, opens=False)


def _titled(lows: list[str]) -> int | None:
    """Where the name behind a title starts; its length where titles are all there is; None without a title."""
    if people.TITLES.isdisjoint(lows):
        return None
    for at in range(len(lows) - 1, -1, -1):
        if lows[at] not in people.TITLES or lows[at] in people.ROYAL:
            continue
        rest = lows[at + 1 :]
        if rest and rest[0] == "of":
            if lows[at] == "secretary" and rest[1:2] == ["state"]:
                return at + 3
            return at + 2 if at + 2 < len(lows) else None
        if rest and (rest[-1] in people.BODIES or rest[0] in people.BODIES or lows[at] in people.BODIES):
            return None
        return at + 1
    return None


def _run(prose: str, part: list[_Piece], title: tuple[str, ...], *, opens: bool) -> _Run:
    start, end = part[0].start, part[-1].end
    low = prose[max(0, start - 24) : start].rstrip(" ,").rpartition(" ")[2].lower()
    role = low in people.ROLES
    aged = len(part) > 1 and bool(_AGED.match(prose, end))
    placed = low in ("in", "near", "at", "into", "outside", "around", "across")
    thing = low == "the" and not title
    words = tuple([piece.word.text for piece in part])
    return _Run(start, end, words, title, opens, bool(title) or role or aged, placed, thing)


def _shown(prose: str, runs: list[_Run]) -> Iterator[_Run]:
    """Without the capitals that only open a sentence, demonyms, and single letters."""
    inside = {run.text for run in runs if not run.opens} | {run.words[-1] for run in runs if len(run.words) > 1}
    shown = inside | places.territories().keys()
    small = functools.cache(lambda: frozenset(_SMALL.findall(prose)))
    for run in runs:
        words = run.words
        if run.opens and len(words) > 1 and " ".join(words[1:]) in inside and words[0].lower() in small():
            skip = run.end - len(prose[run.start : run.end].split(" ", 1)[1])
            yield attrs.evolve(run, start=skip, words=words[1:], opens=False)
        elif (
            run.opens and len(words) == 1 and not (words[0] in shown or _acronym(words[0]) or _owns(prose, run, small))
        ) or (len(words) == 1 and (words[0].lower() in people.DEMONYMS or len(words[0].strip(".")) < 2)):
            continue
        else:
            yield run


def _owns(prose: str, run: _Run, small: Callable[[], frozenset[str]]) -> bool:
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


def _joined(runs: list[_Run], counted: Counter[str], persons: set[str]) -> dict[str, str]:
    """Short forms and the one full form that ends with them: 'Holt' is Jan Holt where no other Holt is named."""
    ends: dict[str, set[str]] = {}
    for text in counted:
        words = text.split(" ")
        if (
            len(words) > 1
            and not _acronym(words[-1])
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
