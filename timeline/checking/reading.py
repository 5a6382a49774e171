"""From bytes to a JSON value, or to what keeps them from being one."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import msgspec

from timeline.attachment import MAGIC, attached
from timeline.checking import others
from timeline.checking.positions import lines
from timeline.checking.problems import Problem
from timeline.errors import SavedError

_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[{]|[\]}]|-?[0-9][0-9.eE+-]*', re.DOTALL)
_BYTE: Final = re.compile(r" \(byte (\d+)\)$")
_DIGITS: Final = 4300  # of the longest whole number that Python reads
_DEEPEST: Final = 900
_SURROGATES: Final = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
_WHOLE: Final = "the rest of the file; it may have been cut off"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


def text_of(data: bytes) -> str | Problem:
    """The JSON text of a file or of the timeline that a PDF carries; or why there is none."""
    if data.startswith(MAGIC):
        try:
            data = attached(data)
        except SavedError as error:
            return Problem("", 1, 1, error.what, error.next.rstrip("."))
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        return Problem("", 1, 1, "it is empty", others.SAVED)
    if data.startswith(_UTF16):
        return Problem("", 1, 1, "it is UTF-16 text", "UTF-8")
    other = others.of_bytes(data)
    if other:
        return Problem("", 1, 1, other, others.SAVED)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        return _at(before, len(before), f"it is not UTF-8 text: byte 0x{data[error.start]:02x}", "UTF-8")


def value_of(text: str) -> Any | Problem:
    """The value of a JSON text, or what is wrong with the text."""
    try:
        return msgspec.json.decode(text)
    except RecursionError:
        return _too_deep(text)
    except msgspec.ValidationError:  # of a number; it does not say of which
        return _too_long(text)
    except msgspec.DecodeError as error:
        return _damaged(text, str(error))


def _at(text: str, offset: int, what: str, expected: str) -> Problem:
    return Problem("", *lines(text, (offset,))[offset], what, expected)


def _too_deep(text: str) -> Problem:
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += (token[0] in "[{") - (token[0] in "]}")
        if depth > _DEEPEST:
            return _at(text, token.start(), "it is nested too deeply to be a saved timeline", others.SAVED)
    return Problem("", 1, 1, "it is nested too deeply to be a saved timeline", others.SAVED)


def _too_long(text: str) -> Problem:
    for token in _TOKEN.finditer(text):
        if token[0][0] in "-0123456789" and _out_of_range(token[0]):
            what = f"the number {token[0][:20]}{'...' if len(token[0]) > 20 else ''} is out of range"
            return _at(text, token.start(), what, "a number below 1.8e308")
    return Problem("", 1, 1, "a number is out of range", "numbers below 1.8e308")


def _out_of_range(number: str) -> bool:
    if number.lstrip("-").isdigit():
        return len(number) >= _DIGITS
    try:
        return float(number) in (float("inf"), float("-inf"))
    except ValueError:
        return False


def _damaged(text: str, message: str) -> Problem:
    found = _BYTE.search(message)
    lone = _lone_surrogate(text)
    if lone is not None:
        return _at(text, lone, "half of a character (a lone surrogate)", "both halves, or U+FFFD")
    if found:
        what = _BYTE.sub("", message).replace("JSON is malformed", "it is not JSON")
        before = text.encode("utf-8")[: int(found[1])].decode("utf-8", "ignore")
        if before.strip() and text[len(before) :].strip() and "trailing characters" in message:
            return _at(text, len(before), "a second value stands after the first", "one object in the file")
        return _at(text, len(before), what, "JSON")
    return _at(text, len(text.rstrip()), "it ends before it is complete", _WHOLE)


def _lone_surrogate(text: str) -> int | None:
    """Where an escape of half a character stands, if the text is JSON in all else."""
    found = _SURROGATES.search(text)
    if found is None:
        return None
    try:
        json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None
    return found.start()
