"""Reading: from bytes to articles. One file a format; no disk, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from timeline.errors import ReadError, TimelineError, UnknownFormatError
from timeline.model import Article

if TYPE_CHECKING:
    from timeline.hookspecs import Reader

LIMIT: Final = 20_000_000
"""The longest article that is read, in characters."""

_LINES: Final = "jsonl"
_SAVE: Final = "Save its words as plain text and give that file."


def _own() -> tuple[Reader, ...]:
    from timeline.readers.formats import OWN  # noqa: PLC0415 - Markdown takes long to import, and JSON lines do without

    return OWN


def read(
    data: bytes,
    source: str,
    format: str = "",  # noqa: A002 - the word that users read
    limit: int = LIMIT,
) -> tuple[Article | ReadError, ...]:
    """Read the articles that some bytes hold; one item an article.

    `source` is the file's name or address ('-' for standard input); its suffix tells the format unless `format` names
    one. An item that cannot be read is a ReadError in its place. Articles longer than `limit` characters are refused.
    Raises UnknownFormatError when no reader takes this suffix or name.
    """
    reader = reader_for(source, format)
    if reader.name != _LINES and len(data) > 4 * limit:
        return (_too_long(source, limit),)
    try:
        items = tuple(reader.read(data, source))
    except ReadError as error:
        return (error,)
    except (KeyboardInterrupt, TimelineError):
        raise
    except BaseException as error:  # a plugin may raise anything, SystemExit too
        from timeline.loading import told  # noqa: PLC0415 - it brings what finds plugins, which is slow to import

        what = f"the reader '{reader.name}' failed on it: {told(error)}"
        raise ReadError(what, source, _SAVE) from error
    return tuple(_checked(item, reader, source, limit) for item in items)


def most(source: str, format: str = "", limit: int = LIMIT) -> int:  # noqa: A002
    """How many bytes of a source need to be read, at most, to know that it is too long; -1 for all.

    No encoding takes more than four a character, and JSON lines hold any number of articles. Raises
    UnknownFormatError.
    """
    return -1 if reader_for(source, format).name == _LINES else 4 * limit + 1


def reader_for(source: str, format: str = "") -> Reader:  # noqa: A002
    """Find the reader of a name, else of the source's suffix; plain text for '-'. Raises UnknownFormatError."""
    from pathlib import PurePath  # noqa: PLC0415 - it takes long to import, too

    suffix = "" if source == "-" else PurePath(source).suffix.lower()
    for reader in _own():
        if reader.name == format or (not format and suffix in reader.suffixes):
            return reader
    strangers = _strangers()
    for reader in strangers:
        if reader.name == format or (not format and suffix in reader.suffixes):
            return reader
    known = (*_own(), *strangers)
    if format:
        names = ", ".join(reader.name for reader in known)
        raise UnknownFormatError(f"no reader is named '{format}'", source, f"Known are: {names}.")
    suffixes = ", ".join(suffix for reader in known for suffix in reader.suffixes if suffix)
    what = f"no reader takes files that end in '{suffix}'"
    raise UnknownFormatError(what, source, f"Known are: {suffixes}. If it is plain text, read it with --from text.")


def suffixes() -> frozenset[str]:
    """Every suffix that some reader takes, with its dot, in lower case."""
    return frozenset(suffix for reader in (*_own(), *_strangers()) for suffix in reader.suffixes if suffix)


def _strangers() -> tuple[Reader, ...]:
    """The readers of plugins."""
    from timeline.registry import installed  # noqa: PLC0415 - finding plugins is slow, and our own formats need none

    own = {reader.name for reader in _own()}
    return tuple(reader for reader in installed().readers() if reader.name not in own)


def _checked(item: object, reader: Reader, source: str, limit: int) -> Article | ReadError:
    if isinstance(item, ReadError):
        return item
    if not isinstance(item, Article):
        return ReadError(f"the reader '{reader.name}' gave {type(item).__name__} instead of an article", source, _SAVE)
    if len(item.text) > limit:
        return _too_long(source, limit, len(item.text))
    return item if item.source else attrs.evolve(item, source=source)


def _too_long(source: str, limit: int, length: int | None = None) -> ReadError:
    found = f"it has {length:,} characters" if length is not None else "it is too long"
    return ReadError(f"{found}; at most {limit:,} are read", source, "Split it into parts, or raise --limit.")
