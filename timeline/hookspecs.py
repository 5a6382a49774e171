"""The whole plugin contract: two records and two hooks.

A plugin is a module (or any object) that an entry point of the group `timeline` names. It defines one or both hooks,
marked with `timeline.hookimpl`, and returns records; it subclasses nothing and touches neither files nor the network.

Hook arguments are only ever appended, and an implementation may take fewer than the specification gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Literal, get_args

import attrs
import pluggy

from timeline.errors import ReadError
from timeline.model import Article, Event, Timeline

GROUP: Final = "timeline"
"""The entry-point group in which plugins are found."""

OptionValue = str | int | float | bool

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


@attrs.frozen
class Option:
    """A setting of an exporter, given as `-O name=value`.

    The type of `default` is the type of the value; with `choices`, only these are taken.
    """

    name: str
    default: OptionValue
    help: str
    choices: tuple[OptionValue, ...] = ()


Aspect = Literal[
    "undated", "precision", "bounds", "end", "open", "doubt", "bce", "time", "zone",
    "kind", "status", "speaker", "likelihood", "confidence", "figures", "conflicts", "reported", "as_of", "relations",
    "names", "sources", "quotes", "reasons", "summary", "findings", "changes",
]  # fmt: skip

ASPECTS: Final[tuple[Aspect, ...]] = get_args(Aspect)
"""What the model says of events, and what a format may have no room for; `timeline.lacking` tells each in words."""


@attrs.frozen
class Lack:
    """Something that a format cannot express, and what stands in its file instead.

    `instead` is a short phrase in the plural, for people: "left out", "in words alone", "shown as all of its days".
    With `drops`, an event that has the aspect is not in the file at all. `applies(event, options)` narrows it to
    some of the events that have the aspect, or to some options; it is not asked about `summary`, `findings` and
    `changes`, which are the whole timeline's.
    """

    aspect: Aspect
    instead: str = "left out"
    drops: bool = False
    applies: Callable[[Event, Mapping[str, OptionValue]], object] | None = None


def lacks_all_but(*expressed: Aspect) -> tuple[Lack, ...]:
    """A lack, with nothing instead, of every aspect but these; of aspects too that later versions may know."""
    return tuple(Lack(aspect) for aspect in ASPECTS if aspect not in expressed)


@attrs.frozen
class Exporter:
    """A format that timelines can be written in.

    `export(timeline, options)` gives the file's bytes. `options` holds every declared option, defaults filled in. It is
    pure: the same timeline and options give the same bytes on any day; no disk, no network, no clock. `lacks` declares
    what the format cannot express: empty where it expresses all, None where nothing is declared.
    """

    name: str
    extension: str
    media_type: str
    help: str
    export: Callable[[Timeline, Mapping[str, OptionValue]], bytes]
    options: tuple[Option, ...] = ()
    lacks: tuple[Lack, ...] | None = None


@attrs.frozen
class Reader:
    """A format that articles can be read from.

    `read(data, source)` gives the articles that the bytes hold, one or many; `source` is the file's name. An item that
    cannot be read is given as a ReadError in its place, so that it costs only itself.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    help: str
    read: Callable[[bytes, str], Iterable[Article | ReadError]]


@hookspec
def timeline_exporters() -> Sequence[Exporter]:  # type: ignore[empty-body]
    """Give the formats that this plugin writes. Called once, when formats are first asked for. Since 0.1."""


@hookspec
def timeline_readers() -> Sequence[Reader]:  # type: ignore[empty-body]
    """Give the formats that this plugin reads. Called once, when a source is first read. Since 0.1."""
