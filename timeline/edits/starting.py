"""starting_file(): every event of a timeline, commented out, for a person to uncomment and change a line.

What explains stands behind '##', so that an editor that takes one '#' from each line of a block leaves it a comment.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Final

from timeline.edits.applying import originals
from timeline.model import Event, Timeline
from timeline.wording import date_words

_HEAD: Final = """\
## Corrections by a person, to be applied with
##
##     timeline build {sources} --edits {name} -o timeline.pdf
##
## Below stands every event as it was found, commented out. Take the '# ' from the lines of one, and change what is
## wrong. A line that you leave as it is changes nothing now, and holds when the articles or the program change. The
## event is found again by its id, else by its words and source: leave these three alone. What you change, your reason
## and what the program had found are shown to readers.
##
## What can be decided of an event, each a line of its own in its block:
##
##     relabel = "The mill opened"             say it in other words
##     redate = "1901-08-05"                   or 1901-08, 1901, 1901~ (about), [1901..1903] (one day in between),
##                                             1901-05/1901-09 (it lasted), XXXX (nobody knows)
##     drop = true                             leave it out
##     pin = true                              tell it in the summary and the drawing, whatever else there is
##     merge = ["{other}"]                  join others with it, by their ids; or, to find them in changed articles,
##                                             [{{ id = "...", words = "...", source = "..." }}]
##     split = [                               make several of it; what a part does not say stays as it is
##         {{ label = "The mill opened", date = "1901-08-05" }},
##         {{ label = "Its hall burned down", date = "1955", words = "a fire destroyed the hall" }},
##     ]
##     reason = "The archive has another date" why
##
## An event that was not found, in a block of its own (kind, words, source, pin and reason may be left out):
##
##     [[add]]
##     date = "1899"
##     label = "The land was bought"
##     kind = "occurrence"                     or state, statement, assessment, plan, forecast
##     words = "bought in 1899"                words of a source, if there are some
##     source = "{source}"
"""
_SPECIAL: Final = re.compile(r'["\\]')
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\"}


def starting_file(timeline: Timeline, name: str = "edits.toml") -> str:
    """A file of edits, in TOML, to be called `name`. It changes nothing; nor does it with every '# ' taken away."""
    return "\n".join(_lines(timeline, name)) + "\n"


def _lines(timeline: Timeline, name: str) -> Iterator[str]:
    events = originals(timeline)
    other = events[1].id if len(events) > 1 else "0123456789"
    source = timeline.sources[0].id if timeline.sources else "report"
    named = dict.fromkeys(_named(one.source or one.id) for one in timeline.sources)
    sources = " ".join([*list(named)[:3], *(["..."] if len(named) > 3 else [])]) or "ARTICLES..."
    head = _HEAD.format(sources=sources, name=_named(name), other=_plain(other), source=_plain(source))
    yield from (line.rstrip() for line in head.splitlines())
    for event in events:
        yield ""
        yield from _block(event)


def _named(name: str) -> str:
    """A file's name as a shell takes it."""
    return shlex.quote(_plain(name))


def _block(event: Event) -> Iterator[str]:
    article = event.provenance[0].article if event.provenance else ""
    yield f"## {_plain(date_words(event.when))}: {_plain(event.label)}"
    yield "# [[edit]]"
    yield f"# id = {quoted(event.id)}"
    yield f"# words = {quoted(event.text)}"
    yield f"# source = {quoted(article)}"
    yield f"# redate = {quoted(event.when.edtf if event.when else 'XXXX')}"
    yield f"# relabel = {quoted(event.label)}"
    yield "# drop = false"
    yield "# pin = false"
    yield '# reason = ""'


def quoted(text: str) -> str:
    """A text as a basic string of TOML, on one line."""
    line = " ".join(text.split())
    if _SPECIAL.search(line) or not line.isprintable():
        line = "".join(_ESCAPES.get(char) or _escaped(char) for char in line)
    return f'"{line}"'


def _escaped(char: str) -> str:
    if char.isprintable():
        return char
    code = ord(char)
    if 0xD800 <= code < 0xE000:  # a lone surrogate, which TOML cannot hold
        return "\ufffd"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _plain(text: str) -> str:
    """A text for a comment: on one line, and only what prints."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(char if char.isprintable() else "\ufffd" for char in line)
