"""What runs in the process of a plugin: loads it, describes it or calls it, and writes the answer beside the job.

Answers are lines of JSON in the file `answer`; a file that was made is `out`. What the plugin prints goes to the log.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import signal
import warnings
from collections.abc import Callable, Mapping
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, Final

import attrs

from timeline.apart.limits import MB, Limits
from timeline.errors import ExportWarning, TimelineError
from timeline.hookspecs import Exporter, Lack, Reader
from timeline.lacking import Loss
from timeline.model import Timeline

_NO_MEMORY: Final = b'{"error": {"kind": "MemoryError"}}\n'
_GRACE: Final = 5
"""The seconds that an orphan has beyond its time: where its parent lives, that one ends it."""

_MOST: Final = 100
_LONGEST: Final = 2_000
"""How many warnings and faults are told of, and how much of each."""

# Taken before a plugin can put something else in their place.
_dumps: Final = json.dumps
_end: Final = os._exit


def main(name: str) -> None:
    """Do the job in this folder, and end the process whatever threads and exit handlers the plugin left behind."""
    folder = Path(name)
    task, job, limits, seconds = pickle.loads((folder / "job").read_bytes())  # noqa: S301 - our parent wrote it
    _limit(limits, seconds)
    try:
        _TASKS[task](job, folder, limits)
    except MemoryError:
        _write(folder, _NO_MEMORY)
    _end(0)


def _limit(limits: Limits, seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
    try:
        import resource  # noqa: PLC0415 - only where there is one
    except ImportError:
        return
    for kind, most in (("RLIMIT_AS", limits.memory * MB), ("RLIMIT_FSIZE", limits.output * MB + 1), ("RLIMIT_CORE", 0)):
        with contextlib.suppress(ValueError, OSError, AttributeError):
            resource.setrlimit(getattr(resource, kind), (most, most))


def _say(folder: Path, value: object) -> None:
    _write(folder, _dumps(value).encode("ascii") + b"\n")


def _write(folder: Path, line: bytes) -> None:
    """Add to the answer, which is opened each time: a plugin may close what it did not open."""
    with (folder / "answer").open("ab") as file:
        file.write(line)


def _describe(entries: list[EntryPoint], folder: Path, limits: Limits) -> None:  # noqa: ARG001 - the tasks are called alike
    from timeline.loading import load  # noqa: PLC0415 - a task pays for what it needs

    for entry in entries:
        plugin = load(entry)
        record = {
            "exporters": [_exporter_json(one) for one in plugin.exporters],
            "readers": [_reader_json(one) for one in plugin.readers],
            "faults": [one[:_LONGEST] for one in plugin.faults[:_MOST]],
        }
        _say(folder, {"plugin": record})


def _exporter_json(one: Exporter) -> dict[str, Any]:
    options = [attrs.asdict(option) for option in one.options]
    lacks = None if one.lacks is None else [_lack_json(lack) for lack in one.lacks]
    head = {"name": one.name, "extension": one.extension, "media_type": one.media_type, "help": one.help}
    return {**head, "options": options, "lacks": lacks}


def _lack_json(one: Lack) -> dict[str, Any]:
    return {"aspect": one.aspect, "instead": one.instead, "drops": bool(one.drops)}


def _reader_json(one: Reader) -> dict[str, Any]:
    return {"name": one.name, "suffixes": one.suffixes, "media_types": one.media_types, "help": one.help}


def _export(job: tuple[Any, ...], folder: Path, limits: Limits) -> None:
    from timeline.calling import call  # noqa: PLC0415
    from timeline.loading import load_exporter  # noqa: PLC0415

    entry, name, timeline, options, origin = job
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ExportWarning)
        try:
            made = call(load_exporter(entry, name), timeline, options, origin)
        except TimelineError as error:
            _say(folder, {"error": _error_json(error)})
            return
    if len(made.data) > limits.output * MB:
        _say(folder, {"error": {"kind": "TooMuch"}})
        return
    (folder / "out").write_bytes(made.data)
    texts = (str(one.message)[:_LONGEST] for one in caught if issubclass(one.category, ExportWarning))
    told = list(dict.fromkeys(texts))[:_MOST]
    gone = _losses_json(timeline, made.losses)
    _say(folder, {"losses": gone, "declared": made.declared, "helps": made.helps, "warnings": told})


def _losses_json(timeline: Timeline, losses: tuple[Loss, ...]) -> dict[str, Any]:
    """Losses as numbers of events and of kinds of loss: there are few kinds, and may be a million losses."""
    events = {event.id: number for number, event in enumerate((*timeline.events, *timeline.undated))}
    kinds: dict[tuple[str, str, bool], int] = {}
    found = [
        (events.get(one.event, -1), kinds.setdefault((one.aspect, one.instead, one.dropped), len(kinds)))
        for one in losses
    ]
    return {"kinds": list(kinds), "events": [event for event, _ in found], "of": [kind for _, kind in found]}


def _losses(job: tuple[Any, ...], folder: Path, limits: Limits) -> None:  # noqa: ARG001
    from timeline.calling import losses_of  # noqa: PLC0415
    from timeline.loading import load_exporter  # noqa: PLC0415

    entry, name, timeline, options, origin = job
    try:
        gone = losses_of(load_exporter(entry, name), timeline, options, origin)
    except TimelineError as error:
        _say(folder, {"error": _error_json(error)})
        return
    _say(folder, {"losses": _losses_json(timeline, gone), "declared": True, "helps": [], "warnings": []})


def _error_json(error: TimelineError) -> dict[str, str]:
    if isinstance(error.__cause__, MemoryError):
        return {"kind": "MemoryError"}
    # An error may be of a kind of the plugin's own: the kind of ours that it derives from is known to the parent.
    kind = next(one.__name__ for one in type(error).__mro__ if one.__module__ == TimelineError.__module__)
    parts = {part: str(getattr(error, part) or "")[:_LONGEST] for part in ("what", "where", "next")}
    return {"kind": kind, **parts, "trace": "".join(getattr(error, "__notes__", ()))}


_TASKS: Final[Mapping[str, Callable[[Any, Path, Limits], None]]] = {
    "describe": _describe,
    "export": _export,
    "losses": _losses,
}
