"""`timeline tag`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import click

from timeline import analysis
from timeline.analysis import Analysis
from timeline.cli import bulk
from timeline.cli.settings import Settings, about_articles, needed, sources_argument
from timeline.cli.speaking import blame, emit, examples, shown, table
from timeline.errors import TimelineError
from timeline.expressions import Resolved
from timeline.model import Article

if TYPE_CHECKING:
    from timeline.cli.articles import Failures

_HEADER = ("WORDS", "TYPE", "VALUE", "MOD", "EDTF", "RULE", "PLACE")

_EXAMPLES = examples(
    "timeline tag report.md",
    "timeline tag report.md -f timeml > report.tml",
    "timeline tag --jsonl < articles.jsonl > times.jsonl",
)


@click.command("tag", short_help="Show the time expressions of articles.", epilog=_EXAMPLES)
@sources_argument()
@click.option(
    "-f",
    "--format",
    "format",
    type=click.Choice(("table", "jsonl", "timeml")),
    default="table",
    show_default=True,
    help="How to show them.",
)
@about_articles
@click.option("--jsonl", is_flag=True, help="Read JSON lines, write one line for each, as they go.")
def command(settings: Settings, sources: tuple[str, ...], format: str, jsonl: bool) -> int:  # noqa: A002
    """Show the time expressions of articles, with their TIMEX3 values.

    PLACE is line:column in the article. TimeML is one XML document, so it takes one article.
    """
    if jsonl:
        return bulk.run(bulk.times_rows, sources, settings, narrow=True)
    needed(sources)
    from timeline.cli.articles import Failures

    failures = Failures()
    analyses = _analyses(sources, settings, failures)
    for number, found in enumerate(_one(analyses) if format == "timeml" else analyses):
        emit(_shown(found, format, first=number == 0))
    return 1 if failures.count else 0


def _one(analyses: Iterator[Analysis]) -> list[Analysis]:
    found = list(islice(analyses, 2))
    if len(found) > 1:
        raise click.UsageError("TimeML holds one article: give one at a time, or use -f jsonl")
    return found


def _analyses(sources: tuple[str, ...], settings: Settings, failures: Failures) -> Iterator[Analysis]:
    from timeline.cli.articles import read_all, where
    from timeline.cli.sources import listed

    for article in read_all(tuple(listed(sources)), settings, failures):
        try:
            yield analysis.times(article)
        except TimelineError as error:
            failures.add(error)
        except Exception as error:  # noqa: BLE001 - one article's failure must not cost the others
            blame(error, where(article))
            failures.count += 1


def _shown(found: Analysis, format: str, first: bool) -> str | bytes | bytearray:  # noqa: A002
    article = found.article
    if format == "timeml":
        from timeline.cli import timeml

        return timeml.written(found)
    if format == "jsonl":
        return bulk.written(_record(found))
    return ("" if first else "\n") + _heading(article) + table(list(_rows(found)), _HEADER)


def _record(found: Analysis) -> bulk.Record:
    """The line of the bulk form, with the article's own time and genre, and why each date is what it is."""
    article, when = found.article, found.article.dct.when
    return {
        "id": article.id,
        "dct": when.edtf if when else None,
        "dct_how": article.dct.how,
        "genre": article.genre,
        "timexes": [{**bulk.timex_record(one, article.text), **_why(one)} for one in found.resolved],
    }


def _why(one: Resolved) -> bulk.Record:
    when, anchor = one.when, one.anchor
    bounds = (when.bounds.start, when.bounds.end) if when else (None, None)
    return {
        "edtf": when.edtf if when else None,
        "earliest": str(bounds[0]) if bounds[0] else None,
        "latest": str(bounds[1]) if bounds[1] else None,
        "rule": one.timex.rule,
        "anchor": {"kind": anchor.kind, "edtf": anchor.edtf} if anchor else None,
        "note": one.note or None,
    }


def _heading(article: Article) -> str:
    dct = article.dct
    told = f"{dct.when.edtf}, {dct.how}" if dct.when else "unknown"
    return f"{shown(article.source or article.id)}  (written: {told}; genre: {article.genre or 'news'})\n"


def _rows(found: Analysis) -> Iterator[tuple[str, ...]]:
    text = found.article.text
    starts = line_starts(text)
    for one in found.resolved:
        timex = one.timex
        yield (
            timex.span.of(text),
            timex.type,
            one.value,
            timex.mod or "",
            one.when.edtf if one.when else "",
            timex.rule,
            place(starts, timex.span.start),
        )


def line_starts(text: str) -> list[int]:
    """The offsets at which the lines of a text start."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def place(starts: list[int], offset: int) -> str:
    """An offset as line:column, both from 1, columns in code points."""
    line = bisect_right(starts, offset)
    return f"{line}:{offset - starts[line - 1] + 1}"
