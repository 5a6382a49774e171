"""Every error that Timeline raises on purpose.

    TimelineError
    ├── ReadError          a source could not be read as an article
    ├── EdtfError          a text is no EDTF, or one outside what we support
    ├── SavedError         a saved timeline is damaged, or not ours
    ├── EditsError         a file of edits cannot be read at all
    ├── OptionError        an option is unknown or has a value of the wrong type
    ├── UnknownFormatError no exporter has this name or suffix
    ├── PluginError        a plugin does not load, or breaks the contract
    ├── ExportError        an exporter failed, or gave something that is no export
    └── WriteError         an output could not be written

and the one warning, ExportWarning: an export is whole, but not all that was wished for.

A message says what is wrong, where, and what to do next; the parts are kept as fields too.
"""

from __future__ import annotations


class TimelineError(Exception):
    """The base of all: catch this to catch every known error.

    `what` is wrong, `where` (a file, a plugin, an option; may be empty), and what to do `next` (may be empty).
    """

    def __init__(self, what: str, where: str = "", next: str = "") -> None:  # noqa: A002 - the word that users read
        self.what = what
        self.where = where
        self.next = next
        super().__init__(what, where, next)

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}. {self.next}" if self.next else head


class ReadError(TimelineError):
    """A source could not be read as an article."""


class EdtfError(TimelineError, ValueError):
    """A text is no EDTF, or uses a part of it that is not supported."""


class SavedError(TimelineError, ValueError):
    """A saved timeline is damaged, of a newer version, or no timeline at all."""


class EditsError(TimelineError, ValueError):
    """A file of edits is damaged, too long, or no TOML: none of its edits can be read."""


class OptionError(TimelineError, ValueError):
    """An option is unknown, or its value is of the wrong type."""


class UnknownFormatError(TimelineError, LookupError):
    """No exporter or reader has this name or suffix."""


class PluginError(TimelineError):
    """A plugin does not load, breaks the contract, or takes a name that is taken."""


class ExportError(TimelineError):
    """An exporter raised, or gave something that is no export."""


class WriteError(TimelineError, OSError):
    """An output could not be written; what stood there before still stands."""


class ExportWarning(UserWarning):
    """An export is whole, but not all that was wished for, such as a character that no font has.

    An exporter gives it with `warnings.warn`; the command line shows it once.
    """
