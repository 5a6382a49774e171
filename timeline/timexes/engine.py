"""The engine of the rule tables: words become token classes, and rules are patterns over classes.

It knows no language. A language gives the classes of its words, macros, and an ordered table of rules. A text is cut into
tokens that tile it; each token becomes one character that stands for its classes; all rules together are one regular
expression over that short string, tried only where some rule can start. Patterns have no unbounded repetition, so that
time grows with the text and nothing else.

A pattern is written with blanks between its items:

    word         that word, whatever its case
    [name]       one token of a class
    {name}       the macro of that name, or one token of a class; remembered as `name` (a second one as
                 `name2`; asked for `name`, a match gives the first that took part)
    <name>       the bundle of that name: a piece of pattern with macros of its own
    (name: )     a group that is remembered as `name`
    ( | ) ? {0,3}  as in regular expressions
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate
from typing import Final

import attrs

from timeline.model import Mod, Shift, Signal, Span, Tense, Timex, TimexType

_ITEM: Final = re.compile(
    r"\{(?P<macro>[a-z_]+)\}|\[(?P<cls>[a-z0-9_]+)\]|<(?P<bundle>[a-z_]+)>|(?P<word>[^\W\d_][^\W\d_']*(?:'[a-z]+)?)"
    r"|\((?P<group>[a-z_]+):|(?P<regex>\{\d+,\d+\}|[()|?])|\s+"
)
_CHUNK: Final = 60_000
_BREAK: Final = re.compile(r"\n\s*?\n|\Z")
_FIRST_KIND: Final = 0x100


@attrs.frozen
class Meaning:
    """What an expression says: the parts of a `Timex` that a rule decides."""

    type: TimexType
    value: str = ""
    mod: Mod | None = None
    shift: Shift | None = None
    signal: Signal = ""


class Found:
    """A place where a rule's pattern fits: its remembered parts, and what stands around it."""

    __slots__ = ("_match", "_tokens", "prose")

    def __init__(self, match: re.Match[str], tokens: Tokens, prose: str) -> None:
        self._match = match
        self._tokens = tokens
        self.prose = prose

    def __getitem__(self, name: str) -> str:
        """The words of a part, in lower case; empty when it is absent."""
        first, last = self._indices(name)
        return self._tokens.text(first, last).lower() if last > first else ""

    def raw(self, name: str) -> str:
        """The words of a part as they stand."""
        first, last = self._indices(name)
        return self._tokens.text(first, last) if last > first else ""

    def span(self, name: str = "") -> Span:
        """Where a part stands; the whole, without a name."""
        first, last = self._indices(name) if name else self._match.span()
        return self._tokens.span(first, last)

    def before(self, n: int = 1) -> str:
        """The n-th token before it, as it stands; empty at the start."""
        at = self._match.start() - n
        return self._tokens.words[at].strip() if at >= 0 else ""

    def after(self, n: int = 1) -> str:
        """The n-th token behind it, as it stands, with the blank before it; empty at the end."""
        at = self._match.end() + n - 1
        return self._tokens.words[at] if at < len(self._tokens.words) else ""

    def _indices(self, name: str) -> tuple[int, int]:
        groups = self._match.re.groupindex
        for numbered in (name, f"{name}2", f"{name}3"):
            if numbered in groups and self._match.start(numbered) >= 0:
                return self._match.span(numbered)
        return -1, -1


Made = Meaning | tuple[tuple[str, Meaning], ...] | None
"""One meaning for the whole; or several, each with the name of the part that it covers; or None: this is no time."""


@attrs.frozen
class Rule:
    """One entry of a rule table. `example` is a text and what comes of it, as `told` writes it; a test runs it."""

    name: str
    pattern: str
    make: Callable[[Found], Made]
    example: tuple[str, str]


