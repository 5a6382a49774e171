"""Many frozen values in little room, for articles as long as a library: each is made again when it is asked for."""

from __future__ import annotations

import copy
import functools
import itertools
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, TypeVar, overload

import attrs

from timeline.model import Span

T = TypeVar("T")
Keep = Callable[[Iterable[T]], Sequence[T]]
"""What keeps values: as a tuple, or packed."""

_NEAR: Final = 64
"""Values that are kept as they were made: whoever goes through them looks at those beside each."""


class Packed(Sequence[T]):
    """Values of one attrs class whose first field is a `span`: three numbers each, and all else once for those that are
    alike in it, as most are.
    """

    def __init__(self, values: Iterable[T]) -> None:
        self._starts, self._ends, self._kinds = array("I"), array("I"), array("I")
        self._alike: list[T] = []
        self._rests: list[tuple[Any, ...]] = []
        self._numbers: dict[object, int] = {}
        self._near: dict[int | slice, T] = {}
        for value in values:
            kind, span = self._kind(value)
            self._starts.append(span.start)
            self._ends.append(span.end)
            self._kinds.append(kind)

    def _kind(self, value: T) -> tuple[int, Span]:
        of: Any = type(value)
        span, *others = _fields(of)(value)
        rest = tuple(others)
        number = self._numbers.setdefault(rest, len(self._alike))
        if number == len(self._alike):
            self._alike.append(value)
            self._rests.append(rest)
        return number, span

    def replace(self, changed: Mapping[int, T | None]) -> None:
        """Put others in the places of some, or nothing. What a copy of it shares with it stays."""
        self._starts, self._ends, self._kinds, self._near = self._starts[:], self._ends[:], self._kinds[:], {}
        stays = bytearray(b"\1") * len(self)
        for at, value in changed.items():
            if value is None:
                stays[at] = 0
            else:
                self._kinds[at], span = self._kind(value)
                self._starts[at], self._ends[at] = span.start, span.end
        if not all(stays):
            self._starts, self._ends, self._kinds = (
                array("I", itertools.compress(of, stays)) for of in (self._starts, self._ends, self._kinds)
            )

    def alike(self) -> Iterator[T]:
        """For each value one that is like it in all but its span, made already."""
        return map(self._alike.__getitem__, self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    def __iter__(self) -> Iterator[T]:
        return map(self._value, range(len(self)))

    def _value(self, at: int) -> T:
        number = self._kinds[at]
        make: Any = type(self._alike[number])
        made: T = make(Span(self._starts[at], self._ends[at]), *self._rests[number])
        return made

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        try:
            return self._near[at]
        except (KeyError, TypeError):  # a slice cannot be looked up in older Pythons
            pass
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(len(self))))
        if len(self._near) >= _NEAR:
            self._near.clear()
        found = self._near[at] = self._value(at)
        return found


@functools.cache
def _fields(of: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in attrs.fields(of)))


def alike(values: Sequence[T]) -> Iterable[T]:
    """The values in order; of packed ones, for each one that is like it in all but its span: those cost nothing."""
    return values.alike() if isinstance(values, Packed) else values


def replaced(values: Sequence[T], changed: Mapping[int, T | None]) -> Sequence[T]:
    """The values with others in the places of some, by their numbers, or with nothing there."""
    if not changed:
        return values
    if isinstance(values, Packed):
        made = copy.copy(values)
        made.replace(changed)
        return made
    return tuple(one for at, value in enumerate(values) if (one := changed.get(at, value)) is not None)
