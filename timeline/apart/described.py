"""Plugins as their own process describes them, and exporters that run there."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING, Any, Final, NoReturn

import attrs

from timeline import errors
from timeline.apart.limits import LIMITS, Limits
from timeline.calling import TELL, Exported
from timeline.contract import exporter_fault, reader_fault
from timeline.errors import ExportError, ExportWarning, ReadError, TimelineError
from timeline.hookspecs import ASPECTS, Aspect, Exporter, Lack, Option, OptionValue, Reader
from timeline.lacking import Loss
from timeline.loading import Plugin, bare, load, load_exporter
from timeline.model import Article, Timeline

if TYPE_CHECKING:
    from timeline.apart.process import Ended

_LOADING: Final = 30.0
"""The seconds in which plugins have to load."""

_LONGEST: Final = 500
"""How much of a reason is kept."""

_KNOWN: Final[Mapping[str, Aspect]] = {one: one for one in ASPECTS}

_ODD: Final = (KeyError, TypeError, ValueError, AttributeError, IndexError)
"""What reading an answer of the wrong shape may raise."""


@attrs.frozen
class Apart:
    """The `export` of an exporter that runs in a process of its own: called as any, it gives the file's bytes."""

    entry: EntryPoint
    name: str
    origin: str

    def __call__(self, timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
        """The file, within the limits that the environment sets."""
        return self.exported(timeline, options, Limits.of(())).data

    def exported(self, timeline: Timeline, options: Mapping[str, OptionValue], limits: Limits) -> Exported:
        """The file and what it lost. Raises ExportError in plain words, whatever the plugin did."""
        ended = _run("export", self._job(timeline, options), limits, limits.seconds)
        answer = self._answer(ended, limits)
        if not ended.data:
            self._fail("it gave no file", TELL)
        for text in answer["warnings"]:
            warnings.warn(str(text), ExportWarning, stacklevel=2)
        helps = tuple(map(str, answer["helps"]))
        return Exported(ended.data, self._read_losses(answer, timeline), bool(answer["declared"]), helps)

    def losses(self, timeline: Timeline, options: Mapping[str, OptionValue], limits: Limits) -> tuple[Loss, ...]:
        """What the file would lose; raises as `exported` does."""
        ended = _run("losses", self._job(timeline, options), limits, limits.seconds)
        return self._read_losses(self._answer(ended, limits), timeline)

    def here(self) -> Exporter:
        """The exporter itself, its module imported into this process."""
        return load_exporter(self.entry, self.name)

    def _job(self, timeline: Timeline, options: Mapping[str, OptionValue]) -> tuple[object, ...]:
        return (_bare_entry(self.entry), self.name, timeline, dict(options), self.origin)

    def _answer(self, ended: Ended, limits: Limits) -> dict[str, Any]:
        """Its one answer; raises what it says went wrong, and what it could not say."""
        answer = ended.answers[-1] if ended.answers else None
        if ended.reason:
            self._fail(ended.reason, _way_out(ended.reason))
        if not isinstance(answer, dict) or not {"losses", "declared", "helps", "warnings"} <= set(answer):
            error = answer.get("error") if isinstance(answer, dict) else None
            self._fail_with(error if isinstance(error, dict) else {}, limits)
        return answer

    def _fail_with(self, error: dict[str, Any], limits: Limits) -> NoReturn:
        kind = getattr(errors, str(error.get("kind")), None)
        if error.get("kind") == "MemoryError":
            reason = f"it took more than {limits.memory} MB of memory"
            self._fail(reason, _way_out(reason))
        if error.get("kind") == "TooMuch":
            reason = f"it gave more than {limits.output} MB"
            self._fail(reason, _way_out(reason))
        if not (isinstance(kind, type) and issubclass(kind, TimelineError)):
            self._fail("it gave no answer", TELL)
        raised = kind(*(str(error.get(part, "")) for part in ("what", "where", "next")))
        if trace := str(error.get("trace", "")):
            raised.add_note(trace)
        raise raised

    def _fail(self, reason: str, ways: str) -> NoReturn:
        raise ExportError(f"the exporter failed: {reason}; the fault is in {self.origin}", self.name, ways)

    def _read_losses(self, answer: dict[str, Any], timeline: Timeline) -> tuple[Loss, ...]:
        """As `_losses_json` of the child wrote them."""
        ids = [*(event.id for event in (*timeline.events, *timeline.undated)), ""]  # the whole timeline's is number -1
        try:
            told = answer["losses"]
            kinds = [(_KNOWN[aspect], str(instead), bool(dropped)) for aspect, instead, dropped in told["kinds"]]
            return tuple(Loss(ids[n], *kinds[kind]) for n, kind in zip(told["events"], told["of"], strict=True))
        except _ODD:
            self._fail("it gave no report of what is lost", TELL)


def _run(task: str, job: object, limits: Limits, seconds: float) -> Ended:
    from timeline.apart.process import run  # noqa: PLC0415 - late: most runs meet no stranger, and it takes its time

    return run(task, job, limits, seconds)


def _way_out(reason: str) -> str:
    """What to do next: more of what there was too little of, where that may help."""
    for sign, more in (("seconds", "seconds=600"), ("memory", "memory=8192"), ("it gave more", "output=1024")):
        if sign in reason:
            return f"Allow it more with --plugin-limit {more}, tell its maintainers, or choose another format"
    return TELL


def describe(entries: Sequence[EntryPoint]) -> tuple[Plugin, ...]:
    """What each plugin gives, in the order of the entries; none is imported into this process.

    One process loads them all. What fails there may have been spoilt by those before it: it is loaded once more, alone,
    before it is set aside with the reason. When the process does not come through, another goes on with the rest.
    """
    found: list[Plugin] = []
    limits = Limits.of(())
    while len(found) < len(entries):
        rest = entries[len(found) :]
        ended = _run("describe", [_bare_entry(entry) for entry in rest], limits, _LOADING)
        done = [one["plugin"] for one in ended.answers if isinstance(one, dict) and "plugin" in one]
        told = [_plugin(entry, record) for entry, record in zip(rest, done, strict=False)]
        if len(told) < len(rest):
            told.append(bare(rest[len(told)], (f"it does not load: {_reason(ended, limits)}",)))
        found += told[:1]
        found += [describe((entry,))[0] if one.faults else one for one, entry in zip(told[1:], rest[1:], strict=False)]
    return tuple(found)


def _reason(ended: Ended, limits: Limits) -> str:
    if {"error": {"kind": "MemoryError"}} in ended.answers:
        return f"it took more than {limits.memory} MB of memory; {LIMITS} may allow it more (memory=8192)"
    return ended.reason or "it gave no answer"


def _bare_entry(entry: EntryPoint) -> EntryPoint:
    """The entry point without its distribution, which need not be pickled: names are all that loading takes."""
    return EntryPoint(entry.name, entry.value, entry.group)


def _plugin(entry: EntryPoint, record: dict[str, Any]) -> Plugin:
    """The plugin of a record, which is checked once more: a stranger's process wrote it."""
    plugin = bare(entry)
    try:
        exporters = tuple(_exporter(entry, one, plugin.origin) for one in record["exporters"])
        readers = tuple(_reader(entry, one) for one in record["readers"])
        faults = tuple(str(one)[:_LONGEST] for one in record["faults"])
    except _ODD:
        return bare(entry, ("it does not load: its process gave junk",))
    wrong = [*filter(None, map(exporter_fault, exporters)), *filter(None, map(reader_fault, readers))]
    return attrs.evolve(plugin, exporters=exporters, readers=readers, faults=(*faults, *wrong))


def _exporter(entry: EntryPoint, record: dict[str, Any], origin: str) -> Exporter:
    options = tuple(Option(**{**one, "choices": tuple(one["choices"])}) for one in record["options"])
    lacks = None if record["lacks"] is None else tuple(Lack(**one) for one in record["lacks"])
    head = (record["name"], record["extension"], record["media_type"], record["help"])
    return Exporter(*head, Apart(entry, record["name"], origin), options, lacks)


def _reader(entry: EntryPoint, record: dict[str, Any]) -> Reader:
    name = record["name"]

    def read(data: bytes, source: str) -> Iterable[Article | ReadError]:
        """Read by the plugin itself, which is imported only now."""
        own = next((one for one in load(entry).readers if one.name == name), None)
        if own is None:
            raise ReadError(f"the reader {name!r} does not load", source, "See `timeline plugins`")
        return own.read(data, source)

    return Reader(name, tuple(record["suffixes"]), tuple(record["media_types"]), record["help"], read)
