"""The engine of the rule tables: words become token classes, and rules are patterns over classes.

It knows no language. A language gives the classes of its words, macros, and an ordered table of rules. A text is cut
into tokens that tile it; each becomes one character that stands for its classes, and a rule's pattern is a regular
expression over that short string, tried only where a token stands that it can start with. Patterns have no unbounded
repetition, so that time grows with the text and nothing else.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

import attrs

from timeline.expressions import Bond, Mod, Shift, Signal, Tense, Timex, TimexType
from timeline.model import Genre, Span
from timeline.timexes import joining, shapes
from timeline.timexes.patterns import Patterns, Piece, one_of, words_of
from timeline.timexes.tenses import Around, Tenses, Verbs
from timeline.timexes.tokens import Classes, Kinds, Stretch, Tokens, chunks, cutter

_AHEAD: Final = 7
"""Tokens within which a weak beginning must come to a word that makes a time."""
_BOND: Final = 3
"""Tokens that stand between two bound expressions at most."""
_COMPARING: Final = 80
"""Characters before a date among which a word that compares may stand."""
_PAIRS: Final = 8192
"""Pairs of kinds of tokens whose rules are kept: a long text has many more, but few at a time."""
_CLOCK: Final = re.compile(r"XXXX-XX-XXT\d")
_YEARLESS: Final = re.compile(r"XXXX-\d\d-\d\d")
_CLOSED: Final = frozenset(("blank_line", "stop"))


@attrs.frozen
class Meaning:
    """What an expression says: the parts of a `Timex` that a rule decides.

    `value` holds two with '|' between that are both possible; `signal` and `bond` are given where the words are their
    own, `genres` where it is an expression of time in these alone, `quant` and `freq` for a SET. One that is not
    `tensed` tells of a noun, which no verb dates: 'October crude fell'. `weekday` is that of a day: see `Timex`.
    """

    type: TimexType
    value: str = ""
    mod: Mod | None = None
    shift: Shift | None = None
    signal: Signal = ""
    bond: Bond = ""
    genres: tuple[Genre, ...] = ()
    quant: str = ""
    freq: str = ""
    tensed: bool = True
    weekday: int = 0


class Found:
    """A place where a rule's pattern fits: its remembered parts, and what stands around it."""

    __slots__ = ("_groups", "_match", "_tokens", "prose")

    def __init__(self, match: re.Match[str], groups: _Groups, tokens: Tokens, prose: str) -> None:
        self._match = match
        self._groups = groups
        self._tokens = tokens
        self.prose = prose

    def __getitem__(self, name: str) -> str:
        """The words of a part, in lower case; empty when it is absent."""
        return self.raw(name).lower()

    def raw(self, name: str) -> str:
        """The words of a part as they stand; empty when it is absent."""
        match = self._match
        for numbered in self._groups[name]:
            first, last = match.span(numbered)
            if first >= 0:
                return self._tokens.text(first, last) if last > first else ""
        return ""

    def span(self) -> Span:
        """Where the whole stands."""
        return self._tokens.span(*self._match.span())

    def starts_line(self) -> bool:
        """Whether nothing stands before it in its line."""
        start = self.span().start
        return start == 0 or self.prose[start - 1] == "\n"

    def before(self, n: int = 1) -> str:
        """The n-th token before it, as it stands; empty at the start."""
        at = self._match.start() - n
        return self._tokens.words[at].strip() if at >= 0 else ""

    def after(self, n: int = 1) -> str:
        """The n-th token behind it, as it stands, with the blank before it; empty at the end."""
        at = self._match.end() + n - 1
        return self._tokens.words[at] if at < len(self._tokens.words) else ""

    def tokens(self, name: str = "") -> tuple[int, int]:
        """The numbers of the tokens of a part, half-open; of the whole, without a name; (-1, -1) when it is absent."""
        for numbered in self._groups[name]:
            span = self._match.span(numbered)
            if span[0] >= 0:
                return span
        return -1, -1


