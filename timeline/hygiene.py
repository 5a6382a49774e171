"""What every format needs before a text of an article stands in it: one clean line, and addresses to link to."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

# Controls; marks that reorder a line beyond their own text; the byte order mark; noncharacters.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ADDRESS: Final = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_SAFE: Final = "%/:=&?~#+!,;'@-._()[]*$"
_LONGEST: Final = 2000
"""Browsers and office programs cut or refuse what is longer."""


def one_line(text: str) -> str:
    """The text on one line, without what cannot be seen or stored; half a surrogate pair becomes U+FFFD.

    Markup is left as it is: escape it afterwards, as your format wants it. Empty where nothing can be seen.
    """
    if not (text.isascii() and text.isprintable()):
        text = _SURROGATE.sub("\ufffd", _UNSEEN.sub("", text))
    return " ".join(text.split())


def web_address(source: str) -> str:
    """A source's address for a link, in the characters of a URI (RFC 3986); empty where it is none of http or https.

    Ampersands, quotation marks and brackets may be in it: escape them as your format wants it.
    """
    if len(source) > _LONGEST or not _ADDRESS.fullmatch(source):
        return ""
    return quote(_SURROGATE.sub("\ufffd", source), safe=_SAFE)
