"""Sentence spans, block by block; never a boundary inside a time expression."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import count
from typing import Final

from timeline.expressions import Timex
from timeline.model import Article, Block, Sentence, Span

LONGEST: Final = 2_000
"""The longest sentence, in characters. Rules weigh the words of a sentence against one another; without a bound, a text
that never ends a sentence would take time that grows with its square."""

_BOUNDARY: Final = re.compile(
    r"""(?<![.!?…])[.!?…]++["')\]]*+(?P<gap>\s+)(?=["'(\[—-]*(?P<next>\S))|[。！？](?P<wide>)"""
)
_WORD: Final = re.compile(r"\w")
_WORD_BEFORE: Final = re.compile(r"""[^\s"(\[—]+$""")

# Abbreviations that a name or a number follows; after them a capital starts no sentence.
_TITLES: Final = frozenset(
    "mr mrs ms dr prof gen brig lt col maj capt cpl sgt adm cmdr rev hon sen rep gov pres st sr jr mt ft messrs mme "
    "sra no nos vol vols fig figs p pp art sec ch approx ca cf vs v e.g i.e al".split()
)
# What a time of day goes on with ('5 p.m. Eastern time').
_GOES_ON: Final = re.compile(
    r"(?:GMT|UTC|[ECMPB]S?T|[ECMP]DT|CEST|IST|JST|MSK|Eastern|Central|Pacific|[^\W\d_]+ (?:\w+ )?time"
    r"|Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun"
    r"|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)(?:day)?\b"
)
# Words that lead to a time of day and make no clause without more ('Shortly after 5 p.m. Smith left').
_LEADING: Final = re.compile(
    r"""(?:["'(\s,]|\b(?:at|on|by|around|about|shortly|just|soon|until|till|since|from|before|after|to|between|and|but"""
    r"""|then|early|late|the|of)\b)*""",
    re.IGNORECASE,
)
_FRAME: Final = re.compile(
    r"\W*(?:On|In|At|By|Since|During|After|From|Until|Last|Next|This|Earlier|Meanwhile|But|And|Then)\b[^.;:]{0,40}?,?\sthe\s"
)
"""What opens a sentence before its subject: 'On 4 June the '."""
# What a state or a body of states is written with ('U.S.'): what follows a noun that it describes starts no sentence.
_INITIALS: Final = re.compile(r"[A-Z](?:\.[A-Z])+")
_OF_STATES: Final = re.compile(
    r"(?:Air|Army|Attorney|Bank|Border|Bureau|Cabinet|Census|Coast|Congress|Constitution|Consulate|Court|Customs"
    r"|Department|District|Embassy|Federal|Forces|Forest|Geological|Government|House|Marines?|Marshals?|Military"
    r"|National|Navy|Open|Park|President|Secret|Secretary|Security|Senate|Senators?|Special|State|Steel|Supreme"
    r"|Treasury|Virgin|[A-Z]{2,})\b"
)
_OF_A_STATE: Final = re.compile(
    r"(?:U\.|E\.U|D\.[CR]|[NSW]\.[A-Z]|L\.A|B\.C|A\.[DM]|P\.[MR]|R\.I|I\.|Ph|[BM]\.[AS]|Q\.C|J\.D)"
)
"""Initials that are no person's: of states, times and degrees."""
_OWNED: Final = re.compile(
    r"(?:Air Force|Armed Forces|Army|Border Patrol|Census Bureau|Centers? for|Chamber of|Coast Guard|Consulate"
    r"|Department of|District Court|Embassy|Environmental Protection|Federal (?:Aviation|Emergency|Reserve|Trade)"
    r"|Fish and|Food and|Forest Service|Geological Survey|House of|Marine Corps|National (?:Guard|Hurricane|Weather)"
    r"|Government (?:in|to|for|at|on)|Navy|Secret Service|Securities and|Steel|Supreme Court|Treasury|Virgin Islands"
    r")\b"
)
"""Bodies of a state, whose names without it hardly begin a sentence: 'officials of the U.S. Coast Guard'."""
_OF_NATIONS: Final = re.compile(r"(?:Human Rights|Security|General|Refugee|World|Secretary|High|Environment)\b")
_TWO_NAMES: Final = re.compile(r"[A-Z][\w'-]+ (?:[A-Z]\w|of [A-Z])")
_OPENS: Final = re.compile(
    r"(?:A|After|All|Also|Although|An|And|As|At|Before|Both|But|By|Dr|During|Each|Every|Few|For|From|He|Her|His|How"
    r"|However|I|If|In|It|Its|Many|Meanwhile|More|Most|Mrs?|Ms|No|None|Not|On|One|Only|Or|Our|Several|She|Since|So|Some"
    r"|Such|That|The|Their|Then|There|These|They|This|Those|Though|Three|To|Two|Under|Until|We|What|When|Where|While"
    r"|Who|Why|With|Yet|You)\b"
)
# Abbreviations that may also end a sentence; only a following lower-case word or digit keeps it going.
_MONTHS: Final = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun".split())


