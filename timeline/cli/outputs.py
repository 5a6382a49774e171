"""From a timeline to files: which outputs in which format, and writing them so that nothing is ever half written."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs
import click

from timeline import registry
from timeline.apart import Limits
from timeline.calling import Exported
from timeline.cli.speaking import Closed, blame, complain, emit, hush, note, on_terminal, say, shown_lines
from timeline.errors import ExportWarning, OptionError, TimelineError, UnknownFormatError, WriteError
from timeline.exporting import exported, settings
from timeline.hookspecs import Exporter, OptionValue
from timeline.model import Timeline

STANDARD: Final = "markdown"
"""The format of standard output where none is named."""

_NAME_IT: Final = "Give it a suffix such as .md, .json or .pdf, or name the format with -f."


_OPTIONS: Final = (
    click.option(
        "-f",
        "--format",
        "format",
        default="",
        metavar="FORMAT",
        help="Format; with one output it wins over the suffix.",
    ),
    click.option(
        "-O",
        "--option",
        "options",
        multiple=True,
        metavar="KEY=VALUE",
        help="Option of an exporter; pdf.KEY=VALUE for one of several. `timeline plugins NAME` tells them.",
    ),
    click.option(
        "-v",
        "--verbose",
        is_flag=True,
        help="Tell of each event what a format could not express, and where a plugin failed.",
    ),
    click.option(
        "--plugin-limit",
        "limits",
        multiple=True,
        metavar="KEY=N",
        help="What any plugin but our pdf, markdown and json may take for a file: seconds=120, memory=2048 (MB), "
        "output=256 (MB).",
    ),
)


def writing_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that all that writes files has: format, options, verbose, limits."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


Given = tuple[str, str, OptionValue]
"""An option as it was given: the format that it is for, or none; its name; its value."""


@attrs.frozen
class Output:
    """Something to write: a file's name or '-' for standard output, the name of its format, and its options."""

    name: str
    format: str
    options: Mapping[str, OptionValue]


def planned(
    names: Sequence[str],
    format: str,  # noqa: A002
    options: Sequence[Given],
) -> tuple[tuple[Output, ...], tuple[TimelineError, ...]]:
    """Decide the format and the options of each output, and what is wrong with some before any work is done.

    A file's suffix tells its format. `format` wins where there is one output; of several, it is for standard output and
    for the suffixes that nobody knows. An output that is wrong costs only itself. Raises a usage error when two outputs
    are one file, and for an option aimed at a format that this run does not write.
    """
    wanted = tuple(names) or ("-",)
    _refuse_twins(wanted)
    told = {name: _format_or_error(name, format, alone=len(wanted) == 1) for name in wanted}
    formats = sorted({one for one in told.values() if isinstance(one, str)})
    _refuse_unaimed(formats, options)
    good: list[Output] = []
    bad: list[TimelineError] = []
    for name, one in told.items():
        try:
            check_place(name)
            good.append(_output(name, one, formats, options))
        except TimelineError as error:
            bad.append(error if error.where else _placed(error, _called(name)))
    return tuple(good), tuple(bad)


def _output(name: str, told: str | TimelineError, formats: Sequence[str], options: Sequence[Given]) -> Output:
    """The output of this format, with its options checked. Raises what is wrong with it."""
    if isinstance(told, TimelineError):
        raise told
    given = _options_for(told, formats, options)
    exporter = registry.find_exporter(told)
    try:
        _refuse_bare(exporter, given)
        settings(exporter, given)
    except TimelineError as error:
        raise _placed(error, _called(name)) from error
    return Output(name, told, given)


def _refuse_bare(exporter: Exporter, given: Mapping[str, OptionValue]) -> None:
    """Raise OptionError for an option without a value that is no matter of yes or no."""
    for option in exporter.options:
        if given.get(option.name) is True and not isinstance(option.default, bool):
            example = option.choices[0] if option.choices else option.default or "..."
            what = f"the option {option.name!r} needs a value"
            raise OptionError(what, exporter.name, f"Give it as -O {option.name}={example}.")


