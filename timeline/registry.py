"""Finds plugins by their entry points, one by one and when asked, and keeps the broken ones aside with the reason."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import EntryPoint, entry_points
from typing import Final, Literal, TypeVar

import attrs
import pluggy

from timeline import hookspecs
from timeline.errors import PluginError, UnknownFormatError
from timeline.hookspecs import GROUP, Exporter, Option, Reader

Record = TypeVar("Record", Exporter, Reader)

DISABLE: Final = "TIMELINE_DISABLE_PLUGINS"
"""The environment variable that names plugins, or whole distributions, to leave out; separated by commas."""

# The format that a suffix usually means, where it is not the suffix itself: it saves loading every plugin to find out.
_USUAL: Final = {".md": "markdown", ".htm": "html", ".ics": "icalendar", ".txt": "text", ".yml": "yaml"}


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

    def __str__(self) -> str:
        """'csv' of timeline-csv."""
        return f"{self.name!r} of {self.distribution}"


class Registry:
    """The plugins of a set of entry points, loaded as they are needed.

    A format's name belongs to the plugin whose entry point has that name; so asking for `markdown` loads only that one.
    Without arguments: everything installed, but for what the variable TIMELINE_DISABLE_PLUGINS names.
    """

    def __init__(self, entries: Iterable[EntryPoint] | None = None, disabled: Iterable[str] | None = None) -> None:
        found = entry_points(group=GROUP) if entries is None else entries
        named = os.environ.get(DISABLE, "").split(",") if disabled is None else disabled
        self._disabled = frozenset(name.strip().lower() for name in named) - {""}
        self._entries = tuple(sorted(found, key=lambda entry: (entry.name, _distribution(entry))))
        self._loaded: dict[int, Plugin] = {}

    def plugins(self) -> tuple[Plugin, ...]:
        """Every plugin, loaded, ordered by name; a record that claims a name that is another plugin's is set aside."""
        return tuple(self._without_claims(plugin) for plugin in map(self._load, range(len(self._entries))))

    def broken(self) -> tuple[Plugin, ...]:
        """The plugins of which something was set aside."""
        return tuple(plugin for plugin in self.plugins() if plugin.faults)

    def exporters(self) -> tuple[Exporter, ...]:
        """Every exporter that can be asked for, ordered by name; names that two plugins claim are left out."""
        return _unique(one for plugin in self.plugins() for one in plugin.exporters)

    def readers(self) -> tuple[Reader, ...]:
        """Every reader, ordered by name; names that two plugins claim are left out."""
        return _unique(one for plugin in self.plugins() for one in plugin.readers)

    def exporter(self, wanted: str) -> Exporter:
        """The exporter of a name ('markdown') or suffix ('.md').

        Raises UnknownFormatError, which lists the known ones, and PluginError when two plugins claim it.
        """
        return self._exporter(wanted)[1]

    def exporter_origin(self, wanted: str) -> Plugin:
        """The plugin that gives the exporter; raises as `exporter` does."""
        return self._exporter(wanted)[0]

    def reader(self, wanted: str) -> Reader:
        """The reader of a name or suffix; raises as `exporter` does."""
        wanted = wanted.lower()
        for number in self._by_name(wanted, "readers"):
            found = [one for one in self._load(number).readers if wanted == one.name or wanted in one.suffixes]
            if found:
                return found[0]
        rest = [(plugin, one) for plugin in self.plugins() for one in plugin.readers]
        return self._only(
            wanted, [(p, one) for p, one in rest if wanted == one.name or wanted in one.suffixes], "reads"
        )[1]

    def _exporter(self, wanted: str) -> tuple[Plugin, Exporter]:
        wanted = wanted.lower()
        first = [self._load(number) for number in self._by_name(wanted)]
        found = [(plugin, one) for plugin in first for one in plugin.exporters if wanted in (one.name, one.extension)]
        if not found:
            rest = [(plugin, one) for plugin in self.plugins() for one in plugin.exporters]
            found = [(plugin, one) for plugin, one in rest if wanted in (one.name, one.extension)]
        return self._only(wanted, found, "writes")

    def _only(self, wanted: str, found: list[tuple[Plugin, Record]], does: str) -> tuple[Plugin, Record]:
        if len(found) == 1:
            return found[0]
        if not found:
            raise self._unknown(wanted, does)
        both = " and ".join(str(plugin) for plugin, _ in found)
        if len({one.name for _, one in found}) > 1:
            names = " or ".join(sorted(one.name for _, one in found))
            raise PluginError(f"more than one plugin {does} {wanted!r}: {both}", next=f"Choose by name: {names}")
        ways = f"Uninstall one of them, or name it in {DISABLE}"
        raise PluginError(f"more than one plugin {does} {wanted!r}: {both}", next=ways)

    def _unknown(self, wanted: str, does: str) -> UnknownFormatError:
        records: Sequence[Exporter | Reader] = self.exporters() if does == "writes" else self.readers()
        known = ", ".join(f"{one.name} ({_suffixes(one)})" for one in records) or "none; install a plugin"
        hidden = [plugin for plugin in self.plugins() if _would_have(plugin, wanted)]
        told = "".join(f"; the plugin {plugin} may have it, but {_reason(plugin)}" for plugin in hidden)
        return UnknownFormatError(f"no plugin {does} the format {wanted!r}{told}", next=f"Known formats: {known}")

    def _by_name(self, wanted: str, usual: str = "") -> Iterator[int]:
        """The plugins to look in first: of that very name, then of the name usual for the suffix."""
        names = [wanted.removeprefix("."), _USUAL.get(wanted, ""), usual]
        return (number for name in names if name for number, entry in enumerate(self._entries) if entry.name == name)

    def _load(self, number: int) -> Plugin:
        if number not in self._loaded:
            entry = self._entries[number]
            off = {entry.name.lower(), _distribution(entry).lower()} & self._disabled
            self._loaded[number] = _bare(entry, disabled=True) if off else _load(entry)
        return self._loaded[number]

    def _without_claims(self, plugin: Plugin) -> Plugin:
        """Take away the exporters whose names are other plugins' entry points."""
        taken = {
            p.name: p for p in map(self._load, range(len(self._entries))) if p.name != plugin.name and not p.disabled
        }
        claims = tuple(one for one in plugin.exporters if one.name in taken)
        if not claims:
            return plugin
        told = tuple(f"the format name {one.name!r} belongs to the plugin {taken[one.name]}" for one in claims)
        kept = tuple(one for one in plugin.exporters if one not in claims)
        return attrs.evolve(plugin, exporters=kept, faults=plugin.faults + told)


