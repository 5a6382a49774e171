"""Loads one plugin on its own, and checks each record that it gives; a broken one keeps the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import EntryPoint
from typing import Final, Literal, TypeVar

import attrs
import pluggy

from timeline import hookspecs
from timeline.contract import distribution_of, exporter_fault, reader_fault, version_of
from timeline.errors import PluginError
from timeline.hookspecs import GROUP, Exporter, Reader

Record = TypeVar("Record", Exporter, Reader)

_TOLD: Final = 200
_NAMED: Final = 80
_READ: Final = 10 * _TOLD
"""How much of an error's words is told, and how much is looked at for that: they may be long as a book."""


@attrs.frozen
class Plugin:
    """A plugin, what it gives, and what is wrong with it.

    `name` is its entry point's, `distribution` and `version` those that it was installed with. `faults` are reasons for
    which all or a part of it was set aside.
    """

    name: str
    distribution: str
    version: str = ""
    exporters: tuple[Exporter, ...] = ()
    readers: tuple[Reader, ...] = ()
    faults: tuple[str, ...] = ()
    disabled: bool = False

    @property
    def state(self) -> Literal["ok", "broken", "disabled"]:
        """`broken` when anything of it was set aside."""
        if self.disabled:
            return "disabled"
        return "broken" if self.faults else "ok"

    @property
    def origin(self) -> str:
        """The plugin 'csv' of timeline-csv 0.1.0."""
        return f"the plugin {self} {self.version}".rstrip()

    def __str__(self) -> str:
        """'csv' of timeline-csv."""
        return f"{self.name!r} of {self.distribution}"


def bare(entry: EntryPoint, faults: tuple[str, ...] = (), disabled: bool = False) -> Plugin:
    """The plugin of an entry point before anything of it is loaded."""
    return Plugin(entry.name, distribution_of(entry), version_of(entry), faults=faults, disabled=disabled)


def load(entry: EntryPoint) -> Plugin:
    """Load one plugin on its own: whatever it does wrong costs only itself."""
    try:
        manager = pluggy.PluginManager(GROUP)
        manager.add_hookspecs(hookspecs)
        plugin = entry.load()
        manager.register(plugin, entry.name)
        manager.check_pending()
        hooks = manager.get_hookcallers(plugin)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a plugin may raise anything, SystemExit too
        return bare(entry, (_unloaded(error, entry),))
    if not hooks:
        return bare(entry, (_without_hooks(plugin),))
    exporters, wrong = _records(manager.hook.timeline_exporters, Exporter, exporter_fault)
    readers, bad = _records(manager.hook.timeline_readers, Reader, reader_fault)
    return attrs.evolve(bare(entry, wrong + bad), exporters=exporters, readers=readers)


def load_exporter(entry: EntryPoint, name: str) -> Exporter:
    """Load the exporter of this name; raises PluginError where the plugin gives none."""
    plugin = load(entry)
    for one in plugin.exporters:
        if one.name == name:
            return one
    reason = "; ".join(plugin.faults) or "its hook gives it no longer"
    raise PluginError(f"the exporter {name!r} does not load: {reason}", next="See `timeline plugins`")


_Checked = tuple[tuple[Record, ...], tuple[str, ...]]


def _records(hook: Callable[[], object], kind: type[Record], fault: Callable[[Record], str]) -> _Checked[Record]:
    """What one hook gives, checked: the good records, and a reason for each bad one."""
    name = f"timeline_{kind.__name__.lower()}s"
    try:
        results = hook()
        given = results[0] if isinstance(results, list) and results else ()
        if isinstance(given, tuple | list):
            return _checked(given, kind, fault)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - as above; reading a record of a kind of its own may fail, too
        return (), (f"{name} failed ({told(error)})",)
    return (), (f"{name} gave {type(given).__name__} instead of a tuple of {kind.__name__}",)


def _checked(given: Sequence[object], kind: type[Record], fault: Callable[[Record], str]) -> _Checked[Record]:
    good: dict[str, Record] = {}
    faults: list[str] = []
    for record in given:
        if not isinstance(record, kind):
            faults.append(f"it gave {type(record).__name__} instead of {kind.__name__}")
        elif wrong := fault(record):
            faults.append(f"{kind.__name__} {str(record.name)[:_NAMED]!r}: {wrong}")
        elif good.setdefault(record.name, record) is not record:
            faults.append(f"it gives {record.name!r} twice")
    return tuple(good.values()), tuple(faults)


def _without_hooks(plugin: object) -> str:
    unmarked = [name for name in ("timeline_exporters", "timeline_readers") if callable(getattr(plugin, name, None))]
    if unmarked:
        return f"{unmarked[0]} is not marked with timeline.hookimpl"
    return "it has no hook: define timeline_exporters or timeline_readers"


def _unloaded(error: BaseException, entry: EntryPoint) -> str:
    if not entry.pattern.match(entry.value):
        return f"its entry point is {entry.value!r}, which names no module"
    if isinstance(error, ModuleNotFoundError) and error.name:
        return f"it needs the module {error.name!r}, which is not installed; install the plugin again with all it needs"
    if isinstance(error, MemoryError):
        return "it takes more memory to load than it may; allow it more, such as --plugin-limit memory=8192"
    return f"it does not load ({told(error)})"


def told(error: BaseException) -> str:
    """One line: the kind of error and what it says."""
    try:
        words = " ".join(str(error)[:_READ].split())[:_TOLD]
    except Exception:  # noqa: BLE001 - the words of an error may be its next fault
        words = ""
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
