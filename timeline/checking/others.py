"""What a file is that is no saved timeline, where that is plain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

SAVED: Final = "saved JSON, which `timeline build -o FILE.json` writes"
"""What is expected in the place of anything else."""

_MAGIC: Final = (
    (b"PK\x03\x04", "a ZIP file, as .docx and .epub are"),
    (b"\x1f\x8b", "a file packed by gzip"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"SQLite format 3", "a SQLite database"),
)


def of_bytes(data: bytes) -> str | None:
    """What a file looks like that is not JSON; None where it begins as JSON does."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return f"it looks like {what}"
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<div", b"<p>")):
        return "it looks like an HTML page"
    if head.startswith(b"<"):
        return "it looks like XML"
    if head[:1] in b'{["-0123456789' or head.startswith((b"true", b"false", b"null")):
        return None
    if b"\0" in head:
        return "it is no text"
    return "it looks like an article or other text, of which `timeline build` makes a timeline"


def of_value(value: Any) -> str | None:
    """What a JSON value that does not say that it is a saved timeline looks like; None where that is not plain."""
    if isinstance(value, dict):
        return next((f"it looks like {what}" for test, what in _LIKE if test(value)), None)
    items = value if isinstance(value, list) else []
    if items and all(isinstance(one, dict) and "start" in one and "content" in one for one in items):
        return "it looks like items of vis-timeline"
    return None


def _events_have(*names: str) -> Callable[[Mapping[str, Any]], bool]:
    def test(value: Mapping[str, Any]) -> bool:
        events = value.get("events")
        return isinstance(events, list) and any(
            isinstance(one, dict) and all(name in one for name in names) for one in events[:20]
        )

    return test


def _holds(*names: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda value: all(name in value for name in names)


_LIKE: Final[tuple[tuple[Callable[[Mapping[str, Any]], bool], str], ...]] = (
    (_events_have("start_date"), "a TimelineJS3 file"),
    (lambda value: "start_date" in str(value.get("title")) or "eras" in value, "a TimelineJS3 file"),
    (lambda value: value.get("type") in ("FeatureCollection", "Feature"), "GeoJSON"),
    (_holds("id", "events", "findings"), "a line of `timeline build --jsonl`"),
    (_holds("id", "timexes"), "a line of `timeline tag --jsonl`"),
    (_holds("id", "text"), "an article in the bulk form"),
    (_holds("@context"), "JSON-LD"),
    (_holds("$schema"), "a JSON Schema"),
    (_events_have("start", "title"), "events of a calendar or of SIMILE Timeline"),
)
