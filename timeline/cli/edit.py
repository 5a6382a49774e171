"""`timeline edit`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click

from timeline.cli.outputs import check_place, refuse_inputs, write
from timeline.cli.settings import Settings, about_articles, needed, sources_argument
from timeline.cli.sources import listed
from timeline.cli.speaking import emit, examples, note, on_terminal
from timeline.cli.timelines import loaded, made_of
from timeline.edits import starting_file
from timeline.errors import WriteError
from timeline.model import Timeline

_EXAMPLES: Final = examples(
    "timeline edit report.md -o edits.toml",
    "timeline build report.md --edits edits.toml -o report.pdf",
)


@click.command("edit", short_help="Write a file in which to correct a timeline.", epilog=_EXAMPLES)
@sources_argument()
@click.option("-o", "--output", "output", default="-", metavar="FILE", help="File to write, or - for standard output.")
@click.option("--force", is_flag=True, help="Replace the file, if there is one.")
@about_articles
def command(settings: Settings, sources: tuple[str, ...], output: str, force: bool) -> int:
    """Write a file in which to correct a timeline: every event, commented out, to be uncommented and changed.

    SOURCE is what `timeline build` takes, or one timeline that was saved as JSON. Apply the file with
    `timeline build SOURCE... --edits FILE`.
    """
    needed(sources)
    check_place(output, "edits.toml")
    if output != "-" and not force and os.path.isfile(output):  # noqa: PTH113 - see cli.outputs
        what = "there is such a file, and it may hold decisions"
        raise WriteError(what, output, "Name another, or give --force to replace it.")
    made, failed = _made(sources, settings, output)
    if made is None:
        return 1
    text = starting_file(made, output if output != "-" else "edits.toml").encode()
    if output == "-":
        emit(text)
    else:
        write(Path(output), text)
        if on_terminal():
            note(f"{output}: {len(made.events) + len(made.undated)} events")
    return 1 if failed else 0


def _made(sources: tuple[str, ...], settings: Settings, output: str) -> tuple[Timeline | None, int]:
    """The timeline that was saved, or the one of these articles, and how many of them failed."""
    saved = [name for name in sources if name.lower().endswith(".json")]
    if saved and not settings.format:
        if len(sources) > 1:
            raise click.UsageError(f"'{saved[0]}' is a saved timeline: name it alone, or name articles")
        refuse_inputs((output,), saved)
        return loaded(saved[0]), 0
    files = tuple(listed(sources))
    refuse_inputs((output,), (name for name in files if isinstance(name, str)))
    return made_of(files, settings, "")
