"""The HTML exporter: a page that needs nothing else, or the part of one; and the component that both use.

This module holds the record alone; what writes is imported when the first page is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline import Exporter, Lack, Option, OptionValue, Timeline, hookimpl
from timeline_html.component import NAME, component, scripts

__all__ = ["NAME", "component", "scripts", "timeline_exporters"]

_OPTIONS = (
    Option("part", "page", "A whole page, or the fragment of one for a page of your own.", ("page", "fragment")),
    Option("quotes", True, "Quote the sentences that the events rest on."),
    Option("theme", "auto", "Colours: as the reader's system has them, or one set.", ("auto", "light", "dark")),
    Option("script", True, "Bring the component that zooms and filters; without it the page is plain HTML."),
    Option("id", "timeline", "What the ids in it begin with; links to an event are #timeline.e12."),
)
_LACKS = (
    Lack("quotes", "left out, as -O quotes=no asks", applies=lambda _, options: not options["quotes"]),
    # What the page does not show is in the JSON that its script reads.
    Lack("relations", applies=lambda _, options: not options["script"]),
    Lack("names", applies=lambda _, options: not options["script"]),
)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `html`."""
    help_ = "A page to read, search and zoom in."
    return (Exporter("html", ".html", "text/html;charset=UTF-8", help_, _export, _OPTIONS, _LACKS),)


def _export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    from timeline_html.page import Choices, made  # noqa: PLC0415 - late: listing the formats needs no writer

    return made(timeline, Choices(**options))  # type: ignore[arg-type]
