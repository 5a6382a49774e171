"""The table of rivals: quality and speed side by side, and which of them is not in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import attrs

from benchmarks.data import Row
from benchmarks.rivals.chrono import CHRONO
from benchmarks.rivals.dateparser import DATEPARSER
from benchmarks.rivals.heideltime import HEIDELTIME
from benchmarks.rivals.model import CACHE, Rival
from benchmarks.rivals.ours import OURS
from benchmarks.rivals.recognizers import RECOGNIZERS
from benchmarks.rivals.runs import Speed, scores, speed
from benchmarks.tables import markdown, percent

RIVALS: dict[str, Rival] = {one.name: one for one in (HEIDELTIME, RECOGNIZERS, CHRONO, DATEPARSER)}

HEAD = (
    *("tagger", "news strict F1", "news relaxed F1", "news value F1", "narrative relaxed F1", "narrative value F1"),
    *("messages value F1", "KB a CPU second", "Timeline's speed over its", "start-up CPU s", "peak MB"),
)

NOTE = """\
F1 in percent. News is TimeBank and AQUAINT as one, narrative the articles of WikiWars, messages the tweets; all are the
files named in the table of time expressions, and every tagger is given the date of each document. Speed is that of the
narratives, its start-up (one sentence) left out: user and system time of all processes of the tagger; of fast ones, the
best of three runs over the same text up to 20 times. Memory is that of its largest process. Timeline's rules are
measured on these files while they are written, which favours it; the others are run with what suits them best here."""


@attrs.frozen
class Measured:
    """What is in a line of the table, and the words below it."""

    rival: Rival
    scores: dict[str, Row]
    speed: Speed
    note: str


def rivals(names: Sequence[str] = ()) -> Iterator[str]:
    """Ours and these rivals, all when none is named; one that cannot be run is said and left out."""
    yield "### Quality and speed side by side"
    chosen = [RIVALS[name] for name in names or RIVALS]
    found = [(one, measured(one)) for one in (OURS, *chosen)]
    lines = [one for _, one in found if one]
    if lines:
        yield markdown(table(lines))
    yield NOTE
    yield "\n".join(f"- {one.note if one else f'{rival.title}: it could not be run'}." for rival, one in found)


def measured(rival: Rival) -> Measured | None:
    """What a rival does on the evaluation data; None, with the reason on standard error, when it cannot be run."""
    folder = CACHE / rival.name
    folder.mkdir(parents=True, exist_ok=True)
    try:
        ready = rival.install(folder)
        note = f"{rival.title} {ready.version}" + (f": {ready.note}" if ready.note else "")
        found = Measured(rival, scores(rival, ready), speed(rival, ready), note)
    except RuntimeError as error:
        print(f"left out: {rival.title}: {error}", file=sys.stderr)
        return None
    print(f"measured: {rival.title}", file=sys.stderr)
    return found


def table(lines: Sequence[Measured]) -> list[list[str]]:
    """The table, its first line that of ours if it is there; how much faster ours is."""
    ours = next((one.speed.rate for one in lines if one.rival is OURS), None)
    return [list(HEAD), *(_line(one, ours) for one in lines)]


def _line(one: Measured, ours: float | None) -> list[str]:
    news, narrative, messages = (one.scores[kind] for kind in ("news", "narrative", "messages"))
    quality = [news["strict"]["f1"], news["relaxed"]["f1"], news["value_f1"]]
    quality += [narrative["relaxed"]["f1"], narrative["value_f1"], messages["value_f1"]]
    rate, times = one.speed.rate, "-" if ours is None else f"{ours / one.speed.rate:.1f}"
    costs = [
        f"{rate:.0f}" if rate >= 100 else f"{rate:.1f}",
        times,
        f"{one.speed.start:.2f}",
        f"{one.speed.memory:.0f}",
    ]
    return [one.rival.title, *map(percent, quality), *costs]
