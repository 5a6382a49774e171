"""Runs of capitals in a text, cut where no name goes on: what may be names, with the titles before them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import attrs

from timeline.events import lexicon as lex
from timeline.events import people, places
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
_AGED: Final = re.compile(r" ?, (?:aged )?\d\d(?: ?,| years)| ?\((?:aged )?\d\d\)")
_STARTS: Final = frozenset(".!?:\"`(*#>\n|;'[")


@light
class Run:
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


def runs_of(article: Article, dates: tuple[Span, ...]) -> Iterator[Run]:
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
                pieces = [_Piece(word_of(one[0]), *one.span()) for one in found]
            else:
                word = word_of(text)
                if word.particle or word.closed or word.nameless:
                    continue
                pieces = [_Piece(word, start, end)]
            opens = _opens(prose, start, block.span.start)
            while at < len(dates) and dates[at].end <= start:
                at += 1
            told = [date for date in dates[at : at + 3] if date.start < end]
            if not told and all(piece.word.plain for piece in pieces):
                yield _run(prose, pieces, (), opens=opens)
                continue
            for part in _parts(pieces, told):
                yield from _named(prose, part, opens=opens and part[0].start == start)


def _opens(prose: str, at: int, first: int) -> bool:
    """Whether a sentence, a line or a quotation starts here."""
    before = prose[max(first, at - 3) : at]
    mark = before.rstrip(" ")[-1:]
    dateline = mark in _DASHES and at - first < _DATELINE and prose[first : first + 2].isupper()
    return not mark or mark in _STARTS or dateline or before.endswith(("RB-", "RB- "))


_DASHES: Final = frozenset("-–—")
_DATELINE: Final = 120
"""Characters within which a dateline in capitals has ended: 'PORT VALE, 5 May 2024 (Agency) - '."""


class _Word(NamedTuple):
    """What is known of a word wherever it stands: its text, its small letters without a full stop, whether it is a
    particle, whether it is a closed-class word or names nothing, the name in an adjective ('US' of 'US-led'), and
    whether it is none of all that and no title: a run of such words is one name.
    """

    text: str
    low: str
    particle: bool
    closed: bool
    nameless: bool
    stem: str
    plain: bool


@functools.lru_cache(maxsize=8192)
def word_of(text: str) -> _Word:
    """What is known of a word; worked out once for each."""
    low = text.lower().rstrip(".")
    closed = low in _STOPS and not is_acronym(text)
    particle = text[0].islower() and not any(map(str.isupper, text))
    nameless = low in people.NO_NAMES
    stem = text.partition("-")[0] if _made(text) else ""
    plain = not (particle or closed or nameless or stem or low in people.TITLES)
    return _Word(text, low, particle, closed, nameless, stem, plain)


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
            part.append(_Piece(word_of(word.stem), piece.start, piece.start + len(word.stem)))
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


def is_acronym(word: str) -> bool:
    """Whether a word is all capitals, and more than one letter."""
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


def _named(prose: str, part: list[_Piece], *, opens: bool) -> Iterator[Run]:
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


_OF_PLACES: Final = people.OFFICES | frozenset("village town city port province region district island state".split())
"""What is of a place: 'the mayor of Holm', 'the village of Holm'."""


def _run(prose: str, part: list[_Piece], title: tuple[str, ...], *, opens: bool) -> Run:
    start, end = part[0].start, part[-1].end
    led, _, low = prose[max(0, start - 24) : start].rstrip(" ,").lower().rpartition(" ")
    role = low in people.ROLES
    aged = len(part) > 1 and bool(_AGED.match(prose, end))
    placed = low in ("in", "near", "at", "into", "outside", "around", "across")
    placed = placed or (low == "of" and led.rpartition(" ")[2] in _OF_PLACES)
    thing = low == "the" and not title
    titled = bool(title) and title[-1].lower() != "of"  # 'Professor of Physics' names nobody
    words = tuple([piece.word.text for piece in part])
    return Run(start, end, words, title, opens, titled or role or aged, placed, thing)
