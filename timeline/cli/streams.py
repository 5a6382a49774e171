"""Files as bytes, and standard input like one of them."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from typing import IO

from timeline.errors import ReadError


def binary(name: str) -> AbstractContextManager[IO[bytes]]:
    """Open a file, or standard input for '-', to read bytes. Raises OSError, and ReadError when there is no input."""
    if name != "-":
        return open(name, "rb")  # noqa: PTH123 - pathlib takes long to import; the caller closes it
    if sys.stdin is None:
        raise ReadError("it is closed", "standard input", "Send it the article: timeline build - < report.txt")
    return nullcontext(sys.stdin.buffer)