@functools.cache
def installed() -> Registry:
    """The registry of what is installed, made once a process."""
    return Registry()


def plugins() -> tuple[Plugin, ...]:
    """Every installed plugin, loaded, ordered by name."""
    return installed().plugins()


def exporters() -> tuple[Exporter, ...]:
    """Every installed exporter that can be asked for, ordered by name."""
    return installed().exporters()


def readers() -> tuple[Reader, ...]:
    """Every installed reader, ordered by name."""
    return installed().readers()


def find_exporter(wanted: str) -> Exporter:
    """The installed exporter of a name ('markdown') or suffix ('.md'); raises as `Registry.exporter` does."""
    return installed().exporter(wanted)


def _distribution(entry: EntryPoint) -> str:
    return str(entry.dist.name) if entry.dist else "an unknown distribution"


def _bare(entry: EntryPoint, faults: tuple[str, ...] = (), disabled: bool = False) -> Plugin:
    version = str(entry.dist.version) if entry.dist else ""
    return Plugin(entry.name, _distribution(entry), version, faults=faults, disabled=disabled)


def _load(entry: EntryPoint) -> Plugin:
    """Load one plugin on its own: whatever it does wrong costs only itself."""
    try:
        manager = pluggy.PluginManager(GROUP)
        manager.add_hookspecs(hookspecs)
        plugin = entry.load()
        manager.register(plugin, entry.name)
        manager.check_pending()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a plugin may raise anything, SystemExit too
        return _bare(entry, (f"it does not load ({_told(error)})",))
    if not manager.get_hookcallers(plugin):
        return _bare(entry, (_without_hooks(plugin),))
    exporters, wrong = _records(manager.hook.timeline_exporters, Exporter, exporter_fault)
    readers, bad = _records(manager.hook.timeline_readers, Reader, reader_fault)
    return attrs.evolve(_bare(entry, wrong + bad), exporters=exporters, readers=readers)


_Checked = tuple[tuple[Record, ...], tuple[str, ...]]


def _records(hook: Callable[[], object], kind: type[Record], fault: Callable[[Record], str]) -> _Checked[Record]:
    """What one hook gives, checked: the good records, and a reason for each bad one."""
    name = f"timeline_{kind.__name__.lower()}s"
    try:
        results = hook()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - as above
        return (), (f"{name} failed ({_told(error)})",)
    given = results[0] if isinstance(results, list) and results else ()
    if not isinstance(given, tuple | list):
        return (), (f"{name} gave {type(given).__name__} instead of a tuple of {kind.__name__}",)
    return _checked(given, kind, fault)