class _Groups(dict[str, tuple[int, ...]]):
    """The numbers of the groups of a pattern that a part's name stands for: its own, and those of its repetitions.

    No name stands for the whole.
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        super().__init__({"": (0,)})
        self._of = pattern.groupindex

    def __missing__(self, name: str) -> tuple[int, ...]:
        found = self[name] = tuple(self._of[one] for one in (name, f"{name}2", f"{name}3") if one in self._of)
        return found


Part = str | tuple[int, int]
Made = Meaning | tuple[tuple[Part, Meaning], ...] | None
"""One meaning for the whole; or several, each with the part that it covers, by its name or as its tokens; or None: this
is no time.
"""


class Rule(NamedTuple):
    """One entry of a rule table. `example` is a text and what comes of it, as `told` writes it; a test runs it."""

    name: str
    pattern: str
    make: Callable[[Found], Made]
    example: tuple[str, str]


class Language(NamedTuple):
    """What the engine needs to know of a language. All is data but the makers of the rules.

    `words` gives the classes of words in lower case, `exact` those of words written exactly so (they go before).
    `shapes` are tried in order on every token, with the blank before it. `joined` matches words with marks in them.
    `macros` and `bundles` are pieces of pattern. `weak` are classes, and words with a quote before them, that make no
    time by themselves: a stronger one must follow soon. `signals` maps a pattern that ends just before an expression to
    its signal, and `bonds` one for all that stands between two expressions to how they belong together. `verbs` are the
    verb groups that show a tense, `times` is what may stand between a day and a time of day that are one expression.
    `sure` is a pattern at which rules are tried though all of its words are weak, and `onward` one that opens the time
    that it stands behind ('from 2019 onwards'). `compared` is a regular expression of characters for the words up to a
    date that a figure is only compared with, `compared_back` one up to the end of a count back ('from 12 a year ago');
    one of `comparing` stands in whatever either finds.
    """

    words: Mapping[str, str]
    exact: Mapping[str, str]
    shapes: tuple[tuple[str, str], ...]
    joined: str
    macros: Mapping[str, str]
    bundles: Mapping[str, str]
    weak: frozenset[str]
    rules: tuple[Rule, ...]
    signals: tuple[tuple[str, Signal], ...]
    bonds: tuple[tuple[str, Bond], ...]
    verbs: Verbs
    times: str
    sure: str = ""
    onward: str = ""
    compared: str = ""
    compared_back: str = ""
    comparing: tuple[str, ...] = ()


class Grammar:
    """A language made ready to run."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._cutter = cutter(language.joined)
        exact = {**shapes.EXACT, **language.exact}
        classes = Classes(language.words, exact, language.shapes, words_of(_patterns(language)))
        self._kinds = Kinds(classes.kind)
        patterns = Patterns(language.macros, language.bundles, classes.kinds)
        rules: dict[str, list[_Ready]] = {}
        for rule in language.rules:
            piece = patterns.read(rule.pattern)
            ready = _Ready(rule, piece)
            for kind in sorted(piece.first):
                rules.setdefault(kind, []).append(ready)
        self._fitting = _Fitting(rules)
        strong = [char for own, char in classes.kinds.items() if own - language.weak and not own & _CLOSED]
        sure = f"|{patterns.read(language.sure).regex}" if language.sure else ""
        # What is cheapest to see comes first: most tokens start no rule.
        self._starts = re.compile(f"(?={one_of(rules)})(?=.{{0,{_AHEAD}}}{one_of(strong)}{sure}).")
        self._signals = [(re.compile(f"(?:{patterns.read(one).regex})$"), signal) for one, signal in language.signals]
        self._led = functools.lru_cache(maxsize=4096)(self._leading)
        self._bonds = [(re.compile(patterns.read(one).regex), bond) for one, bond in language.bonds]
        self._tenses = Tenses(language.verbs, patterns)
        self._times = re.compile(patterns.read(language.times).regex)
        self._onward = re.compile(patterns.read(language.onward).regex) if language.onward else None
        self._comparing = language.comparing
        self._compared = re.compile(language.compared) if language.compared else None
        self._compared_back = re.compile(language.compared_back) if language.compared_back else None

    def tag(self, prose: str, stretch: Stretch | None = None) -> Iterator[Timex]:
        """The time expressions of a text, in order, without overlaps; `stretch` marks where none goes on (`Edged`)."""
        for start, end in chunks(prose):
            marked, at = stretch(start, end) if stretch else (prose, start)
            tokens = Tokens(self._cutter.findall(marked, at, at + end - start), self._kinds, start)
            yield from self._joined(tokens, prose, self._matched(tokens, prose))

    def _matched(self, tokens: Tokens, prose: str) -> Iterator[_Hit]:
        kinds, done = tokens.kinds, 0
        for start in self._starts.finditer(kinds):
            at = start.start()
            fitting = self._fitting[kinds[at : at + 2]]
            if not fitting or at < done or tokens.is_tagged(at):
                continue
            for ready in fitting:
                match = ready.regex.match(kinds, at)
                hits = _made(ready.rule, Found(match, ready.groups, tokens, prose)) if match else ()
                if hits:
                    yield from hits
                    done = hits[-1].last
                    break

    def _joined(self, tokens: Tokens, prose: str, hits: Iterator[_Hit]) -> Iterator[Timex]:
        """Join a day and a time of day that are one expression ('9 a.m. on Tuesday')."""
        around, before = Around(self._tenses, tokens), 0
        last: _Hit | None = None
        for hit in hits:
            joined = self._join(tokens, last, hit) if last is not None else None
            if last is not None and joined is None:
                yield self._timex(around, prose, last, before)
                before = last.last
            last = joined or hit
        if last is not None:
            yield self._timex(around, prose, last, before)

    def _join(self, tokens: Tokens, one: _Hit, two: _Hit) -> _Hit | None:
        if two.first - one.last > 3 or not self._times.fullmatch(tokens.kinds, one.last, two.first):
            return None
        time, day = (one.meaning, two.meaning) if joining.is_time(one.meaning) else (two.meaning, one.meaning)
        value = joining.join(day, time)
        if not value or time.genres != day.genres or (day is two.meaning and tokens.is_number(two.last)):
            return None  # one of them may be dropped; in 'to 6pm, Sat 10am' the day has a time of its own
        meaning = attrs.evolve(day, type="TIME", value=value, mod=day.mod or time.mod)
        return _Hit(one.first, two.last, meaning, (two if day is two.meaning else one).rule)

    def _timex(self, around: Around, prose: str, hit: _Hit, before: int) -> Timex:
        """The timex of a hit; the one before it ended at the token `before`."""
        tokens, meaning = around.tokens, hit.meaning
        value = meaning.value
        if value.startswith("T") and meaning.shift is None and meaning.type != "SET":
            value = "|".join(f"XXXX-XX-XX{time}" for time in value.split("|"))
        signal = meaning.signal or self._signal(tokens, hit)
        tense: Tense = ""
        if _is_tensed(meaning):
            yearless = _YEARLESS.match(value) is not None
            tense, signal = around.tense(hit.first, hit.last, signal, yearless=yearless)
        elif (
            meaning.mod == "END" and meaning.shift and meaning.shift.n == 0 and not around.is_this(hit.first, hit.last)
        ):
            # The end of the month is past only where another month is meant.
            tense = around.tense(hit.first, hit.last, signal)[0]
        back = _CLOCK.match(value) is not None and around.is_back(hit.first, hit.last)
        bare = meaning.mod in ("START", "MID", "END") or bool(_YEARLESS.match(value))
        at = signal == "in" or (not signal and bare)  # 'late on Sunday', 'a letter of 21 June'
        aside = at and meaning.shift is None and around.is_aside(hit.first)
        span = tokens.span(hit.first, hit.last)
        return Timex(
            span, meaning.type, value, hit.rule, meaning.mod, meaning.shift, signal, tense,
            meaning.bond or self._bond(tokens, before, hit.first), around.is_told(hit.first),
            meaning.genres, meaning.quant, meaning.freq, aside,
            self._is_compared(prose, span), back, meaning.weekday,
        )  # fmt: skip

    def _is_compared(self, prose: str, span: Span) -> bool:
        """Whether the words up to a date, or up to its end, only compare with what was then."""
        start = max(0, span.start - _COMPARING)
        words = prose[start : span.end].lower()
        if not any(hint in words for hint in self._comparing):  # most dates: no pattern is tried
            return False
        if self._compared is not None and self._compared.search(prose, start, span.start):
            return True
        return self._compared_back is not None and self._compared_back.search(prose, start, span.end) is not None

    def _bond(self, tokens: Tokens, last: int, first: int) -> Bond:
        """How two expressions belong together between which the tokens [last, first) stand."""
        if not last or first - last > _BOND:
            return ""
        return next((bond for pattern, bond in self._bonds if pattern.fullmatch(tokens.kinds, last, first)), "")

    def _signal(self, tokens: Tokens, hit: _Hit) -> Signal:
        if self._onward and self._onward.match(tokens.kinds, hit.last):
            return "since"
        return self._led(tokens.kinds[max(0, hit.first - 5) : hit.first])

    def _leading(self, before: str) -> Signal:
        """The signal that the kinds of the tokens right before an expression give."""
        return next((signal for pattern, signal in self._signals if pattern.search(before)), "")