@attrs.frozen
class Language:
    """What the engine needs to know of a language. Everything is data but the makers of the rules.

    `words` gives the classes of words in lower case, `exact` those of words written exactly so (they go before). `shapes`
    are tried in order on all other tokens. `joined` are letters with marks in them that make one token ('a.m.').
    `macros` and `bundles` are pieces of pattern. `signals` maps a class pattern that ends just before an expression to
    its signal, `tenses` class patterns to the tense they show, `stops` are the classes that end a clause, `times` is
    what may stand between a day and a time of day that are one expression.
    """

    words: Mapping[str, str]
    exact: Mapping[str, str]
    shapes: tuple[tuple[str, str], ...]
    joined: str
    macros: Mapping[str, str]
    bundles: Mapping[str, str]
    rules: tuple[Rule, ...]
    signals: tuple[tuple[str, Signal], ...]
    tenses: tuple[tuple[str, Tense], ...]
    stops: str
    times: str
    refuse: Callable[[Found, Meaning], bool]


class Tokens:
    """A stretch of prose as tokens that tile it, and their classes as a string of one character a token."""

    __slots__ = ("base", "classes", "offsets", "words")

    def __init__(self, words: list[str], kinds: Mapping[str, str], base: int) -> None:
        self.words = words
        self.base = base
        self.classes = "".join(map(kinds.__getitem__, words))
        self.offsets = list(accumulate(map(len, words), initial=base))

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens [first, last), without blanks before them."""
        word = self.words[first]
        return Span(self.offsets[first] + len(word) - len(word.lstrip()), self.offsets[last])

    def text(self, first: int, last: int) -> str:
        """The tokens [first, last) as they stand, without blanks before them."""
        return "".join(self.words[first:last]).lstrip()


class Grammar:
    """A language made ready to run."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._names: dict[frozenset[str], str] = {}
        self._literals = _literals(language)
        self.kinds: Mapping[str, str] = _Kinds(self._kind)
        self._token = re.compile(
            rf"[^\S\n]*+\n[^\S\n]*+\n\s*+|\s*+(?:(?=[^\W\d_]{{1,5}}['.])(?i:{language.joined})|[^\W\d_]++"
            r"|\d{1,3}(?:,\d{3}){1,4}+(?!\d)|(?<!\.)\d++\.\d++(?!\.?\d)|\d++|\S)|\s++"
        )
        self._shapes = [(re.compile(pattern), frozenset(classes.split())) for pattern, classes in language.shapes]
        for classes in [*language.words.values(), *language.exact.values()]:
            self._named(frozenset(classes.split()))
        for word in {*language.words, *language.exact, *self._literals}:
            for written in (word, word.title(), word.upper()):
                self._kind(written)
                self._kind(" " + written)
        for _, own in self._shapes:
            self._named(own)
        self._named(frozenset())
        self._named(frozenset(("blank_line",)))
        self._parts = [re.compile(self._compiled(rule.pattern, named=True)) for rule in language.rules]
        self._any = re.compile("|".join(f"({self._compiled(rule.pattern)})" for rule in language.rules))
        self._signals = [(re.compile(f"(?:{self._compiled(one)})$"), signal) for one, signal in language.signals]
        self._tenses = re.compile("|".join(f"({self._compiled(one)})" for one, _ in language.tenses))
        self._stops = re.compile(self._compiled(language.stops))
        self._times = re.compile(self._compiled(language.times))

    def tag(self, prose: str) -> Iterator[Timex]:
        """The time expressions of a text, in order, without overlaps."""
        for start, end in _chunks(prose):
            tokens = Tokens(self._token.findall(prose, start, end), self.kinds, start)
            yield from self._joined(tokens, self._matched(tokens, prose))

    def _matched(self, tokens: Tokens, prose: str) -> Iterator[_Hit]:
        classes, at = tokens.classes, 0
        while match := self._any.search(classes, at):
            at = match.start()
            hits = self._made(tokens, at, (match.lastindex or 1) - 1, prose)
            yield from hits
            at = hits[-1].last if hits else at + 1

    def _made(self, tokens: Tokens, at: int, first: int, prose: str) -> list[_Hit]:
        """What the first rule from number `first` on makes of this place, if one accepts it."""
        for number in range(first, len(self._parts)):
            match = self._parts[number].match(tokens.classes, at)
            if not match:
                continue
            rule, found = self._language.rules[number], Found(match, tokens, prose)
            made = rule.make(found)
            if made is None:
                continue
            if isinstance(made, Meaning):
                if self._language.refuse(found, made):
                    continue
                return [_Hit(match.start(), match.end(), made, rule.name)]
            return [_Hit(*match.span(name), meaning, rule.name) for name, meaning in made]
        return []

    def _joined(self, tokens: Tokens, hits: Iterator[_Hit]) -> Iterator[Timex]:
        """Join a day and a time of day that are one expression ('9 a.m. on Tuesday')."""
        last: _Hit | None = None
        for hit in hits:
            joined = self._join(tokens, last, hit) if last is not None else None
            if last is not None and joined is None:
                yield self._timex(tokens, last)
            last = joined or hit
        if last is not None:
            yield self._timex(tokens, last)

    def _join(self, tokens: Tokens, one: _Hit, two: _Hit) -> _Hit | None:
        if two.first - one.last > 3 or not self._times.fullmatch(tokens.classes, one.last, two.first):
            return None
        time, day = (one, two) if one.meaning.value.startswith("T") else (two, one)
        if not time.meaning.value.startswith("T") or not _is_day(day.meaning):
            return None
        meaning = attrs.evolve(day.meaning, type="TIME", value=day.meaning.value + time.meaning.value)
        return _Hit(one.first, two.last, meaning, day.rule)

    def _timex(self, tokens: Tokens, hit: _Hit) -> Timex:
        meaning = hit.meaning
        value = meaning.value
        if value.startswith("T") and meaning.shift is None and meaning.type != "SET":
            value = "XXXX-XX-XX" + value
        tensed = meaning.type in ("DATE", "TIME") and meaning.shift is None
        tense: Tense = self._tense(tokens, hit) if tensed else ""
        span = tokens.span(hit.first, hit.last)
        signal = meaning.signal or self._signal(tokens, hit)
        return Timex(span, meaning.type, value, hit.rule, meaning.mod, meaning.shift, signal, tense)

    def _signal(self, tokens: Tokens, hit: _Hit) -> Signal:
        before = tokens.classes[max(0, hit.first - 3) : hit.first]
        for pattern, signal in self._signals:
            if pattern.search(before):
                return signal
        return ""

    def _tense(self, tokens: Tokens, hit: _Hit) -> Tense:
        """That of the verb group last before it in its sentence; else of the first behind it."""
        classes, names = tokens.classes, self._language.tenses
        start = max((m.end() for m in self._stops.finditer(classes, max(0, hit.first - 40), hit.first)), default=0)
        start = max(start, hit.first - 40)
        last = None
        for last in self._tenses.finditer(classes, start, hit.first):
            pass
        if last is None:
            stop = self._stops.search(classes, hit.last, hit.last + 25)
            last = self._tenses.search(classes, hit.last, stop.start() if stop else hit.last + 25)
        return names[(last.lastindex or 1) - 1][1] if last else ""

    def _kind(self, token: str) -> str:
        """The character for a token's classes. A blank before it tells a spaced mark from a glued one."""
        return self._named(self._classes(token))

    def _classes(self, token: str) -> frozenset[str]:
        bare = token.lstrip()
        if not bare:
            return frozenset(("blank_line",)) if token.count("\n") > 1 else frozenset()
        low = bare.lower()
        listed = self._language.exact.get(bare)
        listed = self._language.words.get(low, "") if listed is None else listed
        own = {*listed.split()}
        if low in self._literals:
            own.add("'" + low)
        for pattern, classes in self._shapes:
            if pattern.fullmatch(token):
                own |= classes
                break
        return frozenset(own)

    def _named(self, classes: frozenset[str]) -> str:
        return self._names.setdefault(classes, chr(_FIRST_KIND + len(self._names)))

    def _compiled(self, pattern: str, *, named: bool = False) -> str:
        return _Compiler(self._language, self._names, named).compiled(pattern)


