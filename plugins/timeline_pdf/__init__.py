"""The PDF exporter: a timeline as a briefing that can be handed up.

This module holds the record alone; what draws is imported when the first PDF is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline import Event, Exporter, Lack, Option, OptionValue, Timeline, hookimpl

__all__ = ["timeline_exporters"]


def _unattached(_: Event, options: Mapping[str, OptionValue]) -> bool:
    """Whether what is not printed is not in attached JSON either."""
    return not options["attach"]


_OPTIONS = (
    Option("page", "a4", "Paper: a4 or letter.", ("a4", "letter")),
    Option("marking", "", "Text at the top and bottom of every page, such as OFFICIAL."),
    Option("attach", True, "Attach the timeline as JSON; `timeline export` reads it back."),
    Option("theme", "report", "How it looks: report, plain, or the path of a theme's TOML file."),
    Option("font", "", "TrueType fonts for characters that the packaged ones lack: files or families, with commas."),
    Option("system-fonts", True, "Use fonts of this machine for characters that all others lack."),
)
_LACKS = (
    Lack("reported", applies=_unattached),
    Lack("relations", applies=_unattached),
    Lack("names", applies=_unattached),
    Lack("reasons", applies=_unattached),
)


def _export(timeline: Timeline, options: Mapping[str, OptionValue]) -> bytes:
    from timeline_pdf.document import document  # late: drawing costs start-up time, and most commands draw nothing

    return document(timeline, options)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format, `pdf`."""
    return (Exporter("pdf", ".pdf", "application/pdf", "A briefing to print or hand up.", _export, _OPTIONS, _LACKS),)
