"""Calls one exporter alone: whatever it does becomes a checked file, or one error that names the plugin."""

from __future__ import annotations

import math
import traceback
from collections.abc import Mapping
from typing import Final, NoReturn

import attrs

from timeline.errors import ExportError, TimelineError
from timeline.hookspecs import Exporter, OptionValue
from timeline.lacking import WORDS, Loss, lost
from timeline.loading import told
from timeline.model import Timeline

TELL: Final = "Tell its maintainers, or choose another format"
_PARTS: Final = 100
_PART: Final = 1_000
_TRIED: Final = 20
"""How many values of an option are tried for a help."""


@attrs.frozen
class Exported:
    """A file's bytes, and what of the timeline they do not express; `declared` tells whether the exporter says so.

    `helps` are options, such as '-O coarse=span', with which fewer events would be left out.
    """

    data: bytes
    losses: tuple[Loss, ...] = ()
    declared: bool = True
    helps: tuple[str, ...] = ()


def call(exporter: Exporter, timeline: Timeline, options: Mapping[str, OptionValue], origin: str) -> Exported:
    """What the exporter makes of the timeline; `options` holds every declared option, `origin` names its plugin.

    Raises ExportError when it fails, gives no bytes, or has no room for a single event; its own errors of Timeline's
    kinds, and KeyboardInterrupt, are passed on.
    """
    gone = losses_of(exporter, timeline, options, origin)
    helps = _helping(timeline, exporter, options, gone)
    _refuse_nothing(timeline, gone, exporter, helps)
    try:
        data: object = exporter.export(timeline, options)
    except (KeyboardInterrupt, TimelineError):
        raise
    except BaseException as error:  # noqa: BLE001 - a plugin may raise anything, SystemExit too
        _blame(exporter, error, origin)
    return Exported(_checked(data, exporter, origin), gone, exporter.lacks is not None, helps)


def losses_of(
    exporter: Exporter, timeline: Timeline, options: Mapping[str, OptionValue], origin: str
) -> tuple[Loss, ...]:
    """What the exporter's file would not express. Raises ExportError when its declaration fails."""
    try:
        return lost(timeline, exporter, options)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - likewise
        _blame(exporter, error, origin)


def _blame(exporter: Exporter, error: BaseException, origin: str) -> NoReturn:
    failed = ExportError(f"the exporter failed ({told(error)}); the fault is in {origin}", exporter.name, TELL)
    # Each part of it, such as the error's words, may be of any length, and so may the whole.
    parts = traceback.format_exception(error)[-_PARTS:]
    failed.add_note("".join(part if len(part) <= _PART else f"{part[:_PART]}...\n" for part in parts))
    raise failed from error


def _checked(result: object, exporter: Exporter, origin: str) -> bytes:
    if isinstance(result, bytes) and result:
        return result
    gave = "an empty file" if isinstance(result, bytes) else f"{type(result).__name__} instead of bytes"
    raise ExportError(f"the exporter gave {gave}; the fault is in {origin}", exporter.name, TELL)


def _refuse_nothing(timeline: Timeline, gone: tuple[Loss, ...], exporter: Exporter, helps: tuple[str, ...]) -> None:
    """Raise ExportError where the format would drop every event, and name the options that would keep some."""
    count = len(timeline.events) + len(timeline.undated)
    if not count or len(_dropped(gone)) < count:
        return
    reasons = ", or ".join(dict.fromkeys(WORDS[one.aspect] for one in gone if one.dropped))
    none = f"none of the {count} events: they have" if count > 1 else "nothing of the one event: it has"
    ways = f"{' or '.join(helps)} would keep some; or choose another format" if helps else "Choose another format"
    raise ExportError(f"the format can hold {none} {reasons}", exporter.name, ways)


def _dropped(gone: tuple[Loss, ...]) -> set[str]:
    return {one.event for one in gone if one.dropped}


def _helping(
    timeline: Timeline, exporter: Exporter, options: Mapping[str, OptionValue], gone: tuple[Loss, ...]
) -> tuple[str, ...]:
    """The options, each alone, with which fewer events would be left out."""
    count = len(_dropped(gone))
    # Only what drops events is asked again for each value: the rest would take its time for nothing.
    dropping = tuple(one for one in exporter.lacks or () if one.drops)
    if not count or all(one.applies is None for one in dropping):
        return ()
    alone = attrs.evolve(exporter, lacks=dropping)
    return tuple(
        f"-O {option.name}={_said(value)}"
        for option in exporter.options
        for value in option.choices[:_TRIED] or ((True, False) if isinstance(option.default, bool) else ())
        if value != options[option.name] and _dropping(timeline, alone, {**options, option.name: value}) < count
    )


def _dropping(timeline: Timeline, exporter: Exporter, options: Mapping[str, OptionValue]) -> float:
    """How many events would be left out under these options; beyond number where the plugin cannot tell."""
    try:
        return len(_dropped(losses_of(exporter, timeline, options, "")))
    except TimelineError:
        return math.inf


def _said(value: OptionValue) -> str:
    """As it is given on the command line."""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
