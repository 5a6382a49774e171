"""Setting text in lines: spans of styled text in, lines of placed pieces out; linear in the length of the text.

Line breaking is greedy and ragged right: quotes and names must not be hyphenated or stretched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import attrs

from timeline_pdf.lettering.fonts import Fonts, Run
from timeline_pdf.lettering.text import LONGEST, clean, is_rtl, reads_rtl, seen, shape
from timeline_pdf.look import Style

_HAN: Final = (
    "[\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"  # kana too: written without blanks
)
_BREAKS: Final = re.compile(rf"(?<=\w[-\u2013/])(?=\w)|(?<=[/?&=])(?=\w)|(?<={_HAN})(?={_HAN})")


@attrs.frozen
class Span:
    """Text in one style. `link` is an address, or `#key` of an anchor in the document, or empty."""

    text: str
    style: Style
    link: str = ""


class Piece(NamedTuple):
    """Text of one font at `x` points from the line's left edge, as it is seen from left to right.

    `said` is the text as it is read, where that differs; of pieces that belong together, the first has it for all.
    """

    x: float
    font: str
    size: float
    colour: str
    text: str
    width: float
    link: str = ""
    said: str | None = None


Line = tuple[Piece, ...]


class _Word(NamedTuple):
    """Text that no line break may cut, part of one span; `glued` to the word before where no blank stands between."""

    text: str
    width: float
    span: Span
    glued: bool
    breakable: bool


def lines(spans: Iterable[Span], fonts: Fonts, width: float) -> tuple[Line, ...]:
    """Break the spans into lines at most `width` points wide; a wider word is cut. Spans join without a blank."""
    cleaned = [Span(clean_inside(span.text), span.style, span.link) for span in spans]
    whole = "".join([span.text for span in cleaned])
    rtl = reads_rtl(whole)
    if len(cleaned) == 1 and not rtl and 0 < _width(whole, cleaned[0].style, fonts) <= width:
        return (_placed((_Word(whole, 0.0, cleaned[0], glued=True, breakable=False),), fonts, width, rtl),)
    broken = list(_broken(list(_words(cleaned, fonts, width)), fonts, width))
    made = [_placed(words, fonts, width, rtl) for words in broken]
    if not rtl:
        for n, after in enumerate(broken[1:]):
            if not after[0].glued:
                made[n] = _open(made[n], fonts.runs(" ", broken[n][-1].span.style.face)[0].font)
    return tuple(made)


def _open(line: Line, font: str) -> Line:
    """With a blank at its end, which nobody sees: who copies or hears the text must not get two words for one.

    Not every font has a blank; `font` does.
    """
    pieces = list(line)
    last = pieces[-1]
    if last.font == font:
        pieces[-1] = last._replace(text=f"{last.text} ")
    else:
        pieces.append(
            last._replace(x=last.x + last.width, font=font, text=" ", width=0.0, said=None if last.said is None else "")
        )
    first = max(at for at, piece in enumerate(pieces) if piece.said != "")
    if said := pieces[first].said:
        pieces[first] = pieces[first]._replace(said=f"{said} ")
    return tuple(pieces)


def clean_inside(text: str) -> str:
    """Clean, but keep one blank at either end: it parts a span from its neighbours."""
    if text.isascii() and text.isprintable() and "  " not in text and len(text) < LONGEST:
        return text
    inner = clean(text)
    first = text[:1]
    before = (first if first in "\xa0\u202f" else " ") if first.isspace() and inner else ""
    return before + inner + (" " if text[-1:].isspace() else "")


def cut(text: str, style: Style, fonts: Fonts, width: float) -> str:
    """The text on one line of `width` points: cut at its end with an ellipsis where it is longer."""
    text = clean(text, 400)
    em = 1000 / style.size
    if fonts.width(shape(text), style.face) <= width * em:
        return text
    room = width * em - fonts.width("\u2026", style.face)
    while text and fonts.width(shape(text), style.face) > room:
        text = text[:-1]
    return text.rstrip(" ,;:-\u2013(") + "\u2026"


def measure(text: str, style: Style, fonts: Fonts) -> float:
    """Points that the text takes on one line."""
    return _width(text, style, fonts)


def one_line(text: str, style: Style, fonts: Fonts, link: str = "") -> Line:
    """Text on one line however long, for labels of a drawing; `cut` it first."""
    return _placed([_Word(text, 0, Span(text, style, link), True, False)], fonts, 0, reads_rtl(text)) if text else ()


def line_width(line: Line) -> float:
    """Points from the left edge to the end of the line's last piece."""
    return max((piece.x + piece.width for piece in line), default=0.0)


