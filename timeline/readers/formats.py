"""The formats that we read ourselves. What reads times from JSON lines alone needs none of it, and starts sooner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.hookspecs import Reader, hookimpl
from timeline.readers import jsonlines, markdown, text

JSONL: Final = Reader(
    name="jsonl",
    suffixes=(".jsonl", ".ndjson"),
    media_types=("application/jsonl", "application/x-ndjson"),
    help="JSON lines, an article each: id, text, and if known dct, lang, title, source, publisher, genre.",
    read=jsonlines.read,
)
OWN: Final = (
    Reader(
        name="text",
        suffixes=(".txt", ".text", ""),
        media_types=("text/plain",),
        help="Plain text, in UTF-8 or UTF-16; other encodings are detected.",
        read=text.read,
    ),
    Reader(
        name="markdown",
        suffixes=(".md", ".markdown"),
        media_types=("text/markdown",),
        help="Markdown; front matter is read, HTML is not.",
        read=markdown.read,
    ),
    JSONL,
)


@hookimpl
def timeline_readers() -> Sequence[Reader]:
    """Our own formats, by the door that every plugin uses."""
    return OWN
