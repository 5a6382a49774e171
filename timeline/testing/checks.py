"""The check that runs an exporter over all samples."""

from __future__ import annotations

import json
import traceback
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from timeline.apart import Apart
from timeline.contract import exporter_fault
from timeline.errors import ExportError, ExportWarning
from timeline.exporting import settings
from timeline.hookspecs import Exporter, OptionValue
from timeline.lacking import lost
from timeline.loading import told
from timeline.model import Timeline
from timeline.testing.honesty import pairs
from timeline.testing.samples import large_timeline, sample_timelines, usual_timeline
from timeline.testing.watching import Outside, clocks_read, dated_today, outside_forbidden


def written(exporter: Exporter, timeline: Timeline, **options: OptionValue) -> bytes:
    """The file that an exporter makes of a timeline, its options checked; called here, in this process."""
    return exporter.export(timeline, settings(exporter, options))


def check_exporter(exporter: Exporter, timelines: Iterable[tuple[str, Timeline]] | None = None) -> None:
    """Check that an exporter keeps the contract, on `sample_timelines()` unless others are given.

    Checked: the record is well formed; every timeline gives bytes, one of 2,000 events too, and the same bytes a second
    time; no file is written, no network, no other program and no clock is used; every value that an option declares is
    taken, and one of them changes something; what `lacks` does not declare makes a difference in the file. An exporter
    may refuse a timeline without dated events, with ExportError. Raises AssertionError, whose text says what to do.
    """
    exporter = _own(exporter)
    fault = exporter_fault(exporter)
    _require(not fault, f"The record of {exporter.name!r} is not well formed: {fault}.")
    samples = tuple(sample_timelines() if timelines is None else timelines)
    with outside_forbidden() as folder:
        defaults = settings(exporter, {})
        written = {name: _twice(exporter, name, timeline, defaults) for name, timeline in samples}
        small = [(name, timeline) for name, timeline in samples if len(timeline.events) <= 40]
        _once(exporter, "2,000 events", large_timeline(), defaults)
        for option in exporter.options:
            _check_option(exporter, option.name, small, written)
        clocks = clocks_read(lambda: _once(exporter, "usual", usual_timeline(), defaults))
        left = sorted(path.name for path in folder.iterdir())
    today = dated_today(written.get("usual", b""))
    ways = "Give each zipfile.ZipInfo a fixed date"
    _require(
        not today, f"{exporter.name!r} dates the members of its ZIP file by the clock ({', '.join(today)}). {ways}."
    )
    _require(not clocks, f"{exporter.name!r} read a clock ({', '.join(clocks)}). Take dates from timeline.as_of.")
    _require(
        not left, f"{exporter.name!r} wrote {left} in the working folder. Return the bytes; the caller writes them."
    )
    _check_lacks(exporter, defaults)


def _own(exporter: Exporter) -> Exporter:
    """The exporter itself where it is known through its own process: what it reaches for is watched in this one."""
    return exporter.export.here() if isinstance(exporter.export, Apart) else exporter


def _check_lacks(exporter: Exporter, options: Mapping[str, OptionValue]) -> None:
    """What an event has, and is not said to be lost, makes a difference in the file."""
    ways = "Say in `lacks` what the format cannot express; `lacks=()` says that it expresses all"
    _require(exporter.lacks is not None, f"{exporter.name!r} does not declare what it cannot express. {ways}.")
    known: dict[int, bytes] = {}  # most pairs share their first timeline, which lives as long as the loop
    every = tuple(pairs())
    for pair in every:
        gone = lost(pair.having, exporter, options)
        if any(one.aspect == pair.aspect or (one.dropped and one.event == pair.event) for one in gone):
            continue
        name = f"{pair.aspect} ({pair.what})"
        one = known.get(id(pair.having)) or _once(exporter, name, pair.having, options)
        known[id(pair.having)] = one
        two = _once(exporter, name, pair.other, options)
        what = f"{exporter.name!r} gives the same file for {pair.what}"
        _require(one != two, f"{what}. Write what tells them apart, or declare Lack({pair.aspect!r}).")


def _require(holds: object, otherwise: str) -> None:
    """As `assert` does, but also where Python runs without assertions."""
    if not holds:
        raise AssertionError(otherwise)


def _twice(exporter: Exporter, name: str, timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    first, second = (_once(exporter, name, timeline, options) for _ in range(2))
    what = f"{exporter.name!r} gave other bytes the second time, on the sample {name!r}"
    ways = "Use no clock, no random numbers, no object ids and no order of a set; take dates from timeline.as_of"
    _require(first == second, f"{what}. {ways}.")
    return first


def _once(exporter: Exporter, name: str, timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    at = f"on the sample {name!r} with {dict(options)}"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ExportWarning)
            data = exporter.export(timeline, options)
    except ExportError as error:
        _require(not timeline.events, f"{exporter.name!r} refused {at}: {error}. Dated events are to be written.")
        return b"refused"
    except Outside as error:
        raise AssertionError(
            f"{exporter.name!r} {error} {at}. An exporter turns values into bytes and does no more."
        ) from error
    except (Exception, SystemExit) as error:
        at = f"{_place(error)} {at}"
        ways = "Every text and every timeline is to be written; escape or clean what the format cannot hold"
        raise AssertionError(f"{exporter.name!r} raised {told(error)} {at}. {ways}.") from error
    gave = f"{exporter.name!r} gave {type(data).__name__} {at}."
    _require(isinstance(data, bytes), f"{gave} Return bytes: encode text with .encode('utf-8', 'replace').")
    _require(data, f"{exporter.name!r} gave an empty file {at}. Write at least the title, or raise ExportError.")
    broken = _broken(data, exporter.media_type)
    _require(not broken, f"{exporter.name!r} gave {broken} {at}. Let a library write it, or escape every text.")
    return data


def _broken(data: bytes, media_type: str) -> str:
    """What is wrong with a file that is XML or JSON by its media type; empty when nothing is."""
    essence = media_type.partition(";")[0].strip()
    try:
        if essence.endswith(("/xml", "+xml")):
            ET.fromstring(data)  # noqa: S314 - it was made here
        elif essence.endswith(("/json", "+json")):
            json.loads(data)
    except (ET.ParseError, ValueError) as error:
        return f"what is no {'XML' if 'xml' in essence else 'JSON'} ({error})"
    return ""


def _place(error: BaseException) -> str:
    """Where it was raised: 'in timeline_outline.py, line 12'."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"in {Path(last.filename).name}, line {last.lineno},"


def _check_option(
    exporter: Exporter, name: str, samples: Iterable[tuple[str, Timeline]], written: Mapping[str, bytes]
) -> None:
    """Each value that the option declares is taken, and one of them at least changes a sample."""
    option = next(one for one in exporter.options if one.name == name)
    choices = option.choices or ((True, False) if isinstance(option.default, bool) else ())
    others = [choice for choice in choices if choice != option.default]
    changed = [
        _once(exporter, sample, timeline, settings(exporter, {name: choice})) != written[sample]
        for choice in others
        for sample, timeline in samples
    ]
    what = f"The option {name!r} of {exporter.name!r} changes nothing on any sample"
    _require(not changed or any(changed), f"{what}. Use options[{name!r}], or do not declare it.")
