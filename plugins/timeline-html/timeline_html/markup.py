"""Any text as HTML that shows it as it is; and links that lead to http and https alone."""

from __future__ import annotations

import html
import re
from typing import Final
from urllib.parse import quote

NOTHING: Final = "—"
"""Stands where a text has nothing to show: a heading or a link without words cannot be told or followed."""

# Controls, which HTML forbids; marks that reorder a line beyond their own text; the byte order mark; noncharacters.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ADDRESS: Final = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_LONGEST: Final = 2000
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_RIGHT_TO_LEFT: Final = frozenset("ar arc ckb dv fa he iw ks ku nqo ps sd syr ug ur yi".split())


def text(words: str) -> str:
    """The words on one line, for the inside of an element or of a quoted attribute; never empty."""
    line = " ".join(_SURROGATE.sub("\ufffd", _UNSEEN.sub("", words)).split())
    return html.escape(line) or NOTHING


def foreign(words: str, language: str = "") -> str:
    """Words of a source inside a line of ours: whichever way they are written, the line around them stays in order."""
    return f"<bdi{spoken(language)}>{text(words)}</bdi>"


def spoken(language: str) -> str:
    """The attribute that names a language, with a space before it; empty for English, in which the page is written."""
    return f' lang="{language}"' if language and language != "en" else ""


def tag(language: str) -> str:
    """A language tag, or nothing where the text is none."""
    return language if _TAG.fullmatch(language) else ""


def direction(language: str) -> str:
    """`rtl` or `ltr`, from a language tag."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def address(source: str) -> str:
    """A source's address, fit for a quoted attribute; empty when it is none of http or https."""
    if len(source) > _LONGEST or not _ADDRESS.fullmatch(source):
        return ""
    return html.escape(quote(source, safe="%/:=&?~#+!,;'@-._()[]", errors="replace"))


def link(shown: str, target: str) -> str:
    """A link around HTML that is shown, or that alone where there is no target."""
    return f'<a href="{target}">{shown}</a>' if target else shown


def fragment(name: str) -> str:
    """The address of what has this id on the same page."""
    return "#" + html.escape(quote(name, safe="-._~", errors="replace"))
