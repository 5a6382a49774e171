"""How the values are made and changed that an article gives by the ten thousand."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

__all__ = ["evolve", "light"]

# As `attrs.frozen`, and the type checker refuses every change; but nothing refuses it at run time, where that makes a
# value three times as dear to make.
if TYPE_CHECKING:
    from attrs import evolve
    from attrs import frozen as light
else:
    light = partial(attrs.define, unsafe_hash=True)

    def evolve(value: Any, **changes: Any) -> Any:
        """As `attrs.evolve`, for values of more than one field, and at less than half the cost."""
        names, fields = _fields(value.__class__)
        return value.__class__(**{**dict(zip(names, fields(value), strict=True)), **changes})


@cache
def _fields(of: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The fields that a value of a class is made of, by name, and what reads them all."""
    names = tuple(field.name for field in attrs.fields(of) if field.init)
    return names, attrgetter(*names)
