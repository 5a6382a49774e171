"""The table of what the view costs: first render and filter, as ratios to a plain list in the same page."""

from __future__ import annotations

import functools
import gzip
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

import timeline
from benchmarks.briefing.minutes import minutes
from benchmarks.tables import markdown

SIZES: Final = (100, 1_000, 5_000, 20_000)
ROUNDS: Final = 5
WORDS: Final = ("council", "march 19", "qqq", "")
"""Typed one after another: many rows, some, none, all."""

NOTE: Final = """\
Milliseconds to the end of the frame that shows the outcome, in Chromium without a screen; the median of five rounds,
ours and the plain list by turns in one page. The first render is from the text of the JSON to all rows (5,000 of them;
more are a press away), the drawn axis and the controls; a filter is the slowest of four words. The plain list is
one line of text a row, without marks, details, axis or keys."""


def web() -> Iterator[str]:
    """The script's size, then one row a number of events."""
    import timeline_html  # noqa: PLC0415 - a distribution of its own, needed here alone

    script = timeline_html.component()
    yield "### The component in a browser"
    packed = len(gzip.compress(script.encode(), 9))
    yield f"`{timeline_html.NAME}`: {len(script) / 1000:.1f} KB, {packed / 1000:.1f} KB gzipped."
    rows = [["events", "KB of JSON", "first render", "plain list", "ratio", "filter", "plain list", "ratio"]]
    with _page(script) as page:
        rows += [_row(page, count) for count in SIZES]
    yield markdown(rows)
    yield NOTE


def _row(page: Any, count: int) -> list[str]:
    text = timeline.dump(minutes(count), compact=True).decode()
    told: dict[str, list[dict[str, Any]]] = {"ours": [], "plain": []}
    for _ in range(ROUNDS):
        for name, found in told.items():
            found.append(page.evaluate(f"([text, words]) => measure.{name}(text, words)", [text, WORDS]))
    first, plain = (statistics.median(one["first"] for one in told[name]) for name in told)
    slowest, plain_slowest = (statistics.median(max(one["filters"]) for one in told[name]) for name in told)
    print(f"{count} events measured", file=sys.stderr, flush=True)
    times = (first, plain, first / plain, slowest, plain_slowest, slowest / plain_slowest)
    cells = [f"{value:.2f}" if at in (2, 5) else f"{value:.0f}" for at, value in enumerate(times)]
    return [f"{count:,}", f"{len(text) / 1000:,.0f}", *cells]


@contextmanager
def _page(script: str) -> Iterator[Any]:
    """A page that holds the component and what measures it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to load

    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        (folder / "embed.js").write_text(script, "utf-8")
        shutil.copy(Path(__file__).parent / "measure.js", folder)
        scripts = "".join(f'<script type="module" src="{one}"></script>' for one in ("embed.js", "measure.js"))
        (folder / "index.html").write_text(f'<!DOCTYPE html><html lang="en"><title>View</title>{scripts}', "utf-8")
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