def _checked(given: Sequence[object], kind: type[Record], fault: Callable[[Record], str]) -> _Checked[Record]:
    good: dict[str, Record] = {}
    faults: list[str] = []
    for record in given:
        if not isinstance(record, kind):
            faults.append(f"it gave {type(record).__name__} instead of {kind.__name__}")
        elif wrong := fault(record):
            faults.append(f"{kind.__name__} {str(record.name)!r}: {wrong}")
        elif good.setdefault(record.name, record) is not record:
            faults.append(f"it gives {record.name!r} twice")
    return tuple(good.values()), tuple(faults)


_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")
_SUFFIX: Final = re.compile(r"(\.[a-z0-9_-]+)+")
# RFC 6838, with parameters.
_MEDIA_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9][a-z0-9!#$&^_.+-]*(;\s*[a-z0-9-]+=[\w.+-]+)*")


def exporter_fault(exporter: Exporter) -> str:
    """What is wrong with an exporter's record, and how it should be; empty when nothing is."""
    if fault := _record_fault(exporter, (exporter.extension,), (exporter.media_type,)):
        return fault
    if not _is_function(exporter.export):
        return "export is no function"
    if not _all(exporter.options, Option):
        return "options is no tuple of Option"
    if fault := next(filter(None, map(_option_fault, exporter.options)), ""):
        return fault
    return "two options have one name" if len({one.name for one in exporter.options}) < len(exporter.options) else ""


def reader_fault(reader: Reader) -> str:
    """What is wrong with a reader's record, and how it should be; empty when nothing is."""
    if not _all(reader.suffixes, str) or not _all(reader.media_types, str):
        return "suffixes and media_types are tuples of text"
    if fault := _record_fault(reader, tuple(filter(None, reader.suffixes)), reader.media_types):
        return fault
    return "" if _is_function(reader.read) else "read is no function"


def _record_fault(record: Exporter | Reader, suffixes: tuple[str, ...], media_types: tuple[str, ...]) -> str:
    if not _matches(_NAME, record.name):
        return "a name has small letters, digits, hyphens and underscores alone"
    for suffix in suffixes:
        if not _matches(_SUFFIX, suffix):
            return f"the suffix {suffix!r} does not look like '.txt'"
    for media_type in media_types:
        if not _matches(_MEDIA_TYPE, media_type):
            return f"the media type {media_type!r} does not look like 'text/plain'"
    return "" if _matches(_WORDS, record.help) else "help is empty: say in a line what it is for"


def _option_fault(option: Option) -> str:
    if not _matches(_NAME, option.name):
        return f"the option name {option.name!r} has other than small letters, digits, hyphens and underscores"
    if type(option.default) not in _OPTION_TYPES:
        return f"the default of the option {option.name!r} is no text, number or truth value"
    if not _all(option.choices, type(option.default)):
        return f"the choices of the option {option.name!r} are no tuple of values of the default's type"
    if option.choices and option.default not in option.choices:
        return f"the default of the option {option.name!r} is not among its choices"
    return ""


_WORDS: Final = re.compile(r"(?s).*\S.*")
_OPTION_TYPES: Final = (str, int, float, bool)


def _is_function(value: object) -> bool:
    return callable(value)


def _all(values: object, kind: type) -> bool:
    """Whether it is a tuple of that type: records come from strangers, and their types are a hope."""
    return isinstance(values, tuple) and all(type(value) is kind for value in values)


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _without_hooks(plugin: object) -> str:
    unmarked = [name for name in ("timeline_exporters", "timeline_readers") if callable(getattr(plugin, name, None))]
    if unmarked:
        return f"{unmarked[0]} is not marked with timeline.hookimpl"
    return "it has no hook: define timeline_exporters or timeline_readers"


def _told(error: BaseException) -> str:
    """One line: the kind of error and what it says."""
    words = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _unique(records: Iterable[Record]) -> tuple[Record, ...]:
    counted: dict[str, list[Record]] = {}
    for one in records:
        counted.setdefault(one.name, []).append(one)
    return tuple(counted[name][0] for name in sorted(counted) if len(counted[name]) == 1)


def _suffixes(record: Exporter | Reader) -> str:
    return record.extension if isinstance(record, Exporter) else " ".join(record.suffixes)


def _would_have(plugin: Plugin, wanted: str) -> bool:
    names = {wanted.removeprefix("."), _USUAL.get(wanted, "")}
    return plugin.state != "ok" and (plugin.name in names or any(f"{wanted!r}" in fault for fault in plugin.faults))


def _reason(plugin: Plugin) -> str:
    return f"{DISABLE} names it" if plugin.disabled else "; ".join(plugin.faults)
