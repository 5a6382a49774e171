"""Content streams, operator by operator: which marks they set, what is drawn inside of which, and text in its fonts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import attrs
import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from tests.matterhorn.pdf import Key, entry, key_of, name, text
from tests.matterhorn.protocol import Failure
from tests.matterhorn.structure import Piece, Structure

_PAINTS: Final = frozenset("S s f F f* B B* b b* sh".split())
_SHOWS: Final = frozenset(("Tj", "TJ", "'", '"'))
_GAP: Final = -200
"""Thousandths of the font's size from which on a gap inside TJ is read as a blank."""


@attrs.frozen
class Mark:
    """A marked-content sequence; `piece` is what the structure knows it by."""

    tag: str
    piece: Piece | None
    properties: Any

    @property
    def artifact(self) -> bool:
        """Whether what stands inside is none of the content."""
        return self.tag == "Artifact"


@attrs.define
class FontUse:
    """What is shown in one font: strings, each with whether it is rendered, and whether it is a formula's."""

    raw: Object
    where: str
    strings: set[tuple[bytes, bool, bool]] = attrs.Factory(set)


@attrs.define
class Text:
    """What is shown in one piece of marked content: strings by the font's key, and blanks between."""

    strings: list[tuple[Key, bytes]] = attrs.Factory(list)
    mark: Mark | None = None


@attrs.define
class _State:
    font: Key | None = None
    hidden: bool = False


@attrs.frozen
class _Place:
    """Where a stream stands: its words for a person, the object its marks are counted in, and its resources."""

    where: str
    holder: Key
    resources: Any
    owned: bool = False


