"""From what the user names to articles: files, folders, standard input, and the meta.toml beside an article."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from timeline.cli.settings import Settings
from timeline.cli.speaking import note
from timeline.cli.streams import binary
from timeline.errors import ReadError, TimelineError
from timeline.model import Article
from timeline.readers import most, read, suffixes
from timeline.readers.making import checked_dct, checked_genre, checked_language


def listed(sources: Sequence[str]) -> Iterator[str | TimelineError]:
    """Give the files that sources name, folders opened up: sorted, with all folders below, hidden ones left out.

    A source that is not there, and a folder that holds no article, is an error in its place. No file is given twice.
    """
    seen: set[str] = set()
    for source in sources:
        if not source:
            yield ReadError("a name is empty", "SOURCE", "Name a file or a folder, or - for standard input.")
            continue
        found = (source,) if source == "-" else tuple(_files(Path(source)))
        for item in found:
            key = os.path.realpath(item) if isinstance(item, str) and item != "-" else str(item)
            if key not in seen:
                seen.add(key)
                yield item


def _files(path: Path) -> Iterator[str | TimelineError]:
    if not os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir, it answers for names that are too long too
        yield str(path)
        return
    known = suffixes()
    found = False
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in known:
                found = True
                yield str(Path(folder) / name)
    if not found:
        what = f"no article in this folder (files ending in {', '.join(sorted(known))})"
        yield ReadError(what, str(path), "Name a folder that has some, or the files themselves.")


def opened(name: str, settings: Settings) -> tuple[Article | TimelineError, ...]:
    """Read the articles of one file, or of standard input for '-'; an error stands in the place of what it cost."""
    try:
        source = "standard input" if name == "-" else name
        format = settings.format or ("text" if name == "-" else "")  # noqa: A001 - the word that users read
        with binary(name) as file:
            data = file.read(most(source, format, settings.limit))
        items = read(data, source, format, settings.limit)
        meta = _meta(Path(name)) if name != "-" else {}
        return tuple(_told(item, settings, meta, name) if isinstance(item, Article) else item for item in items)
    except OSError as error:
        return (_unreadable(name, error),)
    except TimelineError as error:
        return (error,)


def _unreadable(name: str, error: OSError) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError("there is no such file", name, "Check the name and the folder you are in.")
    if isinstance(error, PermissionError):
        return ReadError("it may not be read", name, "Ask for permission to read it, or give a copy.")
    return ReadError(f"it cannot be read: {error.strerror or error}", name, "Give a file that can be read.")


def _told(article: Article, settings: Settings, meta: dict[str, Any], name: str) -> Article:
    """The article with what the command line and the meta.toml beside it say; the command line has the last word."""
    for text in article.notes:
        note(f"{name}: {text}")
    if Path(name).suffix.lower() in (".jsonl", ".ndjson") or settings.format == "jsonl":
        return settings.under(article)
    if name == "-":
        article = attrs.evolve(article, id="article")
    return settings.over(_with_meta(article, meta, str(Path(name).with_name("meta.toml"))))


def _with_meta(article: Article, meta: dict[str, Any], where: str) -> Article:
    values: dict[str, Any] = {}
    if meta.get("dct"):
        values["dct"] = checked_dct(meta["dct"], "given", where)
    if meta.get("language"):
        values["language"] = checked_language(meta["language"], where)
    if meta.get("genre"):
        values["genre"] = checked_genre(meta["genre"], where)
    values |= {key: str(meta[key]) for key in ("title", "source", "publisher") if meta.get(key)}
    return attrs.evolve(article, **values)


def _meta(path: Path) -> dict[str, Any]:
    """What `meta.toml` beside a file named `article.*` says of it. Raises ReadError when it is damaged."""
    beside = path.with_name("meta.toml")
    if path.stem != "article" or not beside.is_file():
        return {}
    import tomllib

    try:
        return tomllib.loads(beside.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ReadError(f"it is no TOML: {error}", str(beside), "Mend it or take it away.") from error


def distinct(articles: Iterator[Article]) -> Iterator[Article]:
    """Give articles ids that no earlier one has: `report`, `report-2`, and so on."""
    taken: set[str] = set()
    for article in articles:
        number, name = 1, article.id
        while name in taken:
            number += 1
            name = f"{article.id}-{number}"
        taken.add(name)
        yield article if name == article.id else attrs.evolve(article, id=name)
