"""The Markdown exporter: a timeline as a GitHub-flavoured page that also reads well raw.

This module holds the record alone; what writes is imported when the first page is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline import Event, Exporter, Lack, Option, OptionValue, Timeline, hookimpl

__all__ = ["timeline_exporters"]

_OPTIONS = (
    Option("toc", False, "Begin with a list of the sections."),
    Option("quotes", True, "Quote the sentences that the events rest on, under their source."),
    Option("footnotes", False, "Give sources and quotes as footnotes, one for each event."),
    Option("frontmatter", False, "Begin with YAML front matter: title, as-of date, counts, sources."),
)


def _unnamed(event: Event, options: Mapping[str, OptionValue]) -> bool:
    """Whether some name of it stands neither in its label nor in its quotes."""
    quoted = [place.quote.exact for place in event.provenance] if options["quotes"] else []
    return any(not any(name in text for text in (event.label, *quoted)) for name in (*event.names, *event.places))


_LACKS = (
    Lack("quotes", "left out, as -O quotes=no asks", applies=lambda _, options: not options["quotes"]),
    Lack("relations"),
    Lack("names", applies=_unnamed),
)


def _export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    from timeline_markdown.page import Choices, page  # noqa: PLC0415 - late: listing the formats needs no writer

    chosen = {option.name: bool(options[option.name]) for option in _OPTIONS}
    return page(timeline, Choices(**chosen))


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `markdown`."""
    help_ = "A page in GitHub-flavoured Markdown."
    return (Exporter("markdown", ".md", "text/markdown;charset=UTF-8", help_, _export, _OPTIONS, _LACKS),)