class Contents:
    """All that the pages of a document, its forms and the appearances of its annotations draw."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure
        self.failures: list[Failure] = []
        self.fonts: dict[Key, FontUse] = {}
        self.texts: dict[Piece, Text] = {}
        self.marked: Counter[Piece] = Counter()
        self.drawn: Counter[Key] = Counter()  # form XObjects
        self.forms: dict[Key, Object] = {}
        self.loose: dict[str, list[str]] = {}  # by place: what is drawn outside of all marks
        self._marks: list[Mark] = []
        self._inside: list[Key] = []  # forms that are being read
        self._state = _State()
        self._blank = False
        self._line: Any = None

    def page(self, page: pikepdf.Page, where: str) -> None:
        """Read a page. `where` is told of what is found."""
        self._start(page.obj, _Place(where, key_of(page.obj), page.resources if "/Resources" in page else Dictionary()))

    def appearance(self, stream: Stream, where: str, *, owned: bool) -> None:
        """Read the appearance of an annotation, which is part of the annotation, and tagged with it if `owned`."""
        self._start(stream, _Place(where, key_of(stream), entry(stream, "Resources"), owned))

    def _start(self, stream: Object, place: _Place) -> None:
        self._marks, self._state, self._blank, self._line = [], _State(), False, None
        self._read(stream, place)
        if self._marks:
            self.failures.append(Failure("01-005", place.where, "a mark is not ended"))

    def _read(self, stream: Object, place: _Place) -> None:
        saved: list[_State] = []
        for one in pikepdf.parse_content_stream(stream):
            op, operands = str(one.operator), list(one.operands)
            if op in _SHOWS:
                self._show(op, operands, place)
            elif op in {"BMC", "BDC"}:
                self._begin(operands, place)
            elif op == "EMC":
                self._end(place)
            elif op == "q":
                saved.append(attrs.evolve(self._state))
            elif op == "Q" and saved:
                self._state = saved.pop()
            elif op in _PAINTS or op == "INLINE IMAGE":
                self._draw(op, place)
            elif op == "Do":
                self._object(name(operands[0]), place)
            else:
                self._set(op, operands, place)

    def _set(self, op: str, operands: Sequence[Any], place: _Place) -> None:
        """Set what text is shown in, and notice where a new line begins."""
        if op == "Tf":
            self._font(entry(entry(place.resources, "Font"), name(operands[0])), place)
        elif op == "gs":
            state = entry(entry(place.resources, "ExtGState"), name(operands[0]))
            if entry(state, "Font") is not None:
                self._font(state.Font[0], place)
        elif op == "Tr":
            self._state.hidden = operands[0] == 3
        elif op == "T*" or (op in {"Td", "TD"} and operands[1] != 0):
            self._blank = True
        elif op == "Tm":
            self._blank = self._blank or self._line not in {None, operands[5]}
            self._line = operands[5]

    def _font(self, raw: Any, place: _Place) -> None:
        if raw is None:
            self.failures.append(Failure("31-009", place.where, "a font is set that the resources do not have"))
            return
        key = key_of(raw)
        self.fonts.setdefault(key, FontUse(raw, place.where))
        self._state.font = key

    def _begin(self, operands: Sequence[Any], place: _Place) -> None:
        given = operands[1] if len(operands) > 1 else None
        if isinstance(given, Name):
            given = entry(entry(place.resources, "Properties"), name(given))
        number = entry(given, "MCID")
        piece = None if number is None else Piece(place.holder, int(number))
        mark = Mark(name(operands[0]), piece, given)
        if piece:
            self.marked[piece] += 1
            if any(one.artifact for one in self._marks):
                self.failures.append(Failure("01-004", place.where, f"content {number} stands in an artifact"))
        elif mark.artifact and any(one.piece for one in self._marks):
            self.failures.append(Failure("01-003", place.where, "an artifact stands in tagged content"))
        self._marks.append(mark)

    def _end(self, place: _Place) -> None:
        if self._marks:
            self._marks.pop()
        else:
            self.failures.append(Failure("01-005", place.where, "a mark is ended that was not begun"))

    def _owner(self) -> Mark | None:
        """The innermost mark that an element owns."""
        owners = self._structure.owners
        return next((one for one in reversed(self._marks) if one.piece and one.piece in owners), None)

    def _draw(self, what: str, place: _Place) -> None:
        if not (place.owned or any(one.artifact for one in self._marks) or self._owner()):
            numbers = [one.piece.number for one in self._marks if one.piece]
            also = f" in content {numbers[-1]}, which no element has" if numbers else ""
            self.loose.setdefault(place.where, []).append(what + also)

    def _show(self, op: str, operands: Sequence[Any], place: _Place) -> None:
        parts = list(operands[0]) if isinstance(operands[0], Array) else [operands[-1]]
        self._blank = self._blank or op in {"'", '"'}
        if any(isinstance(one, pikepdf.String) and bytes(one) for one in parts):
            self._draw(op, place)
        owner = self._owner()
        for one in parts:
            if isinstance(one, pikepdf.String):
                self._write(bytes(one), owner)
            elif one < _GAP:
                self._blank = True

    def _write(self, data: bytes, owner: Mark | None) -> None:
        font = self._state.font
        if not data or font is None:
            return
        formula = False
        if owner and owner.piece:
            formula = any(one.role == "Formula" for one in self._structure.owners[owner.piece].around())
            told = self.texts.setdefault(owner.piece, Text(mark=owner))
            if self._blank and told.strings:
                told.strings.append((font, b""))
            told.strings.append((font, data))
        self._blank = False
        self.fonts[font].strings.add((data, not self._state.hidden, formula))

    def _object(self, which: str, place: _Place) -> None:
        target = entry(entry(place.resources, "XObject"), which)
        if name(entry(target, "Subtype")) != "Form":
            self._draw(f"Do /{which}", place)
            return
        key = key_of(target)
        self.drawn[key] += 1
        if key in self._inside or (self.drawn[key] > 1 and any(piece.holder == key for piece in self.marked)):
            return
        self.forms[key] = target
        owned = place.owned or key in self._structure.parts
        depth, state = len(self._marks), attrs.evolve(self._state)
        self._inside.append(key)
        where = f"{place.where}, form {which}"
        self._read(target, _Place(where, key, entry(target, "Resources") or place.resources, owned))
        self._inside.pop()
        del self._marks[depth:]
        self._state = state

    def language(self, piece: Piece) -> str:
        """The language that the mark itself tells."""
        mark = self.texts[piece].mark
        return text(entry(mark.properties, "Lang")) if mark else ""
