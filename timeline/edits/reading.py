"""read_edits(): TOML -> Edits. A file that is no TOML is an error; a wrong edit is a finding, and costs only itself."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeVar, get_args

import attrs

from timeline.calendar import Period
from timeline.edits.values import INVALID, Decision, Edits, Part, Target, trouble
from timeline.edtf import parse
from timeline.errors import EditsError, EdtfError
from timeline.model import Kind, When

LIMIT: Final = 2_000_000
"""Bytes of a file of edits that are read, comments apart."""

_TARGET: Final = ("id", "words", "source")
_DECIDING: Final = ("drop", "merge", "split", "relabel", "redate", "pin")
_EDIT: Final = (*_TARGET, *_DECIDING, "reason")
_PART: Final = ("label", "date", "kind", "words", "pin")
_ADD: Final = (*_PART, "source", "reason")
_LONGEST: Final = {"words": 20_000}
_LONG: Final = 2000
_Value = TypeVar("_Value")
_KINDS: Final = get_args(Kind)
# What reads TOML takes time with the square of a key's parts; no key of ours has more than two.
_DEEP: Final = re.compile(r"(?:^|[{\[,])[ \t]*(?:(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*\.[ \t]*){20}", re.MULTILINE)
_AT: Final = re.compile(r" \(at line (\d+), column \d+\)$")
_DATE: Final = (
    "Write it as 1901-08-05, 1901-08, 1901, 1901~, [1901..1903] or 1901-05/1901-09, or XXXX if it is not known."
)
_AS_TEXT: Final = "Write it between quotation marks."
_AGAIN: Final = "`timeline edit ARTICLES... -o FILE` writes a file to begin with."


class _Wrong(Exception):  # noqa: N818 - becomes a finding
    """What is wrong with one value: its key, what, and what to do next."""

    def __init__(self, key: str, what: str, next: str) -> None:  # noqa: A002 - as in TimelineError
        super().__init__(key, what, next)
        self.key, self.what, self.next = key, what, next


def read_edits(data: bytes, name: str = "") -> Edits:
    """Read a file of edits, in TOML; `name` is what findings call it.

    An edit that is wrong in itself is left out, and a finding says which, where, why and what to do. Raises EditsError
    when nothing of the file can be read.
    """
    text = _text(data, name)
    root = _toml(text, name)
    found: list[Decision] = []
    findings = [
        trouble(INVALID, name, f"'{key[:40]}'", "there is no such key", "Write [[edit]] or [[add]].")
        for key in root
        if key not in ("edit", "add")
    ]
    for key, keys, read in (("edit", _EDIT, _edit), ("add", _ADD, _add)):
        for place, table in _tables(root.get(key, []), key, text):
            try:
                found += read(_checked(table, keys), place)
            except _Wrong as wrong:
                where = f"{place}, {wrong.key}" if wrong.key else place
                findings.append(trouble(INVALID, name, where, wrong.what, wrong.next))
    return Edits(tuple(found), tuple(findings), name)


def _text(data: bytes, name: str) -> str:
    told = sum(len(line) + 1 for line in data.split(b"\n") if not line.startswith(b"#"))
    if told > LIMIT:
        what = f"it has {told:,} bytes beside its comments; at most {LIMIT:,} are read"
        raise EditsError(what, name, "Take out of it what is no edit.")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise EditsError("it is no text in UTF-8", name, f"Save it as UTF-8. {_AGAIN}") from error
    if "\0" in text:
        raise EditsError("it is no text: it holds zero bytes", name, f"Name a file of edits. {_AGAIN}")
    return text


def _toml(text: str, name: str) -> dict[str, Any]:
    deep = "it is nested too deeply to be a file of edits"
    if _DEEP.search(text):
        raise EditsError(deep, name, _AGAIN)
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise EditsError(deep, name, _AGAIN) from error
    except ValueError as error:
        found = _AT.search(str(error))
        line = f", line {found[1]}" if found else ""
        what = _AT.sub("", str(error)).removesuffix(" (at end of document)")
        raise EditsError(
            f"it is no TOML: {what[:1].lower()}{what[1:200]}", f"{name}{line}", "Mend this line; texts stand in quotes."
        ) from error


def _tables(found: Any, key: str, text: str) -> Iterator[tuple[str, Any]]:
    """Each table of an array with its place: 'edit 3 (line 41)'; None for what is no array."""
    if not isinstance(found, list):
        yield key, None
        return
    header = re.compile(rf"(?m)^[ \t]*\[\[[ \t]*[\"']?{key}[\"']?[ \t]*\]\]")
    starts = [one.start() for one in header.finditer(text)]
    line, before = 1, 0
    for number, table in enumerate(found, 1):
        at = ""
        if len(starts) == len(found):  # else some are written another way, and nothing tells the lines
            line += text.count("\n", before, starts[number - 1])
            before = starts[number - 1]
            at = f" (line {line})"
        yield f"{key} {number}{at}", table


def _checked(table: Any, keys: tuple[str, ...]) -> Mapping[str, Any]:
    """The table, all of whose keys are known."""
    if not isinstance(table, dict):
        raise _Wrong("", "it is no table", "Write [[edit]] or [[add]] with two brackets, and its keys below.")
    for name in table:
        if name not in keys:
            raise _Wrong(name[:40], "there is no such key", f"Known are: {', '.join(keys)}.")
    return table


def _edit(table: Mapping[str, Any], place: str) -> Iterator[Decision]:
    target, reason = _target(table), _string(table, "reason")
    told = [key for key in _DECIDING if key in table]
    if not told:
        raise _Wrong("", "it decides nothing", f"Give it one of: {', '.join(_DECIDING)}.")
    if not (target.id or target.words):
        raise _Wrong("", "it names no event", "Give it the id of one, or the words of its clause.")
    made = [one for key in told for one in _READING[key](table, key)]
    for one in made:
        if target in one.others or any(other.id == target.id != "" for other in one.others):
            raise _Wrong("merge", "the event is merged with itself", "Name another event, by its id or its words.")
        yield attrs.evolve(one, place=f"{place}, {one.type}", target=target, reason=reason)


def _add(table: Mapping[str, Any], place: str) -> Iterator[Decision]:
    part = _part({key: value for key, value in table.items() if key in _PART})
    if part.when is None:
        raise _Wrong("date", "it is missing", _DATE)
    target = Target(source=_string(table, "source"))
    yield Decision("add", f"{place}", target, parts=(part,), reason=_string(table, "reason"))


def _target(table: Mapping[str, Any]) -> Target:
    return Target(*(_string(table, key) for key in _TARGET))


def _dropped(table: Mapping[str, Any], key: str) -> Iterator[Decision]:
    if _truth(table, key):
        yield Decision("drop", "")


def _pinned(table: Mapping[str, Any], key: str) -> Iterator[Decision]:
    if _truth(table, key):
        yield Decision("pin", "")


def _relabelled(table: Mapping[str, Any], key: str) -> Iterator[Decision]:
    yield Decision("relabel", "", label=_filled(table, key))


def _redated(table: Mapping[str, Any], key: str) -> Iterator[Decision]:
    yield Decision("redate", "", when=_date(table[key], key))


def _merged(table: Mapping[str, Any], key: str) -> Iterator[Decision]:
    given = table[key]
    listed = given if isinstance(given, list) else [given]
    if not listed:
        raise _Wrong(key, "it is empty", "Name the events that tell the same: their ids, or {id, words, source}.")
    others = tuple(_within(key, f"event {number}", _other, one) for number, one in enumerate(listed, 1))
    yield Decision("merge", "", others=others)


def _other(given: Any) -> Target:
    if isinstance(given, str):
        given = {"id": given}
    if not isinstance(given, dict):
        raise _Wrong("", f"it is {_kind_of(given)}, not an event", 'Write "ID", or { id = "ID", words = "..." }.')
    target = _target(_checked(given, _TARGET))
    if not (target.id or target.words):
        raise _Wrong("", "it has neither id nor words", "Give it one of them.")
    return target


def _within(key: str, part: str, read: Callable[[Any], _Value], given: Any) -> _Value:
    """Read a part of a value; what is wrong with it is said to be there."""
    try:
        return read(given)
    except _Wrong as wrong:
        raise _Wrong(", ".join(filter(None, (key, part, wrong.key))), wrong.what, wrong.next) from wrong


def _split(table: Mapping[str, Any], key: str) -> Iterator[Decision]:
    given = table[key]
    if not isinstance(given, list) or len(given) < 2:
        what = "it has no two parts" if isinstance(given, list) else "it is no list of parts"
        raise _Wrong(key, what, 'Write [{ label = "...", date = "..." }, { label = "..." }].')
    parts = tuple(_within(key, f"part {number}", _part, one) for number, one in enumerate(given, 1))
    yield Decision("split", "", parts=parts)


_READING: Final[Mapping[str, Callable[[Mapping[str, Any], str], Iterator[Decision]]]] = {
    "drop": _dropped, "merge": _merged, "split": _split, "relabel": _relabelled, "redate": _redated, "pin": _pinned,
}  # fmt: skip


def _part(given: Any) -> Part:
    if not isinstance(given, dict):
        raise _Wrong("", f"it is {_kind_of(given)}, not a part", 'Write { label = "...", date = "..." }.')
    table = _checked(given, _PART)
    if "label" not in table:
        raise _Wrong("label", "it is missing", "Say in a few words what happened.")
    kind = _string(table, "kind")
    if kind and kind not in _KINDS:
        raise _Wrong("kind", f"there is no kind '{kind[:40]}'", f"Known are: {', '.join(_KINDS)}.")
    when = _date(table["date"], "date") if "date" in table else None
    known: Kind | None = next((one for one in _KINDS if one == kind), None)
    return Part(_filled(table, "label"), when, known, _string(table, "words"), _truth(table, "pin"))


def _string(table: Mapping[str, Any], key: str) -> str:
    """The text on one line; empty where the key is missing."""
    given = table.get(key, "")
    if not isinstance(given, str):
        raise _Wrong(key, f"it is {_kind_of(given)}, not text", _AS_TEXT)
    most = _LONGEST.get(key, _LONG)
    if len(given) > most:
        raise _Wrong(key, f"it has {len(given):,} characters; at most {most:,} are read", "Say it shorter.")
    return " ".join(given.split())


def _filled(table: Mapping[str, Any], key: str) -> str:
    text = _string(table, key)
    if not text:
        raise _Wrong(key, "it is empty", "Say in a few words what happened, or take the line away.")
    return text


def _truth(table: Mapping[str, Any], key: str) -> bool:
    given = table.get(key, False)
    if not isinstance(given, bool):
        raise _Wrong(
            key, f"it is {_kind_of(given)}, not true or false", f"Write {key} = true, without quotation marks."
        )
    return given


def _date(given: Any, key: str) -> When:
    """EDTF, or what TOML itself takes for a date or a year."""
    text = given
    if isinstance(given, dt.date):
        text = given.isoformat()
    elif isinstance(given, int) and not isinstance(given, bool) and 1000 <= given <= 9999:
        text = str(given)
    if not isinstance(text, str):
        raise _Wrong(key, f"it is {_kind_of(given)}, not a date", f"{_AS_TEXT} {_DATE}")
    try:
        return attrs.evolve(parse(text.strip()), basis="given")
    except EdtfError as error:
        raise _Wrong(key, f"'{text[:40]}' is no date: {error.what[:120]}", _DATE) from error


def is_unknown(when: When) -> bool:
    """Whether a date says nothing: XXXX, or an interval that is open on both sides."""
    return when.bounds == Period()


def _kind_of(given: Any) -> str:
    names = ((bool, "true or false"), (int, "a number"), (float, "a number"), (str, "text"), (list, "a list"))
    return next(
        (name for kind, name in names if isinstance(given, kind)), "a table" if isinstance(given, dict) else "a date"
    )
