"""An article about a mill, its timeline, and edits of it."""

from __future__ import annotations

import attrs

from tests.articles import article
from timeline.edits import Edits, apply, read_edits
from timeline.model import Article, Event, Timeline
from timeline.pipeline import build

MILL = """# The old mill

The mill opened on 5 August 1901. In 1955 a fire destroyed the great hall, and the owner sold the land two years later.
The council approved a plan for a museum in March 1962. Over 300 people attended the meeting in the school.
The mayor resigned on 12 June 1963.
"""


def mill(text: str = MILL, name: str = "mill") -> Article:
    return attrs.evolve(article(text, "2001"), id=name, source=f"{name}.md")


def made(text: str = MILL) -> Timeline:
    return build([mill(text)])


def labelled(timeline: Timeline, label: str) -> Event:
    return next(event for event in (*timeline.events, *timeline.undated) if event.label == label)


def id_of(words: str, text: str = MILL) -> str:
    timeline = made(text)
    return next(event.id for event in (*timeline.events, *timeline.undated) if words in event.text)


def edits(*tables: str) -> Edits:
    read = read_edits("\n".join(tables).encode(), "edits.toml")
    assert not read.findings
    return read


def edit(words: str, *lines: str) -> str:
    """An edit of the event of the mill that has these words in its clause."""
    return "\n".join(("[[edit]]", f'id = "{id_of(words)}"', *lines))


def edited(*tables: str) -> Timeline:
    return apply(made(), edits(*tables))


def labels(timeline: Timeline) -> list[str]:
    return [event.label for event in (*timeline.events, *timeline.undated)]


def codes(timeline: Timeline) -> list[str]:
    return [finding.code for finding in timeline.findings if finding.code.startswith("edit-")]
