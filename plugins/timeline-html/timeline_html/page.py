"""The page and the fragment: a timeline as HTML that can be read, with its JSON for the component inside."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import Final

import attrs

from timeline import Briefing, OptionError, Timeline, brief, dump, unquoted
from timeline_html.component import whole
from timeline_html.listing import listing
from timeline_html.markup import direction, text
from timeline_html.policy import policy
from timeline_html.setting import main_language, setting

_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
# What could end a script element or begin a comment in it, ends a line of JavaScript, or is a control to HTML.
_ESCAPED: Final = ("<", ">", "&", "\u2028", "\u2029", "\ufffe", "\uffff", *map(chr, range(0x7F, 0xA0)))
_UNSAFE: Final = {ord(character): f"\\u{ord(character):04x}" for character in _ESCAPED}


@attrs.frozen
class Choices:
    """What a user chose: the whole page or its middle, quotes, colours, the component or none, and how ids begin."""

    part: str = "page"
    quotes: bool = True
    theme: str = "auto"
    script: bool = True
    id: str = "timeline"


def made(timeline: Timeline, choices: Choices) -> bytes:
    """Write what is chosen, in UTF-8. Raises OptionError for an id that an address cannot hold as it is."""
    if not _NAME.fullmatch(choices.id):
        told = f"the option 'id' cannot be {choices.id[:40]!r}"
        raise OptionError(told, "html", "It takes a letter, then letters, digits, hyphens and underscores")
    briefing = brief(timeline)
    whole = choices.part == "page"
    content = listing(briefing, setting(briefing, choices.id, 1 if whole else 2, choices.quotes))
    if choices.script:
        content = _view(timeline, content, choices)
    written = _page(briefing, content, choices) if whole else content
    return (written + "\n").encode("utf-8", "replace")


def _view(timeline: Timeline, content: str, choices: Choices) -> str:
    """The component's element around the list, which shows until it is ready, and where it never is."""
    data = dump(timeline if choices.quotes else unquoted(timeline), compact=True).decode().strip().translate(_UNSAFE)
    theme = "" if choices.theme == "auto" else f' theme="{choices.theme}"'
    heading = ' heading="1"' if choices.part == "page" else ""
    json = f'<script type="application/json">{data}</script>'
    return f'<timeline-view id="{choices.id}"{heading}{theme}>\n{content}\n{json}\n</timeline-view>'


def _page(briefing: Briefing, content: str, choices: Choices) -> str:
    language = main_language(briefing.sources)
    theme = "" if choices.theme == "auto" else f' class="{choices.theme}"'
    script = whole(language.partition("-")[0]) if choices.script else ""
    about = [line.text for line in briefing.bottom_line]
    return "\n".join((
        "<!DOCTYPE html>",
        f'<html lang="{language}" dir="{direction(language)}"{theme}>',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy([_styles()], [script] if script else [])}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="generator" content="{text(briefing.generator)}">' if briefing.generator else "",
        f"<title>{text(briefing.title)}</title>",
        f'<meta name="description" content="{text(" ".join(about))}">' if about else "",
        f"<style>{_styles()}</style>",
        "</head>",
        "<body>",
        f"<main>\n{content}\n</main>",
        *([f'<script type="module">{script}</script>'] if script else []),
        "</body>",
        "</html>",
    ))  # fmt: skip


@functools.cache
def _styles() -> str:
    return resources.files(__package__).joinpath("page.css").read_text("utf-8")
