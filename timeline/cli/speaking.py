"""What the commands say, and how: results to standard output, all else to standard error, neither ever hostile."""

from __future__ import annotations

import errno
import os
import sys
import traceback
import unicodedata
from typing import Final

import click

from timeline.errors import TimelineError, WriteError

_OUT: Final = "standard output"


def examples(*lines: str) -> str:
    """The examples at the end of a help screen, each on a line of its own."""
    # The mark of click for a paragraph that is not to be wrapped.
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


class Closed(Exception):  # noqa: N818 - no error: the reader of our output has had enough
    """Whoever read our standard output has closed it."""


def shown(text: str) -> str:
    r"""Make a text safe for a terminal, on one line: what does not print becomes \xNN, \uNNNN or \UNNNNNNNN."""
    flat = " ".join(text.split())
    return flat if flat.isprintable() else "".join(c if c.isprintable() else _escaped(ord(c)) for c in flat)


def shown_lines(text: str) -> str:
    """Make a text of many lines safe for a terminal; indents are kept."""
    return "".join(f"  {line[: len(line) - len(line.lstrip())]}{shown(line)}\n" for line in text.splitlines())


def _escaped(code: int) -> str:
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def width(text: str) -> int:
    """How many columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_columns(c) for c in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def table(rows: list[tuple[str, ...]], header: tuple[str, ...]) -> str:
    """Lay rows out in columns as wide as their widest cell. Cells are made safe here."""
    cells = [header, *(tuple(shown(cell) for cell in row) for row in rows)]
    widths = [max(width(row[column]) for row in cells) for column in range(len(header))]
    lines = []
    for row in cells:
        padded = (cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True))
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines) + "\n"


def emit(data: bytes | bytearray | str) -> None:
    """Write a result to standard output, as UTF-8 whatever the locale says. Raises Closed, and WriteError."""
    raw = data.encode("utf-8", "backslashreplace") if isinstance(data, str) else data
    if sys.stdout is None:
        raise WriteError("it is closed", _OUT, "Open it, or name a file with -o.")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise Closed from error
    except OSError as error:
        hush()
        raise unwritten(error) from error


def finish() -> None:
    """Write out what standard output still holds. Raises Closed, and WriteError."""
    if sys.stdout is not None:
        emit(b"")


def unwritten(error: OSError) -> WriteError:
    """What to say where standard output takes no more."""
    what = "the disk is full" if error.errno == errno.ENOSPC else f"it cannot be written: {error.strerror or error}"
    return WriteError(what, _OUT, "Free some space, or send it elsewhere.")


def hush() -> None:
    """Let the interpreter end without a word about a standard output that is closed or full."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
    except (OSError, ValueError, AttributeError):
        return


def on_terminal() -> bool:
    """Whether a person reads standard error."""
    return sys.stderr is not None and sys.stderr.isatty()


def note(text: str) -> None:
    """Say something on standard error."""
    say(f"timeline: {shown(text)}\n")


def say(text: str) -> None:
    """Write to standard error, which may be closed or full: then there is nobody to tell."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return


def complain(error: TimelineError) -> None:
    """Say a known error: what is wrong and where, then what to do next."""
    note(f"{error.where}: {error.what}" if error.where else error.what)
    if error.next:
        say(f"    {shown(error.next)}\n")


def blame(error: BaseException, where: str = "") -> None:
    """Say an error that nobody foresaw: a bug of ours, and what to do about it."""
    context = click.get_current_context(silent=True)
    if context is not None and context.find_root().obj:
        traceback.print_exception(error)
    what = f"this is a bug in Timeline: {type(error).__name__}: {error}"
    complain(TimelineError(what, where, "Please report it with what `timeline --debug ...` shows for the same call."))
