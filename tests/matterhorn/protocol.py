"""The failure conditions of the Matterhorn Protocol 1.1 that a machine can decide, and what became of each here.

The numbers are the protocol's (PDF Association, 2021); the words are ours and shorter.
"""

from __future__ import annotations

from typing import Final

import attrs


@attrs.frozen
class Failure:
    """What is wrong: the condition's number (or the name of one of ours), the place, and what is there."""

    condition: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.condition} {self.where}: {self.what}"


@attrs.frozen
class Condition:
    """One failure condition. `checked` is false for the one that is left out; `note` says how far a check goes."""

    number: str
    what: str
    checked: bool = True
    note: str = ""


_TABLE: Final = """
01-003 | an artifact stands inside tagged content
01-004 | tagged content stands inside an artifact
01-005 | content is neither tagged nor an artifact | a mark that no structure element owns does not tag
01-007 | Suspects is true
02-001 | a type that is not standard leads to no standard one
02-003 | the role map goes round in a circle
02-004 | a standard type is mapped to another
06-001 | there is no XMP metadata
06-003 | the metadata has no dc:title
07-001 | the viewer preferences have no DisplayDocTitle
07-002 | DisplayDocTitle is false
09-004 | a part of a table stands where none may (ISO 32000-1, Table 337)
09-005 | a part of a list stands where none may (Table 336)
09-006 | a part of a table of contents stands where none may (Table 333)
09-007 | a part of a ruby stands where none may (Table 338)
09-008 | a part of a warichu stands where none may (Table 338)
10-001 | a character code leads to no Unicode
11-001 | the language of text on a page is not known
11-002 | the language of Alt, ActualText or E is not known
11-003 | the language of the outline is not known
11-004 | the language of an annotation's Contents is not known
11-005 | the language of a form field's TU is not known
11-006 | the language of the metadata is not known
13-004 | a Figure has neither Alt nor ActualText
14-002 | the first numbered heading is no H1
14-003 | a level of headings is skipped
14-006 | a node holds more than one H
14-007 | H stands beside H1 to H6
15-003 | a TH has no Scope, in a table without Headers and IDs
17-002 | a Formula has no Alt
17-003 | a character code in a Formula leads to no Unicode
19-003 | a Note has no ID
19-004 | the ID of a Note is not its own
20-001 | a configuration of optional content in Configs has no Name
20-002 | the default configuration of optional content has no Name
20-003 | a configuration of optional content has AS
21-001 | the specification of an embedded file lacks F or UF
25-001 | an XFA form asks for dynamicRender
26-001 | the file is encrypted, and its dictionary has no P | or lacks more, so that nothing can be read
26-002 | P forbids that text is taken out for accessibility (bit 10)
28-002 | an annotation is not in an Annot element | as veraPDF: one that is hidden or off its page may stand alone
28-004 | an annotation has neither Contents nor an Alt around it
28-005 | a form field has neither TU nor an Alt around it
28-006 | an annotation of a type that the standard does not know is not tagged or not described
28-007 | there is a TrapNet annotation
28-008 | a page with annotations has no Tabs
28-009 | Tabs of a page with annotations is not S
28-010 | a widget is not in a Form element
28-011 | a link is not in a Link element
28-012 | a link has no Contents
28-014 | a media clip has no CT
28-015 | a media clip has no Alt
28-016 | the specification of an attached file's annotation lacks F or UF
28-017 | a printer's mark is in the structure
28-018 | the appearance of a printer's mark is no artifact
30-001 | there is a reference XObject
30-002 | a form XObject has marked content and is drawn more than once
31-001 | the Registry of a CID font and its CMap differ
31-002 | the Ordering of a CID font and its CMap differ
31-003 | the Supplement of a CID font is below its CMap's | for embedded CMaps alone
31-004 | CIDToGIDMap is neither a stream nor Identity
31-005 | an embedded Type 2 CID font has no CIDToGIDMap
31-006 | a CMap is neither of Table 118 nor embedded
31-007 | WMode differs between a CMap's dictionary and its stream
31-008 | a CMap uses another that is not of Table 118
31-009 | a font is not embedded
31-011 | a font program lacks a glyph that is drawn
31-012 | CharSet lacks a glyph of the Type 1 program
31-013 | CharSet names a glyph that the Type 1 program lacks
31-014 | CIDSet lacks a glyph of the program | a glyph without outline counts as absent
31-015 | CIDSet names a glyph that the program lacks
31-016 | a width differs from the font program's by more than 1/1000
31-017 | the program of a non-symbolic TrueType font has no non-symbolic cmap
31-018 | no non-symbolic cmap has a glyph that is drawn
31-019 | a non-symbolic TrueType font has no Encoding
31-020 | the Encoding of a non-symbolic TrueType font has no BaseEncoding
31-021 | the encoding of a non-symbolic TrueType font is neither MacRoman nor WinAnsi
31-022 | Differences has names that the Adobe Glyph List lacks
31-023 | a TrueType font has Differences, and its program no cmap (3,1)
31-024 | a symbolic TrueType font has an Encoding
31-025 | the program of a symbolic TrueType font has no cmap
31-026 | the program of a symbolic TrueType font has several cmaps and none is (3,0)
31-027 | a font has no ToUnicode, and nothing else tells its characters
31-028 | ToUnicode leads to U+0000
31-029 | ToUnicode leads to U+FEFF or U+FFFE
31-030 | text shows .notdef
"""


def _conditions() -> tuple[Condition, ...]:
    found = []
    for line in _TABLE.strip().splitlines():
        number, what, *note = (cell.strip() for cell in line.split("|"))
        found.append(Condition(number, what, note="".join(note)))
    why = "deliberately: a claim to conform is made by whoever has it confirmed by a validator"
    found.append(Condition("06-002", "the metadata does not claim PDF/UA", checked=False, note=why))
    return tuple(sorted(found, key=lambda one: one.number))


CONDITIONS: Final = _conditions()
"""All 87 that the protocol marks as a machine's to decide; the other 50 want a person, or have no test."""

OURS: Final = {
    "tagged": "the file does not say that it is tagged, or has no structure",
    "tree-content": "an element claims content that is not there, or one piece is claimed or numbered twice",
    "tree-keys": "the parent tree, and the keys of pages and annotations that lead into it, do not lead to the owner",
    "tree-page": "an element's content has no page, or one that the document does not have",
    "tree-parent": "P of an element is not the one that holds it",
    "table-regular": "the rows of a table have different numbers of columns",
    "font-name": "a font and its parts have different names, a subset's tag is not six letters, or two share one",
}
"""What ISO 32000-1 asks for beside the protocol, without which the rest means little."""
