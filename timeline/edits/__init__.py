"""What a person corrects: read_edits() reads a file, apply() carries it out, starting_file() writes one to begin with.

The stage stands after `merge` and before `summarise`. It is pure, as all are: Timeline and Edits in, Timeline out.
"""

from __future__ import annotations

from timeline.edits.applying import apply, originals
from timeline.edits.reading import read_edits
from timeline.edits.starting import starting_file
from timeline.edits.values import SET_ASIDE, Decision, Edits, Part, Target

__all__ = ["SET_ASIDE", "Decision", "Edits", "Part", "Target", "apply", "originals", "read_edits", "starting_file"]
