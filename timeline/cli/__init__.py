"""The command line: the only printing and the only file writing. One file a command, imported when it is called."""

from __future__ import annotations

import contextlib
import errno
import gc
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from types import FrameType
from typing import Final

import click

from timeline import __version__
from timeline.cli.speaking import Closed, blame, complain, examples, finish, hush, say, unwritten
from timeline.errors import TimelineError

__all__ = ["cli", "main"]

DONE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
INTERRUPTED: Final = 130

# The lines of `timeline --help`; a test holds them equal to what the commands say of themselves.
_COMMANDS: Final = {
    "build": "Make one timeline of articles and write it.",
    "tag": "Show the time expressions of articles.",
    "explain": "Show why each event has the date that it has.",
    "edit": "Write a file in which to correct a timeline.",
    "export": "Write a saved timeline in other formats.",
    "validate": "Check saved timelines, and say where they fail.",
    "plugins": "List the formats, and where they come from.",
    "plugin": "Begin a plugin of your own.",
    "completion": "Print the shell completion script.",
}

# Our values hold no cycles; looking for some as often as Python does takes a quarter of the time of a long article.
_OBJECTS: Final = 50_000

_EXAMPLES: Final = examples(
    "timeline build report.md -o briefing.pdf -o timeline.json",
    'timeline build reports/ --title "The dam" -o dam.pdf',
    "timeline explain report.md",
)
_CODES: Final = "Exit code 0: done. 1: something could not be done, and standard error says what. 2: wrong usage."
_EPILOG: Final = f"{_EXAMPLES}\n\n{_CODES}"


class _Ended(KeyboardInterrupt):
    """Another program wants this one to end. It is passed on by all that passes on an interrupt."""

    code = INTERRUPTED


def _end_in_order() -> None:
    """Where a signal would end the process at once, let files and processes under way be cleared away first."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            with contextlib.suppress(ValueError):  # only the main thread may
                signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signal module gives it
    ended = _Ended()
    ended.code = 128 + number
    raise ended


class _Commands(click.Group):
    """A group that imports a command when it is called, and none to list them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            raise click.UsageError(f"no such command '{cmd_name}': there are {', '.join(_COMMANDS)}", ctx)
        command = importlib.import_module(f"timeline.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click gives it
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EPILOG,
)
@click.version_option(__version__, prog_name="timeline", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show where in the program an unexpected error came from.")
@click.pass_context
def cli(ctx: click.Context, debug: bool) -> None:
    """Articles in, an ordered and sourced timeline out."""
    ctx.obj = debug


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line with these arguments (those of the process when None), and give the exit code.

    0: done; 1: a known error or a partial failure, said on standard error; 2: wrong usage; 130: interrupted; 143 and
    129: ended or hung up by another program.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if argv is None:
        _end_in_order()
    gc.set_threshold(_OBJECTS, 50, 100)
    try:
        code = cli.main(words, prog_name="timeline", standalone_mode=False)
        finish()
        if argv is None:
            gc.freeze()  # the process ends here, and need not look through all that it holds once more
    except click.ClickException as error:
        return _usage(error)
    except (KeyboardInterrupt, click.Abort) as error:
        cause = error.__cause__ if isinstance(error, click.Abort) else error
        return cause.code if isinstance(cause, _Ended) else INTERRUPTED
    except (Closed, BrokenPipeError):
        hush()
        return DONE
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else FAILED
    except TimelineError as error:
        complain(error)
        return FAILED
    except OSError as error:
        return _lost(error, words)
    except Exception as error:  # noqa: BLE001 - the last resort: whatever it is, say that it is ours
        return _bug(error, words)
    return code if isinstance(code, int) else DONE


def _lost(error: OSError, words: Sequence[str]) -> int:
    """The help screens are written by click, which knows nothing of full disks."""
    if error.errno != errno.ENOSPC:
        return _bug(error, words)
    hush()
    complain(unwritten(error))
    return FAILED


def _bug(error: Exception, words: Sequence[str]) -> int:
    if "--debug" in words or os.environ.get("TIMELINE_DEBUG"):
        traceback.print_exception(error)
    blame(error)
    return FAILED


def _usage(error: click.ClickException) -> int:
    if isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):
        say(error.format_message() + "\n")
        return USAGE
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "timeline"
    complain(TimelineError(error.format_message().rstrip("."), next=f"`{path} --help` shows what it takes."))
    return USAGE
