"""`timeline plugins`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import click

from timeline.cli.speaking import emit, shown, table
from timeline.errors import UnknownFormatError
from timeline.hookspecs import Exporter, Lack, Option, Reader
from timeline.lacking import WORDS
from timeline.loading import Plugin
from timeline.registry import installed

_MEANT: Mapping[str, str] = {aspect: words for aspect, words in WORDS.items()}  # noqa: C416 - a copy with plain keys
_DOES = ("writes", "reads", "")
_HEADER = ("FORMAT", "FILES", "DOES", "PLUGIN", "STATE", "WHAT IT IS")


@click.command("plugins", short_help="List the formats, and where they come from.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "-o",
    "--output",
    "style",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="How to list them.",
)
def command(names: tuple[str, ...], style: str) -> int:
    """List the formats that can be written and read, their options, and the distributions they come from.

    A plugin that does not load is listed with the reason. NAME, a format, a suffix or a plugin, lists that alone, with
    what stands in a file instead of what its format cannot express.
    """
    found = _chosen(installed().plugins(), names)
    if style == "json":
        emit(json.dumps([_record(plugin) for plugin in found], indent=2) + "\n")
    else:
        emit("\n".join(_text(found, whole=bool(names))) + "\n")
    return 0


def _chosen(found: tuple[Plugin, ...], names: tuple[str, ...]) -> tuple[Plugin, ...]:
    """The plugins of these names, each with those of its formats that are meant; all without names."""
    known = {name for plugin in found for name in _names(plugin)}
    for name in names:
        if name not in known:
            raise UnknownFormatError(f"nothing is called {name!r}", next="`timeline plugins` lists all that there is.")
    wanted = [plugin if not names or {*names} & {*_own(plugin)} else _narrowed(plugin, names) for plugin in found]
    return tuple(plugin for plugin in wanted if not names or {*names} & {*_names(plugin)})


def _narrowed(plugin: Plugin, names: tuple[str, ...]) -> Plugin:
    return attrs.evolve(
        plugin,
        exporters=tuple(one for one in plugin.exporters if {one.name, one.extension} & {*names}),
        readers=tuple(one for one in plugin.readers if {one.name, *one.suffixes} & {*names}),
    )


def _own(plugin: Plugin) -> Iterator[str]:
    yield from (plugin.name, plugin.distribution)


def _names(plugin: Plugin) -> Iterator[str]:
    yield from _own(plugin)
    yield from (name for one in plugin.exporters for name in (one.name, one.extension))
    yield from (name for one in plugin.readers for name in (one.name, *one.suffixes))


def _text(found: tuple[Plugin, ...], *, whole: bool) -> Iterator[str]:
    # What is written first, then what is read, then what does not load: each in the order of the names.
    rows = sorted((row for plugin in found for row in _rows(plugin)), key=lambda row: (_DOES.index(row[2]), row[0]))
    yield table(rows, _HEADER).rstrip("\n")
    options = [(one.name, option) for plugin in found for one in plugin.exporters for option in one.options]
    if options:
        yield ""
        yield "Options (-O KEY=VALUE):"
        yield table(
            [_option_row(name, option) for name, option in options], ("OPTION", "DEFAULT", "WHAT IT DOES")
        ).rstrip("\n")
    lacking = [one for plugin in found for one in plugin.exporters if one.lacks != ()]
    if lacking:
        yield ""
        yield "What they cannot express, or only under some options (of one file, `timeline export` tells):"
        yield (_lacks if whole else _lacks_in_short)(lacking).rstrip("\n")
    for plugin in found:
        for fault in plugin.faults:
            yield ""
            yield f"{shown(plugin.name)} of {shown(plugin.distribution)}: {shown(fault)}"


def _rows(plugin: Plugin) -> Iterator[tuple[str, ...]]:
    origin = f"{plugin.distribution} {plugin.version}".strip()
    for exporter in plugin.exporters:
        yield exporter.name, exporter.extension, "writes", origin, plugin.state, exporter.help
    for reader in plugin.readers:
        yield reader.name, " ".join(filter(None, reader.suffixes)), "reads", origin, plugin.state, reader.help
    if not plugin.exporters and not plugin.readers:
        yield plugin.name, "", "", origin, plugin.state, ""


def _lacks_in_short(found: list[Exporter]) -> str:
    """A line a format, with the names of what it lacks."""
    rows: list[tuple[str, ...]] = [
        (one.name, ", ".join(dict.fromkeys(aspect for aspect, _ in _lacking(one)))) for one in found
    ]
    return table(rows, ("FORMAT", "LACKS"))


def _lacks(found: list[Exporter]) -> str:
    """A line for each thing that a format lacks, with what stands in the file instead."""
    rows: list[tuple[str, ...]] = [
        (one.name, aspect, _MEANT.get(aspect, ""), instead) for one in found for aspect, instead in _lacking(one)
    ]
    return table(rows, ("FORMAT", "LACKS", "WHICH IS", "INSTEAD"))


def _lacking(one: Exporter) -> Iterator[tuple[str, str]]:
    if one.lacks is None:
        yield "not declared", "not known"
    yield from dict.fromkeys((lack.aspect, lack.instead) for lack in one.lacks or ())


def _option_row(name: str, option: Option) -> tuple[str, str, str]:
    default = ("no", "yes")[option.default] if isinstance(option.default, bool) else str(option.default)
    choices = f" One of: {', '.join(map(str, option.choices))}." if option.choices else ""
    return f"{name}.{option.name}", default, f"{option.help}{choices}"


def _record(plugin: Plugin) -> dict[str, Any]:
    return {
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "state": plugin.state,
        "faults": list(plugin.faults),
        "exporters": [_exporter(one) for one in plugin.exporters],
        "readers": [_reader(one) for one in plugin.readers],
    }


def _exporter(one: Exporter) -> dict[str, Any]:
    options = [
        {"name": option.name, "default": option.default, "help": option.help, "choices": list(option.choices)}
        for option in one.options
    ]
    return {
        "name": one.name,
        "extension": one.extension,
        "media_type": one.media_type,
        "help": one.help,
        "options": options,
        "lacks": None if one.lacks is None else [_lack(lack) for lack in one.lacks],
    }


def _lack(one: Lack) -> dict[str, Any]:
    return {"aspect": one.aspect, "instead": one.instead, "drops": one.drops}


def _reader(one: Reader) -> dict[str, Any]:
    return {"name": one.name, "suffixes": list(one.suffixes), "media_types": list(one.media_types), "help": one.help}