def segment(article: Article, timexes: tuple[Timex, ...]) -> tuple[Sentence, ...]:
    """Split an article into sentences, in text order. A block that does not hold prose gives one sentence each.

    A boundary that falls inside a time expression ('on 5 Aug. 2024') is none. What is longer than LONGEST characters is
    cut between two words.
    """
    starts = [timex.span.start for timex in timexes]

    def around(offset: int) -> Span | None:
        at = bisect_right(starts, offset) - 1
        return timexes[at].span if at >= 0 and starts[at] < offset < timexes[at].span.end else None

    found: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        spans = _split(article.prose, block, around) if block.kind in ("paragraph", "item", "quote") else [block.span]
        short = (part for span in spans for part in _cut(article.prose, span, around))
        trimmed = (_trim(article.prose, span) for span in short)
        found += [Sentence(span, number, block.kind) for span in trimmed if span.start < span.end]
    return tuple(found)


def _split(prose: str, block: Block, around: Callable[[int], Span | None]) -> Iterator[Span]:
    start = seen = block.span.start
    words = False
    for found in _BOUNDARY.finditer(prose, block.span.start, block.span.end):
        cut = found.end()
        # Full stops without a word between them end nothing.
        words = words or _WORD.search(prose, seen, cut) is not None
        seen = cut
        if not words:
            continue
        if found["wide"] is None and not _ends(prose, start, found):
            continue
        holder = around(found.start())
        if around(cut) or (holder is not None and not _closes(prose, start, holder, found)):
            continue
        yield Span(start, cut)
        start, words = cut, False
    yield Span(start, block.span.end)


def _closes(prose: str, start: int, holder: Span, found: re.Match[str]) -> bool:
    """Whether the full stop of a time expression ('5 p.m.') ends the sentence too: words that make a clause stand
    before it, and what follows does not go on with the time.
    """
    if holder.end != found.start() + 1 or _GOES_ON.match(prose, found.end()):
        return False
    return not _LEADING.fullmatch(prose, max(start, holder.start - 80), holder.start)


def _cut(prose: str, span: Span, around: Callable[[int], Span | None]) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST:
        end = _gap(prose, start, around)
        if end >= span.end:
            break
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _gap(prose: str, start: int, around: Callable[[int], Span | None]) -> int:
    """The last gap between words that a sentence from here on can end at; without one, where it has its full length."""
    limit = start + LONGEST
    gaps = (at for at in range(limit, start, -1) if prose[at].isspace() and not around(at))
    return next(gaps, None) or next(at for at in count(limit) if not around(at))


def _ends(prose: str, start: int, found: re.Match[str]) -> bool:
    """Whether a full stop with space behind it ends the sentence."""
    follows = found["next"]
    if follows.islower():
        return False
    if found[0][0] != ".":
        return True
    before = _WORD_BEFORE.search(prose, max(start, found.start() - 24), found.start())
    word = before[0].lower().lstrip("'") if before else ""
    if word in _TITLES or (len(word) == 1 and word.isalpha() and word != "i"):
        return False
    if before and _INITIALS.fullmatch(before[0]) and _describes(prose, start, before.start(), found.end()):
        return False
    return not (word in _MONTHS and follows.isdigit())


def _describes(prose: str, start: int, at: int, after: int) -> bool:
    """Whether initials describe the name behind them: 'U.S. Attorney Anna Berg', unlike 'in the U.S. The mayor'."""
    if _OPENS.match(prose, after):
        return False
    led = _WORD_BEFORE.search(prose, max(start, at - 5), at - 1) if at > start else None
    if (
        led is not None
        and led.end() == at - 1
        and led[0].lower() not in ("the", "at", "in")
        and not _OF_A_STATE.match(prose, at)
    ):
        return True  # 'he married E.M. Holt'
    if led is None or (led[0] == "The" and led.start() == start):
        return True
    if _OWNED.match(prose, after) or (prose.startswith("U.N.", at) and _OF_NATIONS.match(prose, after)):
        return True
    named = _OF_STATES.match(prose, after) or _TWO_NAMES.match(prose, after)
    # 'Talks with the U.S. Senator Holt left' may be either; 'on 4 June the U.S. Navy left' has said nothing before.
    return bool(named) and (led[0].lower() != "the" or bool(_FRAME.fullmatch(prose, start, at)))


def _trim(prose: str, span: Span) -> Span:
    text = span.of(prose)
    left = len(text) - len(text.lstrip())
    return Span(span.start + left, span.start + len(text.rstrip())) if text.strip() else Span(span.start, span.start)
