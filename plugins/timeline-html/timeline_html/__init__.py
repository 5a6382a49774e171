"""The HTML exporter: a page that needs nothing else, or the part of one; and the component that both use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline import Exporter, OptionValue, Timeline, hookimpl
from timeline_html.component import NAME, component

__all__ = ["NAME", "component", "timeline_exporters"]


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `html`."""
    return (Exporter("html", ".html", "text/html;charset=UTF-8", "A page to read, search and zoom in.", _export),)


def _export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:  # noqa: ARG001 - it has no options yet
    return f"<!DOCTYPE html><title>{len(timeline.events)}</title>".encode()
