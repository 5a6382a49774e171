"""From bytes to text: byte order marks, strict UTF-8, and a detector for what is neither."""

from __future__ import annotations

import codecs
import re
from typing import Final

from timeline.errors import ReadError

DETECT_FROM: Final = 64
"""Fewer bytes than this are too few to tell an encoding by."""

_SAMPLE: Final = 65_536
_NEXT: Final = "Save it as UTF-8 text and try again."
_MAGIC: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ASCII: Final = bytes(range(0x80))
# One high byte in fifty is typical of English with curly quotes; there is too little else to detect an encoding by.
_FEW: Final = 50


def decode(data: bytes, source: str) -> tuple[str, tuple[str, ...]]:
    """Give the text and, where the encoding was guessed, a note that names it.

    Raises ReadError when there is nothing in it, when it looks binary, and when no encoding fits.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise ReadError("there is no text in it", source, "Give a file that holds an article.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, source), ()
    _refuse_binary(data, source)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _detected(data, source, error)


def _marked(data: bytes, encoding: str, source: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        what = f"it is marked as {name} but is damaged at byte {error.start:,}"
        raise ReadError(what, source, _NEXT) from error
    if not text.strip():
        raise ReadError("there is no text in it", source, "Give a file that holds an article.")
    return text


def _refuse_binary(data: bytes, source: str) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            what = f"it looks binary: {name}"
            raise ReadError(what, source, "Save its words as plain text or Markdown and give that file.")
    controls = sum(1 for _ in _CONTROLS.finditer(data[:_SAMPLE]))
    if controls * 10 > len(data[:_SAMPLE]):
        raise ReadError("it looks binary, not text", source, _NEXT)


def _detected(data: bytes, source: str, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    if len(data) < DETECT_FROM:
        what = f"it is not UTF-8 (byte {error.start:,}), and too short to detect its encoding"
        raise ReadError(what, source, _NEXT)
    if b"\x00" in data:
        raise ReadError("it looks binary, not text", source, _NEXT)
    for encoding in _guesses(data):
        try:
            return data.decode(encoding), (f"read as {_shown(encoding)}, detected",)
        except UnicodeDecodeError:
            continue
    raise ReadError("it looks binary: no text encoding fits it", source, _NEXT)


def _guesses(data: bytes) -> tuple[str, ...]:
    """Encodings to try, the likeliest first."""
    if len(data.translate(None, _ASCII)) * _FEW < len(data):
        return ("cp1252", "latin-1")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and rarely needed

    sample = data[:_SAMPLE]
    best = from_bytes(sample).best()
    if best is None:
        return ()
    # Its sisters differ in letters that may not occur: of those that read the same, name the commonest.
    same = sample.decode("cp1252", "replace") == sample.decode(best.encoding, "replace")
    return ("cp1252", best.encoding) if same else (best.encoding,)


def _shown(encoding: str) -> str:
    name = codecs.lookup(encoding).name
    return re.sub(r"^cp(?=125\d$)", "windows-", name)
