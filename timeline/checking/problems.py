"""What is wrong with a file, before and after it is known on which line."""

from __future__ import annotations

import json
import re
from typing import Any, Final, Literal, NamedTuple

import attrs

Path = tuple[str | int, ...]
"""The way from the root of a JSON value to a part of it: names of fields, and numbers in lists from 0."""

Severity = Literal["error", "warning"]

_PLAIN: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LONGEST: Final = 60


@attrs.frozen
class Problem:
    """Something wrong with a saved timeline.

    `path` is the field (`events[3].when.begin.start`; empty for the file as a whole), `line` and `column` its place in
    the file, both from 1, the column in Unicode code points. `what` is wrong there, and what would be right is
    `expected` (may be empty). An `error` makes the file invalid; a `warning` does not.
    """

    path: str
    line: int
    column: int
    what: str
    expected: str = ""
    severity: Severity = "error"


class Fault(NamedTuple):
    """A problem whose place in the text is still to be found."""

    path: Path
    what: str
    expected: str = ""
    severity: Severity = "error"


def path_text(path: Path) -> str:
    """`events[3].when`; a name that is no plain word stands in quotes: `events[3]["a b"]`."""
    text = "".join(
        f"[{key}]" if isinstance(key, int) else f".{key}" if _PLAIN.fullmatch(key) else f"[{quoted(key)}]"
        for key in path
    )
    return text.removeprefix(".")


def quoted(value: Any) -> str:
    """A scalar as JSON writes it, cut where it is long."""
    if isinstance(value, str) and len(value) > _LONGEST:
        value = value[:_LONGEST] + "..."
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 2 * _LONGEST else text[:_LONGEST] + "..."