class _Ready:
    """A rule and its regular expression, compiled when it is first needed."""

    def __init__(self, rule: Rule, piece: Piece) -> None:
        self.rule = rule
        self._piece = piece

    def seconds(self, first: str) -> frozenset[str] | None:
        """The kinds of the second token behind a first of this kind; None where any will do, or none at all."""
        return self._piece.seconds(first)

    @functools.cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self._piece.regex)

    @functools.cached_property
    def groups(self) -> _Groups:
        return _Groups(self.regex)


class _Fitting(dict[str, tuple[_Ready, ...]]):
    """The rules that can fit where two kinds of tokens stand, worked out once each: most cannot."""

    def __init__(self, rules: Mapping[str, list[_Ready]]) -> None:
        super().__init__()
        self._of = rules
        self._seconds: dict[str, list[tuple[_Ready, frozenset[str] | None]]] = {}

    def __missing__(self, two: str) -> tuple[_Ready, ...]:
        first, second = two[0], two[1:]
        if first not in self._seconds:
            self._seconds[first] = [(ready, ready.seconds(first)) for ready in self._of[first]]
        found = [ready for ready, seconds in self._seconds[first] if seconds is None or second in seconds]
        if len(self) >= _PAIRS:
            self.clear()
        self[two] = made = tuple(found)
        return made


