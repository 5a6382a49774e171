"""How much a plugin of others may take."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final

import attrs

from timeline.errors import OptionError

LIMITS: Final = "TIMELINE_PLUGIN_LIMITS"
"""The environment variable that sets the limits: `seconds=120,memory=4096`."""

MB: Final = 1 << 20


@attrs.frozen
class Limits:
    """`seconds` by the clock for one file, `memory` in MB for the whole process, `output` in MB for the file.

    The limits on memory and on the file need a Unix; on others only the file is measured, once it is there.
    """

    seconds: float = 120.0
    memory: int = 2048
    output: int = 256

    @staticmethod
    def of(pairs: Iterable[str], where: str = LIMITS) -> Limits:
        """Read `seconds=120`; what is not named keeps the environment's value, else its default. Raises OptionError."""
        given = [pair for pair in os.environ.get(LIMITS, "").split(",") if pair.strip()]
        values = dict(_read(pair, LIMITS) for pair in given) | dict(_read(pair, where) for pair in pairs)
        return Limits(values.get("seconds", 120.0), int(values.get("memory", 2048)), int(values.get("output", 256)))


def _read(pair: str, where: str) -> tuple[str, float]:
    name, _, value = (part.strip() for part in pair.partition("="))
    known = [field.name for field in attrs.fields(Limits)]
    if name not in known:
        raise OptionError(f"unknown limit {name!r}", where, f"It knows: {', '.join(known)}")
    try:
        number = float(value)
    except ValueError:
        number = 0.0
    if not 0 < number <= 10**9 or (name != "seconds" and number < 1):
        kind = "a number of seconds" if name == "seconds" else "a whole number of megabytes"
        raise OptionError(f"the limit {name!r} cannot be {value!r}", where, f"It takes {kind} above 0")
    return name, number
