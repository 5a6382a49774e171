"""`timeline explain`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from timeline import wording
from timeline.calendar import Period
from timeline.cli.settings import Settings, about_articles, sources_argument
from timeline.cli.sources import listed
from timeline.cli.speaking import emit, shown
from timeline.cli.timelines import made_of
from timeline.model import Event, Provenance, Source, Timeline


@click.command("explain", short_help="Show why each event has the date that it has.")
@sources_argument(required=True, many=False)
@about_articles
def command(settings: Settings, sources: str) -> int:
    """Show why each event of an article has the date that it has.

    For each: its date in words, what happened, its kind, who says so and how likely, the figures; then the words that
    date it, their TIMEX3 value, what they were counted from, the rule, the EDTF date and its bounds.
    """
    made, failed = made_of(tuple(listed((sources,))), settings, "")
    if made is None:
        return 1
    emit("\n".join(explained(made)) + "\n")
    return 1 if failed else 0


def explained(made: Timeline) -> Iterator[str]:
    """The explanation of a timeline, line by line."""
    if made.title:
        yield shown(made.title)
    for source in made.sources:
        yield from _source(source)
    for event in made.events:
        yield ""
        yield from _event(event)
    if made.undated:
        yield ""
        yield "UNDATED"
        for event in made.undated:
            yield ""
            yield from _event(event)
    if made.findings:
        yield ""
        yield "NOT UNDERSTOOD, OR UNSURE"
        for finding in made.findings:
            yield f"  {shown(finding.article)}: {shown(finding.message)} ({finding.code})"


def _source(source: Source) -> Iterator[str]:
    dct = source.dct
    named = shown(source.source or source.id)
    if dct.when is None:
        yield f"{named}: when it was written is unknown; what counts from it stays unresolved. Tell it with --dct."
    else:
        yield f"{named}: written {wording.date_words(dct.when)} [{dct.when.edtf}], {dct.how} ({dct.sure})"


def _event(event: Event) -> Iterator[str]:
    yield f"{wording.date_words(event.when)}: {shown(event.label)}"
    yield from _line("what", " ".join(_what(event)))
    yield from _line("figures", "; ".join(wording.figure_words(figure) for figure in event.figures))
    if event.when is None:
        yield from _line("undated", event.undated or "nothing in the text dates it")
    else:
        yield from _line("edtf", event.when.edtf)
        yield from _line("bounds", _bounds(event))
        implied = f"; taken from the anchor: {', '.join(event.when.implied)}" if event.when.implied else ""
        yield from _line("known", f"{event.when.basis}{implied}")
    yield from _line("as of", event.as_of.edtf if event.as_of else "")
    yield from _line("reported", event.reported.edtf if event.reported else "")
    for place in event.provenance:
        yield from _provenance(place)
    for relation in event.relations:
        yield from _line("order", f"{relation.type} {relation.event} {relation.words and repr(relation.words)}".strip())
    for conflict in event.conflicts:
        yield from _line("conflict", f"{conflict.field}: " + " / ".join(conflict.values))


def _what(event: Event) -> Iterator[str]:
    yield event.kind if event.status == "asserted" else f"{event.kind} ({event.status})"
    if event.attribution:
        through = f" (via {', '.join(event.attribution.via)})" if event.attribution.via else ""
        yield f"- says {event.attribution.speaker}{through}"
    if event.likelihood:
        yield f"- {wording.likelihood_words(event.likelihood)}"
    if event.confidence:
        yield f"- {event.confidence}"


def _bounds(event: Event) -> str:
    """Earliest and latest, and for what lasts those of its end too."""
    if event.when is None:
        return ""
    if event.when.end is None:
        return _period(event.when.begin)
    return f"begins {_period(event.when.begin)}; ends {_period(event.when.end)}"


def _period(period: Period) -> str:
    if period.start is None and period.end is None:
        return "open on both sides"
    if period.end is None:
        return f"from {period.start} on"
    start = "open" if period.start is None else f"from {period.start}"
    return f"{start} up to {period.end} (not included)"


def _provenance(place: Provenance) -> Iterator[str]:
    yield from _line("told", f"'{shown(place.quote.exact)}' ({place.article})")
    if place.words:
        yield from _line(
            "words", f"'{shown(place.words)}'  TIMEX3 {place.value or '(none)'}  rule {place.rule or '(none)'}"
        )
    if place.anchor:
        counted = "the article's own time" if place.anchor.kind == "dct" else "an earlier mention"
        yield from _line("anchor", f"{place.anchor.edtf}, {counted}")
    yield from _line("why", place.why)


def _line(name: str, text: str) -> Iterator[str]:
    if text:
        yield f"  {name:<9}{shown(text)}"
