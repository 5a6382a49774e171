"""Run the benchmarks: `python -m benchmarks quality|rivals|speed|briefing|saved|formats|web|floors`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from functools import partial

from benchmarks.briefing.table import briefing
from benchmarks.data import EVAL
from benchmarks.floors import measured, raised
from benchmarks.formats import formats
from benchmarks.quality import PARTS
from benchmarks.rivals.table import RIVALS, rivals
from benchmarks.saved import saved
from benchmarks.speed import speed as measured_speed
from benchmarks.tables import renew
from benchmarks.web.table import web


def main() -> int:
    """Run what the command line asks for, and give the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure quality and speed.")
    commands = parser.add_subparsers(dest="command", required=True)
    quality = commands.add_parser("quality", help="score the evaluation data")
    quality.add_argument("parts", nargs="*", metavar="PART", help="timex, gold, anchoring, tls; all when none is named")
    beside = commands.add_parser("rivals", help="score and time other taggers beside ours")
    beside.add_argument("parts", nargs="*", metavar="RIVAL", help=f"{', '.join(RIVALS)}; all when none is named")
    speed = commands.add_parser("speed", help="measure CPU time and memory")
    paper = commands.add_parser("briefing", help="measure briefings as PDF and Markdown beside other makers of PDF")
    paper.add_argument("--all", action="store_true", help="all sizes of the others too: many minutes, 2 GB of memory")
    sizes = commands.add_parser("saved", help="measure the size of saved JSON, and what checking it costs")
    kinds = commands.add_parser("formats", help="measure what writing costs in every installed format")
    page = commands.add_parser("web", help="measure the view of a timeline in a browser beside a plain list")
    for command in (quality, beside, speed, paper, sizes, kinds, page):
        command.add_argument("--write", action="store_true", help="renew the table in benchmarks/RESULTS.md")
    floors = commands.add_parser("floors", help="show the scores that have floors")
    floors.add_argument("--raise", dest="up", action="store_true", help="raise the floors to them; none is lowered")
    asked = parser.parse_args()
    whole: dict[str, Callable[[], Iterable[str]]] = {
        "speed": measured_speed,
        "briefing": partial(briefing, everything=getattr(asked, "all", False)),
        "saved": saved,
        "formats": formats,
        "web": web,
    }
    if asked.command in whole:
        return _show(asked.command, whole[asked.command](), asked.write)
    if not EVAL.is_dir():
        print(f"skipped: no evaluation data in {EVAL}; TIMELINE_EVAL names another place", file=sys.stderr)
        return 0
    if asked.command == "floors":
        print(json.dumps(raised() if asked.up else measured(), indent=2))
        return 0
    known = RIVALS if asked.command == "rivals" else PARTS
    unknown = [part for part in asked.parts if part not in known]
    if unknown:
        print(f"no such part: {', '.join(unknown)}. Known are: {', '.join(known)}.", file=sys.stderr)
        return 2
    if asked.command == "rivals":
        return _show("rivals", rivals(asked.parts), asked.write)
    for part in asked.parts or PARTS:
        _show(part, PARTS[part](), asked.write)
    return 0


def _show(part: str, texts: Iterable[str], write: bool) -> int:
    kept = []
    for text in texts:
        print(text, flush=True)
        kept.append(text)
    if write:
        renew(part, "\n\n".join(text.strip() for text in kept))
    return 0


if __name__ == "__main__":
    sys.exit(main())
