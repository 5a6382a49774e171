"""The web component as one script: the modules of `view/`, joined in the order in which they need one another."""

from __future__ import annotations

import functools
import json
import re
from importlib import resources
from typing import Final

NAME: Final = "timeline-embed.js"
"""The file name under which pages ask for it."""

_ENTRY: Final = "element.js"
_IMPORT: Final = re.compile(r'(?m)^import\s+(?:\{[^}]*\}|\w+)\s+from\s+"\./([\w.]+)"(?:\s+with\s+\{[^}]*\})?;\n')
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.MULTILINE)
_HEAD: Final = "// <timeline-view>: shows a timeline's JSON on a web page. Timeline, Apache-2.0.\n"


@functools.cache
def component() -> str:
    """The whole component, an ES module that imports nothing."""
    found: dict[str, str] = {}
    _gather(_ENTRY, found)
    return _HEAD + "\n".join(found.values())


def _gather(name: str, found: dict[str, str]) -> None:
    """Put a module behind those that it imports, each once."""
    if name in found:
        return
    text = resources.files(__package__).joinpath("view", name).read_text("utf-8")
    if name.endswith(".css"):
        found[name] = _sheet(name.removesuffix(".css").upper(), text)
        return
    for other in _IMPORT.findall(text):
        _gather(other, found)
    found[name] = _EXPORT.sub("", _IMPORT.sub("", text))


def _sheet(name: str, text: str) -> str:
    """A style sheet under the name by which modules import it; set by script, it passes a strict policy."""
    return f"const {name} = new CSSStyleSheet();\n{name}.replaceSync({json.dumps(text)});\n"
