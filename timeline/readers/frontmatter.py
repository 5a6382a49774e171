"""Front matter: `key: value` lines between two lines of `---` at the head of a Markdown file."""

from __future__ import annotations

import re
from typing import Final

import attrs

_LINES: Final = 200
_FIELD: Final = re.compile(r"([A-Za-z][\w-]{0,60})[ \t]*:(?:[ \t]+(.*))?$")
_OTHER: Final = re.compile(r"(?:[ \t]|#|-[ \t]).*|$")
_NAMES: Final = {
    "published": "date",
    "dct": "date",
    "language": "lang",
    "url": "source",
    "link": "source",
    "site": "publisher",
    "site_name": "publisher",
    "sitename": "publisher",
}


@attrs.frozen
class FrontMatter:
    """The fields, by our names, and the offset at which the article itself begins."""

    fields: tuple[tuple[str, str], ...] = ()
    end: int = 0

    def get(self, name: str) -> str:
        """The value of a field; empty when it is not there."""
        return dict(self.fields).get(name, "")


def front_matter(text: str) -> FrontMatter:
    """Read the front matter of a text with plain line feeds. What does not look like it is none."""
    if not text.startswith(("---\n", "---  \n", "--- \n")):
        return FrontMatter()
    at = text.index("\n") + 1
    fields: dict[str, str] = {}
    for _ in range(_LINES):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)].rstrip()
        if line in ("---", "..."):
            return FrontMatter(tuple(fields.items()), end + 1 if end >= 0 else len(text))
        field = _FIELD.match(line)
        if field:
            key = field[1].lower()
            fields.setdefault(_NAMES.get(key, key), _value(field[2] or ""))
        elif end < 0 or not _OTHER.match(line):
            return FrontMatter()
        at = end + 1
        if end < 0:
            break
    return FrontMatter()


def _value(text: str) -> str:
    text = text.strip()
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text.split(" #", 1)[0].rstrip()
