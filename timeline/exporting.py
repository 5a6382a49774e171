"""export(): calls one exporter with checked options, checks what it gives, and tells what its format could not hold."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from timeline.apart import Apart, Limits
from timeline.calling import Exported, call, losses_of
from timeline.errors import OptionError
from timeline.hookspecs import Exporter, Option, OptionValue
from timeline.lacking import Loss
from timeline.model import Timeline
from timeline.registry import Registry, installed

_TRUE: Final = ("yes", "true", "on", "1")
_FALSE: Final = ("no", "false", "off", "0")
_NO_OPTIONS: Final[Mapping[str, OptionValue]] = MappingProxyType({})


def export(
    timeline: Timeline,
    format: str,  # noqa: A002 - the word that users read
    options: Mapping[str, OptionValue] = _NO_OPTIONS,
    registry: Registry | None = None,
) -> bytes:
    """Write a timeline in a format, named ('markdown') or by suffix ('.md'); gives the file's bytes.

    `options` are the exporter's own; their values may be text, as on the command line. `registry` is that of everything
    installed unless given. Raises UnknownFormatError, PluginError, OptionError, and ExportError when the exporter
    fails, gives no bytes, or has no room for a single event of the timeline.
    """
    return exported(timeline, format, options, registry).data


def losses(
    timeline: Timeline,
    format: str,  # noqa: A002
    options: Mapping[str, OptionValue] = _NO_OPTIONS,
    registry: Registry | None = None,
) -> tuple[Loss, ...]:
    """What a file of the timeline in a format cannot express, event by event; nothing is written.

    Raises UnknownFormatError, PluginError and OptionError, as `export` does, and ExportError when the exporter fails.
    """
    known = installed() if registry is None else registry
    exporter, plugin = known.exporter(format), known.exporter_origin(format)
    values = settings(exporter, options)
    if isinstance(exporter.export, Apart):
        return exporter.export.losses(timeline, values, Limits.of(()))
    return losses_of(exporter, timeline, values, plugin.origin)


def exported(
    timeline: Timeline,
    format: str,  # noqa: A002
    options: Mapping[str, OptionValue] = _NO_OPTIONS,
    registry: Registry | None = None,
    limits: Limits | None = None,
) -> Exported:
    """What `export` and `losses` give, in one; raises as `export` does.

    `limits` are those of plugins that run apart; the environment's unless given.
    """
    known = installed() if registry is None else registry
    exporter, plugin = known.exporter(format), known.exporter_origin(format)
    values = settings(exporter, options)
    if isinstance(exporter.export, Apart):
        return exporter.export.exported(timeline, values, limits or Limits.of(()))
    return call(exporter, timeline, values, plugin.origin)


def settings(exporter: Exporter, given: Mapping[str, OptionValue]) -> Mapping[str, OptionValue]:
    """Every option of an exporter with its value: the one given, turned into the type of the default, else the default.

    Raises OptionError for an option that is not declared, a value of the wrong type, and one that is no choice.
    """
    declared = {option.name: option for option in exporter.options}
    for name in given:
        if name not in declared:
            known = ", ".join(_described(option) for option in exporter.options) or "none"
            raise OptionError(f"unknown option {name!r}", exporter.name, f"It knows: {known}")
    values = {name: option.default for name, option in declared.items()}
    values |= {name: _value(declared[name], value, exporter.name) for name, value in given.items()}
    return MappingProxyType(values)


def _described(option: Option) -> str:
    """'page (a4 or letter)', 'toc (yes or no)'."""
    return f"{option.name} ({_wanted(option)})"


def _wanted(option: Option) -> str:
    if option.choices:
        return " or ".join(str(choice) for choice in option.choices)
    kinds = {bool: "yes or no", int: "a whole number", float: "a number"}
    return kinds.get(type(option.default), "text")


def _value(option: Option, given: object, where: str) -> OptionValue:
    value = _typed(option.default, given)
    if value is None or (option.choices and value not in option.choices):
        raise OptionError(f"the option {option.name!r} cannot be {given!r}", where, f"It takes {_wanted(option)}")
    return value


def _typed(default: OptionValue, given: object) -> OptionValue | None:
    """The value in the default's type, or None where it cannot be one."""
    if isinstance(default, bool):
        return _truth(given)
    if isinstance(default, str):
        return given if isinstance(given, str) else None
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        return None
    return _whole(given) if isinstance(default, int) else _number(given)


def _truth(given: object) -> bool | None:
    if isinstance(given, bool):
        return given
    word = given.strip().lower() if isinstance(given, str) else ""
    return True if word in _TRUE else False if word in _FALSE else None


def _whole(given: str | float) -> int | None:
    if isinstance(given, float):
        return None
    try:
        return int(given)
    except ValueError:
        return None


def _number(given: str | float) -> float | None:
    try:
        value = float(given)
    except (ValueError, OverflowError):
        return None
    return value if math.isfinite(value) else None
