"""What runs in the process of a plugin: loads it, describes it or calls it, and writes the answer beside the job.

Answers are lines of JSON in the file `answer`; a file that was made is `out`. What the plugin prints goes to the log.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import warnings
from collections.abc import Callable, Mapping
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, Final

import attrs

from timeline.apart.limits import MB, Limits
from timeline.errors import ExportWarning, TimelineError
from timeline.hookspecs import Exporter, Lack, Reader

_NO_MEMORY: Final = b'{"error": {"kind": "MemoryError"}}\n'


def main(name: str) -> None:
    """Do the job in this folder, and end the process whatever threads and exit handlers the plugin left behind."""
    folder = Path(name)
    task, job, limits = pickle.loads((folder / "job").read_bytes())  # noqa: S301 - our parent wrote it
    answer = os.open(folder / "answer", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    _limit(limits)
    try:
        _TASKS[task](job, answer, folder)
    except MemoryError:
        os.write(answer, _NO_MEMORY)
    os._exit(0)


def _limit(limits: Limits) -> None:
    try:
        import resource  # noqa: PLC0415 - only where there is one
    except ImportError:
        return
    for kind, most in (("RLIMIT_AS", limits.memory * MB), ("RLIMIT_FSIZE", limits.output * MB + 1), ("RLIMIT_CORE", 0)):
        with contextlib.suppress(ValueError, OSError, AttributeError):
            resource.setrlimit(getattr(resource, kind), (most, most))


def _say(answer: int, value: object) -> None:
    line = json.dumps(value).encode("ascii") + b"\n"
    while line:
        line = line[os.write(answer, line) :]


def _describe(entries: list[EntryPoint], answer: int, folder: Path) -> None:  # noqa: ARG001 - the tasks are called alike
    from timeline.loading import load  # noqa: PLC0415 - a task pays for what it needs

    for number, entry in enumerate(entries):
        _say(answer, {"begun": number})
        plugin = load(entry)
        record = {
            "exporters": [_exporter_json(one) for one in plugin.exporters],
            "readers": [_reader_json(one) for one in plugin.readers],
            "faults": list(plugin.faults),
        }
        _say(answer, {"done": number, "plugin": record})


def _exporter_json(one: Exporter) -> dict[str, Any]:
    options = [attrs.asdict(option) for option in one.options]
    lacks = None if one.lacks is None else [_lack_json(lack) for lack in one.lacks]
    head = {"name": one.name, "extension": one.extension, "media_type": one.media_type, "help": one.help}
    return {**head, "options": options, "lacks": lacks}


def _lack_json(one: Lack) -> dict[str, Any]:
    return {"aspect": one.aspect, "instead": one.instead, "drops": bool(one.drops)}


def _reader_json(one: Reader) -> dict[str, Any]:
    return {"name": one.name, "suffixes": one.suffixes, "media_types": one.media_types, "help": one.help}


def _exporter(entry: EntryPoint, name: str) -> Exporter:
    from timeline.loading import load  # noqa: PLC0415

    return next(one for one in load(entry).exporters if one.name == name)


def _export(job: tuple[Any, ...], answer: int, folder: Path) -> None:
    from timeline.calling import call  # noqa: PLC0415

    entry, name, timeline, options, origin = job
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ExportWarning)
        try:
            made = call(_exporter(entry, name), timeline, options, origin)
        except TimelineError as error:
            _say(answer, {"error": _error_json(error)})
            return
    try:
        (folder / "out").write_bytes(made.data)
    except OSError:
        _say(answer, {"error": {"kind": "TooMuch"}})
        return
    told = [str(one.message)[:1000] for one in caught if issubclass(one.category, ExportWarning)]
    gone = [attrs.astuple(one) for one in made.losses]
    _say(answer, {"losses": gone, "declared": made.declared, "helps": made.helps, "warnings": told})


def _losses(job: tuple[Any, ...], answer: int, folder: Path) -> None:  # noqa: ARG001
    from timeline.calling import losses_of  # noqa: PLC0415

    entry, name, timeline, options, origin = job
    try:
        gone = losses_of(_exporter(entry, name), timeline, options, origin)
    except TimelineError as error:
        _say(answer, {"error": _error_json(error)})
        return
    _say(answer, {"losses": [attrs.astuple(one) for one in gone], "declared": True, "helps": [], "warnings": []})


def _error_json(error: TimelineError) -> dict[str, str]:
    if isinstance(error.__cause__, MemoryError):
        return {"kind": "MemoryError"}
    trace = "".join(getattr(error, "__notes__", ()))
    return {"kind": type(error).__name__, "what": error.what, "where": error.where, "next": error.next, "trace": trace}


_TASKS: Final[Mapping[str, Callable[[Any, int, Path], None]]] = {
    "describe": _describe,
    "export": _export,
    "losses": _losses,
}
