"""From text and prose to an `Article`: what every reader does at the end."""

from __future__ import annotations

import re
from typing import Final

from timeline import edtf
from timeline.errors import EdtfError, ReadError
from timeline.model import Dct, DctSource, Genre

GENRES: Final[tuple[Genre, ...]] = ("news", "narrative", "colloquial")

_PART: Final = 1_000_000
_CLOCK: Final = re.compile(r"^(-?\d{4,}-\d\d-\d\d)[T ]\d.*$")
_LANGUAGE: Final = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")


def stem(source: str) -> str:
    """The file's name without folders and suffix: an article's id."""
    from pathlib import PurePath  # noqa: PLC0415 - slow to import, and JSON lines do without

    return PurePath(source.replace("\\", "/")).stem or "article"


def digest(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    import hashlib  # noqa: PLC0415 - it brings a library of 4 MB, and who only looks for times needs none

    return hashlib.sha256(data).hexdigest()


def digest_of_text(text: str) -> str:
    """SHA-256 of a text's UTF-8, one part after the other: as a whole that takes as much memory once more."""
    import hashlib  # noqa: PLC0415 - as above

    found = hashlib.sha256()
    for at in range(0, len(text), _PART):
        found.update(text[at : at + _PART].encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def dct_of(value: str, how: DctSource) -> Dct:
    """Read a document date: EDTF, or ISO 8601 date and time, of which the day counts. Raises EdtfError."""
    text = _CLOCK.sub(r"\1", value.strip())
    return Dct(edtf.parse(text), how, "certain")


def checked_dct(value: object, how: DctSource, where: str) -> Dct:
    """As `dct_of`, for a value from a file. An absent one (None or empty) is unknown. Raises ReadError."""
    if value is None or value == "":
        return Dct()
    try:
        return dct_of(str(value), how)
    except EdtfError as error:
        raise ReadError(f"its date {value!r} is none", where, "Write it as 2024-08-05, 2024-08 or 2024.") from error


def checked_genre(value: object, where: str) -> Genre | None:
    """A genre we know, or None when absent. Raises ReadError."""
    if value is None or value == "":
        return None
    for genre in GENRES:
        if value == genre:
            return genre
    raise ReadError(f"its genre {value!r} is unknown", where, f"Known are {', '.join(GENRES)}.")


def checked_language(value: object, where: str) -> str:
    """A language tag such as 'en', English when absent. Raises ReadError."""
    if value is None or value == "":
        return "en"
    if isinstance(value, str) and _LANGUAGE.match(value):
        return value
    raise ReadError(f"its language {value!r} is no language tag", where, "Write it as 'en' or 'pt-BR'.")
