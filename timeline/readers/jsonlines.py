"""JSON lines: an article a line, `{"id", "text", "dct"?, "lang"?, "title"?, "source"?, "publisher"?, "genre"?}`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from timeline.errors import ReadError
from timeline.model import Article
from timeline.readers.decoding import decode
from timeline.readers.making import checked_dct, checked_genre, checked_language, digest_of_text
from timeline.readers.text import layout, title_of

_SHAPE: Final = 'Write {"id": "a1", "text": "..."} on the line.'


def read(data: bytes, source: str) -> Iterator[Article | ReadError]:
    """Read JSON lines; a bad line is a ReadError that names it, in its place. Blank lines are skipped.

    Raises ReadError when there is no text at all.
    """
    text, notes = decode(data, source)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield article_of(record_of(line, f"{source}, line {number}"), f"{source}, line {number}", notes)
        except ReadError as error:
            yield error


def record_of(line: str | bytes, where: str) -> dict[str, object]:
    """Read one line as a JSON object. Raises ReadError."""
    try:
        record = json.loads(line)
    except UnicodeDecodeError as error:
        raise ReadError(f"it is not UTF-8 (byte {error.start})", where, "Save the file as UTF-8.") from error
    except json.JSONDecodeError as error:
        raise ReadError(f"it is not JSON: {error.msg.lower()} at character {error.pos + 1}", where, _SHAPE) from error
    except (ValueError, RecursionError) as error:
        what = "it is not JSON that we can read: nested too deep, or a number too long"
        raise ReadError(what, where, _SHAPE) from error
    if not isinstance(record, dict):
        raise ReadError("it is JSON, but no object", where, _SHAPE)
    return record


def article_of(
    record: Mapping[str, object], where: str, notes: tuple[str, ...] = (), *, hashed: bool = True
) -> Article:
    """Make an article of one line's object, `hashed` where its SHA-256 is wanted. Unknown keys are left alone. Raises
    ReadError when a field is wrong.
    """
    text = _string(record, "text", where)
    refuse_empty(text, where)
    prose, blocks = layout(text)
    told = about(record, where, title_of(text, prose, blocks))
    return Article(
        text=text, prose=prose, blocks=blocks, sha256=digest_of_text(text) if hashed else "", notes=notes, **told
    )


def refuse_empty(text: str, where: str) -> None:
    """Raise ReadError for a text without words."""
    if not text or text.isspace():
        raise ReadError("its text is empty", where, 'Give the article\'s words as "text".')


def about(record: Mapping[str, object], where: str, title: str) -> dict[str, Any]:
    """What a line's object tells of its article, whose text has this title. Raises ReadError when a field is wrong."""
    return {
        "id": _id(record, where),
        "title": _string(record, "title", where, needed=False) or title,
        "source": _string(record, "source", where, needed=False),
        "publisher": _string(record, "publisher", where, needed=False),
        "language": checked_language(record.get("lang"), where),
        "dct": checked_dct(record.get("dct"), "given", where),
        "genre": checked_genre(record.get("genre"), where),
    }


def _id(record: Mapping[str, object], where: str) -> str:
    value = record.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise ReadError('it has no "id"', where, _SHAPE)
    return str(value)


def _string(record: Mapping[str, object], key: str, where: str, needed: bool = True) -> str:
    value = record.get(key)
    if value is None and not needed:
        return ""
    if not isinstance(value, str):
        what = f'it has no "{key}"' if value is None else f'its "{key}" is no string'
        raise ReadError(what, where, _SHAPE)
    return value