def _words(spans: Sequence[Span], fonts: Fonts, width: float) -> Iterator[_Word]:
    blank = True
    for span in spans:
        for nth, word in enumerate(span.text.split(" ")):
            blank = blank or nth > 0
            if not word:
                continue
            for part, size in _parts(word, span.style, fonts, width):
                yield _Word(part, size, span, not blank, blank or part is not word)
                blank = False


def _width(word: str, style: Style, fonts: Fonts) -> float:
    return fonts.width(shape(word) if not word.isascii() and is_rtl(word) else word, style.face) * style.size / 1000


def _parts(word: str, style: Style, fonts: Fonts, width: float) -> Iterator[tuple[str, float]]:
    """The parts between which a line may break, and their widths: at hyphens and slashes, or where it must be."""
    parts = (
        _BREAKS.split(word)
        if len(word) > 8 and not (word.isascii() and word.isalnum()) and not is_rtl(word)
        else [word]
    )
    for part in parts:
        size = _width(part, style, fonts)
        if size <= width:
            yield part, size
        else:
            yield from [(piece, _width(piece, style, fonts)) for piece in _cut(part, style, fonts, width)]


def _cut(part: str, style: Style, fonts: Fonts, width: float) -> Sequence[str]:
    room, cuts, used, start = width * 1000 / style.size, [], 0.0, 0
    for at, char in enumerate(part):
        size = fonts.width(char, style.face)
        if used + size > room and at > start:
            cuts.append(part[start:at])
            start, used = at, 0.0
        used += size
    return [*cuts, part[start:]]


def _broken(words: Sequence[_Word], fonts: Fonts, width: float) -> Iterator[list[_Word]]:
    line: list[_Word] = []
    used = 0.0
    last = len(words) - 1
    for at, word in enumerate(words):
        gap = 0.0 if word.glued or not line else _width(" ", line[-1].span.style, fonts)
        alone = at == last or not words[at + 1].glued or words[at + 1].breakable
        reach = word.width if alone else _reach(words, at)
        if line and (not word.glued or word.breakable) and used + gap + reach > width + 0.01:
            yield line
            line, used, gap = [], 0.0, 0.0
        line.append(word)
        used += gap + word.width
    if line:
        yield line


def _reach(words: Sequence[_Word], at: int) -> float:
    """The width of a word with all that hangs on to it unbreakably."""
    total = words[at].width
    for word in words[at + 1 : at + 12]:
        if not word.glued or word.breakable:
            break
        total += word.width
    return total


def _placed(words: Sequence[_Word], fonts: Fonts, width: float, rtl: bool) -> Line:
    """Put the words of a line at their places, those of one span together; a right-to-left line starts at the right."""
    pieces: list[Piece] = []
    x = 0.0
    parts = list(_joined(words))
    for span, text in [(s, f" {t.rstrip(' ')}" if t[-1:] == " " else t) for s, t in reversed(parts)] if rtl else parts:
        style = span.style
        turned = seen(text, rtl)
        runs = fonts.runs(turned, style.face)
        said = None if turned == text and (text.isascii() or _drawn(runs) == text) else text
        for run in runs:
            size = run.width * style.size / 1000
            pieces.append(Piece(x, run.font, style.size, style.colour, run.text, size, span.link, said))
            said = None if said is None else ""
            x += size
    shift = max(0.0, width - x) if rtl else 0.0
    return tuple([piece._replace(x=piece.x + shift) for piece in pieces]) if shift else tuple(pieces)


def _drawn(runs: Sequence[Run]) -> str:
    return "".join([run.text for run in runs])


def _joined(words: Sequence[_Word]) -> Iterator[tuple[Span, str]]:
    span, text = words[0].span, words[0].text
    for word in words[1:]:
        gap = "" if word.glued else " "
        if word.span is span:
            text += gap + word.text
        else:
            yield span, text + gap
            span, text = word.span, word.text
    yield span, text
