"""validate(): all that is wrong with a saved timeline, each problem with its field and its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from timeline.checking import others
from timeline.checking.form import Form, parts, schema_text
from timeline.checking.positions import lines, offsets
from timeline.checking.problems import Fault, Problem, path_text
from timeline.checking.problems import quoted as _quoted
from timeline.checking.reading import text_of, value_of
from timeline.checking.sense import RULES, across
from timeline.saving import FORMAT, VERSION

__all__ = ["Problem", "schema_text", "validate"]

_HEAD: Final = ("format", "version")


def validate(data: bytes) -> tuple[Problem, ...]:
    """Everything that is wrong with a saved timeline, in the order of the file; nothing when it is valid.

    `data` is what `dump` or `timeline build -o FILE.json` wrote, or a briefing PDF: then lines are those of the JSON
    in it. The file is valid, and `load` takes it, when no problem is an `error`. Raises nothing.
    """
    text = text_of(data)
    if isinstance(text, Problem):
        return (text,)
    value = value_of(text)
    if isinstance(value, Problem):
        return (value,)
    return _placed(text, list(_faults(value)))


def _faults(value: Any) -> Iterable[Fault]:
    if not isinstance(value, dict):
        return (Fault((), others.of_value(value) or "it is JSON, but no object", others.SAVED),)
    head = tuple(_head(value))
    if any(not fault.path or fault.path == ("version",) for fault in head):
        return head
    return (*head, *_body(value))


def _head(value: Mapping[str, Any]) -> Iterable[Fault]:
    """What is wrong with the two fields that tell a saved timeline from other JSON."""
    if value.get("format") != FORMAT:
        other = others.of_value(value)
        ours = {*_HEAD, *parts()["Timeline"].fields} & value.keys()
        if other or len(ours) < 2:
            what = other or 'it is JSON, but no saved timeline: it lacks "format": "timeline"'
            yield Fault((), what, others.SAVED)
            return
        yield Fault(("format",), _got(value, "format"), f'"{FORMAT}"')
    version = value.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        yield Fault(("version",), _got(value, "version"), str(VERSION))
    elif version > VERSION:
        what = f"it is of format version {_quoted(version)[:20]}, and this program reads version {VERSION}"
        yield Fault(("version",), what, "a newer Timeline: pip install --upgrade timeline-briefing")


def _got(value: Mapping[str, Any], name: str) -> str:
    held = value.get(name)
    if name not in value:
        return "it is missing"
    return f"it is {_quoted(held)}" if not isinstance(held, list | dict) else "it is of the wrong type"


def _body(value: Mapping[str, Any]) -> Iterable[Fault]:
    form = Form(RULES)
    form.check(value, _HEAD)
    yield from form.faults
    yield from across(value, (fault.path for fault in form.faults if fault.severity == "error"))
    yield from form.warnings()


def _placed(text: str, faults: list[Fault]) -> tuple[Problem, ...]:
    """The problems with their lines and columns, in the order of the text."""
    if not faults:
        return ()
    at = offsets(text, (fault.path for fault in faults))
    where = lines(text, at.values())
    ordered = sorted(faults, key=lambda fault: at[fault.path])
    return tuple(
        Problem(path_text(one.path), *where[at[one.path]], one.what, one.expected, one.severity) for one in ordered
    )
