"""Any text as HTML that shows it as it is; and links that lead to http and https alone."""

from __future__ import annotations

import html
import re
from typing import Final
from urllib.parse import quote

from timeline import one_line, web_address

NOTHING: Final = "—"
"""Stands where a text has nothing to show: a heading or a link without words cannot be told or followed."""

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_RIGHT_TO_LEFT: Final = frozenset("ar arc ckb dv fa he iw ks ku nqo ps sd syr ug ur yi".split())


def text(words: str) -> str:
    """The words on one line, for the inside of an element or of a quoted attribute; never empty."""
    return html.escape(one_line(words)) or NOTHING


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
    return html.escape(web_address(source))


def link(shown: str, target: str) -> str:
    """A link around HTML that is shown, or that alone where there is no target."""
    return f'<a href="{target}">{shown}</a>' if target else shown


def fragment(name: str) -> str:
    """The address of what has this id on the same page."""
    return "#" + html.escape(quote(name, safe="-._~", errors="replace"))
