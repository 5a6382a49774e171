"""export(): calls one exporter with checked options, checks what it gives, and tells what its format could not hold."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from timeline.errors import ExportError, OptionError, TimelineError
from timeline.hookspecs import Exporter, Option, OptionValue
from timeline.lacking import WORDS, Loss, lost
from timeline.model import Timeline
from timeline.registry import Plugin, Registry, installed

_TRUE: Final = ("yes", "true", "on", "1")
_FALSE: Final = ("no", "false", "off", "0")
_NO_OPTIONS: Final[Mapping[str, OptionValue]] = MappingProxyType({})


@attrs.frozen
class Exported:
    """A file's bytes, and what of the timeline they do not express; `declared` tells whether the exporter says so."""

    data: bytes
    losses: tuple[Loss, ...] = ()
    declared: bool = True


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

    Raises UnknownFormatError, PluginError and OptionError, as `export` does.
    """
    exporter = (installed() if registry is None else registry).exporter(format)
    return lost(timeline, exporter, settings(exporter, options))


def exported(
    timeline: Timeline,
    format: str,  # noqa: A002
    options: Mapping[str, OptionValue] = _NO_OPTIONS,
    registry: Registry | None = None,
) -> Exported:
    """What `export` and `losses` give, in one; raises as `export` does."""
    known = installed() if registry is None else registry
    exporter = known.exporter(format)
    values = settings(exporter, options)
    plugin = known.exporter_origin(format)
    gone = lost(timeline, exporter, values)
    _refuse_nothing(timeline, gone, exporter)
    data = _checked(_called(exporter, timeline, values, plugin), exporter, plugin)
    return Exported(data, gone, declared=exporter.lacks is not None)


def _refuse_nothing(timeline: Timeline, gone: tuple[Loss, ...], exporter: Exporter) -> None:
    """Raise ExportError where the format would drop every event."""
    events = (*timeline.events, *timeline.undated)
    dropped = {one.event: one for one in gone if one.dropped}
    if events and len(dropped) == len(events):
        reasons = dict.fromkeys(WORDS[one.aspect] for one in dropped.values())
        what = f"the format can hold none of the {len(events)} events: they have {', or '.join(reasons)}"
        ways = ", ".join(f"-O {_described(option)}" for option in exporter.options)
        helps = f", or see whether an option helps: {ways}" if ways else ""
        raise ExportError(what, exporter.name, f"Choose another format{helps}")


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


def _called(exporter: Exporter, timeline: Timeline, values: Mapping[str, OptionValue], plugin: Plugin) -> object:
    """Call the exporter alone: whatever it raises becomes one error that names the plugin."""
    try:
        return exporter.export(timeline, values)
    except (KeyboardInterrupt, TimelineError):
        raise
    except BaseException as error:  # a plugin may raise anything, SystemExit too
        words = " ".join(str(error).split())[:300]
        told = f"{type(error).__name__}: {words}" if words else type(error).__name__
        what = f"the exporter failed ({told}); the fault is in {_origin(plugin)}"
        raise ExportError(what, exporter.name, "Tell its maintainers, or choose another format") from error


def _checked(result: object, exporter: Exporter, plugin: Plugin) -> bytes:
    if isinstance(result, bytes) and result:
        return result
    gave = "an empty file" if isinstance(result, bytes) else f"{type(result).__name__} instead of bytes"
    what = f"the exporter gave {gave}; the fault is in {_origin(plugin)}"
    raise ExportError(what, exporter.name, "Tell its maintainers, or choose another format")


def _origin(plugin: Plugin) -> str:
    """'the plugin 'csv' of timeline-csv 0.1.0'."""
    return f"the plugin {plugin} {plugin.version}".rstrip()
