"""`timeline export`."""

from __future__ import annotations

import click

from timeline.cli.correcting import edits_of, edits_option
from timeline.cli.outputs import limits_of, options_of, planned, refuse_inputs, write_all, writing_options
from timeline.cli.speaking import complain, examples
from timeline.cli.timelines import corrected, loaded

_EXAMPLES = examples("timeline export dam.json -o dam.pdf -O page=letter", "timeline export dam.pdf -o dam.md")


@click.command("export", short_help="Write a saved timeline in other formats.", epilog=_EXAMPLES)
@click.argument("saved", metavar="SAVED")
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE", help="File to write; its suffix tells the format."
)
@writing_options
@edits_option
def command(  # noqa: PLR0913, PLR0917 - click gives each option as an argument
    saved: str,
    outputs: tuple[str, ...],
    format: str,  # noqa: A002 - the word that users read
    options: tuple[str, ...],
    verbose: bool,
    limits: tuple[str, ...],
    edits: str | None,
) -> int:
    """Write a saved timeline in other formats, and tell what those could not express.

    SAVED is the JSON that a build wrote, a briefing PDF, which carries the same, or - for standard input.
    """
    allowed = limits_of(limits)
    good, bad = planned(outputs, format, options_of(options))
    refuse_inputs(outputs, (name for name in (saved, edits) if name))
    for error in bad:
        complain(error)
    if not good:
        return 1
    made, failed = corrected(loaded(saved), edits_of(edits, (saved,)))
    failed += write_all(made, good, allowed, verbose=verbose)
    return 1 if failed or bad else 0
