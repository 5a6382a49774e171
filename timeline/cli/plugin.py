"""`timeline plugin new`."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from timeline.cli.speaking import emit, examples, shown

_EXAMPLES = examples("timeline plugin new outline", "timeline plugin new subtitles --suffix .srt --into plugins")
_SUCH = "letters a to z, digits and hyphens, at most 40 of them, such as 'outline'"


@click.group("plugin", short_help="Begin a plugin of your own.")
def command() -> None:
    """Begin a plugin of your own. What is installed is listed by `timeline plugins`."""


@command.command("new", short_help="Write a plugin to begin with.", epilog=_EXAMPLES)
@click.argument("name", metavar="NAME")
@click.option("--into", default=".", metavar="FOLDER", help="Where its folder is made; here, unless given.")
@click.option("--suffix", default="", metavar=".SUFFIX", help="Suffix of the files that it writes; .NAME unless given.")
@click.option(
    "--media-type", default="text/plain;charset=UTF-8", metavar="TYPE", show_default=True, help="Their media type."
)
def new(name: str, into: str, suffix: str, media_type: str) -> int:
    """Write a plugin to begin with: a whole distribution that exports timelines as NAME.

    The new folder timeline-NAME holds an exporter that works, its test, and what is needed to install and publish it.
    """
    from timeline.cli import scaffold

    good = scaffold.normalised(name)
    if not good:
        raise click.UsageError(f"a format cannot be called '{shown(name)}': its name has {_SUCH}")
    start = scaffold.Start(good, suffix or f".{good}", " ".join(media_type.split()))
    if wrong := scaffold.fault(start):
        raise click.UsageError(wrong)
    scaffold.refuse_taken(start)
    sharers = scaffold.sharers(start)
    choice = f" -f {good}" if sharers else ""
    folder, files = scaffold.write(start, Path(into), choice)
    emit(_told(folder, files))
    if sharers:
        emit(f"\nThe format {sharers[0]} has the suffix {start.suffix} too: so yours is chosen by its name.\n")
    emit(_next(folder, start.suffix + choice))
    return 0


def _told(folder: Path, files: tuple[str, ...]) -> str:
    return "".join(f"{shown(line)}\n" for line in (f"{folder}:", *files)).replace("\n", "\n  ", len(files))


def _next(folder: Path, ending: str) -> str:
    lines = (
        f'cd {shlex.quote(str(folder))} && pip install -e ".[test]"',
        "pytest",
        f"timeline build example.md -o events{ending}",
    )
    return "\nNext:\n\n" + "".join(f"    {shown(line)}\n" for line in lines)
