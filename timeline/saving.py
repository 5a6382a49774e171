"""Timeline <-> the saved JSON, and the JSON Schema that describes it.

The file is one object: `format` is "timeline", `version` is 1, and the rest are the fields of a `Timeline`. What is
empty is left out. Readers ignore what they do not know, so that fields can be added; only a change that old readers
would misread raises the version.
"""

from __future__ import annotations

import functools
import inspect
import math
import re
import tomllib
from importlib import resources
from typing import Any, Final, NamedTuple

import attrs
import msgspec

from timeline import model
from timeline.attachment import MAGIC, attached
from timeline.calendar import Period, Point
from timeline.errors import EdtfError, SavedError
from timeline.model import Event, Quote, Timeline

FORMAT: Final = "timeline"
VERSION: Final = 1

_AGAIN: Final = "Save it again with `timeline build -o FILE.json`."
_POINT: Final = r"^-?[0-9]{4,16}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?$"
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_NONE: Final = re.compile(r"\bNone\b")
_BYTE: Final = re.compile(r" \(byte (\d+)\)$")
_PATH: Final = re.compile(r" - at `\$\.?(.*)`$", re.DOTALL)
_EXPECTED: Final = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
_TYPES: Final = {
    "str": "text", "int": "a whole number", "float": "a number", "bool": "true or false", "array": "a list",
    "object": "an object",
}  # fmt: skip
_BIGGEST: Final = 2**53  # what every reader of JSON takes for a whole number


class _Field(NamedTuple):
    name: str
    required: bool
    default: object


def dump(timeline: Timeline, compact: bool = False) -> bytes:
    """The timeline as JSON in UTF-8, keys in the order of the model, a newline at the end.

    Indented by 2, or on one line when `compact`. Lone surrogates, which UTF-8 cannot hold, become U+FFFD; a figure that
    is no finite number is left out.
    """
    data = msgspec.json.encode({"format": FORMAT, "version": VERSION, **_plain(timeline)})
    return (data if compact else msgspec.json.format(data, indent=2)) + b"\n"


def unquoted(timeline: Timeline) -> Timeline:
    """The timeline without the words of its sources; where to find them stays."""
    events, undated = (tuple(map(_unquoted, group)) for group in (timeline.events, timeline.undated))
    changes = tuple(attrs.evolve(one, before=tuple(map(_unquoted, one.before))) for one in timeline.changes)
    return attrs.evolve(timeline, events=events, undated=undated, changes=changes)


def _unquoted(event: Event) -> Event:
    return attrs.evolve(event, provenance=tuple(attrs.evolve(one, quote=Quote("")) for one in event.provenance))


