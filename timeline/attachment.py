"""The timeline that a briefing PDF carries, as the JSON that was saved."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from timeline.errors import SavedError

NAME: Final = "timeline.json"
"""What the attached file is called."""

MAGIC: Final = b"%PDF-"
"""How a PDF file begins."""

_NEXT: Final = "Give a PDF that `timeline build -o FILE.pdf` wrote, or the saved JSON."
_DECRYPT: Final = "Save it without encryption, such as by `qpdf --decrypt`, or give the saved JSON."


def attached(data: bytes) -> bytes:
    """The saved JSON attached to a PDF. Raises SavedError where there is none, or the PDF cannot be read."""
    import logging  # noqa: PLC0415 - late, both: few runs read a PDF

    from pypdf import PdfReader, errors  # noqa: PLC0415

    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # what it has to say is said below, once
    try:
        found: Any = PdfReader(BytesIO(data)).attachments.get(NAME)
    except (errors.FileNotDecryptedError, errors.DependencyError) as error:  # some ciphers want another package
        raise SavedError("the PDF is encrypted", next=_DECRYPT) from error
    except errors.LimitReachedError as error:  # a small file may claim to hold any amount
        raise SavedError("the PDF holds more than is read of one", next="Give the saved JSON.") from error
    except Exception as error:  # a damaged PDF makes the library raise all sorts of errors; they mean one thing here
        what = f"the PDF cannot be read ({type(error).__name__})"
        raise SavedError(what, next=_NEXT) from error
    finally:
        logger.setLevel(level)
    if not found:
        raise SavedError(f"the PDF carries no {NAME}", next=_NEXT)
    return bytes(found[0])
