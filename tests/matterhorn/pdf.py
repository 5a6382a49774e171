"""Reading of PDF objects: entries that may be missing, trees of numbers, and which object is which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Object, Stream

Key = tuple[int, int] | bytes
"""Which object: its number and generation, or for one written in place its text."""

_TAG: Final = re.compile(
    r"([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(-[\da-wyz](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?|x(-[a-z\d]{1,8})+",
    re.IGNORECASE,
)


def entry(holder: Any, key: str) -> Any:
    """The value of a key, and None where the holder is no dictionary or has it not."""
    return holder.get(f"/{key}") if isinstance(holder, Dictionary | Stream) else None


def name(value: Any) -> str:
    """A name without its slash; empty when it is none."""
    return str(value)[1:] if isinstance(value, Name) else ""


def text(value: Any) -> str:
    """A text string; empty when it is none."""
    return "" if value is None or isinstance(value, int | Name | Array | Dictionary | Stream) else str(value)


def items(value: Any) -> list[Any]:
    """The items of an array; of what is none, itself alone; of nothing, none."""
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def key_of(value: Object) -> Key:
    """Which object this is, to compare by."""
    return value.objgen if value.objgen != (0, 0) else value.unparse()


def is_language(tag: str) -> bool:
    """Whether it is made as BCP 47 makes language tags."""
    return _TAG.fullmatch(tag) is not None


def numbers(tree: Any) -> Iterator[tuple[int, Any]]:
    """Keys and values of a number tree as they stand. Raises ValueError where it is not in order."""
    last, waiting = -1, [(tree, (0, 1 << 62))]
    while waiting:
        node, (low, high) = waiting.pop()
        limits = [int(limit) for limit in items(entry(node, "Limits"))] or [low, high]
        nums = items(entry(node, "Nums"))
        for number, value in zip(nums[::2], nums[1::2], strict=True):
            if not (limits[0] <= number <= limits[1] and last < number):
                raise ValueError(f"key {number} is out of order or out of its limits")
            last = int(number)
            yield last, value
        waiting.extend((kid, (limits[0], limits[1])) for kid in reversed(items(entry(node, "Kids"))))
