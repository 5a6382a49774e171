"""`--edits` of build and export: the file that a person corrects a timeline with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import click

from timeline.cli.streams import binary
from timeline.edits import Edits, read_edits
from timeline.errors import EditsError

_MOST: Final = 200_000_000
"""Bytes of a file of edits, comments and all; it keeps a file without an end from filling the memory."""

edits_option = click.option(
    "--edits", "edits", default=None, metavar="FILE", help="Corrections by a person, as `timeline edit` begins them."
)


def edits_of(name: str | None, sources: Iterable[str]) -> Edits | None:
    """Read the file that --edits names; None when there is none. Raises EditsError when nothing of it can be read.

    Standard input can hold either the edits or one of the sources: both is a usage error.
    """
    if name is None:
        return None
    if not name:
        raise EditsError("its name is empty", "--edits", "Name a file: --edits edits.toml")
    if name == "-" and "-" in sources:
        raise click.UsageError("standard input cannot hold both the edits and what they correct: name a file for one")
    try:
        with binary(name) as file:
            data = file.read(_MOST + 1)
    except OSError as error:
        what = (
            "there is no such file"
            if isinstance(error, FileNotFoundError)
            else f"it cannot be read: {error.strerror or error}"
        )
        raise EditsError(what, name, "`timeline edit ARTICLES... -o FILE` writes one to begin with.") from error
    if len(data) > _MOST:
        raise EditsError(f"it is longer than {_MOST:,} bytes", name, "Take out of it what is no edit.")
    return read_edits(data, name)
