"""The web component as the scripts that pages load: those of `embed/`, made of the modules of `view/`."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Final

NAME: Final = "timeline-embed.js"
"""The file name under which pages ask for the component."""

LANGUAGES: Final = ("ar", "de", "es", "fr", "uk")
"""The languages that the component speaks beside English, each a part of its own."""

PARTS: Final = ("figures", *LANGUAGES)
"""What the component loads from beside itself when a page needs it, as timeline-embed.PART.js."""


@functools.cache
def component() -> str:
    """The component, an ES module that imports nothing at once."""
    return _script(NAME)


@functools.cache
def part(name: str) -> str:
    """One of PARTS, which registers itself when it is loaded."""
    return _script(part_name(name))


def part_name(name: str) -> str:
    """The file name under which the component asks for a part."""
    return f"timeline-embed.{name}.js"


def whole(language: str) -> str:
    """All in one, for a page that loads nothing: what a timeline can need, and the words of the page's language."""
    return "\n".join((part("figures"), *(part(one) for one in LANGUAGES if one == language), component()))


def scripts() -> dict[str, str]:
    """Every script by its file name, as a site holds them in one folder."""
    return {NAME: component()} | {part_name(name): part(name) for name in PARTS}


def _script(name: str) -> str:
    return resources.files(__package__).joinpath("embed", name).read_text("utf-8")
