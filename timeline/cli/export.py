"""`timeline export`."""

from __future__ import annotations

import click

from timeline.cli.correcting import edits_of, edits_option
from timeline.cli.outputs import options_of, planned, refuse_inputs, write_all
from timeline.cli.speaking import complain, examples
from timeline.cli.timelines import corrected, loaded

_EXAMPLES = examples("timeline export dam.json -o dam.pdf -O page=letter", "timeline export dam.pdf -o dam.md")


@click.command("export", short_help="Write a saved timeline in other formats.", epilog=_EXAMPLES)
@click.argument("saved", metavar="SAVED")
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE", help="File to write; its suffix tells the format."
)
@click.option("-f", "--format", "format", default="", metavar="FORMAT", help="Format, where no suffix tells it.")
@click.option("-O", "--option", "options", multiple=True, metavar="KEY=VALUE", help="Option of an exporter.")
@edits_option
def command(saved: str, outputs: tuple[str, ...], format: str, options: tuple[str, ...], edits: str | None) -> int:  # noqa: A002
    """Write a saved timeline in other formats.

    SAVED is the JSON that a build wrote, a briefing PDF, which carries the same, or - for standard input.
    """
    good, bad = planned(outputs, format, options_of(options))
    refuse_inputs(outputs, (name for name in (saved, edits) if name))
    for error in bad:
        complain(error)
    if not good:
        return 1
    made, failed = corrected(loaded(saved), edits_of(edits, (saved,)))
    failed += write_all(made, good)
    return 1 if failed or bad else 0
