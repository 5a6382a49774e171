"""How the values are made that an article gives by the ten thousand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import attrs

__all__ = ["light"]

# As `attrs.frozen`, and the type checker refuses every change; but nothing refuses it at run time, where that makes a
# value three times as dear to make.
if TYPE_CHECKING:
    from attrs import frozen as light
else:
    light = partial(attrs.define, unsafe_hash=True)
