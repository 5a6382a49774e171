"""The form of a saved timeline: each value against the schema, all of what is wrong and not the first of it alone."""

from __future__ import annotations

import difflib
import functools
import json
import math
from collections.abc import Callable, Iterable, Mapping
from importlib import resources
from typing import Any, Final, NamedTuple

from timeline.calendar import Point
from timeline.checking.problems import Fault, Path, quoted
from timeline.errors import EdtfError

Rule = Callable[[Any], Iterable[Fault]]
"""What a part that is well formed has to hold to beside; the paths of the faults are seen from it."""

OWN: Final = "x-"
"""How fields begin that a program has added for itself."""

_TYPES: Final[dict[str, type]] = {
    "string": str, "integer": int, "number": float, "boolean": bool, "array": list, "object": dict, "null": type(None),
}  # fmt: skip
_WORDS: Final[dict[type, str]] = {
    str: "text", int: "a whole number", float: "a number", bool: "true or false", list: "a list", dict: "an object",
    type(None): "null",
}  # fmt: skip
_DATE: Final = "a date such as 2024-08-05 or 2024-08-05T14:30"


class _Kind(NamedTuple):
    """What a value may be: of which types, which part of the format, with which items, one of which texts, a date."""

    types: frozenset[type]
    part: str = ""
    item: _Kind | None = None
    choices: tuple[str, ...] = ()
    dated: bool = False

    @property
    def plain(self) -> frozenset[type]:
        """The types that need no second look."""
        deeper = {list, dict} | ({str} if self.choices or self.dated else set())
        return self.types - deeper - ({float, int} if float in self.types else set())

    def words(self) -> str:
        if self.choices:
            return "one of " + ", ".join(one for one in self.choices if one)
        if self.dated:
            return _DATE
        kinds = self.types - {int} if float in self.types else self.types
        return " or ".join(words for kind, words in _WORDS.items() if kind in kinds)


class _Part(NamedTuple):
    fields: Mapping[str, _Kind]
    plain: Mapping[str, frozenset[type]]
    required: tuple[str, ...]


def schema_text() -> str:
    """The JSON Schema as it is shipped."""
    return (resources.files("timeline") / "schema" / "timeline-1.json").read_text("utf-8")


@functools.cache
def parts() -> Mapping[str, _Part]:
    """Every part of the format by name; `Timeline` is the file itself."""
    schema = json.loads(schema_text())
    described = {"Timeline": schema} | schema["$defs"]
    return {name: _part(one) for name, one in described.items() if "properties" in one}


def _part(described: Mapping[str, Any]) -> _Part:
    fields = {name: _kind(field) for name, field in described["properties"].items() if "const" not in field}
    required = tuple(name for name in described["required"] if name in fields)
    return _Part(fields, {name: kind.plain for name, kind in fields.items()}, required)


def _kind(described: Mapping[str, Any]) -> _Kind:
    if "anyOf" in described:
        kinds = [_kind(one) for one in described["anyOf"]]
        main = next(kind for kind in kinds if kind.types != {type(None)})
        return main._replace(types=frozenset().union(*(kind.types for kind in kinds)))
    if "$ref" in described:
        return _Kind(frozenset((dict,)), described["$ref"].rpartition("/")[2])
    if "enum" in described:
        values = described["enum"]
        return _Kind(frozenset(map(type, values)), choices=tuple(one for one in values if isinstance(one, str)))
    kind = _TYPES[described["type"]]
    item = _kind(described["items"]) if kind is list else None
    types = frozenset((float, int)) if kind is float else frozenset((kind,))
    return _Kind(types, item=item, dated="pattern" in described)


class Form:
    """Looks through a value and keeps what is wrong. `rules` are asked of each part that is well formed itself."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.faults: list[Fault] = []
        self._rules = rules
        self._parts = parts()
        self._unknown: dict[tuple[str, str], tuple[Path, int]] = {}

    def check(self, data: Mapping[str, Any], known: Iterable[str] = ()) -> None:
        """Look through a whole file; `known` are fields of it that others look at."""
        self._object({name: value for name, value in data.items() if name not in set(known)}, "Timeline", ())

    def warnings(self) -> Iterable[Fault]:
        """One for each unknown field, at the first place where it stands."""
        for (part, name), (path, count) in self._unknown.items():
            if name.startswith(OWN):
                continue
            often = f" ({count:,} times)" if count > 1 else ""
            meant = _meant(name, tuple(self._parts[part].fields))
            yield Fault(
                path, f"there is no such field in this version, and readers ignore it{often}{meant}", "", "warning"
            )

    def _value(self, value: Any, kind: _Kind, path: Path) -> None:
        got = type(value)
        if got not in kind.types:
            self._wrong_type(value, kind, path)
        elif got is dict:
            self._object(value, kind.part, path)
        elif got is list:
            self._list(value, kind.item, path)
        elif got is str:
            self._text(value, kind, path)
        elif float in kind.types and got in (int, float) and not _finite(value):
            self.faults.append(Fault(path, "the number is out of range", "a number below 1.8e308"))

    def _wrong_type(self, value: Any, kind: _Kind, path: Path) -> None:
        got = _WORDS[type(value)] if isinstance(value, list | dict) else quoted(value)
        self.faults.append(Fault(path, f"it is {got}", kind.words()))

    def _object(self, value: Mapping[str, Any], name: str, path: Path) -> None:
        before = len(self.faults)
        _, plain, required = part = self._parts[name]
        for field, held in value.items():
            if field not in plain:
                first, count = self._unknown.get((name, field), ((*path, field), 0))
                self._unknown[name, field] = first, count + 1
            elif type(held) not in plain[field]:
                self._value(held, part.fields[field], (*path, field))
        for field in required:
            if field not in value:
                self.faults.append(Fault((*path, field), "it is missing", part.fields[field].words()))
        rule = self._rules.get(name)
        if rule and len(self.faults) == before:
            self.faults += [fault._replace(path=path + fault.path) for fault in rule(value)]

    def _list(self, value: list[Any], kind: _Kind | None, path: Path) -> None:
        assert kind is not None, "every list of the format says what it holds"
        plain = kind.plain
        for number, item in enumerate(value):
            if type(item) not in plain:
                self._value(item, kind, (*path, number))

    def _text(self, value: str, kind: _Kind, path: Path) -> None:
        if kind.choices and value not in kind.choices:
            what = f"{quoted(value)} is not in the list{_meant(value, kind.choices)}"
            self.faults.append(Fault(path, what, kind.words()))
        elif kind.dated and point(value) is None:
            self.faults.append(Fault(path, f"{quoted(value)} is no date that exists", _DATE))


@functools.lru_cache(maxsize=1024)
def _meant(wrong: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(wrong[:40], known, 1)
    return f"; did you mean {near[0]}?" if near else ""


def _finite(value: float) -> bool:
    try:
        return math.isfinite(float(value))
    except OverflowError:
        return False


@functools.lru_cache(maxsize=65536)
def point(text: str) -> Point | None:
    """The point that a text of the saved JSON stands for; None for what stands for none."""
    try:
        return Point.from_iso(text)
    except EdtfError:
        return None
