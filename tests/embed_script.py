"""Makes timeline-embed.js of the modules in plugins/timeline-html/timeline_html/view/: joined, then made small.

    npm ci --prefix plugins/timeline-html
    ./run python -m tests.embed_script

What it makes is kept in the repository, so that whoever installs or tests needs no Node.js. Its first line names the
modules it came from by their SHA-256, and a test compares that.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

PLUGIN: Final = Path(__file__).resolve().parent.parent / "plugins" / "timeline-html"
VIEW: Final = PLUGIN / "timeline_html" / "view"
MADE: Final = PLUGIN / "timeline_html" / "embed"
TERSER: Final = PLUGIN / "node_modules" / ".bin" / "terser"

_MAIN: Final = "element.js"
_PARTS: Final = {"figures": "figures.js"}
"""What is loaded later: the name of a part, and the module in which it begins."""

_LANGUAGES: Final = {"ar": "arabic", "de": "german", "es": "spanish", "fr": "french", "uk": "ukrainian"}
_IMPORT: Final = re.compile(
    r'(?m)^import\s+(?:\{(?P<names>[^}]*)\}|\w+)\s+from\s+"\./(?P<file>[\w.-]+)"(?:\s+with\s+\{[^}]*\})?;\n'
)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.MULTILINE)


def sources() -> dict[str, str]:
    """Each script by its file name, before it is made small."""
    main = _gathered(_MAIN)
    parts = {name: {n: text for n, text in _gathered(entry).items() if n not in main} for name, entry in _PARTS.items()}
    shared = sorted({name for part in parts.values() for file in part for name in _borrowed(file, main)})
    found = {"timeline-embed.js": "\n".join((*main.values(), f"const SHARED = {{ {', '.join(shared)} }};\n"))}
    for name, part in parts.items():
        found[f"timeline-embed.{name}.js"] = _part(name, "\n".join(part.values()), shared, _exports(_PARTS[name]))
    for tag, name in _LANGUAGES.items():
        found[f"timeline-embed.{tag}.js"] = (VIEW / f"{name}.js").read_text("utf-8")
    return found


def head(source: str) -> str:
    """The first line of what is made of these modules."""
    digest = hashlib.sha256(source.encode()).hexdigest()
    return f"/*! <timeline-view>, a timeline's JSON on a web page. Timeline, Apache-2.0. Made of {digest}. */\n"


def small(source: str) -> str:
    """The same in fewer bytes. Raises CalledProcessError for what is no JavaScript, as with a name declared twice."""
    command = (
        TERSER,
        "--module",
        "--ecma",
        "2022",
        "--compress",
        "passes=3",
        "--mangle",
        "--format",
        "ascii_only=false",
    )
    return subprocess.run(command, input=source.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()


def main() -> int:
    """Write the files and say how large they are."""
    if not TERSER.exists():
        sys.stderr.write("terser is not installed: npm ci --prefix plugins/timeline-html\n")
        return 1
    MADE.mkdir(exist_ok=True)
    for name, source in sources().items():
        data = (head(source) + small(source)).encode()
        (MADE / name).write_bytes(data)
        sys.stdout.write(f"{name}: {len(data):,} bytes, {len(gzip.compress(data, 9)):,} gzipped\n")
    return 0


def _gathered(entry: str) -> dict[str, str]:
    """A module and all that it imports, each behind those that it needs, without imports and exports."""
    found: dict[str, str] = {}

    def gather(name: str) -> None:
        if name in found:
            return
        text = (VIEW / name).read_text("utf-8")
        if name.endswith(".css"):
            found[name] = _sheet(name.removesuffix(".css").upper(), text)
            return
        for other in _IMPORT.finditer(text):
            gather(other["file"])
        found[name] = _EXPORT.sub("", _IMPORT.sub("", text))

    gather(entry)
    return found


def _borrowed(file: str, main: Mapping[str, str]) -> Iterator[str]:
    """The names that a module of a part imports from the main script."""
    for found in _IMPORT.finditer((VIEW / file).read_text("utf-8")):
        if found["file"] in main:
            yield from (name.strip() for name in found["names"].split(",") if name.strip())


def _exports(file: str) -> list[str]:
    return re.findall(r"(?m)^export (?:async )?(?:function|class|const) (\w+)", (VIEW / file).read_text("utf-8"))


def _part(name: str, text: str, shared: Sequence[str], exports: Sequence[str]) -> str:
    """A function that is given what it shares with the main script, and gives what the part is for."""
    taken, given = (f"{{ {', '.join(names)} }}" for names in (shared, exports))
    return f"(globalThis.timelineParts ??= {{}}).{name} = ({taken}) => {{\n{text}\nreturn {given};\n}};\n"


def _sheet(name: str, text: str) -> str:
    """A style sheet under the name by which modules import it; set by script, it passes a strict policy."""
    return f"const {name} = new CSSStyleSheet();\n{name}.replaceSync({json.dumps(_packed(text))});\n"


def _packed(css: str) -> str:
    """Without comments and the room around rules, which stay in a string."""
    text = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*([{};>])\s*|([:,])\s+", r"\1\2", re.sub(r"\s*\n\s*", " ", text)).replace(";}", "}").strip()


if __name__ == "__main__":
    sys.exit(main())
