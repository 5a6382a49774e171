"""Any text as literal Markdown on one line; and links that lead to http and https alone.

Facts about the syntax are those of CommonMark 0.31 and of GitHub's extensions (tables, strikethrough, addresses, math,
footnotes). GitHub links an e-mail address even where it is escaped; its words stay as they are.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from timeline import one_line, web_address

NOTHING: Final = "—"
"""Stands where a text has nothing to show: an empty cell of emphasis would be a rule across the page."""

_SPECIAL: Final = re.compile(
    r"[\\`*\[\]{}<|~$#]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore inside a word marks nothing
    r"|&(?=#|\w+(?:;|$))"  # what could be an entity, also with the mark behind the text
    r"|:(?=//|(?!\d\d:)[\w+-]+:)|(?<=mailto):|(?<=xmpp):"  # an address, or a short name of an emoji, but no time of day
    r"|(?<=www)\."
    r"|(?<=\S)@(?=\S)"
    r"|[!^]$",  # before a bracket of ours: a picture, or a footnote where it stands
    re.IGNORECASE,
)
_MARKER: Final = re.compile(r"[-+=>]|\d{1,9}[.)](?=\s|$)")
_ENTITY: Final = re.compile(r"&(?=#|\w+;)")


def clean(text: str) -> str:
    """The text on one line, without what cannot be seen; never empty."""
    return one_line(text) or NOTHING


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
    return _ENTITY.sub("&amp;", quote(web_address(source), safe="%/:=&?~#+!,;'@-._"))


def link(shown: str, target: str) -> str:
    """A link around Markdown that is shown, or that alone where there is no target."""
    return f"[{shown}]({target})" if target else shown


def slug(heading: str) -> str:
    """The name by which GitHub links to a heading."""
    kept = re.sub(r"[^\w\- ]", "", clean(heading).lower())
    return kept.replace(" ", "-")
