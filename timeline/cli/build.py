"""`timeline build`."""

from __future__ import annotations

import functools
from typing import Any

import click

from timeline.cli import bulk, records
from timeline.cli.correcting import edits_of, edits_option
from timeline.cli.outputs import limits_of, options_of, planned, refuse_inputs, write_all, writing_options
from timeline.cli.settings import Settings, about_articles, needed, sources_argument
from timeline.cli.sources import listed
from timeline.cli.speaking import complain, examples
from timeline.cli.timelines import made_of

_OUTPUT = "File to write, or - for standard output; its suffix tells the format. Can be given several times."

_EXAMPLES = examples(
    "timeline build report.md",
    'timeline build reports/ -o dam.pdf -o dam.json --title "The dam"',
    "timeline build - --dct 2025-04-01 -f json < report.txt",
    "timeline build --jsonl < articles.jsonl > events.jsonl",
)


@click.command("build", short_help="Make one timeline of articles and write it.", epilog=_EXAMPLES)
@sources_argument()
@click.option("-o", "--output", "outputs", multiple=True, metavar="FILE", help=_OUTPUT)
@writing_options
@click.option("--title", default="", help="The timeline's title; by default that of the first article.")
@edits_option
@click.option("--all", "everything", is_flag=True, help="Show every event found, also those that no editor would pick.")
@about_articles
@click.option("--jsonl", is_flag=True, help="Read JSON lines, write one line of events for each, as they go.")
def command(
    settings: Settings,
    sources: tuple[str, ...],
    outputs: tuple[str, ...],
    format: str,  # noqa: A002 - the word that users write
    options: tuple[str, ...],
    **rest: Any,
) -> int:
    """Make one timeline of all articles and write it.

    SOURCE is a file (text, Markdown or JSON lines), a folder of such files, or - for standard input. Without -o the
    timeline is written as Markdown to standard output.
    """
    if rest["jsonl"]:
        if outputs or format or options:
            raise click.UsageError("--jsonl writes JSON lines to standard output: leave out -o, -f and -O")
        if rest["edits"] is not None:
            raise click.UsageError("--edits corrects one timeline of all articles: leave it out, or --jsonl")
        line_of = functools.partial(records.events_line, everything=rest["everything"])
        return bulk.run(line_of, sources, settings)
    needed(sources)
    allowed = limits_of(rest["limits"])
    good, bad = planned(outputs, format, options_of(options))
    files = tuple(listed(sources))
    refuse_inputs(outputs, (name for name in (*files, rest["edits"]) if name and isinstance(name, str)))
    for error in bad:
        complain(error)
    if not good:
        return 1
    edits = edits_of(rest["edits"], sources)
    timeline, failed = made_of(files, settings, rest["title"], edits, everything=rest["everything"])
    failed += write_all(timeline, good, allowed, verbose=rest["verbose"]) if timeline is not None else 1
    return 1 if failed or bad else 0