class _Compiler:
    """Turns one pattern into a regular expression over kinds."""

    def __init__(self, language: Language, kinds: Mapping[frozenset[str], str], named: bool) -> None:
        self._language, self._all, self._named = language, kinds, named
        self._seen: dict[str, int] = {}

    def compiled(self, pattern: str) -> str:
        out, at = [], 0
        while at < len(pattern):
            item = _ITEM.match(pattern, at)
            if item is None:
                raise ValueError(f"not a pattern: {pattern!r} at {pattern[at:]!r}")
            out.append(self._item(item))
            at = item.end()
        return "".join(out)

    def _item(self, item: re.Match[str]) -> str:
        if name := item["macro"]:
            inner = self.compiled(self._language.macros[name]) if name in self._language.macros else self._one(name)
            return f"(?P<{self._numbered(name)}>{inner})" if self._named else f"(?:{inner})"
        if item["cls"]:
            return self._one(item["cls"])
        if item["bundle"]:
            return f"(?:{self.compiled(self._language.bundles[item['bundle']])})"
        if item["word"]:
            return self._one("'" + item["word"].lower())
        if item["group"]:
            return f"(?P<{self._numbered(item['group'])}>" if self._named else "(?:"
        return "(?:" if item["regex"] == "(" else (item["regex"] or "")

    def _one(self, name: str) -> str:
        chars = "".join(char for classes, char in self._all.items() if name in classes)
        if not chars:
            raise ValueError(f"nothing has the class {name!r}")
        return f"[{chars}]" if len(chars) > 1 else chars

    def _numbered(self, name: str) -> str:
        self._seen[name] = self._seen.get(name, 0) + 1
        return name if self._seen[name] == 1 else f"{name}{self._seen[name]}"


