"""Text made safe to draw: hygiene, links, and the order in which right-to-left text is seen.

Nothing here knows markup. Text goes to the page as characters, so no character of it can mean anything but itself.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any, Final
from urllib.parse import urlsplit

from timeline_pdf.lettering.bidi import display

LONGEST: Final = 20_000
"""Characters of one text that are printed; more than ten pages of it help nobody, and the saved timeline has it all."""

_SPACES: Final = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
# Formatting characters that must not steer the page: bidi controls, soft hyphens, tags. Joiners stay.
_DROPPED: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
_BROKEN: Final = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MARKS: Final = re.compile(r"[^\w\s!-~]{9,}")  # in which there may be more combining marks than a letter can bear
_MOST_MARKS: Final = 8
_RTL: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ARABIC: Final = re.compile("[\u0600-\u08ff]")
_POINTED: Final = re.compile("([\u05d0-\u05f2])([\u05b0-\u05c7]+)")
_FORMS: Final = {
    "".join(chr(int(part, 16)) for part in parts.split()): chr(code)
    for code in range(0xFB1D, 0xFB4F)
    if (parts := unicodedata.decomposition(chr(code))) and not parts.startswith("<")
}
_LINK: Final = re.compile(r"https?://[!#-;=?-Z_a-z~%@$&'()*+,/]{1,1900}", re.IGNORECASE | re.ASCII)


def clean(text: str, longest: int = LONGEST) -> str:
    """One line of printable text: blanks joined, controls and bidi controls gone, broken characters marked.

    At most `longest` characters, the last an ellipsis where more were cut. Combining marks beyond eight on one letter
    go (composing is quadratic in them), and the rest is composed (NFC).
    """
    if len(text) > longest:
        text = text[: longest - 1] + "\u2026"
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = _BROKEN.sub("\ufffd", _DROPPED.sub("", _SPACES.sub(_blank, text)))
    if not is_rtl(text):
        text = text.replace("\u200c", "").replace("\u200d", "")
    return unicodedata.normalize("NFC", _MARKS.sub(_bearable, text)).strip()


def _blank(found: re.Match[str]) -> str:
    """A no-break space alone is kept: somebody meant it."""
    return found[0] if found[0] in ("\xa0", "\u202f") else " "


def _bearable(found: re.Match[str]) -> str:
    """The characters, at most eight marks in a row."""
    kept, row = [], 0
    for char in found[0]:
        row = row + 1 if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me") else 0
        if row <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def link(source: str) -> str:
    """The text as an address that may be clicked, or nothing: http and https with a host and no strange characters."""
    if not _LINK.fullmatch(source):
        return ""
    try:
        return source if urlsplit(source).hostname else ""
    except ValueError:
        return ""


def is_rtl(text: str) -> bool:
    """Whether the text has any character of a right-to-left script."""
    return _RTL.search(text) is not None


def reads_rtl(text: str) -> bool:
    """Whether a paragraph runs from right to left: most of its letters do, and so does the first, or two in three.

    The first letter alone, which UAX 9 asks for where nothing else tells, would turn round each English sentence that
    starts with an Arabic name; the most alone, each that is full of them.
    """
    if not is_rtl(text):
        return False
    kinds = [kind for char in text[:1000] if (kind := unicodedata.bidirectional(char)) in ("L", "R", "AL")]
    left = kinds.count("L")
    return len(kinds) - left > (2 * left if kinds[:1] == ["L"] else left)


def seen(text: str, rtl: bool = False) -> str:
    """Give the characters of a line from left to right, as they are seen; `rtl`: in a right-to-left paragraph.

    Arabic letters are joined by their presentation forms. The order is the Unicode Bidirectional Algorithm's (UAX 9).
    """
    return display(shape(text), rtl) if rtl or is_rtl(text) else text


def shape(text: str) -> str:
    """Arabic and pointed Hebrew letters as their presentation forms, in reading order; joiners, of no more use, go."""
    shaped = str(_reshaper().reshape(text)) if _ARABIC.search(text) else text
    shaped = _POINTED.sub(_pointed, shaped)
    return shaped.replace("\u200c", "").replace("\u200d", "")


def _pointed(found: re.Match[str]) -> str:
    """A Hebrew letter and its points in one, as far as that is: apart, the dot of a shin is drawn on the wrong side."""
    letter, points = found[1], ""
    for point in found[2]:
        composed = _FORMS.get(letter + point)
        letter, points = (composed, points) if composed else (letter, points + point)
    return letter + points


@functools.cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "support_zwj": True})
