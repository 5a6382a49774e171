"""What a file of edits says, read but not yet applied."""

from __future__ import annotations

import hashlib

import attrs

from timeline.model import ChangeType, Finding, Kind, When


@attrs.frozen
class Target:
    """How an edit finds its event: by `id`, else by the `words` of its clause, in the article called `source`."""

    id: str = ""
    words: str = ""
    source: str = ""


@attrs.frozen
class Part:
    """An event as a person words it; in a split, what is empty or None stays as it was found."""

    label: str
    when: When | None = None
    kind: Kind | None = None
    words: str = ""
    pinned: bool = False


@attrs.frozen
class Decision:
    """One thing to do. `place` says where it stands: 'edit 3 (line 41), redate'.

    `label` is that of a relabel, `when` that of a redate; `others` are merged into the target; `parts` are those of a
    split, and the one event of an add, which has no target but for its source.
    """

    type: ChangeType
    place: str
    target: Target = Target()
    label: str = ""
    when: When | None = None
    others: tuple[Target, ...] = ()
    parts: tuple[Part, ...] = ()
    reason: str = ""

    @property
    def effect(self) -> tuple[str, ...]:
        """What it does, apart from the event that it does it to."""
        parts = ((part.label, _edtf(part.when), part.kind or "", part.words, str(part.pinned)) for part in self.parts)
        return self.type, self.label, _edtf(self.when), *(text for part in parts for text in part)

    @property
    def id(self) -> str:
        """The same for the same decision, wherever it stands and whatever its reason."""
        named = (text for one in (self.target, *self.others) for text in (one.id, one.words, one.source))
        key = "\0".join((*self.effect, "", *named))
        return hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=5).hexdigest()


@attrs.frozen
class Edits:
    """The decisions of a file, in its order, and what is wrong with those that could not be read."""

    decisions: tuple[Decision, ...] = ()
    findings: tuple[Finding, ...] = ()
    name: str = ""


INVALID = "edit-invalid"
NOT_FOUND = "edit-not-found"
CONTRADICTS = "edit-contradicts"
CLOSEST = "edit-closest"
UNSEEN = "edit-unseen"

SET_ASIDE = frozenset((INVALID, NOT_FOUND, CONTRADICTS))
"""Codes of findings that tell of an edit that was not carried out."""


def trouble(code: str, name: str, place: str, what: str, next: str) -> Finding:  # noqa: A002 - as in TimelineError
    """A finding about an edit: which file and edit, what is wrong, what to do next."""
    where = f"{name}, {place}" if name else place
    return Finding("", code, f"{where}: {what}. {next}")


def _edtf(when: When | None) -> str:
    return when.edtf if when else ""
