"""Finds plugins by their entry points, one by one and when asked, and keeps the broken ones aside with the reason."""

from __future__ import annotations

import functools
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import EntryPoint, entry_points
from typing import Final

import attrs

from timeline.contract import DISTRIBUTION, distribution_of, version_fault
from timeline.errors import PluginError, UnknownFormatError
from timeline.hookspecs import GROUP, Exporter, Reader
from timeline.loading import Plugin, Record, bare, load

DISABLE: Final = "TIMELINE_DISABLE_PLUGINS"
"""The environment variable that names plugins, or whole distributions, to leave out; separated by commas."""

# The format that a suffix usually means, where it is not the suffix itself: it saves loading every plugin to find out.
_USUAL: Final = {".md": "markdown", ".htm": "html", ".ics": "icalendar", ".txt": "text", ".yml": "yaml"}


class Registry:
    """The plugins of a set of entry points, loaded as they are needed.

    A format's name belongs to the plugin whose entry point has that name; so asking for `markdown` loads only that one.
    Without arguments: everything installed, but for what the variable TIMELINE_DISABLE_PLUGINS names. Our own plugins
    are imported; those of other distributions run in a process of their own (`timeline.apart`) unless `apart` is false.
    """

    def __init__(
        self,
        entries: Iterable[EntryPoint] | None = None,
        disabled: Iterable[str] | None = None,
        *,
        apart: bool = True,
    ) -> None:
        found = entry_points(group=GROUP) if entries is None else entries
        named = os.environ.get(DISABLE, "").split(",") if disabled is None else disabled
        self._disabled = frozenset(map(_normalised, named)) - {""}
        self._entries = _in_order(tuple(found))
        self._loaded: dict[int, Plugin] = {}
        self._apart = apart

    def plugins(self) -> tuple[Plugin, ...]:
        """Every plugin, loaded, ordered by name; a record that claims a name that is another plugin's is set aside."""
        self._load_all(range(len(self._entries)))
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
        found = [one for one in found if one[0].distribution == DISTRIBUTION] or found
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
            self._load_all((number,))
        return self._loaded[number]

    def _load_all(self, numbers: Iterable[int]) -> None:
        """Load these, the strangers among them together in one process."""
        strangers: list[int] = []
        for number in numbers:
            entry = self._entries[number]
            if number in self._loaded:
                continue
            if {_normalised(entry.name), _normalised(distribution_of(entry))} & self._disabled:
                self._loaded[number] = bare(entry, disabled=True)
            elif distribution_of(entry) == DISTRIBUTION:
                self._loaded[number] = load(entry)
            elif fault := version_fault(entry):
                self._loaded[number] = bare(entry, (fault,))
            elif self._apart:
                strangers.append(number)
            else:
                self._loaded[number] = load(entry)
        if strangers:
            from timeline.apart import describe  # noqa: PLC0415 - late: most runs meet no stranger

            self._loaded |= zip(strangers, describe([self._entries[number] for number in strangers]), strict=True)

    def _without_claims(self, plugin: Plugin) -> Plugin:
        """Take away the exporters whose names are other plugins' entry points; what has one name with ours is ours."""
        taken = {
            p.name: p
            for p in map(self._load, range(len(self._entries)))
            if not p.disabled and (p.name != plugin.name or p.distribution == DISTRIBUTION != plugin.distribution)
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


def _in_order(entries: Sequence[EntryPoint]) -> tuple[EntryPoint, ...]:
    """By name; of one name by distribution, whose metadata costs a millisecond to read and is left alone otherwise."""
    counts = Counter(entry.name for entry in entries)
    return tuple(sorted(entries, key=lambda one: (one.name, distribution_of(one) if counts[one.name] > 1 else "")))


def _normalised(name: str) -> str:
    """A name as pip compares it: 'Timeline_CSV' is 'timeline-csv'."""
    return name.strip().lower().replace("_", "-").replace(".", "-")


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
