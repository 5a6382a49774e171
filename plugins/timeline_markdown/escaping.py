"""Any text as literal Markdown on one line; and links that lead to http and https alone.

Facts about the syntax are those of CommonMark 0.31 and of GitHub's extensions (tables, strikethrough, addresses, math,
footnotes). GitHub links an e-mail address even where it is escaped; its words stay as they are.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

NOTHING: Final = "—"
"""Stands where a text has nothing to show: an empty cell of emphasis would be a rule across the page."""

_SPECIAL: Final = re.compile(
    r"[\\`*\[\]{}<|~$#]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore inside a word marks nothing
    r"|&(?=#|\w+;)"  # what could be an entity
    r"|:(?=//|(?!\d\d:)[\w+-]+:)|(?<=mailto):|(?<=xmpp):"  # an address, or a short name of an emoji, but no time of day
    r"|(?<=www)\."
    r"|(?<=\S)@(?=\S)"
    r"|[!^]$",  # before a bracket of ours: a picture, or a footnote where it stands
    re.IGNORECASE,
)
_MARKER: Final = re.compile(r"[-+=>]|\d{1,9}[.)](?=\s|$)")
# Controls, which show nothing or move a terminal's cursor; marks that reorder the line; the byte order mark.
_UNSEEN: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ADDRESS: Final = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?=#|\w+;)")
_LONGEST: Final = 2000


def clean(text: str) -> str:
    """The text on one line, without what cannot be seen; never empty."""
    return " ".join(_SURROGATE.sub("\ufffd", _UNSEEN.sub("", text)).split()) or NOTHING


def literal(text: str) -> str:
    """Markdown that shows the text as it is, in a paragraph, an item, a heading, a table or a link."""
    line = clean(text)
    shown = _SPECIAL.sub(lambda found: "\\" + found[0], line)
    marker = _MARKER.match(shown)
    if marker is None:
        return shown
    at = marker.end() - 1
    return f"{shown[:at]}\\{shown[at:]}"


def address(source: str) -> str:
    """A source's address, fit for a link; empty when it is none of http or https."""
    if len(source) > _LONGEST or not _ADDRESS.fullmatch(source):
        return ""
    return _ENTITY.sub("&amp;", quote(source, safe="%/:=&?~#+!,;'@-._", errors="replace"))


def link(shown: str, target: str) -> str:
    """A link around Markdown that is shown, or that alone where there is no target."""
    return f"[{shown}]({target})" if target else shown


def slug(heading: str) -> str:
    """The name by which GitHub links to a heading."""
    kept = re.sub(r"[^\w\- ]", "", clean(heading).lower())
    return kept.replace(" ", "-")
