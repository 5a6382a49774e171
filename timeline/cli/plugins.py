"""`timeline plugins`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from timeline.cli.speaking import emit, shown, table
from timeline.hookspecs import Exporter, Lack, Option, Reader
from timeline.loading import Plugin
from timeline.registry import installed

_HEADER = ("FORMAT", "FILES", "DOES", "PLUGIN", "STATE", "WHAT IT IS")


@click.command("plugins", short_help="List the formats, and where they come from.")
@click.option(
    "-o",
    "--output",
    "style",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="How to list them.",
)
def command(style: str) -> int:
    """List the formats that can be written and read, their options, and the distributions they come from.

    A plugin that does not load is listed with the reason.
    """
    found = installed().plugins()
    if style == "json":
        emit(json.dumps([_record(plugin) for plugin in found], indent=2, ensure_ascii=False) + "\n")
    else:
        emit("\n".join(_text(found)) + "\n")
    return 0


def _text(found: tuple[Plugin, ...]) -> Iterator[str]:
    rows = [row for plugin in found for row in _rows(plugin)]
    yield table(rows, _HEADER).rstrip("\n")
    options = [(one.name, option) for plugin in found for one in plugin.exporters for option in one.options]
    if options:
        yield ""
        yield "Options (-O KEY=VALUE):"
        yield table(
            [_option_row(name, option) for name, option in options], ("OPTION", "DEFAULT", "WHAT IT DOES")
        ).rstrip("\n")
    lacking: list[tuple[str, ...]] = [
        (one.name, _lacking(one)) for plugin in found for one in plugin.exporters if one.lacks != ()
    ]
    if lacking:
        yield ""
        yield "What they cannot express, or only under some options (of one file, `timeline export` tells):"
        yield table(lacking, ("FORMAT", "LACKS")).rstrip("\n")
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


def _lacking(one: Exporter) -> str:
    return "not declared" if one.lacks is None else ", ".join(dict.fromkeys(lack.aspect for lack in one.lacks))


def _option_row(name: str, option: Option) -> tuple[str, str, str]:
    default = str(option.default).lower() if isinstance(option.default, bool) else str(option.default)
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
