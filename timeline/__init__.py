"""Timeline: articles in, an ordered and sourced timeline out."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from timeline.analysis import Analysis as Analysis
    from timeline.analysis import times as times
    from timeline.apart import Limits as Limits
    from timeline.briefing import Briefing as Briefing
    from timeline.briefing import ConflictRow as ConflictRow
    from timeline.briefing import Line as Line
    from timeline.briefing import Row as Row
    from timeline.briefing import SourceRow as SourceRow
    from timeline.briefing import brief as brief
    from timeline.calendar import Period as Period
    from timeline.calendar import Point as Point
    from timeline.checking import Problem as Problem
    from timeline.checking import validate as validate
    from timeline.edits import Edits as Edits
    from timeline.edits import read_edits as read_edits
    from timeline.errors import EditsError as EditsError
    from timeline.errors import EdtfError as EdtfError
    from timeline.errors import ExportError as ExportError
    from timeline.errors import ExportWarning as ExportWarning
    from timeline.errors import OptionError as OptionError
    from timeline.errors import PluginError as PluginError
    from timeline.errors import ReadError as ReadError
    from timeline.errors import SavedError as SavedError
    from timeline.errors import TimelineError as TimelineError
    from timeline.errors import UnknownFormatError as UnknownFormatError
    from timeline.errors import WriteError as WriteError
    from timeline.exporting import export as export
    from timeline.exporting import losses as losses
    from timeline.expressions import Resolved as Resolved
    from timeline.expressions import Timex as Timex
    from timeline.hookspecs import Aspect as Aspect
    from timeline.hookspecs import Exporter as Exporter
    from timeline.hookspecs import Lack as Lack
    from timeline.hookspecs import Option as Option
    from timeline.hookspecs import OptionValue as OptionValue
    from timeline.hookspecs import Reader as Reader
    from timeline.hookspecs import hookimpl as hookimpl
    from timeline.hookspecs import lacks_all_but as lacks_all_but
    from timeline.hygiene import one_line as one_line
    from timeline.hygiene import web_address as web_address
    from timeline.lacking import Loss as Loss
    from timeline.model import Anchor as Anchor
    from timeline.model import Article as Article
    from timeline.model import Attribution as Attribution
    from timeline.model import Block as Block
    from timeline.model import Change as Change
    from timeline.model import Conflict as Conflict
    from timeline.model import Dct as Dct
    from timeline.model import Event as Event
    from timeline.model import Figure as Figure
    from timeline.model import Finding as Finding
    from timeline.model import Likelihood as Likelihood
    from timeline.model import Provenance as Provenance
    from timeline.model import Quote as Quote
    from timeline.model import Relation as Relation
    from timeline.model import Source as Source
    from timeline.model import Span as Span
    from timeline.model import Statement as Statement
    from timeline.model import Summary as Summary
    from timeline.model import Timeline as Timeline
    from timeline.model import When as When
    from timeline.particulars import Fact as Fact
    from timeline.particulars import facts as facts
    from timeline.pipeline import amend as amend
    from timeline.pipeline import analyse as analyse
    from timeline.pipeline import build as build
    from timeline.readers import read as read
    from timeline.saving import dump as dump
    from timeline.saving import load as load
    from timeline.saving import unquoted as unquoted
    from timeline.series import FigureRow as FigureRow
    from timeline.series import Series as Series
    from timeline.wording import claim_marks as claim_marks
    from timeline.wording import date_words as date_words
    from timeline.wording import figure_words as figure_words
    from timeline.wording import likelihood_words as likelihood_words
    from timeline.wording import speaker_words as speaker_words
    from timeline.yardsticks import Scale as Scale

__version__ = "0.1.0"

# Where each public name lives. They are imported when first asked for: a command that needs one stage pays for one.
_HOMES: Final = {
    "analysis": ("Analysis", "times"),
    "apart": ("Limits",),
    "briefing": ("Briefing", "ConflictRow", "Line", "Row", "SourceRow", "brief"),
    "calendar": ("Period", "Point"),
    "checking": ("Problem", "validate"),
    "edits": ("Edits", "read_edits"),
    "errors": (
        "EditsError", "EdtfError", "ExportError", "ExportWarning", "OptionError", "PluginError", "ReadError",
        "SavedError", "TimelineError", "UnknownFormatError", "WriteError",
    ),
    "exporting": ("export", "losses"),
    "expressions": ("Resolved", "Timex"),
    "particulars": ("Fact", "facts"),
    "hookspecs": ("Aspect", "Exporter", "Lack", "Option", "OptionValue", "Reader", "hookimpl", "lacks_all_but"),
    "hygiene": ("one_line", "web_address"),
    "lacking": ("Loss",),
    "model": (
        "Anchor", "Article", "Attribution", "Block", "Change", "Conflict", "Dct", "Event", "Figure", "Finding",
        "Likelihood", "Provenance", "Quote", "Relation", "Source", "Span", "Statement", "Summary",
        "Timeline", "When",
    ),
    "pipeline": ("amend", "analyse", "build"),
    "readers": ("read",),
    "saving": ("dump", "load", "unquoted"),
    "series": ("FigureRow", "Series"),
    "wording": ("claim_marks", "date_words", "figure_words", "likelihood_words", "speaker_words"),
    "yardsticks": ("Scale",),
}  # fmt: skip
_HOME_OF: Final = {name: module for module, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605 - a list, made from the table above


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"timeline.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