class _Hit(NamedTuple):
    """Tokens [first, last) and what they mean."""

    first: int
    last: int
    meaning: Meaning
    rule: str


def _made(rule: Rule, found: Found) -> tuple[_Hit, ...]:
    """What a rule makes of a place where it fits; nothing when it does not accept it."""
    made = rule.make(found)
    if made is None:
        return ()
    if isinstance(made, Meaning):
        return (_Hit(*found.tokens(), made, rule.name),)
    return tuple(
        _Hit(*(found.tokens(part) if isinstance(part, str) else part), meaning, rule.name) for part, meaning in made
    )


def _is_tensed(meaning: Meaning) -> bool:
    """Whether the verb helps to date it: dates that name no anchor, stretches after what was told, 'this Friday'."""
    if meaning.shift is None:
        return meaning.tensed and meaning.type in ("DATE", "TIME")
    onward = meaning.shift.pick == "FUTURE_REF"
    return meaning.shift.base == "reference" or onward or (meaning.shift.n == 0 and bool(meaning.shift.pick))


def _patterns(language: Language) -> list[str]:
    """Every pattern of a language."""
    verbs = language.verbs
    return [
        *language.macros.values(), *language.bundles.values(), *(rule.pattern for rule in language.rules),
        *(one for one, _ in language.signals), *(one for one, _ in language.bonds), *(one for one, _ in verbs.groups),
        *verbs[1:], language.times, language.sure, language.onward,
    ]  # fmt: skip


def told(timex: Timex) -> str:
    """A timex in a line, as examples write it: its value, or how it counts ('reference+2 day')."""
    mod = f" {timex.mod}" if timex.mod else ""
    if timex.shift is None:
        return timex.value + mod
    shift = timex.shift
    count = "?" if shift.n is None else f"{shift.n:+d}"
    grain = "" if shift.grain == shift.unit else f"/{shift.grain}"
    parts = [timex.value, f"{shift.base}{count} {shift.unit}{grain}", shift.pick]
    return " ".join(part for part in parts if part) + mod