def limits_of(pairs: Sequence[str]) -> Limits:
    """Read `--plugin-limit` options. Raises a usage error."""
    try:
        return Limits.of(pairs, "--plugin-limit")
    except OptionError as error:
        raise click.UsageError(str(error)) from error


def refuse_inputs(names: Iterable[str], inputs: Iterable[str]) -> None:
    """Raise a usage error when an output would replace an input."""
    taken = {_identity(name) for name in inputs if name != "-"}
    for name in names:
        if name != "-" and _identity(name) in taken:
            raise click.UsageError(f"the output '{name}' would replace an article that is read: name another")


def _identity(name: str) -> str:
    return os.path.normcase(os.path.realpath(name))


def _refuse_twins(names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        key = name if name == "-" else _identity(name)
        if key in seen:
            raise click.UsageError(f"two outputs have one name, '{name}': name another")
        seen.add(key)


def check_place(name: str, such: str = "timeline.pdf") -> None:
    """Raise WriteError where no output of this name can be written, and name `such` a file."""
    path = Path(name)
    if name == "-":
        return
    if not name:
        raise WriteError("the name of an output is empty", "-o", f"Name a file: -o {such}")
    if os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir, it answers for names that are too long too
        raise WriteError("it is a folder, not a file", name, f"Name a file in it: -o {path / such}")
    if not os.path.isdir(path.parent):  # noqa: PTH112
        raise _no_folder(name, path.parent)


def _no_folder(name: str, folder: Path) -> WriteError:
    above = next((one for one in (folder, *folder.parents) if os.path.lexists(one)), Path())
    if not os.path.isdir(above):  # noqa: PTH112
        return WriteError(f"'{above}' is a file, not a folder", name, "Name another folder.")
    return WriteError("its folder does not exist", name, f"Make it first: mkdir -p '{folder}'")


def _format_or_error(name: str, format: str, *, alone: bool) -> str | TimelineError:  # noqa: A002
    try:
        return _format(name, format, alone=alone)
    except TimelineError as error:
        return error


def _format(name: str, format: str, alone: bool) -> str:  # noqa: A002
    suffix = Path(name).suffix.lower()
    if name == "-" or (format and alone):
        return registry.find_exporter(format or STANDARD).name
    if not suffix and not format:
        raise UnknownFormatError("its name has no suffix to tell the format by", name, _NAME_IT)
    try:
        return registry.find_exporter(suffix or format).name
    except TimelineError:
        if format:
            return registry.find_exporter(format).name
        raise


def options_of(pairs: Sequence[str]) -> tuple[Given, ...]:
    """Read `-O` options as (format, key, value); the format is empty where none is aimed at. Raises a usage error.

    A key alone means yes.
    """
    found: list[Given] = []
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not key:
            raise click.UsageError(f"-O takes key=value, not '{pair}'")
        aim, dot, name = key.partition(".")
        given: OptionValue = value if equals else True
        found.append((aim, name, given) if dot else ("", key, given))
    return tuple(found)


def _options_for(
    format: str,  # noqa: A002
    formats: Sequence[str],
    options: Sequence[Given],
) -> Mapping[str, OptionValue]:
    """The options that an output of this format gets: those aimed at it, and of the others those that it knows.

    An option that none of the run's formats knows is given to all, so that each says which it does know.
    """
    declared = {name: {option.name for option in registry.find_exporter(name).options} for name in formats}
    given: dict[str, OptionValue] = {}
    for aim, key, value in options:
        known = key in declared[format] or not any(key in names for names in declared.values())
        if aim == format or (not aim and known):
            given[key] = value
    return given


def _refuse_unaimed(formats: Sequence[str], options: Sequence[Given]) -> None:
    for aim, key, _ in options:
        if aim and formats and aim not in formats:
            raise click.UsageError(f"-O {aim}.{key}: no output has the format '{aim}' (there is {', '.join(formats)})")


def write_all(made: Timeline, outputs: Sequence[Output], limits: Limits | None = None, *, verbose: bool = False) -> int:
    """Write every output; give how many failed. One that fails costs only itself, and says why.

    What a format could not hold is said in any case, event by event when `verbose`; so is where a plugin failed.
    """
    failed = 0
    for output in outputs:
        where = _called(output.name)
        try:
            written = _exported(made, output, limits)
            if output.name == "-":
                _refuse_on_screen(written.data, output.format)
                emit(written.data)
            else:
                write(Path(output.name), written.data)
                _report(made, where)
            _report_losses(made, written, where, verbose)
        except TimelineError as error:
            complain(error if error.where == where else _placed(error, where))
            if verbose:
                say("".join(shown_lines(one) for one in getattr(error, "__notes__", ())))
            failed += 1
        except Closed:
            hush()  # who reads it has had enough; the files are still wanted
        except Exception as error:  # noqa: BLE001 - a bug in one exporter must not cost the others
            blame(error, where)
            failed += 1
    return failed


def _exported(made: Timeline, output: Output, limits: Limits | None) -> Exported:
    """The file; what the exporter warns of is said once each, and any other warning is left to Python."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ExportWarning)
        written = exported(made, output.format, output.options, limits=limits)
    for one in caught:
        if not issubclass(one.category, ExportWarning):
            warnings.warn_explicit(one.message, one.category, one.filename, one.lineno)
    for message in dict.fromkeys(str(one.message) for one in caught if issubclass(one.category, ExportWarning)):
        note(f"{_called(output.name)}: {message}")
    return written


def _refuse_on_screen(data: bytes, name: str) -> None:
    """Raise WriteError for what is no text where a person would get it on the screen."""
    if b"\0" in data and sys.stdout is not None and sys.stdout.isatty():
        next_ = f"Name a file, as in -o FILE -f {name}, or send it on with > FILE."
        raise WriteError("it is a terminal, and this format is not text", _called("-"), next_)


def _called(name: str) -> str:
    return "standard output" if name == "-" else name


def _report(made: Timeline, where: str) -> None:
    """Tell a person what was written; a script is told by the exit code."""
    if on_terminal():
        undated = f", {len(made.undated)} undated" if made.undated else ""
        note(f"{where}: {len(made.events)} events{undated}")


def _report_losses(made: Timeline, written: Exported, where: str, verbose: bool) -> None:
    from timeline.cli.losing import reported

    for number, line in enumerate(reported(made, written, verbose=verbose)):
        say(f"{line}\n") if number else note(f"{where}: {line}")


def _placed(error: TimelineError, where: str) -> TimelineError:
    """The same error, with the output's name before its own place."""
    place = f"{where}: {error.where}" if error.where else where
    return TimelineError(error.what, place, error.next)


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside it first, then in its place. Raises WriteError; the old one then stands.

    A device or a pipe (such as /dev/null) is written to directly.
    """
    try:
        if _is_device(path):
            path.write_bytes(data)
            return
        _replace(path, data)
    except OSError as error:
        raise _unwritten(path, error) from error


def _is_device(path: Path) -> bool:
    """Whether a path is no plain file; /dev/stdout is none even where a plain file is behind it."""
    folder = os.path.realpath(path.parent)
    return folder == "/dev" or folder.startswith("/proc/") or (path.exists() and not path.is_file())


def _replace(path: Path, data: bytes) -> None:
    handle, beside = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(_mode(path))
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The rights of the file that stands there, else those that the user's umask gives."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask


def _unwritten(path: Path, error: OSError) -> WriteError:
    kept = " What stood there before still stands." if os.path.isfile(path) else ""  # noqa: PTH113 - see check_place
    if error.errno == errno.ENOSPC:
        return WriteError("the disk is full", str(path), f"Free some space, or write elsewhere.{kept}")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return WriteError(
            "its folder cannot be written to", str(path), f"Ask for permission, or write elsewhere.{kept}"
        )
    return WriteError(f"it cannot be written: {error.strerror or error}", str(path), f"Write elsewhere.{kept}")
