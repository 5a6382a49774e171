"""Front matter: what a page is about, as YAML 1.2 that any reader of it takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from timeline import Briefing, Timeline, When
from timeline_markdown.escaping import clean

# What YAML does not count as printable, or takes for a line's end, and JSON leaves as it is; and what shows nothing.
_HIDDEN: Final = re.compile("[\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]")


def front_matter(timeline: Timeline, briefing: Briefing) -> str:
    """The block between its two fences. Every text is one double-quoted scalar on its line, as in JSON."""
    return "\n".join(("---", *_head(timeline, briefing), *_sources(timeline), "---"))


def _head(timeline: Timeline, briefing: Briefing) -> Iterator[str]:
    yield f"title: {quoted(briefing.title)}"
    if timeline.as_of:
        yield f"as_of: {quoted(timeline.as_of.edtf)}"
    if briefing.as_of_how:
        yield f"as_of_how: {quoted(briefing.as_of_how)}"
    if timeline.generator:
        yield f"generator: {quoted(timeline.generator)}"
    yield f"events: {len(briefing.rows)}"
    yield f"undated: {len(briefing.undated)}"


def _sources(timeline: Timeline) -> Iterator[str]:
    if timeline.sources:
        yield "sources:"
    for source in timeline.sources:
        found = {
            "title": source.title,
            "publisher": source.publisher,
            "source": source.source,
            "date": _edtf(source.dct.when),
            "language": source.language,
            "sha256": source.sha256,
        }
        for n, (name, text) in enumerate((name, text) for name, text in found.items() if text or name == "title"):
            yield f"  {' ' if n else '-'} {name}: {quoted(text)}"


def _edtf(when: When | None) -> str:
    return when.edtf if when else ""


def quoted(text: str) -> str:
    """Any text on one line as a scalar that YAML and JSON read alike; what cannot be seen is escaped or left out."""
    line = clean(text) if text else ""
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(line, ensure_ascii=False))
