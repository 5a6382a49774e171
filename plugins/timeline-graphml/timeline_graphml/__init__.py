"""Writes a timeline as a network in GraphML: events, sources and speakers, and what ties them."""

import warnings
from collections.abc import Mapping, Sequence

from timeline import (
    Exporter,
    ExportWarning,
    Lack,
    Option,
    OptionValue,
    Timeline,
    hookimpl,
    unquoted,
)
from timeline_graphml.cells import FIGURES
from timeline_graphml.network import connect
from timeline_graphml.writing import write

Options = Mapping[str, OptionValue]


def export(timeline: Timeline, options: Options) -> bytes:
    """Give the whole file, in UTF-8."""
    made = connect(timeline if options["quotes"] else unquoted(timeline))
    if made.loose:
        warnings.warn(
            f"ties to events or sources that the timeline does not have were left out: {made.loose}; "
            "`timeline validate` names them in the saved JSON",
            ExportWarning,
            stacklevel=2,
        )
    return write(made, yed=bool(options["yed"]))


LACKS = (
    Lack(
        "figures", f"in words alone beyond the first {FIGURES}", applies=lambda event, _: len(event.figures) > FIGURES
    ),
    Lack("quotes", applies=lambda _, options: not options["quotes"]),
    Lack("changes", "in words alone"),
)
OPTIONS = (
    Option("quotes", True, "Keep the words of the sources, in the cells of the edges `reports`."),
    Option("yed", False, "Add yEd's own shapes, colours and labels, which other programs pass over."),
)
EXPORTER = Exporter(
    "graphml",
    ".graphml",
    "application/graphml+xml",
    "A network of events, sources and speakers, for yEd, Gephi and Cytoscape.",
    export,
    OPTIONS,
    LACKS,
)


@hookimpl
def timeline_exporters() -> Sequence[Exporter]:
    """Give the one format of this plugin."""
    return (EXPORTER,)