def load(data: bytes) -> Timeline:
    """The timeline that `dump` wrote, or that a briefing PDF carries; equal to the one that was dumped.

    Fields that we do not know are ignored. Raises SavedError, which tells the line or the field, for what is damaged,
    of a newer version, or no timeline.
    """
    data = attached(data) if data.startswith(MAGIC) else data.removeprefix(b"\xef\xbb\xbf")
    try:
        _check_head(msgspec.json.decode(data, type=_Head))
        return msgspec.json.decode(data, type=Timeline, dec_hook=_decoded)
    except msgspec.ValidationError as error:
        raise _wrong_field(str(error)) from error
    except msgspec.DecodeError as error:
        raise _damaged(str(error), data) from error
    except UnicodeDecodeError as error:
        raise SavedError("it is not UTF-8 text", _line(data, _bad_byte(data)), _AGAIN) from error
    except RecursionError as error:
        raise SavedError("it is nested too deeply to be a saved timeline", next=_AGAIN) from error


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the saved JSON, made from the model. It is shipped as schema/timeline-1.json."""
    _, parts = msgspec.json.schema_components([Timeline], schema_hook=_point_schema, ref_template="#/$defs/{name}")
    words = tomllib.loads((resources.files("timeline") / "schema" / "fields.toml").read_text("utf-8"))
    described = {name: _described(part, words.get(name, {})) for name, part in sorted(parts.items())}
    root = described.pop("Timeline")
    own = {
        "format": {"const": FORMAT, "description": words["File"]["format"]},
        "version": {"const": VERSION, "description": words["File"]["version"]},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"timeline-{VERSION}.json",
        "title": "Timeline",
        "description": root["description"],
        "type": "object",
        "properties": own | root["properties"],
        "required": [*own, *root["required"]],
        "$defs": described,
    }


# Writing.


def _plain(value: Any) -> Any:
    """What JSON can hold of a value. A field that has its default and is empty is left out."""
    if isinstance(value, str):
        return value if value.isascii() else _SURROGATE.sub("\ufffd", value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return _plain_number(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Point):
        return str(value)
    found = {}
    for name, required, default in _fields()[type(value)]:
        field = getattr(value, name)
        if not required and (field is None or (not field and field == default)):
            continue
        plain = _plain(field)
        if required or not (plain is None or (not plain and field == default)):
            found[name] = plain
    return found


def _plain_number(value: float) -> float | None:
    """Whole numbers without a point, so that what was loaded is written as it was; None for what is not finite."""
    try:
        number = float(value)
    except OverflowError:
        return None
    if not math.isfinite(number):
        return None
    return int(number) if number.is_integer() and abs(number) <= _BIGGEST else number


@functools.cache
def _fields() -> dict[type, tuple[_Field, ...]]:
    """The fields of every value of the model."""
    values: tuple[Any, ...] = (Period, *filter(attrs.has, filter(inspect.isclass, vars(model).values())))
    return {
        value: tuple(_Field(one.name, one.default is attrs.NOTHING, one.default) for one in attrs.fields(value))
        for value in values
    }


# Reading.


@attrs.frozen
class _Head:
    """What tells a saved timeline from any other JSON."""

    format: Any = None
    version: Any = None


def _check_head(head: _Head) -> None:
    if head.format != FORMAT:
        raise SavedError('it is JSON, but no saved timeline: it lacks "format": "timeline"', next=_AGAIN)
    if not isinstance(head.version, int) or isinstance(head.version, bool) or head.version < 1:
        raise SavedError(f"its version is {str(head.version)[:20]!r} and should be {VERSION}", "version", _AGAIN)
    if head.version > VERSION:
        what = f"it is of format version {head.version}, and this program reads version {VERSION}"
        raise SavedError(what, next="Update Timeline: pip install --upgrade timeline-briefing")


def _decoded(kind: type, value: Any) -> Any:
    if kind is not Point:
        raise NotImplementedError(f"no way to read {kind}")
    if not isinstance(value, str):
        raise EdtfError('a date is written as text, such as "2024-08-05"')
    return Point.from_iso(value)


def _wrong_field(message: str) -> SavedError:
    found = _PATH.search(message)
    where = found[1] if found else ""
    what = _EXPECTED.sub(_in_words, _PATH.sub("", message))
    if not where and "object" in what:
        return SavedError(f"it is JSON, but no saved timeline: {what}", next=_AGAIN)
    return SavedError(
        what[:1].lower() + what[1:200].rstrip("."),
        where[:200],
        "Mend this field, or save it again. `timeline validate FILE` tells all that is wrong.",
    )


def _in_words(found: re.Match[str]) -> str:
    wanted, got = (" or ".join(_TYPES.get(part, part) for part in side.split(" | ")) for side in found.groups())
    return f"expected {wanted}, got {got}"


def _damaged(message: str, data: bytes) -> SavedError:
    found = _BYTE.search(message)
    if not data.strip():
        return SavedError("it is empty", next=_AGAIN)
    if found:
        what = _BYTE.sub("", message).replace("JSON is malformed", "it is not JSON")
        return SavedError(what, _line(data, int(found[1])), _AGAIN)
    return SavedError("it ends before it is complete", _line(data, len(data)), _AGAIN)


def _line(data: bytes, byte: int) -> str:
    before = data.count(b"\n", 0, byte)
    return f"line {before + 1}"


def _bad_byte(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


# The schema.


def _point_schema(kind: type) -> dict[str, Any]:
    if kind is not Point:
        raise NotImplementedError(f"no schema for {kind}")
    what = "ISO 8601 with astronomical years (0000 is 1 BCE) of four digits or more; the time where it is not midnight."
    return {"type": "string", "pattern": _POINT, "description": what}


def _described(part: dict[str, Any], words: dict[str, str]) -> dict[str, Any]:
    """The schema of a value with its docstring, but for what only callers in Python need, and words for each field."""
    paragraphs = inspect.cleandoc(part.get("description", "")).split("\n\n")
    kept = [" ".join(text.split()) for text in paragraphs if not text.startswith("Raises ")]
    fields = {name: {"description": words.get(name, "")} | field for name, field in part["properties"].items()}
    return part | {"description": _NONE.sub("null", " ".join(kept)), "properties": fields}