class _Kinds(dict[str, str]):
    """Kinds of tokens, worked out once each. Emptied when hostile text fills it."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, token: str) -> str:
        if len(self) > 50_000:
            self.clear()
        kind = self[token] = self._make(token)
        return kind


@attrs.frozen
class _Hit:
    """Tokens [first, last) and what they mean."""

    first: int
    last: int
    meaning: Meaning
    rule: str


def _is_day(meaning: Meaning) -> bool:
    if "T" in meaning.value or meaning.type != "DATE":
        return False
    if meaning.shift is not None:
        return meaning.shift.grain == "day"
    return bool(re.fullmatch(r"\w{4,6}-\w\d-\d\d|\w{4,6}-\d\d-\d\d|XXXX-XX-\w\w|XXXX-WXX-\d|.*easter.*", meaning.value))


def _literals(language: Language) -> frozenset[str]:
    patterns = [
        *language.macros.values(), *language.bundles.values(), *(rule.pattern for rule in language.rules),
        *(one for one, _ in language.signals), *(one for one, _ in language.tenses), language.stops, language.times,
    ]  # fmt: skip
    return frozenset(item["word"].lower() for one in patterns for item in _ITEM.finditer(one) if item["word"])


def _chunks(prose: str) -> Iterator[tuple[int, int]]:
    """Stretches of prose that end at a blank line, or, where there is none, at a line's end or a blank."""
    start = 0
    while start < len(prose):
        end = min(start + _CHUNK, len(prose))
        if end < len(prose):
            found = _BREAK.search(prose, end, end + _CHUNK)
            cut = found.start() if found else max(prose.rfind("\n", end, end + _CHUNK), prose.rfind(" ", end, end + _CHUNK))
            end = cut if cut > start else min(end + _CHUNK, len(prose))
        yield start, end
        start = end


def told(timex: Timex) -> str:
    """A timex in a line, as examples write it: its value, or how it counts: 'reference+2 day', 'dct-1 week/day XXXX-WXX-1'."""
    mod = f" {timex.mod}" if timex.mod else ""
    if timex.shift is None:
        return timex.value + mod
    shift = timex.shift
    count = "?" if shift.n is None else f"{shift.n:+d}"
    grain = "" if shift.grain == shift.unit else f"/{shift.grain}"
    parts = [timex.value, f"{shift.base}{count} {shift.unit}{grain}", shift.pick]
    return " ".join(part for part in parts if part) + mod


@functools.lru_cache(maxsize=8)
def grammar(language: Callable[[], Language]) -> Grammar:
    """The grammar of a language, compiled once."""
    return Grammar(language())
