"""A checker of tagged PDF: the failure conditions of the Matterhorn Protocol 1.1 that a machine can decide.

    for failure in check(data):
        print(failure)              # 15-003 Document[1]/Table[1]/TR[1]/TH[2]: no Scope
    print(structure_text(data))     # what is read aloud, in its order

It proves what tests ask of Timeline's PDF, and no more: whether a file conforms to PDF/UA-1 is for a validator to
confirm and for a person to judge, since 48 of the 137 conditions want one. Therefore 06-002, that the metadata claims
conformance, is not asked for: the project claims none. `CONDITIONS` says what is checked and how far; `OURS` are
conditions beside the protocol. Where the protocol leaves room, veraPDF's reading is followed. Not read are the
contents of tiling patterns and of Type 3 glyphs; where the predefined CMaps of Chinese, Japanese and Korean lead is
not known.
"""

from __future__ import annotations

from pikepdf import PdfError

from tests.matterhorn import about, annotation, fonts, nesting, tree
from tests.matterhorn.document import Document
from tests.matterhorn.protocol import CONDITIONS, OURS, Condition, Failure
from tests.matterhorn.telling import structure_text

__all__ = ["CONDITIONS", "OURS", "Condition", "Failure", "check", "structure_text"]


def check(data: bytes) -> tuple[Failure, ...]:
    """What is wrong with a PDF, in the order of the conditions; nothing when all that is checked holds.

    Raises pikepdf.PdfError when it is no PDF that can be read at all.
    """
    try:
        document = Document(data)
    except PdfError as error:
        if b"/Encrypt" in data and "encryption dictionary" in str(error):
            return (Failure("26-001", "encryption", f"it cannot be read: {error}"),)
        raise
    found = [failure for part in (about, nesting, annotation, tree, fonts) for failure in part.check(document)]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.condition, one.where)))
