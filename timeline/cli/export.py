"""`timeline export`."""

from __future__ import annotations

import click

from timeline.cli.outputs import options_of, planned, refuse_inputs, refuse_unaimed, usable, write_all
from timeline.cli.sources import binary
from timeline.cli.speaking import complain, examples
from timeline.errors import SavedError
from timeline.model import Timeline
from timeline.saving import load

_EXAMPLES = examples("timeline export dam.json -o dam.pdf -O page=letter")


@click.command("export", short_help="Write a saved timeline in other formats.", epilog=_EXAMPLES)
@click.argument("saved", metavar="SAVED.json")
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE", help="File to write; its suffix tells the format."
)
@click.option("-f", "--format", "format", default="", metavar="FORMAT", help="Format, where no suffix tells it.")
@click.option("-O", "--option", "options", multiple=True, metavar="KEY=VALUE", help="Option of an exporter.")
def command(saved: str, outputs: tuple[str, ...], format: str, options: tuple[str, ...]) -> int:  # noqa: A002
    """Write a timeline that was saved as JSON in other formats. SAVED.json may be - for standard input."""
    wanted = options_of(options)
    good, bad = planned(outputs, format)
    refuse_unaimed(good, wanted)
    good, wrong = usable(good, wanted)
    refuse_inputs(outputs, (saved,))
    for error in (*bad, *wrong):
        complain(error)
    if not good:
        return 1
    failed = write_all(_loaded(saved), good, wanted)
    return 1 if failed or bad or wrong else 0


def _loaded(name: str) -> Timeline:
    try:
        with binary(name) as file:
            data = file.read()
    except OSError as error:
        what = f"it cannot be read: {error.strerror or error}"
        raise SavedError(what, name, "Give the JSON that `timeline build -o FILE.json` wrote.") from error
    try:
        return load(data)
    except SavedError as error:
        raise SavedError(error.what, f"{name}: {error.where}" if error.where else name, error.next) from error
