"""The table of what the view costs: first render and filter, as ratios to a plain list in the same page."""

from __future__ import annotations

import functools
import gzip
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

import timeline
from benchmarks.briefing.minutes import minutes
from benchmarks.rivals.model import CACHE, MissingError, program, run
from benchmarks.tables import markdown

SIZES: Final = (100, 1_000, 5_000, 20_000)
ROUNDS: Final = 5
WORDS: Final = ("council", "march 19", "qqq", "")
"""Typed one after another: many rows, some, none, all."""

VIS: Final = "8.5.4"
MOST: Final = 5_000
"""Up to so many events vis-timeline is measured; more take it minutes."""

NOTE: Final = """\
Milliseconds to the end of the frame that shows the outcome, in Chromium without a screen; the median of five rounds,
ours and the plain list by turns in one page. The first render is from the text of the JSON to all rows (5,000 of them;
more are a press away), the drawn axis and the controls; a filter is the slowest of four words. The plain list is
one line of text a row, without marks, details, axis or keys. vis-timeline gets the same events as items and keeps the
settings it has by itself; it draws an axis and no list."""


def web() -> Iterator[str]:
    """The script's size, then one row a number of events."""
    import timeline_html  # noqa: PLC0415 - a distribution of its own, needed here alone

    scripts = timeline_html.scripts()
    yield "### The component in a browser"
    yield "; ".join(f"`{name}`: {_packed(text) / 1000:.1f} KB gzipped" for name, text in scripts.items())
    head = ["events", "KB of JSON", "first render", "plain list", "ratio", "filter", "plain list", "ratio"]
    peer = _vis()
    if peer is None:
        print("vis-timeline is left out: npm could not install it", file=sys.stderr)
    rows = [[*head, *(["vis-timeline", "ratio"] if peer else [])]]
    with _page(scripts, peer) as page:
        rows += [_row(page, count, beside=peer is not None) for count in SIZES]
    yield markdown(rows)
    yield NOTE


def _packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def _vis() -> Path | None:
    """The module of vis-timeline, installed when it is not there; None where it cannot be had."""
    folder = CACHE / "vis"
    module = folder / "node_modules" / "vis-timeline" / "standalone" / "esm" / "vis-timeline-graph2d.min.js"
    try:
        if not module.exists():
            run(program("npm", ""), "install", "--no-audit", "--no-fund", "--prefix", folder, f"vis-timeline@{VIS}")
    except MissingError:
        return None
    return module


def _row(page: Any, count: int, *, beside: bool) -> list[str]:
    text = timeline.dump(minutes(count), compact=True).decode()
    names = ("ours", "plain", *(["vis"] if beside and count <= MOST else []))
    told: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for _ in range(ROUNDS):
        for name, found in told.items():
            found.append(page.evaluate(f"([text, words]) => measure.{name}(text, words)", [text, WORDS]))
    first = {name: statistics.median(one["first"] for one in found) for name, found in told.items()}
    slowest = {name: statistics.median(max(one["filters"]) for one in told[name]) for name in ("ours", "plain")}
    print(f"{count} events measured", file=sys.stderr, flush=True)
    cells = [f"{count:,}", f"{len(text) / 1000:,.0f}", *_compared(first, "plain"), *_compared(slowest, "plain")]
    return cells + (_compared(first, "vis")[1:] if beside else [])


def _compared(times: Mapping[str, float], other: str) -> list[str]:
    """Ours, the other's, and ours in units of the other's."""
    if other not in times:
        return [f"{times['ours']:,.0f}", "", ""]
    return [f"{times['ours']:,.0f}", f"{times[other]:,.0f}", f"{times['ours'] / times[other]:.2f}"]


@contextmanager
def _page(scripts: Mapping[str, str], peer: Path | None) -> Iterator[Any]:
    """A page that holds the component and what measures it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to load

    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        for file, text in scripts.items():
            (folder / file).write_text(text, "utf-8")
        if peer:
            shutil.copy(peer, folder / "vis.js")
        shutil.copy(Path(__file__).parent / "measure.js", folder)
        asked = "".join(f'<script type="module" src="{one}"></script>' for one in ("timeline-embed.js", "measure.js"))
        (folder / "index.html").write_text(f'<!DOCTYPE html><html lang="en"><title>View</title>{asked}', "utf-8")
        with _served(folder) as address:
            started = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
            page = started.new_page(viewport={"width": 1000, "height": 800})
            page.goto(f"{address}/index.html")
            yield page
            started.close()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
